"""What the console itself does, as the journal keeps it: the steps that no webhook tells."""

from msgspec import Struct

from multichat_desktop.domain.address import Address


class Queue(Struct, frozen=True, tag="queue"):
    """The agent wrote a text; it waits to be sent."""

    local_id: str
    chat_id: str
    text: str
    quote: str | None = None


class QueueTo(Struct, frozen=True, tag="queue-to"):
    """A text for somebody there may be no conversation with yet."""

    local_id: str
    instance_id: str
    to: Address
    text: str


class Sending(Struct, frozen=True, tag="sending"):
    """The request is about to be written: from here on it may have arrived."""

    local_id: str


class Taken(Struct, frozen=True, tag="taken"):
    """The gateway answered with the message's id."""

    local_id: str
    message_id: str


class Postponed(Struct, frozen=True, tag="postponed"):
    """Certainly not taken; it will be tried again at `until` (milliseconds UTC)."""

    local_id: str
    error: str
    until: int


class Refused(Struct, frozen=True, tag="refused"):
    """The gateway will not take it; `detail` is its own word."""

    local_id: str
    error: str
    detail: str | None = None


class Unsettled(Struct, frozen=True, tag="unsettled"):
    """Nobody knows whether it arrived."""

    local_id: str


class Retry(Struct, frozen=True, tag="retry"):
    """The agent wants it sent again."""

    local_id: str


class Settle(Struct, frozen=True, tag="settle"):
    """The agent says that it arrived."""

    local_id: str


class Discard(Struct, frozen=True, tag="discard"):
    """The agent gives it up."""

    local_id: str


class MarkRead(Struct, frozen=True, tag="read"):
    """The agent has seen a conversation up to and including a place."""

    chat_id: str
    at: int
    seq: int


class NameGroup(Struct, frozen=True, tag="name-group"):
    """The gateway was asked for a group's subject; `asked_at` in milliseconds UTC."""

    chat_id: str
    subject: str
    asked_at: int


OutboxStep = Sending | Taken | Postponed | Refused | Unsettled | Retry | Settle | Discard
OUTBOX: tuple[type, ...] = OutboxStep.__args__
"""The steps in the life of one outgoing message."""
Step = Queue | QueueTo | OutboxStep | MarkRead | NameGroup
