"""What every kind of content can do, and nothing more."""

from typing import Protocol

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QColor, QPainter

from multichat_desktop.ui.conversation.style import Hit, Paint


class Block(Protocol):
    """One piece of a bubble. It is measured for a width, told the width it gets, then drawn and hit there."""

    def size(self, limit: float) -> tuple[float, float]:
        """Return the width wanted (at most `limit`) and the height at it."""
        ...

    def widen(self, width: float) -> None:
        """Take the width that the bubble has in the end; the height stays."""
        ...

    def draw(self, paint: Paint, x: float, y: float) -> None:
        """Draw with the top left at a point."""
        ...

    def hit(self, x: float, y: float) -> Hit:
        """Return what is at a point of the block."""
        ...


def plate(painter: QPainter, rect: QRectF, radius: float, colour: QColor) -> None:
    """Fill a rounded rectangle."""
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(colour)
    painter.drawRoundedRect(rect, radius, radius)
