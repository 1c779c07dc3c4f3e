"""Several messages at once: picked by Shift and mouse or arrows, copied, forwarded, deleted for the agent."""

import pytest
from fakes_conversation import FakeActions, FakeClock, FakeReads, make_chat, message
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from multichat_desktop.domain.changes import Changes
from multichat_desktop.domain.content import Kind
from multichat_desktop.ui.conversation import view as view_module
from multichat_desktop.ui.conversation.pane import ConversationPane
from multichat_desktop.ui.conversation.presence import PresenceTracker
from multichat_desktop.ui.conversation.style import Hit, What

SHIFT = Qt.KeyboardModifier.ShiftModifier
ROWS = [
    message(1, text="um"),
    message(2, text="dois", me=True),
    message(3, text=None, kind=Kind.SYSTEM),
    message(4, text="quatro"),
    message(5, text="cinco"),
]


class Parts:
    def __init__(self, qtbot, theme):
        self.actions = FakeActions()
        clock = FakeClock()
        reads = FakeReads(ROWS, chats=[make_chat(), make_chat("c2")])
        self.pane = ConversationPane(
            theme,
            reads,
            self.actions,
            clock,
            PresenceTracker(clock),
            searches=self.actions,
            is_active=lambda: True,
        )
        qtbot.addWidget(self.pane)
        self.forwarded, self.undo = [], []
        self.pane.forward_asked.connect(self.forwarded.append)
        self.pane.undo_offered.connect(lambda said, deed: self.undo.append((said, deed)))
        self.view, self.picking, self.bar = self.pane.view, self.pane.picking, self.pane.pick_bar
        self.view.animated = False
        self.pane.resize(800, 700)
        self.pane.show()
        self.pane.activateWindow()
        qtbot.waitUntil(self.pane.isActiveWindow)
        self.pane.open(reads.chat("c1"))
        self.view.settle()

    def click(self, seq: int, modifiers=Qt.KeyboardModifier.NoModifier) -> None:
        row = self.view.model.row_of(seq)
        top = dict(self.view.strip.visible)[row]
        middle = self.view.strip.row(row).box.translated(0, top).center()
        QTest.mouseClick(
            self.view.viewport(),
            Qt.MouseButton.LeftButton,
            modifiers,
            QPoint(int(middle.x()), int(middle.y())),
        )

    def picked(self) -> list[int]:
        return [one.seq for one in self.picking.messages()]


@pytest.fixture
def parts(qtbot, theme) -> Parts:
    return Parts(qtbot, theme)


def test_shift_and_a_click_begin_and_reach(parts) -> None:
    parts.click(5)
    assert parts.picked() == []
    parts.click(4, SHIFT)
    assert parts.picked() == [4]
    parts.click(1, SHIFT)
    assert parts.picked() == [1, 2, 4]
    assert parts.bar.isVisible()
    assert parts.bar.text == "3 messages selected"
    parts.click(2)
    assert parts.picked() == [1, 4]
    QTest.keyClick(parts.view, Qt.Key.Key_Escape)
    assert parts.picked() == []
    assert not parts.bar.isVisible()


def test_arrows_with_shift_do_the_same(parts) -> None:
    parts.view.setFocus()
    QTest.keyClick(parts.view, Qt.Key.Key_Up)
    assert parts.view.cursor_row.current == 5
    QTest.keyClick(parts.view, Qt.Key.Key_Up, SHIFT)
    assert parts.picked() == [4, 5]
    QTest.keyClick(parts.view, Qt.Key.Key_Up, SHIFT)
    QTest.keyClick(parts.view, Qt.Key.Key_Up, SHIFT)
    assert parts.picked() == [2, 4, 5]
    QTest.keyClick(parts.view, Qt.Key.Key_Space)
    assert parts.picked() == [4, 5]


def test_copying_says_who_and_when(parts) -> None:
    for seq in (4, 1):
        parts.view.asked.emit(Hit(What.PICK), ROWS[seq - 1], None)
    parts.view.setFocus()
    QTest.keyClick(parts.view, Qt.Key.Key_C, Qt.KeyboardModifier.ControlModifier)
    lines = QGuiApplication.clipboard().text().splitlines()
    assert [line.partition("] ")[2] for line in lines] == ["Mariana Alves: um", "Mariana Alves: quatro"]
    assert parts.picked() == []
    parts.picking.toggle(4)
    parts.bar.copy.click()
    assert QGuiApplication.clipboard().text() == "quatro"


def test_forwarding_hands_on_all_of_them(parts) -> None:
    parts.picking.toggle(5)
    parts.picking.toggle(1)
    parts.bar.forward.click()
    assert [[one.seq for one in some] for some in parts.forwarded] == [[1, 5]]


def test_deleting_can_be_taken_back(parts) -> None:
    parts.picking.toggle(4)
    parts.picking.toggle(5)
    QTest.keyClick(parts.view, Qt.Key.Key_Delete)
    assert parts.actions.named("hide") == [(4,), (5,)]
    said, undo = parts.undo[0]
    assert said == "2 messages deleted for you."
    undo()
    assert parts.actions.named("unhide") == [(4,), (5,)]


def test_another_conversation_ends_it(parts) -> None:
    parts.picking.toggle(4)
    parts.pane.open(make_chat("c2"))
    assert not parts.picking.is_on
    assert not parts.bar.isVisible()


def test_notices_of_whatsapp_cannot_be_picked(parts) -> None:
    parts.picking.toggle(3)
    assert parts.picked() == []


def test_a_message_that_comes_is_painted_once(parts, monkeypatch) -> None:
    """A layer over all messages that stayed while nothing is picked made Qt paint every one of them twice."""
    painted = []
    paint_rows = view_module.paint_rows
    monkeypatch.setattr(view_module, "paint_rows", lambda *all_: (painted.append(1), paint_rows(*all_)))
    QApplication.processEvents()
    painted.clear()
    parts.pane.apply(Changes(messages=(message(99, text="mais uma"),)))
    QApplication.processEvents()
    assert parts.view.end_visible
    assert painted == [1]
