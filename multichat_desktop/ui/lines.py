"""Single lines of text that are shaped once, cut where they end, and then only drawn."""

from functools import lru_cache

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QFont, QFontMetricsF, QPainter, QTextCharFormat, QTextLayout, QTextOption

from multichat_desktop.ui import emoji
from multichat_desktop.ui.theme import Role, Theme

_FAR = 1e6


class Line:
    """One line, ready to draw; emoji in it are larger and don't shift it."""

    def __init__(self, text: str, font: QFont, room: float) -> None:
        metrics = QFontMetricsF(font)
        wider = (emoji.SCALE - 1) * font.pixelSize() * sum(length for _, length in emoji.spans(text[:80])) / 2
        shown = text
        if metrics.horizontalAdvance(text) + wider > room:
            shown = metrics.elidedText(text, Qt.TextElideMode.ElideRight, max(room - wider, 0.0))
        self._layout = QTextLayout(shown, font)
        self._layout.setCacheEnabled(True)
        option = QTextOption()
        option.setWrapMode(QTextOption.WrapMode.NoWrap)
        # From the left in every script: what stands beside a line keeps its place.
        option.setAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignAbsolute)
        self._layout.setTextOption(option)
        if found := emoji.spans(shown):
            larger = QFont(font)
            larger.setPixelSize(round(font.pixelSize() * emoji.SCALE))
            self._layout.setFormats([_format(start, length, larger) for start, length in found])
        self._layout.beginLayout()
        line = self._layout.createLine()
        line.setLineWidth(_FAR)
        self._layout.endLayout()
        self.width = line.naturalTextWidth()
        self._ascent = line.ascent()
        self._middle = (metrics.ascent() - metrics.descent()) / 2

    def draw(self, painter: QPainter, rect: QRectF, colour: QColor) -> None:
        """Draw it from the left of a rectangle, its letters at the rectangle's middle."""
        baseline = rect.center().y() + self._middle
        painter.setPen(colour)
        self._layout.draw(painter, QPointF(rect.left(), round(baseline) - self._ascent))


class Lines:
    """Makes lines in the theme's roles and keeps those that are in use."""

    def __init__(self, theme: Theme, most: int = 512) -> None:
        self._theme = theme
        self.get = lru_cache(maxsize=most)(self._make)
        theme.changed.connect(self.get.cache_clear)

    def _make(self, text: str, role: Role, room: int) -> Line:
        return Line(text, self._theme.font(role), room)


def _format(start: int, length: int, font: QFont) -> QTextLayout.FormatRange:
    kind = QTextCharFormat()
    kind.setFont(font)
    found = QTextLayout.FormatRange()
    found.start, found.length, found.format = start, length, kind
    return found
