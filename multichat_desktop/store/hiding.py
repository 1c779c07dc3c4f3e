"""The agent's own marks on a message: deleted for themselves, and starred.

What is hidden is still there, for the proof and for taking it back, and shown nowhere.
"""

from multichat_desktop.store import chats, steps
from multichat_desktop.store.errors import NotThereError
from multichat_desktop.store.unit import Unit


def hide(unit: Unit, step: steps.Hide) -> str:
    """Take a message out of sight, or bring it back; what comes later under its id changes nothing about that.

    Raises:
        NotThereError: the message is not stored.
    """
    row = unit.execute(*named(step)).fetchone()
    if row is None:
        raise NotThereError("The message does not exist.")
    seq, chat_id = row
    if step.hidden:
        unit.execute("UPDATE message SET hidden = 1, unread = 0 WHERE seq = ?", (seq,))
        unit.touched.messages.pop(seq, None)
        unit.touched.removed.append(seq)
    else:
        unit.execute("UPDATE message SET hidden = 0 WHERE seq = ?", (seq,))
        unit.touch_message(seq)
    chats.refresh(unit, chat_id)
    return f"message:{seq}"


def star(unit: Unit, step: steps.Star) -> str:
    """Put a star on a message, or take it off.

    Raises:
        NotThereError: the message is not stored.
    """
    row = unit.execute(*named(step)).fetchone()
    if row is None:
        raise NotThereError("The message does not exist.")
    unit.execute("UPDATE message SET starred = ? WHERE seq = ?", (int(step.on), row[0]))
    unit.touch_message(row[0])
    return f"message:{row[0]}"


def named(step: steps.Hide | steps.Star | steps.MarkPaid) -> tuple[str, tuple[str | None, ...]]:
    """Return the statement that finds a message by what a step calls it, with its parameters."""
    if step.message_id is not None:
        condition = "instance_id = ? AND message_id = ?"
        return f"SELECT seq, chat_id FROM message WHERE {condition}", (step.instance_id, step.message_id)
    return "SELECT seq, chat_id FROM message WHERE local_id = ?", (step.local_id,)
