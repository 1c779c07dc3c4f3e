"""Renewing the public door's key: the old one is good until every instance is seen to hold the new one, come what may."""

import asyncio
import json
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, field

import pytest
from outbox_rig import FakeGateway, HandClock

from multichat_desktop.services.credentials import CredentialStore
from multichat_desktop.services.keys import (
    EVERY_SECONDS,
    EVERYBODY,
    LISTEN_SECONDS,
    NOT_HELD,
    QUIET_SECONDS,
    STILL_USED,
    DoorKeys,
    Renewal,
)
from multichat_desktop.services.vault import (
    DOOR_KEY,
    OLD_DOOR_KEY,
    WAITING_FOR_KEY,
    VaultError,
    token_name,
)
from multichat_desktop.wapi.credentials import Credentials
from multichat_desktop.wapi.errors import NotTakenError
from multichat_desktop.webhook import endpoints

OLD = "the-old-key-0123456789abcdefghij"
BASE = "https://loja.example"


class CurrentGoneError(BaseException):
    """The power is cut."""


@dataclass
class HandVault:
    """Keeps secrets in memory; `writes_left` says how many more are durable before the current is gone."""

    kept: dict[str, str] = field(default_factory=lambda: {DOOR_KEY: OLD})
    writes_left: int = 1000
    locked: bool = False

    def get(self, name: str) -> str | None:
        return self.kept.get(name)

    def put(self, name: str, value: str) -> None:
        self._write()
        self.kept[name] = value

    def drop(self, name: str) -> None:
        self._write()
        self.kept.pop(name, None)

    def _write(self) -> None:
        if self.locked:
            raise VaultError("locked")
        if not self.writes_left:
            raise CurrentGoneError
        self.writes_left -= 1


class Gateway(FakeGateway):
    """Several instances; one that is forgetful says yes and keeps nothing, one that is offline says nothing."""

    def __init__(self) -> None:
        super().__init__()
        self.urls: dict[str, dict[str, str]] = {}
        self.forgetful: set[str] = set()
        self.offline: set[str] = set()
        self.dies_at: int | None = None

    def holds(self, instance_id: str, key: str) -> None:
        self.urls[instance_id] = {e: u for e, u in endpoints.urls(BASE, key).items() if e != "fallback"}

    async def set_webhook(self, credentials: Credentials, event: str, url: str) -> None:
        await self._live(credentials, "write")
        if credentials.instance_id not in self.forgetful:
            self.urls[credentials.instance_id][event] = url

    async def webhooks(self, credentials: Credentials) -> dict[str, str]:
        await self._live(credentials, "read")
        held = self.urls.setdefault(credentials.instance_id, {})
        return {event: held.get(event, "") for event in endpoints.EVENTS}

    async def _live(self, credentials: Credentials, what: str) -> None:
        self.calls.append((what, credentials.instance_id))
        if len(self.calls) == self.dies_at:
            raise CurrentGoneError
        if credentials.instance_id in self.offline:
            raise NotTakenError("offline")


@dataclass
class Rig:
    pool: ThreadPoolExecutor
    vault: HandVault = field(default_factory=HandVault)
    gateway: Gateway = field(default_factory=Gateway)
    clock: HandClock = field(default_factory=HandClock)
    instances: list[str] = field(default_factory=list)
    slept: list[float] = field(default_factory=list)

    def shop(self, instance_id: str, key: str | None = OLD) -> None:
        self.instances.append(instance_id)
        self.vault.kept[token_name(instance_id)] = "a-token"
        if key is not None:
            self.gateway.holds(instance_id, key)

    async def start(self) -> DoorKeys:
        """A console starts on what the vault holds."""
        credentials = CredentialStore(self.vault, self.pool)
        made = DoorKeys(
            self.vault, self.gateway, credentials, lambda: self.instances, self.pool, self.clock, self._sleep
        )
        await made.load()
        return made

    async def _sleep(self, seconds: float) -> None:
        self.slept.append(seconds)
        self.clock.pass_by(seconds)
        await asyncio.sleep(0)

    def used_keys(self) -> set[str]:
        """Every key by which the gateway may knock right now."""
        urls = [url for held in self.gateway.urls.values() for url in held.values()]
        return {url.partition("?key=")[2] for url in urls if "?key=" in url}


@pytest.fixture
def rig() -> Iterator[Rig]:
    with ThreadPoolExecutor(2) as pool:
        yield Rig(pool)


