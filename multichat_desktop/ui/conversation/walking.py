"""The keyboard on the messages: from one to the next, and what Enter does where it stands."""

from PySide6.QtCore import QPointF

from multichat_desktop.domain.message import Message
from multichat_desktop.ui.conversation.accessible import announce
from multichat_desktop.ui.conversation.cursor import primary
from multichat_desktop.ui.conversation.fetching import CENTRE
from multichat_desktop.ui.conversation.following import follow
from multichat_desktop.ui.conversation.glide import LINE
from multichat_desktop.ui.conversation.menu import place_of
from multichat_desktop.ui.conversation.style import NOTHING, Hit, What
from multichat_desktop.ui.conversation.view import ConversationView

_ROOM = 10


def current(view: ConversationView) -> Message | None:
    """Return the message that keys are about: where the keyboard is, else the newest one that is seen."""
    view.settle()
    seen = [i for i, _ in view.strip.visible]
    seq = view.cursor_row.current
    row = view.model.row_of(seq) if seq is not None else None
    return view.model.message(row if row in seen else seen[-1]) if seen else None


def walk(view: ConversationView, step: int) -> None:
    """Go to the message above (-1) or below (1); one taller than the view is scrolled through first."""
    here, model = current(view), view.model
    if here is None:
        return
    row = model.row_of(here.seq)
    if row is None or view.cursor_row.current != here.seq:
        _stand(view, here)
        return
    top, height, room = view.strip.top_of(row), view.strip.row(row).height, view.viewport().height()
    if (step < 0 and top < 0) or (step > 0 and top + height > room):
        view.scroll_by(step * 2 * LINE)
        return
    if 0 <= row + step < model.rowCount():
        _stand(view, model.message(row + step))


def open_current(view: ConversationView) -> bool:
    """Do what Enter does with the message where the keyboard stands; whether there was anything to do."""
    message = current(view) if view.cursor_row.current is not None else None
    if message is None:
        return False
    hit = primary(message)
    if message.media is not None and not message.view_once and not message.deleted:
        hit = Hit(What.MEDIA, CENTRE)
    if hit is not NOTHING:
        follow(view, hit, message, QPointF(place_of(view, message)))
    return True


def _stand(view: ConversationView, message: Message) -> None:
    view.cursor_row.current = message.seq
    row = view.model.row_of(message.seq)
    if row is None:
        return
    height, room = view.strip.row(row).height, view.viewport().height()
    top = view.strip.top_of(row)
    if top < _ROOM or height > room:
        view.scroll_by(top - _ROOM)
    elif top + height > room - _ROOM:
        view.scroll_by(top + height - room + _ROOM)
    view.viewport().update()
    announce(view, message)
