"""How far a sent message has come, and the one rule by which it may change."""

from enum import IntEnum, StrEnum

from msgspec import Struct


class DeliveryStatus(IntEnum):
    """WhatsApp's word on a sent message; the highest ever seen stands (contract, *export*)."""

    PENDING = 0
    SENT = 1
    FAILED = 2
    DELIVERED = 3
    READ = 4
    PLAYED = 5

    @property
    def word(self) -> str:
        """Return the name used outside: `pending`, `sent`, …"""
        return self.name.lower()


class OutboxState(StrEnum):
    """Where a message of the console's own stands between Enter and the gateway's answer.

    `LATER` waits for the time it was given; `ASKING` was to go while the console did not run, and waits for a word.
    """

    LATER = "later"
    ASKING = "asking"
    WAITING = "waiting"
    SENDING = "sending"
    TAKEN = "taken"
    UNSETTLED = "unsettled"
    FAILED = "failed"


class StatusEntry(Struct, frozen=True):
    """One step of a message's history; `at` in milliseconds UTC."""

    status: DeliveryStatus
    at: int


def higher(one: DeliveryStatus | None, other: DeliveryStatus) -> DeliveryStatus:
    """Return what stands after `other` was seen: statuses never go back."""
    return other if one is None else max(one, other)
