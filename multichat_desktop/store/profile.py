"""The profile: the folder in which everything of one shop lies, private to its user."""

import contextlib
import os
import secrets
import tempfile
from collections.abc import Iterator
from pathlib import Path
from typing import IO

import platformdirs
from filelock import FileLock, Timeout

from multichat_desktop.store.database import FILE_NAME
from multichat_desktop.store.errors import StoreFullError

_ID_BYTES = 8


class ProfileBusyError(Exception):
    """A console is open on this profile."""


class Profile:
    """The places inside a profile folder; made private when opened.

    Raises:
        StoreFullError: the folder cannot be made or written.
    """

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        try:
            folder.mkdir(parents=True, exist_ok=True)
            _private(folder, 0o700)
        except OSError as error:
            raise StoreFullError(f"{folder}: {error.strerror}") from error

    @property
    def database(self) -> Path:
        """Return where the database lies."""
        return self.folder / FILE_NAME

    @property
    def secrets(self) -> Path:
        """Return where secrets lie when the system has no keyring."""
        return self.folder / "secrets.json"

    @property
    def backups(self) -> Path:
        """Return where the automatic backups lie."""
        return self.folder / "backups"

    @property
    def logs(self) -> Path:
        """Return where the log files lie."""
        return self.folder / "logs"

    @property
    def damaged(self) -> Path:
        """Return where databases that were found damaged are kept."""
        return self.folder / "damaged"

    @property
    def control(self) -> Path:
        """Return where a running console tells how to reach it."""
        return self.folder / "control.json"

    def id(self) -> str:
        """Return the profile's own id, made once: under it the keyring keeps its secrets."""
        file = self.folder / "profile-id"
        with contextlib.suppress(FileNotFoundError):
            found = file.read_text(encoding="ascii").strip()
            if found:
                return found
        made = secrets.token_hex(_ID_BYTES)
        write_private(file, made)
        return made

    def lock(self) -> FileLock:
        """Take the profile for this process; the system gives it back even after a crash.

        Raises:
            ProfileBusyError: another process has it.
        """
        lock = FileLock(self.folder / "lock")
        try:
            lock.acquire(timeout=0)
        except Timeout as error:
            raise ProfileBusyError from error
        return lock


def default_folder() -> Path:
    """Return the platform's own folder for the user's data."""
    return Path(platformdirs.user_data_dir("MultiChat Desktop", appauthor=False))


def write_private(file: Path, text: str) -> None:
    """Write a small file that only the user can read: beside, synced, renamed over the old one, the folder synced.

    Raises:
        StoreFullError: it cannot be written; the old file stands.
    """
    with private_file(file) as out:
        out.write(text.encode())


@contextlib.contextmanager
def private_file(file: Path) -> Iterator[IO[bytes]]:
    """Write a file that only the user can read: beside, and in its place once it is whole and synced.

    Raises:
        StoreFullError: it cannot be written; the old file stands.
    """
    try:
        handle, beside = tempfile.mkstemp(dir=file.parent, prefix=f".{file.name}.")
        try:
            with os.fdopen(handle, "wb") as out:
                yield out
                out.flush()
                os.fsync(out.fileno())
            _private(Path(beside), 0o600)
            Path(beside).replace(file)
        except BaseException:
            with contextlib.suppress(OSError):
                Path(beside).unlink()
            raise
    except OSError as error:
        raise StoreFullError(f"{file}: {error.strerror}") from error
    sync_names(file.parent)


def sync_names(folder: Path) -> None:
    """Make a rename durable: until its folder is synced, a power cut may bring the old file back."""
    with contextlib.suppress(OSError):  # Windows cannot, nor can every file system
        handle = os.open(folder, os.O_RDONLY)
        try:
            os.fsync(handle)
        finally:
            os.close(handle)


def _private(path: Path, mode: int) -> None:
    with contextlib.suppress(NotImplementedError):
        path.chmod(mode)
