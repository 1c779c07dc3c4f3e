"""Files on their way out: picked, pasted and dropped, looked at, captioned, put in order, and handed on."""

import pytest
from attach_rig import Parts, read, two_chats
from fakes_conversation import NOON, message
from media_files import picture, save_picture
from PySide6.QtCore import QMimeData, QPoint, QPointF, Qt, QUrl
from PySide6.QtGui import QDragEnterEvent, QDropEvent, QImage
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QFileDialog

from multichat_desktop.domain.content import Kind
from multichat_desktop.domain.outgoing import LARGEST_BYTES
from multichat_desktop.ui.attach.later import LaterMenu
from multichat_desktop.ui.attach.menu import AttachMenu
from multichat_desktop.ui.attach.mime import files_of, holds_files
from multichat_desktop.ui.attach.reading import encoded


@pytest.fixture
def parts(qtbot, theme):
    made = Parts(qtbot, theme, [message(1), message(2, me=True)], two_chats())
    qtbot.waitUntil(made.pane.isActiveWindow)
    return made


@pytest.fixture
def files(tmp_path):
    (tmp_path / "tabela.pdf").write_bytes(b"%PDF-1.4 " + b"x" * 3000)
    return [
        save_picture(tmp_path / "bolo.jpg", 800, 600),
        save_picture(tmp_path / "torta.png", 300, 500),
        tmp_path / "tabela.pdf",
    ]


def sent(parts):
    ((chat_id, files, quote, send_at, unsent),) = parts.actions.named("send_files")
    return chat_id, files, quote, send_at, unsent


def clipboard(image=None, paths=(), text=None):
    mime = QMimeData()
    if image is not None:
        mime.setImageData(image)
    if paths:
        mime.setUrls([QUrl.fromLocalFile(str(path)) for path in paths])
    if text is not None:
        mime.setText(text)
    return mime


def test_several_go_in_their_order_each_with_its_caption(parts, files, qtbot):
    parts.attaching.add(files)
    sheet = parts.sheet
    read(qtbot.waitUntil, sheet)
    assert [file.kind for file in sheet.files] == [Kind.IMAGE, Kind.IMAGE, Kind.DOCUMENT]
    QTest.keyClicks(sheet.caption, "o de cenoura")
    QTest.keyClick(sheet.caption, Qt.Key.Key_Down, Qt.KeyboardModifier.ControlModifier)
    QTest.keyClicks(sheet.caption, "a de limao")
    QTest.keyClick(sheet.strip, Qt.Key.Key_Left, Qt.KeyboardModifier.ControlModifier)
    QTest.keyClick(sheet.caption, Qt.Key.Key_Return)
    chat_id, out, quote, send_at, _ = sent(parts)
    assert (chat_id, quote, send_at) == ("c1", None, None)
    assert [(one.name, one.caption, one.kind) for one in out] == [
        ("torta.png", "a de limao", Kind.IMAGE),
        ("bolo.jpg", "o de cenoura", Kind.IMAGE),
        ("tabela.pdf", None, Kind.DOCUMENT),
    ]
    assert (out[1].width, out[1].height) == (800, 600)
    assert out[1].thumbnail.startswith(b"\xff\xd8")
    assert len(out[1].thumbnail) < 4000
    assert out[2].width is None
    assert out[2].source == files[2]


def test_a_picture_is_pasted_with_the_keyboard_and_shown_first(parts, qtbot):
    QApplication.clipboard().setImage(picture(640, 400))
    QTest.keyClick(parts.composer.field, Qt.Key.Key_V, Qt.KeyboardModifier.ControlModifier)
    assert not parts.actions.named("send_files")
    read(qtbot.waitUntil, parts.sheet)
    QTest.keyClick(parts.sheet.caption, Qt.Key.Key_Return)
    (out,) = sent(parts)[1]
    assert out.kind is Kind.IMAGE
    assert QImage.fromData(out.source).size().toTuple() == (640, 400)


def test_a_picture_is_pasted_while_the_keyboard_is_on_the_messages(parts, qtbot):
    QApplication.clipboard().setImage(picture(64, 40))
    parts.pane.view.setFocus()
    QTest.keyClick(parts.pane.view, Qt.Key.Key_V, Qt.KeyboardModifier.ControlModifier)
    read(qtbot.waitUntil, parts.sheet)
    assert parts.sheet.files[0].kind is Kind.IMAGE


def test_the_customer_sees_that_somebody_types(parts):
    QTest.keyClicks(parts.composer.field, "oi")
    assert parts.actions.named("show_typing") == [("c1", "composing")] * 2
    parts.composer.load("um rascunho")
    assert len(parts.actions.named("show_typing")) == 2


