"""Opening the database: how it is tuned, who may write, and bringing its schema up to date.

All writes and all checkpoints happen on the one writing connection: SQLite from 3.7.0 to 3.51.2 can damage a
WAL database when another connection races a checkpoint (sqlite.org/wal.html, *WAL-reset bug*).
"""

import contextlib
import sqlite3
import sys
from collections.abc import Callable
from pathlib import Path

import peewee

from multichat_desktop.store import migrations
from multichat_desktop.store.errors import StoreError, StoreNewerError, in_our_words

FILE_NAME = "multichat.sqlite3"
SYNCHRONOUS = "full"
"""The answer promises that the event survives a power cut: anything less loses some (tests/torture)."""
_BUSY_SECONDS = 5
_CACHE_KIB = 8192


def open_writer(path: Path, steps: list[migrations.Migration] | None = None) -> peewee.SqliteDatabase:
    """Open (or make) the database for writing and raise its schema.

    Raises:
        StoreNewerError: a newer program wrote it.
        StoreBrokenError: it is no database.
        StoreError: it cannot be opened or written.
    """
    steps = migrations.all_migrations() if steps is None else steps
    pragmas: dict[str, object] = {
        "journal_mode": "wal",
        "synchronous": SYNCHRONOUS,
        "wal_autocheckpoint": 0,
        # A WAL that starts again is cut to what is in it: its size tells the writer when to bring it back.
        "journal_size_limit": 0,
        "cache_size": -_CACHE_KIB,
        "temp_store": "memory",
        "foreign_keys": 0,
    }
    if sys.platform == "darwin":
        pragmas |= {"fullfsync": 1, "checkpoint_fullfsync": 1}
    database = peewee.SqliteDatabase(
        str(path),
        pragmas=pragmas,
        timeout=_BUSY_SECONDS,
        autoconnect=False,
        thread_safe=False,
        check_same_thread=False,
    )
    try:
        database.connect()
        connection = database.connection()
        found = migrations.version_of(connection)
        if found > len(steps):
            raise StoreNewerError(found, len(steps))
        if 0 < found < len(steps):
            _copy(connection, path.with_name(f"{path.stem}-v{found}-before-upgrade{path.suffix}"))
        migrations.raise_to(connection, steps)
    except (peewee.PeeweeException, sqlite3.Error) as error:
        database.close()
        raise in_our_words(error) from error
    except StoreError:
        database.close()
        raise
    with contextlib.suppress(OSError):
        path.chmod(0o600)
    return database


def open_reader(path: Path) -> peewee.SqliteDatabase:
    """Open a connection that can only read; it belongs to the thread that opens it.

    Raises:
        StoreNewerError: a newer program wrote it.
        StoreBrokenError: it is no database.
        StoreError: it cannot be opened, or no console has raised its schema yet.
    """
    uri = f"{path.absolute().as_uri()}?mode=ro"
    database = peewee.SqliteDatabase(
        uri,
        uri=True,
        pragmas={"query_only": 1, "cache_size": -_CACHE_KIB},
        timeout=_BUSY_SECONDS,
        autoconnect=False,
    )
    try:
        database.connect()
        found, known = migrations.version_of(database.connection()), len(migrations.all_migrations())
    except (peewee.PeeweeException, sqlite3.Error) as error:
        database.close()
        raise in_our_words(error) from error
    if found != known:
        database.close()
        if found > known:
            raise StoreNewerError(found, known)
        raise StoreError(f"The database has version {found}; a console must raise it to {known} first.")
    return database


def _copy(connection: sqlite3.Connection, to: Path) -> None:
    """Copy a database whole, what is still in its WAL included."""
    target = sqlite3.connect(to)
    try:
        connection.backup(target)
    finally:
        target.close()
    with contextlib.suppress(OSError):
        to.chmod(0o600)


Execute = Callable[..., sqlite3.Cursor]
"""Runs one statement with its parameters: `sqlite3.Connection.execute` of peewee's own connection."""


def executor(database: peewee.SqliteDatabase) -> Execute:
    """Return the quickest way to run a statement on a database's connection in this thread."""
    execute: Execute = database.connection().execute
    return execute
