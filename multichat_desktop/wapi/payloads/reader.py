"""One decoded body to one domain event: which family it is of, which kind, and whose.

Each event is recognised by what it carries, never by the endpoint it came to.
"""

import re
from typing import Any

from multichat_desktop.domain.address import AddressKind
from multichat_desktop.domain.events import (
    ConnectionEvent,
    Event,
    EventKind,
    IgnoredEvent,
    Own,
    PresenceEvent,
    StatusEvent,
    UnknownEvent,
)
from multichat_desktop.domain.presence import Presence
from multichat_desktop.domain.status import DeliveryStatus
from multichat_desktop.wapi.payloads import parties
from multichat_desktop.wapi.payloads.conversation import read_in_chat
from multichat_desktop.wapi.payloads.fields import (
    BrokenContentError,
    Object,
    flag,
    ident,
    moment,
    number,
    obj,
    text,
)

_INSTANCE_ID = re.compile(r"[A-Za-z0-9._-]{1,64}", re.ASCII)

_MESSAGE = frozenset({"message", "webhookreceived", "webhookdelivery"})
_NEWEST = frozenset({"message.received", "message.sent"})
_CONNECTED = frozenset({"connection", "connected", "webhookconnected"})
_DISCONNECTED = frozenset({"disconnection", "disconnected", "webhookdisconnected"})
_PRESENCE = frozenset({"presence", "chat_presence", "webhookpresence", "webhookchatpresence"})
_STATUS = frozenset({"message_status", "webhookstatus", "webhookmessagestatus"})

_STATUS_WORDS = {
    "pending": DeliveryStatus.PENDING,
    "server": DeliveryStatus.SENT,
    "server_ack": DeliveryStatus.SENT,
    "sent": DeliveryStatus.SENT,
    "delivery": DeliveryStatus.DELIVERED,
    "delivery_ack": DeliveryStatus.DELIVERED,
    "delivered": DeliveryStatus.DELIVERED,
    "received": DeliveryStatus.DELIVERED,
    "read": DeliveryStatus.READ,
    "played": DeliveryStatus.PLAYED,
    "error": DeliveryStatus.FAILED,
    "failed": DeliveryStatus.FAILED,
}
_STATUS_NUMBERS = (
    DeliveryStatus.FAILED,
    DeliveryStatus.PENDING,
    DeliveryStatus.SENT,
    DeliveryStatus.DELIVERED,
    DeliveryStatus.READ,
    DeliveryStatus.PLAYED,
)
_PRESENCE_WORDS = {
    "composing": Presence.COMPOSING,
    "typing": Presence.COMPOSING,
    "recording": Presence.RECORDING,
    "paused": Presence.PAUSED,
    "available": Presence.AVAILABLE,
    "online": Presence.AVAILABLE,
    "unavailable": Presence.UNAVAILABLE,
    "offline": Presence.UNAVAILABLE,
}


def read(body: Object) -> Event:
    """Return what a decoded body (keys in lower case) tells.

    Raises:
        BrokenContentError: a known kind of event whose content cannot be used.
    """
    name = (text(body, "event") or "").strip().lower()
    instance = ident(body, "instanceid")
    if instance is not None and not _INSTANCE_ID.fullmatch(instance):
        raise BrokenContentError("The instanceId is not 1 to 64 of A–Z a–z 0–9 . _ -")
    own = Own(phone=ident(body, "connectedphone"), lid=ident(body, "connectedlid"))
    common: dict[str, Any] = {"at": moment(body, "timestamp", "moment"), "own": own}
    kind = _family(name, body)
    if kind is None:
        return UnknownEvent(
            instance_id=instance or "", name=name or None, message_id=ident(body, "messageid"), **common
        )
    if instance is None:
        raise BrokenContentError("The event names no instanceId.")
    common["instance_id"] = instance
    if kind is EventKind.CONNECTION:
        return ConnectionEvent(connected=_is_connected(name, body), **common)
    if kind is EventKind.PRESENCE:
        return _presence(body, common)
    if kind is EventKind.STATUS:
        return _status(name, body, common)
    return read_in_chat(_in_one_form(name, body, common), common)


