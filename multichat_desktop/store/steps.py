"""What the console itself does, as the journal keeps it: the steps that no webhook tells."""

from msgspec import Struct

from multichat_desktop.domain.address import Address
from multichat_desktop.domain.contact import GroupMember
from multichat_desktop.domain.content import Content


class Queue(Struct, frozen=True, tag="queue"):
    """The agent wrote a text, or what `content` says instead; it waits to be sent, until `send_at` if that is given.

    A file lies on the shelf already: `content.media` says where (`path`), and what it is.
    """

    local_id: str
    chat_id: str
    text: str
    quote: str | None = None
    content: Content | None = None
    send_at: int | None = None


class QueueTo(Struct, frozen=True, tag="queue-to"):
    """The same for somebody there may be no conversation with yet."""

    local_id: str
    instance_id: str
    to: Address
    text: str
    content: Content | None = None


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
    """Nobody knows whether it arrived; while `checking`, the gateway is still looked at, and the agent not asked."""

    local_id: str
    checking: bool = False


class Ask(Struct, frozen=True, tag="ask"):
    """The gateway was looked at, and the message was nowhere to be found: the agent is asked."""

    local_id: str


class Unconfirmed(Struct, frozen=True, tag="unconfirmed"):
    """The gateway took it, and WhatsApp has said nothing of it for a minute."""

    local_id: str


class Rewrite(Struct, frozen=True, tag="rewrite"):
    """The agent changed a text that has not gone out."""

    local_id: str
    text: str


class Reschedule(Struct, frozen=True, tag="reschedule"):
    """The agent wants it sent at another time (milliseconds UTC)."""

    local_id: str
    send_at: int


class Due(Struct, frozen=True, tag="due"):
    """Its time has come, or (`asks`) has gone by while the console did not run."""

    local_id: str
    asks: bool = False


class SendNow(Struct, frozen=True, tag="send-now"):
    """The agent wants it sent at once."""

    local_id: str


class MarkPaid(Struct, frozen=True, tag="paid"):
    """The agent says that a charge was paid, or (`paid` false) takes that back; it is named as `Hide` names it."""

    instance_id: str
    message_id: str | None
    local_id: str | None
    paid: bool = True


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


class NamePerson(Struct, frozen=True, tag="name-person"):
    """What the agent calls the person of a conversation; an empty name takes it away."""

    chat_id: str
    name: str


class WriteNotes(Struct, frozen=True, tag="notes"):
    """The agent's notes on the person, or the group, of a conversation: all of them."""

    chat_id: str
    text: str


class Part(Struct, frozen=True, tag="part"):
    """Two who were taken for one are not: `gone` is the one who became part of the other."""

    gone: str


class DescribeGroup(Struct, frozen=True, tag="describe-group"):
    """What the gateway said of a group when it was asked; `asked_at` in milliseconds UTC."""

    chat_id: str
    subject: str | None
    members: tuple[GroupMember, ...]
    asked_at: int


class SetGroups(Struct, frozen=True, tag="set-groups"):
    """How an instance treats its groups from now on: a value of `domain.chat.GroupMode`."""

    instance_id: str
    mode: str


class FileHere(Struct, frozen=True, tag="file-here"):
    """A message's file is on the disk: under `path` (relative to the profile), `size` in bytes, `sha256` in hex.

    `message_id` says again which message is meant, here and below: numbers may differ after a recovery with losses.
    """

    seq: int
    message_id: str | None
    sha256: str
    path: str
    size: int
    mime: str | None = None
    waveform: bytes | None = None


class FileLost(Struct, frozen=True, tag="file-lost"):
    """A message's file will not come by itself: `expired` (nobody has it any more) or `failed`."""

    seq: int
    message_id: str | None
    state: str
    error: str


class FileWanted(Struct, frozen=True, tag="file-wanted"):
    """A message's file is to be fetched, however it ended before."""

    seq: int
    message_id: str | None = None


