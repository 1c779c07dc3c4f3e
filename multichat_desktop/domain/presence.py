"""What the other side is doing right now, and for how long one may believe it."""

from enum import StrEnum


class Presence(StrEnum):
    """A customer's presence in a conversation."""

    COMPOSING = "composing"
    RECORDING = "recording"
    PAUSED = "paused"
    AVAILABLE = "available"
    UNAVAILABLE = "unavailable"

    @property
    def lasts(self) -> float | None:
        """Return for how many seconds it is shown without a new word; None when it shows nothing."""
        return _LASTS.get(self)


_LASTS = {Presence.COMPOSING: 15.0, Presence.RECORDING: 15.0, Presence.AVAILABLE: 300.0}
