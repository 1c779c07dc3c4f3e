"""People's profile pictures, decoded beside the window; whoever has none, or not yet, is shown by their initials."""

from pathlib import Path

from PySide6.QtCore import QObject, QSize, Signal
from PySide6.QtGui import QImage

from multichat_desktop.ui.conversation.style import Shot
from multichat_desktop.ui.conversation.thumbnails import Thumbnails


class Portraits(QObject):
    """Gives round pictures at once when they are there, else later. Signal: `ready()` when one was looked at.

    `root` is what their paths are relative to.
    """

    ready = Signal()

    def __init__(self, root: Path, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._pictures = Thumbnails(self)
        self._pictures.root = root
        self._pictures.ready.connect(self.ready)

    def of(self, path: str | None, side: float, dpr: float) -> QImage | None:
        """Return a picture for a circle of `side` logical pixels, or None and ask for it."""
        if path is None:
            return None
        shot = Shot(key=path, size=QSize(round(side), round(side)), radius=side / 2, file=path)
        return self._pictures.picture(shot, dpr)

    def wait(self) -> None:
        """Wait for what is being decoded (in tests)."""
        self._pictures.wait()
