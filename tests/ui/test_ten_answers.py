"""An agent answers ten customers by keyboard alone: the whole console against the gateway that checks every request.

Each answer is text, a quick reply, a picture with a caption, a voice note and a PIX charge. Pictures of it are kept
with MULTICHAT_SCREENS=DIR.
"""

from __future__ import annotations

import asyncio
import os
from pathlib import Path

import pytest
from attach_rig import TestMicrophone
from kinds_rig import console, play, until
from media_files import picture as drawn
from PySide6.QtCore import Qt
from PySide6.QtGui import QKeySequence
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from multichat_desktop.app.playground import INSTANCE, Playground
from multichat_desktop.domain.brcode import folded
from multichat_desktop.domain.status import DeliveryStatus
from multichat_desktop.ui import i18n

pytestmark = [pytest.mark.slow, pytest.mark.timeout(240)]

CUSTOMERS = {
    f"55119{77000000 + i * 1111}": name
    for i, name in enumerate(
        (
            "Mariana Alves",
            "João Pedro",
            "Carla Souza",
            "Ana Beatriz",
            "Beto Lima",
            "Rafaela Dias",
            "Zé da Oficina",
            "Lia Campos",
            "Padaria Bela Vista",
            "Dr. Henrique",
        )
    )
}
KEY, SHOP, CITY = "11222333000181", "Bolos da Lu", "Sao Paulo"


class Hands:
    """The agent's ten fingers, and nothing else."""

    def __init__(self, whole) -> None:
        self.whole, self.window = whole, whole.window

    def _where(self):
        front = QApplication.activeModalWidget() or self.window
        return front.focusWidget() or front

    def press(self, keys: str) -> None:
        """Press a combination, wherever the keyboard is."""
        combination = QKeySequence(keys)[0]
        QTest.keyClick(self._where(), combination.key(), combination.keyboardModifiers())

    def type(self, text: str) -> None:
        """Type letters that every keyboard has: others need a word that is composed, and QTest cannot."""
        QTest.keyClicks(self._where(), text)

    async def go_to(self, name: str) -> None:
        """Open a conversation by its name."""
        # After a sheet has gone, a real system's window manager gives the keyboard back to the window.
        self.window.activateWindow()
        await until(self.window.isActiveWindow, "the window in front")
        self.press("Ctrl+K")
        self.type(folded(name)[:6])
        self.press("Return")
        await until(lambda: self.whole.pane.chat and self.whole.pane.chat.title == name, f"{name} open")

    def field_has_keyboard(self) -> bool:
        return self.whole.pane.composer.field.hasFocus()


def test_ten_conversations_are_answered_by_keyboard_alone(qapp: QApplication, tmp_path: Path) -> None:
    ground = Playground(pace=0.0)
    installed = i18n.install(qapp, "pt_BR")
    try:
        play(_answers(ground, tmp_path))
        _held_against(ground)
    finally:
        for translator in installed:
            qapp.removeTranslator(translator)
        ground.close()


async def _answers(ground: Playground, tmp_path: Path) -> None:
    async with console(tmp_path / "profile", wapi_url=ground.simulator.base_url) as whole:
        microphone = TestMicrophone()
        whole.pane.attaching.voice.bar.recorder.microphone = microphone
        whole.window.resize(1280, 800)
        whole.window.activateWindow()
        await ground.connect(whole.desktop.core)
        whole.desktop.core.quick_replies.save(
            "entrega", "{saudacao}, {nome}! Entregamos no centro por R$ 8,00."
        )
        await ground.ask(_ask_for_cake(ground))
        await until(lambda: whole.window.model.rowCount() == len(CUSTOMERS), "ten conversations")
        hands = Hands(whole)
        for place, name in enumerate(CUSTOMERS.values()):
            await _answer(hands, microphone, name, place)
        await until(lambda: _all_sent(whole), "everything sent", seconds=60)
        await hands.go_to("Mariana Alves")
        await _look(whole, "ten-answers-done")
        await _mark_as_paid(whole)


async def _ask_for_cake(ground: Playground) -> None:
    for phone, name in CUSTOMERS.items():
        await ground.instance.customer(phone, name).say("Oi! Vocês fazem bolo de cenoura?")
    await ground.instance.settled()


