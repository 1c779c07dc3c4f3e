"""Damage is told once, whoever begins to listen first."""

import asyncio
from concurrent.futures import ThreadPoolExecutor

import pytest

from multichat_desktop.app.alarm import Alarm
from multichat_desktop.store.errors import StoreBrokenError


class Condition:
    def __init__(self) -> None:
        self.suspected: list[str] = []

    def suspect(self, why: str) -> None:
        self.suspected.append(why)


@pytest.mark.parametrize(
    "order", ["sound listen tell", "listen sound tell", "tell listen sound", "sound tell listen"]
)
async def test_it_is_told_once_in_whatever_order(order: str) -> None:
    told: list[None] = []
    condition = Condition()
    with ThreadPoolExecutor(1) as pool:
        alarm = Alarm(condition, pool)  # type: ignore[arg-type]

        def sound() -> None:
            alarm.note(StoreBrokenError("a page is gone"))
            alarm.note(StoreBrokenError("and another"))
            pool.submit(lambda: None).result()

        steps = {
            "sound": sound,
            "listen": lambda: alarm.listen(asyncio.get_running_loop()),
            "tell": lambda: alarm.on_damage(lambda: told.append(None)),
        }
        for step in order.split():
            steps[step]()
            await asyncio.sleep(0)
        alarm.note(ValueError("no damage"))
    await asyncio.sleep(0)
    assert told == [None]
    assert condition.suspected == ["a page is gone"]
