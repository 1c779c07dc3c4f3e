"""The whole core on a damaged database: it always opens, it tells, and it knows how it was left."""

import asyncio
import random
import shutil
import sys
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from pathlib import Path

import pytest
from console_rig import options_for, post, until

sys.path.insert(0, str(Path(__file__).parents[1] / "store"))

from damage_rig import KINDS, back_up, journal, live, overwrite, the_header
from store_rig import Store

from multichat_desktop.app import ground
from multichat_desktop.app.core import Core
from multichat_desktop.domain.clock import SystemClock
from multichat_desktop.services.verify import verify
from multichat_desktop.store.condition import Condition
from multichat_desktop.store.errors import StoreBrokenError
from multichat_desktop.store.profile import Profile


@pytest.fixture(scope="module")
def shop(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("shop") / "profile"
    with Store(folder) as store:
        live(store, 0, 40)
        back_up(store.profile)
        live(store, 100, 40)
    return folder


@asynccontextmanager
async def started(folder: Path) -> AsyncIterator[Core]:
    core = Core(options_for(folder), Profile(folder), SystemClock())
    try:
        await core.start(lambda _: None)
        yield core
    finally:
        await core.stop()


def message(n: int) -> dict[str, object]:
    who = {"id": "5511988880001@c.us", "name": "Mariana"}
    return {
        "instanceId": "SHOP-1",
        "event": "message",
        "fromMe": False,
        "messageId": f"new_{n}",
        "sender": who,
        "chat": who,
        "msgContent": {"type": "text", "text": "Oi"},
    }


@pytest.mark.allows_log
@pytest.mark.parametrize("seed", range(20, 32))
async def test_it_opens_whatever_was_damaged(shop: Path, tmp_path: Path, seed: int) -> None:
    folder = tmp_path / "profile"
    await asyncio.to_thread(shutil.copytree, shop, folder)
    profile = Profile(folder)
    broken = KINDS[seed % len(KINDS)]
    broken(profile.database, random.Random(seed))
    damage: list[None] = []
    async with started(folder) as core:
        core.alarm.on_damage(lambda: damage.append(None))
        if core.untold_recovery() is None:  # not seen at first sight
            await core.services.safekeeping.look()
            await until(lambda: Condition(profile).suspected)
            await until(lambda: damage)
    async with started(folder) as core:
        done = core.untold_recovery()
        assert done is not None
        assert (folder / done.kept / profile.database.name).exists()
        assert await asyncio.to_thread(post, core.ports.local, message(seed)) == 200
        await core.told(done)
        assert core.untold_recovery() is None
    assert verify(profile).differences == []
    assert "new_" in str([e.message_id for e in journal(profile).values()])


async def test_a_clean_stop_is_known(tmp_path: Path) -> None:
    profile = Profile(tmp_path)
    async with started(tmp_path) as core:
        assert not core.condition.unclean, "the first start follows nothing"
        assert Condition(profile).unclean
    assert not Condition(profile).unclean
    assert (tmp_path / "clean").stat().st_mode & 0o777 == 0o600


async def test_an_unclean_stop_is_known_until_somebody_has_looked(tmp_path: Path) -> None:
    async with started(tmp_path):
        pass
    Condition(Profile(tmp_path)).begin()  # and then the power was cut
    async with started(tmp_path) as core:
        assert core.condition.unclean
    async with started(tmp_path) as core:
        assert core.condition.unclean, "a command that only came by has looked at nothing"
        await core.services.safekeeping.look()
        assert not core.condition.unclean
    async with started(tmp_path) as core:
        assert not core.condition.unclean


@pytest.mark.allows_log
async def test_damage_that_the_writer_meets_is_told_once_and_mended_at_the_next_start(
    shop: Path, tmp_path: Path
) -> None:
    folder = tmp_path / "profile"
    await asyncio.to_thread(shutil.copytree, shop, folder)
    profile = Profile(folder)
    damage: list[None] = []
    async with started(folder) as core:
        core.alarm.on_damage(lambda: damage.append(None))
        size = profile.database.stat().st_size
        overwrite(profile.database, 0, random.Random(0).randbytes(size))
        for n in range(3):
            assert await asyncio.to_thread(post, core.ports.local, message(n)) == 503
        await until(lambda: damage)
        assert Condition(profile).suspected
    assert len(damage) == 1
    async with started(folder) as core:
        assert core.untold_recovery() is not None
        assert await asyncio.to_thread(post, core.ports.local, message(9)) == 200


@pytest.mark.allows_log
async def test_a_part_that_dies_of_damage_sounds_the_alarm(tmp_path: Path) -> None:
    async def dies() -> None:
        raise StoreBrokenError("malformed")

    async with started(tmp_path) as core:
        core.services._run(dies(), "a part")
        await until(lambda: Condition(core.profile).suspected)


@pytest.mark.allows_log
async def test_a_start_that_fails_of_damage_sounds_the_alarm(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def broken(*_: object) -> None:
        raise StoreBrokenError("malformed")

    core = Core(options_for(tmp_path), Profile(tmp_path), SystemClock())
    monkeypatch.setattr(core, "_open_doors", broken)
    with pytest.raises(StoreBrokenError):
        await core.start(lambda _: None)
    await until(lambda: Condition(core.profile).suspected)
    await core.stop()
    core.alarm.sound("too late: nobody listens")


@pytest.mark.allows_log
async def test_a_writer_that_does_not_open_is_mended_only_where_there_is_damage(
    shop: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    folder = tmp_path / "profile"
    await asyncio.to_thread(shutil.copytree, shop, folder)
    with monkeypatch.context() as for_now:

        def our_own_fault(*_: object) -> None:
            raise StoreBrokenError("no such column: colour")

        for_now.setattr(ground, "Writer", our_own_fault)
        with pytest.raises(StoreBrokenError):
            Core(options_for(folder), Profile(folder), SystemClock())
    assert not Profile(folder).damaged.exists()
    the_header(Profile(folder).database, random.Random(0))
    monkeypatch.setattr(ground.recovery, "is_needed", lambda *_: False)
    async with started(folder) as core:
        assert core.untold_recovery() is not None
