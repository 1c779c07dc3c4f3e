"""Who is who: the many forms of an id, two that turn out to be one, and by which name they are called."""

from contextlib import closing

import pytest
from store_rig import (
    ANA,
    ANA_LID,
    BIA,
    BIA_LID,
    GROUP,
    NOW,
    SHOP,
    T0,
    Store,
    edits,
    presence,
    reacts,
    received,
    sent,
    status,
)

from multichat_desktop.domain import address
from multichat_desktop.domain.address import Address
from multichat_desktop.domain.chat import Chat
from multichat_desktop.domain.status import OutboxState
from multichat_desktop.store import chores, names, steps

LUCIA, LUCIA_SHORT = "5561990004321", "556190004321"


def to(text: str) -> Address:
    found = address.parse(text)
    assert found is not None
    return found


def chat_of(store: Store, message_id: str) -> Chat:
    chat_id = store.message(message_id).chat_id
    (chat,) = (c for c in store.chats() if c.id == chat_id)
    return chat


@pytest.mark.parametrize(
    "forms",
    [
        (
            "5548900005005",
            "5548900005005@c.us",
            "5548900005005@s.whatsapp.net",
            "5548900005005:12@s.whatsapp.net",
        ),
        (LUCIA, LUCIA_SHORT),
        (LUCIA_SHORT, LUCIA, f"{LUCIA_SHORT}@c.us"),
        (f"{ANA_LID}@lid", ANA_LID, f"{ANA_LID}:3@lid"),
        ("351912345678", "351912345678@c.us"),
        ("ana.beatriz", "Ana.Beatriz"),
    ],
)
def test_all_forms_of_an_id_are_one_person(store: Store, forms: tuple[str, ...]) -> None:
    store.take(*(received(f"M{n}", "oi", n, form) for n, form in enumerate(forms)))
    assert store.chat().unread == len(forms)


@pytest.mark.parametrize(
    "one, other",
    [
        (ANA, BIA),
        ("551133334444", "5511933334444"),  # a landline has no ninth digit
        (f"{ANA_LID}@lid", f"{BIA_LID}@lid"),
        (ANA, f"{ANA_LID}@lid"),
    ],
)
def test_two_people_stay_two(store: Store, one: str, other: str) -> None:
    store.take(received("M1", "oi", 1, one), received("M2", "oi", 2, other))
    assert len(store.chats()) == 2


def test_the_form_the_gateway_used_last_is_the_one_to_send_to(store: Store) -> None:
    store.take(received("M1", "oi", 1, LUCIA))
    assert store.chat().address == LUCIA
    store.take(received("M2", "oi", 2, LUCIA_SHORT))
    assert store.chat().address == LUCIA_SHORT
    assert store.chat().phone == LUCIA, "what is shown stays"
    store.take(received("M3", "oi", 0, LUCIA))
    assert store.chat().address == LUCIA_SHORT, "an older event says nothing newer"


def test_a_hidden_number_gets_its_phone_later(store: Store) -> None:
    store.take(received("M1", "oi", 1, f"{ANA_LID}@lid", lid=ANA_LID))
    before = store.chat()
    assert (before.title, before.address, before.phone) == ("", f"{ANA_LID}@lid", None)
    store.take(received("M2", "oi", 2, f"{ANA_LID}@lid", ANA, ANA_LID))
    told = store.heard[-1].chats
    assert [(c.id, c.phone) for c in told] == [(before.id, ANA)]
    assert store.chat().title == "+55 11 90000-1001"
    store.take(received("M3", "oi", 3, ANA), received("M4", "oi", 4, f"{ANA_LID}@lid", ANA_LID, ANA_LID))
    assert store.chat().id == before.id


def test_the_bare_digits_of_a_hidden_number_are_no_phone(store: Store) -> None:
    """15 digits beginning with 1 could be dialled; the event says itself that they are a hidden number's."""
    digits = "12025550143"
    store.take(received("M1", "oi", 1, f"{digits}@lid", lid=digits))
    store.take(received("M2", "oi", 2, f"{digits}@lid", digits, digits), received("M3", "oi", 3, digits))
    assert store.chat().phone is None
    store.take(presence("composing", 4, digits))
    assert store.heard[-1].presences[0].chat_id == store.chat().id


