"""What happens when the database is found damaged while it is in use: the next start makes it good, and it is told."""

import asyncio
import contextlib
import threading
from collections.abc import Callable
from concurrent.futures import Executor

from multichat_desktop.store.condition import Condition
from multichat_desktop.store.errors import StoreBrokenError, of_the_world


class Alarm:
    """Heard from any thread, also before anybody listens; told once, on the loop."""

    def __init__(self, condition: Condition, pool: Executor) -> None:
        self._condition, self._pool = condition, pool
        self._gate = threading.Lock()
        self._loop: asyncio.AbstractEventLoop | None = None
        self._tell: Callable[[], None] | None = None
        self._sounded = self._told = False

    def listen(self, loop: asyncio.AbstractEventLoop) -> None:
        """Tell it on a loop."""
        self._loop = loop
        self._announce()

    def on_damage(self, tell: Callable[[], None]) -> None:
        """Have it told so, be it that it has sounded already."""
        self._tell = tell
        self._announce()

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
        if not self._sounded:
            self._sounded = True
            self._condition.suspect(why)
            self._announce()

    def _announce(self) -> None:
        with self._gate:
            if self._told or not self._sounded or self._loop is None or self._tell is None:
                return
            self._told = True
        with contextlib.suppress(RuntimeError):  # the loop has just ended: the next start knows
            self._loop.call_soon_threadsafe(self._tell)
