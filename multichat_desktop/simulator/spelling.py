"""The three spellings in which the gateway writes the keys of one and the same WhatsApp object."""

from enum import Enum
from typing import Any

Json = dict[str, Any]


class Spelling(Enum):
    """How the simulator writes keys: as before mid 2026, as since then, or all in lower case."""

    OLDER = "older"
    NEWER = "newer"
    LOWER = "lower"


_NEWER_NAMES = {
    "id": "ID",
    "url": "URL",
    "ptt": "PTT",
    "fileSha256": "fileSHA256",
    "fileEncSha256": "fileEncSHA256",
    "jpegThumbnail": "JPEGThumbnail",
    "stanzaId": "stanzaID",
    "remoteJid": "remoteJID",
    "mentionedJid": "mentionedJID",
    "selectedId": "selectedID",
    "orderId": "orderID",
    "sellerJid": "sellerJID",
    "senderTimestampMs": "senderTimestampMS",
    "timestampMs": "timestampMS",
}


def spell(body: Json, spelling: Spelling) -> Json:
    """The webhook body in the given spelling; the newer one only touches what is inside `msgContent`."""
    if spelling is Spelling.LOWER:
        return lower(body)
    if spelling is Spelling.NEWER and isinstance(body.get("msgContent"), dict):
        return {**body, "msgContent": _renamed(body["msgContent"])}
    return body


def lower(body: Json) -> Json:
    """The body with all keys in lower case, as the gateway's own log keeps it."""
    lowered: Json = _lowered(body)
    return lowered


def _lowered(value: Any) -> Any:
    if isinstance(value, dict):
        return {key.lower(): _lowered(item) for key, item in value.items()}
    if isinstance(value, list):
        return [_lowered(item) for item in value]
    return value


def _renamed(value: Any) -> Any:
    if isinstance(value, dict):
        return {_NEWER_NAMES.get(key, key): _renamed(item) for key, item in value.items()}
    if isinstance(value, list):
        return [_renamed(item) for item in value]
    return value