def test_a_lid_in_a_group_tells_who_writes_in_private(store: Store) -> None:
    store.take(received("G1", "oi", 1, GROUP, ANA, ANA_LID, name="Ana"))
    assert [c.is_group for c in store.chats()] == [True], "no private conversation for a group's message"
    assert store.take(presence("composing", 2, f"{ANA_LID}@lid")).error == "unknown-chat"
    store.take(received("M1", "oi", 3, f"{ANA_LID}@lid"))
    assert chat_of(store, "M1").phone == ANA
    assert chat_of(store, "M1").title == "Ana"


def test_a_phone_learnt_in_a_group_is_told_in_private(store: Store) -> None:
    store.take(received("M1", "oi", 1, f"{ANA_LID}@lid"))
    private = store.chat().id
    store.take(received("G1", "oi", 2, GROUP, ANA, ANA_LID))
    assert [c.phone for c in store.heard[-1].chats if c.id == private] == [ANA]


def test_two_phones_in_one_event_are_two_people(store: Store) -> None:
    store.take(received("M1", "oi", 1, ANA), received("M2", "oi", 2, BIA))
    store.take(received("M3", "oi", 3, ANA, sender=BIA, name="Bia"))
    assert len(store.chats()) == 2
    assert chat_of(store, "M3").phone == ANA


def test_one_person_on_two_instances_has_two_conversations_and_one_name(store: Store) -> None:
    other = received("M2", "oi", 2, ANA, name="Ana Beatriz") | {"instanceId": "LOJA-2"}
    store.take(received("M1", "oi", 1, f"{ANA_LID}@lid"), other)
    store.take(received("M3", "oi", 3, ANA, lid=ANA_LID))
    chats = store.chats()
    assert sorted((c.instance_id, c.title, c.unread) for c in chats) == [
        ("LOJA-2", "Ana Beatriz", 1),
        (SHOP, "Ana Beatriz", 2),
    ]
    assert store.heard[-1].gone == ()


def two_that_are_one(store: Store) -> tuple[Chat, Chat]:
    """The older conversation by phone, the younger by hidden number."""
    store.take(received("M1", "um", 1, ANA, name="Ana"), received("M2", "dois", 2, f"{ANA_LID}@lid"))
    return chat_of(store, "M1"), chat_of(store, "M2")


LINK = received("LINK", "três", 3, ANA, lid=ANA_LID)


def test_two_conversations_become_one(store: Store) -> None:
    old, young = two_that_are_one(store)
    store.take(LINK)
    heard = store.heard[-1]
    assert heard.gone == ((young.id, old.id),)
    chat = store.chat()
    assert (chat.id, chat.unread, chat.title) == (old.id, 3, "Ana")
    assert [m.text for m in store.messages()] == ["um", "dois", "três"]
    assert store.ask_reader(lambda r: r.chat(young.id)) == chat, "the old id still opens it"
    assert store.ask_reader(lambda r: r.chat("c?")) is None
    assert store.ask_reader(lambda r: [m.text for m in r.export(chat_id=young.id)]) == ["um", "dois", "três"]


def test_the_older_conversation_stays_whoever_the_event_names_first(store: Store) -> None:
    store.take(received("M1", "um", 1, f"{ANA_LID}@lid"), received("M2", "dois", 2, ANA))
    old = chat_of(store, "M1").id
    store.take(received("M3", "três", 3, ANA, lid=ANA_LID))
    assert store.chat().id == old


def test_the_older_conversation_stays_though_its_person_is_the_younger(store: Store) -> None:
    """A person known from a group first, and only later from a private conversation."""
    store.take(received("G1", "oi", 1, GROUP, ANA), received("M1", "oi", 2, f"{ANA_LID}@lid"))
    old = chat_of(store, "M1").id
    store.take(received("M2", "oi", 3, ANA))
    young = chat_of(store, "M2").id
    store.take(received("M3", "oi", 4, ANA, lid=ANA_LID))
    assert store.heard[-1].gone == ((young, old),)
    assert chat_of(store, "M1").id == old
    assert chat_of(store, "M1").unread == 3


