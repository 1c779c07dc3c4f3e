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
_ADD = "multichat-desktop instances add --id ID --token-stdin"
_PUSH = "multichat-desktop push-webhooks --public-url https://…"


class Welcome(QWidget):
    """Shows the first steps until a message or a line is known, and afterwards asks to choose."""

    def __init__(self, theme: Theme, icons: Icons, public_door: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self.choose = EmptyState(theme, icons, self)
        self.first = FirstSteps(theme, public_door, self)
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

    def __init__(self, theme: Theme, public_door: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self.door = CopyLine(theme, public_door, self)
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
        steps: tuple[tuple[str, CopyLine | None], ...] = (
            (
                self.tr("Add your instance, with its id and token from the W-API's panel:"),
                CopyLine(theme, _ADD, self),
            ),
            (self.tr("Let your tunnel (ngrok, for instance) forward to this address:"), self.door),
            (
                self.tr("Tell the W-API the address that your tunnel gives you:"),
                CopyLine(theme, _PUSH, self),
            ),
            (
                self.tr(
                    "Send a message to your WhatsApp from another phone: the conversation appears at the left."
                ),
                None,
            ),
        )
        self.lines = [line for _, line in steps if line is not None]
        for number, (words, line) in enumerate(steps, 1):
            inside.addLayout(self._step(number, words))
            if line is not None:
                inside.addWidget(line)
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


class CopyLine(QWidget):
    """A line to be copied: it can be selected, and a button takes it."""

    def __init__(self, theme: Theme, text: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._label = Label(theme, text, Role.SMALL, "text", self)
        self._label.setTextInteractionFlags(
            Qt.TextInteractionFlag.TextSelectableByMouse | Qt.TextInteractionFlag.TextSelectableByKeyboard
        )
        self._label.setMinimumWidth(40)
        self.button = PushButton(theme, self.tr("Copy"), self, primary=False)
        self.button.clicked.connect(self._copy)
        self._back = QTimer(self)
        self._back.setSingleShot(True)
        self._back.setInterval(_COPIED_FOR)
        self._back.timeout.connect(self._say_copy)
        row = QHBoxLayout(self)
        row.setContentsMargins(14, 4, 4, 4)
        row.addWidget(self._label, 1)
        row.addWidget(self.button)
        theme.changed.connect(self.update)
        self.show_text(text)

    @property
    def text(self) -> str:
        """Return what is copied."""
        return self._label.text()

    def show_text(self, text: str) -> None:
        """Show another text."""
        self._label.setText(text)
        self.button.setAccessibleName(self.tr("Copy {text}").format(text=text))

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the ground."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(self._theme.tokens.sunken)
        painter.drawRoundedRect(self.rect(), Metrics.CORNER, Metrics.CORNER)
        painter.end()

    def _copy(self) -> None:
        QGuiApplication.clipboard().setText(self.text)
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
