"""The sheets for PIX, contacts, places and later: what they take, what they say, what they remember."""

from datetime import datetime

import pytest
from attach_rig import Parts, two_chats
from fakes_conversation import NOON, make_chat, message
from PySide6.QtCore import QDate, Qt, QTime
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from multichat_desktop.domain.brcode import KeyType
from multichat_desktop.domain.content import Contact
from multichat_desktop.services.charges import PixForm
from multichat_desktop.ui.attach.contact import ContactDialog
from multichat_desktop.ui.attach.later import LaterDialog, LaterMenu, choices
from multichat_desktop.ui.attach.pix import PixDialog
from multichat_desktop.ui.attach.place import PlaceDialog
from multichat_desktop.ui.attach.remembered import MOST_PLACES, Place, Remembered
from multichat_desktop.ui.times import ahead_words

CPF, CNPJ, MOBILE = "529.982.247-25", "11.222.333/0001-81", "(11) 98877-6655"
HOUR = 3_600_000


@pytest.fixture
def parts(qtbot, theme):
    return Parts(qtbot, theme, [message(1)], two_chats())


@pytest.fixture
def known():
    kept: dict[str, str] = {}
    made = Remembered({}, kept.__setitem__)
    made.kept = kept
    return made


# ------------------------------------------------------------ PIX


@pytest.fixture
def pix(qtbot, theme, known):
    dialog = PixDialog(theme, known, "Mariana Alves", None)
    qtbot.addWidget(dialog)
    dialog.out = []
    dialog.sent.connect(lambda *given: dialog.out.append(given))
    return dialog


def fill(dialog, amount="180,00", key=CNPJ, merchant="Bolos da Lu", city="São Paulo"):
    dialog.amount.setText(amount)
    dialog.key.setText(key)
    dialog.merchant.setText(merchant)
    dialog.city.setText(city)


@pytest.mark.parametrize(
    "typed, kind",
    [
        (CPF, KeyType.CPF),
        (CNPJ, KeyType.CNPJ),
        (MOBILE, KeyType.PHONE),
        ("loja@bolos.com.br", KeyType.EMAIL),
        ("123e4567-e89b-12d3-a456-426614174000", KeyType.EVP),
    ],
)
def test_a_key_says_itself_of_what_kind_it_is(pix, typed, kind):
    fill(pix, key=typed)
    assert [one for one, chip in pix.kinds.items() if chip.isChecked()] == [kind]
    assert pix.take.isEnabled()


def test_wrong_check_digits_are_said_and_nothing_is_sent(pix):
    fill(pix, key="529.982.247-26")
    assert "no valid PIX key" in pix.said.text()
    pix.submit()
    assert not pix.out
    pix.kinds[KeyType.CPF].click()
    assert pix.said.text() == "This is not a valid CPF. Look at the digits once more."


@pytest.mark.parametrize(
    "given, says",
    [
        ({"amount": "1e3"}, "digits and a comma"),
        ({"amount": "0"}, "more than zero"),
        ({"merchant": " "}, "who is paid"),
        ({"city": ""}, "in which city"),
    ],
)
def test_what_is_missing_is_said(pix, given, says):
    fill(pix, **given)
    assert says in pix.said.text()
    assert not pix.take.isEnabled()


def test_the_code_is_sent_with_enter_and_who_is_paid_is_remembered(pix, known, qtbot, theme):
    fill(pix)
    pix.txid.setText("PEDIDO 2042")
    assert "no spaces" in pix.said.text()
    pix.txid.setText("PEDIDO2042")
    QTest.keyClick(pix.txid, Qt.Key.Key_Return)
    ((charge, form, caption),) = pix.out
    assert (charge.key.value, charge.amount, charge.txid) == ("11222333000181", 18000, "PEDIDO2042")
    assert (form, caption) == (PixForm.CODE, None)
    again = PixDialog(theme, Remembered(known.kept, known.kept.__setitem__), "João", None)
    qtbot.addWidget(again)
    assert (again.key.text(), again.merchant.text(), again.city.text()) == (CNPJ, "Bolos da Lu", "São Paulo")
    assert again.amount.text() == ""
    assert again.take.isEnabled()  # the customer chooses the amount


def test_the_picture_says_below_it_what_is_paid(pix):
    fill(pix)
    pix.forms[PixForm.PICTURE].click()
    pix.submit()
    assert pix.out[0][1:] == (PixForm.PICTURE, "PIX: R$ 180,00 for Bolos da Lu")


def test_the_button_needs_no_city_and_says_that_it_carries_no_amount(pix):
    fill(pix, city="")
    pix.forms[PixForm.BUTTON].click()
    assert "write the amount" in pix.said.text()
    pix.submit()
    assert pix.out[0][1] is PixForm.BUTTON


def test_the_code_is_shown_as_it_will_be(pix, qtbot):
    fill(pix)
    qtbot.waitUntil(lambda: bool(pix.qr._modules))
    assert pix.below.text() == "R$ 180,00"
    pix.key.setText("x")
    qtbot.waitUntil(lambda: not pix.qr._modules)