def test_merged_drafts_and_last_seen(store: Store) -> None:
    old, young = two_that_are_one(store)
    store.chore(chores.save_draft(old.id, "Bom dia"))
    store.chore(chores.save_draft(young.id, "Boa tarde"))
    store.take(presence("unavailable", 50, f"{ANA_LID}@lid"))
    store.take(LINK)
    assert store.chat().draft == "Bom dia\nBoa tarde"
    assert store.chat().last_seen == (T0 + 50) * 1000
    store.chore(chores.save_draft(young.id, "Oi"))
    assert store.chat().draft == "Oi", "a draft for the old id lands in the new one"


def test_no_draft_no_last_seen_stay_so(store: Store) -> None:
    two_that_are_one(store)
    store.take(LINK)
    assert (store.chat().draft, store.chat().last_seen) == ("", None)


def test_the_same_draft_twice_is_one(store: Store) -> None:
    old, young = two_that_are_one(store)
    for chat in (old, young):
        store.chore(chores.save_draft(chat.id, "Bom dia"))
    store.take(LINK)
    assert store.chat().draft == "Bom dia"


def test_what_waits_to_be_sent_moves_along(store: Store) -> None:
    old, young = two_that_are_one(store)
    store.step(steps.Queue("L1", young.id, "Já vai"))
    store.take(LINK)
    (pending,) = store.ask_reader(lambda r: r.outbox())
    assert (pending.chat_id, pending.state, pending.address) == (old.id, OutboxState.WAITING, ANA)
    store.step(steps.Queue("L2", young.id, "Depois"), steps.MarkRead(young.id, NOW, 10**6))
    assert {p.chat_id for p in store.ask_reader(lambda r: r.outbox())} == {old.id}
    assert store.chat().unread == 0


def test_what_the_phone_has_read_counts_for_both_halves(store: Store) -> None:
    """As if they had been one from the start: whichever of the two the phone answered in."""
    store.take(received("A1", "oi", 1, ANA), sent("A2", "olá", 20, ANA, api=False))
    store.take(received("A3", "oi", 10, f"{ANA_LID}@lid"), received("A4", "oi", 30, f"{ANA_LID}@lid"))
    store.take(received("A5", "oi", 40, ANA, lid=ANA_LID))
    assert [m.message_id for m in store.messages() if m.unread] == ["A4", "A5"]
    store.take(received("B1", "oi", 10, BIA))
    store.take(received("B2", "oi", 5, f"{BIA_LID}@lid"), sent("B3", "olá", 20, f"{BIA_LID}@lid", api=False))
    store.take(received("B4", "oi", 40, BIA, lid=BIA_LID))
    assert [m.message_id for m in store.messages() if m.unread and m.message_id.startswith("B")] == ["B4"]
    assert chat_of(store, "B4").unread == 1


def test_three_that_are_one(store: Store) -> None:
    store.take(received("M1", "oi", 1, "ana.b"), received("M2", "oi", 2, f"{ANA_LID}@lid"))
    store.take(received("M3", "oi", 3, ANA))
    first, second, third = (chat_of(store, m).id for m in ("M1", "M2", "M3"))
    store.take(received("M4", "oi", 4, f"{ANA_LID}@lid", ANA, ANA_LID))
    assert store.heard[-1].gone == ((third, second),)
    store.take(received("M5", "oi", 5, ANA, lid=ANA_LID, who={"username": "ana.b"}))
    assert store.chat().id == first
    assert store.heard[-1].gone == ((second, first),)
    assert store.ask_reader(lambda r: r.chat(third)).id == first, "also the id before the last"
    assert store.rows("SELECT count(*) FROM person") == [(1,)]


def test_what_one_wrote_and_reacted_in_groups_is_one_persons(store: Store) -> None:
    store.take(received("G1", "oi", 1, GROUP, ANA, name="Ana"))
    store.take(received("G2", "oi", 2, GROUP, f"{ANA_LID}@lid"))
    store.take(received("R1", reacts("G1", "👍"), 3, GROUP, ANA))
    store.take(received("R2", reacts("G1", "🙏"), 4, GROUP, f"{ANA_LID}@lid"))
    assert len(store.message("G1").reactions) == 2
    store.take(received("G3", "oi", 5, GROUP, ANA, ANA_LID))
    assert {m.seq for m in store.heard[-1].messages} >= {store.message("G2").seq}
    assert {m.author.address for m in store.messages()} == {ANA}
    (reaction,) = store.message("G1").reactions
    assert (reaction.emoji, reaction.author.name) == ("🙏", "Ana")