def test_words_are_still_pasted_as_words(parts):
    QApplication.clipboard().setText("só texto")
    QTest.keyClick(parts.composer.field, Qt.Key.Key_V, Qt.KeyboardModifier.ControlModifier)
    assert parts.sheet is None
    assert parts.composer.text() == "só texto"


def test_cells_of_a_spreadsheet_are_words_although_a_picture_of_them_lies_there_too(files):
    image = picture(20, 20)
    assert not holds_files(clipboard(image, text="a\tb"))
    assert holds_files(clipboard(image))
    assert holds_files(clipboard(paths=files))
    assert files_of(clipboard(image, paths=files)) == files
    assert not holds_files(clipboard(paths=[files[0].parent]))  # a folder
    web = QMimeData()
    web.setUrls([QUrl("https://example.com/a.jpg")])
    assert not holds_files(web)


def test_more_is_pasted_and_taken_out_again(parts, files, qtbot):
    parts.attaching.add(files[:1])
    sheet = parts.sheet
    sheet.caption.insertFromMimeData(clipboard(paths=files[1:]))
    read(qtbot.waitUntil, sheet)
    assert len(sheet.files) == 3
    assert sheet.current == 1
    QTest.keyClick(sheet.strip, Qt.Key.Key_Delete)
    assert [file.name for file in sheet.files] == ["bolo.jpg", "tabela.pdf"]
    QTest.mouseClick(sheet.strip, Qt.MouseButton.LeftButton, pos=sheet.strip.spot(0))
    assert sheet.current == 0
    QTest.mouseClick(sheet.strip, Qt.MouseButton.LeftButton, pos=sheet.strip.cross_of(0).center().toPoint())
    assert [file.name for file in sheet.files] == ["tabela.pdf"]
    sheet.remove(0)
    qtbot.waitUntil(lambda: parts.sheet is None)
    assert not parts.actions.named("send_files")


def test_they_are_carried_to_another_place_with_the_mouse(parts, files, qtbot):
    parts.attaching.add(files)
    strip = parts.sheet.strip
    QTest.mousePress(strip, Qt.MouseButton.LeftButton, pos=strip.spot(0))
    QTest.mouseMove(strip, strip.spot(1) + QPoint(3, 0))
    QTest.mouseMove(strip, strip.spot(2))
    QTest.mouseRelease(strip, Qt.MouseButton.LeftButton, pos=strip.spot(2))
    assert [file.name for file in parts.sheet.files] == ["torta.png", "tabela.pdf", "bolo.jpg"]


def test_what_cannot_go_is_said_and_holds_the_rest_back(parts, files, tmp_path, qtbot):
    (tmp_path / "vazio.txt").write_bytes(b"")
    parts.attaching.add([files[0], tmp_path / "vazio.txt"])
    sheet = parts.sheet
    read(qtbot.waitUntil, sheet)
    sheet.submit()
    assert not parts.actions.named("send_files")
    assert sheet.current == 1
    assert "There is nothing in this file" in sheet.stage.accessibleName()
    assert not sheet.send.isEnabled()
    sheet.remove(1)
    sheet.submit()
    assert len(sent(parts)[1]) == 1


@pytest.mark.parametrize("what", ["too-large", "unreadable"])
def test_the_reason_is_found_before_it_is_sent(parts, tmp_path, qtbot, what):
    file = tmp_path / "filme.mp4"
    if what == "too-large":
        with file.open("wb") as opened:
            opened.truncate(LARGEST_BYTES + 1)
    parts.attaching.add([file])
    read(qtbot.waitUntil, parts.sheet)
    assert parts.sheet.files[0].error == what


def test_a_picture_goes_untouched_as_a_document(parts, files, qtbot):
    parts.attaching.add(files[:1])
    read(qtbot.waitUntil, parts.sheet)
    parts.sheet.as_document.click()
    parts.sheet.submit()
    (out,) = sent(parts)[1]
    assert (out.kind, out.source, out.thumbnail) == (Kind.DOCUMENT, files[0], None)


def test_what_whatsapp_shows_in_no_conversation_is_made_into_a_picture_that_it_does(parts, tmp_path, qtbot):
    file = tmp_path / "adesivo.webp"
    assert picture(200, 100).save(str(file))
    parts.attaching.add([file])
    read(qtbot.waitUntil, parts.sheet)
    parts.sheet.submit()
    (out,) = sent(parts)[1]
    assert out.kind is Kind.IMAGE
    assert out.source.startswith((b"\x89PNG", b"\xff\xd8"))


