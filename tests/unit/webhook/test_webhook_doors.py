"""Who may come in at which door, and the addresses that lead there."""

import hmac

import pytest
from doors_rig import JSON, KEY, OLD_KEY, Doors, body

from multichat_desktop.webhook import endpoints
from multichat_desktop.webhook.doors import Door, Keys, is_json, split_key

PATH = "/webhook/receive-message/"


def _is_unheard(doors: Doors) -> bool:
    return doors.journal() == [] and doors.messages() == []


@pytest.mark.parametrize("path", [f"/k/{KEY}{PATH}", f"/k/{KEY}/webhook/", f"/k/{KEY}/webhook"])
def test_the_key_may_stand_in_the_path(doors: Doors, path: str) -> None:
    assert doors.call(path, body(), door=Door.PUBLIC, key=None).told["status"] == "ok"


def test_the_key_may_stand_in_a_header(doors: Doors) -> None:
    headers = {**JSON, "X-MultiChat-Key": KEY}
    assert doors.call(PATH, body(), door=Door.PUBLIC, key=None, headers=headers).told["status"] == "ok"


def test_the_old_key_opens_while_it_is_kept(doors: Doors) -> None:
    assert doors.call(PATH, body(), door=Door.PUBLIC, key=OLD_KEY).told["status"] == "ok"
    assert doors.call(f"/k/{OLD_KEY}{PATH}", body(), door=Door.PUBLIC, key=None).status == 200


WRONG = [
    ("", {}),
    ("?key=", {}),
    ("?key=wrong", {}),
    (f"?key={KEY[:-1]}", {}),
    (f"?key={KEY}x", {}),
    (f"?key={KEY.upper()}", {}),
    ("?key=%ff%fe%00", {}),
    ("?key=" + "x" * 4000, {}),
    (f"?KEY={KEY}", {}),
    ("", {"X-MultiChat-Key": "wrong"}),
    ("", {"Authorization": f"Bearer {KEY}"}),
    ("?key=wrong", {"X-MultiChat-Key": KEY}),
]


@pytest.mark.parametrize("query, headers", WRONG)
def test_a_wrong_key_learns_nothing_and_leaves_nothing(
    doors: Doors, query: str, headers: dict[str, str]
) -> None:
    answers = [
        doors.call(path + query, content, door=Door.PUBLIC, key=None, headers={**JSON, **headers}, method=how)
        for path, content, how in (
            (PATH, body(), "POST"),
            (PATH, b"no json", "POST"),
            (PATH, {}, "GET"),
            ("/nowhere", {}, "POST"),
            ("/healthz", {}, "GET"),
        )
    ]
    assert {(answer.status, answer.raw) for answer in answers} == {(401, b'{"error": "unauthorized"}')}
    assert _is_unheard(doors)
    assert len(doors.wrong_keys) == 5


@pytest.mark.parametrize("path", [f"/k/wrong{PATH}", f"/k/{KEY}", f"/k/{PATH}", f"/k//{KEY}{PATH}"])
def test_a_wrong_key_in_the_path(doors: Doors, path: str) -> None:
    answer = doors.call(path, body(), door=Door.PUBLIC, key=None)
    assert answer.status == (404 if path == f"/k/{KEY}" else 401)
    assert _is_unheard(doors)


def test_nothing_of_a_large_body_behind_a_wrong_key_is_kept(doors: Doors) -> None:
    answer = doors.call(PATH, b"x" * 2**20, door=Door.PUBLIC, key="wrong")
    assert (answer.status, answer.headers["connection"]) == (401, "close")
    assert _is_unheard(doors)


@pytest.mark.parametrize(
    "host", ["localhost", "LocalHost:8765", "127.0.0.1", "127.0.0.1:1", "[::1]", "[::1]:8765"]
)
def test_the_local_door_is_for_localhost(doors: Doors, host: str) -> None:
    assert doors.call(PATH, body(), headers={**JSON, "Host": host}).status == 200


@pytest.mark.parametrize(
    "host",
    [
        "example.com",
        "example.com:8765",
        "localhost.example.com",
        "127.0.0.1.example.com",
        "",
        "::1",
        "192.168.0.5",
    ],
)
def test_no_other_host_comes_in_there(doors: Doors, host: str) -> None:
    """As from a page whose name was made to point at this machine."""
    answer = doors.call(PATH, body(), headers={**JSON, "Host": host})
    assert (answer.status, set(answer.told)) == (403, {"error"})
    assert _is_unheard(doors)
    assert doors.call(PATH, body(), headers={**JSON, "Host": host or "x"}, door=Door.PUBLIC).status == 200


