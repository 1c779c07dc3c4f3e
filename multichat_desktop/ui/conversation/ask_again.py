"""Asking a customer to send something once more: a polite answer to their message, for the agent to send or change."""

from PySide6.QtCore import QCoreApplication

from multichat_desktop.domain.content import Kind
from multichat_desktop.domain.message import Message
from multichat_desktop.ui.conversation.composer import Composer


def may_ask_again(message: Message) -> bool:
    """Whether the other side can be asked to send a message again: it is theirs, and there is something to quote."""
    return (
        not message.from_me
        and message.message_id is not None
        and not message.deleted
        and message.kind not in (Kind.SYSTEM, Kind.CALL)
    )


def request_words(message: Message) -> str:
    """Return what the agent would ask, in the words of the interface's language."""
    if message.view_once:
        return QCoreApplication.translate(
            "AskAgain",
            "Hi! I can't open view-once messages here. Could you send it again the normal way, please?",
        )
    if message.media is not None:
        return QCoreApplication.translate(
            "AskAgain", "Hi! I couldn't open this file here. Could you send it again, please?"
        )
    return QCoreApplication.translate(
        "AskAgain", "Hi! I couldn't see this message here. Could you send it again, please?"
    )


def ask_again(composer: Composer, message: Message) -> None:
    """Put the request into the composer as an answer to the message; what is written there already stays behind it."""
    composer.reply_to(message)
    composer.give_back(request_words(message))
