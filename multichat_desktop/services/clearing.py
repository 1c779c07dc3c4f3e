"""Takes the words of cleared conversations out of the journal, and their files off the disk.

What it did not finish it goes on with at the next start.
"""

import asyncio
import contextlib
import logging
from collections.abc import Callable
from concurrent.futures import Executor
from contextlib import closing
from pathlib import Path
from typing import Any, TypeVar

import msgspec

from multichat_desktop.domain.clock import Clock
from multichat_desktop.domain.content import Content, Kind
from multichat_desktop.services.files.shelf import Shelf
from multichat_desktop.store import clearing, steps
from multichat_desktop.store.clearing import Name
from multichat_desktop.store.errors import NotThereError, StoreError
from multichat_desktop.store.jobs import Chore, Doing
from multichat_desktop.store.journal import Entry, Journal
from multichat_desktop.store.ledger import CONSOLE, decode_step, encode_step
from multichat_desktop.store.reader import Reader
from multichat_desktop.store.replies import Replies
from multichat_desktop.wapi.payloads import redacted

_log = logging.getLogger(__name__)

T = TypeVar("T")
_AT_ONCE, _LOOKED_AT = 200, 10_000
_STORE_RETRY = 60.0
_SAYS_NOTHING = "-"


class Clearing:
    """Looks at the journal when it is woken, and once when it is run."""

    def __init__(self, database: Path, shelf: Shelf, replies: Replies, pool: Executor, clock: Clock) -> None:
        self._database, self._shelf, self._replies = database, shelf, replies
        self._pool, self._clock = pool, clock
        self._wanted = asyncio.Event()
        self._wanted.set()

    def wake(self) -> None:
        """Look again: something was cleared."""
        self._wanted.set()

    async def run(self) -> None:
        """Work until cancelled."""
        while True:
            await self._wanted.wait()
            self._wanted.clear()
            try:
                await self._clear_on()
                await self._clean()
            except StoreError as error:
                _log.warning("what was cleared could not be taken out of the journal yet: %s", error)
                await asyncio.sleep(_STORE_RETRY)
                self._wanted.set()

    async def _clear_on(self) -> None:
        """Let long conversations go part by part; what comes meanwhile is written in between."""
        while going := await self._in_pool(self._half_done):
            for chat_id in going:
                # Where there is nothing left to go, it has become part of another one.
                with contextlib.suppress(NotThereError):
                    await self._replies.do(Doing(steps.ClearOn(chat_id), self._clock.now()))

    async def _clean(self) -> None:
        """Take the words of all that is gone out of the journal, then its files off the disk."""
        named = await self._in_pool(self._named)
        after: int | None = 0 if named else None
        while after is not None:
            bodies, after = await self._in_pool(self._some, named, after)
            if bodies:
                await self._replies.do(Chore(clearing.rewrite(bodies)))
        await self._in_pool(self._remove_files, named)
        done = list(named)
        for start in range(0, len(done), clearing.MOST_AT_ONCE):
            await self._replies.do(Chore(clearing.forget(done[start : start + clearing.MOST_AT_ONCE])))
        if done:
            _log.info("the words of %d cleared messages are gone from the journal", len(done))

    async def _in_pool(self, work: Callable[..., T], *given: Any) -> T:
        return await asyncio.get_running_loop().run_in_executor(self._pool, work, *given)

    def _half_done(self) -> list[str]:
        with closing(Reader(self._database)) as reader:
            return reader.being_cleared()

    def _named(self) -> set[Name]:
        with closing(Reader(self._database)) as reader:
            return reader.cleared()

    def _remove_files(self, named: set[Name]) -> None:
        with closing(Reader(self._database)) as reader:
            for kind, path in named:
                if kind == clearing.FILE and not reader.is_held(path):
                    self._shelf.remove(path)

    def _some(self, named: set[Name], after: int) -> tuple[list[tuple[int, bytes]], int | None]:
        """Return new bodies for some rows behind a number, and the last one looked at; None at the end."""
        bodies: list[tuple[int, bytes]] = []
        with closing(Journal(self._database)) as journal:
            for looked_at, entry in enumerate(journal.whole(after), 1):
                body = without_words(entry, named)
                if body is not None:
                    bodies.append((entry.id, body))
                # Others want the pool too, and an end of the program must not wait for a long journal.
                if len(bodies) >= _AT_ONCE or looked_at >= _LOOKED_AT:
                    return bodies, entry.id
        return bodies, None


def without_words(entry: Entry, named: set[Name]) -> bytes | None:
    """Return the body that a row has from now on; None when it is none of those, or says nothing already."""
    if entry.body is None:
        return None
    if entry.door == CONSOLE:
        step = _quiet(decode_step(entry.body), named)
        return None if step is None else encode_step(step)
    if entry.kind not in ("message", "edit") or (entry.instance_id, entry.message_id) not in named:
        return None
    try:
        return redacted(entry.body)
    except (ValueError, msgspec.MsgspecError):
        _log.error("row %d of the journal can no longer be read, and keeps its words", entry.id)
        return None


def _quiet(step: steps.Step, named: set[Name]) -> steps.Step | None:
    """Return a step of the console's own without its words."""
    if isinstance(step, steps.Errand):
        mine = (step.instance_id, step.message_id) in named and step.kind == "edit"
        return msgspec.structs.replace(step, body=_SAYS_NOTHING) if mine else None
    if not isinstance(step, steps.Queue | steps.QueueTo | steps.Rewrite) or ("", step.local_id) not in named:
        return None
    if isinstance(step, steps.Rewrite) or step.content is None:
        return msgspec.structs.replace(step, text=_SAYS_NOTHING)
    media = step.content.media
    kept = None if media is None else msgspec.structs.replace(media, name=None, thumbnail=None, waveform=None)
    content = Content(
        kind=step.content.kind if kept else Kind.TEXT, text=None if kept else _SAYS_NOTHING, media=kept
    )
    return msgspec.structs.replace(step, text=_SAYS_NOTHING, content=content)
