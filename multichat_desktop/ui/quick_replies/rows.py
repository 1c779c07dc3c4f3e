"""Quick replies as lines of a list: their model, and how one is painted."""

from typing import Any

from PySide6.QtCore import QAbstractListModel, QModelIndex, QObject, QPersistentModelIndex, QRectF, QSize, Qt
from PySide6.QtGui import QFontMetricsF, QPainter
from PySide6.QtWidgets import QStyledItemDelegate, QStyleOptionViewItem

from multichat_desktop.domain.quick_reply import QuickReply
from multichat_desktop.ui.lines import Lines
from multichat_desktop.ui.texts import one_line
from multichat_desktop.ui.theme import Role, Theme
from multichat_desktop.ui.widgets.row_list import RowListView

AnyIndex = QModelIndex | QPersistentModelIndex
ROW = 40
_REPLY = int(Qt.ItemDataRole.UserRole) + 1


class ReplyModel(QAbstractListModel):
    """The quick replies that fit."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._replies: list[QuickReply] = []

    def show_replies(self, replies: list[QuickReply]) -> None:
        """Show others."""
        self.beginResetModel()
        self._replies = replies
        self.endResetModel()

    def reply(self, row: int) -> QuickReply | None:
        """Return what stands in a row."""
        return self._replies[row] if 0 <= row < len(self._replies) else None

    def row_of(self, reply_id: str) -> int | None:
        """Return the row in which one stands."""
        return next((row for row, one in enumerate(self._replies) if one.id == reply_id), None)

    def rowCount(self, parent: AnyIndex = QModelIndex()) -> int:  # noqa: B008 - Qt's own signature
        """Return how many there are."""
        return 0 if parent.isValid() else len(self._replies)

    def data(self, index: AnyIndex, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        """Return one, or what is read aloud of it."""
        reply = self.reply(index.row()) if index.isValid() else None
        if reply is None:
            return None
        if role == _REPLY:
            return reply
        if role in {Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.AccessibleTextRole}:
            return f"/{reply.shortcut}. {one_line(reply.text)}"
        return None


class ReplyRow(QStyledItemDelegate):
    """Paints one: the shortcut, and as much of the text as fits."""

    def __init__(self, theme: Theme, view: RowListView, height: int) -> None:
        super().__init__(view)
        self._theme, self._view, self._height, self._lines = theme, view, height, Lines(theme)

    def sizeHint(self, option: QStyleOptionViewItem, index: AnyIndex) -> QSize:
        """Return the height that all have."""
        return QSize(0, self._theme.px(self._height))

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: AnyIndex) -> None:
        """Draw one."""
        reply: QuickReply | None = index.data(_REPLY)
        if reply is None:
            return
        px, t = self._theme.px, self._theme.tokens
        row = QRectF(option.rect)
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        if index == self._view.currentIndex():
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(t.selection)
            painter.drawRoundedRect(row.adjusted(0, 1, 0, -1), px(8), px(8))
        font = self._theme.font(Role.META_STRONG)
        shortcut = QFontMetricsF(font).elidedText(
            f"/{one_line(reply.shortcut)}", Qt.TextElideMode.ElideRight, row.width() / 3
        )
        width = QFontMetricsF(font).horizontalAdvance(shortcut) + px(16)
        pill = QRectF(row.left() + px(8), row.center().y() - px(12), width, px(24))
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(t.accent_soft)
        painter.drawRoundedRect(pill, px(8), px(8))
        painter.setPen(t.accent)
        painter.setFont(font)
        painter.drawText(pill, Qt.AlignmentFlag.AlignCenter, shortcut)
        room = QRectF(pill.right() + px(10), row.top(), row.right() - pill.right() - px(20), row.height())
        self._lines.get(one_line(reply.text), Role.SMALL, int(room.width())).draw(painter, room, t.muted)
        painter.restore()
