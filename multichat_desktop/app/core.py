"""The console without its window: what it stands on, what works on that, and the doors."""

import asyncio
import sys
from collections.abc import Callable
from typing import TYPE_CHECKING

from multichat_desktop import __version__
from multichat_desktop.app.ground import Ground
from multichat_desktop.app.options import Options
from multichat_desktop.domain.changes import Changes
from multichat_desktop.domain.clock import Clock, rfc3339
from multichat_desktop.domain.keeping import Recovery
from multichat_desktop.services.preferences import Preferences
from multichat_desktop.services.quick_replies import QuickReplies
from multichat_desktop.store import chores, quick_replies, recovery
from multichat_desktop.store.jobs import Chore
from multichat_desktop.store.profile import Profile
from multichat_desktop.store.replies import Nobody, Replies

if TYPE_CHECKING:
    from multichat_desktop.app.services import Services
    from multichat_desktop.services.intents import Intents, NotWritten
    from multichat_desktop.webhook.intake import Intake, Ports

_SWITCH_SECONDS = 0.0002
WINDOW_PREFIX = "window."


class Core(Ground):
    """Makes the store at once, and the rest when started, so that a window can be painted in between.

    `listener` hears of every commit on the writer's thread, and of progress from any.

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
        self._listener = listener
        self._services: Services | None = None
        self._intents: Intents | None = None
        self._intake: Intake | None = None
        self.wrong_keys = 0
        self._last_event: int | None = None
        self.ports: Ports
        super().__init__(options, profile, clock, self._heard)
        self.preferences = Preferences(
            self.reader.settings(), lambda key, value: self._chore(chores.set_setting(key, value))
        )
        self.quick_replies = QuickReplies(
            self.reader.quick_replies(),
            lambda replies: self._chore(quick_replies.keep(replies)),
            profile.folder,
        )

    @property
    def services(self) -> "Services":
        """Return what works on the store; there once it has been started."""
        assert self._services is not None
        return self._services

    @property
    def key(self) -> str:
        """Return the key of the public door; an old one may be good beside it (`services.keys`)."""
        return self.services.door_keys.current

    def _chore(self, run: chores.Run) -> None:
        if self._intents is not None:
            self._intents.chore(run)
        else:
            self.writer.submit(Chore(run), Nobody())

    def untold_recovery(self) -> Recovery | None:
        """Return how a damaged database was replaced, if nobody was told of it yet."""
        from multichat_desktop.services.recovery import untold

        return untold(self.reader.settings())

    async def told(self, done: Recovery) -> None:
        """Remember that somebody was told."""
        await self.services.replies.do(Chore(chores.set_setting(recovery.TOLD, str(done.at))))

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
        from multichat_desktop.app.services import Services, unlock
        from multichat_desktop.services.intents import Intents

        # A Qt thread that is busy in Python gives the interpreter up only this often, and SQLite asks for it again
        # after each statement: at Python's own 5 ms an answer took up to 0.4 s behind it, now up to 0.04.
        sys.setswitchinterval(_SWITCH_SECONDS)
        loop = asyncio.get_running_loop()
        self.alarm.listen(loop)
        vault = await unlock(self)
        replies = Replies(self.writer, loop)
        self._intents = Intents(replies, self.clock, on_failure)
        self._services = Services(self, vault, self.preferences, self._intents, replies, self._tell)
        await self._services.begin()
        await loop.run_in_executor(self.pool, self._open_doors)
        self._services.go_on()

    def _open_doors(self) -> None:
        from multichat_desktop.services.inbox import Inbox
        from multichat_desktop.webhook.doors import Door
        from multichat_desktop.webhook.handler import Handler
        from multichat_desktop.webhook.intake import Handles, Intake

        def make_handlers(loop: asyncio.AbstractEventLoop) -> dict[Door, Handles]:
            inbox = Inbox(Replies(self.writer, loop), self.clock, self.pool)
            keys, monotonic = self.services.door_keys.keys, self.clock.monotonic
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
        if self._services is not None:
            await self._services.stop()
        await loop.run_in_executor(self.pool, self.writer.drain)
        self.close_store(clean=True)

    def health(self) -> dict[str, object]:
        """Return what `GET /healthz` shows; called on the intake's thread."""
        return {
            "version": __version__,
            "ready": True,
            "queue_depth": self.writer.depth,
            "last_event_at": None if self._last_event is None else rfc3339(self._last_event),
            "wrong_keys": self.wrong_keys,
            "unaccounted": self.writer.unaccounted,
        }

    def _count_wrong_key(self) -> None:
        self.wrong_keys += 1

    def _heard(self, changes: Changes) -> None:
        """Hear of a commit, on the writer's thread."""
        self._last_event = self.clock.now()
        self._tell(changes)
        if self._services is not None:
            self._services.heard(changes)

    def _tell(self, changes: Changes) -> None:
        if self._listener is not None:
            self._listener(changes)
