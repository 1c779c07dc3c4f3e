"""Parting, naming and the panel's reads find their rows by an index."""

from contextlib import closing

from store_rig import ANA, ANA_LID, GROUP, Store, deletes, edits, presence, reacts, received
from test_query_plans import Plans, filled  # noqa: F401 - a fixture

from multichat_desktop.domain.address import Address, AddressKind, lid
from multichat_desktop.domain.contact import GroupMember
from multichat_desktop.store import chores, steps
from multichat_desktop.store.reader import Reader

LID = f"{ANA_LID}@lid"
PHONE = Address(AddressKind.PHONE, ANA, ANA)


def test_parting_and_groups(filled: Store) -> None:  # noqa: F811
    filled.take(received("A", "oi", 1, ANA, name="Ana"), received("B", "oi", 2, LID))
    filled.take(received("G", "oi", 3, GROUP, LID), received("R", reacts("G", "👍"), 4, GROUP, LID))
    filled.take(received("E", edits("A", "olá"), 5), received("D", deletes("B"), 6, LID))
    chat, group = (filled.message(m).chat_id for m in "AG")
    connection = filled.writer._database.connection()
    with Plans(filled.profile.database, connection) as plans:
        filled.take(received("C", "oi", 7, ANA, lid=ANA_LID), presence("unavailable", 8, LID))
        ((gone,),) = filled.rows("SELECT gone FROM merged")
        filled.step(steps.NamePerson(chat, "Ana"), steps.WriteNotes(chat, "x"), steps.Part(gone))
        filled.take(received("F", "oi", 9, ANA, lid=ANA_LID))
        members = (GroupMember((PHONE, lid("99")), "Ana"),)
        filled.step(steps.DescribeGroup(group, "Entregas", members, 1), steps.SetGroups("SHOP-1", "off"))
        filled.take(received("H", "oi", 10, GROUP, ANA))
        filled.chore(chores.set_portrait(gone, "https://x", "pictures/x.jpg"))
    scans = [found for found in plans.scans() if "FROM vote WHERE choices IS NULL" not in found[0]]
    assert scans == [], "the few votes that are still sealed may be read from end to end"
    assert [sql for sql in plans.said if "JOIN naming" in sql], "names were worked out anew"


def test_reading_people(filled: Store) -> None:  # noqa: F811
    filled.take(received("A", "oi", 1, ANA, who={"profilePicture": "https://x"}), received("B", "oi", 2, LID))
    filled.take(received("C", "oi", 3, ANA, lid=ANA_LID), received("G", "oi", 4, GROUP, ANA))
    chat, group = (filled.message(m).chat_id for m in "AG")
    members = (GroupMember((PHONE,), "Ana"),)
    filled.step(steps.DescribeGroup(group, "Entregas", members, 1), steps.SetGroups("SHOP-1", "quiet"))
    with closing(Reader(filled.profile.database)) as reader:
        plans = Plans(filled.profile.database, reader._database.connection())
        with plans:
            reader.people.contact(chat)
            reader.people.contact(group)
            reader.people.portrait_wanted(chat)
            reader.chat(group)
            reader.chats()
        assert plans.scans() == []
        assert reader.people.portrait_wanted(chat).url == "https://x"
        assert reader.people.portrait_wanted(group) is None
