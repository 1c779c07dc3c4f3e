"""Messages of every kind on the wire, and files that go out piece by piece."""

import asyncio
import base64
import contextlib
import json
import tracemalloc
from collections.abc import AsyncIterator, Awaitable, Callable
from contextlib import asynccontextmanager
from pathlib import Path
from typing import Any

import pytest
from aiohttp import web
from aiohttp.test_utils import TestServer

from multichat_desktop.domain.content import (
    Contact,
    ContactsCard,
    Content,
    Kind,
    LocationCard,
    Media,
    PixCard,
)
from multichat_desktop.domain.outgoing import Letter
from multichat_desktop.wapi import outgoing_calls, sending
from multichat_desktop.wapi.client import WapiClient
from multichat_desktop.wapi.credentials import Credentials
from multichat_desktop.wapi.errors import LostAnswerError, NotTakenError, RefusedError
from multichat_desktop.wapi.outgoing_calls import Body, OutgoingCalls
from multichat_desktop.wapi.upload import StoppedError, Upload

WHO = Credentials("SHOP-1", "a-token")
PHONE = "5511900001001"
Behaviour = Callable[[asyncio.StreamReader, asyncio.StreamWriter], Awaitable[None]]
TAKEN = b'HTTP/1.1 200 OK\r\nContent-Length: 19\r\n\r\n{"messageId": "M1"}'


def letter(kind: Kind, **what: object) -> Letter:
    return Letter(Content(kind=kind, **what))  # type: ignore[arg-type]


def image(**media: object) -> Letter:
    return letter(Kind.IMAGE, caption='a "quoted" \\u0000 caption', media=Media(mime="image/png", **media))


@pytest.fixture
def file(tmp_path: Path) -> Path:
    made = tmp_path / "file"
    made.write_bytes(bytes(range(256)) * 8192)  # 2 MiB
    return made


def upload(file: Path, heard: Callable[[int], None] | None = None) -> Upload:
    return Upload(file, file.stat().st_size, heard)


