"""A PIX charge in a bubble: what was asked for, and whether somebody said that it was paid."""

from PySide6.QtCore import QCoreApplication

from multichat_desktop.domain.address import format_phone
from multichat_desktop.domain.content import PixCard
from multichat_desktop.domain.message import Message
from multichat_desktop.ui import texts
from multichat_desktop.ui.conversation import words
from multichat_desktop.ui.conversation.block import Block
from multichat_desktop.ui.conversation.cards import Badge, CardBlock
from multichat_desktop.ui.conversation.offers import OffersBlock
from multichat_desktop.ui.conversation.style import Hit, Style, What


def pix_title(card: PixCard) -> str:
    """Return what a charge is called: `PIX R$ 180,00`."""
    return f"PIX {words.money(card.amount * 10, 'BRL')}" if card.amount else "PIX"


def key_words(card: PixCard) -> str:
    """Return a key as people write it."""
    key = card.key
    if card.key_type == "PHONE":
        return format_phone(key.removeprefix("+"))
    if card.key_type == "CPF" and len(key) == 11:
        return f"{key[:3]}.{key[3:6]}.{key[6:9]}-{key[9:]}"
    if card.key_type == "CNPJ" and len(key) == 14:
        return f"{key[:2]}.{key[2:5]}.{key[5:8]}/{key[8:12]}-{key[12:]}"
    return texts.one_line(key)


def pix_blocks(card: PixCard, message: Message, style: Style) -> list[Block]:
    """Return the card, and below it what can be done: nobody but the agent knows whether it was paid."""
    paid = QCoreApplication.translate("Pix", "Marked as paid")
    waits = QCoreApplication.translate("Pix", "Not marked as paid")
    badge = Badge(icon="circle-check" if message.paid else "qr-code")
    who = texts.one_line(card.merchant)
    identifier = (
        QCoreApplication.translate("Pix", "Identifier {txid}").format(txid=card.txid) if card.txid else ""
    )
    made: list[Block] = [
        CardBlock(
            style,
            badge,
            pix_title(card),
            f"{who} · {key_words(card)}",
            identifier,
            paid if message.paid else waits,
            strong=True,
            least=270,
        )
    ]
    offers = pix_offers(message)
    return [*made, OffersBlock(offers, style)] if offers else made


def pix_offers(message: Message) -> list[tuple[Hit, str]]:
    """Return what can be done with a charge of the shop's own."""
    card = message.card
    if not isinstance(card, PixCard) or not message.from_me or message.deleted:
        return []
    mark = (
        QCoreApplication.translate("Pix", "Take the mark off")
        if message.paid
        else QCoreApplication.translate("Pix", "Mark as paid")
    )
    copy = (
        QCoreApplication.translate("Pix", "Copy code")
        if card.code
        else QCoreApplication.translate("Pix", "Copy key")
    )
    return [
        (Hit(What.PAID, "" if message.paid else "on"), mark),
        (Hit(What.COPY, card.code or card.key), copy),
    ]
