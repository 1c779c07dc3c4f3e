"""A new conversation with a number: typed or pasted with any mask, looked at, and asked for at WhatsApp."""

from collections.abc import Sequence

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtGui import QAccessible, QAccessibleAnnouncementEvent, QPainter, QPaintEvent, QPalette
from PySide6.QtWidgets import QButtonGroup, QDialog, QHBoxLayout, QLineEdit, QVBoxLayout, QWidget

from multichat_desktop.domain.address import Address, format_phone, from_typed
from multichat_desktop.domain.chat import Instance
from multichat_desktop.domain.outgoing import NumberCheck
from multichat_desktop.ui.ports import Actions
from multichat_desktop.ui.theme import Role, Theme
from multichat_desktop.ui.widgets.box import Box
from multichat_desktop.ui.widgets.buttons import Chip, PushButton
from multichat_desktop.ui.widgets.flow import FlowLayout
from multichat_desktop.ui.widgets.labels import Label

_WIDTH = 400
_ENOUGH_DIGITS = 10
PATIENCE = 8_000
"""Milliseconds after which a conversation begins although nobody could say whether the number is in WhatsApp."""


class NewChatDialog(QDialog):
    """Emits `opened(chat_id)` once the conversation is there."""

    opened = Signal(str)

    def __init__(
        self,
        theme: Theme,
        actions: Actions,
        instances: Sequence[Instance],
        chosen: str | None = None,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._theme, self._actions = theme, actions
        self._asked: object | None = None
        self._refused: str | None = None
        self.setWindowTitle(self.tr("New conversation"))
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.number = QLineEdit(self)
        self.number.setFrame(False)
        self.number.setPlaceholderText("(11) 98877-6655")
        self.number.setAccessibleName(self.tr("Phone number with area code"))
        self.said = Label(theme, "", Role.SMALL, "muted", self, wrap=True)
        self.begin = PushButton(theme, self.tr("Open conversation"), self)
        self.cancel = PushButton(theme, self.tr("Cancel"), self, primary=False)
        self._lines = QButtonGroup(self)
        self._ids: dict[int, str] = {}
        self._chips = [self._chip(instance, chosen) for instance in instances]
        self._patience = QTimer(self, singleShot=True, interval=PATIENCE)
        self._lay_out()
        self._connect()
        self._look()

    def _chip(self, instance: Instance, chosen: str | None) -> Chip:
        chip = Chip(self._theme, instance.title, self)
        self._lines.addButton(chip)
        self._ids[self._lines.id(chip)] = instance.id
        chip.setChecked(instance.id == chosen or not self._lines.checkedButton())
        return chip

    def _lay_out(self) -> None:
        label = Label(self._theme, self.number.accessibleName(), Role.META_MEDIUM, "muted", self)
        label.setBuddy(self.number)
        column = QVBoxLayout(self)
        column.setContentsMargins(28, 24, 28, 24)
        column.setSpacing(10)
        column.addWidget(Label(self._theme, self.windowTitle(), Role.TITLE, "text", self))
        column.addWidget(label)
        column.addWidget(Box(self._theme, self.number, self))
        column.addWidget(self.said)
        if len(self._chips) > 1:
            column.addWidget(Label(self._theme, self.tr("From the line"), Role.META_MEDIUM, "muted", self))
            flow = FlowLayout(6)
            for chip in self._chips:
                flow.addWidget(chip)
            column.addLayout(flow)
        else:
            for chip in self._chips:
                chip.hide()
        column.addSpacing(8)
        row = QHBoxLayout()
        row.addStretch(1)
        row.addWidget(self.cancel)
        row.addWidget(self.begin)
        column.addLayout(row)
        self.setFixedWidth(self._theme.px(_WIDTH))
        self.number.setFont(self._theme.font(Role.BODY))
        palette = self.number.palette()
        palette.setColor(QPalette.ColorRole.Base, Qt.GlobalColor.transparent)
        self.number.setPalette(palette)
        self.number.setFocus()

    def _connect(self) -> None:
        self.number.textChanged.connect(self._look)
        self.number.returnPressed.connect(self.start)
        self.begin.clicked.connect(self.start)
        self.cancel.clicked.connect(self.reject)
        self._patience.timeout.connect(self._go_on)

    @property
    def instance_id(self) -> str | None:
        """Return the line that is chosen."""
        return self._ids.get(self._lines.checkedId())

    @property
    def address(self) -> Address | None:
        """Return whom the number that stands there belongs to; None while it is none."""
        return from_typed(self.number.text())

    def start(self) -> None:
        """Ask whether the number is in WhatsApp, and open the conversation; at once if it was asked already."""
        address, instance_id = self.address, self.instance_id
        if address is None or instance_id is None or self._asked is not None:
            return
        if self._refused == address.value:
            self._open(address.value)
            return
        asked = self._asked = object()
        self._say(self.tr("Asking WhatsApp…"), "muted")
        self.begin.setEnabled(False)
        self._patience.start()
        self._actions.check_number(instance_id, self.number.text(), lambda answer: self._hear(asked, answer))

    def _hear(self, asked: object, answer: NumberCheck) -> None:
        if asked is not self._asked:
            return
        self._patience.stop()
        self._asked = None
        if answer.exists is False:
            address = self.address
            self._refused = address.value if address else None
            self.begin.setEnabled(True)
            self.begin.setText(self.tr("Open anyway"))
            self._say(
                self.tr("This number has no WhatsApp. Look at it once more: area code, ninth digit?"),
                "danger",
            )
            return
        address = self.address
        if answer.exists:
            self._open(answer.phone)
        elif address is not None:
            self._open(address.value)

    def _go_on(self) -> None:
        """Begin without an answer: WhatsApp will say it with the first message."""
        self._asked = None
        if self.address is not None:
            self._open(self.address.value)

    def _open(self, phone: str) -> None:
        if self.instance_id is not None:
            self._actions.start_chat(self.instance_id, phone, self._done)

    def _done(self, chat_id: str) -> None:
        self.opened.emit(chat_id)
        self.accept()

    def _look(self) -> None:
        """Say what the number is, or what is missing."""
        self._asked = None
        self._patience.stop()
        self.begin.setText(self.tr("Open conversation"))
        address, typed = self.address, self.number.text().strip()
        self.begin.setEnabled(address is not None and self.instance_id is not None)
        if self.instance_id is None:
            self._say(self.tr("Connect a WhatsApp line first."), "danger")
        elif address is not None:
            self._say(format_phone(address.value), "accent")
        elif len([char for char in typed if char.isdigit()]) >= _ENOUGH_DIGITS:
            self._say(
                self.tr("This is no phone number. Is the area code there, and no digit too many?"), "danger"
            )
        else:
            self._say(self.tr("With area code; from abroad with + and the country's code."), "muted")

    def _say(self, text: str, colour: str) -> None:
        self.said.setText(text)
        self.said.set_colour(colour)
        if colour == "danger":
            QAccessible.updateAccessibility(QAccessibleAnnouncementEvent(self, text))

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the ground."""
        del event
        painter = QPainter(self)
        painter.fillRect(self.rect(), self._theme.tokens.surface)
        painter.end()