async def test_the_first_key_is_made_and_stays(rig: Rig) -> None:
    rig.vault.kept.clear()
    keys = await rig.start()
    assert len(keys.current) >= 32
    assert keys.keys.opens(keys.current)
    assert (await rig.start()).current == keys.current
    assert not keys.pending


async def test_renewed_with_everybody(rig: Rig) -> None:
    rig.shop("A")
    rig.shop("B")
    keys = await rig.start()
    assert await keys.renew() == Renewal(("A", "B"), {})
    assert keys.current != OLD
    assert rig.used_keys() == {keys.current}
    assert (keys.keys.opens(keys.current), keys.keys.opens(OLD), keys.pending) == (True, False, False)
    assert rig.vault.kept.keys() == {DOOR_KEY, token_name("A"), token_name("B")}
    assert rig.vault.kept[DOOR_KEY] == keys.current


async def test_addresses_that_lead_elsewhere_are_left_alone(rig: Rig) -> None:
    rig.shop("A")
    rig.gateway.urls["A"]["connect"] = "https://another.example/hook?key=theirs"
    rig.gateway.urls["A"]["disconnect"] = f"https://loja.example/k/{OLD}/webhook/disconnect/"
    keys = await rig.start()
    assert (await keys.renew()).waiting == {}
    assert rig.gateway.urls["A"]["connect"] == "https://another.example/hook?key=theirs"
    assert rig.gateway.urls["A"]["disconnect"] == f"https://loja.example/k/{keys.current}/webhook/disconnect/"
    writes = [call for call in rig.gateway.calls if call[0] == "write"]
    assert len(writes) == 5


async def test_with_a_base_all_are_written(rig: Rig) -> None:
    rig.shop("A", None)
    keys = await rig.start()
    assert await keys.renew("https://nova.example") == Renewal(("A",), {})
    assert rig.gateway.urls["A"]["receive-message"].startswith(
        "https://nova.example/webhook/receive-message/?key="
    )


async def test_an_instance_that_holds_nothing_keeps_nobody(rig: Rig) -> None:
    rig.shop("A", None)
    assert await (await rig.start()).renew() == Renewal(("A",), {})


@pytest.mark.parametrize("trouble", ["forgetful", "offline", "no token"])
async def test_one_instance_in_trouble_keeps_the_old_key_good(rig: Rig, trouble: str) -> None:
    rig.shop("A")
    rig.shop("B")
    keys = await rig.start()
    if trouble == "no token":
        token = rig.vault.kept.pop(token_name("B"))
    else:
        getattr(rig.gateway, trouble).add("B")
    done = await keys.renew()
    code = {"forgetful": NOT_HELD, "offline": "offline", "no token": "no-token"}[trouble]
    assert done == Renewal(("A",), {"B": code})
    new = keys.current
    assert keys.keys.opens(OLD)
    assert keys.keys.opens(new)
    keys = await rig.start()
    assert keys.pending
    assert keys.current == new
    if trouble == "no token":
        rig.vault.kept[token_name("B")] = token
    rig.gateway.forgetful.clear()
    rig.gateway.offline.clear()
    done = await keys.renew()
    assert keys.current == new, "a pending renewal is gone on with: no third key"
    assert done == Renewal(("B",), {})
    assert not keys.keys.opens(OLD)
    assert keys.keys.opens(new)


async def test_the_old_key_stays_while_events_come_with_it(rig: Rig) -> None:
    rig.shop("A")
    rig.gateway.offline.add("A")
    keys = await rig.start()
    await keys.renew()
    assert keys.keys.opens(OLD)
    rig.gateway.offline.clear()
    assert (await keys.renew()).waiting == {EVERYBODY: STILL_USED}
    rig.clock.pass_by(QUIET_SECONDS - 1)
    assert keys.keys.opens(OLD), "one more from the gateway's queue"
    assert (await keys.renew()).waiting == {EVERYBODY: STILL_USED}
    rig.clock.pass_by(QUIET_SECONDS)
    assert (await keys.renew()).waiting == {}
    assert not keys.keys.opens(OLD)


@pytest.mark.parametrize("writes", range(6))
async def test_the_current_goes_between_two_writes_of_the_vault(rig: Rig, writes: int) -> None:
    """Whatever the gateway holds at that moment opens the door after the restart, and the renewal comes to its end."""
    rig.shop("A")
    keys = await rig.start()
    rig.vault.writes_left = writes
    with pytest.raises(CurrentGoneError):
        await keys.renew()
    await _comes_to_its_end(rig)


