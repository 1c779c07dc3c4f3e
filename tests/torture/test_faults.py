"""A whole console while the world is broken: an ill disk, a locked database, a clock that jumps, a process that is held.

The long form holds it longer: `MULTICHAT_HELD` seconds (300) in place of 3.
"""

import contextlib
import json
import os
import signal
import sqlite3
import sys
import threading
import time
from collections.abc import Iterator
from concurrent.futures import Future, ThreadPoolExecutor
from pathlib import Path
from typing import Any

import pytest
from rig import Answer, Console, Doors, Gateway, Profile, message, until
from shadow import Shadow

pytestmark = [pytest.mark.e2e, pytest.mark.timeout(900)]

RECEIVE = "/webhook/receive-message/"
HELD = float(os.environ.get("MULTICHAT_HELD", "3"))
YEAR = 365 * 86_400
CANNOT_WRITE = r".*(ERROR|WARNING).*(cannot write|failed, it is tried again).*"
FAKETIME = [
    Path(folder, "faketime/libfaketimeMT.so.1")
    for folder in ("/usr/lib/x86_64-linux-gnu", "/usr/lib/aarch64-linux-gnu", "/usr/lib")
]


class Shop:
    """A console, and what its gateway has heard from it: all that was answered 200 must be there in the end, once."""

    def __init__(self, folder: Path, **env: str) -> None:
        self.profile = Profile(folder)
        self.profile.env |= env
        self.acknowledged: list[str] = []
        self._next = 0

    @contextlib.contextmanager
    def open(self, *arguments: str, **more: Any) -> Iterator[Console]:
        """Have a console run, which is dead afterwards whatever happens."""
        console = Console(self.profile, *arguments, allowed=(CANNOT_WRITE,), **more)
        try:
            yield console.ready()
        finally:
            console.kill()
        console.check_quiet()

    def body(self) -> dict[str, Any]:
        """Return the next message of a customer's."""
        self._next += 1
        return message(self._next)

    def post(self, console: Console, body: dict[str, Any] | None = None) -> Answer:
        """Post one body, the next one if none is given, and remember it when it is acknowledged."""
        body = self.body() if body is None else body
        answer = console.post(RECEIVE, body)
        if answer.status == 200:
            self.acknowledged.append(body["messageId"])
        else:
            assert (answer.status, int(answer.headers["Retry-After"]) > 0) == (503, True), answer
        return answer

    def prove(self) -> None:
        """See that all is there, in a console of its own."""
        with self.open() as console:
            ids = [row["message_id"] for row in self.profile.export()]
            assert len(ids) == len(set(ids)), "something is there twice"
            assert set(self.acknowledged) <= set(ids), "something is lost"
            assert console.doors.get("/healthz").body["unaccounted"] == 0
            self.profile.verify()
        with contextlib.closing(sqlite3.connect(self.profile.database)) as database:
            assert database.execute("PRAGMA integrity_check").fetchall() == [("ok",)]


# ---------------------------------------------------------------- the disk


@pytest.mark.parametrize("how", ["eio", "full"])
def test_a_disk_that_fails_for_a_while(shim: Path, tmp_path: Path, how: str) -> None:
    """Also where Linux throws away what it could not sync: the power goes right after it is well again."""
    shop = Shop(tmp_path)
    shadow = Shadow(shim, shop.profile.folder, tmp_path / "durable")
    shop.profile.env |= shadow.env
    refused = []
    with shop.open() as console:
        for turn in range(4):
            for _ in range(20):
                assert shop.post(console).status == 200
            with shadow.ill(how):
                for _ in range(5 + turn):
                    refused.append(shop.body())
                    assert shop.post(console, refused[-1]).status == 503, (
                        "nothing is promised that is not kept"
                    )
                assert console.doors.get("/healthz").status == 200
            again = shop.post(console, refused[-1])
            assert (again.status, again.outcome) == (200, "ok"), "what was refused is no repeat"
        console.process.kill()
        console.process.wait()
    shadow.cut()
    shop.prove()


@pytest.mark.skipif(sys.platform != "linux", reason="prlimit is Linux's")
def test_a_file_that_may_not_grow(tmp_path: Path) -> None:
    import resource

    shop = Shop(tmp_path)
    with shop.open() as console:
        assert shop.post(console).status == 200
        size = Path(f"{shop.profile.database}-wal").stat().st_size
        hard = resource.RLIM_INFINITY
        resource.prlimit(console.process.pid, resource.RLIMIT_FSIZE, (size, hard))
        assert {shop.post(console).status for _ in range(5)} == {503}
        resource.prlimit(console.process.pid, resource.RLIMIT_FSIZE, (hard, hard))
        assert shop.post(console).status == 200
    shop.prove()


