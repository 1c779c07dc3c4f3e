"""How long to wait before something is tried again."""

_FIRST_RETRY, _LONGEST_RETRY = 1.0, 60.0
LONGEST_WAIT = 3600.0
"""Nothing is put off for longer than this many seconds, whatever the gateway says."""


LONGEST_SLEEP = 20.0
"""Seconds: a clock that is set, and a laptop that wakes up, are noticed within them."""


def backoff(attempts: int, jitter: float) -> float:
    """Return how many seconds to wait after so many attempts; `jitter` between 0 and 1 spreads them."""
    wait = min(_LONGEST_RETRY, _FIRST_RETRY * 2.0 ** min(attempts - 1, 16))
    return float(wait * (1 + jitter))


def until(now: int, attempts: int, jitter: float, retry_after: float | None) -> int:
    """Return when to try again (milliseconds UTC): after the usual wait, or a longer one that the gateway asks for."""
    seconds = max(retry_after or 0.0, backoff(attempts, jitter))
    return now + round(min(seconds, LONGEST_WAIT) * 1000)
