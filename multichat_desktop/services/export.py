"""Conversations out of the console, one message a line (contract, `export`)."""

from collections.abc import Iterator
from typing import Any

import msgspec

from multichat_desktop.domain.clock import rfc3339
from multichat_desktop.domain.content import Media
from multichat_desktop.domain.message import Message, Person
from multichat_desktop.domain.status import DeliveryStatus
from multichat_desktop.store.reader import Reader

_PENDING = DeliveryStatus.PENDING


def jsonl(reader: Reader, *, chat_id: str | None = None, since: int | None = None) -> Iterator[bytes]:
    """Give the messages as lines of JSON (UTF-8, without the line's end), oldest first."""
    encode = msgspec.json.Encoder().encode
    for one in rows(reader, chat_id=chat_id, since=since):
        yield encode(one)


def rows(reader: Reader, *, chat_id: str | None = None, since: int | None = None) -> Iterator[dict[str, Any]]:
    """Give the messages as the export shows them, oldest first."""
    names = {chat.id: chat.title for chat in reader.chats()}
    phones = {instance.id: instance.phone for instance in reader.instances()}
    for message in reader.export(chat_id=chat_id, since=since):
        yield row(message, names.get(message.chat_id, ""), phones.get(message.instance_id))


def row(message: Message, chat_name: str, own_phone: str | None) -> dict[str, Any]:
    """Return one message as the export shows it."""
    author = message.author
    return {
        "instance_id": message.instance_id,
        "chat_id": message.chat_id,
        "chat_name": chat_name,
        "message_id": message.message_id,
        "direction": "out" if message.from_me else "in",
        "from_me": message.from_me,
        "author_id": own_phone if message.from_me else _id(author),
        "author_name": None if author is None else author.name,
        "kind": message.kind.value,
        "text": message.text,
        "caption": message.caption,
        "quoted_message_id": message.quote.message_id if message.quote else None,
        "reactions": [
            {
                "emoji": r.emoji,
                "author_id": own_phone if r.author is None else _id(r.author),
                "at": rfc3339(r.at),
            }
            for r in message.reactions
        ],
        "edited": message.edited,
        "deleted": message.deleted,
        "view_once": message.view_once,
        "status": _status(message),
        "status_history": [{"status": e.status.word, "at": rfc3339(e.at)} for e in message.history],
        "timestamp": rfc3339(message.at),
        "received_at": rfc3339(message.received_at),
        "media": _media(message.media),
    }


def _id(person: Person | None) -> str | None:
    return None if person is None else person.address or person.id


def _status(message: Message) -> str | None:
    if not message.from_me:
        return None
    shown = message.shown_status
    return (_PENDING if shown is None else shown).word


def _media(media: Media | None) -> dict[str, Any] | None:
    if media is None:
        return None
    return {
        "mime": media.mime,
        "name": media.name,
        "size": media.size,
        "sha256": media.sha256,
        "path": media.path,
        "state": media.state.value,
    }
