"""At most so many at once, the most urgent first, whatever order they came in."""

import asyncio
from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager
from typing import Any, Generic, TypeVar

T = TypeVar("T")


class Lane(Generic[T]):
    """Gives turns. `urgency` is asked when one becomes free: the smallest is next."""

    def __init__(self, most: int, urgency: Callable[[T], Any]) -> None:
        self._free, self._urgency = most, urgency
        self._waiting: list[tuple[T, asyncio.Future[None]]] = []

    @asynccontextmanager
    async def turn(self, who: T) -> AsyncIterator[None]:
        """Wait for a turn and hold it."""
        if self._free:
            self._free -= 1
        else:
            await self._wait(who)
        try:
            yield
        finally:
            self._pass_on()

    async def _wait(self, who: T) -> None:
        future: asyncio.Future[None] = asyncio.get_running_loop().create_future()
        place = (who, future)
        self._waiting.append(place)
        try:
            await future
        except asyncio.CancelledError:
            if future.done() and not future.cancelled():
                self._pass_on()
            else:
                self._waiting.remove(place)
            raise

    def _pass_on(self) -> None:
        # Whoever was cancelled may not have had the time yet to leave.
        waiting = [place for place in self._waiting if not place[1].done()]
        if not waiting:
            self._free += 1
            return
        place = min(waiting, key=lambda one: self._urgency(one[0]))
        self._waiting.remove(place)
        place[1].set_result(None)
