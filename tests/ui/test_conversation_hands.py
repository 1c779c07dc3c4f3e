"""The speed of hand in a conversation: taking back what was sent, signing, changing the last text, staying unread."""

import pytest
from fakes_conversation import FakeActions, FakeClock, FakeReads, make_chat, message
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from multichat_desktop.domain.changes import Changes
from multichat_desktop.domain.preferences import AGENT, SEND_HOLD, SIGN, STAY_UNREAD
from multichat_desktop.domain.status import OutboxState
from multichat_desktop.services.preferences import Preferences
from multichat_desktop.ui.conversation.held import HOLD
from multichat_desktop.ui.conversation.pane import ConversationPane
from multichat_desktop.ui.conversation.presence import PresenceTracker


class Parts:
    def __init__(self, qtbot, theme, reads):
        self.reads, self.actions, self.clock = reads, FakeActions(), FakeClock()
        self.preferences = Preferences({}, lambda *_: None)
        self.pane = ConversationPane(
            theme,
            reads,
            self.actions,
            self.clock,
            PresenceTracker(self.clock),
            searches=self.actions,
            is_active=lambda: True,
            preferences=self.preferences,
        )
        qtbot.addWidget(self.pane)
        self.pane.view.animated = False
        self.pane.resize(800, 600)
        self.pane.show()
        self.pane.activateWindow()
        qtbot.waitUntil(self.pane.isActiveWindow)
        self.pane.open(reads.chat("c1"))
        self.field = self.pane.composer.field

    def type(self, text: str) -> None:
        self.field.setPlainText(text)
        QTest.keyClick(self.field, Qt.Key.Key_Return)


@pytest.fixture
def make(qtbot, theme):
    return lambda *messages, **more: Parts(qtbot, theme, FakeReads(messages, **more))


def sent(parts) -> list[tuple]:
    return parts.actions.named("send_text")


def test_without_a_setting_enter_sends_at_once(make) -> None:
    parts = make()
    parts.type("oi")
    assert sent(parts) == [("c1", "oi", None)]
    assert not parts.pane.held.isVisible()


def test_a_held_message_is_durable_counts_down_and_goes(make) -> None:
    parts = make()
    parts.preferences.set(SEND_HOLD, True)
    parts.type("oi")
    assert sent(parts) == [("c1", "oi", None, parts.clock.wall + HOLD)]
    held = parts.pane.held
    assert held.isVisible()
    assert held.text == "Sending in 5 s"
    parts.clock.wall += 1200
    held.tick()
    assert held.text == "Sending in 4 s"
    parts.clock.wall += HOLD
    held.tick()
    assert not held.isVisible()
    held.undo()
    assert parts.actions.named("cancel_send") == []


def test_undo_takes_it_out_and_gives_the_words_back(make) -> None:
    parts = make()
    parts.preferences.set(SEND_HOLD, True)
    parts.type("prmeiro")
    later = message(7, me=True, text="prmeiro", message_id=None, outbox=OutboxState.LATER)
    parts.pane.apply(Changes(messages=(later,)))
    parts.pane.held.undo_button.click()
    assert parts.actions.named("cancel_send") == [(7,)]
    assert parts.field.toPlainText() == "prmeiro"
    assert not parts.pane.held.isVisible()


def test_undo_before_it_is_durable_waits_for_that(make) -> None:
    parts = make()
    parts.preferences.set(SEND_HOLD, True)
    parts.type("um")
    parts.type("dois")
    parts.pane.held.undo()
    assert parts.actions.named("cancel_send") == []
    two = (
        message(8, me=True, text="um", message_id=None, outbox=OutboxState.LATER),
        message(9, me=True, text="dois", message_id=None, outbox=OutboxState.LATER),
    )
    parts.pane.apply(Changes(messages=two))
    assert parts.actions.named("cancel_send") == [(9,)]
    assert parts.pane.held.holds
    assert parts.field.toPlainText() == "dois"


def test_the_name_stands_on_top_and_does_not_come_back_with_the_words(make) -> None:
    parts = make()
    parts.preferences.set(SIGN, True)
    parts.type("oi")
    parts.preferences.set(AGENT, " Ana ")
    parts.type("oi")
    assert [given[1] for given in sent(parts)] == ["oi", "*Ana:*\noi"]
    parts.preferences.set(SEND_HOLD, True)
    parts.type("tchau")
    later = message(7, me=True, text="*Ana:*\ntchau", message_id=None, outbox=OutboxState.LATER)
    parts.pane.apply(Changes(messages=(later,)))
    parts.pane.held.undo()
    assert parts.field.toPlainText() == "tchau"


def test_up_in_an_empty_field_changes_the_last_own_text(make) -> None:
    clock = FakeClock()
    own = message(2, me=True, text="Custa R$ 80", at=clock.wall - 60_000)
    parts = make(message(1), own, message(3, at=clock.wall - 1000))
    QTest.keyClick(parts.field, Qt.Key.Key_Up)
    assert parts.field.toPlainText() == "Custa R$ 80"
    assert parts.pane.composer.edit_bar.isVisible()
    parts.type("Custa R$ 90")
    assert parts.actions.named("edit_text") == [(2, "Custa R$ 90")]
    assert sent(parts) == []
    assert parts.field.toPlainText() == ""
    assert not parts.pane.composer.edit_bar.isVisible()


def test_escape_leaves_it_and_brings_the_draft_back(make, qtbot) -> None:
    clock = FakeClock()
    own = message(2, me=True, text="Custa R$ 80", at=clock.wall - 60_000)
    parts = make(own)
    parts.field.setPlainText("rascunho")
    parts.pane.composer.edit(own)
    QTest.keyClicks(parts.field, "x")
    QTest.keyClick(parts.field, Qt.Key.Key_Escape)
    assert parts.field.toPlainText() == "rascunho"
    assert parts.actions.named("edit_text") == []
    assert all(text in ("rascunho", "") for _, text in parts.actions.named("save_draft"))


@pytest.mark.parametrize("age", [16 * 60_000, 48 * 3_600_000])
def test_what_is_too_old_is_not_offered(make, age: int) -> None:
    parts = make(message(2, me=True, text="velho", at=FakeClock().wall - age))
    QTest.keyClick(parts.field, Qt.Key.Key_Up)
    assert parts.field.toPlainText() == ""


def test_a_conversation_stays_unread_until_it_is_answered(make) -> None:
    row = message(1, unread=True)
    parts = make(unread=0)
    parts.preferences.set(STAY_UNREAD, True)
    waiting = make_chat(unread=1, waiting_since=row.at)
    parts.pane.apply(Changes(messages=(row,), chats=(waiting,)))
    QApplication.instance().focusWindowChanged.emit(None)
    assert parts.actions.named("mark_read") == []
    answer = message(2, me=True)
    parts.pane.apply(Changes(messages=(answer,), chats=(make_chat(unread=1),)))
    assert parts.actions.named("mark_read") == [("c1", answer.key)]
