"""Reactions on their way out: written down first, done again when nobody knows, refused in words; and forwarding."""

import asyncio
from collections.abc import AsyncIterator
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass

import pytest
from desk_rig import desk_on
from outbox_rig import ANA, BIA, SHOP, Rig, a_while, until

from multichat_desktop.domain.message import Message
from multichat_desktop.services.desk import Desk
from multichat_desktop.services.errands import Errands
from multichat_desktop.services.intents import Intents, NotWritten
from multichat_desktop.store import steps
from multichat_desktop.store.errors import StoreFullError
from multichat_desktop.wapi.errors import LostAnswerError, NotTakenError, RefusedError


@dataclass
class Shop:
    rig: Rig
    desk: Desk
    errands: Errands
    intents: Intents
    chat: str

    def message(self) -> Message:
        found = [m for m in self.rig.reader.page_before(self.chat, None, 9) if not m.from_me]
        return found[0]

    def pass_by(self, seconds: float) -> None:
        self.rig.clock.pass_by(seconds)
        self.errands.wake()


@pytest.fixture
async def shop(rig: Rig) -> AsyncIterator[Shop]:
    rig.start()
    lost: list[NotWritten] = []
    chat = await rig.chat()
    with ThreadPoolExecutor(1) as pool:
        made = desk_on(rig, pool, lost.append)
        task = asyncio.get_running_loop().create_task(made.errands.run())
        yield Shop(rig, made.desk, made.errands, made.intents, chat)
        await made.intents.finish()
        task.cancel()
        await asyncio.gather(task, return_exceptions=True)


async def test_a_reaction_goes_out(shop: Shop) -> None:
    message = shop.message()
    shop.desk.react(message.seq, "👍")
    await until(lambda: (own := shop.message().reacting) is not None and not own.waiting)
    assert shop.rig.gateway.reactions == [(ANA, message.message_id, "👍")]
    shop.desk.react(message.seq, "")
    await until(lambda: len(shop.rig.gateway.reactions) == 2)
    assert shop.rig.gateway.reactions[1] == (ANA, message.message_id, "")
    await until(lambda: not shop.rig.reader.details.errands())
    assert shop.message().shown_reactions == ()


@pytest.mark.parametrize("first", [NotTakenError("busy", retry_after=5), LostAnswerError("no-answer")])
async def test_what_nobody_knows_is_done_again(shop: Shop, first: Exception) -> None:
    shop.rig.gateway.outcomes["👍"] = [first]
    shop.desk.react(shop.message().seq, "👍")
    await until(lambda: (e := shop.rig.reader.details.errands()) and e[0].attempts == 1)
    assert shop.message().own_reaction == "👍"
    assert len(shop.rig.gateway.reactions) == 1
    shop.pass_by(6)
    await until(lambda: len(shop.rig.gateway.reactions) == 2)
    await until(lambda: not shop.rig.reader.details.errands())


@pytest.mark.parametrize("code", ["plan", "not-found"])
async def test_what_is_refused_says_so_until_it_is_left_or_tried_again(shop: Shop, code: str) -> None:
    shop.rig.gateway.outcomes["👍"] = [RefusedError(code), RefusedError(code)]
    seq = shop.message().seq
    shop.desk.react(seq, "👍")
    await until(lambda: (own := shop.message().reacting) is not None and own.error == code)
    shop.desk.react(seq, "👍")
    await until(lambda: len(shop.rig.gateway.reactions) == 2)
    await until(lambda: (own := shop.message().reacting) is not None and own.error == code)
    shop.desk.forget_reaction(seq)
    await until(lambda: shop.message().reacting is None)
    shop.desk.forget_reaction(seq)
    shop.desk.forget_reaction(999)
    shop.desk.react(999, "👍")
    await a_while()
    assert len(shop.rig.gateway.reactions) == 2


async def test_without_a_token_it_is_refused(shop: Shop) -> None:
    await shop.rig.accept(shop.rig._event("webhookReceived", BIA, "oi", instance="SHOP-3"))
    chat = next(c for c in shop.rig.reader.chats() if c.instance_id == "SHOP-3")
    (message,) = shop.rig.reader.page_before(chat.id, None, 1)
    shop.desk.react(message.seq, "👍")

    def refused() -> bool:
        found = shop.rig.reader.message(message.seq)
        return found is not None and found.reacting is not None and found.reacting.error == "no-token"

    await until(refused)
    assert shop.rig.gateway.reactions == []


@pytest.mark.allows_log
async def test_an_unexpected_end_is_tried_again(shop: Shop) -> None:
    shop.rig.gateway.outcomes["👍"] = [KeyError("?")]
    shop.desk.react(shop.message().seq, "👍")
    await until(lambda: (e := shop.rig.reader.details.errands()) and e[0].attempts == 1)
    shop.pass_by(60)
    await until(lambda: len(shop.rig.gateway.reactions) == 2)


async def test_one_that_was_replaced_while_it_went_out_is_not_written_down(shop: Shop) -> None:
    answer: asyncio.Future[str] = asyncio.get_running_loop().create_future()
    shop.rig.gateway.outcomes["👍"] = [answer]
    seq = shop.message().seq
    shop.desk.react(seq, "👍")
    await until(lambda: len(shop.rig.gateway.reactions) == 1)
    shop.desk.react(seq, "❤️")
    await shop.intents.finish()
    answer.set_result("done")
    await until(lambda: len(shop.rig.gateway.reactions) == 2)
    await until(lambda: not shop.rig.reader.details.errands())
    assert shop.message().own_reaction == "❤️"


@pytest.mark.allows_log
async def test_while_nothing_can_be_written_it_waits(shop: Shop, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("multichat_desktop.services.outbox_notes._STORE_RETRY", 0.01)
    shop.rig.replies.failing[steps.ErrandTaken] = 2
    assert isinstance(shop.rig.replies.error, StoreFullError)
    shop.desk.react(shop.message().seq, "👍")
    await until(lambda: (own := shop.message().reacting) is not None and not own.waiting)
    assert len(shop.rig.gateway.reactions) == 1


async def test_forwarding_sends_the_texts_in_their_order(shop: Shop) -> None:
    await shop.rig.accept(shop.rig._event("webhookReceived", ANA, "segunda"))
    other = await shop.rig.chat(BIA)
    messages = [m for m in shop.rig.reader.page_before(shop.chat, None, 9) if not m.from_me]
    shop.desk.forward([messages[1].seq, messages[0].seq, 999], [other])
    await until(lambda: shop.rig.gateway.texts() == ["Oi!", "segunda"])
    assert {asked.phone for asked in shop.rig.gateway.asked} == {BIA}


async def test_a_conversation_is_begun_and_opened(shop: Shop) -> None:
    opened: list[str] = []
    shop.desk.start_chat(SHOP, BIA, opened.append)
    shop.desk.start_chat(SHOP, "no number", opened.append)
    await until(lambda: opened)
    chat = shop.rig.reader.chat(opened[0])
    assert chat is not None
    assert (chat.phone, chat.preview) == (BIA, None)
    shop.desk.start_chat(SHOP, f"+{ANA}", opened.append)
    await until(lambda: len(opened) == 2)
    assert opened[1] == shop.chat


async def test_deleting_for_oneself_and_taking_it_back(shop: Shop) -> None:
    seq = shop.message().seq
    shop.desk.hide(seq)
    await until(lambda: shop.rig.reader.message(seq) is None)
    shop.desk.unhide(seq)
    await until(lambda: shop.rig.reader.message(seq) is not None)
    shop.desk.hide(999)
