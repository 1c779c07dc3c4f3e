"""Keeping the full-text index up to date: in small slices, by the writer's thread, when nothing waits for it.

What is still to be done stands in the database, so that a crash at any moment costs nothing but doing it again. First
comes what changed, then what is new, then what is older than the index, newest first.
"""

import contextlib
import logging
import sqlite3
import time
from typing import Any

from msgspec import Struct

from multichat_desktop.store import search_words
from multichat_desktop.store.database import Execute

_log = logging.getLogger(__name__)

_FEWEST, _MOST = 64, 256
_BYTES = 64 * 1024
_LONG_SECONDS, _SHORT_SECONDS = 0.010, 0.006
_COLUMNS = "seq, chat_id, from_me, kind, text, caption, media, card, at, deleted OR hidden"
_PLACE_BITS = 20
_LATEST = 1 << (62 - _PLACE_BITS)


class _Slice(Struct):
    """The rows of one slice, and how far the index has come after it."""

    rows: list[tuple[Any, ...]]
    gone: list[int]
    oldest: int
    newest: int


class SearchIndex:
    """The writing side of the index, on the writer's connection and thread."""

    def __init__(self, execute: Execute) -> None:
        self._execute = execute
        self._size = _FEWEST
        self._rebuilt = False

    def advance(self) -> bool:
        """Do one slice; return whether there may be more to do.

        Raises:
            sqlite3.Error: it could not be written; nothing of the slice was.
        """
        begun = time.monotonic()
        # Synced like everything else: were it not, a disk that fails here could take what is acknowledged later with it.
        self._execute("BEGIN IMMEDIATE")
        try:
            did = self._slice()
            self._execute("COMMIT")
        except BaseException as error:
            with contextlib.suppress(sqlite3.Error):
                self._execute("ROLLBACK")
            if not isinstance(error, sqlite3.DatabaseError) or not self._is_damaged(error):
                raise
            self._rebuild()
            did = True
        self._fit(time.monotonic() - begun)
        return did

    def _fit(self, seconds: float) -> None:
        """Let slices be as large as they may last."""
        if seconds > _LONG_SECONDS:
            self._size = max(self._size // 2, _FEWEST)
        elif seconds < _SHORT_SECONDS:
            self._size = min(self._size * 2, _MOST)

    def _slice(self) -> bool:
        slice_ = self._changed() or self._new() or self._older()
        if slice_ is None:
            return False
        for seq in slice_.gone:
            self._take_out(seq)
        # In the order of their places: anything else makes FTS5 write out what it has gathered, row by row.
        for row in sorted(slice_.rows, key=lambda row: place_of(row[8], row[0])):
            self._put_in(row)
        self._execute("UPDATE search_state SET oldest = ?, newest = ?", (slice_.oldest, slice_.newest))
        return True

    def _state(self) -> tuple[int, int]:
        oldest, newest = self._execute("SELECT oldest, newest FROM search_state").fetchone()
        return oldest, newest

    def _changed(self) -> _Slice | None:
        todo = [
            seq for (seq,) in self._execute("SELECT seq FROM search_todo ORDER BY seq LIMIT ?", (self._size,))
        ]
        if not todo:
            return None
        oldest, newest = self._state()
        known = [seq for seq in todo if oldest <= seq <= newest]  # the others have their turn still to come
        rows = []
        for seq in known:
            rows += self._execute(f"SELECT {_COLUMNS} FROM message WHERE seq = ?", (seq,)).fetchall()
        self._execute("DELETE FROM search_todo WHERE seq <= ?", (todo[-1],))
        return _Slice(rows, known, oldest, newest)

    def _new(self) -> _Slice | None:
        oldest, newest = self._state()
        rows = self._read("seq > ? ORDER BY seq", newest)
        if not rows:
            return None
        return _Slice(rows, [], oldest, rows[-1][0])

    def _older(self) -> _Slice | None:
        oldest, newest = self._state()
        if oldest <= 1:
            return None
        rows = self._read("seq < ? ORDER BY seq DESC", oldest)
        return _Slice(rows, [], rows[-1][0] if rows else 1, newest)

    def _read(self, where: str, seq: int) -> list[tuple[Any, ...]]:
        """Read a slice's rows; fewer where they are long."""
        rows, size = [], 0
        found = self._execute(f"SELECT {_COLUMNS} FROM message WHERE {where} LIMIT ?", (seq, self._size))
        for row in found:
            rows.append(row)
            size += len(row[4] or "") + len(row[5] or "") + len(row[7] or b"")
            if size > _BYTES:
                break
        found.close()
        return rows

    def _take_out(self, seq: int) -> None:
        row = self._execute("DELETE FROM search_place WHERE seq = ? RETURNING place", (seq,)).fetchone()
        if row is not None:
            self._execute("DELETE FROM search WHERE rowid = ?", row)

    def _put_in(self, row: tuple[Any, ...]) -> None:
        seq, chat_id, from_me, kind, text, caption, media, card, at, deleted = row
        if deleted:
            return
        words, numbers = search_words.of_row(text, caption, media, card)
        tags = search_words.tags(chat_id, kind, text, card, from_me=bool(from_me))
        place = place_of(at, seq)
        while True:
            try:
                self._execute(
                    "INSERT INTO search (rowid, words, numbers, tags, seq) VALUES (?, ?, ?, ?, ?)",
                    (place, words, numbers, tags, seq),
                )
            except sqlite3.IntegrityError:
                if self._execute("SELECT 1 FROM search WHERE rowid = ?", (place,)).fetchone() is None:
                    raise
                place += (
                    1  # of the same moment, and the same in the bits that are kept: the neighbour will do
                )
            else:
                break
        self._execute("INSERT INTO search_place (seq, place) VALUES (?, ?)", (seq, place))

    def _is_damaged(self, error: sqlite3.DatabaseError) -> bool:
        """Whether the index contradicts itself on pages that are sound: made anew once, it is again as good as ever."""
        contradicts = (
            isinstance(error, sqlite3.IntegrityError) or error.sqlite_errorcode == sqlite3.SQLITE_CORRUPT_VTAB
        )
        return contradicts and not self._rebuilt

    def _rebuild(self) -> None:
        _log.error("the search index contradicts itself and is made anew")
        self._rebuilt = True
        (sql,) = self._execute("SELECT sql FROM sqlite_schema WHERE name = 'search'").fetchone()
        self._execute("BEGIN IMMEDIATE")
        try:
            self._execute("DROP TABLE search")
            self._execute(sql)
            self._execute("DELETE FROM search_place")
            self._execute("DELETE FROM search_todo")
            self._execute(
                "UPDATE search_state SET (oldest, newest) ="
                " (SELECT ifnull(max(seq), 0) + 1, ifnull(max(seq), 0) FROM message)"
            )
            self._execute("COMMIT")
        except BaseException:
            with contextlib.suppress(sqlite3.Error):
                self._execute("ROLLBACK")
            raise


def place_of(at: int, seq: int) -> int:
    """Return a message's place in the index."""
    return (min(at, _LATEST) << _PLACE_BITS) | (seq & ((1 << _PLACE_BITS) - 1))


def first_place(at: int) -> int:
    """Return the first place of a moment (milliseconds UTC)."""
    return min(at, _LATEST) << _PLACE_BITS
