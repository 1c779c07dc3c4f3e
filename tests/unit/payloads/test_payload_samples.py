"""Every sample body tells what its row in `tests/payloads/INDEX.md` says."""

import json
from collections.abc import Callable

import pytest
from payload_parts import ROWS, SAMPLES, Row, raw, tell

from multichat_desktop.domain.address import Address
from multichat_desktop.domain.content import Kind
from multichat_desktop.domain.events import (
    ConnectionEvent,
    DeletionEvent,
    EditEvent,
    Event,
    IgnoredEvent,
    MessageEvent,
    PresenceEvent,
    ReactionEvent,
    StatusEvent,
    UnknownEvent,
    VoteEvent,
)
from multichat_desktop.wapi.payloads import decode, read

OTHER = {"status": StatusEvent, "presence": PresenceEvent, "connection": ConnectionEvent}
CHANGES = {"reaction": ReactionEvent, "edit": EditEvent, "delete": DeletionEvent, "poll-vote": VoteEvent}


def name(row: Row) -> str:
    return f"{row.folder}/{row.file}"


def respelled(value: object, spell: Callable[[str], str]) -> object:
    if isinstance(value, dict):
        return {spell(key): respelled(item, spell) for key, item in value.items()}
    return [respelled(item, spell) for item in value] if isinstance(value, list) else value


def test_every_file_has_its_row():
    files = {f"{p.parent.name}/{p.name}" for f in ("simple", "gateway") for p in (SAMPLES / f).glob("*.json")}
    assert files == {name(row) for row in ROWS}


@pytest.mark.parametrize("row", ROWS, ids=name)
def test_a_sample_tells_what_its_row_says(row):
    event = read(decode(row.raw))
    if row.kind in OTHER:
        assert isinstance(event, OTHER[row.kind])
    elif row.kind is not None:
        assert isinstance(event, MessageEvent)
        assert event.content.kind is Kind(row.kind)
        assert (event.content.text, event.content.caption) == (row.text, row.caption)
        assert row.side in (None, "out" if event.from_me else "in")
    else:
        change = next((c for word, c in CHANGES.items() if f"-{word}" in row.file), None)
        assert isinstance(event, change or (IgnoredEvent, UnknownEvent))
        if isinstance(event, EditEvent):
            assert (event.text, event.caption) == (row.text, row.caption)


@pytest.mark.parametrize("folder", ["simple", "gateway"])
def test_the_chats_are_those_of_the_table(folder):
    """All aliases of a party are one person; then each row's chat is the person or group it names."""
    people: list[set[str]] = []
    placed: list[tuple[Row, Address]] = []
    for row in ROWS:
        if row.folder != folder:
            continue
        event = read(decode(row.raw))
        aliases = {a.value for a in event.party.aliases} if isinstance(event, MessageEvent) else set()
        same = [p for p in people if p & aliases]
        people = [p for p in people if p not in same] + [aliases.union(*same)]
        chat = getattr(event, "chat", None)
        if chat is not None:
            placed.append((row, chat))
    assert placed
    for row, chat in placed:
        known = next((p for p in people if chat.value in p), {chat.value})
        assert known & row.names, row.file


@pytest.mark.parametrize("spell", [str.lower, str.upper, str.title], ids=["lower", "upper", "title"])
def test_the_spelling_of_the_keys_changes_nothing(spell):
    for row in ROWS:
        assert tell(respelled(json.loads(row.raw), spell)) == read(decode(row.raw)), name(row)


def test_the_documented_examples():
    kinds: dict[str, type[Event]] = {
        "1-connect": ConnectionEvent,
        "2-disconnect": ConnectionEvent,
        "3-send-message": MessageEvent,
        "4-receive-message": MessageEvent,
        "5-chat-presence": PresenceEvent,
        "6-message-status": StatusEvent,
        "test-connect": ConnectionEvent,
        "test-send-message": MessageEvent,
    }
    for file, kind in kinds.items():
        assert isinstance(read(decode((SAMPLES / "documented" / f"{file}.json").read_bytes())), kind), file


def test_indentation_changes_nothing():
    for row in ROWS:
        assert read(decode(raw(json.loads(row.raw)))) == read(decode(row.raw))
