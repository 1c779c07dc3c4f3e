"""What of a message goes into the full-text index: its words, its numbers, and the tags to filter by.

Tags are single letters that no customer's word is made of alone, so that they cost the index's prefixes nothing, and the
conversation's id.
"""

from collections.abc import Iterator

from multichat_desktop.domain import finding
from multichat_desktop.domain.content import (
    Card,
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
from multichat_desktop.domain.finding import CARRIED, What
from multichat_desktop.store.packing import unpack_card, unpack_media

MINE, THEIRS = "μ", "θ"
CARRIES = {What.PICTURES: "φ", What.DOCUMENTS: "δ", What.SOUNDS: "ψ", What.LINKS: "λ"}
_LINKS = ("http://", "https://", "www.")


def of_row(text: str | None, caption: str | None, media: bytes | None, card: bytes | None) -> tuple[str, str]:
    """Return a message's words and numbers."""
    file, shown = unpack_media(media), unpack_card(card)
    parts = (text, caption, file and file.name, *_card_words(shown))
    words = "\n".join(part for part in parts if part)
    return words, " ".join(finding.numbers(words))


def tags(chat_id: str, kind: str, text: str | None, card: bytes | None, *, from_me: bool) -> str:
    """Return the tags of a message."""
    made = [chat_id, MINE if from_me else THEIRS]
    carried = CARRIED.get(Kind(kind))
    if carried is not None:
        made.append(CARRIES[carried])
    if (card is not None and isinstance(unpack_card(card), LinkCard)) or (text and _has_link(text)):
        made.append(CARRIES[What.LINKS])
    return " ".join(made)


def _has_link(text: str) -> bool:
    low = text.lower()
    return any(beginning in low for beginning in _LINKS)


def _card_words(card: Card | None) -> Iterator[str | None]:
    match card:
        case LinkCard():
            yield card.title
            yield card.description
        case LocationCard():
            yield card.name
            yield card.address
        case ContactsCard():
            for contact in card.contacts:
                yield contact.name
                yield from contact.phones
        case PollCard():
            yield from card.options
        case ChoiceCard():
            yield card.description
            yield card.chosen
            yield from card.options
            yield card.footer
        case OrderCard():
            yield card.title
        case PixCard():
            yield card.merchant
            yield card.txid
        case ProductCard():
            yield card.title
            yield card.description
