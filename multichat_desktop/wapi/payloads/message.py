"""One WhatsApp message out of `msgContent`, whatever it is wrapped in.

Source: WhatsApp's own message definitions, which the gateway passes through (`docs/protocol.md`, *Content*).
"""

from collections.abc import Callable

import msgspec

from multichat_desktop.domain import address
from multichat_desktop.domain.address import Address
from multichat_desktop.domain.content import Content, Kind, LinkCard, Quote, UnknownCard
from multichat_desktop.wapi.payloads import cards, media
from multichat_desktop.wapi.payloads.fields import Object, blob, obj, text, texts

_VIEW_ONCE = frozenset({"viewoncemessage", "viewoncemessagev2", "viewoncemessagev2extension"})
_WRAPPERS = _VIEW_ONCE | {
    "ephemeralmessage",
    "documentwithcaptionmessage",
    "associatedchildmessage",
    "editedmessage",
    "devicesentmessage",
    "groupmentionedmessage",
    "botinvokemessage",
    "lottiestickermessage",
}
NOT_CONTENT = frozenset(
    {"messagecontextinfo", "senderkeydistributionmessage", "fastratchetkeysenderkeydistributionmessage"}
)
_DEEPEST_WRAPPING = 8
_MAX_QUOTE = 1000


class Unwrapped(msgspec.Struct):
    """A message without its wrappers; `wrappers` names those that were taken off."""

    node: Object
    wrappers: list[str]
    context: Object


def unwrap(node: Object) -> Unwrapped:
    """Take the wrappers off a message."""
    wrappers: list[str] = []
    context = obj(node, "messagecontextinfo")
    for _ in range(_DEEPEST_WRAPPING):
        name = next((n for n in node if n in _WRAPPERS and isinstance(node[n], dict)), None)
        if name is None:
            break
        wrappers.append(name)
        node = obj(node[name], "message")
        context = obj(node, "messagecontextinfo") or context
    return Unwrapped(node, wrappers, context)


def read_content(node: Object) -> Content | None:
    """Return what a message says; None when it says nothing (only keys for the protocol's own use)."""
    taken = unwrap(node)
    view_once = any(w in _VIEW_ONCE for w in taken.wrappers)
    content = _plain(taken)
    if content is None:
        return Content(kind=Kind.UNAVAILABLE, view_once=True) if view_once else None
    return msgspec.structs.replace(content, view_once=True) if view_once else content


def _plain(taken: Unwrapped) -> Content | None:
    node = taken.node
    stub = cards.stub_word(node)
    if stub is not None:
        return cards.stub(stub, node)
    name = next((n for n in node if n not in NOT_CONTENT and isinstance(node[n], dict)), None)
    said = node.get("conversation")
    if isinstance(said, str) and (said or name is None):
        return Content(kind=Kind.TEXT, text=said)
    if name is None:
        return None
    body: Object = node[name]
    if name.startswith("pollcreationmessage"):
        content = cards.poll(obj(body, "message") or body, text(taken.context, "messagesecret"))
    else:
        reader = _READERS.get(name)
        content = _unknown(name) if reader is None else reader(body)
    return _with_context(content, obj(body, "contextinfo"))


def _unknown(name: str) -> Content:
    if name == "placeholdermessage":
        return Content(kind=Kind.UNAVAILABLE)
    return Content(kind=Kind.UNKNOWN, card=UnknownCard(field=name))


def _extended(node: Object) -> Content:
    link, title = text(node, "matchedtext", "canonicalurl"), text(node, "title")
    card = None
    if link and title:
        card = LinkCard(link, title, text(node, "description"), blob(node, "jpegthumbnail"))
    return Content(kind=Kind.TEXT, text=text(node, "text") or "", card=card)


def _with_context(content: Content, context: Object) -> Content:
    mentions = tuple(a for jid in texts(context, "mentionedjid") if (a := address.parse(jid)) is not None)
    quote = _quote(context)
    if quote is None and not mentions:
        return content
    return msgspec.structs.replace(content, quote=quote, mentions=mentions)


def _quote(context: Object) -> Quote | None:
    target = text(context, "stanzaid")
    if target is None:
        return None
    quoted = read_content(obj(context, "quotedmessage"))
    author: Address | None = address.parse(text(context, "participant") or "")
    if quoted is None:
        return Quote(message_id=target, author=author)
    line = quoted.text or quoted.caption
    return Quote(message_id=target, author=author, kind=quoted.kind, text=line[:_MAX_QUOTE] if line else None)


_READERS: dict[str, Callable[[Object], Content]] = {
    "extendedtextmessage": _extended,
    "imagemessage": media.image,
    "videomessage": media.video,
    "ptvmessage": media.video_note,
    "audiomessage": media.audio,
    "documentmessage": media.document,
    "stickermessage": media.sticker,
    "locationmessage": cards.location,
    "livelocationmessage": cards.live_location,
    "contactmessage": cards.contact,
    "contactsarraymessage": cards.contacts,
    "buttonsmessage": cards.buttons,
    "listmessage": cards.offered_list,
    "templatemessage": cards.template,
    "interactivemessage": cards.interactive,
    "buttonsresponsemessage": cards.buttons_response,
    "templatebuttonreplymessage": cards.buttons_response,
    "listresponsemessage": cards.list_response,
    "interactiveresponsemessage": cards.interactive_response,
    "ordermessage": cards.order,
    "productmessage": cards.product,
    "calllogmesssage": cards.call,
    "calllogmessage": cards.call,
}

_SIMPLE: dict[str, Callable[[Object], Content]] = {
    "image": media.image,
    "video": media.video,
    "audio": media.audio,
    "voice": lambda node: media.audio({**node, "ptt": True}),
    "ptt": lambda node: media.audio({**node, "ptt": True}),
    "document": media.document,
    "sticker": media.sticker,
    "location": cards.location,
    "contact": cards.contact,
}


def read_simple(node: Object) -> Content | None:
    """Read the documented simple content, `{type, text, …}`; None when it is not of that form."""
    kind = text(node, "type")
    if kind is None:
        return None
    kind = kind.lower()
    if kind in ("text", "chat", "conversation"):
        return Content(kind=Kind.TEXT, text=text(node, "text", "body", "message") or "")
    reader = _SIMPLE.get(kind)
    return reader(node) if reader else Content(kind=Kind.UNKNOWN, card=UnknownCard(field=kind))
