"""The way from the writer's thread into the window: notices are gathered and delivered once a frame."""

from threading import Lock

from PySide6.QtCore import QObject, Qt, QTimer, Signal, Slot

from multichat_desktop.domain.changes import Changes, merged

FRAME = 16
"""Milliseconds within which notices are merged."""


class Notices(QObject):
    """Takes notices from any thread and emits `changed(Changes)` on the thread it lives in.

    The first one is delivered at once, so that a single message is on the screen without delay; those that follow
    within a frame are merged, so that a flood costs one repaint a frame.
    """

    changed = Signal(object)
    _posted = Signal()

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._lock = Lock()
        self._waiting: list[Changes] = []
        self._frame = QTimer(self)
        self._frame.setSingleShot(True)
        self._frame.setTimerType(Qt.TimerType.PreciseTimer)
        self._frame.setInterval(FRAME)
        self._frame.timeout.connect(self._deliver)
        # Queued even from the Qt thread: who posts never runs into who shows.
        self._posted.connect(self._arrived, Qt.ConnectionType.QueuedConnection)

    def post(self, changes: Changes) -> None:
        """Hand a notice over; returns at once, from any thread."""
        if not changes and not changes.offline:
            return
        with self._lock:
            self._waiting.append(changes)
            first = len(self._waiting) == 1
        if first:
            self._posted.emit()

    @Slot()
    def _arrived(self) -> None:
        if not self._frame.isActive():
            self._deliver()

    @Slot()
    def _deliver(self) -> None:
        with self._lock:
            waiting, self._waiting = self._waiting, []
        if not waiting:
            return
        self._frame.start()
        self.changed.emit(merged(waiting))
