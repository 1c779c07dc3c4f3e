"""Two who were taken for one part again: each has what is theirs, as if they had never been taken for one."""

import json
import random
import tempfile
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from store_rig import (
    ANA,
    ANA_LID,
    BIA,
    GROUP,
    NOW,
    PAYLOADS,
    STUB,
    Store,
    deletes,
    edits,
    end_state,
    presence,
    reacts,
    received,
    sent,
    status,
)

from multichat_desktop.domain.chat import Chat
from multichat_desktop.domain.intake import Receipt
from multichat_desktop.store import chores, steps
from multichat_desktop.store.errors import NotThereError

LID = f"{ANA_LID}@lid"
LINK = received("LINK", "três", 3, ANA, lid=ANA_LID)


def chat_of(store: Store, message_id: str) -> Chat:
    chat_id = store.message(message_id).chat_id
    (chat,) = (c for c in store.chats() if c.id == chat_id)
    return chat


def gone(store: Store) -> str:
    """Who went in the newest merge."""
    ((person,),) = store.rows("SELECT gone FROM merged ORDER BY number DESC LIMIT 1")
    return person


def part(store: Store) -> Receipt:
    return store.step(steps.Part(gone(store)))


def two_as_one(store: Store) -> tuple[Chat, Chat]:
    store.take(received("M1", "um", 1, ANA, name="Ana"), received("M2", "dois", 2, LID, name="Bete"))
    before = chat_of(store, "M1"), chat_of(store, "M2")
    store.take(LINK)
    assert len(store.chats()) == 1
    return before


def test_both_have_their_conversation_again(store: Store) -> None:
    ana, bete = two_as_one(store)
    assert part(store).place == f"person:{store.rows('SELECT max(id) FROM person WHERE seq = 2')[0][0]}"
    assert chat_of(store, "M1").id == ana.id
    assert chat_of(store, "M2") == bete
    assert [m.message_id for m in store.messages() if m.chat_id == ana.id] == ["M1", "LINK"]
    assert (chat_of(store, "M1").unread, chat_of(store, "M1").title) == (2, "Ana")
    heard = store.heard[-1]
    assert {c.id for c in heard.chats} == {ana.id, bete.id} == set(heard.reread)
    assert store.verify().differences == []


def test_they_are_never_taken_for_one_again(store: Store) -> None:
    ana, bete = two_as_one(store)
    part(store)
    store.take(received("M4", "quatro", 4, ANA, lid=ANA_LID), received("M5", "cinco", 5, LID, ANA, ANA_LID))
    assert (chat_of(store, "M4").id, chat_of(store, "M5").id) == (ana.id, bete.id)
    assert store.rows("SELECT count(*) FROM person") == [(2,)]
    assert store.verify().differences == []


def test_a_third_who_knows_both_is_of_the_one_named_first(store: Store) -> None:
    ana, _ = two_as_one(store)
    part(store)
    store.take(received("M6", "seis", 6, ANA, lid=ANA_LID, who={"username": "ana.b"}))
    assert chat_of(store, "M6").id == ana.id
    assert store.take(received("M7", "sete", 7, "ana.b")).outcome == "ok"
    assert chat_of(store, "M7").id == ana.id
    assert store.verify().differences == []


def test_what_came_since_goes_to_whom_it_came_from(store: Store) -> None:
    ana, bete = two_as_one(store)
    store.take(received("M4", "quatro", 4, LID, name="Bete Lima"), received("M5", "cinco", 5, ANA))
    store.take(sent("E6", "seis", 6, LID))
    chat = store.chat().id
    store.step(steps.Queue("L7", chat, "sete"))
    store.take(received("G8", "oi", 8, GROUP, LID))
    part(store)
    assert {m.message_id or m.text: m.chat_id for m in store.messages() if m.message_id != "G8"} == {
        **dict.fromkeys(("M1", "LINK", "M5", "sete"), ana.id),
        **dict.fromkeys(("M2", "M4", "E6"), bete.id),
    }
    assert chat_of(store, "M2").title == "Bete Lima"
    assert chat_of(store, "M1").title == "Ana"
    assert store.message("G8").author.name == "Bete Lima"
    assert [p.address for p in store.ask_reader(lambda r: r.outbox())] == [ANA]
    assert store.verify().differences == []


