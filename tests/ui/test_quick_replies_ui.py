"""Quick replies by hand: `/` in the field, and the page on which they are written."""

import pytest
from attach_rig import Parts, read
from media_files import save_picture
from PySide6.QtCore import Qt
from PySide6.QtGui import QAccessible
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QFileDialog, QVBoxLayout, QWidget
from quick_reply_rig import AtOnce, desk_of
from window_parts import SetClock, chat

from multichat_desktop import assets
from multichat_desktop.domain.chat import Instance
from multichat_desktop.domain.content import Kind
from multichat_desktop.domain.outgoing import OutgoingFile
from multichat_desktop.domain.quick_reply import LARGEST_ATTACHMENT
from multichat_desktop.services.quick_replies import QuickReplies
from multichat_desktop.ui.conversation.field import Field
from multichat_desktop.ui.quick_replies.page import QuickReplyPage
from multichat_desktop.ui.quick_replies.popup import slash_word
from multichat_desktop.ui.quick_replies.writing import QuickWriting

ANA = chat("a", "Ana Souza")
SHOP = Instance(id="line", name="Loja Paulista")


@pytest.fixture
def replies(tmp_path) -> QuickReplies:
    made = QuickReplies((), lambda _: None, tmp_path / "profile")
    (tmp_path / "profile").mkdir()
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
def work() -> AtOnce:
    return AtOnce()


@pytest.fixture
def desk(replies, tmp_path, work):
    return desk_of(replies, tmp_path / "profile", work)


@pytest.fixture
def page(qtbot, theme, icons, replies, desk) -> QuickReplyPage:
    made = QuickReplyPage(theme, icons, SetClock(), replies, desk)
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
    page.read_file(str(place))
    assert len(replies.all()) == 3
    (tmp_path / "some.csv").write_text("novo;Olá\npix;Outro")
    page.read_file(str(tmp_path / "some.csv"))
    assert "1" in page.heard[-1]
    assert replies.all()[-1].shortcut == "novo"
    (tmp_path / "some.csv").write_text("oi;")
    page.read_file(str(tmp_path / "some.csv"))
    assert page.heard[-1].startswith("Nothing was imported. Line 1:")
    page.read_file(str(tmp_path / "none.csv"))
    page.write_file(str(tmp_path / "no" / "folder.csv"))
    assert len(page.heard) == 6


def test_it_is_read_aloud(page) -> None:
    seen = QAccessible.queryAccessibleInterface(page.list)
    assert seen.child(1).text(QAccessible.Text.Name) == "/pix. Pix da {loja}"


# ------------------------------------------------------------ attachments


@pytest.fixture
def cake(tmp_path):
    return save_picture(tmp_path / "bolo de cenoura.jpg", 1200, 800)


def tab_to(widget, most: int = 30) -> None:
    """Go on with Tab until a widget has the keyboard."""
    for _ in range(most):
        if widget.hasFocus():
            return
        QTest.keyClick(QApplication.focusWidget(), Qt.Key.Key_Tab)
    raise AssertionError("Tab does not come there")


def choose(qtbot, page, name: str) -> None:
    """Answer the open dialog for files."""
    dialog = next(w for w in QApplication.topLevelWidgets() if isinstance(w, QFileDialog) and w.isVisible())
    dialog.fileSelected.emit(name)
    dialog.reject()
    qtbot.waitUntil(lambda: not dialog.isVisible())
    page.activateWindow()
    qtbot.waitUntil(page.isActiveWindow)


def looked_into(qtbot, editor) -> None:
    qtbot.waitUntil(lambda: editor.attached.is_read)


def test_a_file_is_attached_by_keyboard_alone(qtbot, page, replies, cake) -> None:
    page.begin()
    editor = page.editor
    QTest.keyClicks(editor.shortcut, "bolo")
    tab_to(editor.attached.choose)
    QTest.keyClick(editor.attached.choose, Qt.Key.Key_Space)
    choose(qtbot, page, str(cake))
    looked_into(qtbot, editor)
    assert editor.attached.remove.hasFocus()
    assert "bolo de cenoura.jpg" in editor.attached.accessibleName()
    assert "Photo" in editor.attached.facts.text()
    assert editor.attached.picture._file.image is not None
    QTest.keyClick(editor.attached.remove, Qt.Key.Key_S, Qt.KeyboardModifier.ControlModifier)
    reply = replies.all()[-1]
    assert (reply.shortcut, reply.text, reply.attachment.name) == ("bolo", "", "bolo de cenoura.jpg")
    assert replies.place_of(reply.attachment).read_bytes() == cake.read_bytes()
    looked_into(qtbot, editor)
    assert not editor.is_changed
    seen = QAccessible.queryAccessibleInterface(page.list)
    assert seen.child(3).text(QAccessible.Text.Name) == "/bolo. with bolo de cenoura.jpg"
    QTest.keyClick(editor, Qt.Key.Key_S, Qt.KeyboardModifier.ControlModifier)
    assert len(replies.all()) == 4


