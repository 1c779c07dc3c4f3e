"""Answers of the writer brought back to the asyncio loop that asked."""

import asyncio

from multichat_desktop.domain.intake import Receipt
from multichat_desktop.store.jobs import Answer, Job
from multichat_desktop.store.writer import Writer


class Replies:
    """Lets one loop await the writer; one call across the threads a batch, whatever its size."""

    def __init__(self, writer: Writer, loop: asyncio.AbstractEventLoop) -> None:
        self._writer = writer
        self._loop = loop

    async def do(self, job: Job) -> Receipt:
        """Ask for a job and wait until it is durable.

        Raises:
            StoreError: it could not be written.
        """
        future: asyncio.Future[Receipt] = self._loop.create_future()
        self._writer.submit(job, self, future)
        return await future

    def deliver(self, answers: list[tuple[object, Answer]]) -> None:
        """Take a batch's answers on the writer thread."""
        if not self._loop.is_closed():
            self._loop.call_soon_threadsafe(_resolve, answers)


def _resolve(answers: list[tuple[object, Answer]]) -> None:
    for future, answer in answers:
        assert isinstance(future, asyncio.Future)
        if future.done():
            continue
        if isinstance(answer, Receipt):
            future.set_result(answer)
        else:
            future.set_exception(answer)


class Nobody:
    """Takes answers that nobody waits for."""

    def deliver(self, answers: list[tuple[object, Answer]]) -> None:
        """Drop them."""
