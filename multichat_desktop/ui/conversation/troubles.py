"""Why a message is not on its way: a sentence for each code that the outbox keeps."""

from PySide6.QtCore import QCoreApplication

from multichat_desktop.domain.message import CHECKING, UNCONFIRMED, Message
from multichat_desktop.domain.status import DeliveryStatus, OutboxState
from multichat_desktop.ui.texts import one_line
from multichat_desktop.ui.times import ahead_words

_SOON = 15_000
"""Milliseconds: what goes out so soon is only held so that it can be taken back, and says so elsewhere."""
_SAID_BY_THE_GATEWAY = frozenset({"plan", "refused", "bad-request", "forbidden"})


def of(message: Message, now: int | None = None) -> str:
    """Return what keeps a message; empty when nothing does. `now` lets days be called by their names."""
    if message.shown_status is DeliveryStatus.FAILED:
        return _with_its_words(failed(message.error), message)
    if message.shown_status not in (None, DeliveryStatus.PENDING):
        return ""
    if message.outbox is OutboxState.UNSETTLED and message.error == CHECKING:
        return QCoreApplication.translate("Conversation", "No answer: checking whether it was sent…")
    if message.outbox is OutboxState.UNSETTLED:
        return QCoreApplication.translate(
            "Conversation", "No confirmation that it was sent. What you send after it waits"
        )
    if message.outbox in (OutboxState.LATER, OutboxState.ASKING):
        return _scheduled(message, message.received_at if now is None else now)
    if message.error == UNCONFIRMED:
        return QCoreApplication.translate("Conversation", "Accepted, without confirmation so far")
    if message.outbox is OutboxState.WAITING and message.error:
        return waiting(message.error)
    return ""


def _scheduled(message: Message, now: int) -> str:
    if message.send_at is None:
        return ""
    if message.outbox is OutboxState.ASKING:
        said = QCoreApplication.translate(
            "Conversation", "MultiChat was closed {when}, when this was to go out"
        )
    elif message.send_at - message.received_at < _SOON:
        return ""
    else:
        said = QCoreApplication.translate("Conversation", "Goes out {when}")
    return said.format(when=ahead_words(message.send_at, now))


def of_change(message: Message) -> str:
    """Return why an edit or deletion did not get through; empty when nothing is known against it."""
    change = message.amending
    if change is None or change.error is None or message.deleted:
        return ""
    if change.error == "plan":
        return QCoreApplication.translate(
            "Conversation", "Not changed: the W-API plan does not include changing or deleting messages"
        )
    if change.text is None:
        return QCoreApplication.translate("Conversation", "Not deleted: the W-API refused it")
    return QCoreApplication.translate("Conversation", "Not changed: the W-API refused it")


def of_reaction(message: Message) -> str:
    """Return why the shop's reaction did not go out; empty when nothing is known against it."""
    own = message.reacting
    if own is None or own.error is None:
        return ""
    known = {
        "plan": QCoreApplication.translate(
            "Conversation", "Reaction not sent: the W-API plan does not include reactions"
        ),
        "unauthorized": QCoreApplication.translate(
            "Conversation", "Reaction not sent: the W-API does not accept the token"
        ),
        "no-token": QCoreApplication.translate(
            "Conversation", "Reaction not sent: the instance has no token yet"
        ),
        "not-found": QCoreApplication.translate(
            "Conversation", "Reaction not sent: the W-API does not know this message any more"
        ),
    }
    return known.get(own.error, QCoreApplication.translate("Conversation", "Reaction not sent"))


def _with_its_words(said: str, message: Message) -> str:
    """Add what the gateway said itself, where that tells more."""
    if message.error in _SAID_BY_THE_GATEWAY and message.detail:
        return f"{said}: “{one_line(message.detail)}”"
    return said


def failed(code: str | None) -> str:
    """Return why a message was not sent."""
    limit = QCoreApplication.translate(
        "Conversation",
        "Not sent: WhatsApp lets this line write to no more new contacts for now. Wait; do not reconnect",
    )
    known = {
        "unauthorized": QCoreApplication.translate(
            "Conversation", "Not sent: the W-API does not accept the token"
        ),
        "no-token": QCoreApplication.translate("Conversation", "Not sent: the instance has no token yet"),
        "locked-vault": QCoreApplication.translate(
            "Conversation", "Not sent: the system's keyring is locked. Unlock it and try again"
        ),
        "forbidden": QCoreApplication.translate(
            "Conversation", "Not sent: the W-API does not let this instance send"
        ),
        "plan": QCoreApplication.translate("Conversation", "Not sent: the W-API plan does not include this"),
        "bad-number": QCoreApplication.translate("Conversation", "Not sent: this number has no WhatsApp"),
        "no-address": QCoreApplication.translate(
            "Conversation", "Not sent: no number is known for this conversation"
        ),
        "new-contacts-limit": limit,
        "new-contacts": limit,  # the word of earlier versions
        "cancelled": QCoreApplication.translate("Conversation", "Not sent: you stopped it"),
        "file-gone": QCoreApplication.translate(
            "Conversation", "Not sent: its file is not on this computer any more"
        ),
        "not-sendable": QCoreApplication.translate(
            "Conversation", "Not sent: the W-API cannot send such a message"
        ),
        "not-found": QCoreApplication.translate(
            "Conversation", "Not sent: the W-API does not know the instance"
        ),
        "bad-address": QCoreApplication.translate(
            "Conversation", "Not sent: the address of the W-API is wrong"
        ),
        "bad-request": QCoreApplication.translate(
            "Conversation", "Not sent: the W-API did not understand it"
        ),
        "refused": QCoreApplication.translate("Conversation", "Not sent: the W-API refused it"),
        "offline": QCoreApplication.translate("Conversation", "Not sent: no connection to the W-API"),
        "too-large": QCoreApplication.translate("Conversation", "Not sent: it is too large"),
    }
    return known.get(code or "", QCoreApplication.translate("Conversation", "Not sent"))


def waiting(code: str) -> str:
    """Return why a message is sent later, by itself."""
    known = {
        "offline": QCoreApplication.translate(
            "Conversation", "No connection to the W-API: it is sent as soon as there is one"
        ),
        "interrupted": QCoreApplication.translate(
            "Conversation", "The connection broke off: it is sent again in a moment"
        ),
        "busy": QCoreApplication.translate("Conversation", "The W-API is busy: it is sent in a moment"),
        "gateway-down": QCoreApplication.translate(
            "Conversation", "The W-API is down: it is sent as soon as it is back"
        ),
    }
    return known.get(code, QCoreApplication.translate("Conversation", "It is sent in a moment"))
