"""What the panel beside a conversation says of its person or group."""

from msgspec import Struct

from multichat_desktop.domain.address import Address
from multichat_desktop.domain.message import Person


class GroupMember(Struct, frozen=True):
    """Somebody in a group as the gateway tells it, by all aliases that it gives."""

    aliases: tuple[Address, ...]
    name: str | None = None
    admin: bool = False


class GroupFacts(Struct, frozen=True):
    """What the gateway says of a group when it is asked."""

    subject: str | None
    members: tuple[GroupMember, ...] = ()


class Merge(Struct, frozen=True):
    """Two who were taken for one, at `at` (milliseconds UTC); `aliases` are shown addresses of the one who went."""

    gone: str
    at: int
    aliases: tuple[str, ...]


class Member(Struct, frozen=True):
    """Somebody in a group; `chat_id` is the private conversation with them, if there is one."""

    person: Person
    admin: bool
    chat_id: str | None = None


class Contact(Struct, frozen=True, kw_only=True):
    """Everything known of whom a conversation is with.

    `phones` are digits with their country code, `hidden` end in `@lid`. `merge` is the newest one, which can be undone.
    `members_at` is when the gateway last said who is in a group (milliseconds UTC, 0: never).
    """

    chat_id: str
    is_group: bool
    given_name: str | None = None
    verified_name: str | None = None
    push_name: str | None = None
    phones: tuple[str, ...] = ()
    hidden: tuple[str, ...] = ()
    usernames: tuple[str, ...] = ()
    notes: str = ""
    merge: Merge | None = None
    members: tuple[Member, ...] = ()
    members_at: int = 0
