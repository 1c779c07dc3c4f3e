"""Painting what is seen of a conversation: nothing is laid out or asked for here."""

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QPainter, QPen

from multichat_desktop.ui.conversation.block import plate
from multichat_desktop.ui.conversation.cursor import PointedOut, chevron
from multichat_desktop.ui.conversation.selection import Selection
from multichat_desktop.ui.conversation.strip import Strip
from multichat_desktop.ui.conversation.style import NOTHING, Label, Paint, What, faded
from multichat_desktop.ui.theme import Metrics, Role

_HANGING = 16
"""How far a row may reach below its own height."""


def prepare(paint: Paint, exposed: QRectF) -> None:
    """Clear the ground of what is painted anew."""
    paint.painter.fillRect(exposed, paint.tokens.bg)
    paint.painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    paint.painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)


def paint_rows(
    paint: Paint, strip: Strip, selection: Selection, exposed: QRectF, ground: QRectF, pointed: PointedOut
) -> None:
    """Draw the rows within what is exposed."""
    hover = paint.hover
    for i, top in strip.visible:
        row = strip.row(i)
        if top > exposed.bottom() or top + row.height + _HANGING < exposed.top():
            continue
        seq = row.message.seq
        # What is under the pointer in one row is not under it in all others that offer the same.
        paint.hover = hover if seq == pointed.hovered else NOTHING
        if seq == pointed.flashed:
            band = QRectF(0, top + row.box.y() - 4, ground.width(), row.box.height() + 8)
            paint.painter.fillRect(band, faded(paint.tokens.accent, 0.16))
        paint.selected = selection.part(row.message.key, row.length)
        row.draw(paint, top)
        if seq == pointed.current:
            _draw_ring(paint, row.box.translated(0, top))
        if seq == pointed.hovered:
            _draw_chevron(paint, chevron(row).translated(0, top))


def _draw_ring(paint: Paint, box: QRectF) -> None:
    """Show on which message the keyboard is."""
    paint.painter.setPen(QPen(paint.tokens.accent, 2))
    paint.painter.setBrush(Qt.BrushStyle.NoBrush)
    corner = paint.style.px(Metrics.CORNER) + 3
    paint.painter.drawRoundedRect(box.adjusted(-3, -3, 3, 3), corner, corner)


def _draw_chevron(paint: Paint, rect: QRectF) -> None:
    """Offer the menu beside the message under the pointer."""
    if rect.isEmpty():
        return
    tokens, side = paint.tokens, paint.style.px(18)
    strong = paint.hover.what is What.CHEVRON
    plate(paint.painter, rect, rect.height() / 2, faded(tokens.muted, 0.2) if strong else tokens.surface)
    inset = (rect.width() - side) / 2
    paint.icon("chevron-down", rect.adjusted(inset, inset, -inset, -inset), tokens.muted)


def paint_notice(paint: Paint, ground: QRectF, said: str) -> None:
    """Say something in the middle of an empty view."""
    style = paint.style
    label = Label(said, style, Role.META, ground.width() - style.px(56))
    pill = QRectF(0, 0, label.width + style.px(28), style.px(28))
    pill.moveCenter(ground.center())
    plate(paint.painter, pill, pill.height() / 2, paint.tokens.surface)
    label.draw(
        paint.painter,
        pill.x() + style.px(14),
        pill.center().y() - label.height / 2,
        paint.tokens.muted,
    )
