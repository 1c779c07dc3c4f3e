"""Finding by a few letters: in names, beginnings first, and letters left out forgiven only when nothing else is found."""

import re
from bisect import bisect_right
from collections.abc import Iterable, Iterator, Sequence
from itertools import islice

from multichat_desktop.ui.chats.search import Query, fold

_ENOUGH = 8
"""So many exact findings are enough: guessing at more would only bury them."""
_FEWEST_LETTERS = 2


class Finder:
    """Looks into names, each with something more it is found by (a phone's digits, a text), in the order given.

    All of them stand in one text, so that ten thousand cost one search of the C library and not ten thousand calls.
    """

    def __init__(self, entries: Iterable[tuple[str, str]]) -> None:
        self._starts: list[int] = []
        parts, length = [], 0
        for name, also in entries:
            # Every word of a name stands behind a space; NUL parts the entries.
            entry = f"\0 {' '.join(fold(name).split())}\n{fold(also)}"
            self._starts.append(length)
            length += len(entry)
            parts.append(entry)
        self._text = "".join(parts)

    def find(self, typed: str, most: int) -> list[int]:
        """Return the places of up to `most` entries that fit what was typed, the best first, else in their order.

        Best is a name that begins with it; then one with a word beginning with each word typed; then one that holds
        them anywhere, or the digits of a phone typed with any mask; last a name that has the letters in their order.
        """
        query = Query(typed)
        if not query:
            return list(range(min(most, len(self._starts))))
        found = dict.fromkeys(islice(self._holding(("\0 " + " ".join(query.words),)), most))
        rounds: list[Sequence[str]] = [[f" {word}" for word in query.words], query.words]
        if query.digits:
            rounds.append((query.digits,))
        for parts in rounds:
            if len(found) < most:
                found.update(dict.fromkeys(islice(self._holding(parts), most)))
        if len(found) < _ENOUGH and not query.digits:
            found.update(dict.fromkeys(islice(self._spelling("".join(query.words)), most)))
        return list(found)[:most]

    def begins(self, typed: str) -> bool:
        """Whether some name has a word that begins with what was typed."""
        return f" {' '.join(Query(typed).words)}" in self._text

    def _holding(self, parts: Sequence[str]) -> Iterator[int]:
        """Give those that hold all parts; looked for is the rarest of them."""
        rarest = min(parts, key=self._text.count)
        others = [part for part in parts if part is not rarest]
        at = self._text.find(rarest)
        while at >= 0:
            place = bisect_right(self._starts, at) - 1
            end = self._end(place)
            if all(self._text.find(part, self._starts[place], end) >= 0 for part in others):
                yield place
            at = self._text.find(rarest, end)

    def _spelling(self, letters: str) -> Iterator[int]:
        """Give those that have the letters in their order, whatever stands between them."""
        if len(letters) < _FEWEST_LETTERS:
            return
        first, *rest = map(re.escape, letters)
        spelt = re.compile(first + "".join(f"[^\\0\\n{letter}]*{letter}" for letter in rest))
        at = 0
        while match := spelt.search(self._text, at):
            place = bisect_right(self._starts, match.start()) - 1
            yield place
            at = self._end(place)

    def _end(self, place: int) -> int:
        return self._starts[place + 1] if place + 1 < len(self._starts) else len(self._text)
