"""The payload reader under atheris, which looks for bodies that reach code no body has reached yet.

`with_atheris.py RUNS SEED`, as a process of its own: atheris ends the process that it runs in. Half of what it tries is
changed by its own bytes, the other half by the structure of JSON (mutator.py). Exit code 0: nothing was found.
"""

import random
import sys
import tempfile
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parent))
sys.path.insert(0, str(Path(__file__).parents[1] / "unit" / "payloads"))

import atheris

with atheris.instrument_imports(include=["multichat_desktop.wapi", "multichat_desktop.domain"]):
    from reading import Reading

from mutator import SAMPLES, Mutator

LONGEST_BODY = 16 * 1024


def main() -> None:
    """Read so many bodies."""
    runs, seed = int(sys.argv[1]), sys.argv[2]
    reading, mutator, rng = Reading(), Mutator(seed), random.Random(seed)

    def one(raw: bytes) -> None:
        reading.one(raw)
        if reading.bodies == runs:  # behind the last one atheris ends the process
            print(reading.lines(), flush=True)

    def change(raw: bytes, longest: int, _: int) -> bytes:
        if rng.random() < 0.5:
            return bytes(atheris.Mutate(raw, longest))
        return mutator.tamper(raw)[:longest]

    folder = tempfile.mkdtemp(prefix="multichat-atheris-")
    for number, raw in enumerate(SAMPLES):
        (Path(folder) / f"sample-{number}").write_bytes(raw)
    options = [f"-runs={runs}", f"-seed={rng.randrange(1, 2**31)}", f"-max_len={LONGEST_BODY}", "-timeout=20"]
    quiet = ["-rss_limit_mb=2048", "-verbosity=0", f"-artifact_prefix={folder}/"]
    atheris.Setup([sys.argv[0], *options, *quiet, folder], one, custom_mutator=change)
    atheris.Fuzz()


if __name__ == "__main__":
    main()
