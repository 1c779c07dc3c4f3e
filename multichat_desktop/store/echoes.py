"""The console's own messages met again: the gateway's webhook of what was sent here, matched with its row."""

from msgspec import Struct

from multichat_desktop.domain import sameness
from multichat_desktop.domain.content import Content, Kind
from multichat_desktop.domain.events import MessageEvent
from multichat_desktop.domain.status import OutboxState
from multichat_desktop.store.packing import unpack_card, unpack_media
from multichat_desktop.store.unit import Unit

_SETTLED_WINDOW = 3_600_000


def row_of(unit: Unit, event: MessageEvent, chat_id: str, at: int) -> int | None:
    """Return the outbox's row whose echo this is.

    It was sent and has no id yet, says the same (the gateway trims words), and was not typed on the phone. Of several
    with the same words the one with the same file is meant, else (files may be converted on the way) the first.
    One that waits to be sent again may still get the echo of an earlier attempt, whatever that was answered.
    One that the agent took as arrived waits for its echo too, for an hour, behind those that nobody has settled.
    """
    if event.from_api is False:
        return None
    rows = unit.execute(
        "SELECT seq, kind, outbox = 'taken', at, text, caption, media, card FROM message WHERE chat_id = ? AND message_id"
        " IS NULL AND (outbox IN ('sending', 'unsettled', 'taken') OR (outbox = 'waiting' AND attempts > 0))"
        " ORDER BY 3, seq",
        (chat_id,),
    ).fetchall()
    found: int | None = None
    for seq, kind, settled, written_at, text, caption, media, card in rows:
        if settled and abs(at - written_at) > _SETTLED_WINDOW:
            continue
        ours = Content(
            kind=Kind(kind), text=text, caption=caption, media=unpack_media(media), card=unpack_card(card)
        )
        if sameness.same(ours, event.content):
            if sameness.same_file(ours, event.content):
                return int(seq)
            found = found or int(seq)
    return found if event.from_api else None


def take(unit: Unit, seq: int, instance_id: str, message_id: str) -> None:
    """Give an outbox's row the id under which the gateway knows it."""
    unit.execute(
        "UPDATE message SET message_id = ?, outbox = ?, error = NULL, error_detail = NULL, next_try_at = NULL,"
        " instance_id = ? WHERE seq = ?",
        (message_id, OutboxState.TAKEN, instance_id, seq),
    )


class Receiver(Struct, frozen=True):
    """To whom a message was sent, and by which alias (None when that was not kept)."""

    person_id: str
    via: str | None


def receiver(unit: Unit, event: MessageEvent) -> Receiver | None:
    """Return to whom a message of the shop's own was sent, if it is stored: its echo may name them otherwise."""
    if not event.from_me:
        return None
    row = unit.execute(
        "SELECT c.person_id, m.via FROM message m JOIN chat c ON c.id = m.chat_id WHERE m.instance_id = ?"
        " AND m.message_id = ? AND m.from_me = 1",
        (event.instance_id, event.message_id),
    ).fetchone()
    return None if row is None or row[0] is None else Receiver(row[0], row[1])
