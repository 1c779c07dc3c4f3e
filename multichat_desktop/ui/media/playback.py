"""One file being played: sound, and the frames of a film as pictures.

What the player is told goes through Qt's queue, and is carried out where Python's lock is not held. Told directly it
can hang for ever (Qt 6.11): the player waits for a thread of its own while that thread lets go of the audio output,
whose Python part wants the lock.
"""

import time
from pathlib import Path
from typing import Any

from PySide6.QtCore import QObject, Qt, QTimer, QUrl, Signal

from multichat_desktop.ui.media.multimedia import multimedia


class Playback(QObject):
    """Plays one file after another.

    Signals: `changed()` after state, place or length changed; `ended()` at the end of the file; `failed()` when it
    cannot be played; `framed(QImage)` with each frame of a film.
    """

    changed = Signal()
    ended = Signal()
    failed = Signal()
    framed = Signal(object)
    _source = Signal(QUrl)
    _play = Signal()
    _pause = Signal()
    _stop = Signal()
    _place = Signal("qlonglong")  # type: ignore[arg-type]
    _rate = Signal(float)
    _loudness = Signal(float)
    _silence = Signal(bool)

    def __init__(self, parent: QObject | None = None, *, film: bool = False) -> None:
        super().__init__(parent)
        self._film = film
        self._player: Any = None
        self._start_at = 0.0
        self._speed = 1.0
        self._volume, self._muted = 1.0, False
        self._loaded = False
        self._frame: Any = None
        self._pacer = QTimer(self, singleShot=True)
        self._pacer.setTimerType(Qt.TimerType.PreciseTimer)
        self._pacer.timeout.connect(self._show_frame)

    # ------------------------------------------------------------ what it does

    @property
    def playing(self) -> bool:
        """Whether it moves."""
        return self._player is not None and self._player.isPlaying()

    @property
    def duration(self) -> int:
        """Return the length in milliseconds; 0 while it is not known."""
        return self._player.duration() if self._player is not None else 0

    @property
    def position(self) -> int:
        """Return the place in milliseconds."""
        return self._player.position() if self._player is not None else 0

    @property
    def volume(self) -> float:
        """Return how loud it is, 0 to 1."""
        return self._volume

    @property
    def muted(self) -> bool:
        """Whether nothing is heard."""
        return self._muted

    def load(self, path: Path, *, start_at: float = 0.0, loops: bool = False) -> bool:
        """Take a file, to begin at a share of it (0 to 1); return whether anything can be played here at all."""
        if self._player is None and not self._make():
            return False
        self._loaded, self._start_at, self._frame = False, start_at, None
        self._player.setLoops(-1 if loops else 1)
        self._source.emit(QUrl())  # the same file once more would not be loaded anew
        self._source.emit(QUrl.fromLocalFile(str(path)))
        self._rate.emit(self._speed)
        return True

    def play(self) -> None:
        """Go on."""
        self._play.emit()

    def pause(self) -> None:
        """Stand; of a film the frame at this place is given."""
        self._pause.emit()

    def toggle(self) -> None:
        """Go on or stand."""
        if self.playing:
            self.pause()
        else:
            self.play()

    def close(self) -> None:
        """Let the file go."""
        self._frame, self._loaded = None, False
        self._stop.emit()
        self._source.emit(QUrl())

    def seek(self, position: int) -> None:
        """Go to a place in milliseconds."""
        self._place.emit(max(0, min(position, self.duration)))

    def set_speed(self, speed: float) -> None:
        """Play faster or slower."""
        self._speed = speed
        self._rate.emit(speed)

    def set_volume(self, volume: float, *, muted: bool = False) -> None:
        """Play louder, quieter or silently."""
        self._volume, self._muted = min(max(volume, 0.0), 1.0), muted
        self._loudness.emit(self._volume)
        self._silence.emit(muted)
        self.changed.emit()

    # ------------------------------------------------------------ inside

    def _make(self) -> bool:
        module = multimedia()
        if module is None:
            return False
        player = module.QMediaPlayer(self)
        # Without an output the end of a file never comes (Qt 6.11).
        output = module.QAudioOutput(self)
        output.setVolume(self._volume)
        output.setMuted(self._muted)
        player.setAudioOutput(output)
        if self._film:
            # Not a QVideoWidget: it paints nothing where there is no OpenGL.
            sink = module.QVideoSink(self)
            sink.videoFrameChanged.connect(self._on_frame)
            player.setVideoSink(sink)
        for said, done in (
            (self._source, player.setSource),
            (self._play, player.play),
            (self._pause, player.pause),
            (self._stop, player.stop),
            (self._place, player.setPosition),
            (self._rate, player.setPlaybackRate),
            (self._loudness, output.setVolume),
            (self._silence, output.setMuted),
        ):
            said.connect(done, Qt.ConnectionType.QueuedConnection)
        player.mediaStatusChanged.connect(self._on_status)
        player.errorOccurred.connect(self._on_error)
        player.positionChanged.connect(self.changed)
        player.durationChanged.connect(self.changed)
        player.playbackStateChanged.connect(self.changed)
        self._status = module.QMediaPlayer.MediaStatus
        self._player = player
        return True

    def _on_status(self, status: Any) -> None:
        if status in (self._status.LoadedMedia, self._status.BufferedMedia) and not self._loaded:
            self._loaded = True
            if self._start_at:
                self._place.emit(round(self._start_at * self.duration))
        elif status == self._status.EndOfMedia:
            self.ended.emit()

    def _on_error(self, error: Any, text: str) -> None:
        del error, text
        self.failed.emit()

    def _on_frame(self, frame: Any) -> None:
        if not frame.isValid():
            return
        self._frame = frame
        if not self._pacer.isActive():
            self._show_frame()

    def _show_frame(self) -> None:
        frame, self._frame = self._frame, None
        if frame is None:
            return
        began = time.perf_counter()
        image = frame.toImage()
        if not image.isNull():
            self.framed.emit(image)
        # Where there is no graphics card a large frame takes long, on this thread: half of it stays free for all else.
        self._pacer.start(round((time.perf_counter() - began) * 1000))
