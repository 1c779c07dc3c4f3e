"""Files on their way here: begun when their message comes, a few at a time, tried again until they are here or gone."""

import asyncio
import contextlib
import heapq
import logging
import random
from collections.abc import Callable, Coroutine, Iterable
from typing import Any

from multichat_desktop.domain.changes import Changes, Progress
from multichat_desktop.domain.clock import Clock
from multichat_desktop.domain.content import Kind, Media, MediaState
from multichat_desktop.domain.message import Message
from multichat_desktop.domain.preferences import DOWNLOAD_LARGEST, DOWNLOADS
from multichat_desktop.services.files.attempts import Attempts, Job, NotHereError
from multichat_desktop.services.files.fetching import Fetcher
from multichat_desktop.services.files.keeping import Keeper
from multichat_desktop.services.preferences import Preferences
from multichat_desktop.store import chores, steps
from multichat_desktop.store.errors import NotThereError, StoreError
from multichat_desktop.store.file_rows import Waiting
from multichat_desktop.store.jobs import Chore, Doing
from multichat_desktop.store.reader import Reader
from multichat_desktop.store.replies import Replies

_log = logging.getLogger(__name__)

PAUSES = (2, 10, 60, 300, 1_800, 7_200, 21_600)
"""Seconds before each further attempt; after the last one it is given up, unless nobody could be reached at all."""
CANCELLED = "cancelled"
_PASSING = frozenset({"offline", "disk-full"})
_OF_THE_CONSOLE = frozenset({"no-token", "locked-vault", "unauthorized"})
_NEVER_GIVEN_UP = _PASSING | _OF_THE_CONSOLE
# Links live for two to four weeks: what came before is only fetched when it is asked for.
_LINKS_LIVE = 30 * 86_400_000
_LONGEST_PAUSE_OFFLINE = 1_800
_JITTER = 0.2
_MIB = 2**20
_MOST = 4 * 2**30
_PAGE, _MANY, _FEW = 500, 500, 100
_LOOK_AGAIN_SECONDS = 30.0
_TOLD_EVERY_SECONDS = 0.1


