"""Groups off, quiet or on, and who is in them."""

import json

import pytest
from store_rig import (
    ANA,
    ANA_LID,
    BIA,
    GROUP,
    PAYLOADS,
    SHOP,
    Store,
    deletes,
    edits,
    presence,
    reacts,
    received,
    sent,
    status,
)

from multichat_desktop.domain.address import Address, AddressKind, lid
from multichat_desktop.domain.chat import GroupMode
from multichat_desktop.domain.contact import GroupMember
from multichat_desktop.store import chores, steps
from multichat_desktop.store.database import Execute
from multichat_desktop.store.errors import NotThereError
from multichat_desktop.store.jobs import ChoreTouched

ANA_PHONE = Address(AddressKind.PHONE, ANA, ANA)
BIA_PHONE = Address(AddressKind.PHONE, BIA, BIA)


def test_groups_that_are_off_are_ignored_and_kept_in_the_journal(store: Store) -> None:
    store.step(steps.SetGroups(SHOP, "off"))
    bodies = [
        received("G1", "oi", 1, GROUP, ANA),
        sent("G2", "olá", 2, GROUP),
        received("G3", reacts("G1", "👍"), 3, GROUP, ANA),
        received("G4", edits("G1", "oi!"), 4, GROUP, ANA),
        received("G5", deletes("G1"), 5, GROUP, ANA),
        presence("composing", 6, GROUP),
    ]
    for body in bodies:
        receipt = store.take(body)
        assert (receipt.outcome, receipt.error) == ("ignored", "groups-off")
    assert store.chats() == []
    assert store.rows("SELECT count(*) FROM journal WHERE outcome = 'ignored' AND body IS NOT NULL") == [(6,)]
    assert store.rows("SELECT count(*) FROM person") == [(0,)]
    assert store.take(received("M1", "oi", 7, ANA)).outcome == "ok", "people are heard"
    assert store.take(status("G2", "READ", 8)).place == "waiting"
    other = received("G6", "oi", 9, GROUP, ANA) | {"instanceId": "LOJA-2"}
    assert store.take(other).outcome == "ok", "other instances have their own way"
    store.step(steps.SetGroups(SHOP, "on"))
    assert store.take(received("G7", "oi", 10, GROUP, ANA)).outcome == "ok"
    assert store.verify().differences == []


def test_quiet_groups_count_but_ask_for_nothing(store: Store) -> None:
    store.take(received("G1", "oi", 1, GROUP, ANA), received("M1", "oi", 2, ANA))
    store.step(steps.SetGroups(SHOP, "quiet"))
    assert [(c.is_group, c.quiet) for c in store.heard[-1].chats] == [(True, True)]
    assert {c.is_group: (c.quiet, c.unread) for c in store.chats()} == {True: (True, 1), False: (False, 1)}
    assert store.ask_reader(lambda r: r.people.group_modes()) == {SHOP: GroupMode.QUIET}
    store.chore(chores.remove_instance(SHOP))
    store.take(received("G2", "oi", 3, GROUP, ANA))
    assert next(c for c in store.chats() if c.is_group).quiet, "an instance that comes back is as it was"
    assert store.verify().differences == []


@pytest.mark.allows_log
def test_a_mode_that_does_not_exist_is_refused(store: Store) -> None:
    with pytest.raises(ValueError, match="loud"):
        raise store.try_step(steps.SetGroups(SHOP, "loud"))


def group_of(store: Store) -> str:
    store.take(received("G1", "oi", 1, GROUP, f"{ANA_LID}@lid"))
    return store.chat().id


