"""From a proved file to a message that has it: its kind, its waveform, its place, and the step of the journal."""

import asyncio
from pathlib import Path

from msgspec import Struct

from multichat_desktop.domain.clock import Clock
from multichat_desktop.domain.content import Kind, Media
from multichat_desktop.services.files import kinds
from multichat_desktop.services.files.pooled import Pooled
from multichat_desktop.services.files.shelf import NoRoomError, Part, Shelf
from multichat_desktop.services.files.waveform import waveform
from multichat_desktop.services.files.web import NotFetchedError
from multichat_desktop.store import steps
from multichat_desktop.store.file_rows import Waiting
from multichat_desktop.store.jobs import Doing
from multichat_desktop.store.replies import Replies


class Keeper:
    """Puts files on the shelf. `clearing` is held where a file may gain or lose its last message."""

    def __init__(self, replies: Replies, shelf: Shelf, run: Pooled, clock: Clock) -> None:
        self._replies, self._shelf, self._run, self._clock = replies, shelf, run, clock
        self.clearing = asyncio.Lock()

    async def is_whole(self, media: Media) -> bool:
        """Whether a message's file really lies where it is said to."""
        if media.path is None or media.size is None:
            return False
        return await self._run(self._shelf.is_whole, media.path, media.size)

    async def take_from_shelf(self, file: Waiting) -> bool:
        """Give a message a file that is here already, and return whether there was one.

        Raises:
            NotThereError: the message does not wait for it any more.
        """
        sha256 = file.media.sha256
        if sha256 is None:
            return False
        async with self.clearing:
            found = await self._run(self._shelf.find, sha256)
            if found is None or found[1] != (file.media.size or found[1]):
                return False
            place = self._shelf.absolute(found[0])
            head = await self._run(self._shelf.read_head, found[0])
            await self._note(file, sha256, found, await self._run(_seen, file, place, head))
            return True

    async def keep(self, file: Waiting, part: Part) -> None:
        """Put a proved file on the shelf and write down that it is here; its part is gone in any case.

        Raises:
            NotFetchedError: there is no room for it.
            NotThereError: the message does not wait for it any more.
        """
        try:
            seen = await self._run(_seen, file, part.path, part.head)
            async with self.clearing:
                found = await self._run(self._shelf.find, part.sha256)
                if found is None or found[1] != part.size:
                    found = await self._run(self._shelf.keep, part, seen.extension), part.size
                await self._note(file, part.sha256, found, seen)
        except NoRoomError as error:
            raise NotFetchedError("disk-full") from error
        finally:
            await self._run(part.drop)

    async def _note(self, file: Waiting, sha256: str, found: tuple[str, int], seen: "_Seen") -> None:
        here = steps.FileHere(file.seq, file.message_id, sha256, *found, seen.mime, seen.waveform)
        await self._replies.do(Doing(here, self._clock.now()))


class _Seen(Struct, frozen=True):
    """What looking into a file told."""

    extension: str
    mime: str | None
    waveform: bytes | None


def _seen(file: Waiting, place: Path, head: bytes) -> _Seen:
    media = file.media
    found = kinds.look(place, head, media.name, media.mime)
    bars = waveform(place) if file.kind is Kind.VOICE and media.waveform is None else None
    return _Seen(found.extension, found.mime, bars)
