"""What is a repeat of what: by what an event carries, whichever way it comes."""

import json

import pytest
from payload_parts import ANA, AT, ROWS, raw, received, sent, tell

from multichat_desktop.store.fingerprint import fingerprint
from multichat_desktop.wapi.payloads import decode, read


def mark(body: object) -> bytes | None:
    return fingerprint(tell(body), raw(body))


def of_row(file: str, folder: str = "gateway") -> bytes | None:
    (row,) = (r for r in ROWS if r.folder == folder and r.file.startswith(file))
    return fingerprint(read(decode(row.raw)), row.raw)


def simple(**more: object) -> dict:
    return {"instanceId": "i", **more}


IMAGE = {
    "url": "https://m/1",
    "mediaKey": "k1",
    "fileSha256": "a" * 43 + "=",
    "fileLength": "9",
    "caption": "c",
}
REACTION = {"key": {"id": "M1"}, "text": "👍"}
EDIT = {"type": 14, "key": {"id": "M1"}, "editedMessage": {"conversation": "novo"}}
REVOKE = {"type": 0, "key": {"id": "M1"}}


# ---------------------------------------------------------------- repeats


@pytest.mark.parametrize(
    "one,other",
    [
        # The same message by both webhooks, in either spelling, at another time, by another sort of key.
        (received(fromMe=True), sent(moment=None)),
        (received(), received(moment=AT + 1000)),
        (received({"conversation": "Oi"}), received({"extendedTextMessage": {"text": "Oi"}})),
        (received(chat={"id": ANA}), received(chat={"id": f"{ANA}@c.us"})),
        # A link and a key to a file may be new, the file is the same.
        (
            received({"imageMessage": IMAGE}),
            received({"imageMessage": {**IMAGE, "url": "u", "mediaKey": "k2"}}),
        ),
        (received({"imageMessage": IMAGE}), received({"imageMessage": {**IMAGE, "jpegThumbnail": "AAAA"}})),
        # Not yet decrypted is not yet decrypted, however it is said.
        (received({"messageStubType": 2}), received({"placeholderMessage": {}})),
        (received({"reactionMessage": REACTION}), received({"reactionMessage": REACTION}, moment=AT + 1000)),
        (
            received({"protocolMessage": EDIT}),
            received({"editedMessage": {"message": {"protocolMessage": EDIT}}}),
        ),
        (received({"protocolMessage": REVOKE}), received({"protocolMessage": {"key": {"ID": "M1"}}})),
        (
            simple(event="message_status", messageId="M1", status="read", timestamp=AT),
            simple(messageId="M1", status="READ", moment=AT // 1000),
        ),
        (
            simple(event="message_status", messageId="M1", status="read"),
            simple(event="webhookStatus", messageId="M1", status=4),
        ),
        # Ignored ones.
        (received({"albumMessage": {}}), received({"albumMessage": {}}, moment=AT + 1000)),
        (received(chat={"id": "status"}), received({"conversation": "x"}, chat={"id": "status@broadcast"})),
    ],
)
def test_these_are_repeats(one, other):
    assert mark(one) == mark(other) is not None


@pytest.mark.parametrize(
    "one,other",
    [
        (received(), received(messageId="AC02")),
        (received(), received(instanceId="other")),
        (received(), received({"conversation": "Outra"})),
        (received({"messageStubType": 2}), received({"conversation": "Oi"})),
        (received({"imageMessage": IMAGE}), received({"imageMessage": {**IMAGE, "caption": "d"}})),
        (received({"imageMessage": IMAGE}), received({"imageMessage": {**IMAGE, "fileLength": "10"}})),
        (received({"imageMessage": IMAGE}), received({"documentMessage": IMAGE})),
        (received({"conversation": "c"}), received({"imageMessage": {"caption": "c"}})),
        (received({"reactionMessage": REACTION}), received({"reactionMessage": REACTION}, messageId="AC02")),
        (received({"reactionMessage": REACTION}), received({"reactionMessage": {**REACTION, "text": ""}})),
        (
            received({"reactionMessage": REACTION}),
            received({"reactionMessage": {**REACTION, "key": {"id": "M2"}}}),
        ),
        (
            received({"protocolMessage": EDIT}),
            received({"protocolMessage": {**EDIT, "editedMessage": {"conversation": "x"}}}),
        ),
        (received({"protocolMessage": EDIT}), received({"protocolMessage": REVOKE})),
        (
            received({"protocolMessage": REVOKE}),
            received({"protocolMessage": {**REVOKE, "key": {"id": "M2"}}}),
        ),
        (
            simple(event="message_status", messageId="M1", status="read", timestamp=AT),
            simple(event="message_status", messageId="M1", status="read", timestamp=AT + 1000),
        ),
        (
            simple(event="message_status", messageId="M1", status="read"),
            simple(event="message_status", messageId="M1", status="delivered"),
        ),
        (
            simple(event="message_status", messageId="M1", status="read"),
            simple(event="message_status", messageId="M2", status="read"),
        ),
        (received({"albumMessage": {}}), received({"pinInChatMessage": {}})),
        (received({"albumMessage": {}}), received(messageId="AC02", content={"albumMessage": {}})),
        (simple(event="label", messageId="1", a=1), simple(event="label", messageId="1", a=2)),
    ],
)
def test_these_are_not(one, other):
    assert None not in (mark(one), mark(other))
    assert mark(one) != mark(other)


# ---------------------------------------------------------------- without an id

WITHOUT_ID = [
    {"event": "connection", "status": "connected"},
    {"event": "disconnection"},
    {"event": "presence", "chatId": ANA, "presence": "composing"},
    {"event": "presence", "chatId": "status", "presence": "composing"},
    {"event": "label_changed", "label": "x"},
]


@pytest.mark.parametrize("body", WITHOUT_ID)
def test_without_a_time_of_its_own_it_is_never_a_repeat(body):
    assert mark(simple(**body)) is None
    assert mark(simple(**body, timestamp="yesterday")) is None


@pytest.mark.parametrize("body", WITHOUT_ID)
def test_with_a_time_it_is_a_repeat_when_the_bytes_are_the_same(body):
    timed = simple(**body, timestamp="2026-11-20T12:00:00Z")
    assert mark(timed) == mark(timed) is not None
    assert mark(timed) != mark({**timed, "timestamp": "2026-11-20T12:00:01Z"})
    event = tell(timed)
    assert fingerprint(event, raw(timed)) != fingerprint(event, raw(timed) + b" ")


def test_an_unknown_event_with_an_id_needs_no_time():
    body = simple(event="label_changed", messageId="M1")
    assert mark(body) == mark(body) is not None


# ---------------------------------------------------------------- the samples


def test_the_samples_say_which_of_them_are_repeats():
    repeats = {("simple", "10"): "08", ("simple", "14"): "03", ("gateway", "64"): "63"}
    seen: dict[bytes, tuple[str, str]] = {}
    for row in ROWS:
        key = fingerprint(read(decode(row.raw)), row.raw)
        number = row.file[:2]
        if key is None:
            continue
        first = seen.setdefault(key, (row.folder, number))
        assert first[1] == repeats.get((row.folder, number), number), row.file


def test_what_was_decrypted_later_is_no_repeat():
    assert of_row("88") != of_row("89")


def test_what_catch_up_finds_in_the_log_is_a_repeat():
    """The gateway's own log holds the same events with keys in lower case and in other order."""
    for row in ROWS:
        event = read(decode(row.raw))
        if getattr(event, "message_id", None) is None or "unknown" in row.file:
            continue
        again = json.dumps(dict(reversed(json.loads(row.raw).items()))).encode()
        key = fingerprint(read(decode(again)), again)
        assert key == fingerprint(event, row.raw), row.file
