"""Pictures of every kind of message and of what opens beside them, in both themes, out of the whole console.

With MULTICHAT_SCREENS=DIR they are kept there to be looked at.
"""

import asyncio
import os
from collections.abc import Iterator
from pathlib import Path

import pytest
from kinds_rig import PAYLOADS, Whole, body, console, play, until
from PySide6.QtCore import QPointF
from PySide6.QtWidgets import QApplication, QWidget

from multichat_desktop.ui import i18n
from multichat_desktop.ui.conversation.popover import Popover
from multichat_desktop.ui.conversation.rawcontent import RawDialog
from multichat_desktop.ui.conversation.style import NOTHING, Hit, What
from multichat_desktop.ui.forward import ForwardDialog

pytestmark = [pytest.mark.screens, pytest.mark.slow]
_LAST = max(int(file.name[:2]) for file in PAYLOADS.glob("*.json"))


@pytest.fixture
def portuguese(qapp: QApplication) -> Iterator[None]:
    installed = i18n.install(qapp, "pt_BR")
    yield
    for translator in installed:
        qapp.removeTranslator(translator)


def keep(widget: QWidget, name: str) -> None:
    picture = widget.grab()
    assert not picture.isNull()
    if folder := os.environ.get("MULTICHAT_SCREENS"):
        Path(folder).mkdir(parents=True, exist_ok=True)
        picture.save(str(Path(folder) / f"{name}.png"))


@pytest.mark.parametrize("theme", ["light", "dark"])
def test_every_kind(portuguese: None, qapp: QApplication, tmp_path: Path, theme: str) -> None:
    play(_every_kind(tmp_path, theme))


async def _every_kind(folder: Path, theme: str) -> None:
    async with console(folder, theme) as whole:
        # Without the deletions and what other kinds go over: each is to be seen.
        await whole.post(*(body(n) for n in range(1, _LAST + 1) if n not in (42,)))
        whole.window.resize(1000, 1500)
        await until(lambda: whole.window.model.rowCount() == 6, "all conversations")
        for i in range(whole.window.model.rowCount()):
            await whole.open(i)
            await _through(whole, f"kinds-{theme}-{i + 1}")
        await _beside(whole, theme)


async def _through(whole: Whole, name: str) -> None:
    """Keep a picture of each page of the open conversation, from its beginning to its end."""
    view = whole.view
    view.animated = False
    view.go_to_start()
    for page in range(1, 12):
        await asyncio.sleep(0.15)  # thumbnails are decoded on another thread
        keep(whole.window, f"{name}-{page}")
        if view.end_visible:
            return
        view.scroll_by(view.viewport().height() * 0.9)
    raise AssertionError("the end was never reached")


async def _beside(whole: Whole, theme: str) -> None:
    """Keep pictures of what opens beside a message: menu, sheets, dialogs."""
    view, pane = whole.view, whole.pane
    whole.window.resize(1000, 760)

    async def show(chat: str, number: int) -> QPointF:
        model = whole.window.model
        found = next(c for c in model.everybody() if c.name == chat)
        whole.window.open_chat(found.id)
        message_id = body(number)["messageId"]
        await until(lambda: pane.model.chat_id == found.id, "the conversation")
        reader = whole.desktop.core.reader
        stored = next(m for m in reader.export(chat_id=found.id) if m.message_id == message_id)
        view.show_message(stored.seq, flash=False)
        row = whole.row(message_id)
        assert row is not None
        top = next(t for i, t in view.strip.visible if pane.model.message(i).message_id == message_id)
        return QPointF(view.viewport().mapToGlobal(row.box.translated(0, top).center().toPoint()))

    for name, chat, number, what in (
        ("editions", "Ana Beatriz", 5, What.EDITED),
        ("votes", "Ana Beatriz", 46, What.VOTES),
        ("reactions", "Ana Beatriz", 2, What.REACTIONS),
        ("details", "Ana Beatriz", 5, What.DETAILS),
    ):
        at = await show(chat, number)
        message = whole.message(body(number)["messageId"])
        view.asked.emit(Hit(what), message, at)
        sheet = pane.findChild(Popover)
        assert sheet is not None
        await asyncio.sleep(0.05)
        keep(whole.window, f"beside-{theme}-{name}")
        sheet.close()
        sheet.setParent(None)
    at = await show("Ana Beatriz", 5)
    message = whole.message(body(5)["messageId"])
    assert message is not None
    view.cursor_row.current = view.cursor_row.hovered = message.seq
    view.setFocus()
    menu = pane.pointer.menu_for(NOTHING, message, at)
    assert menu is not None
    menu.popup(at.toPoint())
    keep(menu, f"beside-{theme}-menu")
    menu.close()
    keep(whole.window, f"beside-{theme}-keyboard")
    pane.forward_asked.emit([message])
    dialog = whole.window.findChild(ForwardDialog)
    assert dialog is not None
    dialog.choice.toggle(1)
    keep(dialog, f"beside-{theme}-forward")
    dialog.reject()
    await show("Dona Lúcia", 92)
    view.asked.emit(Hit(What.RAW), whole.message(body(92)["messageId"]), at)
    raw = pane.findChild(RawDialog)
    assert raw is not None
    keep(raw, f"beside-{theme}-raw")
    raw.reject()
    await _states(whole, theme, show)


async def _states(whole: Whole, theme: str, show) -> None:
    """Keep pictures of a reaction that was refused, a message deleted for the agent, and a conversation just begun."""
    await show("Ana Beatriz", 2)
    message_id = body(2)["messageId"]
    message = whole.message(message_id)
    assert message is not None
    whole.desktop.actions.react(message.seq, "🙏")
    await until(lambda: (m := whole.message(message_id)) and m.reacting and m.reacting.error, "the refusal")
    keep(whole.window, f"state-{theme}-reaction-refused")
    whole.view.asked.emit(Hit(What.HIDE), message, QPointF())
    await until(lambda: whole.message(message_id) is None, "the row goes")
    assert whole.window.toast.button.isVisible()
    keep(whole.window, f"state-{theme}-deleted-for-me")
    whole.window.toast.button.click()
    await until(lambda: whole.message(message_id) is not None, "the row comes back")
    await show("Ana Beatriz", 32)
    whole.view.asked.emit(Hit(What.CHAT_WITH, "0"), whole.message(body(32)["messageId"]), QPointF())
    await until(
        lambda: whole.pane.chat is not None and whole.pane.chat.preview is None, "a conversation begun"
    )
    await asyncio.sleep(0.1)
    keep(whole.window, f"state-{theme}-conversation-begun")
