"""By what an event is recognised when it comes again, whichever door, endpoint or spelling it comes through."""

import hashlib

import msgspec

from multichat_desktop.domain.content import Content, Kind
from multichat_desktop.domain.events import (
    ConnectionEvent,
    DeletionEvent,
    EditEvent,
    Event,
    IgnoredEvent,
    MessageEvent,
    PresenceEvent,
    ReactionEvent,
    StatusEvent,
    VoteEvent,
    kind_of,
    message_id_of,
)

_BYTES = 16
_encode = msgspec.msgpack.Encoder(order="deterministic").encode


def fingerprint(event: Event, raw: bytes) -> bytes | None:
    """Return what stays the same when an event comes again; None when it can never be called a repeat.

    An event with a message id is known by instance, id, kind and content. One without is a repeat when its bytes
    and its own time are the same; without a time of its own it never is (contract, *Webhook endpoints*).
    """
    if isinstance(event, MessageEvent):
        facts: tuple[object, ...] = (event.message_id, _content(event.content))
    elif isinstance(event, EditEvent):
        facts = (event.message_id, event.target, event.text, event.caption)
    elif isinstance(event, ReactionEvent):
        facts = (event.message_id, event.target, event.emoji)
    elif isinstance(event, DeletionEvent):
        facts = (event.message_id, event.target)
    elif isinstance(event, VoteEvent):
        facts = (event.message_id, event.target, event.iv, event.payload)
    elif isinstance(event, StatusEvent):
        facts = (event.message_id, int(event.status), event.at)
    elif isinstance(event, PresenceEvent | ConnectionEvent) or message_id_of(event) is None:
        if event.at is None:
            return None
        facts = (raw,)
    else:
        facts = (message_id_of(event), event.reason if isinstance(event, IgnoredEvent) else raw)
    packed = _encode((event.instance_id, kind_of(event).value, facts))
    return hashlib.blake2b(packed, digest_size=_BYTES).digest()


def _content(content: Content) -> object:
    """Return what two copies of a message share: the link and the key to a file may differ between them."""
    if content.kind is Kind.UNAVAILABLE:
        return Kind.UNAVAILABLE.value
    media = content.media
    return (
        content.kind.value,
        content.text,
        content.caption,
        media and (media.sha256, media.name, media.size),
    )
