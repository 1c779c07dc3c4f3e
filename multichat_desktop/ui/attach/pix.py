"""Asking for money: how much, to which key, and in which form the customer gets it."""

from collections.abc import Iterable

from PySide6.QtCore import QCoreApplication, Qt, QTimer, Signal
from PySide6.QtWidgets import QButtonGroup, QHBoxLayout, QLayout, QVBoxLayout, QWidget

from multichat_desktop.domain.brcode import BrCodeError, KeyType, PixKey, read_key
from multichat_desktop.domain.money import read_centavos
from multichat_desktop.services.charges import Charge, PixForm
from multichat_desktop.ui.attach.form import FormDialog
from multichat_desktop.ui.attach.qr import QrView
from multichat_desktop.ui.attach.remembered import PixOf, Remembered
from multichat_desktop.ui.conversation.words import money
from multichat_desktop.ui.theme import Role, Theme
from multichat_desktop.ui.widgets.buttons import Chip
from multichat_desktop.ui.widgets.flow import FlowLayout
from multichat_desktop.ui.widgets.labels import Label

_WIDTH, _SETTLED = 620, 200
FORMS = (PixForm.CODE, PixForm.PICTURE, PixForm.BUTTON)
"""In the order in which they are offered."""


def key_name(kind: KeyType) -> str:
    """Return what a kind of key is called at the counter."""
    return {
        KeyType.CPF: QCoreApplication.translate("Pix", "CPF"),
        KeyType.CNPJ: QCoreApplication.translate("Pix", "CNPJ"),
        KeyType.PHONE: QCoreApplication.translate("Pix", "Mobile number"),
        KeyType.EMAIL: QCoreApplication.translate("Pix", "E-mail"),
        KeyType.EVP: QCoreApplication.translate("Pix", "Random key"),
    }[kind]


def form_name(form: PixForm) -> str:
    """Return what a form of a charge is called."""
    return {
        PixForm.CODE: QCoreApplication.translate("Pix", "Code to copy and paste"),
        PixForm.PICTURE: QCoreApplication.translate("Pix", "QR code"),
        PixForm.BUTTON: QCoreApplication.translate("Pix", "Button with the key"),
    }[form]