def test_it_is_taken_away_and_something_must_be_left(qtbot, page, replies, desk, cake) -> None:
    desk.attach(OutgoingFile(source=cake), lambda file: replies.save("bolo", "", None, file), pytest.fail)
    reply = replies.all()[-1]
    page.show_reply(reply.id)
    editor = page.editor
    looked_into(qtbot, editor)
    tab_to(editor.attached.remove)
    QTest.keyClick(editor.attached.remove, Qt.Key.Key_Space)
    assert editor.attached.choose.hasFocus()
    assert editor.is_changed
    editor.save.click()
    assert "attach a file" in editor.wrong.text()
    assert editor.text.hasFocus()
    QTest.keyClicks(editor.text, "Acabou")
    editor.save.click()
    assert replies.all()[-1].attachment is None
    assert not editor.is_changed


def test_saving_waits_until_a_file_was_looked_into(qtbot, page, replies, cake) -> None:
    page.begin()
    page.editor.shortcut.setText("bolo")
    page.editor.attached.take(cake)
    assert not page.editor.attached.is_read
    page.editor.save.click()
    qtbot.waitUntil(lambda: len(replies.all()) == 4)
    assert replies.all()[-1].attachment is not None


def test_what_is_written_while_a_file_is_copied_stays(qtbot, page, replies, work, cake) -> None:
    page.show_reply(replies.all()[0].id)
    editor = page.editor
    editor.attached.take(cake)
    looked_into(qtbot, editor)
    work.held = True
    editor.save.click()
    assert not editor.save.isEnabled()
    editor.text.appendPlainText("mais")
    work.go()
    assert replies.all()[0].attachment is not None
    assert replies.all()[0].text == "{nome}, abrimos às 9h."
    assert editor.text.toPlainText().endswith("mais")
    assert editor.is_changed
    assert editor.save.isEnabled()


@pytest.mark.parametrize("after", ["another", "deleted"])
def test_what_was_saved_is_kept_whatever_is_shown_by_then(qtbot, page, replies, work, cake, after) -> None:
    first, second, _ = replies.all()
    page.show_reply(first.id)
    page.editor.attached.take(cake)
    looked_into(qtbot, page.editor)
    work.held = True
    page.editor.save.click()
    if after == "deleted":
        replies.remove(first.id)
    else:
        page.show_reply(second.id)
    work.go()
    kept = next((one for one in replies.all() if one.id == first.id), None)
    if after == "deleted":
        assert kept is None
    else:
        assert kept.attachment is not None
        assert page.editor.reply_id == second.id
        assert not page.editor.is_changed


def test_what_cannot_be_attached_says_so(qtbot, page, replies, work, cake, tmp_path) -> None:
    editor = page.editor
    page.begin()
    editor.shortcut.setText("bolo")
    with (tmp_path / "grande.pdf").open("wb") as file:
        file.truncate(LARGEST_ATTACHMENT + 1)
    editor.attached.take(tmp_path / "grande.pdf")
    looked_into(qtbot, editor)
    assert "too large for a quick reply" in editor.attached.facts.text()
    assert not editor.save.isEnabled()
    editor.attached.take(cake)
    looked_into(qtbot, editor)
    work.held = True
    editor.save.click()
    cake.unlink()
    work.go()
    assert "cannot be read" in editor.wrong.text()
    assert len(replies.all()) == 3
    assert editor.attached.is_new
    assert editor.save.isEnabled()


def test_a_file_that_is_gone_says_so(qtbot, page, replies, desk, cake) -> None:
    desk.attach(OutgoingFile(source=cake), lambda file: replies.save("bolo", "x", None, file), pytest.fail)
    reply = replies.all()[-1]
    replies.place_of(reply.attachment).unlink()
    page.show_reply(reply.id)
    looked_into(qtbot, page.editor)
    assert "no longer on this computer" in page.editor.attached.facts.text()
    page.write_file(str(cake.with_name("todas.json")))
    assert "/bolo" in page.heard[-1]


