"""How long a customer has been waiting for an answer: in words, and how urgent that is."""

from collections.abc import Callable
from enum import IntEnum

from PySide6.QtCore import QCoreApplication

_MINUTE, _HOUR, _DAY = 60_000, 3_600_000, 86_400_000


class Urgency(IntEnum):
    """What the colour says."""

    CALM = 0
    WARN = 1
    LATE = 2


Limits = Callable[[], tuple[int, int]]
"""Gives the minutes after which it is amber, and red."""


def usual_limits() -> tuple[int, int]:
    """Return the limits of a shop that has set none."""
    return 10, 30


def urgency(since: int, now: int, limits: tuple[int, int]) -> Urgency:
    """Return how urgent an answer is; times in milliseconds UTC, limits in minutes."""
    minutes = (now - since) / _MINUTE
    warn, late = limits
    return Urgency.LATE if minutes >= late else Urgency.WARN if minutes >= warn else Urgency.CALM


def short(since: int, now: int) -> str:
    """Return how long, as briefly as it stays clear."""
    waited = max(now - since, 0)
    if waited < _HOUR:
        return QCoreApplication.translate("Waiting", "{n} min").format(n=max(waited // _MINUTE, 1))
    if waited < _DAY:
        return QCoreApplication.translate("Waiting", "{n} h").format(n=waited // _HOUR)
    return QCoreApplication.translate("Waiting", "{n} d").format(n=waited // _DAY)


def spoken(since: int, now: int) -> str:
    """Return it as it is read aloud."""
    said = QCoreApplication.translate("Waiting", "waiting for an answer for {time}")
    return said.format(time=short(since, now))
