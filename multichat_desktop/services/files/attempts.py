"""One file's way here, from its turn in the queue to its place on the shelf; or why it did not come."""

import asyncio
from collections.abc import Callable

from multichat_desktop.services.files.fetching import Fetcher
from multichat_desktop.services.files.keeping import Keeper
from multichat_desktop.services.files.lane import Lane
from multichat_desktop.services.files.shelf import Part
from multichat_desktop.services.files.web import NotFetchedError
from multichat_desktop.store.file_rows import Waiting

AT_ONCE, ASKED_AT_ONCE = 3, 2
"""How many files come at a time; how many the gateway is asked for meanwhile (an answer may take 90 s)."""
_SMALL, _LARGE = 2**20, 20 * 2**20


class Job:
    """One file on its way: being fetched (`task`), or waiting to be tried again."""

    def __init__(self, file: Waiting, *, asked: bool) -> None:
        self.file, self.asked = file, asked
        self.attempts = file.attempts
        self.task: asyncio.Task[None] | None = None
        self.told_at = float("-inf")

    def urgency(self) -> tuple[int, int, int]:
        """What was asked for comes first, then small before large, then new before old."""
        size = self.file.media.size or 0
        return (0 if self.asked else 1, (size > _SMALL) + (size > _LARGE), -self.file.seq)


class NotHereError(Exception):
    """The file did not come. `code` is a stable word for why; `gone`: nobody has it any more."""

    def __init__(self, code: str, *, gone: bool = False) -> None:
        super().__init__(code)
        self.code, self.gone = code, gone


class Attempts:
    """Makes attempts, a few at a time."""

    def __init__(self, fetcher: Fetcher, keeper: Keeper) -> None:
        self._fetcher, self._keeper = fetcher, keeper
        self._fetching: Lane[Job] = Lane(AT_ONCE, Job.urgency)
        self._asking: Lane[Job] = Lane(ASKED_AT_ONCE, Job.urgency)

    async def make(self, job: Job, limit: int, told: Callable[[int], None]) -> None:
        """Bring a file here, of at most `limit` bytes; `told` hears how many have come.

        Raises:
            NotHereError: it did not come.
            NotThereError: its message does not wait for it any more.
            StoreError: it came, but cannot be noted.
        """
        if await self._keeper.take_from_shelf(job.file):
            return
        told(0)
        part = await self._fetched(job, limit, told)
        try:
            await self._keeper.keep(job.file, part)
        except NotFetchedError as error:
            raise NotHereError(error.code) from error

    async def _fetched(self, job: Job, limit: int, told: Callable[[int], None]) -> Part:
        try:
            async with self._fetching.turn(job):
                return await self._fetcher.own_way(job.file, limit, told)
        except NotFetchedError as error:
            own = error
        try:
            # Not while holding one of the few turns: an answer may take 90 s.
            async with self._asking.turn(job):
                answer = await self._fetcher.ask(job.file)
            async with self._fetching.turn(job):
                return await self._fetcher.other_way(job.file, answer, limit, told)
        except NotFetchedError as error:
            raise _of_both(own, error) from error


def _of_both(own: NotFetchedError, other: NotFetchedError) -> NotHereError:
    if own.gone and other.gone:
        return NotHereError("no-source" if own.code == other.code == "no-source" else "gone", gone=True)
    # What our own way says tells more, unless the file is gone there.
    return NotHereError(other.code if own.gone else own.code)