@asynccontextmanager
async def server(behaviour: Behaviour) -> AsyncIterator[WapiClient]:
    """A server that does with a connection what it likes, from the first byte on."""
    tasks: set[asyncio.Task[None]] = set()

    async def serve(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        tasks.add(asyncio.current_task())
        try:
            with contextlib.suppress(asyncio.IncompleteReadError, ConnectionError):
                await behaviour(reader, writer)
        finally:
            writer.transport.abort()

    running = await asyncio.start_server(serve, "127.0.0.1", 0)
    client = WapiClient(f"http://127.0.0.1:{running.sockets[0].getsockname()[1]}")
    try:
        yield client
    finally:
        await client.close()
        running.close()
        await asyncio.gather(*tasks, return_exceptions=True)


async def head_of(reader: asyncio.StreamReader) -> int:
    """The length that a request announces."""
    head = (await reader.readuntil(b"\r\n\r\n")).decode().lower()
    assert "transfer-encoding" not in head
    return int(next(line.split(":")[1] for line in head.splitlines() if line.startswith("content-length")))


# ---------------------------------------------------------------- what is asked


@pytest.mark.parametrize(
    "said, path, fields",
    [
        (letter(Kind.TEXT, text="Oi"), "send-text", {"message": "Oi", "delayMessage": 1}),
        (
            letter(Kind.LOCATION, card=LocationCard(-23.5, -46.6)),
            "send-location",
            {
                "name": "-23.500000, -46.600000",
                "address": "-23.500000, -46.600000",
                "latitude": "-23.500000",
                "longitude": "-46.600000",
            },
        ),
        (
            letter(Kind.CONTACT, card=ContactsCard((Contact("Ana", ("+55 11 9",)),))),
            "send-contact",
            {"contactName": "Ana", "contactPhone": "55119", "contactBusinessDescription": ""},
        ),
        (
            letter(Kind.CHOICE, card=PixCard("a@b.com", "EMAIL", "Loja")),
            "send-button-pix",
            {"merchantName": "Loja", "pixKey": "a@b.com", "type": "EMAIL"},
        ),
    ],
    ids=lambda value: value if isinstance(value, str) else "",
)
def test_what_is_asked_without_a_file(said: Letter, path: str, fields: dict[str, object]) -> None:
    asked = sending.asked(PHONE, said)
    assert (asked.path, asked.body, asked.field) == (f"message/{path}", {"phone": PHONE, **fields}, None)


@pytest.mark.parametrize(
    "kind, media, path, mime, more",
    [
        (Kind.IMAGE, Media(mime="image/jpeg"), "image", "image/jpeg", {}),
        (Kind.VIDEO, Media(mime="video/mp4"), "video", "video/mp4", {}),
        (Kind.VIDEO, Media(mime="video/mp4", round=True), "ptv", "video/mp4", {}),
        (Kind.GIF, Media(mime="video/mp4"), "gif", "video/mp4", {}),
        (Kind.STICKER, Media(mime="image/webp"), "sticker", "image/webp", {}),
        (Kind.VOICE, Media(mime="audio/ogg; codecs=opus"), "audio", "audio/ogg;codecs=opus", {}),
        (Kind.VOICE, Media(mime="audio/mpeg"), "audio", "audio/mpeg", {}),
        (Kind.AUDIO, Media(mime="audio/ogg"), "audio", "audio/ogg", {}),
        (
            Kind.DOCUMENT,
            Media(mime="application/pdf", name="Nota.PDF"),
            "document",
            "application/pdf",
            {"fileName": "Nota.PDF", "extension": "pdf"},
        ),
        (
            Kind.DOCUMENT,
            Media(mime='x"y', name="LEIAME", path="media/ab/abcd.txt"),
            "document",
            "application/octet-stream",
            {"fileName": "LEIAME", "extension": "txt"},
        ),
        (
            Kind.DOCUMENT,
            None,
            "document",
            "application/octet-stream",
            {"fileName": "arquivo", "extension": "bin"},
        ),
    ],
)
def test_what_is_asked_with_a_file(
    kind: Kind, media: Media | None, path: str, mime: str, more: dict[str, str]
) -> None:
    asked = sending.asked(PHONE, Letter(Content(kind=kind, media=media), "Q1"))
    assert asked.path == f"message/send-{path}"
    assert asked.field == path
    head, tail = asked.parts()
    body = json.loads(head + b"QUJD" + tail)
    assert body == {
        "phone": PHONE,
        "messageId": "Q1",
        "delayMessage": 1,
        **more,
        path: f"data:{mime};base64,QUJD",
    }


@pytest.mark.parametrize(
    "said",
    [
        letter(Kind.POLL),
        letter(Kind.LOCATION),
        letter(Kind.CHOICE),
        letter(Kind.CONTACT),
        letter(Kind.CONTACT, card=ContactsCard(())),
        letter(Kind.CONTACT, card=ContactsCard((Contact("Ana"),))),
    ],
)
def test_what_cannot_be_sent(said: Letter) -> None:
    with pytest.raises(RefusedError) as caught:
        sending.asked(PHONE, said)
    assert caught.value.code == "not-sendable"


# ---------------------------------------------------------------- a file on its way


async def test_a_file_arrives_as_it_is_and_tells_how_far_it_is(file: Path) -> None:
    seen: list[dict[str, str]] = []

    async def handle(request: web.Request) -> web.Response:
        seen.append(await request.json())
        return web.json_response({"messageId": "M1"})

    app = web.Application(client_max_size=8 * 2**20)
    app.router.add_route("*", "/{path:.*}", handle)
    running = TestServer(app)
    await running.start_server()
    client = WapiClient(str(running.make_url("")))
    heard: list[int] = []
    try:
        assert await client.send(WHO, PHONE, image(), upload(file, heard.append)) == "M1"
        with pytest.raises(RefusedError) as caught:
            await client.send(WHO, PHONE, image())
        assert caught.value.code == "file-gone"
    finally:
        await client.close()
        await running.close()
    (body,) = seen
    assert body["caption"] == 'a "quoted" \\u0000 caption'
    kind, _, data = body["image"].partition(",")
    assert kind == "data:image/png;base64"
    assert base64.b64decode(data, validate=True) == file.read_bytes()
    assert heard == sorted(heard)
    assert heard[-1] == file.stat().st_size
    assert len(heard) > 4


async def test_a_large_file_takes_little_memory(tmp_path: Path) -> None:
    large = tmp_path / "large"
    with large.open("wb") as out:
        out.truncate(64 * 2**20)

    async def swallow(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        left = await head_of(reader)
        while left:
            left -= len(await reader.read(2**16))
        writer.write(TAKEN)
        await writer.drain()

    async with server(swallow) as client:
        going = upload(large)
        tracemalloc.start()
        try:
            assert await client.send(WHO, PHONE, image(), going) == "M1"
            _, peak = tracemalloc.get_traced_memory()
        finally:
            tracemalloc.stop()
    assert peak < 8 * 2**20
    assert going.written


async def drop_half_way(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
    await reader.readexactly(await head_of(reader) // 2)


async def bad_gateway_half_way(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
    await drop_half_way(reader, writer)
    writer.write(b"HTTP/1.1 502 Bad Gateway\r\nContent-Length: 0\r\nConnection: close\r\n\r\n")
    await writer.drain()


@pytest.mark.parametrize("behaviour", [drop_half_way, bad_gateway_half_way])
async def test_half_a_body_is_certainly_not_taken(tmp_path: Path, behaviour: Behaviour) -> None:
    large = tmp_path / "large"
    with large.open("wb") as out:
        out.truncate(24 * 2**20)
    async with server(behaviour) as client:
        going = upload(large)
        with pytest.raises(NotTakenError) as caught:
            await client.send(WHO, PHONE, image(), going)
    assert caught.value.code == "interrupted"
    assert not going.written


async def test_a_whole_body_without_an_answer_is_lost(file: Path) -> None:
    async def take_it_all(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        await reader.readexactly(await head_of(reader))

    async with server(take_it_all) as client:
        going = upload(file)
        with pytest.raises(LostAnswerError):
            await client.send(WHO, PHONE, image(), going)
    assert going.written
    assert not going.stop(), "too late"


async def test_a_gateway_that_takes_nothing_any_more(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(outgoing_calls, "_STALL_SECONDS", 0.2)
    large = tmp_path / "large"
    with large.open("wb") as out:
        out.truncate(24 * 2**20)

    async def sit(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        await head_of(reader)
        await asyncio.sleep(1)

    async with server(sit) as client:
        with pytest.raises(NotTakenError):
            await client.send(WHO, PHONE, image(), upload(large))


async def test_an_answer_that_never_comes(file: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(outgoing_calls, "_ANSWER_SECONDS", 0.2)

    async def sit(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        await reader.readexactly(await head_of(reader))
        await reader.read()

    async with server(sit) as client:
        with pytest.raises(LostAnswerError):
            await client.send(WHO, PHONE, image(), upload(file))


async def test_a_file_that_is_gone_or_another_one(file: Path) -> None:
    async def take_it_all(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        await reader.readexactly(await head_of(reader))

    async with server(take_it_all) as client:
        for going in (
            Upload(file.with_name("gone"), 10),
            Upload(file, file.stat().st_size + 1),
            Upload(file, 10),
        ):
            with pytest.raises(RefusedError) as caught:
                await client.send(WHO, PHONE, image(), going)
            assert caught.value.code == "file-gone"
            assert not going.written


async def test_one_that_is_given_up_is_never_written_to_its_end(file: Path) -> None:
    got = bytearray()

    async def listen(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        await head_of(reader)
        while data := await reader.read(2**16):
            got.extend(data)

    async with server(listen) as client:
        going = upload(file, lambda done: going.stop())
        with pytest.raises(NotTakenError):
            await client.send(WHO, PHONE, image(), going)
    assert not got.endswith(b"}")
    small = file.with_name("small")
    small.write_bytes(b"x")
    async with server(listen) as client:
        going = Upload(small, 1, lambda done: going.stop())
        with pytest.raises(NotTakenError):
            await client.send(WHO, PHONE, image(), going)
    assert not got.endswith(b"}")


async def test_what_is_sent_again_can_no_longer_come_to_its_end(tmp_path: Path) -> None:
    """The connection broke off, but whoever writes has not heard of that yet."""
    given: list[AsyncIterator[bytes]] = []

    class Broken(OutgoingCalls):
        async def _call(self, *asked: Any, **named: Any) -> dict[str, Any]:
            body = asked[3]
            assert isinstance(body, Body)
            given.append(body.pieces)
            await anext(body.pieces)
            raise LostAnswerError("no-answer")

    file = tmp_path / "a.png"
    file.write_bytes(b"picture")
    upload = Upload(file, 7)
    photo = Letter(Content(kind=Kind.IMAGE, media=Media(mime="image/png", size=7)), None, file)
    with pytest.raises(NotTakenError):
        await Broken().send(WHO, PHONE, photo, upload)
    with pytest.raises(StoppedError):
        _ = [piece async for piece in given[0]]
    assert not upload.written
