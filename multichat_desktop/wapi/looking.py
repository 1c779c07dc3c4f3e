"""What the gateway says when it is asked what became of something: its queue, its log of webhooks, a number.

The shapes of the rows are published nowhere: in each, whatever holds a message is looked for, keys in any case.
"""

from collections.abc import Iterator
from typing import Any

import msgspec

from multichat_desktop.domain.events import MessageEvent
from multichat_desktop.domain.outgoing import NumberCheck
from multichat_desktop.wapi.errors import LostAnswerError
from multichat_desktop.wapi.payloads import decode, read

_DEEPEST = 6
_CONTENT = ("msgcontent", "content", "message")
_PHONE = ("phone", "chatid", "to", "remotejid")
_EXISTS = ("exists", "numberexists", "isonwhatsapp", "onwhatsapp")
_WRITTEN = ("outputphone", "phonenumber", "phone")


def read_queue(answer: dict[str, Any], instance_id: str) -> list[MessageEvent]:
    """Return the messages in a page of the gateway's queue."""
    found = []
    for row in _rows(answer, ("messages", "queue", "data")):
        fields = {key.lower(): value for key, value in row.items()}
        content = next((fields[name] for name in _CONTENT if fields.get(name)), None)
        phone = next((str(fields[name]) for name in _PHONE if fields.get(name)), "")
        message_id = fields.get("messageid")
        if not isinstance(message_id, str) or content is None or not phone:
            continue
        body = {
            "event": "webhookDelivery",
            "instanceId": instance_id,
            "messageId": message_id,
            "fromMe": True,
            "fromApi": True,
            "chat": {"id": phone},
            "sender": {},
            "msgContent": {"conversation": content} if isinstance(content, str) else content,
        }
        event = event_of(msgspec.json.encode(body))
        if event is not None:
            found.append(event)
    return found


def read_log(answer: dict[str, Any]) -> list[bytes]:
    """Return the bodies of webhooks that stand in a page of the gateway's log."""
    return [body for row in _rows(answer, ("logs", "data", "webhooklogs")) for body in _bodies(row, _DEEPEST)]


def read_check(answer: dict[str, Any], phone: str) -> NumberCheck:
    """Return what the gateway says of a number.

    Raises:
        LostAnswerError: it says nothing of it.
    """
    for level in (answer, *(value for value in answer.values() if isinstance(value, dict))):
        fields = {key.lower(): value for key, value in level.items()}
        exists = next((fields[name] for name in _EXISTS if name in fields), None)
        if isinstance(exists, bool):
            written = next((str(fields[name]) for name in _WRITTEN if fields.get(name)), phone)
            return NumberCheck(written if written.isdigit() else phone, exists)
    raise LostAnswerError("no-answer")


def event_of(body: bytes) -> MessageEvent | None:
    """Return the message that a webhook's body tells of, if it is one."""
    try:
        event = read(decode(body))
    except (ValueError, msgspec.MsgspecError):
        return None
    return event if isinstance(event, MessageEvent) else None


def _rows(answer: dict[str, Any], names: tuple[str, ...]) -> list[dict[str, Any]]:
    lists = [value for value in answer.values() if isinstance(value, list)]
    fields = {key.lower(): value for key, value in answer.items()}
    named = next((fields[name] for name in names if isinstance(fields.get(name), list)), None)
    rows = named if named is not None else next(iter(lists), [])
    return [row for row in rows if isinstance(row, dict)]


def _bodies(value: Any, deep: int) -> Iterator[bytes]:
    """Give every object (or JSON text) inside a value that looks like a webhook's body."""
    if deep == 0:
        return
    if isinstance(value, str) and value.lstrip().startswith("{"):
        try:
            inner = msgspec.json.decode(value)
        except msgspec.DecodeError:
            return
        yield from _bodies(inner, deep - 1)
    elif isinstance(value, dict):
        if {"instanceid", "messageid"} <= {key.lower() for key in value}:
            yield msgspec.json.encode(value)
            return
        for inner in value.values():
            yield from _bodies(inner, deep - 1)
    elif isinstance(value, list):
        for inner in value:
            yield from _bodies(inner, deep - 1)
