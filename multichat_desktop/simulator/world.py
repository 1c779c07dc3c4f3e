"""What all parts of one simulator share: the clock, chance, pace, faults, and the tasks that are under way."""

import asyncio
import logging
import random
from collections.abc import Callable, Coroutine
from typing import Any

import aiohttp

from multichat_desktop.simulator.faults import Faults
from multichat_desktop.simulator.ids import Ids
from multichat_desktop.simulator.media import MediaHost
from multichat_desktop.simulator.spelling import Spelling

_log = logging.getLogger(__name__)


class World:
    """The surroundings of one simulator.

    Attributes:
        session: the HTTP session that posts webhooks; None while the simulator does not run.
        base_url: where the simulator's own server listens; links in messages lead there.
        media: the files of all messages.
    """

    def __init__(self, *, spelling: Spelling, seed: int, pace: float, clock: Callable[[], float]) -> None:
        self.spelling = spelling
        self.pace = pace
        self.clock = clock
        self.rng = random.Random(seed)
        self.ids = Ids(self.rng)
        self.faults = Faults()
        self.media = MediaHost(self)
        self.session: aiohttp.ClientSession | None = None
        self.base_url = ""
        self._tasks: set[asyncio.Task[None]] = set()

    @property
    def running(self) -> bool:
        """Whether the simulator is between start and stop."""
        return self.session is not None

    async def pause(self, seconds: float) -> None:
        """Waits so long at pace 1."""
        await asyncio.sleep(seconds * self.pace)

    def spawn(self, work: Coroutine[Any, Any, None], name: str) -> asyncio.Task[None] | None:
        """Starts a task that `cancel_tasks` will find; a failure in it is logged, never raised.

        While the simulator does not run nothing goes on by itself, so that none is left after `stop`.
        """
        if not self.running:
            work.close()
            return None
        task = asyncio.create_task(work, name=name)
        self._tasks.add(task)
        task.add_done_callback(self._ended)
        return task

    async def cancel_tasks(self) -> None:
        """Cancels all tasks and waits until the last of them has ended."""
        while self._tasks:
            tasks = list(self._tasks)
            for task in tasks:
                task.cancel()
            await asyncio.gather(*tasks, return_exceptions=True)
            self._tasks.difference_update(tasks)

    def _ended(self, task: asyncio.Task[None]) -> None:
        self._tasks.discard(task)
        if not task.cancelled() and (error := task.exception()) is not None:
            _log.error("the simulator's task %s failed", task.get_name(), exc_info=error)
