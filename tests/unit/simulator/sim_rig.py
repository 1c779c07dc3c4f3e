"""A simulator with one shop, something that takes its webhooks, and a caller of its REST API."""

import asyncio
from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager
from dataclasses import dataclass, field
from typing import Any

import aiohttp
from aiohttp import web

from multichat_desktop.simulator import SimInstance, Simulator, Spelling

PATHS = {
    "connected": "/webhook/connect/",
    "disconnected": "/webhook/disconnect/",
    "delivery": "/webhook/send-message/",
    "received": "/webhook/receive-message/",
    "status": "/webhook/message-status/",
    "presence": "/webhook/chat-presence/",
}
MARIANA = "5511900004201"


@dataclass
class Sink:
    """Takes webhooks and keeps them with the path they came to."""

    url: str = ""
    came: list[tuple[str, dict[str, Any]]] = field(default_factory=list)
    status: int = 200

    def bodies(self, kind: str) -> list[dict[str, Any]]:
        """What came to the path of that kind, in order."""
        return [body for path, body in self.came if path == PATHS[kind]]

    async def until(self, condition: Callable[[], bool]) -> None:
        """Waits until the condition holds."""
        async with asyncio.timeout(3):
            # The condition may be about anything, so there is no event to wait for.
            while not condition():  # noqa: ASYNC110
                await asyncio.sleep(0.002)

    async def take(self, request: web.Request) -> web.Response:
        assert request.content_type == "application/json"
        self.came.append((request.path, await request.json()))
        return web.json_response({"status": "ok"}, status=self.status)


@dataclass
class Rig:
    sim: Simulator
    shop: SimInstance
    sink: Sink
    session: aiohttp.ClientSession

    async def call(
        self,
        method: str,
        path: str,
        body: object = None,
        *,
        token: str | None = "token",
        instance: str | None = "SHOP-1",
        **query: str,
    ) -> tuple[int, Any]:
        """(status, JSON) of one REST call below /v1."""
        if instance is not None:
            query["instanceId"] = instance
        headers = {} if token is None else {"Authorization": f"Bearer {token}"}
        url = f"{self.sim.base_url}/v1{path}"
        async with self.session.request(method, url, params=query, json=body, headers=headers) as answer:
            return answer.status, await answer.json()

    async def send(self, text: str = "Olá!", phone: str = MARIANA, **more: object) -> tuple[int, Any]:
        """Sends a text through the API."""
        return await self.call("POST", "/message/send-text", {"phone": phone, "message": text, **more})


@asynccontextmanager
async def rigged(
    *, spelling: Spelling = Spelling.OLDER, plan: str = "PRO", pace: float = 0, connected: bool = True
) -> AsyncIterator[Rig]:
    """A running simulator whose shop has all six webhooks registered at a sink."""
    sink = Sink()
    app = web.Application()
    app.router.add_post("/{path:.*}", sink.take)
    runner = web.AppRunner(app, shutdown_timeout=0.1)
    await runner.setup()
    await web.TCPSite(runner, "127.0.0.1", 0).start()
    sink.url = f"http://127.0.0.1:{runner.addresses[0][1]}"
    sim = Simulator(spelling=spelling, pace=pace)
    await sim.start()
    shop = sim.add_instance(
        "SHOP-1", "token", phone="5511900000142", name="Loja Paulista", plan=plan, connected=connected
    )
    for kind, path in PATHS.items():
        shop.webhooks[kind] = sink.url + path
    try:
        async with aiohttp.ClientSession() as session:
            yield Rig(sim, shop, sink, session)
    finally:
        await sim.stop()
        await runner.cleanup()
