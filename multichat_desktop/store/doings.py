"""What each of the console's own steps does to the database: the one table from step to effect."""

from collections.abc import Callable
from typing import Any

from multichat_desktop.store import (
    arranging,
    chats,
    clearing,
    errands,
    files,
    groups,
    hiding,
    outgoing,
    parting,
    people,
    queueing,
    steps,
)
from multichat_desktop.store.unit import Unit


def apply(unit: Unit, step: steps.Step) -> str:
    """Give a step its effect and return where.

    Raises:
        NotThereError: what it speaks of is not stored.
    """
    return _EFFECTS[type(step)](unit, step)


_EFFECTS: dict[type, Callable[[Unit, Any], str]] = {
    steps.Queue: queueing.queue,
    steps.QueueTo: queueing.queue_to,
    **dict.fromkeys(steps.OUTBOX, outgoing.outbox),
    **dict.fromkeys(steps.LATER, outgoing.later),
    steps.MarkPaid: outgoing.mark_paid,
    steps.MarkRead: chats.mark_read,
    steps.NameGroup: chats.apply_name,
    steps.NamePerson: people.name_person,
    steps.WriteNotes: people.write_notes,
    steps.Part: parting.part,
    steps.DescribeGroup: groups.describe,
    steps.SetGroups: groups.set_mode,
    **dict.fromkeys(steps.FILES, files.apply),
    steps.OpenChat: queueing.open_chat,
    steps.Hide: hiding.hide,
    steps.Star: hiding.star,
    steps.Arrange: arranging.arrange,
    steps.Answered: arranging.answered,
    steps.Clear: clearing.clear,
    steps.ClearOn: clearing.clear_on,
    steps.Errand: errands.want,
    **dict.fromkeys(steps.ERRANDS, errands.go_on),
}
