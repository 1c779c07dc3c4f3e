"""A poll: what could be answered, how many answered so, and the way to who did."""

from PySide6.QtCore import QCoreApplication, QPointF, QRectF, Qt
from PySide6.QtGui import QPen

from multichat_desktop.domain.content import PollCard
from multichat_desktop.domain.message import Message
from multichat_desktop.ui import texts
from multichat_desktop.ui.conversation import words
from multichat_desktop.ui.conversation.block import plate
from multichat_desktop.ui.conversation.style import NOTHING, Hit, Label, Paint, Style, What, faded
from multichat_desktop.ui.theme import Role

_MOST = 20
_HEAD, _STEP, _FOOT, _BAR = 20, 42, 22, 6
_LEFT = 26


def tally(message: Message, card: PollCard) -> list[int]:
    """Return how many votes each option has."""
    counts = [0] * len(card.options)
    for vote in message.votes:
        for place in vote.choices or ():
            counts[place] += 1
    return counts


def closed_votes(message: Message) -> int:
    """Return how many votes came that cannot be read here."""
    return sum(vote.choices is None for vote in message.votes)


class PollBlock:
    """The options one below the other, each with its share as a bar."""

    def __init__(self, card: PollCard, message: Message, style: Style) -> None:
        self._style = style
        self._options = [texts.one_line(option) for option in card.options[:_MOST]]
        self._rest = max(len(card.options) - _MOST, 0)
        self._counts = tally(message, card)
        voters = sum(bool(vote.choices) for vote in message.votes)
        self._most = max(voters, 1)
        self._own = {p for vote in message.votes if vote.author is None for p in vote.choices or ()}
        self._several = card.selectable != 1
        head = (
            QCoreApplication.translate("Conversation", "Poll: several answers")
            if self._several
            else QCoreApplication.translate("Conversation", "Poll: one answer")
        )
        self._head = Label(head, style, Role.META)
        counts = words.Counts()
        closed = closed_votes(message)
        nobody = QCoreApplication.translate("Conversation", "No votes yet")
        foot = counts.votes(voters) if voters else "" if closed else nobody
        unread = counts.closed_votes(closed) if closed else ""
        self._asks = bool(message.votes)
        self._foot_text = " · ".join(part for part in (foot, unread) if part)
        self._foot = Label("", style, Role.META_STRONG)
        self._labels: list[tuple[Label, Label]] = []
        self._width = 0.0

    def size(self, limit: float) -> tuple[float, float]:
        """Return the size."""
        style = self._style
        self._fit(limit)
        widths = [name.width + count.width + style.px(_LEFT + 16) for name, count in self._labels]
        wanted = max([style.px(250), self._head.width, self._foot.width, *widths])
        height = style.px(_HEAD) + len(self._labels) * style.px(_STEP) + style.px(_FOOT)
        return min(wanted, limit), float(height + (style.px(_FOOT) if self._rest else 0))

    @property
    def last_width(self) -> float:
        """Return how wide the last line is."""
        return self._foot.width

    def widen(self, width: float) -> None:
        """Reach across the bubble."""
        self._fit(width)
        self._width = width

    def _fit(self, width: float) -> None:
        style = self._style
        self._foot = Label(self._foot_text, style, Role.META_STRONG if self._asks else Role.META, width)
        self._labels = []
        for option, count in zip(self._options, self._counts, strict=False):
            said = Label(str(count), style, Role.META_STRONG)
            self._labels.append(
                (Label(option, style, Role.BODY, width - style.px(_LEFT + 16) - said.width), said)
            )

    def draw(self, paint: Paint, x: float, y: float) -> None:
        """Draw it."""
        px, tokens, painter = self._style.px, paint.tokens, paint.painter
        self._head.draw(painter, x, y, tokens.muted)
        y += px(_HEAD)
        for place, (name, count) in enumerate(self._labels):
            self._draw_mark(paint, QRectF(x + 1, y + px(7), px(16), px(16)), chosen=place in self._own)
            left, middle = x + px(_LEFT), y + px(15)
            name.draw(painter, left, middle - name.height / 2, tokens.text)
            count.draw(painter, x + self._width - count.width, middle - count.height / 2, tokens.muted)
            bar = QRectF(left, y + px(29), self._width - px(_LEFT), px(_BAR))
            plate(painter, bar, bar.height() / 2, faded(tokens.muted, 0.22))
            if self._counts[place]:
                share = min(self._counts[place] / self._most, 1.0)
                bar.setWidth(max(bar.width() * share, bar.height()))
                plate(painter, bar, bar.height() / 2, tokens.accent)
            y += px(_STEP)
        if self._rest:
            more = Label(words.Counts().more(self._rest), self._style, Role.META, self._width)
            more.draw(painter, x, y + px(4), tokens.muted)
            y += px(_FOOT)
        self._foot.draw(painter, x, y + px(4), tokens.accent if self._asks else tokens.muted)

    def _draw_mark(self, paint: Paint, rect: QRectF, *, chosen: bool) -> None:
        """Draw a circle for one answer, a box for several; filled where the shop itself voted."""
        painter, tokens = paint.painter, paint.tokens
        painter.setPen(QPen(tokens.accent if chosen else tokens.muted, 1.4))
        painter.setBrush(tokens.accent if chosen else Qt.BrushStyle.NoBrush)
        if self._several:
            painter.drawRoundedRect(rect, 4, 4)
        else:
            painter.drawEllipse(rect)
        if chosen:
            painter.setPen(QPen(tokens.on_accent, 1.8))
            middle, reach = rect.center(), rect.width() / 4.5
            painter.drawPolyline(
                [
                    middle + QPointF(-reach, 0),
                    middle + QPointF(-reach / 4, reach * 0.8),
                    middle + QPointF(reach, -reach * 0.8),
                ]
            )

    def hit(self, x: float, y: float) -> Hit:
        """Return the way to who voted, if anybody did."""
        del x, y
        return Hit(What.VOTES) if self._asks else NOTHING
