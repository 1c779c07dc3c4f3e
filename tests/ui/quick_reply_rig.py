"""Quick replies with what takes time about them done at once, on a profile in a folder of the test's own."""

from __future__ import annotations

import asyncio
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

from multichat_desktop.services.files.shelf import Shelf
from multichat_desktop.services.preparing import Preparation
from multichat_desktop.services.quick_replies import QuickReplies
from multichat_desktop.services.quick_reply_desk import QuickReplyDesk


class AtOnce:
    """Does work in the place of `services.intents`; with `held` set only when `go` is called."""

    def __init__(self) -> None:
        self.held, self._waiting = False, []

    def work(self, work) -> None:
        self._waiting.append(work)
        if not self.held:
            self.go()

    def go(self) -> None:
        loop = asyncio.new_event_loop()
        while self._waiting:
            loop.run_until_complete(self._waiting.pop(0))
        loop.close()


def desk_of(replies: QuickReplies, profile: Path, work: AtOnce | None = None) -> QuickReplyDesk:
    pool = ThreadPoolExecutor(1)
    return QuickReplyDesk(work or AtOnce(), replies, Preparation(Shelf(profile), pool), pool)
