"""How the agent arranges the list: what is pinned, archived, muted, and what needs no answer."""

from multichat_desktop.store import chats, steps
from multichat_desktop.store.errors import NotThereError
from multichat_desktop.store.unit import Unit

_COLUMNS = {"pin": "pinned", "archive": "archived", "mute": "muted"}


def arrange(unit: Unit, step: steps.Arrange) -> str:
    """Pin, archive or mute a conversation, or take that back.

    Raises:
        NotThereError: it is not stored.
    """
    chat_id = chats.current(unit, step.chat_id)
    column = _COLUMNS[step.what]
    if not unit.execute(f"UPDATE chat SET {column} = ? WHERE id = ?", (int(step.on), chat_id)).rowcount:
        raise NotThereError("The conversation does not exist.")
    unit.touch_chat(chat_id)
    return f"chat:{chat_id}"


def answered(unit: Unit, step: steps.Answered) -> str:
    """Take in that nothing up to a place needs an answer; place (0, 0): that all does again.

    Raises:
        NotThereError: the conversation is not stored.
    """
    chat_id = chats.current(unit, step.chat_id)
    found = unit.execute(
        "UPDATE chat SET answered_at = ?, answered_seq = ? WHERE id = ?", (step.at, step.seq, chat_id)
    )
    if not found.rowcount:
        raise NotThereError("The conversation does not exist.")
    count_waiting(unit, chat_id)
    unit.touch_chat(chat_id)
    return f"chat:{chat_id}"


def count_waiting(unit: Unit, chat_id: str) -> None:
    """Work out anew since when somebody waits; messages do that by themselves (`0002`)."""
    unit.execute(
        "UPDATE chat SET waiting_since = (SELECT since FROM waiting WHERE chat_id = ?) WHERE id = ?",
        (chat_id, chat_id),
    )


def merge(unit: Unit, keep: str, drop: str) -> None:
    """Arrange a conversation that another one becomes part of: what asks for more attention wins."""
    unit.execute(
        "UPDATE chat SET (pinned, archived, muted, removed) ="
        " (SELECT max(pinned), min(archived), min(muted), min(removed) FROM chat WHERE id IN (?, ?)),"
        " (answered_at, answered_seq) = (SELECT answered_at, answered_seq FROM chat WHERE id IN (?, ?)"
        " ORDER BY answered_at DESC, answered_seq DESC LIMIT 1) WHERE id = ?",
        (keep, drop, keep, drop, keep),
    )
