"""A conversation with all that can be sent from it, for tests: a microphone of the test's own, and files on the disk."""

from __future__ import annotations

import array
import math

from fakes_conversation import FakeActions, FakeClock, FakeReads, make_chat, message
from PySide6.QtCore import QThreadPool
from PySide6.QtWidgets import QApplication

from multichat_desktop.services.voice_note import RATE
from multichat_desktop.ui.conversation.pane import ConversationPane
from multichat_desktop.ui.conversation.presence import PresenceTracker


def tone(seconds: float, loud: int = 9000) -> bytes:
    """Somebody speaking, more or less: a sound that swells and fades."""
    count = round(RATE * seconds)
    return array.array(
        "h",
        (
            round(loud * math.sin(i / 24) * (0.25 + 0.75 * abs(math.sin(i / RATE * 3.1))))
            for i in range(count)
        ),
    ).tobytes()


class TestMicrophone:
    """Hears what the test says."""

    __test__ = False

    def __init__(self, there: bool = True) -> None:
        self.there, self.on = there, False
        self._heard = None

    def start(self, heard) -> bool:
        self._heard, self.on = heard, self.there
        return self.there

    def stop(self) -> None:
        self.on = False

    def speak(self, seconds: float) -> None:
        assert self.on
        self._heard(tone(seconds))


class Parts:
    def __init__(self, qtbot, theme, rows=(), chats=None, known=None, microphone=None, replies=None):
        self.reads = FakeReads(rows or [message(1)], chats=chats)
        self.actions, self.clock = Asked(), FakeClock()
        self.microphone = microphone or TestMicrophone()
        self.said: list[str] = []
        self.pane = ConversationPane(
            theme,
            self.reads,
            self.actions,
            self.clock,
            PresenceTracker(self.clock),
            searches=self.actions,
            known=known,
            microphone=self.microphone,
            replies=replies,
        )
        self.pane.said.connect(self.said.append)
        self.attaching = self.pane.attaching
        self.composer = self.pane.composer
        qtbot.addWidget(self.pane)
        self.pane.view.animated = False
        self.pane.resize(900, 700)
        self.pane.show()
        self.pane.activateWindow()
        self.pane.open(self.reads.chat("c1"))

    @property
    def sheet(self):
        return self.attaching.sheet


class Asked(FakeActions):
    """Also remembers settings, as `actions.remember` does."""

    def remembered(self) -> dict[str, str]:
        return dict(self.named("remember"))


def read(until, sheet) -> None:
    """Let the chosen files be looked into."""
    until(lambda: all(file.kind is not None for file in sheet.files))
    QThreadPool.globalInstance().waitForDone()
    QApplication.processEvents()


def two_chats():
    return [make_chat("c1"), make_chat("c2", name="João Pedro", phone="5511977776666")]
