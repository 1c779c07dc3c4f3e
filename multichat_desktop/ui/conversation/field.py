"""The text field in which a message is written."""

from collections.abc import Callable

from PySide6.QtCore import QMimeData, Qt, Signal
from PySide6.QtGui import (
    QColor,
    QDragEnterEvent,
    QInputMethodEvent,
    QKeyEvent,
    QPalette,
    QResizeEvent,
    QTextOption,
)
from PySide6.QtWidgets import QFrame, QPlainTextEdit, QSizePolicy, QWidget

from multichat_desktop.ui.theme import Role, Theme

MOST_LINES = 6
_MOVES = {Qt.Key.Key_Up: -1, Qt.Key.Key_Down: 1}
_KEYPAD = Qt.KeyboardModifier.KeypadModifier
_ENTERS = (Qt.Key.Key_Return, Qt.Key.Key_Enter)


class Field(QPlainTextEdit):
    """A text field that grows with what is written and takes plain text only.

    Signals: `submitted()` on Enter; `cancelled()` on Escape; `answerMoved(int)` on Ctrl+Up (−1) and Ctrl+Down (1);
    `lastWanted()` on Up while nothing is written; `filesPasted(QMimeData)` with what `takes` said is more than words.
    """

    submitted = Signal()
    cancelled = Signal()
    answerMoved = Signal(int)
    lastWanted = Signal()
    filesPasted = Signal(QMimeData)

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._composing = False
        self.takes: Callable[[QMimeData], bool] = lambda _: False
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setWordWrapMode(QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere)
        self.setTabChangesFocus(True)
        self.document().setDocumentMargin(0)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.textChanged.connect(self.fit)
        self.restyle()

    def restyle(self) -> None:
        """Take the theme's font and colours."""
        self.setFont(self._theme.font(Role.BODY))
        palette = self.palette()
        palette.setColor(QPalette.ColorRole.Base, QColor(Qt.GlobalColor.transparent))
        palette.setColor(QPalette.ColorRole.Text, self._theme.tokens.text)
        palette.setColor(QPalette.ColorRole.PlaceholderText, self._theme.tokens.muted)
        self.setPalette(palette)
        self.viewport().setAutoFillBackground(False)
        self.fit()

    def fit(self) -> None:
        """Be as tall as what is written, up to six lines."""
        line = self.fontMetrics().lineSpacing()
        # The height of a plain text document is counted in lines.
        lines = max(1, min(round(self.document().size().height()), MOST_LINES))
        scrolls = self.document().size().height() > MOST_LINES
        policy = Qt.ScrollBarPolicy.ScrollBarAsNeeded if scrolls else Qt.ScrollBarPolicy.ScrollBarAlwaysOff
        self.setVerticalScrollBarPolicy(policy)
        self.setFixedHeight(line * lines + 2)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Fit again: another width breaks lines elsewhere."""
        super().resizeEvent(event)
        self.fit()

    def canInsertFromMimeData(self, source: QMimeData) -> bool:
        """Whether there is something to paste."""
        return source.hasText() or self.takes(source)

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        """Leave files to whoever stands around: they are dropped anywhere."""
        if self.takes(event.mimeData()):
            event.ignore()
        else:
            super().dragEnterEvent(event)

    def insertFromMimeData(self, source: QMimeData) -> None:
        """Paste the words, or hand on what is more than that."""
        if self.takes(source):
            self.filesPasted.emit(source)
        elif source.hasText():
            self.insertPlainText(source.text())

    def inputMethodEvent(self, event: QInputMethodEvent) -> None:
        """Remember whether a word is still being composed."""
        self._composing = bool(event.preeditString())
        super().inputMethodEvent(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter sends, Shift+Enter begins a new line; a word being composed is never sent half."""
        if event.key() in _ENTERS and not self._composing:
            if event.modifiers() & Qt.KeyboardModifier.ShiftModifier:
                self.insertPlainText("\n")
                self.ensureCursorVisible()
            else:
                self.submitted.emit()
            return
        if event.key() == Qt.Key.Key_Escape and not self._composing:
            # Whoever stands around may have something to close as well.
            event.ignore()
            self.cancelled.emit()
            return
        if event.key() in _MOVES and event.modifiers() & ~_KEYPAD == Qt.KeyboardModifier.ControlModifier:
            self.answerMoved.emit(_MOVES[Qt.Key(event.key())])
            return
        if event.key() == Qt.Key.Key_Up and not event.modifiers() & ~_KEYPAD and self.document().isEmpty():
            self.lastWanted.emit()
            return
        super().keyPressEvent(event)
