"""One message's bubble: its blocks one below the other, and the time where there is room for it."""

from dataclasses import dataclass

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QPainterPath

from multichat_desktop.domain.content import Card, ChoiceCard, Kind, PixCard, ProductCard
from multichat_desktop.domain.message import Message
from multichat_desktop.ui.conversation import words
from multichat_desktop.ui.conversation.block import Block
from multichat_desktop.ui.conversation.info import Info
from multichat_desktop.ui.conversation.kinds import (
    DeletedBlock,
    answer_blocks,
    body,
    content_blocks,
    large_emoji,
    text_blocks,
)
from multichat_desktop.ui.conversation.marks import parse
from multichat_desktop.ui.conversation.offers import OffersBlock
from multichat_desktop.ui.conversation.options import ChosenBlock
from multichat_desktop.ui.conversation.picture import PictureBlock
from multichat_desktop.ui.conversation.poll import PollBlock
from multichat_desktop.ui.conversation.previews import PlaceBlock
from multichat_desktop.ui.conversation.quote import QuoteBlock
from multichat_desktop.ui.conversation.style import NOTHING, Hit, Label, Paint, Style, faded
from multichat_desktop.ui.conversation.textblock import TextBlock
from multichat_desktop.ui.theme import Metrics, Role

_PAD_X, _PAD_TOP, _PAD_BOTTOM = 10, 7, 6
_PICTURE_INSET = 4
_GAP = 5
_TIME_GAP = 12
_REACTION_PAD = 5
_NARROWEST_CAPTION = 220


class AuthorBlock:
    """An author's name in a group, in a colour of their own."""

    def __init__(self, message: Message, style: Style) -> None:
        self._name, self._style = words.author(message), style
        self._colour = style.theme.author_colour(message.author.id if message.author else "")
        self._label = Label("", style, Role.META_STRONG)

    def size(self, limit: float) -> tuple[float, float]:
        """Return the size."""
        self._label = Label(self._name, self._style, Role.META_STRONG, limit)
        return self._label.width, float(self._style.px(17))

    def widen(self, width: float) -> None:
        """Stay at the left."""

    def draw(self, paint: Paint, x: float, y: float) -> None:
        """Draw it."""
        self._label.draw(paint.painter, x, y, self._colour)

    def hit(self, x: float, y: float) -> Hit:
        """Return nothing."""
        del x, y
        return NOTHING


def _said_by(card: Card | None) -> str:
    """Return the words that a card says already."""
    match card:
        case ChoiceCard():
            return card.chosen or ""
        case ProductCard():
            return card.title or ""
        case PixCard():
            return card.code or ""
        case _:
            return ""


def _shapely(message: Message) -> bool:
    """Whether a message has a shape of its own, which a bubble would only disturb."""
    film = message.kind is Kind.VIDEO and message.media is not None and message.media.round
    return message.kind is Kind.STICKER or (film and not message.view_once and not message.caption)


@dataclass(slots=True)
class _Piece:
    block: Block
    x: float
    y: float
    width: float
    height: float


