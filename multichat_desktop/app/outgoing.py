"""All that lets messages go out, put together. Imported late, since it brings aiohttp along."""

from collections.abc import Callable
from concurrent.futures import Executor
from pathlib import Path

from multichat_desktop.domain.changes import Changes
from multichat_desktop.domain.clock import Clock
from multichat_desktop.services.courtesy import Courtesy
from multichat_desktop.services.credentials import CredentialStore
from multichat_desktop.services.desk import Desk
from multichat_desktop.services.errands import Errands
from multichat_desktop.services.files.shelf import Shelf
from multichat_desktop.services.gateway import Gateway
from multichat_desktop.services.inbox import Inbox
from multichat_desktop.services.intents import Intents, NotWritten
from multichat_desktop.services.manner import SetManner
from multichat_desktop.services.outbox import Outbox
from multichat_desktop.services.preferences import Preferences
from multichat_desktop.services.preparing import Preparation
from multichat_desktop.services.writing import Writing
from multichat_desktop.store.reader import Reader
from multichat_desktop.store.replies import Replies


class Outgoing:
    """The desk, and what it hands its intents to; `pace` multiplies what lies between messages."""

    def __init__(
        self,
        replies: Replies,
        reader: Reader,
        gateway: Gateway,
        credentials: CredentialStore,
        preferences: Preferences,
        clock: Clock,
        pool: Executor,
        profile: Path,
        pace: float,
        tell: Callable[[Changes], None],
        on_failure: Callable[[NotWritten], None],
    ) -> None:
        self.shelf = Shelf(profile)
        self.preparation = Preparation(self.shelf, pool)
        self.outbox = Outbox(
            replies,
            reader,
            gateway,
            credentials,
            clock,
            takes=Inbox(replies, clock, pool).take_logged,
            manner=SetManner(preferences, pace),
            told=lambda progress: tell(Changes(progress=(progress,))),
        )
        self.intents = Intents(replies, clock, on_failure)
        self.errands = Errands(replies, reader, gateway, credentials, clock)
        self.courtesy = Courtesy(reader, gateway, credentials, preferences, clock)
        writing = Writing(self.intents, self.preparation, self.outbox.wake)
        self.desk = Desk(
            self.intents,
            reader,
            self.outbox,
            self.errands,
            writing,
            self.courtesy,
            preferences,
            clock,
        )
