"""What a message's neighbours decide about its row. Settled when neighbours change, never while painting."""

from dataclasses import dataclass

from multichat_desktop.domain.content import Kind
from multichat_desktop.domain.message import Message
from multichat_desktop.ui.theme import Metrics
from multichat_desktop.ui.times import local

_RUN = Metrics.RUN_MINUTES * 60_000


@dataclass(frozen=True, slots=True)
class Place:
    """How a row stands among the others.

    `first` and `last` are of a run: one author's messages that follow each other closely. `day` is whether the
    day is said above it; `unread` is the number in the line of unread messages above it (0: no line).
    """

    first: bool = True
    last: bool = True
    day: bool = False
    unread: int = 0


def place(
    before: Message | None, message: Message, after: Message | None, *, at_start: bool, unread: int
) -> Place:
    """Return a row's place. `at_start`: nothing older exists, so a missing `before` begins the conversation."""
    new_day = at_start if before is None else _day(before.at) != _day(message.at)
    first = bool(unread) or new_day or before is None or not same_run(before, message)
    last = after is None or not same_run(message, after) or _day(message.at) != _day(after.at)
    return Place(first, last, new_day, unread)


def same_run(one: Message, other: Message) -> bool:
    """Whether two messages that follow each other are of one run: the same author's, within a few minutes."""
    if one.from_me is not other.from_me or Kind.SYSTEM in (one.kind, other.kind):
        return False
    same = (one.author.id if one.author else None) == (other.author.id if other.author else None)
    return (one.from_me or same) and abs(other.at - one.at) <= _RUN


def _day(at: int) -> int:
    return local(at).toordinal()
