"""Every row of the contract's table, through real HTTP and both doors, down to the journal."""

import gzip
import json

import pytest
from doors_rig import JSON, Doors, body

from multichat_desktop.store.errors import (
    StoreBusyError,
    StoreClosedError,
    StoreFullError,
    StoreLockedError,
)
from multichat_desktop.webhook import endpoints, handler
from multichat_desktop.webhook.doors import Door

PATHS = [
    path
    for event in (*endpoints.EVENTS, endpoints.FALLBACK)
    for path in (endpoints.path_of(event), endpoints.path_of(event).rstrip("/"))
]
both_doors = pytest.mark.parametrize("door", list(Door))


@both_doors
@pytest.mark.parametrize("path", PATHS)
def test_every_endpoint_takes_every_event_with_and_without_the_slash(
    doors: Doors, door: Door, path: str
) -> None:
    answer = doors.call(path, body(), door=door)
    assert answer.status == 200
    (entry,) = doors.journal()
    assert answer.told == {"status": "ok", "event": "message", "id": entry.id}
    assert (entry.door, entry.outcome, entry.kind) == (door.value, "ok", "message")
    assert endpoints.path_of(entry.endpoint).rstrip("/") == path.rstrip("/")
    assert doors.messages() == ["Oi!"]
    assert entry.duration_us > 0


@both_doors
def test_the_same_event_again_changes_nothing_whatever_the_door(doors: Doors, door: Door) -> None:
    first = doors.call("/webhook/receive-message/", body())
    again = doors.call("/webhook/", body(), door=door)
    assert (again.status, again.told["status"], again.told["event"]) == (200, "duplicate", "message")
    assert again.told["id"] > first.told["id"]
    assert doors.messages() == ["Oi!"]


@both_doors
def test_what_is_not_for_the_inbox_is_ignored_with_a_reason(doors: Doors, door: Door) -> None:
    story = body(chat={"id": "status@broadcast"})
    answer = doors.call("/webhook/receive-message/", story, door=door)
    assert answer.status == 200
    assert answer.told["status"] == "ignored"
    assert answer.told["reason"]
    assert [entry.outcome for entry in doors.journal()] == ["ignored"]
    assert doors.messages() == []


@both_doors
def test_an_unknown_event_is_stored(doors: Doors, door: Door) -> None:
    answer = doors.call("/webhook/", {"event": "something-new", "instanceId": "SHOP-1"}, door=door)
    assert (answer.status, answer.told["status"], answer.told["event"]) == (200, "stored", "unknown")
    assert json.loads(doors.journal()[0].body or b"") == {
        "event": "something-new",
        "instanceId": "SHOP-1",
    }


@both_doors
def test_broken_content_of_a_known_kind_is_quarantined(doors: Doors, door: Door) -> None:
    answer = doors.call("/webhook/receive-message/", body(instanceId="not/an id"), door=door)
    assert (answer.status, answer.told["status"]) == (200, "quarantined")
    assert answer.told["error"]
    (entry,) = doors.journal()
    assert entry.outcome == "quarantined"
    assert json.loads(entry.body or b"")["messageId"] == "M1"


@both_doors
@pytest.mark.parametrize(
    "raw",
    [
        b"",
        b"hello",
        b'{"event": ',
        b"[]",
        b"null",
        b'"text"',
        b'{"event": NaN}',
        b'\xff{"event": "x"}',
        b'{"a":' * 70 + b"1" + b"}" * 70,
        b"[" * 200_000,
        b"x" * 100_000,
    ],
    ids=["empty", "words", "cut", "list", "null", "string", "nan", "not-utf8", "deep", "abyss", "long"],
)
def test_what_is_no_json_object_is_refused_in_a_sentence(doors: Doors, door: Door, raw: bytes) -> None:
    answer = doors.call("/webhook/", raw, door=door)
    assert answer.status == 400
    assert set(answer.told) == {"error"}
    assert answer.told["error"].endswith(".")
    (entry,) = doors.journal()
    assert (entry.outcome, entry.kind, entry.size) == ("refused", "invalid", len(raw))
    assert (entry.body or b"") == raw[: 64 * 1024]


@both_doors
@pytest.mark.parametrize("method", ["GET", "PUT", "DELETE", "PATCH", "OPTIONS"])
def test_other_methods_are_told_what_is_allowed(doors: Doors, door: Door, method: str) -> None:
    answer = doors.call("/webhook/connect/", {}, door=door, method=method)
    assert answer.status == 405
    assert answer.headers["allow"] == "POST"
    assert doors.journal() == []


@both_doors
@pytest.mark.parametrize(
    "path", ["/", "/webhook/other/", "/webhook/connect/more", "/webhookx", "/WEBHOOK/connect/", "/admin"]
)
def test_there_is_nothing_elsewhere(doors: Doors, door: Door, path: str) -> None:
    answer = doors.call(path, {}, door=door)
    assert (answer.status, set(answer.told)) == (404, {"error"})
    assert doors.journal() == []


