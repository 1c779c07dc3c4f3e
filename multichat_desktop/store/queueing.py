"""What the agent wants to send, put into the outbox: text or anything else, for now or for later."""

import msgspec

from multichat_desktop.domain.content import Content, Kind, Media, MediaState
from multichat_desktop.domain.events import Party
from multichat_desktop.domain.status import DeliveryStatus, OutboxState
from multichat_desktop.store import chats, origins, people, steps
from multichat_desktop.store.errors import NotThereError
from multichat_desktop.store.packing import pack
from multichat_desktop.store.unit import Unit

_INSERT = """
INSERT INTO message (chat_id, instance_id, local_id, from_me, kind, text, caption, first_text, first_caption, at,
 received_at, status, outbox, quote_id, media, card, send_at, via)
VALUES (?, ?, ?, 1, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
"""


def queue(unit: Unit, step: steps.Queue) -> str:
    """Put a message into the outbox.

    Raises:
        NotThereError: the conversation is not stored.
    """
    content = step.content or Content(kind=Kind.TEXT, text=step.text)
    chat_id = chats.current(unit, step.chat_id)
    return _queue(unit, step.local_id, chat_id, content, step.quote, step.send_at)


def queue_to(unit: Unit, step: steps.QueueTo) -> str:
    """Put a message into the outbox for somebody there may be no conversation with yet."""
    content = step.content or Content(kind=Kind.TEXT, text=step.text)
    return _queue(unit, step.local_id, _chat_with(unit, step), content, None, None)


def open_chat(unit: Unit, step: steps.OpenChat) -> str:
    """Make a conversation with somebody, unless there is one."""
    return f"chat:{_chat_with(unit, step)}"


def _chat_with(unit: Unit, step: steps.QueueTo | steps.OpenChat) -> str:
    if step.to.is_person:
        person = people.resolve(unit, Party((step.to,)), unit.now)
        return chats.with_person(unit, step.instance_id, person)
    return chats.with_group(unit, step.instance_id, step.to, None, unit.now)


def _queue(
    unit: Unit, local_id: str, chat_id: str, content: Content, quote: str | None, send_at: int | None
) -> str:
    row = unit.execute("SELECT instance_id, last_at, person_id FROM chat WHERE id = ?", (chat_id,)).fetchone()
    if row is None:
        raise NotThereError("The conversation does not exist.")
    # Never above what is already there, even if a customer's clock runs ahead of this one.
    at = max(unit.now, row[1] or 0)
    cursor = unit.execute(
        _INSERT,
        (
            chat_id,
            row[0],
            local_id,
            content.kind,
            content.text,
            content.caption,
            content.text,
            content.caption,
            at,
            unit.now,
            DeliveryStatus.PENDING,
            OutboxState.WAITING if send_at is None else OutboxState.LATER,
            quote,
            pack(_as_announced(content.media)),
            pack(content.card),
            send_at,
            origins.to_person(unit, row[2]),
        ),
    )
    seq = cursor.lastrowid
    assert seq is not None
    if content.media is not None:
        _put_file(unit, seq, content.media)
    unit.touch_message(seq)
    chats.message_came(unit, chat_id, seq, at, unread=False)
    return f"message:{seq}"


def _as_announced(media: Media | None) -> Media | None:
    """Return a file without where it lies: that stands in a row of its own, and may change."""
    return None if media is None else msgspec.structs.replace(media, state=MediaState.WAITING, path=None)


def _put_file(unit: Unit, seq: int, media: Media) -> None:
    unit.execute(
        "INSERT INTO file (seq, state, sha256, path, size, mime, waveform, at) VALUES (?, ?, ?, ?, ?, ?, ?, ?)",
        (seq, MediaState.READY, media.sha256, media.path, media.size, media.mime, media.waveform, unit.now),
    )
