"""Asking the full-text index: a question becomes one expression, the answer comes in the index's own order."""

import sqlite3
from collections.abc import Iterable
from pathlib import Path

from msgspec import Struct

from multichat_desktop.domain.finding import Question, Term, terms
from multichat_desktop.domain.message import Person
from multichat_desktop.store import chat_rows, names
from multichat_desktop.store.database import executor, open_reader
from multichat_desktop.store.errors import in_our_words
from multichat_desktop.store.search_index import first_place
from multichat_desktop.store.search_words import CARRIES, MINE, THEIRS

_SELECT = """
SELECT s.rowid, s.words, m.seq, m.chat_id, m.at, m.from_me, m.author_id, m.kind
FROM search s CROSS JOIN message m ON m.seq = s.seq
"""


class Row(Struct, frozen=True):
    """A row of the index with what its message says of itself today."""

    place: int
    words: str
    seq: int
    chat_id: str
    at: int
    from_me: int
    author_id: str | None
    kind: str


class Gathered(Struct, frozen=True):
    """A page of rows; what their conversations are called and whether they are groups; who wrote in groups.

    `built`: the share of older messages that the index holds so far, None when it holds all.
    """

    rows: list[Row]
    titles: dict[str, tuple[str, bool]]
    people: dict[str, Person]
    built: float | None


class GivenUpError(Exception):
    """A question was given up because a newer one came."""


def expression(question: Question, chat_id: str | None) -> str:
    """Return what a question asks of FTS5; whatever was typed is only ever looked for."""
    parts = [_term(term) for term in terms(question.text)]
    wanted = [chat_id] if chat_id else []
    if question.from_me is not None:
        wanted.append(MINE if question.from_me else THEIRS)
    if question.what is not None:
        wanted.append(CARRIES[question.what])
    parts += [f"tags : {_quoted(tag)}" for tag in wanted]
    return " AND ".join(parts)


def _term(term: Term) -> str:
    end = " *" if term.prefix else ""
    said = f"words : {_quoted(' '.join(term.words))}{end}"
    return said if term.number is None else f"({said} OR numbers : {_quoted(term.number)}{end})"


def _quoted(text: str) -> str:
    return '"' + text.replace('"', '""') + '"'


class Finder:
    """Answers on one reading connection; it belongs to the thread that made it.

    Raises:
        StoreError: the database cannot be opened.
    """

    def __init__(self, path: Path) -> None:
        self._database = open_reader(path)
        self._execute = executor(self._database)
        self._interrupt = self._database.connection().interrupt

    def close(self) -> None:
        """Close the connection."""
        self._database.close()

    def interrupt(self) -> None:
        """Give up what is being asked. Callable from any thread until `close`."""
        self._interrupt()

    def gather(self, question: Question) -> Gathered:
        """Return a page with all that belongs to it.

        Raises:
            GivenUpError: `interrupt` was called meanwhile.
            StoreError: the index cannot be asked.
        """
        try:
            rows = self.page(question)
            return Gathered(
                rows,
                self.titles({row.chat_id for row in rows}),
                names.persons(self._execute, (row.author_id for row in rows if row.author_id)),
                self.built(),
            )
        except sqlite3.Error as error:
            if getattr(error, "sqlite_errorcode", None) == sqlite3.SQLITE_INTERRUPT:
                raise GivenUpError from error
            raise in_our_words(error) from error

    def page(self, question: Question) -> list[Row]:
        """Return up to `limit` messages, newest first; what was deleted meanwhile is not among them.

        Raises:
            sqlite3.Error: the index cannot be asked.
        """
        chat_id = self._current(question.chat_id) if question.chat_id else None
        asked = expression(question, chat_id)
        conditions, values = ["m.deleted = 0 AND m.hidden = 0"], []
        if asked:
            conditions.append("search MATCH ?")
            values.append(asked)
        for condition, value in (
            ("s.rowid >= ?", None if question.since is None else first_place(question.since)),
            ("s.rowid < ?", None if question.until is None else first_place(question.until)),
            ("s.rowid < ?", question.before),
        ):
            if value is not None:
                conditions.append(condition)
                values.append(value)  # type: ignore[arg-type]
        sql = f"{_SELECT} WHERE {' AND '.join(conditions)} ORDER BY s.rowid DESC LIMIT ?"
        return [Row(*row) for row in self._execute(sql, (*values, question.limit))]

    def titles(self, chats: Iterable[str]) -> dict[str, tuple[str, bool]]:
        """Return what conversations are called, and whether they are groups."""
        return {c.id: (c.title, c.is_group) for c in chat_rows.some_chats(self._execute, chats)}

    def built(self) -> float | None:
        """Return the share of older messages that the index holds so far; None when it holds all."""
        oldest, newest = self._execute("SELECT oldest, newest FROM search_state").fetchone()
        return None if oldest <= 1 or newest < 1 else 1 - (oldest - 1) / newest

    def _current(self, chat_id: str) -> str:
        row = self._execute("SELECT new FROM chat_moved WHERE old = ?", (chat_id,)).fetchone()
        return chat_id if row is None else str(row[0])
