"""The window whole: what it opens, remembers, says, and which keys it knows."""

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLineEdit
from window_parts import NOW, FakeConversation, KeptActions, KnownPresence, KnownReads, SetClock, chat

from multichat_desktop.domain.changes import Changes, PresenceNotice
from multichat_desktop.domain.chat import Instance
from multichat_desktop.domain.content import Kind
from multichat_desktop.domain.message import Message
from multichat_desktop.domain.presence import Presence
from multichat_desktop.ui import memory
from multichat_desktop.ui.main_window import MainWindow
from multichat_desktop.ui.new_chat import NewChatDialog
from multichat_desktop.ui.theme import Metrics

CHATS = [chat("a", "Ana", ago=1, unread=2), chat("b", "Bia", ago=2), chat("c", "Caio", ago=3, unread=1)]
LINE = Instance(id="line", name="Loja", phone="551133224455", connected=True)
DOOR = "http://127.0.0.1:8766"


@pytest.fixture
def build(qtbot, theme, icons):
    def make(settings=None, chats=CHATS, instances=(LINE,), size=(1280, 800), load=True) -> MainWindow:
        presence, actions, conversation = KnownPresence(), KeptActions(), FakeConversation()
        reads = KnownReads(list(chats), list(instances))
        window = MainWindow(
            theme,
            icons,
            reads,
            actions,
            presence,
            SetClock(),
            conversation,
            settings or {},
            DOOR,
            searches=KeptActions(),
        )
        window.tracker, window.actions = presence, actions
        qtbot.addWidget(window)
        if not (settings or {}).get(memory.GEOMETRY):
            window.resize(*size)
        window.show()
        window.activateWindow()
        qtbot.waitUntil(window.isActiveWindow)
        if load:
            window.load(list(chats))
        return window

    return make


def test_a_click_opens_and_the_row_is_marked(build) -> None:
    window = build()
    assert window.open_id is None
    QTest.mouseClick(
        window.panel.view.viewport(), Qt.MouseButton.LeftButton, pos=QPoint(100, Metrics.ROW + 30)
    )
    assert window.open_id == "b"
    assert [c.id for c in window.conversation.shown] == ["b"]
    assert window.conversation.isVisible()
    assert window.conversation.hasFocus()
    assert window.panel.view.selectionModel().isSelected(window.model.index_of("b"))


def test_unread_is_counted_in_title_rail_and_chip(build) -> None:
    window = build()
    assert window.windowTitle() == "(3) MultiChat"
    assert window.rail.inbox.badge == "3"
    assert "3 unread messages" in window.rail.inbox.accessibleDescription()
    window.apply(Changes(chats=tuple(chat(c.id, c.name) for c in CHATS)))
    assert window.windowTitle() == "MultiChat"
    assert window.rail.inbox.badge == ""
    window.apply(Changes(chats=(chat("a", unread=100),)))
    assert window.rail.inbox.badge == "99+"


def test_keys_walk_through_conversations(build) -> None:
    window = build()
    opened = []
    window.opened.connect(opened.append)
    for key, modifiers in (
        (Qt.Key.Key_Down, Qt.KeyboardModifier.AltModifier),
        (Qt.Key.Key_Tab, Qt.KeyboardModifier.ControlModifier),
        (Qt.Key.Key_Up, Qt.KeyboardModifier.AltModifier),
        (Qt.Key.Key_Backtab, Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.ShiftModifier),
    ):
        QTest.keyClick(QGuiApplication.focusWindow(), key, modifiers)
    assert opened == ["a", "b", "a", "c"]


def test_ctrl_k_goes_anywhere_even_from_a_field_that_wants_the_key_itself(build, qtbot) -> None:
    window = build()
    window.open_chat("a")
    field = QLineEdit("abc", window.conversation)
    field.show()
    field.setFocus()
    qtbot.waitUntil(field.hasFocus)
    QTest.keyClick(field, Qt.Key.Key_K, Qt.KeyboardModifier.ControlModifier)
    assert field.text() == "abc"
    asked = QGuiApplication.focusObject()
    assert isinstance(asked, QLineEdit)
    QTest.keyClicks(asked, "cai")
    QTest.keyClick(asked, Qt.Key.Key_Return)
    assert window.open_id == "c"
    assert window.conversation.hasFocus()


