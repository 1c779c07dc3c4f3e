"""What the agent does at the desk: each intent becomes a durable step, and nothing waits for it."""

import asyncio
import logging
import secrets
from collections.abc import Callable, Coroutine
from typing import Any

from msgspec import Struct

from multichat_desktop.domain.clock import Clock
from multichat_desktop.services.outbox import Outbox
from multichat_desktop.store import chores, steps
from multichat_desktop.store.errors import NotThereError, StoreError
from multichat_desktop.store.jobs import Chore, Doing, Job
from multichat_desktop.store.reader import Reader
from multichat_desktop.store.replies import Replies

_log = logging.getLogger(__name__)
_LOCAL_ID_BYTES = 12


class NotWritten(Struct, frozen=True):
    """An intent that could not be written down; `text` is what must not be lost with it."""

    chat_id: str | None
    text: str | None


def new_local_id() -> str:
    """Return the id under which a message is known here until the gateway names it."""
    return secrets.token_hex(_LOCAL_ID_BYTES)


class Desk:
    """The window's intents (`ui.ports.Actions`). `on_failure` hears of what could not be written."""

    def __init__(
        self,
        replies: Replies,
        reader: Reader,
        outbox: Outbox,
        clock: Clock,
        on_failure: Callable[[NotWritten], None],
    ) -> None:
        self._replies, self._reader, self._outbox = replies, reader, outbox
        self._clock, self._on_failure = clock, on_failure
        self._tasks: set[asyncio.Task[None]] = set()

    async def finish(self) -> None:
        """Wait until everything that was asked for is durable."""
        await asyncio.gather(*self._tasks, return_exceptions=True)

    def send_text(self, chat_id: str, text: str, quote: str | None = None) -> None:
        """Put a text into the outbox."""
        step = steps.Queue(new_local_id(), chat_id, text, quote)
        self._do(self._doing(step), NotWritten(chat_id, text), wake=True)

    def retry(self, seq: int) -> None:
        """Send a failed or unsettled message again."""
        self._with_local_id(seq, steps.Retry)

    def discard(self, seq: int) -> None:
        """Give a failed or unsettled message up."""
        self._with_local_id(seq, steps.Discard)

    def settle(self, seq: int) -> None:
        """Take an unsettled message as arrived."""
        self._with_local_id(seq, steps.Settle)

    def mark_read(self, chat_id: str, up_to: tuple[int, int]) -> None:
        """Mark a conversation as read up to and including a place."""
        self._do(self._doing(steps.MarkRead(chat_id, *up_to)))

    def save_draft(self, chat_id: str, text: str) -> None:
        """Keep what is being written."""
        self._do(Chore(chores.save_draft(chat_id, text)), NotWritten(chat_id, text))

    def remember(self, key: str, value: str) -> None:
        """Keep a setting of the window."""
        self._do(Chore(chores.set_setting(f"window.{key}", value)))

    def _with_local_id(self, seq: int, make: Callable[[str], steps.OutboxStep]) -> None:
        local_id = self._reader.local_id(seq)
        if local_id is not None:
            self._do(self._doing(make(local_id)), wake=True)

    def _doing(self, step: steps.Step) -> Doing:
        return Doing(step, self._clock.now())

    def _do(self, job: Job, lost: NotWritten | None = None, *, wake: bool = False) -> None:
        self._hold(self._written(job, lost, wake=wake))

    async def _written(self, job: Job, lost: NotWritten | None, *, wake: bool) -> None:
        try:
            await self._replies.do(job)
        except NotThereError:
            _log.info("an intent came too late: what it speaks of is gone")
        except Exception as error:
            # Whatever it is, what the agent wrote must come back to them.
            _log.error(
                "an intent could not be written: %s", error, exc_info=not isinstance(error, StoreError)
            )
            self._on_failure(lost or NotWritten(None, None))
        else:
            if wake:
                self._outbox.wake()

    def _hold(self, work: Coroutine[Any, Any, None]) -> None:
        task = asyncio.get_running_loop().create_task(work, name="desk")
        self._tasks.add(task)
        task.add_done_callback(self._tasks.discard)
