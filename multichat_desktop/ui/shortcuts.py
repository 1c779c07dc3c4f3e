"""The window's keys: what they do, and the sheet (F1) that tells them."""

from collections.abc import Callable

from PySide6.QtCore import QCoreApplication, QEvent, QObject, QRectF, QSize, Qt
from PySide6.QtGui import QFontMetricsF, QKeyEvent, QKeySequence, QPainter, QPaintEvent, QPen, QShortcut
from PySide6.QtWidgets import QApplication, QDialog, QGridLayout, QVBoxLayout, QWidget

from multichat_desktop.ui.theme import Role, Theme
from multichat_desktop.ui.widgets.buttons import PushButton
from multichat_desktop.ui.widgets.labels import Label


class Shortcuts(QObject):
    """Holds a window's shortcuts, and keeps text fields from taking their keys.

    Text fields claim some of them as editing keys (Ctrl+K deletes to the end of the line on Linux and macOS).
    """

    def __init__(self, window: QWidget) -> None:
        super().__init__(window)
        self._window = window
        self._taken: set[str] = set()
        self._watched: QObject | None = None
        app = QApplication.instance()
        if isinstance(app, QApplication):
            app.focusChanged.connect(self._focus_moved)

    def add(self, keys: tuple[str, ...], what: Callable[[], object]) -> None:
        """Do something when one of these keys is pressed anywhere in the window."""
        for key in keys:
            sequence = QKeySequence(key)
            shortcut = QShortcut(sequence, self._window)
            shortcut.activated.connect(what)
            self._taken.add(sequence.toString())

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Refuse a field's claim on a key that is the window's."""
        if (
            event.type() == QEvent.Type.ShortcutOverride
            and isinstance(event, QKeyEvent)
            and QKeySequence(event.keyCombination()).toString() in self._taken
        ):
            event.ignore()
            return True
        return False

    def _focus_moved(self, old: QWidget | None, new: QWidget | None) -> None:
        if self._watched is not None and old is self._watched:
            old.removeEventFilter(self)
        self._watched = new
        if new is not None and new.window() is self._window:
            new.installEventFilter(self)


def native(keys: str) -> list[str]:
    """Return the caps of a combination as this system writes them."""
    text = QKeySequence(keys).toString(QKeySequence.SequenceFormat.NativeText)
    return (
        [cap for cap in text.replace("++", "+Plus").split("+") if cap]
        if "+" in text
        else list(text) or [text]
    )


def sheet() -> tuple[tuple[str, str], ...]:
    """Return the keys that work, each with what it does."""
    return (
        ("Ctrl+K", QCoreApplication.translate("Shortcuts", "Find a conversation")),
        ("Ctrl+Tab", QCoreApplication.translate("Shortcuts", "Next conversation")),
        ("Ctrl+Shift+Tab", QCoreApplication.translate("Shortcuts", "Previous conversation")),
        ("Alt+Down", QCoreApplication.translate("Shortcuts", "Next conversation")),
        ("Alt+Up", QCoreApplication.translate("Shortcuts", "Previous conversation")),
        ("Return", QCoreApplication.translate("Shortcuts", "Send the message")),
        ("Shift+Return", QCoreApplication.translate("Shortcuts", "New line")),
        (
            "Esc",
            QCoreApplication.translate(
                "Shortcuts", "Close what is innermost: the search, the answer, the conversation"
            ),
        ),
        ("Ctrl++", QCoreApplication.translate("Shortcuts", "Larger text")),
        ("Ctrl+-", QCoreApplication.translate("Shortcuts", "Smaller text")),
        ("Ctrl+0", QCoreApplication.translate("Shortcuts", "Normal text size")),
        ("F1", QCoreApplication.translate("Shortcuts", "This sheet")),
    )


class ShortcutSheet(QDialog):
    """Tells the keys that work."""

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self.setWindowTitle(self.tr("Keyboard shortcuts"))
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        grid = QGridLayout()
        grid.setHorizontalSpacing(28)
        grid.setVerticalSpacing(9)
        for row, (keys, what) in enumerate(sheet()):
            grid.addWidget(Label(theme, what, Role.BODY, "text", self), row, 0)
            caps = KeyCaps(theme, native(keys), self)
            caps.setAccessibleName(f"{what}: {keys}")
            grid.addWidget(caps, row, 1, Qt.AlignmentFlag.AlignRight)
        close = PushButton(theme, self.tr("Close"), self)
        close.clicked.connect(self.accept)
        column = QVBoxLayout(self)
        column.setContentsMargins(28, 24, 28, 24)
        column.setSpacing(18)
        column.addWidget(Label(theme, self.windowTitle(), Role.TITLE, "text", self))
        column.addLayout(grid)
        column.addWidget(close, 0, Qt.AlignmentFlag.AlignRight)
        close.setFocus()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the ground."""
        painter = QPainter(self)
        painter.fillRect(self.rect(), self._theme.tokens.surface)
        painter.end()


class KeyCaps(QWidget):
    """Keys drawn as caps."""

    def __init__(self, theme: Theme, caps: list[str], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme, self._caps = theme, caps
        theme.changed.connect(self.updateGeometry)

    def sizeHint(self) -> QSize:
        """Return the room that all caps need."""
        return QSize(round(sum(self._widths()) + 4 * (len(self._caps) - 1)), self._theme.px(24))

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw them from left to right."""
        t = self._theme.tokens
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setFont(self._theme.font(Role.META_MEDIUM))
        x = 0.0
        for cap, width in zip(self._caps, self._widths(), strict=True):
            rect = QRectF(x + 0.5, 0.5, width - 1, self.height() - 1)
            painter.setPen(QPen(t.line, 1))
            painter.setBrush(t.sunken)
            painter.drawRoundedRect(rect, 6, 6)
            painter.setPen(t.muted)
            painter.drawText(rect, Qt.AlignmentFlag.AlignCenter, cap)
            x += width + 4
        painter.end()

    def _widths(self) -> list[float]:
        metrics = QFontMetricsF(self._theme.font(Role.META_MEDIUM))
        return [max(24.0, metrics.horizontalAdvance(cap) + 14) for cap in self._caps]
