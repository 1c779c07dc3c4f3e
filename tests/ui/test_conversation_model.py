"""The window onto a conversation: paging, order, runs, days, notices."""

import pytest
from fakes_conversation import DAY, MARIANA, MINUTE, NOON, EndlessReads, FakeReads, make_chat, message
from PySide6.QtCore import Qt

from multichat_desktop.domain.changes import Changes
from multichat_desktop.domain.content import Kind
from multichat_desktop.domain.message import Person
from multichat_desktop.ui.conversation.model import MOST, PAGE, MessageModel

ANA = Person("p2", "Ana", "5511911112222")


def opened(reads, around=None, chat="c1"):
    model = MessageModel(reads)
    model.open(chat, around)
    return model


def seqs(model):
    return [model.message(i).seq for i in range(model.rowCount())]


def test_qt_finds_no_fault(qtmodeltester):
    model = opened(FakeReads([message(i) for i in range(1, 9)]))
    qtmodeltester.check(model, force_py=True)


def test_qt_finds_no_fault_while_it_changes(qtmodeltester):
    reads = EndlessReads(500)
    model = opened(reads)
    qtmodeltester.check(model, force_py=True)
    model.load_older()
    model.apply(Changes(messages=(message(1000),)))
    model.apply(Changes(removed=(1000,)))
    while model.load_older():
        pass
    while model.load_newer():
        pass
    model.open(None)


def test_it_opens_at_the_end_with_one_page():
    reads = EndlessReads(1000)
    model = opened(reads)
    assert seqs(model) == list(range(950, 1000))
    assert model.at_end
    assert not model.at_start
    assert reads.asked == {"before": 1}


def test_it_pages_to_both_ends():
    model = opened(EndlessReads(173), around=(NOON + 80 * MINUTE, 80))
    while model.load_older():
        pass
    while model.load_newer():
        pass
    assert model.at_start
    assert model.at_end
    assert seqs(model) == list(range(173))


def test_a_conversation_of_exactly_one_page_has_ends():
    model = opened(FakeReads([message(i) for i in range(PAGE)]))
    assert not model.at_start
    assert not model.place(0).day
    model.load_older()
    assert model.at_start
    assert model.place(0).day


def test_far_pages_are_let_go():
    model = opened(EndlessReads(5000))
    for _ in range(20):
        model.load_older()
    assert model.rowCount() == MOST
    assert not model.at_end
    assert model.row_of(4999) is None
    first = seqs(model)[0]
    for _ in range(20):
        model.load_newer()
    assert model.rowCount() == MOST
    assert not model.at_start
    assert model.row_of(first) is None
    assert seqs(model) == list(range(5000 - MOST, 5000))


def test_new_messages_stand_at_their_place_also_in_the_middle(qtbot):
    model = opened(FakeReads([message(1), message(3), message(5)]))
    with qtbot.waitSignal(model.rowsInserted) as inserted:
        model.apply(Changes(messages=(message(9, at=NOON + 4 * MINUTE),)))
    assert inserted.args[1:] == [2, 2]
    model.apply(Changes(messages=(message(10), message(2))))
    assert seqs(model) == [1, 2, 3, 9, 5, 10]


def test_equal_times_are_ordered_by_number():
    model = opened(FakeReads([message(2, at=NOON), message(7, at=NOON)]))
    model.apply(Changes(messages=(message(5, at=NOON),)))
    assert seqs(model) == [2, 5, 7]


def test_a_change_touches_its_row_only(qtbot):
    model = opened(FakeReads([message(i, at=NOON + i * 10 * MINUTE) for i in range(1, 9)]))
    changed = []
    model.dataChanged.connect(lambda first, last, _: changed.append((first.row(), last.row())))
    model.apply(Changes(messages=(message(4, at=NOON + 40 * MINUTE, text="outra"),)))
    assert changed == [(3, 3)]
    assert model.message(3).text == "outra"
    changed.clear()
    model.apply(Changes(messages=(model.message(3),)))
    assert changed == []


def test_a_message_whose_time_changes_moves():
    model = opened(FakeReads([message(1), message(2), message(3)]))
    arrived = []
    model.arrived.connect(arrived.append)
    model.apply(Changes(messages=(message(1, at=NOON + 10 * MINUTE),)))
    assert seqs(model) == [2, 3, 1]
    assert arrived == []


def test_what_is_beyond_the_loaded_pages_is_announced_but_not_shown():
    model = opened(EndlessReads(1000), around=(NOON, 10))
    arrived = []
    model.arrived.connect(arrived.append)
    model.apply(Changes(messages=(message(5000),)))
    assert model.row_of(5000) is None
    assert [m.seq for m in arrived] == [5000]


