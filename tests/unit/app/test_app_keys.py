"""The key of a whole console renewed against a simulated gateway, and by the command."""

import asyncio
import threading
from collections.abc import Iterator
from pathlib import Path

import pytest
from console_rig import SHOP, TOKEN, Console, console, options_for, post, running_console

from multichat_desktop.cli.main import main
from multichat_desktop.services import provisioning
from multichat_desktop.services.vault import DOOR_KEY, FileVault, token_name
from multichat_desktop.simulator import Simulator
from multichat_desktop.store import chores
from multichat_desktop.store.jobs import Chore
from multichat_desktop.store.profile import Profile
from multichat_desktop.store.replies import Nobody
from multichat_desktop.wapi.client import WapiClient
from multichat_desktop.wapi.credentials import Credentials
from multichat_desktop.webhook import endpoints

BODY = {"event": "webhookConnected", "instanceId": SHOP, "connected": True}


class Forgetful(dict[str, str]):
    """Says yes and keeps what it held."""

    def __setitem__(self, key: str, value: str) -> None:
        del key, value


async def knock(port: int, key: str) -> int:
    return await asyncio.to_thread(post, port, BODY, f"/webhook/connect/?key={key}")


async def _connect(it: Console) -> None:
    await it.commands.add_instance({"id": SHOP, "name": "Loja", "instance_token": TOKEN})
    urls = endpoints.urls(f"http://127.0.0.1:{it.core.ports.public}", it.core.key)
    assert await provisioning.push(it.core.services.client, Credentials(SHOP, TOKEN), urls) == []


async def test_renewed(tmp_path: Path) -> None:
    async with console(tmp_path) as it:
        await _connect(it)
        old = it.core.key
        assert await it.commands.renew_key({}) == {"renewed": [SHOP], "waiting": {}}
        assert await knock(it.core.ports.public, old) == 401
        assert await knock(it.core.ports.public, it.core.key) == 200
        assert it.core.key in it.shop.webhooks["received"]
        assert it.core.health()["wrong_keys"] == 1


async def test_a_gateway_that_says_updated_and_stores_nothing(tmp_path: Path) -> None:
    """Also over a restart: both open the door until it is read back."""
    async with console(tmp_path) as it:
        await _connect(it)
        old, held = it.core.key, it.shop.webhooks
        it.shop.line.courier.urls = Forgetful(held)
        assert await it.commands.renew_key({}) == {"renewed": [], "waiting": {SHOP: "not-held"}}
        new, calls = it.core.key, len(it.simulator.requests)
        assert calls > 6
        for key in (old, new):
            assert await knock(it.core.ports.public, key) == 200
    async with console(tmp_path) as it:
        assert it.core.key == new != old
        for key in (old, new):
            assert await knock(it.core.ports.public, key) == 200
        assert await it.commands.renew_key({"drop_old": True}) == {"renewed": [], "waiting": {}}
        assert [await knock(it.core.ports.public, key) for key in (old, new)] == [401, 200]


async def test_a_vault_that_keeps_nothing(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    from multichat_desktop.services.vault import VaultError

    def locked(*_: object) -> None:
        raise VaultError("locked")

    async with console(tmp_path) as it:
        monkeypatch.setattr(FileVault, "put", locked)
        old = it.core.key
        assert await it.commands.renew_key({}) == {"error": "not-written"}
        assert it.core.key == old


# ---------------------------------------------------------------- the command


@pytest.fixture
def gateway() -> Iterator[Simulator]:
    loop = asyncio.new_event_loop()
    thread = threading.Thread(target=loop.run_forever, name="gateway")
    thread.start()

    async def make() -> Simulator:
        simulator = Simulator(pace=0)
        await simulator.start()
        simulator.add_instance(SHOP, TOKEN, phone="5511900000142", name="Loja")
        return simulator

    simulator = asyncio.run_coroutine_threadsafe(make(), loop).result()
    yield simulator
    asyncio.run_coroutine_threadsafe(simulator.stop(), loop).result()
    loop.call_soon_threadsafe(loop.stop)
    thread.join()
    loop.close()


async def _push(base: str, key: str) -> None:
    client = WapiClient(base)
    try:
        await provisioning.push(client, Credentials(SHOP, TOKEN), endpoints.urls("https://loja.example", key))
    finally:
        await client.close()


def _set_up(folder: Path, base: str) -> str:
    profile = Profile(folder)
    with running_console(options_for(folder, base)) as core:
        add = Chore(chores.add_instance(SHOP, "Loja", core.clock.now()))
        core.writer.submit(add, Nobody())
    vault = FileVault(profile.secrets)
    vault.put(token_name(SHOP), TOKEN)
    key = vault.get(DOOR_KEY)
    assert key
    asyncio.run(_push(base, key))
    return key


@pytest.mark.parametrize("running", [True, False], ids=["console", "alone"])
def test_the_command(
    tmp_path: Path, gateway: Simulator, capsys: pytest.CaptureFixture[str], running: bool
) -> None:
    base = gateway.base_url
    old = _set_up(tmp_path, base)
    say = ["--data-dir", str(tmp_path), "--wapi-url", base, "renew-key"]
    shop = gateway.instance(SHOP)
    if running:
        with running_console(options_for(tmp_path, base)) as core:
            assert main(say) == 0
            assert core.key != old
    else:
        assert main(say) == 0
    key = FileVault(Profile(tmp_path).secrets).get(DOOR_KEY)
    assert key
    assert key != old
    assert shop.webhooks["received"] == f"https://loja.example/webhook/receive-message/?key={key}"
    said = capsys.readouterr()
    assert said.out.splitlines() == [f"{SHOP}: holds the new key", "The old key opens nothing any more."]
    assert (key in said.out + said.err, old in said.out + said.err) == (False, False)

    shop.line.courier.urls = Forgetful(shop.webhooks)
    assert main([*say, "--public-url", "https://nova.example"]) == 1
    assert f"{SHOP}: the W-API says it is written" in capsys.readouterr().out
    assert main([*say, "--drop-old"]) == 0
    assert capsys.readouterr().out == "The old key opens nothing any more.\n"
    assert main([*say, "--public-url", "nova"]) == 1
    assert "is no address" in capsys.readouterr().err
