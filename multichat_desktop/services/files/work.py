"""The thread on which files come: its own loop, so that neither a paint nor an acknowledgement ever waits for one."""

import asyncio
import contextlib
import logging
import threading
from collections.abc import Callable, Coroutine
from concurrent.futures import ThreadPoolExecutor
from contextlib import AsyncExitStack
from pathlib import Path
from typing import Any, TypeVar

from multichat_desktop.domain.changes import Changes
from multichat_desktop.domain.clock import Clock
from multichat_desktop.domain.preferences import DOWNLOAD_LARGEST, DOWNLOADS, Preference
from multichat_desktop.services.credentials import CredentialStore
from multichat_desktop.services.files.addresses import Guard
from multichat_desktop.services.files.cleanup import Cleaner, Room, Use
from multichat_desktop.services.files.downloads import Downloads
from multichat_desktop.services.files.fetching import Fetcher
from multichat_desktop.services.files.keeping import Keeper
from multichat_desktop.services.files.pooled import Pooled
from multichat_desktop.services.files.shelf import Shelf
from multichat_desktop.services.files.web import Web
from multichat_desktop.services.preferences import Preferences
from multichat_desktop.store.profile import Profile
from multichat_desktop.store.reader import Reader
from multichat_desktop.store.replies import Replies
from multichat_desktop.store.writer import Writer
from multichat_desktop.wapi.client import WapiClient

_log = logging.getLogger(__name__)

T = TypeVar("T")
_POOL_THREADS = 2


class _Parts:
    """What lives on the thread."""

    def __init__(self, downloads: Downloads, cleaner: Cleaner, web: Web) -> None:
        self.downloads, self.cleaner, self.web = downloads, cleaner, web


class FileWork:
    """Everything about files that goes on by itself. Its methods may be called from any thread.

    `tell` hears of progress, on the thread of files.
    """

    def __init__(
        self,
        profile: Profile,
        writer: Writer,
        credentials: CredentialStore,
        preferences: Preferences,
        clock: Clock,
        gateway: str,
        tell: Callable[[Changes], None],
    ) -> None:
        self._profile, self._writer, self._credentials = profile, writer, credentials
        self._preferences, self._clock, self._gateway, self._tell = preferences, clock, gateway, tell
        self._loop: asyncio.AbstractEventLoop | None = None
        self._end = asyncio.Event()
        self._begun = threading.Event()
        self._parts: _Parts | None = None
        self._failed: BaseException | None = None
        self._thread = threading.Thread(target=self._live, name="files", daemon=True)
        preferences.on_change(self._changed)

    def start(self) -> None:
        """Start the thread; returns once it takes what is heard.

        Raises:
            StoreError: the database cannot be read.
        """
        self._thread.start()
        self._begun.wait()
        if self._failed is not None:
            raise self._failed

    def stop(self) -> None:
        """Give up what is coming, which the next start begins anew, and end the thread."""
        self._on_loop(self._end.set)
        if self._thread.is_alive():
            self._thread.join()

    def heard(self, changes: Changes) -> None:
        """Hear of a commit."""
        messages = [m for m in changes.messages if m.media is not None or m.deleted]
        if messages or changes.removed:
            self._on_loop(lambda: self._given.downloads.heard(messages, changes.removed))

    def download(self, seq: int) -> None:
        """Fetch a message's file now, whatever its size and however it ended before."""
        self._on_loop(lambda: self._given.downloads.download(seq))

    def cancel_download(self, seq: int) -> None:
        """Stop fetching a message's file; it is not fetched by itself again."""
        self._on_loop(lambda: self._given.downloads.cancel_download(seq))

    async def use(self) -> Use:
        """Return what files take on the disk."""

        async def ask() -> Use:
            return self._given.cleaner.use()

        return await self._over_there(ask())

    async def make_room(self, *, days: int | None = None, size: int | None = None) -> Room:
        """Take files off the disk: those older than so many days, then the oldest until `size` bytes are left.

        Raises:
            StoreError: it cannot be written down.
        """
        return await self._over_there(self._given.cleaner.make_room(days=days, size=size))

    async def fetch_public(self, url: str, limit: int) -> bytes:
        """Return what lies at a stranger's URL, at most `limit` bytes, through the guard and without credentials.

        Raises:
            NotFetchedError: it is not there, is larger, or may not be asked for.
        """
        return await self._over_there(self._given.web.whole(url, limit))

    @property
    def media_folder(self) -> Path:
        """Return what the paths of files are relative to."""
        return self._profile.folder

    @property
    def _given(self) -> _Parts:
        assert self._parts is not None
        return self._parts

    async def _over_there(self, work: Coroutine[Any, Any, T]) -> T:
        assert self._loop is not None
        return await asyncio.wrap_future(asyncio.run_coroutine_threadsafe(work, self._loop))

    def _on_loop(self, do: Callable[[], None]) -> None:
        if self._loop is not None:
            with contextlib.suppress(RuntimeError):  # it has just ended: the next start looks at all of it
                self._loop.call_soon_threadsafe(do)

    def _changed(self, preference: Preference) -> None:
        if preference is DOWNLOAD_LARGEST or preference in DOWNLOADS.values():
            self._on_loop(self._look_again)

    def _look_again(self) -> None:
        self._given.downloads.look_again()

    def _live(self) -> None:
        try:
            asyncio.run(self._run())
        except BaseException as error:
            if self._begun.is_set():
                _log.exception("the thread of files ended unexpectedly")
            self._failed = error
        finally:
            self._begun.set()

    async def _run(self) -> None:
        async with AsyncExitStack() as opened:
            pool = opened.enter_context(ThreadPoolExecutor(_POOL_THREADS, thread_name_prefix="files"))
            run = Pooled(pool)
            reader = Reader(self._profile.database)
            opened.callback(reader.close)
            web = Web(Guard(self._gateway))
            opened.push_async_callback(web.close)
            client = WapiClient(self._gateway)
            opened.push_async_callback(client.close)
            loop = asyncio.get_running_loop()
            replies, shelf = Replies(self._writer, loop), Shelf(self._profile.folder)
            await run(shelf.clear_up)
            keeper = Keeper(replies, shelf, run, self._clock)
            fetcher = Fetcher(web, client, self._credentials, shelf, run)
            preferences, clock = self._preferences, self._clock
            downloads = Downloads(replies, reader, fetcher, keeper, preferences, clock, self._tell)
            cleaner = Cleaner(replies, reader, shelf, keeper, run, preferences, clock)
            self._parts, self._loop = _Parts(downloads, cleaner, web), loop
            self._begun.set()
            await self._until_the_end(downloads.run(), cleaner.run())

    async def _until_the_end(self, *works: Coroutine[Any, Any, None]) -> None:
        """Let things run until the end is asked for, or one of them fails."""
        tasks = [asyncio.create_task(work) for work in (*works, self._ended())]
        try:
            done, _ = await asyncio.wait(tasks, return_when=asyncio.FIRST_COMPLETED)
            for task in done:
                task.result()
        finally:
            for task in tasks:
                task.cancel()
            await asyncio.gather(*tasks, return_exceptions=True)

    async def _ended(self) -> None:
        await self._end.wait()
