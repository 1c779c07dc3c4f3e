"""What stands in the conversation's place while none is open: the first steps, or how to go on."""

from PySide6.QtCore import Qt, QTimer
from PySide6.QtGui import QGuiApplication, QKeySequence, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QHBoxLayout, QScrollArea, QStackedWidget, QVBoxLayout, QWidget

from multichat_desktop.ui.icons import Icons
from multichat_desktop.ui.theme import Metrics, Role, Theme
from multichat_desktop.ui.widgets.buttons import PushButton
from multichat_desktop.ui.widgets.labels import Label
from multichat_desktop.ui.widgets.scroll import OverlayScrollBar
from multichat_desktop.ui.widgets.states import EmptyState

_COPIED_FOR = 2000
_CARD = 660
_PURPOSE = 124


class Welcome(QWidget):
    """Shows the first steps until a message or a line is known, and afterwards asks to choose."""

    def __init__(
        self, theme: Theme, icons: Icons, local_urls: list[str], parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._theme = theme
        self.choose = EmptyState(theme, icons, self)
        self.first = FirstSteps(theme, local_urls, self)
        self._scroll = QScrollArea(self)
        self._scroll.setFrameShape(QScrollArea.Shape.NoFrame)
        self._scroll.setWidgetResizable(True)
        self._scroll.setWidget(self.first)
        self._scroll.viewport().setAutoFillBackground(False)
        self.first.setAutoFillBackground(False)
        self._bar = OverlayScrollBar(self._scroll, theme)
        self._stack = QStackedWidget(self)
        self._blank = QWidget(self)
        for page in (self._blank, self.choose, self._scroll):
            self._stack.addWidget(page)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self._stack)
        self._shown_for: tuple[bool, bool] | None = None
        theme.changed.connect(self.update)

    def show_for(self, *, lines: bool, chats: bool) -> None:
        """Show what fits: the first steps until a line or a message is known, then what can be done."""
        if (lines, chats) == self._shown_for:
            return
        self._shown_for = (lines, chats)
        if not lines and not chats:
            self._stack.setCurrentWidget(self._scroll)
            return
        self._stack.setCurrentWidget(self.choose)
        if chats:
            self.choose.say(
                "message-square",
                self.tr("Choose a conversation"),
                self.tr("Or press {keys} and type the customer's name or phone.").format(keys=_find_keys()),
            )
        else:
            self.choose.say(
                "circle-check",
                self.tr("All is ready"),
                self.tr("When a customer writes, the conversation appears at the left."),
            )

    @property
    def is_first_run(self) -> bool:
        """Whether the first steps are shown."""
        return self._stack.currentWidget() is self._scroll

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the ground."""
        painter = QPainter(self)
        painter.fillRect(self.rect(), self._theme.tokens.bg)
        painter.end()


class FirstSteps(QWidget):
    """A card: what has to be done once so that messages appear here."""

    def __init__(self, theme: Theme, local_urls: list[str], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self.addresses = [AddressLine(theme, url, self, alone=len(local_urls) == 1) for url in local_urls]
        self._card = _Card(theme, self)
        inside = QVBoxLayout(self._card)
        inside.setContentsMargins(28, 26, 28, 28)
        inside.setSpacing(10)
        inside.addWidget(Label(theme, self.tr("Almost ready"), Role.TITLE, "text", self))
        intro = self.tr(
            "Messages appear here by themselves as soon as the W-API knows where to deliver them. "
            "This is done once."
        )
        inside.addWidget(Label(theme, intro, Role.BODY, "muted", self, wrap=True))
        inside.addSpacing(8)
        many = len(self.addresses) > 1
        steps = (
            self.tr("Open your instance in the W-API's panel and find its webhooks."),
            self.tr("Copy each address into the field that stands beside its name.")
            if many
            else self.tr("Copy this address into each of the fields."),
            self.tr(
                "Send a message to your WhatsApp from another phone: the conversation appears at the left."
            ),
        )
        for number, step in enumerate(steps, 1):
            inside.addLayout(self._step(number, step))
            if number == 2:
                rows = QVBoxLayout()
                rows.setSpacing(4)
                for address in self.addresses:
                    rows.addWidget(address)
                inside.addLayout(rows)
                inside.addSpacing(4)
        outside = QHBoxLayout()
        outside.addStretch(1)
        outside.addWidget(self._card, 100)
        outside.addStretch(1)
        column = QVBoxLayout(self)
        column.setContentsMargins(24, 24, 24, 24)
        column.addStretch(2)
        column.addLayout(outside)
        column.addStretch(3)

    def _step(self, number: int, words: str) -> QHBoxLayout:
        row = QHBoxLayout()
        row.setSpacing(8)
        count = Label(self._theme, f"{number}.", Role.BODY_STRONG, "accent", self)
        count.setMinimumWidth(self._theme.px(18))
        row.addWidget(count, 0, Qt.AlignmentFlag.AlignTop)
        row.addWidget(Label(self._theme, words, Role.BODY, "text", self, wrap=True), 1)
        return row


class AddressLine(QWidget):
    """An address that can be selected, what it is for, and a button that copies it."""

    def __init__(self, theme: Theme, url: str, parent: QWidget | None = None, *, alone: bool = True) -> None:
        super().__init__(parent)
        self._theme, self._url = theme, url
        self._label = Label(theme, url, Role.SMALL, "text", self)
        self._label.setTextInteractionFlags(
            Qt.TextInteractionFlag.TextSelectableByMouse | Qt.TextInteractionFlag.TextSelectableByKeyboard
        )
        self._label.setMinimumWidth(40)
        self.button = PushButton(theme, self.tr("Copy"), self, primary=alone)
        self.button.setAccessibleName(self.tr("Copy the address {url}").format(url=url))
        self.button.clicked.connect(self._copy)
        self._back = QTimer(self)
        self._back.setSingleShot(True)
        self._back.setInterval(_COPIED_FOR)
        self._back.timeout.connect(self._say_copy)
        row = QHBoxLayout(self)
        row.setContentsMargins(14, 4, 4, 4)
        if not alone and (purpose := self.purpose()):
            name = Label(theme, purpose, Role.META_MEDIUM, "muted", self)
            name.setMinimumWidth(theme.px(_PURPOSE))
            row.addWidget(name)
        row.addWidget(self._label, 1)
        row.addWidget(self.button)
        theme.changed.connect(self.update)

    def purpose(self) -> str:
        """Return what the address is for, which its last part names; empty when that says nothing."""
        names = {
            "connect": self.tr("When connected"),
            "disconnect": self.tr("When disconnected"),
            "send-message": self.tr("When sending"),
            "receive-message": self.tr("When receiving"),
            "chat-presence": self.tr("Chat presence"),
            "message-status": self.tr("Message status"),
        }
        return names.get(self._url.partition("?")[0].rstrip("/").rpartition("/")[2], "")

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the ground."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(self._theme.tokens.sunken)
        painter.drawRoundedRect(self.rect(), Metrics.CORNER, Metrics.CORNER)
        painter.end()

    def _copy(self) -> None:
        QGuiApplication.clipboard().setText(self._url)
        self._caption(self.tr("Copied"))
        self._back.start()

    def _say_copy(self) -> None:
        self._caption(self.tr("Copy"))

    def _caption(self, text: str) -> None:
        self.button.setText(text)
        self.button.updateGeometry()


class _Card(QWidget):
    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self.setMaximumWidth(_CARD)

    def paintEvent(self, event: QPaintEvent) -> None:
        t = self._theme.tokens
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(QPen(t.line, 1))
        painter.setBrush(t.surface)
        painter.drawRoundedRect(self.rect().adjusted(0, 0, -1, -1), 16, 16)
        painter.end()


def _find_keys() -> str:
    return QKeySequence(Qt.Modifier.CTRL | Qt.Key.Key_K).toString(QKeySequence.SequenceFormat.NativeText)
