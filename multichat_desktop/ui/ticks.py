"""The ticks that say how far a sent message has come; the same drawing in bubbles and in the list."""

from enum import Enum

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPainterPath, QPen

from multichat_desktop.domain.status import DeliveryStatus, OutboxState

TICKS_WIDTH = 16.0
TICKS_HEIGHT = 10.0

# On a grid of TICKS_WIDTH × TICKS_HEIGHT.
_SINGLE = ((1.6, 5.4), (5.0, 8.6), (12.0, 1.4))
_FIRST = ((0.9, 5.4), (4.1, 8.6), (10.6, 1.4))
_SECOND = ((7.3, 7.6), (8.3, 8.6), (14.9, 1.4))
_STROKE = 1.6


class Mark(Enum):
    """What is drawn."""

    NONE = "none"
    CLOCK = "clock"
    ONE = "one"
    TWO = "two"
    READ = "read"
    FAILED = "failed"
    UNSETTLED = "unsettled"


_BY_STATUS = {
    DeliveryStatus.SENT: Mark.ONE,
    DeliveryStatus.FAILED: Mark.FAILED,
    DeliveryStatus.DELIVERED: Mark.TWO,
    DeliveryStatus.READ: Mark.READ,
    DeliveryStatus.PLAYED: Mark.READ,
}


def mark_of(status: DeliveryStatus | None, outbox: OutboxState | None) -> Mark:
    """Return the mark for a sent message: WhatsApp's word if there is one, else the outbox's."""
    if status is not None and status in _BY_STATUS:
        return _BY_STATUS[status]
    if outbox is OutboxState.FAILED:
        return Mark.FAILED
    if outbox in (OutboxState.UNSETTLED, OutboxState.ASKING):
        return Mark.UNSETTLED
    return Mark.NONE if status is None and outbox is None else Mark.CLOCK


def paint_ticks(
    painter: QPainter,
    rect: QRectF,
    status: DeliveryStatus | None,
    outbox: OutboxState | None,
    colour_normal: QColor,
    colour_read: QColor,
    colour_failed: QColor | None = None,
) -> None:
    """Draw the mark as large as fits into `rect`, at its middle."""
    mark = mark_of(status, outbox)
    if mark is Mark.NONE:
        return
    scale = min(rect.width() / TICKS_WIDTH, rect.height() / TICKS_HEIGHT)
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.translate(rect.center())
    painter.scale(scale, scale)
    painter.translate(-TICKS_WIDTH / 2, -TICKS_HEIGHT / 2)
    colour = colour_normal
    if mark is Mark.READ:
        colour = colour_read
    elif mark in {Mark.FAILED, Mark.UNSETTLED}:
        colour = colour_failed or colour_normal
    pen = QPen(colour, _STROKE, Qt.PenStyle.SolidLine, Qt.PenCapStyle.RoundCap, Qt.PenJoinStyle.RoundJoin)
    painter.setPen(pen)
    painter.setBrush(Qt.BrushStyle.NoBrush)
    if mark is Mark.ONE:
        _stroke(painter, _SINGLE)
    elif mark in {Mark.TWO, Mark.READ}:
        _stroke(painter, _FIRST)
        _stroke(painter, _SECOND)
    else:
        _round_sign(painter, pen, mark)
    painter.restore()


def _stroke(painter: QPainter, points: tuple[tuple[float, float], ...]) -> None:
    painter.drawPolyline([QPointF(x, y) for x, y in points])


def _round_sign(painter: QPainter, pen: QPen, mark: Mark) -> None:
    centre = QPointF(TICKS_WIDTH / 2, TICKS_HEIGHT / 2)
    pen.setWidthF(1.2)
    painter.setPen(pen)
    painter.drawEllipse(centre, 5.2, 5.2)
    x, y = centre.x(), centre.y()
    if mark is Mark.CLOCK:
        _stroke(painter, ((x, y - 2.9), (x, y), (x + 2.1, y + 1.2)))
        return
    if mark is Mark.FAILED:
        _stroke(painter, ((x, y - 2.6), (x, y + 0.5)))
    else:
        hook = QPainterPath(QPointF(x - 1.6, y - 1.5))
        hook.cubicTo(x - 1.5, y - 3.6, x + 1.8, y - 3.5, x + 1.7, y - 1.4)
        hook.cubicTo(x + 1.6, y - 0.2, x, y - 0.2, x, y + 1.0)
        painter.drawPath(hook)
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(pen.color())
    painter.drawEllipse(QPointF(x, y + 2.8), 0.75, 0.75)
