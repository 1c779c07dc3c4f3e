"""What the gateway says when it is asked what became of something, in whatever shape."""

import json

import pytest

from multichat_desktop.wapi.errors import LostAnswerError
from multichat_desktop.wapi.looking import event_of, read_check, read_log, read_queue

BODY = {
    "event": "webhookDelivery",
    "instanceId": "S",
    "messageId": "M",
    "fromMe": True,
    "chat": {"id": "5511900001001"},
}
BODY |= {"msgContent": {"conversation": "Oi"}}


@pytest.mark.parametrize(
    "answer",
    [
        {"messages": [{"messageId": "M", "phone": "5511900001001", "msgContent": {"conversation": "Oi"}}]},
        {"total": 1, "data": [{"messageid": "M", "chatId": "5511900001001", "message": "Oi"}]},
        {"rows": [{"messageId": "M", "to": "5511900001001@c.us", "content": {"conversation": "Oi"}}, 7]},
    ],
)
def test_the_queue(answer: dict[str, object]) -> None:
    (event,) = read_queue(answer, "S")
    assert (event.message_id, event.content.text, event.chat.value) == ("M", "Oi", "5511900001001")


@pytest.mark.parametrize(
    "row",
    [
        {},
        {"messageId": "M", "phone": "5511900001001"},
        {"messageId": "M", "message": "Oi"},
        {"phone": "5511900001001", "message": "Oi"},
        {"messageId": "M", "phone": "null", "message": {"unheard-of": 1}},
        {"messageId": "M", "phone": "5511900001001", "msgContent": 7},
    ],
)
def test_rows_of_the_queue_that_say_nothing(row: dict[str, object]) -> None:
    assert read_queue({"messages": [row]}, "S") == []
    assert read_queue({}, "S") == []


@pytest.mark.parametrize(
    "row",
    [
        BODY,
        {"id": "1", "body": json.dumps(BODY)},
        {"request": {"payload": [json.dumps({"wrapped": BODY})]}},
    ],
)
def test_the_log(row: dict[str, object]) -> None:
    (body,) = read_log({"logs": [row]})
    event = event_of(body)
    assert event is not None
    assert event.content.text == "Oi"


def test_what_in_the_log_is_none() -> None:
    deep: object = BODY
    for _ in range(10):
        deep = [deep]
    assert read_log({"logs": [{"body": "{broken"}, {"deep": deep}, {"status": 200}]}) == []
    assert event_of(b"{}") is None
    assert (
        event_of(json.dumps({"event": "webhookConnected", "instanceId": "S", "connected": True}).encode())
        is None
    )


@pytest.mark.parametrize(
    "answer, exists, phone",
    [
        ({"exists": True, "outputPhone": "551188776655"}, True, "551188776655"),
        ({"data": {"numberExists": False}}, False, "5511988776655"),
        ({"exists": True, "phone": "+55 11"}, True, "5511988776655"),
    ],
)
def test_a_number(answer: dict[str, object], exists: bool, phone: str) -> None:
    check = read_check(answer, "5511988776655")
    assert (check.exists, check.phone) == (exists, phone)


def test_a_number_of_which_nothing_is_said() -> None:
    with pytest.raises(LostAnswerError):
        read_check({"exists": "maybe"}, "5511988776655")
