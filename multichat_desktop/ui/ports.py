"""What the window asks of the rest of the console: short reads, and intents it hands on."""

from typing import Protocol

from multichat_desktop.domain.chat import Chat, Instance
from multichat_desktop.domain.message import Message

Key = tuple[int, int]
"""A message's place in its conversation: `(at, seq)`."""


class Reads(Protocol):
    """Short indexed reads that may run on the Qt thread (at most a page of 50 rows), and `chats`, which may not."""

    def chats(self) -> list[Chat]:
        """Return all conversations, newest first."""
        ...

    def chat(self, chat_id: str) -> Chat | None:
        """Return one conversation, also by an id that became part of another one."""
        ...

    def instances(self) -> list[Instance]:
        """Return all instances, oldest first."""
        ...

    def page_before(self, chat_id: str, before: Key | None, limit: int) -> list[Message]:
        """Return up to `limit` messages before a place (None: the end), oldest first."""
        ...

    def page_after(self, chat_id: str, after: Key | None, limit: int) -> list[Message]:
        """Return up to `limit` messages after a place (None: the beginning), oldest first."""
        ...

    def message(self, seq: int) -> Message | None:
        """Return one message."""
        ...

    def first_unread(self, chat_id: str) -> Key | None:
        """Return the place of the oldest unread message."""
        ...

    def draft(self, chat_id: str) -> str:
        """Return what was being written."""
        ...


class Actions(Protocol):
    """What the agent wants done. Nothing here waits: each is queued, and the models hear of it by a notice."""

    def send_text(self, chat_id: str, text: str, quote: str | None = None) -> None:
        """Put a text into the outbox (`quote`: message id that it answers)."""
        ...

    def retry(self, seq: int) -> None:
        """Send a failed or unsettled message again."""
        ...

    def discard(self, seq: int) -> None:
        """Give a failed or unsettled message up."""
        ...

    def settle(self, seq: int) -> None:
        """Take an unsettled message as arrived."""
        ...

    def mark_read(self, chat_id: str, up_to: Key) -> None:
        """Mark a conversation as read up to and including a place."""
        ...

    def save_draft(self, chat_id: str, text: str) -> None:
        """Keep what is being written."""
        ...

    def remember(self, key: str, value: str) -> None:
        """Keep a setting of the window (size, splitter, zoom, open conversation)."""
        ...
