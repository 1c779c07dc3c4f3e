"""A conversation whole: header, messages, composer; and what stands there while none is open."""

from collections.abc import Callable

from PySide6.QtCore import QPointF, Qt, QUrl, Signal
from PySide6.QtGui import QDesktopServices, QGuiApplication
from PySide6.QtWidgets import QStackedLayout, QVBoxLayout, QWidget

from multichat_desktop.domain.changes import Changes
from multichat_desktop.domain.chat import Chat, Instance
from multichat_desktop.domain.clock import Clock
from multichat_desktop.domain.message import Message
from multichat_desktop.ui.conversation.accessible import announce, make_accessible
from multichat_desktop.ui.conversation.composer import Composer, joined
from multichat_desktop.ui.conversation.empty import NothingOpen
from multichat_desktop.ui.conversation.header import Header
from multichat_desktop.ui.conversation.keys import Keys
from multichat_desktop.ui.conversation.model import MessageModel
from multichat_desktop.ui.conversation.pointer import Pointer, answerable
from multichat_desktop.ui.conversation.popover import LinkPopover, StatusPopover
from multichat_desktop.ui.conversation.presence import PresenceTracker
from multichat_desktop.ui.conversation.view import ConversationView
from multichat_desktop.ui.ports import Actions, Key, Reads
from multichat_desktop.ui.theme import Theme

FOLLOWED = frozenset({"http", "https", "mailto", "tel"})
"""The kinds of address that are followed at all, wherever they come from."""


def open_in_browser(address: str) -> None:
    """Hand an address to the system."""
    QDesktopServices.openUrl(QUrl(address))


