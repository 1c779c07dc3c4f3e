"""What lies on the clipboard, or is carried over the window, besides words."""

from pathlib import Path

from PySide6.QtCore import QMimeData
from PySide6.QtGui import QImage


def holds_files(mime: QMimeData | None) -> bool:
    """Whether there are files, or a picture that is nothing else as well.

    A spreadsheet's cells come as text and as a picture of them: then the text is meant.
    """
    if mime is None:  # an empty clipboard
        return False
    return bool(paths_of(mime)) or (mime.hasImage() and not mime.hasFormat("text/plain"))


def paths_of(mime: QMimeData) -> list[Path]:
    """Return the files of this computer among what is there; folders are none."""
    found = (Path(url.toLocalFile()) for url in mime.urls() if url.isLocalFile())
    return [path for path in found if path.is_file()]


def files_of(mime: QMimeData) -> list[Path | QImage]:
    """Return what can be sent of it."""
    paths = paths_of(mime)
    if paths:
        return list(paths)
    image = mime.imageData()
    return [image] if isinstance(image, QImage) and not image.isNull() else []
