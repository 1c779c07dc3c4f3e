"""A conversation whole: what is marked as read, drafts, answers, presence, links."""

from itertools import pairwise

import pytest
from fakes_conversation import (
    EndlessReads,
    FakeActions,
    FakeClock,
    FakeReads,
    make_chat,
    message,
)
from PySide6.QtCore import QEvent, QMimeData, Qt
from PySide6.QtGui import QInputMethodEvent, QKeyEvent
from PySide6.QtWidgets import QApplication

from multichat_desktop.domain.changes import Changes
from multichat_desktop.domain.chat import Instance
from multichat_desktop.domain.presence import Presence
from multichat_desktop.domain.status import DeliveryStatus, StatusEntry
from multichat_desktop.ui.conversation.composer import Composer
from multichat_desktop.ui.conversation.pane import ConversationPane
from multichat_desktop.ui.conversation.popover import LinkPopover, StatusPopover
from multichat_desktop.ui.conversation.presence import PresenceTracker


class Parts:
    def __init__(self, qtbot, theme, reads):
        self.reads, self.actions, self.clock = reads, FakeActions(), FakeClock()
        self.tracker = PresenceTracker(self.clock)
        self.active, self.opened = True, []
        self.pane = ConversationPane(
            theme,
            reads,
            self.actions,
            self.clock,
            self.tracker,
            searches=self.actions,
            open_address=self.opened.append,
            is_active=lambda: self.active,
        )
        qtbot.addWidget(self.pane)
        self.pane.view.animated = False
        self.pane.resize(800, 600)
        self.pane.show()


@pytest.fixture
def make(qtbot, theme):
    return lambda reads: Parts(qtbot, theme, reads)


# ------------------------------------------------------------ read


def test_a_conversation_whose_end_is_seen_is_read_once(make):
    rows = [message(1), message(2, unread=True)]
    parts = make(FakeReads(rows, unread=1, first_unread=rows[1].key))
    parts.pane.open(parts.reads.chat("c1"))
    assert parts.actions.named("mark_read") == [("c1", rows[1].key)]
    parts.pane.apply(Changes(messages=(message(2),), chats=(make_chat(),)))
    assert len(parts.actions.named("mark_read")) == 1


def test_nothing_is_marked_when_nothing_is_unread(make):
    parts = make(FakeReads([message(1)]))
    parts.pane.open(parts.reads.chat("c1"))
    assert parts.actions.named("mark_read") == []


def test_it_is_not_read_in_a_window_that_is_not_active(make):
    rows = [message(1, unread=True)]
    parts = make(FakeReads(rows, unread=1, first_unread=rows[0].key))
    parts.active = False
    parts.pane.open(parts.reads.chat("c1"))
    assert parts.actions.named("mark_read") == []
    parts.active = True
    QApplication.instance().focusWindowChanged.emit(None)
    assert parts.actions.named("mark_read") == [("c1", rows[0].key)]


def test_it_is_not_read_before_its_end_is_seen(make):
    reads = EndlessReads(300)
    reads._chats["c1"] = make_chat(unread=100)
    reads._first_unread = reads._made(200).key
    parts = make(reads)
    parts.pane.open(reads.chat("c1"))
    assert parts.actions.named("mark_read") == []
    parts.pane.view.go_to_end()
    assert parts.actions.named("mark_read") == [("c1", reads._made(299).key)]


def test_what_comes_while_it_is_seen_is_read(make):
    parts = make(FakeReads([message(1)]))
    parts.pane.open(parts.reads.chat("c1"))
    new = message(2, unread=True)
    parts.pane.apply(Changes(messages=(new,), chats=(make_chat(unread=1),)))
    assert parts.actions.named("mark_read") == [("c1", new.key)]


# ------------------------------------------------------------ writing


def test_enter_sends_and_shift_enter_does_not(make, qtbot):
    parts = make(FakeReads([message(1)]))
    parts.pane.open(parts.reads.chat("c1"))
    field = parts.pane.composer.field
    qtbot.keyClicks(field, "Oi")
    qtbot.keyClick(field, Qt.Key.Key_Return, Qt.KeyboardModifier.ShiftModifier)
    qtbot.keyClicks(field, "Ana")
    qtbot.keyClick(field, Qt.Key.Key_Return)
    assert parts.actions.named("send_text") == [("c1", "Oi\nAna", None)]
    assert field.toPlainText() == ""


def test_nothing_is_not_sent(make, qtbot):
    parts = make(FakeReads())
    parts.pane.open(parts.reads.chat("c1"))
    assert not parts.pane.composer.send_button.isEnabled()
    qtbot.keyClicks(parts.pane.composer.field, "   ")
    qtbot.keyClick(parts.pane.composer.field, Qt.Key.Key_Return)
    assert parts.actions.named("send_text") == []
    assert not parts.pane.composer.send_button.isEnabled()


