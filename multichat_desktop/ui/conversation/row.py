"""One row of the view: what stands above a message, its bubble or notice, and what hangs below."""

from dataclasses import dataclass

from PySide6.QtCore import QRectF, Qt

from multichat_desktop.domain.content import Kind
from multichat_desktop.domain.message import Message
from multichat_desktop.ui.conversation import words
from multichat_desktop.ui.conversation.block import plate
from multichat_desktop.ui.conversation.bubble import Bubble
from multichat_desktop.ui.conversation.footer import Reactions, Trouble
from multichat_desktop.ui.conversation.marks import Line
from multichat_desktop.ui.conversation.rows import Place
from multichat_desktop.ui.conversation.style import NOTHING, Hit, Label, Paint, Style, What
from multichat_desktop.ui.conversation.textblock import TextBlock
from multichat_desktop.ui.theme import Metrics, Role
from multichat_desktop.ui.times import day_words

BAR = 10
"""How wide the scroll bar is that stands beside the rows."""


@dataclass(frozen=True, slots=True)
class Setting:
    """What all rows of a view have in common."""

    style: Style
    width: float
    group: bool
    now: int

    @property
    def full(self) -> float:
        """Return the width with the scroll bar's: margins are the same on both sides of that."""
        return self.width + BAR

    @property
    def margin(self) -> int:
        """Return the room beside the bubbles."""
        wide = self.full >= Metrics.NARROW
        return self.style.px(Metrics.BUBBLE_MARGIN if wide else Metrics.BUBBLE_MARGIN_NARROW)

    @property
    def limit(self) -> float:
        """Return how wide a bubble may be."""
        return min(self.style.px(Metrics.BUBBLE_MAX), self.full * Metrics.BUBBLE_SHARE)


