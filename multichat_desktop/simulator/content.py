"""Builds `msgContent` objects, in the older spelling, and reads the text out of them."""

import base64
import math

from multichat_desktop.simulator import samples
from multichat_desktop.simulator.spelling import Json
from multichat_desktop.simulator.world import World


def text(words: str, context: Json | None = None) -> Json:
    """A text; with a context (a quote) it comes in the extended form, as WhatsApp does it."""
    if context is None:
        return {"conversation": words}
    return {"extendedTextMessage": {"text": words, "contextInfo": context}}


def quote(message_id: str, author: str, quoted: Json) -> Json:
    """The context of a message that quotes another one."""
    return {"stanzaId": message_id, "participant": author, "quotedMessage": quoted}


def image(
    world: World,
    jpeg: bytes,
    *,
    caption: str | None,
    width: int,
    height: int,
    thumbnail: bytes | None = None,
    context: Json | None = None,
) -> Json:
    """A picture; without a thumbnail of its own it is its own one."""
    body = world.media.shelve("image", "image/jpeg", jpeg)
    if caption:
        body["caption"] = caption
    body |= {"height": height, "width": width, "jpegThumbnail": _base64(thumbnail or jpeg)}
    if context:
        body["contextInfo"] = context
    return {"imageMessage": body}


def video(
    world: World,
    jpeg: bytes,
    *,
    seconds: int,
    caption: str | None,
    width: int,
    height: int,
    mp4: bytes | None = None,
    gif: bool = False,
) -> Json:
    """A video with the given JPEG as its thumbnail; as a gif it plays by itself, without sound."""
    body = world.media.shelve("video", "video/mp4", mp4 or samples.read("candles.mp4" if gif else "gift.mp4"))
    body["seconds"] = seconds
    if caption:
        body["caption"] = caption
    body |= {"height": height, "width": width, "jpegThumbnail": _base64(jpeg)}
    return {"videoMessage": body | {"gifPlayback": gif}}


def voice(world: World, seconds: int, ogg: bytes | None = None, *, waveform: bool = True) -> Json:
    """A voice note, with a waveform of 64 bytes, each from 0 to 99, or (as some phones do) without."""
    body = world.media.shelve("audio", "audio/ogg; codecs=opus", ogg or samples.voice(seconds))
    body |= {"seconds": seconds, "ptt": True}
    return {"audioMessage": body | ({"waveform": _waveform(world)} if waveform else {})}


def document(world: World, file_name: str, data: bytes, *, pages: int | None, caption: str | None) -> Json:
    """A file; with a caption it comes in the wrapper that WhatsApp uses for that."""
    mimetype = "application/pdf" if file_name.endswith(".pdf") else "application/octet-stream"
    body = world.media.shelve("document", mimetype, data) | {"title": file_name, "fileName": file_name}
    if pages is not None:
        body["pageCount"] = pages
    if caption is None:
        return {"documentMessage": body | {"contactVcard": False}}
    return {"documentWithCaptionMessage": {"message": {"documentMessage": body | {"caption": caption}}}}


def sticker(world: World, *, animated: bool = False) -> Json:
    """A sticker of 512 × 512."""
    name = "sunflower-turning.webp" if animated else "sunflower.webp"
    body = world.media.shelve("sticker", "image/webp", samples.read(name))
    return {"stickerMessage": body | {"height": 512, "width": 512, "isAnimated": animated, "isAvatar": False}}


def location(latitude: float, longitude: float, *, name: str | None, address: str | None) -> Json:
    """A place on the map."""
    body: Json = {"degreesLatitude": latitude, "degreesLongitude": longitude}
    if name:
        body["name"] = name
    if address:
        body["address"] = address
    return {"locationMessage": body}


def contact(name: str, phone: str) -> Json:
    """A contact card."""
    vcard = f"BEGIN:VCARD\nVERSION:3.0\nN:;{name};;;\nFN:{name}\nitem1.TEL;waid={phone}:+{phone}\nEND:VCARD"
    return {"contactMessage": {"displayName": name, "vcard": vcard}}


def order(world: World, *, message: str, items: int, total_cents: int, title: str, seller: str) -> Json:
    """A basket from the shop's catalogue; WhatsApp counts money in thousandths."""
    return {
        "orderMessage": {
            "orderId": world.ids.digits(13),
            "itemCount": items,
            "status": "INQUIRY",
            "surface": "CATALOG",
            "message": message,
            "orderTitle": title,
            "sellerJid": seller,
            "token": world.ids.secret(24),
            "totalAmount1000": str(total_cents * 10),
            "totalCurrencyCode": "BRL",
        }
    }


def reaction(key: Json, emoji: str, moment: float) -> Json:
    """A reaction to the message of that key; an empty emoji takes it away."""
    return {"reactionMessage": {"key": key, "senderTimestampMs": _milliseconds(moment), "text": emoji}}


def edit(key: Json, edited: Json, moment: float) -> Json:
    """New content for the message of that key."""
    return {
        "protocolMessage": {
            "key": key,
            "type": "MESSAGE_EDIT",
            "editedMessage": edited,
            "timestampMs": _milliseconds(moment),
        }
    }


def wrapped_edit(key: Json, edited: Json, moment: float) -> Json:
    """An edit as a customer's comes: inside one more object."""
    return {"editedMessage": {"message": edit(key, edited, moment)}}


def revocation(key: Json) -> Json:
    """The message of that key is deleted for everyone."""
    return {"protocolMessage": {"key": key, "type": "REVOKE"}}


def words_of(content: Json) -> str:
    """The text, caption or file name that a person would see of this content; empty if it has none."""
    if "conversation" in content:
        return str(content["conversation"])
    for body in content.values():
        if not isinstance(body, dict):
            continue
        for name in ("text", "caption", "fileName", "name", "displayName"):
            if body.get(name):
                return str(body[name])
        if isinstance(body.get("message"), dict):
            return words_of(body["message"])
    return ""


def direct_path(content: Json) -> str | None:
    """Where the file of this content lies at WhatsApp; None if it has none."""
    for body in content.values():
        if isinstance(body, dict):
            found = body.get("directPath") or direct_path(body)
            if found:
                return str(found)
    return None


def _base64(data: bytes) -> str:
    return base64.b64encode(data).decode()


def _waveform(world: World) -> str:
    """Loud and soft as speech is: two slow waves with some chance on top."""
    start = world.rng.random() * 6
    levels = (
        45 + 28 * math.sin(start + place / 3.1) + 18 * math.sin(place / 1.3) + world.rng.uniform(-8, 8)
        for place in range(64)
    )
    return base64.b64encode(bytes(max(0, min(99, int(level))) for level in levels)).decode()


def _milliseconds(moment: float) -> str:
    return str(int(moment * 1000))
