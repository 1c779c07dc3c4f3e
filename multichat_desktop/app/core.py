"""The console without its window: database, doors, outbox, and what runs beside them."""

import asyncio
import contextlib
import logging
import sys
from collections.abc import Callable, Coroutine
from concurrent.futures import ThreadPoolExecutor
from typing import TYPE_CHECKING, Any

from multichat_desktop import __version__
from multichat_desktop.app.alarm import Alarm
from multichat_desktop.app.options import Options
from multichat_desktop.domain.changes import Changes
from multichat_desktop.domain.clock import Clock, rfc3339
from multichat_desktop.domain.keeping import Recovery
from multichat_desktop.store import recovery
from multichat_desktop.store.condition import Condition
from multichat_desktop.store.errors import StoreBrokenError
from multichat_desktop.store.profile import Profile
from multichat_desktop.store.reader import Reader
from multichat_desktop.store.replies import Replies
from multichat_desktop.store.writer import Writer

if TYPE_CHECKING:
    from multichat_desktop.services.credentials import CredentialStore
    from multichat_desktop.services.desk import Desk
    from multichat_desktop.services.group_names import GroupNames
    from multichat_desktop.services.intents import Intents, NotWritten
    from multichat_desktop.services.outbox import Outbox
    from multichat_desktop.services.safekeeping import Safekeeping
    from multichat_desktop.wapi.client import WapiClient
    from multichat_desktop.webhook.intake import Intake, Ports

_log = logging.getLogger(__name__)

_POOL_THREADS = 2
_SWITCH_SECONDS = 0.0002
WINDOW_PREFIX = "window."


