"""Looking into chosen files beside the Qt thread: what they are, how large, and how they look."""

import contextlib
import logging
import math
from dataclasses import dataclass, field
from pathlib import Path

from PySide6.QtCore import QBuffer, QByteArray, QIODevice, QObject, QRunnable, QSize, Qt, QThreadPool, Signal
from PySide6.QtGui import QImage, QImageWriter

from multichat_desktop.domain.content import Kind
from multichat_desktop.domain.outgoing import LARGEST_BYTES
from multichat_desktop.services.files import kinds
from multichat_desktop.services.preparing import fitting_kind
from multichat_desktop.ui.attach.chosen import Chosen
from multichat_desktop.ui.media.decoding import image_format, picture_size, read_picture

_log = logging.getLogger(__name__)

PREVIEW = QSize(960, 720)
_SMALL = 72
_JPEG_QUALITY, _SMALL_QUALITY = 90, 60
_AS_PNG_UP_TO = 2 * 2**20
"""A pasted picture is kept exact up to this size; a larger one is a photograph, and goes as JPEG."""
_FEW_PIXELS = 4_000_000


@dataclass(slots=True)
class Found:
    """What was found out about a file, on the pool's thread."""

    kind: Kind | None = None
    size: int = 0
    pixels: QSize = field(default_factory=QSize)
    seconds: int | None = None
    image: QImage | None = None
    small: bytes | None = None
    made: bytes | None = None
    error: str = ""


class Reading(QObject):
    """Looks into files. Signal: `read(Chosen)` on the Qt thread, once for each."""

    read = Signal(object)
    _found = Signal(object, object)

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._pool = QThreadPool.globalInstance()
        self._found.connect(self._take, Qt.ConnectionType.QueuedConnection)

    def look(self, chosen: Chosen) -> None:
        """Look into one."""
        self._pool.start(_Job(self, chosen))

    def hand_over(self, chosen: Chosen, found: Found) -> None:
        """Bring what was found to the Qt thread."""
        with contextlib.suppress(RuntimeError):  # the window is gone
            self._found.emit(chosen, found)

    def _take(self, chosen: Chosen, found: Found) -> None:
        chosen.kind, chosen.bytes, chosen.error = found.kind, found.size, found.error
        chosen.pixels, chosen.image, chosen.small = found.pixels, found.image, found.small
        chosen.seconds = found.seconds
        if found.made is not None:
            chosen.source = found.made
        self.read.emit(chosen)


class _Job(QRunnable):
    def __init__(self, owner: Reading, chosen: Chosen) -> None:
        super().__init__()
        self._owner, self._chosen = owner, chosen

    def run(self) -> None:
        """Look and hand over."""
        original = self._chosen.original
        try:
            found = (
                _of_file(original, self._chosen.name) if isinstance(original, Path) else _of_image(original)
            )
        except OSError:
            found = Found(kind=Kind.DOCUMENT, error="unreadable")
        except Exception:
            # Whatever it is: nothing may wait for this file for ever.
            _log.exception("a chosen file could not be looked into")
            found = Found(kind=Kind.DOCUMENT, error="unreadable")
        self._owner.hand_over(self._chosen, found)


def _of_file(path: Path, name: str) -> Found:
    size = path.stat().st_size
    with path.open("rb") as file:
        head = file.read(kinds.HEAD_BYTES)
    extension = kinds.look(path, head, name).extension
    found = Found(kind=fitting_kind(None, extension), size=size)
    if not size:
        found.error = "empty"
    elif size > LARGEST_BYTES:
        found.error = "too-large"
    elif found.kind is Kind.AUDIO:
        found.seconds = _length(path)
    elif found.kind is Kind.IMAGE or image_format(head) == b"webp":
        _picture(path, found)
    return found


def _picture(path: Path, found: Found) -> None:
    """Decode a picture for the preview; one that WhatsApp shows in no conversation is made into one that it does."""
    pixels = picture_size(path)
    image = read_picture(path, cover=PREVIEW) if pixels.isValid() else None
    if image is None:
        found.kind = Kind.DOCUMENT  # it calls itself a picture, and is none that can be shown
        return
    if found.kind is not Kind.IMAGE:
        whole = read_picture(path)
        if whole is None:
            return
        found.kind, found.made = Kind.IMAGE, encoded(whole)
    found.pixels = pixels
    found.image, found.small = fitted(image), small(image)


def _of_image(image: QImage) -> Found:
    if image.isNull():
        return Found(kind=Kind.IMAGE, error="unreadable")
    made = encoded(image)
    return Found(
        kind=Kind.IMAGE,
        size=len(made),
        pixels=image.size(),
        image=fitted(image),
        small=small(image),
        made=made,
    )


def encoded(image: QImage) -> bytes:
    """Return a picture as a file: exact as PNG, unless that would be large."""
    if image.width() * image.height() <= _FEW_PIXELS or image.hasAlphaChannel():
        exact = _saved(image, b"PNG", -1)
        if len(exact) <= _AS_PNG_UP_TO or image.hasAlphaChannel():
            return exact
    return _saved(image, b"JPEG", _JPEG_QUALITY)


def small(image: QImage) -> bytes:
    """Return the little JPEG that stands in for a picture."""
    scaled = image.scaled(
        _SMALL, _SMALL, Qt.AspectRatioMode.KeepAspectRatio, Qt.TransformationMode.SmoothTransformation
    )
    return _saved(scaled.convertToFormat(QImage.Format.Format_RGB32), b"JPEG", _SMALL_QUALITY)


def fitted(image: QImage) -> QImage:
    """Return a picture no larger than the preview needs."""
    if image.width() <= PREVIEW.width() and image.height() <= PREVIEW.height():
        return image
    return image.scaled(
        PREVIEW, Qt.AspectRatioMode.KeepAspectRatio, Qt.TransformationMode.SmoothTransformation
    )


def _saved(image: QImage, form: bytes, quality: int) -> bytes:
    data = QByteArray()
    buffer = QBuffer(data)
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    writer = QImageWriter(buffer, QByteArray(form))
    if quality >= 0:
        writer.setQuality(quality)
    writer.write(image)
    buffer.close()
    return bytes(data.data())


def _length(path: Path) -> int | None:
    """Return how many seconds a sound lasts; None where that cannot be read."""
    import soundfile

    try:
        with soundfile.SoundFile(path) as sound:
            return max(math.ceil(sound.frames / sound.samplerate), 1)
    except (soundfile.SoundFileError, OSError, ValueError, ZeroDivisionError):
        return None
