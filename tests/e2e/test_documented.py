"""The original page's own examples: at their endpoints, at the fallback, through both doors, with and without slash."""

from collections.abc import Callable
from typing import Any

import pytest
from rig import PAYLOADS, Answer, Console, Consoles, Profile, timeless

pytestmark = pytest.mark.e2e

ENDPOINTS = {
    "1-connect.json": "/webhook/connect/",
    "2-disconnect.json": "/webhook/disconnect/",
    "3-send-message.json": "/webhook/send-message/",
    "4-receive-message.json": "/webhook/receive-message/",
    "5-chat-presence.json": "/webhook/chat-presence/",
    "6-message-status.json": "/webhook/message-status/",
    "test-connect.json": "/webhook/connect/",
    "test-send-message.json": "/webhook/send-message/",
}
FALLBACK = "/webhook/"
# Without an id and without a time of their own there is nothing by which they could be known again.
NEVER_KNOWN = {"test-connect.json"}
KINDS = ["connection", "disconnection", "message", "message", "presence", "status", "connection", "message"]


def body(name: str) -> bytes:
    return (PAYLOADS / "documented" / name).read_bytes()


def comparable(profile: Profile) -> dict[str, Any]:
    """The whole export without times of arrival: a message without its own time has the arrival's."""
    return timeless(profile.export())


def test_own_endpoints_then_fallback(profile: Profile, consoles: Consoles) -> None:
    console = consoles.start(profile)
    first = {name: console.post(path, body(name)) for name, path in ENDPOINTS.items()}
    assert [answer.status for answer in first.values()] == [200] * 8
    assert [answer.outcome for answer in first.values()] == ["ok"] * 8
    assert [answer.body["event"] for answer in first.values()] == KINDS
    wanted = comparable(profile)
    assert {row["text"] for row in wanted.values()} == {
        "Olá, como posso ajudar?",
        "Preciso de ajuda!",
        "Teste de mensagem",
    }
    assert wanted["msg_456"]["status"] == "delivered"
    assert wanted["msg_456"]["chat_id"] == wanted["msg_789"]["chat_id"]
    assert (wanted["msg_456"]["direction"], wanted["msg_789"]["direction"]) == ("out", "in")
    assert wanted["msg_789"]["status"] is None

    again = {name: console.post(FALLBACK, body(name)) for name in ENDPOINTS}
    assert [answer.status for answer in again.values()] == [200] * 8
    assert [answer.body["event"] for answer in again.values()] == KINDS
    for name, answer in again.items():
        assert answer.outcome == ("ok" if name in NEVER_KNOWN else "duplicate"), name
    assert comparable(profile) == wanted
    assert profile.command("instances", "list").out.splitlines() == [
        "instance_123\t\t\tdisconnected",
        "test_instance\t\t\tconnected",
    ]
    assert profile.verify()["events"] == 16
    console.stop()


def local(console: Console, path: str, raw: bytes) -> Answer:
    return console.post(path, raw)


def public(console: Console, path: str, raw: bytes) -> Answer:
    return console.post(path, raw, public=True)


@pytest.fixture(scope="module")
def reference(tmp_path_factory: pytest.TempPathFactory) -> dict[str, Any]:
    """What a console holds to which each body was posted at its own endpoint."""
    consoles, profile = Consoles(), Profile(tmp_path_factory.mktemp("reference"))
    console = consoles.start(profile)
    for name, path in ENDPOINTS.items():
        assert console.post(path, body(name)).outcome == "ok"
    consoles.close()
    return comparable(profile)


@pytest.mark.parametrize(
    "post, slash",
    [(local, False), (public, True), (public, False)],
    ids=["local-bare", "public-slash", "public-bare"],
)
def test_every_way_in_is_the_same(
    post: Callable[[Console, str, bytes], Answer],
    slash: bool,
    reference: dict[str, Any],
    profile: Profile,
    consoles: Consoles,
) -> None:
    """What one door and spelling takes is a duplicate at every other one."""
    console = consoles.start(profile).open_public()
    for name, path in ENDPOINTS.items():
        answer = post(console, path if slash else path.rstrip("/"), body(name))
        assert (answer.status, answer.outcome) == (200, "ok"), name
    for way in (local, public):
        for path in (FALLBACK, FALLBACK.rstrip("/")):
            for name in ENDPOINTS.keys() - NEVER_KNOWN:
                answer = way(console, path, body(name))
                assert (answer.status, answer.outcome) == (200, "duplicate"), name
    assert without_ids(comparable(profile)) == without_ids(reference)
    profile.verify()


def without_ids(rows: dict[str, Any]) -> dict[str, Any]:
    """The ids of conversations are opaque: each profile has its own."""
    return {key: {**row, "chat_id": None} for key, row in rows.items()}


def test_public_door_needs_the_key(profile: Profile, consoles: Consoles) -> None:
    console = consoles.start(profile).open_public()
    raw = body("4-receive-message.json")
    for wrong in ("", "wrong", console.doors.key[:-1], console.doors.key + "x"):
        answer = console.post("/webhook/receive-message/", raw, public=True, key=wrong)
        assert answer.status == 401
        assert "detail" not in answer.body
    assert profile.export() == []
    assert profile.events() == []
    assert console.doors.get("/healthz").body["wrong_keys"] == 4

    key = console.doors.key
    in_path = console.post(f"/k/{key}/webhook/receive-message/", raw, public=True, key="")
    assert (in_path.status, in_path.outcome) == (200, "ok")
    in_header = console.post(
        "/webhook/receive-message", raw, public=True, key="", headers={"X-MultiChat-Key": key}
    )
    assert (in_header.status, in_header.outcome) == (200, "duplicate")
    assert [event["door"] for event in profile.events()] == ["public", "public"]


def test_local_door_takes_programs_of_this_machine_only(profile: Profile, consoles: Consoles) -> None:
    console = consoles.start(profile)
    raw = body("4-receive-message.json")
    path = "/webhook/receive-message/"
    for header, value in {
        "Host": "shop.example",
        "Origin": "http://localhost",
        "Via": "1.1 tunnel",
        "Forwarded": "for=10.0.0.1",
        "X-Forwarded-For": "10.0.0.1",
        "ngrok-trace-id": "1",
    }.items():
        assert console.post(path, raw, headers={header: value}).status == 403, header
    assert console.post(path, raw, headers={"Content-Type": "text/plain"}).status == 415
    assert console.post(path, b"[1]").status == 400
    assert console.post(path, b"{").status == 400
    assert console.post("/webhook/nothing/", raw).status == 404
    assert profile.export() == []
    assert [event["outcome"] for event in profile.events()] == ["refused"] * 3
    profile.verify()
