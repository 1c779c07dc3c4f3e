"""What settings are set with: a switch, one of several choices, a line of text, and the cards they stand on."""

from collections.abc import Sequence

from PySide6.QtCore import QRectF, QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent, QPainter, QPaintEvent, QPalette, QPen
from PySide6.QtWidgets import QButtonGroup, QHBoxLayout, QLineEdit, QSizePolicy, QVBoxLayout, QWidget

from multichat_desktop.ui.theme import Metrics, Role, Theme
from multichat_desktop.ui.widgets.box import Box
from multichat_desktop.ui.widgets.buttons import Chip, PaintedButton
from multichat_desktop.ui.widgets.labels import Label

_SWITCH_WIDTH, _SWITCH_HEIGHT, _KNOB_MARGIN = 38, 22, 3
_PADDING = 18
_LONGEST, _LINE_WIDTH = 40, 220


class Switch(PaintedButton):
    """Something that is on or off."""

    def __init__(self, theme: Theme, text: str, parent: QWidget | None = None) -> None:
        super().__init__(theme, text, parent)
        self.setCheckable(True)
        self.setAccessibleName(text)

    def sizeHint(self) -> QSize:
        """Return the size of the design."""
        return QSize(self.theme.px(_SWITCH_WIDTH), self.theme.px(_SWITCH_HEIGHT))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Turn it with Enter as well."""
        if event.key() in {Qt.Key.Key_Return, Qt.Key.Key_Enter}:
            self.click()
            return
        super().keyPressEvent(event)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw it."""
        t, px = self.theme.tokens, self.theme.px
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        rect = QRectF(self.rect()).adjusted(0.5, 0.5, -0.5, -0.5)
        on = self.isChecked()
        painter.setPen(Qt.PenStyle.NoPen if on else QPen(t.muted, 1))
        painter.setBrush(t.accent if on else t.sunken)
        painter.drawRoundedRect(rect, rect.height() / 2, rect.height() / 2)
        side = rect.height() - 2 * px(_KNOB_MARGIN)
        left = rect.right() - side - px(_KNOB_MARGIN) if on else rect.left() + px(_KNOB_MARGIN)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(t.on_accent if on else t.muted)
        painter.drawEllipse(QRectF(left, rect.top() + px(_KNOB_MARGIN), side, side))
        if self.shows_focus():
            painter.setPen(QPen(t.text, 1.5))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawRoundedRect(rect, rect.height() / 2, rect.height() / 2)
        painter.end()


class Choices(QWidget):
    """Several values of which one is on; the arrow keys go from one to the next. Emits `chosen(value)`."""

    chosen = Signal(object)

    def __init__(self, theme: Theme, name: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._values: list[object] = []
        self._group = QButtonGroup(self)
        self._group.idClicked.connect(lambda at: self.chosen.emit(self._values[at]))
        self._row = QHBoxLayout(self)
        self._row.setContentsMargins(0, 0, 0, 0)
        self._row.setSpacing(6)
        self.setAccessibleName(name)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)

    def offer(self, values: Sequence[tuple[object, str]], chosen: object) -> None:
        """Show these values with their words."""
        if [value for value, _ in values] != self._values:
            for button in self._group.buttons():
                self._group.removeButton(button)
                self._row.removeWidget(button)
                button.deleteLater()
            self._values = [value for value, _ in values]
            for at, (_, text) in enumerate(values):
                chip = Chip(self._theme, text, self)
                chip.setAccessibleName(f"{self.accessibleName()}: {text}")
                self._group.addButton(chip, at)
                self._row.addWidget(chip)
                chip.show()
        at = self._values.index(chosen)
        self._group.button(at).setChecked(True)

    @property
    def value(self) -> object:
        """Return the one that is on."""
        return self._values[self._group.checkedId()]

    def button(self, value: object) -> Chip:
        """Return the button of a value."""
        button = self._group.button(self._values.index(value))
        assert isinstance(button, Chip)
        return button


class Line(QWidget):
    """A line of text. Emits `written(text)` when it was left, or with Enter."""

    written = Signal(str)

    def __init__(self, theme: Theme, name: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self.field = QLineEdit(self)
        self.field.setFrame(False)
        self.field.setMaxLength(_LONGEST)
        self.setAccessibleName(name)
        self.field.setAccessibleName(name)
        self.field.editingFinished.connect(lambda: self.written.emit(self.field.text().strip()))
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(Box(theme, self.field, self))
        self.setFocusProxy(self.field)
        theme.changed.connect(self._restyle)
        self._restyle()

    def show_text(self, text: str) -> None:
        """Show what is set."""
        self.field.setText(text)

    def _restyle(self) -> None:
        self.setFixedWidth(self._theme.px(_LINE_WIDTH))
        self.field.setFont(self._theme.font(Role.SMALL))
        palette = self.field.palette()
        palette.setColor(QPalette.ColorRole.Base, Qt.GlobalColor.transparent)
        palette.setColor(QPalette.ColorRole.Text, self._theme.tokens.text)
        self.field.setPalette(palette)


class Setting(QWidget):
    """One line: what it is called, what it does, and at the right what it is set with."""

    def __init__(
        self, theme: Theme, title: str, body: str, control: QWidget, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self.control = control
        words = QVBoxLayout()
        words.setSpacing(2)
        words.addWidget(Label(theme, title, Role.SMALL, "text", self))
        if body:
            words.addWidget(Label(theme, body, Role.META, "muted", self, wrap=True))
            control.setAccessibleDescription(body)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(16)
        row.addLayout(words, 1)
        row.addWidget(control, 0, Qt.AlignmentFlag.AlignVCenter)


class Card(QWidget):
    """A white card with a heading, a sentence and what belongs to them."""

    def __init__(self, theme: Theme, title: str, body: str = "", parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self.title = Label(theme, title, Role.BODY_STRONG, "text", self)
        self.body = Label(theme, body, Role.SMALL, "muted", self, wrap=True)
        self.body.setVisible(bool(body))
        self._column = QVBoxLayout(self)
        self._column.addWidget(self.title)
        self._column.addWidget(self.body)
        theme.changed.connect(self._restyle)
        self._restyle()

    def add(self, widget: QWidget) -> None:
        """Put one more line on it."""
        self._column.addWidget(widget)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the ground."""
        t = self._theme.tokens
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(QPen(t.line, 1))
        painter.setBrush(t.surface)
        rect = QRectF(self.rect()).adjusted(0.5, 0.5, -0.5, -0.5)
        painter.drawRoundedRect(rect, Metrics.CORNER, Metrics.CORNER)
        painter.end()

    def _restyle(self) -> None:
        px = self._theme.px
        self._column.setContentsMargins(px(_PADDING), px(_PADDING - 2), px(_PADDING), px(_PADDING))
        self._column.setSpacing(px(12))
        self.update()
