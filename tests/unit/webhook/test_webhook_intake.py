"""The intake's thread: it starts on free ports, says which one is taken, and ends quickly without a trace."""

import asyncio
import errno
import json
import socket
import threading
import time
from collections.abc import Iterator
from pathlib import Path

import pytest
from aiohttp import web
from doors_rig import Doors, Line, body, opened

from multichat_desktop.store.jobs import Chore, ChoreTouched
from multichat_desktop.store.replies import Nobody
from multichat_desktop.webhook import intake as module
from multichat_desktop.webhook.doors import Door
from multichat_desktop.webhook.errors import PortTakenError
from multichat_desktop.webhook.intake import Handles, Intake

HEAD = b"POST /webhook/ HTTP/1.1\r\nHost: localhost\r\nContent-Type: application/json\r\n"


async def _fine(_: web.BaseRequest) -> web.StreamResponse:
    return web.Response(text="fine")


def _handlers(_: asyncio.AbstractEventLoop) -> dict[Door, Handles]:
    return {Door.LOCAL: _fine, Door.PUBLIC: _fine}


@pytest.fixture
def taken() -> Iterator[int]:
    with socket.create_server(("127.0.0.1", 0)) as somebody:
        yield somebody.getsockname()[1]


def _free() -> int:
    with socket.create_server(("127.0.0.1", 0)) as somebody:
        return int(somebody.getsockname()[1])


def _threads() -> set[threading.Thread]:
    return {thread for thread in threading.enumerate() if thread.name == "intake"}


@pytest.mark.parametrize("door", list(Door))
def test_a_taken_port_is_named_and_nothing_stays_open(door: Door, taken: int) -> None:
    free = _free()
    ports = (taken, free) if door is Door.LOCAL else (free, taken)
    intake = Intake(_handlers)
    with pytest.raises(PortTakenError) as refused:
        intake.start(*ports)
    assert refused.value.port == taken
    assert str(taken) in str(refused.value)
    assert not _threads()
    with socket.create_server(("127.0.0.1", free)):
        pass  # the other door is closed again
    intake.stop()


def test_another_refusal_of_the_systems_is_told_as_it_is(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(module, "HOST", "203.0.113.1")
    with pytest.raises(OSError) as refused:  # noqa: PT011
        Intake(_handlers).start(0, 0)
    assert refused.value.errno == errno.EADDRNOTAVAIL
    assert not _threads()


def test_a_failure_before_the_doors_is_told_to_who_starts() -> None:
    def broken(_: asyncio.AbstractEventLoop) -> dict[Door, Handles]:
        raise ZeroDivisionError

    with pytest.raises(ZeroDivisionError):
        Intake(broken).start(0, 0)
    assert not _threads()


def test_the_given_ports_are_used() -> None:
    local, public = _free(), _free()
    intake = Intake(_handlers)
    ports = intake.start(local, public)
    assert (ports.local, ports.public) == (local, public)
    intake.stop()
    intake.stop()


def test_stopping_what_never_started_is_nothing() -> None:
    Intake(_handlers).stop()


def test_ten_starts_and_stops_leave_nothing(tmp_path: Path) -> None:
    before = set(threading.enumerate())
    for number in range(10):
        folder = tmp_path / str(number)
        folder.mkdir()
        with opened(folder) as doors:
            assert doors.call("/webhook/", body()).told["status"] == "ok"
    assert set(threading.enumerate()) == before


def test_it_stops_quickly_while_connections_are_kept_open(doors: Doors) -> None:
    with doors.line() as idle, doors.line() as used, doors.line(Door.PUBLIC) as half, doors.line() as slow:
        _ask(used)
        half.say(b"POST /web")
        slow.say(HEAD + b"Content-Length: 100\r\n\r\n{")
        time.sleep(0.05)
        before = time.monotonic()
        doors.intake.stop()
        assert time.monotonic() - before < 2
        assert all(line.is_closed() for line in (idle, used, half, slow))
    assert not _threads()


def test_what_is_being_answered_is_answered_before_the_end(doors: Doors) -> None:
    release = threading.Event()

    def wait(_: object) -> ChoreTouched:
        release.wait(5)
        return ChoreTouched()

    doors.writer.submit(Chore(wait), Nobody())
    with doors.line() as line:
        line.say(_request())
        time.sleep(0.1)
        stopping = threading.Thread(target=doors.intake.stop)
        stopping.start()
        time.sleep(0.1)
        release.set()
        assert line.hear().told["status"] == "ok"
        stopping.join(5)
    assert doors.messages() == ["Oi!"]


def _request() -> bytes:
    raw = json.dumps(body()).encode()
    return HEAD + b"Content-Length: %d\r\n\r\n" % len(raw) + raw


def _ask(line: Line) -> None:
    line.say(_request())
    assert line.hear().told["status"] == "ok"
