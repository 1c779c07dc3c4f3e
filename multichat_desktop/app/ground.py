"""What a console stands on: the profile's lock, its database, the log, and a pool."""

from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor

from multichat_desktop.app import logs
from multichat_desktop.app.alarm import Alarm
from multichat_desktop.app.event_log import EventLog
from multichat_desktop.app.options import Options
from multichat_desktop.domain.changes import Changes
from multichat_desktop.domain.clock import Clock
from multichat_desktop.store import recovery
from multichat_desktop.store.condition import Condition
from multichat_desktop.store.errors import StoreBrokenError
from multichat_desktop.store.profile import Profile
from multichat_desktop.store.reader import Reader
from multichat_desktop.store.writer import Writer

_POOL_THREADS = 2


class Ground:
    """Opens the store at once; `changed` hears of every commit on the writer's thread.

    A database that is found damaged is made good before anything writes to it.

    Raises:
        ProfileBusyError: another console has this profile.
        StoreError: its database cannot be opened, nor another one made in its place.
    """

    def __init__(
        self, options: Options, profile: Profile, clock: Clock, changed: Callable[[Changes], None]
    ) -> None:
        self.options, self.profile, self.clock = options, profile, clock
        self._changed = changed
        self._lock = profile.lock()
        try:
            self.condition = Condition(profile)
            self.pool = ThreadPoolExecutor(_POOL_THREADS, thread_name_prefix="pool")
            self.alarm = Alarm(self.condition, self.pool)
            self.log = EventLog(profile.logs, logs.shared())
            self.writer, self.reader = self._open_sound(profile)
            self.condition.begin()
        except BaseException:
            self._lock.release()
            raise
        self.log.start()
        self.writer.start()

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
        writer = Writer(profile.database, self._changed, self.alarm.note, self.log.answered)
        try:
            return writer, Reader(profile.database)
        except BaseException:
            writer.stop()
            raise

    def close_store(self, *, clean: bool = False) -> None:
        """Close what was opened; `clean`: all that was begun has come to its end."""
        self.reader.close()
        self.writer.stop()
        self.log.stop()
        if clean:
            self.condition.end()
        self.pool.shutdown(wait=False, cancel_futures=True)
        self._lock.release()
