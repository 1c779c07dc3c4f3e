"""The simulator stands alone: nothing of the app but where resources lie (its customers' files), no Qt."""

import subprocess
import sys

_PROGRAM = """
import sys
import multichat_desktop.simulator.scenario
own = [name for name in sys.modules if name.startswith("multichat_desktop.")]
others = [name for name in own if not name.startswith("multichat_desktop.simulator")]
print(*(name for name in others if name != "multichat_desktop.assets"))
print(*(name for name in sys.modules if name.startswith("PySide6")))
"""


def test_it_imports_nothing_of_the_app() -> None:
    done = subprocess.run([sys.executable, "-c", _PROGRAM], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == ""
