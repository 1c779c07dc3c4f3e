"""Choosing conversations: found by name or number, each with a box, by mouse or wholly by keyboard."""

from collections.abc import Sequence
from typing import Any

from PySide6.QtCore import (
    QAbstractListModel,
    QEvent,
    QModelIndex,
    QObject,
    QPointF,
    QRectF,
    QSize,
    Qt,
    Signal,
)
from PySide6.QtGui import QKeyEvent, QKeySequence, QPainter, QPen
from PySide6.QtWidgets import QStyle, QStyledItemDelegate, QStyleOptionViewItem, QWidget

from multichat_desktop.domain.chat import Chat
from multichat_desktop.ui import texts
from multichat_desktop.ui.avatars import paint_avatar
from multichat_desktop.ui.chats.row import Row
from multichat_desktop.ui.chats.search import Query
from multichat_desktop.ui.icons import Icons
from multichat_desktop.ui.theme import Role, Theme
from multichat_desktop.ui.widgets.row_list import AnyIndex, RowListView
from multichat_desktop.ui.widgets.search_field import SearchField

_ROW = 48
MOST = 20
"""Conversations at once: whoever writes the same to more of them looks like spam to WhatsApp."""


class ChoiceModel(QAbstractListModel):
    """Conversations, each chosen or not."""

    def __init__(self, chats: Sequence[Chat], parent: QObject) -> None:
        super().__init__(parent)
        self._all = [Row(chat) for chat in chats]
        self._shown = self._all
        self.chosen: dict[str, str] = {}

    def rowCount(self, parent: AnyIndex = QModelIndex()) -> int:  # noqa: B008 - as Qt declares it
        """Return how many are found."""
        return 0 if parent.isValid() else len(self._shown)

    def data(self, index: AnyIndex, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        """Return the title, or whether it is chosen."""
        if not index.isValid():
            return None
        chat = self._shown[index.row()].chat
        if role == Qt.ItemDataRole.DisplayRole:
            return texts.chat_title(chat)
        if role == Qt.ItemDataRole.CheckStateRole:
            return Qt.CheckState.Checked if chat.id in self.chosen else Qt.CheckState.Unchecked
        return chat if role == Qt.ItemDataRole.UserRole else None

    def find(self, typed: str) -> None:
        """Show those that are looked for."""
        self.beginResetModel()
        query = Query(typed)
        self._shown = query.select(self._all) if query else self._all
        self.endResetModel()

    def toggle(self, row: int) -> bool:
        """Choose a conversation or not; False when there are too many already."""
        chat = self._shown[row].chat
        if self.chosen.pop(chat.id, None) is None:
            if len(self.chosen) >= MOST:
                return False
            self.chosen[chat.id] = texts.chat_title(chat)
        index = self.index(row)
        self.dataChanged.emit(index, index)
        return True


class ChoiceDelegate(QStyledItemDelegate):
    """Paints a conversation with a box to choose it."""

    def __init__(self, theme: Theme, parent: QObject) -> None:
        super().__init__(parent)
        self._theme, self._icons = theme, Icons()

    def sizeHint(self, option: QStyleOptionViewItem, index: AnyIndex) -> QSize:
        """Return the height that all rows have."""
        del option, index
        return QSize(0, self._theme.px(_ROW))

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: AnyIndex) -> None:
        """Draw one row."""
        tokens, px = self._theme.tokens, self._theme.px
        state: QStyle.StateFlag = option.state
        row = QRectF(option.rect).adjusted(6, 1, -6, -1)
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        marked = bool(state & (QStyle.StateFlag.State_Selected | QStyle.StateFlag.State_MouseOver))
        if marked:
            painter.setBrush(tokens.selection if state & QStyle.StateFlag.State_Selected else tokens.hover)
            painter.drawRoundedRect(row, px(10), px(10))
        checked = index.data(Qt.ItemDataRole.CheckStateRole) == Qt.CheckState.Checked
        side = px(18)
        box = QRectF(row.left() + px(12), row.center().y() - side / 2, side, side)
        painter.setPen(QPen(tokens.accent if checked else tokens.muted, 1.4))
        painter.setBrush(tokens.accent if checked else tokens.surface)
        painter.drawRoundedRect(box, 5, 5)
        if checked:
            dpr = painter.device().devicePixelRatioF()
            tick = self._icons.pixmap("check", side - 4, tokens.on_accent, dpr)
            painter.drawPixmap(box.topLeft() + QPointF(2, 2), tick)
        chat = index.data(Qt.ItemDataRole.UserRole)
        title = str(index.data())
        size = px(32)
        avatar = QRectF(box.right() + px(12), row.center().y() - size / 2, size, size)
        paint_avatar(painter, avatar, title, chat.id, self._theme)
        words = QRectF(
            avatar.right() + px(10), row.top(), row.right() - avatar.right() - px(20), row.height()
        )
        painter.setFont(self._theme.font(Role.BODY))
        painter.setPen(tokens.text)
        shown = painter.fontMetrics().elidedText(title, Qt.TextElideMode.ElideRight, int(words.width()))
        painter.drawText(words, Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft, shown)
        painter.restore()


class ChatChoice(QObject):
    """Joins a search field to a list with boxes; whoever makes it lays both out.

    Signals: `changed(bool)` when something was chosen or not, True when there were too many for one more; `entered()`
    for Enter, in the field or in the list.
    """

    changed = Signal(bool)
    entered = Signal()

    def __init__(
        self, theme: Theme, icons: Icons, chats: Sequence[Chat], hint: str, rows: int, parent: QWidget
    ) -> None:
        super().__init__(parent)
        self.model = ChoiceModel(chats, self)
        self.search = SearchField(theme, icons, hint, QKeySequence(), parent)
        self.list = RowListView(theme.px(_ROW), parent)
        self.list.setModel(self.model)
        self.list.setItemDelegate(ChoiceDelegate(theme, self.list))
        self.list.setFixedHeight(theme.px(_ROW) * rows)
        self.search.changed.connect(self._find)
        self.search.entered.connect(self.entered)
        self.search.left_down.connect(lambda: self.list.setFocus(Qt.FocusReason.OtherFocusReason))
        self.list.clicked.connect(lambda index: self.toggle(index.row()))
        self.list.installEventFilter(self)
        self._find("")

    @property
    def chosen(self) -> dict[str, str]:
        """Return the names of what is chosen, by id."""
        return self.model.chosen

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Choose with space."""
        if watched is self.list and event.type() == QEvent.Type.KeyPress and isinstance(event, QKeyEvent):
            if event.key() == Qt.Key.Key_Space:
                self.toggle_current()
                return True
            if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
                self.entered.emit()
                return True
        return super().eventFilter(watched, event)

    def toggle_current(self) -> None:
        """Choose the row where the keyboard stands, or not."""
        self.toggle(self.list.currentIndex().row())

    def _find(self, typed: str) -> None:
        self.model.find(typed)
        self.list.setCurrentIndex(self.model.index(0) if self.model.rowCount() else QModelIndex())
        self.list.scrollToTop()

    def toggle(self, row: int) -> None:
        """Choose a row, or not."""
        if 0 <= row < self.model.rowCount():
            full = not self.model.toggle(row)
            self.list.viewport().update()
            self.changed.emit(full)
