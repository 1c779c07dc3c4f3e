"""What the agent says of people and groups becomes a step, and room on the disk is answered for."""

import asyncio

import pytest
from outbox_rig import SHOP, Rig, until

from multichat_desktop.domain.chat import GroupMode
from multichat_desktop.services.files.cleanup import Room, Use
from multichat_desktop.services.groups import Groups
from multichat_desktop.services.intents import Intents, NotWritten
from multichat_desktop.services.people_desk import PeopleDesk
from multichat_desktop.services.room_desk import RoomDesk
from multichat_desktop.store import steps
from multichat_desktop.store.errors import StoreFullError


class Lost:
    def __init__(self) -> None:
        self.heard: list[NotWritten] = []

    def __call__(self, lost: NotWritten) -> None:
        self.heard.append(lost)


@pytest.fixture
def lost() -> Lost:
    return Lost()


@pytest.fixture
def desk(rig: Rig, lost: Lost) -> PeopleDesk:
    groups = Groups(rig.replies, rig.gateway, rig.credentials, rig.clock)
    return PeopleDesk(Intents(rig.replies, rig.clock, lost), rig.reader, groups)


async def test_names_and_notes(rig: Rig, desk: PeopleDesk) -> None:
    chat_id = await rig.chat()
    desk.name_person(chat_id, "Ana do bolo")
    desk.write_notes(chat_id, "Sem lactose")
    await until(lambda: rig.reader.people.contact(chat_id).notes)
    contact = rig.reader.people.contact(chat_id)
    assert (contact.given_name, contact.notes) == ("Ana do bolo", "Sem lactose")
    assert rig.reader.people.contact("c?") is None


async def test_groups(rig: Rig, desk: PeopleDesk) -> None:
    desk.set_groups(SHOP, GroupMode.OFF)
    await until(lambda: rig.reader.people.group_modes() == {SHOP: GroupMode.OFF})
    desk.look_at_group("c?")
    desk.look_at_group(await rig.chat())
    assert rig.gateway.calls == []


async def test_parting_is_told_only_when_it_was_done(rig: Rig, desk: PeopleDesk) -> None:
    done: list[bool] = []
    desk.part("nobody", lambda: done.append(True))
    await desk._intents.finish()
    assert done == []


@pytest.mark.allows_log
async def test_what_cannot_be_written_is_said(rig: Rig, desk: PeopleDesk, lost: Lost) -> None:
    chat_id = await rig.chat()
    rig.replies.failing = {steps.WriteNotes: 1}
    rig.replies.error = StoreFullError("disk is full")
    desk.write_notes(chat_id, "x")
    await desk._intents.finish()
    assert lost.heard == [NotWritten(None, None)]


class Files:
    def __init__(self) -> None:
        self.outcome: Room | Exception = Room(1, 10)
        self.asked: list[int | None] = []

    async def use(self) -> Use:
        return Use(1, 1, (), ())

    async def make_room(self, *, days: int | None = None, size: int | None = None) -> Room:
        self.asked.append(days)
        if isinstance(self.outcome, Exception):
            raise self.outcome
        return self.outcome


async def test_room_is_answered_for() -> None:
    files, heard = Files(), []
    desk = RoomDesk(files)
    desk.ask_use(heard.append)
    desk.make_room(30, heard.append)
    await until(lambda: len(heard) == 2)
    assert heard == [Use(1, 1, (), ()), Room(1, 10)]
    assert files.asked == [30]
    desk.ask_use(heard.append)
    await desk.finish()
    assert len(heard) == 2, "nothing is answered at the end"


@pytest.mark.allows_log
async def test_room_that_could_not_be_made() -> None:
    files, heard = Files(), []
    files.outcome = StoreFullError("disk is full")
    RoomDesk(files).make_room(7, heard.append)
    await until(lambda: heard == [None])
    await asyncio.sleep(0)