def test_members_are_shown_by_their_names(store: Store) -> None:
    group = group_of(store)
    store.take(received("M1", "oi", 2, BIA, name="Bia"))
    members = (GroupMember((BIA_PHONE,), "outra"), GroupMember((ANA_PHONE, lid(ANA_LID)), "Ana", admin=True))
    store.step(steps.DescribeGroup(group, "Entregas", members, 5))
    contact = store.ask_reader(lambda r: r.people.contact(group))
    assert [(m.person.name, m.person.address, m.admin, bool(m.chat_id)) for m in contact.members] == [
        ("Ana", ANA, True, False),
        ("Bia", BIA, False, True),
    ]
    assert (contact.is_group, contact.members_at) == (True, 5)
    assert store.message("G1").author.address == ANA, "the pair of phone and hidden number counts everywhere"
    assert next(c for c in store.chats() if c.is_group).title == "Entregas"
    store.step(steps.DescribeGroup(group, "Velho", (), 4))
    assert len(store.ask_reader(lambda r: r.people.contact(group)).members) == 2, (
        "an older answer says nothing newer"
    )
    store.step(steps.DescribeGroup(group, None, (GroupMember((ANA_PHONE,)), GroupMember(())), 6))
    assert len(store.ask_reader(lambda r: r.people.contact(group)).members) == 1
    assert next(c for c in store.chats() if c.is_group).title == "Entregas"
    assert isinstance(store.try_step(steps.DescribeGroup("c?", None, (), 6)), NotThereError)
    assert store.verify().differences == []


def test_what_a_member_list_says_merges_and_can_be_undone(store: Store) -> None:
    group = group_of(store)
    store.take(received("M1", "oi", 2, ANA), received("M2", "oi", 3, f"{ANA_LID}@lid"))
    members = (GroupMember((ANA_PHONE, lid(ANA_LID))),)
    store.step(steps.DescribeGroup(group, None, members, 5))
    assert len(store.chats()) == 2
    private = next(c.id for c in store.chats() if not c.is_group)
    merge = store.ask_reader(lambda r: r.people.contact(private)).merge
    assert merge is not None
    store.step(steps.Part(merge.gone), steps.DescribeGroup(group, None, members, 6))
    assert len(store.chats()) == 3, "the agent's word stands against the list"
    assert store.verify().differences == []


def test_a_mention_is_shown_by_its_name(store: Store) -> None:
    """Sample 59 mentions João by his number; his name comes with another message."""
    for number in ("58-group-text", "59-group-text-with-mention"):
        store.take((PAYLOADS / "gateway" / f"{number}.json").read_bytes())
    mention = json.loads((PAYLOADS / "gateway" / "59-group-text-with-mention.json").read_bytes())["messageId"]
    (person,) = store.message(mention).mentions
    assert (person.name, person.address) == ("João Motoboy", "5511900006006")
    group = store.message(mention).chat_id
    store.take(received("M1", "oi", 5, "5511900006006"))
    store.step(steps.NamePerson(store.message("M1").chat_id, "João (entregas)"))
    (person,) = store.message(mention).mentions
    assert person.name == "João (entregas)", "the agent's name counts there too"
    assert store.message(mention).chat_id == group


def test_votes_that_nobody_can_open_do_not_make_a_large_group_slow(store: Store) -> None:
    """Anybody can send votes for polls that do not exist; everybody who becomes known by it looked at all of them."""
    store.take(received("G", "oi", 1, GROUP, ANA))
    chat = store.message("G").chat_id

    def junk(execute: Execute) -> ChoreTouched:
        for number in range(50):
            execute("INSERT INTO vote VALUES (?, ?, '*', 1, 'e', x'01', x'02', NULL)", (SHOP, f"P{number}"))
        return ChoreTouched()

    store.chore(junk)
    phones = [Address(AddressKind.PHONE, f"55119000020{n:02}", f"55119000020{n:02}") for n in range(40)]
    members = [
        GroupMember((phone, lid(f"706133004588{n:02}")), None, False) for n, phone in enumerate(phones)
    ]
    store.step(
        steps.DescribeGroup(chat, "S", tuple(GroupMember((m.aliases[0],), None, False) for m in members), 1)
    )
    asked: list[str] = []
    connection = store.writer._database.connection()
    connection.set_trace_callback(asked.append)
    store.step(steps.DescribeGroup(chat, "S", tuple(members), 2))
    connection.set_trace_callback(None)
    assert len([sql for sql in asked if "FROM vote WHERE" in sql and "choices IS NULL" in sql]) <= 51
    store.chore(lambda execute: (execute("DELETE FROM vote"), ChoreTouched())[1])
