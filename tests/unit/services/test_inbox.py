"""The inbox: read, written down, answered once it is durable; or come again later."""

import asyncio
import json
import threading
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import closing
from pathlib import Path
from typing import Any

import pytest
from store_at_hand import NOW, PAYLOADS, SHOP, Store, received

from multichat_desktop.domain.intake import Delivery, RefusedBodyError, TryLaterError
from multichat_desktop.services.inbox import LARGE, Inbox
from multichat_desktop.store import writer as writing
from multichat_desktop.store.journal import Entry, Journal
from multichat_desktop.store.replies import Replies


class SetClock:
    """A clock that stands, and counts how long things take by itself."""

    def now(self) -> int:
        return NOW

    def monotonic(self) -> float:
        return 12.5


class WatchedPool(ThreadPoolExecutor):
    """Counts what is given to it."""

    def __init__(self) -> None:
        super().__init__(1, thread_name_prefix="pool")
        self.given = 0

    def submit(self, *args: Any, **kwargs: Any):
        self.given += 1
        return super().submit(*args, **kwargs)


@pytest.fixture
def store(tmp_path: Path) -> Iterator[Store]:
    with Store(tmp_path) as made:
        yield made
    assert made.verify().differences == []


@pytest.fixture
def pool() -> Iterator[WatchedPool]:
    with WatchedPool() as made:
        yield made


@pytest.fixture
def inbox(store: Store, pool: WatchedPool):
    return lambda: Inbox(Replies(store.writer, asyncio.get_running_loop()), SetClock(), pool)


def delivery(body: dict[str, Any] | bytes, **more: Any) -> Delivery:
    raw = body if isinstance(body, bytes) else json.dumps(body).encode()
    return Delivery("local", "/webhook/receive-message/", raw, 12.0, **more)


def journal(store: Store) -> list[Entry]:
    with closing(Journal(store.profile.database)) as opened:
        return list(opened.whole())


async def test_accepted(store: Store, inbox, pool: WatchedPool) -> None:
    receipt = await inbox().accept(delivery(received("M1", "oi", 1)))
    assert (receipt.outcome, receipt.kind) == ("ok", "message")
    (entry,) = journal(store)
    assert (entry.door, entry.endpoint, entry.instance_id, entry.message_id) == (
        "local",
        "/webhook/receive-message/",
        SHOP,
        "M1",
    )
    assert (entry.received_at, entry.duration_us) == (NOW, 500_000)
    assert pool.given == 0
    assert (await inbox().accept(delivery(received("M1", "oi", 1)))).outcome == "duplicate"


async def test_a_large_body_is_read_in_the_pool(store: Store, inbox, pool: WatchedPool, monkeypatch) -> None:
    threads = []
    read = Inbox.read

    def watched(self, *args):
        threads.append(threading.current_thread().name)
        return read(self, *args)

    monkeypatch.setattr(Inbox, "read", watched)
    raw = json.dumps(received("M1", "x", 1)).encode()
    await inbox().accept(delivery(raw + b" " * (LARGE - len(raw))))
    assert pool.given == 0
    await inbox().accept(delivery(received("M2", "x" * LARGE, 2)))
    assert pool.given == 1
    assert threads[0] == "MainThread"
    assert threads[1].startswith("pool")
    assert len(store.message("M2").text) == LARGE


@pytest.mark.parametrize(
    "raw, word",
    [
        (b"no json", "not JSON"),
        (b"[1]", "not an object"),
        (b"\xff\xfe", "not UTF-8"),
        (b'{"a":' * 70 + b"1" + b"}" * 70, "deeper"),
    ],
)
async def test_what_is_no_event_is_refused_and_kept(store: Store, inbox, raw: bytes, word: str) -> None:
    with pytest.raises(RefusedBodyError, match=word):
        await inbox().accept(delivery(raw))
    (entry,) = journal(store)
    assert (entry.outcome, entry.kind, entry.body, entry.size) == ("refused", "invalid", raw, len(raw))
    assert word in entry.error


async def test_of_a_refused_body_the_beginning_is_kept(store: Store, inbox, pool: WatchedPool) -> None:
    with pytest.raises(RefusedBodyError):
        await inbox().accept(delivery(b"x" * 200_000))
    await inbox().refuse(delivery(b"y" * 70_000, size=20_000_000), "The body is larger than 16 MiB.")
    one, other = journal(store)
    assert (one.body, one.size) == (b"x" * 65_536, 200_000)
    assert (other.body, other.size, other.error) == (
        b"y" * 65_536,
        20_000_000,
        "The body is larger than 16 MiB.",
    )
    assert pool.given == 1


async def test_known_kinds_with_broken_content_are_quarantined(store: Store, inbox) -> None:
    body = received("M1", "oi", 1)
    del body["messageId"]
    receipt = await inbox().accept(delivery(body))
    assert (receipt.outcome, receipt.error) == ("quarantined", "The message has no messageId.")
    receipt = await inbox().accept(delivery({**body, "instanceId": ["?"]}))
    assert receipt.outcome == "quarantined"
    one, other = journal(store)
    assert (one.instance_id, other.instance_id) == (SHOP, None)
    assert json.loads(one.body) == body
    assert store.chats() == []


async def test_unknown_events_are_stored(store: Store, inbox) -> None:
    receipt = await inbox().accept(delivery((PAYLOADS / "simple" / "28-unknown-event.json").read_bytes()))
    assert (receipt.outcome, receipt.place) == ("stored", "journal")


async def test_a_test_is_only_journalled(store: Store, inbox) -> None:
    receipt = await inbox().accept(delivery(received("M1", "oi", 1), test=True))
    assert (receipt.outcome, receipt.error) == ("ignored", "test")
    assert store.chats() == []
    assert journal(store)[0].body
    assert (await inbox().accept(delivery(received("M1", "oi", 1)))).outcome == "ok", (
        "the real one is no repeat"
    )
    with pytest.raises(RefusedBodyError):
        await inbox().accept(delivery(b"no json", test=True))


async def test_too_much_waiting(store: Store, inbox, monkeypatch) -> None:
    monkeypatch.setattr(writing, "MOST_WAITING", 0)
    with pytest.raises(TryLaterError) as caught:
        await inbox().accept(delivery(received("M1", "oi", 1)))
    assert caught.value.seconds == 1


@pytest.mark.allows_log
async def test_a_fault_of_the_store(store: Store, inbox) -> None:
    store.writer._database.connection().execute("PRAGMA query_only = 1").fetchall()
    with pytest.raises(TryLaterError) as caught:
        await inbox().accept(delivery(received("M1", "oi", 1)))
    assert caught.value.seconds == 5
    with pytest.raises(TryLaterError):
        await inbox().refuse(delivery(b""), "no")
    store.writer._database.connection().execute("PRAGMA query_only = 0").fetchall()
    assert (await inbox().accept(delivery(received("M1", "oi", 1)))).outcome == "ok"


async def test_after_the_end(store: Store, inbox) -> None:
    store.writer.stop()
    with pytest.raises(TryLaterError):
        await inbox().accept(delivery(received("M1", "oi", 1)))