class Bubble:
    """A bubble laid out for a width, its top left at (0, 0)."""

    def __init__(
        self, message: Message, style: Style, limit: float, *, first: bool, group: bool, unfolded: bool
    ) -> None:
        self.message, self._style, self._first = message, style, first
        self.out = message.from_me
        self.bare = large_emoji(message) or (_shapely(message) and not message.deleted)
        self.text: TextBlock | None = None
        self.info = Info(message, style)
        self._info_at = QPointF()
        self._on_picture: PictureBlock | None = None
        self._pieces: list[_Piece] = []
        self.width, self.height = self._compose(self._blocks(group=group, unfolded=unfolded), limit)
        self._path = self._outline()

    def _blocks(self, *, group: bool, unfolded: bool) -> list[Block]:
        message, style = self.message, self._style
        blocks: list[Block] = []
        if group and self._first and not message.from_me:
            blocks.append(AuthorBlock(message, style))
        if message.deleted:
            return [*blocks, DeletedBlock(message, style)]
        if message.quote is not None:
            blocks.append(QuoteBlock(message.quote, style, group=group))
        if large_emoji(message):
            self.text = TextBlock(parse((message.text or "").strip()), style, Role.LARGE_EMOJI)
            return [*blocks, self.text]
        blocks += content_blocks(message, style)
        # What a card says already is not said again below it.
        card = message.card
        said_by_card = _said_by(card)
        if not said_by_card or said_by_card.strip() != body(message).strip():
            said = text_blocks(message, style, unfolded=unfolded)
            self.text = next((block for block in said if isinstance(block, TextBlock)), None)
            blocks += said
        return blocks + answer_blocks(message, style)

    # ------------------------------------------------------------ composition

    def _compose(self, blocks: list[Block], most: float) -> tuple[float, float]:
        px = self._style.px
        pad = 0 if self.bare else px(_PAD_X)
        inset = 0 if self.bare else px(_PICTURE_INSET)
        limit = most - 2 * pad
        wide = (PictureBlock, PlaceBlock)
        picture = next((b for b in blocks if isinstance(b, wide)), None)
        if picture is not None:
            # Words below a picture keep to its width, so that the two read as one.
            width, _ = picture.size(most - 2 * inset)
            limit = min(limit, max(width - 2 * (pad - inset), px(_NARROWEST_CAPTION)))
        inner = 0.0
        y: float = 0 if self.bare else px(_PAD_TOP)
        for i, block in enumerate(blocks):
            flush = isinstance(block, wide)
            width, height = block.size(most - 2 * inset if flush else limit)
            if flush and not i and not self.bare:
                y = px(_PICTURE_INSET)
            elif i:
                y += (
                    0 if isinstance(blocks[i - 1], AuthorBlock) and isinstance(block, TextBlock) else px(_GAP)
                )
            inner = max(inner, width - 2 * (pad - inset) if flush else width)
            self._pieces.append(_Piece(block, inset if flush else pad, y, width, height))
            y += height
        inner, y = self._place_info(inner, y, limit, pad, inset)
        total = inner + 2 * pad
        for piece in self._pieces:
            piece.width = total - 2 * piece.x
            piece.block.widen(piece.width)
        return float(round(total)), float(round(y))

    def _place_info(
        self, inner: float, y: float, limit: float, pad: float, inset: float
    ) -> tuple[float, float]:
        px, info = self._style.px, self.info
        last = self._pieces[-1].block if self._pieces else None
        bottom = px(_PAD_BOTTOM)
        # Reactions hang on the edge: below words it moves down, so that they don't cover them.
        extra = px(_REACTION_PAD) if self.message.shown_reactions and not self.message.deleted else 0
        if isinstance(last, PictureBlock) and not self.bare:
            self._on_picture = last
            return inner, y + inset
        if self.bare:
            inner = max(inner, info.width + px(14))
            self._info_at = QPointF(inner - info.width - px(7), y + px(4))
            return inner, y + info.height + px(6)
        beside = -1.0
        if isinstance(last, TextBlock) and last.last_line_free:
            beside = last.last_width
        elif isinstance(last, (DeletedBlock, ChosenBlock, OffersBlock)):
            beside = self._pieces[-1].width
        elif isinstance(last, PollBlock):
            beside = last.last_width
        needed = beside + px(_TIME_GAP) + info.width
        if beside >= 0 and needed <= limit:
            inner = max(inner, needed)
            top = y + bottom - info.height - px(3)
        else:
            inner = max(inner, info.width)
            y += px(2) if isinstance(last, TextBlock) else px(4)
            top = y
            y += info.height - px(1)
        self._info_at = QPointF(pad + inner - info.width, round(top))
        return inner, y + bottom + extra

    def _outline(self) -> QPainterPath:
        corner, tail = float(self._style.px(Metrics.CORNER)), float(self._style.px(Metrics.TAIL))
        left = tail if self._first and not self.out else corner
        right = tail if self._first and self.out else corner
        width, height = self.width, self.height
        path = QPainterPath()
        path.moveTo(left, 0)
        path.lineTo(width - right, 0)
        path.arcTo(width - 2 * right, 0, 2 * right, 2 * right, 90, -90)
        path.lineTo(width, height - corner)
        path.arcTo(width - 2 * corner, height - 2 * corner, 2 * corner, 2 * corner, 0, -90)
        path.lineTo(corner, height)
        path.arcTo(0, height - 2 * corner, 2 * corner, 2 * corner, 270, -90)
        path.lineTo(0, left)
        path.arcTo(0, 0, 2 * left, 2 * left, 180, -90)
        path.closeSubpath()
        return path

    # ------------------------------------------------------------ paint and hit

    def draw(self, paint: Paint, x: float, y: float) -> None:
        """Draw it with its top left at a point."""
        painter = paint.painter
        paint.out = self.out
        if not self.bare:
            painter.setPen(Qt.PenStyle.NoPen)
            if paint.tokens.shadow.alpha():
                painter.translate(x, y + 1)
                painter.fillPath(self._path, paint.tokens.shadow)
                painter.translate(0, -1)
            else:
                painter.translate(x, y)
            painter.fillPath(self._path, paint.ground)
            painter.translate(-x, -y)
        for piece in self._pieces:
            piece.block.draw(paint, x + piece.x, y + piece.y)
        if self._on_picture is not None:
            frame = self._on_picture.frame(x + self._pieces[-1].x, y + self._pieces[-1].y)
            inset = self._style.px(6)
            self.info.draw_on_picture(paint, frame.right() - inset, frame.bottom() - inset)
        elif self.bare:
            self._draw_bare_info(paint, x, y)
        else:
            self.info.draw(paint, x + self._info_at.x(), y + self._info_at.y())
        if paint.selected is not None and self.text is None:
            painter.translate(x, y)
            painter.fillPath(self._path, faded(paint.tokens.accent, 0.25))
            painter.translate(-x, -y)

    def _draw_bare_info(self, paint: Paint, x: float, y: float) -> None:
        px = self._style.px
        at = self._info_at
        pill = QRectF(
            x + at.x() - px(7), y + at.y() - px(2), self.info.width + px(14), self.info.height + px(4)
        )
        paint.painter.setPen(Qt.PenStyle.NoPen)
        paint.painter.setBrush(paint.ground)
        paint.painter.drawRoundedRect(pill, pill.height() / 2, pill.height() / 2)
        self.info.draw(paint, x + at.x(), y + at.y())

    def info_at(self) -> QPointF:
        """Return the top left of time and ticks."""
        if self._on_picture is not None:
            frame = self._on_picture.frame(self._pieces[-1].x, self._pieces[-1].y)
            px = self._style.px
            return QPointF(
                frame.right() - px(13) - self.info.width, frame.bottom() - px(8) - self.info.height
            )
        return self._info_at

    def hit(self, x: float, y: float) -> Hit:
        """Return what is at a point of the bubble."""
        at = self.info_at()
        found = self.info.hit(x - at.x(), y - at.y())
        if found is not NOTHING:
            return found
        for piece in self._pieces:
            if piece.y <= y < piece.y + piece.height and piece.x - 4 <= x <= piece.x + piece.width + 4:
                return piece.block.hit(x - piece.x, y - piece.y)
        return NOTHING

    def position(self, x: float, y: float) -> int:
        """Return the place in the text nearest to a point; without a text 0 above the middle, 1 below."""
        for piece in self._pieces:
            if piece.block is self.text and self.text is not None:
                return self.text.position(x - piece.x, y - piece.y)
        return int(y > self.height / 2)

    def tint(self) -> QColor:
        """Return the bubble's own colour."""
        return self._style.tokens.bubble_out if self.out else self._style.tokens.bubble_in
