"""What happens when the database is found damaged while it is in use: the next start makes it good, and it is told."""

import asyncio
import contextlib
from collections.abc import Callable
from concurrent.futures import Executor

from multichat_desktop.store.condition import Condition
from multichat_desktop.store.errors import StoreBrokenError, of_the_world


class Alarm:
    """Heard from any thread; `on_damage` is called once, on the loop that listens."""

    def __init__(self, condition: Condition, pool: Executor) -> None:
        self._condition, self._pool = condition, pool
        self._loop: asyncio.AbstractEventLoop | None = None
        self._sounded = False
        self.on_damage: Callable[[], None] = lambda: None

    def listen(self, loop: asyncio.AbstractEventLoop) -> None:
        """Tell it on a loop from here on."""
        self._loop = loop

    def note(self, error: BaseException | None) -> None:
        """Hear of a failure; only damage matters."""
        fault = of_the_world(error) if isinstance(error, Exception) else None
        if isinstance(error, StoreBrokenError) or isinstance(fault, StoreBrokenError):
            self.sound(str(error))

    def sound(self, why: str) -> None:
        """Hear that the database is damaged."""
        with contextlib.suppress(RuntimeError):  # all is closed already
            self._pool.submit(self._suspect, why)

    def _suspect(self, why: str) -> None:
        if self._sounded:
            return
        self._sounded = True
        self._condition.suspect(why)
        if self._loop is not None:
            with contextlib.suppress(RuntimeError):  # the loop has just ended: the next start knows
                self._loop.call_soon_threadsafe(self.on_damage)