def _family(name: str, body: Object) -> EventKind | None:
    if name in _CONNECTED or name in _DISCONNECTED:
        return EventKind.CONNECTION
    if name in _PRESENCE:
        return EventKind.PRESENCE
    if name in _STATUS:
        return EventKind.STATUS
    if name in _MESSAGE:
        return EventKind.MESSAGE if _has_content(body) or not _is_receipt(name, body) else EventKind.STATUS
    if name in _NEWEST and isinstance(body.get("data"), dict):
        return EventKind.MESSAGE
    return None if name else _family_without_name(body)


def _family_without_name(body: Object) -> EventKind | None:
    has_status = body.get("status") is not None or body.get("ack") is not None
    if _has_content(body) or (obj(body, "key") and obj(body, "message")):
        return EventKind.MESSAGE
    if ident(body, "messageid") and has_status:
        return EventKind.STATUS
    if (obj(body, "chat") or text(body, "chatid")) and (has_status or text(body, "presence")):
        return EventKind.PRESENCE
    if flag(body, "connected") or flag(body, "disconnected"):
        return EventKind.CONNECTION
    return None


def _has_content(body: Object) -> bool:
    return bool(obj(body, "msgcontent"))


def _is_receipt(name: str, body: Object) -> bool:
    """Whether a message event without content is word of a message already known."""
    return name == "webhookdelivery" or body.get("status") is not None or body.get("ack") is not None


def _is_connected(name: str, body: Object) -> bool:
    word = (text(body, "status") or "").lower()
    if word in ("connected", "disconnected"):
        return word == "connected"
    said = flag(body, "connected")
    if said is None:
        gone = flag(body, "disconnected")
        said = name in _CONNECTED if gone is None else not gone
    return said


def _status(name: str, body: Object, common: dict[str, Any]) -> StatusEvent:
    message_id = ident(body, "messageid")
    if message_id is None:
        raise BrokenContentError("The status names no messageId.")
    status = _status_word(body)
    if status is None:
        if name != "webhookdelivery":
            raise BrokenContentError("The status is of no known word or number.")
        status = DeliveryStatus.SENT
    return StatusEvent(message_id=message_id, status=status, from_me=flag(body, "fromme"), **common)


def _status_word(body: Object) -> DeliveryStatus | None:
    word = _STATUS_WORDS.get((text(body, "status") or "").strip().lower())
    if word is not None:
        return word
    value = number(body, "status")
    if value is None:
        value = number(body, "ack")
        value = None if value is None else value + 1
    return _STATUS_NUMBERS[value] if value is not None and 0 <= value < len(_STATUS_NUMBERS) else None


def _presence(body: Object, common: dict[str, Any]) -> Event:
    word = text(body, "presence", "status") or ""
    presence = _PRESENCE_WORDS.get(word.strip().lower())
    if presence is None:
        raise BrokenContentError("The presence is of no known word.")
    chat = parties.side(body, from_me=False).chat
    if chat.kind in (AddressKind.STORY, AddressKind.CHANNEL):
        return IgnoredEvent(kind=EventKind.PRESENCE, reason=chat.kind.value, **common)
    return PresenceEvent(chat=chat, presence=presence, **common)


def _in_one_form(name: str, body: Object, common: dict[str, Any]) -> Object:
    """Bring the two younger families of message events to the form of the envelope."""
    data = obj(body, "data") if name in _NEWEST else {}
    if data:
        common["at"] = moment(data, "timestamp", "moment") or common["at"]
        return {
            "messageid": data.get("messageid"),
            "fromme": data.get("fromme", name == "message.sent"),
            "isgroup": data.get("isgroup"),
            "chat": {"id": data.get("chatid") or data.get("phone")},
            "sender": {"id": data.get("participant") or data.get("phone"), "pushname": data.get("pushname")},
            "msgcontent": data.get("message"),
        }
    if _has_content(body) or not obj(body, "key"):
        return body
    key = obj(body, "key")
    common["at"] = moment(body, "messagetimestamp") or common["at"]
    remote = ident(key, "remotejid")
    sender = {
        "id": ident(key, "participant") or remote,
        "pushname": body.get("pushname"),
        "senderlid": ident(key, "senderlid", "participantlid"),
        "senderpn": ident(key, "senderpn", "participantpn", "participantalt", "remotejidalt"),
    }
    return {
        "messageid": ident(key, "id"),
        "fromme": key.get("fromme"),
        "chat": {"id": remote},
        "sender": sender,
        "msgcontent": body.get("message"),
    }
