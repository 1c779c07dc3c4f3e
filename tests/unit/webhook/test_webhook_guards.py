"""The guards around the connections, with small limits: how many, how long, how much, how often."""

import gzip
import json
import socket
import time
from collections import deque
from collections.abc import Callable, Iterator
from contextlib import ExitStack, suppress
from pathlib import Path
from threading import Event

import pytest
from doors_rig import JSON, KEY, Doors, Line, body, opened

from multichat_desktop.store.jobs import Chore, ChoreTouched
from multichat_desktop.store.replies import Nobody
from multichat_desktop.webhook.connections import Connection, Phase
from multichat_desktop.webhook.doors import Door
from multichat_desktop.webhook.limits import Limits

HEAD = b"POST /webhook/ HTTP/1.1\r\nHost: localhost\r\nContent-Type: application/json\r\n"
PATH = "/webhook/"
Open = Callable[[Limits], Doors]


@pytest.fixture
def stack() -> Iterator[ExitStack]:
    with ExitStack() as things:
        yield things


@pytest.fixture
def open_with(tmp_path: Path, stack: ExitStack, request: pytest.FixtureRequest) -> Open:
    """Open the doors within limits; from then on nothing may block their loop."""

    def opens(limits: Limits) -> Doors:
        doors = stack.enter_context(opened(tmp_path, limits))
        request.getfixturevalue("blocking_calls_forbidden")
        return doors

    return opens


def post(message_id: str = "M1", **more: object) -> bytes:
    raw = json.dumps(body(message_id, **more)).encode()
    return HEAD + b"Content-Length: %d\r\n\r\n" % len(raw) + raw


def is_answered(line: Line, message_id: str = "M1") -> bool:
    line.say(post(message_id))
    return bool(line.hear().told["status"] == "ok")


class Kept:
    """Holds the writer up, so that requests go on being answered."""

    def __init__(self, doors: Doors) -> None:
        self.release = Event()
        doors.writer.submit(Chore(self._wait), Nobody())

    def _wait(self, _: object) -> ChoreTouched:
        self.release.wait(5)
        return ChoreTouched()


# ---------------------------------------------------------------- how many


def test_the_one_that_says_nothing_longest_makes_room(open_with: Open, stack: ExitStack) -> None:
    doors = open_with(Limits(connections=3))
    lines: list[Line] = []
    for _ in range(3):
        lines.append(stack.enter_context(doors.line()))
        lines[-1].say(b"POST /web")
        time.sleep(0.01)
    fourth = stack.enter_context(doors.line())
    assert lines[0].is_closed()
    lines[1].say(post().removeprefix(b"POST /web"))
    assert lines[1].hear().status == 200
    assert is_answered(fourth, "M2")


def test_one_between_two_requests_stays_while_another_says_nothing(open_with: Open, stack: ExitStack) -> None:
    doors = open_with(Limits(connections=2))
    used, silent = (stack.enter_context(doors.line()) for _ in range(2))
    assert is_answered(used, "M1")
    stack.enter_context(doors.line())
    assert silent.is_closed()
    assert is_answered(used, "M2")


def test_the_one_idle_longest_makes_room_when_all_are_idle(open_with: Open, stack: ExitStack) -> None:
    doors = open_with(Limits(connections=2))
    one, other = (stack.enter_context(doors.line()) for _ in range(2))
    assert is_answered(one, "M1")
    assert is_answered(other, "M2")
    third = stack.enter_context(doors.line())
    assert one.is_closed()
    assert is_answered(third, "M3")
    assert is_answered(other, "M4")


def test_where_all_are_being_answered_the_new_one_is_turned_away(open_with: Open, stack: ExitStack) -> None:
    doors = open_with(Limits(connections=2))
    held = Kept(doors)
    lines = [stack.enter_context(doors.line()) for _ in range(2)]
    for number, line in enumerate(lines):
        line.say(post(f"M{number}"))
    time.sleep(0.1)
    assert stack.enter_context(doors.line()).is_closed()
    assert doors.call("/healthz", method="GET", headers={"Host": "x"}, door=Door.PUBLIC).status == 404
    held.release.set()
    assert [line.hear().status for line in lines] == [200, 200]
    assert stack.enter_context(doors.line()).is_closed(0.1) is False


def test_slow_bodies_make_room_after_a_second(
    open_with: Open, stack: ExitStack, monkeypatch: pytest.MonkeyPatch
) -> None:
    doors = open_with(Limits(connections=1))
    slow = stack.enter_context(doors.line())
    slow.say(HEAD + b"Content-Length: 100\r\n\r\n{")
    time.sleep(0.1)
    assert stack.enter_context(doors.line()).is_closed()
    monkeypatch.setattr("multichat_desktop.webhook.connections._GRACE_SECONDS", 0.05)
    assert is_answered(stack.enter_context(doors.line()))
    assert slow.is_closed()


