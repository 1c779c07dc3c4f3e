"""What keeps the conversations safe beside the daily work: a backup each day, and a look through the database."""

import asyncio
import logging
from collections.abc import Awaitable, Callable
from concurrent.futures import ThreadPoolExecutor
from contextlib import closing
from datetime import UTC, date, datetime
from typing import TypeVar

from multichat_desktop.domain.clock import Clock
from multichat_desktop.domain.keeping import Proof
from multichat_desktop.store import backup, chores
from multichat_desktop.store.condition import Condition
from multichat_desktop.store.errors import StoreBrokenError, StoreError
from multichat_desktop.store.health import Halt, HaltedError, quick_check
from multichat_desktop.store.jobs import Chore
from multichat_desktop.store.profile import Profile
from multichat_desktop.store.reader import Reader
from multichat_desktop.store.replies import Replies

_log = logging.getLogger(__name__)

T = TypeVar("T")
Sleep = Callable[[float], Awaitable[object]]

FIRST_SECONDS, EVERY_SECONDS = 60.0, 3600.0
_DAY = 86_400_000
PROVED_AT, PROVED_MESSAGES, PROVED_EVENTS = "backup.proved_at", "backup.messages", "backup.events"
CHECKED_AT = "check.sound_at"


def last_proof(settings: dict[str, str]) -> Proof | None:
    """Return the newest backup that was proved by restoring it."""
    try:
        return Proof(*(int(settings[key]) for key in (PROVED_AT, PROVED_MESSAGES, PROVED_EVENTS)))
    except (KeyError, ValueError):
        return None


class Safekeeping:
    """Runs beside the console on a thread of its own; what it reads with cannot write.

    `on_damage` is told, on the loop, why the database is no longer to be trusted.
    """

    def __init__(
        self,
        profile: Profile,
        condition: Condition,
        replies: Replies,
        clock: Clock,
        on_damage: Callable[[str], None],
        sleep: Sleep = asyncio.sleep,
    ) -> None:
        self._profile, self._condition = profile, condition
        self._replies, self._clock, self._sleep = replies, clock, sleep
        self._on_damage = on_damage
        self._halt = Halt()
        self._pool = ThreadPoolExecutor(1, thread_name_prefix="safekeeping")
        self._said: set[str] = set()
        self._damaged = False

    async def run(self) -> None:
        """Look what is due, a minute after the start and then each hour, until cancelled."""
        await self._sleep(FIRST_SECONDS)
        while True:
            await self.look()
            await self._sleep(EVERY_SECONDS)

    def close(self) -> None:
        """Give up what is being done and wait for its end; it takes no longer than one step."""
        self._halt.now()
        self._pool.shutdown(wait=True, cancel_futures=True)

    async def look(self) -> None:
        """Do what is due. What fails is logged once, and tried again the next time."""
        await self._guard("check", self._check_if_due)
        if not self._damaged:
            await self._guard("backup", self._back_up_if_due)

    async def _guard(self, what: str, work: Callable[[], Awaitable[None]]) -> None:
        try:
            await work()
        except HaltedError:
            return
        except StoreError as error:
            if what not in self._said:
                _log.warning("%s failed, it is tried again each hour: %s", what, error)
            self._said.add(what)
            if isinstance(error, StoreBrokenError) and not self._damaged:
                await self._look_through()
        else:
            self._said.discard(what)

    async def _check_if_due(self) -> None:
        since = self._clock.now() - int((await self._do(self._settings)).get(CHECKED_AT, 0))
        if self._condition.unclean or not 0 <= since < _DAY:
            await self._look_through()

    async def _look_through(self) -> None:
        wrong = await self._do(lambda: quick_check(self._profile.database, self._halt))
        if wrong:
            self._damaged = True
            self._on_damage(wrong[0])
            return
        self._condition.checked()
        await self._keep({CHECKED_AT: self._clock.now()})

    async def _back_up_if_due(self) -> None:
        now = self._clock.now()
        today, folder = _local_day(now), self._profile.backups
        if today in await self._do(lambda: backup.days(folder)):
            return
        counts = await self._do(lambda: backup.make(self._profile.database, folder, today, now, self._halt))
        await self._keep({PROVED_AT: now, PROVED_MESSAGES: counts.messages, PROVED_EVENTS: counts.events})

    def _settings(self) -> dict[str, str]:
        with closing(Reader(self._profile.database)) as reader:
            return reader.settings()

    async def _keep(self, values: dict[str, int]) -> None:
        for key, value in values.items():
            await self._replies.do(Chore(chores.set_setting(key, str(value))))

    async def _do(self, work: Callable[[], T]) -> T:
        self._halt.check()
        return await asyncio.get_running_loop().run_in_executor(self._pool, work)


def _local_day(now: int) -> date:
    return datetime.fromtimestamp(now / 1000, UTC).astimezone().date()