def test_groups_reactions_edits_and_deletions_part_too(store: Store) -> None:
    store.take(received("G1", "oi", 1, GROUP, ANA), received("G2", "olá", 2, GROUP, LID))
    store.take(
        received("R1", reacts("G1", "👍"), 3, GROUP, ANA), received("R2", reacts("G1", "🙏"), 4, GROUP, LID)
    )
    store.take(received("X1", edits("G1", "trocado"), 5, GROUP, LID))
    store.take(received("P1", "privado", 6, ANA), received("X2", deletes("P1"), 7, LID))
    assert store.message("G1").text == "oi"
    store.take(received("G3", "três", 8, GROUP, ANA, ANA_LID))
    assert store.message("G1").text == "trocado"
    assert store.message("P1").deleted
    assert len(store.message("G1").reactions) == 1
    part(store)
    assert store.message("G1").text == "oi"
    assert not store.message("P1").deleted
    assert [(r.emoji, r.author.address) for r in store.message("G1").reactions] == [("👍", ANA), ("🙏", LID)]
    assert store.verify().differences == []


def test_votes_part_too(store: Store) -> None:
    """What they chose stays sealed here: whose vote it is does not depend on that."""
    sample = json.loads((PAYLOADS / "gateway" / "47-poll-vote.json").read_bytes())["msgContent"]
    store.take(received("G1", "oi", 1, GROUP, ANA), received("G2", "olá", 2, GROUP, LID))
    store.take(received("V1", sample, 3, GROUP, ANA), received("V2", sample, 4, GROUP, LID))
    before = store.rows("SELECT author, event_id FROM vote ORDER BY event_id")
    assert len(before) == 2
    store.take(received("G3", "três", 5, GROUP, ANA, ANA_LID))
    assert [event for _, event in store.rows("SELECT author, event_id FROM vote")] == ["V2"]
    part(store)
    assert store.rows("SELECT author, event_id FROM vote ORDER BY event_id") == before
    assert store.verify().differences == []


def test_an_echo_tells_who_a_hidden_number_is_and_that_too_can_be_undone(store: Store) -> None:
    """Sent to a phone, told back as sent to a hidden number that had written before."""
    store.take(received("M1", "um", 1, ANA), received("M2", "dois", 2, LID))
    ana, bete = chat_of(store, "M1").id, chat_of(store, "M2").id
    store.step(steps.Queue("L1", ana, "Olá!"), steps.Sending("L1"), steps.Taken("L1", "E1"))
    store.take(sent("E1", "Olá!", 3, LID))
    assert len(store.chats()) == 1
    part(store)
    assert (chat_of(store, "E1").id, chat_of(store, "M2").id) == (ana, bete)
    store.take(sent("E1", "Olá!!", 4, LID), received("M3", "três", 5, "ana.b"))
    assert len(store.chats()) == 3
    assert store.verify().differences == []


def test_drafts_come_back_only_if_nobody_wrote_on(store: Store) -> None:
    ana, bete = (c.id for c in two_as_one(store))
    part(store)
    store.chore(chores.save_draft(ana, "Bom dia"))
    store.chore(chores.save_draft(bete, "Boa tarde"))
    store.take(received("M4", "oi", 4, ANA, name="Ana"))
    other = received("M5", "oi", 5, BIA)
    store.take(other)
    assert {c.id: c.draft for c in store.chats() if c.draft} == {ana: "Bom dia", bete: "Boa tarde"}


@pytest.mark.parametrize("written", [None, "Só isto"])
def test_drafts_of_two_halves(store: Store, written: str | None) -> None:
    store.take(received("M1", "um", 1, ANA), received("M2", "dois", 2, LID))
    ana, bete = chat_of(store, "M1").id, chat_of(store, "M2").id
    store.chore(chores.save_draft(ana, "Bom dia"))
    store.chore(chores.save_draft(bete, "Boa tarde"))
    store.take(LINK)
    if written:
        store.chore(chores.save_draft(ana, written))
    part(store)
    drafts = {c.id: c.draft for c in store.chats()}
    assert drafts == ({ana: written, bete: ""} if written else {ana: "Bom dia", bete: "Boa tarde"})


def test_how_the_agent_had_arranged_the_list_comes_back(store: Store) -> None:
    store.take(received("M1", "um", 1, ANA), received("M2", "dois", 2, LID))
    ana, bete = chat_of(store, "M1").id, chat_of(store, "M2").id
    place = store.message("M2").key
    store.step(steps.Arrange(bete, "pin", True), steps.Answered(bete, *place))
    assert {c.id: c.waiting_since is not None for c in store.chats()} == {ana: True, bete: False}
    store.take(LINK)
    part(store)
    assert next(c for c in store.chats() if c.id == bete).pinned
    assert {c.id: c.waiting_since is not None for c in store.chats()} == {ana: True, bete: False}
    assert store.verify().differences == []