def test_other_conversations_do_not_matter():
    model = opened(FakeReads([message(1)]))
    model.apply(Changes(messages=(message(2, chat="c2"),), removed=(99,)))
    assert seqs(model) == [1]


def test_removed_rows_go_and_runs_close():
    model = opened(FakeReads([message(1), message(2, me=True), message(3)]))
    assert model.place(2).first
    model.apply(Changes(removed=(2,)))
    assert seqs(model) == [1, 3]
    assert not model.place(1).first


def test_a_merged_conversation_is_followed(qtbot):
    reads = FakeReads(
        [message(1, chat="c2"), message(2, chat="c2")], chats=[make_chat("c1"), make_chat("c2")]
    )
    model = opened(reads)
    assert seqs(model) == []
    with qtbot.waitSignal(model.movedTo) as moved:
        model.apply(Changes(gone=(("c1", "c2"),)))
    assert moved.args == ["c2"]
    assert seqs(model) == [1, 2]
    reads.messages[3] = message(3, chat="c2")
    model.apply(Changes(gone=(("c9", "c2"),)))
    assert seqs(model) == [1, 2, 3]


def test_runs():
    rows = [
        message(1, at=NOON),
        message(2, at=NOON + 4 * MINUTE),
        message(3, at=NOON + 10 * MINUTE),
        message(4, at=NOON + 11 * MINUTE, me=True),
        message(5, at=NOON + 12 * MINUTE, me=True),
        message(6, at=NOON + 13 * MINUTE, author=ANA),
        message(7, at=NOON + 14 * MINUTE, author=MARIANA),
        message(8, at=NOON + 15 * MINUTE, kind=Kind.SYSTEM),
        message(9, at=NOON + 16 * MINUTE),
    ]
    model = opened(FakeReads(rows))
    assert [model.place(i).first for i in range(9)] == [
        True,
        False,
        True,
        True,
        False,
        True,
        True,
        True,
        True,
    ]
    assert [model.place(i).last for i in range(9)] == [False, True, True, False, True, True, True, True, True]


def test_days_are_said_once_and_settle_when_neighbours_change():
    model = opened(FakeReads([message(1), message(2, at=NOON + DAY), message(3, at=NOON + DAY + MINUTE)]))
    assert [model.place(i).day for i in range(3)] == [True, True, False]
    model.apply(Changes(messages=(message(9, at=NOON + DAY - 2 * 3_600_000),)))
    assert seqs(model) == [1, 9, 2, 3]
    model.apply(Changes(messages=(message(8, at=NOON + DAY - MINUTE),)))
    assert [model.place(i).day for i in range(5)] == [True, True, False, False, False]


def test_the_unread_line_stays_until_the_next_opening():
    rows = [message(1), message(2, unread=True), message(3, unread=True)]
    reads = FakeReads(rows, unread=2, first_unread=rows[1].key)
    model = opened(reads)
    assert [model.place(i).unread for i in range(3)] == [0, 2, 0]
    assert model.unread_row == 1
    assert model.place(1).first
    model.apply(Changes(messages=(message(4, unread=True), message(2))))
    assert [model.place(i).unread for i in range(4)] == [0, 2, 0, 0]
    reads._first_unread = None
    model.open("c1")
    assert model.unread_row is None


def test_it_opens_around_the_first_unread():
    reads = EndlessReads(1000)
    reads._chats["c1"] = make_chat(unread=500)
    reads._first_unread = (NOON + 500 * MINUTE, 500)
    model = opened(reads)
    assert model.message(model.unread_row).seq == 500
    assert not model.at_end


def test_roles():
    model = opened(FakeReads([message(1, text="Bom *dia*\nAna")]))
    index = model.index(0)
    assert index.data(MessageModel.SeqRole) == 1
    assert index.data(MessageModel.MessageRole).seq == 1
    assert index.data(Qt.ItemDataRole.DisplayRole) == "Bom dia Ana"
    said = index.data(Qt.ItemDataRole.AccessibleTextRole)
    assert said.startswith("Mariana Alves: Bom dia Ana, ")
    assert {bytes(n.data()) for n in model.roleNames().values()} >= {b"message", b"place", b"sentence"}


@pytest.mark.parametrize("kind", list(Kind))
def test_every_kind_has_a_sentence(kind):
    model = opened(FakeReads([message(1, kind=kind, text=None)]))
    assert model.index(0).data(Qt.ItemDataRole.AccessibleTextRole)