def test_ctrl_l_brings_the_keyboard_into_the_list_search(build, qtbot) -> None:
    window = build()
    window.open_chat("a")
    QTest.keyClick(QGuiApplication.focusWindow(), Qt.Key.Key_L, Qt.KeyboardModifier.ControlModifier)
    assert window.panel.search.field.hasFocus()
    QTest.keyClicks(window.panel.search.field, "caio")
    QTest.keyClick(window.panel.search.field, Qt.Key.Key_Return)
    assert window.open_id == "c"


def test_escape_closes_from_the_inside_out(build) -> None:
    window = build(size=(700, 700))
    window.search()
    QTest.keyClicks(window.panel.search.field, "bia")
    QTest.keyClick(window.panel.search.field, Qt.Key.Key_Escape)
    assert window.panel.search.text() == ""
    window.open_chat("b")
    assert not window.panel.isVisible()
    window.conversation.replying = True
    QTest.keyClick(window.conversation, Qt.Key.Key_Escape)
    assert not window.conversation.replying
    assert not window.panel.isVisible()
    QTest.keyClick(window.conversation, Qt.Key.Key_Escape)
    assert window.panel.isVisible()
    assert window.panel.view.hasFocus()
    assert not window.escape()


def test_escape_in_an_empty_search_goes_back_to_the_conversation(build) -> None:
    window = build(size=(700, 700))
    window.open_chat("b")
    window.search()
    assert window.panel.search.field.hasFocus()
    QTest.keyClick(window.panel.search.field, Qt.Key.Key_Escape)
    assert window.conversation.hasFocus()
    assert not window.panel.isVisible()


def test_a_narrow_window_takes_turns_and_a_wide_one_shows_both(build) -> None:
    window = build(size=(Metrics.NARROW, 700))
    assert window.workspace.is_narrow
    assert window.panel.isVisible()
    assert not window.conversation.isVisible()
    window.open_chat("a")
    assert not window.panel.isVisible()
    assert window.conversation.isVisible()
    window.rail.inbox.click()
    assert window.panel.isVisible()
    window.open_chat("a")
    assert window.conversation.header.inset
    window.back_button.click()
    assert window.panel.isVisible()
    window.open_chat("a")
    window.resize(1000, 700)
    assert not window.workspace.is_narrow
    assert window.panel.isVisible()
    assert window.conversation.isVisible()
    assert window.panel.width() == Metrics.LIST
    assert window.back_button.isHidden()
    assert not window.conversation.header.inset


def test_place_size_zoom_width_and_open_conversation_are_remembered(build, theme) -> None:
    window = build(size=(780, 700))
    window.open_chat("c")
    window.zoom(-1)
    window.workspace._splitter.moveSplitter(370, 1)
    window.close()
    kept = dict(window.actions.remembered)
    assert set(kept) == {memory.GEOMETRY, memory.ZOOM, memory.OPEN_CHAT, memory.LIST_WIDTH}
    theme.zoom_by(0)
    again = build(settings=kept)
    assert (again.width(), again.height()) == (780, 700)
    assert theme.zoom == pytest.approx(0.9)
    assert again.open_id == "c"
    assert again.panel.width() == pytest.approx(370, abs=2)
    assert not again.conversation.hasFocus()


def test_what_was_remembered_may_be_nonsense(build) -> None:
    window = build(
        settings={
            memory.GEOMETRY: "%%%",
            memory.ZOOM: "huge",
            memory.LIST_WIDTH: "-7",
            memory.OPEN_CHAT: "nobody",
        }
    )
    assert window.open_id is None
    assert window.panel.width() == Metrics.LIST_MIN


def test_a_drag_is_written_once(build, qtbot) -> None:
    window = build()
    window.actions.remembered.clear()
    for width in range(900, 960, 5):
        window.resize(width, 700)
    assert memory.GEOMETRY not in window.actions.remembered
    qtbot.waitUntil(lambda: memory.GEOMETRY in window.actions.remembered, timeout=3000)


