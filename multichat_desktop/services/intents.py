"""The agent's intents on their way into the journal: nothing waits for them, and none is lost without a word."""

import asyncio
import logging
from collections.abc import Callable, Coroutine
from typing import Any

from msgspec import Struct

from multichat_desktop.domain.clock import Clock
from multichat_desktop.store import chores, steps
from multichat_desktop.store.errors import NotThereError, StoreError
from multichat_desktop.store.jobs import Chore, Doing, Job
from multichat_desktop.store.replies import Replies

_log = logging.getLogger(__name__)


class NotWritten(Struct, frozen=True):
    """An intent that could not be written down; `text` is what must not be lost with it."""

    chat_id: str | None
    text: str | None


class Intents:
    """Writes steps and chores down, one after the other. `on_failure` hears of what could not be written."""

    def __init__(self, replies: Replies, clock: Clock, on_failure: Callable[[NotWritten], None]) -> None:
        self._replies, self._clock, self._on_failure = replies, clock, on_failure
        self._tasks: set[asyncio.Task[None]] = set()

    def now(self) -> int:
        """Return the time at which a step would be taken (milliseconds UTC)."""
        return self._clock.now()

    async def finish(self) -> None:
        """Wait until everything that was asked for is durable."""
        # Some work ends in a step of its own.
        while going := [task for task in self._tasks if not task.done()]:
            await asyncio.gather(*going, return_exceptions=True)

    def work(self, work: Coroutine[Any, Any, None]) -> asyncio.Task[None]:
        """Do what has to be done before something can be written down; `finish` waits for it."""
        return self._hold(work)

    def step(
        self, step: steps.Step, lost: NotWritten | None = None, then: Callable[[], None] | None = None
    ) -> None:
        """Take a step of the journal; `then` is called once it is durable."""
        self._hold(self._written(Doing(step, self._clock.now()), lost, then))

    def chore(self, run: chores.Run, lost: NotWritten | None = None) -> None:
        """Write what is no event."""
        self._hold(self._written(Chore(run), lost, None))

    async def _written(self, job: Job, lost: NotWritten | None, then: Callable[[], None] | None) -> None:
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
            if then is not None:
                then()

    def _hold(self, work: Coroutine[Any, Any, None]) -> asyncio.Task[None]:
        task = asyncio.get_running_loop().create_task(work, name="intent")
        self._tasks.add(task)
        task.add_done_callback(self._tasks.discard)
        return task
