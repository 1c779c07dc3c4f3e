"""The list itself: which row has the keyboard, which conversation is open."""

from PySide6.QtCore import QEvent, QItemSelectionModel, QModelIndex, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QListView, QWidget

from multichat_desktop.ui.chats.delegate import ChatDelegate
from multichat_desktop.ui.chats.model import AnyIndex, ChatListModel, ChatRole
from multichat_desktop.ui.theme import Metrics, Theme
from multichat_desktop.ui.widgets.row_list import RowListView
from multichat_desktop.ui.widgets.scroll import OverlayScrollBar

_OPENING = frozenset({Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Space})


class ChatListView(RowListView):
    """Shows the rows. Emits `wanted(chat_id)` when one is to be opened.

    Selected is the conversation that is open; current is where the keyboard is. Walking through the list opens
    nothing, since what is opened counts as read.
    """

    wanted = Signal(str)

    def __init__(self, model: ChatListModel, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(theme.px(Metrics.ROW), parent)
        self._theme = theme
        self._chats = model
        self.setModel(model)
        self.setItemDelegate(ChatDelegate(theme, self))
        self.setAttribute(Qt.WidgetAttribute.WA_MacShowFocusRect, False)
        self.setSelectionMode(QListView.SelectionMode.SingleSelection)
        self.setEditTriggers(QListView.EditTrigger.NoEditTriggers)
        self.setAccessibleName(self.tr("Conversations"))
        self._bar = OverlayScrollBar(self, theme)
        theme.changed.connect(self._rescale)
        self.clicked.connect(self._want)

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
