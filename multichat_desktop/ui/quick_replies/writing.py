"""Putting a quick reply into the message that is being written, filled for the customer it goes to."""

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QEvent, QObject, Signal
from PySide6.QtGui import QTextCursor
from PySide6.QtWidgets import QWidget

from multichat_desktop.domain.chat import Chat, Instance
from multichat_desktop.domain.clock import Clock
from multichat_desktop.domain.content import Kind
from multichat_desktop.domain.quick_reply import QuickReply, fill, values_for
from multichat_desktop.services.preparing import fitting_kind
from multichat_desktop.services.quick_replies import QuickReplies
from multichat_desktop.ui.attach.chosen import Chosen
from multichat_desktop.ui.conversation.field import Field
from multichat_desktop.ui.icons import Icons
from multichat_desktop.ui.quick_replies.popup import QuickPopup
from multichat_desktop.ui.theme import Theme
from multichat_desktop.ui.times import local


class QuickWriting(QObject):
    """Joins the popup to a field; `open_chat` says whom one writes to, `instance` on which line.

    Signal: `attached(Chosen)`: a file goes with it, the text being its caption; it is to be looked at before it goes.
    """

    attached = Signal(object)

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
        self._replies = replies
        self.popup = QuickPopup(theme, Icons(), field, replies, pane)
        self.popup.chosen.connect(self._put)
        replies.on_change(self._invite)
        field.viewport().installEventFilter(self)
        self._invite()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Say of the quick replies what there is room for."""
        if event.type() in (QEvent.Type.Resize, QEvent.Type.FontChange, QEvent.Type.LanguageChange):
            self._invite()
        return super().eventFilter(watched, event)

    def _invite(self) -> None:
        """Speak of the quick replies where there are any, and where the words are not cut off."""
        field, long = self._field, self.tr("Message  ·  / for quick replies")
        room = field.viewport().width() - 2 * field.document().documentMargin()
        fits = self._replies.all() and field.fontMetrics().horizontalAdvance(long) <= room
        field.setPlaceholderText(long if fits else self.tr("Message"))

    def _put(self, reply: QuickReply, length: int) -> None:
        chat = self._open_chat()
        if chat is None:
            return
        line = self._instance()
        values = values_for(chat, line.title if line else "", local(self._clock.now()))
        cursor = self._field.textCursor()
        cursor.movePosition(QTextCursor.MoveOperation.Left, QTextCursor.MoveMode.KeepAnchor, length)
        text, chosen = fill(reply.text, values), self._file_of(reply)
        if chosen is not None and _takes_caption(chosen):
            chosen.caption, text = text, ""
        # A sound has no caption: the words stay in the field, to be sent behind it.
        cursor.insertText(text)
        self._field.setTextCursor(cursor)
        self._field.ensureCursorVisible()
        if chosen is not None:
            self.attached.emit(chosen)

    def _file_of(self, reply: QuickReply) -> Chosen | None:
        file = reply.attachment
        return None if file is None else Chosen(self._replies.place_of(file), file.name)


def _takes_caption(chosen: Chosen) -> bool:
    place = chosen.original
    return isinstance(place, Path) and fitting_kind(None, place.suffix.removeprefix(".")) is not Kind.AUDIO