@pytest.mark.parametrize("media", ["text/plain", "application/x-www-form-urlencoded", "jsonp", "", None])
def test_a_body_that_is_not_said_to_be_json_is_for_the_public_door_only(
    doors: Doors, media: str | None
) -> None:
    headers = {} if media is None else {"Content-Type": media}
    answer = doors.call("/webhook/", body(), headers=headers)
    assert (answer.status, set(answer.told)) == (415, {"error"})
    (entry,) = doors.journal()
    assert (entry.outcome, entry.body or b"") == ("refused", b"")
    assert entry.size == len(json.dumps(body()))
    assert doors.call("/webhook/", body(), headers=headers, door=Door.PUBLIC).status == 200


@pytest.mark.parametrize(
    "media",
    ["application/json", "application/json; charset=utf-8", "APPLICATION/JSON", "application/ld+json"],
)
def test_json_has_several_spellings(doors: Doors, media: str) -> None:
    assert doors.call("/webhook/", body(), headers={"Content-Type": media}).status == 200


@both_doors
def test_a_length_over_the_limit_is_refused_before_the_body_is_sent(doors: Doors, door: Door) -> None:
    size = handler.MAX_BODY + 1
    answer = doors.call("/webhook/", b"", door=door, headers={**JSON, "Content-Length": str(size)})
    assert (answer.status, set(answer.told)) == (413, {"error"})
    (entry,) = doors.journal()
    assert (entry.outcome, entry.size, entry.body or b"") == ("refused", size, b"")


def test_a_chunked_body_is_cut_off_at_the_limit(doors: Doors) -> None:
    chunk = b"%x\r\n" % 2**20 + b"x" * 2**20 + b"\r\n"
    with doors.line() as line:
        line.say(
            b"POST /webhook/ HTTP/1.1\r\nHost: localhost\r\nContent-Type: application/json\r\n"
            b"Transfer-Encoding: chunked\r\n\r\n"
        )
        for _ in range(17):
            line.say(chunk)
        answer = line.hear()  # although the body never ended
        assert (answer.status, answer.headers["connection"]) == (413, "close")
    (entry,) = doors.journal()
    assert (entry.outcome, entry.size, entry.body or b"") == ("refused", handler.MAX_BODY, b"")


def test_a_small_file_that_unfolds_into_a_large_one_is_cut_off_too(doors: Doors) -> None:
    bomb = gzip.compress(b'{"a":"' + b"a" * (40 * 2**20) + b'"}')
    answer = doors.call("/webhook/", bomb, headers={**JSON, "Content-Encoding": "gzip"})
    assert answer.status == 413


def test_a_compressed_body_is_read(doors: Doors) -> None:
    packed = gzip.compress(json.dumps(body()).encode())
    assert (
        doors.call("/webhook/", packed, headers={**JSON, "Content-Encoding": "gzip"}).told["status"] == "ok"
    )


def test_one_that_is_not_compressed_as_it_says_is_refused(doors: Doors) -> None:
    answer = doors.call("/webhook/", b"not gzip", headers={**JSON, "Content-Encoding": "gzip"})
    assert (answer.status, set(answer.told)) == (400, {"error"})
    assert [entry.outcome for entry in doors.journal()] == ["refused"]


def test_a_body_of_exactly_the_limit_is_taken(doors: Doors) -> None:
    head, tail = b'{"event":"new","x":"', b'"}'
    raw = head + b"x" * (handler.MAX_BODY - len(head) - len(tail)) + tail
    assert doors.call("/webhook/", raw).told["status"] == "stored"


@both_doors
@pytest.mark.parametrize(
    "trouble, seconds",
    [
        (StoreFullError("disk is full"), 5),
        (StoreLockedError("locked"), 5),
        (StoreBusyError("too many"), 1),
        (StoreClosedError("closing"), 5),
    ],
)
def test_what_cannot_be_stored_is_to_be_sent_again(
    doors: Doors, door: Door, trouble: Exception, seconds: int
) -> None:
    doors.fail_with(trouble)
    too_large = {**JSON, "Content-Length": str(handler.MAX_BODY + 1)}
    for answer in (
        doors.call("/webhook/", body(), door=door),
        doors.call("/webhook/", b"no json", door=door),
        doors.call("/webhook/", b"", door=door, headers=too_large),
    ):
        assert (answer.status, answer.headers["retry-after"]) == (503, str(seconds))
        assert set(answer.told) == {"error"}
        assert "disk" not in answer.told["error"]
    doors.fail_with(None)
    assert doors.call("/webhook/", body(), door=door).told["status"] == "ok"


