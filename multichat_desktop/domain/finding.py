"""Finding messages by their words: what is asked, what is found, and how words are compared.

Words are runs of letters and digits; case and accents make no difference, as in the index (FTS5's `unicode61
remove_diacritics 2`). So what is marked in a text is what the index found in it.
"""

import re
import unicodedata
from collections.abc import Iterator
from enum import StrEnum
from functools import lru_cache

from msgspec import Struct

from multichat_desktop.domain.content import Kind

PREFIX_LEAST = 2
"""Letters from which on the beginning of a word is searched for; fewer would find nearly everything."""
NUMBER_LEAST = 4
_QUOTED = re.compile(r'"([^"]*)"?|(\S+)')
_NUMBER = re.compile(r"\+?\(?\d[\d\s.,\-/()]*")
_BREAKS = re.compile(r"\D+")


class What(StrEnum):
    """What a message must carry to be found."""

    PICTURES = "pictures"
    DOCUMENTS = "documents"
    SOUNDS = "sounds"
    LINKS = "links"


CARRIED = {
    Kind.IMAGE: What.PICTURES,
    Kind.VIDEO: What.PICTURES,
    Kind.GIF: What.PICTURES,
    Kind.DOCUMENT: What.DOCUMENTS,
    Kind.VOICE: What.SOUNDS,
    Kind.AUDIO: What.SOUNDS,
}


class Term(Struct, frozen=True):
    """Words that must stand one behind the other; of the last one only the beginning where `prefix` says so.

    `number`: the digits alone, where it is a number that may be written with other breaks in between.
    """

    words: tuple[str, ...]
    prefix: bool = False
    number: str | None = None


class Question(Struct, frozen=True, kw_only=True):
    """What is looked for. `since` and `until` in milliseconds UTC, the former included; `before` is a page's `more`."""

    text: str = ""
    chat_id: str | None = None
    from_me: bool | None = None
    what: What | None = None
    since: int | None = None
    until: int | None = None
    before: int | None = None
    limit: int = 50

    @property
    def is_empty(self) -> bool:
        """Whether everything would be found."""
        return not terms(self.text) and self.from_me is None and self.what is None and self.since is None


class Hit(Struct, frozen=True, kw_only=True):
    """A message that was found; `text` is what it says in one line, `marks` what of it was looked for."""

    key: tuple[int, int]
    chat_id: str
    title: str
    is_group: bool
    author: str | None
    from_me: bool
    kind: Kind
    text: str
    marks: tuple[tuple[int, int], ...] = ()


class Found(Struct, frozen=True, kw_only=True):
    """A page of what was found, newest first; `more` asks for the next one.

    `built` is the share of older messages that the index holds so far, None when it holds all. `failed`: the
    question could not be answered.
    """

    question: Question
    hits: tuple[Hit, ...] = ()
    more: int | None = None
    built: float | None = None
    failed: bool = False


@lru_cache(maxsize=64)
def terms(text: str) -> tuple[Term, ...]:
    """Return what a question's text asks for: all of these."""
    made = []
    end = len(text.rstrip())
    for match in _QUOTED.finditer(text):
        exact = match[1] is not None
        words = tuple(word for word, _, _ in tokens(match[1] if exact else match[2]))
        if words:
            last = not exact and match.end() == end == len(text)
            number = None if exact else _number(match[2])
            made.append(Term(words, last and len(words[-1]) >= PREFIX_LEAST, number))
    return tuple(made)


def _number(word: str) -> str | None:
    if _NUMBER.fullmatch(word) is None:
        return None
    digits = _BREAKS.sub("", word)
    return digits if len(digits) >= NUMBER_LEAST else None


def marks(text: str, wanted: tuple[Term, ...]) -> list[tuple[int, int]]:
    """Return where in a text what was asked for stands, in order, nothing twice."""
    found = list(tokens(text))
    words = [word for word, _, _ in found]
    spots: set[tuple[int, int]] = set()
    for term in wanted:
        size = len(term.words)
        for at in range(len(words) - size + 1):
            if _stands_at(words, at, term):
                spots.add((found[at][1], found[at + size - 1][2]))
        if term.number is not None:
            spots.update(_numbers_with(text, term))
    return _apart(sorted(spots))


def _stands_at(words: list[str], at: int, term: Term) -> bool:
    *whole, last = term.words
    if words[at : at + len(whole)] != whole:
        return False
    word = words[at + len(whole)]
    return word.startswith(last) if term.prefix else word == last


def _numbers_with(text: str, term: Term) -> Iterator[tuple[int, int]]:
    assert term.number is not None
    for match in _NUMBER.finditer(text):
        joined = number_forms(match[0])
        if any(form.startswith(term.number) if term.prefix else form == term.number for form in joined):
            yield match.start(), match.start() + len(match[0].rstrip(" \n.,-/("))


def _apart(spots: list[tuple[int, int]]) -> list[tuple[int, int]]:
    made: list[tuple[int, int]] = []
    for start, end in spots:
        if made and start < made[-1][1]:
            made[-1] = (made[-1][0], max(made[-1][1], end))
        else:
            made.append((start, end))
    return made


def numbers(text: str) -> Iterator[str]:
    """Give the forms in which the numbers of a text may be looked for beside the way they are written."""
    for match in _NUMBER.finditer(text):
        yield from number_forms(match[0])


_PHONE_TAILS = (8, 9, 10, 11)
_MOST_GROUPS = 8


def number_forms(written: str) -> list[str]:
    """Return a number without its breaks, from each of its groups on; of a long one its last digits, as phones are told."""
    groups = [group for group in _BREAKS.split(written) if group][:_MOST_GROUPS]
    if not groups:
        return []
    joined = "".join(groups)
    if len(groups) == 1 and len(joined) < 10:
        return []
    made = {"".join(groups[at:]): None for at in range(len(groups))}
    if 10 <= len(joined) <= 15:
        made.update((joined[-tail:], None) for tail in _PHONE_TAILS if tail < len(joined))
    return [form for form in made if len(form) >= NUMBER_LEAST]


def tokens(text: str) -> Iterator[tuple[str, int, int]]:
    """Give a text's words as they are compared, each with its place."""
    start, word = -1, ""
    for at, letter in enumerate(text):
        folded = _fold(letter)
        if folded is None:
            if start >= 0:
                yield word, start, at
            start, word = -1, ""
        elif folded or start >= 0:
            if start < 0:
                start = at
            word += folded
    if start >= 0:
        yield word, start, len(text)


@lru_cache(maxsize=4096)
def _fold(letter: str) -> str | None:
    """Return a letter without case and accents; empty for an accent alone, None for what parts words."""
    category = unicodedata.category(letter)
    if category[0] == "M":
        return ""
    if category[0] not in "LN" and category != "Co":
        return None
    bare = unicodedata.normalize("NFD", letter)
    kept = "".join(part for part in bare if not unicodedata.combining(part)) if len(bare) > 1 else bare
    return (kept or letter).lower()
