"""The emoji of one page, in rows of equal squares."""

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QFont, QKeyEvent, QPainter, QPen
from PySide6.QtWidgets import (
    QFrame,
    QListView,
    QSizePolicy,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QWidget,
)

from multichat_desktop.ui.emoji_picker.model import EmojiModel
from multichat_desktop.ui.theme import Role, Theme
from multichat_desktop.ui.widgets.scroll import OverlayScrollBar

COLUMNS, ROWS = 9, 6
CELL = 38
_GLYPH = 22
_PICKS = frozenset({Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Space})

_MOVE = QListView.CursorAction
_STEPS = {
    _MOVE.MoveLeft: -1,
    _MOVE.MoveRight: 1,
    _MOVE.MovePrevious: -1,
    _MOVE.MoveNext: 1,
    _MOVE.MoveUp: -COLUMNS,
    _MOVE.MoveDown: COLUMNS,
    _MOVE.MovePageUp: -COLUMNS * ROWS,
    _MOVE.MovePageDown: COLUMNS * ROWS,
}


class EmojiGrid(QListView):
    """Signals: `picked(row)`; `left_up()` when the keyboard leaves it upwards; `typed(text)` when letters were typed."""

    picked = Signal(int)
    left_up = Signal()
    typed = Signal(str)

    def __init__(self, theme: Theme, model: EmojiModel, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self.setModel(model)
        self.setItemDelegate(_Cells(theme, self))
        self.setViewMode(QListView.ViewMode.IconMode)
        self.setMovement(QListView.Movement.Static)
        self.setResizeMode(QListView.ResizeMode.Adjust)
        self.setUniformItemSizes(True)
        self.setMouseTracking(True)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setVerticalScrollMode(QListView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setSelectionMode(QListView.SelectionMode.SingleSelection)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self.setAccessibleName(self.tr("Emoji"))
        self.viewport().setAutoFillBackground(False)
        self._bar = OverlayScrollBar(self, theme)
        self.entered.connect(self.setCurrentIndex)
        self.clicked.connect(lambda index: self.picked.emit(index.row()))
        theme.changed.connect(self._rescale)
        self._rescale()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Pick with Enter or space; letters belong to the search."""
        row = self.currentIndex().row()
        if event.key() in _PICKS:
            if row >= 0:
                self.picked.emit(row)
        elif event.key() == Qt.Key.Key_Up and row < COLUMNS:
            self.left_up.emit()
        elif event.text() and event.text().isprintable() and not event.modifiers() & _HELD:
            self.typed.emit(event.text())
        elif event.key() == Qt.Key.Key_Escape:
            event.ignore()
        else:
            super().keyPressEvent(event)

    def moveCursor(self, action: QListView.CursorAction, modifiers: Qt.KeyboardModifier) -> QModelIndex:
        """Return where an arrow or page key leads: Qt would look for what is nearest on the screen."""
        now, last = self.currentIndex().row(), self.model().rowCount() - 1
        to = now + _STEPS.get(action, 0)
        if action is _MOVE.MoveHome:
            to = 0
        elif action is _MOVE.MoveEnd:
            to = last
        return self.model().index(max(0, min(to, last)), 0)

    def _rescale(self) -> None:
        cell = self._theme.px(CELL)
        self.setGridSize(QSize(cell, cell))
        # Qt breaks a row that would touch the edge.
        self.setFixedSize(cell * COLUMNS + 2, cell * ROWS)
        self.doItemsLayout()


_HELD = (
    Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.AltModifier | Qt.KeyboardModifier.MetaModifier
)


class _Cells(QStyledItemDelegate):
    """Paints a square: the emoji, and the ground of the one that would be picked."""

    def __init__(self, theme: Theme, parent: EmojiGrid) -> None:
        super().__init__(parent)
        self._theme, self._grid = theme, parent

    def sizeHint(self, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex) -> QSize:
        """Return the square."""
        return QSize(self._theme.px(CELL), self._theme.px(CELL))

    def paint(
        self, painter: QPainter, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> None:
        """Draw it."""
        px, tokens = self._theme.px, self._theme.tokens
        rect = QRectF(option.rect)
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        if index == self._grid.currentIndex():
            painter.setBrush(tokens.sunken if not tokens.dark else tokens.hover)
            ring = self._grid.hasFocus() and option.state & QStyle.StateFlag.State_KeyboardFocusChange
            painter.setPen(QPen(tokens.accent, 1.5) if ring else Qt.PenStyle.NoPen)
            painter.drawRoundedRect(rect.adjusted(2, 2, -2, -2), px(8), px(8))
        font = QFont(self._theme.font(Role.BODY))
        font.setPixelSize(px(_GLYPH))
        painter.setFont(font)
        painter.setPen(tokens.text)
        painter.drawText(rect, Qt.AlignmentFlag.AlignCenter, index.data())
        painter.restore()
