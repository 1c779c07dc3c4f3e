"""Bodies through a whole console in this process: real doors, inbox and writer, and what must hold of each answer."""

import asyncio
import json
import logging
import time
from array import array
from collections import Counter
from collections.abc import Callable
from contextlib import closing
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from console_rig import options_for, running_console

from multichat_desktop.services.verify import verify
from multichat_desktop.store.journal import Journal
from multichat_desktop.store.profile import Profile

GOAL, CEILING = 0.05, 0.5
"""Seconds for one body: what is aimed at, and what a busy machine is granted."""
PATHS = (
    "receive-message/",
    "send-message",
    "message-status/",
    "chat-presence/",
    "connect/",
    "disconnect",
    "",
)
_MOST_TOLD = 10


class Loud(logging.Handler):
    """Keeps what a console says of something that went wrong."""

    def __init__(self) -> None:
        super().__init__(logging.WARNING)
        self.heard: list[str] = []

    def emit(self, record: logging.LogRecord) -> None:
        self.heard.append(self.format(record))


@dataclass
class Report:
    """What became of the bodies; `wrong` must be empty."""

    bodies: int = 0
    answers: Counter[str] = field(default_factory=Counter)
    seconds: "array[float]" = field(default_factory=lambda: array("f"))
    compared: int = 0
    wrong: list[str] = field(default_factory=list)

    def add(self, other: "Report") -> None:
        """Count another life in."""
        self.bodies += other.bodies
        self.answers.update(other.answers)
        self.seconds.extend(other.seconds)
        self.compared += other.compared
        self.wrong += other.wrong

    def lines(self) -> str:
        """Say it for a person."""
        times = sorted(self.seconds)
        p50, p99, longest = (
            1000 * times[min(int(len(times) * share), len(times) - 1)] for share in (0.5, 0.99, 1)
        )
        late = sum(one > GOAL for one in times)
        told = ", ".join(f"{word} {count}" for word, count in sorted(self.answers.items()))
        return (
            f"fuzzing: {self.bodies} bodies ({told}); 5xx, tracebacks, lines in the log: {len(self.wrong)}\n"
            f"  answered within {p50:.1f} ms (p50), {p99:.1f} ms (p99), {longest:.1f} ms (longest), {late} over"
            f" {1000 * GOAL:.0f} ms; verify: {self.compared} messages, no difference"
            + "".join(f"\n  !! {one}" for one in self.wrong[:_MOST_TOLD])
        )


def live(folder: Path, bodies: Callable[[], bytes], count: int, connections: int = 1) -> Report:
    """Let one console take so many bodies, end it, and look at what it has kept.

    Each connection has its next body made while the console answers the others.
    """
    report, loud = Report(), Loud()
    for name in ("multichat_desktop", "asyncio"):
        logging.getLogger(name).addHandler(loud)
    try:
        with running_console(options_for(folder)) as core:
            asyncio.run(_post_all(core.ports.local, bodies, count, connections, report))
            unaccounted = core.health()["unaccounted"]
    finally:
        for name in ("multichat_desktop", "asyncio"):
            logging.getLogger(name).removeHandler(loud)
    report.wrong += loud.heard
    if unaccounted:
        report.wrong.append(f"{unaccounted} events are unaccounted for")
    _look_at(folder, report)
    return report


async def _post_all(
    port: int, bodies: Callable[[], bytes], count: int, connections: int, report: Report
) -> None:
    left = iter(range(count))
    async with asyncio.TaskGroup() as senders:
        for _ in range(connections):
            senders.create_task(_post(port, bodies, left, report))


async def _post(port: int, bodies: Callable[[], bytes], left: Any, report: Report) -> None:
    reader, writer = await asyncio.open_connection("127.0.0.1", port)
    for number in left:
        if reader.at_eof():  # as behind an answer 503
            writer.close()
            reader, writer = await asyncio.open_connection("127.0.0.1", port)
        raw = bodies()
        head = f"POST /webhook/{PATHS[number % len(PATHS)]} HTTP/1.1\r\nHost: localhost\r\nContent-Type: application/json"
        started = time.perf_counter()
        writer.write(f"{head}\r\nContent-Length: {len(raw)}\r\n\r\n".encode() + raw)
        answer = await reader.readuntil(b"\r\n\r\n")
        length = int(answer.lower().partition(b"content-length: ")[2].partition(b"\r")[0])
        told = json.loads(await reader.readexactly(length))
        report.seconds.append(time.perf_counter() - started)
        report.bodies += 1
        status = answer[9:12].decode()
        report.answers[told.get("status", status)] += 1
        if b"connection: close" in answer.lower():
            await reader.read()
        if status not in ("200", "400"):
            report.wrong.append(f"{status} {told}: {raw!r}")
    writer.close()


def _look_at(folder: Path, report: Report) -> None:
    """See that no body was kept because of a fault of our own, and that the journal is the truth."""
    profile = Profile(folder)
    with closing(Journal(profile.database)) as journal:
        broken = [
            entry for entry in journal.events(failed=True) if (entry.error or "").startswith("internal")
        ]
    report.wrong += [f"journal row {entry.id}: {entry.error}" for entry in broken]
    found = verify(profile)
    report.wrong += [str(difference) for difference in found.differences]
    report.compared += found.messages
