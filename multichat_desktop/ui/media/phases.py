"""How far a message's file has come, as it is shown: what is stored of it, and whether it moves right now."""

from enum import Enum

from PySide6.QtCore import QCoreApplication, QLocale

from multichat_desktop.domain.changes import Progress
from multichat_desktop.domain.content import Kind, Media, MediaState
from multichat_desktop.domain.message import Message
from multichat_desktop.domain.status import OutboxState

PLAYABLE = frozenset({Kind.VOICE, Kind.AUDIO})
FILMS = frozenset({Kind.VIDEO, Kind.GIF})
VIEWED = frozenset({Kind.IMAGE, Kind.VIDEO, Kind.GIF})
"""What the viewer shows, and steps through."""
# There is no decoder for these on every system: they are files for another program.
_NO_PICTURES = frozenset(
    {"image/heic", "image/heif", "image/avif", "image/tiff", "image/svg+xml", "image/x-icon"}
)


class Phase(Enum):
    """What can be done with the file next."""

    READY = "ready"
    MOVING = "moving"
    WAITING = "waiting"
    FAILED = "failed"
    EXPIRED = "expired"


def phase(media: Media | None, progress: Progress | None = None) -> Phase:
    """Return a file's phase; `progress` is the last notice about it, if anything moves."""
    if media is None:
        return Phase.EXPIRED
    if media.state is MediaState.READY and media.path:
        return Phase.READY
    if (progress is not None and progress.done is not None) or media.state is MediaState.DOWNLOADING:
        return Phase.MOVING
    if media.state is MediaState.FAILED:
        return Phase.FAILED
    return Phase.EXPIRED if media.state is MediaState.EXPIRED else Phase.WAITING


def is_ready(message: Message) -> bool:
    """Whether a message's file is on the disk and may be shown."""
    return not message.deleted and not message.view_once and phase(message.media) is Phase.READY


def as_document(message: Message) -> bool:
    """Whether a picture is shown as a document: of a kind that this program doesn't decode."""
    mime = (message.media.mime or "").partition(";")[0].strip().lower() if message.media else ""
    return message.kind is Kind.IMAGE and mime in _NO_PICTURES


def share(progress: Progress | None) -> float | None:
    """Return how much has come, 0 to 1; None when nobody says how much there is."""
    if progress is None or progress.done is None or not progress.total:
        return None
    return min(max(progress.done / progress.total, 0.0), 1.0)


def amount(progress: Progress | None, size: int | None) -> str:
    """Return in bytes how much has come of how much: `0,4 de 1,2 MB`."""
    done = (progress.done if progress else None) or 0
    total = (progress.total if progress else None) or size
    if not total:
        return _in_unit(done, done) if done else ""
    return QCoreApplication.translate("Media", "{done} of {total}").format(
        done=_in_unit(done, total, unit=False), total=_in_unit(total, total)
    )


def _in_unit(value: int, whole: int, *, unit: bool = True) -> str:
    """Return a number of bytes in the unit that suits `whole`, so that two of them can be compared."""
    large = whole >= 1000 * 1024
    scaled = value / (1024 * 1024 if large else 1024)
    digits = 1 if large and whole < 10 * 1024 * 1024 else 0
    said = QLocale().toString(scaled, "f", digits)
    return f"{said} {'MB' if large else 'KB'}" if unit else said


def said(message: Message, progress: Progress | None) -> str:
    """Return a file's state for a screen reader; empty when it is simply there."""
    if message.media is None or message.deleted or message.view_once:
        return ""
    now = phase(message.media, progress)
    if message.outbox is OutboxState.SENDING and progress is not None and progress.done is not None:
        sent = round((share(progress) or 0.0) * 100)
        return QCoreApplication.translate("Media", "sending {percent} %").format(percent=sent)
    if now is Phase.MOVING:
        known = share(progress)
        if known is None:
            return QCoreApplication.translate("Media", "downloading")
        return QCoreApplication.translate("Media", "downloading {percent} %").format(
            percent=round(known * 100)
        )
    if now is Phase.WAITING:
        return QCoreApplication.translate("Media", "not downloaded yet")
    if now is Phase.FAILED:
        return QCoreApplication.translate("Media", "could not be downloaded")
    if now is Phase.EXPIRED:
        return QCoreApplication.translate("Media", "no longer available")
    return ""
