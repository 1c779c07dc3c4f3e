"""Putting a quick reply into the message that is being written, filled for the customer it goes to."""

from collections.abc import Callable

from PySide6.QtCore import QObject
from PySide6.QtGui import QTextCursor
from PySide6.QtWidgets import QWidget

from multichat_desktop.domain.chat import Chat, Instance
from multichat_desktop.domain.clock import Clock
from multichat_desktop.domain.quick_reply import QuickReply, fill, values_for
from multichat_desktop.services.quick_replies import QuickReplies
from multichat_desktop.ui.conversation.field import Field
from multichat_desktop.ui.quick_replies.popup import QuickPopup
from multichat_desktop.ui.theme import Theme
from multichat_desktop.ui.times import local


class QuickWriting(QObject):
    """Joins the popup to a field; `open_chat` says whom one writes to, `instance` on which line."""

    def __init__(
        self,
        theme: Theme,
        field: Field,
        replies: QuickReplies,
        clock: Clock,
        open_chat: Callable[[], Chat | None],
        instance: Callable[[], Instance | None],
        pane: QWidget,
    ) -> None:
        super().__init__(pane)
        self._field, self._clock, self._open_chat, self._instance = field, clock, open_chat, instance
        self.popup = QuickPopup(theme, field, replies, pane)
        self.popup.chosen.connect(self._put)
        field.setPlaceholderText(self.tr("Message  ·  / for quick replies"))

    def _put(self, reply: QuickReply, length: int) -> None:
        chat = self._open_chat()
        if chat is None:
            return
        line = self._instance()
        values = values_for(chat, line.title if line else "", local(self._clock.now()))
        cursor = self._field.textCursor()
        cursor.movePosition(QTextCursor.MoveOperation.Left, QTextCursor.MoveMode.KeepAnchor, length)
        cursor.insertText(fill(reply.text, values))
        self._field.setTextCursor(cursor)
        self._field.ensureCursorVisible()
