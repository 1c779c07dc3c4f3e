"""Messages whose answer was lost: looked for where they may be found, before the agent is asked.

Their own echo is waited for; then the gateway's queue and its log of webhooks are looked at. That a message is nowhere
to be found proves nothing, so it is never sent again by itself.
"""

import asyncio
import logging
from collections.abc import Awaitable, Callable

from multichat_desktop.domain import address
from multichat_desktop.domain.content import Content
from multichat_desktop.domain.events import MessageEvent
from multichat_desktop.domain.message import CHECKING
from multichat_desktop.domain.sameness import same
from multichat_desktop.domain.status import OutboxState
from multichat_desktop.services.credentials import CredentialStore
from multichat_desktop.services.gateway import Gateway
from multichat_desktop.services.outbox_notes import Notes
from multichat_desktop.store import steps
from multichat_desktop.store.outbox_rows import Pending
from multichat_desktop.store.reader import Reader
from multichat_desktop.wapi.errors import WapiError
from multichat_desktop.wapi.looking import event_of

_log = logging.getLogger(__name__)

_LOOK_AFTER = (3.0, 7.0, 20.0)
"""Seconds before each look: first its echo has a chance, then the gateway to come back."""
_CLOCKS_DIFFER_MS = 120_000


class LostAnswers:
    """Looks for one message at a time each. `takes` reads a webhook's body as if it had just come."""

    def __init__(
        self,
        notes: Notes,
        reader: Reader,
        gateway: Gateway,
        credentials: CredentialStore,
        takes: Callable[[bytes], Awaitable[object]],
    ) -> None:
        self._notes, self._reader, self._gateway = notes, reader, gateway
        self._credentials, self._takes = credentials, takes

    async def look_for(self, pending: Pending) -> None:
        """Look until it is found or settled otherwise, and else ask the agent."""
        for seconds in _LOOK_AFTER:
            await asyncio.sleep(seconds)
            if not await self._is_open(pending):
                return
            try:
                await self._look(pending)
            except WapiError as error:
                _log.info("a lost answer could not be looked for: %s", error.code)
            except Exception:
                _log.exception("a lost answer could not be looked for")
            if not await self._is_open(pending):
                return
        await self._notes.do(steps.Ask(pending.local_id))

    async def _is_open(self, pending: Pending) -> bool:
        message = await self._notes.read(lambda: self._reader.by_local_id(pending.local_id))
        return message is not None and message.outbox is OutboxState.UNSETTLED and message.error == CHECKING

    async def _look(self, pending: Pending) -> None:
        letter = await self._notes.read(lambda: self._reader.sending.letter(pending.local_id))
        if letter is None:
            return
        credentials = await self._credentials.of(pending.instance_id)
        queued = await self._gateway.queued(credentials)
        found = [event for event in queued if self._is_it(event, letter.content, pending.address)]
        known = self._reader.sending.known(pending.instance_id, [event.message_id for event in found])
        for event in found:
            if event.message_id not in known:
                await self._notes.do(steps.Taken(pending.local_id, event.message_id))
                return
        for body in await self._gateway.told(credentials):
            told = event_of(body)
            if told is not None and self._is_echo(told, letter.content, pending):
                await self._takes(body)

    @staticmethod
    def _is_it(event: MessageEvent, content: Content, to: str | None) -> bool:
        meant = address.parse(to or "")
        return meant is not None and event.chat.key == meant.key and same(content, event.content)

    @staticmethod
    def _is_echo(event: MessageEvent, content: Content, pending: Pending) -> bool:
        ours = event.from_me and event.from_api is not False and event.instance_id == pending.instance_id
        # What is older than the message itself cannot be its echo.
        late_enough = event.at is not None and event.at >= pending.at - _CLOCKS_DIFFER_MS
        return ours and late_enough and same(content, event.content)
