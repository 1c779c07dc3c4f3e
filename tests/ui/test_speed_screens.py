"""Pictures of what makes the hand quick: emoji, palette, quick replies, who is waiting; kept as `test_window_screens` does."""

from collections.abc import Iterator
from pathlib import Path

import msgspec
import pytest
from attach_rig import read
from media_files import save_picture
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from quick_reply_rig import desk_of
from test_window_screens import DOOR, World, at, chats, picture
from window_parts import KeptActions, SetClock

from multichat_desktop.domain.chat import Chat, Instance
from multichat_desktop.domain.outgoing import OutgoingFile
from multichat_desktop.domain.quick_reply import QuickReply
from multichat_desktop.services.quick_replies import QuickReplies
from multichat_desktop.services.quick_reply_desk import QuickReplyDesk
from multichat_desktop.ui import i18n
from multichat_desktop.ui.conversation.pane import ConversationPane
from multichat_desktop.ui.conversation.presence import PresenceTracker
from multichat_desktop.ui.icons import Icons
from multichat_desktop.ui.main_window import MainWindow
from multichat_desktop.ui.pages import QUICK_REPLIES
from multichat_desktop.ui.quick_replies.joining import add_quick_replies
from multichat_desktop.ui.theme import Theme

pytestmark = pytest.mark.screens

REPLIES = (
    ("horario", "{saudacao}, {nome}! Atendemos de segunda a sábado, das 9h às 18h. 😊"),
    (
        "pix",
        "Nossa chave Pix é o CNPJ 12.345.678/0001-90, em nome da {loja}. Pode mandar o comprovante por aqui!",
    ),
    ("entrega", "Entregamos no centro por R$ 8,00 e nos outros bairros por R$ 15,00."),
    ("obrigado", "Nós é que agradecemos, {nome}! 💚"),
    ("cardapio", "Segue o cardápio da semana, {nome}:\n• Bolo de cenoura R$ 60\n• Torta de limão R$ 75"),
)


def arranged() -> list[Chat]:
    """The drawings' conversations: some wait, one is pinned, one muted."""
    waits = {"a1": at(10, 41), "a2": at(10, 28), "a5": at(9, 58), "a6": at(9, 40), "b2": at(9, 0, 9)}
    return [
        msgspec.structs.replace(
            chat,
            waiting_since=waits.get(chat.id),
            pinned=chat.id == "a3",
            muted=chat.id == "a4",
            quiet=chat.id == "a4",
        )
        for chat in chats()
    ]


def enclose(replies: QuickReplies, desk: QuickReplyDesk, shortcut: str, file: Path) -> None:
    """Give a quick reply a file; one that is not there yet has nothing else."""
    old = next((one for one in replies.all() if one.shortcut == shortcut), None)
    text, reply_id = (old.text, old.id) if old else ("", None)
    desk.attach(
        OutgoingFile(source=file), lambda made: replies.save(shortcut, text, reply_id, made), pytest.fail
    )


@pytest.fixture
def speaks_portuguese(qapp: QApplication) -> Iterator[None]:
    installed = i18n.install(qapp, "pt_BR")
    yield
    for translator in installed:
        qapp.removeTranslator(translator)


@pytest.fixture(params=["light", "dark"])
def window(request, qtbot, icons: Icons, speaks_portuguese, tmp_path) -> MainWindow:
    theme, clock = Theme(request.param), SetClock(at(10, 43))
    presence, actions = PresenceTracker(clock), KeptActions()
    shop = Instance(id="line", name="Loja Paulista", phone="551133224455", connected=True)
    reads = World(arranged(), [shop])
    kept = [QuickReply(id=str(i), shortcut=name, text=text) for i, (name, text) in enumerate(REPLIES)]
    replies = QuickReplies(kept, lambda _: None, tmp_path)
    desk = desk_of(replies, tmp_path)
    for shortcut, file in (
        ("cardapio", save_picture(tmp_path / "cardápio da semana.jpg", 1200, 800)),
        ("tabela", tmp_path / "Tabela de preços.pdf"),
    ):
        if file.suffix == ".pdf":
            file.write_bytes(b"%PDF-1.4" + b"x" * 186_000)
        enclose(replies, desk, shortcut, file)
    pane = ConversationPane(theme, reads, actions, clock, presence, searches=reads.searches, replies=replies)
    made = MainWindow(theme, icons, reads, actions, presence, clock, pane, {}, DOOR, searches=reads.searches)
    add_quick_replies(made, theme, icons, clock, replies, desk)
    made.keep, made.mode = (theme, presence), request.param
    qtbot.addWidget(made)
    made.resize(1280, 800)
    made.show()
    made.load(reads.chats())
    made.activateWindow()
    qtbot.waitUntil(made.isActiveWindow)
    made.open_chat("a1")
    return made


