"""Rebuilding the state from the journal beside the real one, and comparing the two row by row."""

import sqlite3
import tempfile
from contextlib import ExitStack, closing
from pathlib import Path
from typing import Any

from msgspec import Struct

from multichat_desktop.domain.intake import Receipt
from multichat_desktop.store.database import executor, open_writer
from multichat_desktop.store.jobs import Arrival, Doing
from multichat_desktop.store.ledger import Ledger
from multichat_desktop.store.unit import nothing_touched

_COMPARED = {
    "chat": (
        "id, instance_id, person_id, group_key, subject, last_seq, last_at, unread, last_seen, notes, members_at,"
        " waiting_since, answered_at, answered_seq, pinned, archived, muted, removed"
    ),
    "message": (
        "seq, chat_id, instance_id, message_id, local_id, from_me, author_id, kind, text, caption, first_text, at,"
        " received_at, status, outbox, quote_id, media, card, mentions, view_once, edited, deleted, unread, hidden, starred, send_at, paid"
    ),
    "alias": "key, person_id, raw",
    "person": "id, given_name, notes, verified_name, push_name, chat_name",
    "apart": "one, other",
    "member": "chat_id, key, name, admin",
    "group_mode": "instance_id, mode",
    "status": "instance_id, message_id, status, at",
    "reaction": "instance_id, target, author, emoji, at",
    "vote": "instance_id, target, author, at, event_id, choices",
    "errand": "instance_id, target, kind, body, at, state",
    "clearing": "chat_id, up_to, at, seq",
    "file": "seq, state, error, sha256, path, size, mime, waveform, at, wanted",
}
_KEYS = {"apart": 2, "member": 2, "status": 3, "reaction": 3, "vote": 3, "errand": 3}
_MOST = 100


class Difference(Struct, frozen=True):
    """One row that is not the same; None on the side where there is none."""

    table: str
    key: str
    real: dict[str, Any] | None
    rebuilt: dict[str, Any] | None


class Replay:
    """A second database, built from nothing but the journal. Used as a context manager; it is thrown away.

    What it is compared with is the real one at the moment of entering: a console may go on writing. `last` is the
    newest row of the journal at that moment.
    """

    def __init__(self, real: Path) -> None:
        self._real = real

    def __enter__(self) -> "Replay":
        with ExitStack() as opened:
            folder = opened.enter_context(tempfile.TemporaryDirectory(prefix="multichat-verify-"))
            database = open_writer(Path(folder) / "rebuilt.sqlite3")
            opened.callback(database.close)
            self._execute = executor(database)
            self._execute("PRAGMA synchronous = OFF")
            uri = f"{self._real.absolute().as_uri()}?mode=ro"
            self._moment = opened.enter_context(closing(sqlite3.connect(uri, uri=True, isolation_level=None)))
            self._moment.execute("BEGIN")
            (salt,) = self._moment.execute("SELECT value FROM setting WHERE key = 'salt'").fetchone()
            (self.last,) = self._moment.execute("SELECT ifnull(max(id), 0) FROM journal").fetchone()
            self._ledger = Ledger(self._execute, bytes.fromhex(salt))
            self._execute("BEGIN")
            self._opened = opened.pop_all()
        return self

    def __exit__(self, *_: object) -> None:
        self._opened.close()

    def apply(self, journal_id: int, job: Arrival | Doing) -> Receipt:
        """Give one row of the journal its effect again."""
        self._ledger.start_at(journal_id)
        return self._ledger.write(job, nothing_touched())

    def differences(self) -> list[Difference]:
        """Return where the real state is not what the journal makes (at most 100 places)."""
        found: list[Difference] = []
        for table, columns in _COMPARED.items():
            sql = f"SELECT {columns} FROM {table}"
            found += _compare(table, columns.split(", "), self._moment.execute(sql), self._execute(sql))
        return found[:_MOST]


def _compare(
    table: str, columns: list[str], real: sqlite3.Cursor, rebuilt: sqlite3.Cursor
) -> list[Difference]:
    width = _KEYS.get(table, 1)
    left = {row[:width]: row for row in real}
    right = {row[:width]: row for row in rebuilt}
    found = []
    for key in dict.fromkeys((*left, *right)):
        one, other = left.get(key), right.get(key)
        if one != other:
            found.append(Difference(table, "/".join(map(str, key)), *_only_different(columns, one, other)))
    return found


def _only_different(
    columns: list[str], one: tuple[Any, ...] | None, other: tuple[Any, ...] | None
) -> tuple[dict[str, Any] | None, dict[str, Any] | None]:
    """Name the columns that differ, never a message's words."""
    if one is None or other is None:
        return (None if one is None else {"present": True}), (None if other is None else {"present": True})
    pairs = [(c, a, b) for c, a, b in zip(columns, one, other, strict=True) if a != b]
    return {c: _shown(c, a) for c, a, _ in pairs}, {c: _shown(c, b) for c, _, b in pairs}


def _shown(column: str, value: Any) -> Any:
    secret = column in (
        "text",
        "caption",
        "first_text",
        "media",
        "card",
        "push_name",
        "verified_name",
        "chat_name",
        "given_name",
        "notes",
        "name",
    )
    return "…" if secret and value is not None else value
