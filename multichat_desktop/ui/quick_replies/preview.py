"""A quick reply as the customer will see it."""

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QVBoxLayout, QWidget

from multichat_desktop.ui.theme import Metrics, Role, Theme
from multichat_desktop.ui.widgets.labels import Label

_MOST = 600


class Preview(QWidget):
    """A sent bubble with plain words in it."""

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._label = Label(theme, "", Role.BODY, "text", self, wrap=True)
        column = QVBoxLayout(self)
        column.setContentsMargins(14, 10, 14, 10)
        column.addWidget(self._label)
        policy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Minimum)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)
        theme.changed.connect(self.update)

    @property
    def text(self) -> str:
        """Return what is shown."""
        return self._label.text()

    def show_text(self, text: str) -> None:
        """Show other words."""
        self._label.setText(text if len(text) <= _MOST else f"{text[:_MOST]}…")
        self.setAccessibleName(text)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the bubble."""
        del event
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(self._theme.tokens.bubble_out)
        painter.drawRoundedRect(QRectF(self.rect()), Metrics.CORNER, Metrics.CORNER)
        painter.end()
