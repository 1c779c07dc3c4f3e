"""Calls to the gateway against a real server: what goes out, and what every kind of failure is taken for."""

import asyncio
import contextlib
import gzip
import json
import logging
import traceback
from collections.abc import AsyncIterator, Awaitable, Callable
from contextlib import asynccontextmanager

import pytest
from aiohttp import web
from aiohttp.test_utils import TestServer

from multichat_desktop.domain.content import Content, Kind
from multichat_desktop.domain.outgoing import Letter
from multichat_desktop.wapi import client as client_module
from multichat_desktop.wapi.client import (
    DEFAULT_URL,
    SET_NAMES,
    WEBHOOK_CALLS,
    WEBHOOK_FIELDS,
    WapiClient,
)
from multichat_desktop.wapi.credentials import Credentials
from multichat_desktop.wapi.errors import LostAnswerError, NotTakenError, RefusedError, WapiError

TOKEN = "s3cr3t-t0ken-of-the-instance"
WHO = Credentials("K7Q2MX-4TZ9LA-WB3R8D", TOKEN)
PHONE = "5511900001001"


def text(words: str, quote: str | None = None) -> Letter:
    return Letter(Content(kind=Kind.TEXT, text=words), quote)


OI = text("Oi")


# ---------------------------------------------------------------- a gateway


class Gateway:
    """Answers everything with one answer and keeps what was asked."""

    def __init__(
        self, answer: object = None, status: int = 200, headers: dict[str, str] | None = None
    ) -> None:
        self.seen: list[tuple[str, str, dict[str, str], dict[str, str], object]] = []
        self._body = answer if isinstance(answer, bytes) else json.dumps(answer or {}).encode()
        self._status, self._headers = status, headers

    async def handle(self, request: web.Request) -> web.Response:
        raw = await request.read()
        body = json.loads(raw) if raw else None
        self.seen.append((request.method, request.path, dict(request.query), dict(request.headers), body))
        return web.Response(body=self._body, status=self._status, headers=self._headers)


@asynccontextmanager
async def talking_to(gateway: Gateway, prefix: str = "") -> AsyncIterator[WapiClient]:
    app = web.Application()
    app.router.add_route("*", "/{path:.*}", gateway.handle)
    server = TestServer(app)
    await server.start_server()
    client = WapiClient(f"{server.make_url('/')}{prefix}")
    try:
        yield client
    finally:
        await client.close()
        await server.close()


Behaviour = Callable[[asyncio.StreamReader, asyncio.StreamWriter], Awaitable[None]]


