"""What the agent sends: written down first, handed to the gateway in order, and never twice by itself.

The database is the queue; nothing is kept here but which conversations have a send under way. What was certainly
not taken is tried again. What may have been taken waits for its own echo or the agent's word, and holds back only
what stands behind it in its own conversation.

The retries are the rows' own state (`next_try_at`), since they must outlive the process: a retrying decorator
would keep them in memory.
"""

import asyncio
import logging
import random
from collections.abc import Callable

from multichat_desktop.domain.clock import Clock
from multichat_desktop.domain.status import OutboxState
from multichat_desktop.services.credentials import CredentialStore
from multichat_desktop.services.gateway import Gateway
from multichat_desktop.store import steps
from multichat_desktop.store.errors import NotThereError, StoreError
from multichat_desktop.store.jobs import Doing
from multichat_desktop.store.reader import Pending, Reader
from multichat_desktop.store.replies import Replies
from multichat_desktop.wapi.errors import LostAnswerError, NotTakenError, RefusedError

_log = logging.getLogger(__name__)

PACE_SECONDS = 1.0
_FIRST_RETRY, _LONGEST_RETRY = 1.0, 60.0
_LONGEST_WAIT = 3600.0
_STORE_RETRY = 5.0
_GRACE_SECONDS = 0.7


def backoff(attempts: int, jitter: float) -> float:
    """Return how many seconds to wait after so many attempts; `jitter` between 0 and 1 spreads them."""
    wait = min(_LONGEST_RETRY, _FIRST_RETRY * 2.0 ** min(attempts - 1, 16))
    return float(wait * (1 + jitter))


class Outbox:
    """Sends what waits. Lives on the loop that awaits the gateway."""

    def __init__(
        self,
        replies: Replies,
        reader: Reader,
        gateway: Gateway,
        credentials: CredentialStore,
        clock: Clock,
        pace: float = PACE_SECONDS,
        jitter: Callable[[], float] = random.random,
    ) -> None:
        self._replies, self._reader = replies, reader
        self._gateway, self._credentials = gateway, credentials
        self._clock, self._pace, self._jitter = clock, pace, jitter
        self._wake = asyncio.Event()
        self._busy: dict[str, asyncio.Task[None]] = {}
        self._under_way: set[str] = set()
        self._next_slot: dict[str, float] = {}
        self._closing = False

    def wake(self) -> None:
        """Look at the queue again: something was put in, retried or settled."""
        self._wake.set()

    async def run(self) -> None:
        """Send for ever; cancelled at the end."""
        try:
            await self._recover()
            while True:
                self._wake.clear()
                wait = self._start_ready(await self._queue())
                try:
                    async with asyncio.timeout(wait):
                        await self._wake.wait()
                except TimeoutError:
                    continue
        finally:
            await self._finish()

    async def _recover(self) -> None:
        """Ask about what was under way when the console last stopped: nobody knows whether it arrived."""
        for pending in await self._queue():
            if pending.state is OutboxState.SENDING:
                await self._do(steps.Unsettled(pending.local_id))

    async def _queue(self) -> list[Pending]:
        """Read what waits; a database that cannot be read right now is asked again."""
        while True:
            try:
                return self._reader.outbox()
            except Exception:
                _log.exception("the outbox cannot be read")
                await asyncio.sleep(_STORE_RETRY)

    async def _finish(self) -> None:
        """Give what is under way a moment to be answered; what is not stays *sending* in the database."""
        self._closing = True
        if self._busy:
            await asyncio.wait(self._busy.values(), timeout=_GRACE_SECONDS)
        tasks = list(self._busy.values())
        for task in tasks:
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
            if 0 < due <= _LONGEST_WAIT:
                wait = due if wait is None else min(wait, due)
                continue
            self._start(pending)
        return wait

    def _start(self, pending: Pending) -> None:
        name = f"send to {pending.chat_id}"
        task = asyncio.get_running_loop().create_task(self._send(pending), name=name)
        self._busy[pending.chat_id] = task
        self._under_way.add(pending.local_id)
        task.add_done_callback(lambda done: self._done(pending, done))

    def _done(self, pending: Pending, task: asyncio.Task[None]) -> None:
        del self._busy[pending.chat_id]
        self._under_way.remove(pending.local_id)
        if not task.cancelled() and task.exception() is not None:
            _log.error("a send ended unexpectedly", exc_info=task.exception())
        self._wake.set()

    async def _send(self, pending: Pending) -> None:
        await self._await_slot(pending.instance_id)
        try:
            credentials = await self._credentials.of(pending.instance_id)
            if pending.address is None:
                raise RefusedError("no-address")
            if self._closing or not await self._do(steps.Sending(pending.local_id)):
                return
            message_id = await self._gateway.send_text(
                credentials, pending.address, pending.text, pending.quote
            )
        except NotTakenError as error:
            seconds = max(error.retry_after or 0.0, backoff(pending.attempts + 1, self._jitter()))
            until = self._clock.now() + round(min(seconds, _LONGEST_WAIT) * 1000)
            await self._do(steps.Postponed(pending.local_id, error.code, until))
        except RefusedError as error:
            await self._do(steps.Refused(pending.local_id, error.code, error.detail))
        except LostAnswerError:
            await self._do(steps.Unsettled(pending.local_id))
        except Exception:
            _log.exception("a send ended unexpectedly")
            await self._do(steps.Unsettled(pending.local_id))
        else:
            await self._do(steps.Taken(pending.local_id, message_id))

    async def _await_slot(self, instance_id: str) -> None:
        """Keep about a second between two sends of an instance, as a person does."""
        now = self._clock.monotonic()
        slot = max(now, self._next_slot.get(instance_id, now))
        self._next_slot[instance_id] = slot + self._pace
        if slot > now:
            await asyncio.sleep(slot - now)

    async def _do(self, step: steps.OutboxStep) -> bool:
        """Write a step down; False when its message was given up meanwhile.

        While the database cannot be written nothing is sent: the step is tried again until it can.
        """
        while True:
            try:
                await self._replies.do(Doing(step, self._clock.now()))
            except NotThereError:
                return False
            except StoreError as error:
                _log.warning("the outbox cannot be written: %s", error)
                await asyncio.sleep(_STORE_RETRY)
            else:
                return True
