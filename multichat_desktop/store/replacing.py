"""Putting another database in a profile's place, so that a crash at any moment leaves one of the two, whole.

The new one is finished under a name of its own; from there on each start puts it in place, whatever happens.
"""

import os
import shutil
from datetime import UTC, datetime
from pathlib import Path

from multichat_desktop.store import backup
from multichat_desktop.store.health import faults
from multichat_desktop.store.profile import Profile, sync_names

_BESIDE = ("-wal", "-shm")
_FINISHED = "multichat.recovered.sqlite3"


def keep_files(profile: Profile, into: Path, now: int) -> Path:
    """Keep the database as it is in a new folder: as second names of the same files, where that can be had.

    Raises:
        StoreError: it cannot be kept.
    """
    with faults():
        kept = _new_folder(into, now)
        try:
            for file in (profile.database, *(beside(profile.database, end) for end in _BESIDE)):
                if file.exists():
                    _keep(file, kept / file.name)
        except BaseException:
            shutil.rmtree(kept, ignore_errors=True)
            raise
        sync_names(kept)
    return kept


def _keep(file: Path, to: Path) -> None:
    try:
        if file.name.endswith("-shm"):
            raise OSError("even who only reads writes it")
        os.link(file, to)
    except OSError:
        shutil.copyfile(file, to)
        backup.sync(to)
    to.chmod(0o600)


def finish(profile: Profile, file: Path) -> None:
    """Let a closed database be the profile's next one: from here on it will be, whatever happens.

    Raises:
        StoreError: it cannot be.
    """
    with faults():
        backup.sync(file)
        file.replace(profile.folder / _FINISHED)
        sync_names(profile.folder)


def put_in_place(profile: Profile) -> None:
    """Put a database that is finished in the place of the damaged one; nothing where there is none.

    Raises:
        StoreError: it cannot be done.
    """
    finished = profile.folder / _FINISHED
    if not finished.exists():
        return
    with faults():
        # The WAL goes first: SQLite would apply it to whatever database lies beside it.
        for end in _BESIDE:
            beside(profile.database, end).unlink(missing_ok=True)
        sync_names(profile.folder)
        finished.replace(profile.database)
        sync_names(profile.folder)


def _new_folder(inside: Path, now: int) -> Path:
    """Make a private folder named after the time."""
    name = datetime.fromtimestamp(now / 1000, UTC).astimezone().strftime("%Y-%m-%d-%H%M%S")
    inside.mkdir(mode=0o700, exist_ok=True)
    count = 1
    while True:
        folder = inside / (name if count == 1 else f"{name}-{count}")
        try:
            folder.mkdir(mode=0o700)
        except FileExistsError:
            count += 1
            continue
        sync_names(inside)
        return folder


def beside(file: Path, end: str) -> Path:
    """Return where SQLite keeps what belongs to a database."""
    return file.with_name(file.name + end)
