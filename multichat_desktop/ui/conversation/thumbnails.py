"""Thumbnails, decoded beside the window and kept within bounds; that there is none is remembered too."""

import contextlib
from collections import OrderedDict

from PySide6.QtCore import (
    QBuffer,
    QByteArray,
    QIODevice,
    QObject,
    QRectF,
    QRunnable,
    QSize,
    Qt,
    QThreadPool,
    Signal,
)
from PySide6.QtGui import QImage, QImageReader, QPainter, QPainterPath

from multichat_desktop.ui.conversation.style import Shot

_FORMATS = ((b"\xff\xd8\xff", b"jpeg"), (b"\x89PNG\r\n\x1a\n", b"png"))
_MOST_PIXELS = 4_000_000
_MOST_BYTES = 48 * 1024 * 1024
_MOST_IMAGES = 400

_Key = tuple[str, int, int, float, float, int]


def image_format(data: bytes) -> bytes | None:
    """Return the format by the first bytes, None unless it is an allowed one.

    Qt would look into the content itself and render an SVG or PDF that calls itself a picture.
    """
    return next((name for magic, name in _FORMATS if data.startswith(magic)), None)


def decode(shot: Shot, dpr: float) -> QImage | None:
    """Return a picture filling its frame, corners rounded, at a device pixel ratio. Runs on any thread."""
    kind = image_format(shot.data)
    if kind is None:
        return None
    buffer = QBuffer()
    buffer.setData(QByteArray(shot.data))
    buffer.open(QIODevice.OpenModeFlag.ReadOnly)
    reader = QImageReader(buffer, QByteArray(kind))
    size = reader.size()
    if not size.isValid() or size.width() * size.height() > _MOST_PIXELS:
        return None
    source = reader.read()
    if source.isNull():
        return None
    target = QSize(round(shot.size.width() * dpr), round(shot.size.height() * dpr))
    filled = source.scaled(
        target, Qt.AspectRatioMode.KeepAspectRatioByExpanding, Qt.TransformationMode.SmoothTransformation
    )
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
    """Gives pictures at once when they are there, else later: `ready` is emitted when one came."""

    ready = Signal()
    _decoded = Signal(object, object)

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        # The application's pool outlives every window: no window waits for it when it goes.
        self._pool = QThreadPool.globalInstance()
        self._images: OrderedDict[_Key, QImage | None] = OrderedDict()
        self._asked: set[_Key] = set()
        self._bytes = 0
        self._decoded.connect(self._keep, Qt.ConnectionType.QueuedConnection)

    def picture(self, shot: Shot, dpr: float) -> QImage | None:
        """Return a picture if it is there, else ask for it."""
        key = (shot.key, shot.size.width(), shot.size.height(), shot.radius, dpr, len(shot.data))
        if key in self._images:
            self._images.move_to_end(key)
            return self._images[key]
        if key not in self._asked:
            self._asked.add(key)
            self._pool.start(_Job(self, key, shot, dpr))
        return None

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
        if image is not None:
            self.ready.emit()


class _Job(QRunnable):
    """The few lines that run in the pool."""

    def __init__(self, owner: Thumbnails, key: _Key, shot: Shot, dpr: float) -> None:
        super().__init__()
        self._owner, self._key, self._shot, self._dpr = owner, key, shot, dpr

    def run(self) -> None:
        """Decode and hand over."""
        self._owner.finish(self._key, decode(self._shot, self._dpr))
