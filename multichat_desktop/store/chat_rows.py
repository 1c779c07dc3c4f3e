"""Rows to domain values: conversations with their last line, and instances."""

from collections.abc import Iterable
from typing import Any

from multichat_desktop.domain.address import format_phone
from multichat_desktop.domain.chat import Chat, GroupMode, Instance, Preview
from multichat_desktop.domain.content import Kind
from multichat_desktop.domain.status import DeliveryStatus, OutboxState
from multichat_desktop.store import names
from multichat_desktop.store.database import Execute
from multichat_desktop.store.packing import unpack_media

_PREVIEW_LENGTH = 200
_SELECT = """
SELECT c.id, c.instance_id, c.group_key, c.person_id, c.subject, c.sort_at, c.unread, c.draft, c.last_seen, c.picture,
 p.given_name, p.verified_name, p.push_name, p.chat_name, p.picture,
 m.seq, m.at, m.from_me, m.kind, m.text, m.caption, m.status, m.outbox, m.deleted, m.media, m.author_id,
 a.given_name, a.verified_name, a.push_name, a.chat_name, t.path, g.mode,
 c.waiting_since, c.pinned, c.archived, c.muted, c.removed
FROM chat c
LEFT JOIN person p ON p.id = c.person_id
LEFT JOIN message m ON m.seq = c.last_seq
LEFT JOIN person a ON a.id = m.author_id
LEFT JOIN portrait t ON t.person_id = c.person_id
LEFT JOIN group_mode g ON g.instance_id = c.instance_id AND c.group_key IS NOT NULL
"""
_INSTANCE = "SELECT id, name, phone, connected, changed_at FROM instance"


def all_chats(execute: Execute) -> list[Chat]:
    """Return every conversation, newest first. Not for the Qt thread when there are thousands."""
    addresses = names.Addresses(execute("SELECT person_id, key, raw, seen_at FROM alias"))
    rows = execute(f"{_SELECT} ORDER BY c.sort_at DESC, c.seq DESC").fetchall()
    return [_chat(row, addresses) for row in rows]


def some_chats(execute: Execute, ids: Iterable[str]) -> list[Chat]:
    """Return the conversations of these ids that exist."""
    rows: list[tuple[Any, ...]] = []
    for some in names.in_slices(ids):
        rows += execute(f"{_SELECT} WHERE c.id IN ({names.marks(some)})", some).fetchall()
    people = [p for row in rows for p in (row[3], row[25]) if p]
    addresses = names.addresses_of(execute, people)
    return [_chat(row, addresses) for row in rows]


def all_instances(execute: Execute) -> list[Instance]:
    """Return every instance, oldest first."""
    return [_instance(row) for row in execute(f"{_INSTANCE} ORDER BY added_at, id")]


def some_instances(execute: Execute, ids: Iterable[str]) -> list[Instance]:
    """Return the instances of these ids that exist."""
    made: list[Instance] = []
    for some in names.in_slices(ids):
        made += [_instance(row) for row in execute(f"{_INSTANCE} WHERE id IN ({names.marks(some)})", some)]
    return made


def _instance(row: tuple[Any, ...]) -> Instance:
    connected = None if row[3] is None else bool(row[3])
    return Instance(id=row[0], name=row[1], phone=row[2], connected=connected, changed_at=row[4])


def _chat(row: tuple[Any, ...], addresses: names.Addresses) -> Chat:
    (id_, instance_id, group_key, person, subject, sort_at, unread, draft, last_seen, picture) = row[:10]
    is_group = group_key is not None
    return Chat(
        id=id_,
        instance_id=instance_id,
        is_group=is_group,
        name=subject if is_group else names.best_name(*row[10:14]),
        address=f"{group_key}@g.us" if is_group else addresses.sendable(person),
        phone=None if is_group else addresses.phone(person),
        sort_at=sort_at,
        unread=unread,
        preview=None if row[15] is None else _preview(row[15:], addresses),
        draft=draft,
        last_seen=last_seen,
        picture=picture or row[14],
        portrait=row[30],
        quiet=row[31] == GroupMode.QUIET or bool(row[35]),
        waiting_since=None if is_group else row[32],
        pinned=bool(row[33]),
        archived=bool(row[34]),
        muted=bool(row[35]),
        removed=bool(row[36]),
    )


def _preview(row: tuple[Any, ...], addresses: names.Addresses) -> Preview:
    seq, at, from_me, kind, text, caption, status, outbox, deleted, media_data, author = row[:11]
    media = None if deleted else unpack_media(media_data)
    words = None if deleted else text or caption
    return Preview(
        seq=seq,
        at=at,
        from_me=bool(from_me),
        kind=Kind(kind),
        text=words[:_PREVIEW_LENGTH] if words else None,
        author_name=_author(row[11:15], author, addresses),
        status=None if status is None or not from_me else DeliveryStatus(status),
        outbox=None if outbox is None else OutboxState(outbox),
        deleted=bool(deleted),
        seconds=media.seconds if media else None,
        file_name=media.name if media else None,
    )


def _author(found: tuple[Any, ...], author: str | None, addresses: names.Addresses) -> str | None:
    if author is None:
        return None
    phone = addresses.phone(author)
    return names.best_name(*found) or (format_phone(phone) if phone else addresses.shown(author))
