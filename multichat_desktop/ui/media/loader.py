"""Reading pictures for the stage beside the window's thread: first as large as it is, then whole."""

import contextlib
from pathlib import Path

from PySide6.QtCore import QObject, QRunnable, QSize, Qt, QThreadPool, Signal
from PySide6.QtGui import QImage

from multichat_desktop.ui.media.decoding import picture_size, read_picture

MOST_WHOLE = 40_000_000
"""Pixels of a picture that is enlarged; a larger one is read smaller."""


class Loader(QObject):
    """Reads one picture at a time: what was asked before is not told any more.

    Signal: `loaded(object, QSize, bool)`: the picture (None: it is none), its real size, whether it was read whole.
    """

    loaded = Signal(object, object, bool)
    _read = Signal(int, object, object, bool)

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._pool = QThreadPool.globalInstance()
        self._asked = 0
        self._read.connect(self._on_read, Qt.ConnectionType.QueuedConnection)

    def load(self, source: Path | bytes, room: QSize | None) -> None:
        """Read a picture to fit a room (in pixels of the screen), or whole."""
        self._asked += 1
        self._pool.start(_Job(self, self._asked, source, room))

    def forget(self) -> None:
        """Tell nothing of what is being read."""
        self._asked += 1

    def finish(self, number: int, image: QImage | None, size: QSize, *, whole: bool) -> None:
        """Hand over from the pool's thread."""
        with contextlib.suppress(RuntimeError):
            self._read.emit(number, image, size, whole)

    def _on_read(self, number: int, image: object, size: QSize, whole: bool) -> None:
        if number == self._asked:
            self.loaded.emit(image, size, whole)


class _Job(QRunnable):
    """The few lines that run in the pool."""

    def __init__(self, owner: Loader, number: int, source: Path | bytes, room: QSize | None) -> None:
        super().__init__()
        self._owner, self._number, self._source, self._room = owner, number, source, room

    def run(self) -> None:
        """Read and hand over."""
        size = picture_size(self._source)
        image = None
        whole = self._room is None
        if size.isValid():
            cover = None
            if self._room is not None:
                cover = size.scaled(self._room, Qt.AspectRatioMode.KeepAspectRatio)
                whole = cover.width() >= size.width()
            image = read_picture(self._source, cover=cover, most=MOST_WHOLE)
        self._owner.finish(self._number, image, size, whole=whole)
