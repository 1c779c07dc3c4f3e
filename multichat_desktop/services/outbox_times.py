"""What happens to messages because time goes by: those for later come up, those that nobody confirmed say so."""

import asyncio
from collections.abc import Callable

from multichat_desktop.domain.clock import Clock
from multichat_desktop.services.backoff import LONGEST_SLEEP
from multichat_desktop.services.outbox_notes import Notes
from multichat_desktop.store import steps
from multichat_desktop.store.reader import Reader

UNCONFIRMED_MS = 60_000
LATE_MS = 5 * 60_000
"""What is later than this was to go while the laptop slept or the console did not run."""


class Times:
    """Looks at what waits for a time. `due` is called when something is to be sent."""

    def __init__(self, notes: Notes, reader: Reader, clock: Clock, due: Callable[[], None]) -> None:
        self._notes, self._reader, self._clock, self._due = notes, reader, clock, due
        self._wake = asyncio.Event()

    def wake(self) -> None:
        """Look again: something was put off, or taken."""
        self._wake.set()

    async def run(self) -> None:
        """Look for ever; cancelled at the end."""
        while True:
            self._wake.clear()
            wait = min(await self._look_at_later(), await self._look_at_unconfirmed(), LONGEST_SLEEP)
            try:
                async with asyncio.timeout(max(wait, 0.01)):
                    await self._wake.wait()
            except TimeoutError:
                continue

    async def _look_at_later(self) -> float:
        """Let what is due go, or ask about it; return the seconds until something is."""
        for one in await self._notes.read(self._reader.sending.scheduled):
            late = self._clock.now() - one.send_at
            if late < 0:
                return -late / 1000
            if await self._notes.do(steps.Due(one.local_id, asks=late > LATE_MS)):
                self._due()
        return LONGEST_SLEEP

    async def _look_at_unconfirmed(self) -> float:
        """Note what was taken a minute ago and is not confirmed; return the seconds until something is."""
        for local_id, taken_at in await self._notes.read(self._reader.sending.unconfirmed):
            left = taken_at + UNCONFIRMED_MS - self._clock.now()
            if left > 0:
                return left / 1000
            await self._notes.do(steps.Unconfirmed(local_id))
        return LONGEST_SLEEP
