"""A conversation whole: header, messages, composer."""

from collections.abc import Callable, Mapping

from PySide6.QtCore import QPoint, QPointF, Qt, QUrl, Signal
from PySide6.QtGui import QDesktopServices, QGuiApplication
from PySide6.QtWidgets import QVBoxLayout, QWidget

from multichat_desktop.domain.changes import Changes
from multichat_desktop.domain.chat import Chat, Instance
from multichat_desktop.domain.clock import Clock
from multichat_desktop.domain.message import Message
from multichat_desktop.domain.outgoing import may_edit
from multichat_desktop.domain.preferences import AGENT, SEND_HOLD, SIGN, STAY_UNREAD
from multichat_desktop.services.preferences import Preferences
from multichat_desktop.services.quick_replies import QuickReplies
from multichat_desktop.ui.attach.attaching import Attaching
from multichat_desktop.ui.attach.microphone import Microphone
from multichat_desktop.ui.conversation.accessible import announce, make_accessible
from multichat_desktop.ui.conversation.composer import Composer, joined
from multichat_desktop.ui.conversation.deeds import Deeds
from multichat_desktop.ui.conversation.header import Header
from multichat_desktop.ui.conversation.held import HeldBar
from multichat_desktop.ui.conversation.keys import Keys
from multichat_desktop.ui.conversation.looking import Looking
from multichat_desktop.ui.conversation.menu import answerable
from multichat_desktop.ui.conversation.model import MessageModel
from multichat_desktop.ui.conversation.outgoing_deeds import OutgoingDeeds
from multichat_desktop.ui.conversation.pickbar import PickBar
from multichat_desktop.ui.conversation.picking import Picking
from multichat_desktop.ui.conversation.pointer import Pointer
from multichat_desktop.ui.conversation.popover import LinkPopover, StatusPopover
from multichat_desktop.ui.conversation.presence import PresenceTracker
from multichat_desktop.ui.conversation.seen import repaint, seen
from multichat_desktop.ui.conversation.view import ConversationView
from multichat_desktop.ui.emoji_picker.habits import EmojiHabits
from multichat_desktop.ui.emoji_picker.picker import EmojiPopover
from multichat_desktop.ui.icons import Icons
from multichat_desktop.ui.media.actions import media_actions
from multichat_desktop.ui.media.centre import MediaCentre
from multichat_desktop.ui.ports import Actions, Key, Reads, Searches
from multichat_desktop.ui.quick_replies.writing import QuickWriting
from multichat_desktop.ui.theme import Theme

FOLLOWED = frozenset({"http", "https", "mailto", "tel"})
"""The kinds of address that are followed at all, wherever they come from."""


def open_in_browser(address: str) -> None:
    """Hand an address to the system."""
    QDesktopServices.openUrl(QUrl(address))


