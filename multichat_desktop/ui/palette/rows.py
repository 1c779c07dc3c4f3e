"""The palette's lines: their model, and how they are painted."""

from typing import Any

from PySide6.QtCore import QAbstractListModel, QModelIndex, QObject, QPersistentModelIndex, QRectF, QSize, Qt
from PySide6.QtGui import QFontMetricsF, QPainter, QPen
from PySide6.QtWidgets import QListView, QStyledItemDelegate, QStyleOptionViewItem, QWidget

from multichat_desktop.domain.address import format_phone
from multichat_desktop.ui.avatars import paint_avatar
from multichat_desktop.ui.icons import Icons
from multichat_desktop.ui.lines import Lines
from multichat_desktop.ui.palette.entries import Entry
from multichat_desktop.ui.shortcuts import native
from multichat_desktop.ui.theme import Role, Theme
from multichat_desktop.ui.widgets.row_list import RowListView
from multichat_desktop.ui.widgets.scroll import OverlayScrollBar

AnyIndex = QModelIndex | QPersistentModelIndex
ROW = 44
_ENTRY = int(Qt.ItemDataRole.UserRole) + 1


class EntryModel(QAbstractListModel):
    """What was found."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._entries: list[Entry] = []

    def show_entries(self, entries: list[Entry]) -> None:
        """Show others."""
        self.beginResetModel()
        self._entries = entries
        self.endResetModel()

    def entry(self, row: int) -> Entry | None:
        """Return what stands in a row."""
        return self._entries[row] if 0 <= row < len(self._entries) else None

    def rowCount(self, parent: AnyIndex = QModelIndex()) -> int:  # noqa: B008 - Qt's own signature
        """Return how many there are."""
        return 0 if parent.isValid() else len(self._entries)

    def data(self, index: AnyIndex, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        """Return an entry, or what is read aloud of it."""
        entry = self.entry(index.row()) if index.isValid() else None
        if entry is None:
            return None
        if role == _ENTRY:
            return entry
        if role == Qt.ItemDataRole.DisplayRole:
            return entry.title
        if role == Qt.ItemDataRole.AccessibleTextRole:
            kind = self.tr("Conversation") if entry.chat is not None else self.tr("Command")
            return ". ".join((entry.title, kind, *entry.keys[:1]))
        return None


class EntryList(RowListView):
    """Shows what was found; the keyboard stays in the field above."""

    def __init__(self, theme: Theme, model: EntryModel, parent: QWidget | None = None) -> None:
        super().__init__(theme.px(ROW), parent)
        self.setModel(model)
        self.setItemDelegate(_Lines(theme, self))
        self.setSelectionMode(QListView.SelectionMode.NoSelection)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setAccessibleName(self.tr("Found"))
        self.viewport().setAutoFillBackground(False)
        self.entered.connect(self.setCurrentIndex)
        self._bar = OverlayScrollBar(self, theme)

    def walk(self, by: int) -> None:
        """Go some rows further, round the end."""
        count = self.count()
        if count:
            self.setCurrentIndex(self.model().index((self.currentIndex().row() + by) % count, 0))


class _Lines(QStyledItemDelegate):
    def __init__(self, theme: Theme, parent: EntryList) -> None:
        super().__init__(parent)
        self._theme, self._view, self._icons, self._lines = theme, parent, Icons(), Lines(theme)

    def sizeHint(self, option: QStyleOptionViewItem, index: AnyIndex) -> QSize:
        return QSize(0, self._theme.px(ROW))

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: AnyIndex) -> None:
        entry: Entry | None = index.data(_ENTRY)
        if entry is None:
            return
        px, t = self._theme.px, self._theme.tokens
        row = QRectF(option.rect)
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        if index == self._view.currentIndex():
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(t.selection)
            painter.drawRoundedRect(row.adjusted(px(6), 0, -px(6), 0), px(8), px(8))
        side = px(28)
        mark = QRectF(row.left() + px(16), row.center().y() - side / 2, side, side)
        right = row.right() - px(16)
        if entry.chat is not None:
            paint_avatar(painter, mark, entry.title, entry.chat.id, self._theme)
            if entry.chat.name and entry.chat.phone:
                right = self._paint_right(painter, row, right, format_phone(entry.chat.phone))
        else:
            size = px(18)
            icon = self._icons.pixmap("zap", size, t.muted, painter.device().devicePixelRatioF())
            painter.drawPixmap(round(mark.center().x() - size / 2), round(mark.center().y() - size / 2), icon)
            right = self._paint_keys(painter, row, right, entry.keys[:1])
        room = QRectF(mark.right() + px(12), row.top(), right - mark.right() - px(24), row.height())
        self._lines.get(entry.title, Role.BODY, int(room.width())).draw(painter, room, t.text)
        painter.restore()

    def _paint_right(self, painter: QPainter, row: QRectF, right: float, text: str) -> float:
        line = self._lines.get(text, Role.META, int(row.width() / 2))
        line.draw(
            painter, QRectF(right - line.width, row.top(), line.width, row.height()), self._theme.tokens.muted
        )
        return right - line.width

    def _paint_keys(self, painter: QPainter, row: QRectF, right: float, keys: tuple[str, ...]) -> float:
        """Draw the caps of a combination from the right; return where they begin."""
        t, font, px = self._theme.tokens, self._theme.font(Role.TINY), self._theme.px
        metrics = QFontMetricsF(font)
        painter.setFont(font)
        for cap in (cap for one in keys for cap in reversed(native(one))):
            width = max(metrics.horizontalAdvance(cap) + px(12), px(22))
            rect = QRectF(right - width, row.center().y() - px(10), width, px(20))
            painter.setPen(QPen(t.line, 1))
            painter.setBrush(t.sunken)
            painter.drawRoundedRect(rect.adjusted(0.5, 0.5, -0.5, -0.5), 5, 5)
            painter.setPen(t.muted)
            painter.drawText(rect, Qt.AlignmentFlag.AlignCenter, cap)
            right -= width + px(4)
        return right
