"""The left part of the window by mouse and by keyboard, and what stands there when there is nothing to show."""

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QAccessible, QImage
from PySide6.QtTest import QTest
from window_parts import KnownPresence, SetClock, chat

from multichat_desktop.domain.changes import Changes
from multichat_desktop.ui.chats.model import ChatListModel, ChatRole
from multichat_desktop.ui.chats.panel import SKELETON_AFTER, ChatPanel
from multichat_desktop.ui.theme import Metrics, Theme

CHATS = [chat(f"c{n}", f"Cliente {n}", ago=n, unread=n % 2) for n in range(30)]


@pytest.fixture
def panel(qtbot, theme: Theme, icons) -> ChatPanel:
    presence = KnownPresence()
    model = ChatListModel(SetClock(), presence.presence)
    panel = ChatPanel(theme, icons, model)
    panel.model = model
    panel.wanted = []
    panel.opened.connect(panel.wanted.append)
    qtbot.addWidget(panel)
    panel.resize(344, 700)
    panel.show()
    return panel


def page(panel: ChatPanel) -> object:
    return panel._stack.currentWidget()


def middle(row: int) -> QPoint:
    return QPoint(100, row * Metrics.ROW + Metrics.ROW // 2)


def test_loading_is_only_mentioned_when_it_takes_long(panel: ChatPanel, qtbot) -> None:
    assert page(panel) is panel._blank
    qtbot.wait(SKELETON_AFTER + 60)
    assert page(panel) is panel.skeleton
    assert not panel.skeleton.grab().isNull()
    panel.load(CHATS)
    assert page(panel) is panel.view


def test_what_is_loaded_in_time_is_never_preceded_by_a_skeleton(panel: ChatPanel, qtbot) -> None:
    panel.load([])
    qtbot.wait(SKELETON_AFTER + 60)
    assert page(panel) is panel.empty
    assert "No conversations yet" in panel.empty.title


def test_notices_before_loading_wait_for_it(panel: ChatPanel) -> None:
    panel.apply(Changes(chats=(chat("a"), chat("c3", "Newer"))))
    panel.apply(Changes(gone=(("c4", "c5"),)))
    assert panel.model.rowCount() == 0
    panel.load(CHATS)
    assert panel.model.rowCount() == 30
    assert panel.model.chat("c3").name == "Newer"
    assert panel.model.chat("c4") is None


def test_a_click_asks_for_a_conversation_and_marks_nothing_itself(panel: ChatPanel) -> None:
    panel.load(CHATS)
    QTest.mouseClick(panel.view.viewport(), Qt.MouseButton.LeftButton, pos=middle(2))
    assert panel.wanted == ["c2"]
    assert not panel.view.selectionModel().hasSelection()
    panel.show_open("c2")
    assert [i.data(ChatRole.ID) for i in panel.view.selectionModel().selectedIndexes()] == ["c2"]


def test_walking_opens_nothing_enter_does(panel: ChatPanel) -> None:
    panel.load(CHATS)
    panel.focus_list()
    view = panel.view
    for key in (Qt.Key.Key_Down, Qt.Key.Key_Down, Qt.Key.Key_Up):
        QTest.keyClick(view, key)
    assert view.currentIndex().row() == 1
    assert not panel.wanted
    QTest.keyClick(view, Qt.Key.Key_Return)
    QTest.keyClick(view, Qt.Key.Key_End)
    QTest.keyClick(view, Qt.Key.Key_Space)
    assert panel.wanted == ["c1", "c29"]
    assert view.verticalScrollBar().value() == view.verticalScrollBar().maximum()
    QTest.keyClick(view, Qt.Key.Key_PageUp)
    assert view.currentIndex().row() < 29
    QTest.keyClick(view, Qt.Key.Key_Home)
    assert view.currentIndex().row() == 0
    assert view.verticalScrollBar().value() == 0


def test_search_by_keyboard_alone(panel: ChatPanel) -> None:
    panel.load(CHATS)
    panel.focus_search()
    QTest.keyClicks(panel.search.field, "cliente 17")
    assert panel.model.rowCount() == 1
    QTest.keyClick(panel.search.field, Qt.Key.Key_Return)
    assert panel.wanted == ["c17"]
    assert panel.search.text() == ""
    assert panel.model.rowCount() == 30


def test_down_leads_from_the_search_into_the_list(panel: ChatPanel, qtbot) -> None:
    panel.load(CHATS)
    panel.activateWindow()
    panel.focus_search()
    qtbot.waitUntil(panel.search.field.hasFocus)
    QTest.keyClick(panel.search.field, Qt.Key.Key_Down)
    assert panel.view.hasFocus()
    assert panel.view.currentIndex().row() == 0


def test_enter_in_an_empty_search_opens_nothing(panel: ChatPanel) -> None:
    panel.load(CHATS)
    QTest.keyClick(panel.search.field, Qt.Key.Key_Return)
    assert not panel.wanted


def test_typing_in_the_list_is_searching(panel: ChatPanel, qtbot) -> None:
    panel.load(CHATS)
    panel.activateWindow()
    panel.focus_list()
    qtbot.waitUntil(panel.view.hasFocus)
    QTest.keyClicks(panel.view, "7")
    assert panel.search.text() == "7"
    assert panel.search.field.hasFocus()
    assert panel.model.rowCount() == 3


def test_arrows_walk_through_the_chips(panel: ChatPanel, qtbot) -> None:
    panel.load(CHATS)
    panel.activateWindow()
    opened, unread, *_ = panel._chips.values()
    opened.setFocus()
    qtbot.waitUntil(opened.hasFocus)
    QTest.keyClick(opened, Qt.Key.Key_Right)
    assert unread.isChecked()
    assert panel.model.rowCount() == 15


def test_nothing_found_offers_to_clear(panel: ChatPanel) -> None:
    panel.load(CHATS)
    QTest.keyClicks(panel.search.field, "zzz")
    assert page(panel) is panel.empty
    assert panel.empty.title == "Nothing found"
    panel.empty.act()
    assert panel.search.text() == ""
    assert page(panel) is panel.view
    assert not panel.clear_search()


def test_chips_filter_and_say_what_is_missing(panel: ChatPanel) -> None:
    panel.load(CHATS)
    opened, unread, waiting, groups, archived = panel._chips.values()
    assert unread.text() == "Unread 15"
    unread.click()
    assert panel.model.rowCount() == 15
    groups.click()
    assert panel.empty.title == "No groups yet"
    panel.empty.act()
    assert opened.isChecked()
    waiting.click()
    assert panel.empty.title == "Nobody is waiting"
    archived.click()
    assert panel.empty.title == "The archive is empty"
    panel.load([chat("a")])
    unread.click()
    assert panel.empty.title == "Everything is read"
    assert unread.text() == "Unread"
    panel.apply(Changes(chats=(chat("a", unread=2000),)))
    assert page(panel) is panel.view
    assert unread.text() == "Unread 999+"


def test_the_open_conversation_is_marked_again_after_searching_and_moving(panel: ChatPanel) -> None:
    panel.load(CHATS)
    panel.show_open("c5", follow=True)

    def marked() -> list[str]:
        return [i.data(ChatRole.ID) for i in panel.view.selectionModel().selectedIndexes()]

    QTest.keyClicks(panel.search.field, "cliente 2")
    assert marked() == []
    panel.clear_search()
    assert marked() == ["c5"]
    panel.apply(Changes(chats=(chat("c5", "Cliente 5", ago=-1),)))
    assert marked() == ["c5"]
    assert panel.model.index_of("c5").row() == 0
    panel.apply(Changes(gone=(("c5", "c6"),)))
    assert marked() == ["c6"]


def test_neighbours_go_round(panel: ChatPanel) -> None:
    assert panel.neighbour(1) is None
    panel.load(CHATS)
    assert panel.neighbour(1) == "c0"
    panel.show_open("c0")
    assert panel.neighbour(1) == "c1"
    assert panel.neighbour(-1) == "c29"


def test_a_message_elsewhere_does_not_move_what_is_being_read(panel: ChatPanel) -> None:
    panel.load(CHATS)
    bar = panel.view.verticalScrollBar()
    bar.setValue(500)
    panel.apply(Changes(chats=(chat("c29", "Cliente 29", ago=28),)))
    assert bar.value() == 500


def test_a_screen_reader_hears_whole_rows(panel: ChatPanel) -> None:
    panel.load(CHATS)
    interface = QAccessible.queryAccessibleInterface(panel.view)
    assert interface.role() is QAccessible.Role.List
    assert interface.text(QAccessible.Text.Name) == "Conversations"
    assert interface.childCount() == 30
    row = interface.child(1)
    assert row.role() is QAccessible.Role.ListItem
    assert row.text(QAccessible.Text.Name).startswith("Cliente 1. 1 unread messages. oi. ")
    assert row.rect().height() == Metrics.ROW


@pytest.mark.parametrize("mode", ["light", "dark"])
def test_rows_are_painted_at_every_zoom(panel: ChatPanel, theme: Theme, mode: str) -> None:
    panel.load(CHATS)
    theme.set_mode(mode)
    before = panel.view.visualRect(panel.model.index(3))
    for _ in range(4):
        theme.zoom_by(1)
        image = panel.grab().toImage()
        assert _colours(image) > 20
    assert panel.view.visualRect(panel.model.index(3)).height() > before.height()
    assert panel.view.indexAt(panel.view.visualRect(panel.model.index(2)).center()).row() == 2


def test_only_what_is_seen_is_painted(panel: ChatPanel, qtbot, monkeypatch) -> None:
    panel.load([chat(f"c{n}", f"Nome {n}", ago=n) for n in range(5000)])
    painted: list[int] = []
    delegate = panel.view.itemDelegate()
    paint = type(delegate).paint
    monkeypatch.setattr(
        type(delegate), "paint", lambda self, p, o, i: (painted.append(i.row()), paint(self, p, o, i))
    )
    panel.view.verticalScrollBar().setValue(2000 * Metrics.ROW)
    panel.view.viewport().grab()
    assert set(painted) <= set(range(2000, 2012))


def test_the_scroll_bar_lies_over_the_list(panel: ChatPanel) -> None:
    panel.load(CHATS)
    assert panel.view.viewport().width() == panel.view.width()
    bar = panel.view._bar
    assert bar.maximum() == panel.view.verticalScrollBar().maximum() > 0
    bar.setValue(300)
    assert panel.view.verticalScrollBar().value() == 300
    panel.load(CHATS[:2])
    assert bar.isHidden()


def _colours(image: QImage) -> int:
    return len({image.pixel(x, y) for x in range(0, image.width(), 3) for y in range(0, image.height(), 3)})
