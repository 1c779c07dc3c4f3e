"""Messages as rows of a list: with whom, when, and two lines of what they say."""

from collections.abc import Sequence
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
    Signal,
)
from PySide6.QtGui import (
    QColor,
    QFontMetricsF,
    QKeyEvent,
    QPainter,
    QPen,
    QTextCharFormat,
    QTextLayout,
    QTextOption,
)
from PySide6.QtWidgets import QListView, QStyle, QStyledItemDelegate, QStyleOptionViewItem, QWidget

from multichat_desktop.domain.clock import Clock
from multichat_desktop.domain.finding import Hit
from multichat_desktop.ui.conversation.textblock import units
from multichat_desktop.ui.lines import Lines
from multichat_desktop.ui.search.words import Marks, said, title
from multichat_desktop.ui.theme import Role, Theme
from multichat_desktop.ui.times import list_time, spoken_time
from multichat_desktop.ui.widgets.row_list import RowListView
from multichat_desktop.ui.widgets.scroll import OverlayScrollBar

ROW = 80
NEAR_END = 12
"""Rows before the end at which the next page is asked for."""
_MARGIN, _PADDING, _CORNER, _LINE = 6, 12, 10, 19
_WORDS = 2
_OPENING = frozenset({Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Space})
_AnyIndex = QModelIndex | QPersistentModelIndex
_NOWHERE = QModelIndex()


