"""Sending cards: of customers that are found in the list, or of somebody whose name and number are typed."""

from collections.abc import Sequence

from PySide6.QtCore import QCoreApplication, QEvent, QModelIndex, QObject, Qt, Signal
from PySide6.QtGui import QKeyEvent, QKeySequence
from PySide6.QtWidgets import QHBoxLayout, QWidget

from multichat_desktop.domain.address import format_phone, from_typed
from multichat_desktop.domain.chat import Chat
from multichat_desktop.domain.content import Contact
from multichat_desktop.ui import texts
from multichat_desktop.ui.attach.form import FormDialog
from multichat_desktop.ui.forward import ChoiceDelegate, ChoiceModel
from multichat_desktop.ui.icons import Icons
from multichat_desktop.ui.theme import Role, Theme
from multichat_desktop.ui.widgets.labels import Label
from multichat_desktop.ui.widgets.row_list import RowListView
from multichat_desktop.ui.widgets.search_field import SearchField

_WIDTH, _ROW, _ROWS = 440, 48, 5


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
        self.model = ChoiceModel(list(self._chats.values()), self)
        self.search = SearchField(theme, icons, self.tr("Name or number of a customer"), QKeySequence(), self)
        self.list = RowListView(theme.px(_ROW), self)
        self.list.setModel(self.model)
        self.list.setItemDelegate(ChoiceDelegate(theme, self.list))
        self.list.setFixedHeight(theme.px(_ROW) * _ROWS)
        self.list.setAccessibleName(self.tr("Customers"))
        self.name = self.field(self.tr("Name"))
        self.phone = self.field(self.tr("Number with area code"), "(11) 98877-6655")
        self._lay_out()
        self._connect()
        self._find("")
        self._look()
        self.search.setFocus()

    def _lay_out(self) -> None:
        if self._chats:
            self.column.addWidget(self.search)
            self.column.addWidget(self.list)
            self.column.addWidget(
                Label(self.theme, self.tr("Or somebody else"), Role.META_MEDIUM, "muted", self)
            )
        else:
            self.search.hide()
            self.list.hide()
        row = QHBoxLayout()
        row.setSpacing(10)
        row.addLayout(self.labelled(self.name), 1)
        row.addLayout(self.labelled(self.phone), 1)
        self.column.addLayout(row)

    def _connect(self) -> None:
        self.search.changed.connect(self._find)
        self.search.entered.connect(self._enter)
        self.search.left_down.connect(lambda: self.list.setFocus(Qt.FocusReason.OtherFocusReason))
        self.list.clicked.connect(lambda index: self._toggle(index.row()))
        self.list.installEventFilter(self)
        self.name.textChanged.connect(self._look)
        self.phone.textChanged.connect(self._look)

    def cards(self) -> list[Contact]:
        """Return the cards that are sent."""
        made = [
            Contact(texts.chat_title(chat), (f"+{chat.phone}",))
            for chat in map(self._chats.__getitem__, self.model.chosen)
        ]
        typed = from_typed(self.phone.text())
        if typed is not None:
            number = f"+{typed.value}"
            made.append(Contact(self.name.text().strip() or format_phone(typed.value), (number,)))
        return made

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Choose with space."""
        if watched is self.list and event.type() == QEvent.Type.KeyPress and isinstance(event, QKeyEvent):
            if event.key() == Qt.Key.Key_Space:
                self._toggle(self.list.currentIndex().row())
                return True
            if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
                self._enter()
                return True
        return super().eventFilter(watched, event)

    def _find(self, typed: str) -> None:
        self.model.find(typed)
        self.list.setCurrentIndex(self.model.index(0) if self.model.rowCount() else QModelIndex())
        self.list.scrollToTop()

    def _enter(self) -> None:
        """Choose the row where the keyboard stands; with something chosen send."""
        if self.cards():
            self.submit()
        else:
            self._toggle(self.list.currentIndex().row())

    def _toggle(self, row: int) -> None:
        if 0 <= row < self.model.rowCount():
            self.model.toggle(row)
            self._look()

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
        self.list.viewport().update()

    def submit(self) -> None:
        """Send them."""
        cards = self.cards()
        if cards:
            self.sent.emit(cards)
            self.accept()
