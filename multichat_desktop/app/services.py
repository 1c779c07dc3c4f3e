"""What works on the store beside the window: made once it is painted, in the order in which one needs the other."""

import asyncio
import contextlib
import logging
from collections.abc import Callable, Coroutine
from concurrent.futures import ThreadPoolExecutor
from typing import Any

from multichat_desktop.app.ground import Ground
from multichat_desktop.domain.changes import Changes
from multichat_desktop.domain.chat import Chat
from multichat_desktop.services.clearing import Clearing
from multichat_desktop.services.courtesy import Courtesy
from multichat_desktop.services.credentials import CredentialStore
from multichat_desktop.services.desk import Desk
from multichat_desktop.services.errands import Errands
from multichat_desktop.services.files.shelf import Shelf
from multichat_desktop.services.files.work import FileWork
from multichat_desktop.services.groups import Groups
from multichat_desktop.services.inbox import Inbox
from multichat_desktop.services.intents import Intents
from multichat_desktop.services.keys import DoorKeys
from multichat_desktop.services.manner import SetManner
from multichat_desktop.services.outbox import Outbox
from multichat_desktop.services.people_desk import PeopleDesk
from multichat_desktop.services.portraits import Portraits
from multichat_desktop.services.preferences import Preferences
from multichat_desktop.services.preparing import Preparation
from multichat_desktop.services.room_desk import RoomDesk
from multichat_desktop.services.safekeeping import Safekeeping
from multichat_desktop.services.vault import Vault, door_key, open_vault
from multichat_desktop.services.writing import Writing
from multichat_desktop.store.replies import Replies
from multichat_desktop.wapi.client import WapiClient

_log = logging.getLogger(__name__)

_COPIED_AT_ONCE = 2


async def unlock(ground: Ground) -> Vault:
    """Open the profile's vault, and see that the public door's key is in it.

    Raises:
        VaultError: it cannot be used. Nothing has been connected yet.
    """
    loop = asyncio.get_running_loop()
    options, hide = ground.options, ground.log.hide
    vault = await loop.run_in_executor(
        ground.pool, lambda: open_vault(ground.profile, keyring=options.keyring, hide=hide)
    )
    await loop.run_in_executor(ground.pool, door_key, vault)
    return vault


class Services:
    """Connects them on the running loop; `tell` takes notices from any thread."""

    def __init__(
        self,
        ground: Ground,
        vault: Vault,
        preferences: Preferences,
        intents: Intents,
        replies: Replies,
        tell: Callable[[Changes], None],
    ) -> None:
        self._ground, self._loop = ground, asyncio.get_running_loop()
        self._tasks: list[asyncio.Task[None]] = []
        reader, clock, pool, options = ground.reader, ground.clock, ground.pool, ground.options
        self.replies, self.intents = replies, intents
        self.credentials = CredentialStore(vault, pool)
        client = self.client = WapiClient(options.wapi_url)
        self.door_keys = DoorKeys(vault, client, self.credentials, self._instance_ids, pool, clock)
        self.outbox = Outbox(
            replies,
            reader,
            client,
            self.credentials,
            clock,
            takes=Inbox(replies, clock, pool).take_logged,
            manner=SetManner(preferences, options.pace),
            told=lambda progress: tell(Changes(progress=(progress,))),
        )
        self.errands = Errands(replies, reader, client, self.credentials, clock)
        self._courtesy = Courtesy(reader, client, self.credentials, preferences, clock)
        shelf = Shelf(ground.profile.folder)
        self._clearing = Clearing(ground.profile.database, shelf, replies, pool, clock)
        # Files come from sticks and network drives as well: nobody else must wait for one that is slow.
        self._copying = ThreadPoolExecutor(_COPIED_AT_ONCE, thread_name_prefix="copying")
        self.preparation = Preparation(shelf, self._copying)
        self.desk = Desk(
            intents,
            reader,
            self.outbox,
            self.errands,
            Writing(intents, self.preparation, self.outbox.wake),
            self._courtesy,
            preferences,
            clock,
        )
        self.desk.wake_clearing = self._clearing.wake
        self._groups = Groups(replies, client, self.credentials, clock)
        self.people = PeopleDesk(intents, reader, self._groups)
        self.safekeeping = Safekeeping(ground.profile, ground.condition, replies, clock, ground.alarm.sound)
        self.files = FileWork(
            ground.profile, ground.writer, self.credentials, preferences, clock, options.wapi_url, tell
        )
        self.room = RoomDesk(self.files)
        fetch, folder = self.files.fetch_public, ground.profile.folder
        self._portraits = Portraits(replies, reader, fetch, folder, clock, pool)

    def _instance_ids(self) -> list[str]:
        return [instance.id for instance in self._ground.reader.instances()]

    async def begin(self) -> None:
        """Start what works by itself as long as there is a connection to work with."""
        await self.door_keys.load()
        await self._in_pool(self.files.start)

    def go_on(self) -> None:
        """Start what may ask the gateway; the doors are open by now, so that its echoes come in."""
        for work, name in (
            (self.door_keys.run(), "door keys"),
            (self.outbox.run(), "outbox"),
            (self.errands.run(), "errands"),
            (self._clearing.run(), "clearing"),
            (self._groups.run(), "groups"),
            (self._portraits.run(), "portraits"),
            (self.safekeeping.run(), "safekeeping"),
        ):
            self._run(work, name)

    async def stop(self) -> None:
        """Stop in the reverse order, whatever has been started."""
        for task in self._tasks:
            task.cancel()
        await asyncio.gather(*self._tasks, return_exceptions=True)
        await self.room.finish()
        await self._in_pool(self.files.stop)
        await self._in_pool(self.safekeeping.close)
        await self.intents.finish()
        self._copying.shutdown(wait=False)
        await self._courtesy.close()
        await self.client.close()

    def heard(self, changes: Changes) -> None:
        """Hear of a commit, on the writer's thread."""
        self.files.heard(changes)
        groups = [chat for chat in changes.chats if chat.is_group and not chat.name]
        if groups:
            self._on_loop(self._groups.heard, groups)
        pictured = [chat for chat in changes.chats if chat.picture]
        if pictured:
            self._on_loop(self._portraits.heard, pictured)

    def _on_loop(self, hear: Callable[[list[Chat]], None], chats: list[Chat]) -> None:
        with contextlib.suppress(RuntimeError):  # the loop has just ended: asked again at the next start
            self._loop.call_soon_threadsafe(hear, chats)

    async def _in_pool(self, work: Callable[[], object]) -> None:
        await self._loop.run_in_executor(self._ground.pool, work)

    def _run(self, work: Coroutine[Any, Any, None], name: str) -> None:
        task = self._loop.create_task(work, name=name)
        task.add_done_callback(self._seen)
        self._tasks.append(task)

    def _seen(self, task: asyncio.Task[None]) -> None:
        if not task.cancelled() and task.exception() is not None:
            _log.error("%s ended unexpectedly", task.get_name(), exc_info=task.exception())
            self._ground.alarm.note(task.exception())