def test_a_full_door_does_not_close_the_other(open_with: Open, stack: ExitStack) -> None:
    doors = open_with(Limits(connections=1))
    held = Kept(doors)
    stack.enter_context(doors.line()).say(post())
    time.sleep(0.05)
    public = stack.enter_context(doors.line(Door.PUBLIC))
    public.say(post("M2").replace(b"/webhook/", f"/webhook/?key={KEY}".encode()))
    assert stack.enter_context(doors.line()).is_closed()
    held.release.set()
    assert public.hear().status == 200


# ---------------------------------------------------------------- how long


@pytest.mark.parametrize("start", [b"", b"POST /webhook", HEAD])
def test_a_head_that_does_not_end_is_not_waited_for(open_with: Open, start: bytes) -> None:
    doors = open_with(Limits(head_seconds=0.2))
    with doors.line() as line:
        before = time.monotonic()
        line.say(start)
        for _ in range(4):  # dribbling does not help
            time.sleep(0.04)
            line.say(start and b"X")
        assert line.is_closed()
        assert 0.15 < time.monotonic() - before < 2


def test_nor_is_the_next_one_on_a_connection_that_is_kept(open_with: Open) -> None:
    doors = open_with(Limits(head_seconds=0.1))
    with doors.line() as line:
        assert is_answered(line, "M1")
        time.sleep(0.3)  # between two requests there is more time
        assert is_answered(line, "M2")
        line.say(b"POST")
        assert line.is_closed(1)


def test_an_idle_connection_is_closed_in_the_end(open_with: Open) -> None:
    doors = open_with(Limits(idle_seconds=0.2))
    with doors.line() as line:
        assert is_answered(line)
        assert line.is_closed(2)


def test_a_body_that_does_not_come_is_not_waited_for(open_with: Open) -> None:
    doors = open_with(Limits(body_seconds=0.05))
    with doors.line() as line:
        before = time.monotonic()
        line.say(HEAD + b"Content-Length: 100\r\n\r\n{")
        assert line.hear().status == 408
        assert time.monotonic() - before < 2
        assert line.is_closed(1)
    assert doors.journal() == []


def test_what_nobody_will_read_is_thrown_away_for_a_while_only(open_with: Open) -> None:
    doors = open_with(Limits(lingering_seconds=0.1))
    for head in (HEAD.replace(b"/webhook/", b"/nowhere"), HEAD.replace(b"localhost", b"elsewhere")):
        with doors.line() as line:
            line.say(head + b"Content-Length: 100\r\n\r\n{")
            answer = line.hear()
            assert (answer.status in (403, 404), answer.headers["connection"]) == (True, "close")
            assert line.is_closed(2)


def test_who_never_reads_the_answers_is_dropped(open_with: Open) -> None:
    """Answers pile up here once the system's buffers are full."""
    doors = open_with(Limits(answer_seconds=0.3))
    with socket.socket() as deaf:
        deaf.setsockopt(socket.SOL_SOCKET, socket.SO_RCVBUF, 4096)
        deaf.connect(("127.0.0.1", doors.ports.local))
        deaf.settimeout(0.5)
        request, said = b"GET /nowhere HTTP/1.1\r\nHost: localhost\r\n\r\n" * 200, 0
        end = time.monotonic() + 15
        with pytest.raises(ConnectionError):  # noqa: PT012 - it comes once the buffers are full
            while time.monotonic() < end:
                with suppress(TimeoutError):
                    said = (said + deaf.send(request[said:])) % len(request)
    assert doors.call(PATH, body()).status == 200


# ---------------------------------------------------------------- how much


def test_a_head_may_not_be_long_altogether(open_with: Open, caplog: pytest.LogCaptureFixture) -> None:
    doors = open_with(Limits(head_bytes=8000))
    lines = b"".join(b"X-%d: %s\r\n" % (number, b"x" * 900) for number in range(10))
    with doors.line() as line:
        line.say(HEAD + lines)
        assert line.hear().status == 431
        assert line.is_closed()
    assert not caplog.records


def test_a_long_head_that_came_whole_is_taken(open_with: Open) -> None:
    """Its body came with it: what is long is the request, and the head was not waited for."""
    doors = open_with(Limits(head_bytes=8000))
    with doors.line() as line:
        assert is_answered(line)
        line.say(post("M2", text="x" * 20_000))
        assert line.hear().told["status"] == "ok"


@pytest.mark.parametrize("line_of", [b"X: %s", b"%s: x"])
def test_a_long_header_is_turned_away(
    open_with: Open, line_of: bytes, caplog: pytest.LogCaptureFixture
) -> None:
    doors = open_with(Limits(line_bytes=1000))
    with doors.line() as line:
        line.say(HEAD + line_of % (b"x" * 1200) + b"\r\nContent-Length: 2\r\n\r\n{}")
        assert line.hear().status == 400
    assert not caplog.records


