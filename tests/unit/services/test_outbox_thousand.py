"""A thousand messages on the worst days there are: each arrives once, or the agent is asked; none twice, none gone."""

import asyncio
import random
import sqlite3
from collections import Counter
from contextlib import closing
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import pytest
from outbox_rig import SHOP, FakeGateway, FlakyReplies, Rig, rigged, until

from multichat_desktop.domain.content import Kind
from multichat_desktop.domain.events import MessageEvent
from multichat_desktop.domain.message import Message
from multichat_desktop.domain.outgoing import Letter
from multichat_desktop.domain.status import OutboxState
from multichat_desktop.services import outbox_lost
from multichat_desktop.services.inbox import Inbox
from multichat_desktop.services.verify import verify
from multichat_desktop.store import steps
from multichat_desktop.store.profile import Profile
from multichat_desktop.store.reader import Reader
from multichat_desktop.store.replies import Replies
from multichat_desktop.store.writer import Writer
from multichat_desktop.wapi.credentials import Credentials
from multichat_desktop.wapi.errors import LostAnswerError, NotTakenError, RefusedError
from multichat_desktop.wapi.looking import read_queue
from multichat_desktop.wapi.upload import Upload

TEXTS, CHATS, KILLS = 1000, 20, 12
PHONES = [f"55119000030{number:02}" for number in range(CHATS)]
_DAYS = {
    "well": 40,
    "echo first": 12,
    "no echo": 6,
    "busy": 10,
    "down": 6,
    "offline": 6,
    "refused": 4,
    "dropped before": 5,
    "dropped after": 8,
    "502 after": 3,
}


@dataclass
class Moody(FakeGateway):
    """A gateway with bad days, and what WhatsApp has: `arrived` in the order in which it arrived, by phone."""

    rng: random.Random = field(default_factory=lambda: random.Random(7))
    arrived: dict[str, list[str]] = field(default_factory=dict)
    waiting: list[dict[str, Any]] = field(default_factory=list)
    echoes: list[tuple[str, str, str]] = field(default_factory=list)
    rig: Rig | None = None
    calls_made: int = 0

    async def send(
        self, credentials: Credentials, phone: str, letter: Letter, upload: Upload | None = None
    ) -> str:
        self.calls_made += 1
        message_id = f"E{self.calls_made}"
        day = self.rng.choices(list(_DAYS), weights=list(_DAYS.values()))[0]
        text = letter.content.text or ""
        await asyncio.sleep(0)
        if day in ("busy", "down", "offline"):
            raise NotTakenError(day, None, self.rng.choice((None, 0.5, 3.0)))
        if day == "refused":
            raise RefusedError("refused", "hoje não")
        if day == "dropped before":
            raise LostAnswerError("no-answer")
        self.arrived.setdefault(phone, []).append(text)
        self._tell(phone, text, message_id, told=day != "no echo")
        if day == "echo first":
            await self.deliver()
        if day in ("dropped after", "502 after"):
            raise LostAnswerError("no-answer")
        return message_id

    def _tell(self, phone: str, text: str, message_id: str, *, told: bool) -> None:
        """Some echoes come soon, some late, some only stand in the queue or the log, some nowhere."""
        where = self.rng.choices(("echo", "queue", "log", "nowhere"), weights=(7, 1, 1, 1))[0]
        if where == "echo" and told:
            self.echoes.append((phone, text, message_id))
        elif where == "queue":
            self.waiting.append({"messageId": message_id, "phone": phone, "message": text})
        elif where == "log":
            assert self.rig is not None
            self.log.append(self.rig.echo_body(phone, text, message_id))

    async def deliver(self) -> None:
        assert self.rig is not None
        while self.echoes:
            await self.rig.echo(*self.echoes.pop(self.rng.randrange(len(self.echoes))))

    async def queued(self, credentials: Credentials) -> list[MessageEvent]:
        return read_queue({"messages": self.waiting[-50:]}, SHOP)

    async def told(self, credentials: Credentials) -> list[bytes]:
        return self.log[-50:]


