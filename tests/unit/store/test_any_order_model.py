"""A small invented world, told in any order and with repeats, against a model made of plain dicts."""

import tempfile
from pathlib import Path
from typing import Any

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from store_rig import (
    ANA_LID,
    BIA,
    BIA_LID,
    STUB,
    T0,
    Store,
    deletes,
    edits,
    facts,
    reacts,
    received,
    sent,
    status,
)

PEOPLE = ("ana", "bia")
# Lúcia's kind of number: written with and without the ninth digit.
PHONES = {"ana": ("5561990004321", "556190004321"), "bia": (BIA, BIA)}
LIDS = {"ana": ANA_LID, "bia": BIA_LID}
WORDS = ("SERVER", "DELIVERY_ACK", "READ", "ERROR", "PLAYED")
RANK = {"ERROR": 2, "SERVER": 1, "DELIVERY_ACK": 3, "READ": 4, "PLAYED": 4}
NAMES = {"SERVER": "sent", "ERROR": "failed", "DELIVERY_ACK": "delivered", "READ": "read"}

Fact = tuple[Any, ...]

ids = st.integers(0, 5)
people = st.sampled_from(PEOPLE)
times = st.integers(1, 9)
facts_told = st.one_of(
    st.tuples(st.just("content"), ids, st.sampled_from(("phone", "short", "lid"))),
    st.tuples(st.just("stub"), ids, st.just("phone")),
    st.tuples(st.just("status"), ids, st.sampled_from(WORDS), times),
    st.tuples(st.just("reaction"), ids, st.sampled_from(("❤️", "😂", "")), times, st.booleans()),
    st.tuples(st.just("edit"), ids, times),
    st.tuples(st.just("deletion"), ids, times),
)


def person_of(message: int) -> str:
    return PEOPLE[message % 2]


def is_own(message: int) -> bool:
    return message in (1, 4)


def chat_of(message: int, form: str) -> str:
    who = person_of(message)
    return {"phone": PHONES[who][0], "short": PHONES[who][1], "lid": f"{LIDS[who]}@lid"}[form]


def body(fact: Fact) -> dict[str, Any]:
    kind, n, *rest = fact
    message_id, who = f"M{n}", person_of(n)
    if kind in ("content", "stub"):
        chat, content = chat_of(n, rest[0]), STUB if kind == "stub" else f"texto {n}"
        if is_own(n):
            return sent(message_id, content, n, chat)
        # The only link between phone and hidden number: a received message that names both.
        return received(message_id, content, n, chat, PHONES[who][0], LIDS[who], name=who.title())
    if kind == "status":
        word, at = rest
        return status(message_id, word, 100 + at)
    chat = PHONES[who][0]
    if kind == "reaction":
        emoji, at, own = rest
        event_id = f"R{n}{emoji}{at}{own}"
        if own:
            return sent(event_id, reacts(message_id, emoji), 100 + at, chat)
        return received(event_id, reacts(message_id, emoji), 100 + at, chat, name=who.title())
    event_id, at = f"{kind[0]}{n}at{rest[0]}", 100 + rest[0]
    content = edits(message_id, f"novo {n} {rest[0]}") if kind == "edit" else deletes(message_id)
    if is_own(n):
        return sent(event_id, content, at, chat)
    return received(event_id, content, at, chat, name=who.title())


def history(n: int, mine: list[Fact]) -> list[tuple[str, int]]:
    """Each status with the earliest time at which it was so; only a voice note is played."""
    if not is_own(n):
        return []
    times = {"sent": T0 + n}
    for word, at in ((f[2], T0 + 100 + f[3]) for f in mine if f[0] == "status" and f[2] != "PLAYED"):
        times[NAMES[word]] = min(at, times.get(NAMES[word], at))
    rank = list(NAMES.values())
    return sorted(((w, at * 1000) for w, at in times.items()), key=lambda e: (e[1], rank.index(e[0])))


def expected(told: list[Fact]) -> dict[str, dict[str, Any]]:
    """What must stand in the end: worked out from the set of facts alone."""
    made = {}
    for n in {fact[1] for fact in told if fact[0] in ("content", "stub")}:
        mine = [fact for fact in told if fact[1] == n]
        filled = any(fact[0] == "content" for fact in mine)
        changed = max((f[2] for f in mine if f[0] == "edit"), default=None) if filled else None
        gone = any(f[0] == "deletion" for f in mine)
        words = f"texto {n}" if filled else None
        if changed is not None:
            words = f"novo {n} {changed}"
        reactions = {}
        for author in (True, False):
            said = [(f[3], f[2]) for f in mine if f[0] == "reaction" and f[4] is author]
            if said and max(said)[1]:
                reactions[author] = (max(said)[1], (T0 + 100 + max(said)[0]) * 1000)
        made[f"M{n}"] = {
            "text": None if gone else words,
            "edited": changed is not None,
            "deleted": gone,
            "kind": "text" if filled else "unavailable",
            "status": max([1, *(RANK[f[2]] for f in mine if f[0] == "status")]) if is_own(n) else None,
            "history": history(n, mine),
            "reactions": reactions,
            "person": person_of(n),
        }
    return made


@settings(max_examples=100, deadline=None, derandomize=True, suppress_health_check=[HealthCheck.too_slow])
@given(told=st.lists(facts_told, min_size=1, max_size=24), luck=st.randoms(use_true_random=False))
def test_the_end_is_that_of_the_facts_alone(told: list[Fact], luck) -> None:
    told = list(dict.fromkeys(told))
    # The link that makes one person of phone and hidden number must have come at some time.
    for n in (0, 3):
        told.append(("content", n, "phone"))
    several = [fact for fact in told for _ in range(luck.randint(1, 2))]
    luck.shuffle(several)
    with tempfile.TemporaryDirectory() as folder, Store(Path(folder)) as store:
        answers = store.all([store.arrival(body(fact)) for fact in several])
        assert {a.outcome for a in answers} <= {"ok", "duplicate", "ignored"}
        messages = {m.message_id: m for m in store.messages()}
        model = expected(told)
        assert messages.keys() == model.keys()
        chats = {chat.id: chat for chat in store.chats()}
        assert {c.name for c in chats.values()} == {"Ana", "Bia"}
        assert len(chats) == 2
        for message_id, wanted in model.items():
            found = facts(messages[message_id])
            compared = ("text", "edited", "deleted", "kind", "status", "history")
            assert {key: found[key] for key in compared} == {key: wanted[key] for key in compared}
            by_author = {r.author is None: (r.emoji, r.at) for r in messages[message_id].reactions}
            assert by_author == wanted["reactions"]
            chat = chats[messages[message_id].chat_id]
            assert chat.name == wanted["person"].title()
        unread = {c.name: 0 for c in chats.values()}
        for m in messages.values():
            unread[chats[m.chat_id].name] += m.unread
        assert unread == {c.name: c.unread for c in chats.values()}
        assert store.verify().differences == []
