"""Turns, given to the most urgent; and what becomes of them when everybody leaves at once."""

import asyncio

from multichat_desktop.services.files.lane import Lane


async def hold(lane: Lane[int], who: int, order: list[int], until: asyncio.Event) -> None:
    async with lane.turn(who):
        order.append(who)
        await until.wait()


async def test_the_most_urgent_is_next() -> None:
    lane: Lane[int] = Lane(1, lambda who: who)
    order: list[int] = []
    go = asyncio.Event()
    tasks = [asyncio.create_task(hold(lane, who, order, go)) for who in (5, 3, 1, 2)]
    await asyncio.sleep(0)
    go.set()
    await asyncio.gather(*tasks)
    assert order == [5, 1, 2, 3]


async def test_all_may_be_cancelled_at_once_and_the_lane_stays_good() -> None:
    lane: Lane[int] = Lane(2, lambda who: who)
    order: list[int] = []
    never = asyncio.Event()
    tasks = [asyncio.create_task(hold(lane, who, order, never)) for who in range(6)]
    await asyncio.sleep(0)
    for task in tasks:
        task.cancel()
    ended = await asyncio.gather(*tasks, return_exceptions=True)
    assert all(isinstance(one, asyncio.CancelledError) for one in ended)
    never.set()
    async with asyncio.timeout(1):
        await asyncio.gather(*(hold(lane, who, order, never) for who in range(6, 9)))
    assert order[-3:] == [6, 7, 8]
