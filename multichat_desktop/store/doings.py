"""What each of the console's own steps does to the database: the one table from step to effect."""

from collections.abc import Callable
from typing import Any

from multichat_desktop.store import chats, outgoing, steps
from multichat_desktop.store.unit import Unit


def apply(unit: Unit, step: steps.Step) -> str:
    """Give a step its effect and return where.

    Raises:
        NotThereError: what it speaks of is not stored.
    """
    return _EFFECTS[type(step)](unit, step)


_EFFECTS: dict[type, Callable[[Unit, Any], str]] = {
    steps.Queue: outgoing.queue,
    steps.QueueTo: outgoing.queue_to,
    **dict.fromkeys(steps.OUTBOX, outgoing.outbox),
    steps.MarkRead: chats.mark_read,
    steps.NameGroup: chats.apply_name,
}