def test_a_table_is_said_to_be_without_attachments(page, replies, desk, cake) -> None:
    desk.attach(OutgoingFile(source=cake), lambda file: replies.save("bolo", "x", None, file), pytest.fail)
    page.write_file(str(cake.with_name("todas.csv")))
    assert "without 1 attachment" in page.heard[-1]
    page.write_file(str(cake.with_name("todas.json")))
    assert "attachment" not in page.heard[-1]


def pane_with(qtbot, theme, replies) -> Parts:
    parts = Parts(qtbot, theme, replies=replies)
    qtbot.waitUntil(parts.pane.isActiveWindow)
    parts.composer.field.setFocus()
    return parts


def sent(parts: Parts):
    (call,) = parts.actions.named("send_files")
    return call


def test_slash_and_enter_show_the_file_and_enter_sends_it(qtbot, theme, replies, desk, cake) -> None:
    text = "{saudacao}! O bolo custa R$ 60"
    desk.attach(OutgoingFile(source=cake), lambda file: replies.save("bolo", text, None, file), pytest.fail)
    kept = replies.all()[-1].attachment
    parts = pane_with(qtbot, theme, replies)
    QTest.keyClicks(parts.composer.field, "espere /bol")
    QTest.keyClick(parts.composer.field, Qt.Key.Key_Return)
    assert parts.composer.text() == "espere "
    sheet = parts.sheet
    read(qtbot.waitUntil, sheet)
    assert sheet.caption.hasFocus()
    assert sheet.caption.toPlainText().endswith("! O bolo custa R$ 60")
    assert "{" not in sheet.caption.toPlainText()
    QTest.keyClick(sheet.caption, Qt.Key.Key_Return)
    chat_id, (file,), *_ = sent(parts)
    assert chat_id == "c1"
    assert (file.source, file.name, file.kind) == (replies.place_of(kept), "bolo de cenoura.jpg", Kind.IMAGE)
    assert file.caption == sheet.caption.toPlainText()
    assert file.thumbnail
    assert parts.composer.text() == "espere "


def test_a_sounds_words_stay_in_the_field(qtbot, theme, replies, desk) -> None:
    sound = next(file for file in assets.path("samples").iterdir() if file.suffix in (".mp3", ".m4a", ".ogg"))
    desk.attach(OutgoingFile(source=sound), lambda file: replies.save("som", "Ouça", None, file), pytest.fail)
    parts = pane_with(qtbot, theme, replies)
    QTest.keyClicks(parts.composer.field, "/som")
    QTest.keyClick(parts.composer.field, Qt.Key.Key_Return)
    read(qtbot.waitUntil, parts.sheet)
    assert parts.sheet.caption.toPlainText() == ""
    assert parts.composer.text() == "Ouça"
    QTest.keyClick(parts.sheet.caption, Qt.Key.Key_Return)
    _, (file,), *_ = sent(parts)
    assert (file.name, file.kind) == (sound.name, Kind.AUDIO)


def test_a_file_that_is_gone_is_not_sent(qtbot, theme, replies, desk, cake) -> None:
    desk.attach(OutgoingFile(source=cake), lambda file: replies.save("bolo", "x", None, file), pytest.fail)
    replies.place_of(replies.all()[-1].attachment).unlink()
    parts = pane_with(qtbot, theme, replies)
    QTest.keyClicks(parts.composer.field, "/bolo")
    QTest.keyClick(parts.composer.field, Qt.Key.Key_Return)
    read(qtbot.waitUntil, parts.sheet)
    QTest.keyClick(parts.sheet.caption, Qt.Key.Key_Return)
    assert parts.sheet is not None
    assert parts.actions.named("send_files") == []
    assert not parts.sheet.send.isEnabled()


def test_the_field_speaks_of_quick_replies_where_there_are_any(field, replies):
    assert "/" in field.placeholderText()
    field.setFixedWidth(90)
    assert "/" not in field.placeholderText(), "words that would be cut off are left out"
    field.setFixedWidth(500)
    assert "/" in field.placeholderText()
    for reply in replies.all():
        replies.remove(reply.id)
    assert "/" not in field.placeholderText()
