"""The power cut: a profile under the shim, what the cut leaves of it, and the plain kill for comparison."""

import contextlib
import random
import shutil
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

SHIM_SOURCE = Path(__file__).parent / "powercut" / "shim.c"
_SECTOR = 512
_MAPPED = "-shm"
_SQLITES = ("-wal", "-journal", ".sqlite3")


class NoShimError(Exception):
    """The shim cannot be built here, and why."""


def build_shim(folder: Path) -> Path:
    """Compile the shim into a folder.

    Raises:
        NoShimError: this machine cannot; a mistake in the shim itself is no reason.
    """
    if sys.platform != "linux":
        raise NoShimError(f"power cuts need Linux's LD_PRELOAD, this is {sys.platform}")
    compiler = next(filter(None, map(shutil.which, ("cc", "gcc", "clang"))), None)
    if compiler is None:
        raise NoShimError("power cuts need a C compiler (Debian: gcc libc6-dev)")
    probe = folder / "probe.c"
    probe.write_text("#include <stdio.h>\n#ifndef __GLIBC__\n#error no glibc\n#endif\n")
    if subprocess.run([compiler, "-fsyntax-only", probe], capture_output=True, check=False).returncode:
        raise NoShimError("power cuts need glibc and its headers (Debian: libc6-dev)")
    shim = folder / "shim.so"
    options = ("-std=gnu11", "-O1", "-U_FORTIFY_SOURCE", "-Wall", "-Wextra", "-Werror", "-shared", "-fPIC")
    command = [compiler, *options, "-o", shim, SHIM_SOURCE, "-ldl", "-lpthread"]
    built = subprocess.run(command, capture_output=True, text=True, check=False)
    assert built.returncode == 0, built.stderr
    return shim


class Shadow:
    """What of a profile folder is durable while a program runs on it under the shim."""

    def __init__(self, shim: Path, real: Path, kept: Path) -> None:
        self._shim, self._real, self._kept = shim, real, kept
        self._fault = kept.with_name(f"{kept.name}-fault")
        for folder in (real, kept):
            folder.mkdir(mode=0o700, parents=True, exist_ok=True)
        self.survive()

    @property
    def env(self) -> dict[str, str]:
        """What a program must be started with."""
        return {
            "LD_PRELOAD": str(self._shim),
            "POWERCUT_ROOT": str(self._real),
            "POWERCUT_SHADOW": str(self._kept),
            "POWERCUT_FAULT": str(self._fault),
        }

    @contextlib.contextmanager
    def ill(self, how: str) -> Iterator[None]:
        """Let every sync fail for a while (`eio`), or every write (`full`)."""
        mark = self._fault.with_name(f"{self._fault.name}.{how}")
        mark.touch()
        try:
            yield
        finally:
            mark.unlink()

    def cut(self, rng: random.Random | None = None) -> int:
        """Put in the profile's place what a cut left of it; the program must be dead. Return how many bytes
        were not synced.

        With `rng` some of what was not synced has reached the disk all the same, in any order, sector by sector:
        a cut promises no more that it is gone than that it is there.
        """
        lost = sum(_differing(self._real / name, self._kept / name) for name in _names(self._real))
        if rng is not None:
            for name in sorted(_names(self._real) | _names(self._kept)):
                _tear(self._real / name, self._kept / name, rng)
        for old in self._real.iterdir():
            shutil.rmtree(old) if old.is_dir() else old.unlink()
        shutil.copytree(self._kept, self._real, dirs_exist_ok=True)
        return lost

    def survive(self) -> None:
        """Take all that is in the profile as durable: the system lives on, only the program has died."""
        shutil.rmtree(self._kept)
        shutil.copytree(self._real, self._kept, ignore=shutil.ignore_patterns(f"*{_MAPPED}"))


def _names(folder: Path) -> set[str]:
    found = (file for file in folder.rglob("*") if file.is_file() and not file.name.endswith(_MAPPED))
    return {str(file.relative_to(folder)) for file in found}


def _read(file: Path) -> bytes | None:
    return file.read_bytes() if file.exists() else None


def _tear(real: Path, kept: Path, rng: random.Random) -> None:
    """Let some of what was not synced survive: a name or not, a length in between, sectors of both."""
    new, old = _read(real), _read(kept)
    if new == old:
        return
    in_place = kept.name.endswith(_SQLITES)
    if not (in_place and new and old) and rng.random() < 0.5:  # the name has not come, or not gone
        return
    if new is None:
        kept.unlink()
        return
    kept.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
    kept.write_bytes(_mixed(new, old or b"", rng) if in_place else new)


def _mixed(new: bytes, old: bytes, rng: random.Random) -> bytes:
    length = rng.choice((len(old), len(new), rng.randint(*sorted((len(old), len(new))))))
    share = rng.choice((0.1, 0.5, 0.9, 1.0))
    mixed = bytearray(old[:length].ljust(length, b"\0"))
    for at in range(0, min(length, len(new)), _SECTOR):
        sector = new[at : at + _SECTOR]
        if mixed[at : at + _SECTOR] != sector and rng.random() < share:
            mixed[at : at + len(sector)] = sector
    return bytes(mixed[:length])


def _differing(real: Path, kept: Path) -> int:
    """How many bytes of a file are not as they were."""
    new, old = real.read_bytes(), _read(kept) or b""
    if new == old:
        return 0
    sectors = range(0, max(len(new), len(old)), _SECTOR)
    return sum(_SECTOR for at in sectors if new[at : at + _SECTOR] != old[at : at + _SECTOR])