class ConversationPane(QWidget):
    """Shows one conversation at a time. Signals: `opened(str)` with its id, also when it moved into another
    one; `undo_offered`, `forward_asked`, `chat_wanted`: see `deeds`; `said`, `contact_asked`: see `attaching`.
    `known` is what the window remembered.

    A conversation is read when it is open in the active window and its end is seen; `is_active` says whether
    the window is (for tests).
    """

    opened = Signal(str)
    undo_offered = Signal(str, object)
    forward_asked = Signal(object)
    chat_wanted = Signal(str)
    said = Signal(str)
    contact_asked = Signal()

    def __init__(
        self,
        theme: Theme,
        reads: Reads,
        actions: Actions,
        clock: Clock,
        tracker: PresenceTracker,
        *,
        searches: Searches,
        open_address: Callable[[str], None] = open_in_browser,
        is_active: Callable[[], bool] | None = None,
        media: MediaCentre | None = None,
        habits: EmojiHabits | None = None,
        replies: QuickReplies | None = None,
        preferences: Preferences | None = None,
        known: Mapping[str, str] | None = None,
        microphone: Microphone | None = None,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._theme, self._reads, self._actions, self._clock = theme, reads, actions, clock
        self._open_address = open_address
        self._is_active = is_active or self.isActiveWindow
        self.habits = habits or EmojiHabits({}, actions.remember)
        self._chat: Chat | None = None
        self._instances: tuple[Instance, ...] = ()
        self._marked: Key | None = None
        self._unread = False
        self.model = MessageModel(reads, self)
        self.header = Header(theme, tracker, clock)
        self.view = ConversationView(theme, self.model, clock)
        self.pointer, self.keys = Pointer(self.view), Keys(self.view)
        self.composer = Composer(theme)
        self._preferences = preferences or Preferences({}, lambda *_: None)
        self.held = HeldBar(theme, actions, clock)
        self.picking = Picking(self.view)
        self.pick_bar = PickBar(theme, self.picking, actions)
        self._tracker = tracker
        self.looking = Looking(theme, self.view, reads, searches, clock, self)
        self.header.add_button(self.looking.button, outermost=True)
        self._lay_out()
        self._connect()
        if replies is not None:
            self.quick = QuickWriting(
                theme, self.composer.field, replies, clock, lambda: self._chat, self._line, self
            )
        self.attaching = Attaching(
            theme,
            self.composer,
            self.header,
            actions,
            clock,
            lambda: self._chat,
            known or {},
            self,
            microphone,
        )
        self.attaching.said.connect(self.said)
        self.attaching.contact_asked.connect(self.contact_asked)
        if replies is not None:
            self.quick.attached.connect(lambda chosen: self.attaching.add([chosen]))
        self.attaching.later.connect(self._send_later)
        self.deeds = Deeds(theme, self.view, self.composer, reads, actions, clock, self.habits, self)
        self.own_deeds = OutgoingDeeds(theme, self.view, self.composer, actions, clock, self)
        self.keys.undoes, self.keys.pastes = self.deeds.undo, self.composer.paste
        self.deeds.undoOffered.connect(self.undo_offered)
        self.deeds.forwardAsked.connect(self.forward_asked)
        self.deeds.chatWanted.connect(self.chat_wanted)
        self.pick_bar.undo_offered.connect(self.undo_offered)
        self.pick_bar.forward_asked.connect(self.forward_asked)
        self.media = media
        if media is not None:
            self._connect_media(media)
        make_accessible(self.view)

    def _lay_out(self) -> None:
        # The parts stand in a widget of their own, which is put away while no conversation is open.
        self._whole = QWidget(self)
        self._whole.hide()
        outside = QVBoxLayout(self)
        outside.setContentsMargins(0, 0, 0, 0)
        outside.addWidget(self._whole)
        column = QVBoxLayout(self._whole)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        self._layouts = (outside, column)
        column.addWidget(self.header)
        column.addWidget(self.looking.bar)
        column.addWidget(self.view, 1)
        column.addWidget(self.pick_bar)
        column.addWidget(self.held)
        column.addWidget(self.composer)

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
        composer.emoji_button.clicked.connect(self.choose_emoji)
        composer.sendRequested.connect(self._send)
        composer.editRequested.connect(self._actions.edit_text)
        composer.field.lastWanted.connect(self._edit_last)
        self.held.given_back.connect(self.give_back)
        composer.draftChanged.connect(self._save_draft)
        self.model.movedTo.connect(self._on_moved)
        self.model.arrived.connect(self._on_arrived)
        QGuiApplication.instance().focusWindowChanged.connect(self._mark_read)  # type: ignore[union-attr]

    def _connect_media(self, media: MediaCentre) -> None:
        view = self.view
        media.setParent(self)  # so that nothing plays on for a view that is gone
        view.live, view.thumbnails.root = media.live, media.root
        media.watch(lambda: seen(view))
        media.changed.connect(lambda seq: repaint(view, seq))
        media.fetched.connect(view.thumbnails.forget_broken)
        view.moved.connect(media.look)
        view.mediaAsked.connect(lambda hit, message: media.act(hit, message, self.window()))
        view.file_actions = lambda message: media_actions(message, media, self.window())
        self.keys.pauses = media.space

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
        if self.media is not None and (chat is None or self._chat is None or chat.id != self._chat.id):
            self.media.leave()
        self._chat, self._marked = chat, None
        self._unread = bool(chat and chat.unread)
        self._instances = tuple(self._reads.instances())
        self.header.show_chat(chat, self._instances)
        self.composer.load(self._reads.draft(chat.id) if chat else "")
        self.attaching.look()
        # Shown before the messages are laid out, so that they are laid out once, for the real size.
        self._whole.setVisible(chat is not None)
        for layout in self._layouts:
            layout.activate()
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
        """Close the search, else what is above the field; return whether there was one (for Escape)."""
        if self.attaching.close() or self.picking.end() or self.looking.close():
            return True
        return self.composer.cancel()

    def choose_emoji(self) -> None:
        """Let the agent choose an emoji for the message that is being written."""
        if self._chat is None:
            return
        button = self.composer.emoji_button
        picker = EmojiPopover(self._theme, Icons(), self.habits, self)
        picker.chosen.connect(self.composer.type)
        picker.show_at(button.mapToGlobal(QPoint(button.width() // 2, 0)))

    def give_back(self, chat_id: str, text: str) -> None:
        """Put a text back into the field of its conversation, because it could not be written down."""
        if self._chat is not None and self._chat.id == chat_id:
            self.composer.give_back(text)
        else:
            self._actions.save_draft(chat_id, joined(text, self._reads.draft(chat_id)))

    def flush(self) -> None:
        """Keep what is being written, at the end; nothing is played any more."""
        self.composer.flush()
        self.attaching.voice.rest()
        if self.media is not None:
            self.media.leave()

    # ------------------------------------------------------------ notices

    def apply(self, changes: Changes) -> None:
        """Take in what a commit changed."""
        if changes.instances:
            self._instances = tuple(self._reads.instances())
        self.model.apply(changes)
        self.held.apply(changes)
        if self.media is not None:
            self.media.apply(changes)
        if self._chat is None:
            return
        if self._chat.id in changes.reread:
            self.view.open(self._chat.id, group=self._chat.is_group)
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
        if self._chat.waiting_since is not None and self._preferences.flag(STAY_UNREAD):
            return
        last = model.message(model.rowCount() - 1).key
        if last != self._marked:
            self._marked = last
            self._actions.mark_read(self._chat.id, last)
        self._unread = False

    # ------------------------------------------------------------ what the agent does

    def _send(self, text: str, quoted: str | None, send_at: int | None = None) -> None:
        if self._chat is None:
            return
        agent = self._preferences.choice(AGENT).strip()
        signed = f"*{agent}:*\n{text}" if agent and self._preferences.flag(SIGN) else text
        if send_at is not None:
            self._actions.send_text(self._chat.id, signed, quoted, send_at)
        elif self._preferences.flag(SEND_HOLD):
            self.held.hold(self._chat.id, signed, text, quoted)
        else:
            self._actions.send_text(self._chat.id, signed, quoted)

    def _send_later(self, send_at: int) -> None:
        self.composer.hand_over(lambda text, quoted: self._send(text, quoted, send_at))

    def _edit_last(self) -> None:
        """Change the last text of the shop's own, if WhatsApp still lets it be changed."""
        now = self._clock.now()
        for row in range(self.model.rowCount() - 1, -1, -1):
            message = self.model.message(row)
            if message.from_me and not message.deleted:
                if may_edit(message, now):
                    self.composer.edit(message)
                return

    def _line(self) -> Instance | None:
        """Return the instance on which the open conversation is."""
        chat = self._chat
        return next((one for one in self._instances if chat and one.id == chat.instance_id), None)

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
