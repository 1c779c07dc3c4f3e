"""Quick replies by hand: `/` in the field, and the page on which they are written."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QAccessible
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QVBoxLayout, QWidget
from window_parts import SetClock, chat

from multichat_desktop.domain.chat import Instance
from multichat_desktop.services.quick_replies import QuickReplies
from multichat_desktop.ui.conversation.field import Field
from multichat_desktop.ui.quick_replies.page import QuickReplyPage
from multichat_desktop.ui.quick_replies.popup import slash_word
from multichat_desktop.ui.quick_replies.writing import QuickWriting

ANA = chat("a", "Ana Souza")
SHOP = Instance(id="line", name="Loja Paulista")


@pytest.fixture
def replies() -> QuickReplies:
    made = QuickReplies((), lambda _: None)
    made.save("horario", "{nome}, abrimos às 9h.")
    made.save("pix", "Pix da {loja}")
    made.save("preço", "R$ 10")
    return made


@pytest.fixture
def field(qtbot, theme, replies) -> Field:
    pane = QWidget()
    qtbot.addWidget(pane)
    pane.resize(600, 500)
    made = Field(theme, pane)
    column = QVBoxLayout(pane)
    column.addStretch(1)
    column.addWidget(made)
    made.quick = QuickWriting(theme, made, replies, SetClock(), lambda: ANA, lambda: SHOP, pane)
    made.sent = []
    made.submitted.connect(lambda: made.sent.append(made.toPlainText()))
    pane.show()
    pane.activateWindow()
    qtbot.waitUntil(pane.isActiveWindow)
    made.setFocus()
    made.keep = pane
    return made


@pytest.mark.parametrize(
    "text, word",
    [
        ("/", ""),
        ("/pi", "pi"),
        ("oi /pi", "pi"),
        ("e/ou", None),
        ("http://a", None),
        ("/ ", None),
        ("", None),
    ],
)
def test_what_counts_as_a_shortcut_being_typed(text: str, word: str | None) -> None:
    assert slash_word(text, len(text)) == word


def test_a_slash_some_letters_and_enter_put_it_in_filled(field) -> None:
    QTest.keyClicks(field, "/")
    popup = field.quick.popup
    assert popup.isVisible()
    assert popup.model.rowCount() == 3
    QTest.keyClicks(field, "hor")
    assert popup.model.rowCount() == 1
    QTest.keyClick(field, Qt.Key.Key_Return)
    assert field.toPlainText() == "Ana, abrimos às 9h."
    assert not popup.isVisible()
    assert field.sent == []
    QTest.keyClick(field, Qt.Key.Key_Return)
    assert field.sent == ["Ana, abrimos às 9h."]


def test_accents_are_folded_and_arrows_choose(field) -> None:
    QTest.keyClicks(field, "oi /p")
    popup = field.quick.popup
    assert [popup.model.reply(row).shortcut for row in range(2)] == ["pix", "preço"]
    QTest.keyClick(field, Qt.Key.Key_Down)
    QTest.keyClick(field, Qt.Key.Key_Tab)
    assert field.toPlainText() == "oi R$ 10"
    QTest.keyClicks(field, " /preco")
    QTest.keyClick(field, Qt.Key.Key_Return)
    assert field.toPlainText() == "oi R$ 10 R$ 10"


def test_escape_closes_and_leaves_the_letters(field) -> None:
    QTest.keyClicks(field, "/pi")
    QTest.keyClick(field, Qt.Key.Key_Escape)
    assert not field.quick.popup.isVisible()
    QTest.keyClicks(field, "x")
    assert not field.quick.popup.isVisible()
    assert field.toPlainText() == "/pix"
    field.clear()
    QTest.keyClicks(field, "/")
    assert field.quick.popup.isVisible()


def test_what_fits_nothing_is_sent_as_it_stands(field) -> None:
    QTest.keyClicks(field, "/zzzz")
    assert not field.quick.popup.isVisible()
    QTest.keyClick(field, Qt.Key.Key_Return)
    assert field.sent == ["/zzzz"]


@pytest.fixture
def page(qtbot, theme, icons, replies) -> QuickReplyPage:
    made = QuickReplyPage(theme, icons, SetClock(), replies)
    qtbot.addWidget(made)
    made.resize(1000, 700)
    made.heard, made.undo = [], []
    made.said.connect(made.heard.append)
    made.undo_offered.connect(lambda said, deed: made.undo.append((said, deed)))
    made.show()
    made.activateWindow()
    qtbot.waitUntil(made.isActiveWindow)
    return made


def test_a_new_one_is_written_by_keyboard_alone(page, replies) -> None:
    page.arrive()
    page.begin()
    editor = page.editor
    assert editor.shortcut.hasFocus()
    QTest.keyClicks(editor.shortcut, "oi")
    QTest.keyClick(editor.shortcut, Qt.Key.Key_Return)
    assert editor.text.hasFocus()
    QTest.keyClicks(editor.text, "Oi, {nome}! {nme}")
    assert editor.preview.text == "Oi, Mariana! {nme}"
    assert "{nme}" in editor.wrong.text()
    QTest.keyClick(editor.text, Qt.Key.Key_S, Qt.KeyboardModifier.ControlModifier)
    assert replies.all()[-1].shortcut == "oi"
    assert page.list.currentIndex().row() == 3
    assert not editor.is_changed
    assert not editor.save.isEnabled()


def test_what_is_wrong_is_said_and_the_keyboard_goes_there(page, replies) -> None:
    page.begin()
    page.editor.shortcut.setText("pix")
    page.editor.text.setPlainText("outro")
    page.editor.save.click()
    assert "/pix" in page.editor.wrong.text()
    assert page.editor.shortcut.hasFocus()
    assert len(replies.all()) == 3


def test_deleting_can_be_undone(page, replies) -> None:
    before = replies.all()
    page.show_reply(before[1].id)
    page.editor.remove.click()
    assert [one.shortcut for one in replies.all()] == ["horario", "preço"]
    (said, deed) = page.undo[0]
    assert "/pix" in said
    deed()
    assert replies.all() == before


def test_searching_and_moving(page, replies) -> None:
    page.search.field.setText("10")
    assert page.model.rowCount() == 1
    page.search.clear()
    page.show_reply(replies.all()[2].id)
    page.list.setFocus()
    held = Qt.KeyboardModifier.AltModifier | Qt.KeyboardModifier.ShiftModifier
    QTest.keyClick(page, Qt.Key.Key_Up, held)
    assert [one.shortcut for one in replies.all()] == ["horario", "preço", "pix"]
    assert page.list.currentIndex().row() == 1


def test_files_go_out_and_come_in(page, replies, tmp_path) -> None:
    place = tmp_path / "all.json"
    page.write_file(str(place))
    assert "all.json" in page.heard[-1]
    page.take_in(place.read_bytes())
    assert len(replies.all()) == 3
    page.take_in("novo;Olá\npix;Outro".encode())
    assert "1" in page.heard[-1]
    assert replies.all()[-1].shortcut == "novo"
    page.take_in(b"oi;")
    assert page.heard[-1].startswith("Nothing was imported. Line 1:")
    page._read_file(str(tmp_path / "none.csv"))
    page.write_file(str(tmp_path / "no" / "folder.csv"))
    assert len(page.heard) == 6


def test_it_is_read_aloud(page) -> None:
    seen = QAccessible.queryAccessibleInterface(page.list)
    assert seen.child(1).text(QAccessible.Text.Name) == "/pix. Pix da {loja}"
