"""What the window asks about room on the disk: each question is answered on the loop it was asked from."""

import asyncio
import logging
from collections.abc import Callable, Coroutine
from typing import Any

from multichat_desktop.services.files.cleanup import Room, Use
from multichat_desktop.services.files.work import FileWork
from multichat_desktop.store.errors import StoreError

_log = logging.getLogger(__name__)


class RoomDesk:
    """Answers `ui.ports.RoomActions` out of the work on files."""

    def __init__(self, files: FileWork) -> None:
        self._files = files
        self._tasks: set[asyncio.Task[None]] = set()

    def ask_use(self, answered: Callable[[Use], None]) -> None:
        """Ask what files take on the disk."""

        async def ask() -> None:
            answered(await self._files.use())

        self._hold(ask())

    def make_room(self, days: int, done: Callable[[Room | None], None]) -> None:
        """Take files off the disk that are older than so many days."""

        async def make() -> None:
            try:
                room: Room | None = await self._files.make_room(days=days)
            except StoreError as error:
                _log.warning("no room could be made: %s", error)
                room = None
            done(room)

        self._hold(make())

    async def finish(self) -> None:
        """Give up what is still being asked."""
        for task in self._tasks:
            task.cancel()
        await asyncio.gather(*self._tasks, return_exceptions=True)

    def _hold(self, work: Coroutine[Any, Any, None]) -> None:
        task = asyncio.get_running_loop().create_task(work, name="room")
        self._tasks.add(task)
        task.add_done_callback(self._tasks.discard)
