"""One line about a message or a conversation, for the list, for quotes and for screen readers."""

import unicodedata
from collections.abc import Callable
from functools import lru_cache

from PySide6.QtCore import QCoreApplication, QLocale, QObject

from multichat_desktop.domain.chat import Chat, Preview
from multichat_desktop.domain.content import CallCard, Card, Kind, PixCard
from multichat_desktop.domain.presence import Presence
from multichat_desktop.domain.status import DeliveryStatus, OutboxState

LONGEST = 240
"""Characters of a line that are kept: more than any list or quote can show."""

MOST_MARKS = 4
"""Combining marks on one letter that are kept: more of them only serve to spill over other lines."""

# Format characters that belong to the text: joiners, direction marks. Everything else of that category
# (overrides, embeddings, isolates, soft hyphens) could make a line read as something that it is not.
_KEPT_FORMATS = frozenset("\u200c\u200d\u200e\u200f") | {chr(tag) for tag in range(0xE0020, 0xE0080)}


class Texts(QObject):
    """Sentences with a number in them (plurals are only found in a final QObject)."""

    def unread(self, count: int) -> str:
        """Return how many messages are unread, in words."""
        return self.tr("%n unread messages", "", count)


@lru_cache(maxsize=8192)
def one_line(text: str) -> str:
    """Return a text as one line that can do no harm: whitespace folded, controls and overrides taken out."""
    if text.isascii() and text.isprintable():
        return " ".join(text[:LONGEST].split())
    kept: list[str] = []
    marks = 0
    for char in text[: LONGEST * 2]:
        category = unicodedata.category(char)
        marks = marks + 1 if category in {"Mn", "Me"} else 0
        if marks > MOST_MARKS:
            continue
        if category in {"Cc", "Zl", "Zp", "Zs"}:
            kept.append(" ")
        elif category == "Cs":
            kept.append("\ufffd")
        elif category != "Cf" or char in _KEPT_FORMATS:
            kept.append(char)
    return " ".join("".join(kept).split())[:LONGEST]


def isolated(text: str) -> str:
    """Return a text whose direction has no effect on what stands beside it."""
    return f"\u2068{text}\u2069"


def length(seconds: int) -> str:
    """Return how long a sound or film lasts: `0:14`, `1:02:03`."""
    minutes, rest = divmod(max(seconds, 0), 60)
    hours, minutes = divmod(minutes, 60)
    return f"{hours}:{minutes:02}:{rest:02}" if hours else f"{minutes}:{rest:02}"


def kind_line(
    kind: Kind | None,
    text: str | None = None,
    seconds: int | None = None,
    file_name: str | None = None,
    card: Card | None = None,
) -> str:
    """Return the one-line description of a message: its text, or what it is, with the kind's symbol before.

    `text` is the text or the caption; `card` says more where it is at hand (a call's outcome).
    """
    words = one_line(text) if text else ""
    if isinstance(card, PixCard) and not (words and kind is Kind.IMAGE):
        return pix_line(card.amount)
    if kind is None or kind is Kind.TEXT:
        return pix_line(None) if is_br_code(words) else words
    if kind is Kind.CALL and isinstance(card, CallCard):
        return f"☎ {call_line(card)}"
    symbol, name = _SYMBOLS.get(kind, ""), _NAMES[kind]()
    if kind is Kind.DOCUMENT and file_name:
        said = words or one_line(file_name)
    elif kind in _TIMED and seconds and not words:
        said = QCoreApplication.translate("Texts", "{kind} ({length})").format(
            kind=name, length=length(seconds)
        )
    else:
        said = words or name
    return f"{symbol} {said}" if symbol else said


def is_br_code(text: str) -> bool:
    """Whether a text is nothing but a PIX code to copy."""
    return text.startswith("000201") and "br.gov.bcb.pix" in text and " " not in text[:40]


def pix_line(amount: int | None) -> str:
    """Return a charge in one line; `amount` in centavos."""
    name = QCoreApplication.translate("Texts", "PIX charge")
    return f"💲 {name} R$ {QLocale().toString(amount / 100, 'f', 2)}" if amount else f"💲 {name}"


def kind_name(kind: Kind) -> str:
    """Return what a kind of message is called."""
    name = _NAMES.get(kind)
    return name() if name is not None else QCoreApplication.translate("Texts", "Text")


def call_line(card: CallCard) -> str:
    """Return what became of a call."""
    if card.outcome == "CONNECTED":
        name = (
            QCoreApplication.translate("Texts", "Video call")
            if card.video
            else QCoreApplication.translate("Texts", "Voice call")
        )
        return f"{name} ({length(card.seconds)})" if card.seconds else name
    if card.video:
        return QCoreApplication.translate("Texts", "Missed video call")
    return QCoreApplication.translate("Texts", "Missed voice call")