class PixDialog(FormDialog):
    """Signal: `sent(Charge, PixForm, str | None)`, the last being what stands under the picture."""

    sent = Signal(object, object, object)

    def __init__(self, theme: Theme, known: Remembered, whom: str, parent: QWidget) -> None:
        title = QCoreApplication.translate("Pix", "PIX charge for {name}").format(name=whom)
        super().__init__(theme, title, QCoreApplication.translate("Pix", "Send charge"), _WIDTH, parent)
        self._known = known
        before = known.pix()
        self.amount = self.field(self.tr("Amount"), "0,00")
        self.key = self.field(
            self.tr("PIX key"), self.tr("CPF, CNPJ, mobile, e-mail or random key"), before.key
        )
        self.merchant = self.field(self.tr("Who is paid"), self.tr("Name of the shop"), before.merchant)
        self.city = self.field(self.tr("City"), self.tr("City of the shop"), before.city)
        self.txid = self.field(self.tr("Identifier (optional)"), self.tr("Order number, letters and digits"))
        self.qr = QrView(theme, self)
        self.kinds = {kind: Chip(theme, key_name(kind), self) for kind in KeyType}
        self.forms = {form: Chip(theme, form_name(form), self) for form in FORMS}
        group = QButtonGroup(self)
        for chip in self.forms.values():
            group.addButton(chip)
        self._said_kind: KeyType | None = None
        self._settled = QTimer(self, singleShot=True, interval=_SETTLED)
        self._settled.timeout.connect(self._preview)
        self._lay_out()
        self._begin(before)
        self._connect()
        self._look()
        self.amount.setFocus()

    def _row_of(self, chips: Iterable[Chip], name: str) -> QLayout:
        part = QVBoxLayout()
        part.setSpacing(5)
        part.addWidget(Label(self.theme, name, Role.META_MEDIUM, "muted", self))
        flow = FlowLayout(6)
        for chip in chips:
            flow.addWidget(chip)
            chip.setAccessibleName(f"{name}: {chip.text()}")
        part.addLayout(flow)
        return part

    def _lay_out(self) -> None:
        left = QVBoxLayout()
        left.setSpacing(9)
        left.addLayout(self.labelled(self.amount, self.tr("Amount (R$)")))
        left.addLayout(self.labelled(self.key))
        left.addLayout(self._row_of(self.kinds.values(), self.tr("Kind of key")))
        names = QHBoxLayout()
        names.setSpacing(10)
        names.addLayout(self.labelled(self.merchant), 3)
        names.addLayout(self.labelled(self.city), 2)
        left.addLayout(names)
        left.addLayout(self.labelled(self.txid))
        left.addStretch(1)
        right = QVBoxLayout()
        right.setSpacing(8)
        right.addWidget(self.qr, 0, Qt.AlignmentFlag.AlignHCenter)
        self.below = Label(self.theme, "", Role.META, "muted", self, wrap=True, centred=True)
        self.below.setFixedWidth(self.qr.sizeHint().width())
        right.addWidget(self.below)
        right.addStretch(1)
        both = QHBoxLayout()
        both.setSpacing(22)
        both.addLayout(left, 1)
        both.addLayout(right)
        self.column.addLayout(both)
        self.column.addLayout(self._row_of(self.forms.values(), self.tr("The customer gets")))

    def _begin(self, before: PixOf) -> None:
        form = next((one for one in FORMS if one.value == before.form), FORMS[0])
        self.forms[form].setChecked(True)
        self._said_kind = next((kind for kind in KeyType if kind.value == before.key_type), None)

    def _connect(self) -> None:
        for line in (self.amount, self.merchant, self.city, self.txid):
            line.textChanged.connect(self._look)
        self.key.textChanged.connect(self._on_key)
        for kind, chip in self.kinds.items():
            chip.clicked.connect(lambda _=False, one=kind: self._say_kind(one))
        for chip in self.forms.values():
            chip.clicked.connect(self._look)

    # ------------------------------------------------------------ what is given

    @property
    def form(self) -> PixForm:
        """Return the form that is chosen."""
        return next(form for form, chip in self.forms.items() if chip.isChecked())

    @property
    def pix_key(self) -> PixKey | None:
        """Return the key, if it is one."""
        return read_key(self.key.text(), self._said_kind)

    def charge(self) -> Charge | None:
        """Return the charge; None while something is missing."""
        key = self.pix_key
        if key is None:
            return None
        return Charge(
            key=key,
            merchant=self.merchant.text().strip(),
            city=self.city.text().strip(),
            amount=read_centavos(self.amount.text()),
            txid=self.txid.text().strip() or None,
        )

    def _on_key(self) -> None:
        self._said_kind = None  # another key may be of another kind
        self._look()

    def _say_kind(self, kind: KeyType) -> None:
        self._said_kind = kind
        self._look()

    def trouble(self) -> str:
        """Return what is wrong or missing; empty when it can be sent."""
        charge = self.charge()
        if charge is None:
            return self._key_trouble()
        typed = self.amount.text().strip()
        if self.form is PixForm.BUTTON:
            return "" if charge.merchant else self.tr("Say who is paid: the customer reads it on the button.")
        if typed and charge.amount is None:
            return self.tr("Write the amount with digits and a comma: 180,00.")
        try:
            charge.code()
        except BrCodeError as error:
            return self._code_trouble(error.code)
        return ""

    def _key_trouble(self) -> str:
        if not self.key.text().strip():
            return self.tr("Which key is paid to?")
        if self._said_kind is not None:
            said = self.tr("This is not a valid {kind}. Look at the digits once more.")
            return said.format(kind=key_name(self._said_kind))
        return self.tr("This is no valid PIX key. Look at the digits once more.")

    def _code_trouble(self, code: str) -> str:
        known = {
            "merchant": self.tr("Say who is paid: the customer's bank shows it."),
            "city": self.tr("Say in which city the shop is: banks want it."),
            "amount": self.tr("The amount has to be more than zero."),
            "txid": self.tr("The identifier takes up to 25 letters and digits, no spaces or accents."),
        }
        return known.get(code, self.tr("No bank would read this key. Look at it once more."))

    def _look(self) -> None:
        key = self.pix_key
        for kind, chip in self.kinds.items():
            chip.setChecked((key.type if key else self._said_kind) is kind)
        trouble = self.trouble()
        self.take.setEnabled(not trouble)
        begun = bool(self.key.text().strip())
        self.say(trouble or self._promise(), "danger" if trouble and begun else "muted")
        self._settled.start()

    def _promise(self) -> str:
        if self.form is PixForm.BUTTON:
            return self.tr("The button carries the key alone: write the amount beside it.")
        return self.tr("The bank does not tell us about payments: you mark it as paid yourself.")

    def _preview(self) -> None:
        charge = self.charge()
        ready = charge is not None and not self.trouble()
        if not ready or charge is None:
            self.qr.show_text("")
            self.below.setText(self.tr("The code appears here."))
            self.qr.setAccessibleName(self.below.text())
            return
        if self.form is PixForm.BUTTON:
            self.qr.show_text("")
            self.below.setText(f"{key_name(charge.key.type)}: {charge.key.value}")
        else:
            self.qr.show_text(charge.code())
            self.below.setText(
                money(charge.amount * 10, "BRL")
                if charge.amount
                else self.tr("The customer chooses the amount.")
            )
        self.qr.setAccessibleName(self.below.text())

    def submit(self) -> None:
        """Send it, and remember who is paid."""
        charge = self.charge()
        if charge is None or self.trouble():
            return
        self._known.keep_pix(
            PixOf(
                self.key.text().strip(), charge.key.type.value, charge.merchant, charge.city, self.form.value
            )
        )
        caption = None
        if self.form is PixForm.PICTURE:
            said = self.tr("PIX: {amount} for {merchant}") if charge.amount else self.tr("PIX for {merchant}")
            amount = money((charge.amount or 0) * 10, "BRL")
            caption = said.replace("{amount}", amount).replace("{merchant}", charge.merchant)
        self.sent.emit(charge, self.form, caption)
        self.accept()