def test_the_pane_hands_a_charge_on(parts):
    parts.attaching.send_pix()
    dialog = parts.pane.findChild(PixDialog)
    fill(dialog)
    dialog.submit()
    ((chat_id, charge, form, caption),) = parts.actions.named("send_pix")
    assert (chat_id, charge.amount, form, caption) == ("c1", 18000, PixForm.CODE, None)


# ------------------------------------------------------------ contacts and places


def test_customers_and_somebody_else_go_as_cards(qtbot, theme, icons):
    group = make_chat("g", name="Grupo", phone=None, is_group=True)
    dialog = ContactDialog(theme, icons, [*two_chats(), group], None)
    qtbot.addWidget(dialog)
    out = []
    dialog.sent.connect(out.append)
    assert dialog.choice.model.rowCount() == 2
    assert not dialog.take.isEnabled()
    QTest.keyClicks(dialog.choice.search.field, "joao")
    QTest.keyClick(dialog.choice.search.field, Qt.Key.Key_Return)
    dialog.phone.setText("1234")
    assert not dialog.take.isEnabled()
    dialog.name.setText("Rafa Motoboy")
    dialog.phone.setText("(11) 98877-6655")
    QTest.keyClick(dialog.phone, Qt.Key.Key_Return)
    assert out == [[Contact("João Pedro", ("+5511977776666",)), Contact("Rafa Motoboy", ("+5511988776655",))]]


def test_a_place_is_read_from_a_link_and_remembered(parts):
    parts.attaching.send_place()
    dialog = parts.pane.findChild(PlaceDialog)
    dialog.where.setText("https://maps.app.goo.gl/abc")
    assert "Short links" in dialog.said.text()
    dialog.where.setText("https://www.google.com/maps/place/Bolos+da+Lu/@-23.56,-46.65,17z")
    assert dialog.name.text() == "Bolos da Lu"
    dialog.address.setText("Av. Paulista, 1578")
    QTest.keyClick(dialog.address, Qt.Key.Key_Return)
    assert parts.actions.named("send_location") == [
        ("c1", -23.56, -46.65, "Bolos da Lu", "Av. Paulista, 1578")
    ]
    parts.attaching.send_place()
    again = next(d for d in parts.pane.findChildren(PlaceDialog) if d is not dialog)
    again.recent[0].click()
    assert again.where.text() == "-23.56, -46.65"
    again.submit()
    assert len(parts.actions.named("send_location")) == 2


def test_only_the_newest_places_are_kept(known):
    for i in range(MOST_PLACES + 3):
        known.keep_place(Place(float(i), 0.0))
    known.keep_place(Place(5.0, 0.0, "de novo"))
    assert len(known.places()) == MOST_PLACES
    assert known.places()[0].name == "de novo"
    assert Remembered({"attach.places": "{", "attach.pix": "["}, known.kept.__setitem__).places() == []


# ------------------------------------------------------------ later


def moment(day, hour, minute=0):
    return round(datetime(2026, 11, day, hour, minute).astimezone().timestamp() * 1000)


def test_every_choice_lies_ahead():
    # Thursday morning, Thursday night, Sunday
    assert [at for _, at in choices(moment(12, 10, 5))] == [
        moment(12, 11, 5),
        moment(12, 18),
        moment(13, 9),
        moment(16, 9),
    ]
    assert [at for _, at in choices(moment(12, 22))] == [moment(12, 23), moment(13, 9), moment(16, 9)]
    assert [at for _, at in choices(moment(15, 10))] == [moment(15, 11), moment(15, 18), moment(16, 9)]


def test_days_are_called_by_their_names():
    now = moment(12, 10)
    assert ahead_words(moment(12, 18), now) == "today at 18:00"
    assert ahead_words(moment(13, 9), now) == "tomorrow at 09:00"
    assert ahead_words(moment(11, 9), now) == "yesterday at 09:00"
    assert ahead_words(moment(16, 9), now) == "seg 16/11 at 09:00"


def test_what_is_written_goes_later_by_keyboard(parts, qtbot):
    parts.composer.field.insertPlainText("bom dia")
    parts.composer.reply_to(parts.pane.model.message(0))
    parts.attaching.ask_when()
    menu = QApplication.activePopupWidget()
    assert isinstance(menu, LaterMenu)
    QTest.keyClick(menu, Qt.Key.Key_Return)
    assert parts.actions.named("send_text") == [("c1", "bom dia", "M1", (NOON + HOUR) // 60_000 * 60_000)]
    assert parts.composer.text() == ""
    parts.attaching.ask_when()  # nothing is written: nothing is asked
    assert QApplication.activePopupWidget() is None


def test_an_hour_that_is_over_is_not_taken(qtbot, theme):
    now = moment(12, 10)
    dialog = LaterDialog(theme, lambda: now, None)
    qtbot.addWidget(dialog)
    out = []
    dialog.chosen.connect(out.append)
    dialog.day.setDate(QDate(2026, 11, 12))
    dialog.hour.setTime(QTime(9, 0))
    assert dialog.said.text() == "That hour is over already."
    QTest.keyClick(dialog.hour, Qt.Key.Key_Return)
    assert not out
    dialog.hour.setTime(QTime(11, 30))
    assert "today at 11:30" in dialog.said.text()
    QTest.keyClick(dialog.hour, Qt.Key.Key_Return)
    assert out == [moment(12, 11, 30)]