def test_what_only_the_other_half_had_read_is_unread_again(store: Store) -> None:
    store.take(received("A1", "oi", 1, ANA), sent("A2", "olá", 20, ANA, api=False))
    store.take(received("A3", "oi", 10, LID), received("A4", "oi", 30, LID))
    store.take(received("A5", "oi", 40, ANA, lid=ANA_LID))
    assert [m.message_id for m in store.messages() if m.unread] == ["A4", "A5"]
    part(store)
    assert [m.message_id for m in store.messages() if m.unread] == ["A3", "A4", "A5"]
    assert chat_of(store, "A3").unread == 2
    store.take(received("A6", "tarde", 15, ANA), received("A7", "tarde", 15, LID))
    assert [m.message_id for m in store.messages() if m.unread] == ["A3", "A7", "A4", "A5"]
    assert store.verify().differences == []


def test_what_the_agent_has_read_since_stays_read(store: Store) -> None:
    store.take(
        received("A1", "oi", 10, LID), received("A2", "oi", 1, ANA), sent("A3", "olá", 20, ANA, api=False)
    )
    store.take(received("A4", "oi", 40, ANA, lid=ANA_LID))
    store.step(steps.MarkRead(chat_of(store, "A1").id, NOW, 10**6))
    part(store)
    assert [m.message_id for m in store.messages() if m.unread] == []


def test_merges_are_undone_from_the_newest_on(store: Store) -> None:
    store.take(received("M1", "oi", 1, "ana.b", name="A"), received("M2", "oi", 2, LID, name="B"))
    store.take(received("M3", "oi", 3, ANA, name="C"))
    first, second, third = (chat_of(store, m).id for m in ("M1", "M2", "M3"))
    store.take(received("M4", "oi", 4, LID, ANA, ANA_LID))
    older = gone(store)
    store.take(received("M5", "oi", 5, ANA, who={"username": "ana.b"}))
    assert store.chat().id == first
    assert isinstance(store.try_step(steps.Part(older)), NotThereError)
    assert isinstance(store.try_step(steps.Part("p-nobody")), NotThereError)
    part(store)
    assert {c.id for c in store.chats()} == {first, second}
    assert store.ask_reader(lambda r: r.chat(third)).id == second, "the id before the last leads there again"
    part(store)
    assert {chat_of(store, m).id for m in ("M1", "M2", "M3")} == {first, second, third}
    assert (chat_of(store, "M4").id, chat_of(store, "M5").id) == (second, third)
    assert [chat_of(store, m).title for m in ("M1", "M2", "M3")] == ["A", "B", "C"]
    assert store.verify().differences == []


def test_conversations_on_other_instances(store: Store) -> None:
    """One half has a conversation there alone; then the other one writes there as well."""
    there = {"instanceId": "LOJA-2"}
    store.take(received("M1", "um", 1, ANA), received("M2", "dois", 2, LID) | there)
    store.take(LINK)
    store.take(received("M4", "quatro", 4, ANA) | there, received("M5", "cinco", 5, LID))
    assert len(store.chats()) == 2
    part(store)
    ids = {m: chat_of(store, m).id for m in ("M1", "M2", "M4", "M5", "LINK")}
    assert len(set(ids.values())) == 4
    assert ids["M1"] == ids["LINK"]
    assert chat_of(store, "M4").phone == ANA == chat_of(store, "M1").phone
    assert chat_of(store, "M5").address == LID == chat_of(store, "M2").address
    assert store.verify().differences == []


def test_names_and_notes_of_the_agent(store: Store) -> None:
    store.take(received("M1", "um", 1, ANA, name="Ana"), received("M2", "dois", 2, LID))
    ana, bete = chat_of(store, "M1").id, chat_of(store, "M2").id
    store.step(steps.NamePerson(bete, "Bete do bolo"), steps.NamePerson(ana, " Ana da esquina "))
    store.step(steps.WriteNotes(ana, "Paga no dia 5"), steps.WriteNotes(bete, "Sem lactose"))
    store.take(LINK)
    assert store.chat().title == "Ana da esquina"
    notes = store.rows("SELECT notes FROM person")
    assert notes == [("Paga no dia 5\nSem lactose",)]
    part(store)
    assert {c.id: c.title for c in store.chats()} == {ana: "Ana da esquina", bete: "Bete do bolo"}
    assert store.rows("SELECT notes FROM person ORDER BY seq") == [("Paga no dia 5",), ("Sem lactose",)]
    assert store.verify().differences == []


def test_what_the_agent_wrote_since_stays_with_the_one_who_stays(store: Store) -> None:
    ana, bete = (c.id for c in two_as_one(store))
    store.step(steps.NamePerson(bete, "As duas"), steps.WriteNotes(ana, "juntas"))
    part(store)
    assert {c.id: c.title for c in store.chats()} == {ana: "As duas", bete: "Bete"}
    assert store.rows("SELECT notes FROM person ORDER BY seq") == [("juntas",), ("",)]
    store.step(steps.NamePerson(ana, ""))
    assert chat_of(store, "M1").title == "Ana", "without the agent's name their own one counts"


