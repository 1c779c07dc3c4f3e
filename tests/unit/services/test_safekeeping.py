"""A backup a day and a look through the database, beside everything else and in nobody's way."""

import asyncio
import shutil
import threading
from collections.abc import AsyncIterator
from pathlib import Path

import pytest
from store_at_hand import Store, received

from multichat_desktop.domain.keeping import Proof
from multichat_desktop.services import safekeeping
from multichat_desktop.services.safekeeping import CHECKED_AT, Safekeeping, last_proof
from multichat_desktop.store import backup
from multichat_desktop.store.condition import Condition
from multichat_desktop.store.errors import StoreBrokenError, StoreFullError
from multichat_desktop.store.replies import Replies

NINE = 1_795_521_600_000
HOUR, DAY = 3_600_000, 86_400_000


class SetClock:
    def __init__(self) -> None:
        self.time = NINE

    def now(self) -> int:
        return self.time

    def monotonic(self) -> float:
        return self.time / 1000


class Rig:
    def __init__(self, store: Store) -> None:
        self.store, self.clock = store, SetClock()
        self.condition = Condition(store.profile)
        self.condition.checked()
        self.damage: list[str] = []
        self.slept: list[float] = []
        self.rested = asyncio.Event()
        self.keeping = Safekeeping(
            store.profile,
            self.condition,
            Replies(store.writer, asyncio.get_running_loop()),
            self.clock,
            self.damage.append,
            self._sleep,
        )

    async def _sleep(self, seconds: float) -> None:
        self.slept.append(seconds)
        if len(self.slept) == 3:
            self.rested.set()
            await asyncio.Event().wait()

    async def settings(self) -> dict[str, str]:
        return await asyncio.to_thread(self.store.ask_reader, lambda reader: reader.settings())

    async def days(self) -> int:
        """How many days there is a backup of."""
        return len(await asyncio.to_thread(backup.days, self.store.profile.backups))


@pytest.fixture
async def open_rig(tmp_path: Path) -> AsyncIterator[Rig]:
    with Store(tmp_path) as store:
        store.take(received("M1", "oi"), received("M2", "tudo bem?", 1))
        rig = Rig(store)
        yield rig
        await asyncio.to_thread(rig.keeping.close)


@pytest.fixture
def rig(open_rig: Rig, blocking_calls_forbidden: object) -> Rig:
    return open_rig


async def test_a_backup_a_day_is_made_proved_and_remembered(rig: Rig) -> None:
    assert last_proof({}) is None
    await rig.keeping.look()
    assert await rig.days() == 1
    assert last_proof(await rig.settings()) == Proof(NINE, 2, 2)
    rig.clock.time += HOUR
    await rig.keeping.look()
    assert await rig.days() == 1
    assert last_proof(await rig.settings()) == Proof(NINE, 2, 2)
    rig.clock.time += DAY
    await rig.keeping.look()
    assert await rig.days() == 2
    proof = last_proof(await rig.settings())
    assert proof is not None
    assert proof.at == NINE + HOUR + DAY


def test_a_proof_that_cannot_be_read_is_none() -> None:
    assert last_proof({"backup.proved_at": "x", "backup.messages": "1", "backup.events": "1"}) is None


async def test_it_looks_a_minute_after_the_start_and_then_each_hour(rig: Rig) -> None:
    task = asyncio.get_running_loop().create_task(rig.keeping.run())
    async with asyncio.timeout(10):
        await rig.rested.wait()
    assert rig.slept == [60, 3600, 3600]
    task.cancel()
    await asyncio.gather(task, return_exceptions=True)
    assert await rig.days() == 1


async def test_the_work_is_done_on_a_thread_of_its_own(rig: Rig, monkeypatch: pytest.MonkeyPatch) -> None:
    names = set()

    def heard(*arguments: object) -> backup.Counts:
        names.add(threading.current_thread().name)
        return backup.Counts(1, 1, 1)

    monkeypatch.setattr(safekeeping.backup, "make", heard)
    await rig.keeping.look()
    assert names == {"safekeeping_0"}


