"""Fuzzing stands on the strategies of the payload tests and on the rig of whole consoles."""

import sys
from pathlib import Path

for folder in ("fuzz", "unit/payloads", "unit/app"):
    sys.path.insert(0, str(Path(__file__).parents[1] / folder))
