"""Whose conversation it is, and who is shown to be whom."""

import pytest
from payload_parts import ANA, ANA_LID, GROUP, JOAO, SHOP, message, received, sent, tell

from multichat_desktop.domain.address import AddressKind
from multichat_desktop.domain.events import EventKind, IgnoredEvent, MessageEvent, PresenceEvent
from multichat_desktop.wapi.payloads import BrokenContentError

LID = ANA_LID.partition("@")[0]


def aliases(**more: object) -> list[str]:
    return [a.key for a in message(**more).party.aliases]


@pytest.mark.parametrize(
    "written",
    [
        ANA,
        f"+{ANA}",
        f"{ANA}@c.us",
        f"{ANA}@s.whatsapp.net",
        f"{ANA}:12@s.whatsapp.net",
        f"{ANA}.0:3@S.WhatsApp.net",
        f" {ANA}@c.us ",
        int(ANA),
    ],
)
def test_one_phone_in_every_writing(written):
    event = message(chat={"id": written}, sender={"id": ANA})
    assert event.chat.key == f"phone:{ANA}"
    assert [a.key for a in event.party.aliases] == [f"phone:{ANA}"]


def test_with_and_without_the_ninth_digit_is_one_person():
    with_it, without = (
        message(chat={"id": x}, sender={"id": x}).chat for x in ("5561990004321", "556190004321")
    )
    assert with_it.key == without.key
    assert (with_it.raw, without.raw) == ("5561990004321", "556190004321")


def test_phone_and_hidden_number_of_a_received_message_are_one_person():
    both = [f"lid:{LID}", f"phone:{ANA}"]
    assert aliases(chat={"id": ANA_LID}, sender={"id": ANA, "senderLid": ANA_LID}) == both
    assert aliases(chat={"id": ANA}, sender={"id": ANA, "senderLid": ANA_LID}) == both[::-1]
    assert aliases(chat={"id": ANA_LID}, sender={"id": ANA_LID, "senderPn": f"{ANA}@s.whatsapp.net"}) == both
    assert aliases(chat={"id": ANA_LID}, sender={"id": ANA_LID, "phoneNumber": ANA}) == both
    assert aliases(chat={"id": ANA_LID}, sender={"id": f"{LID}:9@lid"}) == both[:1]


@pytest.mark.parametrize("digits", ["139670245518820", "5511900009999", "12025550100"])
def test_the_bare_digits_of_a_hidden_number_are_no_phone(digits):
    """Even where they could be one: the same event says that they are not."""
    for more in (
        {"chat": {"id": f"{digits}@lid"}, "sender": {"id": digits}},
        {"chat": {"id": digits}, "sender": {"id": digits, "senderLid": f"{digits}@lid"}},
        {"chat": {"id": digits}, "sender": {"id": digits, "senderLid": digits}},
        {"chat": {"id": digits}, "sender": {"id": f"{digits}@lid"}},
    ):
        event = message(**more)
        assert event.chat.key == f"lid:{digits}"
        assert [a.key for a in event.party.aliases] == [f"lid:{digits}"]
        assert event.chat.sendable == f"{digits}@lid"


@pytest.mark.parametrize("word", ["null", "undefined", "", "@lid", "none@lid", GROUP, "\u00e9"])
def test_a_word_in_the_field_of_a_number_joins_nobody(word):
    sender = dict.fromkeys(("senderLid", "lid", "participantLid", "senderPn", "phone"), word)
    assert aliases(sender={"id": ANA, **sender}) == [f"phone:{ANA}"]


def test_a_phone_in_the_field_of_the_hidden_number_is_none():
    assert aliases(sender={"id": ANA, "senderLid": f"{JOAO}@s.whatsapp.net"}) == [f"phone:{ANA}"]


def test_two_phones_are_two_people():
    assert aliases(chat={"id": ANA}, sender={"id": JOAO, "phone": JOAO}) == [f"phone:{ANA}"]


def test_usernames():
    event = message(chat={"id": "Ana.Beatriz"}, sender={"id": "Ana.Beatriz", "username": "@ANA.beatriz"})
    assert (event.chat.kind, event.chat.key) == (AddressKind.USERNAME, "username:ana.beatriz")
    assert [a.key for a in event.party.aliases] == ["username:ana.beatriz"]
    assert aliases(sender={"id": ANA, "username": "@Ana"}) == [f"phone:{ANA}", "username:ana"]


