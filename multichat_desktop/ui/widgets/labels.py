"""Text in one of the theme's roles and colours."""

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent, QPalette
from PySide6.QtWidgets import QLabel, QSizePolicy, QWidget

from multichat_desktop.ui.icons import Icons
from multichat_desktop.ui.theme import Role, Theme


class Label(QLabel):
    """A label that follows the theme; always plain text, since names come from strangers."""

    def __init__(
        self,
        theme: Theme,
        text: str = "",
        role: Role = Role.BODY,
        colour: str = "text",
        parent: QWidget | None = None,
        *,
        wrap: bool = False,
        centred: bool = False,
    ) -> None:
        super().__init__(text, parent)
        self._theme, self._role, self._colour = theme, role, colour
        self.setTextFormat(Qt.TextFormat.PlainText)
        self.setWordWrap(wrap)
        if wrap:
            policy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Minimum)
            policy.setHeightForWidth(True)
            self.setSizePolicy(policy)
        if centred:
            self.setAlignment(Qt.AlignmentFlag.AlignCenter)
        theme.changed.connect(self._restyle)
        self._restyle()

    def set_colour(self, colour: str) -> None:
        """Speak in another of the theme's colours."""
        self._colour = colour
        self._restyle()

    def _restyle(self) -> None:
        self.setFont(self._theme.font(self._role))
        palette = self.palette()
        palette.setColor(QPalette.ColorRole.WindowText, getattr(self._theme.tokens, self._colour))
        self.setPalette(palette)


class IconLabel(QWidget):
    """An icon that follows theme, zoom and screen; says nothing to a screen reader, since words stand beside it."""

    def __init__(
        self, theme: Theme, icons: Icons, icon: str, size: int, colour: str, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._theme, self._icons, self._name, self._size, self._colour = theme, icons, icon, size, colour
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        theme.changed.connect(self.updateGeometry)

    def set_icon(self, name: str) -> None:
        """Show another icon."""
        self._name = name
        self.update()

    def sizeHint(self) -> QSize:
        """Return the icon's size."""
        return QSize(self._theme.px(self._size), self._theme.px(self._size))

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw it for the screen that the window is on now."""
        size, colour = self._theme.px(self._size), getattr(self._theme.tokens, self._colour)
        painter = QPainter(self)
        painter.drawPixmap(0, 0, self._icons.pixmap(self._name, size, colour, self.devicePixelRatioF()))
        painter.end()