def test_an_own_echo_never_renames(store: Store) -> None:
    store.take(received("M1", "oi", 1, name="Ana"))
    store.take(sent("E1", "olá", 2), sent("E2", "olá", 3, f"{ANA_LID}@lid"))
    assert chat_of(store, "E1").title == "Ana"
    assert chat_of(store, "E2").title == "", "the shop's own name is nobody else's"
    store.take(sent("E3", edits("E1", "olá!"), 4), sent("E4", reacts("M1", "👍"), 5))
    assert chat_of(store, "E1").title == "Ana"
    (reaction,) = store.message("M1").reactions
    assert reaction.author is None


def test_the_newest_name_wins_whenever_it_comes(store: Store) -> None:
    for at, name in ((5, "Ana B."), (9, "Ana Beatriz"), (7, "Ana antiga")):
        store.take(received(f"M{at}", "oi", at, name=name))
    assert store.chat().title == "Ana Beatriz"
    store.take(received("M10", "oi", 10), status("M10", "READ", 11))
    assert store.chat().title == "Ana Beatriz", "no name is no new name"


def test_which_name_counts(store: Store) -> None:
    simple = {
        "instanceId": SHOP,
        "event": "message",
        "fromMe": True,
        "messageId": "S1",
        "sender": {"id": "5511900000142", "name": "Papelaria"},
        "chat": {"id": ANA, "name": "Ana da agenda"},
        "msgContent": {"type": "text", "text": "oi"},
    }
    store.take(simple)
    assert store.chat().title == "Ana da agenda"
    store.take(received("M1", "oi", 1, name="Ana"))
    assert store.chat().title == "Ana"
    store.take(received("M2", "oi", 2, name="Ana", who={"verifiedBizName": "Ana Doces Ltda."}))
    assert store.chat().title == "Ana Doces Ltda."
    assert names.best_name("dado", "verificado", "próprio", "agenda") == "dado"
    assert names.best_name(None, None, None, None) is None


def test_names_of_merged_people(store: Store) -> None:
    store.take(received("M1", "oi", 1, ANA, name="Ana"))
    store.take(
        received("M2", "oi", 5, f"{ANA_LID}@lid", name="Ana nova", who={"profilePicture": "https://x/p"})
    )
    store.take(received("M3", "oi", 3, ANA, lid=ANA_LID))
    assert store.chat().title == "Ana nova"
    assert store.chat().picture == "https://x/p"


def test_a_name_given_by_the_agent_survives_a_merge(store: Store) -> None:
    old, young = two_that_are_one(store)
    store.step(steps.NamePerson(old.id, "Ana da esquina"), steps.NamePerson(young.id, "Ana do bolo"))
    store.take(LINK)
    assert store.chat().title == "Ana do bolo", "the last word counts"
    store.step(steps.NamePerson(young.id, ""))
    assert store.chat().title == "Ana", "also by the old id"


def test_a_name_said_again_is_newer_than_another_in_between(store: Store) -> None:
    """They come out of order: what is said at 9 counts although it was known at 5 already."""
    for at, name in ((5, "Ana"), (9, "Ana"), (7, "Ana antiga")):
        store.take(received(f"M{at}", "oi", at, name=name))
    assert store.chat().title == "Ana"


def test_groups_by_their_new_and_old_ids(store: Store) -> None:
    store.take(received("G1", "oi", 1, "5511900001001-1500000000@g.us", ANA))
    store.take(received("G2", "oi", 2, "5511900001001-1500000000@g.us", BIA))
    assert store.chat().is_group
    assert store.chat().address == "5511900001001-1500000000@g.us"
    store.step(
        steps.NameGroup(store.chat().id, "Entregas", T0), steps.NameGroup(store.chat().id, "Velho", T0 - 1)
    )
    assert store.chat().title == "Entregas"
    assert store.chat().preview.author_name == "+55 11 90000-8101"