def test_a_head_that_goes_on_after_its_sender_has_gone(open_with: Open) -> None:
    doors = open_with(Limits(head_bytes=10))
    with doors.line() as line:
        line.socket.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, b"\x01\0\0\0\0\0\0\0")
        line.say(b"x" * 100 + b"\r\n\r\n" + b"y" * 100)
    assert doors.call(PATH, b"").status in (400, 431)


def large(size: int) -> bytes:
    return b'{"event":"new","x":"' + b"x" * (size - 22) + b'"}'


def test_more_than_fits_is_to_be_sent_again_before_it_is_read(open_with: Open, stack: ExitStack) -> None:
    doors = open_with(Limits(memory=2 * 2**20))
    first = stack.enter_context(doors.line())
    first.say(HEAD + b"Content-Length: %d\r\n\r\n" % 2**20 + large(2**20)[:-1])
    time.sleep(0.2)
    waits = stack.enter_context(doors.line())
    waits.say(HEAD + b"Content-Length: %d\r\nExpect: 100-continue\r\n\r\n" % 2**20)
    answer = waits.hear()
    assert (answer.status, answer.headers["retry-after"], set(answer.told)) == (503, "1", {"error"})
    assert doors.call(PATH, body()).status == 200, "small ones still fit"
    assert doors.call(PATH, large(2**20), door=Door.PUBLIC).status == 200, "and at the other door all"
    first.say(b"}")
    assert first.hear().told["status"] == "stored"
    assert doors.call(PATH, large(2**20)).status == 200
    refused = [entry for entry in doors.journal() if entry.outcome == "refused"]
    assert [(entry.size, entry.body or b"") for entry in refused] == [(2**20, b"")]


def test_a_body_that_unfolds_into_more_than_fits(open_with: Open) -> None:
    doors = open_with(Limits(memory=2**20))
    answer = doors.call(PATH, gzip.compress(large(2 * 2**20)), headers={**JSON, "Content-Encoding": "gzip"})
    assert (answer.status, answer.headers["retry-after"]) == (503, "1")
    assert doors.call(PATH, body()).status == 200


# ---------------------------------------------------------------- how often


def wrong(doors: Doors, address: str) -> Line:
    connection = socket.create_connection(("127.0.0.1", doors.ports.public), 5)
    line = Line(connection)
    line.say(
        HEAD.replace(b"/webhook/", b"/webhook/?key=wrong")
        + f"X-Forwarded-For: 9.9.9.9, {address}\r\nContent-Length: 100\r\n\r\n".encode()
    )
    return line


def test_too_many_wrong_keys_are_met_with_a_closed_door(open_with: Open, stack: ExitStack) -> None:
    doors = open_with(Limits(wrong_keys=2, lingering_seconds=3))
    answers, closed = [], []
    for address in ("1.2.3.4", "1.2.3.4", "1.2.3.4", "5.6.7.8"):
        line = wrong(doors, address)
        stack.enter_context(line.socket)
        answer = line.hear()
        answers.append((answer.status, answer.raw, answer.headers["connection"]))
        closed.append(line.is_closed(0.3))
    assert set(answers) == {(401, b'{"error": "unauthorized"}', "close")}
    assert closed == [False, False, True, False]
    assert len(doors.wrong_keys) == 4
    right = {**JSON, "X-Forwarded-For": "1.2.3.4"}
    for number in range(20):
        before = time.monotonic()
        answer = doors.call(PATH, body(f"M{number}"), door=Door.PUBLIC, headers=right)
        assert (answer.status, time.monotonic() - before < 1) == (200, True)


def test_nothing_is_unpacked_of_a_stranger(open_with: Open) -> None:
    doors = open_with(Limits(lingering_seconds=3))
    with doors.line(Door.PUBLIC) as line:
        line.say(HEAD + b"Content-Encoding: gzip\r\nContent-Length: 100\r\n\r\n")
        assert line.hear().status == 401
        assert line.is_closed(0.3)


# ---------------------------------------------------------------- small things


def test_phases_that_make_no_room() -> None:
    """One that is being answered never does, one that is being written to only after its second."""
    one = Connection.__new__(Connection)
    one._since, one._request, one._messages = 10.0, None, deque()
    for phase, soon, later in (
        (Phase.HEAD, (0, 10.0), (0, 10.0)),
        (Phase.LINGERING, (0, 10.0), (0, 10.0)),
        (Phase.IDLE, (2, 10.0), (2, 10.0)),
        (Phase.WRITING, None, (1, 10.0)),
        (Phase.ANSWERING, None, None),
    ):
        one._phase = phase
        assert (one.urgency(10.5), one.urgency(12.0)) == (soon, later)


def test_requests_that_come_together_are_all_answered(open_with: Open) -> None:
    """The second is whole while the first is answered: it is not waited for, and makes no room."""
    doors = open_with(Limits(connections=1))
    with doors.line() as line:
        line.say(post("M1") + post("M2"))
        assert [line.hear().told["status"] for _ in range(2)] == ["ok", "ok"]