class Downloads:
    """Fetches files. All but the constructor belongs to the loop that runs it.

    `tell` hears of progress, on this loop's thread.
    """

    def __init__(
        self,
        replies: Replies,
        reader: Reader,
        fetcher: Fetcher,
        keeper: Keeper,
        preferences: Preferences,
        clock: Clock,
        tell: Callable[[Changes], None],
    ) -> None:
        self._replies, self._reader = replies, reader
        self._keeper = keeper
        self._preferences, self._clock, self._tell = preferences, clock, tell
        self._jobs: dict[int, Job] = {}
        self._later: list[tuple[int, int]] = []
        self._tasks: set[asyncio.Task[None]] = set()
        self._below: int | None = None
        self._all_read = False
        self._wake = asyncio.Event()
        self._attempts = Attempts(fetcher, keeper)

    async def run(self) -> None:
        """Fetch for ever; cancelled at the end."""
        try:
            while True:
                self._wake.clear()
                try:
                    await self._read_more()
                except Exception:  # the database is busy or broken: whoever watches over it says so
                    _log.exception("the files that are waited for cannot be read")
                pause = self._start_due()
                # Not wait_for: on Python 3.11 it swallows a cancellation that comes together with what it waits for.
                with contextlib.suppress(TimeoutError):
                    async with asyncio.timeout(pause):
                        await self._wake.wait()
        finally:
            for task in list(self._tasks):
                task.cancel()
            await asyncio.gather(*self._tasks, return_exceptions=True)

    def heard(self, messages: Iterable[Message], removed: Iterable[int] = ()) -> None:
        """Look at messages that came or changed, for files to fetch."""
        for message in messages:
            job = self._jobs.get(message.seq)
            if message.media is None or message.media.state is not MediaState.WAITING:
                if job is not None and message.deleted:
                    self._forget(job)
            elif job is None and not message.view_once and self._by_itself(message.kind, message.media):
                self._begin(_waiting(message))
        for seq in removed:
            if seq in self._jobs:
                self._forget(self._jobs[seq])

    def look_again(self) -> None:
        """Look at all that is waited for: what may come by itself has changed."""
        self._below, self._all_read = None, False
        self._wake.set()

    def download(self, seq: int) -> None:
        """Fetch a file now, whatever its size and however it ended before."""
        job = self._jobs.get(seq)
        if job is None:
            self._hold(self._want(seq))
            return
        job.asked = True
        if job.task is None:
            self._start(job)

    def cancel_download(self, seq: int) -> None:
        """Stop fetching a file; it is not fetched by itself again."""
        job = self._jobs.get(seq)
        if job is not None:
            self._forget(job)
        self._hold(self._lost(seq, None, MediaState.FAILED, CANCELLED))

    def _by_itself(self, kind: Kind, media: Media) -> bool:
        wanted = DOWNLOADS.get(kind)
        largest = self._preferences.number(DOWNLOAD_LARGEST) * _MIB
        return wanted is not None and self._preferences.flag(wanted) and (media.size or 0) <= largest

    async def _read_more(self) -> None:
        """Take in what is waited for and not known yet, the newest first, as much as is wise at a time."""
        if len(self._jobs) >= _FEW:
            return
        while not self._all_read and len(self._jobs) < _MANY:
            page = self._reader.files.waiting(self._below, _PAGE)
            for file in page:
                recent = file.received_at > self._clock.now() - _LINKS_LIVE
                by_itself = recent and self._by_itself(file.kind, file.media)
                if file.seq not in self._jobs and (file.wanted or by_itself):
                    self._begin(file, asked=file.wanted)
            self._all_read = len(page) < _PAGE
            self._below = page[-1].seq if page else self._below
            await asyncio.sleep(0)

    def _begin(self, file: Waiting, *, asked: bool = False) -> None:
        job = self._jobs[file.seq] = Job(file, asked=asked)
        if file.next_try_at is not None and file.next_try_at > self._clock.now():
            heapq.heappush(self._later, (file.next_try_at, file.seq))
            self._wake.set()
        else:
            self._start(job)

    def _start_due(self) -> float:
        """Start what is due again, and return how many seconds there is nothing to do."""
        now = self._clock.now()
        # Nothing is put off for longer than the longest pause: else the clock was set back meanwhile.
        longest = PAUSES[-1] * (1 + _JITTER) * 1000
        while self._later and not now < self._later[0][0] <= now + longest:
            _, seq = heapq.heappop(self._later)
            job = self._jobs.get(seq)
            if job is not None and job.task is None:
                self._start(job)
        # Not longer than this: the machine may sleep, and its clock be set, while nobody looks.
        return min(
            _LOOK_AGAIN_SECONDS, (self._later[0][0] - now) / 1000 if self._later else _LOOK_AGAIN_SECONDS
        )

    def _start(self, job: Job) -> None:
        job.task = self._hold(self._attempt(job))

    def _hold(self, work: Coroutine[Any, Any, None]) -> asyncio.Task[None]:
        task = asyncio.get_running_loop().create_task(work, name="file")
        self._tasks.add(task)
        task.add_done_callback(self._tasks.discard)
        return task

    def _forget(self, job: Job) -> None:
        del self._jobs[job.file.seq]
        if job.task is not None:
            job.task.cancel()
        self._show(job, None)

    async def _attempt(self, job: Job) -> None:
        limit = _MOST if job.asked else self._preferences.number(DOWNLOAD_LARGEST) * _MIB
        try:
            await self._attempts.make(job, limit, lambda done: self._show(job, done))
            self._done(job)
        except NotHereError as error:
            await self._ended(job, error.code, gone=error.gone)
        except NotThereError:
            self._done(job)
        except StoreError as error:
            _log.warning("a file cannot be noted: %s", error)
            self._try_later(job, self._clock.now() + PAUSES[1] * 1000)
        except Exception:
            _log.exception("a file's fetching ended unexpectedly")
            await self._ended(job, "internal", gone=False)

    async def _ended(self, job: Job, code: str, *, gone: bool) -> None:
        file = job.file
        job.attempts += 1
        if gone:
            await self._lost(file.seq, file.message_id, MediaState.EXPIRED, code)
            self._done(job)
        elif job.attempts > len(PAUSES) and code not in _NEVER_GIVEN_UP:
            await self._lost(file.seq, file.message_id, MediaState.FAILED, code)
            self._done(job)
        else:
            at = self._clock.now() + int(self._pause(job.attempts, code) * 1000)
            try:
                await self._replies.do(Chore(chores.postpone_file(file.seq, job.attempts, at, code)))
            except StoreError as error:
                _log.warning("a file cannot be postponed: %s", error)
            self._try_later(job, at)

    @staticmethod
    def _pause(attempts: int, code: str) -> float:
        pause: float = PAUSES[min(attempts, len(PAUSES)) - 1]
        if code in _PASSING:
            pause = min(pause, _LONGEST_PAUSE_OFFLINE)
        return pause * random.uniform(1 - _JITTER, 1 + _JITTER)  # so that not all come back at once

    def _try_later(self, job: Job, at: int) -> None:
        job.task = None
        if self._jobs.get(job.file.seq) is job:
            heapq.heappush(self._later, (at, job.file.seq))
            self._wake.set()
        self._show(job, None)

    def _done(self, job: Job) -> None:
        if self._jobs.get(job.file.seq) is job:
            del self._jobs[job.file.seq]
        self._show(job, None)
        if len(self._jobs) < _FEW and not self._all_read:
            self._wake.set()

    async def _want(self, seq: int) -> None:
        message = self._reader.message(seq)
        if message is None or message.media is None or message.view_once:
            return
        if message.media.state is MediaState.READY and await self._keeper.is_whole(message.media):
            return
        try:
            await self._replies.do(Doing(steps.FileWanted(seq, message.message_id), self._clock.now()))
        except StoreError as error:
            _log.warning("a file cannot be asked for: %s", error)
            return
        file = self._reader.files.waiting_one(seq)
        if file is not None and seq not in self._jobs:
            self._begin(file, asked=True)
        elif seq in self._jobs:
            self._jobs[seq].asked = True

    async def _lost(self, seq: int, message_id: str | None, state: MediaState, error: str) -> None:
        try:
            await self._replies.do(Doing(steps.FileLost(seq, message_id, state, error), self._clock.now()))
        except NotThereError:
            pass
        except StoreError as failure:
            _log.warning("a file's end cannot be noted: %s", failure)

    def _show(self, job: Job, done: int | None) -> None:
        """Tell how much has come, not too often; the end is always told."""
        now = self._clock.monotonic()
        if done is not None and done and now - job.told_at < _TOLD_EVERY_SECONDS:
            return
        job.told_at = now
        self._tell(Changes(progress=(Progress(job.file.seq, done, job.file.media.size),)))


def _waiting(message: Message) -> Waiting:
    assert message.media is not None
    return Waiting(
        message.seq,
        message.instance_id,
        message.message_id,
        message.kind,
        message.media,
        message.received_at,
    )
