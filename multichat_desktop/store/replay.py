"""Rebuilding the state from the journal beside the real one, and comparing the two row by row."""

import sqlite3
import tempfile
from contextlib import closing
from pathlib import Path
from typing import Any

from msgspec import Struct

from multichat_desktop.domain.intake import Receipt
from multichat_desktop.store.database import executor, open_writer
from multichat_desktop.store.jobs import Arrival, Doing
from multichat_desktop.store.ledger import Ledger
from multichat_desktop.store.unit import nothing_touched

_COMPARED = {
    "chat": "id, instance_id, person_id, group_key, subject, last_seq, last_at, unread, last_seen",
    "message": (
        "seq, chat_id, instance_id, message_id, local_id, from_me, author_id, kind, text, caption, first_text, at,"
        " received_at, status, outbox, quote_id, media, card, mentions, view_once, edited, deleted, unread"
    ),
    "alias": "key, person_id, raw",
    "person": "id, verified_name, push_name, chat_name",
    "status": "instance_id, message_id, status, at",
    "reaction": "instance_id, target, author, emoji, at",
}
_KEYS = {"status": 3, "reaction": 3}
_MOST = 100


class Difference(Struct, frozen=True):
    """One row that is not the same; None on the side where there is none."""

    table: str
    key: str
    real: dict[str, Any] | None
    rebuilt: dict[str, Any] | None


class Replay:
    """A second database, built from nothing but the journal. Used as a context manager; it is thrown away."""

    def __init__(self, real: Path) -> None:
        self._real = real
        self._folder = tempfile.TemporaryDirectory(prefix="multichat-verify-")

    def __enter__(self) -> "Replay":
        self._database = open_writer(Path(self._folder.name) / "rebuilt.sqlite3")
        self._execute = executor(self._database)
        self._execute("PRAGMA synchronous = OFF")
        with closing(self._open_real()) as real:
            (salt,) = real.execute("SELECT value FROM setting WHERE key = 'salt'").fetchone()
        self._ledger = Ledger(self._execute, bytes.fromhex(salt))
        self._execute("BEGIN")
        return self

    def __exit__(self, *_: object) -> None:
        self._database.close()
        self._folder.cleanup()

    def apply(self, journal_id: int, job: Arrival | Doing) -> Receipt:
        """Give one row of the journal its effect again."""
        self._ledger.start_at(journal_id)
        return self._ledger.write(job, nothing_touched())

    def differences(self) -> list[Difference]:
        """Return where the real state is not what the journal makes (at most 100 places)."""
        found: list[Difference] = []
        with closing(self._open_real()) as real:
            real.execute("BEGIN")
            for table, columns in _COMPARED.items():
                sql = f"SELECT {columns} FROM {table}"
                found += _compare(table, columns.split(", "), real.execute(sql), self._execute(sql))
        return found[:_MOST]

    def _open_real(self) -> sqlite3.Connection:
        return sqlite3.connect(f"{self._real.absolute().as_uri()}?mode=ro", uri=True, isolation_level=None)


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
    )
    return "…" if secret and value is not None else value
