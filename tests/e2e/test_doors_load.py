"""The doors of a whole console under load: slow strangers, huge bodies, a crowd with the same message.

`MULTICHAT_SLOW`, `MULTICHAT_CROWD` and `MULTICHAT_COPIES` make the load heavier: 1000, 150 and 10000 in the long form.
"""

import asyncio
import contextlib
import json
import os
import socket
import sys
import time
from collections.abc import AsyncIterator
from dataclasses import dataclass, field
from pathlib import Path

import pytest
from rig import Console, Consoles, Profile, message, percentile

pytestmark = pytest.mark.e2e

RECEIVE = "/webhook/receive-message/"
SLOW = int(os.environ.get("MULTICHAT_SLOW", "300"))
CROWD = int(os.environ.get("MULTICHAT_CROWD", "150"))
COPIES = int(os.environ.get("MULTICHAT_COPIES", "2000"))
EVENTS = 200
P99_CEILING, P99_GOAL = 1.0, 0.1
GROWTH_CEILING = 32 * 2**20
MIB = 2**20


def request(path: str, raw: bytes, length: int | None = None) -> bytes:
    """A whole request; with another length, one whose body does not end."""
    head = f"POST {path} HTTP/1.1\r\nHost: localhost\r\nContent-Type: application/json\r\n"
    return f"{head}Content-Length: {len(raw) if length is None else length}\r\n\r\n".encode() + raw


@dataclass
class Caller:
    """Sends requests on one connection as long as it is kept, and says what was answered."""

    port: int
    fresh: bool = False
    seconds: list[float] = field(default_factory=list)
    turned_away: int = 0
    _line: tuple[asyncio.StreamReader, asyncio.StreamWriter] | None = None

    async def post(self, path: str, raw: bytes) -> str:
        """Post until it is answered, as a sender does that is turned away; the time counts from the first try."""
        started = time.monotonic()
        while True:
            try:
                outcome = await self._try(request(path, raw))
                break
            except (ConnectionError, asyncio.IncompleteReadError):
                self.turned_away += 1
                self.close()
                await asyncio.sleep(0.01)
                assert time.monotonic() - started < 20, "never let in"
        self.seconds.append(time.monotonic() - started)
        if self.fresh:
            self.close()
        return outcome

    async def _try(self, raw: bytes) -> str:
        if self._line is None:
            self._line = await asyncio.open_connection("127.0.0.1", self.port)
        reader, writer = self._line
        writer.write(raw)
        head = await reader.readuntil(b"\r\n\r\n")
        lines = dict(line.lower().split(": ", 1) for line in head.decode().split("\r\n")[1:] if line)
        body = await reader.readexactly(int(lines["content-length"]))
        assert head.startswith(b"HTTP/1.1 200 "), (head, body)
        return str(json.loads(body)["status"])

    def close(self) -> None:
        """Hang up."""
        if self._line is not None:
            self._line[1].close()
            self._line = None


@contextlib.asynccontextmanager
async def dribbling(port: int, path: str) -> AsyncIterator[list[int]]:
    """Hold connections that say a byte now and then: heads that never end, and bodies; they come again when closed."""
    heard = [0, 0]

    async def dribble(start: bytes) -> None:
        while True:
            try:
                _, writer = await asyncio.open_connection("127.0.0.1", port)
                heard[0] += 1
                writer.write(start)
                try:
                    while not writer.is_closing():
                        await asyncio.sleep(0.2)
                        writer.write(b"x")
                        await writer.drain()
                finally:
                    writer.close()
            except OSError:
                heard[1] += 1
            await asyncio.sleep(1.0)

    starts = (request(path, b"{", 100_000), b"POST ", request(path, b"")[:-4] + b"\r\nX: ")
    tasks = [asyncio.create_task(dribble(starts[number % len(starts)])) for number in range(SLOW)]
    await asyncio.sleep(1.5)  # until the first of them have been slow for a while
    try:
        yield heard
    finally:
        for task in tasks:
            task.cancel()
        await asyncio.gather(*tasks, return_exceptions=True)