def test_a_request_without_a_host_does_not_come_in(doors: Doors) -> None:
    with doors.line() as line:
        line.say(b"POST /webhook/ HTTP/1.0\r\nContent-Type: application/json\r\nContent-Length: 2\r\n\r\n{}")
        assert line.hear().status == 403


@pytest.mark.parametrize(
    "header",
    [
        "Origin: https://example.com",
        "Origin: null",
        "Origin: http://localhost:8765",
        "Forwarded: for=1.2.3.4",
        "Via: 1.1 proxy",
        "X-Forwarded-For: 1.2.3.4",
        "x-forwarded-proto: https",
        "X-FORWARDED-HOST: a",
        "X-Forwarded-Anything: a",
        "ngrok-skip-browser-warning: 1",
        "Ngrok-Trace-Id: 1",
    ],
)
def test_no_web_page_and_no_tunnel_comes_in_at_the_local_door(doors: Doors, header: str) -> None:
    name, _, value = header.partition(": ")
    answer = doors.call(PATH, body(), headers={**JSON, name: value})
    assert (answer.status, set(answer.told)) == (403, {"error"})
    assert answer.headers["connection"] == "close"
    assert doors.call("/healthz", method="GET", headers={name: value}).status == 403
    assert _is_unheard(doors)
    assert doors.call(PATH, body(), headers={**JSON, name: value}, door=Door.PUBLIC).status == 200


def test_the_local_door_needs_no_key_and_does_not_mind_one(doors: Doors) -> None:
    assert doors.call(f"/k/anything{PATH}?key=anything", body()).told["status"] == "ok"


def test_no_key_opens_where_there_is_none() -> None:
    assert not Keys().opens("")
    assert not Keys("right").opens(None)
    assert Keys("right").opens("right")
    assert Keys("chave-é").opens("chave-é")
    assert not Keys("right").opens("\udcff")


def test_a_path_and_its_key() -> None:
    assert split_key("/webhook/") == (None, "/webhook/")
    assert split_key("/k/KEY/webhook/") == ("KEY", "/webhook/")
    assert split_key("/k/KEY") == ("KEY", "")
    assert split_key("/k/") == ("", "")


def test_media_types() -> None:
    assert not is_json(None)
    assert not is_json("application/jsonx")
    assert not is_json("text/x+json")
    assert is_json(" application/json ;charset=x")


def test_the_seven_addresses() -> None:
    plain = endpoints.urls("http://127.0.0.1:8765/")
    assert list(plain) == [*endpoints.EVENTS, "fallback"]
    assert plain["send-message"] == "http://127.0.0.1:8765/webhook/send-message/"
    assert plain["fallback"] == "http://127.0.0.1:8765/webhook/"
    with_key = endpoints.urls("https://a.example", "k/ey?")
    assert with_key["connect"] == "https://a.example/webhook/connect/?key=k%2Fey%3F"
    in_path = endpoints.urls("https://a.example/", KEY, in_path=True)
    assert in_path["connect"] == f"https://a.example/k/{KEY}/webhook/connect/"
    for event, url in in_path.items():
        key, path = split_key(url.removeprefix("https://a.example"))
        assert (key, endpoints.endpoint_at(path)) == (KEY, event)


def test_every_key_is_compared_whichever_opens_and_in_constant_time(monkeypatch: pytest.MonkeyPatch) -> None:
    compared: list[bytes] = []

    def compare(given: bytes, key: bytes) -> bool:
        compared.append(key)
        return given == key

    monkeypatch.setattr(hmac, "compare_digest", compare)
    keys = Keys("the-new", "the-old")
    assert [keys.opens(key) for key in ("the-new", "the-old", "none", "", None)] == [
        True,
        True,
        False,
        False,
        False,
    ]
    assert compared == [b"the-new", b"the-old"] * 5


def test_keys_are_replaced_and_their_uses_counted() -> None:
    keys = Keys("a-key", "")
    assert not keys.opens("")
    assert not keys.opens(None)
    assert keys.opens("a-key")
    assert (keys.uses("a-key"), keys.uses("other"), keys.uses("")) == (1, 0, 0)
    keys.replace("b-key", "a-key")
    assert keys.opens("b-key")
    assert (keys.uses("b-key"), keys.uses("a-key")) == (1, 0)
    keys.replace("b-key")
    assert not keys.opens("a-key")
