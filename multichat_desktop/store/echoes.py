"""The console's own messages met again: the gateway's webhook of what was sent here, matched with its row."""

from multichat_desktop.domain.content import Kind
from multichat_desktop.domain.events import MessageEvent
from multichat_desktop.domain.status import OutboxState
from multichat_desktop.store.unit import Unit

_SETTLED_WINDOW = 3_600_000


def row_of(unit: Unit, event: MessageEvent, chat_id: str, at: int) -> int | None:
    """Return the outbox's row whose echo this is.

    It was sent and has no id yet, has the same words (the gateway trims them), and was not typed on the phone.
    One that waits to be sent again may still get the echo of an earlier attempt, whatever that was answered.
    One that the agent took as arrived waits for its echo too, for an hour, behind those that nobody has settled.
    """
    if event.from_api is False or event.content.kind is not Kind.TEXT:
        return None
    rows = unit.execute(
        "SELECT seq, text, outbox = 'taken', at FROM message WHERE chat_id = ? AND message_id IS NULL"
        " AND (outbox IN ('sending', 'unsettled', 'taken') OR (outbox = 'waiting' AND attempts > 0)) ORDER BY 3, seq",
        (chat_id,),
    ).fetchall()
    words = (event.content.text or "").strip()
    for seq, text, settled, written_at in rows:
        if text.strip() == words and not (settled and abs(at - written_at) > _SETTLED_WINDOW):
            return int(seq)
    return None


def take(unit: Unit, seq: int, instance_id: str, message_id: str) -> None:
    """Give an outbox's row the id under which the gateway knows it."""
    unit.execute(
        "UPDATE message SET message_id = ?, outbox = ?, error = NULL, error_detail = NULL, next_try_at = NULL,"
        " instance_id = ? WHERE seq = ?",
        (message_id, OutboxState.TAKEN, instance_id, seq),
    )


def receiver(unit: Unit, event: MessageEvent) -> str | None:
    """Return to whom a message of the shop's own was sent, if it is stored: its echo may name them otherwise."""
    if not event.from_me:
        return None
    row = unit.execute(
        "SELECT person_id FROM chat WHERE id = (SELECT chat_id FROM message WHERE instance_id = ?"
        " AND message_id = ? AND from_me = 1)",
        (event.instance_id, event.message_id),
    ).fetchone()
    return None if row is None or row[0] is None else str(row[0])
