"""Looking at a database without changing it: whether it is sound, and how a long look is given up."""

import contextlib
import sqlite3
import struct
import threading
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

from multichat_desktop.store import migrations, wal
from multichat_desktop.store.errors import (
    StoreBrokenError,
    StoreError,
    StoreFullError,
    in_our_words,
)

_MOST = 20
_HEADER, _SMALLEST_PAGE, _LAST_SCHEMA_FORMAT = 100, 512, 4
_CORE = frozenset({"setting", "instance", "person", "alias", "chat", "message", "journal", "identity"})
_AT_THE_EDGES = (
    "SELECT key, value FROM setting",
    "SELECT id FROM instance",
    "SELECT name, seq FROM sqlite_sequence",
    "SELECT max(id) FROM journal",
    "SELECT max(seq) FROM message",
    "SELECT seq, text FROM message WHERE outbox IN ('waiting', 'sending', 'unsettled')",
    "SELECT count(m.text) FROM chat c JOIN message m ON m.seq = c.last_seq",
    "SELECT count(push_name) FROM person",
)
"""What a start reads anyway, and the ends of the large tables."""


class HaltedError(Exception):
    """The console is closing: what was being done was given up."""


class Halt:
    """Lets long work on connections be given up from another thread."""

    def __init__(self) -> None:
        self._asked = False
        self._running: set[sqlite3.Connection] = set()
        self._gate = threading.Lock()

    def now(self) -> None:
        """Give up what is being done, and all that is begun later."""
        with self._gate:
            self._asked = True
            for connection in self._running:
                connection.interrupt()

    def check(self) -> None:
        """Go on, unless it was given up.

        Raises:
            HaltedError: it was.
        """
        if self._asked:
            raise HaltedError

    @contextlib.contextmanager
    def over(self, connection: sqlite3.Connection) -> Iterator[None]:
        """Let statements of a connection be interrupted.

        Raises:
            HaltedError: they were.
        """
        with self._gate:
            self.check()
            self._running.add(connection)
        try:
            yield
        except sqlite3.OperationalError:
            self.check()
            raise
        finally:
            with self._gate:
                self._running.discard(connection)


@contextlib.contextmanager
def faults() -> Iterator[None]:
    """Tell what goes wrong with files and databases in the store's own words.

    Raises:
        StoreError: something did.
    """
    try:
        yield
    except sqlite3.Error as error:
        raise in_our_words(error) from error
    except OSError as error:
        raise StoreFullError(f"{error.filename}: {error.strerror}") from error


def reading(path: Path, *, sealed: bool = False) -> sqlite3.Connection:
    """Return a connection that cannot write; `sealed`: to a file that nobody writes and that has no WAL."""
    uri = f"{path.absolute().as_uri()}?mode=ro{'&immutable=1' if sealed else ''}"
    return sqlite3.connect(uri, uri=True, isolation_level=None, check_same_thread=False)


def findings(connection: sqlite3.Connection, halt: Halt) -> list[str]:
    """Return what is wrong with the pages of a database; nothing where it is sound.

    Raises:
        HaltedError: it was given up.
        StoreError: it could not be looked at, for a reason that is no damage.
    """
    try:
        with halt.over(connection):
            found = [str(row[0]) for row in connection.execute(f"PRAGMA quick_check({_MOST})")]
    except sqlite3.DatabaseError as error:  # damaged so much that it cannot even be looked through
        found = [str(_broken(error))]
    return [] if found == ["ok"] else found


def quick_check(path: Path, halt: Halt, *, sealed: bool = False) -> list[str]:
    """Return what is wrong with a database file; nothing where it is sound.

    Raises:
        HaltedError: it was given up.
        StoreError: it could not be looked at, for a reason that is no damage.
    """
    with faults(), closing(reading(path, sealed=sealed)) as connection:
        return findings(connection, halt)


def glance(path: Path) -> str | None:
    """Return what is wrong with a database at first sight (header, schema, edges), in a few milliseconds."""
    try:
        with path.open("rb") as file:
            wrong = _header(file.read(_HEADER))
        if wrong is not None:
            return wrong
        with closing(reading(path)) as connection:
            wrong = _schema(connection)
            (page_size,) = connection.execute("PRAGMA page_size").fetchone()
            log, index = (path.with_name(path.name + end) for end in ("-wal", "-shm"))
            return wrong or ("the WAL is cut off" if wal.is_cut_off(log, index, page_size) else None)
    except sqlite3.Error as error:
        try:
            return str(_broken(error))
        except StoreError:
            return None  # locked, or not to be read: opening it for writing tells that better
    except OSError:
        return None


def damage(path: Path) -> str | None:
    """Return what is wrong with a database, looking through all of it."""
    wrong = glance(path)
    return wrong if wrong is not None else next(iter(quick_check(path, Halt())), None)


def _header(header: bytes) -> str | None:
    """Look at what SQLite itself would take for a reason to refuse writing, or not look at at all."""
    if len(header) < _HEADER:
        return "the header is missing"
    page_size, written, read = struct.unpack(">HBB", header[16:20])
    schema_format, encoding = struct.unpack(">I8xI", header[44:60])
    sound = (
        header[:16] == b"SQLite format 3\0"
        and (page_size == 1 or (page_size >= _SMALLEST_PAGE and page_size & (page_size - 1) == 0))
        and {written, read} <= {1, 2}
        and header[21:24] == bytes((64, 32, 32))
        and schema_format <= _LAST_SCHEMA_FORMAT
        and encoding <= 1
    )
    return None if sound else "the header is damaged"


def _schema(connection: sqlite3.Connection) -> str | None:
    version = migrations.version_of(connection)
    tables = {row[0] for row in connection.execute("SELECT name FROM sqlite_schema")}
    if version == 0:
        return "the schema has no version" if tables else None
    if version > len(migrations.all_migrations()):
        return None
    if not tables >= _CORE:
        return f"tables are missing: {', '.join(sorted(_CORE - tables))}"
    for sql in _AT_THE_EDGES:
        connection.execute(sql).fetchall()
    return None


def _broken(error: sqlite3.Error) -> StoreBrokenError:
    """Return an error as damage; one that is something else is raised in the store's words."""
    fault = in_our_words(error)
    if isinstance(fault, StoreBrokenError):
        return fault
    raise fault from error
