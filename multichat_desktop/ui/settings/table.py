"""Which preferences stand on which card: the table that the pages are made of."""

from collections.abc import Callable

from msgspec import Struct
from PySide6.QtCore import QCoreApplication

from multichat_desktop.domain.preferences import (
    AGENT,
    DOWNLOAD_LARGEST,
    DOWNLOADS,
    KEEP_DAYS,
    KEEP_SIZE,
    SEND_HOLD,
    SEND_READ,
    SEND_TYPING,
    SHOW_TYPING,
    SIGN,
    STAY_UNREAD,
    WAIT_LATE,
    WAIT_WARN,
    Preference,
)

OFFERED: dict[str, tuple[int, ...]] = {
    DOWNLOAD_LARGEST.key: (16, 64, 256, 1024),
    KEEP_DAYS.key: (0, 30, 90, 365),
    KEEP_SIZE.key: (0, 1024, 5120, 20480),
    WAIT_WARN.key: (5, 10, 30, 60),
    WAIT_LATE.key: (15, 30, 60, 240),
}
"""The values of numbers that are offered; another one that was set is offered too."""


class CardOf(Struct, frozen=True):
    """Preferences that belong together."""

    title: Callable[[], str]
    body: Callable[[], str]
    preferences: tuple[Preference, ...]


DOWNLOAD_CARDS = (
    CardOf(
        lambda: QCoreApplication.translate("Settings", "Automatic download"),
        lambda: QCoreApplication.translate(
            "Settings",
            "Files are kept here as soon as they come: their links at WhatsApp can end at any time.",
        ),
        (*DOWNLOADS.values(), DOWNLOAD_LARGEST),
    ),
    CardOf(
        lambda: QCoreApplication.translate("Settings", "Clean-up"),
        lambda: QCoreApplication.translate("Settings", "Done by itself, a few times a day."),
        (KEEP_DAYS, KEEP_SIZE),
    ),
)

TALK_CARDS = (
    CardOf(
        lambda: QCoreApplication.translate("Settings", "Who is waiting"),
        lambda: QCoreApplication.translate(
            "Settings", "A customer whose last word was not answered has a timer in the list."
        ),
        (WAIT_WARN, WAIT_LATE, STAY_UNREAD),
    ),
    CardOf(
        lambda: QCoreApplication.translate("Settings", "Writing"),
        lambda: "",
        (SEND_HOLD, SIGN, AGENT),
    ),
    CardOf(
        lambda: QCoreApplication.translate("Settings", "What customers see"),
        lambda: "",
        (SEND_READ, SHOW_TYPING, SEND_TYPING),
    ),
)

CARDS = (*DOWNLOAD_CARDS, *TALK_CARDS)
