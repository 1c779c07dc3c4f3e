"""Work that waits for the disk or takes time to reckon, off the loop; whoever is cancelled leaves nothing half done."""

import asyncio
from collections.abc import Callable
from concurrent.futures import Executor
from typing import Any, TypeVar

T = TypeVar("T")


class Pooled:
    """Runs things on a pool, one await each."""

    def __init__(self, pool: Executor) -> None:
        self._pool = pool

    async def __call__(self, work: Callable[..., T], *given: Any) -> T:
        """Return what `work` gives. A cancellation waits until it has ended."""
        future = asyncio.get_running_loop().run_in_executor(self._pool, work, *given)
        try:
            return await asyncio.shield(future)
        except asyncio.CancelledError:
            await asyncio.wait({future})
            if not future.cancelled() and future.exception() is None:
                _let_go(future.result())
            raise


def _let_go(result: object) -> None:
    """Throw away what nobody will ever take: a file that was just begun."""
    drop = getattr(result, "drop", None)
    if callable(drop):
        drop()
