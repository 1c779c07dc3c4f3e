"""The list itself: which row has the keyboard, which conversation is open."""

from PySide6.QtCore import QEvent, QItemSelectionModel, QModelIndex, QPoint, Qt, QTimer, Signal
from PySide6.QtGui import QContextMenuEvent, QKeyEvent
from PySide6.QtWidgets import QListView, QWidget

from multichat_desktop.domain.chat import Chat
from multichat_desktop.ui.chats.delegate import ChatDelegate
from multichat_desktop.ui.chats.model import AnyIndex, ChatListModel, ChatRole
from multichat_desktop.ui.chats.waiting import Limits
from multichat_desktop.ui.portraits import Portraits
from multichat_desktop.ui.theme import Metrics, Theme
from multichat_desktop.ui.widgets.row_list import RowListView
from multichat_desktop.ui.widgets.scroll import OverlayScrollBar

TICK = 15_000
"""Milliseconds between two looks at the clock: minutes are shown."""
_OPENING = frozenset({Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Space})


class ChatListView(RowListView):
    """Shows the rows. Emits `wanted(chat_id)` when one is to be opened, `menu_asked(chat_id, place)` when somebody asks
    what can be done with one (a place on the screen).

    Selected is the conversation that is open; current is where the keyboard is. Walking through the list opens
    nothing, since what is opened counts as read.
    """

    wanted = Signal(str)
    menu_asked = Signal(str, QPoint)

    def __init__(self, model: ChatListModel, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(theme.px(Metrics.ROW), parent)
        self._theme = theme
        self._chats = model
        self.setModel(model)
        self._delegate = ChatDelegate(theme, lambda: model.now, self)
        self.setItemDelegate(self._delegate)
        self.setAttribute(Qt.WidgetAttribute.WA_MacShowFocusRect, False)
        self.setSelectionMode(QListView.SelectionMode.SingleSelection)
        self.setEditTriggers(QListView.EditTrigger.NoEditTriggers)
        self.setAccessibleName(self.tr("Conversations"))
        self._bar = OverlayScrollBar(self, theme)
        self._tick = QTimer(self)
        self._tick.setInterval(TICK)
        self._tick.timeout.connect(self.tick)
        self._tick.start()
        theme.changed.connect(self._rescale)
        self.clicked.connect(self._want)

    def show_limits(self, limits: Limits) -> None:
        """Show those who wait in the colours of other limits from now on."""
        self._delegate.limits = limits
        self.viewport().update()

    def tick(self) -> None:
        """Let the time of those who wait go on: only what is seen is painted, and only where somebody waits."""
        height = max(self._theme.px(Metrics.ROW), 1)
        first = self.verticalOffset() // height
        last = min(first + self.viewport().height() // height + 1, self.count() - 1)
        for row in range(first, last + 1):
            index = self._chats.index(row)
            chat: Chat | None = index.data(ChatRole.CHAT)
            if chat is not None and chat.waiting_since is not None:
                self.viewport().update(self.visualRect(index))

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        """Ask for the menu of the row under the pointer; by keyboard of the row where the keyboard is."""
        by_key = event.reason() == QContextMenuEvent.Reason.Keyboard
        index = self.currentIndex() if by_key else self.indexAt(event.pos())
        chat_id = index.data(ChatRole.ID) if index.isValid() else None
        if chat_id:
            place = (
                self.viewport().mapToGlobal(self.visualRect(index).center()) if by_key else event.globalPos()
            )
            self.menu_asked.emit(chat_id, place)

    def show_portraits(self, portraits: Portraits) -> None:
        """Show people's pictures from now on."""
        self._delegate.portraits = portraits
        portraits.ready.connect(self.viewport().update)

    def show_open(self, chat_id: str | None, *, follow: bool = False) -> None:
        """Mark a conversation as the open one; `follow` brings its row into sight and the keyboard to it."""
        index = self._chats.index_of(chat_id) if chat_id else QModelIndex()
        selection = self.selectionModel()
        if not index.isValid():
            selection.clearSelection()
            return
        if not selection.isSelected(index):
            selection.select(index, QItemSelectionModel.SelectionFlag.ClearAndSelect)
        if follow or not self.currentIndex().isValid():
            selection.setCurrentIndex(index, QItemSelectionModel.SelectionFlag.NoUpdate)
        if follow:
            self.scrollTo(index)

    def selectionCommand(
        self, index: AnyIndex, event: QEvent | None = None
    ) -> QItemSelectionModel.SelectionFlag:
        """Never select by walking or clicking: `show_open` does when the conversation really opens."""
        return QItemSelectionModel.SelectionFlag.NoUpdate

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Open with Enter or space; letters are no search here, the field above is."""
        if event.key() in _OPENING and not event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier:
            self._want(self.currentIndex())
            event.accept()
        elif event.text().isprintable() and event.text():
            event.ignore()
        else:
            super().keyPressEvent(event)

    def _want(self, index: AnyIndex) -> None:
        chat_id = index.data(ChatRole.ID) if index.isValid() else None
        if chat_id:
            self.wanted.emit(chat_id)

    def _rescale(self) -> None:
        self.set_row_height(self._theme.px(Metrics.ROW))
        self.viewport().update()
