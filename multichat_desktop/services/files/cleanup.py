"""How much of the disk the files take, and making room: by age, by size, and what nothing has any more."""

import asyncio
import logging

from msgspec import Struct

from multichat_desktop.domain.clock import Clock
from multichat_desktop.domain.preferences import KEEP_DAYS, KEEP_SIZE
from multichat_desktop.services.files.keeping import Keeper
from multichat_desktop.services.files.pooled import Pooled
from multichat_desktop.services.files.shelf import Shelf
from multichat_desktop.services.preferences import Preferences
from multichat_desktop.store import steps
from multichat_desktop.store.errors import NotThereError, StoreError
from multichat_desktop.store.file_rows import Held, KindUse
from multichat_desktop.store.jobs import Doing
from multichat_desktop.store.reader import Reader
from multichat_desktop.store.replies import Replies

_log = logging.getLogger(__name__)

_DAY = 86_400_000
_MIB = 2**20
_EVERYTHING = 2**31
_AGES = (7, 30, 90, 365)
_EVERY_SECONDS, _FIRST_SECONDS = 6 * 3600, 60
# What no message has is kept that long: after a recovery with losses its message may be fetched once more.
_ORPHANS_DAYS = 30
_SOME = 200


class Use(Struct, frozen=True):
    """What files take on the disk, in bytes, each counted once.

    `older` tells how much of it is older than 7, 30, 90 and 365 days, by its newest message.
    """

    size: int
    files: int
    kinds: tuple[KindUse, ...]
    older: tuple[tuple[int, int], ...]


class Room(Struct, frozen=True):
    """What a clean-up took away: files, and bytes."""

    files: int
    size: int


class Cleaner:
    """Takes files off the disk; a message then says so, and its file can be fetched again while its link lives."""

    def __init__(
        self,
        replies: Replies,
        reader: Reader,
        shelf: Shelf,
        keeper: Keeper,
        run: Pooled,
        preferences: Preferences,
        clock: Clock,
    ) -> None:
        self._replies, self._rows, self._shelf = replies, reader.files, shelf
        self._keeper, self._run = keeper, run
        self._preferences, self._clock = preferences, clock

    async def run(self) -> None:
        """Keep to what was set, for ever; cancelled at the end."""
        await asyncio.sleep(_FIRST_SECONDS)
        while True:
            days = self._preferences.number(KEEP_DAYS) or None
            mib = self._preferences.number(KEEP_SIZE) or None
            try:
                await self.make_room(days=days, size=None if mib is None else mib * _MIB)
                await self.drop_orphans()
            except Exception as error:
                # The next time may go better, and files must go on coming meanwhile.
                _log.error("no room could be made: %s", error, exc_info=not isinstance(error, StoreError))
            await asyncio.sleep(_EVERY_SECONDS)

    def use(self) -> Use:
        """Return what files take."""
        kinds = tuple(self._rows.use())
        now = self._clock.now()
        held = self._rows.oldest(_EVERYTHING)
        older = tuple((days, sum(one.size for one in held if one.at < now - days * _DAY)) for days in _AGES)
        return Use(sum(k.size for k in kinds), sum(k.files for k in kinds), kinds, older)

    async def make_room(self, *, days: int | None = None, size: int | None = None) -> Room:
        """Take away what is older than so many days, and then the oldest until no more than `size` bytes are left.

        Raises:
            StoreError: it cannot be written down.
        """
        held = self._rows.oldest(_EVERYTHING) if days is not None or size is not None else []
        before = None if days is None else self._clock.now() - days * _DAY
        left = sum(one.size for one in held)
        files = freed = 0
        for one in held:
            too_old = before is not None and one.at < before
            too_much = size is not None and left > size
            if not (too_old or too_much):
                break
            if await self._remove(one):
                files, freed, left = files + 1, freed + one.size, left - one.size
        if files:
            _log.info("%d files were taken off the disk", files)
        return Room(files, freed)

    async def _remove(self, one: Held) -> bool:
        """Write down for each message that its file is gone, then take it away; never the other way round."""
        async with self._keeper.clearing:
            holders = self._rows.holders(one.sha256)
            if any(holder.leaving for holder in holders) or self._rows.attached([one.sha256]):
                return False
            for holder in holders:
                step = steps.FileRemoved(holder.seq, holder.message_id)
                try:
                    await self._replies.do(Doing(step, self._clock.now()))
                except NotThereError:
                    continue
            if self._rows.held([one.sha256]):
                return False
            for path in {holder.path for holder in holders}:
                await self._run(self._shelf.remove, path)
            return bool(holders)

    async def drop_orphans(self) -> None:
        """Take away what neither a message nor a quick reply has any more, once it is old enough."""
        found = await self._run(lambda: list(self._shelf.old_ones(_ORPHANS_DAYS)))
        for start in range(0, len(found), _SOME):
            some = found[start : start + _SOME]
            async with self._keeper.clearing:
                held = self._rows.held(sha256 for sha256, _ in some)
                for sha256, path in some:
                    if sha256 not in held:
                        await self._run(self._shelf.remove, path)
