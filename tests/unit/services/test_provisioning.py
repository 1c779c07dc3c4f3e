"""The webhook addresses, written to the gateway and read back."""

from pathlib import Path

import pytest
from outbox_rig import FakeGateway

from multichat_desktop.services.provisioning import Api, Difference, push
from multichat_desktop.simulator import Fail, Simulator
from multichat_desktop.wapi.client import WapiClient
from multichat_desktop.wapi.credentials import Credentials
from multichat_desktop.wapi.errors import RefusedError
from multichat_desktop.webhook import endpoints

CREDENTIALS = Credentials("SHOP-1", "a-token")
URLS = endpoints.urls("https://example.test", "the-key")


@pytest.mark.parametrize("api", list(Api))
async def test_all_are_written_in_the_way_that_was_asked_for(api: Api) -> None:
    gateway = FakeGateway()
    assert await push(gateway, CREDENTIALS, URLS, api) == []
    ways = [call[0] for call in gateway.calls]
    assert ways.count("all") == (api is not Api.PER_EVENT)
    assert ways.count("one") == (0 if api is Api.SET else 6)
    assert ways[-1] == "read"
    assert {event: url for event, url in gateway.held.items() if event != "fallback"} == {
        event: URLS[event] for event in endpoints.EVENTS
    }


async def test_what_the_gateway_does_not_keep_is_told(monkeypatch: pytest.MonkeyPatch) -> None:
    gateway = FakeGateway()
    keep = gateway.set_webhook

    async def forgetful(credentials: Credentials, event: str, url: str) -> None:
        await keep(credentials, event, "http://elsewhere" if event == "connect" else url)
        gateway.held.pop("chat-presence", None)

    monkeypatch.setattr(gateway, "set_webhook", forgetful)
    assert await push(gateway, CREDENTIALS, URLS) == [
        Difference("connect", URLS["connect"], "http://elsewhere"),
        Difference("chat-presence", URLS["chat-presence"], ""),
    ]


@pytest.mark.parametrize("api", list(Api))
async def test_the_simulated_gateway_keeps_them(api: Api, tmp_path: Path) -> None:
    simulator = Simulator(pace=0)
    client = WapiClient(await simulator.start())
    try:
        shop = simulator.add_instance("SHOP-1", "a-token", phone="5511900000142", name="Loja")
        assert await push(client, CREDENTIALS, URLS, api) == []
        assert shop.webhooks["received"] == URLS["receive-message"]
        simulator.faults.rest_fail = [Fail(status=403, path="/")]
        with pytest.raises(RefusedError) as refused:
            await push(client, CREDENTIALS, URLS, Api.PER_EVENT)
        assert refused.value.code == "forbidden"
    finally:
        await client.close()
        await simulator.stop()
