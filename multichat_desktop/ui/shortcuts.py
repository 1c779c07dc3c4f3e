"""The window's keys: what they do, and the sheet (F1) that tells them."""

from collections.abc import Callable
from functools import partial
from math import ceil

from PySide6.QtCore import QEvent, QObject, QRectF, QSize, Qt
from PySide6.QtGui import QFontMetricsF, QKeyEvent, QKeySequence, QPainter, QPaintEvent, QPen, QShortcut
from PySide6.QtWidgets import QApplication, QDialog, QGridLayout, QSizePolicy, QVBoxLayout, QWidget

from multichat_desktop.ui.commands import Commands
from multichat_desktop.ui.theme import Role, Theme
from multichat_desktop.ui.widgets.buttons import PushButton
from multichat_desktop.ui.widgets.labels import Label

_COLUMNS = 2


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

    def add_all(self, commands: Commands) -> None:
        """Do each command when one of its keys is pressed."""
        for command in commands:
            if command.run is not None:
                self.add(command.keys, partial(commands.run, command.id))

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


class ShortcutSheet(QDialog):
    """Tells the keys that work."""

    def __init__(self, theme: Theme, commands: Commands, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self.setWindowTitle(self.tr("Keyboard shortcuts"))
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        grid = QGridLayout()
        grid.setHorizontalSpacing(28)
        grid.setVerticalSpacing(9)
        told = commands.told()
        half = ceil(len(told) / _COLUMNS)
        for at, command in enumerate(told):
            row, left = at % half, at // half * 2
            grid.addWidget(Label(theme, command.text, Role.BODY, "text", self), row, left)
            caps = KeyCaps(theme, [native(keys) for keys in command.keys], self)
            caps.setAccessibleName(", ".join(command.keys))
            grid.addWidget(caps, row, left + 1, Qt.AlignmentFlag.AlignRight)
        grid.setColumnMinimumWidth(1, theme.px(120))
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
