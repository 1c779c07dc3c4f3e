"""What goes out and its dealings with the database: they outlive a moment in which it can be neither read nor written."""

import asyncio
import logging
from collections.abc import Callable
from typing import TypeVar

from multichat_desktop.domain.clock import Clock
from multichat_desktop.store import steps
from multichat_desktop.store.errors import NotThereError, StoreError
from multichat_desktop.store.jobs import Doing
from multichat_desktop.store.replies import Replies

_log = logging.getLogger(__name__)

_STORE_RETRY = 5.0
_T = TypeVar("_T")


class Notes:
    """Writes steps down and reads what stands, as often as it takes."""

    def __init__(self, replies: Replies, clock: Clock) -> None:
        self._replies, self._clock = replies, clock

    async def do(self, step: steps.OutboxStep | steps.LaterStep | steps.ErrandStep) -> bool:
        """Write a step down; False when its message or errand was given up, or went on, meanwhile.

        While the database cannot be written nothing is sent: the step is tried again until it can.
        """
        while True:
            try:
                await self._replies.do(Doing(step, self._clock.now()))
            except NotThereError:
                return False
            except StoreError as error:
                _log.warning("the outbox cannot be written: %s", error)
                await asyncio.sleep(_STORE_RETRY)
            else:
                return True

    async def read(self, ask: Callable[[], _T]) -> _T:
        """Read; a database that cannot be read right now is asked again."""
        while True:
            try:
                return ask()
            except Exception:
                _log.exception("the outbox cannot be read")
                await asyncio.sleep(_STORE_RETRY)
