"""Pictures of the messages, decoded beside the window and kept within bounds; that there is none is remembered too."""

import contextlib
from collections import OrderedDict
from pathlib import Path

from PySide6.QtCore import QObject, QRectF, QRunnable, QSize, Qt, QThreadPool, Signal
from PySide6.QtGui import QImage, QPainter, QPainterPath

from multichat_desktop.ui.conversation.style import Shot
from multichat_desktop.ui.media.decoding import read_picture

_MOST_BYTES = 64 * 1024 * 1024
_MOST_IMAGES = 400
_BLUR = 20
"""What a picture that only stands in for another is scaled down to before it is scaled up."""

_Key = tuple[str, int, int, float, float, int, str, bool]


def decode(shot: Shot, dpr: float, root: Path | None = None) -> QImage | None:
    """Return a picture filling its frame, corners rounded, at a device pixel ratio. Runs on any thread.

    `root` is where a shot's file lies.
    """
    source = root / shot.file if root is not None and shot.file else shot.data
    target = QSize(round(shot.size.width() * dpr), round(shot.size.height() * dpr))
    found = read_picture(source, cover=target)
    if found is None:
        return None
    cover, smooth = Qt.AspectRatioMode.KeepAspectRatioByExpanding, Qt.TransformationMode.SmoothTransformation
    if shot.soft:
        found = found.scaled(_BLUR, _BLUR, Qt.AspectRatioMode.KeepAspectRatioByExpanding, smooth)
    filled = found.scaled(target, cover, smooth)
    image = QImage(target, QImage.Format.Format_ARGB32_Premultiplied)
    image.fill(Qt.GlobalColor.transparent)
    painter = QPainter(image)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    path = QPainterPath()
    path.addRoundedRect(QRectF(image.rect()), shot.radius * dpr, shot.radius * dpr)
    # A brush gives smooth corners; a clip path would give steps.
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(Qt.GlobalColor.black)
    painter.drawPath(path)
    painter.setCompositionMode(QPainter.CompositionMode.CompositionMode_SourceIn)
    left, top = (target.width() - filled.width()) // 2, (target.height() - filled.height()) // 2
    painter.drawImage(left, top, filled)
    painter.end()
    image.setDevicePixelRatio(dpr)
    return image


class Thumbnails(QObject):
    """Gives pictures at once when they are there, else later.

    Signal: `ready()` when one was looked at. `root` is where shots' files lie.
    """

    ready = Signal()
    _decoded = Signal(object, object)

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        # The application's pool outlives every window: no window waits for it when it goes.
        self._pool = QThreadPool.globalInstance()
        self._images: OrderedDict[_Key, QImage | None] = OrderedDict()
        self._asked: set[_Key] = set()
        self._bytes = 0
        self.root: Path | None = None
        self._decoded.connect(self._keep, Qt.ConnectionType.QueuedConnection)

    def picture(self, shot: Shot, dpr: float) -> QImage | None:
        """Return a picture if it is there, else ask for it."""
        key = _key(shot, dpr)
        if key in self._images:
            self._images.move_to_end(key)
            return self._images[key]
        if key not in self._asked:
            self._asked.add(key)
            self._pool.start(_Job(self, key, shot, dpr))
        return None

    def broken(self, shot: Shot, dpr: float) -> bool:
        """Return whether it was looked at and is no picture."""
        return self._images.get(_key(shot, dpr), shot) is None

    def forget_broken(self) -> None:
        """Look again at what was no picture."""
        for key in [key for key, image in self._images.items() if image is None]:
            del self._images[key]

    def finish(self, key: _Key, image: QImage | None) -> None:
        """Hand over from the pool's thread."""
        # The window may have gone meanwhile.
        with contextlib.suppress(RuntimeError):
            self._decoded.emit(key, image)

    def wait(self) -> None:
        """Wait for what is being decoded (at the end, and in tests)."""
        self._pool.waitForDone()

    def _keep(self, key: _Key, image: QImage | None) -> None:
        self._asked.discard(key)
        self._images[key] = image
        self._bytes += image.sizeInBytes() if image is not None else 0
        while len(self._images) > _MOST_IMAGES or (self._bytes > _MOST_BYTES and len(self._images) > 1):
            _, old = self._images.popitem(last=False)
            self._bytes -= old.sizeInBytes() if old is not None else 0
        self.ready.emit()


def _key(shot: Shot, dpr: float) -> _Key:
    size = shot.size
    return shot.key, size.width(), size.height(), shot.radius, dpr, len(shot.data), shot.file, shot.soft


class _Job(QRunnable):
    """The few lines that run in the pool."""

    def __init__(self, owner: Thumbnails, key: _Key, shot: Shot, dpr: float) -> None:
        super().__init__()
        self._owner, self._key, self._shot, self._dpr = owner, key, shot, dpr

    def run(self) -> None:
        """Decode and hand over."""
        self._owner.finish(self._key, decode(self._shot, self._dpr, self._owner.root))
