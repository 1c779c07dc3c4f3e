"""What the agent sends: written down first, handed to the gateway in order, and never twice by itself.

The database is the queue; nothing is kept here but which conversations have a send under way. What was certainly
not taken is tried again. What may have been taken is looked for (`outbox_lost`), waits for its own echo or the agent's
word, and holds back only what stands behind it in its own conversation.

The retries are the rows' own state (`next_try_at`), since they must outlive the process: a retrying decorator
would keep them in memory.
"""

import asyncio
import logging
import random
from collections.abc import Awaitable, Callable, Coroutine
from typing import Any

from multichat_desktop.domain.changes import Progress
from multichat_desktop.domain.clock import Clock
from multichat_desktop.domain.message import CHECKING
from multichat_desktop.domain.status import OutboxState
from multichat_desktop.services.backoff import LONGEST_SLEEP, LONGEST_WAIT
from multichat_desktop.services.credentials import CredentialStore
from multichat_desktop.services.gateway import Gateway
from multichat_desktop.services.manner import Manner
from multichat_desktop.services.outbox_attempts import Attempts
from multichat_desktop.services.outbox_lost import LostAnswers
from multichat_desktop.services.outbox_notes import Notes
from multichat_desktop.services.outbox_times import Times
from multichat_desktop.store import steps
from multichat_desktop.store.outbox_rows import Pending
from multichat_desktop.store.reader import Reader
from multichat_desktop.store.replies import Replies

_log = logging.getLogger(__name__)

_GRACE_SECONDS = 0.7


class Outbox:
    """Sends what waits. Lives on the loop that awaits the gateway.

    `takes` reads a webhook's body that was found in the gateway's log, `told` hears how much of a file has gone out.
    """

    def __init__(
        self,
        replies: Replies,
        reader: Reader,
        gateway: Gateway,
        credentials: CredentialStore,
        clock: Clock,
        takes: Callable[[bytes], Awaitable[object]],
        manner: Manner | None = None,
        jitter: Callable[[], float] = random.random,
        told: Callable[[Progress], None] = lambda _: None,
    ) -> None:
        self._reader, self._clock = reader, clock
        notes = self._notes = Notes(replies, clock)
        self._attempts = Attempts(
            notes, reader, gateway, credentials, clock, manner or Manner(), jitter, told
        )
        self._lost = LostAnswers(notes, reader, gateway, credentials, takes)
        self._times = Times(notes, reader, clock, self.wake)
        self._wake = asyncio.Event()
        self._busy: dict[str, asyncio.Task[None]] = {}
        self._under_way: set[str] = set()
        self._beside: set[asyncio.Task[None]] = set()

    def wake(self) -> None:
        """Look at the queue again: something was put in, retried or settled."""
        self._wake.set()
        self._times.wake()

    def cancel(self, local_id: str) -> bool:
        """Give up a message whose file is on its way: it fails, and can be sent again.

        False where no file is on its way, or the gateway may have it whole.
        """
        return self._attempts.cancel(local_id)

    async def run(self) -> None:
        """Send for ever; cancelled at the end."""
        try:
            await self._recover()
            self._spawn(self._times.run(), "times of the outbox")
            while True:
                self._wake.clear()
                wait = self._start_ready(await self._notes.read(self._reader.outbox))
                try:
                    async with asyncio.timeout(wait):
                        await self._wake.wait()
                except TimeoutError:
                    continue
        finally:
            await self._finish()

    async def _recover(self) -> None:
        """Look for what was under way when the console last stopped: nobody knows whether it arrived."""
        for pending in await self._notes.read(self._reader.outbox):
            if pending.state is OutboxState.SENDING:
                await self._notes.do(steps.Unsettled(pending.local_id, checking=True))
            elif pending.error != CHECKING:
                continue
            self._spawn(self._lost.look_for(pending), f"looking for {pending.local_id}")

    async def _finish(self) -> None:
        """Give what is under way a moment to be answered; what is not stays *sending* in the database."""
        self._attempts.closing = True
        for task in self._beside:
            task.cancel()
        if self._busy:
            await asyncio.wait(self._busy.values(), timeout=_GRACE_SECONDS)
        tasks = [*self._busy.values(), *self._beside]
        for task in self._busy.values():
            task.cancel()
        await asyncio.gather(*tasks, return_exceptions=True)

    def _start_ready(self, queue: list[Pending]) -> float | None:
        """Start a send in each conversation whose first row is due; return the seconds until the next is.

        A row under way is known by its own id too: its conversation may have become part of another one.
        """
        now = self._clock.now()
        wait: float | None = None
        seen: set[str] = set()
        for pending in queue:
            if pending.chat_id in seen:
                continue
            seen.add(pending.chat_id)
            if pending.chat_id in self._busy or pending.local_id in self._under_way:
                continue
            if pending.state is not OutboxState.WAITING:
                continue
            due = ((pending.next_try_at or 0) - now) / 1000
            # Nothing is put off for longer: otherwise the clock was set back meanwhile.
            if 0 < due <= LONGEST_WAIT:
                wait = min(due, LONGEST_SLEEP) if wait is None else min(wait, due)
                continue
            self._start(pending)
        return wait

    def _start(self, pending: Pending) -> None:
        name = f"send to {pending.chat_id}"
        task = asyncio.get_running_loop().create_task(self._send(pending), name=name)
        self._busy[pending.chat_id] = task
        self._under_way.add(pending.local_id)
        task.add_done_callback(lambda done: self._done(pending, done))

    async def _send(self, pending: Pending) -> None:
        if not await self._attempts.send(pending):
            self._spawn(self._lost.look_for(pending), f"looking for {pending.local_id}")

    def _done(self, pending: Pending, task: asyncio.Task[None]) -> None:
        del self._busy[pending.chat_id]
        self._under_way.remove(pending.local_id)
        if not task.cancelled() and task.exception() is not None:
            _log.error("a send ended unexpectedly", exc_info=task.exception())
        self.wake()

    def _spawn(self, work: Coroutine[Any, Any, None], name: str) -> None:
        task = asyncio.get_running_loop().create_task(work, name=name)
        self._beside.add(task)
        task.add_done_callback(self._beside_done)

    def _beside_done(self, task: asyncio.Task[None]) -> None:
        self._beside.discard(task)
        if not task.cancelled() and task.exception() is not None:
            _log.error("%s ended unexpectedly", task.get_name(), exc_info=task.exception())
        self.wake()
