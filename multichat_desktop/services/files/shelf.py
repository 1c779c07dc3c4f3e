"""Where files lie: `media/ab/<sha256>.<ending>` in the profile, each once, whole or not at all, for this user only."""

import contextlib
import hashlib
import os
import re
import secrets
import shutil
import time
from collections.abc import Iterator
from pathlib import Path
from typing import BinaryIO

from multichat_desktop.services.files import kinds
from multichat_desktop.store.profile import sync_names

MEDIA = "media"
_COMING = ".coming"
_NAME = re.compile(r"[0-9a-f]{64}\.[0-9a-z]{1,5}")
_SPARE_BYTES = 256 * 2**20
_ENDING = ".part"


class NoRoomError(Exception):
    """The disk is full, or cannot be written to."""


class Part:
    """A file that is coming: written beside, and thrown away unless it is kept. `size` in bytes."""

    def __init__(self, path: Path) -> None:
        self.path = path
        self.size = 0
        self.head = b""
        self._hash = hashlib.sha256()
        handle = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL | getattr(os, "O_BINARY", 0), 0o600)
        self._file: BinaryIO = os.fdopen(handle, "wb")

    @property
    def sha256(self) -> str:
        """Return the hash of what was written so far, in hex."""
        return self._hash.hexdigest()

    def write(self, data: bytes) -> None:
        """Add to it.

        Raises:
            NoRoomError: the disk takes no more.
        """
        with no_room():
            self._file.write(data)
        self._hash.update(data)
        self.size += len(data)
        if len(self.head) < kinds.HEAD_BYTES:
            self.head = (self.head + data)[: kinds.HEAD_BYTES]

    def finish(self) -> None:
        """Bring it to the disk.

        Raises:
            NoRoomError: the disk takes no more.
        """
        with no_room():
            self._file.flush()
            os.fsync(self._file.fileno())
            self._file.close()

    def drop(self) -> None:
        """Throw it away."""
        with contextlib.suppress(OSError):
            self._file.close()
        with contextlib.suppress(OSError):
            self.path.unlink()


class Shelf:
    """The files of one profile. All of it waits for the disk: to be called off the loops."""

    def __init__(self, profile: Path) -> None:
        self._profile, self._coming = profile, profile / _COMING

    def clear_up(self) -> None:
        """Throw away what was coming when the last run ended."""
        shutil.rmtree(self._coming, ignore_errors=True)

    def begin(self, size: int | None) -> Part:
        """Begin a file of about this many bytes.

        Raises:
            NoRoomError: it would leave too little of the disk.
        """
        with no_room():
            self._coming.mkdir(mode=0o700, exist_ok=True)
            if shutil.disk_usage(self._coming).free < (size or 0) + _SPARE_BYTES:
                raise NoRoomError
            return Part(self._coming / f"{secrets.token_hex(8)}{_ENDING}")

    def keep(self, part: Part, extension: str) -> str:
        """Put a finished file in its place, and return that, relative to the profile.

        Raises:
            NoRoomError: it cannot be put there.
        """
        folder = self._profile / MEDIA / part.sha256[:2]
        place = folder / f"{part.sha256}.{extension}"
        with no_room():
            for made in (folder.parent, folder):
                if not made.is_dir():
                    made.mkdir(mode=0o700, exist_ok=True)
                    sync_names(made.parent)
            part.path.replace(place)
        sync_names(folder)
        return self._relative(place)

    def find(self, sha256: str) -> tuple[str, int] | None:
        """Return where a file with this hash lies already (relative to the profile) and its size."""
        for place in (self._profile / MEDIA / sha256[:2]).glob(f"{sha256}.*"):
            if _NAME.fullmatch(place.name):
                return self._relative(place), place.stat().st_size
        return None

    def is_whole(self, path: str, size: int) -> bool:
        """Whether a file lies where it was kept, and is as large as it was."""
        try:
            return (self._profile / path).stat().st_size == size
        except OSError:
            return False

    def renew(self, path: str) -> None:
        """Let a file that is wanted again count as put here now, so that it is not cleaned up before it is written down."""
        with contextlib.suppress(OSError):
            os.utime(self._profile / path)

    def read_head(self, path: str) -> bytes:
        """Return a kept file's beginning."""
        with self.absolute(path).open("rb") as file:
            return file.read(kinds.HEAD_BYTES)

    def absolute(self, path: str) -> Path:
        """Return where a kept file really lies."""
        return self._profile / path

    def remove(self, path: str) -> None:
        """Take a file off the disk."""
        place = self._profile / path
        if place.parent.parent == self._profile / MEDIA and _NAME.fullmatch(place.name):
            with contextlib.suppress(OSError):
                place.unlink()

    def old_ones(self, days: int) -> Iterator[tuple[str, str]]:
        """Give hash and place of the files that were put here more than so many days ago."""
        before = time.time() - days * 86_400
        for place in (self._profile / MEDIA).glob("??/*"):
            if _NAME.fullmatch(place.name):
                with contextlib.suppress(OSError):
                    if place.stat().st_mtime < before:
                        yield place.stem, self._relative(place)

    def _relative(self, place: Path) -> str:
        return place.relative_to(self._profile).as_posix()


@contextlib.contextmanager
def no_room() -> Iterator[None]:
    """Say what the system says of a full or forbidden disk in one word."""
    try:
        yield
    except OSError as error:
        raise NoRoomError from error
