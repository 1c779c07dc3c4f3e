"""Garbage with a purpose: what looks like an event of either family and is none, or is one that was tampered with.

For hypothesis. Here stand the strategies; what must hold of them is in test_payload_garbage (the reader alone) and in
tests/fuzz (through the doors into the database).
"""

import copy
import json
import re
from collections.abc import Iterator
from typing import Any

from hypothesis import strategies as st
from payload_parts import ROWS, Row

BODIES = [json.loads(row.raw) for row in ROWS]
# What no sample has.
FURTHER = [
    "chatId",
    "presence",
    "ack",
    "connected",
    "disconnected",
    "data",
    "phone",
    "participant",
    "participantLid",
    "senderPn",
    "participantPn",
    "username",
    "key",
    "message",
    "messageTimestamp",
    "messageStubType",
    "messageStubParameters",
    "type",
    "body",
    "latitude",
    "longitude",
    "comment",
    "isLive",
    "hydratedTemplate",
    "hydratedButtons",
    "nativeFlowMessage",
    "buttons",
    "buttonParamsJson",
    "footer",
    "sections",
    "rows",
    "editedMessage",
    "viewOnceMessageV2Extension",
    "placeholderMessage",
    "encReactionMessage",
    "callLogMessage",
    "contacts",
    "lid",
    "url",
    "timestamp",
]


def members(value: object) -> Iterator[tuple[str, Any]]:
    if isinstance(value, dict):
        for key, item in value.items():
            yield key, item
            yield from members(item)
    elif isinstance(value, list):
        for item in value:
            yield from members(item)


_SEEN = [member for body in BODIES for member in members(body)]
NAMES = sorted({key for key, _ in _SEEN} | set(FURTHER))
WORDS = sorted({value for _, value in _SEEN if isinstance(value, str) and len(value) < 100})

scalars = st.one_of(
    st.none(),
    st.booleans(),
    st.integers(),
    st.sampled_from([2**63, -(2**63), 2**64, 10**400, 1_795_176_094, 1_795_176_094_000, 5, 14, 0]),
    st.floats(allow_nan=False, allow_infinity=False),
    # Lone surrogates and NUL too.
    st.text(st.characters(exclude_categories=()), max_size=12),
    st.sampled_from(["\0", "\ud800", "x\udfffy", "null", "@lid", "@c.us", "@g.us", "status", "1" * 30, "=", '{"id":"\\u0000"}']),
    st.sampled_from(WORDS),
)  # fmt: skip
names = st.sampled_from(NAMES)
spelled = st.sampled_from([spell(name) for name in NAMES for spell in (str, str.lower, str.upper)])
values = st.recursive(
    scalars,
    lambda inner: st.one_of(st.lists(inner, max_size=3), st.dictionaries(spelled, inner, max_size=5)),
    max_leaves=12,
)
KINDS = sorted({name for body in BODIES if isinstance(c := body.get("msgContent"), dict) for name in c})
WRAPPERS = ["viewOnceMessageV2Extension", "ephemeralMessage", "editedMessage", "associatedChildMessage"]
MORE_KINDS = [
    "placeholderMessage",
    "listMessage",
    "templateMessage",
    "interactiveMessage",
    "callLogMessage",
    "type",
]
ids = st.one_of(st.sampled_from([word for word in WORDS if re.search(r"^\d{10}|@", word)]), scalars)
nodes = st.dictionaries(spelled, values, max_size=5)
contents = st.one_of(
    st.dictionaries(st.sampled_from(KINDS + MORE_KINDS), st.one_of(nodes, values), min_size=1, max_size=3),
    st.builds(lambda name, node: {name: {"message": node}}, st.sampled_from(WRAPPERS), nodes),
    nodes,
)
people = st.one_of(st.fixed_dictionaries({"id": ids}, optional={"senderLid": ids, "phone": ids}), nodes)
envelopes = st.fixed_dictionaries(
    {
        "instanceId": st.just("i-1"),
        "messageId": st.one_of(st.just("M1"), st.just("M1"), scalars),
        "chat": people,
        "sender": people,
    },
    optional={
        "event": st.sampled_from([body["event"] for body in BODIES if "event" in body]),
        "status": scalars,
        "msgContent": contents,
        "moment": scalars,
        "fromMe": scalars,
        "isGroup": scalars,
    },
)
garbage = st.one_of(
    envelopes,
    st.builds(lambda one, other: one | other, envelopes, nodes),
    st.builds(
        lambda content: {
            "event": "message",
            "instanceId": "i-1",
            "messageId": "M1",
            "chatId": "5511900001001",
            "msgContent": content,
        },
        contents,
    ),
)


def places(value: object) -> Iterator[tuple[Any, Any]]:
    """Every container with one of its keys or indices."""
    pairs = value.items() if isinstance(value, dict) else enumerate(value) if isinstance(value, list) else ()
    for key, item in pairs:
        yield value, key
        yield from places(item)


@st.composite
def mutations(draw: st.DrawFn) -> Any:
    """Draw a sample in which a few members are replaced, dropped, moved or given other names."""
    body = copy.deepcopy(draw(st.sampled_from(BODIES)))
    for _ in range(draw(st.integers(1, 4))):
        found = list(places(body))
        if not found:
            break
        holder, key = found[draw(st.integers(0, len(found) - 1))]
        match draw(st.sampled_from(["replace", "drop", "rename", "wrap", "copy"])):
            case "replace":
                holder[key] = draw(values)
            case "drop":
                del holder[key]
            case "rename" if isinstance(holder, dict):
                holder[draw(spelled)] = holder.pop(key)
            case "wrap":
                holder[key] = {draw(names): {"message": holder[key]}}
            case _:
                other, there = found[draw(st.integers(0, len(found) - 1))]
                holder[key] = copy.deepcopy(other.get(there) if isinstance(other, dict) else draw(scalars))
    if draw(st.integers(0, 3)):
        body["instanceId"] = "i-1"
    return body


@st.composite
def damages(draw: st.DrawFn) -> bytes:
    """Draw a sample some of whose bytes are others, gone or there twice."""
    row: Row = draw(st.sampled_from(ROWS))
    raw = bytearray(row.raw)
    for _ in range(draw(st.integers(1, 4))):
        at = draw(st.integers(0, len(raw) - 1))
        match draw(st.sampled_from(["set", "cut", "twice"])):
            case "set":
                raw[at] = draw(st.integers(0, 255))
            case "cut":
                del raw[at + 1 :]
            case _:
                raw[at:at] = raw[at : at + draw(st.integers(1, 40))]
    return bytes(raw)
