"""Group names: no webhook carries them, so each group is asked about once."""

import asyncio
import logging
from collections.abc import Iterable

from multichat_desktop.domain.chat import Chat
from multichat_desktop.domain.clock import Clock
from multichat_desktop.services.credentials import CredentialStore
from multichat_desktop.services.gateway import Gateway
from multichat_desktop.store import steps
from multichat_desktop.store.errors import StoreError
from multichat_desktop.store.jobs import Doing
from multichat_desktop.store.replies import Replies
from multichat_desktop.wapi.errors import WapiError

_log = logging.getLogger(__name__)


class GroupNames:
    """Asks the gateway for the subject of groups that have none; a failed question is asked at the next start."""

    def __init__(
        self, replies: Replies, gateway: Gateway, credentials: CredentialStore, clock: Clock
    ) -> None:
        self._replies, self._gateway, self._credentials, self._clock = replies, gateway, credentials, clock
        self._asked: set[str] = set()
        self._waiting: asyncio.Queue[Chat] = asyncio.Queue()

    def heard(self, chats: Iterable[Chat]) -> None:
        """Look at conversations that changed, for groups without a name."""
        for chat in chats:
            if chat.is_group and not chat.name and chat.id not in self._asked:
                self._asked.add(chat.id)
                self._waiting.put_nowait(chat)

    async def run(self) -> None:
        """Ask for ever; cancelled at the end."""
        while True:
            chat = await self._waiting.get()
            try:
                credentials = await self._credentials.of(chat.instance_id)
                subject = await self._gateway.group_subject(credentials, chat.address or "")
                if subject:
                    now = self._clock.now()
                    await self._replies.do(Doing(steps.NameGroup(chat.id, subject, now), now))
            except (WapiError, StoreError) as error:
                _log.info("a group's name could not be read: %s", type(error).__name__)