def deleted_line(*, from_me: bool) -> str:
    """Return what stands in place of a message that was deleted for everybody."""
    if from_me:
        return QCoreApplication.translate("Texts", "You deleted this message")
    return QCoreApplication.translate("Texts", "Message deleted")


def preview_line(preview: Preview) -> str:
    """Return the line of a conversation's last message, without author."""
    if preview.deleted:
        return deleted_line(from_me=preview.from_me)
    return kind_line(preview.kind, preview.text, preview.seconds, preview.file_name)


def chat_title(chat: Chat) -> str:
    """Return what a conversation is called; never empty."""
    title = one_line(chat.title)
    if title:
        return title
    if chat.is_group:
        return QCoreApplication.translate("Texts", "Group without a name")
    return QCoreApplication.translate("Texts", "Hidden number")


def presence_line(presence: Presence | None) -> str:
    """Return what the other side is doing; empty when there is nothing to say."""
    if presence is Presence.COMPOSING:
        return QCoreApplication.translate("Texts", "typing…")
    if presence is Presence.RECORDING:
        return QCoreApplication.translate("Texts", "recording audio…")
    if presence is Presence.AVAILABLE:
        return QCoreApplication.translate("Texts", "online")
    return ""


def status_word(status: DeliveryStatus | None, outbox: OutboxState | None) -> str:
    """Return in words what the ticks say."""
    if outbox is OutboxState.FAILED and (status is None or status < DeliveryStatus.FAILED):
        status = DeliveryStatus.FAILED
    if status in {DeliveryStatus.READ, DeliveryStatus.PLAYED}:
        return QCoreApplication.translate("Texts", "read")
    if status is DeliveryStatus.DELIVERED:
        return QCoreApplication.translate("Texts", "delivered")
    if status is DeliveryStatus.FAILED:
        return QCoreApplication.translate("Texts", "not sent")
    if status is DeliveryStatus.SENT:
        return QCoreApplication.translate("Texts", "sent")
    if outbox is OutboxState.LATER:
        return QCoreApplication.translate("Texts", "to be sent later")
    if outbox is OutboxState.ASKING:
        return QCoreApplication.translate("Texts", "not sent at its time")
    if outbox is OutboxState.TAKEN:
        return QCoreApplication.translate("Texts", "accepted, not sent yet")
    if outbox is OutboxState.UNSETTLED:
        return QCoreApplication.translate("Texts", "not known whether it was sent")
    return QCoreApplication.translate("Texts", "waiting to be sent")


_TIMED = frozenset({Kind.VIDEO, Kind.VOICE, Kind.AUDIO})

_SYMBOLS: dict[Kind, str] = {
    Kind.IMAGE: "📷",
    Kind.VIDEO: "🎥",
    Kind.GIF: "🎞",
    Kind.VOICE: "🎤",
    Kind.AUDIO: "🎵",
    Kind.DOCUMENT: "📄",
    Kind.STICKER: "💟",
    Kind.LOCATION: "📍",
    Kind.CONTACT: "👤",
    Kind.POLL: "📊",
    Kind.CHOICE: "☑",
    Kind.ORDER: "🛒",
    Kind.PRODUCT: "🛍",
    Kind.CALL: "☎",
}

# Looked up late: the translations are not there yet when this module is imported.
_NAMES: dict[Kind, Callable[[], str]] = {
    Kind.IMAGE: lambda: QCoreApplication.translate("Texts", "Photo"),
    Kind.VIDEO: lambda: QCoreApplication.translate("Texts", "Video"),
    Kind.GIF: lambda: QCoreApplication.translate("Texts", "GIF"),
    Kind.VOICE: lambda: QCoreApplication.translate("Texts", "Voice message"),
    Kind.AUDIO: lambda: QCoreApplication.translate("Texts", "Audio"),
    Kind.DOCUMENT: lambda: QCoreApplication.translate("Texts", "Document"),
    Kind.STICKER: lambda: QCoreApplication.translate("Texts", "Sticker"),
    Kind.LOCATION: lambda: QCoreApplication.translate("Texts", "Location"),
    Kind.CONTACT: lambda: QCoreApplication.translate("Texts", "Contact"),
    Kind.POLL: lambda: QCoreApplication.translate("Texts", "Poll"),
    Kind.CHOICE: lambda: QCoreApplication.translate("Texts", "Choice"),
    Kind.ORDER: lambda: QCoreApplication.translate("Texts", "Order"),
    Kind.PRODUCT: lambda: QCoreApplication.translate("Texts", "Product"),
    Kind.CALL: lambda: QCoreApplication.translate("Texts", "Call"),
    Kind.SYSTEM: lambda: QCoreApplication.translate("Texts", "WhatsApp notice"),
    Kind.UNAVAILABLE: lambda: QCoreApplication.translate(
        "Texts", "Message not available here: open it on the phone"
    ),
    Kind.UNKNOWN: lambda: QCoreApplication.translate(
        "Texts", "Message of a kind that this version does not know"
    ),
}