def test_a_word_being_composed_is_not_sent(make, qtbot):
    parts = make(FakeReads())
    parts.pane.open(parts.reads.chat("c1"))
    field = parts.pane.composer.field
    field.insertPlainText("a")
    QApplication.sendEvent(field, QInputMethodEvent("に", []))
    enter = QKeyEvent(QEvent.Type.KeyPress, Qt.Key.Key_Return, Qt.KeyboardModifier.NoModifier, "\r")
    field.keyPressEvent(enter)
    assert parts.actions.named("send_text") == []
    done = QInputMethodEvent("", [])
    done.setCommitString("に")
    QApplication.sendEvent(field, done)
    qtbot.keyClick(field, Qt.Key.Key_Return)
    assert len(parts.actions.named("send_text")) == 1


def test_an_answer_carries_its_message(make, qtbot):
    parts = make(FakeReads([message(1)]))
    parts.pane.open(parts.reads.chat("c1"))
    parts.pane.view.replyRequested.emit(message(1))
    assert parts.pane.composer.reply_bar.isVisible()
    qtbot.keyClicks(parts.pane.composer.field, "sim")
    parts.pane.composer.send_button.click()
    assert parts.actions.named("send_text") == [("c1", "sim", "M1")]
    assert not parts.pane.composer.reply_bar.isVisible()


def test_escape_closes_the_answer_only(make, qtbot):
    parts = make(FakeReads([message(1)]))
    parts.pane.open(parts.reads.chat("c1"))
    parts.pane.composer.reply_to(message(1))
    qtbot.keyClick(parts.pane.composer.field, Qt.Key.Key_Escape)
    assert parts.pane.composer.reply_bar.isHidden()
    assert parts.pane.close_innermost() is False


def test_drafts_are_kept_a_moment_later(make, qtbot):
    parts = make(FakeReads())
    parts.pane.open(parts.reads.chat("c1"))
    qtbot.keyClicks(parts.pane.composer.field, "ras")
    assert parts.actions.named("save_draft") == []
    qtbot.waitUntil(lambda: parts.actions.named("save_draft") == [("c1", "ras")])


def test_switching_keeps_the_draft_of_the_one_before(make, qtbot):
    reads = FakeReads(chats=[make_chat("c1"), make_chat("c2", name="Ana")])
    reads.drafts["c2"] = "de antes"
    parts = make(reads)
    parts.pane.open(reads.chat("c1"))
    qtbot.keyClicks(parts.pane.composer.field, "ras")
    parts.pane.open(reads.chat("c2"))
    assert parts.actions.named("save_draft") == [("c1", "ras")]
    assert parts.pane.composer.text() == "de antes"
    qtbot.wait(500)
    assert len(parts.actions.named("save_draft")) == 1


def test_sending_clears_the_draft(make, qtbot):
    reads = FakeReads()
    reads.drafts["c1"] = "rascunho"
    parts = make(reads)
    parts.pane.open(reads.chat("c1"))
    qtbot.keyClick(parts.pane.composer.field, Qt.Key.Key_Return)
    assert parts.actions.calls[-2:] == [("send_text", "c1", "rascunho", None), ("save_draft", "c1", "")]


def test_the_field_grows_to_six_lines(qtbot, theme):
    composer = Composer(theme)
    qtbot.addWidget(composer)
    composer.resize(600, 60)
    composer.show()
    heights = []
    for lines in range(1, 9):
        composer.field.setPlainText("\n".join("x" * lines))
        heights.append(composer.field.height())
    steps = [b - a for a, b in pairwise(heights)]
    assert steps == [steps[0]] * 5 + [0, 0]
    assert steps[0] > 10
    composer.field.setPlainText("palavra " * 40)
    assert composer.field.height() > heights[0]
    composer.load("")
    assert composer.field.height() == heights[0]


def test_only_words_are_pasted(qtbot, theme):
    composer = Composer(theme)
    qtbot.addWidget(composer)
    data = QMimeData()
    data.setHtml("<b>x</b>")
    data.setText("simples")
    composer.field.insertFromMimeData(data)
    assert composer.text() == "simples"
    assert "<b>" not in composer.field.document().toHtml().partition("<body")[2].partition("simples")[0]


# ------------------------------------------------------------ header, presence, sheets


def test_the_header_says_what_they_do(make):
    parts = make(FakeReads())
    parts.pane.open(parts.reads.chat("c1"))
    header = parts.pane.header
    assert header.subtitle() == "+55 11 98877-6655"
    parts.tracker.heard("c1", Presence.COMPOSING)
    assert header.subtitle() == "typing…"
    parts.clock.mono += 16
    parts.tracker.expire()
    assert header.subtitle() == "+55 11 98877-6655"
    seen = make_chat(last_seen=parts.clock.now() - 3_600_000)
    parts.pane.apply(Changes(chats=(seen,)))
    assert header.subtitle().startswith("last seen today at ")


