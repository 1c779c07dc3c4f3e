"""Events inside a conversation: messages, and what changes a message (edit, deletion, reaction)."""

from typing import Any

from multichat_desktop.domain.address import AddressKind
from multichat_desktop.domain.events import (
    DeletionEvent,
    EditEvent,
    Event,
    EventKind,
    IgnoredEvent,
    MessageEvent,
    ReactionEvent,
    VoteEvent,
)
from multichat_desktop.wapi.payloads import parties
from multichat_desktop.wapi.payloads.cards import ident_word, stub_word
from multichat_desktop.wapi.payloads.fields import (
    BrokenContentError,
    Object,
    blob,
    flag,
    ident,
    moment,
    obj,
    text,
)
from multichat_desktop.wapi.payloads.message import Unwrapped, read_content, read_simple, unwrap

_REVOKE = frozenset({"REVOKE", "0"})
_EDIT = frozenset({"MESSAGE_EDIT", "14"})
_FINER_COPIES = frozenset({"HD_VIDEO_DUAL_UPLOAD", "HD_IMAGE_DUAL_UPLOAD", "5", "10"})
_NOT_SHOWN = {
    "albummessage": "album",
    "encreactionmessage": "encrypted-reaction",
    "enccommentmessage": "encrypted-comment",
    "keepinchatmessage": "keep",
    "pininchatmessage": "pin",
}


def read_in_chat(body: Object, common: dict[str, Any]) -> Event:
    """Return the event that a message-shaped body tells.

    Raises:
        BrokenContentError: no message id, nobody named, or no content at all.
    """
    message_id = ident(body, "messageid")
    if message_id is None:
        raise BrokenContentError("The message has no messageId.")
    from_me = bool(flag(body, "fromme"))
    side = parties.side(body, from_me=from_me)
    if side.chat.kind in (AddressKind.STORY, AddressKind.CHANNEL):
        return _ignored(common, side.chat.kind.value, message_id)
    common |= {
        "message_id": message_id,
        "from_me": from_me,
        "chat": side.chat,
        "chat_name": side.chat_name,
        "party": side.party,
    }
    node = obj(body, "msgcontent")
    simple = read_simple(node)
    if simple is not None:
        return MessageEvent(content=simple, from_api=flag(body, "fromapi"), **common)
    if not node:
        stub = stub_word(body)
        if stub is None:
            raise BrokenContentError("The message has no content.")
        node = {"messagestubtype": stub, "messagestubparameters": body.get("messagestubparameters")}
    return _content(node, body, common)


def _content(node: Object, body: Object, common: dict[str, Any]) -> Event:
    taken = unwrap(node)
    association = ident_word(obj(taken.context, "messageassociation"), "associationtype")
    if association in _FINER_COPIES:
        return _ignored(common, "finer-copy")
    change = _change(taken, common)
    if change is not None:
        return change
    content = read_content(node)
    if content is None:
        return _ignored(common, "no-content")
    if "editedmessage" in taken.wrappers:
        target = common["message_id"]
        return EditEvent(target=target, text=content.text, caption=content.caption, **common)
    return MessageEvent(content=content, from_api=flag(body, "fromapi"), **common)


def _change(taken: Unwrapped, common: dict[str, Any]) -> Event | None:
    node = taken.node
    for name, reason in _NOT_SHOWN.items():
        if isinstance(node.get(name), dict):
            return _ignored(common, reason)
    if isinstance(node.get("reactionmessage"), dict):
        return _reaction(obj(node, "reactionmessage"), common)
    if isinstance(node.get("pollupdatemessage"), dict):
        return _vote(obj(node, "pollupdatemessage"), common)
    if isinstance(node.get("protocolmessage"), dict):
        return _protocol(obj(node, "protocolmessage"), common)
    return None


def _reaction(node: Object, common: dict[str, Any]) -> ReactionEvent:
    target = ident(obj(node, "key"), "id")
    if target is None:
        raise BrokenContentError("The reaction names no message.")
    at = moment(node, "sendertimestampms") or common["at"]
    return ReactionEvent(target=target, emoji=text(node, "text") or "", **(common | {"at": at}))


def _vote(node: Object, common: dict[str, Any]) -> Event:
    target, sealed = ident(obj(node, "pollcreationmessagekey"), "id"), obj(node, "vote")
    payload, iv = blob(sealed, "encpayload"), blob(sealed, "enciv")
    if target is None or payload is None or iv is None:
        return _ignored(common, "poll-vote")
    at = moment(node, "sendertimestampms") or common["at"]
    return VoteEvent(target=target, payload=payload, iv=iv, **(common | {"at": at}))


def _protocol(node: Object, common: dict[str, Any]) -> Event:
    target = ident(obj(node, "key"), "id")
    edited = read_content(obj(node, "editedmessage"))
    kind = ident_word(node, "type") or ("MESSAGE_EDIT" if edited is not None else "REVOKE")
    if kind in _EDIT and target is not None and edited is not None:
        at = moment(node, "timestampms") or common["at"]
        return EditEvent(target=target, text=edited.text, caption=edited.caption, **(common | {"at": at}))
    if kind in _REVOKE and target is not None:
        return DeletionEvent(target=target, **common)
    if kind in _EDIT or kind in _REVOKE:
        raise BrokenContentError("The edit or deletion names no message or no new text.")
    return _ignored(common, "protocol")


def _ignored(common: dict[str, Any], reason: str, message_id: str | None = None) -> IgnoredEvent:
    return IgnoredEvent(
        kind=EventKind.MESSAGE,
        reason=reason,
        message_id=message_id or common["message_id"],
        instance_id=common["instance_id"],
        at=common["at"],
        own=common["own"],
    )
