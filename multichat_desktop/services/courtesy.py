"""Calls to the gateway that nothing hangs on: that the agent is typing, and whether a number is in WhatsApp."""

import asyncio
import logging
from collections.abc import Callable, Coroutine
from typing import Any

from multichat_desktop.domain import address
from multichat_desktop.domain.clock import Clock
from multichat_desktop.domain.outgoing import NumberCheck
from multichat_desktop.domain.preferences import SHOW_TYPING
from multichat_desktop.services.credentials import CredentialStore
from multichat_desktop.services.gateway import Gateway
from multichat_desktop.services.preferences import Preferences
from multichat_desktop.store.reader import Reader
from multichat_desktop.wapi.errors import WapiError

_log = logging.getLogger(__name__)

_AGAIN_SECONDS, _SHOWN_SECONDS = 8.0, 10


class Courtesy:
    """Asks, and forgets what it was not told. `close` ends what is under way."""

    def __init__(
        self,
        reader: Reader,
        gateway: Gateway,
        credentials: CredentialStore,
        preferences: Preferences,
        clock: Clock,
    ) -> None:
        self._reader, self._gateway, self._credentials = reader, gateway, credentials
        self._preferences, self._clock = preferences, clock
        self._shown: dict[tuple[str, str], float] = {}
        self._tasks: set[asyncio.Task[None]] = set()

    def show_typing(self, chat_id: str, kind: str) -> None:
        """Let the customer see that the agent writes (`composing`) or records (`recording`), if that is wanted.

        May be called with every letter: the gateway is asked every eight seconds.
        """
        now = self._clock.monotonic()
        if not self._preferences.flag(SHOW_TYPING) or now < self._shown.get((chat_id, kind), now):
            return
        self._shown[chat_id, kind] = now + _AGAIN_SECONDS
        self._hold(self._show(chat_id, kind), "typing")

    async def _show(self, chat_id: str, kind: str) -> None:
        chat = self._reader.chat(chat_id)
        if chat is None or chat.address is None:
            return
        try:
            credentials = await self._credentials.of(chat.instance_id)
            await self._gateway.show_typing(credentials, chat.address, kind, _SHOWN_SECONDS)
        except WapiError as error:
            _log.info("the customer was not shown that somebody types: %s", error.code)

    def check_number(self, instance_id: str, phone: str, then: Callable[[NumberCheck], None]) -> None:
        """Ask whether a number, as a person types it, is in WhatsApp; `then` gets the answer on this loop."""
        self._hold(self._check(instance_id, phone, then), "number check")

    async def _check(self, instance_id: str, phone: str, then: Callable[[NumberCheck], None]) -> None:
        # The first look at a country reads its numbers from the disk.
        typed = await asyncio.to_thread(address.from_typed, phone)
        if typed is None:
            then(NumberCheck(phone, None, "bad-number"))
            return
        try:
            credentials = await self._credentials.of(instance_id)
            answer = await self._gateway.check_number(credentials, typed.sendable)
        except WapiError as error:
            answer = NumberCheck(typed.sendable, None, error.code)
        then(answer)

    async def close(self) -> None:
        """End what is under way."""
        for task in self._tasks:
            task.cancel()
        await asyncio.gather(*self._tasks, return_exceptions=True)

    def _hold(self, work: Coroutine[Any, Any, None], name: str) -> None:
        task = asyncio.get_running_loop().create_task(work, name=name)
        self._tasks.add(task)
        task.add_done_callback(self._tasks.discard)
