"""How a file that is not there yet is shown: a disc with what can be done, a ring while it comes, and in words."""

from PySide6.QtCore import QCoreApplication, QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QPen, QPolygonF

from multichat_desktop.domain.changes import Progress
from multichat_desktop.domain.content import Media
from multichat_desktop.ui.conversation import words
from multichat_desktop.ui.conversation.style import Label, Paint, Style, faded
from multichat_desktop.ui.media.phases import Phase, amount, share
from multichat_desktop.ui.theme import Role

CENTRE = "centre"
"""The value of a hit on the round button."""
ICONS = {Phase.WAITING: "download", Phase.MOVING: "x", Phase.FAILED: "refresh-cw"}
_STEP = 96 * 1024
"""Bytes after which the ring of a file of unknown size has gone round once."""


def draw_disc(
    paint: Paint, rect: QRectF, icon: str, ground: QColor, colour: QColor, progress: Progress | None = None
) -> None:
    """Draw a round button; with a ring while something moves."""
    painter = paint.painter
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(ground)
    painter.drawEllipse(rect)
    side = round(rect.width() * 0.46)
    middle = rect.center()
    if icon == "play":
        _draw_triangle(paint, middle, side * 0.72, colour)
    else:
        paint.icon(icon, QRectF(middle.x() - side / 2, middle.y() - side / 2, side, side), colour)
    if progress is not None and progress.done is not None:
        _draw_ring(paint, rect, colour, progress)


def _draw_triangle(paint: Paint, middle: QPointF, side: float, colour: QColor) -> None:
    """Draw the sign of playing, filled; its weight, not its box, stands in the middle."""
    left, right = middle.x() - side * 0.36, middle.x() + side * 0.58
    corners = [
        QPointF(left, middle.y() - side / 2),
        QPointF(right, middle.y()),
        QPointF(left, middle.y() + side / 2),
    ]
    paint.painter.setBrush(colour)
    paint.painter.setPen(
        QPen(colour, side * 0.14, Qt.PenStyle.SolidLine, Qt.PenCapStyle.RoundCap, Qt.PenJoinStyle.RoundJoin)
    )
    paint.painter.drawPolygon(QPolygonF(corners))
    paint.painter.setPen(Qt.PenStyle.NoPen)


def _draw_ring(paint: Paint, rect: QRectF, colour: QColor, progress: Progress) -> None:
    painter = paint.painter
    thick = max(rect.width() * 0.06, 2.0)
    ring = rect.adjusted(thick * 1.2, thick * 1.2, -thick * 1.2, -thick * 1.2)
    painter.setBrush(Qt.BrushStyle.NoBrush)
    painter.setPen(QPen(faded(colour, 0.25), thick))
    painter.drawEllipse(ring)
    painter.setPen(QPen(colour, thick, Qt.PenStyle.SolidLine, Qt.PenCapStyle.RoundCap))
    known = share(progress)
    if known is None:
        painter.drawArc(ring, -round((progress.done or 0) % _STEP / _STEP * 5760) + 1440, -1440)
    else:
        painter.drawArc(ring, 1440, -max(round(known * 5760), 60))
    painter.setPen(Qt.PenStyle.NoPen)


class Said:
    """Short texts that follow what moves: shaped once for each wording."""

    def __init__(self, style: Style, role: Role = Role.TINY) -> None:
        self._style, self._role = style, role
        self._label: Label | None = None

    def label(self, text: str) -> Label:
        """Return a text, ready to be drawn."""
        if self._label is None or self._label.text != text:
            self._label = Label(text, self._style, self._role)
        return self._label


def short_words(media: Media | None, now: Phase, progress: Progress | None) -> str:
    """Return what stands beside a file that is not there: how much of it has come, or how large it is."""
    size = media.size if media else None
    if now is Phase.MOVING:
        return amount(progress, size)
    large = words.file_size(size) if size else ""
    if now is Phase.FAILED:
        failed = QCoreApplication.translate("Media", "Try again")
        return f"{failed} · {large}" if large else failed
    if now is Phase.EXPIRED:
        return QCoreApplication.translate("Media", "No longer available")
    return large


def ask_words() -> str:
    """Return the offer where a file is gone for good."""
    return QCoreApplication.translate("Conversation", "Ask to send it again")
