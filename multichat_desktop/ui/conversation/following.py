"""What a click, Enter or a menu's entry on a thing does: the one way from a `Hit` to a signal of the view."""

from PySide6.QtCore import QPointF

from multichat_desktop.domain.message import Message
from multichat_desktop.ui.conversation.style import NOTHING, Hit, What
from multichat_desktop.ui.conversation.view import ConversationView

_MEDIA = frozenset({What.MEDIA, What.SPEED})
_NOT_ASKED = frozenset({What.NOTHING, What.TEXT, What.SEEK, What.QUOTE, What.CHEVRON})


def follow(view: ConversationView, hit: Hit, message: Message, screen: QPointF) -> None:
    """Do what a thing of a message's is for; `screen` is where something may open beside it."""
    if hit.what is What.LINK:
        view.linkActivated.emit(hit.value)
    elif hit.what is What.QUOTE and message.quote is not None and message.quote.seq is not None:
        view.show_message(message.quote.seq)
    elif hit.what is What.TICKS:
        view.statusAsked.emit(message, screen)
    elif hit.what is What.RETRY:
        view.retryRequested.emit(message.seq)
    elif hit.what is What.DISCARD:
        view.discardRequested.emit(message.seq)
    elif hit.what is What.SETTLE:
        view.settleRequested.emit(message.seq)
    elif hit.what is What.MORE:
        view.unfold(message.seq)
    elif hit.what in _MEDIA:
        view.mediaAsked.emit(hit, message)
    elif hit is not NOTHING and hit.what not in _NOT_ASKED:
        view.asked.emit(hit, message, screen)
