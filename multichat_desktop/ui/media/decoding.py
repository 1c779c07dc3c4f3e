"""Reading pictures that strangers sent: only formats that are allowed, and nothing that is too large."""

from pathlib import Path

from PySide6.QtCore import QBuffer, QByteArray, QFile, QIODevice, QSize
from PySide6.QtGui import QImage, QImageIOHandler, QImageReader

_MAGIC = (
    (b"\xff\xd8\xff", b"jpeg"),
    (b"\x89PNG\r\n\x1a\n", b"png"),
    (b"GIF87a", b"gif"),
    (b"GIF89a", b"gif"),
)
_HEAD = 16
# JPEG is read at a smaller scale at once; everything else is decoded whole, four bytes a pixel.
_MOST_PIXELS = {b"jpeg": 120_000_000}
_MOST_OTHERS = 40_000_000
_MOST_EMBEDDED = 4_000_000
_MOST_SIDE = 30_000
_TURNED = QImageIOHandler.Transformation.TransformationRotate90


def image_format(data: bytes) -> bytes | None:
    """Return the format by the first bytes, None unless it is an allowed one.

    Qt would look into the content itself and render an SVG or PDF that calls itself a picture.
    """
    if data[:4] == b"RIFF" and data[8:12] == b"WEBP":
        return b"webp"
    return next((name for magic, name in _MAGIC if data.startswith(magic)), None)


def device(source: Path | bytes) -> QIODevice | None:
    """Return something to read from, opened; None when the file is not there."""
    if isinstance(source, bytes):
        buffer = QBuffer()
        buffer.setData(QByteArray(source))
        buffer.open(QIODevice.OpenModeFlag.ReadOnly)
        return buffer
    file = QFile(str(source))
    return file if file.open(QIODevice.OpenModeFlag.ReadOnly) else None


def reader(opened: QIODevice) -> QImageReader | None:
    """Return a reader for an allowed picture of a bearable size; None for everything else. Nothing is decoded."""
    kind = image_format(bytes(opened.peek(_HEAD).data()))
    if kind is None:
        return None
    made = QImageReader(opened, QByteArray(kind))
    size = made.size()
    most = _MOST_PIXELS.get(kind, _MOST_OTHERS) if isinstance(opened, QFile) else _MOST_EMBEDDED
    sides_bearable = 0 < size.width() <= _MOST_SIDE and 0 < size.height() <= _MOST_SIDE
    if not sides_bearable or size.width() * size.height() > most:
        return None
    return made


def picture_size(source: Path | bytes) -> QSize:
    """Return a picture's size as it is shown (turned as its EXIF says); not valid when it is none."""
    opened = device(source)
    made = reader(opened) if opened else None
    if made is None:
        return QSize()
    return made.size().transposed() if _is_turned(made) else made.size()


def _is_turned(made: QImageReader) -> bool:
    return bool(made.transformation() & _TURNED)


def read_picture(
    source: Path | bytes, *, cover: QSize | None = None, most: int | None = None
) -> QImage | None:
    """Return a picture turned as its EXIF says. Runs on any thread, and belongs on none that paints.

    Args:
        source: the file or the bytes.
        cover: what the result must at least cover, in pixels: a larger picture is read smaller.
        most: how many pixels the result may have.
    """
    opened = device(source)
    made = reader(opened) if opened else None
    if made is None:
        return None
    made.setAutoTransform(True)
    size = made.size()
    wanted = size
    if cover is not None and cover.isValid():
        # Sizes are from before the picture is turned.
        frame = cover.transposed() if _is_turned(made) else cover
        factor = max(frame.width() / size.width(), frame.height() / size.height())
        wanted = size * min(factor, 1.0)
    if most is not None and wanted.width() * wanted.height() > most:
        wanted = size * (most / (size.width() * size.height())) ** 0.5
    if wanted != size:
        made.setScaledSize(wanted.expandedTo(QSize(1, 1)))
    image = made.read()
    return None if image.isNull() else image
