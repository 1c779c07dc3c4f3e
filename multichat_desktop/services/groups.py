"""Groups: no webhook says what they are called or who is in them, so the gateway is asked."""

import asyncio
import logging
from collections.abc import Iterable

from multichat_desktop.domain.chat import Chat
from multichat_desktop.domain.clock import Clock
from multichat_desktop.services.credentials import CredentialStore
from multichat_desktop.services.gateway import Gateway
from multichat_desktop.store import steps
from multichat_desktop.store.errors import NotThereError, StoreError
from multichat_desktop.store.jobs import Doing
from multichat_desktop.store.replies import Replies
from multichat_desktop.wapi.errors import WapiError

_log = logging.getLogger(__name__)

FRESH_SECONDS = 600


class Groups:
    """Asks the gateway about groups: once about each that has no name, and about each that somebody looks at.

    What it said within the last ten minutes counts; a failed question is asked when the group is looked at again.
    """

    def __init__(
        self, replies: Replies, gateway: Gateway, credentials: CredentialStore, clock: Clock
    ) -> None:
        self._replies, self._gateway, self._credentials, self._clock = replies, gateway, credentials, clock
        self._named: set[str] = set()
        self._asked: dict[str, float] = {}
        self._waiting: asyncio.Queue[Chat] = asyncio.Queue()

    def heard(self, chats: Iterable[Chat]) -> None:
        """Look at conversations that changed, for groups without a name."""
        for chat in chats:
            if chat.is_group and not chat.name and chat.id not in self._named:
                self._named.add(chat.id)
                self.look(chat)

    def look(self, chat: Chat) -> None:
        """Ask who is in a group, unless that was asked just now."""
        now = self._clock.monotonic()
        if chat.is_group and now - self._asked.get(chat.id, float("-inf")) > FRESH_SECONDS:
            self._asked[chat.id] = now
            self._waiting.put_nowait(chat)

    async def run(self) -> None:
        """Ask for ever; cancelled at the end."""
        while True:
            chat = await self._waiting.get()
            try:
                credentials = await self._credentials.of(chat.instance_id)
                facts = await self._gateway.group(credentials, chat.address or "")
                now = self._clock.now()
                step = steps.DescribeGroup(chat.id, facts.subject, facts.members, now)
                await self._replies.do(Doing(step, now))
            except NotThereError:
                continue
            except (WapiError, StoreError) as error:
                self._asked.pop(chat.id, None)
                _log.info("a group could not be asked about: %s", type(error).__name__)
            except Exception:
                # Whatever one answer holds, the next group is asked about all the same.
                _log.exception("a group could not be asked about")
