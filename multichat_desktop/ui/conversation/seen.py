"""What is seen of a conversation right now, for whoever plays and fetches what stands there."""

from math import floor

from multichat_desktop.domain.message import Message
from multichat_desktop.ui.conversation.view import ConversationView


def seen(view: ConversationView) -> list[Message]:
    """Return the messages that are seen, oldest first."""
    view.settle()
    return [view.model.message(i) for i, _ in view.strip.visible]


def repaint(view: ConversationView, seq: int) -> None:
    """Paint one message anew, if it is seen."""
    row = view.model.row_of(seq)
    top = dict(view.strip.visible).get(row) if row is not None else None
    if row is not None and top is not None and view.strip.known(row):
        viewport = view.viewport()
        viewport.update(0, floor(top), viewport.width(), view.strip.row(row).height + 1)
