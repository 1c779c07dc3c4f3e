"""What can be done with the messages that are picked, above the field."""

from collections.abc import Callable

from PySide6.QtCore import QObject, Signal
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QHBoxLayout, QWidget

from multichat_desktop.domain.outgoing import may_forward
from multichat_desktop.ui.conversation.menu import hideable
from multichat_desktop.ui.conversation.picking import Picking
from multichat_desktop.ui.icons import Icons
from multichat_desktop.ui.ports import Actions
from multichat_desktop.ui.theme import Role, Theme
from multichat_desktop.ui.widgets.buttons import IconButton, PushButton
from multichat_desktop.ui.widgets.labels import Label


class Counted(QObject):
    """Sentences with a number in them (plurals are only found in a final QObject)."""

    def picked(self, count: int) -> str:
        """Return how many are picked."""
        return self.tr("%n messages selected", "", count)

    def hidden(self, count: int) -> str:
        """Return how many were deleted for the agent."""
        return self.tr("%n messages deleted for you.", "", count)


class PickBar(QWidget):
    """Hidden while nothing is picked. Signals: `forward_asked(list)` of messages; `undo_offered(text, deed)`."""

    forward_asked = Signal(object)
    undo_offered = Signal(str, object)

    def __init__(
        self, theme: Theme, picking: Picking, actions: Actions, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._theme, self._picking, self._actions = theme, picking, actions
        self._words = Counted(self)
        self._label = Label(theme, "", Role.BODY_STRONG, "text", self)
        self.copy = PushButton(theme, self.tr("Copy"), self, primary=False)
        self.forward = PushButton(theme, self.tr("Forward…"), self, primary=False)
        self.hide_all = PushButton(theme, self.tr("Delete for me"), self, primary=False)
        self.close_button = IconButton(theme, Icons(), "x", self.tr("Select nothing (Esc)"), self)
        row = QHBoxLayout(self)
        row.setContentsMargins(20, 8, 12, 8)
        row.setSpacing(8)
        row.addWidget(self._label, 1)
        for button in (self.copy, self.forward, self.hide_all, self.close_button):
            row.addWidget(button)
        does: dict[str, Callable[[], object]] = {
            "copy": self._copy,
            "forward": self._forward,
            "hide": self._hide_all,
        }
        picking.done_to.connect(lambda what: does[what]())
        picking.changed.connect(self._show)
        self.copy.clicked.connect(self._copy)
        self.forward.clicked.connect(self._forward)
        self.hide_all.clicked.connect(self._hide_all)
        self.close_button.clicked.connect(picking.end)
        theme.changed.connect(self.update)
        self.hide()

    @property
    def text(self) -> str:
        """Return what is said."""
        return self._label.text()

    def _show(self) -> None:
        picked = self._picking.messages()
        self._label.setText(self._words.picked(len(picked)))
        self.setAccessibleName(self._label.text())
        self.forward.setEnabled(any(map(may_forward, picked)))
        self.hide_all.setEnabled(any(map(hideable, picked)))
        self.setVisible(bool(picked))

    def _copy(self) -> None:
        self._picking.copy()
        self._picking.end()

    def _forward(self) -> None:
        self.forward_asked.emit([message for message in self._picking.messages() if may_forward(message)])
        self._picking.end()

    def _hide_all(self) -> None:
        seqs = [message.seq for message in self._picking.messages() if hideable(message)]
        self._picking.end()
        for seq in seqs:
            self._actions.hide(seq)
        if seqs:
            self.undo_offered.emit(self._words.hidden(len(seqs)), lambda: self._unhide(seqs))

    def _unhide(self, seqs: list[int]) -> None:
        for seq in seqs:
            self._actions.unhide(seq)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the ground and the hairline above."""
        del event
        painter = QPainter(self)
        painter.fillRect(self.rect(), self._theme.tokens.surface)
        painter.fillRect(0, 0, self.width(), 1, self._theme.tokens.line)
        painter.end()