async def kill_and_start_anew(rig: Rig, folder: Path) -> None:
    """Ends as kill -9 does, and goes on with what the disk holds at that moment."""
    await rig.crash()
    folder.mkdir()
    database = Profile(folder).database
    with (
        closing(sqlite3.connect(Profile(rig.folder).database)) as old,
        closing(sqlite3.connect(database)) as new,
    ):
        old.backup(new)
    rig.writer.stop()
    rig.reader.close()
    rig.folder = folder
    loop = asyncio.get_running_loop()
    rig.writer, rig.reader = Writer(database, rig.changes.append), Reader(database)
    rig.writer.start()
    rig.replies = FlakyReplies(rig.writer, loop)
    rig.inbox = Inbox(Replies(rig.writer, loop), rig.clock, rig.credentials._pool)
    rig.start()


def first_rows(rig: Rig) -> list[OutboxState]:
    """The state of the first row of each conversation that has any."""
    first = {row.chat_id: row for row in reversed(rig.reader.outbox())}
    return [row.state for row in first.values()]


def all_mine(rig: Rig) -> dict[str, Message]:
    return {m.text or "": m for m in rig.reader.export() if m.from_me}


def check(rig: Rig, gateway: Moody, written: dict[str, list[str]]) -> None:
    """None twice, none gone, and in each conversation in the order in which they were written."""
    texts = [text for some in written.values() for text in some]
    count = Counter(text for some in gateway.arrived.values() for text in some)
    assert not [text for text, times in count.items() if times > 1]
    rows = [m.text for m in rig.reader.export() if m.from_me]
    assert sorted(rows) == sorted(texts), "every text stands once"
    for phone, some in gateway.arrived.items():
        assert not set(some) - set(written[phone]), (phone, set(some) - set(written[phone]))
        places = [written[phone].index(text) for text in some]
        assert places == sorted(places)
    for text, message in all_mine(rig).items():
        if message.message_id is not None or (message.status or 0) > 0:
            assert count[text] == 1, f"{text} is said to be sent"
        if message.outbox is OutboxState.FAILED:
            assert count[text] == 0, f"{text} is said to have failed"


@pytest.mark.slow
@pytest.mark.timeout(300)
async def test_a_thousand_messages_on_bad_days(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(outbox_lost, "_LOOK_AFTER", (0.005, 0.02))
    rng = random.Random(11)
    async with rigged(tmp_path / "0") as rig:
        rig.gateway = gateway = Moody(rig=rig)
        chats = {phone: await rig.chat(phone) for phone in PHONES}
        written: dict[str, list[str]] = {phone: [] for phone in PHONES}
        rig.start()
        kills = sorted(rng.sample(range(50, TEXTS - 50), KILLS))
        for number in range(TEXTS):
            phone = rng.choice(PHONES)
            text = f"{phone[-2:]}-{number}"
            await rig.put(chats[phone], text)
            written[phone].append(text)
            if number % 10 == 0:
                rig.pass_by(1.5)
                await gateway.deliver()
            if number in kills:
                await kill_and_start_anew(rig, tmp_path / f"{number}")

        words = 0
        while rig.reader.outbox():

            def at_rest() -> bool:
                rig.pass_by(20)
                states = first_rows(rig)
                return set(states) <= {OutboxState.UNSETTLED} and all(
                    m.asks for m in all_mine(rig).values() if m.outbox is OutboxState.UNSETTLED
                )

            await until(at_rest, 60)
            await gateway.deliver()
            check(rig, gateway, written)
            for row in rig.reader.outbox():
                if row.state is not OutboxState.UNSETTLED:
                    continue
                there = row.text in gateway.arrived.get(row.address or "", [])
                await rig.do(steps.Settle(row.local_id) if there else steps.Retry(row.local_id))
                words += 1
        assert words > 10, "some had to be asked about"

        check(rig, gateway, written)
        arrived = {text for some in gateway.arrived.values() for text in some}
        failed = {text for text, m in all_mine(rig).items() if m.outbox is OutboxState.FAILED}
        assert len(arrived) + len(failed) == TEXTS
        assert not arrived & failed
        assert len(arrived) > 900
        assert all(m.kind is Kind.TEXT for m in all_mine(rig).values())
        await rig.stop()
        profile = Profile(rig.folder)
    report = verify(profile)
    assert report.differences == []
