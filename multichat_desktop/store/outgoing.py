"""What the console's own steps do to the database: the life of a message from Enter to the gateway's answer."""

from multichat_desktop.domain.content import Kind
from multichat_desktop.domain.events import Party
from multichat_desktop.domain.status import DeliveryStatus, OutboxState
from multichat_desktop.store import chats, echoes, messages, people, steps
from multichat_desktop.store.errors import NotThereError
from multichat_desktop.store.unit import Unit

_MAY_BE_RETRIED = frozenset({OutboxState.FAILED, OutboxState.UNSETTLED})


def queue(unit: Unit, step: steps.Queue) -> str:
    """Put a text into the outbox.

    Raises:
        NotThereError: the conversation is not stored.
    """
    return _queue(unit, step.local_id, chats.current(unit, step.chat_id), step.text, step.quote)


def queue_to(unit: Unit, step: steps.QueueTo) -> str:
    """Put a text into the outbox for somebody there may be no conversation with yet."""
    return _queue(unit, step.local_id, _chat_with(unit, step), step.text, None)


def _chat_with(unit: Unit, step: steps.QueueTo) -> str:
    if step.to.is_person:
        person = people.resolve(unit, Party((step.to,)), unit.now)
        return chats.with_person(unit, step.instance_id, person)
    return chats.with_group(unit, step.instance_id, step.to, None, unit.now)


def _queue(unit: Unit, local_id: str, chat_id: str, text: str, quote: str | None) -> str:
    row = unit.execute("SELECT instance_id, last_at FROM chat WHERE id = ?", (chat_id,)).fetchone()
    if row is None:
        raise NotThereError("The conversation does not exist.")
    # Never above what is already there, even if a customer's clock runs ahead of this one.
    at = max(unit.now, row[1] or 0)
    cursor = unit.execute(
        "INSERT INTO message (chat_id, instance_id, local_id, from_me, kind, text, first_text, at, received_at,"
        " status, outbox, quote_id) VALUES (?, ?, ?, 1, ?, ?, ?, ?, ?, ?, ?, ?)",
        (
            chat_id,
            row[0],
            local_id,
            Kind.TEXT,
            text,
            text,
            at,
            unit.now,
            DeliveryStatus.PENDING,
            OutboxState.WAITING,
            quote,
        ),
    )
    seq = cursor.lastrowid
    assert seq is not None
    unit.touch_message(seq)
    chats.message_came(unit, chat_id, seq, at, unread=False)
    return f"message:{seq}"


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
        _set(unit, seq, OutboxState.UNSETTLED, "no-answer", None, None)
    return f"message:{seq}"


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
    _absorb(unit, chat_id, instance_id, step.message_id)
    echoes.take(unit, seq, instance_id, step.message_id)
    messages.settle(unit, instance_id, step.message_id, seq)
    return f"message:{seq}"


def _absorb(unit: Unit, chat_id: str, instance_id: str, message_id: str) -> None:
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
    unit.execute("DELETE FROM message WHERE seq = ?", (other,))
    unit.touched.messages.pop(other, None)
    unit.touched.removed.append(other)
    chats.refresh(unit, other_chat)
    if other_chat != chat_id:
        people.unite(unit, chat_id, other_chat)


def _part(unit: Unit, seq: int, known_id: str, instance_id: str) -> None:
    """Give the message that was wrongly taken for the echo a row of its own."""
    unit.execute(
        "UPDATE message SET message_id = NULL, status = ?, text = first_text, edited = 0, deleted = 0 WHERE seq = ?",
        (DeliveryStatus.PENDING, seq),
    )
    cursor = unit.execute(
        "INSERT INTO message (chat_id, instance_id, message_id, from_me, kind, text, first_text, at, received_at,"
        " status) SELECT chat_id, instance_id, ?, 1, kind, text, first_text, at, received_at, ? FROM message"
        " WHERE seq = ?",
        (known_id, DeliveryStatus.SENT, seq),
    )
    own = cursor.lastrowid
    assert own is not None
    messages.settle(unit, instance_id, known_id, own)
    chats.refresh(unit, unit.execute("SELECT chat_id FROM message WHERE seq = ?", (own,)).fetchone()[0])


def _discard(unit: Unit, seq: int, chat_id: str, message_id: str | None) -> str:
    (status,) = unit.execute("SELECT status FROM message WHERE seq = ?", (seq,)).fetchone()
    if message_id is not None and status != DeliveryStatus.FAILED:
        return f"message:{seq}"  # its echo was quicker than the agent: it is a message that was sent
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
