"""All emoji with their names and words, and finding them by what somebody types."""

from enum import IntEnum
from functools import cache

from msgspec import Struct

from multichat_desktop import assets
from multichat_desktop.ui.chats.search import fold

TONES = ("", "\U0001f3fb", "\U0001f3fc", "\U0001f3fd", "\U0001f3fe", "\U0001f3ff")
"""The yellow of the drawing, and the five skins from light to dark."""
_LIGHTEST = TONES[1]
_MOST_FOUND = 90


class Group(IntEnum):
    """The categories, numbered as in the table."""

    SMILEYS = 0
    PEOPLE = 1
    NATURE = 3
    FOOD = 4
    TRAVEL = 5
    ACTIVITIES = 6
    OBJECTS = 7
    SYMBOLS = 8
    FLAGS = 9


class Emoji(Struct, frozen=True):
    """One emoji; `toned` is its form in the lightest skin, empty when it has no skin to choose."""

    char: str
    toned: str
    group: Group
    portuguese: str
    english: str
    names: tuple[str, ...]
    words: frozenset[str]

    def in_tone(self, tone: int) -> str:
        """Return it in one of `TONES`."""
        return self.toned.replace(_LIGHTEST, TONES[tone]) if tone and self.toned else self.char


@cache
def all_emoji() -> tuple[Emoji, ...]:
    """Return the whole table in its order; read when it is first asked for."""
    text = assets.path("emoji", "emoji.tsv").read_text(encoding="utf-8")
    return tuple(_read(line) for line in text.splitlines())


@cache
def by_char() -> dict[str, Emoji]:
    """Return each emoji under what is written, in whatever skin."""
    found: dict[str, Emoji] = {}
    for one in all_emoji():
        found.update((one.in_tone(tone), one) for tone in range(len(TONES)))
    return found


def find(typed: str) -> list[Emoji]:
    """Return the emoji that have a word beginning with each of those typed, the nearest first.

    Nearest is whose name begins with it, then whose name has it, then who is tagged with exactly that.
    """
    words = fold(typed).split()
    if not words:
        return []
    if (pasted := by_char().get(typed.strip())) is not None:
        return [pasted]
    ranked = [(rank, at) for at, one in enumerate(all_emoji()) if (rank := _rank(one, words)) is not None]
    return [all_emoji()[at] for _, at in sorted(ranked)[:_MOST_FOUND]]


def _rank(one: Emoji, words: list[str]) -> int | None:
    rank = 0
    for word in words:
        if any(name.startswith(word) for name in one.names):
            continue
        if any(f" {word}" in name for name in one.names):
            rank += 1
        elif word in one.words:
            rank += 2
        elif any(known.startswith(word) for known in one.words):
            rank += 3
        else:
            return None
    return rank


def _read(line: str) -> Emoji:
    char, toned, group, portuguese, said, english, also = line.split("\t")
    words = (word for tags in (said, also) for tag in tags.split("|") for word in fold(tag).split())
    return Emoji(
        char=char,
        toned=toned,
        group=Group(int(group)),
        portuguese=portuguese,
        english=english,
        names=(fold(portuguese), fold(english)),
        words=frozenset(words),
    )