def test_a_writer_that_has_stopped_takes_nothing(doors: Doors) -> None:
    doors.writer.stop()
    assert doors.call("/webhook/", body()).status == 503


@pytest.mark.allows_log
def test_a_fault_of_our_own_is_to_be_sent_again_too(doors: Doors, caplog: pytest.LogCaptureFixture) -> None:
    doors.fail_with(ZeroDivisionError("a secret of the program"))
    answer = doors.call("/webhook/", body())
    assert (answer.status, answer.headers["retry-after"]) == (503, "5")
    assert b"secret" not in answer.raw
    assert "a request could not be answered" in caplog.text


def test_health_is_shown_at_the_local_door_only(doors: Doors) -> None:
    answer = doors.call("/healthz", method="GET", headers={})
    assert (answer.status, answer.told) == (200, {"ready": True})
    assert doors.call("/healthz", {}).headers["allow"] == "GET"
    assert doors.call("/healthz", {}).status == 405
    assert doors.call("/healthz", method="GET", door=Door.PUBLIC).status == 404
    assert doors.call("/healthz", method="GET", door=Door.PUBLIC, key=None).status == 401


@both_doors
def test_a_test_is_journalled_and_has_no_effect(doors: Doors, door: Door) -> None:
    headers = {**JSON, "X-MultiChat-Test": "1"}
    answer = doors.call("/webhook/", body(), door=door, headers=headers)
    assert (answer.status, answer.told["status"], answer.told["reason"]) == (200, "ignored", "test")
    assert doors.messages() == []
    assert doors.call("/webhook/", body(), door=door).told["status"] == "ok"


def test_a_test_header_opens_no_door(doors: Doors) -> None:
    answer = doors.call(
        "/webhook/", body(), door=Door.PUBLIC, key=None, headers={**JSON, "X-MultiChat-Test": "1"}
    )
    assert answer.status == 401
    assert doors.journal() == []


def test_a_sender_that_waits_for_a_word_is_told_to_go_on(doors: Doors) -> None:
    """As curl does with more than a megabyte: without the word it waits a second."""
    raw = json.dumps(body()).encode()
    head = (
        b"POST /webhook/ HTTP/1.1\r\nHost: localhost\r\nContent-Type: %s\r\nContent-Length: %d\r\n"
        b"Expect: 100-continue\r\n\r\n"
    )
    with doors.line() as line:
        line.say(head % (b"application/json", len(raw)))
        assert line.socket.recv(100) == b"HTTP/1.1 100 Continue\r\n\r\n"
        line.say(raw)
        assert line.hear().told["status"] == "ok"
    with doors.line() as line:  # and one that is not welcome is not invited
        line.say(head % (b"text/plain", len(raw)))
        assert line.hear().status == 415


def test_a_sender_that_goes_away_is_no_fault(doors: Doors) -> None:
    with doors.line() as line:
        line.say(b"POST /webhook/ HTTP/1.1\r\nHost: localhost\r\nContent-Type: application/json\r\n")
        line.say(b"Content-Length: 100\r\n\r\n{")
    assert doors.call("/webhook/", body()).told["status"] == "ok"
    assert len(doors.journal()) == 1


@pytest.mark.parametrize(
    "raw",
    [
        b"hello there\r\n\r\n",
        b"POST /webhook/?key=secret%zz\xff HTTP/1.1\r\nHost: localhost\r\n\r\n",
        b"POST /webhook/ HTTP/1.1\r\nHost: localhost\r\nContent-Length: -5\r\n\r\n",
        b"POST /webhook/ HTTP/1.1\r\nHost: localhost\r\nHost: elsewhere\r\nContent-Length: 2\r\n\r\n{}",
        b"POST /webhook/ HTTP/1.1\r\nHost: localhost\r\nTransfer-Encoding: chunked\r\n\r\nzz\r\n{}\r\n",
        b"POST /webhook/ HTTP/1.1\r\nHost: localhost\r\nX: " + b"x" * 70_000 + b"\r\n\r\n",
    ],
)
def test_what_is_no_http_is_turned_away_quietly(
    doors: Doors, raw: bytes, caplog: pytest.LogCaptureFixture
) -> None:
    with doors.line() as line:
        line.say(raw)
        assert b" 400 " in line.socket.recv(100)
    assert not caplog.records
    assert doors.call("/webhook/", body()).told["status"] == "ok"


def test_a_connection_serves_many_events(doors: Doors) -> None:
    with doors.line() as line:
        for number in range(5):
            raw = json.dumps(body(f"M{number}")).encode()
            line.say(b"POST /webhook/ HTTP/1.1\r\nHost: localhost\r\nContent-Type: application/json\r\n")
            line.say(b"Content-Length: %d\r\n\r\n" % len(raw) + raw)
            assert line.hear().told["status"] == "ok"
