"""Nothing that a message says makes the console ask at home: addresses, names, redirects, names that change."""

import asyncio
import socket
from collections.abc import AsyncIterator, Awaitable, Callable

import pytest
from aiohttp import web

from multichat_desktop.services.files.addresses import ForbiddenAddressError, Guard
from multichat_desktop.services.files.web import NotFetchedError, Web
from multichat_desktop.wapi.lookups import Lookups

PUBLIC_GATEWAY, LOCAL_GATEWAY = "https://api.w-api.app", "http://127.0.0.1:8999"
AT_HOME = [
    "http://127.0.0.1/x",
    "http://127.1.2.3/x",
    "http://127.0.0.1./x",
    "http://[::1]/x",
    "http://[::ffff:127.0.0.1]/x",
    "http://[64:ff9b::7f00:1]/x",
    "http://[2002:7f00:1::]/x",
    "http://0.0.0.0/x",
    "http://10.0.0.1/x",
    "http://172.16.0.1/x",
    "http://192.168.1.1/x",
    "http://100.64.0.1/x",
    "http://169.254.169.254/latest/meta-data",
    "http://[fe80::1]/x",
    "http://[fd00::1]/x",
    "http://224.0.0.1/x",
    "http://255.255.255.255/x",
]
NO_URL = [
    "file:///etc/passwd",
    "ftp://example.com/x",
    "//example.com/x",
    "javascript:x",
    "http://",
    "x",
    "http://a:99999/",
]


@pytest.mark.parametrize("url", AT_HOME + NO_URL)
def test_what_may_not_be_asked_for(url: str) -> None:
    with pytest.raises(ForbiddenAddressError):
        Guard(PUBLIC_GATEWAY).check(url)


def test_public_addresses_may() -> None:
    guard = Guard(PUBLIC_GATEWAY)
    assert str(guard.check("https://mmg.whatsapp.net/v/x.enc?a=1")) == "https://mmg.whatsapp.net/v/x.enc?a=1"
    for host in ("8.8.8.8", "[::ffff:8.8.8.8]", "[2606:4700::1]"):
        assert guard.check(f"http://{host}:8080/x").port == 8080
    assert str(guard.check("https://user:secret@example.com/x")) == "https://example.com/x"


def test_loopback_only_where_the_gateway_is_there_itself() -> None:
    guard = Guard(LOCAL_GATEWAY)
    assert guard.check("http://127.0.0.1:1/x").port == 1
    for url in AT_HOME:
        if "127" not in url and "::1]" not in url and "7f00" not in url:
            with pytest.raises(ForbiddenAddressError):
                guard.check(url)


@pytest.fixture
async def served() -> AsyncIterator[Callable[[Callable[[web.Request], Awaitable[web.StreamResponse]]], str]]:
    handlers = []

    async def serve(request: web.Request) -> web.StreamResponse:
        return await handlers[-1](request)

    app = web.Application()
    app.router.add_get("/{path:.*}", serve)
    runner = web.AppRunner(app, shutdown_timeout=0.1)
    await runner.setup()
    await web.TCPSite(runner, "127.0.0.1", 0).start()

    def give(handler: Callable[[web.Request], Awaitable[web.StreamResponse]]) -> str:
        handlers.append(handler)
        return f"http://127.0.0.1:{runner.addresses[0][1]}"

    yield give
    await runner.cleanup()


async def fetched(gateway: str, url: str, limit: int = 1000) -> bytes:
    web_ = Web(Guard(gateway))
    try:
        return await web_.whole(url, limit)
    finally:
        await web_.close()


async def code_of(gateway: str, url: str, limit: int = 1000) -> str:
    with pytest.raises(NotFetchedError) as caught:
        await fetched(gateway, url, limit)
    return caught.value.code


@pytest.mark.parametrize(
    "to", ["http://169.254.169.254/x", "http://10.0.0.1/x", "http://[fd00::1]/x", "file:///etc/passwd"]
)
async def test_redirects_are_looked_at(served: Callable[..., str], to: str) -> None:
    async def redirect(_: web.Request) -> web.Response:
        return web.Response(status=302, headers={"Location": to})

    base = served(redirect)
    assert await code_of(base, f"{base}/x") == "forbidden-address"


