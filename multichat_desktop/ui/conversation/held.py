"""What was just sent and can still be taken back: a bar above the field that counts the seconds."""

from PySide6.QtCore import QTimer, Signal
from PySide6.QtGui import QAccessible, QAccessibleAnnouncementEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QHBoxLayout, QWidget

from multichat_desktop.domain.changes import Changes
from multichat_desktop.domain.clock import Clock
from multichat_desktop.domain.status import OutboxState
from multichat_desktop.ui.icons import Icons
from multichat_desktop.ui.ports import Actions
from multichat_desktop.ui.theme import Role, Theme
from multichat_desktop.ui.widgets.buttons import PushButton
from multichat_desktop.ui.widgets.labels import IconLabel, Label

HOLD = 5_000
"""Milliseconds for which a message can be taken back."""
_TICK = 250


class _Held:
    """One message that waits; `seq` is known as soon as it is durable."""

    def __init__(self, chat_id: str, text: str, typed: str, until: int) -> None:
        self.chat_id, self.text, self.typed, self.until = chat_id, text, typed, until
        self.seq: int | None = None
        self.unwanted = False


class HeldBar(QWidget):
    """Hidden while nothing is held. Emits `given_back(chat_id, text)` when a message was taken back."""

    given_back = Signal(str, str)

    def __init__(self, theme: Theme, actions: Actions, clock: Clock, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme, self._actions, self._clock = theme, actions, clock
        self._held: list[_Held] = []
        self._label = Label(theme, "", Role.META, "muted", self)
        self.undo_button = PushButton(theme, self.tr("Undo"), self, primary=False)
        self.undo_button.setToolTip(self.tr("Take the message back (Ctrl+Shift+Z)"))
        self.undo_button.clicked.connect(self.undo)
        row = QHBoxLayout(self)
        row.setContentsMargins(20, 6, 14, 6)
        row.setSpacing(10)
        row.addWidget(IconLabel(theme, Icons(), "clock", 16, "muted", self))
        row.addWidget(self._label, 1)
        row.addWidget(self.undo_button)
        self._timer = QTimer(self)
        self._timer.setInterval(_TICK)
        self._timer.timeout.connect(self.tick)
        theme.changed.connect(self.update)
        self.hide()

    @property
    def holds(self) -> bool:
        """Whether something can be taken back."""
        return bool(self._held)

    @property
    def text(self) -> str:
        """Return what is said."""
        return self._label.text() if self._held else ""

    def hold(self, chat_id: str, text: str, typed: str, quoted: str | None) -> None:
        """Send a text some seconds from now: it is durable at once. `typed` comes back to the field if it is undone."""
        until = self._clock.now() + HOLD
        self._held.append(_Held(chat_id, text, typed, until))
        self._actions.send_text(chat_id, text, quoted, until)
        self.tick()
        self._timer.start()
        self.show()
        QAccessible.updateAccessibility(QAccessibleAnnouncementEvent(self, self.text))

    def apply(self, changes: Changes) -> None:
        """Learn under which number a message is kept."""
        for message in changes.messages:
            if message.outbox is OutboxState.LATER:
                for held in self._held:
                    if held.seq is None and (held.chat_id, held.text) == (message.chat_id, message.text):
                        held.seq = message.seq
                        self._take_back(held)
                        break

    def undo(self) -> None:
        """Take the newest one back."""
        wanted = [held for held in self._held if not held.unwanted]
        if wanted:
            wanted[-1].unwanted = True
            self._take_back(wanted[-1])

    def tick(self) -> None:
        """Count down, and let go what has gone out."""
        now = self._clock.now()
        self._held = [held for held in self._held if held.until > now]
        if not self._held:
            self._timer.stop()
            self.hide()
            return
        seconds = -(-(self._held[-1].until - now) // 1000)
        self._label.setText(self.tr("Sending in {n} s").format(n=seconds))

    def _take_back(self, held: _Held) -> None:
        if held.unwanted and held.seq is not None:
            self._held.remove(held)
            self._actions.cancel_send(held.seq)
            self.given_back.emit(held.chat_id, held.typed)
            self.tick()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the ground and the hairline above."""
        del event
        painter = QPainter(self)
        painter.fillRect(self.rect(), self._theme.tokens.surface)
        painter.fillRect(0, 0, self.width(), 1, self._theme.tokens.line)
        painter.end()
