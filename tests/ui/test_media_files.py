"""Files outside the window: opened with care, shown where they lie, saved under names that do no harm."""

from __future__ import annotations

import sys
from pathlib import Path

import pytest
from media_parts import WAITING, Shop, progress, with_file
from PySide6.QtCore import QPointF, Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QFileDialog, QMessageBox

from multichat_desktop.domain.content import Kind, MediaState
from multichat_desktop.ui.conversation.style import NOTHING, Hit, What
from multichat_desktop.ui.media import opening
from multichat_desktop.ui.media.opening import suggested_name

OPEN = Hit(What.MEDIA)


def document(seq=1, path="d.pdf", name="Orçamento.pdf", **more):
    return with_file(seq, Kind.DOCUMENT, path, name=name, **more)


def test_a_click_opens_a_document_with_the_systems_program(qtbot, shelf):
    shop = Shop(qtbot, shelf, [document()])
    row, top = shop.view.strip.row(0), shop.view.strip.visible[0][1]
    hit, message = shop.view.hit(QPointF(row.box.left() + 80, top + row.box.top() + 30))
    shop.view.mediaAsked.emit(hit, message)
    assert shop.outside.opened == [str(shelf / "d.pdf")]
    shop.outside.there = False
    shop.view.mediaAsked.emit(hit, message)
    assert shop.said[0].startswith("No program was found")


@pytest.mark.parametrize(
    "path, name, mime",
    [
        ("x.bin", "fatura.pdf.exe", None),
        ("d.pdf", "fatura.pdf.exe", None),
        ("d.pdf", "fatura.pdf", "application/x-msdownload"),
        ("x.bin", "fatura.pdf", None),
        ("a.zip", "fotos.zip", None),
    ],
)
def test_what_could_start_a_program_is_never_opened_and_it_says_why(qtbot, shelf, path, name, mime):
    shop = Shop(qtbot, shelf, [document(1, path, name, mime=mime)])
    shop.view.mediaAsked.emit(OPEN, shop.message(1))
    assert shop.outside.opened == []
    box = shop.window.findChild(QMessageBox)
    assert "could start a program" in box.text()
    assert f"“{name}”" in box.text(), "the name as it was sent, nothing made up"
    assert box.textFormat() == Qt.TextFormat.PlainText
    assert box.defaultButton().text() == "Leave it"
    buttons = {button.text(): button for button in box.buttons()}
    buttons["Show in folder"].click()
    qtbot.waitUntil(lambda: bool(shop.outside.shown or shop.outside.ran))
    assert shop.outside.opened == []


def test_names_under_which_files_are_saved(shelf):
    assert suggested_name(document(name="Orçamento 2042.pdf")) == "Orçamento 2042.pdf"
    for name in ("..\\..\\evil", "../../etc/passwd", "/etc/passwd", "C:\\x"):
        assert not set("/\\:") & set(suggested_name(document(name=name)))
    assert suggested_name(document(name="contrato")) == "contrato.pdf"
    assert suggested_name(document(path="x.bin", name="fatura.pdf.exe")) == "fatura.pdf.exe.txt"
    assert "\u202e" not in suggested_name(document(name="ata\u202efdp.exe"))
    assert suggested_name(with_file(1, Kind.IMAGE, "a.jpg")).endswith(".jpg")


def test_saving_asks_where_to_and_says_that_it_is_done(qtbot, shelf, tmp_path):
    shop = Shop(qtbot, shelf, [document()])
    dialog = shop.centre.files.save_as(shop.message(1), shop.window)
    assert isinstance(dialog, QFileDialog)
    assert Path(dialog.selectedFiles()[0]).name == "Orçamento.pdf"
    dialog.fileSelected.emit(str(tmp_path / "meu.pdf"))
    dialog.close()
    qtbot.waitUntil(lambda: shop.said == ["Saved: meu.pdf"])
    assert (tmp_path / "meu.pdf").read_bytes() == (shelf / "d.pdf").read_bytes()
    assert [file.name for file in tmp_path.iterdir()] == ["meu.pdf"], "nothing is left beside it"


def test_a_disk_that_takes_nothing_leaves_nothing_half_written(qtbot, shelf, tmp_path, monkeypatch):
    shop = Shop(qtbot, shelf, [document()])
    (tmp_path / "alt.pdf").write_bytes(b"old")

    def full(source, target):
        Path(target).write_bytes(b"half")
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(opening.shutil, "copyfile", full)
    shop.centre.files.copy_to(shelf / "d.pdf", tmp_path / "alt.pdf")
    qtbot.waitUntil(lambda: bool(shop.said))
    assert shop.said[0].startswith("The file could not be saved there")
    assert (tmp_path / "alt.pdf").read_bytes() == b"old"
    assert [file.name for file in tmp_path.iterdir()] == ["alt.pdf"]


