"""Backups of the database: copied while it is written to, proved by restoring them, and rotated.

A backup is a database in one file, without a WAL, and holds no token and no key: those are never in the database.
"""

import contextlib
import os
import re
import shutil
import sqlite3
import tempfile
import time
from collections.abc import Iterable
from contextlib import closing
from datetime import date
from pathlib import Path

from msgspec import Struct

from multichat_desktop.store.database import open_writer
from multichat_desktop.store.errors import StoreBrokenError, StoreFullError
from multichat_desktop.store.health import Halt, faults, findings, reading
from multichat_desktop.store.profile import sync_names

DAILY, WEEKLY = 7, 4
MADE_AT = "backup.made_at"
_NAME = re.compile(r"multichat-(\d{4}-\d\d-\d\d)\.sqlite3")
_MAKING = ".making-"
_PAGES_A_STEP = 256
_PAUSE_SECONDS = 0.002
_SPARE_BYTES = 64 * 1024 * 1024
"""What a backup leaves free: it must not be what fills the disk of a console that has events to keep."""


class Counts(Struct, frozen=True):
    """What a database held at one moment; `last_id` is its newest journal row."""

    messages: int
    events: int
    last_id: int


def days(folder: Path) -> list[date]:
    """Return the days of which there is a backup, newest first."""
    found = [_day(file.name) for file in folder.iterdir()] if folder.is_dir() else []
    return sorted((day for day in found if day is not None), reverse=True)


def _day(name: str) -> date | None:
    match = _NAME.fullmatch(name)
    with contextlib.suppress(ValueError):
        return date.fromisoformat(match[1]) if match else None
    return None


def file_of(folder: Path, day: date) -> Path:
    """Return where the backup of a day lies."""
    return folder / f"multichat-{day.isoformat()}.sqlite3"


def make(database: Path, folder: Path, day: date, now: int, halt: Halt) -> Counts:
    """Make the backup of a day, prove it, and take away those that are no longer to be kept.

    Raises:
        StoreFullError: there is no room for it.
        StoreBrokenError: the database is damaged, or what was written is not what was read.
        StoreError: it cannot be made for another reason.
        HaltedError: it was given up.
    """
    with faults():
        folder.mkdir(mode=0o700, exist_ok=True)
        for left in folder.glob(f"{_MAKING}*"):  # by a run that was killed
            shutil.rmtree(left, ignore_errors=True)
        if shutil.disk_usage(folder).free < 2 * database.stat().st_size + _SPARE_BYTES:
            raise StoreFullError("There is not enough room for a backup.")
        with tempfile.TemporaryDirectory(dir=folder, prefix=_MAKING) as inside:
            made = Path(inside) / "made.sqlite3"
            counts = copy(database, made, now, halt)
            prove(made, counts, halt)
            made.replace(file_of(folder, day))
        sync_names(folder)
        _rotate(folder, day)
    return counts


def copy(database: Path, to: Path, now: int, halt: Halt) -> Counts:
    """Copy a database as it is at this moment, however much is written meanwhile.

    Raises:
        StoreError: it cannot be copied.
        HaltedError: it was given up.
    """

    def between_steps(*_: object) -> None:
        halt.check()
        time.sleep(_PAUSE_SECONDS)

    with faults(), closing(reading(database)) as live:
        # One transaction for all of it: SQLite would begin anew with each commit that comes between two steps.
        live.execute("BEGIN")
        counts = count(live, halt)
        with closing(sqlite3.connect(to, isolation_level=None)) as made:
            live.backup(made, pages=_PAGES_A_STEP, progress=between_steps)
            made.execute("PRAGMA journal_mode = DELETE")
            made.execute("INSERT OR REPLACE INTO setting (key, value) VALUES (?, ?)", (MADE_AT, str(now)))
        to.chmod(0o600)
        sync(to)
    return counts


def prove(backup: Path, counts: Counts, halt: Halt) -> None:
    """Restore a backup to a temporary file, open that as a console would, and count.

    Raises:
        StoreBrokenError: it is not what it should be.
        StoreError: it cannot be tried.
        HaltedError: it was given up.
    """
    with faults(), tempfile.TemporaryDirectory(dir=backup.parent, prefix=_MAKING) as inside:
        restored = Path(inside) / "restored.sqlite3"
        shutil.copyfile(backup, restored)
        halt.check()
        opened = open_writer(restored)
        try:
            wrong = findings(opened.connection(), halt)
            if wrong:
                raise StoreBrokenError(wrong[0])
            found = count(opened.connection(), halt)
        finally:
            opened.close()
    if found != counts:
        raise StoreBrokenError(f"The restored backup holds {found}, it should hold {counts}.")


def count(connection: sqlite3.Connection, halt: Halt) -> Counts:
    """Return what a database holds."""
    with halt.over(connection):
        (messages,) = connection.execute("SELECT count(*) FROM message").fetchone()
        events, last = connection.execute("SELECT count(*), ifnull(max(id), 0) FROM journal").fetchone()
    return Counts(messages, events, last)


def kept(found: Iterable[date]) -> set[date]:
    """Return the days whose backups stay: the newest seven, and of what is older the last one of four weeks."""
    newest_first = sorted(set(found), reverse=True)
    weeks: dict[tuple[int, int], date] = {}
    for day in newest_first[DAILY:]:
        weeks.setdefault(day.isocalendar()[:2], day)
    return {*newest_first[:DAILY], *list(weeks.values())[:WEEKLY]}


def _rotate(folder: Path, made: date) -> None:
    """Take away what is not kept; never the one just made, whatever a clock that was wrong has left."""
    found = days(folder)
    for day in set(found) - kept(found) - {made}:
        file_of(folder, day).unlink(missing_ok=True)


def sync(file: Path) -> None:
    """Bring a file to the disk."""
    with file.open("rb+") as opened:
        os.fsync(opened.fileno())
