"""What the agent sends, on its way into the outbox: in the order in which it was sent, each conversation for itself."""

import asyncio
import secrets
from collections.abc import Callable, Coroutine, Sequence
from typing import Any

import msgspec

from multichat_desktop.domain.content import Card, Content, Kind
from multichat_desktop.domain.outgoing import OutgoingFile
from multichat_desktop.services.intents import Intents, NotWritten
from multichat_desktop.services.preparing import Preparation, UnsendableError
from multichat_desktop.store import steps

_LOCAL_ID_BYTES = 12
Unsent = Callable[[OutgoingFile, str], None]
"""Hears of a file that cannot be sent, and why: `too-large`, `empty`, `unreadable`, `no-room`."""


def new_local_id() -> str:
    """Return the id under which a message is known here until the gateway names it."""
    return secrets.token_hex(_LOCAL_ID_BYTES)


class Writing:
    """Puts messages into the outbox. A file is copied first, and what is sent after it stays behind it."""

    def __init__(self, intents: Intents, preparation: Preparation, wake: Callable[[], None]) -> None:
        self._intents, self._preparation, self._wake = intents, preparation, wake
        self._last: dict[str, asyncio.Task[None]] = {}

    def put(
        self, chat_id: str, content: Content, quote: str | None = None, send_at: int | None = None
    ) -> None:
        """Put a message in; `send_at` (milliseconds UTC) for later."""
        if chat_id in self._last:
            self._follow(chat_id, self._after(chat_id, content, quote, send_at))
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

    async def _after(self, chat_id: str, content: Content, quote: str | None, send_at: int | None) -> None:
        self._queue(chat_id, content, quote, send_at)

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
        else:
            self._queue(chat_id, msgspec.structs.replace(content, card=card), quote, send_at)

    def _queue(self, chat_id: str, content: Content, quote: str | None, send_at: int | None) -> None:
        text = content.text or ""
        plain = content.kind is Kind.TEXT and content.card is None
        step = steps.Queue(new_local_id(), chat_id, text, quote, None if plain else content, send_at)
        self._intents.step(step, NotWritten(chat_id, text or content.caption), self._wake)
