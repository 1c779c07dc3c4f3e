"""Python's garbage collected on the Qt thread alone.

The collector runs on whichever thread happens to allocate. On the intake's or the writer's it would destroy widgets and
timers that sit in a reference cycle, which Qt answers with a crash some time later. So it is switched off while there
is a window, and asked for from a timer of the Qt thread.
"""

import gc

from PySide6.QtCore import QObject, QTimer

_EVERY_MS = 500


class Garbage(QObject):
    """Collects what is due, youngest generation first; made after the start, so that what lives for ever is left out."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._timer = QTimer(self)
        self._timer.setInterval(_EVERY_MS)
        self._timer.timeout.connect(collect_due)
        gc.disable()
        gc.collect()
        gc.freeze()
        self._timer.start()

    def stop(self) -> None:
        """Throw away what is left of the window, here, and give the collector back to Python."""
        self._timer.stop()
        gc.unfreeze()
        gc.collect()
        gc.enable()


def collect_due() -> None:
    """Collect the oldest generation that Python would collect by itself now."""
    counts, thresholds = gc.get_count(), gc.get_threshold()
    for generation in (2, 1, 0):
        if counts[generation] > thresholds[generation] > 0:
            gc.collect(generation)
            return
