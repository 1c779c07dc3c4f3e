"""Parts handed to the window in tests: a set clock, and stand-ins that only remember what they were told."""

from PySide6.QtCore import QObject, Qt, Signal
from PySide6.QtWidgets import QWidget

from multichat_desktop.domain.changes import Changes
from multichat_desktop.domain.chat import Chat, Instance, Preview
from multichat_desktop.domain.content import Kind
from multichat_desktop.domain.message import Message
from multichat_desktop.domain.presence import Presence

# Thursday, 12 November 2026, 15:00 UTC: midday in every zone from which this is likely to be run.
NOW = 1_794_495_600_000
MINUTE = 60_000
DAY = 24 * 60 * MINUTE


class SetClock:
    def __init__(self, now: int = NOW) -> None:
        self.time = now

    def now(self) -> int:
        return self.time

    def monotonic(self) -> float:
        return self.time / 1000


class KnownPresence(QObject):
    changed = Signal(str)

    def __init__(self) -> None:
        super().__init__()
        self.known: dict[str, Presence] = {}

    def presence(self, chat_id: str) -> Presence | None:
        return self.known.get(chat_id)

    def heard(self, chat_id: str, presence: Presence) -> None:
        self.known[chat_id] = presence
        self.changed.emit(chat_id)

    def clear(self, chat_ids: list[str]) -> None:
        for chat_id in chat_ids:
            if self.known.pop(chat_id, None):
                self.changed.emit(chat_id)


class KnownReads:
    def __init__(self, chats: list[Chat], instances: list[Instance]) -> None:
        self.known = {chat.id: chat for chat in chats}
        self.lines = instances

    def chats(self) -> list[Chat]:
        return list(self.known.values())

    def chat(self, chat_id: str) -> Chat | None:
        return self.known.get(chat_id)

    def instances(self) -> list[Instance]:
        return self.lines

    def page_before(self, *_: object) -> list[Message]:
        return []

    def page_after(self, *_: object) -> list[Message]:
        return []

    def message(self, seq: int) -> Message | None:
        return None

    def first_unread(self, chat_id: str) -> None:
        return None

    def draft(self, chat_id: str) -> str:
        return ""


class KeptActions:
    """Remembers what it was asked for."""

    def __init__(self) -> None:
        self.asked: list[tuple[object, ...]] = []
        self.remembered: dict[str, str] = {}

    def remember(self, key: str, value: str) -> None:
        self.remembered[key] = value

    def __getattr__(self, name: str):
        return lambda *args: self.asked.append((name, *args))


class FakeHeader(QWidget):
    inset = 0

    def set_inset(self, pixels: int) -> None:
        self.inset = pixels


class NothingHeld:
    holds = False

    def undo(self) -> None:
        raise AssertionError("nothing is held")


class NothingToDo:
    """Whatever it is asked for, nobody asks it in these tests."""

    def __getattr__(self, name: str):
        def refuse(*_: object) -> None:
            raise AssertionError(f"{name} is not expected here")

        return refuse


class FakeConversation(QWidget):
    held = NothingHeld()
    looking = attaching = NothingToDo()

    undo_offered = Signal(str, object)
    forward_asked = Signal(object)
    chat_wanted = Signal(str)
    said = Signal(str)
    contact_asked = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.shown: list[Chat] = []
        self.told: list[Changes] = []
        self.header = FakeHeader(self)
        self.replying = False
        self.flushed = 0
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)

    def open(self, chat: Chat, *, around: tuple[int, int] | None = None, focus: bool = True) -> None:
        self.shown.append(chat)
        self.around = around
        if focus:
            self.setFocus()

    def apply(self, changes: Changes) -> None:
        self.told.append(changes)

    def close_innermost(self) -> bool:
        was, self.replying = self.replying, False
        return was

    def flush(self) -> None:
        self.flushed += 1

    def choose_emoji(self) -> None:
        self.asked_emoji = True


def preview(text: str | None = "oi", at: int = NOW, **more: object) -> Preview:
    given = {"seq": 1, "from_me": False, "kind": Kind.TEXT} | more
    return Preview(at=at, text=text, **given)


def chat(chat_id: str, name: str | None = None, *, ago: int = 0, **more: object) -> Chat:
    """A conversation whose last message came `ago` minutes before now."""
    at = NOW - ago * MINUTE
    given = {"instance_id": "line", "is_group": False, "address": None, "preview": preview(at=at)} | more
    return Chat(id=chat_id, name=name, sort_at=at, **given)