def test_picture_of_the_emoji_picker(window) -> None:
    window.commands.run("emoji")
    picture(window, f"emoji-{window.mode}")


def test_picture_of_the_palette(window) -> None:
    window.sheets.palette()
    QTest.keyClicks(QApplication.focusWidget(), "ma")
    picture(window, f"palette-{window.mode}")


def test_picture_of_quick_replies_in_the_field(window) -> None:
    field = window.conversation.composer.field
    field.setFocus()
    QTest.keyClicks(field, "/")
    picture(window, f"slash-{window.mode}")
    QTest.keyClicks(field, "hora")
    QTest.keyClick(field, Qt.Key.Key_Return)
    assert field.toPlainText().startswith("Bom dia, Mariana! Atendemos")


def test_picture_of_the_page_of_quick_replies(window) -> None:
    page = window.pages.turn_to(QUICK_REPLIES)
    picture(window, f"quick-replies-{window.mode}-none")
    page.show_reply("1")
    picture(window, f"quick-replies-{window.mode}")


def test_picture_of_quick_replies_with_files(window, qtbot, tmp_path) -> None:
    page = window.pages.turn_to(QUICK_REPLIES)
    for name, shortcut in (("picture", "cardapio"), ("document", "tabela")):
        page.show_reply(next(one.id for one in page._replies.all() if one.shortcut == shortcut))
        qtbot.waitUntil(lambda: page.editor.attached.is_read)
        picture(window, f"quick-replies-{name}-{window.mode}")
    window.resize(860, 560)
    picture(window, f"quick-replies-narrow-{window.mode}")
    window.resize(1280, 800)
    page.begin()
    page.editor.shortcut.setText("video")
    with (tmp_path / "Vídeo da loja.mp4").open("wb") as file:
        file.truncate(30 * 2**20)
    page.editor.attached.take(tmp_path / "Vídeo da loja.mp4")
    qtbot.waitUntil(lambda: page.editor.attached.is_read)
    picture(window, f"quick-replies-too-large-{window.mode}")


def test_picture_of_a_quick_reply_with_a_file_about_to_go(window, qtbot) -> None:
    pane = window.conversation
    pane.composer.field.setFocus()
    QTest.keyClicks(pane.composer.field, "/carda")
    QTest.keyClick(pane.composer.field, Qt.Key.Key_Return)
    read(qtbot.waitUntil, pane.attaching.sheet)
    assert pane.attaching.sheet.caption.toPlainText().startswith("Segue o cardápio da semana, Mariana:")
    picture(window, f"quick-reply-sheet-{window.mode}")


def test_picture_of_who_is_waiting(window) -> None:
    panel = window.panel
    picture(window, f"waiting-{window.mode}-all")
    next(chip for chip in panel._chips.values() if chip.text().startswith("Esperando")).click()
    assert window.model.id_at(0) == "b2"
    picture(window, f"waiting-{window.mode}")


def test_picture_of_picking_messages(window) -> None:
    for seq in (2, 4, 5):
        window.conversation.picking.toggle(seq)
    picture(window, f"picking-{window.mode}")


def test_picture_of_a_held_message_and_one_being_changed(window) -> None:
    pane = window.conversation
    pane.held.hold("a1", "Pode sim! Até que horas fica bom?", "Pode sim!", None)
    picture(window, f"held-{window.mode}")
    pane.composer.edit(pane.model.message(4))
    picture(window, f"editing-{window.mode}")


def test_picture_of_a_new_conversation(window) -> None:
    dialog = window.sheets.begin_chat()
    dialog.number.setText("(11) 98877-6655")
    picture(dialog, f"new-chat-{window.mode}")


def test_picture_of_deleting_a_conversation(window) -> None:
    picture(window.deeds.clear(window.open_chat_now, remove=True), f"delete-chat-{window.mode}")


def test_picture_of_the_shortcut_sheet(window) -> None:
    sheet = window.sheets.shortcuts()
    picture(sheet, f"shortcuts-{window.mode}")
