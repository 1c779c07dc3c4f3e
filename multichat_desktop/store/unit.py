"""The hands of one write transaction: statements, ids, and a list of what was touched."""

from msgspec import Struct

from multichat_desktop.domain.changes import PresenceNotice
from multichat_desktop.store.database import Execute
from multichat_desktop.store.ids import IdMaker

_DAY = 86_400_000


class Touched(Struct):
    """What one or several transactions changed, to be told after the commit."""

    messages: dict[int, None]
    chats: dict[str, None]
    instances: dict[str, None]
    presences: list[PresenceNotice]
    gone: list[tuple[str, str]]
    removed: list[int]
    offline: list[str]
    reread: list[str]


def nothing_touched() -> Touched:
    """Return an empty list of changes."""
    return Touched({}, {}, {}, [], [], [], [], [])


class Unit:
    """What the code that applies an event or a step works with.

    Attributes:
        execute: runs a statement on the writing connection, inside the transaction.
        ids: makes opaque ids.
        touched: collects what changed.
        now: when the event was received, milliseconds UTC.
        live: whether it just happened (presence of catch-up is history).
        votes_may_open: whether somebody became known better, by whose name a vote may be sealed.
    """

    def __init__(self, execute: Execute, ids: IdMaker, touched: Touched) -> None:
        self.execute = execute
        self.ids = ids
        self.touched = touched
        self.now = 0
        self.live = True
        self.votes_may_open = False

    def begin(self, journal_id: int, now: int, *, live: bool) -> None:
        """Start with one journal row."""
        self.ids.begin(journal_id)
        self.now, self.live = now, live

    def when(self, own: int | None) -> int:
        """Return an event's time: its own, unless it has none or claims to come from the future."""
        return self.now if own is None or own > self.now + _DAY else own

    def touch_message(self, seq: int) -> None:
        """Note that a message changed."""
        self.touched.messages[seq] = None

    def touch_chat(self, chat_id: str) -> None:
        """Note that a conversation changed."""
        self.touched.chats[chat_id] = None
