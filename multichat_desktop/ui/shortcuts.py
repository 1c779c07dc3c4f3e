"""The window's keys: what they do, and the sheet (F1) that tells them."""

import sys
from collections.abc import Callable
from math import ceil

from PySide6.QtCore import QCoreApplication, QEvent, QObject, QRectF, QSize, Qt
from PySide6.QtGui import QFontMetricsF, QKeyEvent, QKeySequence, QPainter, QPaintEvent, QPen, QShortcut
from PySide6.QtWidgets import QApplication, QDialog, QGridLayout, QSizePolicy, QVBoxLayout, QWidget

from multichat_desktop.ui.theme import Role, Theme
from multichat_desktop.ui.widgets.buttons import PushButton
from multichat_desktop.ui.widgets.labels import Label

# On macOS Qt's "Ctrl" is the command key, whose Tab belongs to the system; "Meta" is the control key there.
_CONTROL = "Meta" if sys.platform == "darwin" else "Ctrl"
NEXT = (f"{_CONTROL}+Tab", "Alt+Down")
PREVIOUS = (f"{_CONTROL}+Shift+Tab", "Alt+Up")


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
    last = keys[-1] if keys.endswith("+") else keys.rpartition("+")[2]
    modifiers = keys[: -len(last)].rstrip("+")
    if not modifiers:
        return [_CAPS.get(last, last)]
    # A letter has to stand in for the key: alone, modifiers are no combination that Qt would write.
    written = QKeySequence(f"{modifiers}+A").toString(QKeySequence.SequenceFormat.NativeText)
    caps = written.removesuffix("A").rstrip("+")
    return [*(caps.split("+") if "+" in written else list(caps)), _CAPS.get(last, last)]


_CAPS = {"Down": "↓", "Up": "↑", "Return": "Enter", "-": "−"}


def sheet() -> tuple[tuple[str, tuple[str, ...]], ...]:
    """Return what can be done by keys, each with the keys that do it."""
    return (
        (QCoreApplication.translate("Shortcuts", "Find a conversation"), ("Ctrl+K",)),
        (
            QCoreApplication.translate("Shortcuts", "Next conversation"),
            NEXT,
        ),
        (
            QCoreApplication.translate("Shortcuts", "Previous conversation"),
            PREVIOUS,
        ),
        (QCoreApplication.translate("Shortcuts", "Send the message"), ("Return",)),
        (QCoreApplication.translate("Shortcuts", "New line"), ("Shift+Return",)),
        (
            QCoreApplication.translate(
                "Shortcuts", "Close what is open: the search, the answer, the conversation"
            ),
            ("Esc",),
        ),
        (QCoreApplication.translate("Shortcuts", "Larger text"), ("Ctrl++",)),
        (QCoreApplication.translate("Shortcuts", "Smaller text"), ("Ctrl+-",)),
        (QCoreApplication.translate("Shortcuts", "Normal text size"), ("Ctrl+0",)),
        (QCoreApplication.translate("Shortcuts", "This sheet"), ("F1",)),
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
        for row, (what, combinations) in enumerate(sheet()):
            grid.addWidget(Label(theme, what, Role.BODY, "text", self), row, 0)
            caps = KeyCaps(theme, [native(keys) for keys in combinations], self)
            caps.setAccessibleName(", ".join(combinations))
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
    """Combinations of keys drawn as caps, with more room between two combinations."""

    def __init__(self, theme: Theme, combinations: list[list[str]], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme, self._combinations = theme, combinations
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        theme.changed.connect(self.updateGeometry)

    def sizeHint(self) -> QSize:
        """Return the room that all caps need."""
        _, x, width = self._places()[-1]
        return QSize(ceil(x + width), self._theme.px(24))

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw them from left to right."""
        t = self._theme.tokens
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setFont(self._theme.font(Role.META_MEDIUM))
        for cap, x, width in self._places():
            rect = QRectF(x + 0.5, 0.5, width - 1, self.height() - 1)
            painter.setPen(QPen(t.line, 1))
            painter.setBrush(t.sunken)
            painter.drawRoundedRect(rect, 6, 6)
            painter.setPen(t.muted)
            painter.drawText(rect, Qt.AlignmentFlag.AlignCenter, cap)
        painter.end()

    def _places(self) -> list[tuple[str, float, float]]:
        metrics = QFontMetricsF(self._theme.font(Role.META_MEDIUM))
        places, x = [], 0.0
        for caps in self._combinations:
            for cap in caps:
                width = max(24.0, metrics.horizontalAdvance(cap) + 14)
                places.append((cap, x, width))
                x += width + 4
            x += 12
        return places
