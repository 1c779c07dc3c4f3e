"""The life of a message that was put into the outbox, up to the gateway's answer."""

from multichat_desktop.domain.content import Kind
from multichat_desktop.domain.message import CHECKING, UNCONFIRMED
from multichat_desktop.domain.status import DeliveryStatus, OutboxState
from multichat_desktop.store import chats, echoes, files, hiding, messages, people, steps
from multichat_desktop.store.errors import NotThereError
from multichat_desktop.store.unit import Unit

_MAY_BE_RETRIED = frozenset({OutboxState.FAILED, OutboxState.UNSETTLED})
_NOT_YET = frozenset({OutboxState.LATER, OutboxState.ASKING})
_NOT_BEGUN = _NOT_YET | {OutboxState.WAITING, OutboxState.FAILED}
NO_ANSWER = "no-answer"


def outbox(unit: Unit, step: steps.OutboxStep) -> str:
    """Let an outgoing message go on in its life.

    Raises:
        NotThereError: it is not in the outbox, or has been settled meanwhile.
    """
    row = unit.execute(
        "SELECT seq, chat_id, instance_id, message_id, outbox FROM message WHERE local_id = ?",
        (step.local_id,),
    ).fetchone()
    if row is None:
        raise NotThereError("The message is not in the outbox.")
    seq, chat_id, instance_id, message_id, outbox = row
    unit.touch_message(seq)
    unit.touch_chat(chat_id)
    if isinstance(step, steps.Taken):
        return _taken(unit, seq, chat_id, instance_id, message_id, step)
    if isinstance(step, steps.Discard):
        return _discard(unit, seq, chat_id, message_id)
    if isinstance(step, steps.Retry):
        return _retry(unit, seq, chat_id, outbox)
    if isinstance(step, steps.Settle):
        unit.execute(
            "UPDATE message SET outbox = ?, status = max(status, ?), error = NULL WHERE seq = ?",
            (OutboxState.TAKEN, DeliveryStatus.SENT, seq),
        )
    elif isinstance(step, steps.Unconfirmed):
        unit.execute(
            "UPDATE message SET error = ? WHERE seq = ? AND outbox = ? AND status = ?",
            (UNCONFIRMED, seq, OutboxState.TAKEN, DeliveryStatus.PENDING),
        )
    elif isinstance(step, steps.Ask):
        _ask(unit, seq)
    elif isinstance(step, steps.Sending):
        if outbox != OutboxState.WAITING:
            raise NotThereError("The message has been settled meanwhile.")
        unit.execute(
            "UPDATE message SET outbox = ?, attempts = attempts + 1, error = NULL, next_try_at = NULL WHERE seq = ?",
            (OutboxState.SENDING, seq),
        )
    elif message_id is not None:
        pass  # the echo was quicker than the answer and has settled it
    elif isinstance(step, steps.Postponed):
        _set(unit, seq, OutboxState.WAITING, step.error, None, step.until)
    elif isinstance(step, steps.Refused):
        _set(unit, seq, OutboxState.FAILED, step.error, step.detail, None)
    else:
        _set(unit, seq, OutboxState.UNSETTLED, CHECKING if step.checking else NO_ANSWER, None, None)
    return f"message:{seq}"


def later(unit: Unit, step: steps.LaterStep) -> str:
    """Change a message that has not begun to go out: its words, its time, or that it goes now.

    Raises:
        NotThereError: it is not in the outbox, or has begun to go out.
    """
    row = unit.execute(
        "SELECT m.seq, m.chat_id, m.outbox, m.message_id, m.kind, c.last_at, c.last_seq FROM message m"
        " JOIN chat c ON c.id = m.chat_id WHERE m.local_id = ?",
        (step.local_id,),
    ).fetchone()
    allowed = _NOT_BEGUN if isinstance(step, steps.Rewrite) else _NOT_YET
    if row is None or row[2] not in allowed or row[3] is not None:
        raise NotThereError("The message has begun to go out.")
    seq, chat_id, _, _, kind, last_at, last_seq = row
    if isinstance(step, steps.Rewrite):
        column = "text" if kind == Kind.TEXT else "caption"
        sql = f"UPDATE message SET {column} = ?, first_{column} = ? WHERE seq = ?"
        unit.execute(sql, (step.text, step.text, seq))
    elif isinstance(step, steps.Reschedule):
        sql = "UPDATE message SET outbox = ?, send_at = ? WHERE seq = ?"
        unit.execute(sql, (OutboxState.LATER, step.send_at, seq))
    elif isinstance(step, steps.Due) and step.asks:
        unit.execute("UPDATE message SET outbox = ? WHERE seq = ?", (OutboxState.ASKING, seq))
    else:
        # It is said now: below all that was said since it was written, be it in the same moment.
        below = (last_at or 0) + ((last_seq or 0) > seq)
        unit.execute(
            "UPDATE message SET outbox = ?, send_at = NULL, at = max(?, ?) WHERE seq = ?",
            (OutboxState.WAITING, unit.now, below, seq),
        )
    unit.touch_message(seq)
    chats.refresh(unit, chat_id)
    return f"message:{seq}"


