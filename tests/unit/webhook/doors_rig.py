"""Both doors on free ports, before a real inbox and database; and callers that say exactly what they are told to."""

import asyncio
import contextlib
import http.client
import json
import socket
from collections.abc import Iterator, Mapping
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from multichat_desktop.domain.clock import SystemClock
from multichat_desktop.domain.intake import Receipt
from multichat_desktop.services.inbox import Inbox
from multichat_desktop.store.jobs import Job
from multichat_desktop.store.journal import Entry, Journal
from multichat_desktop.store.reader import Reader
from multichat_desktop.store.replies import Replies
from multichat_desktop.store.writer import Writer
from multichat_desktop.webhook.doors import Door, Keys
from multichat_desktop.webhook.handler import Handler
from multichat_desktop.webhook.intake import Handles, Intake, Ports
from multichat_desktop.webhook.limits import USUAL, Limits

KEY, OLD_KEY = "pAv9sJ-the_key_of_this_test", "the-old-one"
JSON = {"Content-Type": "application/json"}


def body(message_id: str = "M1", text: str = "Oi!", **more: object) -> dict[str, Any]:
    """A customer's message as the gateway sends it."""
    return {
        "event": "webhookReceived",
        "instanceId": "SHOP-1",
        "connectedPhone": "5511900000142",
        "isGroup": False,
        "messageId": message_id,
        "fromMe": False,
        "chat": {"id": "5511900001001"},
        "sender": {"id": "5511900001001", "pushName": "Ana"},
        "moment": 1_795_176_058,
        "msgContent": {"conversation": text},
        **more,
    }


@dataclass
class Answer:
    status: int
    headers: Mapping[str, str]
    raw: bytes

    @property
    def told(self) -> dict[str, Any]:
        assert self.headers["content-type"].startswith("application/json")
        told = json.loads(self.raw)
        assert isinstance(told, dict)
        return told


class TroubledReplies(Replies):
    """Raises `trouble` instead of writing, while there is any."""

    trouble: Exception | None = None

    async def do(self, job: Job) -> Receipt:
        if self.trouble is not None:
            await asyncio.sleep(0)
            raise self.trouble
        return await super().do(job)


@dataclass
class Doors:
    intake: Intake
    ports: Ports
    writer: Writer
    file: Path
    replies: list[TroubledReplies]
    wrong_keys: list[None] = field(default_factory=list)

    def port(self, door: Door) -> int:
        return self.ports.local if door is Door.LOCAL else self.ports.public

    def fail_with(self, trouble: Exception | None) -> None:
        self.replies[0].trouble = trouble

    def call(
        self,
        path: str,
        content: object = None,
        *,
        door: Door = Door.LOCAL,
        method: str = "POST",
        headers: Mapping[str, str] = JSON,
        key: str | None = KEY,
    ) -> Answer:
        """One request; at the public door with the key in the query unless told otherwise."""
        raw = content if isinstance(content, bytes) else json.dumps(content).encode()
        if door is Door.PUBLIC and key is not None:
            path += f"?key={key}"
        with contextlib.closing(http.client.HTTPConnection("127.0.0.1", self.port(door), timeout=10)) as line:
            line.putrequest(method, path, skip_host="Host" in headers, skip_accept_encoding=True)
            for name, value in {"Content-Length": str(len(raw)), **headers}.items():
                line.putheader(name, value)
            line.endheaders(raw)
            return _answer(line.getresponse())

    def journal(self) -> list[Entry]:
        journal = Journal(self.file)
        try:
            return [entry for entry in journal.whole() if entry.door != "console"]
        finally:
            journal.close()

    def messages(self) -> list[str]:
        reader = Reader(self.file)
        try:
            return [message.text or "" for message in reader.export()]
        finally:
            reader.close()

    @contextmanager
    def line(self, door: Door = Door.LOCAL) -> Iterator["Line"]:
        """A bare connection."""
        with socket.create_connection(("127.0.0.1", self.port(door)), 10) as connection:
            yield Line(connection)


class Line:
    """A connection on which every byte is said by hand."""

    def __init__(self, connection: socket.socket) -> None:
        self.socket = connection

    def say(self, raw: bytes) -> None:
        self.socket.sendall(raw)

    def hear(self) -> Answer:
        response = http.client.HTTPResponse(self.socket)
        response.begin()
        return _answer(response)

    def is_closed(self, seconds: float = 5) -> bool:
        self.socket.settimeout(seconds)
        try:
            return self.socket.recv(1) == b""
        except ConnectionError:
            return True
        except TimeoutError:
            return False


def _answer(response: http.client.HTTPResponse) -> Answer:
    headers = {name.lower(): value for name, value in response.getheaders()}
    return Answer(response.status, headers, response.read())


@contextmanager
def opened(folder: Path, limits: Limits = USUAL) -> Iterator[Doors]:
    """The doors, open."""
    clock, file = SystemClock(), folder / "store.sqlite3"
    writer = Writer(file)
    writer.start()
    pool = ThreadPoolExecutor(2)
    replies: list[TroubledReplies] = []
    wrong_keys: list[None] = []

    def handlers(loop: asyncio.AbstractEventLoop) -> dict[Door, Handles]:
        replies.append(TroubledReplies(writer, loop))
        inbox, keys = Inbox(replies[0], clock, pool), Keys(KEY, OLD_KEY)
        return {
            Door.LOCAL: Handler(
                Door.LOCAL, inbox, keys, clock.monotonic, health=lambda: {"ready": True}, limits=limits
            ),
            Door.PUBLIC: Handler(
                Door.PUBLIC,
                inbox,
                keys,
                clock.monotonic,
                on_wrong_key=lambda: wrong_keys.append(None),
                limits=limits,
            ),
        }

    intake = Intake(handlers, limits)
    try:
        yield Doors(intake, intake.start(0, 0), writer, file, replies, wrong_keys)
    finally:
        intake.stop()
        pool.shutdown()
        writer.stop()
