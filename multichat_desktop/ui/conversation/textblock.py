"""A message's words: laid out once for a width, hit and selected by the geometry that draws."""

import unicodedata
from bisect import bisect_right
from dataclasses import dataclass

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QFont, QTextCharFormat, QTextLayout, QTextOption

from multichat_desktop.domain.finding import Term, marks
from multichat_desktop.ui.conversation.marks import Line, Mark, Shape, Span
from multichat_desktop.ui.conversation.safe import has_heaps
from multichat_desktop.ui.conversation.style import NOTHING, Hit, Paint, Style, What, emoji_ranges, faded
from multichat_desktop.ui.theme import Metrics, Role


def units(text: str) -> int:
    """Return a length as Qt counts it, in UTF-16 units."""
    return len(text) if text.isascii() else len(text.encode("utf-16-le", "surrogatepass")) // 2


@dataclass(slots=True)
class _Paragraph:
    layout: QTextLayout
    start: int
    length: int
    top: float
    bottom: float
    indent: float
    shape: Shape
    right_to_left: bool
    links: list[tuple[int, int, str]]
    found: tuple[tuple[Term, ...], list[tuple[int, int]]] | None = None


class TextBlock:
    """Marked-up lines as one selectable text; places in it are counted in UTF-16 units."""

    def __init__(
        self, lines: tuple[Line, ...], style: Style, role: Role = Role.BODY, *, muted: bool = False
    ) -> None:
        self._style, self._role, self._muted = style, role, muted
        self._lines = lines
        self.text = "\n".join(line.text for line in lines)
        self._heaps = not self.text.isascii() and has_heaps(self.text)
        self._paragraphs: list[_Paragraph] = []
        self._limit = -1.0
        self.width = self.height = self.last_width = 0.0
        self.shift = 0.0

    # ------------------------------------------------------------ measure

    def size(self, limit: float) -> tuple[float, float]:
        """Lay out within a width; return what is taken of it."""
        if limit != self._limit:
            self._limit = limit
            self._lay_out(limit)
        return self.width, self.height

    def widen(self, width: float) -> None:
        """Take the bubble's width, so that right-to-left lines end at its edge."""
        self.shift = width - self._limit

    @property
    def last_line_free(self) -> bool:
        """Whether the end of the last line is free at the right, for the time."""
        return bool(self._paragraphs) and not self._paragraphs[-1].right_to_left

    def _lay_out(self, limit: float) -> None:
        advance = self._style.px(Metrics.LINE) if self._role is not Role.LARGE_EMOJI else 0.0
        metrics = self._style.metrics(self._role)
        baseline = (advance - metrics.ascent() - metrics.descent()) / 2 + metrics.ascent() if advance else 0.0
        self._paragraphs = []
        top, start, width = 0.0, 0, 0.0
        last = 0.0
        for line in self._lines:
            indent = float(self._style.px(14)) if line.shape is not Shape.PLAIN else 0.0
            layout = QTextLayout(line.text, self._style.font(self._role))
            layout.setCacheEnabled(True)
            option = QTextOption()
            option.setWrapMode(QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere)
            right_to_left = _rtl(line.text)
            option.setTextDirection(
                Qt.LayoutDirection.RightToLeft if right_to_left else Qt.LayoutDirection.LeftToRight
            )
            if right_to_left:
                option.setAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignAbsolute)
            layout.setTextOption(option)
            formats, links = self._formats(line)
            if self._role is not Role.LARGE_EMOJI:
                formats += emoji_ranges(line.text, self._style.font(self._role))
            layout.setFormats(formats)
            layout.beginLayout()
            begin = top
            while (row := layout.createLine()).isValid():
                row.setLineWidth(limit - indent)
                height = advance or row.height()
                # One rhythm for all lines: an emoji or a mark from another font must not push them apart.
                offset = baseline - row.ascent() if advance else 0.0
                row.setPosition(QPointF(indent, top - begin + offset))
                top += height
                last = row.naturalTextWidth() + indent
                width = max(width, last)
            layout.endLayout()
            if top == begin:
                top, last = top + (advance or metrics.height()), 0.0
            length = units(line.text)
            self._paragraphs.append(
                _Paragraph(layout, start, length, begin, top, indent, line.shape, right_to_left, links)
            )
            start += length + 1
        self.width, self.height, self.last_width = width, top, last

    def _formats(self, line: Line) -> tuple[list[QTextLayout.FormatRange], list[tuple[int, int, str]]]:
        formats: list[QTextLayout.FormatRange] = []
        links: list[tuple[int, int, str]] = []
        if line.shape is Shape.QUOTE:
            formats.append(_range(0, units(line.text), self._format(Span(0, 0, Mark.NONE), quote=True)))
        simple = line.text.isascii()
        for span in line.spans:
            start = span.start if simple else units(line.text[: span.start])
            end = span.end if simple else start + units(line.text[span.start : span.end])
            formats.append(_range(start, end - start, self._format(span, quote=line.shape is Shape.QUOTE)))
            if span.link:
                links.append((start, end, span.link))
        return formats, links

    def _format(self, span: Span, *, quote: bool) -> QTextCharFormat:
        tokens = self._style.tokens
        made = QTextCharFormat()
        if quote:
            made.setForeground(tokens.muted)
        if Mark.BOLD in span.mark:
            made.setFontWeight(QFont.Weight.Bold)
        if Mark.ITALIC in span.mark:
            made.setFontItalic(True)
        if Mark.STRIKE in span.mark:
            made.setFontStrikeOut(True)
        if Mark.MONO in span.mark:
            made.setFontFamilies([self._style.mono, "monospace"])
        if Mark.LINK in span.mark:
            made.setForeground(tokens.read)
            made.setFontUnderline(True)
        if Mark.MENTION in span.mark:
            made.setForeground(tokens.accent)
            made.setFontWeight(QFont.Weight.DemiBold)
        return made

    # ------------------------------------------------------------ paint

    def draw(self, paint: Paint, x: float, y: float) -> None:
        """Draw with the top left at a point."""
        painter, tokens = paint.painter, paint.tokens
        if self._heaps:
            painter.save()
            painter.setClipRect(QRectF(x, y, self._limit + 2, self.height + 2))
        colour = tokens.muted if self._muted else tokens.text
        for par in self._paragraphs:
            shift = self.shift if par.right_to_left else 0.0
            if par.shape is Shape.QUOTE:
                bar = QRectF(x, y + par.top, self._style.px(3), par.bottom - par.top)
                painter.fillRect(bar, faded(tokens.muted, 0.6))
            elif par.shape is Shape.BULLET:
                radius = self._style.px(2)
                painter.setPen(Qt.PenStyle.NoPen)
                painter.setBrush(colour)
                painter.drawEllipse(
                    QPointF(x + 5, y + par.top + self._style.px(Metrics.LINE) / 2), radius, radius
                )
            painter.setPen(colour)
            selections = [*self._marked(par, paint), *self._selection(par, paint)]
            par.layout.draw(painter, QPointF(x + shift, y + par.top), selections)
        if self._heaps:
            painter.restore()

    def _marked(self, par: _Paragraph, paint: Paint) -> list[QTextLayout.FormatRange]:
        """Return what is looked for in a line, as it stands out from its ground."""
        if not paint.wanted:
            return []
        if par.found is None or par.found[0] is not paint.wanted:
            text = par.layout.text()
            spots = [
                (units(text[:start]), units(text[start:end])) for start, end in marks(text, paint.wanted)
            ]
            par.found = (paint.wanted, spots)
        made = QTextCharFormat()
        made.setBackground(faded(paint.tokens.warn, 0.28))
        return [_range(start, length, made) for start, length in par.found[1]]

    def _selection(self, par: _Paragraph, paint: Paint) -> list[QTextLayout.FormatRange]:
        if paint.selected is None:
            return []
        start = max(paint.selected[0] - par.start, 0)
        end = min(paint.selected[1] - par.start, par.length)
        if end <= start:
            return []
        made = QTextCharFormat()
        made.setBackground(faded(paint.tokens.accent, 0.35))
        return [_range(start, end - start, made)]

    # ------------------------------------------------------------ hit

    def hit(self, x: float, y: float) -> Hit:
        """Return what is at a point inside the block."""
        if not (-4 <= x <= self.width + 8 and 0 <= y < self.height):
            return NOTHING
        position = self.position(x, y)
        par = self._paragraph(position)
        at = position - par.start
        for start, end, address in par.links:
            if start <= at <= end and self._inside(par, start, end, x, y):
                return Hit(What.LINK, address, position)
        return Hit(What.TEXT, "", position)

    def position(self, x: float, y: float) -> int:
        """Return the place in the text nearest to a point."""
        if not self._paragraphs or y < 0:
            return 0
        par = next((p for p in self._paragraphs if y < p.bottom), None)
        if par is None:
            return self.length
        x -= self.shift if par.right_to_left else 0.0
        layout = par.layout
        for i in range(layout.lineCount()):
            line = layout.lineAt(i)
            following = layout.lineAt(i + 1).y() if i + 1 < layout.lineCount() else 1e9
            if y - par.top < following:
                found = line.xToCursor(x)
                return par.start + int(found if isinstance(found, int) else found[0])
        return par.start + par.length

    @property
    def length(self) -> int:
        """Return how long the text is."""
        last = self._paragraphs[-1] if self._paragraphs else None
        return last.start + last.length if last else units(self.text)

    def word(self, position: int) -> tuple[int, int]:
        """Return the bounds of the word at a place."""
        par = self._paragraph(position)
        at = min(position - par.start, max(par.length - 1, 0))
        mode = QTextLayout.CursorMode.SkipWords
        end = par.layout.nextCursorPosition(at, mode)
        start = par.layout.previousCursorPosition(end, mode)
        text = self.slice(par.start + start, par.start + end)
        return par.start + start, par.start + start + units(text.rstrip())

    def slice(self, start: int, end: int) -> str:
        """Return a part of the text."""
        raw = self.text.encode("utf-16-le", "surrogatepass")
        return raw[2 * start : 2 * end].decode("utf-16-le", "replace")

    def _paragraph(self, position: int) -> _Paragraph:
        starts = [par.start for par in self._paragraphs]
        return self._paragraphs[max(bisect_right(starts, position) - 1, 0)]

    def _inside(self, par: _Paragraph, start: int, end: int, x: float, y: float) -> bool:
        x -= self.shift if par.right_to_left else 0.0
        layout = par.layout
        for i in range(layout.lineCount()):
            line = layout.lineAt(i)
            first, last = line.textStart(), line.textStart() + line.textLength()
            bottom = layout.lineAt(i + 1).y() if i + 1 < layout.lineCount() else 1e9
            if last <= start or first >= end or not line.y() - 1 <= y - par.top < bottom:
                continue
            one, other = _x(line, max(start, first)), _x(line, min(end, last))
            if min(one, other) <= x <= max(one, other):
                return True
        return False


def _x(line: object, position: int) -> float:
    found = line.cursorToX(position)  # type: ignore[attr-defined]
    return float(found[0] if isinstance(found, tuple) else found)


def _rtl(text: str) -> bool:
    """Whether a line runs from right to left: by its first letter, as everywhere else."""
    if text.isascii():
        return False
    for char in text:
        kind = unicodedata.bidirectional(char)
        if kind == "L":
            return False
        if kind in ("R", "AL"):
            return True
    return False


def _range(start: int, length: int, made: QTextCharFormat) -> QTextLayout.FormatRange:
    found = QTextLayout.FormatRange()
    found.start, found.length, found.format = start, length, made
    return found
