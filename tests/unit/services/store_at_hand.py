"""The rig of the store's own tests, for the services that stand on the store."""

import sys
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parents[1] / "store"))

from store_rig import *  # noqa: F403
