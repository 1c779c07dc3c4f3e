"""How long a run lasts: until somebody wants it to end."""

import asyncio
import os
import signal
from collections.abc import Callable

_ASK_SECONDS = 0.25
_LOOP_KNOWS_SIGNALS = os.name != "nt"


class Lifetime:
    """Ends on Ctrl+C, SIGTERM, after so many seconds, or when told; made on the running loop."""

    def __init__(self, run_for: float | None) -> None:
        self._over = asyncio.Event()
        self._loop = asyncio.get_running_loop()
        self._undo: list[Callable[[], object]] = []
        for name in (signal.SIGINT, signal.SIGTERM):
            self._listen(name)
        if run_for is not None:
            timer = self._loop.call_later(run_for, self.end)
            self._undo.append(timer.cancel)

    def end(self) -> None:
        """End the run."""
        self._over.set()

    async def wait(self) -> None:
        """Wait for the end."""
        await self._over.wait()

    def close(self) -> None:
        """Give the signals back."""
        for undo in self._undo:
            undo()

    def _listen(self, name: signal.Signals) -> None:
        if _LOOP_KNOWS_SIGNALS:
            self._loop.add_signal_handler(name, self.end)
            self._undo.append(lambda: self._loop.remove_signal_handler(name))
            return
        before = signal.signal(name, lambda *_: self._loop.call_soon_threadsafe(self.end))
        self._undo.append(lambda: signal.signal(name, before))
        self._keep_looking()

    def _keep_looking(self) -> None:
        """Give Python a moment now and then: on Windows a signal is seen only when bytecode runs."""
        self._loop.call_later(_ASK_SECONDS, self._keep_looking)