def test_only_people_have_names_from_the_agent(store: Store) -> None:
    store.take(received("G1", "oi", 1, GROUP, ANA))
    group = store.chat().id
    assert isinstance(store.try_step(steps.NamePerson(group, "x")), NotThereError)
    assert isinstance(store.try_step(steps.WriteNotes("c?", "x")), NotThereError)
    store.step(steps.WriteNotes(group, "só entregas"))
    assert store.rows("SELECT notes FROM chat") == [("só entregas",)]
    assert store.verify().differences == []


def test_messages_from_before_aliases_were_kept(store: Store) -> None:
    """As version 1 left them: nothing says by which alias they came, only whose they are."""
    store.take(
        received("M1", "um", 1, ANA), received("M2", "dois", 2, LID), received("G1", "oi", 2, GROUP, LID)
    )

    def forget(execute: Any) -> Any:
        execute("UPDATE message SET via = NULL")
        return chores.ChoreTouched()

    store.chore(forget)
    ana, bete = chat_of(store, "M1").id, chat_of(store, "M2").id
    store.take(LINK)
    part(store)
    assert (chat_of(store, "M1").id, chat_of(store, "M2").id) == (ana, bete)
    assert store.message("G1").author.address == LID
    assert store.verify().differences == []


# ---- any order, against a world in which nobody ever was taken for another

Body = dict[str, Any]


def told_by(n: int, kind: str, at: int, by_lid: bool, target: int) -> Body:
    chat = LID if by_lid else ANA
    name = "Bete" if by_lid else "Ana"
    id_, aim = f"{kind}{n}", f"{'m' if target % 2 else 'g'}{target}"
    where = GROUP if kind in ("g", "rg", "eg") or aim[0] == "g" else chat
    more: Body = {"sender": chat, "name": f"{name} {at % 3}"}
    if kind in ("m", "g"):
        return received(id_, STUB if at == 4 else f"texto {n}", at, where if kind == "g" else chat, **more)
    if kind == "own":
        return sent(id_, f"resposta {n}", at, chat, api=bool(at % 2))
    if kind == "read":
        return status(f"m{target}", "READ", at, chat)
    if kind == "seen":
        return presence("unavailable", at, chat)
    content = {"r": reacts(aim, "👍😂"[at % 2]), "e": edits(aim, f"novo {at}"), "d": deletes(aim)}[kind]
    return received(f"{id_}{at}", content, at, where, **more)


events = st.tuples(
    st.integers(0, 5),
    st.sampled_from(("m", "m", "g", "own", "read", "r", "e", "d")),
    st.integers(1, 9),
    st.booleans(),
    st.integers(0, 5),
)


def everything(store: Store) -> dict[str, Any]:
    state = end_state(store)
    state["unread"] = {m.message_id for m in store.messages() if m.unread}
    state["counted"] = sorted(c.unread for c in store.chats())
    return state


@settings(max_examples=40, deadline=None, derandomize=True, suppress_health_check=[HealthCheck.too_slow])
@given(
    before=st.lists(events, max_size=14),
    after=st.lists(events, max_size=6),
    luck=st.randoms(use_true_random=False),
)
def test_as_if_they_had_never_been_one(before: list, after: list, luck: random.Random) -> None:
    def bodies(some: list) -> list[Body]:
        made = []
        for n, kind, at, by_lid, target in dict.fromkeys(some):
            # One message has one writer, whoever tells of it.
            made.append(told_by(n, kind, at, n % 3 == 0 if kind in ("m", "g") else by_lid, target))
        return made

    first = [received("A", "oi", 1, ANA), received("B", "oi", 2, LID), *bodies(before)]
    luck.shuffle(first)
    rest = bodies(after)
    both = [received("L2", "quatro", 12, ANA, lid=ANA_LID), received("L3", "cinco", 13, LID, ANA, ANA_LID)]
    apart = [received("L2", "quatro", 12, ANA), received("L3", "cinco", 13, LID)]
    with tempfile.TemporaryDirectory() as one, Store(Path(one)) as store:
        at = luck.randint(0, len(first))
        order = [*first[:at], LINK, *first[at:]]
        store.all([store.arrival(b) for b in order])
        if store.rows("SELECT gone FROM merged"):
            part(store)
        else:  # linked by the first event that named either: they never were two
            return
        store.all([store.arrival(b) for b in (*rest, *both)])
        found = everything(store)
        assert store.verify().differences == []
    with tempfile.TemporaryDirectory() as other, Store(Path(other)) as store:
        store.all([store.arrival(b) for b in [*first, received("LINK", "três", 3, ANA), *rest, *apart]])
        assert found == everything(store)
