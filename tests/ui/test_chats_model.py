"""The model of the list: order, moves without resets, filters, merges, what it says."""

import random

import pytest
from msgspec.structs import replace
from PySide6.QtCore import QPersistentModelIndex, Qt
from PySide6.QtTest import QAbstractItemModelTester
from window_parts import DAY, NOW, KnownPresence, SetClock, chat, preview

from multichat_desktop.domain.changes import Changes
from multichat_desktop.domain.content import Kind
from multichat_desktop.domain.presence import Presence
from multichat_desktop.domain.status import DeliveryStatus
from multichat_desktop.ui.chats.model import ChatListModel, ChatRole, Chip


@pytest.fixture
def presence(qapp) -> KnownPresence:
    return KnownPresence()


@pytest.fixture
def model(presence: KnownPresence) -> ChatListModel:
    model = ChatListModel(SetClock(), presence.presence)
    presence.changed.connect(model.presence_changed)
    model.tester = QAbstractItemModelTester(model, QAbstractItemModelTester.FailureReportingMode.Fatal)
    return model


def ids(model: ChatListModel) -> list[str]:
    return [model.index(row).data(ChatRole.ID) for row in range(model.rowCount())]


def no_resets(model: ChatListModel) -> list[str]:
    seen: list[str] = []
    model.modelReset.connect(lambda: seen.append("reset"))
    model.layoutChanged.connect(lambda *_: seen.append("layout"))
    return seen


def test_newest_first(model: ChatListModel) -> None:
    model.reset([chat("b", ago=2), chat("a", ago=1), chat("c", ago=3)])
    assert ids(model) == ["a", "b", "c"]
    assert model.total == 3


def test_a_new_message_moves_its_row_and_nothing_is_reset(model: ChatListModel) -> None:
    model.reset([chat("a", ago=1), chat("b", ago=2), chat("c", ago=3)])
    resets, moves = no_resets(model), []
    model.rowsMoved.connect(lambda _p, first, _l, _d, to: moves.append((first, to)))
    kept = QPersistentModelIndex(model.index_of("c"))
    model.apply(Changes(chats=(chat("c", ago=0),)))
    assert ids(model) == ["c", "a", "b"]
    assert moves == [(2, 0)]
    assert kept.row() == 0
    model.apply(Changes(chats=(chat("c", ago=9),)))
    assert ids(model) == ["a", "b", "c"]
    assert moves[1] == (0, 3)
    assert not resets


def test_what_stays_in_place_only_changes(model: ChatListModel) -> None:
    model.reset([chat("a", ago=1), chat("b", ago=2)])
    changed = []
    model.dataChanged.connect(lambda first, last, *_: changed.append((first.row(), last.row())))
    model.apply(Changes(chats=(replace(model.chat("b"), unread=3),)))
    assert changed == [(1, 1)]
    assert model.unread == 3


def test_random_changes_leave_it_sorted_and_whole(model: ChatListModel) -> None:
    rng = random.Random(7)
    known = {f"c{n}": chat(f"c{n}", f"Nome {n}", ago=rng.randrange(50)) for n in range(30)}
    model.reset(known.values())
    resets = no_resets(model)
    for step in range(400):
        if step == 200:
            model.set_filter(Chip.UNREAD, "")
            resets.clear()
        chat_id = f"c{rng.randrange(40)}"
        if rng.random() < 0.1 and chat_id in known:
            del known[chat_id]
            model.apply(Changes(gone=((chat_id, "other"),)))
            continue
        known[chat_id] = chat(chat_id, f"Nome {step}", ago=rng.randrange(50), unread=rng.choice([0, 0, 2]))
        model.apply(Changes(chats=(known[chat_id],)))
        wanted = [c for c in known.values() if step < 200 or c.unread]
        assert ids(model) == [c.id for c in sorted(wanted, key=lambda c: (-c.sort_at, c.id))]
        assert model.unread == sum(c.unread for c in known.values())
    assert not resets


def test_a_conversation_that_became_part_of_another_goes(model: ChatListModel) -> None:
    model.reset([chat("old", ago=1, unread=2), chat("new", ago=5)])
    model.apply(Changes(gone=(("old", "new"),), chats=(chat("new", ago=1, unread=2),)))
    assert ids(model) == ["new"]
    assert model.unread == 2
    model.apply(Changes(gone=(("never", "new"),)))
    assert ids(model) == ["new"]


def test_chips(model: ChatListModel) -> None:
    model.reset([chat("a", ago=1, unread=1), chat("b", ago=2), chat("g", ago=3, is_group=True)])
    model.set_filter(Chip.UNREAD, "")
    assert ids(model) == ["a"]
    model.set_filter(Chip.GROUPS, "")
    assert ids(model) == ["g"]
    model.set_filter(Chip.OPEN, "")
    assert ids(model) == ["a", "b", "g"]