class Row:
    """A message's row, laid out for a width; all of it is painted from here, nothing is asked for."""

    def __init__(self, message: Message, place: Place, setting: Setting, *, unfolded: bool = False) -> None:
        self.message, self._place, self._setting = message, place, setting
        style = setting.style
        px = style.px
        self._day = Label(day_words(message.at, setting.now), style, Role.META) if place.day else None
        self._unread = (
            Label(words.Counts().unread(place.unread), style, Role.META_STRONG) if place.unread else None
        )
        self.bubble: Bubble | None = None
        self._notice: TextBlock | None = None
        y = self._above()
        if message.kind is Kind.SYSTEM:
            y += px(5)
            self._notice = TextBlock((Line(words.notice(message)),), style, Role.META, muted=True)
            width, height = self._notice.size(min(setting.limit, setting.full - px(80)))
            self.box = QRectF(round((setting.full - width - px(24)) / 2), y, width + px(24), height + px(4))
            self.height = round(self.box.bottom() + px(5))
            return
        y += px(Metrics.GROUP_GAP if place.first else Metrics.RUN_GAP)
        limit = setting.limit
        self.bubble = Bubble(message, style, limit, first=place.first, group=setting.group, unfolded=unfolded)
        x = setting.full - setting.margin - self.bubble.width if message.from_me else setting.margin
        self.box = QRectF(round(x), y, self.bubble.width, self.bubble.height)
        bottom = self.box.bottom()
        self._reactions = Reactions(message, style)
        if self._reactions and not message.deleted:
            bottom += self._reactions.height - px(Reactions.overlap)
        self._trouble = Trouble(message, style, setting.full - 2 * setting.margin, setting.now)
        self._trouble_top = bottom + px(2)
        if self._trouble:
            bottom = self._trouble_top + self._trouble.height + (0 if message.from_me else px(4))
        self.height = round(bottom)

    def px(self, length: float) -> int:
        """Return a length at the zoom in force."""
        return self._setting.style.px(length)

    def _above(self) -> float:
        px, y = self._setting.style.px, 0.0
        self._day_top = self._unread_top = 0.0
        if self._day is not None:
            self._day_top = y + px(14)
            y = self._day_top + px(24) + px(2)
        if self._unread is not None:
            self._unread_top = y + px(10)
            y = self._unread_top + px(22)
        return y

    def _centred(self, label: Label, y: float) -> QRectF:
        px = self._setting.style.px
        width = label.width + px(24)
        return QRectF(round((self._setting.full - width) / 2), y, width, px(24))

    @property
    def length(self) -> int:
        """Return how many places a selection can have in this row."""
        text = self.bubble.text if self.bubble else None
        return text.length if text is not None else 1

    def copied(self, start: int, end: int) -> str:
        """Return what a selection of this row puts on the clipboard."""
        text = self.bubble.text if self.bubble and not self.message.deleted else None
        if text is None:
            return words.line(self.message)
        said = text.slice(start, end)
        whole = start <= 0 and end >= text.length
        return f"{words.line(self.message)}" if whole and not said else said

    # ------------------------------------------------------------ paint

    def draw(self, paint: Paint, y: float) -> None:
        """Draw the row with its top at `y`."""
        tokens, painter = paint.tokens, paint.painter
        px = self._setting.style.px
        if self._day is not None:
            self._draw_chip(paint, self._day, self._centred(self._day, y + self._day_top))
        if self._unread is not None:
            inset = round(self._setting.margin * 0.46)
            bar = QRectF(inset, y + self._unread_top, self._setting.full - 2 * inset, px(22))
            plate(painter, bar, px(6), tokens.accent_soft)
            left = (self._setting.full - self._unread.width) / 2
            top = bar.center().y() - self._unread.height / 2
            self._unread.draw(painter, round(left), top, tokens.accent)
        if self.bubble is None:
            if self._notice is not None:
                box = self.box.translated(0, y)
                plate(painter, box, px(12), tokens.surface)
                self._notice.draw(paint, box.x() + px(12), box.y() + px(2))
            return
        self.bubble.draw(paint, self.box.x(), y + self.box.y())
        if self._reactions and not self.message.deleted:
            top = self.box.bottom() - self._pill_overlap()
            self._reactions.draw(paint, self.box.x() + self._pill_inset(), y + top)
        if self._trouble:
            self._trouble.draw(paint, self._trouble_left(), y + self._trouble_top)

    def _pill_inset(self) -> int:
        return self._setting.style.px(8)

    def _pill_overlap(self) -> int:
        return self._setting.style.px(Reactions.overlap)

    def _trouble_left(self) -> float:
        if not self.message.from_me:
            return self._setting.margin
        return self._setting.full - self._setting.margin - self._trouble.width

    def _draw_chip(self, paint: Paint, label: Label, rect: QRectF) -> None:
        painter = paint.painter
        painter.setPen(Qt.PenStyle.NoPen)
        plate(painter, rect, rect.height() / 2, paint.tokens.surface)
        label.draw(
            painter,
            rect.x() + (rect.width() - label.width) / 2,
            rect.y() + (rect.height() - label.height) / 2,
            paint.tokens.muted,
        )

    # ------------------------------------------------------------ hit

    def hit(self, x: float, y: float) -> Hit:
        """Return what is at a point of the row."""
        if self._day is not None and self._centred(self._day, self._day_top).contains(x, y):
            return Hit(What.DAY)
        if self.bubble is None:
            return NOTHING
        if self._trouble and y >= self._trouble_top:
            return self._trouble.hit(x - self._trouble_left(), y - self._trouble_top)
        if self._reactions and not self.message.deleted:
            left, top = self.box.x() + self._pill_inset(), self.box.bottom() - self._pill_overlap()
            found = self._reactions.hit(x - left, y - top)
            if found is not NOTHING:
                return found
        if self.box.contains(x, y):
            return self.bubble.hit(x - self.box.x(), y - self.box.y())
        return NOTHING

    def position(self, x: float, y: float) -> int:
        """Return the place of a selection nearest to a point of the row."""
        if self.bubble is None:
            return int(y > self.box.center().y())
        return self.bubble.position(x - self.box.x(), y - self.box.y())
