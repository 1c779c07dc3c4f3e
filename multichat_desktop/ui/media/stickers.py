"""Stickers that move, for a few rounds, while they are seen."""

import contextlib
from collections.abc import Mapping
from pathlib import Path

from PySide6.QtCore import QBuffer, QByteArray, QObject, QRunnable, Qt, QThreadPool, Signal
from PySide6.QtGui import QMovie

from multichat_desktop.ui.media.decoding import device, image_format, reader
from multichat_desktop.ui.media.live import Live

MOST = 6
"""Stickers that move at once."""
ROUNDS = 3
"""How often one plays before it stands still."""
_MOST_BYTES = 4 * 1024 * 1024
_MOST_SIDE = 1024
_MOVING = (b"webp", b"gif")


def moving_bytes(path: Path) -> bytes | None:
    """Return a sticker's file if it can move and is of a bearable size. Runs on any thread."""
    try:
        if path.stat().st_size > _MOST_BYTES:
            return None
        data = path.read_bytes()
    except OSError:
        return None
    if image_format(data) not in _MOVING:
        return None
    opened = device(data)
    made = reader(opened) if opened else None
    if made is None or made.imageCount() < 2:
        return None
    size = made.size()
    return data if max(size.width(), size.height()) <= _MOST_SIDE else None


class _Sticker:
    """One that moves: QMovie reads from a buffer, which has to live as long."""

    def __init__(self, data: bytes, parent: QObject) -> None:
        self.buffer = QBuffer()
        self.buffer.setData(QByteArray(data))
        self.buffer.open(QBuffer.OpenModeFlag.ReadOnly)
        self.movie = QMovie(self.buffer, QByteArray(image_format(data) or b"webp"), parent)
        self.rounds = 0


class Stickers(QObject):
    """Moves stickers. Signal: `changed(int)` with the number of the message that has another frame."""

    changed = Signal(int)
    _read = Signal(object, object)

    def __init__(self, live: Live, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._live = live
        self._pool = QThreadPool.globalInstance()
        self._wanted: dict[int, Path] = {}
        self._running: dict[int, _Sticker] = {}
        self._asked: set[int] = set()
        self._finished: set[int] = set()
        self._still: set[Path] = set()
        self._read.connect(self._on_read, Qt.ConnectionType.QueuedConnection)

    @property
    def running(self) -> frozenset[int]:
        """Return the numbers of the messages that move."""
        return frozenset(self._running)

    def want(self, stickers: Mapping[int, Path]) -> None:
        """Move these, by message number, and no others; who has played its rounds moves again when seen anew."""
        fit = [item for item in stickers.items() if item[1] not in self._still]
        self._wanted = dict(fit[:MOST])
        self._finished &= self._wanted.keys()
        for seq in self._running.keys() - self._wanted.keys():
            self._stop(seq)
        for seq, path in self._wanted.items():
            if seq not in self._running and seq not in self._asked and seq not in self._finished:
                self._asked.add(seq)
                self._pool.start(_Reading(self, seq, path))

    def forget_broken(self) -> None:
        """Look again at what could not move."""
        self._still.clear()

    def finish(self, seq: int, data: bytes | None) -> None:
        """Hand over from the pool's thread."""
        with contextlib.suppress(RuntimeError):
            self._read.emit(seq, data)

    def _on_read(self, seq: int, data: bytes | None) -> None:
        self._asked.discard(seq)
        path = self._wanted.get(seq)
        if path is None:
            return
        if data is None:
            self._still.add(path)
            return
        sticker = self._running[seq] = _Sticker(data, self)
        sticker.movie.frameChanged.connect(lambda number: self._on_frame(seq, number))
        sticker.movie.start()

    def _on_frame(self, seq: int, number: int) -> None:
        sticker = self._running.get(seq)
        if sticker is None:
            return
        if number == 0:
            sticker.rounds += 1
            if sticker.rounds > ROUNDS:
                self._finished.add(seq)
                self._stop(seq)
                return
        self._live.frames[seq] = sticker.movie.currentImage()
        self.changed.emit(seq)

    def _stop(self, seq: int) -> None:
        sticker = self._running.pop(seq)
        sticker.movie.stop()
        sticker.movie.deleteLater()
        self._live.frames.pop(seq, None)
        self.changed.emit(seq)


class _Reading(QRunnable):
    """Reads a file in the pool."""

    def __init__(self, owner: Stickers, seq: int, path: Path) -> None:
        super().__init__()
        self._owner, self._seq, self._path = owner, seq, path

    def run(self) -> None:
        """Read and hand over."""
        self._owner.finish(self._seq, moving_bytes(self._path))