def test_search_and_chip_together_and_what_arrives_meanwhile(model: ChatListModel) -> None:
    model.reset([chat("a", "Ana", ago=1), chat("j", "João", ago=2, is_group=True)])
    model.set_filter(Chip.GROUPS, "joao")
    assert ids(model) == ["j"]
    model.apply(Changes(chats=(chat("k", "Joana", is_group=True), chat("l", "João"))))
    assert ids(model) == ["j"]
    model.apply(Changes(chats=(chat("k", "Joao Paulo", is_group=True),)))
    assert ids(model) == ["k", "j"]
    model.apply(Changes(chats=(chat("k", "Paulo", is_group=True),)))
    assert ids(model) == ["j"]


def test_the_open_conversation_stays_among_the_unread_until_another_is_opened(model: ChatListModel) -> None:
    model.reset([chat("a", ago=1, unread=1), chat("b", ago=2, unread=1)])
    model.set_filter(Chip.UNREAD, "")
    model.keep("a")
    model.apply(Changes(chats=(chat("a", ago=1),)))
    assert ids(model) == ["a", "b"]
    model.keep("b")
    assert ids(model) == ["b"]


def test_what_a_row_says(model: ChatListModel) -> None:
    model.reset(
        [
            chat("a", "Ana", unread=120, preview=preview(None, kind=Kind.VOICE, seconds=14)),
            chat("g", "Grupo", ago=1, is_group=True, preview=preview("chego já", author_name="Rafa")),
            chat("m", "Mia", ago=2, preview=preview("ok", from_me=True, status=DeliveryStatus.READ)),
            chat("d", "Du", ago=3, draft="vou\nver"),
            chat("x", ago=4, preview=preview(None, deleted=True, from_me=True)),
            chat("n", "Ni", ago=5, preview=None, phone="5511988776655"),
        ]
    )
    said = [model.index(row).data(ChatRole.TEXT) for row in range(6)]
    assert (said[0].unread, said[0].line) == ("99+", "🎤 Voice message (0:14)")
    assert said[1].line == "\u2068Rafa\u2069: chego já"
    assert said[2].ticked
    assert said[3].draft == "vou ver"
    assert (said[4].title, said[4].line, said[4].ticked) == (
        "Hidden number",
        "You deleted this message",
        False,
    )
    assert said[5].line == "No messages yet"
    spoken = [model.index(row).data(Qt.ItemDataRole.AccessibleTextRole) for row in range(6)]
    assert spoken[0].startswith("Ana. 120 unread messages. 🎤 Voice message (0:14). ")
    assert "You: ok. read" in spoken[2]
    assert "Draft: vou ver" in spoken[3]
    assert model.index(5).data() == "Ni"


def test_roles_have_names(model: ChatListModel) -> None:
    names = {bytes(name.data()).decode() for name in model.roleNames().values()}
    assert {"id", "chat", "text", "title", "time", "line", "unread"} <= names
    model.reset([chat("a", "Ana", unread=2)])
    index = model.index(0)
    assert index.data(ChatRole.TITLE) == "Ana"
    assert index.data(ChatRole.LINE) == "oi"
    assert index.data(ChatRole.UNREAD) == 2
    assert index.data(ChatRole.TIME)
    assert index.data(ChatRole.CHAT).id == "a"
    assert index.data(Qt.ItemDataRole.DecorationRole) is None


def test_somebody_types(model: ChatListModel, presence: KnownPresence) -> None:
    model.reset([chat("a", "Ana"), chat("b", "Bia", ago=1)])
    changed = []
    model.dataChanged.connect(lambda first, *_: changed.append(first.row()))
    presence.heard("b", Presence.COMPOSING)
    assert model.index(1).data(ChatRole.TEXT).presence == "typing…"
    presence.heard("b", Presence.AVAILABLE)
    assert model.index(1).data(ChatRole.TEXT).presence == ""
    presence.heard("b", Presence.UNAVAILABLE)
    presence.heard("unknown", Presence.COMPOSING)
    assert changed == [1, 1]


def test_tomorrow_today_is_yesterday(qapp) -> None:
    clock = SetClock()
    model = ChatListModel(clock)
    model.day_changed()
    model.reset([chat("a")])
    assert ":" in model.index(0).data(ChatRole.TIME)
    clock.time = NOW + DAY
    model.day_changed()
    assert model.index(0).data(ChatRole.TIME) == "Yesterday"


def test_ten_thousand_rows_say_nothing_until_they_are_seen(qapp) -> None:
    model = ChatListModel(SetClock())
    model.reset([chat(f"c{n}", f"Nome {n}", ago=n) for n in range(10_000)])
    assert sum(row._text is not None for row in model._shown) == 0


def test_quiet_groups_are_not_counted(model: ChatListModel) -> None:
    told: list[int] = []
    model.unread_changed.connect(told.append)
    group = chat("g", "Entregas", unread=3, is_group=True, quiet=True)
    model.reset([group, chat("a", unread=2)])
    assert model.unread == 2
    model.apply(Changes(chats=(replace(group, unread=4),)))
    assert (model.unread, told) == (2, [2])
    model.apply(Changes(chats=(replace(group, quiet=False),)))
    assert model.unread == 5
    model.apply(Changes(gone=(("g", "a"),)))
    assert model.unread == 2
    assert model.text(model._rows["a"]).quiet is False
