"""The outbox and the desk against the simulated gateway over HTTP, with its webhooks coming in."""

import asyncio
import functools
from collections.abc import AsyncIterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import asynccontextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from outbox_rig import until

from multichat_desktop.domain.changes import Progress
from multichat_desktop.domain.clock import SystemClock
from multichat_desktop.domain.message import Message
from multichat_desktop.services import provisioning
from multichat_desktop.services.courtesy import Courtesy
from multichat_desktop.services.credentials import CredentialStore
from multichat_desktop.services.desk import Desk
from multichat_desktop.services.errands import Errands
from multichat_desktop.services.files.shelf import Shelf
from multichat_desktop.services.inbox import Inbox
from multichat_desktop.services.intents import Intents, NotWritten
from multichat_desktop.services.manner import Manner
from multichat_desktop.services.outbox import Outbox
from multichat_desktop.services.preferences import Preferences
from multichat_desktop.services.preparing import Preparation
from multichat_desktop.services.vault import FileVault, token_name
from multichat_desktop.services.writing import Writing
from multichat_desktop.simulator import Customer, SimInstance, Simulator
from multichat_desktop.store import steps
from multichat_desktop.store.jobs import Doing
from multichat_desktop.store.profile import Profile
from multichat_desktop.store.reader import Reader
from multichat_desktop.store.replies import Replies
from multichat_desktop.store.writer import Writer
from multichat_desktop.wapi.client import WapiClient
from multichat_desktop.wapi.credentials import Credentials
from multichat_desktop.webhook import endpoints
from multichat_desktop.webhook.doors import Door, Keys
from multichat_desktop.webhook.handler import Handler
from multichat_desktop.webhook.intake import Handles, Intake

SHOP, TOKEN, KEY = "SHOP-1", "a-token", "the-key"
PHONES = [f"55119000010{number:02}" for number in range(5)]
TEXTS = 12


class Quick(Manner):
    def pace(self) -> float:
        return 0.002


@dataclass
class World:
    simulator: Simulator
    shop: SimInstance
    customers: list[Customer]
    reader: Reader
    replies: Replies
    outbox: Outbox
    clock: SystemClock
    desk: Desk
    intents: Intents
    writer: Writer
    folder: Path
    progress: list[Progress]
    preferences: Preferences
    count: int = 0

    def chat(self, number: int) -> str:
        """The conversation with a customer."""
        return next(chat for chat in self.reader.chats() if chat.phone == PHONES[number]).id

    def mine(self, number: int) -> list[Message]:
        """What the shop wrote to a customer, oldest first."""
        return [m for m in self.reader.page_before(self.chat(number), None, 100) if m.from_me]

    def said(self, number: int) -> list[dict[str, Any]]:
        """What WhatsApp has of the shop's messages to a customer, in its own shape, in order."""
        party = self.customers[number]
        return [one.content for one in self.shop.line.said.values() if one.from_me and one.party is party]

    async def put(self, number: int, text: str) -> str:
        """A text of the agent's for a customer; answers under which id."""
        self.count += 1
        local_id = f"local-{self.count}"
        await self.do(steps.Queue(local_id, self.chat(number), text))
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
    writer = Writer(Profile(folder).database)
    reader = Reader(Profile(folder).database)
    writer.start()
    pool = ThreadPoolExecutor(2)

    def handlers(intake_loop: asyncio.AbstractEventLoop) -> dict[Door, Handles]:
        inbox = Inbox(Replies(writer, intake_loop), clock, pool)
        make = functools.partial(Handler, takes=inbox, keys=Keys(KEY), monotonic=clock.monotonic)
        return {Door.LOCAL: make(Door.LOCAL), Door.PUBLIC: make(Door.PUBLIC)}

    intake = Intake(handlers)
    client = WapiClient(base)
    replies = Replies(writer, loop)
    credentials = CredentialStore(vault, pool)
    progress: list[Progress] = []
    failed: list[NotWritten] = []
    outbox = Outbox(
        replies,
        reader,
        client,
        credentials,
        clock,
        takes=Inbox(replies, clock, pool).take_logged,
        manner=Quick(),
        told=progress.append,
    )
    intents = Intents(replies, clock, failed.append)
    errands = Errands(replies, reader, client, credentials, clock)
    preferences = Preferences({}, lambda key, value: None)
    courtesy = Courtesy(reader, client, credentials, preferences, clock)
    writing = Writing(intents, Preparation(Shelf(folder), pool), outbox.wake)
    desk = Desk(intents, reader, outbox, errands, writing, courtesy, preferences, clock)
    runs = [loop.create_task(outbox.run()), loop.create_task(errands.run())]
    try:
        ports = await loop.run_in_executor(pool, intake.start, 0, 0)
        urls = endpoints.urls(f"http://127.0.0.1:{ports.public}", KEY)
        assert not await provisioning.push(client, Credentials(SHOP, TOKEN), urls)
        for customer in customers:
            await customer.say("Oi!")
        await until(lambda: len(reader.chats()) == len(PHONES))
        yield World(
            simulator,
            shop,
            customers,
            reader,
            replies,
            outbox,
            clock,
            desk,
            intents,
            writer,
            folder,
            progress,
            preferences,
        )
        assert not failed
        await intents.finish()
        await courtesy.close()
        await shop.settled()
    finally:
        for run in runs:
            run.cancel()
        await asyncio.gather(*runs, return_exceptions=True)
        await client.close()
        await simulator.stop()
        await loop.run_in_executor(pool, intake.stop)
        pool.shutdown()
        writer.stop()
        reader.close()