class HitModel(QAbstractListModel):
    """Rows of `Hit`, newest first."""

    HitRole = Qt.ItemDataRole.UserRole + 1

    def __init__(self, clock: Clock, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._clock = clock
        self._rows: list[Hit] = []

    def hit(self, row: int) -> Hit:
        """Return a row's message."""
        return self._rows[row]

    def show_all(self, hits: Sequence[Hit]) -> None:
        """Show these and no others."""
        self.beginResetModel()
        self._rows = list(hits)
        self.endResetModel()

    def add(self, hits: Sequence[Hit]) -> None:
        """Show these below the others."""
        if hits:
            first = len(self._rows)
            self.beginInsertRows(QModelIndex(), first, first + len(hits) - 1)
            self._rows += hits
            self.endInsertRows()

    def rowCount(self, parent: _AnyIndex = _NOWHERE) -> int:
        """Return how many there are."""
        return 0 if parent.isValid() else len(self._rows)

    def data(self, index: _AnyIndex, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        """Return a hit, or what is said of it."""
        if not index.isValid() or index.row() >= len(self._rows):
            return None
        hit = self._rows[index.row()]
        if role == self.HitRole:
            return hit
        if role == Qt.ItemDataRole.DisplayRole:
            return said(hit)[0]
        if role == Qt.ItemDataRole.AccessibleTextRole:
            return f"{title(hit)}, {spoken_time(hit.key[0], self._clock.now())}: {said(hit)[0]}"
        return None


class HitDelegate(QStyledItemDelegate):
    """Paints rows of `ROW` pixels."""

    def __init__(self, theme: Theme, clock: Clock, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._theme, self._clock = theme, clock
        self._lines = Lines(theme)

    def sizeHint(self, option: QStyleOptionViewItem, index: _AnyIndex) -> QSize:
        """Return the height that all rows have."""
        del option, index
        return QSize(0, self._theme.px(ROW))

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: _AnyIndex) -> None:
        """Draw one row."""
        hit: Hit | None = index.data(HitModel.HitRole)
        if hit is None:
            return
        tokens, px = self._theme.tokens, self._theme.px
        row = QRectF(option.rect)
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        self._paint_ground(painter, row, option.state)
        inner = row.adjusted(px(_MARGIN + _PADDING), px(9), -px(_MARGIN + _PADDING), -px(9))
        upper = QRectF(inner.left(), inner.top(), inner.width(), px(_LINE))
        time = self._lines.get(list_time(hit.key[0], self._clock.now()), Role.META, int(inner.width()))
        time.draw(
            painter, QRectF(upper.right() - time.width, upper.top(), time.width, upper.height()), tokens.muted
        )
        room = int(upper.width() - time.width) - px(8)
        self._lines.get(title(hit), Role.BODY_STRONG, room).draw(painter, upper, tokens.text)
        below = QRectF(inner.left(), upper.bottom() + px(2), inner.width(), inner.bottom() - upper.bottom())
        self._paint_words(painter, below, hit)
        painter.restore()

    def _paint_ground(self, painter: QPainter, row: QRectF, state: QStyle.StateFlag) -> None:
        tokens, corner = self._theme.tokens, self._theme.px(_CORNER)
        card = row.adjusted(_MARGIN, 1, -_MARGIN, -1)
        ground: QColor | None = None
        if state & QStyle.StateFlag.State_Selected:
            ground = tokens.selection
        elif state & QStyle.StateFlag.State_MouseOver:
            ground = tokens.hover
        if ground is not None:
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(ground)
            painter.drawRoundedRect(card, corner, corner)
        if state & QStyle.StateFlag.State_HasFocus:
            painter.setPen(QPen(tokens.accent, 1.5))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawRoundedRect(card.adjusted(1, 1, -1, -1), corner, corner)

    def _paint_words(self, painter: QPainter, rect: QRectF, hit: Hit) -> None:
        """Draw two lines, what was looked for standing out."""
        text, marks = said(hit)
        layout = QTextLayout(text, self._theme.font(Role.SMALL))
        option = QTextOption()
        option.setWrapMode(QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere)
        layout.setTextOption(option)
        layout.setFormats(self._formats(text, marks))
        end = self._lay_out(layout, rect)
        if end < units(text):
            cut = text.encode("utf-16-le", "surrogatepass")[: 2 * max(end - 2, 0)].decode(
                "utf-16-le", "ignore"
            )
            layout.setText(f"{cut.rstrip()}…")
            self._lay_out(layout, rect)
        painter.setPen(self._theme.tokens.muted)
        layout.draw(painter, rect.topLeft())

    def _formats(self, text: str, marks: Marks) -> list[QTextLayout.FormatRange]:
        strong = QTextCharFormat()
        strong.setForeground(self._theme.tokens.text)
        strong.setBackground(self._theme.tokens.accent_soft)
        strong.setFontWeight(self._theme.font(Role.BODY_STRONG).weight())
        made = []
        for start, end in marks:
            one = QTextLayout.FormatRange()
            one.start, one.length, one.format = units(text[:start]), units(text[start:end]), strong
            made.append(one)
        return made

    @staticmethod
    def _lay_out(layout: QTextLayout, rect: QRectF) -> int:
        """Break a text into the lines that there is room for; return how much of it is on them."""
        layout.beginLayout()
        height, end = QFontMetricsF(layout.font()).height(), 0
        for at in range(_WORDS):
            line = layout.createLine()
            if not line.isValid():
                break
            line.setLineWidth(rect.width())
            line.setPosition(QPointF(0, at * height))
            end = line.textStart() + line.textLength()
        layout.endLayout()
        return end


class HitView(RowListView):
    """Signals: `wanted(Hit)` when one is to be shown; `ran_short()` when more rows would be welcome; `left_up()`."""

    wanted = Signal(object)
    ran_short = Signal()
    left_up = Signal()

    def __init__(
        self, theme: Theme, clock: Clock, model: HitModel, name: str, parent: QWidget | None = None
    ) -> None:
        super().__init__(theme.px(ROW), parent)
        self._theme, self.hits = theme, model
        self.setModel(model)
        self.setItemDelegate(HitDelegate(theme, clock, self))
        self.setSelectionMode(QListView.SelectionMode.SingleSelection)
        self.setEditTriggers(QListView.EditTrigger.NoEditTriggers)
        self.setAttribute(Qt.WidgetAttribute.WA_MacShowFocusRect, False)
        self.setAccessibleName(name)
        self._bar = OverlayScrollBar(self, theme)
        self.verticalScrollBar().valueChanged.connect(self._look)
        self.clicked.connect(self._want)
        model.rowsInserted.connect(self._grow)
        theme.changed.connect(self._rescale)

    def take_focus(self) -> None:
        """Bring the keyboard to the first row, or to the one where it was."""
        if not self.currentIndex().isValid():
            self.setCurrentIndex(self.hits.index(0))
        self.setFocus(Qt.FocusReason.TabFocusReason)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Show with Enter or space; above the first row is the field, and so are letters."""
        if event.key() in _OPENING and not event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier:
            self._want(self.currentIndex())
            event.accept()
        elif event.key() == Qt.Key.Key_Up and self.currentIndex().row() <= 0:
            self.left_up.emit()
        elif event.text().isprintable() and event.text():
            event.ignore()
        else:
            super().keyPressEvent(event)

    def _grow(self) -> None:
        # At once: where the keyboard goes next may lie in what was just added.
        self.updateGeometries()

    def _look(self, value: int) -> None:
        bar = self.verticalScrollBar()
        if bar.maximum() - value <= NEAR_END * self._theme.px(ROW):
            self.ran_short.emit()

    def _want(self, index: _AnyIndex) -> None:
        hit = index.data(HitModel.HitRole) if index.isValid() else None
        if hit is not None:
            self.wanted.emit(hit)

    def _rescale(self) -> None:
        self.set_row_height(self._theme.px(ROW))
        self.viewport().update()
