"""A message as the console shows it: the content that came, and all that happened to it since."""

from msgspec import Struct

from multichat_desktop.domain.content import Card, Kind, Media
from multichat_desktop.domain.status import DeliveryStatus, OutboxState, StatusEntry


class Person(Struct, frozen=True):
    """Somebody who writes or is spoken of.

    `address` is the best known form to show outside (phone, else `…@lid`, else username); `name` is the best
    name (given by the agent, verified, push name) or None.
    """

    id: str
    name: str | None
    address: str | None

    @property
    def is_phone(self) -> bool:
        """Whether the address is a phone's digits."""
        return self.address is not None and self.address.isdigit()


class Reaction(Struct, frozen=True):
    """One emoji on a message; `author` is None for the shop's own."""

    emoji: str
    author: Person | None
    at: int


class QuoteLine(Struct, frozen=True):
    """The line above an answer; `seq` is None when the original is not stored."""

    message_id: str
    seq: int | None
    from_me: bool
    author: Person | None
    kind: Kind | None
    text: str | None
    deleted: bool = False


class Message(Struct, frozen=True, kw_only=True):
    """One row of a conversation. Times in milliseconds UTC.

    `seq` is its opaque, stable number in the store; conversations are ordered by `(at, seq)`.
    `status` is None for received messages; `outbox` is None for what was not written here.
    """

    seq: int
    chat_id: str
    instance_id: str
    message_id: str | None
    from_me: bool
    author: Person | None
    kind: Kind
    text: str | None
    caption: str | None
    at: int
    received_at: int
    status: DeliveryStatus | None = None
    history: tuple[StatusEntry, ...] = ()
    outbox: OutboxState | None = None
    error: str | None = None
    quote: QuoteLine | None = None
    reactions: tuple[Reaction, ...] = ()
    media: Media | None = None
    card: Card | None = None
    mentions: tuple[Person, ...] = ()
    view_once: bool = False
    edited: bool = False
    deleted: bool = False
    unread: bool = False

    @property
    def key(self) -> tuple[int, int]:
        """Return its place in the conversation."""
        return (self.at, self.seq)

    @property
    def shown_status(self) -> DeliveryStatus | None:
        """Return the status to show and export: a refused send is failed until WhatsApp says better."""
        if self.outbox is OutboxState.FAILED and (self.status is None or self.status < DeliveryStatus.FAILED):
            return DeliveryStatus.FAILED
        return self.status
