"""The key of the public door, and its renewal.

The old key is kept good until every instance whose addresses held it is seen, by reading back, to hold the new one.
Everything that this needs lies in the vault before the gateway is told anything, so a renewal goes on after a restart.
"""

import asyncio
import contextlib
import json
from collections.abc import Awaitable, Callable, Sequence
from concurrent.futures import Executor
from typing import TypeVar

from msgspec import Struct

from multichat_desktop.domain.clock import Clock
from multichat_desktop.services import provisioning
from multichat_desktop.services.credentials import CredentialStore
from multichat_desktop.services.gateway import Gateway
from multichat_desktop.services.vault import (
    DOOR_KEY,
    OLD_DOOR_KEY,
    WAITING_FOR_KEY,
    Vault,
    VaultError,
    door_key,
    make_key,
)
from multichat_desktop.store.errors import StoreError
from multichat_desktop.wapi.errors import WapiError
from multichat_desktop.webhook.doors import Keys

EVERY_SECONDS, LISTEN_SECONDS = 300.0, 5.0
QUIET_SECONDS = 60.0
"""So long nothing may have come with the old key before it is dropped: the gateway has a queue of its own."""

NOT_HELD, STILL_USED, EVERYBODY = "not-held", "still-used", "*"

T = TypeVar("T")
Sleep = Callable[[float], Awaitable[object]]


class Renewal(Struct, frozen=True):
    """How far a renewal has come: which instances hold the new key, and why the old one is still good, by instance.

    The reasons are the gateway's codes (`WapiError.code`), `NOT_HELD` (it says yes and keeps something else) and, under
    `EVERYBODY`, `STILL_USED`. None of them: the old key opens nothing any more.
    """

    renewed: tuple[str, ...] = ()
    waiting: dict[str, str] = {}


class DoorKeys:
    """Keeps the door's keys in step with the vault and the gateway. Lives on one loop; `keys` may be asked anywhere.

    `instances` gives the ids of the instances there are. Start with `load`.
    """

    def __init__(
        self,
        vault: Vault,
        gateway: Gateway,
        credentials: CredentialStore,
        instances: Callable[[], Sequence[str]],
        pool: Executor,
        clock: Clock,
        sleep: Sleep = asyncio.sleep,
    ) -> None:
        self._vault, self._gateway, self._credentials = vault, gateway, credentials
        self._instances, self._pool, self._clock, self._sleep = instances, pool, clock, sleep
        self.keys = Keys()
        self.current = ""
        self._old: str | None = None
        self._waiting: list[str] = []
        self._renewed: dict[str, None] = {}
        self._uses = 0
        self._used_at: float | None = None
        self._one_at_a_time = asyncio.Lock()

    @property
    def pending(self) -> bool:
        """Whether an old key is good beside the current one."""
        return self._old is not None

    async def load(self) -> None:
        """Take the keys from the vault; the first one is made.

        Raises:
            VaultError: the vault cannot be used.
        """
        current, old, waiting = await self._in_pool(self._read)
        self.current, self._waiting = current, waiting
        self._old = None if old == current else old
        self._open_with()

    async def run(self) -> None:
        """Go on with a renewal that is pending: now and then, and as soon as something comes with the new key."""
        while True:
            if self.pending:
                await self._look()
            heard, waited = self.keys.uses(self.current), 0.0
            while waited < EVERY_SECONDS:
                await self._sleep(LISTEN_SECONDS)
                waited += LISTEN_SECONDS
                if not heard and self.keys.uses(self.current):
                    break

    async def renew(self, base: str | None = None) -> Renewal:
        """Make a new key and bring it to the gateway; where a renewal is pending already, go on with that one.

        The addresses that hold the old key get the new one in its place; with `base` all of them are written anew.

        Raises:
            StoreError: the new key could not be kept; nothing has changed.
        """
        async with self._one_at_a_time:
            if not self.pending:
                await self._begin()
            return await self._settle(base)

    async def drop_old(self) -> None:
        """Let the old key open nothing any more, whoever still uses it.

        Raises:
            StoreError: it could not be taken out of the vault; it is still good.
        """
        async with self._one_at_a_time:
            await self._end()

    async def _look(self) -> None:
        async with self._one_at_a_time:
            if self.pending:
                with contextlib.suppress(
                    StoreError
                ):  # what the vault did not keep is found again the next time
                    await self._settle(None)

    async def _begin(self) -> None:
        old, new, waiting = self.current, make_key(), list(self._instances())

        def keep() -> None:
            # In this order: whatever is the last to reach the disk, what opened the door before opens it after.
            self._vault.put(OLD_DOOR_KEY, old)
            self._vault.put(WAITING_FOR_KEY, json.dumps(waiting))
            self._vault.put(DOOR_KEY, new)

        await self._in_pool(keep)
        self.current, self._old, self._waiting, self._renewed = new, old, waiting, {}
        self._used_at = None
        self._open_with()

    async def _settle(self, base: str | None) -> Renewal:
        assert self._old is not None
        old, left = self._old, {}
        known = set(self._instances())
        for instance_id in [one for one in self._waiting if one in known]:
            why = await self._bring(instance_id, old, base)
            if why is None:
                self._renewed[instance_id] = None
            else:
                left[instance_id] = why
        if list(left) != self._waiting:
            self._waiting = list(left)
            await self._in_pool(lambda: self._vault.put(WAITING_FOR_KEY, json.dumps(self._waiting)))
        if not left and not self._is_quiet(old):
            left[EVERYBODY] = STILL_USED
        if not left:
            await self._end()
        return Renewal(tuple(self._renewed), left)

    async def _bring(self, instance_id: str, old: str, base: str | None) -> str | None:
        """Bring the new key to one instance; return why it is not seen to hold it, if so."""
        try:
            credentials = await self._credentials.of(instance_id)
            holds = await provisioning.rekey(self._gateway, credentials, old, self.current, base)
        except WapiError as error:
            return error.code
        return None if holds else NOT_HELD

    def _is_quiet(self, old: str) -> bool:
        now, uses = self._clock.monotonic(), self.keys.uses(old)
        if uses != self._uses:
            self._uses, self._used_at = uses, now
        return self._used_at is None or now - self._used_at >= QUIET_SECONDS

    async def _end(self) -> None:
        def forget() -> None:
            self._vault.drop(OLD_DOOR_KEY)
            self._vault.drop(WAITING_FOR_KEY)

        await self._in_pool(forget)
        self._old, self._waiting = None, []
        self._open_with()

    def _open_with(self) -> None:
        self._uses = 0
        self.keys.replace(self.current, *(() if self._old is None else (self._old,)))

    def _read(self) -> tuple[str, str | None, list[str]]:
        current = door_key(self._vault)
        old, waiting = self._vault.get(OLD_DOOR_KEY), self._vault.get(WAITING_FOR_KEY)
        try:
            found = json.loads(waiting or "[]")
        except ValueError as error:
            raise VaultError("what a renewal of the key waits for cannot be read") from error
        return current, old, [str(one) for one in found]

    async def _in_pool(self, work: Callable[[], T]) -> T:
        return await asyncio.get_running_loop().run_in_executor(self._pool, work)
