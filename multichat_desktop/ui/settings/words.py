"""The words of every preference, and of the numbers that they can have."""

from collections.abc import Callable

from msgspec import Struct
from PySide6.QtCore import QCoreApplication, QObject

from multichat_desktop.domain.chat import GroupMode
from multichat_desktop.domain.content import Kind
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

_MIB_PER_GIB = 1024


class Said(Struct, frozen=True):
    """What a preference is called and, where that is not enough, what it does."""

    title: str
    body: str = ""


class Words(QObject):
    """Sentences with a number in them (plurals are only found in a final QObject)."""

    def choice(self, preference: Preference, value: int) -> str:
        """Return one of the values that a number can have."""
        if preference is KEEP_DAYS:
            return self.days(value) if value else self.tr("Always keep")
        if preference is KEEP_SIZE and not value:
            return self.tr("No limit")
        if preference in (WAIT_WARN, WAIT_LATE):
            return waited(value)
        return megabytes(value)

    def days(self, days: int) -> str:
        """Return a length of time."""
        return self.tr("%n days", "", days)

    def files(self, count: int) -> str:
        """Return a number of files."""
        return self.tr("%n files", "", count)


def waited(minutes: int) -> str:
    """Return a length of waiting that was set in minutes."""
    hours, rest = divmod(minutes, 60)
    if hours and not rest:
        return QCoreApplication.translate("Settings", "{n} h").format(n=hours)
    return QCoreApplication.translate("Settings", "{n} min").format(n=minutes)


def megabytes(mib: int) -> str:
    """Return a size that was set in MiB."""
    return f"{mib // _MIB_PER_GIB} GB" if mib >= _MIB_PER_GIB and not mib % _MIB_PER_GIB else f"{mib} MB"


def said(preference: Preference) -> Said:
    """Return the words of a preference."""
    for kind, one in DOWNLOADS.items():
        if one is preference:
            return Said(kind_word(kind))
    if preference is DOWNLOAD_LARGEST:
        return Said(
            QCoreApplication.translate("Settings", "Largest file"),
            QCoreApplication.translate(
                "Settings", "Anything larger waits in its message until you click it."
            ),
        )
    if (talking := _TALKING.get(preference.key)) is not None:
        return talking()
    if preference is KEEP_DAYS:
        return Said(
            QCoreApplication.translate("Settings", "Remove files after"),
            QCoreApplication.translate(
                "Settings", "The messages stay; only their files are taken off this computer."
            ),
        )
    return Said(
        QCoreApplication.translate("Settings", "Room for files"),
        QCoreApplication.translate(
            "Settings", "When it is full, the oldest files are taken off this computer."
        ),
    )


_TALKING: dict[str, Callable[[], Said]] = {
    WAIT_WARN.key: lambda: Said(QCoreApplication.translate("Settings", "Amber after")),
    WAIT_LATE.key: lambda: Said(QCoreApplication.translate("Settings", "Red after")),
    STAY_UNREAD.key: lambda: Said(
        QCoreApplication.translate("Settings", "Unread until it is answered"),
        QCoreApplication.translate(
            "Settings", "Looking at a conversation is not enough: it stays unread while somebody waits in it."
        ),
    ),
    SEND_HOLD.key: lambda: Said(
        QCoreApplication.translate("Settings", "Five seconds to take a message back"),
        QCoreApplication.translate("Settings", "After Enter it waits that long, with a button to undo."),
    ),
    SIGN.key: lambda: Said(
        QCoreApplication.translate("Settings", "Your name on top of each message"),
        QCoreApplication.translate("Settings", "So that customers know who is writing."),
    ),
    AGENT.key: lambda: Said(QCoreApplication.translate("Settings", "Your name for customers")),
    SEND_READ.key: lambda: Said(
        QCoreApplication.translate("Settings", "Blue ticks"),
        QCoreApplication.translate("Settings", "Customers see that you have seen their messages."),
    ),
    SHOW_TYPING.key: lambda: Said(
        QCoreApplication.translate("Settings", "That you are typing or recording"),
    ),
    SEND_TYPING.key: lambda: Said(
        QCoreApplication.translate("Settings", "A moment of typing before each message"),
        QCoreApplication.translate(
            "Settings", "As a person does it: WhatsApp takes a quick sender for a robot."
        ),
    ),
}


def kind_word(kind: Kind) -> str:
    """Return what the files of a kind are called."""
    words = {
        Kind.IMAGE: QCoreApplication.translate("Settings", "Pictures"),
        Kind.VIDEO: QCoreApplication.translate("Settings", "Videos"),
        Kind.GIF: QCoreApplication.translate("Settings", "GIFs"),
        Kind.VOICE: QCoreApplication.translate("Settings", "Voice messages"),
        Kind.AUDIO: QCoreApplication.translate("Settings", "Audio"),
        Kind.DOCUMENT: QCoreApplication.translate("Settings", "Documents"),
        Kind.STICKER: QCoreApplication.translate("Settings", "Stickers"),
    }
    return words.get(kind, QCoreApplication.translate("Settings", "Other files"))


def mode_word(mode: GroupMode) -> Said:
    """Return how groups can be treated."""
    words = {
        GroupMode.ON: Said(
            QCoreApplication.translate("Settings", "On"),
            QCoreApplication.translate("Settings", "Groups are like all other conversations."),
        ),
        GroupMode.QUIET: Said(
            QCoreApplication.translate("Settings", "Quiet"),
            QCoreApplication.translate(
                "Settings", "Groups are in the list, but they are not counted and never notified."
            ),
        ),
        GroupMode.OFF: Said(
            QCoreApplication.translate("Settings", "Off"),
            QCoreApplication.translate("Settings", "What is written in groups does not appear here at all."),
        ),
    }
    return words[mode]