class ConversationPane(QWidget):
    """Shows one conversation at a time. Signal: `opened(str)` with its id, also when it moved into another one.

    A conversation is read when it is open in the active window and its end is seen; `is_active` says whether
    the window is (for tests).
    """

    opened = Signal(str)

    def __init__(
        self,
        theme: Theme,
        reads: Reads,
        actions: Actions,
        clock: Clock,
        tracker: PresenceTracker,
        *,
        open_address: Callable[[str], None] = open_in_browser,
        is_active: Callable[[], bool] | None = None,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._theme, self._reads, self._actions, self._clock = theme, reads, actions, clock
        self._open_address = open_address
        self._is_active = is_active or self.isActiveWindow
        self._chat: Chat | None = None
        self._instances: tuple[Instance, ...] = ()
        self._marked: Key | None = None
        self._unread = False
        self.model = MessageModel(reads, self)
        self.header = Header(theme, tracker, clock)
        self.view = ConversationView(theme, self.model, clock)
        self.pointer, self.keys = Pointer(self.view), Keys(self.view)
        self.composer = Composer(theme)
        self._tracker = tracker
        self._lay_out()
        self._connect()
        make_accessible(self.view)

    def _lay_out(self) -> None:
        self._stack = QStackedLayout(self)
        self._stack.addWidget(NothingOpen(self._theme))
        whole = QWidget()
        column = QVBoxLayout(whole)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self.header)
        column.addWidget(self.view, 1)
        column.addWidget(self.composer)
        self._stack.addWidget(whole)

    def _connect(self) -> None:
        view, composer = self.view, self.composer
        view.endVisibleChanged.connect(self._mark_read)
        view.replyRequested.connect(composer.reply_to)
        view.retryRequested.connect(self._actions.retry)
        view.discardRequested.connect(self._actions.discard)
        view.settleRequested.connect(self._actions.settle)
        view.linkActivated.connect(self._show_link)
        view.statusAsked.connect(self._show_status)
        view.typed.connect(composer.type)
        composer.field.answerMoved.connect(self._move_answer)
        composer.sendRequested.connect(self._send)
        composer.draftChanged.connect(self._save_draft)
        self.model.movedTo.connect(self._on_moved)
        self.model.arrived.connect(self._on_arrived)
        QGuiApplication.instance().focusWindowChanged.connect(self._mark_read)  # type: ignore[union-attr]

    # ------------------------------------------------------------ what is open

    @property
    def chat(self) -> Chat | None:
        """Return the conversation that is open."""
        return self._chat

    def open(self, chat: Chat | None, *, around: Key | None = None, focus: bool = True) -> None:
        """Show a conversation (None: none); what was being written in the last one is kept."""
        self.composer.flush()
        if chat is not None and self._chat is not None and chat.id == self._chat.id and around is None:
            if focus:
                self.composer.setFocus()
            return
        self._chat, self._marked = chat, None
        self._unread = bool(chat and chat.unread)
        self._instances = tuple(self._reads.instances())
        self.header.show_chat(chat, self._instances)
        self.composer.load(self._reads.draft(chat.id) if chat else "")
        # Shown before the messages are laid out, so that they are laid out once, for the real size.
        self._stack.setCurrentIndex(1 if chat else 0)
        self._stack.activate()
        self.view.open(chat.id if chat else None, group=bool(chat and chat.is_group), around=around)
        if chat is not None:
            if focus:
                self.composer.setFocus()
            self.opened.emit(chat.id)
            self._mark_read()

    def show_message(self, seq: int) -> bool:
        """Bring a message of the open conversation into view."""
        return self.view.show_message(seq)

    def close_innermost(self) -> bool:
        """Close the reply bar; return whether there was one (for Escape)."""
        if self.composer.reply_bar.isHidden():
            return False
        self.composer.reply_bar.close_bar()
        return True

    def give_back(self, chat_id: str, text: str) -> None:
        """Put a text back into the field of its conversation, because it could not be written down."""
        if self._chat is not None and self._chat.id == chat_id:
            self.composer.give_back(text)
        else:
            self._actions.save_draft(chat_id, joined(text, self._reads.draft(chat_id)))

    def flush(self) -> None:
        """Keep what is being written, at the end."""
        self.composer.flush()

    # ------------------------------------------------------------ notices

    def apply(self, changes: Changes) -> None:
        """Take in what a commit changed."""
        if changes.instances:
            self._instances = tuple(self._reads.instances())
        self.model.apply(changes)
        if self._chat is None:
            return
        for chat in changes.chats:
            if chat.id == self._chat.id:
                self._chat = chat
                self._unread = self._unread or bool(chat.unread)
        if changes.chats or changes.instances:
            self.header.show_chat(self._chat, self._instances)
        self.view.settle()
        self._mark_read()

    def _on_arrived(self, message: Message) -> None:
        if not message.from_me:
            self._unread = self._unread or message.unread
            announce(self.view, message)

    def _on_moved(self, chat_id: str) -> None:
        chat = self._reads.chat(chat_id)
        if chat is not None:
            self._chat = chat
            self.header.show_chat(chat, self._instances)
            self.opened.emit(chat.id)

    def _mark_read(self) -> None:
        model = self.model
        if self._chat is None or not self._unread or not model.rowCount():
            return
        if not (self._is_active() and self.view.end_visible and self.isVisible()):
            return
        last = model.message(model.rowCount() - 1).key
        if last != self._marked:
            self._marked = last
            self._actions.mark_read(self._chat.id, last)
        self._unread = False

    # ------------------------------------------------------------ what the agent does

    def _send(self, text: str, quoted: str | None) -> None:
        if self._chat is not None:
            self._actions.send_text(self._chat.id, text, quoted)

    def _save_draft(self, text: str) -> None:
        if self._chat is not None:
            self._actions.save_draft(self._chat.id, text)

    def _move_answer(self, step: int) -> None:
        """Answer the message above or below the one that is answered now; below the last one none."""
        model = self.model
        row = model.row_of(self.composer.answered) if self.composer.answered is not None else None
        row = (model.rowCount() if row is None else row) + step
        while 0 <= row < model.rowCount() and not answerable(model.message(row)):
            row += step
        if 0 <= row < model.rowCount():
            message = model.message(row)
            self.composer.reply_to(message)
            self.view.show_message(message.seq, only_if_hidden=True)
        elif step > 0:
            self.composer.reply_bar.close_bar()

    def _show_link(self, address: str) -> None:
        if QUrl(address).scheme().lower() not in FOLLOWED:
            return
        popover = LinkPopover(address, self._theme, self)
        popover.confirmed.connect(self._open_address)
        popover.show_at(self.cursor().pos())

    def _show_status(self, message: Message, screen: QPointF) -> None:
        StatusPopover(message, self._clock.now(), self._theme, self).show_at(screen.toPoint())

    def keyPressEvent(self, event: object) -> None:
        """Let Escape close the reply bar from anywhere in the pane."""
        if event.key() == Qt.Key.Key_Escape and self.close_innermost():  # type: ignore[attr-defined]
            return
        super().keyPressEvent(event)  # type: ignore[arg-type]
