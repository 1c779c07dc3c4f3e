"""Conversations as rows: found or made, kept in step with their messages, merged."""

from multichat_desktop.domain.address import Address
from multichat_desktop.store import steps
from multichat_desktop.store.unit import Unit


def mark_read(unit: Unit, step: steps.MarkRead) -> str:
    """Take in that the agent has seen a conversation."""
    chat_id = current(unit, step.chat_id)
    unit.execute(
        "UPDATE message SET unseen = 0 WHERE chat_id = ? AND unseen = 1 AND (at, seq) <= (?, ?)",
        (chat_id, step.at, step.seq),
    )
    _read_up_to(unit, chat_id, step.at, step.seq, unseen=False)
    return f"chat:{chat_id}"


def apply_name(unit: Unit, step: steps.NameGroup) -> str:
    """Take in what the gateway calls a group."""
    name_group(unit, step.chat_id, step.subject, step.asked_at)
    return f"chat:{step.chat_id}"


def of_person(unit: Unit, instance_id: str, person_id: str) -> str | None:
    """Return the conversation with a person on an instance, if there is one."""
    row = unit.execute(
        "SELECT id FROM chat WHERE instance_id = ? AND person_id = ?", (instance_id, person_id)
    ).fetchone()
    return None if row is None else str(row[0])


def with_person(unit: Unit, instance_id: str, person_id: str) -> str:
    """Return the conversation with a person on an instance, made if need be."""
    return of_person(unit, instance_id, person_id) or make(unit, instance_id, "person_id", person_id)


def with_group(unit: Unit, instance_id: str, group: Address, subject: str | None, at: int) -> str:
    """Return the conversation of a group on an instance, made if need be, with its newest subject."""
    chat_id = of_group(unit, instance_id, group) or make(unit, instance_id, "group_key", group.value)
    if subject:
        name_group(unit, chat_id, subject, at)
    return chat_id


def of_group(unit: Unit, instance_id: str, group: Address) -> str | None:
    """Return the conversation of a group on an instance, if there is one."""
    row = unit.execute(
        "SELECT id FROM chat WHERE instance_id = ? AND group_key = ?", (instance_id, group.value)
    ).fetchone()
    return None if row is None else str(row[0])


def name_group(unit: Unit, chat_id: str, subject: str, at: int) -> None:
    """Keep a group's subject, the newest one."""
    unit.execute(
        "UPDATE chat SET subject = ?, subject_at = ? WHERE id = ? AND (subject_at, ifnull(subject, '')) < (?, ?)",
        (subject, at, chat_id, at, subject),
    )
    unit.touch_chat(chat_id)


def current(unit: Unit, chat_id: str) -> str:
    """Return the conversation that an id stands for today."""
    row = unit.execute("SELECT new FROM chat_moved WHERE old = ?", (chat_id,)).fetchone()
    return chat_id if row is None else str(row[0])


def make(unit: Unit, instance_id: str, column: str, value: str) -> str:
    """Make the conversation with whom `column` (`person_id` or `group_key`) names."""
    chat_id = unit.ids.make("c")
    unit.execute(
        f"INSERT INTO chat (id, instance_id, {column}, sort_at) VALUES (?, ?, ?, ?)",
        (chat_id, instance_id, value, unit.now),
    )
    unit.touch_chat(chat_id)
    return chat_id


def message_came(unit: Unit, chat_id: str, seq: int, at: int, *, unread: bool) -> None:
    """Bring a conversation's last line and count up to date after a message was put in."""
    unit.execute(
        "UPDATE chat SET unread = unread + :unread, archived = 0, removed = 0,"
        " last_seq = CASE WHEN last_at IS NULL OR (:at, :seq) > (last_at, last_seq) THEN :seq ELSE last_seq END,"
        " last_at = CASE WHEN last_at IS NULL OR (:at, :seq) > (last_at, last_seq) THEN :at ELSE last_at END,"
        " sort_at = CASE WHEN last_at IS NULL THEN :at ELSE max(last_at, :at) END WHERE id = :chat",
        {"at": at, "seq": seq, "unread": int(unread), "chat": chat_id},
    )
    unit.touch_chat(chat_id)


def touch_by_id(unit: Unit, instance_id: str, message_id: str) -> int | None:
    """Note that a message and its conversation changed, and return its number; None when it has not come yet."""
    row = unit.execute(
        "SELECT seq, chat_id FROM message WHERE instance_id = ? AND message_id = ?", (instance_id, message_id)
    ).fetchone()
    if row is None:
        return None
    unit.touch_message(row[0])
    unit.touch_chat(row[1])
    return int(row[0])


def refresh(unit: Unit, chat_id: str) -> None:
    """Work a conversation's last line and count out anew."""
    unit.execute(
        "UPDATE chat SET unread = (SELECT count(*) FROM message WHERE chat_id = chat.id AND unread = 1),"
        " (last_at, last_seq) ="
        " (SELECT at, seq FROM message WHERE chat_id = chat.id AND hidden = 0 ORDER BY at DESC, seq DESC LIMIT 1)"
        " WHERE id = ?",
        (chat_id,),
    )
    unit.execute("UPDATE chat SET sort_at = ifnull(last_at, sort_at) WHERE id = ?", (chat_id,))
    unit.touch_chat(chat_id)


def _read_up_to(unit: Unit, chat_id: str, at: int, seq: int, *, unseen: bool) -> None:
    """Take the unread mark off all messages up to and including a place."""
    rows = unit.execute(
        "UPDATE message SET unread = 0, unseen = ? WHERE chat_id = ? AND unread = 1 AND (at, seq) <= (?, ?)"
        " RETURNING seq",
        (int(unseen), chat_id, at, seq),
    ).fetchall()
    for (read,) in rows:
        unit.touch_message(read)
    if rows:
        unit.execute("UPDATE chat SET unread = unread - ? WHERE id = ?", (len(rows), chat_id))
        unit.touch_chat(chat_id)


def read_on_phone(unit: Unit, chat_id: str, at: int, seq: int) -> None:
    """Note that the phone has seen a conversation up to a message: what comes late from before it is read too."""
    unit.execute("UPDATE message SET phone_read = 1 WHERE seq = ?", (seq,))
    phone_was_at(unit, chat_id, at, seq)


def phone_was_at(unit: Unit, chat_id: str, at: int, seq: int) -> None:
    """Take the unread mark off all that the phone has seen, up to and including a place."""
    unit.execute(
        "UPDATE chat SET phone_read_at = ?, phone_read_seq = ? WHERE id = ?"
        " AND (phone_read_at, phone_read_seq) < (?, ?)",
        (at, seq, chat_id, at, seq),
    )
    _read_up_to(unit, chat_id, at, seq, unseen=True)
