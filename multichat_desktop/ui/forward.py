"""Sending messages on: to which conversations."""

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QDialog, QHBoxLayout, QVBoxLayout, QWidget

from multichat_desktop.domain.chat import Chat
from multichat_desktop.ui.choice import MOST, ChatChoice
from multichat_desktop.ui.icons import Icons
from multichat_desktop.ui.theme import Role, Theme
from multichat_desktop.ui.widgets.buttons import PushButton
from multichat_desktop.ui.widgets.labels import Label

_ROWS, _WIDTH = 7, 420


class ForwardDialog(QDialog):
    """Emits `sent(list)` with the ids of the conversations that were chosen."""

    sent = Signal(object)

    def __init__(
        self, theme: Theme, icons: Icons, chats: Sequence[Chat], line: str, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._theme = theme
        self.setWindowTitle(self.tr("Forward to…"))
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.choice = ChatChoice(theme, icons, chats, self.tr("Name or number"), _ROWS, self)
        self.choice.list.setAccessibleName(self.tr("Conversations"))
        self._chosen = Label(theme, "", Role.META, "muted", self, wrap=True)
        self.send = PushButton(theme, self.tr("Forward"), self)
        cancel = PushButton(theme, self.tr("Cancel"), self, primary=False)
        self._lay_out(cancel, line)
        self.choice.changed.connect(self._tell)
        self.choice.entered.connect(self._enter)
        self.send.clicked.connect(self._send)
        cancel.clicked.connect(self.reject)
        self._tell(full=False)
        self.choice.search.setFocus()

    def _lay_out(self, cancel: PushButton, line: str) -> None:
        px = self._theme.px
        row = QHBoxLayout()
        row.addWidget(self._chosen, 1)
        row.addWidget(cancel)
        row.addWidget(self.send)
        column = QVBoxLayout(self)
        column.setContentsMargins(24, 20, 24, 20)
        column.setSpacing(12)
        column.addWidget(Label(self._theme, self.windowTitle(), Role.TITLE, "text", self))
        quoted = Label(self._theme, line, Role.META, "muted", self)
        quoted.setMaximumWidth(px(_WIDTH))
        column.addWidget(quoted)
        column.addWidget(self.choice.search)
        column.addWidget(self.choice.list)
        column.addLayout(row)
        self.setMinimumWidth(px(_WIDTH))

    def _enter(self) -> None:
        """Send; with nothing chosen yet choose."""
        if self.choice.chosen:
            self._send()
        else:
            self.choice.toggle_current()

    def _tell(self, full: bool) -> None:
        names = list(self.choice.chosen.values())
        said = ", ".join(names[:3]) + ("…" if len(names) > 3 else "")
        if full:
            said = self.tr("No more than {most} at once: WhatsApp may take it for spam.").format(most=MOST)
        self._chosen.setText(said or self.tr("Choose one or several"))
        self.send.setEnabled(bool(names))

    def _send(self) -> None:
        if self.choice.chosen:
            self.sent.emit(list(self.choice.chosen))
            self.accept()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the ground."""
        del event
        painter = QPainter(self)
        painter.fillRect(self.rect(), self._theme.tokens.surface)
        painter.end()
