"""Who waits and what is arranged, as the list shows it: order, colours, counts, menus; nothing painted that is not seen."""

import pytest
from PySide6.QtCore import QEvent, QPoint, Qt
from PySide6.QtGui import QContextMenuEvent, QRegion
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from window_parts import MINUTE, NOW, KeptActions, SetClock, chat

from multichat_desktop.domain.changes import Changes
from multichat_desktop.ui.chats.deeds import ChatDeeds
from multichat_desktop.ui.chats.menu import ChatMenu
from multichat_desktop.ui.chats.model import ChatListModel, ChatRole, Chip
from multichat_desktop.ui.chats.panel import ChatPanel
from multichat_desktop.ui.chats.waiting import Urgency, short, urgency


def waits(chat_id: str, minutes: int, **more):
    return chat(chat_id, chat_id.upper(), ago=1, waiting_since=NOW - minutes * MINUTE, **more)


CHATS = [
    waits("a", 5),
    chat("b", "B", ago=2),
    waits("c", 50),
    waits("d", 20),
    chat("e", "E", ago=400, pinned=True),
    waits("f", 90, archived=True),
    chat("g", "G", ago=3, removed=True),
]


def shown(model: ChatListModel) -> list[str]:
    return [model.id_at(row) for row in range(model.rowCount())]


@pytest.fixture
def clock() -> SetClock:
    return SetClock()


@pytest.fixture
def model(qapp, clock) -> ChatListModel:
    made = ChatListModel(clock)
    made.reset(CHATS)
    return made


def test_who_waits_longest_stands_first(model) -> None:
    model.set_filter(Chip.WAITING, "")
    assert shown(model) == ["c", "d", "a"]
    counts = []
    model.waiting_changed.connect(counts.append)
    model.apply(Changes(chats=(chat("c", "C", ago=0),)))
    assert shown(model) == ["d", "a"]
    model.apply(Changes(chats=(waits("b", 60),)))
    assert shown(model) == ["b", "d", "a"]
    model.apply(Changes(chats=(waits("b", 10),)))
    assert shown(model) == ["d", "b", "a"]
    assert counts == [2, 3]


def test_pinned_ones_stand_first_and_archived_ones_apart(model) -> None:
    assert shown(model) == ["e", "a", "c", "d", "b"]
    model.set_filter(Chip.ARCHIVED, "")
    assert shown(model) == ["f"]
    model.apply(Changes(chats=(waits("f", 1),)))
    assert shown(model) == []
    model.set_filter(Chip.OPEN, "")
    assert shown(model)[:2] == ["e", "a"]
    assert "f" in shown(model)


def test_a_search_finds_the_archive_but_nothing_removed(model) -> None:
    model.set_filter(Chip.OPEN, "f")
    assert shown(model) == ["f"]
    model.set_filter(Chip.OPEN, "g")
    assert shown(model) == []
    assert "g" not in [one.id for one in model.everybody()]


@pytest.mark.parametrize(
    "minutes, how, said",
    [
        (0, Urgency.CALM, "1 min"),
        (9, Urgency.CALM, "9 min"),
        (10, Urgency.WARN, "10 min"),
        (29, Urgency.WARN, "29 min"),
        (30, Urgency.LATE, "30 min"),
        (125, Urgency.LATE, "2 h"),
        (3000, Urgency.LATE, "2 d"),
    ],
)
def test_the_colour_follows_the_shops_limits(minutes: int, how: Urgency, said: str) -> None:
    since = NOW - minutes * MINUTE
    assert urgency(since, NOW, (10, 30)) is how
    assert short(since, NOW) == said


def test_the_time_is_read_aloud_as_it_is_now(model, clock) -> None:
    row = model.index_of("a")
    assert model.data(row, Qt.ItemDataRole.AccessibleTextRole).endswith("waiting for an answer for 5 min")
    clock.time += 3 * MINUTE
    assert model.data(row, Qt.ItemDataRole.AccessibleTextRole).endswith("waiting for an answer for 8 min")
    assert "pinned" in model.data(model.index_of("e"), Qt.ItemDataRole.AccessibleTextRole)


