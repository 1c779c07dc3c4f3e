"""What the agent sends, on its way into the outbox: in the order in which it was sent, each conversation for itself."""

import asyncio
import logging
import secrets
from collections.abc import Callable, Coroutine, Sequence
from typing import Any

import msgspec

from multichat_desktop.domain.content import Card, Content, Kind
from multichat_desktop.domain.outgoing import OutgoingFile
from multichat_desktop.services.intents import Intents, NotWritten
from multichat_desktop.services.preparing import Preparation, UnsendableError
from multichat_desktop.store import steps

_log = logging.getLogger(__name__)

HELD_MS = 14_000
"""Below what the window says of a message that goes out later: for a moment it is one that waits, and no more."""
_LOCAL_ID_BYTES = 12
Unsent = Callable[[OutgoingFile, str], None]
"""Hears of a file that cannot be sent, and why: `too-large`, `empty`, `unreadable`, `no-room`."""


def new_local_id() -> str:
    """Return the id under which a message is known here until the gateway names it."""
    return secrets.token_hex(_LOCAL_ID_BYTES)


class Writing:
    """Puts messages into the outbox. A file is copied first, and what is sent after it stays behind it.

    What stays behind is written down at once all the same, for later: should the program die meanwhile, or the copy take
    longer than `HELD_MS`, it goes out by itself, and is asked about where that was long ago (`outbox_times`).
    """

    def __init__(self, intents: Intents, preparation: Preparation, wake: Callable[[], None]) -> None:
        self._intents, self._preparation, self._wake = intents, preparation, wake
        self._last: dict[str, asyncio.Task[None]] = {}

    def put(
        self, chat_id: str, content: Content, quote: str | None = None, send_at: int | None = None
    ) -> None:
        """Put a message in; `send_at` (milliseconds UTC) for later."""
        latest = self._intents.now() + HELD_MS
        if chat_id in self._last and (send_at is None or send_at < latest):
            self._follow(chat_id, self._released(self._queue(chat_id, content, quote, latest), send_at))
        else:
            self._queue(chat_id, content, quote, send_at)

    def put_files(
        self,
        chat_id: str,
        files: Sequence[OutgoingFile],
        quote: str | None = None,
        send_at: int | None = None,
        unsent: Unsent | None = None,
        card: Card | None = None,
    ) -> None:
        """Put files in, one message each; the first one answers the quoted message. `card`: what they are for."""
        for number, file in enumerate(files):
            work = self._prepared(chat_id, file, quote if number == 0 else None, send_at, unsent, card)
            self._follow(chat_id, work)

    def _follow(self, chat_id: str, work: Coroutine[Any, Any, None]) -> None:
        """Do something behind all that is still being prepared for a conversation."""
        before = self._last.get(chat_id)

        async def run() -> None:
            if before is not None:
                await asyncio.wait({before})
            await work

        task = self._last[chat_id] = self._intents.work(run())
        task.add_done_callback(lambda done: self._done(chat_id, done))

    def _done(self, chat_id: str, task: asyncio.Task[None]) -> None:
        if self._last.get(chat_id) is task:
            del self._last[chat_id]

    async def _released(self, local_id: str, send_at: int | None) -> None:
        at_once = send_at is None or send_at <= self._intents.now()
        step = steps.SendNow(local_id) if at_once else steps.Reschedule(local_id, send_at or 0)
        self._intents.step(step, None, self._wake)

    async def _prepared(
        self,
        chat_id: str,
        file: OutgoingFile,
        quote: str | None,
        send_at: int | None,
        unsent: Unsent | None,
        card: Card | None,
    ) -> None:
        try:
            content = await self._preparation.content(file)
        except UnsendableError as error:
            if unsent is not None:
                unsent(file, error.code)
        except Exception:
            # Whatever it is, a file must not be lost without a word.
            _log.exception("a file could not be prepared")
            if unsent is not None:
                unsent(file, "unreadable")
        else:
            self._queue(chat_id, msgspec.structs.replace(content, card=card), quote, send_at)
            if file.caption and content.caption is None:
                # What WhatsApp shows no words under: they follow as words of their own.
                self._queue(chat_id, Content(kind=Kind.TEXT, text=file.caption), None, send_at)

    def _queue(self, chat_id: str, content: Content, quote: str | None, send_at: int | None) -> str:
        text = content.text or ""
        plain = content.kind is Kind.TEXT and content.card is None
        step = steps.Queue(new_local_id(), chat_id, text, quote, None if plain else content, send_at)
        self._intents.step(step, NotWritten(chat_id, text or content.caption), self._wake)
        return step.local_id
