"""What can be done about a card, below it: words in the accent's colour, one beside the other."""

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QPen

from multichat_desktop.ui.conversation.style import NOTHING, Hit, Label, Paint, Style
from multichat_desktop.ui.theme import Role

_HEIGHT, _GAP = 24, 18


class OffersBlock:
    """One or several offers; those that don't fit beside the others go below."""

    def __init__(self, offers: list[tuple[Hit, str]], style: Style) -> None:
        self._style = style
        self._offers = [(hit, Label(text, style, Role.META_STRONG)) for hit, text in offers]
        self._places: list[QRectF] = []

    def size(self, limit: float) -> tuple[float, float]:
        """Return the size."""
        height, gap = self._style.px(_HEIGHT), self._style.px(_GAP)
        self._places, x, y, wide = [], 0.0, 0.0, 0.0
        for _, label in self._offers:
            if x and x + label.width > limit:
                x, y = 0.0, y + height
            self._places.append(QRectF(x, y, label.width, height))
            x += label.width + gap
            wide = max(wide, x - gap)
        return wide, y + height

    def widen(self, width: float) -> None:
        """Stay at the left."""

    def draw(self, paint: Paint, x: float, y: float) -> None:
        """Draw them, the one under the pointer underlined."""
        painter, accent = paint.painter, paint.tokens.accent
        for (hit, label), place in zip(self._offers, self._places, strict=True):
            top = y + place.y() + (place.height() - label.height) / 2
            label.draw(painter, x + place.x(), top, accent)
            if paint.hover == hit:
                painter.setPen(QPen(accent, 1, Qt.PenStyle.SolidLine))
                line = round(top + label.height)
                painter.drawLine(round(x + place.x()), line, round(x + place.right()), line)

    def hit(self, x: float, y: float) -> Hit:
        """Return what is offered at a point."""
        for (hit, _), place in zip(self._offers, self._places, strict=True):
            if place.adjusted(-6, 0, 6, 0).contains(x, y):
                return hit
        return NOTHING
