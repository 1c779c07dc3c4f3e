"""An outbox on a real database, with a gateway that does as it is told and a clock that is moved by hand."""

import asyncio
import json
from collections.abc import AsyncIterator, Callable
from concurrent.futures import ThreadPoolExecutor
from contextlib import asynccontextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from multichat_desktop.domain.changes import Changes, Progress
from multichat_desktop.domain.contact import GroupFacts, GroupMember
from multichat_desktop.domain.events import MessageEvent
from multichat_desktop.domain.intake import Delivery, Receipt
from multichat_desktop.domain.message import Message
from multichat_desktop.domain.outgoing import Letter, NumberCheck
from multichat_desktop.domain.status import OutboxState
from multichat_desktop.services.credentials import CredentialStore
from multichat_desktop.services.inbox import Inbox
from multichat_desktop.services.manner import Manner
from multichat_desktop.services.outbox import Outbox
from multichat_desktop.services.vault import FileVault, token_name
from multichat_desktop.store import steps
from multichat_desktop.store.errors import StoreFullError
from multichat_desktop.store.jobs import Doing, Job
from multichat_desktop.store.outbox_rows import Pending
from multichat_desktop.store.profile import Profile
from multichat_desktop.store.reader import Reader
from multichat_desktop.store.replies import Replies
from multichat_desktop.store.writer import Writer
from multichat_desktop.wapi.client import WEBHOOK_CALLS
from multichat_desktop.wapi.credentials import Credentials
from multichat_desktop.wapi.upload import Upload

SHOP, OTHER_SHOP, TOKEN = "SHOP-1", "SHOP-2", "a-token"
SHOP_PHONE = "5511900000142"
ANA, BIA = "5511900001001", "5511900001002"
NOON = 1_795_176_000_000

Outcome = str | Exception | asyncio.Future[str]


async def until(condition: Callable[[], object], seconds: float = 10) -> None:
    """Waits until the condition holds."""
    async with asyncio.timeout(seconds):
        # The condition may be about anything, so there is no event to wait for.
        while not condition():  # noqa: ASYNC110
            await asyncio.sleep(0.002)


async def a_while() -> None:
    """Long enough for everything that would go wrong to have gone wrong."""
    await asyncio.sleep(0.05)


class HandClock:
    """Stands still until it is moved."""

    def __init__(self) -> None:
        self.at = NOON
        self.seconds = 1000.0

    def now(self) -> int:
        return self.at

    def monotonic(self) -> float:
        return self.seconds

    def pass_by(self, seconds: float) -> None:
        self.at += round(seconds * 1000)
        self.seconds += seconds


@dataclass
class Asked:
    instance_id: str
    token: str
    phone: str
    text: str
    quote: str | None