# ---------------------------------------------------------------- another program


def test_a_database_that_another_program_holds(tmp_path: Path) -> None:
    """Held for a moment it is waited for; held for long the sender is told to come again."""
    shop = Shop(tmp_path)
    with (
        shop.open() as console,
        contextlib.closing(
            sqlite3.connect(shop.profile.database, isolation_level=None, check_same_thread=False)
        ) as other,
    ):
        assert shop.post(console).status == 200
        other.execute("BEGIN IMMEDIATE")
        threading.Timer(0.5, other.execute, ("ROLLBACK",)).start()
        assert shop.post(console).status == 200
        other.execute("BEGIN IMMEDIATE")
        late = shop.body()
        assert shop.post(console, late).status == 503
        other.execute("ROLLBACK")
        assert shop.post(console, late).outcome == "ok"
    shop.prove()


# ---------------------------------------------------------------- time


@pytest.fixture
def faketime() -> Path:
    found = next(filter(Path.exists, FAKETIME), None)
    if found is None:
        pytest.skip("needs libfaketime (Debian: faketime)")
    return found


def test_a_clock_that_jumps(faketime: Path, tmp_path: Path) -> None:
    """A year ahead and a year back while it runs, a reply each time; and a laptop that slept for eight hours."""
    told = tmp_path / "time"
    told.write_text("+0")
    gateway = Gateway()
    shop = Shop(
        tmp_path / "shop",
        LD_PRELOAD=str(faketime),
        FAKETIME_TIMESTAMP_FILE=str(told),
        FAKETIME_NO_CACHE="1",
        FAKETIME_DONT_FAKE_MONOTONIC="1",
    )
    try:
        plain = dict(shop.profile.env)
        for name in ("LD_PRELOAD", "FAKETIME_TIMESTAMP_FILE"):
            del shop.profile.env[name]
        shop.profile.add_instance()
        shop.profile.env = plain
        with shop.open("--wapi-url", gateway.url) as console:
            gateway.point_to(console)
            for jump in (0, YEAR, -YEAR, 0, 8 * 3600):
                console.process.send_signal(signal.SIGSTOP)
                told.write_text(f"{jump:+d}")
                console.process.send_signal(signal.SIGCONT)
                for _ in range(10):
                    assert shop.post(console).status == 200
                assert console.post(RECEIVE, message(shop._next)).outcome == "duplicate"
                if abs(jump) == YEAR:
                    sent = shop.profile.run(
                        "--wapi-url", gateway.url, "send", "--to", "11988776655", f"Oi {jump}"
                    )
                    assert json.loads(sent.out)["state"] == "taken", sent
            seen = {row["received_at"][:4] for row in shop.profile.export()}
            assert len(seen) == 3, "the clock really jumped"
            console.stop()
        assert len(gateway.sent()) == 2
        for name in ("LD_PRELOAD", "FAKETIME_TIMESTAMP_FILE"):
            del shop.profile.env[name]
        shop.prove()
    finally:
        gateway.close()


# ---------------------------------------------------------------- held


@pytest.mark.skipif(not hasattr(signal, "SIGSTOP"), reason="Windows has no such signal")
def test_a_process_that_is_held(tmp_path: Path) -> None:
    """As a laptop that sleeps, or a debugger: who waits is answered then, or comes again, and nothing counts twice."""
    shop = Shop(tmp_path)
    with shop.open() as console, ThreadPoolExecutor(20) as senders:
        for _ in range(20):
            assert shop.post(console).status == 200
        console.process.send_signal(signal.SIGSTOP)
        bodies = [shop.body() for _ in range(60)]
        waiting = [senders.submit(_until_taken, console.doors.local, body) for body in bodies]
        held = time.monotonic()
        until(lambda: time.monotonic() - held >= HELD, "the time for which it is held", HELD + 30)
        assert not any(one.done() for one in waiting)
        console.process.send_signal(signal.SIGCONT)
        tries = _results(waiting)
        # Its own connection from before has been idle for too long.
        bodies.append(shop.body())
        _until_taken(console.doors.local, bodies[-1])
        shop.acknowledged += [body["messageId"] for body in bodies]
        console.stop()
    print(f"held for {HELD:.0f} s: 60 senders, {sum(tries) - 60} had to come again")
    shop.prove()


def _until_taken(port: int, body: dict[str, Any]) -> int:
    """Post until it is acknowledged, as the gateway does; return how often."""
    tries, doors = 0, Doors(port)
    while True:
        tries += 1
        with contextlib.suppress(OSError):
            answer = doors.post(RECEIVE, body)
            doors.close()
            if answer.status == 200:
                return tries


def _results(waiting: list[Future[int]]) -> list[int]:
    return [one.result(60) for one in waiting]