async def events(caller: Caller, path: str, first: int) -> None:
    for number in range(first, first + EVENTS // 2):
        before = caller.turned_away
        outcome = await caller.post(path, json.dumps(message(number)).encode())
        assert outcome == "ok" or (outcome == "duplicate" and caller.turned_away > before)
        await asyncio.sleep(0.005)
    caller.close()


@pytest.mark.parametrize("slow_door", ["local", "public"])
def test_slow_strangers_hold_nobody_up(
    slow_door: str, profile: Profile, consoles: Consoles, record_property
) -> None:
    console = consoles.start(profile).open_public()
    doors = console.doors
    assert doors.public is not None
    ports = {"local": doors.local, "public": doors.public}
    paths = {"local": RECEIVE, "public": f"{RECEIVE}?key={doors.key}"}
    callers = {(door, fresh): Caller(ports[door], fresh) for door in ports for fresh in (False, True)}

    async def run() -> None:
        async with dribbling(ports[slow_door], paths[slow_door]) as heard:
            await asyncio.gather(
                *(
                    events(caller, paths[door], number * 1000)
                    for number, ((door, _), caller) in enumerate(callers.items())
                )
            )
            assert heard[0] >= SLOW

    asyncio.run(run())
    for (door, fresh), caller in callers.items():
        p99 = percentile(caller.seconds, 0.99)
        print(
            f"{SLOW} slow at the {slow_door} door; events at the {door} door, "
            f"{'a connection each' if fresh else 'one connection'}: p99 {p99 * 1000:.0f} ms "
            f"(goal {P99_GOAL * 1000:.0f}), turned away {caller.turned_away}"
        )
        record_property(f"p99_{slow_door}_{door}_{fresh}", p99)
        assert p99 < P99_CEILING
        assert door == slow_door or caller.turned_away == 0
    console.stop()
    assert len(profile.export()) == 2 * EVENTS


def memory(console: Console) -> int:
    """What a process holds in memory."""
    status = Path(f"/proc/{console.process.pid}/status").read_text(encoding="ascii")
    return int(status.partition("VmRSS:")[2].split()[0]) * 1024


@pytest.mark.skipif(sys.platform != "linux", reason="reads /proc")
@pytest.mark.parametrize("chunked", [False, True], ids=["announced", "chunked"])
def test_a_huge_body_is_refused_without_taking_memory(
    chunked: bool, profile: Profile, consoles: Consoles
) -> None:
    console = consoles.start(profile)
    assert console.post(RECEIVE, message(1)).outcome == "ok"
    before = memory(console)
    highest, block = before, b"x" * MIB
    length = b"Transfer-Encoding: chunked" if chunked else b"Content-Length: %d" % (64 * MIB)
    with socket.create_connection(("127.0.0.1", console.doors.local), 10) as line:
        line.sendall(request(RECEIVE, b"").replace(b"Content-Length: 0", length))
        with contextlib.suppress(ConnectionError):
            for _ in range(64):
                line.sendall(b"%x\r\n" % MIB + block + b"\r\n" if chunked else block)
                highest = max(highest, memory(console))
        assert line.recv(100).startswith(b"HTTP/1.1 413 ")
    highest = max(highest, memory(console))
    print(f"64 MiB {'in chunks' if chunked else 'announced'}: grew by {(highest - before) / MIB:.1f} MiB")
    assert highest - before < GROWTH_CEILING
    assert console.post(RECEIVE, message(2)).outcome == "ok"
    console.stop()


def test_a_crowd_with_the_same_message(profile: Profile, consoles: Consoles) -> None:
    console = consoles.start(profile)
    outcomes: list[str] = []

    raw = json.dumps(message(1)).encode()

    async def some(caller: Caller, count: int) -> None:
        for _ in range(count):
            outcomes.append(await caller.post(RECEIVE, raw))
        caller.close()

    callers = [Caller(console.doors.local) for _ in range(CROWD)]

    async def run() -> None:
        shares = [COPIES // CROWD + (number < COPIES % CROWD) for number in range(CROWD)]
        await asyncio.gather(*(some(caller, share) for caller, share in zip(callers, shares, strict=True)))

    started = time.monotonic()
    asyncio.run(run())
    seconds = time.monotonic() - started
    print(
        f"{COPIES} copies on {CROWD} connections: {seconds:.2f} s, turned away {sum(c.turned_away for c in callers)}"
    )
    assert (outcomes.count("ok"), outcomes.count("duplicate")) == (1, COPIES - 1)
    console.stop()
    assert len(profile.export()) == 1
