"""Votes of polls: sealed as WhatsApp seals them, opened whatever comes first and by whatever name."""

import base64
import itertools
import json
from pathlib import Path
from typing import Any

import pytest
from store_rig import ANA, ANA_LID, BIA, GROUP, PAYLOADS, SHOP_LID, SHOP_PHONE, Store, received, sent

from multichat_desktop.domain import polls
from multichat_desktop.domain.message import Message
from multichat_desktop.simulator.ballots import seal

SECRET = base64.b64encode(bytes(range(32))).decode()
OPTIONS = ("Retirar", "Motoboy", "Correios")
ME, ANA_JID = f"{SHOP_PHONE}@s.whatsapp.net", f"{ANA}@s.whatsapp.net"


def poll() -> dict[str, Any]:
    return {
        "messageContextInfo": {"messageSecret": SECRET},
        "pollCreationMessage": {
            "name": "Como?",
            "options": [{"optionName": option} for option in OPTIONS],
            "selectableOptionsCount": 1,
        },
    }


def vote(
    *options: str, at: int = 10, creator: str = ME, voter: str = ANA_JID, poll_id: str = "P"
) -> dict[str, Any]:
    iv = at.to_bytes(12)
    payload = seal(base64.b64decode(SECRET), poll_id, creator, voter, iv, options)
    sealed = {"encPayload": base64.b64encode(payload).decode(), "encIv": base64.b64encode(iv).decode()}
    return {"pollUpdateMessage": {"pollCreationMessageKey": {"id": poll_id, "fromMe": True}, "vote": sealed}}


def votes(message: Message) -> list[tuple[str, tuple[int, ...] | None]]:
    return sorted((v.author.address or "" if v.author else "shop", v.choices) for v in message.votes)


def test_the_sample_opens(tmp_path: Path) -> None:
    with Store(tmp_path) as store:
        for name in ("46-poll", "47-poll-vote"):
            store.take(json.loads((PAYLOADS / "gateway" / f"{name}.json").read_bytes()))
        (found,) = store.message().votes
        assert found.choices == (1,)
        assert found.author is not None
        assert found.author.name == "Ana Beatriz"
        assert store.verify().differences == []


@pytest.mark.parametrize("order", list(itertools.permutations(range(3))))
def test_whatever_comes_first_the_newest_vote_stands(tmp_path: Path, order: tuple[int, ...]) -> None:
    bodies = [
        sent("P", poll(), 1),
        received("V1", vote("Motoboy", at=10), 10),
        received("V2", vote("Correios", at=20), 20),
    ]
    with Store(tmp_path) as store:
        store.take(*(bodies[i] for i in order))
        assert votes(store.message("P")) == [(ANA, (2,))]
        assert len(store.messages()) == 1, "a vote is no message"
        assert store.verify().differences == []


def test_a_vote_taken_back_and_the_same_event_again(tmp_path: Path) -> None:
    with Store(tmp_path) as store:
        first = received("V1", vote("Motoboy", at=10), 10)
        store.take(sent("P", poll(), 1), first)
        assert store.take(first).outcome == "duplicate"
        store.take(received("V2", vote(at=20), 20))
        assert votes(store.message("P")) == [(ANA, ())]


@pytest.mark.parametrize(
    "creator, voter",
    [
        (ME, ANA_JID),
        (f"{SHOP_LID}@lid", f"{ANA_LID}@lid"),
        (f"{SHOP_LID}@lid", ANA_JID),
        (ME, f"{ANA[:4]}{ANA[5:]}@s.whatsapp.net") if ANA[5] in "6789" else (ME, ANA_JID),
    ],
)
def test_both_sides_may_be_named_in_any_form(tmp_path: Path, creator: str, voter: str) -> None:
    with Store(tmp_path) as store:
        sealed = vote("Retirar", creator=creator, voter=voter)
        store.take(sent("P", poll(), 1), received("V", sealed, 10, lid=ANA_LID))
        assert votes(store.message("P")) == [(ANA, (0,))]


def test_a_vote_opens_when_its_sender_becomes_known_by_the_name_it_was_sealed_with(tmp_path: Path) -> None:
    with Store(tmp_path) as store:
        sealed = vote("Retirar", voter=f"{ANA_LID}@lid")
        store.take(sent("P", poll(), 1), received("V", sealed, 10))
        assert votes(store.message("P")) == [(ANA, None)], "a vote came that cannot be read"
        store.take(received("M", "oi", 11, lid=ANA_LID))
        assert votes(store.message("P")) == [(ANA, (0,))]
        assert any(v.choices == (0,) for c in store.heard for m in c.messages for v in m.votes)
        assert store.verify().differences == []


def test_votes_in_a_group_and_of_two_who_turn_out_to_be_one(tmp_path: Path) -> None:
    with Store(tmp_path) as store:
        by_phone = vote("Retirar", at=10, voter=ANA_JID)
        by_lid = vote("Correios", at=20, voter=f"{ANA_LID}@lid")
        other = vote("Motoboy", at=15, voter=f"{BIA}@s.whatsapp.net")
        store.take(
            sent("P", poll(), 1, GROUP),
            received("V1", by_phone, 10, GROUP, ANA),
            received("V2", other, 15, GROUP, BIA),
            received("V3", by_lid, 20, GROUP, f"{ANA_LID}@lid"),
        )
        assert len(store.message("P").votes) == 3
        store.take(received("M", "oi", 30, ANA, lid=ANA_LID))
        assert votes(store.message("P")) == [(ANA, (2,)), (BIA, (1,))]
        assert store.verify().differences == []


def test_a_vote_of_the_shop_and_a_poll_of_the_customer(tmp_path: Path) -> None:
    with Store(tmp_path) as store:
        own = vote("Motoboy", creator=ANA_JID, voter=ME)
        store.take(received("P", poll(), 1), sent("V", own, 10))
        assert votes(store.message("P")) == [("shop", (1,))]


@pytest.mark.parametrize(
    "broken",
    [
        {"vote": {"encPayload": "AAAA", "encIv": "AAAA"}},
        {"vote": {"encPayload": "AAAA", "encIv": base64.b64encode(bytes(12)).decode()}},
        {"vote": {"encPayload": "", "encIv": ""}},
        {"vote": {}},
        {"pollCreationMessageKey": {}},
    ],
)
def test_a_broken_vote_harms_nothing(tmp_path: Path, broken: dict[str, Any]) -> None:
    with Store(tmp_path) as store:
        body = {"pollUpdateMessage": {**vote("Retirar")["pollUpdateMessage"], **broken}}
        store.take(sent("P", poll(), 1), received("V", body, 10))
        assert all(v.choices is None for v in store.message("P").votes)
        assert store.verify().differences == []


def test_a_secret_that_is_none_and_a_buffer_that_is_another() -> None:
    assert polls.open_vote("x", "P", [ME], [ANA_JID], bytes(12), b"") is None
    assert polls.open_vote(None, "P", [ME], [ANA_JID], bytes(12), b"") is None
    cipher = polls._cipher(bytes(range(32)), "P", ME, ANA_JID)
    payload = cipher.encrypt(bytes(12), b"\x12\x02ab", b"P\0" + ANA_JID.encode())
    assert polls.open_vote(SECRET, "P", [ME], [ANA_JID], bytes(12), payload) is None
