"""Finding conversations by name or phone: keys folded beforehand, so that a keystroke is only look-ups."""

import unicodedata
from collections.abc import Sequence
from functools import lru_cache
from typing import Protocol, TypeVar

_BRAZIL = "55"
_BRAZIL_LONG = 13
_NINTH = 4
_MASK = frozenset("0123456789+-() ./\u00a0")


@lru_cache(maxsize=16384)
def fold(text: str) -> str:
    """Return a text without accents, case and width differences."""
    if text.isascii():
        return text.lower()
    apart = unicodedata.normalize("NFKD", text.casefold())
    return "".join(
        char for char in apart if not unicodedata.combining(char) and unicodedata.category(char) != "Cf"
    )


def phone_key(digits: str | None) -> str:
    """Return the digits under which a phone is found: a Brazilian mobile with and without its ninth digit."""
    if not digits:
        return ""
    if len(digits) == _BRAZIL_LONG and digits.startswith(_BRAZIL) and digits[_NINTH] == "9":
        return f"{digits} {digits[:_NINTH]}{digits[_NINTH + 1 :]}"
    return digits


def search_key(name: str, phone: str | None) -> str:
    """Return everything by which a conversation is found, as one folded text."""
    return f"{fold(name)}\n{phone_key(phone)}"


class Keyed(Protocol):
    """Something with a key made by `search_key`."""

    key: str


T = TypeVar("T", bound=Keyed)


class Query:
    """What somebody typed into the search field, made ready for many comparisons."""

    def __init__(self, typed: str) -> None:
        self.words: tuple[str, ...] = tuple(fold(typed).split())
        digits = "".join(char for char in typed if char.isascii() and char.isdigit())
        # A phone may be typed with any mask, and with the zero that people dial before the area code.
        self.digits: str = digits.lstrip("0") or digits if digits and _MASK.issuperset(typed) else ""

    def __bool__(self) -> bool:
        """Whether anything was typed."""
        return bool(self.words)

    def matches(self, key: str) -> bool:
        """Whether a conversation with this key is looked for: it has all the words, or the phone's digits."""
        if self.digits and self.digits in key:
            return True
        return all(word in key for word in self.words)

    def select(self, rows: Sequence[T]) -> list[T]:
        """Return those that are looked for, in their order: one bare loop a word, over ten thousand keys a keystroke."""
        found = list(rows)
        for word in self.words:
            found = [row for row in found if word in row.key]
        if digits := self.digits:
            by_words = {id(row) for row in found}
            return [row for row in rows if digits in row.key or id(row) in by_words]
        return found
