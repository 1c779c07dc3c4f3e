"""A recording being made: what was heard, how loud it is, how long. No widget."""

import contextlib
import logging

from PySide6.QtCore import QObject, QRunnable, Qt, QThreadPool, QTimer, Signal

from multichat_desktop.services.voice_note import BYTES_A_SECOND, VoiceNote, encode, peak
from multichat_desktop.ui.attach.microphone import Microphone

_log = logging.getLogger(__name__)

MOST_SECONDS = 600
"""A longer recording ends by itself, so that nothing is lost."""
_TICK = 100
_LOUDEST = 32768
_MOST_LEVELS = 4096


class Recorder(QObject):
    """Records, pauses, goes on, and makes a voice note of it beside the Qt thread.

    Signals: `changed()` after what was heard grew or the state changed; `full()` when it stops because it has become
    too long; `encoded(VoiceNote)`; `failed()` when none could be made.
    """

    changed = Signal()
    full = Signal()
    encoded = Signal(object)
    failed = Signal()
    _made = Signal(object)

    def __init__(self, microphone: Microphone, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.microphone = microphone
        self._pcm = bytearray()
        self._loudest = 0
        self.levels: list[float] = []
        self.recording = False
        self._tick = QTimer(self)
        self._tick.setInterval(_TICK)
        self._tick.timeout.connect(self._on_tick)
        self._made.connect(self._on_made, Qt.ConnectionType.QueuedConnection)

    @property
    def milliseconds(self) -> int:
        """Return how long it is."""
        return len(self._pcm) * 1000 // BYTES_A_SECOND

    @property
    def pcm(self) -> bytes:
        """Return what was heard."""
        return bytes(self._pcm)

    def start(self) -> bool:
        """Begin or go on; False when there is nothing to listen with."""
        if self.recording or not self.microphone.start(self._hear):
            return self.recording
        self.recording = True
        self._tick.start()
        self.changed.emit()
        return True

    def pause(self) -> None:
        """Listen no more for now."""
        if self.recording:
            self.microphone.stop()
            self.recording = False
            self._tick.stop()
            self.changed.emit()

    def drop(self) -> None:
        """Forget what was heard."""
        self.pause()
        self._pcm = bytearray()
        self.levels = []
        self._loudest = 0

    def encode(self) -> None:
        """Make a voice note of it; `encoded` or `failed` comes later."""
        self.pause()
        QThreadPool.globalInstance().start(_Job(self, self.pcm))

    def hand_over(self, note: VoiceNote | None) -> None:
        """Bring the note to the Qt thread."""
        with contextlib.suppress(RuntimeError):  # the window is gone
            self._made.emit(note)

    def _on_made(self, note: VoiceNote | None) -> None:
        if note is None:
            self.failed.emit()
        else:
            self.encoded.emit(note)

    def _hear(self, data: bytes) -> None:
        if len(self._pcm) >= MOST_SECONDS * BYTES_A_SECOND:
            return
        self._pcm += data
        self._loudest = max(self._loudest, peak(memoryview(data[: len(data) // 2 * 2]).cast("h")))

    def _on_tick(self) -> None:
        # The ear is not linear: the root lets quiet speech be seen.
        self.levels.append(min((self._loudest / _LOUDEST) ** 0.5, 1.0))
        del self.levels[:-_MOST_LEVELS]
        self._loudest = 0
        self.changed.emit()
        if self.milliseconds >= MOST_SECONDS * 1000:
            self.pause()
            self.full.emit()


class _Job(QRunnable):
    def __init__(self, owner: Recorder, pcm: bytes) -> None:
        super().__init__()
        self._owner, self._pcm = owner, pcm

    def run(self) -> None:
        """Encode and hand over."""
        try:
            note = encode(self._pcm)
        except Exception:
            # Whatever the library says: the person is told that it failed.
            _log.exception("a recording could not be encoded")
            note = None
        self._owner.hand_over(note)
