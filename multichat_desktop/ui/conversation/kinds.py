"""Which blocks a message consists of: the one table from kind to drawing."""

from PySide6.QtCore import QCoreApplication, QRectF

from multichat_desktop.domain.content import (
    CallCard,
    ChoiceCard,
    ContactsCard,
    Kind,
    LinkCard,
    LocationCard,
    OrderCard,
    PixCard,
    PollCard,
    ProductCard,
)
from multichat_desktop.domain.message import Message
from multichat_desktop.ui import texts
from multichat_desktop.ui.conversation import words
from multichat_desktop.ui.conversation.block import Block
from multichat_desktop.ui.conversation.cards import order_card, product_card
from multichat_desktop.ui.conversation.document import DocumentBlock
from multichat_desktop.ui.conversation.marks import Line, parse
from multichat_desktop.ui.conversation.options import ChosenBlock, NoteBlock, OptionsBlock
from multichat_desktop.ui.conversation.picture import PictureBlock
from multichat_desktop.ui.conversation.pix import pix_blocks
from multichat_desktop.ui.conversation.poll import PollBlock
from multichat_desktop.ui.conversation.previews import LinkBlock, PlaceBlock
from multichat_desktop.ui.conversation.safe import emoji_alone, safe
from multichat_desktop.ui.conversation.special import (
    call_block,
    contact_blocks,
    note,
    see_phone,
    unavailable_blocks,
    unknown_blocks,
    view_once_blocks,
)
from multichat_desktop.ui.conversation.style import NOTHING, Hit, Label, Paint, Style, What
from multichat_desktop.ui.conversation.textblock import TextBlock
from multichat_desktop.ui.conversation.voice import VoiceBlock
from multichat_desktop.ui.media.phases import as_document
from multichat_desktop.ui.theme import Role

LONGEST = 3000
MOST_LINES = 120
PICTURES = (Kind.IMAGE, Kind.VIDEO, Kind.GIF, Kind.STICKER)


class MoreBlock:
    """What unfolds a very long text."""

    def __init__(self, style: Style) -> None:
        said = QCoreApplication.translate("Conversation", "Read more")
        self._label = Label(said, style, Role.META_STRONG)

    def size(self, limit: float) -> tuple[float, float]:
        """Return the size."""
        del limit
        return self._label.width, self._label.height

    def widen(self, width: float) -> None:
        """Stay at the left."""

    def draw(self, paint: Paint, x: float, y: float) -> None:
        """Draw it."""
        self._label.draw(paint.painter, x, y, paint.tokens.accent)

    def hit(self, x: float, y: float) -> Hit:
        """Return that it unfolds."""
        del y
        return Hit(What.MORE) if x <= self._label.width + 8 else NOTHING


class DeletedBlock:
    """What stands in place of a message that was deleted."""

    def __init__(self, message: Message, style: Style) -> None:
        self._style = style
        self._label = Label(texts.deleted_line(from_me=message.from_me), style, Role.BODY)

    def size(self, limit: float) -> tuple[float, float]:
        """Return the size."""
        del limit
        return self._label.width + self._style.px(22), float(self._style.px(20))

    def widen(self, width: float) -> None:
        """Stay at the left."""

    def draw(self, paint: Paint, x: float, y: float) -> None:
        """Draw it, slanted."""
        side = self._style.px(15)
        line = self._style.px(20)
        paint.icon("ban", QRectF(x, y + (line - side) / 2, side, side), paint.tokens.muted)
        painter = paint.painter
        painter.save()
        # Inter has no italic of its own; a slight shear is one.
        top = y + (line - self._label.height) / 2
        painter.translate(x + self._style.px(22), top + self._label.height)
        painter.shear(-0.18, 0)
        self._label.draw(painter, 0, -self._label.height, paint.tokens.muted)
        painter.restore()

    def hit(self, x: float, y: float) -> Hit:
        """Return nothing."""
        del x, y
        return NOTHING


def body(message: Message) -> str:
    """Return a message's words: its text, else its caption."""
    return safe(message.text or message.caption or "")


def large_emoji(message: Message) -> bool:
    """Whether the message is nothing but one to three emoji."""
    return (
        message.kind is Kind.TEXT
        and not message.deleted
        and message.quote is None
        and message.card is None
        and 1 <= emoji_alone((message.text or "").strip()) <= 3
    )


def text_blocks(message: Message, style: Style, *, unfolded: bool) -> list[Block]:
    """Return a message's words, folded when they are very long."""
    text = body(message).strip("\n")
    if not text.strip():
        return []
    folded = False
    if not unfolded and (len(text) > LONGEST or text.count("\n") > MOST_LINES):
        short = "\n".join(text[:LONGEST].split("\n")[:MOST_LINES])
        folded = True
        text = f"{short}…"
    lines: tuple[Line, ...] = parse(text, words.mentioned(message))
    blocks: list[Block] = [TextBlock(lines, style)]
    if folded:
        blocks.append(MoreBlock(style))
    return blocks


def content_blocks(message: Message, style: Style) -> list[Block]:
    """Return what stands above a message's words."""
    key, card, kind = str(message.seq), message.card, message.kind
    if message.view_once:
        return view_once_blocks(message, style)
    blocks: list[Block] = []
    if kind is Kind.DOCUMENT or as_document(message):
        blocks.append(DocumentBlock(message, style))
    elif kind in PICTURES:
        blocks.append(PictureBlock(message, style, radius=style.px(6 if kind is Kind.STICKER else 9)))
    elif kind in (Kind.VOICE, Kind.AUDIO):
        blocks.append(VoiceBlock(message, style))
    elif kind is Kind.UNAVAILABLE:
        blocks += unavailable_blocks(message, style)
    elif kind is Kind.UNKNOWN:
        blocks += unknown_blocks(message, style)
    match card:
        case LinkCard():
            blocks.append(LinkBlock(card, key, style))
        case LocationCard():
            blocks.append(PlaceBlock(card, key, style))
        case ContactsCard():
            blocks += contact_blocks(card, style)
        case OrderCard():
            blocks.append(order_card(card, message, style))
        case ProductCard():
            blocks.append(product_card(card, message, style))
        case CallCard():
            blocks.append(call_block(card, style))
        case PixCard():
            blocks += pix_blocks(card, message, style)
        case _ if kind in (Kind.LOCATION, Kind.CONTACT, Kind.ORDER, Kind.PRODUCT, Kind.CALL):
            # The kind is known, what it carried was not understood: said plainly rather than an empty bubble.
            blocks.append(note(style, "info", texts.kind_line(kind).partition(" ")[2], see_phone()))
    return blocks


def answer_blocks(message: Message, style: Style) -> list[Block]:
    """Return what stands below a message's words."""
    card = message.card
    if isinstance(card, PollCard):
        return [PollBlock(card, message, style)]
    if not isinstance(card, ChoiceCard):
        return []
    said = card.description if card.chosen else card.footer
    notes: list[Block] = [NoteBlock(said, style)] if said else []
    if card.chosen:
        return [ChosenBlock(card.chosen, style), *notes]
    return [*notes, OptionsBlock(card, style)] if card.options else notes
