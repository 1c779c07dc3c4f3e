"""Sending cards: of customers that are found in the list, or of somebody whose name and number are typed."""

from collections.abc import Sequence

from PySide6.QtCore import QCoreApplication, Signal
from PySide6.QtWidgets import QHBoxLayout, QWidget

from multichat_desktop.domain.address import format_phone, from_typed
from multichat_desktop.domain.chat import Chat
from multichat_desktop.domain.content import Contact
from multichat_desktop.ui import texts
from multichat_desktop.ui.attach.form import FormDialog
from multichat_desktop.ui.choice import ChatChoice
from multichat_desktop.ui.icons import Icons
from multichat_desktop.ui.theme import Role, Theme
from multichat_desktop.ui.widgets.labels import Label

_WIDTH, _ROWS = 440, 5


class ContactDialog(FormDialog):
    """Signal: `sent(list)` of visiting cards."""

    sent = Signal(object)

    def __init__(self, theme: Theme, icons: Icons, chats: Sequence[Chat], parent: QWidget) -> None:
        super().__init__(
            theme,
            QCoreApplication.translate("ContactDialog", "Send a contact"),
            QCoreApplication.translate("ContactDialog", "Send"),
            _WIDTH,
            parent,
        )
        self._chats = {chat.id: chat for chat in chats if chat.phone and not chat.is_group}
        customers = list(self._chats.values())
        hint = self.tr("Name or number of a customer")
        self.choice = ChatChoice(theme, icons, customers, hint, _ROWS, self)
        self.choice.list.setAccessibleName(self.tr("Customers"))
        self.name = self.field(self.tr("Name"))
        self.phone = self.field(self.tr("Number with area code"), "(11) 98877-6655")
        self._lay_out()
        self.choice.changed.connect(self._look)
        self.choice.entered.connect(self._enter)
        self.name.textChanged.connect(self._look)
        self.phone.textChanged.connect(self._look)
        self._look()
        self.choice.search.setFocus()

    def _lay_out(self) -> None:
        if self._chats:
            self.column.addWidget(self.choice.search)
            self.column.addWidget(self.choice.list)
            self.column.addWidget(
                Label(self.theme, self.tr("Or somebody else"), Role.META_MEDIUM, "muted", self)
            )
        else:
            self.choice.search.hide()
            self.choice.list.hide()
        row = QHBoxLayout()
        row.setSpacing(10)
        row.addLayout(self.labelled(self.name), 1)
        row.addLayout(self.labelled(self.phone), 1)
        self.column.addLayout(row)

    def cards(self) -> list[Contact]:
        """Return the cards that are sent."""
        made = [
            Contact(texts.chat_title(chat), (f"+{chat.phone}",))
            for chat in map(self._chats.__getitem__, self.choice.chosen)
        ]
        typed = from_typed(self.phone.text())
        if typed is not None:
            number = f"+{typed.value}"
            made.append(Contact(self.name.text().strip() or format_phone(typed.value), (number,)))
        return made

    def _enter(self) -> None:
        """Choose the row where the keyboard stands; with something chosen send."""
        if self.cards():
            self.submit()
        else:
            self.choice.toggle_current()

    def _look(self) -> None:
        typed = self.phone.text().strip()
        wrong = bool(typed) and from_typed(typed) is None
        cards = self.cards()
        self.take.setEnabled(bool(cards) and not wrong)
        if wrong:
            self.say(self.tr("This is no phone number yet. Is the area code there?"), "danger")
        else:
            self.say(
                ", ".join(texts.one_line(card.name) for card in cards) or self.tr("Choose one or several")
            )

    def submit(self) -> None:
        """Send them."""
        cards = self.cards()
        if cards:
            self.sent.emit(cards)
            self.accept()
