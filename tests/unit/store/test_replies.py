"""Answers brought to the loop that asked."""

import asyncio

import pytest
from store_rig import Store, received

from multichat_desktop.domain.intake import Receipt
from multichat_desktop.store import steps
from multichat_desktop.store.errors import NotThereError, StoreClosedError
from multichat_desktop.store.jobs import Doing
from multichat_desktop.store.replies import Nobody, Replies


async def test_an_answer_and_an_exception(store: Store) -> None:
    replies = Replies(store.writer, asyncio.get_running_loop())
    receipt = await replies.do(store.arrival(received("M1", "oi")))
    assert receipt.outcome == "ok"
    with pytest.raises(NotThereError):
        await replies.do(Doing(steps.Sending("L1"), 1))


async def test_many_at_once(store: Store) -> None:
    replies = Replies(store.writer, asyncio.get_running_loop())
    receipts = await asyncio.gather(
        *(replies.do(store.arrival(received(f"M{n}", "oi", n))) for n in range(500))
    )
    assert sorted(r.journal_id for r in receipts) == list(range(1, 501))


async def test_who_waits_no_more_is_passed_over(store: Store) -> None:
    replies = Replies(store.writer, asyncio.get_running_loop())
    waiting = asyncio.create_task(replies.do(store.arrival(received("M1", "oi"))))
    await asyncio.sleep(0)
    waiting.cancel()
    with pytest.raises(asyncio.CancelledError):
        await waiting
    assert (await replies.do(store.arrival(received("M1", "oi")))).outcome == "duplicate"


async def test_a_closed_writer(store: Store) -> None:
    replies = Replies(store.writer, asyncio.get_running_loop())
    store.writer.stop()
    with pytest.raises(StoreClosedError):
        await replies.do(store.arrival(received("M1", "oi")))


def test_a_loop_that_has_ended(store: Store) -> None:
    loop = asyncio.new_event_loop()
    loop.close()
    Replies(store.writer, loop).deliver([(None, Receipt("ok"))])
    Nobody().deliver([(None, Receipt("ok"))])
    store.writer.submit(store.arrival(received("M1", "oi")), Nobody())
    assert len(store.heard) == 1
