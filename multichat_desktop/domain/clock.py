"""The one clock that everybody asks, so that tests can set it."""

import time
from datetime import UTC, datetime
from typing import Protocol


class Clock(Protocol):
    """Tells the time in milliseconds since the epoch (UTC)."""

    def now(self) -> int:
        """Return the wall-clock time in milliseconds."""
        ...

    def monotonic(self) -> float:
        """Return seconds from a clock that never jumps, for measuring spans."""
        ...


class SystemClock:
    """The machine's own clock."""

    def now(self) -> int:
        """Return the wall-clock time in milliseconds."""
        return time.time_ns() // 1_000_000

    def monotonic(self) -> float:
        """Return seconds from a clock that never jumps."""
        return time.monotonic()


def rfc3339(at: int) -> str:
    """Return a time in milliseconds UTC as RFC 3339; milliseconds are written only where there are any."""
    moment = datetime.fromtimestamp(at / 1000, UTC)
    precision = "milliseconds" if at % 1000 else "seconds"
    return moment.isoformat(timespec=precision).replace("+00:00", "Z")
