"""On which message the keyboard is and over which the pointer: what keys and the menu are about."""

from dataclasses import dataclass

from PySide6.QtCore import QRectF

from multichat_desktop.domain.content import ContactsCard, Kind, LinkCard, LocationCard, PixCard, PollCard
from multichat_desktop.domain.message import Message
from multichat_desktop.ui.conversation.previews import map_address
from multichat_desktop.ui.conversation.row import Row
from multichat_desktop.ui.conversation.style import NOTHING, Hit, What

_CHEVRON, _BESIDE = 26, 6


@dataclass(frozen=True, slots=True)
class PointedOut:
    """Numbers of the messages that are drawn otherwise: flashed, under the keyboard, under the pointer."""

    flashed: int | None = None
    current: int | None = None
    hovered: int | None = None


@dataclass(slots=True)
class Cursor:
    """`current` is the number of the message that the keyboard is on, `hovered` of the one under the pointer."""

    current: int | None = None
    hovered: int | None = None

    def pointed_out(self, flashed: int | None, *, keyboard: bool) -> PointedOut:
        """Return what is drawn otherwise; the keyboard's place only while the keyboard is there."""
        return PointedOut(flashed, self.current if keyboard else None, self.hovered)


def chevron(row: Row) -> QRectF:
    """Return where a row offers its menu: beside the bubble, so that it covers no word; empty for a notice."""
    if row.bubble is None:
        return QRectF()
    box, side = row.box, row.px(_CHEVRON)
    beside = row.px(_BESIDE)
    left = box.left() - beside - side if row.message.from_me else box.right() + beside
    return QRectF(left, box.top() + row.px(2), side, side)


def primary(message: Message) -> Hit:
    """Return what Enter does with a message besides opening its file: the one thing that it leads to."""
    card = message.card
    if message.deleted:
        return NOTHING
    if message.kind is Kind.UNKNOWN:
        return Hit(What.RAW)
    if message.view_once or message.kind is Kind.UNAVAILABLE:
        return Hit(What.ASK_AGAIN)
    if isinstance(card, PollCard):
        return Hit(What.VOTES)
    if isinstance(card, PixCard) and message.from_me:
        return Hit(What.PAID, "" if message.paid else "on")
    if isinstance(card, ContactsCard):
        return Hit(What.CHAT_WITH, "0")
    if isinstance(card, LinkCard):
        return Hit(What.LINK, card.url)
    if isinstance(card, LocationCard):
        return Hit(What.LINK, map_address(card))
    if message.quote is not None and message.quote.seq is not None:
        return Hit(What.QUOTE, message.quote.message_id)
    return NOTHING
