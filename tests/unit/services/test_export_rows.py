"""Every field of the export, as the contract names it."""

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from store_at_hand import (
    ANA,
    GROUP,
    SHOP,
    SHOP_PHONE,
    STUB,
    T0,
    VOICE,
    Store,
    deletes,
    edits,
    reacts,
    received,
    sent,
    status,
)

from multichat_desktop.services.export import jsonl
from multichat_desktop.store import steps

FIELDS = {
    "instance_id",
    "chat_id",
    "chat_name",
    "message_id",
    "direction",
    "from_me",
    "author_id",
    "author_name",
    "kind",
    "text",
    "caption",
    "quoted_message_id",
    "reactions",
    "edited",
    "deleted",
    "status",
    "status_history",
    "timestamp",
    "received_at",
    "media",
}
MAY_BE_MORE = {"view_once"}
IMAGE = {
    "imageMessage": {
        "mimetype": "image/jpeg",
        "caption": "Igual a esse?",
        "fileLength": "77803",
        "fileSha256": "zfg0JzXX03z5So/5Dburg7PDrMNdgS9ynTQgeAep438=",
        "contextInfo": {"stanzaId": "E1"},
    }
}


@pytest.fixture
def store(tmp_path: Path) -> Iterator[Store]:
    with Store(tmp_path) as made:
        yield made


def export(store: Store, **asked: Any) -> list[dict[str, Any]]:
    return store.ask_reader(lambda r: [json.loads(line) for line in jsonl(r, **asked)])


def the_one(store: Store, message_id: str | None) -> dict[str, Any]:
    (found,) = [row for row in export(store) if row["message_id"] == message_id]
    return found


def test_a_received_text(store: Store) -> None:
    store.take(received("M1", "Bom dia! 🌻\nVocês têm?", 1, name="Ana"))
    row = the_one(store, "M1")
    assert row == {
        "instance_id": SHOP,
        "chat_id": store.chat().id,
        "chat_name": "Ana",
        "message_id": "M1",
        "direction": "in",
        "from_me": False,
        "author_id": ANA,
        "author_name": "Ana",
        "kind": "text",
        "text": "Bom dia! 🌻\nVocês têm?",
        "caption": None,
        "quoted_message_id": None,
        "reactions": [],
        "edited": False,
        "deleted": False,
        "view_once": False,
        "status": None,
        "status_history": [],
        "timestamp": "2026-11-20T12:00:01Z",
        "received_at": "2026-11-20T14:46:40.001Z",
        "media": None,
    }
    assert set(row) == FIELDS | MAY_BE_MORE


def test_the_lines_are_utf_8_without_escapes(store: Store) -> None:
    store.take(received("M1", "Ação 🌻", 1))
    (line,) = store.ask_reader(lambda r: list(jsonl(r)))
    assert "Ação 🌻".encode() in line
    assert b"\n" not in line


def test_a_sent_text_with_all_that_happened(store: Store) -> None:
    store.take(received("M0", "oi", 0, name="Ana"), sent("E1", "Temos!", 1))
    store.take(status("E1", "DELIVERY_ACK", 2), status("E1", "READ", 3), received("R1", reacts("E1", "❤️"), 4))
    store.take(sent("R2", reacts("E1", "👍"), 5), sent("X1", edits("E1", "Temos sim!"), 6))
    row = the_one(store, "E1")
    assert (row["direction"], row["from_me"], row["author_id"], row["author_name"]) == (
        "out",
        True,
        SHOP_PHONE,
        None,
    )
    assert (row["text"], row["edited"], row["status"]) == ("Temos sim!", True, "read")
    assert row["status_history"] == [
        {"status": "sent", "at": "2026-11-20T12:00:01Z"},
        {"status": "delivered", "at": "2026-11-20T12:00:02Z"},
        {"status": "read", "at": "2026-11-20T12:00:03Z"},
    ]
    assert row["reactions"] == [
        {"emoji": "❤️", "author_id": ANA, "at": "2026-11-20T12:00:04Z"},
        {"emoji": "👍", "author_id": SHOP_PHONE, "at": "2026-11-20T12:00:05Z"},
    ]


