"""A quick reply with a picture, the whole way: written on its page, written down, and sent with two keys."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from kinds_rig import console, play, until
from media_files import save_picture
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from multichat_desktop.app.playground import INSTANCE, Playground
from multichat_desktop.ui.pages import QUICK_REPLIES

pytestmark = [pytest.mark.slow, pytest.mark.timeout(120)]

PHONE, NAME = "5511977001111", "Mariana Alves"


def test_a_quick_reply_with_a_picture_reaches_the_customer(qapp: QApplication, tmp_path: Path) -> None:
    ground = Playground(pace=0.0)
    try:
        play(_written_and_sent(ground, tmp_path))
        line = ground.simulator.instance(INSTANCE).line
        (told,) = [said for said in line.said.values() if said.from_me]
        picture = told.content["imageMessage"]
        assert picture["caption"] == "Mariana, o bolo custa R$ 60"
    finally:
        ground.close()


async def _written_and_sent(ground: Playground, folder: Path) -> None:
    cake = save_picture(folder / "bolo.jpg")
    async with console(folder / "profile", wapi_url=ground.simulator.base_url) as whole:
        whole.window.activateWindow()
        page = whole.window.pages.turn_to(QUICK_REPLIES)
        page.begin()
        QTest.keyClicks(page.editor.shortcut, "bolo")
        QTest.keyClicks(page.editor.text, "{nome}, o bolo custa R$ 60")
        page.editor.attached.take(cake)
        QTest.keyClick(page.editor.text, Qt.Key.Key_S, Qt.KeyboardModifier.ControlModifier)
        reads = whole.desktop.core.reader
        await until(reads.quick_replies, "the quick reply written down")
        (kept,) = reads.quick_replies()
        assert reads.is_held(kept.attachment.path)
        page.write_file(str(folder / "todas.json"))
        await until((folder / "todas.json").exists, "the file of all")
        assert json.loads((folder / "todas.json").read_text())[0]["attachment"]["name"] == "bolo.jpg"
        cake.unlink()
        await ground.connect(whole.desktop.core)
        await ground.ask(_ask(ground))
        await whole.open()
        pane = whole.pane
        whole.window.activateWindow()
        field = pane.composer.field
        field.setFocus()
        await until(field.hasFocus, "the keyboard in the field")
        QTest.keyClicks(field, "/bolo")
        QTest.keyClick(field, Qt.Key.Key_Return)
        await until(lambda: pane.attaching.sheet and pane.attaching.sheet.files[0].sendable, "the picture")
        QTest.keyClick(pane.attaching.sheet.caption, Qt.Key.Key_Return)
        await until(
            lambda: [m for m in _own(whole) if m.message_id and m.media], "the picture sent", seconds=20
        )


async def _ask(ground: Playground) -> None:
    await ground.instance.customer(PHONE, NAME).say("Quanto custa o bolo?")
    await ground.instance.settled()


def _own(whole):
    model = whole.pane.model
    return [m for m in (model.message(row) for row in range(model.rowCount())) if m.from_me]