class FileRemoved(Struct, frozen=True, tag="file-removed"):
    """A message's file was taken off the disk to make room."""

    seq: int
    message_id: str | None


FileStep = FileHere | FileLost | FileWanted | FileRemoved
FILES: tuple[type, ...] = FileStep.__args__
"""The steps in the life of a message's file."""


class OpenChat(Struct, frozen=True, tag="open-chat"):
    """The agent wants a conversation with somebody, which may not have begun yet."""

    instance_id: str
    to: Address


class Hide(Struct, frozen=True, tag="hide"):
    """The agent deleted a message for themselves, or (`hidden` false) took that back.

    It is named by its id, or by the one it was given here while the gateway has not named it: its number may be
    another one after a recovery with losses.
    """

    instance_id: str
    message_id: str | None
    local_id: str | None
    hidden: bool = True


class Star(Struct, frozen=True, tag="star"):
    """The agent put a star on a message, or (`on` false) took it off; it is named as `Hide` names it."""

    instance_id: str
    message_id: str | None
    local_id: str | None
    on: bool = True


class Errand(Struct, frozen=True, tag="errand"):
    """The agent wants something done to a message at the gateway.

    `kind` and `body`: `react` and the emoji, or empty; `edit` and the new text; `delete`, `seen`: empty.
    """

    local_id: str
    kind: str
    instance_id: str
    message_id: str
    body: str


class ErrandTaken(Struct, frozen=True, tag="errand-taken"):
    """The gateway took it."""

    local_id: str


class ErrandPostponed(Struct, frozen=True, tag="errand-postponed"):
    """Nobody knows that it was taken; it will be tried again at `until` (milliseconds UTC)."""

    local_id: str
    error: str
    until: int


class ErrandRefused(Struct, frozen=True, tag="errand-refused"):
    """The gateway will not do it."""

    local_id: str
    error: str


class ErrandForgotten(Struct, frozen=True, tag="errand-forgotten"):
    """The agent gives it up."""

    local_id: str


class Arrange(Struct, frozen=True, tag="arrange"):
    """The agent arranges the list; `what` is `pin`, `archive` or `mute`."""

    chat_id: str
    what: str
    on: bool


class Answered(Struct, frozen=True, tag="answered"):
    """The agent says that nothing in a conversation up to and including a place needs an answer."""

    chat_id: str
    at: int
    seq: int


ErrandStep = ErrandTaken | ErrandPostponed | ErrandRefused | ErrandForgotten
ERRANDS: tuple[type, ...] = ErrandStep.__args__
"""The steps in the life of an errand that is known."""
LaterStep = Rewrite | Reschedule | Due | SendNow
LATER: tuple[type, ...] = LaterStep.__args__
"""The steps of a message that has not begun to go out."""
OutboxStep = Sending | Taken | Postponed | Refused | Unsettled | Ask | Unconfirmed | Retry | Settle | Discard
OUTBOX: tuple[type, ...] = OutboxStep.__args__
"""The steps in the life of one outgoing message."""


class Clear(Struct, frozen=True, tag="clear"):
    """The agent takes the messages of a conversation away; `remove`: the conversation too, until somebody writes."""

    chat_id: str
    remove: bool


class ClearOn(Struct, frozen=True, tag="clear-on"):
    """A further part of a conversation that is being cleared goes."""

    chat_id: str


ListStep = Arrange | Answered | Clear | ClearOn
"""What the agent does to the list of conversations."""
WhoStep = NamePerson | WriteNotes | Part | DescribeGroup | SetGroups
"""Who is who in the agent's words, and how groups are treated."""
Step = (
    Queue
    | QueueTo
    | OutboxStep
    | LaterStep
    | MarkPaid
    | MarkRead
    | NameGroup
    | WhoStep
    | FileStep
    | OpenChat
    | Hide
    | Star
    | Errand
    | ErrandStep
    | ListStep
)
