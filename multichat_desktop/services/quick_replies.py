"""The shop's quick replies: in memory for whoever types, written down with every change."""

import secrets
import unicodedata
from collections.abc import Callable, Iterable
from pathlib import Path

import msgspec

from multichat_desktop.domain.quick_reply import LONGEST_SHORTCUT, LONGEST_TEXT, Attachment, QuickReply

_ID_BYTES = 8


class QuickReplyError(ValueError):
    """Something cannot be kept; `reason` is a stable word, `shortcut` which one it is about.

    `no-shortcut`, `no-text`, `long-shortcut`, `long-text`, `spaces`, `taken`.
    """

    def __init__(self, reason: str, shortcut: str = "") -> None:
        super().__init__(reason)
        self.reason, self.shortcut = reason, shortcut


class QuickReplies:
    """Holds them in order. `write` makes all of them durable and waits for nothing; `profile` is where files lie."""

    def __init__(
        self, replies: Iterable[QuickReply], write: Callable[[list[QuickReply]], None], profile: Path
    ) -> None:
        self._replies = list(replies)
        self._write, self._profile = write, profile
        self._heard: list[Callable[[], None]] = []

    def all(self) -> list[QuickReply]:
        """Return them in their order."""
        return list(self._replies)

    def on_change(self, hear: Callable[[], None]) -> None:
        """Let somebody hear of each change."""
        self._heard.append(hear)

    def place_of(self, attachment: Attachment) -> Path:
        """Return where an attachment lies."""
        return self._profile / attachment.path

    def check(
        self, shortcut: str, text: str, reply_id: str | None = None, *, attached: bool
    ) -> tuple[str, str]:
        """Return a shortcut and a text as `save` would keep them.

        Raises:
            QuickReplyError: it may not be so.
        """
        shortcut, text = checked(shortcut, text, attached=attached)
        if any(_same(one.shortcut, shortcut) and one.id != reply_id for one in self._replies):
            raise QuickReplyError("taken", shortcut)
        return shortcut, text

    def save(
        self, shortcut: str, text: str, reply_id: str | None = None, attachment: Attachment | None = None
    ) -> QuickReply:
        """Keep a new one at the end, or change the one of an id, and return it.

        Raises:
            QuickReplyError: it may not be so.
        """
        shortcut, text = self.check(shortcut, text, reply_id, attached=attachment is not None)
        made = QuickReply(id=reply_id or _new_id(), shortcut=shortcut, text=text, attachment=attachment)
        at = next((i for i, one in enumerate(self._replies) if one.id == made.id), None)
        if at is None:
            self._replies.append(made)
        else:
            self._replies[at] = made
        self._changed()
        return made

    def remove(self, reply_id: str) -> None:
        """Take one away."""
        self._replies = [one for one in self._replies if one.id != reply_id]
        self._changed()

    def restore(self, reply: QuickReply, place: int) -> None:
        """Bring one back that was taken away."""
        self._replies.insert(place, reply)
        self._changed()

    def move(self, reply_id: str, by: int) -> None:
        """Move one up (−1) or down (+1)."""
        at = next((i for i, one in enumerate(self._replies) if one.id == reply_id), None)
        if at is None or not 0 <= at + by < len(self._replies):
            return
        self._replies.insert(at + by, self._replies.pop(at))
        self._changed()

    def take_in(self, replies: Iterable[tuple[str, str, Attachment | None]]) -> tuple[int, int]:
        """Take in shortcuts with texts and attachments, each in place of the one of the same shortcut.

        One that brings no attachment leaves that which is there. Returns how many were added, and replaced.
        """
        added = replaced = 0
        for shortcut, text, attachment in replies:
            at = next((i for i, one in enumerate(self._replies) if _same(one.shortcut, shortcut)), None)
            if at is None:
                made = QuickReply(id=_new_id(), shortcut=shortcut, text=text, attachment=attachment)
                self._replies.append(made)
                added += 1
                continue
            old = self._replies[at]
            new = msgspec.structs.replace(old, text=text, attachment=attachment or old.attachment)
            if new != old:
                self._replies[at] = new
                replaced += 1
        self._changed()
        return added, replaced

    def _changed(self) -> None:
        self._write(self.all())
        for hear in self._heard:
            hear()


def checked(shortcut: str, text: str, *, attached: bool = False) -> tuple[str, str]:
    """Return a shortcut (without its `/`) and a text as they are kept; beside an attachment the text may be empty.

    Raises:
        QuickReplyError: they may not be so.
    """
    shortcut = unicodedata.normalize("NFC", shortcut.strip().removeprefix("/"))
    text = unicodedata.normalize("NFC", text.strip().replace("\r\n", "\n"))
    if not shortcut:
        raise QuickReplyError("no-shortcut")
    if len(shortcut) > LONGEST_SHORTCUT:
        raise QuickReplyError("long-shortcut", shortcut)
    if any(char.isspace() or not char.isprintable() for char in shortcut):
        raise QuickReplyError("spaces", shortcut)
    if not text and not attached:
        raise QuickReplyError("no-text", shortcut)
    if len(text) > LONGEST_TEXT:
        raise QuickReplyError("long-text", shortcut)
    return shortcut, text


def _same(one: str, other: str) -> bool:
    return one.casefold() == other.casefold()


def _new_id() -> str:
    return secrets.token_hex(_ID_BYTES)
