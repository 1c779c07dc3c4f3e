"""The time of a message and how far it has come, as they stand at a bubble's lower edge."""

from dataclasses import dataclass

from PySide6.QtCore import QCoreApplication, QRectF
from PySide6.QtGui import QColor

from multichat_desktop.domain.content import Kind
from multichat_desktop.domain.message import Message
from multichat_desktop.domain.status import DeliveryStatus, OutboxState
from multichat_desktop.ui.conversation.block import plate
from multichat_desktop.ui.conversation.style import NOTHING, Hit, Label, Paint, Style, What
from multichat_desktop.ui.conversation.words import changing
from multichat_desktop.ui.theme import ON_SCRIM, SCRIM, Role
from multichat_desktop.ui.ticks import TICKS_HEIGHT, TICKS_WIDTH, Mark, mark_of, paint_ticks
from multichat_desktop.ui.times import clock_time

_STAR = 11


@dataclass(frozen=True, slots=True)
class Facts:
    """What the lower edge says about a message."""

    time: str
    edited: bool
    ticks: bool
    status: DeliveryStatus | None
    outbox: OutboxState | None
    played: bool
    starred: bool = False


def facts(message: Message) -> Facts:
    """Derive them: received messages have no ticks, nor has what was deleted."""
    status = message.shown_status
    return Facts(
        time=clock_time(message.at),
        edited=message.edited and not message.deleted,
        ticks=message.from_me and not message.deleted and mark_of(status, message.outbox) is not Mark.NONE,
        status=status,
        outbox=message.outbox,
        played=message.kind is Kind.VOICE and status is DeliveryStatus.PLAYED,
        starred=message.starred and not message.deleted,
    )


class Info:
    """Time and ticks: in the last line's free space, below it, or on a picture."""

    def __init__(self, message: Message, style: Style) -> None:
        self.facts = facts(message)
        said = self.facts.time
        self._edited_width = 0.0
        if under_way := changing(message):
            said = f"{under_way} {said}"
        elif self.facts.edited:
            edited = QCoreApplication.translate("Conversation", "edited")
            self._edited_width = Label(edited, style, Role.TINY).width + style.px(3)
            said = f"{edited} {said}"
        self._label = Label(said, style, Role.TINY)
        self._style = style
        self._tick = style.px(TICKS_WIDTH) if self.facts.ticks else 0
        self._gap = style.px(4) if self.facts.ticks else 0
        self._star = style.px(_STAR + 3) if self.facts.starred else 0
        self.width = self._star + self._label.width + self._gap + self._tick
        self.height = float(style.px(15))

    def draw(self, paint: Paint, x: float, y: float, colour: QColor | None = None) -> None:
        """Draw with the top left at a point; `colour` for all of it when it stands on a picture."""
        tokens = paint.tokens
        normal = colour or tokens.muted
        top = y + (self.height - self._label.height) / 2
        if self._star:
            side = self._style.px(_STAR)
            paint.icon("star", QRectF(round(x), round(y + (self.height - side) / 2), side, side), normal)
            x += self._star
        self._label.draw(paint.painter, x, top, normal)
        if self._edited_width and paint.hover.what is What.EDITED:
            line = round(top + self._label.height - 1)
            width = round(self._edited_width) - self._style.px(3)
            paint.painter.drawLine(round(x), line, round(x) + width, line)
        if not self.facts.ticks:
            return
        height = self._style.px(TICKS_HEIGHT)
        # The ticks stand on the digits' middle, which lies a little above the middle of the line's box.
        rect = QRectF(x + self._label.width + self._gap, y + (self.height - height) / 2, self._tick, height)
        if self.facts.played:
            size = self._style.px(13)
            middle = rect.center()
            paint.icon("mic", QRectF(middle.x() - size / 2, middle.y() - size / 2, size, size), tokens.read)
            return
        unsettled = mark_of(self.facts.status, self.facts.outbox) is Mark.UNSETTLED
        paint_ticks(
            paint.painter,
            rect,
            self.facts.status,
            self.facts.outbox,
            normal,
            tokens.read,
            tokens.warn if unsettled else tokens.danger,
        )

    def draw_on_picture(self, paint: Paint, right: float, bottom: float) -> QRectF:
        """Draw as a dark pill whose lower right corner lies at a point; return where it is."""
        pad = self._style.px(7)
        height = self.height + self._style.px(4)
        rect = QRectF(right - self.width - 2 * pad, bottom - height, self.width + 2 * pad, height)
        plate(paint.painter, rect, height / 2, QColor(SCRIM))
        self.draw(paint, rect.x() + pad, rect.y() + self._style.px(2), QColor(ON_SCRIM))
        return rect

    def hit(self, x: float, y: float) -> Hit:
        """Return the ticks, or the way to earlier texts, when they are at a point."""
        if (
            self._edited_width
            and self._star - 4 <= x <= self._star + self._edited_width
            and -3 <= y <= self.height + 5
        ):
            return Hit(What.EDITED)  # which message's is known from the row
        inside = self.facts.ticks and -4 <= x <= self.width + 6 and -3 <= y <= self.height + 5
        return Hit(What.TICKS) if inside else NOTHING
