"""The one place in the window where pictures, films, sounds and files are set going."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from pathlib import Path

from PySide6.QtCore import QObject, Qt, QTimer, Signal
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QWidget

from multichat_desktop.domain.changes import Changes
from multichat_desktop.domain.content import Kind
from multichat_desktop.domain.message import Message
from multichat_desktop.domain.status import OutboxState
from multichat_desktop.ui.conversation.fetching import CENTRE
from multichat_desktop.ui.conversation.rows import same_run
from multichat_desktop.ui.conversation.style import Hit, What
from multichat_desktop.ui.media.films import FirstFrames, Loops
from multichat_desktop.ui.media.live import Live
from multichat_desktop.ui.media.opening import Files
from multichat_desktop.ui.media.phases import PLAYABLE, VIEWED, Phase, as_document, is_ready, phase
from multichat_desktop.ui.media.refusal import refuse
from multichat_desktop.ui.media.sounds import Sounds
from multichat_desktop.ui.media.stickers import Stickers
from multichat_desktop.ui.media.viewer import Viewer
from multichat_desktop.ui.ports import Actions, FileActions, Reads
from multichat_desktop.ui.theme import Theme

SPEED = "media.speed"
_SETTLED = 150
"""Milliseconds that the messages must stand before what is on them begins to move."""


class MediaCentre(QObject):
    """Plays, shows and fetches what messages carry.

    Signals: `changed(int)`: a message's row is to be painted anew; `fetched()`: a file came; `said(str)`: a sentence
    for the person. `files` is the profile's folder; `is_active` says whether the window is (for tests).
    """

    changed = Signal(int)
    fetched = Signal()
    said = Signal(str)

    def __init__(
        self,
        theme: Theme,
        files: Path,
        downloads: FileActions,
        reads: Reads,
        actions: Actions,
        settings: Mapping[str, str],
        *,
        opening: Files | None = None,
        is_active: Callable[[], bool] | None = None,
    ) -> None:
        super().__init__()
        self._theme, self._downloads, self._reads, self._actions = theme, downloads, reads, actions
        self._is_active = is_active or _is_active
        self.root = files
        self.live = Live()
        self.files = opening or Files(files, self)
        self.sounds = Sounds(self.live, _speed(settings), self)
        self.loops = Loops(self.live, self)
        self.stickers = Stickers(self.live, self)
        self.first_frames = FirstFrames(self.live, self)
        self.viewer: Viewer | None = None
        self._seen: Callable[[], Sequence[Message]] = tuple
        self._settled = QTimer(self, singleShot=True, interval=_SETTLED)
        self._settled.timeout.connect(self._look)
        self._connect()

    def _connect(self) -> None:
        for part in (self.sounds, self.loops, self.stickers, self.first_frames):
            part.changed.connect(self.changed)
        self.sounds.said.connect(self._say)
        self.sounds.ended.connect(self._follow_on)
        self.sounds.speedChanged.connect(lambda speed: self._actions.remember(SPEED, str(speed)))
        self.files.said.connect(self._say)
        app = QGuiApplication.instance()
        if isinstance(app, QGuiApplication):
            app.applicationStateChanged.connect(self.look)

    # ------------------------------------------------------------ what the window says

    def watch(self, seen: Callable[[], Sequence[Message]]) -> None:
        """Take what says which messages are seen."""
        self._seen = seen

    def look(self) -> None:
        """Begin and end what moves by itself, as soon as the messages stand."""
        self._settled.start()

    def apply(self, changes: Changes) -> None:
        """Take in how far files have come."""
        for progress in changes.progress:
            if progress.done is None:
                self.live.progress.pop(progress.seq, None)
                self._look_again()
            else:
                self.live.progress[progress.seq] = progress
            self.changed.emit(progress.seq)
        gone = {m.seq for m in changes.messages if m.deleted} | set(changes.removed)
        if self.sounds.current is not None and self.sounds.current.seq in gone:
            self.sounds.stop()
        if self.viewer is not None:
            self.viewer.apply(changes)
        if changes.messages or changes.removed:
            self.look()

    def leave(self) -> None:
        """Stop everything: another conversation is opened."""
        self.sounds.stop()
        self.close_viewer()
        self.look()

    def space(self) -> bool:
        """Play on or let stand what is played; whether there is anything."""
        return self.sounds.resume()

    # ------------------------------------------------------------ what the person does

    def act(self, hit: Hit, message: Message, window: QWidget) -> None:
        """Do what a click on a message's picture, sound or file does."""
        path = self.files.path_of(message) if is_ready(message) else None
        if hit.what is What.SEEK and path is not None:
            self.sounds.seek(message, path, float(hit.value))
        elif hit.what is What.SPEED and self.sounds.current is not None and self._plays(message):
            self.sounds.next_speed()
        else:
            self.activate(message, window, centre=hit.value == CENTRE)

    def activate(self, message: Message, window: QWidget, *, centre: bool = True) -> None:
        """Do the next thing with a message's file: open or play it, fetch it, or stop fetching it."""
        if message.media is None or message.deleted or message.view_once:
            return
        moving = self.live.progress.get(message.seq)
        now = phase(message.media, moving)
        if message.outbox is OutboxState.SENDING and moving is not None and moving.done is not None:
            if centre:
                self._actions.cancel_send(message.seq)
        elif now is Phase.READY:
            self.open(message, window)
        elif now is Phase.MOVING:
            if centre:
                self._downloads.cancel_download(message.seq)
        elif now is not Phase.EXPIRED:
            self._downloads.download(message.seq)

    def download_again(self, message: Message) -> None:
        """Fetch a file once more, whatever is there."""
        self._downloads.download(message.seq)

    def open(self, message: Message, window: QWidget) -> None:
        """Show, play or open a file that is there."""
        path = self.files.path_of(message)
        if path is None:
            return
        if message.kind in PLAYABLE:
            self.sounds.toggle(message, path)
        elif message.kind in VIEWED and not as_document(message):
            self.view(message, window)
        elif message.kind is not Kind.STICKER:
            self.open_outside(message, window)

    def open_outside(self, message: Message, window: QWidget) -> None:
        """Hand a file to the system's program for it, or say why not."""
        if not self.files.open(message):
            refuse(message, self.files, window)

    def view(self, message: Message, window: QWidget) -> None:
        """Show a picture or a film over the whole window."""
        self.close_viewer()
        self.sounds.pause()
        viewer = Viewer(self._theme, self._reads, self.files, self._downloads, message, window)
        viewer.closed.connect(self._viewer_gone)
        self.viewer = viewer
        self.loops.want({})
        viewer.open()

    def close_viewer(self) -> bool:
        """Take the viewer away; whether there was one."""
        if self.viewer is None:
            return False
        self.viewer.close_viewer()
        return True

    # ------------------------------------------------------------ inside

    def _look_again(self) -> None:
        """Try what could not be shown once more: its file came anew."""
        for part in (self.loops, self.stickers, self.first_frames):
            part.forget_broken()
        self.fetched.emit()
        self.look()

    def _say(self, text: str) -> None:
        if self.viewer is not None:
            self.viewer.say(text)  # the window's own sentences stand behind it
        else:
            self.said.emit(text)

    def _plays(self, message: Message) -> bool:
        return self.sounds.current is not None and self.sounds.current.seq == message.seq

    def _viewer_gone(self) -> None:
        self.viewer = None
        self.look()

    def _look(self) -> None:
        # What stands lowest is what was said last: it goes first where not all can move.
        there = [m for m in reversed(self._seen()) if is_ready(m)]
        moves = self._is_active() and self.viewer is None
        self.first_frames.want(self._paths(m for m in there if m.kind is Kind.VIDEO))
        self.loops.want(self._paths(m for m in there if moves and m.kind is Kind.GIF))
        self.stickers.want(
            self._paths(m for m in there if moves and m.kind is Kind.STICKER and m.media and m.media.animated)
        )

    def _paths(self, messages: Iterable[Message]) -> dict[int, Path]:
        return {m.seq: path for m in messages if (path := self.files.path_of(m)) is not None}

    def _follow_on(self, message: Message) -> None:
        """Play the voice message that follows in the same run, as one would listen to them."""
        after = self._reads.page_after(message.chat_id, message.key, 1)
        following = after[0] if after else None
        if message.kind is not Kind.VOICE or following is None or following.kind is not Kind.VOICE:
            return
        path = self.files.path_of(following)
        if is_ready(following) and path is not None and same_run(message, following):
            self.sounds.play(following, path)


def _is_active() -> bool:
    return QGuiApplication.applicationState() == Qt.ApplicationState.ApplicationActive


def _speed(settings: Mapping[str, str]) -> float:
    try:
        return float(settings.get(SPEED, "1"))
    except ValueError:
        return 1.0