async def _answer(hands: Hands, microphone: TestMicrophone, name: str, place: int) -> None:
    whole, pane = hands.whole, hands.whole.pane
    first = place == 0
    await hands.go_to(name)
    await until(hands.field_has_keyboard, "the keyboard in the field")
    # text
    hands.type("Fazemos sim! Para quando seria?")
    hands.press("Return")
    # quick reply
    hands.type("/entr")
    await until(pane.quick.popup.isVisible, "the quick replies")
    if first:
        await _look(whole, "ten-answers-quick-reply")
    hands.press("Return")
    hands.press("Return")
    # picture, copied elsewhere
    QApplication.clipboard().setImage(drawn(640, 420, 20 + 30 * place))
    hands.press("Ctrl+V")
    await until(
        lambda: pane.attaching.sheet and pane.attaching.sheet.files[0].kind, "the picture looked into"
    )
    hands.type("Ficou assim o de ontem")
    if first:
        await _look(whole, "ten-answers-picture")
    hands.press("Return")
    await until(lambda: pane.attaching.sheet is None and hands.field_has_keyboard(), "back in the field")
    # voice note
    hands.press("Ctrl+Shift+G")
    await until(lambda: microphone.on, "the microphone on")
    for _ in range(6):
        microphone.speak(0.5)
        pane.attaching.voice.bar.recorder._on_tick()
    if first:
        await _look(whole, "ten-answers-voice")
    hands.press("Return")
    await until(hands.field_has_keyboard, "the recording handed over")
    # PIX
    hands.press("Ctrl+Shift+X")
    await until(QApplication.activeModalWidget, "the charge's sheet")
    hands.type(f"{60 + place},50")
    if first:
        # Who is paid is given once.
        hands.press("Tab")
        hands.type(KEY)
        dialog = QApplication.activeModalWidget()
        for _ in range(12):
            if dialog.focusWidget() is dialog.merchant:
                break
            hands.press("Tab")
        hands.type(SHOP)
        hands.press("Tab")
        hands.type(CITY)
        dialog._preview()
        await _look(whole, "ten-answers-pix", dialog)
    hands.press("Return")
    await until(lambda: QApplication.activeModalWidget() is None, "the charge on its way")
    await until(lambda: _own(whole) == 5, f"five answers to {name}", seconds=20)


def _own(whole) -> int:
    model = whole.pane.model
    return sum(model.message(row).from_me for row in range(model.rowCount()))


def _all_sent(whole) -> bool:
    reads = whole.desktop.core.reader
    for chat in reads.chats():
        own = [m for m in reads.page_before(chat.id, None, 50) if m.from_me]
        if len(own) != 5 or any((m.status or DeliveryStatus.PENDING) < DeliveryStatus.SENT for m in own):
            return False
    return True


async def _mark_as_paid(whole) -> None:
    """Nobody said that it was paid; the agent's own word, by keyboard, stands."""
    model = whole.pane.model
    charge = model.message(model.rowCount() - 1)
    assert charge.card is not None
    assert charge.card.amount == 6050
    assert not charge.paid
    view = whole.view
    view.setFocus()
    QTest.keyClick(view, Qt.Key.Key_Down)
    QTest.keyClick(view, Qt.Key.Key_Return)
    await until(lambda: model.message(model.rowCount() - 1).paid, "marked as paid")
    await _look(whole, "ten-answers-paid")


async def _look(whole, name: str, widget=None) -> None:
    """Keep a picture, if pictures are wanted."""
    folder = os.environ.get("MULTICHAT_SCREENS")
    if folder:
        for _ in range(20):
            (widget or whole.window).grab()
            await asyncio.sleep(0.02)
        Path(folder).mkdir(parents=True, exist_ok=True)
        assert (widget or whole.window).grab().save(str(Path(folder) / f"{name}.png"))


def _held_against(ground: Playground) -> None:
    """The gateway refused nothing, and every customer has each answer once, in the order in which it was given."""
    line = ground.simulator.instance(INSTANCE).line
    for phone, name in CUSTOMERS.items():
        told = [s for s in line.said.values() if s.from_me and s.party.chat_id.startswith(phone)]
        kinds = [next(iter(said.content)) for said in told]
        assert kinds == ["conversation", "conversation", "imageMessage", "audioMessage", "conversation"], name
        texts = [said.content["conversation"] for said in told if "conversation" in said.content]
        assert texts[0] == "Fazemos sim! Para quando seria?"
        assert f"{name.split()[0]}! Entregamos no centro" in texts[1]
        assert "br.gov.bcb.pix" in texts[2]
        picture, voice = told[2].content["imageMessage"], told[3].content["audioMessage"]
        assert picture["caption"] == "Ficou assim o de ontem"
        assert voice["ptt"] is True