@pytest.mark.parametrize("call", range(1, 17))
async def test_the_current_goes_at_a_call_to_the_gateway(rig: Rig, call: int) -> None:
    rig.shop("A")
    rig.shop("B")
    keys = await rig.start()
    rig.gateway.dies_at = call
    with pytest.raises(CurrentGoneError):
        await keys.renew()
    rig.gateway.dies_at = None
    await _comes_to_its_end(rig)


async def _comes_to_its_end(rig: Rig) -> None:
    rig.vault.writes_left = 1000
    keys = await rig.start()
    assert all(keys.keys.opens(key) for key in rig.used_keys())
    rig.clock.pass_by(QUIET_SECONDS)
    await keys.renew()  # what is pending is gone on with, or one begins
    rig.clock.pass_by(QUIET_SECONDS)
    if keys.pending:
        assert (await keys.renew()).waiting == {}
    assert rig.used_keys() == {keys.current}
    assert not keys.keys.opens(OLD)


async def test_an_open_console_goes_on_by_itself(rig: Rig) -> None:
    rig.shop("A")
    rig.gateway.forgetful.add("A")
    keys = await rig.start()
    await keys.renew()
    running = asyncio.create_task(keys.run())
    while sum(rig.slept) < EVERY_SECONDS * 2:  # noqa: ASYNC110
        await asyncio.sleep(0.001)
    assert keys.pending
    rig.gateway.forgetful.clear()
    async with asyncio.timeout(5):
        while keys.pending:  # noqa: ASYNC110
            await asyncio.sleep(0.001)
    running.cancel()
    assert not keys.keys.opens(OLD)


async def test_an_event_with_the_new_key_is_looked_into_at_once(rig: Rig) -> None:
    rig.shop("A")
    rig.gateway.forgetful.add("A")
    keys = await rig.start()
    await keys.renew()
    rig.slept.clear()
    running = asyncio.create_task(keys.run())
    while len(rig.slept) < 3:  # noqa: ASYNC110
        await asyncio.sleep(0)
    rig.gateway.holds("A", keys.current)
    assert keys.keys.opens(keys.current)
    async with asyncio.timeout(5):
        while keys.pending:  # noqa: ASYNC110
            await asyncio.sleep(0)
    running.cancel()
    assert sum(rig.slept) < 20 * LISTEN_SECONDS < EVERY_SECONDS


async def test_a_vault_that_is_locked_ends_nothing(rig: Rig) -> None:
    rig.shop("A")
    keys = await rig.start()
    rig.vault.locked = True
    with pytest.raises(VaultError):
        await keys.renew()
    assert not keys.pending
    assert rig.used_keys() == {OLD}
    rig.vault.locked = False
    rig.gateway.forgetful.add("A")
    await keys.renew()
    rig.gateway.forgetful.clear()
    rig.vault.locked = True
    running = asyncio.create_task(keys.run())
    while len(rig.slept) < 3:  # noqa: ASYNC110
        await asyncio.sleep(0.001)
    assert keys.keys.opens(OLD), "what is not out of the vault is still good"
    rig.vault.locked = False
    async with asyncio.timeout(5):
        while keys.pending:  # noqa: ASYNC110
            await asyncio.sleep(0.001)
    running.cancel()


async def test_dropped_by_hand(rig: Rig) -> None:
    rig.shop("A")
    rig.gateway.offline.add("A")
    keys = await rig.start()
    await keys.renew()
    await keys.drop_old()
    assert not keys.keys.opens(OLD)
    assert not (await rig.start()).pending
    await keys.drop_old()


async def test_an_instance_that_was_removed_is_waited_for_no_longer(rig: Rig) -> None:
    rig.shop("A")
    rig.gateway.offline.add("A")
    keys = await rig.start()
    await keys.renew()
    rig.instances.clear()
    assert (await keys.renew()).waiting == {}


async def test_a_list_that_cannot_be_read(rig: Rig) -> None:
    rig.vault.kept |= {OLD_DOOR_KEY: "x", WAITING_FOR_KEY: "{"}
    with pytest.raises(VaultError):
        await rig.start()
    rig.vault.kept[WAITING_FOR_KEY] = json.dumps([])
    assert (await rig.start()).keys.opens("x")
