"""A short movement instead of a jump, for a wheel's notch or a key."""

from PySide6.QtCore import QObject, QVariantAnimation, Signal
from PySide6.QtGui import QWheelEvent
from PySide6.QtWidgets import QApplication

LINE = 42
"""How far one line of scrolling goes."""
_LASTS = 110


def way_of(event: QWheelEvent) -> tuple[float, bool]:
    """Return how far down a wheel scrolls, and whether it glides there: a notch does, a touch pad moves by itself."""
    if not event.pixelDelta().isNull():
        return -event.pixelDelta().y(), False
    return -event.angleDelta().y() / 120 * QApplication.wheelScrollLines() * LINE * 0.75, True


class Glide(QObject):
    """Cuts a way into steps. Signal: `moved(float)` with each step, in pixels."""

    moved = Signal(float)

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self._done = 0.0
        self._animation = QVariantAnimation(self)
        self._animation.setDuration(_LASTS)
        self._animation.valueChanged.connect(self._on_value)

    def start(self, pixels: float) -> None:
        """Go so far; what is left of the way before is added."""
        rest = 0.0
        if self._animation.state() == QVariantAnimation.State.Running:
            rest = float(self._animation.endValue()) - self._done
            self._animation.stop()
        self._done = 0.0
        self._animation.setStartValue(0.0)
        self._animation.setEndValue(rest + pixels)
        self._animation.start()

    def stop(self) -> None:
        """Stay here."""
        self._animation.stop()

    def _on_value(self, value: float) -> None:
        step, self._done = value - self._done, value
        if step:
            self.moved.emit(step)