def mark_paid(unit: Unit, step: steps.MarkPaid) -> str:
    """Keep the agent's word on whether a charge was paid.

    Raises:
        NotThereError: the message is not stored.
    """
    row = unit.execute(*hiding.named(step)).fetchone()
    if row is None:
        raise NotThereError("The message does not exist.")
    unit.execute("UPDATE message SET paid = ? WHERE seq = ?", (int(step.paid), row[0]))
    unit.touch_message(row[0])
    return f"message:{row[0]}"


def _ask(unit: Unit, seq: int) -> None:
    cursor = unit.execute(
        "UPDATE message SET error = ? WHERE seq = ? AND outbox = ? AND error = ?",
        (NO_ANSWER, seq, OutboxState.UNSETTLED, CHECKING),
    )
    if not cursor.rowcount:
        raise NotThereError("The message has been settled meanwhile.")


def _set(
    unit: Unit, seq: int, state: OutboxState, error: str | None, detail: str | None, until: int | None
) -> None:
    unit.execute(
        "UPDATE message SET outbox = ?, error = ?, error_detail = ?, next_try_at = ? WHERE seq = ?",
        (state, error, detail, until, seq),
    )


def _taken(
    unit: Unit, seq: int, chat_id: str, instance_id: str, known_id: str | None, step: steps.Taken
) -> str:
    """Match the gateway's answer with what may have come before it.

    The echo may have settled the row already (same id), may stand as a message of its own (then the two become
    one), or a text typed on the phone with the same words was taken for the echo (then they part again).
    """
    if known_id == step.message_id:
        return f"message:{seq}"
    if known_id is not None:
        _part(unit, seq, known_id, instance_id)
    _absorb(unit, seq, chat_id, instance_id, step.message_id)
    echoes.take(unit, seq, instance_id, step.message_id)
    unit.execute("UPDATE message SET taken_at = ? WHERE seq = ?", (unit.now, seq))
    messages.settle(unit, instance_id, step.message_id, seq)
    return f"message:{seq}"


def _absorb(unit: Unit, seq: int, chat_id: str, instance_id: str, message_id: str) -> None:
    """Make room for a message's id: a row that its echo made goes, one that was written here only loses the id."""
    row = unit.execute(
        "SELECT seq, chat_id, local_id FROM message WHERE instance_id = ? AND message_id = ?",
        (instance_id, message_id),
    ).fetchone()
    if row is None:
        return
    other, other_chat, local_id = row
    if local_id is not None:
        unit.execute("UPDATE message SET message_id = NULL WHERE seq = ?", (other,))
        unit.touch_message(other)
        return
    files.inherit(unit, seq, other)
    unit.execute("DELETE FROM message WHERE seq = ?", (other,))
    unit.touched.messages.pop(other, None)
    unit.touched.removed.append(other)
    chats.refresh(unit, other_chat)
    if other_chat != chat_id:
        people.unite(unit, chat_id, other_chat)


def _part(unit: Unit, seq: int, known_id: str, instance_id: str) -> None:
    """Give the message that was wrongly taken for the echo a row of its own."""
    unit.execute(
        "UPDATE message SET message_id = NULL, status = ?, text = first_text, caption = first_caption, edited = 0,"
        " deleted = 0 WHERE seq = ?",
        (DeliveryStatus.PENDING, seq),
    )
    columns = "kind, text, caption, first_text, first_caption, media, card, at, received_at, via"
    cursor = unit.execute(
        f"INSERT INTO message (chat_id, instance_id, message_id, from_me, status, {columns})"
        f" SELECT chat_id, instance_id, ?, 1, ?, {columns} FROM message WHERE seq = ?",
        (known_id, DeliveryStatus.SENT, seq),
    )
    own = cursor.lastrowid
    assert own is not None
    files.copy(unit, own, seq)
    messages.settle(unit, instance_id, known_id, own)
    chats.refresh(unit, unit.execute("SELECT chat_id FROM message WHERE seq = ?", (own,)).fetchone()[0])


def _discard(unit: Unit, seq: int, chat_id: str, message_id: str | None) -> str:
    (status,) = unit.execute("SELECT status FROM message WHERE seq = ?", (seq,)).fetchone()
    if message_id is not None and status != DeliveryStatus.FAILED:
        return f"message:{seq}"  # its echo was quicker than the agent: it is a message that was sent
    files.drop(unit, seq)
    unit.execute("DELETE FROM message WHERE seq = ?", (seq,))
    unit.touched.messages.pop(seq, None)
    unit.touched.removed.append(seq)
    chats.refresh(unit, chat_id)
    return f"chat:{chat_id}"


def _retry(unit: Unit, seq: int, chat_id: str, outbox: str) -> str:
    (status,) = unit.execute("SELECT status FROM message WHERE seq = ?", (seq,)).fetchone()
    if outbox in _MAY_BE_RETRIED or status == DeliveryStatus.FAILED:
        # An unsettled one has held back what stands behind it and keeps its place. Its attempts still count: a late
        # echo settles it before it is sent again.
        unsettled = outbox == OutboxState.UNSETTLED
        unit.execute(
            "UPDATE message SET outbox = ?, message_id = NULL, status = ?, error = NULL, error_detail = NULL,"
            " next_try_at = NULL, attempts = attempts * ?, at = max(at, ?) WHERE seq = ?",
            (OutboxState.WAITING, DeliveryStatus.PENDING, int(unsettled), 0 if unsettled else unit.now, seq),
        )
        chats.refresh(unit, chat_id)
    return f"message:{seq}"