def test_media_quote_and_deletion(store: Store) -> None:
    store.take(received("M1", IMAGE, 1), received("M2", IMAGE, 2), received("D", deletes("M2"), 3))
    row = the_one(store, "M1")
    assert (row["kind"], row["text"], row["caption"]) == ("image", None, "Igual a esse?")
    assert row["quoted_message_id"] == "E1"
    assert row["media"] == {
        "mime": "image/jpeg",
        "name": None,
        "size": 77803,
        "sha256": "cdf8342735d7d37cf94a8ff90dbbab83b3c3acc35d812f729d34207807a9e37f",
        "path": None,
        "state": "waiting",
    }
    gone = the_one(store, "M2")
    assert (gone["deleted"], gone["text"], gone["caption"], gone["media"]) == (True, None, None, None)


def test_view_once_is_told(store: Store) -> None:
    store.take(received("M1", {"viewOnceMessageV2": {"message": IMAGE}}, 1), received("M2", STUB, 2))
    assert the_one(store, "M1")["view_once"] is True
    assert the_one(store, "M2")["kind"] == "unavailable"


def test_what_waits_is_exported(store: Store) -> None:
    store.take(received("M1", "oi", 1))
    chat = store.chat().id
    seen = []
    store.step(steps.Queue("L1", chat, "um"))
    for step in (steps.Sending("L1"), steps.Unsettled("L1"), steps.Settle("L1")):
        seen.append(the_one(store, None)["status"])
        store.step(step)
    assert seen == ["pending"] * 3
    assert the_one(store, None)["status"] == "sent"
    store.step(steps.Queue("L2", chat, "dois"), steps.Sending("L2"), steps.Taken("L2", "E2"))
    assert the_one(store, "E2")["status"] == "pending"
    store.step(steps.Queue("L3", chat, "três"), steps.Refused("L3", "plan"))
    assert [r["status"] for r in export(store) if r["text"] == "três"] == ["failed"]


def test_failed_is_less_than_delivered(store: Store) -> None:
    store.take(sent("E1", "um", 1), status("E1", "ERROR", 2))
    assert the_one(store, "E1")["status"] == "failed"
    store.take(status("E1", "DELIVERY_ACK", 3), status("E1", "ERROR", 4))
    assert the_one(store, "E1")["status"] == "delivered"
    store.take(sent("V1", VOICE, 5), status("V1", "PLAYED", 6))
    assert the_one(store, "V1")["status"] == "played"


def test_groups_name_their_authors(store: Store) -> None:
    store.take(
        received("G1", "oi", 1, GROUP, ANA, name="Ana"), received("G2", "oi", 2, GROUP, "70613300458812@lid")
    )
    store.step(steps.NameGroup(store.chat().id, "Entregas", T0))
    rows = export(store)
    assert {row["chat_name"] for row in rows} == {"Entregas"}
    assert [(r["author_id"], r["author_name"]) for r in rows] == [(ANA, "Ana"), ("70613300458812@lid", None)]


def test_an_instance_without_a_phone(store: Store) -> None:
    body = sent("E1", "um", 1)
    del body["connectedPhone"]
    store.take(body)
    assert the_one(store, "E1")["author_id"] is None


def test_oldest_first_in_a_stable_order(store: Store) -> None:
    store.take(
        *(
            received(f"M{n}", "oi", at, chat)
            for n, (at, chat) in enumerate(
                [(5, ANA), (5, "5511900008101"), (3, ANA), (5, ANA), (9, ANA), (1, "5511900008101")]
            )
        )
    )
    order = [row["message_id"] for row in export(store)]
    assert order == ["M5", "M2", "M0", "M1", "M3", "M4"]
    assert [row["message_id"] for row in export(store)] == order


def test_one_conversation_and_since(store: Store) -> None:
    store.take(
        received("M1", "oi", 1, ANA), received("M2", "oi", 2, "5511900008101"), received("M3", "oi", 3, ANA)
    )
    chat = store.message("M1").chat_id
    assert [r["message_id"] for r in export(store, chat_id=chat)] == ["M1", "M3"]
    assert [r["message_id"] for r in export(store, since=(T0 + 2) * 1000)] == ["M2", "M3"]
    assert [r["message_id"] for r in export(store, chat_id=chat, since=(T0 + 2) * 1000)] == ["M3"]
    assert export(store, chat_id="c?") == []
    (other,) = (c.id for c in store.chats() if c.id != chat)
    store.take(received("M4", "oi", 4, ANA, lid="1"))
    assert {r["chat_id"] for r in export(store)} == {chat, other}
