"""Each event is known by what it carries: the families, and connections, presences and statuses in them."""

import pytest
from payload_parts import ANA, ANA_LID, AT, GROUP, JOAO, received, sent, tell

from multichat_desktop.domain.content import Kind
from multichat_desktop.domain.events import (
    ConnectionEvent,
    DeletionEvent,
    EventKind,
    MessageEvent,
    PresenceEvent,
    StatusEvent,
    UnknownEvent,
    kind_of,
    message_id_of,
)
from multichat_desktop.domain.presence import Presence
from multichat_desktop.domain.status import DeliveryStatus
from multichat_desktop.wapi.payloads import BrokenContentError

S = DeliveryStatus


def status(**more: object) -> StatusEvent:
    event = tell({"instanceId": "i", "event": "webhookStatus", "messageId": "M1", **more})
    assert isinstance(event, StatusEvent), event
    return event


def refusal(body: object) -> str:
    with pytest.raises(BrokenContentError) as caught:
        tell(body)
    return str(caught.value)


# ---------------------------------------------------------------- instances


@pytest.mark.parametrize("name", ["a", "A.b_c-9", "x" * 64, 12345])
def test_instance_ids(name):
    assert tell(received(instanceId=name)).instance_id == str(name)


@pytest.mark.parametrize("name", ["a b", "a/b", "ação", "x" * 65, "a\n", "../x", "a\0", -5 * 10**70])
def test_an_instance_id_of_other_signs_is_broken(name):
    for body in (received(instanceId=name), {"event": "label_changed", "instanceId": name}):
        if isinstance(name, str) and name.strip() != name:
            assert tell(body).instance_id == name.strip()
        else:
            assert refusal(body) == "The instanceId is not 1 to 64 of A–Z a–z 0–9 . _ -"


@pytest.mark.parametrize("name", [None, "", " ", True, 1.5, {}, []])
def test_a_known_kind_without_an_instance_is_broken(name):
    for body in (received(), {"event": "connection"}, {"event": "presence"}, {"event": "message_status"}):
        assert refusal({**body, "instanceId": name}) == "The event names no instanceId."


# ---------------------------------------------------------------- messages


@pytest.mark.parametrize("name", ["message", "webhookReceived", "WEBHOOKDELIVERY", " webhookreceived "])
@pytest.mark.parametrize("from_me", [True, False, "true", 0, None])
def test_the_side_follows_the_flag_never_the_name(name, from_me):
    event = tell(received(event=name, fromMe=from_me))
    assert isinstance(event, MessageEvent)
    assert event.from_me is (from_me in (True, "true"))
    assert kind_of(event) is EventKind.MESSAGE


@pytest.mark.parametrize("said,expected", [(True, True), (False, False), (None, None), ("x", None)])
def test_who_typed_it(said, expected):
    assert tell(sent(fromApi=said)).from_api is expected


@pytest.mark.parametrize("content", [None, {}, "x", [], 5])
def test_a_message_without_content_is_broken(content):
    body = {**received(), "msgContent": content}
    assert refusal(body) == "The message has no content."


def test_a_message_without_an_id_is_broken():
    assert refusal(received(messageId="")) == "The message has no messageId."


@pytest.mark.parametrize("content", [None, {}, "x"])
def test_a_delivery_without_content_is_a_receipt(content):
    event = tell({**sent(), "msgContent": content})
    assert isinstance(event, StatusEvent)
    assert (event.message_id, event.status, event.from_me) == ("AC01", S.SENT, True)
    assert tell({**sent(status="READ"), "msgContent": content}).status is S.READ


@pytest.mark.parametrize("more", [{"status": "delivered"}, {"ack": 2}])
def test_a_message_event_with_a_status_in_place_of_content_is_a_status(more):
    body = {**received(**more), "msgContent": None}
    assert tell(body).status is S.DELIVERED


def test_a_message_without_an_event_name_is_known_by_its_content():
    assert isinstance(tell(received(event=None)), MessageEvent)


# ---------------------------------------------------------------- the younger families


