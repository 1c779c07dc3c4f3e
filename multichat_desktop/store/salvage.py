"""What can still be read of a damaged database. Nothing in it is ever written: SQLite works on copies or sealed files."""

import contextlib
import heapq
import logging
import shutil
import sqlite3
from collections.abc import Iterable, Iterator
from contextlib import closing
from pathlib import Path
from typing import Any

from multichat_desktop.domain.quick_reply import QuickReply
from multichat_desktop.store.carving import Carver
from multichat_desktop.store.health import reading
from multichat_desktop.store.journal import COLUMNS, Entry
from multichat_desktop.store.quick_replies import all_replies

_log = logging.getLogger(__name__)

_DOORS = frozenset({"local", "public", "catch-up", "console"})
_OUTCOMES = frozenset({"ok", "duplicate", "ignored", "stored", "quarantined", "refused"})
_LEAST_ROW = 24
_MOST_FAILURES = 20_000
_JOURNAL = f"SELECT {COLUMNS}, body FROM journal WHERE id BETWEEN ? AND ? ORDER BY id"
_TYPES: tuple[tuple[type, ...], ...] = (
    *((int,), (int,), (str,), (str,), (str,), (str,)),
    *((str, type(None)),) * 4,
    *((int,), (int,), (bytes, type(None))),
)


class Wreck:
    """A damaged database with its WAL, as they lie; `work` is a private folder for copies.

    Each row is looked for on three ways: with the WAL applied, without it, and in the bare pages.
    """

    def __init__(self, database: Path, work: Path) -> None:
        wal = database.with_name(f"{database.name}-wal")
        sizes = [file.stat().st_size if file.exists() else 0 for file in (database, wal)]
        self.has_wal = sizes[1] > 0
        self._most_rows = sum(sizes) // _LEAST_ROW
        self._views: list[sqlite3.Connection] = []
        if sizes[0] and self.has_wal:
            self._add_applied(database, wal, work)
        if sizes[0]:
            self._add(lambda: reading(database, sealed=True))
        self._carver = Carver(database, wal)

    def close(self) -> None:
        """Let go of the files."""
        for view in self._views:
            view.close()
        self._carver.close()

    def entries(self, after: int) -> Iterator[Entry]:
        """Give every journal row above an id that can be read and is whole, in the order of their ids."""
        carved = self._carver.find(after, after + self._most_rows)
        last = max([*carved, *self._ends(after)], default=after)
        ways: list[Iterable[tuple[Any, ...]]] = [_walk(view, after + 1, last) for view in self._views]
        ways.append(
            row
            for row_id in sorted(carved)
            for place in carved[row_id]
            if (row := self._carver.row(place)) is not None
        )
        for row in heapq.merge(*ways, key=lambda row: row[0]):
            entry = _entry(row) if row[0] > after else None
            if entry is not None:
                after = entry.id
                yield entry

    def last_known(self, after: int) -> int | None:
        """Return the id of the newest journal row that was ever written, where that can be read.

        The bare pages are only known after `entries`.
        """
        found = [
            row[0]
            for view in self._views
            for row in _all(view, "SELECT seq FROM sqlite_sequence WHERE name = 'journal'")
            if isinstance(row[0], int) and row[0] <= after + self._most_rows
        ]
        return max(found, default=self._carver.last_known)

    def salt(self) -> str | None:
        """Return what ids were made with, where that can be read."""
        salt = self.settings().get("salt")
        if salt is None and self._carver.salt is None:
            self._carver.find(0, 0)
        return salt or self._carver.salt

    def settings(self) -> dict[str, str]:
        """Return the settings that can be read."""
        rows = self._first("SELECT key, value FROM setting")
        return {key: value for key, value in rows if isinstance(key, str) and isinstance(value, str)}

    def instances(self) -> list[tuple[str, str | None, int]]:
        """Return the instances (id, name, added at) that can be read."""
        rows = self._first("SELECT id, name, added_at FROM instance")
        return [row for row in rows if isinstance(row[0], str) and isinstance(row[2], int)]

    def drafts(self) -> list[tuple[str, str]]:
        """Return what was being written (chat, text), where it can be read."""
        rows = self._first("SELECT id, draft FROM chat WHERE draft <> ''")
        return [row for row in rows if isinstance(row[0], str) and isinstance(row[1], str)]

    def quick_replies(self) -> list[QuickReply]:
        """Return what the shop writes again and again, as far as it can be read."""
        for view in self._views:
            with contextlib.suppress(sqlite3.Error):  # also where the database was older than these
                found = all_replies(view.execute)
                return [one for one in found if isinstance(one.shortcut, str) and isinstance(one.text, str)]
        return []

    def _first(self, sql: str) -> list[tuple[Any, ...]]:
        """Return what the best way gives."""
        return next((rows for view in self._views if (rows := _all(view, sql))), [])

    def _ends(self, after: int) -> Iterator[int]:
        known = self.last_known(after)
        if known is not None:
            yield known
        for view in self._views:
            for row in _all(view, "SELECT max(id) FROM journal"):
                if isinstance(row[0], int) and row[0] <= after + self._most_rows:
                    yield row[0]

    def _add_applied(self, database: Path, wal: Path, work: Path) -> None:
        copied = work / "applied.sqlite3"
        try:
            shutil.copyfile(database, copied)
            shutil.copyfile(wal, work / f"{copied.name}-wal")
        except OSError as error:  # no room: the bare pages of the WAL are looked through anyway
            _log.warning("the WAL cannot be applied to a copy: %s", error)
            return
        self._add(lambda: sqlite3.connect(copied, isolation_level=None))

    def _add(self, connect: Any) -> None:
        try:
            view: sqlite3.Connection = connect()
            view.text_factory = _text
            # A schema that does not parse, or a file that is too short, is then no reason to read nothing at all.
            view.execute("PRAGMA writable_schema = ON")
            view.execute("PRAGMA cell_size_check = ON")
        except sqlite3.Error as error:
            _log.debug("a way to the damaged database is closed: %s", error)
            return
        self._views.append(view)


def _walk(view: sqlite3.Connection, first: int, last: int) -> Iterator[tuple[Any, ...]]:
    """Give the rows of a range; what lies on a page that cannot be read is closed in on by halves and left out."""
    failures = 0
    ranges = [(first, last)]
    while ranges and failures < _MOST_FAILURES:
        low, high = ranges.pop()
        try:
            with closing(view.execute(_JOURNAL, (low, high))) as rows:
                for row in rows:
                    if not low <= row[0] <= high:
                        raise sqlite3.DatabaseError("out of order")
                    yield row
                    low = row[0] + 1
        except sqlite3.Error:
            failures += 1
            if low < high:
                middle = (low + high) // 2
                ranges += [(middle + 1, high), (low, middle)]


def _all(view: sqlite3.Connection, sql: str) -> list[tuple[Any, ...]]:
    """Return the rows before the first that cannot be read."""
    found: list[tuple[Any, ...]] = []
    try:
        found.extend(view.execute(sql))
    except sqlite3.Error as error:
        _log.debug("%s: %s", sql, error)
    return found


def _entry(row: tuple[Any, ...]) -> Entry | None:
    """Return a row as an entry if it is whole."""
    typed = all(isinstance(value, known) for value, known in zip(row, _TYPES, strict=True))
    if not typed or row[2] not in _DOORS or row[5] not in _OUTCOMES:
        return None
    entry = Entry(*row)
    whole = entry.body is None or entry.outcome == "refused" or len(entry.body) == entry.size
    return entry if whole else None


def _text(raw: bytes) -> str:
    return raw.decode(errors="replace")