def test_the_names_of_the_writer():
    sender = {"id": ANA, "pushName": "Ana", "verifiedBizName": "Ana Ltda", "profilePicture": "https://p"}
    party = message(sender=sender).party
    assert (party.push_name, party.verified_name, party.picture) == ("Ana", "Ana Ltda", "https://p")
    assert message(sender={"id": ANA, "name": "Bia"}).party.push_name == "Bia"
    nameless = message(sender={"id": ANA, "pushName": "", "verifiedBizName": None}).party
    assert (nameless.push_name, nameless.verified_name, nameless.picture) == (None, None, None)
    assert message(chat={"id": ANA, "name": "Ana B."}).chat_name == "Ana B."


def test_a_sent_message_names_only_the_other_side():
    event = tell(sent(chat={"id": ANA_LID, "profilePicture": "https://p"}, fromApi=False))
    assert isinstance(event, MessageEvent)
    assert (event.from_me, event.from_api) == (True, False)
    assert [a.key for a in event.party.aliases] == [f"lid:{LID}"]
    assert (event.party.push_name, event.party.picture) == (None, "https://p")
    assert (event.own.phone, event.own.lid) == (SHOP, "118273645509142@lid")


def test_without_a_chat_the_sender_is_the_chat():
    assert message(chat=None).chat.value == ANA
    assert message(chat={"id": ""}, isGroup=True).chat.value == ANA
    assert message(chat="x", chatId=f"{JOAO}@c.us", sender={"id": ""}).chat.value == JOAO


@pytest.mark.parametrize(
    "more",
    [
        {"chat": None, "sender": None},
        {"chat": {}, "sender": {}},
        {"chat": {"id": ""}, "sender": {"id": " "}},
        {"chat": {"id": None}, "sender": {"id": True}},
        {"chat": {"id": []}, "sender": {"id": {}}},
        {"chat": {"id": "@g.us"}, "sender": {"id": "@c.us"}},
        {"chat": {"id": "x@example.com"}, "sender": {"id": "a b"}},
    ],
)
def test_an_event_of_nobody_is_broken(more):
    with pytest.raises(BrokenContentError, match=r"^The event names neither a chat nor a sender\.$"):
        tell(received(**more))


# ---------------------------------------------------------------- groups


@pytest.mark.parametrize("group", [GROUP, "5511900001001-1500000000@g.us", "5511900001001-1500000000"])
def test_groups(group):
    event = message(chat={"id": group}, sender={"id": JOAO, "pushName": "João"}, isGroup=True)
    assert (event.chat.kind, event.chat.value) == (AddressKind.GROUP, group.removesuffix("@g.us"))
    assert event.chat.raw == f"{event.chat.value}@g.us"
    assert [a.key for a in event.party.aliases] == [f"phone:{JOAO}"]
    assert event.party.push_name == "João"


@pytest.mark.parametrize("own_id", ["120363300000000777", "5511900001001"])
@pytest.mark.parametrize("writer", [JOAO, None])
def test_the_flag_makes_bare_digits_a_group(own_id, writer):
    event = message(chat={"id": own_id}, sender={"id": writer or own_id}, isGroup="true")
    assert (event.chat.kind, event.chat.raw) == (AddressKind.GROUP, f"{own_id}@g.us")


def test_an_own_message_in_a_group_has_no_author():
    event = tell(sent(chat={"id": GROUP}, isGroup=True))
    assert event.chat.kind is AddressKind.GROUP
    assert event.party.aliases == ()


# ---------------------------------------------------------------- stories and channels


@pytest.mark.parametrize(
    "chat,reason",
    [
        ("status", "story"),
        ("status@broadcast", "story"),
        ("1500000000@broadcast", "story"),
        ("120363311111111222@newsletter", "channel"),
    ],
)
def test_stories_and_channels_are_not_for_the_inbox(chat, reason):
    event = tell(received(chat={"id": chat}, sender={"id": ""}))
    assert isinstance(event, IgnoredEvent)
    assert (event.reason, event.kind, event.message_id) == (reason, EventKind.MESSAGE, "AC01")
    presence = tell({"instanceId": "i", "event": "presence", "chatId": chat, "presence": "composing"})
    assert (presence.reason, presence.kind, presence.message_id) == (reason, EventKind.PRESENCE, None)


def test_a_presence_in_a_group():
    event = tell({"instanceId": "i", "event": "presence", "chat": {"id": GROUP}, "presence": "composing"})
    assert isinstance(event, PresenceEvent)
    assert event.chat.kind is AddressKind.GROUP