def test_a_group_takes_the_newest_subject_from_events(store: Store) -> None:
    body = received("G1", "oi", 5, GROUP, ANA)
    store.take(body | {"chat": {"id": GROUP, "name": "Entregas"}})
    assert store.chat().title == "Entregas"


def test_a_message_for_somebody_new_makes_the_conversation(store: Store) -> None:
    store.step(steps.QueueTo("L1", SHOP, to(ANA), "Olá!"))
    assert (store.chat().phone, store.chat().title) == (ANA, "+55 11 90000-1001")
    store.step(
        steps.QueueTo("L2", SHOP, to(GROUP), "Olá!"), steps.QueueTo("L3", SHOP, to(LUCIA_SHORT), "Olá!")
    )
    store.step(steps.QueueTo("L4", SHOP, to(LUCIA), "De novo"))
    assert [p.address for p in store.ask_reader(lambda r: r.outbox())] == [ANA, GROUP, LUCIA, LUCIA]


def test_the_echo_names_the_receiver_by_a_hidden_number(store: Store) -> None:
    """Sent to a phone, told back as sent to a `@lid`: the id is the same, so the person is."""
    store.step(steps.QueueTo("L1", SHOP, to(ANA), "Olá!"), steps.Sending("L1"), steps.Taken("L1", "E1"))
    store.take(sent("E1", "Olá!", 1, f"{ANA_LID}@lid"))
    assert store.message().message_id == "E1"
    store.take(received("M1", "oi", 2, f"{ANA_LID}@lid"))
    assert store.chat().phone == ANA


def test_the_echo_by_a_hidden_number_comes_before_the_answer(store: Store) -> None:
    store.step(steps.QueueTo("L1", SHOP, to(ANA), "Olá!"), steps.Sending("L1"))
    store.take(sent("E1", "Olá!", 1, f"{ANA_LID}@lid"))
    other = chat_of(store, "E1").id
    store.step(steps.Taken("L1", "E1"))
    assert [m.message_id for m in store.messages()] == ["E1"]
    assert store.chat().phone == ANA
    assert store.heard[-1].gone == ((other, store.chat().id),)


def test_an_echo_in_a_group_makes_nobody_the_same(store: Store) -> None:
    store.step(steps.QueueTo("L1", SHOP, to(GROUP), "Olá!"), steps.Sending("L1"))
    store.take(sent("E1", "Olá!!", 1, "120363300000000888@g.us"))
    store.step(steps.Taken("L1", "E1"))
    assert len(store.chats()) == 2
    assert store.message("E1").chat_id == store.chats()[0].id or store.chats()[1].id


def test_nobody_else_can_join_a_conversation_with_the_id_of_an_own_message(store: Store) -> None:
    store.take(sent("E1", "Olá!", 1, ANA))
    store.take(received("E1", "eu sou a Ana", 2, BIA))
    assert {c.phone for c in store.chats()} == {ANA, BIA}
    store.take(received("M1", "oi", 3, ANA), sent("M1", "outra coisa", 4, BIA))
    assert {c.phone for c in store.chats()} == {ANA, BIA}


def test_addresses(store: Store) -> None:
    known = names.Addresses(
        [("p", "lid:1", "1@lid", 5), ("p", "username:ana", "ana", 9), ("q", "phone:2", "2", 1)]
    )
    assert (known.shown("p"), known.phone("p"), known.sendable("p")) == ("1@lid", None, "1@lid")
    assert (known.shown("q"), known.phone("q"), known.sendable("q")) == ("2", "2", "2")
    assert (known.shown("?"), known.phone("?"), known.sendable("?")) == (None, None, None)
    assert names.stranger("lid:1").address == "1@lid"
    assert names.stranger("phone:2").is_phone
    assert names.persons(lambda *_: None, []) == {}


def test_many_people_are_read_in_slices(store: Store) -> None:
    everybody = [f"55119{n:08}" for n in range(700)]
    with closing(store.writer._database.connection().cursor()):
        store.all([store.arrival(received(f"M{n}", "oi", n, phone)) for n, phone in enumerate(everybody)])
    assert sum(len(h.chats) for h in store.heard) == 700
    assert len(store.chats()) == 700
