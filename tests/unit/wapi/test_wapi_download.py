"""Asking the gateway for a file: exactly what it must be told, and as much time as it may take."""

import asyncio
import json
from collections.abc import AsyncIterator

import pytest
from aiohttp import web
from aiohttp.test_utils import TestServer

from multichat_desktop.domain.content import Kind, Media, MediaSource
from multichat_desktop.wapi import client as client_module
from multichat_desktop.wapi.client import WapiClient
from multichat_desktop.wapi.credentials import Credentials
from multichat_desktop.wapi.errors import LostAnswerError, RefusedError
from multichat_desktop.wapi.files import Link

WHO = Credentials("SHOP-1", "a-token")
FILE = Media(
    mime="audio/ogg; codecs=opus",
    source=MediaSource(url="https://mmg.whatsapp.net/v/x.enc", direct_path="/v/x.enc", media_key="AAAA"),
)


class Gateway:
    def __init__(self) -> None:
        self.seen: list[tuple[str, str, dict[str, str], str, object]] = []
        self.answer: object = {"error": False, "fileLink": "https://x/1", "expires": 1_795_176_000_000}
        self.delay = 0.0

    async def handle(self, request: web.Request) -> web.Response:
        token = request.headers["Authorization"]
        self.seen.append((request.method, request.path, dict(request.query), token, await request.json()))
        await asyncio.sleep(self.delay)
        return web.Response(body=json.dumps(self.answer).encode())


@pytest.fixture
async def asked() -> AsyncIterator[tuple[WapiClient, Gateway]]:
    gateway = Gateway()
    app = web.Application()
    app.router.add_route("*", "/{path:.*}", gateway.handle)
    server = TestServer(app)
    await server.start_server()
    client = WapiClient(str(server.make_url("/")))
    yield client, gateway
    await client.close()
    await server.close()


async def test_what_is_asked_and_answered(asked: tuple[WapiClient, Gateway]) -> None:
    client, gateway = asked
    assert await client.download_media(WHO, Kind.VOICE, FILE) == Link("https://x/1")
    body = {
        "mediaKey": "AAAA",
        "directPath": "/v/x.enc",
        "type": "audio",
        "mimetype": "audio/ogg; codecs=opus",
    }
    path, query = "/v1/message/download-media", {"instanceId": "SHOP-1"}
    assert gateway.seen == [("POST", path, query, "Bearer a-token", body)]


async def test_a_refusal_and_an_answer_without_a_file(asked: tuple[WapiClient, Gateway]) -> None:
    client, gateway = asked
    gateway.answer = {"error": True, "message": "Não foi possível baixar a mídia"}
    with pytest.raises(RefusedError):
        await client.download_media(WHO, Kind.VOICE, FILE)
    gateway.answer = {"error": False}
    with pytest.raises(LostAnswerError):
        await client.download_media(WHO, Kind.VOICE, FILE)


async def test_it_may_take_longer_than_any_other_call(
    asked: tuple[WapiClient, Gateway], monkeypatch: pytest.MonkeyPatch
) -> None:
    """90 s at the real gateway: the patience for it is 120."""
    assert client_module._FILE_SECONDS == 120
    monkeypatch.setattr(client_module, "_FILE_SECONDS", 0.05)
    client, gateway = asked
    gateway.delay = 0.5
    with pytest.raises(LostAnswerError):
        await client.download_media(WHO, Kind.VOICE, FILE)
    monkeypatch.setattr(client_module, "_FILE_SECONDS", 30)
    assert await client.download_media(WHO, Kind.VOICE, FILE) == Link("https://x/1")
