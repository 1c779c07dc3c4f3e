"""Slim scroll bars that lie over what they scroll, so that it never has to make room for them."""

from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtWidgets import QAbstractScrollArea, QScrollBar

from multichat_desktop.ui.theme import Theme

_WIDTH = 10


class OverlayScrollBar(QScrollBar):
    """Follows an area's own (hidden) vertical bar; seen while the pointer is over the area."""

    def __init__(self, area: QAbstractScrollArea, theme: Theme) -> None:
        super().__init__(Qt.Orientation.Vertical, area)
        self._area, self._theme = area, theme
        self._inside = False
        area.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._own = area.verticalScrollBar()
        self._own.rangeChanged.connect(self._follow)
        self._own.valueChanged.connect(self.setValue)
        self.valueChanged.connect(self._own.setValue)
        self.sliderReleased.connect(self._show_or_hide)
        area.installEventFilter(self)
        theme.changed.connect(self._restyle)
        self.setCursor(Qt.CursorShape.ArrowCursor)
        self._restyle()
        self._follow()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Come and go with the pointer, and keep to the right edge."""
        kind = event.type()
        if kind in {QEvent.Type.Enter, QEvent.Type.Leave}:
            self._inside = kind is QEvent.Type.Enter
            self._show_or_hide()
        elif kind is QEvent.Type.Resize:
            self._follow()
        return False

    def _follow(self) -> None:
        self.setRange(self._own.minimum(), self._own.maximum())
        self.setPageStep(self._own.pageStep())
        self.setSingleStep(self._own.singleStep())
        self.setValue(self._own.value())
        self.setGeometry(self._area.width() - _WIDTH, 0, _WIDTH, self._area.height())
        self._show_or_hide()

    def _show_or_hide(self) -> None:
        self.setVisible((self._inside or self.isSliderDown()) and self.maximum() > self.minimum())
        self.raise_()

    def _restyle(self) -> None:
        # The sheet is set on the bar alone: on the area it would slow down everything inside.
        handle = self._theme.tokens.faint
        soft = f"rgba({handle.red()}, {handle.green()}, {handle.blue()}, 110)"
        self.setStyleSheet(
            f"QScrollBar:vertical {{ background: transparent; width: {_WIDTH}px; margin: 2px; border: none; }}"
            f"QScrollBar::handle:vertical {{ background: {soft}; min-height: 36px; border-radius: 3px; }}"
            f"QScrollBar::handle:vertical:hover {{ background: {handle.name()}; }}"
            "QScrollBar::add-line:vertical, QScrollBar::sub-line:vertical { height: 0; }"
            "QScrollBar::add-page:vertical, QScrollBar::sub-page:vertical { background: transparent; }"
        )
