"""Films in the conversation: their first frame, and the short ones that play by themselves while they are seen."""

from collections import OrderedDict
from collections.abc import Mapping
from pathlib import Path

from PySide6.QtCore import QObject, QSize, Qt, QTimer, Signal
from PySide6.QtGui import QImage

from multichat_desktop.ui.media.live import Live
from multichat_desktop.ui.media.playback import Playback

MOST_LOOPS = 3
"""Short films that play at once."""
_LARGEST = QSize(480, 480)
_KEPT = 40
_PATIENCE = 6000


def small(image: QImage) -> QImage:
    """Return a frame as large as a bubble needs it."""
    if image.width() <= _LARGEST.width() and image.height() <= _LARGEST.height():
        return image
    return image.scaled(
        _LARGEST, Qt.AspectRatioMode.KeepAspectRatio, Qt.TransformationMode.SmoothTransformation
    )


class FirstFrames(QObject):
    """Fetches the first frames of films, one after the other. Signal: `changed(int)` with the message's number."""

    changed = Signal(int)

    def __init__(self, live: Live, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._live = live
        self._known: OrderedDict[Path, QImage | None] = OrderedDict()
        self._wanted: dict[int, Path] = {}
        self._shown: set[int] = set()
        self._at: Path | None = None
        self._playback = Playback(self, film=True)
        self._playback.set_volume(0, muted=True)
        self._playback.framed.connect(self._on_frame)
        self._playback.failed.connect(lambda: self._done(None))
        self._patience = QTimer(self, singleShot=True, interval=_PATIENCE)
        self._patience.timeout.connect(lambda: self._done(None))

    def want(self, films: Mapping[int, Path]) -> None:
        """Show the first frames of these films, by message number, and of no others."""
        self._wanted = dict(films)
        for seq in self._shown - self._wanted.keys():
            self._live.frames.pop(seq, None)
        self._shown &= self._wanted.keys()
        self._show()
        self._go_on()

    def forget_broken(self) -> None:
        """Look again at what had no frame."""
        for path in [path for path, image in self._known.items() if image is None]:
            del self._known[path]

    def _show(self) -> None:
        for seq, path in self._wanted.items():
            image = self._known.get(path)
            if image is not None and seq not in self._shown:
                self._known.move_to_end(path)
                self._shown.add(seq)
                self._live.frames[seq] = image
                self.changed.emit(seq)

    def _go_on(self) -> None:
        if self._at is not None:
            return
        self._at = next((path for path in self._wanted.values() if path not in self._known), None)
        if self._at is None:
            return
        if not self._playback.load(self._at):
            self._done(None)
            return
        self._patience.start()
        self._playback.pause()

    def _on_frame(self, image: QImage) -> None:
        if self._at is not None:
            self._done(small(image))

    def _done(self, image: QImage | None) -> None:
        path, self._at = self._at, None
        if path is None:
            return
        self._patience.stop()
        self._known[path] = image
        while len(self._known) > _KEPT:
            self._known.popitem(last=False)
        self._show()
        # Not from inside the player's own signal.
        QTimer.singleShot(0, self, self._after)

    def _after(self) -> None:
        if self._at is None:
            self._playback.close()
            self._go_on()


class Loops(QObject):
    """Plays short films silently, over and over, a few at once. Signal: `changed(int)` with a message's number."""

    changed = Signal(int)

    def __init__(self, live: Live, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._live = live
        self._running: dict[int, Playback] = {}
        self._broken: set[Path] = set()

    @property
    def running(self) -> frozenset[int]:
        """Return the numbers of the messages that play."""
        return frozenset(self._running)

    def want(self, films: Mapping[int, Path]) -> None:
        """Play these films, by message number in the order of their importance, and no others."""
        chosen = dict([item for item in films.items() if item[1] not in self._broken][:MOST_LOOPS])
        for seq in self._running.keys() - chosen.keys():
            self._stop(seq)
        for seq, path in chosen.items():
            if seq not in self._running:
                self._start(seq, path)

    def forget_broken(self) -> None:
        """Try again what could not be played."""
        self._broken.clear()

    def _start(self, seq: int, path: Path) -> None:
        playback = Playback(self, film=True)
        playback.set_volume(0, muted=True)
        self._running[seq] = playback
        playback.framed.connect(lambda image: self._on_frame(seq, image))
        playback.failed.connect(lambda: self._on_failure(seq, path))
        if playback.load(path, loops=True):
            playback.play()

    def _stop(self, seq: int) -> None:
        playback = self._running.pop(seq)
        playback.close()
        playback.deleteLater()
        self._live.frames.pop(seq, None)
        self.changed.emit(seq)

    def _on_frame(self, seq: int, image: QImage) -> None:
        if seq in self._running:
            self._live.frames[seq] = small(image)
            self.changed.emit(seq)

    def _on_failure(self, seq: int, path: Path) -> None:
        self._broken.add(path)
        if seq in self._running:
            self._stop(seq)
