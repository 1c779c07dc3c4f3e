"""Finding messages without anybody waiting: a thread of its own asks, and only the newest question is answered."""

import logging
import threading
from collections.abc import Callable
from contextlib import closing
from pathlib import Path

from msgspec import Struct

from multichat_desktop.domain.address import format_phone
from multichat_desktop.domain.content import Kind
from multichat_desktop.domain.finding import Found, Hit, Question, Term, marks, terms
from multichat_desktop.domain.message import Person
from multichat_desktop.store.errors import StoreError
from multichat_desktop.store.search import Finder, Gathered, GivenUpError, Row

_log = logging.getLogger(__name__)

_BEFORE, _LENGTH = 40, 160
_MOST_MARKED = 20_000

Answered = Callable[[Found], None]


class _Asked(Struct):
    asker: str
    question: Question
    answered: Answered


class Search:
    """Answers questions. `call` brings a function to the thread of those who ask (`loop.call_soon_threadsafe`).

    Each asker has one question at a time: a new one takes the place of the older one, which is not answered any more.
    """

    def __init__(self, database: Path, call: Callable[[Callable[[], None]], object]) -> None:
        self._database, self._call = database, call
        self._wanted: dict[str, _Asked] = {}
        self._newest: dict[str, _Asked] = {}
        self._running: _Asked | None = None
        self._finder: Finder | None = None
        self._open = True
        self._changed = threading.Condition()
        self._thread = threading.Thread(target=self._run, name="search", daemon=True)

    def find(self, asker: str, question: Question, answered: Answered) -> None:
        """Ask; `answered` is called once, on the asking thread, unless a newer question of the same asker comes."""
        asked = _Asked(asker, question, answered)
        with self._changed:
            if not self._open:
                return
            self._wanted[asker] = self._newest[asker] = asked
            running = self._running
            if running is not None and running.asker == asker and self._finder is not None:
                self._finder.interrupt()
            if not self._thread.is_alive():
                self._thread.start()
            self._changed.notify()

    def forget(self, asker: str) -> None:
        """Let an asker's question go unanswered."""
        with self._changed:
            self._wanted.pop(asker, None)
            self._newest.pop(asker, None)

    def close(self) -> None:
        """Stop; what was asked is not answered."""
        with self._changed:
            self._open = False
            self._wanted.clear()
            self._newest.clear()
            if self._running is not None and self._finder is not None:
                self._finder.interrupt()
            self._changed.notify()
        if self._thread.is_alive():
            self._thread.join()

    # ---- on the thread of its own

    def _run(self) -> None:
        try:
            finder = Finder(self._database)
        except StoreError as error:
            _log.error("messages cannot be searched: %s", error)
            self._answer_all(None)
            return
        self._finder = finder
        with closing(finder):
            self._answer_all(finder)
            with self._changed:
                self._finder = None

    def _answer_all(self, finder: Finder | None) -> None:
        while True:
            with self._changed:
                self._running = None
                while self._open and not self._wanted:
                    self._changed.wait()
                if not self._open:
                    return
                asker = next(iter(self._wanted))
                asked = self._running = self._wanted.pop(asker)
            found = Found(question=asked.question, failed=True) if finder is None else _answer(finder, asked)
            if found is not None:
                self._call(lambda asked=asked, found=found: self._deliver(asked, found))  # type: ignore[misc]

    def _deliver(self, asked: _Asked, found: Found) -> None:
        with self._changed:
            newest = self._newest.get(asked.asker) is asked
            if newest:
                del self._newest[asked.asker]
        if newest:
            asked.answered(found)


def _answer(finder: Finder, asked: _Asked) -> Found | None:
    question = asked.question
    try:
        return answer(finder, question)
    except GivenUpError:
        return None
    except StoreError as error:
        _log.warning("a search failed: %s", error)
        return Found(question=question, failed=True)


def answer(finder: Finder, question: Question) -> Found:
    """Return what is found.

    Raises:
        GivenUpError: a newer question came.
        StoreError: the index cannot be asked.
    """
    gathered = finder.gather(question)
    rows = gathered.rows
    wanted = terms(question.text)
    return Found(
        question=question,
        hits=tuple(_hit(row, gathered, wanted) for row in rows),
        more=rows[-1].place if len(rows) == question.limit else None,
        built=gathered.built,
    )


def _hit(row: Row, gathered: Gathered, wanted: tuple[Term, ...]) -> Hit:
    title, is_group = gathered.titles.get(row.chat_id, ("", False))
    text, spots = snippet(row.words, wanted)
    return Hit(
        key=(row.at, row.seq),
        chat_id=row.chat_id,
        title=title,
        is_group=is_group,
        author=_name(gathered.people.get(row.author_id)) if row.author_id else None,
        from_me=bool(row.from_me),
        kind=Kind(row.kind),
        text=text,
        marks=spots,
    )


def _name(person: Person | None) -> str | None:
    if person is None:
        return None
    if person.name:
        return person.name
    return format_phone(person.address) if person.is_phone and person.address else person.address


def snippet(words: str, wanted: tuple[Term, ...]) -> tuple[str, tuple[tuple[int, int], ...]]:
    """Return a line of a text around what was looked for, and where that stands in it."""
    # Letter for letter, so that places stay what they are.
    line = "".join(" " if letter.isspace() else letter for letter in words[:_MOST_MARKED])
    spots = marks(line, wanted)
    start = 0
    if spots and spots[0][1] > _LENGTH - _BEFORE:
        start = max(spots[0][0] - _BEFORE, 0)
        start = line.rfind(" ", max(start - 20, 0), start + 1) + 1 or start
    end = min(start + _LENGTH, len(line))
    ahead, behind = "…" if start else "", "…" if end < len(line) or len(words) > _MOST_MARKED else ""
    shift = len(ahead) - start
    inside = tuple((a + shift, min(b, end) + shift) for a, b in spots if a >= start and a < end)
    return f"{ahead}{line[start:end]}{behind}", inside
