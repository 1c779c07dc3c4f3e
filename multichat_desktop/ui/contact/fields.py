"""What can be written in the panel: the name, and the notes, which keep themselves."""

from PySide6.QtCore import QEvent, QRectF, QSize, Qt, QTimer, Signal
from PySide6.QtGui import QFocusEvent, QKeyEvent, QPainter, QPaintEvent, QPalette, QPen
from PySide6.QtWidgets import QLineEdit, QPlainTextEdit, QWidget

from multichat_desktop.ui.theme import Role, Theme

NOTES_SETTLE = 600
"""Milliseconds without a keystroke after which notes are written down."""
LONGEST_NAME = 100
_NOTES_HEIGHT, _FIELD_CORNER = 96, 10


class NameField(QLineEdit):
    """What the agent calls somebody. Emits `named(text)` with Enter or when the keyboard goes, if it was changed."""

    named = Signal(str)

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme, self._shown = theme, ""
        self.setFrame(False)
        self.setMaxLength(LONGEST_NAME)
        self.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self.setAccessibleName(self.tr("Name"))
        self.setAccessibleDescription(self.tr("Change the name that you see"))
        self.editingFinished.connect(self._finish)
        theme.changed.connect(self._restyle)
        self._restyle()

    def show_name(self, given: str, otherwise: str) -> None:
        """Show the agent's name, or in grey what stands for it; what is being written stays."""
        self.setPlaceholderText(otherwise)
        # One that doesn't fit can still be read whole.
        self.setToolTip("" if "<" in (given or otherwise) else given or otherwise)
        if given != self._shown and not self.isModified():
            self.setText(given)
            self.setCursorPosition(0)
        self._shown = given

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Give up with Esc what was written."""
        if event.key() == Qt.Key.Key_Escape and self.isModified():
            self.setText(self._shown)
            event.accept()
            return
        super().keyPressEvent(event)

    def _finish(self) -> None:
        name = " ".join(self.text().split())
        if self.isModified() and name != self._shown:
            self._shown = name
            self.named.emit(name)
        self.setModified(False)

    def _restyle(self) -> None:
        t = self._theme.tokens
        self.setFont(self._theme.font(Role.HEADING))
        palette = self.palette()
        palette.setColor(QPalette.ColorRole.Base, Qt.GlobalColor.transparent)
        palette.setColor(QPalette.ColorRole.Text, t.text)
        palette.setColor(QPalette.ColorRole.PlaceholderText, t.text)
        self.setPalette(palette)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the ground of what can be written in: while it is, and under the pointer."""
        if self.hasFocus() or self.underMouse():
            painter = QPainter(self)
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            _paint_ground(painter, QRectF(self.rect()), self._theme, focused=self.hasFocus())
            painter.end()
        super().paintEvent(event)


class NotesField(QPlainTextEdit):
    """The agent's notes. Emits `written(text)` a moment after the last keystroke, and at once when it is left."""

    written = Signal(str)

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme, self._kept = theme, ""
        self.setFrameShape(QPlainTextEdit.Shape.NoFrame)
        self.setTabChangesFocus(True)
        self.document().setDocumentMargin(0)
        self.setAccessibleName(self.tr("Notes"))
        self.setPlaceholderText(self.tr("Only you see this: preferences, addresses, what was agreed"))
        self._settle = QTimer(self, singleShot=True, interval=NOTES_SETTLE)
        self._settle.timeout.connect(self.flush)
        self.textChanged.connect(self._changed)
        theme.changed.connect(self._restyle)
        self._restyle()

    def show_notes(self, text: str) -> None:
        """Show what was kept; what is being written stays."""
        if self.toPlainText() == self._kept and text != self._kept:
            self._kept = text
            self.setPlainText(text)
        self._kept = text

    def flush(self) -> None:
        """Have what was written kept now."""
        self._settle.stop()
        text = self.toPlainText()
        if text != self._kept:
            self._kept = text
            self.written.emit(text)

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """Keep at once what was written."""
        super().focusOutEvent(event)
        self.flush()
        self.viewport().update()

    def sizeHint(self) -> QSize:
        """Return the height of some lines."""
        return QSize(100, self._theme.px(_NOTES_HEIGHT))

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the ground."""
        painter = QPainter(self.viewport())
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        _paint_ground(painter, QRectF(self.viewport().rect()), self._theme, focused=self.hasFocus())
        painter.end()
        super().paintEvent(event)

    def changeEvent(self, event: QEvent) -> None:
        """Keep the room around the text when type changes its size."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.FontChange:
            self.setFixedHeight(self._theme.px(_NOTES_HEIGHT))

    def _changed(self) -> None:
        if self.toPlainText() != self._kept:
            self._settle.start()

    def _restyle(self) -> None:
        t, px = self._theme.tokens, self._theme.px
        self.setFont(self._theme.font(Role.SMALL))
        self.document().setDocumentMargin(px(10))
        palette = self.palette()
        palette.setColor(QPalette.ColorRole.Base, Qt.GlobalColor.transparent)
        palette.setColor(QPalette.ColorRole.Text, t.text)
        palette.setColor(QPalette.ColorRole.PlaceholderText, t.muted)
        self.setPalette(palette)
        self.viewport().setAutoFillBackground(False)
        self.setFixedHeight(px(_NOTES_HEIGHT))


def _paint_ground(painter: QPainter, rect: QRectF, theme: Theme, *, focused: bool) -> None:
    t, corner = theme.tokens, theme.px(_FIELD_CORNER)
    painter.setPen(QPen(t.accent, 1.5) if focused else Qt.PenStyle.NoPen)
    painter.setBrush(t.surface if focused else t.sunken)
    inset = 0.75 if focused else 0.0
    painter.drawRoundedRect(rect.adjusted(inset, inset, -inset, -inset), corner, corner)
