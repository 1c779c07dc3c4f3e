"""Profile pictures come once, whole, and only while their links live."""

import asyncio
import struct
import zlib
from collections.abc import AsyncIterator
from concurrent.futures import ThreadPoolExecutor

import pytest
from outbox_rig import Rig, a_while, until

from multichat_desktop.services.files.web import NotFetchedError
from multichat_desktop.services.picture_size import Size, size_of
from multichat_desktop.services.portraits import MOST_BYTES, Portraits, is_dead
from multichat_desktop.store import chores
from multichat_desktop.store.jobs import Chore, ChoreTouched


def png(width: int = 1, height: int = 1) -> bytes:
    def chunk(kind: bytes, data: bytes) -> bytes:
        return struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data))

    head = struct.pack(">IIBBBBB", width, height, 8, 2, 0, 0, 0)
    body = zlib.compress(b"\x00" + b"\x10\x90\x70" * width)
    return b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", head) + chunk(b"IDAT", body) + chunk(b"IEND", b"")


JPEG = b"\xff\xd8\xff\xe0\x00\x10JFIF\x00\x01\x01\x00\x00\x01\x00\x01\x00\x00\xff\xc0\x00\x11\x08\x00\x60\x00\x80\x03\x01"


@pytest.mark.parametrize(
    "data, expected",
    [
        (png(3, 1), Size("png", 3, 1)),
        (JPEG, Size("jpg", 128, 96)),
        (b"\xff\xd8\xff\xff\xd8\xff\xc2\x00\x11\x08\x00\x60\x00\x80\x03\x01", Size("jpg", 128, 96)),
        (
            b"RIFF\x00\x00\x00\x00WEBPVP8X\x0a\x00\x00\x00\x10\x00\x00\x00\x7f\x00\x00\x5f\x00\x00",
            Size("webp", 128, 96),
        ),
        (
            b"RIFF\x00\x00\x00\x00WEBPVP8L\x0a\x00\x00\x00\x2f\x7f\xc0\x17\x00" + bytes(8),
            Size("webp", 128, 96),
        ),
        (
            b"RIFF\x00\x00\x00\x00WEBPVP8 \x0a\x00\x00\x00\x00\x00\x00\x9d\x01\x2a\x80\x00\x60\x00",
            Size("webp", 128, 96),
        ),
        (b"RIFF\x00\x00\x00\x00WEBPXXXX" + bytes(20), None),
        (b"GIF89a" + bytes(40), None),
        (b"<html>", None),
        (b"\xff\xd8\xff", None),
        (b"\xff\xd8\xff\xe0\x00\x10JFIF", None),
        (b"", None),
    ],
)
def test_the_size_by_the_first_bytes(data: bytes, expected: Size | None) -> None:
    assert size_of(data) == expected


@pytest.mark.parametrize(
    "url, dead",
    [
        ("https://x/p.jpg", False),
        ("https://x/p.jpg?oh=1&oe=3B9ACA00", True),
        ("https://x/p.jpg?oe=7FFFFFFF", False),
        ("https://x/p.jpg?oe=bald", False),
        ("https://[x/p.jpg", True),
    ],
)
def test_when_a_link_is_dead(url: str, dead: bool) -> None:
    assert is_dead(url, 1_795_176_000_000) is dead


class Web:
    def __init__(self) -> None:
        self.asked: list[str] = []
        self.answers: dict[str, bytes | Exception] = {}

    async def fetch(self, url: str, limit: int) -> bytes:
        assert limit == MOST_BYTES
        self.asked.append(url)
        answer = self.answers.get(url, NotFetchedError("offline"))
        if isinstance(answer, Exception):
            raise answer
        return answer


@pytest.fixture
def web() -> Web:
    return Web()


@pytest.fixture
async def portraits(rig: Rig, web: Web) -> AsyncIterator[Portraits]:
    pool = ThreadPoolExecutor(1)
    made = Portraits(rig.replies, rig.reader, web.fetch, rig.folder, rig.clock, pool)
    task = asyncio.get_running_loop().create_task(made.run())
    yield made
    task.cancel()
    await asyncio.gather(task, return_exceptions=True)
    await asyncio.to_thread(pool.shutdown)


async def link(rig: Rig, url: str) -> None:
    """Let the person of the only conversation have a picture."""
    if not rig.reader.chats():
        await rig.chat()

    def run(execute):
        execute("UPDATE person SET picture = ?", (url,))
        return ChoreTouched()

    await rig.replies.do(Chore(run))


async def test_a_picture_comes_once_and_stays_until_a_newer_link(
    rig: Rig, web: Web, portraits: Portraits
) -> None:
    web.answers = {"https://x/1": png(), "https://x/2": JPEG}
    await link(rig, "https://x/1")
    portraits.heard(rig.reader.chats())
    portraits.heard(rig.reader.chats())
    await until(lambda: rig.reader.chats()[0].portrait)
    first = rig.folder / rig.reader.chats()[0].portrait
    assert await asyncio.to_thread(first.read_bytes) == png()
    assert (await asyncio.to_thread(first.stat)).st_mode & 0o077 == 0
    await link(rig, "https://x/2")
    portraits.heard(rig.reader.chats())
    await until(lambda: rig.reader.chats()[0].portrait.endswith(".jpg"))
    while await asyncio.to_thread(first.exists):
        await a_while()
    assert web.asked == ["https://x/1", "https://x/2"]


async def test_what_is_no_picture_is_not_kept(rig: Rig, web: Web, portraits: Portraits) -> None:
    web.answers = {"https://x/1": b"<html>", "https://x/2": png(5000, 1), "https://x/4": png()}
    for n in (1, 2, 3, 4):
        await link(rig, f"https://x/{n}")
        portraits.heard(rig.reader.chats())
        await until(lambda n=n: web.asked[-1:] == [f"https://x/{n}"])
        if n < 4:
            await a_while()
            assert rig.reader.chats()[0].portrait is None
    await until(lambda: rig.reader.chats()[0].portrait)
    assert len(await asyncio.to_thread(lambda: list((rig.folder / "pictures").iterdir()))) == 1


async def test_a_dead_link_is_not_asked(rig: Rig, web: Web, portraits: Portraits) -> None:
    await link(rig, "https://x/1?oe=1")
    portraits.heard(rig.reader.chats())
    await a_while()
    assert web.asked == []
    await rig.replies.do(Chore(chores.set_portrait("p", "u", "pictures/p.jpg")))
