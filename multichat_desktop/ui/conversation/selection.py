"""What is selected: a stretch of text that may begin in one message and end in another."""

from collections.abc import Callable, Iterable

from multichat_desktop.domain.message import Message
from multichat_desktop.ui.conversation import words
from multichat_desktop.ui.conversation.row import Row
from multichat_desktop.ui.ports import Key
from multichat_desktop.ui.times import local

Spot = tuple[Key, int]
"""A place in a conversation's text: the message's key and the place in its text."""


class Selection:
    """Two spots; rows between them are selected whole."""

    def __init__(self) -> None:
        self._from: Spot | None = None
        self._to: Spot | None = None

    def __bool__(self) -> bool:
        return self._from is not None and self._to is not None and self._from != self._to

    def clear(self) -> bool:
        """Select nothing; return whether something was selected."""
        had = bool(self)
        self._from = self._to = None
        return had

    def begin(self, spot: Spot) -> None:
        """Start at a spot."""
        self._from = self._to = spot

    def extend(self, spot: Spot) -> None:
        """Reach to a spot."""
        if self._from is not None:
            self._to = spot

    def select(self, key: Key, start: int, end: int) -> None:
        """Select a stretch of one message."""
        self._from, self._to = (key, start), (key, end)

    def part(self, key: Key, length: int) -> tuple[int, int] | None:
        """Return which part of a message is selected."""
        if self._from is None or self._to is None:
            return None
        first, last = sorted((self._from, self._to))
        if not first[0] <= key <= last[0]:
            return None
        start = first[1] if key == first[0] else 0
        end = last[1] if key == last[0] else length
        return (start, end) if end > start else None

    def copied(self, messages: Iterable[Message], row: Callable[[int], Row]) -> str:
        """Return the selected text; with time and author before each message when there are several."""
        found: list[tuple[Message, str]] = []
        for i, message in enumerate(messages):
            if self._between(message.key):
                made = row(i)
                part = self.part(message.key, made.length)
                if part is not None:
                    found.append((message, made.copied(*part)))
        if len(found) == 1:
            return found[0][1]
        return "\n".join(f"[{local(m.at):%d/%m/%Y %H:%M}] {words.author(m)}: {said}" for m, said in found)

    def _between(self, key: Key) -> bool:
        if self._from is None or self._to is None:
            return False
        first, last = sorted((self._from, self._to))
        return first[0] <= key <= last[0]