@dataclass
class FakeGateway:
    """Takes every text, unless `outcomes` says otherwise for it: one outcome a call, in order."""

    outcomes: dict[str, list[Outcome]] = field(default_factory=dict)
    asked: list[Asked] = field(default_factory=list)
    taken: list[str] = field(default_factory=list)
    held: dict[str, str] = field(default_factory=dict)
    subjects: dict[str, str | Exception | None] = field(default_factory=dict)
    members: dict[str, tuple[GroupMember, ...]] = field(default_factory=dict)
    calls: list[tuple[str, ...]] = field(default_factory=list)
    letters: list[Letter] = field(default_factory=list)
    uploads: list[Upload] = field(default_factory=list)
    queue: list[MessageEvent] = field(default_factory=list)
    log: list[bytes] = field(default_factory=list)
    failures: dict[str, list[Exception]] = field(default_factory=dict)
    reactions: list[tuple[str, str, str]] = field(default_factory=list)

    def texts(self) -> list[str]:
        return [asked.text for asked in self.asked]

    async def send(
        self, credentials: Credentials, phone: str, letter: Letter, upload: Upload | None = None
    ) -> str:
        content = letter.content
        text = content.text or content.caption or content.kind.value
        self.asked.append(Asked(credentials.instance_id, credentials.token, phone, text, letter.quote))
        self.letters.append(letter)
        if upload is not None:
            self.uploads.append(upload)
        outcome = await self._planned(text)
        self.taken.append(text)
        return outcome

    async def _planned(self, text: str) -> str:
        planned = self.outcomes.get(text)
        outcome: Outcome = planned.pop(0) if planned else f"ID-{text}"
        if isinstance(outcome, asyncio.Future):
            outcome = await outcome
        if isinstance(outcome, Exception):
            raise outcome
        return outcome

    async def react(self, credentials: Credentials, phone: str, message_id: str, emoji: str) -> None:
        self.reactions.append((phone, message_id, emoji))
        await self._planned(emoji)

    async def edit(self, credentials: Credentials, phone: str, message_id: str, text: str) -> None:
        await self._call("edit", phone, message_id, text)

    async def delete(self, credentials: Credentials, phone: str, message_id: str) -> None:
        await self._call("delete", phone, message_id)

    async def mark_seen(self, credentials: Credentials, phone: str, message_id: str) -> None:
        await self._call("seen", phone, message_id)

    async def show_typing(self, credentials: Credentials, phone: str, kind: str, seconds: int) -> None:
        await self._call("typing", phone, kind, str(seconds))

    async def check_number(self, credentials: Credentials, phone: str) -> NumberCheck:
        await self._call("check", phone)
        return NumberCheck(phone, True)

    async def queued(self, credentials: Credentials) -> list[MessageEvent]:
        await self._call("queued")
        return self.queue

    async def told(self, credentials: Credentials) -> list[bytes]:
        await self._call("told")
        return self.log

    async def _call(self, *what: str) -> None:
        self.calls.append(what)
        planned = self.failures.get(what[0])
        if planned:
            raise planned.pop(0)

    async def set_webhook(self, credentials: Credentials, event: str, url: str) -> None:
        self.calls.append(("one", credentials.instance_id, event))
        self.held[event] = url

    async def set_webhooks(self, credentials: Credentials, urls: Any) -> None:
        self.calls.append(("all", credentials.instance_id, *urls))
        self.held.update(urls)

    async def webhooks(self, credentials: Credentials) -> dict[str, str]:
        self.calls.append(("read", credentials.instance_id))
        return {event: self.held.get(event, "") for event in WEBHOOK_CALLS}

    async def group(self, credentials: Credentials, group: str) -> GroupFacts:
        self.calls.append(("group", credentials.instance_id, group))
        subject = self.subjects.get(group)
        if isinstance(subject, Exception):
            raise subject
        return GroupFacts(subject, self.members.get(group, ()))


class FlakyReplies(Replies):
    """Fails to write a kind of step as often as `failing` says."""

    def __init__(self, writer: Writer, loop: asyncio.AbstractEventLoop) -> None:
        super().__init__(writer, loop)
        self.failing: dict[type[object], int] = {}
        self.error: Exception = StoreFullError("database or disk is full")
        self.tried: list[str] = []

    async def do(self, job: Job) -> Receipt:
        what = type(job.step) if isinstance(job, Doing) else type(job)
        self.tried.append(what.__name__)
        if self.failing.get(what, 0) > 0:
            self.failing[what] -= 1
            await asyncio.sleep(0)
            raise self.error
        return await super().do(job)


class RigManner(Manner):
    """As the rig says."""

    def __init__(self, rig: "Rig") -> None:
        self._rig = rig

    def pace(self) -> float:
        return self._rig.pace

    def typing(self, pending: Pending) -> float:
        return self._rig.typing


