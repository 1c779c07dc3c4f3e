"""What the gateway tells us, after reading: one value an event, whatever the spelling it came in.

Times are the event's own, in milliseconds UTC; None where it carries none.
"""

from enum import StrEnum

from msgspec import Struct

from multichat_desktop.domain.address import Address
from multichat_desktop.domain.content import Content
from multichat_desktop.domain.presence import Presence
from multichat_desktop.domain.status import DeliveryStatus


class EventKind(StrEnum):
    """The kinds by which the journal files an event (contract, `events`)."""

    CONNECTION = "connection"
    DISCONNECTION = "disconnection"
    MESSAGE = "message"
    REACTION = "reaction"
    EDIT = "edit"
    DELETION = "deletion"
    STATUS = "status"
    PRESENCE = "presence"
    UNKNOWN = "unknown"
    INVALID = "invalid"


class Own(Struct, frozen=True):
    """The shop's own side as the envelope names it."""

    phone: str | None = None
    lid: str | None = None


class Party(Struct, frozen=True):
    """Who wrote: every alias that the event shows to be the same person, and the names that came along."""

    aliases: tuple[Address, ...] = ()
    push_name: str | None = None
    verified_name: str | None = None
    picture: str | None = None


class _Event(Struct, frozen=True, kw_only=True):
    instance_id: str
    at: int | None = None
    own: Own = Own()


class _InChat(_Event, frozen=True, kw_only=True):
    """An event inside a conversation; `party` is the other person, or in a group the author (none for own)."""

    message_id: str
    from_me: bool
    chat: Address
    chat_name: str | None = None
    party: Party = Party()


class MessageEvent(_InChat, frozen=True, kw_only=True):
    """A message; `from_api` is False when it was typed on the phone, None when the event does not say."""

    content: Content
    from_api: bool | None = None


class EditEvent(_InChat, frozen=True, kw_only=True):
    """A new text (or caption) for the message `target`."""

    target: str
    text: str | None
    caption: str | None = None


class ReactionEvent(_InChat, frozen=True, kw_only=True):
    """An emoji on the message `target`; an empty one takes the author's reaction away."""

    target: str
    emoji: str


class DeletionEvent(_InChat, frozen=True, kw_only=True):
    """The message `target` was deleted for everybody."""

    target: str


class VoteEvent(_InChat, frozen=True, kw_only=True):
    """A vote on the poll `target`, as it came: closed, to be opened with the poll's secret (`domain.polls`)."""

    target: str
    payload: bytes
    iv: bytes


class StatusEvent(_Event, frozen=True, kw_only=True):
    """How far the message `message_id` has come; `from_me` None when the event does not say."""

    message_id: str
    status: DeliveryStatus
    from_me: bool | None = None


class PresenceEvent(_Event, frozen=True, kw_only=True):
    """What the person behind `chat` is doing."""

    chat: Address
    presence: Presence


class ConnectionEvent(_Event, frozen=True, kw_only=True):
    """The instance's link to WhatsApp came up or went down."""

    connected: bool


class IgnoredEvent(_Event, frozen=True, kw_only=True):
    """Understood, and not for the inbox; `reason` is a stable word."""

    kind: EventKind
    reason: str
    message_id: str | None = None


class UnknownEvent(_Event, frozen=True, kw_only=True):
    """A JSON object of a kind this version does not know: kept for a later one."""

    name: str | None = None
    message_id: str | None = None


Event = (
    MessageEvent
    | EditEvent
    | ReactionEvent
    | DeletionEvent
    | VoteEvent
    | StatusEvent
    | PresenceEvent
    | ConnectionEvent
    | IgnoredEvent
    | UnknownEvent
)

_KINDS: dict[type, EventKind] = {
    MessageEvent: EventKind.MESSAGE,
    EditEvent: EventKind.EDIT,
    ReactionEvent: EventKind.REACTION,
    DeletionEvent: EventKind.DELETION,
    # The journal's kinds are public and have none for votes: like an answer, it is somebody's message.
    VoteEvent: EventKind.MESSAGE,
    StatusEvent: EventKind.STATUS,
    PresenceEvent: EventKind.PRESENCE,
    UnknownEvent: EventKind.UNKNOWN,
}


def kind_of(event: Event) -> EventKind:
    """Return the kind under which the journal files an event."""
    if isinstance(event, ConnectionEvent):
        return EventKind.CONNECTION if event.connected else EventKind.DISCONNECTION
    if isinstance(event, IgnoredEvent):
        return event.kind
    return _KINDS[type(event)]


def message_id_of(event: Event) -> str | None:
    """Return the message id that the event itself carries."""
    return getattr(event, "message_id", None)
