"""A conversation with files in it: everything real but the store, the downloads and the system's programs."""

from __future__ import annotations

from pathlib import Path

from fakes_conversation import FakeActions, FakeClock, FakeReads, jpeg, message
from PySide6.QtCore import QUrl
from PySide6.QtWidgets import QMainWindow

from multichat_desktop.domain.changes import Changes, Progress
from multichat_desktop.domain.content import Kind, Media, MediaState
from multichat_desktop.ui.conversation.pane import ConversationPane
from multichat_desktop.ui.conversation.presence import PresenceTracker
from multichat_desktop.ui.media.centre import MediaCentre
from multichat_desktop.ui.media.opening import Files
from multichat_desktop.ui.theme import Theme

READY, WAITING = MediaState.READY, MediaState.WAITING


class Outside:
    """The system's programs: notes what would have been started."""

    def __init__(self) -> None:
        self.opened: list[str] = []
        self.ran: list[tuple[str, list[str]]] = []
        self.shown: list[Path] = []
        self.there = True

    def start(self, url: QUrl) -> bool:
        self.opened.append(url.toLocalFile())
        return self.there

    def run(self, program, arguments) -> bool:
        self.ran.append((program, list(arguments)))
        return self.there

    def ask(self, path: Path) -> bool:
        self.shown.append(path)
        return self.there


def with_file(seq, kind: Kind, path: str = "", state: MediaState = READY, *, at=None, me=False, **more):
    """A message with a file; what is not about the file goes to the message."""
    own = {name: more.pop(name) for name in ("caption", "text", "view_once", "deleted") if name in more}
    shape = {"width": 1600, "height": 1000} if kind in (Kind.IMAGE, Kind.VIDEO, Kind.GIF) else {}
    given = {"size": 1_240_000, "thumbnail": jpeg() if shape else None, **shape, **more}
    media = Media(state=state, path=path if state is READY else None, **given)
    return message(seq, kind=kind, media=media, at=at, me=me, **{"text": None, **own})


def progress(seq: int, done: int | None, total: int | None = None) -> Changes:
    return Changes(progress=(Progress(seq, done, total),))


class Shop:
    """A window with one conversation."""

    def __init__(self, qtbot, root: Path, messages, *, settings=None, mode="light", active=True) -> None:
        self.theme, self.clock = Theme(mode), FakeClock()
        self.reads, self.actions, self.downloads = FakeReads(messages), FakeActions(), FakeActions()
        self.outside, self.active = Outside(), active
        files = Files(root, start=self.outside.start, run=self.outside.run, ask=self.outside.ask)
        self.centre = MediaCentre(
            self.theme,
            root,
            self.downloads,
            self.reads,
            self.actions,
            settings or {},
            opening=files,
            is_active=lambda: self.active,
        )
        self.said: list[str] = []
        self.centre.said.connect(self.said.append)
        self.tracker = PresenceTracker(self.clock)
        self.pane = ConversationPane(
            self.theme,
            self.reads,
            self.actions,
            self.clock,
            self.tracker,
            searches=FakeActions(),
            media=self.centre,
        )
        self.view, self.live = self.pane.view, self.centre.live
        self.window = QMainWindow()
        self.window.setCentralWidget(self.pane)
        qtbot.addWidget(self.window)
        self.window.resize(900, 800)
        self.window.show()
        self.pane.open(self.reads.chat("c1"))

    def message(self, seq: int):
        return self.reads.messages[seq]

    def change(self, *messages) -> None:
        self.reads.messages.update((m.seq, m) for m in messages)
        self.pane.apply(Changes(messages=tuple(messages)))
