"""What stands where there is nothing to show yet: an empty place that says why, and rows being loaded."""

from PySide6.QtCore import QRectF, Qt, Signal
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from multichat_desktop.ui.icons import Icons
from multichat_desktop.ui.theme import Metrics, Role, Theme
from multichat_desktop.ui.widgets.buttons import PushButton
from multichat_desktop.ui.widgets.labels import IconLabel, Label

_BODY = 460


class EmptyState(QWidget):
    """An icon, what will appear here, how to make it happen, and at most one action. Emits `acted()`."""

    acted = Signal()

    def __init__(self, theme: Theme, icons: Icons, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._icon = IconLabel(theme, icons, "message-square", 32, "faint", self)
        self._title = Label(theme, "", Role.BODY_STRONG, "text", self, wrap=True, centred=True)
        self._body = Label(theme, "", Role.SMALL, "muted", self, wrap=True, centred=True)
        self._action = PushButton(theme, "", self, primary=False)
        self._action.clicked.connect(self.acted)
        self._inside = QWidget(self)
        column = QVBoxLayout(self._inside)
        column.setContentsMargins(32, 32, 32, 32)
        column.setSpacing(8)
        column.addStretch(2)
        column.addWidget(self._icon, 0, Qt.AlignmentFlag.AlignHCenter)
        column.addSpacing(4)
        column.addWidget(self._title)
        column.addWidget(self._body)
        column.addSpacing(8)
        column.addWidget(self._action, 0, Qt.AlignmentFlag.AlignHCenter)
        column.addStretch(3)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.addStretch(1)
        row.addWidget(self._inside, 100)
        row.addStretch(1)
        theme.changed.connect(self._restyle)
        self._restyle()

    def say(self, icon: str, title: str, body: str, action: str = "") -> None:
        """Show other words."""
        self._icon.set_icon(icon)
        self._title.setText(title)
        self._body.setText(body)
        self._action.setText(action)
        self._action.setAccessibleName(action)
        self._action.updateGeometry()
        self._action.setVisible(bool(action))

    @property
    def title(self) -> str:
        """Return what is said first."""
        return self._title.text()

    def act(self) -> None:
        """Do what the button does."""
        self._action.click()

    def _restyle(self) -> None:
        self._inside.setMaximumWidth(self._theme.px(_BODY))


class SkeletonRows(QWidget):
    """Rows as they will be, without words. They don't move: what moves asks to be looked at."""

    def __init__(self, theme: Theme, avatar: int, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme, self._avatar = theme, avatar
        theme.changed.connect(self.update)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw as many as there is room for."""
        px = self._theme.px
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        # The tone of a chip on a light theme, of a hairline on a dark one, where "sunken" is darker than this.
        painter.setBrush(self._theme.tokens.line if self._theme.is_dark else self._theme.tokens.sunken)
        row, side, left = px(Metrics.ROW), px(self._avatar), px(18)
        for at in range(self.height() // row + 1):
            middle = at * row + row / 2
            painter.setOpacity(max(0.0, 1.0 - at * 0.12))
            painter.drawEllipse(QRectF(left, middle - side / 2, side, side))
            x, room = left + side + px(12), self.width() - left * 2 - side - px(12)
            painter.drawRoundedRect(
                QRectF(x, middle - px(15), room * (0.5, 0.35, 0.42)[at % 3], px(10)), 5, 5
            )
            painter.drawRoundedRect(
                QRectF(x, middle + px(6), room * (0.72, 0.9, 0.6)[at % 3], px(9)), 4.5, 4.5
            )
        painter.end()
