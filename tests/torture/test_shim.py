"""The power cut itself: what it keeps, and what it takes."""

import random
import subprocess
import sys
from pathlib import Path

import pytest
from shadow import Shadow

pytestmark = pytest.mark.e2e

ROOT = "import os, sys; from pathlib import Path; os.chdir(sys.argv[1])\n"
SYNCED = "os.fsync(f.fileno())"
FOLDER_SYNCED = "folder = os.open('.', os.O_RDONLY); os.fsync(folder)"


def after(shim: Path, tmp_path: Path, program: str, rng: random.Random | None = None) -> dict[str, bytes]:
    """Run a program that ends without tidying up on a folder that holds `old`, cut, and tell what is left."""
    folder = tmp_path / "folder"
    folder.mkdir()
    (folder / "old").write_bytes(b"0123456789")
    shadow = Shadow(shim, folder, tmp_path / "durable")
    command = [sys.executable, "-c", f"{ROOT}{program}\nos.kill(os.getpid(), 9)", folder]
    ran = subprocess.run(command, env=shadow.env, capture_output=True, text=True, timeout=30, check=False)
    assert (ran.returncode, ran.stderr) == (-9, "")
    shadow.cut(rng)
    return {str(file.relative_to(folder)): file.read_bytes() for file in folder.rglob("*") if file.is_file()}


OLD = {"old": b"0123456789"}


@pytest.mark.parametrize(
    "program, left",
    [
        ("Path('new').write_bytes(b'gone'); Path('old').write_bytes(b'gone')", OLD),
        (f"f = open('new', 'wb', 0); f.write(b'kept'); {SYNCED}; f.write(b'gone')", {**OLD, "new": b"kept"}),
        (f"f = open('old', 'r+b', 0); f.seek(4); f.write(b'##'); {SYNCED}", {"old": b"0123##6789"}),
        ("f = open('old', 'ab', 0); f.write(b'ab'); os.fdatasync(f.fileno())", {"old": b"0123456789ab"}),
        (f"f = open('old', 'r+b', 0); f.truncate(3); os.pwrite(f.fileno(), b'z', 5); {SYNCED}", {"old": b"012\0\0z"}),
        ("f = open('old', 'r+b', 0); f.truncate(3)", OLD),
        ("f = open('old', 'wb', 0); f.write(b'new')", OLD),
        (f"f = open('old', 'wb', 0); f.write(b'new'); {SYNCED}", {"old": b"new"}),
        (f"os.mkdir('in'); f = open('in/new', 'xb', 0); f.write(b'kept'); {SYNCED}", {**OLD, "in/new": b"kept"}),
        ("os.unlink('old')", OLD),
        (f"os.unlink('old'); {FOLDER_SYNCED}", {}),
        (f"os.unlink('old'); f = open('old', 'xb', 0); f.write(b'new'); {SYNCED}; {FOLDER_SYNCED}", {"old": b"new"}),
        (f"f = open('new', 'wb', 0); f.write(b'new'); {SYNCED}; os.replace('new', 'old')", {**OLD, "new": b"new"}),
        (
            f"f = open('new', 'wb', 0); f.write(b'new'); {SYNCED}; os.replace('new', 'old'); {FOLDER_SYNCED}",
            {"old": b"new"},
        ),
        (f"f = open('new', 'wb', 0); f.write(b'new'); os.replace('new', 'old'); {FOLDER_SYNCED}", {"old": b""}),
        (f"f = open('a-shm', 'wb', 0); f.write(b'mapped'); {SYNCED}", OLD),
    ],
)  # fmt: skip
def test_only_what_was_synced_is_left(
    shim: Path, tmp_path: Path, program: str, left: dict[str, bytes]
) -> None:
    assert after(shim, tmp_path, program) == left


def test_a_torn_cut_leaves_some_sectors(shim: Path, tmp_path: Path) -> None:
    program = "f = open('a-wal', 'wb', 0); f.write(b'a' * 8192); os.fsync(f.fileno()); f.seek(0); f.write(b'b' * 16384)"
    lefts = []
    for seed in range(8):
        (tmp_path / str(seed)).mkdir()
        lefts.append(after(shim, tmp_path / str(seed), program, random.Random(seed))["a-wal"])
    assert len(set(lefts)) > 1
    assert all(8192 <= len(left) <= 16384 for left in lefts)
    mixed = [left for left in lefts if {b"a", b"b"} <= {left[at : at + 1] for at in range(0, 8192, 512)}]
    assert mixed, "none is torn"
    sectors = {left[at : at + 512] for left in mixed for at in range(0, 8192, 512)}
    assert sectors == {b"a" * 512, b"b" * 512}
