"""The left part of the window: title, search, chips, and the list or what stands in its place."""

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtGui import QKeyEvent, QKeySequence, QPainter, QPaintEvent
from PySide6.QtWidgets import QAbstractButton, QButtonGroup, QHBoxLayout, QStackedWidget, QVBoxLayout, QWidget

from multichat_desktop.domain.changes import Changes
from multichat_desktop.domain.chat import Chat
from multichat_desktop.ui.chats.chips import ChipRow
from multichat_desktop.ui.chats.delegate import AVATAR
from multichat_desktop.ui.chats.model import ChatListModel
from multichat_desktop.ui.chats.model import Chip as Which
from multichat_desktop.ui.chats.view import ChatListView
from multichat_desktop.ui.icons import Icons
from multichat_desktop.ui.search.offer import MessagesOffer
from multichat_desktop.ui.theme import Role, Theme
from multichat_desktop.ui.widgets.buttons import Chip, IconButton
from multichat_desktop.ui.widgets.labels import Label
from multichat_desktop.ui.widgets.search_field import SearchField
from multichat_desktop.ui.widgets.states import EmptyState, SkeletonRows

SKELETON_AFTER = 150
"""Milliseconds of loading that nobody needs to be told about."""


class ChatPanel(QWidget):
    """Shows the conversations and finds them. Emits `opened(chat_id)` when one is chosen, `messages_wanted(text)`
    when what was typed is to be looked for in the messages.

    It doesn't mark the choice itself: whoever opens the conversation calls `show_open`.
    """

    opened = Signal(str)
    messages_wanted = Signal(str)

    def __init__(
        self, theme: Theme, icons: Icons, model: ChatListModel, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._theme, self._model = theme, model
        self._open: str | None = None
        self._loaded = False
        self._early: list[Changes] = []
        self._title = Label(theme, self.tr("Conversations"), Role.TITLE, "text", self)
        self.add = IconButton(theme, icons, "plus", self.tr("New conversation (Ctrl+N)"), self)
        self.search = SearchField(
            theme,
            icons,
            self.tr("Search by name or phone"),
            QKeySequence(Qt.Modifier.CTRL | Qt.Key.Key_L),
            self,
        )
        self._chips = {
            Which.OPEN: Chip(theme, self.tr("Open"), self),
            Which.UNREAD: Chip(theme, self.tr("Unread"), self),
            Which.WAITING: Chip(theme, self.tr("Waiting"), self),
            Which.GROUPS: Chip(theme, self.tr("Groups"), self),
            Which.ARCHIVED: Chip(theme, self.tr("Archived"), self, icons=icons, icon="archive"),
        }
        self.view = ChatListView(model, theme, self)
        self.empty = EmptyState(theme, icons, self)
        self.skeleton = SkeletonRows(theme, AVATAR, self)
        self.offer = MessagesOffer(theme, icons, self)
        self._blank = QWidget(self)
        self._stack = QStackedWidget(self)
        for page in (self._blank, self.view, self.empty, self.skeleton):
            self._stack.addWidget(page)
        self._group = QButtonGroup(self)
        self._lay_out()
        self._connect()
        self._restyle()

    # ---- what the window says

    def load(self, chats: list[Chat]) -> None:
        """Show the conversations that were read."""
        self._patience.stop()
        self._loaded = True
        self._model.reset(chats)
        early, self._early = self._early, []
        for changes in early:
            self.apply(changes)
        self.show_open(self._open)

    def apply(self, changes: Changes) -> None:
        """Take in what a commit changed. Before `load` it waits: the reading may have begun before the commit."""
        if not self._loaded:
            self._early.append(changes)
            return
        for old, new in changes.gone:
            if old == self._open:
                self._open = new
                self._model.keep(new)
        self._model.apply(changes)
        self.view.show_open(self._open)

    def show_open(self, chat_id: str | None, *, follow: bool = False) -> None:
        """Mark the conversation that is open."""
        if chat_id != self._open:
            self._open = chat_id
            self._model.keep(chat_id)
        self.view.show_open(chat_id, follow=follow)

    def neighbour(self, step: int) -> str | None:
        """Return the conversation `step` rows below the open one, the first one when none is open."""
        count = self._model.rowCount()
        if not count:
            return None
        index = self._model.index_of(self._open) if self._open else None
        if index is None or not index.isValid():
            return self._model.id_at(0)
        return self._model.id_at((index.row() + step) % count)

    def focus_search(self) -> None:
        """Bring the keyboard into the search field, its text ready to be replaced."""
        self.search.field.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self.search.field.selectAll()

    def focus_list(self) -> None:
        """Bring the keyboard into the list."""
        if not self.view.currentIndex().isValid():
            self.view.setCurrentIndex(self._model.index(0))
        self.view.setFocus(Qt.FocusReason.TabFocusReason)

    def clear_search(self) -> bool:
        """Empty the search field; whether there was anything in it."""
        if not self.search.text():
            return False
        self.search.clear()
        return True

    # ---- inside

    def _lay_out(self) -> None:
        for chip in self._chips.values():
            self._group.addButton(chip)
        self._chips[Which.OPEN].setChecked(True)
        self._head = QVBoxLayout()
        top = QHBoxLayout()
        top.addWidget(self._title, 1)
        top.addWidget(self.add)
        self._head.addLayout(top)
        self._head.addWidget(self.search)
        self._head.addWidget(ChipRow(self._theme, tuple(self._chips.values()), self))
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addLayout(self._head)
        column.addWidget(self._stack, 1)
        column.addWidget(self.offer)

    def _connect(self) -> None:
        self._patience = QTimer(self)
        self._patience.setSingleShot(True)
        self._patience.setInterval(SKELETON_AFTER)
        self._patience.timeout.connect(self._choose_page)
        self._patience.start()
        self.search.changed.connect(self._filter)
        self.search.changed.connect(self.offer.offer)
        self.offer.clicked.connect(lambda: self.messages_wanted.emit(self.search.text()))
        self.search.entered.connect(self._open_first)
        self.search.left_down.connect(self.focus_list)
        self._group.buttonToggled.connect(self._chip_toggled)
        self.view.wanted.connect(self.opened)
        self.empty.acted.connect(self._show_all)
        self._model.unread_changed.connect(self._chips[Which.UNREAD].set_count)
        self._model.waiting_changed.connect(self._chips[Which.WAITING].set_count)
        self._model.shown_changed.connect(self._choose_page)
        self._theme.changed.connect(self._restyle)

    def _which(self) -> Which:
        return next(which for which, chip in self._chips.items() if chip.isChecked())

    def _chip_toggled(self, _: QAbstractButton, checked: bool) -> None:
        # Each change toggles two of them, also by the arrow keys.
        if checked:
            self._filter()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Typing in the list is searching."""
        held = event.modifiers() & ~(Qt.KeyboardModifier.ShiftModifier | Qt.KeyboardModifier.KeypadModifier)
        if event.text().isprintable() and event.text().strip() and not held:
            self.search.field.setFocus(Qt.FocusReason.ShortcutFocusReason)
            self.search.field.setText(self.search.text() + event.text())
            return
        super().keyPressEvent(event)

    def _filter(self) -> None:
        self._model.set_filter(self._which(), self.search.text())
        self.view.scrollToTop()
        self.view.show_open(self._open)

    def _open_first(self) -> None:
        """Open what was looked for, and be done with looking."""
        chat_id = self._model.id_at(0)
        if chat_id and self.search.text():
            self.search.clear()
            self.opened.emit(chat_id)
        elif self.search.text().strip():
            self.messages_wanted.emit(self.search.text())

    def _show_all(self) -> None:
        self._chips[Which.OPEN].setChecked(True)
        self.search.clear()

    def _choose_page(self) -> None:
        if not self._loaded:
            self._stack.setCurrentWidget(self.skeleton)
        elif self._model.rowCount():
            self._stack.setCurrentWidget(self.view)
        else:
            self._say_why_empty()
            self._stack.setCurrentWidget(self.empty)

    def _say_why_empty(self) -> None:
        if self.search.text().strip():
            self.empty.say(
                "search",
                self.tr("Nothing found"),
                self.tr(
                    "No conversation has this name or phone. Try part of the name, or only the last digits."
                ),
                self.tr("Clear search"),
            )
        elif self._which() is Which.UNREAD:
            self.empty.say(
                "circle-check",
                self.tr("Everything is read"),
                self.tr("New messages from customers appear here."),
                self.tr("Show all conversations"),
            )
        elif self._which() is Which.WAITING:
            self.empty.say(
                "circle-check",
                self.tr("Nobody is waiting"),
                self.tr("A customer whose last word was not answered appears here, who waits longest first."),
                self.tr("Show all conversations"),
            )
        elif self._which() is Which.ARCHIVED:
            self.empty.say(
                "archive",
                self.tr("The archive is empty"),
                self.tr(
                    "Archive what is done: right-click on a conversation. With its next message it comes back."
                ),
                self.tr("Show all conversations"),
            )
        elif self._which() is Which.GROUPS and self._model.total:
            self.empty.say(
                "users",
                self.tr("No groups yet"),
                self.tr("A group appears here when somebody writes in it."),
                self.tr("Show all conversations"),
            )
        else:
            self.empty.say(
                "message-square",
                self.tr("No conversations yet"),
                self.tr("They appear here by themselves when a customer writes to your WhatsApp."),
            )

    def _restyle(self) -> None:
        px = self._theme.px
        self._head.setContentsMargins(px(12), px(17), px(12), px(10))
        self._head.setSpacing(px(10))
        self._title.setFixedHeight(px(27))
        self._title.setContentsMargins(px(4), 0, 0, 0)
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the ground."""
        painter = QPainter(self)
        painter.fillRect(self.rect(), self._theme.tokens.surface)
        painter.end()
