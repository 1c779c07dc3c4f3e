"""A list whose rows are all equally high, at no cost for the rows that aren't seen.

QListView lays out every row anew after each change, and asks the model for each: with ten thousand rows of a
Python model that is some 25 ms for one message. Here a row's place is a multiplication. What stays Qt's: keyboard,
selection, current row, accessibility.
"""

from PySide6.QtCore import (
    QItemSelection,
    QItemSelectionModel,
    QModelIndex,
    QPersistentModelIndex,
    QPoint,
    QRect,
    Qt,
)
from PySide6.QtGui import QCursor, QPainter, QPaintEvent, QRegion, QResizeEvent
from PySide6.QtWidgets import QFrame, QListView, QStyle, QStyleOptionViewItem, QWidget

AnyIndex = QModelIndex | QPersistentModelIndex


class RowListView(QListView):
    """The base of such a list; the delegate's painting and the model are the subject's."""

    def __init__(self, row_height: int, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._height = row_height
        self.setUniformItemSizes(True)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setMouseTracking(True)
        self.setVerticalScrollMode(QListView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)

    def set_row_height(self, height: int) -> None:
        """Make all rows higher or lower, the first one seen staying where it is."""
        if height != self._height:
            first = self.verticalScrollBar().value() / self._height
            self._height = height
            self.updateGeometries()
            self.verticalScrollBar().setValue(round(first * height))
            self.viewport().update()

    # ---- geometry

    def count(self) -> int:
        """Return how many rows there are."""
        model = self.model()
        return model.rowCount() if model is not None else 0

    def doItemsLayout(self) -> None:
        """Lay out: only the scroll bar has to know."""
        self.updateGeometries()
        self.viewport().update()

    def updateGeometries(self) -> None:
        """Tell the scroll bar how much there is."""
        bar, seen = self.verticalScrollBar(), self.viewport().height()
        bar.setPageStep(seen)
        bar.setSingleStep(max(self._height // 3, 1))
        bar.setRange(0, max(self.count() * self._height - seen, 0))

    def verticalOffset(self) -> int:
        """Return how far it is scrolled."""
        return self.verticalScrollBar().value()

    def visualRect(self, index: AnyIndex) -> QRect:
        """Return where a row is."""
        if not index.isValid():
            return QRect()
        top = index.row() * self._height - self.verticalOffset()
        return QRect(0, top, self.viewport().width(), self._height)

    def indexAt(self, point: QPoint) -> QModelIndex:
        """Return the row at a point."""
        row = (point.y() + self.verticalOffset()) // self._height
        return self.model().index(row, 0) if 0 <= row < self.count() else QModelIndex()

    def scrollTo(
        self, index: AnyIndex, hint: QListView.ScrollHint = QListView.ScrollHint.EnsureVisible
    ) -> None:
        """Bring a row into sight by the shortest way."""
        if not index.isValid():
            return
        rect, bar = self.visualRect(index), self.verticalScrollBar()
        if hint is QListView.ScrollHint.PositionAtTop:
            bar.setValue(bar.value() + rect.top())
        elif hint is QListView.ScrollHint.PositionAtCenter:
            bar.setValue(bar.value() + rect.center().y() - self.viewport().height() // 2)
        elif rect.top() < 0:
            bar.setValue(bar.value() + rect.top())
        elif rect.bottom() >= self.viewport().height():
            bar.setValue(bar.value() + rect.bottom() + 1 - self.viewport().height())

    def visualRegionForSelection(self, selection: QItemSelection) -> QRegion:
        """Return what has to be painted anew when a selection changes."""
        region = QRegion()
        for index in selection.indexes():
            region += QRegion(self.visualRect(index))
        return region

    def setSelection(self, rect: QRect, command: QItemSelectionModel.SelectionFlag) -> None:
        """Select what a rectangle touches."""
        first, last = self.indexAt(rect.topLeft()), self.indexAt(rect.bottomLeft())
        if first.isValid():
            self.selectionModel().select(QItemSelection(first, last if last.isValid() else first), command)

    def moveCursor(self, action: QListView.CursorAction, modifiers: Qt.KeyboardModifier) -> QModelIndex:
        """Return the row that an arrow or page key leads to."""
        count, now = self.count(), self.currentIndex().row()
        if not count:
            return QModelIndex()
        page = max(self.viewport().height() // self._height - 1, 1)
        move = QListView.CursorAction
        to = {
            move.MoveHome: 0,
            move.MoveEnd: count - 1,
            move.MovePageUp: now - page,
            move.MovePageDown: now + page,
            move.MoveUp: now - 1,
            move.MovePrevious: now - 1,
            move.MoveDown: now + 1,
            move.MoveNext: now + 1,
        }.get(action, now)
        return self.model().index(max(0, min(to, count - 1)), 0)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Keep the scroll bar right."""
        super().resizeEvent(event)
        self.updateGeometries()

    # ---- painting

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint the rows that are seen."""
        offset, width, count = self.verticalOffset(), self.viewport().width(), self.count()
        first = max((event.rect().top() + offset) // self._height, 0)
        last = min((event.rect().bottom() + offset) // self._height, count - 1)
        hovered, current = self._hovered(), self.currentIndex().row()
        focused = self.hasFocus()
        model, delegate, selection = self.model(), self.itemDelegate(), self.selectionModel()
        painter = QPainter(self.viewport())
        option = QStyleOptionViewItem()
        self.initViewItemOption(option)
        plain = option.state & ~QStyle.StateFlag.State_HasFocus
        for row in range(first, last + 1):
            index, state = model.index(row, 0), plain
            if selection.isSelected(index):
                state |= QStyle.StateFlag.State_Selected
            if row == hovered:
                state |= QStyle.StateFlag.State_MouseOver
            if focused and row == current:
                state |= QStyle.StateFlag.State_HasFocus
            option.state = state
            option.rect = QRect(0, row * self._height - offset, width, self._height)
            delegate.paint(painter, option, index)
        painter.end()

    def _hovered(self) -> int:
        """Return the row under the pointer, which scrolling changes as well as moving."""
        if not self.viewport().underMouse():
            return -1
        return self.indexAt(self.viewport().mapFromGlobal(QCursor.pos())).row()
