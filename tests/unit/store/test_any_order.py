"""Whatever the order in which the gateway's webhooks come, and however often, the end is the same."""

import json
import random
from pathlib import Path
from typing import Any

import pytest
from store_rig import PAYLOADS, Store, edits, end_state, reacts, received

from multichat_desktop.domain.content import Kind

ORDERS = ["reversed", *range(8)]


def files(folder: str) -> list[Path]:
    return sorted((PAYLOADS / folder).glob("*.json"))


def untimed(folder: str) -> frozenset[str]:
    bodies = [json.loads(file.read_bytes()) for file in files(folder)]
    if folder == "gateway":
        return frozenset()
    return frozenset(b["messageId"] for b in bodies if "timestamp" not in b and "messageId" in b)


def play(where: Path, bodies: list[bytes], timeless: frozenset[str]) -> dict[str, Any]:
    with Store(where) as store:
        answers = store.all([store.arrival(raw) for raw in bodies])
        assert {a.outcome for a in answers} <= {"ok", "ignored", "stored", "duplicate"}
        state = end_state(store, timeless)
    assert store.verify().differences == []
    return state


def in_order(bodies: list[bytes], order: str | int) -> list[bytes]:
    if order == "reversed":
        return bodies[::-1]
    luck = random.Random(order)
    several = [raw for raw in bodies for _ in range(luck.randint(1, 3))]
    luck.shuffle(several)
    return several


@pytest.fixture(scope="module")
def as_told(tmp_path_factory: pytest.TempPathFactory) -> dict[str, dict[str, Any]]:
    made = {}
    for folder in ("simple", "gateway"):
        bodies = [file.read_bytes() for file in files(folder)]
        made[folder] = play(tmp_path_factory.mktemp(folder), bodies, untimed(folder))
    return made


@pytest.mark.parametrize("order", ORDERS)
@pytest.mark.parametrize("folder", ["simple", "gateway"])
def test_any_order_any_repetition(folder: str, order: str | int, tmp_path: Path, as_told) -> None:
    bodies = in_order([file.read_bytes() for file in files(folder)], order)
    state = play(tmp_path, bodies, untimed(folder))
    expected = as_told[folder]
    assert state["messages"].keys() == expected["messages"].keys()
    for key, message in expected["messages"].items():
        assert state["messages"][key] == message
    assert state["conversations"] == expected["conversations"]


def counted(state: dict[str, Any]) -> dict[str, tuple[int, int]]:
    """In and out of each conversation, as INDEX.md counts them, by its title."""
    table = {}
    for keys, (title, _) in state["conversations"].items():
        mine = [state["messages"][key]["from_me"] for key in keys]
        table[title] = (mine.count(False), mine.count(True))
    return table


def test_the_simple_folder_ends_as_its_index_says(as_told) -> None:
    counts = counted(as_told["simple"])
    assert sorted(counts.values()) == [(3, 2), (4, 1)]
    assert len(counts) == 2


def test_the_gateways_folder_ends_as_its_index_says(as_told) -> None:
    state = as_told["gateway"]
    phones = {phone: keys for keys, (_, phone) in state["conversations"].items()}
    expected = {
        "5511900001001": (29, 5),
        "5521900002002": (4, 3),
        None: (3, 0),
        "5531900003003": (4, 1),
        "5548900005005": (5, 0),
        "5561990004321": (6, 0),
    }
    table = {}
    for phone, keys in phones.items():
        mine = [state["messages"][key]["from_me"] for key in keys]
        table[phone] = (mine.count(False), mine.count(True))
    assert table == expected
    assert len({instance for instance, _ in state["messages"]}) == 2


def test_a_repeat_is_called_one(tmp_path: Path) -> None:
    """Every file a second time: nothing changes. Only what has neither id nor time cannot be a repeat."""
    with Store(tmp_path) as store:
        bodies = [file.read_bytes() for folder in ("simple", "gateway") for file in files(folder)]
        store.all([store.arrival(raw) for raw in bodies])
        before = end_state(store)
        again = store.all([store.arrival(raw) for raw in bodies])
        assert end_state(store) == before
        fresh = [b for b, answer in zip(bodies, again, strict=True) if answer.outcome != "duplicate"]
        assert all(not json.loads(b).keys() & {"messageId", "timestamp", "moment"} for b in fresh)


def test_what_was_only_known_to_be_there_is_filled_in_place(tmp_path: Path) -> None:
    stub, content = (
        PAYLOADS / "gateway" / f"{n}.json" for n in ("88-not-yet-decrypted", "89-decrypted-later")
    )
    with Store(tmp_path) as store:
        store.take(stub.read_bytes())
        (before,) = store.messages()
        assert before.kind is Kind.UNAVAILABLE
        assert store.take(content.read_bytes()).outcome == "ok"
        (after,) = store.messages()
        assert (after.seq, after.text, after.edited) == (before.seq, "Pode deixar na portaria", False)
        assert store.heard[-1].chats[0].preview.text == "Pode deixar na portaria"
        assert store.chat().unread == 1
        assert store.take(content.read_bytes()).outcome == "duplicate"


@pytest.mark.parametrize("order", [1, -1])
def test_two_reactions_of_one_moment(tmp_path: Path, order: int) -> None:
    """Which was the last nobody can know; it must be the same one whatever came first."""
    with Store(tmp_path) as store:
        told = [received(f"R{emoji}", reacts("M1", emoji), 5) for emoji in ("👍", "😂")]
        store.take(received("M1", "oi", 1), *told[::order])
        assert [r.emoji for r in store.message("M1").reactions] == ["😂"]


@pytest.mark.parametrize("order", [1, -1])
def test_two_edits_of_one_moment(tmp_path: Path, order: int) -> None:
    with Store(tmp_path) as store:
        told = [received(event, edits("M1", event), 5) for event in ("A", "B")]
        store.take(received("M1", "oi", 1), *told[::order])
        assert store.message("M1").text == "B"
