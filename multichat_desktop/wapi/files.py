"""The gateway's own way to a message's file: the question, and an answer of several shapes.

Source: `docs/protocol.md`, *Answers of the REST API*: `{fileLink, expires}`, or base64 in `data`, `media` or `base64`.
"""

import base64
import binascii
from typing import Any

from msgspec import Struct

from multichat_desktop.domain.content import Kind, Media
from multichat_desktop.wapi.errors import LostAnswerError, RefusedError

_TYPES = {
    Kind.IMAGE: "image",
    Kind.STICKER: "image",
    Kind.VIDEO: "video",
    Kind.GIF: "video",
    Kind.VOICE: "audio",
    Kind.AUDIO: "audio",
    Kind.DOCUMENT: "document",
}
_LINKS = ("filelink", "url", "link")
_DATA = ("data", "media", "base64")
_USUAL = {
    "image": "image/jpeg",
    "video": "video/mp4",
    "audio": "audio/ogg",
    "document": "application/octet-stream",
}


class Link(Struct, frozen=True):
    """Where the gateway has put a file, for a while."""

    url: str


def question(kind: Kind, media: Media) -> dict[str, str]:
    """Return what the gateway must be told to find a file.

    Raises:
        RefusedError: the message does not carry it.
    """
    source = media.source
    if source is None or not source.direct_path or not source.media_key or kind not in _TYPES:
        raise RefusedError("no-source")
    named = _TYPES[kind]
    return {
        "mediaKey": source.media_key,
        "directPath": source.direct_path,
        "type": named,
        "mimetype": media.mime or _USUAL[named],
    }


def read_file(answer: dict[str, Any]) -> Link | bytes:
    """Return what the gateway answered.

    Raises:
        LostAnswerError: neither a link nor a file is in it.
    """
    for level in (answer, *(value for value in answer.values() if isinstance(value, dict))):
        fields = {key.lower(): value for key, value in level.items() if isinstance(value, str) and value}
        for name in _LINKS:
            if fields.get(name, "").startswith(("http://", "https://")):
                return Link(fields[name])
        for name in _DATA:
            if name in fields:
                return _decoded(fields[name])
    raise LostAnswerError("no-file")


def _decoded(text: str) -> bytes:
    if text.startswith("data:"):
        text = text.partition(",")[2]
    try:
        return base64.b64decode("".join(text.split()), validate=True)
    except (binascii.Error, ValueError) as error:
        raise LostAnswerError("no-file") from error
