"""Why a message is not on its way: a sentence for each code that the outbox keeps."""

from PySide6.QtCore import QCoreApplication

from multichat_desktop.domain.message import Message
from multichat_desktop.domain.status import DeliveryStatus, OutboxState


def of(message: Message) -> str:
    """Return what keeps a message; empty when nothing does."""
    if message.shown_status is DeliveryStatus.FAILED:
        return failed(message.error)
    if message.shown_status not in (None, DeliveryStatus.PENDING):
        return ""
    if message.outbox is OutboxState.UNSETTLED:
        return QCoreApplication.translate("Conversation", "No confirmation that it was sent")
    if message.outbox is OutboxState.WAITING and message.error:
        return waiting(message.error)
    return ""


def failed(code: str | None) -> str:
    """Return why a message was not sent."""
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
        "new-contacts": QCoreApplication.translate(
            "Conversation", "Not sent: WhatsApp does not let this line write to new contacts now"
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
        "busy": QCoreApplication.translate("Conversation", "The W-API is busy: it is sent in a moment"),
        "gateway-down": QCoreApplication.translate(
            "Conversation", "The W-API is down: it is sent as soon as it is back"
        ),
    }
    return known.get(code, QCoreApplication.translate("Conversation", "It is sent in a moment"))
