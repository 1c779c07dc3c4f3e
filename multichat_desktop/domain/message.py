"""A message as the console shows it: the content that came, and all that happened to it since."""

from msgspec import Struct

from multichat_desktop.domain.content import Card, Kind, Media
from multichat_desktop.domain.status import DeliveryStatus, OutboxState, StatusEntry

UNCONFIRMED, CHECKING = "unconfirmed", "checking"


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


class Vote(Struct, frozen=True):
    """What somebody chose in a poll: places in the card's options; None when it came and cannot be read."""

    author: Person | None
    choices: tuple[int, ...] | None
    at: int


class Reacting(Struct, frozen=True):
    """The shop's own reaction on its way out: an empty emoji takes it away; `error` says why it is refused.

    While neither `waiting` nor refused, the gateway has taken it and only its echo is still to come.
    """

    emoji: str
    at: int
    waiting: bool
    error: str | None = None


class Amending(Struct, frozen=True):
    """A change to a message of the shop's own on its way out: `text` is the new one, None to delete it for everybody.

    While neither `waiting` nor refused (`error`), the gateway has taken it and only its echo is still to come.
    """

    text: str | None
    at: int
    waiting: bool
    error: str | None = None


class Edition(Struct, frozen=True):
    """One text that a message had, and since when (milliseconds UTC)."""

    text: str
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
    `status` is None for received messages; `outbox` is None for what was not written here. `error` is a stable word
    for what keeps it (`UNCONFIRMED`: the gateway took it, and WhatsApp has said nothing for a minute; `CHECKING`:
    its answer was lost, and it is being looked for), `detail` the gateway's own sentence. `send_at` is when it is to
    go out, `paid` the agent's word on a charge.
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
    detail: str | None = None
    send_at: int | None = None
    paid: bool = False
    amending: Amending | None = None
    quote: QuoteLine | None = None
    reactions: tuple[Reaction, ...] = ()
    reacting: Reacting | None = None
    votes: tuple[Vote, ...] = ()
    media: Media | None = None
    card: Card | None = None
    mentions: tuple[Person, ...] = ()
    view_once: bool = False
    edited: bool = False
    deleted: bool = False
    starred: bool = False
    unread: bool = False

    @property
    def key(self) -> tuple[int, int]:
        """Return its place in the conversation."""
        return (self.at, self.seq)

    @property
    def shown_reactions(self) -> tuple[Reaction, ...]:
        """Return the reactions as they will be once the shop's own has gone out."""
        own = self.reacting
        if own is None or own.error is not None:
            return self.reactions
        others = tuple(r for r in self.reactions if r.author is not None)
        return (*others, Reaction(own.emoji, None, own.at)) if own.emoji else others

    @property
    def own_reaction(self) -> str:
        """Return the emoji with which the shop reacts, empty when it does not."""
        return next((r.emoji for r in self.shown_reactions if r.author is None), "")

    @property
    def asks(self) -> bool:
        """Whether the agent's word is needed before anything behind it goes out."""
        return self.outbox is OutboxState.UNSETTLED and self.error != CHECKING

    @property
    def shown_status(self) -> DeliveryStatus | None:
        """Return the status to show and export: a refused send is failed until WhatsApp says better."""
        if self.outbox is OutboxState.FAILED and (self.status is None or self.status < DeliveryStatus.FAILED):
            return DeliveryStatus.FAILED
        return self.status