@pytest.mark.parametrize(
    "platform, ran",
    [("win32", ("explorer", ["/select,{path}"])), ("darwin", ("open", ["-R", "{path}"]))],
)
def test_showing_in_the_folder(qtbot, shelf, monkeypatch, platform, ran):
    monkeypatch.setattr(sys, "platform", platform)
    shop = Shop(qtbot, shelf, [document()])
    shop.centre.files.show_in_folder(shop.message(1))
    path = str(shelf / "d.pdf")
    assert shop.outside.ran == [(ran[0], [part.format(path=path) for part in ran[1]])]
    shop.outside.there = False
    shop.centre.files.show_in_folder(shop.message(1))
    assert shop.outside.opened == [str(shelf)]


def test_showing_in_the_folder_on_linux_asks_the_file_manager_first(qtbot, shelf, monkeypatch):
    monkeypatch.setattr(sys, "platform", "linux")
    shop = Shop(qtbot, shelf, [document()])
    shop.centre.files.show_in_folder(shop.message(1))
    qtbot.waitUntil(lambda: shop.outside.shown == [shelf / "d.pdf"])
    assert shop.outside.opened == []
    shop.outside.there = False
    shop.centre.files.show_in_folder(shop.message(1))
    qtbot.waitUntil(lambda: shop.outside.opened == [str(shelf)])


def test_without_a_session_bus_there_is_no_file_manager_to_ask(shelf):
    assert opening._ask_file_manager(shelf / "d.pdf") is False


def offered(shop, seq=1):
    return [name for name, _, _ in shop.view.file_actions(shop.message(seq))]


@pytest.mark.parametrize(
    "message, names",
    [
        (with_file(1, Kind.IMAGE, "a.jpg"), ["save", "copy", "open", "folder"]),
        (with_file(1, Kind.STICKER, "s.webp"), ["save", "copy", "open", "folder"]),
        (with_file(1, Kind.VIDEO, "f.mp4"), ["save", "open", "folder"]),
        (with_file(1, Kind.VOICE, "v.ogg"), ["play", "save", "open", "folder"]),
        (document(), ["save", "open", "folder"]),
        (document(state=WAITING), ["download"]),
        (document(state=MediaState.FAILED), ["download"]),
        (document(state=MediaState.EXPIRED), ["download"]),
        (document(state=MediaState.DOWNLOADING), ["cancel"]),
        (document(deleted=True), []),
        (with_file(1, Kind.IMAGE, "a.jpg", view_once=True), []),
        (with_file(1, Kind.IMAGE, "a.jpg", mime="image/heic"), ["save", "open", "folder"]),
    ],
)
def test_what_the_menu_offers(qtbot, shelf, message, names):
    shop = Shop(qtbot, shelf, [message])
    assert offered(shop) == names


def test_the_menu_holds_it_and_does_it(qtbot, shelf):
    shop = Shop(qtbot, shelf, [document(state=WAITING)])
    menu = shop.pane.pointer.menu_for(NOTHING, shop.message(1))
    actions = {action.text().partition("\t")[0]: action for action in menu.actions()}
    actions["Download"].trigger()
    assert shop.downloads.calls == [("download", 1)]
    shop.pane.apply(progress(1, 1, 2))
    assert offered(shop) == ["cancel"]
    shop.view.file_actions(shop.message(1))[0][2]()
    assert shop.downloads.calls[-1] == ("cancel_download", 1)


def test_copying_a_picture_and_what_is_none(qtbot, shelf):
    shop = Shop(qtbot, shelf, [with_file(1, Kind.IMAGE, "turned.jpg"), with_file(2, Kind.IMAGE, "n.jpg")])
    shop.centre.files.copy_picture(shop.message(1))
    qtbot.waitUntil(lambda: shop.said == ["Picture copied."])
    assert QGuiApplication.clipboard().image().height() == 400, "upright"
    shop.centre.files.copy_picture(shop.message(2))
    qtbot.waitUntil(lambda: len(shop.said) == 2)
    assert shop.said[1].startswith("This picture can't be copied")


def test_enter_opens_the_message_that_the_keyboard_is_on(qtbot, shelf):
    shop = Shop(qtbot, shelf, [document(1), with_file(2, Kind.TEXT, text="oi")])
    QTest.keyClick(shop.view, Qt.Key.Key_Up)
    QTest.keyClick(shop.view, Qt.Key.Key_Up)
    QTest.keyClick(shop.view, Qt.Key.Key_Return)
    assert shop.outside.opened == [str(shelf / "d.pdf")]
