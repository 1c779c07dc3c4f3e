"""A sentence that appears at the lower edge, is read aloud, and goes by itself."""

from collections.abc import Callable

from PySide6.QtCore import QEvent, QObject, QPoint, QRect, QRectF, Qt, QTimer
from PySide6.QtGui import QAccessible, QAccessibleAnnouncementEvent, QMouseEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QHBoxLayout, QWidget

from multichat_desktop.ui.theme import Role, Theme
from multichat_desktop.ui.widgets.labels import Label

SHORTEST, A_CHARACTER = 4000, 60
"""Milliseconds that a message stands at least, and for each of its characters."""
_WIDEST = 480


class Toast(QWidget):
    """Lies over its parent, at the lower edge of the part that `over` gives. A click sends it away."""

    def __init__(self, theme: Theme, parent: QWidget, over: Callable[[], QWidget]) -> None:
        super().__init__(parent)
        self._theme, self._over, self._area = theme, over, parent
        self._label = Label(theme, "", Role.SMALL, "bg", self, wrap=True)
        self._row = QHBoxLayout(self)
        self._row.setContentsMargins(16, 11, 16, 11)
        self._row.addWidget(self._label)
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.timeout.connect(self.hide)
        self.setAccessibleName("")
        parent.installEventFilter(self)
        theme.changed.connect(self.update)
        self.hide()

    @property
    def text(self) -> str:
        """Return what is said, empty when nothing is."""
        return self._label.text() if self.isVisible() else ""

    def say(self, text: str) -> None:
        """Show a sentence for as long as it takes to read."""
        self._label.setText(text)
        self.setAccessibleName(text)
        self._timer.start(max(SHORTEST, A_CHARACTER * len(text)))
        self._place()
        self.show()
        self.raise_()
        QAccessible.updateAccessibility(QAccessibleAnnouncementEvent(self, text))

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Stay at the lower edge when the parent changes its size."""
        if event.type() == QEvent.Type.Resize and self.isVisible():
            self._place()
        return False

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Go when clicked."""
        self.hide()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the ground: the theme's colours turned round, so that it stands out on every one of them."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(self._theme.tokens.text)
        painter.drawRoundedRect(QRectF(self.rect()), 10, 10)
        painter.end()

    def _place(self) -> None:
        below = self._over()
        area = QRect(below.mapTo(self._area, QPoint(0, 0)), below.size())
        margins = self._row.contentsMargins()
        room = min(_WIDEST, area.width() - 32)
        self._label.setWordWrap(False)
        wanted = self._label.sizeHint().width() + margins.left() + margins.right()
        self._label.setWordWrap(True)
        width = min(room, wanted)
        height = self._row.totalHeightForWidth(width)
        left = area.left() + (area.width() - width) // 2
        self.setGeometry(left, area.bottom() - height - 88, width, height)
