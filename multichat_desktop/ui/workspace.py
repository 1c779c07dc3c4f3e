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

    Signals: `narrow_changed(bool)`; `list_width_changed(int)` after somebody dragged the border, at zoom 1.
    """

    narrow_changed = Signal(bool)
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
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.addWidget(self._splitter)
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

    def show_list(self) -> None:
        """In a narrow window: put the conversation away."""
        self._in_front = False
        self._arrange()

    def set_narrow(self, narrow: bool) -> None:
        """Let list and conversation take turns, or stand side by side."""
        if narrow != self._narrow:
            self._narrow = narrow
            self._arrange()
            if not narrow:
                self.set_list_width(self._list_width)
            self.narrow_changed.emit(narrow)

    def _arrange(self) -> None:
        px = self._theme.px
        self._panel.setMinimumWidth(0 if self._narrow else px(Metrics.LIST_MIN))
        self._panel.setMaximumWidth(_UNBOUND if self._narrow else px(Metrics.LIST_MAX))
        self._panel.setVisible(self.shows_list)
        self._right.setVisible(not self._narrow or self._in_front)

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
