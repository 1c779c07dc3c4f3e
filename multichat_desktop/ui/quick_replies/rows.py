"""Quick replies as lines of a list: their model, and how one is painted."""

from typing import Any

from PySide6.QtCore import (
    QAbstractListModel,
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    QPointF,
    QRectF,
    QSize,
    Qt,
)
from PySide6.QtGui import QFontMetricsF, QPainter
from PySide6.QtWidgets import QStyledItemDelegate, QStyleOptionViewItem

from multichat_desktop.domain.quick_reply import QuickReply
from multichat_desktop.ui.conversation.safe import safe
from multichat_desktop.ui.icons import Icons
from multichat_desktop.ui.lines import Lines
from multichat_desktop.ui.texts import one_line
from multichat_desktop.ui.theme import Role, Theme
from multichat_desktop.ui.widgets.row_list import RowListView

AnyIndex = QModelIndex | QPersistentModelIndex
ROW = 40
_REPLY = int(Qt.ItemDataRole.UserRole) + 1


def found_by(reply: QuickReply) -> tuple[str, str]:
    """Return what one is found by: its shortcut first, then its text and what its file is called."""
    return reply.shortcut, f"{reply.text} {reply.attachment.name}" if reply.attachment else reply.text


def shown(reply: QuickReply) -> str:
    """Return what stands beside the shortcut: the text, or what its file is called."""
    if reply.text or reply.attachment is None:
        return one_line(reply.text)
    return one_line(safe(reply.attachment.name))


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
            said = f"/{reply.shortcut}. {one_line(reply.text)}".rstrip()
            if reply.attachment is None:
                return said
            with_file = self.tr("with {file}").format(file=one_line(safe(reply.attachment.name)))
            return f"{said} {with_file}"
        return None


class ReplyRow(QStyledItemDelegate):
    """Paints one: the shortcut, as much of the text as fits, and a paper clip where a file goes with it."""

    def __init__(self, theme: Theme, icons: Icons, view: RowListView, height: int) -> None:
        super().__init__(view)
        self._icons = icons
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
        if reply.attachment is not None:
            side = px(16)
            clip = self._icons.pixmap("paperclip", side, t.muted, self._view.devicePixelRatioF())
            painter.drawPixmap(QPointF(row.right() - px(10) - side, row.center().y() - side / 2), clip)
            room.setRight(room.right() - side - px(8))
        self._lines.get(shown(reply), Role.SMALL, int(room.width())).draw(painter, room, t.muted)
        painter.restore()
