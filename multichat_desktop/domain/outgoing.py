"""What the agent sends: as it is handed over, as it goes to the gateway, and what WhatsApp still lets be done to it."""

from pathlib import Path

from msgspec import Struct

from multichat_desktop.domain.content import Content, Kind, Media, MediaState
from multichat_desktop.domain.message import Message
from multichat_desktop.domain.status import DeliveryStatus, OutboxState

LARGEST_BYTES = 64 * 2**20
"""The largest file that is sent: as Base64 it is a third larger, and what the gateway takes is published nowhere."""
_EDIT_MS, _DELETE_MS = 15 * 60_000, 48 * 3_600_000
_NOT_BEGUN = (OutboxState.WAITING, OutboxState.LATER, OutboxState.ASKING, OutboxState.FAILED)
_WORDS = frozenset({Kind.TEXT})
_CARDS = frozenset({Kind.LOCATION, Kind.CONTACT})
_FILES = frozenset({Kind.IMAGE, Kind.VIDEO, Kind.GIF, Kind.VOICE, Kind.AUDIO, Kind.DOCUMENT, Kind.STICKER})


class OutgoingFile(Struct, frozen=True, kw_only=True):
    """A file to be sent: where it lies, or its bytes. It is copied before it is queued, so it may go away after.

    `kind` None: a picture, film or sound if that is what is in it, else a document; `DOCUMENT` sends it untouched.
    What the window knows of a picture, film or sound goes along: pixels, seconds, a small JPEG, 64 bars from 0 to 99.
    """

    source: Path | bytes
    name: str | None = None
    caption: str | None = None
    kind: Kind | None = None
    width: int | None = None
    height: int | None = None
    seconds: int | None = None
    waveform: bytes | None = None
    thumbnail: bytes | None = None


class Letter(Struct, frozen=True):
    """A message on its way out: what it says, the id of the message that it answers, and where its file lies."""

    content: Content
    quote: str | None = None
    file: Path | None = None


class NumberCheck(Struct, frozen=True):
    """What the gateway says of a number: `exists` None when it could not be asked (`error` says why).

    `phone` is the number as WhatsApp knows it, the digits to write to.
    """

    phone: str
    exists: bool | None
    error: str | None = None


def may_edit(message: Message, now: int) -> bool:
    """Whether a text may still be changed: one that has not gone out, and for 15 minutes one that has."""
    if not message.from_me or message.deleted or message.kind not in _WORDS or message.card is not None:
        return False
    if message.message_id is None:
        return message.outbox in _NOT_BEGUN
    return message.shown_status is not DeliveryStatus.FAILED and now - message.at < _EDIT_MS


def may_delete(message: Message, now: int) -> bool:
    """Whether a message may still be deleted for everybody: WhatsApp allows it for about two days."""
    sent = message.from_me and message.message_id is not None and not message.deleted
    return sent and message.shown_status is not DeliveryStatus.FAILED and now - message.at < _DELETE_MS


def may_forward(message: Message) -> bool:
    """Whether a message can be sent on: its words, its place or card, or its file if that is on the disk."""
    return forwarded(message) is not None


def forwarded(message: Message) -> Content | None:
    """Return what is sent on of a message; None if it cannot be."""
    if message.deleted or message.view_once:
        return None
    if message.kind in _WORDS and message.text:
        return Content(kind=message.kind, text=message.text)
    if message.kind in _CARDS and message.card is not None:
        return Content(kind=message.kind, caption=message.caption, card=message.card)
    media = message.media
    if message.kind in _FILES and media is not None and media.state is MediaState.READY and media.path:
        return Content(kind=message.kind, caption=message.caption, media=of_the_shop(media))
    return None


def of_the_shop(media: Media) -> Media:
    """Return a file on the disk as a message of the shop's own carries it: without what came along with a stranger's."""
    fields = {name: getattr(media, name) for name in Media.__struct_fields__}
    return Media(**fields | {"source": None, "error": None})
