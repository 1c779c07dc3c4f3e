"""What one message says: its kind, its words, its file, and the card of everything that is not words."""

from enum import StrEnum

from msgspec import Struct

from multichat_desktop.domain.address import Address


class Kind(StrEnum):
    """The kinds of message that the export names (contract, *Command line*)."""

    TEXT = "text"
    IMAGE = "image"
    VIDEO = "video"
    GIF = "gif"
    VOICE = "voice"
    AUDIO = "audio"
    DOCUMENT = "document"
    STICKER = "sticker"
    LOCATION = "location"
    CONTACT = "contact"
    POLL = "poll"
    CHOICE = "choice"
    ORDER = "order"
    PRODUCT = "product"
    CALL = "call"
    SYSTEM = "system"
    UNAVAILABLE = "unavailable"
    UNKNOWN = "unknown"


class MediaState(StrEnum):
    """How far a message's file has come."""

    WAITING = "waiting"
    DOWNLOADING = "downloading"
    READY = "ready"
    EXPIRED = "expired"
    FAILED = "failed"


class MediaSource(Struct, frozen=True, omit_defaults=True):
    """Where a file can be fetched and with what it is opened; base64 as the gateway gives it."""

    url: str | None = None
    direct_path: str | None = None
    media_key: str | None = None
    enc_sha256: str | None = None


class Media(Struct, frozen=True, omit_defaults=True):
    """The file of a message. `size` in bytes, `seconds` of sound or film, `sha256` of the plain file in hex.

    `path` is relative to the profile; `error` is a stable word for why it is not here (`services.files.fetching`).
    """

    mime: str | None = None
    name: str | None = None
    size: int | None = None
    sha256: str | None = None
    width: int | None = None
    height: int | None = None
    seconds: int | None = None
    pages: int | None = None
    waveform: bytes | None = None
    thumbnail: bytes | None = None
    round: bool = False
    animated: bool = False
    source: MediaSource | None = None
    state: MediaState = MediaState.WAITING
    path: str | None = None
    error: str | None = None


class LinkCard(Struct, frozen=True, omit_defaults=True, tag="link"):
    """The preview of a link in a text."""

    url: str
    title: str | None = None
    description: str | None = None
    thumbnail: bytes | None = None


class LocationCard(Struct, frozen=True, omit_defaults=True, tag="location"):
    """A place; degrees as WGS 84."""

    latitude: float
    longitude: float
    name: str | None = None
    address: str | None = None
    live: bool = False
    thumbnail: bytes | None = None


class Contact(Struct, frozen=True, omit_defaults=True):
    """One visiting card out of a message."""

    name: str
    phones: tuple[str, ...] = ()


class ContactsCard(Struct, frozen=True, omit_defaults=True, tag="contacts"):
    """One or several visiting cards."""

    contacts: tuple[Contact, ...]


class PollCard(Struct, frozen=True, omit_defaults=True, tag="poll"):
    """A poll; `selectable` is how many answers one may give (0 = any)."""

    options: tuple[str, ...]
    selectable: int = 0
    secret: str | None = None


class ChoiceCard(Struct, frozen=True, omit_defaults=True, tag="choice"):
    """Buttons or a list offered (`options`), or the answer to such (`chosen`)."""

    options: tuple[str, ...] = ()
    chosen: str | None = None
    footer: str | None = None
    description: str | None = None


class OrderCard(Struct, frozen=True, omit_defaults=True, tag="order"):
    """An order from the catalogue; `total_1000` in thousandths of `currency`."""

    title: str | None = None
    items: int | None = None
    total_1000: int | None = None
    currency: str | None = None
    thumbnail: bytes | None = None


class ProductCard(Struct, frozen=True, omit_defaults=True, tag="product"):
    """A product or the whole catalogue; `price_1000` in thousandths of `currency`."""

    title: str | None = None
    description: str | None = None
    price_1000: int | None = None
    currency: str | None = None
    thumbnail: bytes | None = None


class PixCard(Struct, frozen=True, omit_defaults=True, tag="pix"):
    """A PIX charge: the key to pay to and whose it is; on a static code (`code`, copia e cola) also how much.

    `key_type` is `CPF`, `CNPJ`, `PHONE`, `EMAIL` or `EVP`, `amount` in centavos. Nobody tells whether it was paid:
    that is the agent's word (`Message.paid`).
    """

    key: str
    key_type: str
    merchant: str
    amount: int | None = None
    txid: str | None = None
    code: str | None = None


class CallCard(Struct, frozen=True, omit_defaults=True, tag="call"):
    """A call that came; `outcome` is WhatsApp's word (`MISSED`, `CONNECTED`, …)."""

    video: bool = False
    outcome: str | None = None
    seconds: int | None = None


class SystemCard(Struct, frozen=True, omit_defaults=True, tag="system"):
    """A notice of WhatsApp's; `stub` is its name, `people` those it speaks of."""

    stub: str
    people: tuple[Address, ...] = ()
    parameters: tuple[str, ...] = ()


class UnknownCard(Struct, frozen=True, omit_defaults=True, tag="unknown"):
    """Content of a kind that this version does not know; `field` is its name at the gateway."""

    field: str


Card = (
    LinkCard
    | LocationCard
    | ContactsCard
    | PollCard
    | ChoiceCard
    | OrderCard
    | ProductCard
    | PixCard
    | CallCard
    | SystemCard
    | UnknownCard
)


class Quote(Struct, frozen=True, omit_defaults=True):
    """What a message answers: the id, who wrote it, and the line that came with it."""

    message_id: str
    author: Address | None = None
    kind: Kind | None = None
    text: str | None = None


class Content(Struct, frozen=True, omit_defaults=True):
    """One message's content as it came."""

    kind: Kind
    text: str | None = None
    caption: str | None = None
    media: Media | None = None
    card: Card | None = None
    quote: Quote | None = None
    mentions: tuple[Address, ...] = ()
    view_once: bool = False
