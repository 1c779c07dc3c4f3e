"""Cards that say what is not here, or lead on: unavailable and unknown content, visiting cards, calls."""

from PySide6.QtCore import QCoreApplication

from multichat_desktop.domain import address
from multichat_desktop.domain.content import CallCard, Contact, ContactsCard, UnknownCard
from multichat_desktop.domain.message import Message
from multichat_desktop.ui import texts
from multichat_desktop.ui.conversation import words
from multichat_desktop.ui.conversation.ask_again import may_ask_again
from multichat_desktop.ui.conversation.block import Block
from multichat_desktop.ui.conversation.cards import Badge, CardBlock, contact_card
from multichat_desktop.ui.conversation.fetching import ask_words
from multichat_desktop.ui.conversation.offers import OffersBlock
from multichat_desktop.ui.conversation.options import NoteBlock
from multichat_desktop.ui.conversation.picture import view_once_words
from multichat_desktop.ui.conversation.style import Hit, Style, What

_MOST_CONTACTS = 5


def note(style: Style, icon: str, title: str, line: str) -> CardBlock:
    """Return a card that says something, and below it what to do."""
    return CardBlock(style, Badge(icon=icon), title, line, muted=False, least=240)


def see_phone() -> str:
    """Return where to look when something cannot be shown here."""
    return QCoreApplication.translate("Conversation", "See it on the phone.")


def view_once_blocks(message: Message, style: Style) -> list[Block]:
    """Return what stands for something that may only be seen once, on the phone."""
    return [note(style, "eye-off", view_once_words(message.kind), see_phone()), *_asking(message, style)]


def unavailable_blocks(message: Message, style: Style) -> list[Block]:
    """Return what stands for a message that WhatsApp has not been able to decrypt yet."""
    waiting = QCoreApplication.translate("Conversation", "Waiting for the message")
    return [note(style, "clock", waiting, see_phone()), *_asking(message, style)]


def unknown_blocks(message: Message, style: Style) -> list[Block]:
    """Return what stands for content of a kind nobody knows yet: its name there, and the way to what came."""
    field = message.card.field if isinstance(message.card, UnknownCard) else ""
    title = QCoreApplication.translate("Conversation", "A new kind of message")
    offers = [(Hit(What.RAW), QCoreApplication.translate("Conversation", "See what came"))]
    return [note(style, "circle-help", title, texts.one_line(field)), OffersBlock(offers, style)]


def _asking(message: Message, style: Style) -> list[Block]:
    if not may_ask_again(message):
        return []
    return [OffersBlock([(Hit(What.ASK_AGAIN), ask_words())], style)]


def phone_of(contact: Contact) -> str | None:
    """Return the first number of a visiting card that can be written to, as digits with the country's code."""
    for phone in contact.phones:
        found = address.from_typed(phone if phone.startswith("+") else f"+{phone}") or address.from_typed(
            phone
        )
        if found is not None:
            return found.value
    return None


def contact_blocks(card: ContactsCard, style: Style) -> list[Block]:
    """Return one or several visiting cards, each with what can be done with it."""
    made: list[Block] = []
    for place, contact in enumerate(card.contacts[:_MOST_CONTACTS]):
        made.append(contact_card(contact, style))
        if phone_of(contact) is not None:
            chat = QCoreApplication.translate("Conversation", "Start a conversation")
            offers = [(Hit(What.CHAT_WITH, str(place)), chat)]
            if contact.name:
                save = QCoreApplication.translate("Conversation", "Save")
                offers.append((Hit(What.SAVE_CONTACT, str(place)), save))
            made.append(OffersBlock(offers, style))
    if len(card.contacts) > _MOST_CONTACTS:
        made.append(NoteBlock(words.Counts().more(len(card.contacts) - _MOST_CONTACTS), style))
    return made


def call_block(card: CallCard, style: Style) -> CardBlock:
    """Return what became of a call, and for a missed one that it can only be answered on the phone."""
    if card.outcome == "CONNECTED":
        return CardBlock(style, Badge(icon="phone"), texts.call_line(card), least=200)
    back = QCoreApplication.translate("Conversation", "Call back on the phone.")
    return CardBlock(style, Badge(icon="phone-missed"), texts.call_line(card), back, least=200, muted=False)