@asynccontextmanager
async def raw_server(behaviour: Behaviour) -> AsyncIterator[WapiClient]:
    """A server that may break HTTP as it likes; it has read the whole request before it behaves so."""
    tasks: set[asyncio.Task[None]] = set()

    async def serve(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        tasks.add(asyncio.current_task())
        try:
            head = await reader.readuntil(b"\r\n\r\n")
            length = next(
                (int(x[15:]) for x in head.lower().split(b"\r\n") if x.startswith(b"content-length:")), 0
            )
            await reader.readexactly(length)
            await behaviour(reader, writer)
        except (asyncio.IncompleteReadError, asyncio.CancelledError):
            pass
        finally:
            writer.close()

    server = await asyncio.start_server(serve, "127.0.0.1", 0)
    client = WapiClient(f"http://127.0.0.1:{server.sockets[0].getsockname()[1]}")
    try:
        yield client
    finally:
        await client.close()
        server.close()
        for task in tasks:
            task.cancel()
        await asyncio.gather(*tasks, return_exceptions=True)
        await server.wait_closed()


def answering(raw: bytes) -> Behaviour:
    async def behaviour(_: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        writer.write(raw)
        await writer.drain()

    return behaviour


async def never(reader: asyncio.StreamReader, _: asyncio.StreamWriter) -> None:
    await reader.read()


async def failure(client: WapiClient, who: Credentials = WHO) -> WapiError:
    """Return how a send fails; the token is in nothing that could be logged of it."""
    with pytest.raises(WapiError) as caught:
        await client.send(who, PHONE, OI)
    error = caught.value
    said = [*traceback.format_exception(error)]
    link: BaseException | None = error
    while link is not None:
        said += [repr(link), str(link), repr(link.args)]
        link = link.__cause__ or (None if link.__suppress_context__ else link.__context__)
    assert not [line for line in said if TOKEN in line]
    return error


def told(error: WapiError) -> tuple[type[WapiError], str]:
    return type(error), error.code


# ---------------------------------------------------------------- what goes out


async def test_send_text():
    gateway = Gateway({"instanceId": WHO.instance_id, "messageId": "3EB0", "insertedId": "7"})
    async with talking_to(gateway) as client:
        assert await client.send(WHO, PHONE, text("Olá, 😊\n*tudo*?")) == "3EB0"
        assert await client.send(WHO, "70613300458812@lid", text("Oi", "Q1")) == "3EB0"
    method, path, query, headers, body = gateway.seen[0]
    assert (method, path, query) == ("POST", "/v1/message/send-text", {"instanceId": WHO.instance_id})
    assert headers["Authorization"] == f"Bearer {TOKEN}"
    assert headers["Content-Type"] == "application/json"
    assert body == {"phone": PHONE, "message": "Olá, 😊\n*tudo*?", "delayMessage": 1}
    assert gateway.seen[1][4] == {
        "phone": "70613300458812@lid",
        "message": "Oi",
        "delayMessage": 1,
        "messageId": "Q1",
    }


@pytest.mark.parametrize("event", WEBHOOK_CALLS)
async def test_set_webhook(event):
    gateway = Gateway({"error": False, "message": "updated"})
    url = f"https://x.example/webhook/{event}/?key=a%2Bb&c=ç"
    async with talking_to(gateway) as client:
        await client.set_webhook(WHO, event, url)
    method, path, query, headers, body = gateway.seen[0]
    assert (method, path) == ("PUT", f"/v1/webhook/update-webhook-{WEBHOOK_CALLS[event]}")
    assert (query, body) == ({"instanceId": WHO.instance_id}, {"value": url})
    assert headers["Authorization"] == f"Bearer {TOKEN}"


def test_the_names_of_the_six_webhooks():
    assert WEBHOOK_CALLS == {
        "connect": "connected",
        "disconnect": "disconnected",
        "send-message": "delivery",
        "receive-message": "received",
        "message-status": "message-status",
        "chat-presence": "chat-presence",
    }
    assert WEBHOOK_FIELDS.keys() == WEBHOOK_CALLS.keys() == SET_NAMES.keys() - {"fallback"}


async def test_the_documented_way_to_set_all_webhooks():
    gateway = Gateway()
    async with talking_to(gateway) as client:
        await client.set_webhooks(WHO, {event: f"https://x/{event}" for event in SET_NAMES})
    method, path, query, headers, body = gateway.seen[0]
    assert (method, path, query) == ("POST", "/webhook/set", {"instanceId": WHO.instance_id})
    assert headers["Authorization"] == f"Bearer {TOKEN}"
    assert body == {
        "instanceId": WHO.instance_id,
        "webhooks": {
            "connection": "https://x/connect",
            "disconnection": "https://x/disconnect",
            "send_message": "https://x/send-message",
            "receive_message": "https://x/receive-message",
            "chat_presence": "https://x/chat-presence",
            "message_status": "https://x/message-status",
            "fallback": "https://x/fallback",
        },
    }


async def test_webhooks():
    held = {
        field: f"https://x/{event}" for event, field in WEBHOOK_FIELDS.items() if event != "chat-presence"
    }
    gateway = Gateway({"error": False, "token": "t", "webhookPresenceUrl": None, **held})
    async with talking_to(gateway) as client:
        found = await client.webhooks(WHO)
    assert found == {e: "" if e == "chat-presence" else f"https://x/{e}" for e in WEBHOOK_FIELDS}
    method, path, query, _, body = gateway.seen[0]
    assert (method, path, query) == ("GET", "/v1/instance/fetch-instance", {"instanceId": WHO.instance_id})
    assert body is None


@pytest.mark.parametrize(
    "answer,subject",
    [
        ({"group": {"subject": "Entregas 🚚"}}, "Entregas 🚚"),
        ({"group": {"subject": ""}}, None),
        ({"group": {"subject": 5}}, None),
        ({"group": "x"}, None),
        ({}, None),
    ],
)
async def test_a_groups_subject(answer, subject):
    gateway = Gateway(answer)
    async with talking_to(gateway) as client:
        assert (await client.group(WHO, "120363300000000777@g.us")).subject == subject
    method, path, query, _, _ = gateway.seen[0]
    assert (method, path) == ("GET", "/v1/group/group-metadata")
    assert query == {"instanceId": WHO.instance_id, "groupId": "120363300000000777@g.us"}


async def test_the_base_url_may_have_a_path_and_a_slash():
    gateway = Gateway({"messageId": "3EB0"})
    async with talking_to(gateway, "gateway/") as client:
        await client.send(WHO, PHONE, OI)
    assert gateway.seen[0][1] == "/gateway/v1/message/send-text"
    assert DEFAULT_URL == "https://api.w-api.app"


async def test_what_stands_in_an_id_does_not_reach_the_path_or_the_query():
    gateway = Gateway({"messageId": "3EB0"})
    odd = Credentials("a&b=c/../d#e f", TOKEN)
    async with talking_to(gateway) as client:
        await client.send(odd, PHONE, OI)
    assert gateway.seen[0][1:3] == ("/v1/message/send-text", {"instanceId": odd.instance_id})


async def test_every_call_has_a_connection_of_its_own():
    ports = set()

    class Counting(Gateway):
        async def handle(self, request: web.Request) -> web.Response:
            ports.add(request.transport.get_extra_info("peername"))
            return await super().handle(request)

    async with talking_to(Counting({"messageId": "3EB0"})) as client:
        for _ in range(3):
            await client.send(WHO, PHONE, OI)
    assert len(ports) == 3


# ---------------------------------------------------------------- answers with surprises


@pytest.mark.parametrize(
    "status,answer,family,code",
    [
        (200, {"error": True, "message": "x"}, RefusedError, "refused"),
        (200, {"error": "Telefone inválido"}, RefusedError, "refused"),
        (200, {"success": False}, RefusedError, "refused"),
        (200, {"status": "error"}, RefusedError, "refused"),
        (200, {"error": False}, LostAnswerError, "no-message-id"),
        (200, {"error": "false"}, LostAnswerError, "no-message-id"),
        (200, {"messageId": ""}, LostAnswerError, "no-message-id"),
        (200, {"messageId": 5}, LostAnswerError, "no-message-id"),
        (200, {"messageId": None}, LostAnswerError, "no-message-id"),
        (200, b"<html>hello</html>", LostAnswerError, "no-answer"),
        (200, b'{"messageId": "\xff"}', LostAnswerError, "no-answer"),
        (204, b"", LostAnswerError, "no-answer"),
        (301, b"", RefusedError, "bad-address"),
        (302, {"messageId": "3EB0"}, RefusedError, "bad-address"),
        (400, {"error": True, "message": "x"}, RefusedError, "bad-request"),
        (401, {"error": True}, RefusedError, "unauthorized"),
        (403, b"", RefusedError, "forbidden"),
        (403, {"message": "não disponível no plano LITE"}, RefusedError, "plan"),
        (404, b"", RefusedError, "not-found"),
        (429, {}, NotTakenError, "busy"),
        (463, {}, RefusedError, "new-contacts-limit"),
        (500, {}, LostAnswerError, "no-answer"),
        (502, b"<html>", LostAnswerError, "no-answer"),
        (503, b"<html>", NotTakenError, "gateway-down"),
        (504, {"messageId": "3EB0"}, LostAnswerError, "no-answer"),
    ],
)
async def test_answers_of_a_send(status, answer, family, code):
    headers = {"Location": "https://elsewhere.example/"} if status < 400 else None
    async with talking_to(Gateway(answer, status, headers)) as client:
        assert told(await failure(client)) == (family, code)


async def test_a_quoted_false_is_success():
    async with talking_to(Gateway({"error": "false", "messageId": "3EB0"})) as client:
        assert await client.send(WHO, PHONE, OI) == "3EB0"


async def test_a_redirect_is_not_followed():
    gateway = Gateway(status=307, headers={"Location": "/v1/elsewhere"})
    async with talking_to(gateway) as client:
        await failure(client)
    assert len(gateway.seen) == 1


@pytest.mark.parametrize("status", [429, 503])
@pytest.mark.parametrize("header,seconds", [("12", 12.0), (None, None), ("soon", None)])
async def test_when_to_come_again(status, header, seconds):
    headers = {"Retry-After": header} if header else None
    async with talking_to(Gateway({}, status, headers)) as client:
        error = await failure(client)
    assert isinstance(error, NotTakenError)
    assert error.retry_after == seconds


async def test_other_calls_fail_in_the_same_way():
    async with talking_to(Gateway({"error": True, "message": "não"})) as client:
        for call in (
            client.set_webhook(WHO, "connect", "https://x"),
            client.set_webhooks(WHO, {"connect": "https://x"}),
            client.webhooks(WHO),
            client.group(WHO, "1@g.us"),
        ):
            with pytest.raises(RefusedError, match=r"^refused: não$"):
                await call


# ---------------------------------------------------------------- no answer at all


async def test_connection_refused():
    server = await asyncio.start_server(lambda *_: None, "127.0.0.1", 0)
    port = server.sockets[0].getsockname()[1]
    server.close()
    await server.wait_closed()
    client = WapiClient(f"http://127.0.0.1:{port}")
    assert told(await failure(client)) == (NotTakenError, "offline")
    await client.close()


async def test_a_name_that_nobody_knows():
    client = WapiClient("https://nowhere.invalid")
    assert told(await failure(client)) == (NotTakenError, "offline")
    await client.close()


async def test_a_name_that_is_looked_up_for_ever(monkeypatch):
    """Nothing was sent, so it can be sent again."""

    async def waiting(*_: object, **__: object) -> object:
        return await asyncio.Event().wait()

    monkeypatch.setattr(client_module, "_CONNECT_SECONDS", 0.02)
    monkeypatch.setattr(asyncio.get_running_loop(), "getaddrinfo", waiting)
    client = WapiClient("https://slow.invalid")
    assert told(await failure(client)) == (NotTakenError, "offline")
    await client.close()


async def test_a_server_that_speaks_no_tls():
    async with talking_to(Gateway({"messageId": "3EB0"})) as plain:
        client = WapiClient(plain._base.replace("http://", "https://"))
        assert told(await failure(client)) == (NotTakenError, "offline")
        await client.close()


@pytest.mark.parametrize(
    "base", ["", "api.w-api.app", "http://", "ftp://x.example", "http://[", "http://a:b:c", "file:///x"]
)
async def test_an_address_that_is_none(base):
    client = WapiClient(base)
    assert told(await failure(client)) == (RefusedError, "bad-address")
    await client.close()


@pytest.mark.parametrize("sign", ["\r\nX-Evil: 1", "\0"])
async def test_a_token_that_no_header_can_hold(sign):
    gateway = Gateway({"messageId": "3EB0"})
    async with talking_to(gateway) as client:
        assert told(await failure(client, Credentials("i", TOKEN + sign))) == (RefusedError, "bad-address")
    assert gateway.seen == []


@pytest.mark.parametrize(
    "raw",
    [
        b"",
        b"HTTP/1.1 200 OK\r\nContent-Le",
        b'HTTP/1.1 200 OK\r\nContent-Length: 100\r\n\r\n{"messageId": "3EB0"',
        b'HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n5\r\n{"mes',
        b"HTTP/1.1 200 OK\r\nContent-Encoding: gzip\r\nContent-Length: 2\r\n\r\n{}",
        b"SMTP ready\r\n\r\n",
        b"HTTP/1.1 200 OK\r\nContent-Length: x\r\n\r\n",
        b"\x15\x03\x01\x00\x02\x02\x46",
    ],
    ids=["at-once", "in-the-head", "in-the-body", "in-a-chunk", "no-gzip", "no-http", "bad-length", "tls"],
)
async def test_the_connection_is_dropped_or_broken(raw):
    """The request was read: it may have been taken."""
    async with raw_server(answering(raw)) as client:
        assert told(await failure(client)) == (LostAnswerError, "no-answer")


async def test_an_answer_that_never_comes(monkeypatch):
    monkeypatch.setattr(client_module, "_TOTAL_SECONDS", 0.1)
    async with raw_server(never) as client:
        assert told(await failure(client)) == (LostAnswerError, "no-answer")


async def test_an_answer_that_stops_half_way(monkeypatch):
    async def half(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        writer.write(b'HTTP/1.1 200 OK\r\nContent-Length: 100\r\n\r\n{"messageId"')
        await reader.read()

    monkeypatch.setattr(client_module, "_TOTAL_SECONDS", 0.1)
    async with raw_server(half) as client:
        assert told(await failure(client)) == (LostAnswerError, "no-answer")


ENDLESS = b"HTTP/1.1 %s\r\nContent-Type: application/json\r\n"


@pytest.mark.parametrize("announced", [True, False])
@pytest.mark.parametrize(
    "status, family",
    [
        (b"200 OK", LostAnswerError),
        (b"400 Bad Request", RefusedError),
        (b"429 Too Many Requests", NotTakenError),
    ],
)
async def test_an_answer_without_end(status, family, announced):
    """Its status says what became of the call; no more than the limit is ever held."""
    written = 0

    async def behaviour(_: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        nonlocal written
        writer.write(ENDLESS % status + (b"Content-Length: 999999999999\r\n\r\n" if announced else b"\r\n"))
        with contextlib.suppress(ConnectionError):
            while not writer.is_closing():
                writer.write(b" " * 2**16)
                written += 2**16
                await writer.drain()

    async with raw_server(behaviour) as client:
        assert type(await failure(client)) is family
    assert written < 2 * client_module.MOST


async def test_an_answer_that_unpacks_to_more_than_fits():
    packed = gzip.compress(b'{"messageId": "M1", "x": "' + b" " * (client_module.MOST + 1) + b'"}')
    head = b"HTTP/1.1 200 OK\r\nContent-Encoding: gzip\r\nContent-Length: %d\r\n\r\n" % len(packed)
    async with raw_server(answering(head + packed)) as client:
        assert told(await failure(client)) == (LostAnswerError, "no-answer")


async def test_a_long_answer_that_fits():
    async with talking_to(Gateway({"messageId": "M1", "x": "y" * 2**20})) as client:
        assert await client.send(WHO, PHONE, OI) == "M1"


async def test_an_answer_that_dribbles_is_not_waited_for(monkeypatch):
    """The time is for the whole call, not between two bytes."""
    monkeypatch.setattr(client_module, "_TOTAL_SECONDS", 0.3)

    async def behaviour(_: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        writer.write(b"HTTP/1.1 200 OK\r\nContent-Length: 100000\r\n\r\n")
        with contextlib.suppress(ConnectionError):
            while not writer.is_closing():
                writer.write(b" ")
                await writer.drain()
                await asyncio.sleep(0.02)

    async with raw_server(behaviour) as client:
        assert told(await failure(client)) == (LostAnswerError, "no-answer")


async def test_a_call_that_is_given_up():
    async with raw_server(never) as client:
        task = asyncio.create_task(client.send(WHO, PHONE, OI))
        await asyncio.sleep(0)
        task.cancel()
        with pytest.raises(asyncio.CancelledError):
            await task


# ---------------------------------------------------------------- the token


def test_credentials_do_not_show_the_token():
    shown = [repr(WHO), str(WHO), f"{WHO}", f"{WHO!r}", repr([WHO]), repr({"who": WHO})]
    assert all(TOKEN not in text and WHO.instance_id in text for text in shown)
    record = logging.LogRecord("x", logging.INFO, __file__, 1, "as %s", (WHO,), None)
    assert TOKEN not in record.getMessage()
