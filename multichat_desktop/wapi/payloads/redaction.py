"""A webhook's body without what it says: everything it is about stays, so that it still has the same effect elsewhere."""

from typing import Any

import msgspec

from multichat_desktop.domain.events import EditEvent, Event, MessageEvent
from multichat_desktop.wapi.payloads.decoding import decode
from multichat_desktop.wapi.payloads.reader import read

_CONTENTS = frozenset({"msgcontent", "message"})
_KEPT = frozenset(
    {"mimetype", "type", "id", "stanzaid", "participant", "remotejid", "filelength", "messagestubtype"}
)
_PLACES = frozenset({"degreeslatitude", "degreeslongitude", "latitude", "longitude"})
_SAYS_NOTHING = "-"


def redacted(raw: bytes) -> bytes | None:
    """Return a message's or edit's body without its words, pictures and links; None when that would change who it is.

    Raises:
        NotAnEventError, BrokenContentError: it was no event in the first place.
    """
    before = read(decode(raw))
    for blank in (_blank, _replace):
        body = _in_contents(decode(raw), blank)
        encoded = msgspec.json.encode(body)
        try:
            after = read(decode(encoded))
        except ValueError:
            continue
        if _same(before, after):
            return encoded
    return None


def _in_contents(node: Any, blank: Any) -> Any:
    """Return a body whose contents went through a function, wherever a family of bodies keeps them."""
    if not isinstance(node, dict):
        return node
    return {
        key: blank(value) if key in _CONTENTS and isinstance(value, dict) else _in_contents(value, blank)
        for key, value in node.items()
    }


def _blank(node: Any, key: str = "") -> Any:
    if isinstance(node, dict):
        return {name: _blank(value, name) for name, value in node.items()}
    if isinstance(node, list):
        return [_blank(value, key) for value in node]
    if key in _PLACES:
        return 0.0
    return _SAYS_NOTHING if isinstance(node, str) and key not in _KEPT else node


def _replace(node: dict[str, Any]) -> dict[str, Any]:
    """Return a content that says nothing, for one that cannot be read without its words."""
    return {"type": "text", "text": _SAYS_NOTHING} if "type" in node else {"conversation": _SAYS_NOTHING}


def _same(before: Event, after: Event) -> bool:
    """Whether two events are about the same; only words, pictures and links may differ."""
    if type(before) is not type(after):
        return False
    if isinstance(before, MessageEvent) and isinstance(after, MessageEvent):
        content, other = before.content, after.content
        return (content.media is None) == (other.media is None) and msgspec.structs.replace(
            after, content=content
        ) == before
    if isinstance(before, EditEvent) and isinstance(after, EditEvent):
        return msgspec.structs.replace(after, text=before.text, caption=before.caption) == before
    return False