@pytest.mark.allows_log
async def test_a_full_disk_is_told_once_and_tried_again(
    rig: Rig, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    with monkeypatch.context() as for_now:
        for_now.setattr(backup.shutil, "disk_usage", lambda _: shutil._ntuple_diskusage(100, 99, 1))
        for _ in range(3):
            await rig.keeping.look()
            rig.clock.time += HOUR
    assert [r.getMessage() for r in caplog.records if r.name.endswith("safekeeping")] == [
        "backup failed, it is tried again each hour: There is not enough room for a backup."
    ]
    assert await rig.days() == 0
    assert CHECKED_AT in await rig.settings(), "the rest goes on"
    await rig.keeping.look()
    assert await rig.days() == 1


async def test_the_database_is_looked_through_once_a_day(rig: Rig, monkeypatch: pytest.MonkeyPatch) -> None:
    looks = []
    monkeypatch.setattr(safekeeping, "quick_check", lambda *_: looks.append(rig.clock.time) or [])
    for _ in range(30):
        await rig.keeping.look()
        rig.clock.time += HOUR
    assert looks == [NINE, NINE + DAY]
    rig.clock.time -= 10 * DAY
    await rig.keeping.look()
    assert len(looks) == 3, "a clock that was set back is no reason to wait ten days"


async def test_an_unclean_stop_leads_to_a_look(rig: Rig, monkeypatch: pytest.MonkeyPatch) -> None:
    await rig.keeping.look()
    looks = []
    monkeypatch.setattr(safekeeping, "quick_check", lambda *_: looks.append(1) or [])
    await rig.keeping.look()
    assert not looks
    rig.condition.unclean = True
    await rig.keeping.look()
    assert looks
    assert not rig.condition.unclean


async def test_damage_is_told_and_never_backed_up(rig: Rig, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(safekeeping, "quick_check", lambda *_: ["Tree 5 page 7: …", "more"])
    await rig.keeping.look()
    rig.clock.time += HOUR
    await rig.keeping.look()
    assert rig.damage[0] == "Tree 5 page 7: …"
    assert await rig.days() == 0


@pytest.mark.allows_log
async def test_a_backup_that_finds_damage_leads_to_a_look(rig: Rig, monkeypatch: pytest.MonkeyPatch) -> None:
    await rig.keeping.look()
    rig.clock.time += DAY - HOUR

    def broken(*_: object) -> None:
        raise StoreBrokenError("malformed")

    monkeypatch.setattr(safekeeping.backup, "make", broken)
    monkeypatch.setattr(safekeeping, "quick_check", lambda *_: ["malformed"])
    rig.clock.time = NINE + DAY - 60_000
    await rig.keeping.look()
    assert rig.damage == ["malformed"]


@pytest.mark.allows_log
async def test_a_look_that_cannot_be_taken_is_tried_again(rig: Rig, monkeypatch: pytest.MonkeyPatch) -> None:
    def refused(*_: object) -> None:
        raise StoreFullError("disk i/o error")

    with monkeypatch.context() as for_now:
        for_now.setattr(safekeeping, "quick_check", refused)
        await rig.keeping.look()
    assert not rig.damage
    assert await rig.days() == 1
    await rig.keeping.look()
    assert CHECKED_AT in await rig.settings()


async def test_closing_gives_up_what_is_under_way(rig: Rig, monkeypatch: pytest.MonkeyPatch) -> None:
    begun = threading.Event()

    def pause(_: float) -> None:
        begun.set()
        threading.Event().wait(0.01)

    monkeypatch.setattr(backup, "_PAGES_A_STEP", 1)
    monkeypatch.setattr(backup.time, "sleep", pause)
    looking = asyncio.get_running_loop().create_task(rig.keeping.look())
    await asyncio.to_thread(begun.wait, 10)
    await asyncio.to_thread(rig.keeping.close)
    await looking
    assert await rig.days() == 0
    await rig.keeping.look()
