"""What the gateway is asked for each kind of message: the call, its fields, and where the file goes in.

Source: `docs/protocol.md`, *Calls that send*. Files go as data URIs; a document needs its `extension`; a voice note is
Opus in OGG. What a call does not name is not sent along, and what has nothing to say is left out.
"""

import re
from collections.abc import Callable
from pathlib import PurePosixPath
from typing import Any

import msgspec
from msgspec import Struct

from multichat_desktop.domain.content import ContactsCard, Content, Kind, LocationCard, Media, PixCard
from multichat_desktop.domain.outgoing import Letter
from multichat_desktop.wapi.errors import RefusedError

DELAY_SECONDS = 1
"""The gateway refuses messages that follow each other without any delay."""
_OPUS = "audio/ogg;codecs=opus"
_NO_TYPE = "application/octet-stream"
_TYPE = re.compile(r"[a-z0-9.+-]+/[a-z0-9.+-]+")
_PIX_TYPES = {"EVP": "random"}


class Asked(Struct, frozen=True):
    """One call: its path below `/v1`, its body, and if a file goes with it, in which field and of which type.

    `instead` is asked where the gateway does not know the path.
    """

    path: str
    body: dict[str, Any]
    field: str | None = None
    mime: str = _NO_TYPE
    instead: "Asked | None" = None

    def parts(self) -> tuple[bytes, bytes]:
        """Return the body as JSON, before and behind the file's Base64."""
        prefix = msgspec.json.encode({self.field: f"data:{self.mime};base64,"})
        return msgspec.json.encode(self.body)[:-1] + b"," + prefix[1:-2], prefix[-2:]


def asked(phone: str, letter: Letter) -> Asked:
    """Return what the gateway is asked to send a message.

    Raises:
        RefusedError: it does not send such.
    """
    make = _BY_KIND.get(letter.content.kind)
    if make is None:
        raise RefusedError("not-sendable")
    body: dict[str, Any] = {"phone": phone}
    if letter.content.kind not in _CARDS:
        if letter.quote:
            body["messageId"] = letter.quote
        body["delayMessage"] = DELAY_SECONDS
    return make(body, letter.content)


def _text(body: dict[str, Any], content: Content) -> Asked:
    return Asked("message/send-text", {**body, "message": content.text or ""})


def _file(name: str) -> Callable[[dict[str, Any], Content], Asked]:
    def make(body: dict[str, Any], content: Content) -> Asked:
        return Asked(f"message/send-{name}", body, name, _type_of(content))

    return make


def _captioned(name: str) -> Callable[[dict[str, Any], Content], Asked]:
    def make(body: dict[str, Any], content: Content) -> Asked:
        caption = {"caption": content.caption} if content.caption else {}
        return Asked(f"message/send-{name}", {**body, **caption}, name, _type_of(content))

    return make


def _video(body: dict[str, Any], content: Content) -> Asked:
    is_round = content.media is not None and content.media.round
    return (_file("ptv") if is_round else _captioned("video"))(body, content)


def _audio(body: dict[str, Any], content: Content) -> Asked:
    mime = _type_of(content)
    is_opus = content.kind is Kind.VOICE and mime in ("audio/ogg", _NO_TYPE)
    return Asked("message/send-audio", body, "audio", _OPUS if is_opus else mime)


def _document(body: dict[str, Any], content: Content) -> Asked:
    media = content.media or Media()
    name = media.name or PurePosixPath(media.path or "arquivo").name
    extension = PurePosixPath(name).suffix or PurePosixPath(media.path or "").suffix or ".bin"
    named = {**body, "fileName": name, "extension": extension.removeprefix(".").lower()}
    return _captioned("document")(named, content)


def _location(body: dict[str, Any], content: Content) -> Asked:
    card = content.card
    if not isinstance(card, LocationCard):
        raise RefusedError("not-sendable")
    latitude, longitude = f"{card.latitude:.6f}", f"{card.longitude:.6f}"
    name = card.name or card.address or f"{latitude}, {longitude}"
    place = {"name": name, "address": card.address or name, "latitude": latitude, "longitude": longitude}
    return Asked("message/send-location", {**body, **place})


def _contacts(body: dict[str, Any], content: Content) -> Asked:
    card = content.card
    if not isinstance(card, ContactsCard) or not card.contacts or not all(c.phones for c in card.contacts):
        raise RefusedError("not-sendable")
    people = [
        {"contactName": c.name, "contactPhone": _digits(c.phones[0]), "contactBusinessDescription": ""}
        for c in card.contacts
    ]
    if len(people) == 1:
        return Asked("message/send-contact", {**body, **people[0]})
    return Asked("message/send-contacts", {**body, "contacts": people})


def _pix(body: dict[str, Any], content: Content) -> Asked:
    card = content.card
    if not isinstance(card, PixCard):
        raise RefusedError("not-sendable")
    key = {**body, "merchantName": card.merchant, "pixKey": card.key}
    small = _PIX_TYPES.get(card.key_type, card.key_type.lower())
    # Sources contradict each other on which of the two it is.
    instead = Asked("message/send-pix", {**key, "type": small})
    return Asked("message/send-button-pix", {**key, "type": card.key_type}, instead=instead)


def _type_of(content: Content) -> str:
    plain = ((content.media and content.media.mime) or "").partition(";")[0].strip().lower()
    return plain if _TYPE.fullmatch(plain) else _NO_TYPE


def _digits(phone: str) -> str:
    return "".join(char for char in phone if char.isdigit())


_CARDS = frozenset({Kind.LOCATION, Kind.CONTACT, Kind.CHOICE})
_BY_KIND: dict[Kind, Callable[[dict[str, Any], Content], Asked]] = {
    Kind.TEXT: _text,
    Kind.IMAGE: _captioned("image"),
    Kind.VIDEO: _video,
    Kind.GIF: _captioned("gif"),
    Kind.VOICE: _audio,
    Kind.AUDIO: _audio,
    Kind.DOCUMENT: _document,
    Kind.STICKER: _file("sticker"),
    Kind.LOCATION: _location,
    Kind.CONTACT: _contacts,
    Kind.CHOICE: _pix,
}
