"""The first frame of a chosen film, and how long it lasts: one film after the other."""

from pathlib import Path

from PySide6.QtCore import QObject, QTimer, Signal
from PySide6.QtGui import QImage

from multichat_desktop.ui.attach.chosen import Chosen
from multichat_desktop.ui.attach.reading import fitted, small
from multichat_desktop.ui.media.playback import Playback

_PATIENCE = 6_000


class FilmLook(QObject):
    """Looks at films. Signal: `looked(Chosen)` after one has its picture; one that cannot be played has none."""

    looked = Signal(object)

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._waiting: list[Chosen] = []
        self._at: Chosen | None = None
        self._playback: Playback | None = None
        self._patience = QTimer(self, singleShot=True, interval=_PATIENCE)
        self._patience.timeout.connect(lambda: self._done(None))

    def look(self, chosen: Chosen) -> None:
        """Look at one as soon as those before it are done."""
        self._waiting.append(chosen)
        self._go_on()

    def close(self) -> None:
        """Look at nothing any more."""
        self._waiting.clear()
        self._at = None
        self._patience.stop()
        if self._playback is not None:
            self._playback.close()

    def _player(self) -> Playback:
        if self._playback is None:
            self._playback = Playback(self, film=True)
            self._playback.set_volume(0, muted=True)
            self._playback.framed.connect(self._done)
            self._playback.failed.connect(lambda: self._done(None))
        return self._playback

    def _go_on(self) -> None:
        if self._at is not None or not self._waiting:
            return
        self._at = self._waiting.pop(0)
        source = self._at.original
        if not isinstance(source, Path) or not self._player().load(source):
            self._done(None)
            return
        self._patience.start()
        self._player().pause()

    def _done(self, frame: QImage | None) -> None:
        chosen, self._at = self._at, None
        if chosen is None:
            return
        self._patience.stop()
        if frame is not None and self._playback is not None:
            chosen.pixels, chosen.image, chosen.small = frame.size(), fitted(frame), small(frame)
            chosen.seconds = max(round(self._playback.duration / 1000), 1)
            self.looked.emit(chosen)
        # Not from inside the player's own signal.
        QTimer.singleShot(0, self, self._after)

    def _after(self) -> None:
        if self._at is None and self._playback is not None:
            self._playback.close()
        self._go_on()
