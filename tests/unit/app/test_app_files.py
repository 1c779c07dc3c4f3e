"""The thread of files inside a running console: what is asked of it from other threads, and that it ends."""

import asyncio
import threading
from collections.abc import AsyncIterator
from pathlib import Path

import pytest
from console_rig import SHOP, Console, console, until

from multichat_desktop.domain.content import Content, MediaState
from multichat_desktop.domain.outgoing import OutgoingFile
from multichat_desktop.domain.preferences import DOWNLOADS, Kind
from multichat_desktop.services.files.web import NotFetchedError
from multichat_desktop.services.preparing import Preparation, UnsendableError
from multichat_desktop.simulator import samples
from multichat_desktop.wapi.errors import RefusedError

PATHS = {"received": "/webhook/receive-message/", "delivery": "/webhook/send-message/"}


@pytest.fixture
async def shop(tmp_path: Path) -> AsyncIterator[Console]:
    async with console(tmp_path) as made:
        for kind, path in PATHS.items():
            made.shop.webhooks[kind] = f"http://127.0.0.1:{made.core.ports.local}{path}"
        yield made
    assert not [t for t in threading.enumerate() if t.name.startswith("files")]


def state(shop: Console, message_id: str) -> MediaState | None:
    for message in shop.core.reader.export():
        if message.message_id == message_id and message.media is not None:
            return message.media.state
    return None


def seq(shop: Console, message_id: str) -> int:
    return next(m.seq for m in shop.core.reader.export() if m.message_id == message_id)


async def test_what_arrives_is_fetched_and_told(shop: Console) -> None:
    message_id = await shop.shop.customer("5511988880001").image(samples.read("cake.jpg"))
    await until(lambda: state(shop, message_id) is MediaState.READY)
    number = seq(shop, message_id)
    await until(lambda: any(p.seq == number and p.done is None for c in shop.changes for p in c.progress))
    told = [m.media for c in shop.changes for m in c.messages if m.seq == number and m.media]
    assert told[0].state is MediaState.WAITING
    assert told[-1].state is MediaState.READY
    use = await shop.core.services.files.use()
    assert (use.files, use.size) == (1, len(samples.read("cake.jpg")))
    assert (await shop.core.services.files.make_room(size=0)).files == 1
    shop.core.services.files.download(number)
    await until(lambda: state(shop, message_id) is MediaState.READY)


async def test_what_is_set_counts_at_once_and_is_kept(shop: Console) -> None:
    shop.core.preferences.set(DOWNLOADS[Kind.STICKER], False)
    message_id = await shop.shop.customer("5511988880001").sticker()
    await until(lambda: state(shop, message_id) is MediaState.WAITING)
    shop.core.services.files.cancel_download(seq(shop, message_id))
    await until(lambda: state(shop, message_id) is MediaState.FAILED)
    other = await shop.shop.customer("5511988880001").sticker(animated=True)
    await until(lambda: state(shop, other) is MediaState.WAITING)
    shop.core.preferences.set(DOWNLOADS[Kind.STICKER], True)
    await until(lambda: state(shop, other) is MediaState.READY)
    assert state(shop, message_id) is MediaState.FAILED
    await until(lambda: shop.core.reader.settings().get("preference.media.download.sticker") == "true")


async def test_strangers_pictures_come_through_the_guard(shop: Console) -> None:
    base = shop.simulator.base_url
    message_id = await shop.shop.customer("5511988880001").image(samples.read("cake.jpg"))
    path = shop.simulator.file_of(message_id).path
    locked = await shop.core.services.files.fetch_public(base + path, 1_000_000)
    assert locked == shop.simulator.file_of(message_id).locked
    with pytest.raises(NotFetchedError, match="too-large"):
        await shop.core.services.files.fetch_public(base + path, 1000)
    with pytest.raises(NotFetchedError, match="forbidden-address"):
        await shop.core.services.files.fetch_public("http://169.254.169.254/latest", 1000)
    assert shop.core.services.files.media_folder == shop.core.profile.folder


async def test_files_that_are_slow_to_be_copied_hold_nobody_else_up(
    shop: Console, monkeypatch: pytest.MonkeyPatch
) -> None:
    begun, copied = threading.Semaphore(0), threading.Event()

    def slowly(_: Preparation, file: OutgoingFile) -> Content:
        begun.release()
        assert copied.wait(10)
        raise UnsendableError("unreadable")

    monkeypatch.setattr(Preparation, "prepare", slowly)
    services = shop.core.services
    try:
        for _ in range(8):
            services.desk.send_files("a conversation", [OutgoingFile(source=b"x")])
            services.desk.send_files("another one", [OutgoingFile(source=b"x")])
        await until(lambda: begun.acquire(blocking=False))
        async with asyncio.timeout(5):
            # The pool that tokens and large webhooks are read in.
            with pytest.raises(RefusedError, match="no-token"):
                await services.credentials.of(SHOP)
    finally:
        copied.set()
