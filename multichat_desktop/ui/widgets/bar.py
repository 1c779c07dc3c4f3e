"""A slim bar across the top that says what is wrong, what still works, and when it goes on."""

from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QAccessible, QAccessibleAnnouncementEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QWidget

from multichat_desktop.domain.safe import safe
from multichat_desktop.ui.icons import Icons
from multichat_desktop.ui.theme import Role, Theme
from multichat_desktop.ui.widgets.labels import IconLabel, Label

_ICON = 16


class WarningBar(QWidget):
    """Hidden as long as nothing is said."""

    def __init__(self, theme: Theme, icons: Icons, icon: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._label = Label(theme, "", Role.META, "warn", self, wrap=True)
        row = QHBoxLayout(self)
        row.setContentsMargins(24, 9, 24, 10)
        row.setSpacing(10)
        row.addWidget(IconLabel(theme, icons, icon, _ICON, "warn", self), 0, Qt.AlignmentFlag.AlignTop)
        row.addWidget(self._label, 1)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        theme.changed.connect(self.update)
        self.hide()

    @property
    def text(self) -> str:
        """Return what is said."""
        return self._label.text()

    def say(self, text: str) -> None:
        """Show a sentence; an empty one hides the bar."""
        if text != self._label.text():
            self._label.setText(safe(text))
            self.setAccessibleName(text)
            if text:
                QAccessible.updateAccessibility(QAccessibleAnnouncementEvent(self, text))
        self.setVisible(bool(text))

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the ground and the hairline below."""
        t = self._theme.tokens
        painter = QPainter(self)
        painter.fillRect(self.rect(), t.sunken if not t.dark else t.bubble_in)
        painter.fillRect(0, self.height() - 1, self.width(), 1, t.line)
        painter.end()

    def changeEvent(self, event: QEvent) -> None:
        """Be as high as the words need."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.FontChange:
            self.updateGeometry()
