"""What passes between the doors and whoever takes what comes through them."""

from typing import Protocol

from msgspec import Struct


class Delivery(Struct, frozen=True):
    """One body as it came through a door; `started` is the clock's monotonic second at which it began.

    `size` is given when not all of the body was read (bytes).
    """

    door: str
    endpoint: str
    raw: bytes
    started: float
    test: bool = False
    size: int | None = None


class Receipt(Struct, frozen=True):
    """What became of an event or a step, once it is durable.

    `outcome` is one of `ok duplicate ignored stored quarantined refused`; `error` is the reason of those that had
    no effect.
    """

    outcome: str
    journal_id: int = 0
    kind: str = ""
    place: str | None = None
    error: str | None = None


class RefusedBodyError(ValueError):
    """The body is nothing that can be taken; the text says why in one sentence."""


class TryLaterError(Exception):
    """It cannot be written down right now; `seconds` is when to come again."""

    def __init__(self, sentence: str, seconds: int) -> None:
        super().__init__(sentence)
        self.seconds = seconds


class Takes(Protocol):
    """Whoever takes the bodies (the inbox)."""

    async def accept(self, delivery: Delivery) -> Receipt:
        """Give a body its effect and return what became of it, once that is durable.

        Raises:
            RefusedBodyError: it is no JSON object; its beginning is kept in the journal.
            TryLaterError: it could not be written down.
        """
        ...

    async def refuse(self, delivery: Delivery, error: str) -> None:
        """Note in the journal that a request behind an open door was turned away.

        Raises:
            TryLaterError: it could not be written down.
        """
        ...