@pytest.fixture
def panel(qtbot, theme, icons, clock) -> ChatPanel:
    made = ChatPanel(theme, icons, ChatListModel(clock))
    qtbot.addWidget(made)
    made.resize(344, 500)
    made.show()
    made.activateWindow()
    qtbot.waitUntil(made.isActiveWindow)
    return made


def test_a_tick_paints_only_rows_that_are_seen_and_wait(panel, clock, monkeypatch) -> None:
    crowd = [chat(f"x{n}", ago=n + 10) for n in range(500)] + [waits(f"w{n}", n) for n in range(500)]
    panel.load([*CHATS, *crowd])
    QApplication.processEvents()
    painted: list[QRegion] = []
    delegate, paint = panel.view._delegate, panel.view._delegate.paint

    def noted(painter, option, index) -> None:
        painted.append(index.data(ChatRole.ID))
        paint(painter, option, index)

    monkeypatch.setattr(delegate, "paint", noted)
    panel.view.verticalScrollBar().setValue(0)
    QApplication.processEvents()
    painted.clear()
    clock.time += MINUTE
    panel.view.tick()
    QApplication.processEvents()
    assert 0 < len(painted) <= 9
    assert all(panel._model.chat(chat_id).waiting_since is not None for chat_id in painted)


def test_the_menu_opens_by_mouse_and_by_key(panel) -> None:
    panel.load(CHATS)
    asked = []
    panel.view.menu_asked.connect(lambda chat_id, _: asked.append(chat_id))
    view = panel.view.viewport()
    place = QPoint(50, 68 + 20)
    event = QContextMenuEvent(QContextMenuEvent.Reason.Mouse, place, view.mapToGlobal(place))
    QApplication.sendEvent(view, event)
    panel.focus_list()
    QTest.keyClick(panel.view, Qt.Key.Key_Down)
    QTest.keyClick(panel.view, Qt.Key.Key_Down)
    event = QContextMenuEvent(QContextMenuEvent.Reason.Keyboard, QPoint(0, 0), QPoint(0, 0))
    QApplication.sendEvent(view, event)
    assert asked == ["a", "c"]
    assert event.type() == QEvent.Type.ContextMenu


def test_deeds_offer_their_way_back(qtbot, panel) -> None:
    actions = KeptActions()
    deeds = ChatDeeds(actions, panel)
    offered = []
    deeds.undo_offered.connect(lambda said, deed: offered.append((said, deed)))
    menu = ChatMenu(deeds).of(CHATS[0], panel)
    texts = [action.text() for action in menu.actions() if action.text()]
    assert texts[:4] == ["Pin to the top", "Archive", "Mute", "Needs no answer"]
    assert texts[4:] == ["Delete the messages…", "Delete the conversation…"]
    for action in menu.actions()[:5]:
        action.trigger()
    for _, undo in offered:
        undo()
    place = (CHATS[0].preview.at, CHATS[0].preview.seq)
    assert actions.asked == [
        ("arrange", "a", "pin", True),
        ("arrange", "a", "archive", True),
        ("arrange", "a", "mute", True),
        ("nothing_to_answer", "a", place),
        ("arrange", "a", "pin", False),
        ("arrange", "a", "archive", False),
        ("arrange", "a", "mute", False),
        ("nothing_to_answer", "a", (0, 0)),
    ]
    assert "A was archived" in offered[1][0]


@pytest.mark.parametrize("remove", [False, True])
def test_deleting_asks_first_and_keeping_is_the_default(panel, remove: bool) -> None:
    actions = KeptActions()
    deeds = ChatDeeds(actions, panel)
    box = deeds.clear(CHATS[0], remove=remove)
    assert "A" in box.text()
    assert box.defaultButton().text() == "Keep them"
    QTest.keyClick(box, Qt.Key.Key_Escape)
    assert actions.asked == []
    box = deeds.clear(CHATS[0], remove=remove)
    next(button for button in box.buttons() if button is not box.defaultButton()).click()
    assert actions.asked == [("clear_chat", "a", remove)]


@pytest.mark.parametrize("typed", ["", "f", "g", "a"])
@pytest.mark.parametrize("chip", list(Chip))
def test_a_whole_filtering_and_row_by_row_agree(model, chip: Chip, typed: str) -> None:
    model.set_filter(chip, typed)
    assert set(shown(model)) == {row.chat.id for row in model._sorted if model._wanted(row)}