@dataclass(repr=False)
class Rig:
    folder: Path
    writer: Writer
    reader: Reader
    replies: FlakyReplies
    clock: HandClock
    gateway: FakeGateway
    vault: FileVault
    credentials: CredentialStore
    inbox: Inbox
    changes: list[Changes]
    pace: float = 0.0
    jitter: float = 0.0
    typing: float = 0.0
    progress: list[Progress] = field(default_factory=list)
    outbox: Outbox = field(init=False)
    _task: asyncio.Task[None] | None = None
    _ids: int = 0

    def start(self) -> None:
        self.outbox = Outbox(
            self.replies,
            self.reader,
            self.gateway,
            self.credentials,
            self.clock,
            takes=self.inbox.take_logged,
            manner=RigManner(self),
            jitter=lambda: self.jitter,
            told=self.progress.append,
        )
        self._task = asyncio.get_running_loop().create_task(self.outbox.run())

    async def stop(self) -> None:
        if self._task is not None:
            self._task.cancel()
            await asyncio.gather(self._task, return_exceptions=True)
            self._task = None

    async def crash(self) -> None:
        """Ends as kill -9 does, as far as the database is concerned: nothing more is written."""

        async def nothing(_: Job) -> Receipt:
            raise asyncio.CancelledError

        self.replies.do = nothing  # type: ignore[method-assign]
        for task in list(self.outbox._busy.values()):
            task.cancel()
        await self.stop()
        del self.replies.do

    async def accept(self, body: dict[str, Any]) -> Receipt:
        """One webhook, as it comes in."""
        raw = json.dumps(body).encode()
        return await self.inbox.accept(Delivery("local", "fallback", raw, self.clock.monotonic()))

    async def chat(self, phone: str = ANA, *, instance: str = SHOP, lid: str | None = None) -> str:
        """The conversation with a customer who has just written."""
        await self.accept(self._event("webhookReceived", phone, "Oi!", instance=instance, lid=lid))
        return max(self.reader.chats(), key=lambda chat: chat.preview.seq if chat.preview else 0).id

    async def echo(self, phone: str, text: str, message_id: str, *, from_api: bool | None = True) -> Receipt:
        """The gateway's own webhook of a message that it sent."""
        return await self.accept(self._echo(phone, text, message_id, from_api))

    def echo_body(self, phone: str, text: str, message_id: str) -> bytes:
        """The same as the gateway's log keeps it."""
        return json.dumps(self._echo(phone, text, message_id, True)).encode()

    def _echo(self, phone: str, text: str, message_id: str, from_api: bool | None) -> dict[str, Any]:
        body = self._event("webhookDelivery", phone, text)
        body |= {"messageId": message_id, "fromMe": True, "sender": {"id": SHOP_PHONE}}
        if from_api is not None:
            body["fromApi"] = from_api
        return body

    async def put(self, chat_id: str, text: str, quote: str | None = None) -> str:
        """A text into the outbox, as the desk does it."""
        self._ids += 1
        local_id = f"local-{self._ids}"
        await self.do(steps.Queue(local_id, chat_id, text, quote))
        return local_id

    async def do(self, step: steps.Step) -> None:
        await self.replies.do(Doing(step, self.clock.now()))
        if hasattr(self, "outbox"):
            self.outbox.wake()

    def message(self, local_id: str) -> Message:
        found = self.reader.by_local_id(local_id)
        assert found is not None
        return found

    def state(self, local_id: str) -> OutboxState | None:
        return self.message(local_id).outbox

    def is_(self, local_id: str, state: OutboxState) -> Callable[[], bool]:
        def holds() -> bool:
            if self.state(local_id) is not state:
                return False
            # The row says *sending* a moment before the gateway is asked.
            return state is not OutboxState.SENDING or self.message(local_id).text in self.gateway.texts()

        return holds

    def pass_by(self, seconds: float) -> None:
        """Lets time go by, as the outbox's own timer would notice."""
        self.clock.pass_by(seconds)
        self.outbox.wake()

    def _event(
        self, event: str, phone: str, text: str, *, instance: str = SHOP, lid: str | None = None
    ) -> dict[str, Any]:
        self._ids += 1
        sender = {"id": phone, "pushName": "Ana"} | ({"senderLid": lid} if lid else {})
        return {
            "event": event,
            "instanceId": instance,
            "connectedPhone": SHOP_PHONE,
            "isGroup": False,
            "messageId": f"M{self._ids}",
            "fromMe": False,
            "chat": {"id": phone},
            "sender": sender,
            "moment": self.clock.now() // 1000,
            "msgContent": {"conversation": text},
        }


@asynccontextmanager
async def rigged(folder: Path) -> AsyncIterator[Rig]:
    """A rig whose outbox does not run yet."""
    file = Profile(folder).database
    changes: list[Changes] = []
    pool = ThreadPoolExecutor(2)
    vault = FileVault(folder / "secrets.json")
    for shop in (SHOP, OTHER_SHOP):
        vault.put(token_name(shop), TOKEN)
    writer = Writer(file, changes.append)
    reader = Reader(file)
    writer.start()
    try:
        loop = asyncio.get_running_loop()
        clock = HandClock()
        rig = Rig(
            folder,
            writer,
            reader,
            FlakyReplies(writer, loop),
            clock,
            FakeGateway(),
            vault,
            CredentialStore(vault, pool),
            Inbox(Replies(writer, loop), clock, pool),
            changes,
        )
        try:
            yield rig
        finally:
            await rig.stop()
    finally:
        pool.shutdown()
        writer.stop()
        reader.close()
