"""Stand-ins for the store and the services, for tests of one conversation."""

from __future__ import annotations

from collections import Counter

from PySide6.QtCore import QBuffer, QIODevice
from PySide6.QtGui import QColor, QImage, QLinearGradient, QPainter

from multichat_desktop.domain.chat import Chat, Instance
from multichat_desktop.domain.content import Kind
from multichat_desktop.domain.message import Message, Person

DAY = 86_400_000
MINUTE = 60_000
NOON = 1_795_523_400_000 // DAY * DAY + 15 * 3_600_000
"""15:00 UTC of some day: far from midnight in all the time zones where this is tested."""

MEDIA = {"pictures": (Kind.IMAGE, Kind.VIDEO, Kind.GIF), "documents": (Kind.DOCUMENT, Kind.AUDIO)}
MARIANA = Person("p1", "Mariana Alves", "5511988776655")


class FakeClock:
    def __init__(self, now=NOON):
        self.wall, self.mono = now, 0.0

    def now(self):
        return self.wall

    def monotonic(self):
        return self.mono


def message(seq, *, at=None, me=False, text="oi", kind=Kind.TEXT, chat="c1", **more):
    defaults = {
        "message_id": f"M{seq}",
        "author": None if me else MARIANA,
        "caption": None,
    }
    when = NOON + seq * MINUTE if at is None else at
    return Message(
        seq=seq,
        chat_id=chat,
        instance_id="i1",
        from_me=me,
        kind=kind,
        text=text,
        at=when,
        received_at=when,
        **{**defaults, **more},
    )


class FakeReads:
    """Messages in memory, by conversation; counts what is asked."""

    def __init__(self, messages=(), *, unread=0, first_unread=None, chats=None):
        self.messages: dict[int, Message] = {m.seq: m for m in messages}
        self._first_unread = first_unread
        self._chats = {c.id: c for c in chats or [make_chat(unread=unread)]}
        self.drafts: dict[str, str] = {}
        self.asked: Counter[str] = Counter()
        self.lines = [Instance(id="i1", name="Loja Paulista")]

    def _ordered(self, chat_id):
        return sorted((m for m in self.messages.values() if m.chat_id == chat_id), key=lambda m: m.key)

    def chats(self):
        return list(self._chats.values())

    def chat(self, chat_id):
        return self._chats.get(chat_id)

    def instances(self):
        return self.lines

    def page_before(self, chat_id, before, limit):
        self.asked["before"] += 1
        rows = [m for m in self._ordered(chat_id) if before is None or m.key < before]
        return rows[-limit:]

    def page_after(self, chat_id, after, limit):
        self.asked["after"] += 1
        return [m for m in self._ordered(chat_id) if after is None or m.key > after][:limit]

    def media_before(self, chat_id, before, limit, what="pictures"):
        rows = [
            m for m in self._ordered(chat_id) if m.kind in MEDIA[what] and (before is None or m.key < before)
        ]
        return rows[::-1][:limit]

    def media_after(self, chat_id, after, limit, what="pictures"):
        return [m for m in self._ordered(chat_id) if m.kind in MEDIA[what] and m.key > after][:limit]

    def message(self, seq):
        self.asked["message"] += 1
        return self.messages.get(seq)

    def first_unread(self, chat_id):
        return self._first_unread

    def draft(self, chat_id):
        return self.drafts.get(chat_id, "")


class EndlessReads(FakeReads):
    """A conversation of a hundred thousand messages, made up as they are asked for."""

    def __init__(self, count=100_000):
        super().__init__()
        self.count = count

    def page_before(self, chat_id, before, limit):
        self.asked["before"] += 1
        end = self.count if before is None else min(before[1], self.count)
        return [self._made(i) for i in range(max(end - limit, 0), end)]

    def page_after(self, chat_id, after, limit):
        self.asked["after"] += 1
        start = 0 if after is None else max(after[1] + 1, 0)
        return [self._made(i) for i in range(start, min(start + limit, self.count))]

    def message(self, seq):
        return self._made(seq) if 0 <= seq < self.count else None

    def _made(self, seq):
        return message(seq, me=seq % 3 == 0, text=f"mensagem {seq} " + "palavra " * (seq % 17))


class FakeActions:
    """Notes what is asked for."""

    def __init__(self):
        self.calls: list[tuple] = []

    def __getattr__(self, name):
        if name.startswith("_"):
            raise AttributeError(name)
        return lambda *args: self.calls.append((name, *args))

    def named(self, name):
        return [call[1:] for call in self.calls if call[0] == name]


def make_chat(chat_id="c1", **more):
    defaults = {"name": "Mariana Alves", "phone": "5511988776655", "is_group": False}
    return Chat(id=chat_id, instance_id="i1", address=None, **{**defaults, **more})


def jpeg(width=72, height=41):
    """Return a small picture as the gateway embeds it."""
    image = QImage(width, height, QImage.Format.Format_RGB32)
    painter = QPainter(image)
    gradient = QLinearGradient(0, 0, width, height)
    gradient.setColorAt(0, QColor("#FFD8A8"))
    gradient.setColorAt(0.5, QColor("#FF8A65"))
    gradient.setColorAt(1, QColor("#C2406B"))
    painter.fillRect(image.rect(), gradient)
    painter.end()
    buffer = QBuffer()
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    image.save(buffer, "JPEG", 80)
    return bytes(buffer.data().data())
