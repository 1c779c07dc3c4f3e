"""The outbox against the simulated gateway over HTTP, on its bad days, with its webhooks coming in."""

import asyncio
import functools
from collections import Counter
from collections.abc import AsyncIterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import asynccontextmanager
from dataclasses import dataclass
from pathlib import Path

import pytest
from outbox_rig import until

from multichat_desktop.domain.clock import SystemClock
from multichat_desktop.domain.message import Message
from multichat_desktop.domain.status import DeliveryStatus, OutboxState
from multichat_desktop.services import outbox as module
from multichat_desktop.services import provisioning
from multichat_desktop.services.credentials import CredentialStore
from multichat_desktop.services.inbox import Inbox
from multichat_desktop.services.outbox import Outbox
from multichat_desktop.services.vault import FileVault, token_name
from multichat_desktop.simulator import Customer, Fail, SimInstance, Simulator
from multichat_desktop.store import steps
from multichat_desktop.store.jobs import Doing
from multichat_desktop.store.reader import Reader
from multichat_desktop.store.replies import Replies
from multichat_desktop.store.writer import Writer
from multichat_desktop.wapi.client import Credentials, WapiClient
from multichat_desktop.webhook import endpoints
from multichat_desktop.webhook.doors import Door, Keys
from multichat_desktop.webhook.handler import Handler
from multichat_desktop.webhook.intake import Handles, Intake

SHOP, TOKEN, KEY = "SHOP-1", "a-token", "the-key"
PHONES = [f"55119000010{number:02}" for number in range(5)]
TEXTS = 12


@dataclass
class World:
    simulator: Simulator
    shop: SimInstance
    customers: list[Customer]
    reader: Reader
    replies: Replies
    outbox: Outbox
    clock: SystemClock
    count: int = 0

    async def put(self, number: int, text: str) -> str:
        """A text of the agent's for a customer; answers under which id."""
        self.count += 1
        local_id = f"local-{self.count}"
        chat = next(chat for chat in self.reader.chats() if chat.phone == PHONES[number])
        await self.do(steps.Queue(local_id, chat.id, text))
        return local_id

    async def do(self, step: steps.Step) -> None:
        await self.replies.do(Doing(step, self.clock.now()))
        self.outbox.wake()

    def message(self, local_id: str) -> Message:
        found = self.reader.by_local_id(local_id)
        assert found is not None
        return found


@asynccontextmanager
async def world(folder: Path) -> AsyncIterator[World]:
    loop, clock = asyncio.get_running_loop(), SystemClock()
    simulator = Simulator(pace=0)
    base = await simulator.start()
    shop = simulator.add_instance(SHOP, TOKEN, phone="5511900000142", name="Loja Paulista")
    customers = [shop.customer(phone, f"Cliente {number}") for number, phone in enumerate(PHONES)]
    vault = FileVault(folder / "secrets.json")
    vault.put(token_name(SHOP), TOKEN)
    writer = Writer(folder / "store.sqlite3")
    reader = Reader(folder / "store.sqlite3")
    writer.start()
    pool = ThreadPoolExecutor(2)

    def handlers(intake_loop: asyncio.AbstractEventLoop) -> dict[Door, Handles]:
        inbox = Inbox(Replies(writer, intake_loop), clock, pool)
        make = functools.partial(Handler, takes=inbox, keys=Keys(KEY), monotonic=clock.monotonic)
        return {Door.LOCAL: make(Door.LOCAL), Door.PUBLIC: make(Door.PUBLIC)}

    intake = Intake(handlers)
    client = WapiClient(base)
    replies = Replies(writer, loop)
    outbox = Outbox(replies, reader, client, CredentialStore(vault, pool), clock, pace=0.002)
    running = loop.create_task(outbox.run())
    try:
        ports = await loop.run_in_executor(pool, intake.start, 0, 0)
        urls = endpoints.urls(f"http://127.0.0.1:{ports.public}", KEY)
        assert not await provisioning.push(client, Credentials(SHOP, TOKEN), urls)
        for customer in customers:
            await customer.say("Oi!")
        await until(lambda: len(reader.chats()) == len(PHONES))
        yield World(simulator, shop, customers, reader, replies, outbox, clock)
        await shop.settled()
    finally:
        running.cancel()
        await asyncio.gather(running, return_exceptions=True)
        await client.close()
        await simulator.stop()
        await loop.run_in_executor(pool, intake.stop)
        pool.shutdown()
        writer.stop()
        reader.close()