def test_zoom_keys(build, theme) -> None:
    window = build()
    control = Qt.KeyboardModifier.ControlModifier
    QTest.keyClick(window, Qt.Key.Key_Plus, control)
    assert theme.zoom == pytest.approx(1.1)
    QTest.keyClick(window, Qt.Key.Key_Minus, control)
    QTest.keyClick(window, Qt.Key.Key_Minus, control)
    assert theme.zoom == pytest.approx(0.9)
    QTest.keyClick(window, Qt.Key.Key_0, control)
    assert theme.zoom == pytest.approx(1.0)


def test_large_type_needs_a_wider_window_to_show_both(build, theme) -> None:
    window = build(size=(1280, 800))
    for _ in range(4):
        window.zoom(1)
    assert theme.zoom == pytest.approx(1.75)
    assert not window.workspace.is_narrow
    assert window.panel.width() == pytest.approx(Metrics.LIST * 1.75, abs=2)
    window.zoom(1)
    assert window.workspace.is_narrow
    window.zoom(0)
    assert not window.workspace.is_narrow
    assert window.panel.width() == Metrics.LIST


def test_the_open_conversation_became_part_of_another(build) -> None:
    window = build()
    window.open_chat("b")
    window.apply(Changes(gone=(("b", "a"),), chats=(chat("a", "Ana Bia", ago=0),)))
    assert window.open_id == "a"
    assert window.panel.view.selectionModel().isSelected(window.model.index_of("a"))
    window.close()
    assert window.actions.remembered[memory.OPEN_CHAT] == "a"


def test_a_line_without_connection_is_said_above_the_conversation(build) -> None:
    window = build()
    down = Instance(id="line", name="Loja", connected=False)
    assert window.offline.isHidden()
    window.apply(Changes(instances=(down,), offline=("line",)))
    assert "Loja" in window.offline.text
    assert window.offline.isVisible()
    mark = window.rail.mark("line")
    assert mark.dot_colour() == window._theme.tokens.disconnected
    assert "Disconnected" in mark.accessibleName()
    window.apply(Changes(instances=(Instance(id="other", name="Filial", connected=None),)))
    assert window.rail.mark("other").dot_colour() == window._theme.tokens.faint
    window.apply(Changes(instances=(Instance(id="other", name="Filial", connected=False),)))
    assert "Loja e Filial" in window.offline.text
    window.open_chat("a")
    assert "Filial" not in window.offline.text
    window.apply(Changes(instances=(LINE,)))
    assert window.offline.isHidden()


def test_typing_is_heard_and_ends_with_the_message_or_the_line(build) -> None:
    window = build()
    typing = Changes(presences=(PresenceNotice("a", Presence.COMPOSING),))
    window.apply(typing)
    assert window.tracker.presence("a") is Presence.COMPOSING
    message = Message(
        seq=1,
        chat_id="a",
        instance_id="line",
        message_id="m",
        from_me=False,
        author=None,
        kind=Kind.TEXT,
        text="oi",
        caption=None,
        at=NOW,
        received_at=NOW,
    )
    window.apply(Changes(messages=(message,)))
    assert window.tracker.presence("a") is None
    window.apply(typing)
    window.apply(Changes(offline=("line",), instances=(LINE,)))
    assert window.tracker.presence("a") is None
    assert all(changes in window.conversation.told for changes in (typing,))


def test_first_run_shows_what_to_do_and_copies_the_address(build, qtbot) -> None:
    window = build(chats=(), instances=())
    assert window.welcome.is_first_run
    window.show_public_door("http://127.0.0.1:40001")
    for line in window.welcome.first.lines:
        line.button.click()
        assert QGuiApplication.clipboard().text() == line.text
        assert line.button.text() == "Copied"
    assert window.welcome.first.door.text == "http://127.0.0.1:40001"
    window.apply(Changes(instances=(LINE,)))
    assert not window.welcome.is_first_run
    assert window.welcome.choose.title == "All is ready"
    window.apply(Changes(chats=(chat("a"),)))
    assert window.welcome.choose.title == "Choose a conversation"


