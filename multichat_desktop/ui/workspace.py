"""List and conversation side by side; in a narrow window they take turns."""

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QSplitter, QSplitterHandle, QStackedWidget, QVBoxLayout, QWidget

from multichat_desktop.ui.theme import Metrics, Theme
from multichat_desktop.ui.widgets.bar import WarningBar

_UNBOUND = 16_777_215
_LEAST_CONVERSATION = 320


class Workspace(QWidget):
    """Arranges the list at the left, and at the right the bar above either the welcome or the conversation.

    Signals: `narrow_changed(bool)`; `list_width_changed(int)` after somebody dragged the border, at zoom 1;
    `wanted()` when list or conversation are to be seen.
    """

    narrow_changed = Signal(bool)
    wanted = Signal()
    list_width_changed = Signal(int)

    def __init__(
        self,
        theme: Theme,
        panel: QWidget,
        bar: WarningBar,
        welcome: QWidget,
        conversation: QWidget,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._theme, self._panel, self._conversation = theme, panel, conversation
        self._narrow = False
        self._in_front = False
        self._list_width = Metrics.LIST
        self._stack = QStackedWidget(self)
        self._stack.addWidget(welcome)
        self._stack.addWidget(conversation)
        self._right = QWidget(self)
        self._right.setMinimumWidth(_LEAST_CONVERSATION)
        column = self._column = QVBoxLayout(self._right)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(bar)
        column.addWidget(self._stack, 1)
        self._splitter = _Splitter(theme, self)
        self._splitter.addWidget(panel)
        self._splitter.addWidget(self._right)
        self._splitter.setStretchFactor(0, 0)
        self._splitter.setStretchFactor(1, 1)
        self._splitter.splitterMoved.connect(self._dragged)
        self._aside: QWidget | None = None
        self._aside_wanted = False
        self._row = QHBoxLayout(self)
        self._row.setContentsMargins(0, 0, 0, 0)
        self._row.setSpacing(0)
        self._row.addWidget(self._splitter, 1)
        theme.changed.connect(self._rescale)
        self._arrange()

    @property
    def is_narrow(self) -> bool:
        """Whether list and conversation take turns."""
        return self._narrow

    @property
    def shows_list(self) -> bool:
        """Whether the list can be seen."""
        return not self._narrow or not self._in_front

    @property
    def stage(self) -> QWidget:
        """Return what is seen beside the rail: the conversation's side, or in a narrow window what has its turn."""
        return self if self._narrow else self._right

    def add_bar(self, bar: WarningBar) -> None:
        """Put one more bar above the others."""
        self._column.insertWidget(0, bar)

    def set_list_width(self, width: int) -> None:
        """Give the list a width (at zoom 1), within what is allowed."""
        self._list_width = max(Metrics.LIST_MIN, min(Metrics.LIST_MAX, width))
        width = self._theme.px(self._list_width)
        self._splitter.setSizes([width, max(self.width() - width, _LEAST_CONVERSATION)])

    def show_conversation(self) -> None:
        """Put the conversation where the welcome stood, and in a narrow window before the list."""
        self._stack.setCurrentWidget(self._conversation)
        self._in_front = True
        self._arrange()
        self.wanted.emit()

    def show_list(self) -> None:
        """Bring the list to the front; in a narrow window the conversation goes."""
        self._in_front = False
        self._arrange()
        self.wanted.emit()

    def set_narrow(self, narrow: bool) -> None:
        """Let list and conversation take turns, or stand side by side."""
        if narrow != self._narrow:
            self._narrow = narrow
            self._arrange()
            if not narrow:
                self.set_list_width(self._list_width)
            self.narrow_changed.emit(narrow)

    def set_aside(self, aside: QWidget) -> None:
        """Take what can be shown at the right, beside the conversation."""
        self._aside = aside
        self._row.addWidget(aside)
        self._arrange()

    def show_aside(self, shown: bool) -> None:
        """Show it, or put it away; where there is no room for both it takes the conversation's place."""
        self._aside_wanted = shown
        self._arrange()

    @property
    def shows_aside(self) -> bool:
        """Whether what can be shown at the right is."""
        return self._aside is not None and not self._aside.isHidden()

    @property
    def aside_covers(self) -> bool:
        """Whether what is shown at the right has taken the conversation's place."""
        least = self._theme.px(Metrics.LIST_MIN + Metrics.ASIDE) + _LEAST_CONVERSATION
        return self._narrow or self.width() < least

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Let conversation and what stands beside it take turns where there is no room for both."""
        super().resizeEvent(event)
        if self._aside_wanted:
            self._arrange()

    def _arrange(self) -> None:
        px = self._theme.px
        aside = self._aside is not None and self._aside_wanted
        covered = aside and self.aside_covers
        self._panel.setMinimumWidth(0 if self._narrow else px(Metrics.LIST_MIN))
        self._panel.setMaximumWidth(_UNBOUND if self._narrow else px(Metrics.LIST_MAX))
        if self._aside is not None:
            width = px(Metrics.ASIDE)
            self._aside.setMinimumWidth(0 if covered else width)
            self._aside.setMaximumWidth(_UNBOUND if covered else width)
            self._aside.setVisible(aside)
            self._row.setStretchFactor(self._aside, int(covered))
            self._row.setStretchFactor(self._splitter, int(not covered))
        self._panel.setVisible(self.shows_list)
        self._right.setVisible((not self._narrow or self._in_front) and not covered)
        self._splitter.setVisible(not (covered and self._narrow))

    def _dragged(self) -> None:
        if not self._narrow:
            self._list_width = round(self._panel.width() / self._theme.zoom)
            self.list_width_changed.emit(self._list_width)

    def _rescale(self) -> None:
        self._arrange()
        if not self._narrow:
            self.set_list_width(self._list_width)


class _Splitter(QSplitter):
    """A border of one pixel; Qt lets it be seized a few pixels beside it as well."""

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(Qt.Orientation.Horizontal, parent)
        self._theme = theme
        self.setHandleWidth(1)
        self.setChildrenCollapsible(False)

    def createHandle(self) -> QSplitterHandle:
        return _Hairline(self._theme, self)


class _Hairline(QSplitterHandle):
    def __init__(self, theme: Theme, splitter: QSplitter) -> None:
        super().__init__(Qt.Orientation.Horizontal, splitter)
        self._theme = theme
        theme.changed.connect(self.update)

    def sizeHint(self) -> QSize:
        return QSize(1, 1)

    def paintEvent(self, event: QPaintEvent) -> None:
        # The handle is wider than what may be drawn: its middle pixel is the border.
        painter = QPainter(self)
        painter.fillRect(self.width() // 2, 0, 1, self.height(), self._theme.tokens.line)
        painter.end()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.update()
