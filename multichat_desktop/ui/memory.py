"""What the window remembers from one start to the next: its place, the list's width, the text size, what was open."""

import base64
import binascii
from collections.abc import Mapping

from PySide6.QtCore import QByteArray, QObject, QTimer
from PySide6.QtWidgets import QWidget

from multichat_desktop.ui.ports import Actions

GEOMETRY = "window.geometry"
LIST_WIDTH = "window.list_width"
ZOOM = "window.zoom"
OPEN_CHAT = "window.open_chat"

_SETTLED = 600


class WindowMemory(QObject):
    """Reads what was remembered, and writes once a change has settled: a drag is a hundred changes."""

    def __init__(self, settings: Mapping[str, str], actions: Actions, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._known = dict(settings)
        self._actions = actions
        self._changed: dict[str, str] = {}
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.setInterval(_SETTLED)
        self._timer.timeout.connect(self.flush)

    def text(self, key: str) -> str:
        """Return what was remembered; empty when nothing was."""
        return self._known.get(key, "")

    def number(self, key: str, default: float) -> float:
        """Return a number that was remembered."""
        try:
            return float(self._known.get(key, ""))
        except ValueError:
            return default

    def keep(self, key: str, value: str) -> None:
        """Remember something as soon as it has settled."""
        if self._known.get(key) != value:
            self._known[key] = value
            self._changed[key] = value
            self._timer.start()

    def flush(self) -> None:
        """Write what has changed now."""
        self._timer.stop()
        changed, self._changed = self._changed, {}
        for key, value in changed.items():
            self._actions.remember(key, value)

    def keep_place(self, window: QWidget) -> None:
        """Remember where the window stands and how large it is."""
        self.keep(GEOMETRY, base64.b64encode(window.saveGeometry().data()).decode("ascii"))

    def restore_place(self, window: QWidget) -> bool:
        """Put the window where it was; False when that isn't known (Qt keeps it on a screen that exists)."""
        try:
            place = base64.b64decode(self.text(GEOMETRY), validate=True)
        except (binascii.Error, ValueError):
            return False
        return bool(place) and window.restoreGeometry(QByteArray(place))
