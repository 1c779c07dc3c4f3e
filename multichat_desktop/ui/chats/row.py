"""What one row of the list says, made once when its conversation changes and kept until it changes again."""

from dataclasses import dataclass

from PySide6.QtCore import QCoreApplication

from multichat_desktop.domain.chat import Chat, Preview
from multichat_desktop.domain.content import Kind
from multichat_desktop.domain.presence import Presence
from multichat_desktop.domain.status import DeliveryStatus, OutboxState
from multichat_desktop.ui import texts, times
from multichat_desktop.ui.chats.search import search_key

_BUSY = frozenset({Presence.COMPOSING, Presence.RECORDING})
_MOST_UNREAD = 99


@dataclass(frozen=True, slots=True)
class RowText:
    """All that is painted and spoken of a conversation.

    `line` is the last message, `presence` and `draft` stand in its place when they are not empty; `ticked` says
    whether ticks (of `status`, `outbox`) stand before the line.
    """

    title: str
    time: str
    line: str
    presence: str
    draft: str
    unread: str
    ticked: bool
    status: DeliveryStatus | None
    outbox: OutboxState | None
    spoken: str
    quiet: bool = False
    pinned: bool = False
    muted: bool = False


class Row:
    """One conversation in the list; `key` is what a search looks into, `order` where it stands (pinned ones first).

    `waiting_order` is where it stands among those who wait, the longest first.
    """

    __slots__ = ("_text", "chat", "key", "order", "presence", "waiting_order")

    def __init__(self, chat: Chat, presence: Presence | None = None) -> None:
        self.chat = chat
        self.presence = presence if presence in _BUSY else None
        self.key = search_key(chat.name or "", chat.phone)
        self.order = (not chat.pinned, -chat.sort_at, chat.id)
        self.waiting_order = (False, chat.waiting_since or 0, chat.id)
        self._text: RowText | None = None

    def text(self, now: int, words: texts.Texts) -> RowText:
        """Return what it says; made at the first asking, since most of ten thousand rows are never seen."""
        if self._text is None:
            self._text = _make(self.chat, self.presence, now, words)
        return self._text

    def forget(self) -> None:
        """Have the text made anew: a day has passed, or somebody began to type."""
        self._text = None


def _make(chat: Chat, presence: Presence | None, now: int, words: texts.Texts) -> RowText:
    preview = chat.preview
    title = texts.chat_title(chat)
    at = preview.at if preview else chat.sort_at
    line = _line(chat, preview) if preview else QCoreApplication.translate("ChatRow", "No messages yet")
    draft = texts.one_line(chat.draft) if chat.draft else ""
    doing = texts.presence_line(presence)
    ticked = bool(
        preview and preview.from_me and not preview.deleted and (preview.status is not None or preview.outbox)
    )
    spoken = [title]
    if chat.unread:
        spoken.append(words.unread(chat.unread))
    if chat.pinned:
        spoken.append(QCoreApplication.translate("ChatRow", "pinned"))
    if chat.muted:
        spoken.append(QCoreApplication.translate("ChatRow", "muted"))
    if doing:
        spoken.append(doing)
    if draft:
        spoken.append(_draft_line(draft))
    elif line:
        if preview and preview.from_me and not preview.deleted:
            line_spoken = QCoreApplication.translate("ChatRow", "You: {text}").format(text=line)
        else:
            line_spoken = line
        spoken.append(line_spoken)
        if preview and ticked:
            spoken.append(texts.status_word(preview.status, preview.outbox))
    if at:
        spoken.append(times.spoken_time(at, now))
    return RowText(
        title=title,
        time=times.list_time(at, now) if at else "",
        line=line,
        presence=doing,
        draft=draft,
        unread=""
        if not chat.unread
        else str(chat.unread)
        if chat.unread <= _MOST_UNREAD
        else f"{_MOST_UNREAD}+",
        ticked=ticked,
        status=preview.status if preview else None,
        outbox=preview.outbox if preview else None,
        spoken=". ".join(spoken),
        quiet=chat.quiet,
        pinned=chat.pinned,
        muted=chat.muted,
    )


def _line(chat: Chat, preview: Preview) -> str:
    line = texts.preview_line(preview)
    if chat.is_group and not preview.from_me and preview.author_name and preview.kind is not Kind.SYSTEM:
        # An author's name may be written from right to left, the message from left to right.
        return f"{texts.isolated(texts.one_line(preview.author_name))}: {line}"
    return line


def draft_label() -> str:
    """Return the word before a draft."""
    return QCoreApplication.translate("ChatRow", "Draft:")


def _draft_line(draft: str) -> str:
    return f"{draft_label()} {draft}"
