"""The common part of the sheets that ask for something before it is sent: title, labelled fields, two buttons."""

from PySide6.QtCore import QCoreApplication, Qt, QTimer
from PySide6.QtGui import QKeyEvent, QPainter, QPaintEvent, QPalette
from PySide6.QtWidgets import QDialog, QHBoxLayout, QLayout, QLineEdit, QVBoxLayout, QWidget

from multichat_desktop.ui.conversation.accessible import announce_words
from multichat_desktop.ui.theme import Role, Theme
from multichat_desktop.ui.widgets.box import Box
from multichat_desktop.ui.widgets.buttons import PushButton
from multichat_desktop.ui.widgets.labels import Label


class FormDialog(QDialog):
    """Enter does what the main button does, as soon as that can be done; Escape leaves."""

    def __init__(self, theme: Theme, title: str, does: str, width: int, parent: QWidget) -> None:
        super().__init__(parent)
        self.theme = theme
        self.setWindowTitle(title)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.said = Label(theme, "", Role.SMALL, "muted", self, wrap=True)
        # Room for two lines from the beginning: nothing moves when more is said.
        self.said.setMinimumHeight(2 * self.said.fontMetrics().lineSpacing())
        self.take = PushButton(theme, does, self)
        self.cancel = PushButton(theme, QCoreApplication.translate("Attach", "Cancel"), self, primary=False)
        self.column = QVBoxLayout()
        self.column.setSpacing(8)
        row = QHBoxLayout()
        row.addWidget(self.said, 1)
        row.addSpacing(12)
        row.addWidget(self.cancel)
        row.addWidget(self.take)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(28, 24, 28, 24)
        whole.setSpacing(14)
        whole.addWidget(Label(theme, title, Role.TITLE, "text", self))
        whole.addLayout(self.column)
        whole.addLayout(row)
        self.setFixedWidth(theme.px(width))
        self.take.clicked.connect(self.submit)
        self.cancel.clicked.connect(self.reject)
        self._quiet = QTimer(self, singleShot=True, interval=600)
        self._quiet.timeout.connect(lambda: announce_words(self, self.said.text()))

    def field(self, name: str, hint: str = "", text: str = "") -> QLineEdit:
        """Return a line to write in."""
        line = QLineEdit(text, self)
        line.setFrame(False)
        line.setPlaceholderText(hint)
        line.setAccessibleName(name)
        line.setFont(self.theme.font(Role.BODY))
        palette = line.palette()
        palette.setColor(QPalette.ColorRole.Base, Qt.GlobalColor.transparent)
        palette.setColor(QPalette.ColorRole.PlaceholderText, self.theme.tokens.muted)
        line.setPalette(palette)
        return line

    def labelled(self, line: QWidget, name: str = "") -> QLayout:
        """Return a field in its box, below what it is called."""
        part = QVBoxLayout()
        part.setSpacing(4)
        label = Label(self.theme, name or line.accessibleName(), Role.META_MEDIUM, "muted", self)
        label.setBuddy(line)
        part.addWidget(label)
        part.addWidget(Box(self.theme, line, self))
        return part

    def say(self, text: str, colour: str = "muted") -> None:
        """Say what is missing or will happen; an error is read aloud once the hand rests."""
        self.said.setText(text)
        self.said.set_colour(colour)
        if colour == "danger" and text:
            self._quiet.start()
        else:
            self._quiet.stop()

    def submit(self) -> None:
        """Do what the main button says."""
        raise NotImplementedError

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Take Enter for the main button wherever the keyboard is, unless another button has it."""
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            focused = self.focusWidget()
            if focused is self.cancel:
                self.reject()
            elif self.take.isEnabled():
                self.submit()
            return
        super().keyPressEvent(event)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the ground."""
        del event
        painter = QPainter(self)
        painter.fillRect(self.rect(), self.theme.tokens.surface)
        painter.end()