def newest(name: str = "message.received", **more: object) -> dict:
    data = {"messageId": "N1", "phone": ANA, "pushName": "Ana", "message": {"conversation": "Oi"}}
    return {"event": name, "instanceId": "i", "data": {**data, "timestamp": AT // 1000, **more}}


def test_the_newest_family():
    event = tell(newest())
    assert isinstance(event, MessageEvent)
    assert (event.message_id, event.content.text, event.at, event.from_me) == ("N1", "Oi", AT, False)
    assert (event.chat.value, event.party.push_name) == (ANA, "Ana")
    assert tell(newest("message.sent")).from_me is True
    assert tell(newest("message.sent", fromMe=False)).from_me is False


def test_a_group_in_the_newest_family():
    event = tell(newest(chatId=GROUP, participant=JOAO, isGroup=True))
    assert (event.chat.raw, event.party.aliases[0].value) == (GROUP, JOAO)


def test_the_newest_family_may_have_its_time_outside():
    assert tell({**newest(timestamp=None), "moment": AT}).at == AT


def test_the_newest_family_without_its_object():
    assert (
        refusal({"event": "message.received", "instanceId": "i", "data": {}})
        == "The message has no messageId."
    )
    assert isinstance(tell({"event": "message.received", "instanceId": "i", "data": "x"}), UnknownEvent)


def bare(content: object = None, key: object = None, **more: object) -> dict:
    own = {"remoteJid": f"{ANA}@s.whatsapp.net", "fromMe": False, "id": "K1"}
    words = {"conversation": "Oi"} if content is None else content
    return {"instanceId": "i", "key": {**own, **(key or {})}, "message": words, "pushName": "Ana", **more}


@pytest.mark.parametrize("stamp", [AT // 1000, str(AT // 1000), AT])
def test_the_bare_key_family(stamp):
    event = tell(bare(messageTimestamp=stamp))
    assert isinstance(event, MessageEvent)
    assert (event.message_id, event.content.text, event.at, event.from_me) == ("K1", "Oi", AT, False)
    assert (event.chat.value, event.party.push_name) == (ANA, "Ana")


def test_the_bare_key_family_names_people_too():
    event = tell(
        bare(key={"remoteJid": GROUP, "participant": ANA_LID, "participantPn": f"{ANA}@s.whatsapp.net"})
    )
    assert event.chat.raw == GROUP
    assert [a.kind.value for a in event.party.aliases] == ["lid", "phone"]
    event = tell(bare(key={"remoteJid": ANA_LID, "remoteJidAlt": f"{ANA}@s.whatsapp.net"}))
    assert [a.kind.value for a in event.party.aliases] == ["lid", "phone"]
    assert tell(bare(key={"fromMe": True})).from_me is True


def test_the_bare_key_family_under_the_simple_name():
    assert isinstance(tell(bare(event="message", moment=AT)), MessageEvent)


def test_the_bare_key_family_holds_changes_too():
    event = tell(bare({"protocolMessage": {"type": 0, "key": {"id": "M1"}}}))
    assert isinstance(event, DeletionEvent)


def test_a_key_without_a_message_is_unknown():
    assert isinstance(tell(bare({})), UnknownEvent)


# ---------------------------------------------------------------- connections


@pytest.mark.parametrize(
    "more,connected",
    [
        ({"event": "connection", "status": "connected"}, True),
        ({"event": "connection", "status": "disconnected"}, False),
        ({"event": "connection"}, True),
        ({"event": "connection", "status": "connecting"}, True),
        ({"event": "connected"}, True),
        ({"event": "disconnection", "status": "disconnected"}, False),
        ({"event": "disconnection", "status": "Connected"}, True),
        ({"event": "disconnected"}, False),
        ({"event": "webhookConnected", "connected": True}, True),
        ({"event": "webhookConnected", "connected": False}, False),
        ({"event": "webhookConnected", "disconnected": True}, False),
        ({"event": "webhookDisconnected", "disconnected": True}, False),
        ({"event": "webhookDisconnected", "disconnected": False}, True),
        ({"event": "webhookDisconnected"}, False),
        ({"connected": True}, True),
        ({"connected": "true"}, True),
        ({"disconnected": True}, False),
    ],
)
def test_connections(more, connected):
    event = tell({"instanceId": "i", **more})
    assert isinstance(event, ConnectionEvent)
    assert event.connected is connected
    assert kind_of(event) is (EventKind.CONNECTION if connected else EventKind.DISCONNECTION)
    assert message_id_of(event) is None


# ---------------------------------------------------------------- presences


@pytest.mark.parametrize(
    "word,expected",
    [
        ("composing", Presence.COMPOSING),
        ("TYPING", Presence.COMPOSING),
        ("Recording", Presence.RECORDING),
        ("paused", Presence.PAUSED),
        ("available", Presence.AVAILABLE),
        ("online", Presence.AVAILABLE),
        ("unavailable", Presence.UNAVAILABLE),
        (" OFFLINE ", Presence.UNAVAILABLE),
    ],
)
@pytest.mark.parametrize(
    "form",
    [
        {"event": "presence", "chatId": f"{ANA}@c.us"},
        {"event": "chat_presence", "chat": {"id": ANA}},
        {"event": "webhookPresence", "chat": {"id": ANA}},
        {"event": "webhookChatPresence", "sender": {"id": ANA}},
        {"chat": {"id": ANA}},
        {"chatId": ANA},
    ],
)
def test_presences(word, expected, form):
    for field in ("presence", "status"):
        event = tell({"instanceId": "i", **form, field: word, "moment": AT})
        assert isinstance(event, PresenceEvent)
        assert (event.chat.value, event.presence, event.at) == (ANA, expected, AT)
        assert kind_of(event) is EventKind.PRESENCE


@pytest.mark.parametrize("word", ["", "dancing", 3, None, {}])
def test_a_presence_of_no_known_word_is_broken(word):
    body = {"instanceId": "i", "event": "presence", "chatId": ANA, "presence": word}
    assert refusal(body) == "The presence is of no known word."


def test_a_presence_of_nobody_is_broken():
    body = {"instanceId": "i", "event": "presence", "presence": "composing"}
    assert refusal(body) == "The event names neither a chat nor a sender."


# ---------------------------------------------------------------- statuses

WORDS = {
    S.PENDING: ["PENDING"],
    S.SENT: ["SERVER", "SERVER_ACK", "SENT"],
    S.DELIVERED: ["DELIVERY", "DELIVERY_ACK", "DELIVERED", "RECEIVED"],
    S.READ: ["READ"],
    S.PLAYED: ["PLAYED"],
    S.FAILED: ["ERROR", "FAILED"],
}


@pytest.mark.parametrize("expected,word", [(s, w) for s, words in WORDS.items() for w in words])
def test_status_words(expected, word):
    assert status(status=word, fromMe=True, moment=AT).status is expected
    event = status(event="message_status", status=f" {word.lower()} ")
    assert (event.status, event.message_id, event.from_me, event.at) == (expected, "M1", None, None)
    assert kind_of(event) is EventKind.STATUS
    assert tell({"instanceId": "i", "messageId": "M1", "status": word}).status is expected


@pytest.mark.parametrize(
    "value,expected",
    [(0, S.FAILED), (1, S.PENDING), (2, S.SENT), (3, S.DELIVERED), (4, S.READ), (5, S.PLAYED)],
)
def test_status_numbers(value, expected):
    assert status(status=value).status is expected
    assert status(status=str(value)).status is expected
    assert status(ack=value - 1).status is expected
    assert status(ack=str(value - 1), status=None).status is expected
    assert tell({"instanceId": "i", "messageId": "M1", "ack": value - 1}).status is expected


@pytest.mark.parametrize(
    "more", [{}, {"status": "lost"}, {"status": 6}, {"status": -1}, {"ack": -2}, {"ack": 5}, {"status": True}]
)
def test_a_status_of_no_known_word_or_number_is_broken(more):
    body = {"instanceId": "i", "event": "webhookMessageStatus", "messageId": "M1", **more}
    assert refusal(body) == "The status is of no known word or number."


def test_a_status_of_no_message_is_broken():
    assert refusal({"instanceId": "i", "event": "message_status", "status": "sent"}) == (
        "The status names no messageId."
    )


# ---------------------------------------------------------------- everything else


@pytest.mark.parametrize(
    "body",
    [
        {},
        {"event": "label_changed", "messageId": 7},
        {"event": "messageReceived", "data": {}},
        {"event": "webhookCall", "chat": {"id": ANA}, "status": "offer"},
        {"event": ["message"]},
        {"messageId": "M1"},
        {"chat": {"id": ANA}},
        {"connected": False},
        {"status": "read"},
    ],
)
def test_what_is_of_no_known_kind_is_kept(body):
    event = tell({"moment": AT, **body})
    assert isinstance(event, UnknownEvent)
    name = body.get("event")
    assert event.name == (name.lower() if isinstance(name, str) else None)
    assert (event.instance_id, event.at) == ("", AT)
    assert event.message_id == (str(body["messageId"]) if "messageId" in body else None)
    assert kind_of(event) is EventKind.UNKNOWN


def test_the_kind_of_a_message_is_not_the_envelopes_affair():
    """A `type` beside the content is no simple content."""
    assert tell(newest(type="image")).content.kind is Kind.TEXT
