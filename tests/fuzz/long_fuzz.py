"""The long form: `make torture FUZZ=1000000` posts so many bodies, and has the payload reader read as many more.

The reader is driven by atheris where that can be imported (`.venv/bin/python -m pip install atheris`; it is no
dependency of the project's), else by the mutations of our own. Alone: `long_fuzz.py BODIES [SEED]`.
"""

import importlib.util
import shutil
import subprocess
import sys
import tempfile
from dataclasses import dataclass, field
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parent))
sys.path.insert(0, str(Path(__file__).parents[1] / "unit" / "payloads"))
sys.path.insert(0, str(Path(__file__).parents[1] / "unit" / "app"))

from mutator import Mutator
from reading import Reading
from through_doors import Report, live

HERE = Path(__file__).parent
BODIES_OF_A_LIFE, CONNECTIONS = 10_000, 8


@dataclass
class Fuzzed:
    """What became of both."""

    doors: Report = field(default_factory=Report)
    reader: str = ""
    reader_holds: bool = False

    @property
    def holds(self) -> bool:
        """Whether nothing was found."""
        return not self.doors.wrong and self.reader_holds

    def lines(self) -> str:
        """Say it for a person."""
        return f"{self.doors.lines()}\n  {self.reader}"


def fuzz(folder: Path, seed: str, bodies: int) -> Fuzzed:
    """Post and read so many bodies each; a console that something was found in leaves its profile behind."""
    found = Fuzzed()
    for done in range(0, bodies, BODIES_OF_A_LIFE):
        home = folder / f"fuzz-{done}"
        life = live(home, Mutator(f"{seed}/{done}").body, min(BODIES_OF_A_LIFE, bodies - done), CONNECTIONS)
        if not life.wrong:
            shutil.rmtree(home)
        else:
            print(f"!! kept: {home}\n{life.lines()}", flush=True)
        found.doors.add(life)
        print(f"  … {found.doors.bodies} bodies, found {len(found.doors.wrong)}", flush=True)
    if importlib.util.find_spec("atheris") is None:
        found.reader_holds, found.reader = (
            True,
            f"payload reader (no atheris here, own mutations): {_read(seed, bodies)}",
        )
    else:
        command = [sys.executable, str(HERE / "with_atheris.py"), str(bodies), seed]
        ran = subprocess.run(command, capture_output=True, text=True, errors="replace", check=False)
        found.reader_holds = ran.returncode == 0
        told = ran.stdout.strip() if found.reader_holds else f"{ran.stdout}{ran.stderr}"
        found.reader = f"payload reader under atheris: {told}"
    return found


def _read(seed: str, bodies: int) -> str:
    mutator, reading = Mutator(f"{seed}/reader"), Reading()
    for _ in range(bodies):
        reading.one(mutator.body())
    return reading.lines()


def main() -> int:
    """Do it alone."""
    bodies, seed = int(sys.argv[1]), sys.argv[2] if len(sys.argv) > 2 else "1"
    folder = Path(tempfile.mkdtemp(prefix="multichat-fuzz-"))
    found = fuzz(folder, seed, bodies)
    print(found.lines())
    if found.holds:
        shutil.rmtree(folder)
    return 0 if found.holds else 1


if __name__ == "__main__":
    sys.exit(main())
