"""The wall clock of a running console jumps; only monotonic time may be relied upon to go on."""

import asyncio
from pathlib import Path

from console_rig import NOWHERE, options_for, post, until

from multichat_desktop.app.core import Core
from multichat_desktop.domain.clock import SystemClock
from multichat_desktop.services.verify import verify
from multichat_desktop.store.profile import Profile

YEAR = 365 * 86_400_000


class Jumping(SystemClock):
    """Goes on where it was set."""

    ahead = 0

    def now(self) -> int:
        return super().now() + self.ahead


def text(number: int, at: int) -> dict[str, object]:
    return {
        "event": "webhookReceived",
        "instanceId": "SHOP-1",
        "messageId": f"M{number}",
        "fromMe": False,
        "chat": {"id": "5511900001001"},
        "sender": {"id": "5511900001001", "pushName": "Ana"},
        "moment": at // 1000,
        "msgContent": {"conversation": f"{number}"},
    }


async def test_a_year_ahead_and_a_year_back(tmp_path: Path) -> None:
    clock, profile = Jumping(), Profile(tmp_path)
    core = Core(options_for(tmp_path, NOWHERE), profile, clock)
    try:
        await core.start(lambda _: None)
        real = clock.now()
        for number, ahead in enumerate((0, YEAR, -YEAR, 8 * 3_600_000, 0)):
            clock.ahead = ahead
            for body in (text(number, real + number * 1000), text(number, real + number * 1000)):
                assert await asyncio.to_thread(post, core.ports.local, body) == 200
        await until(lambda: core.writer.depth == 0)
        (chat,) = core.reader.chats()
        assert chat.unread == 5
        shown = [message.text for message in core.reader.export(chat_id=chat.id)]
        assert sorted(shown) == ["0", "1", "2", "3", "4"], "each once"
        report = verify(profile)
        assert (report.events, report.differences) == (10, [])
    finally:
        await core.stop()
