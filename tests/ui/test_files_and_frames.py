"""Files that come, late, cut off and forged, in a whole console with its window: none of it holds up a frame."""

import asyncio
import time
from pathlib import Path

import pytest
from kinds_rig import console, play, until

from multichat_desktop.app.playground import Playground
from multichat_desktop.domain.content import MediaState
from multichat_desktop.simulator import samples
from multichat_desktop.simulator.media import MediaFault

pytestmark = [pytest.mark.slow, pytest.mark.timeout(120)]

FILES, LARGEST = 40, 2 * 2**20
FRAME = 0.016
CEILING = 10 * FRAME
"""Ten times the goal, as everywhere."""
FAULTS = (
    MediaFault(cut=True),
    MediaFault(forged=True),
    MediaFault(status=403),
    MediaFault(status=410),
    MediaFault(empty=True),
)
SLOW = MediaFault(delay=90.0)


async def watch(gaps: list[float]) -> None:
    """Note how late the loop of the window is, again and again."""
    while True:
        before = time.perf_counter()
        await asyncio.sleep(0.005)
        gaps.append(time.perf_counter() - before - 0.005)


def test_no_frame_waits_for_a_file(qapp, tmp_path: Path) -> None:
    ground = Playground(pace=1.0)
    cake = samples.read("cake.jpg")

    async def arrive(number: int) -> str:
        media, bad = ground.simulator.world.media, number % 2 == 1
        media.host = FAULTS[number // 2 % len(FAULTS)] if bad else MediaFault()
        media.gateway = SLOW if bad else MediaFault()
        picture = cake + bytes([number]) * (LARGEST if number % 4 == 0 else 1)
        message_id = await ground.instance.customer("5511988880001").image(picture, thumbnail=cake)
        return message_id

    async def scene() -> None:
        async with console(tmp_path, wapi_url=ground.simulator.base_url) as whole:
            await ground.connect(whole.desktop.core)
            first = await ground.ask(arrive(0))
            await whole.open()
            await until(lambda: whole.message(first), "the first message")
            gaps: list[float] = []
            watching = asyncio.create_task(watch(gaps))
            good = [await ground.ask(arrive(number)) for number in range(1, FILES)][1::2]

            def ready(message_id: str) -> bool:
                message = whole.message(message_id)
                return bool(message and message.media and message.media.state is MediaState.READY)

            for message_id in good:
                await until(lambda one=message_id: ready(one), f"the file of {message_id}", 60)
            watching.cancel()
            gaps.sort()
            late = gaps[int(len(gaps) * 0.99)]
            print(f"{FILES} files: the window's loop was late by {late * 1000:.0f} ms (p99) of {len(gaps)}")
            assert len(gaps) > 30
            assert late < CEILING

    try:
        play(scene())
    finally:
        ground.close()
