"""Takes the words of cleared conversations out of the journal, and their files off the disk.

What it did not finish it goes on with at the next start.
"""

import asyncio
import logging
from concurrent.futures import Executor
from contextlib import closing
from pathlib import Path

import msgspec

from multichat_desktop.domain.content import Content, Kind
from multichat_desktop.services.files.shelf import Shelf
from multichat_desktop.store import clearing, steps
from multichat_desktop.store.clearing import Name
from multichat_desktop.store.jobs import Chore
from multichat_desktop.store.journal import Entry, Journal
from multichat_desktop.store.ledger import CONSOLE, decode_step, encode_step
from multichat_desktop.store.reader import Reader
from multichat_desktop.store.replies import Replies
from multichat_desktop.wapi.payloads import redacted

_log = logging.getLogger(__name__)

_AT_ONCE = 200
_SAYS_NOTHING = "-"


class Clearing:
    """Looks at the journal when it is woken, and once when it is run."""

    def __init__(self, database: Path, shelf: Shelf, replies: Replies, pool: Executor) -> None:
        self._database, self._shelf, self._replies, self._pool = database, shelf, replies, pool
        self._wanted = asyncio.Event()
        self._wanted.set()

    def wake(self) -> None:
        """Look again: something was cleared."""
        self._wanted.set()

    async def run(self) -> None:
        """Work until cancelled."""
        loop = asyncio.get_running_loop()
        while True:
            await self._wanted.wait()
            self._wanted.clear()
            named = await loop.run_in_executor(self._pool, self._named)
            after = 0
            while named:
                bodies, last = await loop.run_in_executor(self._pool, self._some, named, after)
                if bodies:
                    await self._replies.do(Chore(clearing.rewrite(bodies)))
                if last is None:
                    await loop.run_in_executor(self._pool, self._remove_files, named)
                    await self._replies.do(Chore(clearing.forget(named)))
                    _log.info("the words of %d cleared messages are gone from the journal", len(named))
                    break
                after = last

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
            for entry in journal.whole(after):
                body = without_words(entry, named)
                if body is not None:
                    bodies.append((entry.id, body))
                if len(bodies) >= _AT_ONCE:
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
    return redacted(entry.body)


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
