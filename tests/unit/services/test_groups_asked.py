"""Groups get their names and members by asking the gateway."""

import asyncio
from collections.abc import AsyncIterator

import pytest
from outbox_rig import SHOP, Rig, a_while, until

from multichat_desktop.domain.address import Address, AddressKind, lid
from multichat_desktop.domain.chat import Chat
from multichat_desktop.domain.contact import GroupFacts, GroupMember
from multichat_desktop.services.groups import FRESH_SECONDS, Groups
from multichat_desktop.store import steps
from multichat_desktop.store.errors import StoreFullError
from multichat_desktop.wapi.credentials import Credentials
from multichat_desktop.wapi.errors import LostAnswerError


@pytest.fixture
async def asker(rig: Rig) -> AsyncIterator[Groups]:
    made = Groups(rig.replies, rig.gateway, rig.credentials, rig.clock)
    task = asyncio.get_running_loop().create_task(made.run())
    yield made
    task.cancel()
    await asyncio.gather(task, return_exceptions=True)


async def _group(rig: Rig, number: str) -> Chat:
    group = Address(AddressKind.GROUP, number, f"{number}@g.us")
    await rig.do(steps.QueueTo(f"to {number}", SHOP, group, "Oi"))
    found = rig.reader.by_local_id(f"to {number}")
    assert found is not None
    chat = rig.reader.chat(found.chat_id)
    assert chat is not None
    return chat


async def test_a_group_without_a_name_is_asked_about_once(rig: Rig, asker: Groups) -> None:
    rig.gateway.subjects["120363@g.us"] = "Família"
    group = await _group(rig, "120363")
    asker.heard([group])
    asker.heard([group])
    await until(lambda: rig.reader.chats()[0].name == "Família")
    asker.heard(rig.reader.chats())
    await a_while()
    assert rig.gateway.calls == [("group", SHOP, "120363@g.us")]


async def test_people_are_not_asked_about(rig: Rig, asker: Groups) -> None:
    await rig.chat()
    asker.heard(rig.reader.chats())
    await a_while()
    assert not rig.gateway.calls


async def test_a_group_that_has_no_subject_stays_without(rig: Rig, asker: Groups) -> None:
    asker.heard([await _group(rig, "120363")])
    await until(lambda: rig.gateway.calls)
    await a_while()
    assert not rig.reader.chats()[0].name


async def test_a_failed_question_does_not_end_the_asking(rig: Rig, asker: Groups) -> None:
    rig.gateway.subjects |= {"1@g.us": LostAnswerError("no-answer"), "2@g.us": "Dois", "3@g.us": "Três"}
    groups = [await _group(rig, number) for number in "123"]
    rig.replies.failing = {steps.DescribeGroup: 1}
    rig.replies.error = StoreFullError("disk is full")
    asker.heard(groups)
    await until(lambda: any(chat.name == "Três" for chat in rig.reader.chats()))
    assert [chat.name for chat in rig.reader.chats() if chat.name] == ["Três"]


async def test_without_a_token_nobody_is_asked(rig: Rig, asker: Groups) -> None:
    await rig.credentials.forget(SHOP)
    asker.heard([await _group(rig, "1")])
    await a_while()
    assert not rig.gateway.calls


async def test_members_come_with_the_name_and_tell_who_is_who(rig: Rig, asker: Groups) -> None:
    rig.gateway.subjects["120363@g.us"] = "Família"
    phone, hidden = Address(AddressKind.PHONE, "5511900001001", "5511900001001"), lid("70613300458812")
    rig.gateway.members["120363@g.us"] = (GroupMember((phone, hidden), "Ana", admin=True),)
    group = await _group(rig, "120363")
    asker.look(group)
    await until(lambda: rig.reader.people.contact(group.id).members)
    (member,) = rig.reader.people.contact(group.id).members
    assert (member.person.name, member.person.address, member.admin) == ("Ana", "5511900001001", True)


async def test_what_was_said_just_now_counts(rig: Rig, asker: Groups) -> None:
    group = await _group(rig, "120363")
    asker.look(group)
    asker.look(group)
    await until(lambda: rig.gateway.calls)
    rig.clock.pass_by(FRESH_SECONDS + 1)
    asker.look(group)
    await until(lambda: len(rig.gateway.calls) == 2)


async def test_a_failed_question_is_asked_again_at_once(rig: Rig, asker: Groups) -> None:
    rig.gateway.subjects["1@g.us"] = LostAnswerError("no-answer")
    group = await _group(rig, "1")
    asker.look(group)
    await until(lambda: rig.gateway.calls)
    await a_while()
    asker.look(group)
    await until(lambda: len(rig.gateway.calls) == 2)


@pytest.mark.allows_log
async def test_an_answer_that_nobody_foresaw_stops_nothing(
    rig: Rig, asker: Groups, monkeypatch: pytest.MonkeyPatch
) -> None:
    rig.gateway.subjects["120364@g.us"] = "Família"
    answered = rig.gateway.group

    async def surprising(credentials: Credentials, group: str) -> GroupFacts:
        if group == "120363@g.us":
            raise TypeError("unhashable")
        return await answered(credentials, group)

    monkeypatch.setattr(rig.gateway, "group", surprising)
    asker.heard([await _group(rig, "120363"), await _group(rig, "120364")])
    await until(lambda: "Família" in {chat.name for chat in rig.reader.chats()})