async def test_redirects_end(served: Callable[..., str]) -> None:
    async def round_and_round(_: web.Request) -> web.Response:
        return web.Response(status=307, headers={"Location": "/again"})

    base = served(round_and_round)
    assert await code_of(base, f"{base}/x") == "too-many-redirects"


@pytest.mark.parametrize("written", ["2130706433", "0x7f.1", "127.1", "localhost"])
async def test_other_ways_to_write_an_address(written: str) -> None:
    """They are names to us; what the system makes of them is looked at."""
    assert await code_of(PUBLIC_GATEWAY, f"http://{written}:1/x") == "forbidden-address"


@pytest.mark.parametrize("private", ["127.0.0.1", "10.1.2.3", "169.254.169.254", "::1"])
async def test_a_name_that_leads_home(
    served: Callable[..., str], monkeypatch: pytest.MonkeyPatch, private: str
) -> None:
    """Also if only one of its addresses does: nobody knows which of them would be taken."""
    asked = []

    async def secret(_: web.Request) -> web.Response:
        asked.append(1)
        return web.Response(text="secret")

    port = served(secret).rpartition(":")[2]

    async def resolve(self: object, host: str, port: int = 0, *_: object, **__: object) -> list[object]:
        return [
            {
                "hostname": host,
                "host": a,
                "port": port,
                "family": socket.AF_INET6 if ":" in a else socket.AF_INET,
                "proto": 0,
                "flags": 0,
            }
            for a in ("8.8.8.8", private)
        ]

    monkeypatch.setattr(Lookups, "resolve", resolve)
    assert await code_of(PUBLIC_GATEWAY, f"http://rebinding.example:{port}/x") == "forbidden-address"
    assert asked == []


async def test_a_name_is_asked_for_once_and_connected_to_what_was_looked_at(
    served: Callable[..., str], monkeypatch: pytest.MonkeyPatch
) -> None:
    """A name that changes its mind between the look and the connection gains nothing."""

    async def give(_: web.Request) -> web.Response:
        return web.Response(text="file")

    base = served(give)
    answers = [["127.0.0.1"], ["10.0.0.1"]]

    async def resolve(self: object, host: str, port: int = 0, *_: object, **__: object) -> list[object]:
        return [
            {"hostname": host, "host": a, "port": port, "family": socket.AF_INET, "proto": 0, "flags": 0}
            for a in answers.pop(0)
        ]

    monkeypatch.setattr(Lookups, "resolve", resolve)
    port = base.rpartition(":")[2]
    assert await fetched(base, f"http://files.example:{port}/x") == b"file"
    assert len(answers) == 1


async def test_no_credentials_and_no_cookies_are_carried(served: Callable[..., str]) -> None:
    seen = []

    async def look(request: web.Request) -> web.Response:
        seen.append((request.headers.get("Authorization"), request.headers.get("Cookie")))
        if len(seen) == 1:
            return web.Response(status=302, headers={"Location": "/again", "Set-Cookie": "a=b"})
        return web.Response(text="file")

    base = served(look)
    named = base.replace("127.0.0.1", "localhost")  # bare addresses are given no cookies anyway
    assert await fetched(named, named.replace("://", "://user:secret@") + "/x") == b"file"
    assert seen == [(None, None), (None, None)]


@pytest.mark.parametrize("told", [True, False])
async def test_more_than_allowed_is_not_taken(served: Callable[..., str], told: bool) -> None:
    async def large(request: web.Request) -> web.StreamResponse:
        if told:
            return web.Response(body=bytes(1001))
        response = web.StreamResponse()
        await response.prepare(request)
        while True:
            await response.write(bytes(500))
            await asyncio.sleep(0)

    base = served(large)
    assert await code_of(base, f"{base}/x") == "too-large"
    assert await code_of("http://127.0.0.1:1", f"{base}/x", 1000) == "too-large"


async def test_a_packed_answer_is_not_unpacked(served: Callable[..., str]) -> None:
    """A small answer cannot become a large one."""

    async def packed(_: web.Request) -> web.Response:
        return web.Response(body=b"not gzip at all", headers={"Content-Encoding": "gzip"})

    base = served(packed)
    assert await fetched(base, f"{base}/x") == b"not gzip at all"


async def test_nobody_there() -> None:
    assert await code_of(LOCAL_GATEWAY, "http://127.0.0.1:1/x") == "offline"