def test_the_line_is_named_when_there_are_several(make):
    parts = make(FakeReads())
    parts.pane.open(parts.reads.chat("c1"))
    assert parts.pane.header.instance_words() == ""
    parts.reads.lines = [*parts.reads.lines, Instance(id="i2")]
    parts.pane.apply(Changes(instances=(parts.reads.lines[1],)))
    assert parts.pane.header.instance_words() == "Loja Paulista"


@pytest.mark.parametrize("name", ["שלום עולם " * 30, "a" * 500, "<b>x</b>", "\u202eabc", "", "\n"])
def test_names_do_no_harm(make, name):
    parts = make(FakeReads(chats=[make_chat(name=name, phone=None)]))
    parts.pane.open(parts.reads.chat("c1"))
    assert not parts.pane.grab().isNull()


def test_presence_ends(qtbot):
    clock = FakeClock()
    tracker = PresenceTracker(clock)
    heard = []
    tracker.changed.connect(heard.append)
    tracker.heard("a", Presence.COMPOSING)
    tracker.heard("a", Presence.COMPOSING)
    tracker.heard("b", Presence.AVAILABLE)
    assert heard == ["a", "b"]
    clock.mono = 15.5
    assert tracker.presence("a") is None
    tracker.expire()
    assert heard == ["a", "b", "a"]
    tracker.heard("b", Presence.PAUSED)
    assert tracker.presence("b") is None
    tracker.heard("c", Presence.RECORDING)
    tracker.clear(["c", "d"])
    assert heard == ["a", "b", "a", "b", "c", "c"]


def test_presence_ends_by_itself(qtbot):
    clock = FakeClock()
    tracker = PresenceTracker(clock)
    tracker.heard("a", Presence.COMPOSING)
    clock.mono = 14.99
    tracker.heard("b", Presence.PAUSED)
    clock.mono = 15.1
    with qtbot.waitSignal(tracker.changed, timeout=2000):
        pass


def test_a_link_is_opened_after_its_address_was_shown(make, qtbot):
    parts = make(FakeReads())
    parts.pane.open(parts.reads.chat("c1"))
    parts.pane.view.linkActivated.emit("https://exаmple.com/a?b=ç")
    sheet = parts.pane.findChild(LinkPopover)
    assert sheet.address == "https://xn--exmple-4nf.com/a?b=%C3%A7"
    assert parts.opened == []
    sheet.open_button.click()
    assert parts.opened == [sheet.address]


def test_the_history_is_shown(make):
    parts = make(FakeReads())
    parts.pane.open(parts.reads.chat("c1"))
    history = (
        StatusEntry(DeliveryStatus.SENT, parts.clock.now()),
        StatusEntry(DeliveryStatus.READ, parts.clock.now()),
    )
    told = message(1, me=True, status=DeliveryStatus.READ, history=history)
    parts.pane.view.statusAsked.emit(told, parts.pane.mapToGlobal(parts.pane.rect().center()).toPointF())
    sheet = parts.pane.findChild(StatusPopover)
    assert sheet.isVisible()
    assert sheet.steps.rowCount() == 2
    sheet.close()


def test_nothing_open_and_nothing_written(make):
    parts = make(FakeReads())
    assert not parts.pane.grab().isNull()
    parts.pane.open(parts.reads.chat("c1"))
    assert not parts.pane.grab().isNull()
    parts.pane.open(None)
    assert parts.pane.chat is None


def test_ctrl_and_arrows_choose_what_is_answered(make, qtbot):
    rows = [message(1), message(2, deleted=True), message(3)]
    parts = make(FakeReads(rows))
    parts.pane.open(parts.reads.chat("c1"))
    composer = parts.pane.composer
    for key, answered in ((Qt.Key.Key_Up, 3), (Qt.Key.Key_Up, 1), (Qt.Key.Key_Up, 1), (Qt.Key.Key_Down, 3)):
        qtbot.keyClick(composer.field, key, Qt.KeyboardModifier.ControlModifier)
        assert composer.answered == answered
    qtbot.keyClick(composer.field, Qt.Key.Key_Down, Qt.KeyboardModifier.ControlModifier)
    assert composer.answered is None


def test_a_text_that_could_not_be_written_comes_back(make, qtbot):
    reads = FakeReads(chats=[make_chat("c1"), make_chat("c2")])
    reads.drafts["c2"] = "depois"
    parts = make(reads)
    parts.pane.open(reads.chat("c1"))
    parts.pane.give_back("c1", "antes")
    assert parts.pane.composer.text() == "antes"
    parts.pane.give_back("c1", "primeiro")
    assert parts.pane.composer.text() == "primeiro\nantes"
    parts.pane.give_back("c2", "antes")
    assert parts.actions.named("save_draft")[-1] == ("c2", "antes\ndepois")
