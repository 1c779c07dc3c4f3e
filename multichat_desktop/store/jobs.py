"""What the writer is asked to do, and what it answers."""

from collections.abc import Callable
from typing import Protocol

from msgspec import Struct

from multichat_desktop.domain.events import Event, EventKind
from multichat_desktop.domain.intake import Receipt
from multichat_desktop.store.database import Execute
from multichat_desktop.store.steps import Step


class Arrival(Struct, frozen=True, kw_only=True):
    """A webhook's body with what the reader made of it.

    Exactly one of `event` and `verdict` is given; `verdict` is `quarantined` or `refused` with its `error`, or
    `ignored` with the reason. `duration_us` tells how long it has been on its way when it is written down.
    """

    door: str
    endpoint: str
    received_at: int
    raw: bytes
    event: Event | None = None
    verdict: str | None = None
    kind: EventKind = EventKind.INVALID
    error: str | None = None
    instance_id: str | None = None
    message_id: str | None = None
    size: int | None = None
    elapsed_us: Callable[[], int] = lambda: 0


class Doing(Struct, frozen=True):
    """A step of the console's own, taken at `at` (milliseconds UTC)."""

    step: Step
    at: int


class Chore(Struct, frozen=True):
    """A write that is no event: a setting, a draft, an instance; returns what it touched that somebody shows."""

    run: Callable[[Execute], "ChoreTouched"]


class ChoreTouched(Struct, frozen=True):
    """What a chore changed that somebody shows."""

    chats: tuple[str, ...] = ()
    instances: tuple[str, ...] = ()
    messages: tuple[int, ...] = ()


Job = Arrival | Doing | Chore


Answer = Receipt | Exception


class Sink(Protocol):
    """Where the answers of a batch go: called on the writer thread, once a batch."""

    def deliver(self, answers: list[tuple[object, Answer]]) -> None:
        """Take the answers, each with the token it was asked under."""
        ...
