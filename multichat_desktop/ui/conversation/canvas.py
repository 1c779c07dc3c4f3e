"""Painting what is seen of a conversation: nothing is laid out or asked for here."""

from PySide6.QtCore import QRectF

from multichat_desktop.ui.conversation.block import plate
from multichat_desktop.ui.conversation.selection import Selection
from multichat_desktop.ui.conversation.strip import Strip
from multichat_desktop.ui.conversation.style import Label, Paint, faded
from multichat_desktop.ui.theme import Role

_HANGING = 16
"""How far a row may reach below its own height."""


def paint_rows(
    paint: Paint, strip: Strip, selection: Selection, exposed: QRectF, ground: QRectF, flashed: int | None
) -> None:
    """Draw the rows within what is exposed; `flashed` is the number of the message that is pointed out."""
    for i, top in strip.visible:
        row = strip.row(i)
        if top > exposed.bottom() or top + row.height + _HANGING < exposed.top():
            continue
        if row.message.seq == flashed:
            band = QRectF(0, top + row.box.y() - 4, ground.width(), row.box.height() + 8)
            paint.painter.fillRect(band, faded(paint.tokens.accent, 0.16))
        paint.selected = selection.part(row.message.key, row.length)
        row.draw(paint, top)


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