def _texts(number: int) -> list[str]:
    """Twelve texts, of which two are the same words again."""
    texts = [f"Cliente {number}, texto {count}" for count in range(TEXTS)]
    texts[5] = texts[9] = "Obrigado!"
    return texts


def _bad_days() -> list[Fail]:
    kinds = [
        Fail(status=503),
        Fail(drop="before"),
        Fail(drop="after"),
        Fail(status=504, taken=True),
        Fail(status=502),
        Fail(status=429),
    ]
    return [Fail(status=429, retry_after=1), *kinds * 3]


@pytest.mark.parametrize("echo_first", [False, True], ids=["answer first", "echo first"])
async def test_sixty_texts_on_bad_days_reach_their_customers_once_and_in_order(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, echo_first: bool
) -> None:
    monkeypatch.setattr(module, "_FIRST_RETRY", 0.01)
    async with world(tmp_path) as it:
        it.simulator.faults.echo_before_answer = echo_first
        it.simulator.faults.duplicate_webhooks = 1
        it.simulator.faults.rest_fail = _bad_days()
        written = {number: _texts(number) for number in range(len(PHONES))}
        mine = [await it.put(number, text) for number, texts in written.items() for text in texts]

        def heard(number: int) -> list[str]:
            return [text for _, text in it.customers[number].inbox]

        def at_rest() -> bool:
            """What is not taken is unsettled, or stands behind one that is."""
            first = {row.chat_id: row.state for row in reversed(it.reader.outbox())}
            return set(first.values()) <= {OutboxState.UNSETTLED}

        async def quiet() -> None:
            for _ in range(3):  # an unsettled one may be settled by an echo that is still on its way
                await until(at_rest)
                await it.shop.settled()
                await asyncio.sleep(0.03)

        rounds = 0
        await quiet()
        while it.reader.outbox():
            for number, texts in written.items():
                assert not Counter(heard(number)) - Counter(texts)
                assert heard(number) == texts[: len(heard(number))]
            # Nothing repeats these by itself, and no echo came: they did not arrive, as the agent finds out by phone.
            for row in it.reader.outbox():
                if row.state is OutboxState.UNSETTLED:
                    await it.do(steps.Retry(row.local_id))
            rounds += 1
            await quiet()
        await until(lambda: all(heard(number) == texts for number, texts in written.items()))
        assert not it.simulator.faults.rest_fail
        assert rounds > 1

        def read() -> bool:
            return all((it.message(one).status or 0) >= DeliveryStatus.READ for one in mine)

        await until(read)
        for chat in it.reader.chats():
            shown = it.reader.page_before(chat.id, None, 100)
            number = PHONES.index(chat.phone or "")
            # What the agent sent again stands at the time of that word.
            assert sorted(m.text or "" for m in shown if m.from_me) == sorted(written[number])
            ids = [m.message_id for m in shown]
            assert len(ids) == len(set(ids)) == TEXTS + 1


async def test_a_plan_that_does_not_allow_it_is_a_reason_and_a_wrong_token_too(tmp_path: Path) -> None:
    async with world(tmp_path) as it:
        it.simulator.faults.rest_fail = [
            Fail(ok_with_error="Recurso disponível apenas no plano PRO"),
            Fail(status=401),
            Fail(status=403),
        ]
        mine = [await it.put(0, text) for text in ("plan", "token", "forbidden", "well")]
        await until(lambda: it.message(mine[-1]).outbox is OutboxState.TAKEN)
        assert [it.message(one).error for one in mine] == ["plan", "unauthorized", "forbidden", None]
        await until(lambda: it.message(mine[-1]).status is DeliveryStatus.READ)
        assert [text for _, text in it.customers[0].inbox] == ["well"]


async def test_a_gateway_that_is_away_takes_it_when_it_is_back(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(module, "_FIRST_RETRY", 0.02)
    async with world(tmp_path) as it:
        port = int(it.simulator.base_url.rpartition(":")[2])
        await it.simulator.stop()
        mine = await it.put(0, "Oi")
        await until(lambda: it.message(mine).error == "offline")
        await it.simulator.start(port=port)
        await until(lambda: it.message(mine).status is DeliveryStatus.READ)
