"""Conversations and the instances (WhatsApp lines) they belong to."""

from enum import StrEnum

from msgspec import Struct

from multichat_desktop.domain.address import format_phone
from multichat_desktop.domain.content import Kind
from multichat_desktop.domain.status import DeliveryStatus, OutboxState


class GroupMode(StrEnum):
    """How an instance treats its groups: not at all, without asking for attention, or like everybody."""

    OFF = "off"
    QUIET = "quiet"
    ON = "on"


class Preview(Struct, frozen=True, kw_only=True):
    """The last line of a conversation, as the list shows it."""

    seq: int
    at: int
    from_me: bool
    kind: Kind
    text: str | None
    author_name: str | None = None
    status: DeliveryStatus | None = None
    outbox: OutboxState | None = None
    deleted: bool = False
    seconds: int | None = None
    file_name: str | None = None


class Chat(Struct, frozen=True, kw_only=True):
    """A conversation with one person or group on one instance; `id` is opaque and never changes.

    `sort_at` orders the list (milliseconds UTC); `last_seen` is when the person was last online. `picture` is a link
    that dies, `portrait` the picture on the disk, relative to the profile. What is `quiet` asks for no attention. A customer waits
    for a word since `waiting_since` (groups never do). What is `archived` or `removed` comes back with a message.
    """

    id: str
    instance_id: str
    is_group: bool
    name: str | None
    address: str | None
    phone: str | None = None
    sort_at: int = 0
    unread: int = 0
    preview: Preview | None = None
    draft: str = ""
    last_seen: int | None = None
    picture: str | None = None
    portrait: str | None = None
    quiet: bool = False
    waiting_since: int | None = None
    pinned: bool = False
    archived: bool = False
    muted: bool = False
    removed: bool = False

    @property
    def title(self) -> str:
        """Return what stands at the top of the conversation; empty when nothing is known but a hidden number."""
        if self.name:
            return self.name
        if self.phone:
            return format_phone(self.phone)
        return ""


class Instance(Struct, frozen=True, kw_only=True):
    """One WhatsApp line at the gateway; `connected` is None while nobody has said."""

    id: str
    name: str | None = None
    phone: str | None = None
    connected: bool | None = None
    changed_at: int | None = None

    @property
    def title(self) -> str:
        """Return the name given to it, else its id."""
        return self.name or self.id