class Core:
    """Makes the store at once, and the rest when started, so that a window can be painted in between.

    `listener` hears of every commit on the writer's thread. A database that is found damaged is made good at once.

    Raises:
        ProfileBusyError: another console has this profile.
        StoreError: its database cannot be opened, nor another one made in its place.
    """

    def __init__(
        self,
        options: Options,
        profile: Profile,
        clock: Clock,
        listener: Callable[[Changes], None] | None = None,
    ) -> None:
        self.options, self.profile, self.clock = options, profile, clock
        self._listener = listener
        self._lock = profile.lock()
        try:
            self.condition = Condition(profile)
            self.pool = ThreadPoolExecutor(_POOL_THREADS, thread_name_prefix="pool")
            self.alarm = Alarm(self.condition, self.pool)
            self.writer, self.reader = self._open_sound(profile)
            self.condition.begin()
        except BaseException:
            self._lock.release()
            raise
        self.writer.start()
        self._loop: asyncio.AbstractEventLoop | None = None
        self._tasks: list[asyncio.Task[None]] = []
        self._group_names: GroupNames | None = None
        self._intake: Intake | None = None
        self._client: WapiClient | None = None
        self._safekeeping: Safekeeping | None = None
        self.intents: Intents | None = None
        self.wrong_keys = 0
        self._last_event: int | None = None
        self.ports: Ports
        self.key: str
        self.replies: Replies
        self.credentials: CredentialStore
        self.outbox: Outbox
        self.desk: Desk

    def _open_sound(self, profile: Profile) -> tuple[Writer, Reader]:
        """Open the database; a damaged one is replaced first, before anything writes to it."""
        if recovery.is_needed(profile, self.condition):
            self._recover(profile)
        try:
            return self._open(profile)
        except StoreBrokenError:
            if not recovery.is_damaged(profile):
                raise
            self._recover(profile)
            return self._open(profile)

    def _recover(self, profile: Profile) -> None:
        from multichat_desktop.services.recovery import recover

        recover(profile, self.condition, self.clock)

    def _open(self, profile: Profile) -> tuple[Writer, Reader]:
        writer = Writer(profile.database, self._changed, self.alarm.note)
        try:
            return writer, Reader(profile.database)
        except BaseException:
            writer.stop()
            raise

    @property
    def client(self) -> "WapiClient":
        """Return the way to the gateway."""
        assert self._client is not None
        return self._client

    def untold_recovery(self) -> Recovery | None:
        """Return how a damaged database was replaced, if nobody was told of it yet."""
        from multichat_desktop.services.recovery import untold

        return untold(self.reader.settings())

    async def told(self, done: Recovery) -> None:
        """Remember that somebody was told."""
        from multichat_desktop.store import chores
        from multichat_desktop.store.jobs import Chore

        await self.replies.do(Chore(chores.set_setting(recovery.TOLD, str(done.at))))

    def settings(self) -> dict[str, str]:
        """Return what the window remembers."""
        found = self.reader.settings().items()
        return {k.removeprefix(WINDOW_PREFIX): v for k, v in found if k.startswith(WINDOW_PREFIX)}

    async def start(self, on_failure: "Callable[[NotWritten], None]") -> None:
        """Connect the services, open the doors, and start what runs beside them.

        Raises:
            PortTakenError: a door's port is taken.
        """
        try:
            await self._start(on_failure)
        except Exception as error:
            self.alarm.note(error)
            raise

    async def _start(self, on_failure: "Callable[[NotWritten], None]") -> None:
        # Imported here and not above: aiohttp alone takes a quarter of a second, and the window paints first.
        from multichat_desktop.services.credentials import CredentialStore
        from multichat_desktop.services.desk import Desk
        from multichat_desktop.services.group_names import GroupNames
        from multichat_desktop.services.intents import Intents
        from multichat_desktop.services.outbox import Outbox
        from multichat_desktop.services.safekeeping import Safekeeping
        from multichat_desktop.services.vault import door_key, open_vault
        from multichat_desktop.wapi.client import WapiClient

        # A Qt thread that is busy in Python gives the interpreter up only this often, and SQLite asks for it again
        # after each statement: at Python's own 5 ms an answer took up to 0.4 s behind it, now up to 0.04.
        sys.setswitchinterval(_SWITCH_SECONDS)
        loop = self._loop = asyncio.get_running_loop()
        self.alarm.listen(loop)
        options = self.options
        vault = await loop.run_in_executor(
            self.pool, lambda: open_vault(self.profile, keyring=options.keyring)
        )
        self.key = await loop.run_in_executor(self.pool, door_key, vault)
        self.replies = Replies(self.writer, loop)
        self.credentials = CredentialStore(vault, self.pool)
        client = self._client = WapiClient(options.wapi_url)
        self.outbox = Outbox(
            self.replies, self.reader, client, self.credentials, self.clock, pace=options.pace
        )
        intents = self.intents = Intents(self.replies, self.clock, on_failure)
        self.desk = Desk(intents, self.reader, self.outbox)
        self._group_names = GroupNames(self.replies, client, self.credentials, self.clock)
        self._safekeeping = Safekeeping(
            self.profile, self.condition, self.replies, self.clock, self.alarm.sound
        )
        await loop.run_in_executor(self.pool, self._open_doors)
        self._run(self.outbox.run(), "outbox")
        self._run(self._group_names.run(), "group names")
        self._run(self._safekeeping.run(), "safekeeping")

    def _open_doors(self) -> None:
        from multichat_desktop.services.inbox import Inbox
        from multichat_desktop.webhook.doors import Door, Keys
        from multichat_desktop.webhook.handler import Handler
        from multichat_desktop.webhook.intake import Handles, Intake

        def make_handlers(loop: asyncio.AbstractEventLoop) -> dict[Door, Handles]:
            inbox = Inbox(Replies(self.writer, loop), self.clock, self.pool)
            keys, monotonic = Keys(self.key), self.clock.monotonic
            return {
                Door.LOCAL: Handler(Door.LOCAL, inbox, keys, monotonic, health=self.health),
                Door.PUBLIC: Handler(Door.PUBLIC, inbox, keys, monotonic, on_wrong_key=self._count_wrong_key),
            }

        self._intake = Intake(make_handlers)
        self.ports = self._intake.start(self.options.local_port, self.options.public_port)

    async def stop(self) -> None:
        """Stop in the reverse order; safe after a start that failed half way."""
        loop = asyncio.get_running_loop()
        if self._intake is not None:
            await loop.run_in_executor(self.pool, self._intake.stop)
        for task in self._tasks:
            task.cancel()
        await asyncio.gather(*self._tasks, return_exceptions=True)
        if self._safekeeping is not None:
            await loop.run_in_executor(self.pool, self._safekeeping.close)
        if self.intents is not None:
            await self.intents.finish()
        if self._client is not None:
            await self._client.close()
        await loop.run_in_executor(self.pool, self.writer.drain)
        self.close_store(clean=True)

    def close_store(self, *, clean: bool = False) -> None:
        """Close what the constructor opened; `clean`: all that was begun has come to its end."""
        self.reader.close()
        self.writer.stop()
        if clean:
            self.condition.end()
        self.pool.shutdown(wait=False, cancel_futures=True)
        self._lock.release()

    def health(self) -> dict[str, object]:
        """Return what `GET /healthz` shows; called on the intake's thread."""
        return {
            "version": __version__,
            "ready": True,
            "queue_depth": self.writer.depth,
            "last_event_at": None if self._last_event is None else rfc3339(self._last_event),
            "wrong_keys": self.wrong_keys,
        }

    def _count_wrong_key(self) -> None:
        self.wrong_keys += 1

    def _changed(self, changes: Changes) -> None:
        """Hear of a commit, on the writer's thread."""
        self._last_event = self.clock.now()
        if self._listener is not None:
            self._listener(changes)
        names, loop = self._group_names, self._loop
        groups = [chat for chat in changes.chats if chat.is_group and not chat.name]
        if groups and names is not None and loop is not None:
            with contextlib.suppress(RuntimeError):  # the loop has just ended: asked again at the next start
                loop.call_soon_threadsafe(names.heard, groups)

    def _run(self, work: Coroutine[Any, Any, None], name: str) -> None:
        task = asyncio.get_running_loop().create_task(work, name=name)
        task.add_done_callback(self._seen)
        self._tasks.append(task)

    def _seen(self, task: asyncio.Task[None]) -> None:
        if not task.cancelled() and task.exception() is not None:
            _log.error("%s ended unexpectedly", task.get_name(), exc_info=task.exception())
            self.alarm.note(task.exception())
