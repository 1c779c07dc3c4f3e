"""Events that are no message of their own: reactions, edits, deletions, and what is passed over."""

import pytest
from payload_parts import ANA, AT, received, sent, tell

from multichat_desktop.domain.events import (
    DeletionEvent,
    EditEvent,
    EventKind,
    IgnoredEvent,
    MessageEvent,
    ReactionEvent,
    kind_of,
    message_id_of,
)
from multichat_desktop.wapi.payloads import BrokenContentError


def refusal(content: object) -> str:
    with pytest.raises(BrokenContentError) as caught:
        tell(received(content))
    return str(caught.value)


@pytest.mark.parametrize("key", [{"id": "M1"}, {"ID": "M1"}, {"Id": "M1", "fromMe": True}])
@pytest.mark.parametrize("emoji", ["❤️", "👍🏽", ""])
def test_reactions(key, emoji):
    event = tell(received({"reactionMessage": {"key": key, "text": emoji}}))
    assert isinstance(event, ReactionEvent)
    assert (event.target, event.emoji, event.from_me, event.message_id) == ("M1", emoji, False, "AC01")
    assert (event.chat.value, event.at) == (ANA, AT)
    assert kind_of(event) is EventKind.REACTION


def test_a_reaction_without_text_takes_it_away():
    event = tell(sent({"reactionMessage": {"key": {"id": "M1"}}}))
    assert (event.emoji, event.from_me) == ("", True)


@pytest.mark.parametrize("name", ["senderTimestampMs", "senderTimestampMS"])
def test_a_reaction_has_its_own_time(name):
    node = {"key": {"id": "M1"}, "text": "x", name: str(AT + 7)}
    assert tell(received({"reactionMessage": node})).at == AT + 7


@pytest.mark.parametrize("node", [{}, {"text": "x"}, {"key": {}}, {"key": "M1"}, {"key": {"id": ""}}])
def test_a_reaction_to_nothing_is_broken(node):
    assert refusal({"reactionMessage": node}) == "The reaction names no message."


# ---------------------------------------------------------------- edits


@pytest.mark.parametrize("kind", ["MESSAGE_EDIT", "message_edit", 14, "14", None])
def test_edits(kind):
    node = {"type": kind, "key": {"id": "M1"}, "editedMessage": {"conversation": "novo"}}
    event = tell(received({"protocolMessage": node}))
    assert isinstance(event, EditEvent)
    assert (event.target, event.text, event.caption, event.at) == ("M1", "novo", None, AT)
    assert kind_of(event) is EventKind.EDIT


def test_an_edit_has_its_own_time():
    node = {
        "type": 14,
        "key": {"id": "M1"},
        "editedMessage": {"conversation": "n"},
        "timestampMS": str(AT + 9),
    }
    assert tell(received({"protocolMessage": node})).at == AT + 9


def test_an_edit_of_a_caption():
    node = {"type": 14, "key": {"id": "M1"}, "editedMessage": {"imageMessage": {"caption": "novo"}}}
    event = tell(received({"protocolMessage": node}))
    assert (event.text, event.caption) == (None, "novo")


def test_an_edit_in_its_wrapper():
    node = {"type": 14, "key": {"ID": "M1"}, "editedMessage": {"extendedTextMessage": {"text": "novo"}}}
    event = tell(received({"editedMessage": {"message": {"protocolMessage": node}}}))
    assert (event.target, event.text) == ("M1", "novo")


def test_an_edit_that_carries_only_the_new_content_is_of_its_own_message():
    event = tell(received({"editedMessage": {"message": {"conversation": "novo"}}}))
    assert isinstance(event, EditEvent)
    assert (event.target, event.message_id, event.text) == ("AC01", "AC01", "novo")


@pytest.mark.parametrize(
    "node",
    [
        {"type": "MESSAGE_EDIT", "key": {"id": "M1"}},
        {"type": 14, "editedMessage": {"conversation": "novo"}},
        {"type": "REVOKE"},
        {"type": 0, "key": {"id": None}},
        {},
        {"editedMessage": {"conversation": "novo"}},
    ],
)
def test_an_edit_or_deletion_that_says_not_enough_is_broken(node):
    assert refusal({"protocolMessage": node}) == "The edit or deletion names no message or no new text."


# ---------------------------------------------------------------- deletions


@pytest.mark.parametrize("kind", ["REVOKE", "revoke", 0, "0", None])
def test_deletions(kind):
    event = tell(received({"protocolMessage": {"type": kind, "key": {"id": "M1"}}}))
    assert isinstance(event, DeletionEvent)
    assert (event.target, event.chat.value) == ("M1", ANA)
    assert kind_of(event) is EventKind.DELETION
    assert message_id_of(event) == "AC01"


# ---------------------------------------------------------------- passed over


@pytest.mark.parametrize(
    "content,reason",
    [
        ({"albumMessage": {}}, "album"),
        ({"pollUpdateMessage": {"vote": {}}}, "poll-vote"),
        ({"encReactionMessage": {}}, "encrypted-reaction"),
        ({"encCommentMessage": {}}, "encrypted-comment"),
        ({"keepInChatMessage": {}}, "keep"),
        ({"pinInChatMessage": {}}, "pin"),
        ({"protocolMessage": {"type": "EPHEMERAL_SETTING", "key": {"id": "M1"}}}, "protocol"),
        ({"messageContextInfo": {"messageSecret": "x"}}, "no-content"),
        ({"senderKeyDistributionMessage": {"groupId": "x"}}, "no-content"),
        ({"unknown": 5}, "no-content"),
    ],
)
def test_what_is_no_message_is_ignored_with_a_reason(content, reason):
    event = tell(received(content))
    assert isinstance(event, IgnoredEvent)
    assert (event.reason, event.message_id, event.kind, event.at) == (reason, "AC01", EventKind.MESSAGE, AT)
    assert kind_of(event) is EventKind.MESSAGE


@pytest.mark.parametrize("kind", ["HD_VIDEO_DUAL_UPLOAD", "hd_image_dual_upload", 5, "10"])
@pytest.mark.parametrize("inside", [True, False])
def test_finer_copies(kind, inside):
    context = {"messageContextInfo": {"messageAssociation": {"associationType": kind}}}
    film: dict = {"videoMessage": {}}
    if inside:
        content = {"associatedChildMessage": {"message": {**context, **film}}}
    else:
        content = {**context, "associatedChildMessage": {"message": film}}
    assert tell(received(content)).reason == "finer-copy"


def test_a_member_of_an_album_is_a_message():
    context = {"messageContextInfo": {"messageAssociation": {"associationType": "MEDIA_ALBUM"}}}
    assert isinstance(tell(received({**context, "imageMessage": {}})), MessageEvent)