def test_what_only_calls_itself_a_picture_is_a_document(parts, tmp_path, qtbot):
    (tmp_path / "mentira.jpg").write_bytes(b"\xff\xd8\xff" + b"no picture" * 50)
    parts.attaching.add([tmp_path / "mentira.jpg"])
    read(qtbot.waitUntil, parts.sheet)
    assert parts.sheet.files[0].kind is Kind.DOCUMENT


def test_a_large_pasted_photograph_becomes_a_jpeg():
    assert encoded(picture(300, 200)).startswith(b"\x89PNG")
    noisy = QImage(2400, 1800, QImage.Format.Format_RGB32)
    noisy.fill(Qt.GlobalColor.darkCyan)
    assert encoded(noisy).startswith(b"\xff\xd8")


def test_escape_leaves_without_sending_and_the_draft_stays(parts, files, qtbot):
    parts.composer.field.insertPlainText("rascunho")
    parts.attaching.add(files[:1])
    QTest.keyClick(parts.sheet.caption, Qt.Key.Key_Escape)
    qtbot.waitUntil(lambda: parts.sheet is None)
    assert parts.composer.text() == "rascunho"
    assert parts.composer.field.hasFocus()
    assert not parts.actions.named("send_files")


def test_the_first_file_answers_the_message_that_is_answered(parts, files, qtbot):
    parts.composer.reply_to(parts.pane.model.message(0))
    parts.attaching.add(files[:1])
    read(qtbot.waitUntil, parts.sheet)
    parts.sheet.submit()
    assert sent(parts)[2] == "M1"
    assert parts.composer.answered is None


def test_another_conversation_takes_the_sheet_away(parts, files, qtbot):
    parts.attaching.add(files[:1])
    parts.pane.open(parts.reads.chat("c2"))
    qtbot.waitUntil(lambda: parts.sheet is None)
    assert not parts.actions.named("send_files")


def test_what_goes_wrong_later_is_said(parts, files, qtbot):
    parts.attaching.add(files[2:])
    read(qtbot.waitUntil, parts.sheet)
    parts.sheet.submit()
    _, out, _, _, unsent = sent(parts)
    unsent(out[0], "no-room")
    assert "tabela.pdf" in parts.said[0]
    assert "disk is full" in parts.said[0]


def test_files_go_later_as_well(parts, files, qtbot):
    parts.attaching.add(files[:1])
    read(qtbot.waitUntil, parts.sheet)
    parts.attaching.ask_when()
    menu = QApplication.activePopupWidget()
    assert isinstance(menu, LaterMenu)
    menu.actions()[0].trigger()
    menu.close()
    assert sent(parts)[3] == (NOON + 3_600_000) // 60_000 * 60_000


def drag(parts, mime):
    event = QDragEnterEvent(
        QPoint(300, 300),
        Qt.DropAction.CopyAction,
        mime,
        Qt.MouseButton.LeftButton,
        Qt.KeyboardModifier.NoModifier,
    )
    QApplication.sendEvent(parts.pane, event)
    return event.isAccepted()


def test_files_are_dropped_anywhere_and_it_is_said_before_what_will_happen(parts, files, qtbot):
    mime = clipboard(paths=files[:2])
    area = parts.attaching.drop_area
    assert drag(parts, mime)
    assert area.isVisible()
    assert area.geometry() == parts.pane.rect()
    assert area.said()[0] == "Drop here to send to Mariana Alves"
    drop = QDropEvent(
        QPointF(300, 300),
        Qt.DropAction.CopyAction,
        mime,
        Qt.MouseButton.LeftButton,
        Qt.KeyboardModifier.NoModifier,
    )
    area.dropEvent(drop)
    assert not area.isVisible()
    assert len(parts.sheet.files) == 2
    assert not drag(parts, clipboard(text="palavras"))
    parts.pane.open(None)
    assert not drag(parts, mime)


def test_the_paper_clip_offers_what_works(parts, qtbot):
    QApplication.clipboard().setText("nada")

    def offered():
        parts.attaching.show_menu()
        menu = QApplication.activePopupWidget()
        assert isinstance(menu, AttachMenu)
        words = [action.text().partition("\t")[0] for action in menu.actions() if action.text()]
        menu.close()
        return words

    kinds = ["Picture or video…", "Document…", "Contact…", "Location…", "PIX charge…"]
    assert offered() == kinds
    parts.composer.field.insertPlainText("oi")
    assert offered() == [*kinds, "Send later…"]


def test_picked_files_are_shown_and_the_folder_is_remembered(parts, files):
    parts.attaching.choose_files()
    dialog = parts.pane.findChild(QFileDialog)
    dialog.filesSelected.emit([str(files[0])])
    dialog.close()
    assert len(parts.sheet.files) == 1
    assert parts.actions.remembered()["attach.folder"] == str(files[0].parent)
