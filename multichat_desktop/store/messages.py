"""Messages as rows: put in, filled, and brought in step with what is known of them.

Statuses, reactions, edits and deletions stand in their own tables under the message's id, whether it has come or
not. A message row holds what follows from them, worked out anew whenever one of them or the message comes:
so the order of arrival makes no difference.
"""

from multichat_desktop.domain.content import Content, Kind
from multichat_desktop.domain.events import MessageEvent, ReactionEvent
from multichat_desktop.domain.message import UNCONFIRMED
from multichat_desktop.domain.status import DeliveryStatus
from multichat_desktop.store import chats, corrections, echoes, files, votes
from multichat_desktop.store.packing import pack
from multichat_desktop.store.unit import Unit

_NO_UNREAD_MARK = (Kind.SYSTEM,)

_INSERT = """
INSERT INTO message (chat_id, instance_id, message_id, from_me, author_id, kind, text, caption, first_text,
 first_caption, at, received_at, status, quote_id, quote_author, quote_kind, quote_text, media, card, mentions,
 view_once, unread, unseen, via)
VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
"""


def receive(
    unit: Unit, event: MessageEvent, chat_id: str, author: str | None, via: str | None, at: int
) -> int | None:
    """Put a message in and return its number; None when its id is known already, with other content.

    `via` is the alias by which it came, its author's or in a private conversation the other person's.
    """
    row = unit.execute(
        "SELECT seq, kind, outbox FROM message WHERE instance_id = ? AND message_id = ?",
        (event.instance_id, event.message_id),
    ).fetchone()
    if row is not None:
        return _again(unit, event, row, at)
    if event.from_me:
        own = echoes.row_of(unit, event, chat_id, at)
        if own is not None:
            echoes.take(unit, own, event.instance_id, event.message_id)
            note_status(unit, event.instance_id, event.message_id, DeliveryStatus.SENT, at)
            settle(unit, event.instance_id, event.message_id, own)
            return own
    seq = _insert(unit, event, chat_id, author, via, at)
    if event.from_me and event.from_api is not True:
        chats.read_on_phone(unit, chat_id, at, seq)
    return seq


def _again(unit: Unit, event: MessageEvent, row: tuple[int, str, str | None], at: int) -> int | None:
    seq, kind, outbox = row
    if outbox is not None and event.from_me:
        note_status(unit, event.instance_id, event.message_id, DeliveryStatus.SENT, at)
        refresh_status(unit, seq)
        return seq
    if kind == Kind.UNAVAILABLE and event.content.kind is not Kind.UNAVAILABLE:
        _fill(unit, seq, event.content)
        settle(unit, event.instance_id, event.message_id, seq)
        return seq
    return None


def _insert(
    unit: Unit, event: MessageEvent, chat_id: str, author: str | None, via: str | None, at: int
) -> int:
    content = event.content
    counts = not event.from_me and content.kind not in _NO_UNREAD_MARK
    unseen = counts and _seen_on_phone(unit, chat_id, at)
    unread = counts and not unseen
    quote = content.quote
    cursor = unit.execute(
        _INSERT,
        (
            chat_id,
            event.instance_id,
            event.message_id,
            int(event.from_me),
            author,
            content.kind.value,
            content.text,
            content.caption,
            content.text,
            content.caption,
            at,
            unit.now,
            DeliveryStatus.SENT if event.from_me else None,
            quote and quote.message_id,
            quote and quote.author and quote.author.key,
            quote and quote.kind and quote.kind.value,
            quote and quote.text,
            pack(content.media),
            pack(content.card),
            _mentions(content),
            int(content.view_once),
            int(unread),
            int(unseen),
            via,
        ),
    )
    seq = cursor.lastrowid
    assert seq is not None
    files.expect(unit, seq, content)
    chats.message_came(unit, chat_id, seq, at, unread=unread)
    if event.from_me:
        note_status(unit, event.instance_id, event.message_id, DeliveryStatus.SENT, at)
    settle(unit, event.instance_id, event.message_id, seq)
    return seq


def _mentions(content: Content) -> str | None:
    return " ".join(a.key for a in content.mentions) or None


def _seen_on_phone(unit: Unit, chat_id: str, at: int) -> bool:
    (read_at,) = unit.execute("SELECT phone_read_at FROM chat WHERE id = ?", (chat_id,)).fetchone()
    return bool(at < read_at)


def _fill(unit: Unit, seq: int, content: Content) -> None:
    quote = content.quote
    unit.execute(
        "UPDATE message SET kind = ?, text = ?, caption = ?, first_text = ?, first_caption = ?, media = ?, card = ?,"
        " mentions = ?, view_once = ?, quote_id = ?, quote_author = ?, quote_kind = ?, quote_text = ? WHERE seq = ?",
        (
            content.kind.value,
            content.text,
            content.caption,
            content.text,
            content.caption,
            pack(content.media),
            pack(content.card),
            _mentions(content),
            int(content.view_once),
            quote and quote.message_id,
            quote and quote.author and quote.author.key,
            quote and quote.kind and quote.kind.value,
            quote and quote.text,
            seq,
        ),
    )
    files.expect(unit, seq, content)


def note_status(unit: Unit, instance_id: str, message_id: str, status: DeliveryStatus, at: int) -> None:
    """Keep a status with the earliest time at which it was so."""
    unit.execute(
        "INSERT INTO status (instance_id, message_id, status, at) VALUES (?, ?, ?, ?)"
        " ON CONFLICT DO UPDATE SET at = min(at, excluded.at)",
        (instance_id, message_id, int(status), at),
    )


def settle(unit: Unit, instance_id: str, message_id: str, seq: int) -> None:
    """Bring a message in step with all that is known under its id."""
    corrections.apply(unit, instance_id, message_id, seq)
    votes.open_of(unit, instance_id, message_id)
    refresh_status(unit, seq)


def refresh_status(unit: Unit, seq: int) -> None:
    """Let the highest status ever seen stand; only a voice note can be played."""
    instance_id, message_id, from_me, kind, chat_id, at = unit.execute(
        "SELECT instance_id, message_id, from_me, kind, chat_id, at FROM message WHERE seq = ?", (seq,)
    ).fetchone()
    unit.touch_message(seq)
    unit.touch_chat(chat_id)
    (highest,) = unit.execute(
        "SELECT max(status) FROM status WHERE instance_id = ? AND message_id = ?", (instance_id, message_id)
    ).fetchone()
    if highest is None:
        return
    if not from_me:
        if highest >= DeliveryStatus.READ:
            chats.read_on_phone(unit, chat_id, at, seq)
        return
    if highest == DeliveryStatus.PLAYED and kind != Kind.VOICE:
        highest = int(DeliveryStatus.READ)
    unit.execute(
        "UPDATE message SET status = ?, error = CASE WHEN ? > 0 AND error = ? THEN NULL ELSE error END WHERE seq = ?",
        (highest, highest, UNCONFIRMED, seq),
    )


def react(unit: Unit, event: ReactionEvent, author: str, at: int) -> None:
    """Keep an author's newest reaction to a message; an empty one is kept too, as the newest word."""
    unit.execute(
        "INSERT INTO reaction (instance_id, target, author, emoji, at) VALUES (?, ?, ?, ?, ?)"
        " ON CONFLICT DO UPDATE SET emoji = excluded.emoji, at = excluded.at"
        " WHERE (excluded.at, excluded.emoji) > (at, emoji)",
        (event.instance_id, event.target, author, event.emoji, at),
    )
    chats.touch_by_id(unit, event.instance_id, event.target)
