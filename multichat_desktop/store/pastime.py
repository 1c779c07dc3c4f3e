"""What the writer does while nothing waits for it: slices of work that nobody is promised anything of."""

import logging
import queue
import sqlite3
import time
from collections.abc import Callable
from typing import TypeVar

_log = logging.getLogger(__name__)

_REST_SECONDS = 0.3
_AGAIN_SECONDS = 60.0
_T = TypeVar("_T")


class Pastime:
    """Waits for the next job, and meanwhile works.

    `work` does one slice and says whether there may be more; `after` is called after each, `on_failure` when the
    database would not have it. What has come up is let
    gather for a moment, so that a burst costs one slice; long work leaves half of the time to the other threads.
    """

    def __init__(
        self, work: Callable[[], bool], after: Callable[[], None], on_failure: Callable[[sqlite3.Error], None]
    ) -> None:
        self._work, self._after, self._on_failure = work, after, on_failure
        self._due: float | None = time.monotonic()  # what the last run left

    def more(self) -> None:
        """Note that there is something to do."""
        if self._due is None:
            self._due = time.monotonic() + _REST_SECONDS

    def until(self, waiting: "queue.SimpleQueue[_T]") -> _T:
        """Return the next job."""
        while self._due is not None:
            try:
                # Also when the moment has come: a job that is there goes first.
                return waiting.get(timeout=max(self._due - time.monotonic(), 0.0))
            except queue.Empty:
                self._slice()
        return waiting.get()

    def _slice(self) -> None:
        begun = time.monotonic()
        try:
            more = self._work()
        except sqlite3.Error as error:
            # A full disk or the like: events find that out for themselves, and here it has time.
            _log.info("work for which there was time could not be done: %s", error)
            self._on_failure(error)
            self._due = time.monotonic() + _AGAIN_SECONDS
            return
        self._after()
        ended = time.monotonic()
        self._due = ended + (ended - begun) if more else None