def test_messages_for_the_person_appear_and_go(build, qtbot) -> None:
    window = build()
    window.show_message("Não foi possível salvar. Tente de novo.")
    assert window.toast.text.startswith("Não foi")
    assert window.toast.accessibleName()
    window.resize(900, 600)
    assert window.centralWidget().rect().contains(window.toast.geometry())
    QTest.mouseClick(window.toast, Qt.MouseButton.LeftButton)
    assert window.toast.text == ""


def test_closing_says_so_and_ends_nothing(build) -> None:
    window = build()
    closed = []
    window.closed.connect(lambda: closed.append(True))
    window.close()
    assert closed == [True]
    assert window.conversation.flushed == 1
    window.raise_window()
    assert window.isVisible()
    window.showMinimized()
    window.raise_window()
    assert not window.isMinimized()


def test_f1_tells_the_keys(build, qtbot) -> None:
    window = build()
    QTest.keyClick(window, Qt.Key.Key_F1)
    sheet = window.findChild(type(window.sheets.shortcuts()))
    assert sheet.isVisible()
    assert not sheet.grab().isNull()
    for open_sheet in window.findChildren(type(sheet)):
        QTest.keyClick(open_sheet, Qt.Key.Key_Escape)
    assert not sheet.isVisible()


def test_tab_reaches_everything_that_can_be_pressed(build, qtbot) -> None:
    window = build()
    qtbot.waitUntil(window.rail.mark("line").isVisible)
    window.panel.search.field.setFocus()
    seen = []
    for _ in range(12):
        seen.append(QGuiApplication.focusObject())
        QTest.keyClick(QGuiApplication.focusObject(), Qt.Key.Key_Tab)
    for widget in (
        window.panel.search.field,
        window.panel.view,
        window.rail.inbox,
        window.rail.mark("line"),
        window.panel._chips[next(iter(window.panel._chips))],
    ):
        assert widget in seen


def test_the_day_changes(build) -> None:
    window = build()
    window._clock.time += 24 * 3_600_000
    window._look_at_the_day()
    assert window.model.index(0).data(int(Qt.ItemDataRole.UserRole) + 5) == "Yesterday"
    assert window._day.isActive()


def test_a_warning_stands_above_the_conversation_until_the_end(build) -> None:
    window = build()
    assert not window.warning.isVisible()
    window.warn("O banco de dados estava danificado.")
    assert window.warning.isVisible()
    assert window.warning.text == "O banco de dados estava danificado."
    window.open_chat("a")
    assert window.warning.isVisible()
    assert window.warning.mapTo(window, QPoint(0, 0)).y() == 0


def test_keys_do_things_to_the_open_conversation(build) -> None:
    window = build()
    held = Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.ShiftModifier
    QTest.keyClick(QGuiApplication.focusWindow(), Qt.Key.Key_A, held)
    assert [one for one in window.actions.asked if one[0] == "arrange"] == [], "none is open"
    window.open_chat("b")
    for key in (Qt.Key.Key_A, Qt.Key.Key_P, Qt.Key.Key_M):
        QTest.keyClick(QGuiApplication.focusWindow(), key, held)
    asked = [one for one in window.actions.asked if one[0] == "arrange"]
    assert asked == [("arrange", "b", what, True) for what in ("archive", "pin", "mute")]
    assert "Bia" in window.toast.text


def test_every_command_has_a_name_and_no_key_twice(build) -> None:
    window = build()
    told = window.commands.told()
    assert all(command.text for command in told)
    keys = [key for command in window.commands for key in command.keys]
    assert len(set(keys)) == len(keys)


def test_ctrl_n_asks_for_a_number_on_the_open_line(build) -> None:
    window = build()
    window.open_chat("a")
    QTest.keyClick(QGuiApplication.focusWindow(), Qt.Key.Key_N, Qt.KeyboardModifier.ControlModifier)
    (dialog,) = window.findChildren(NewChatDialog)
    assert dialog.instance_id == "line"
    dialog.opened.emit("c")
    assert window.open_id == "c"
