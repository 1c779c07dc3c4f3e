"""Groups get their names by asking the gateway once."""

import asyncio
from collections.abc import AsyncIterator

import pytest
from outbox_rig import SHOP, Rig, a_while, until

from multichat_desktop.domain.address import Address, AddressKind
from multichat_desktop.domain.chat import Chat
from multichat_desktop.services.group_names import GroupNames
from multichat_desktop.store import steps
from multichat_desktop.store.errors import StoreFullError
from multichat_desktop.wapi.errors import LostAnswerError


@pytest.fixture
async def names(rig: Rig) -> AsyncIterator[GroupNames]:
    made = GroupNames(rig.replies, rig.gateway, rig.credentials, rig.clock)
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


async def test_a_group_without_a_name_is_asked_about_once(rig: Rig, names: GroupNames) -> None:
    rig.gateway.subjects["120363@g.us"] = "Família"
    group = await _group(rig, "120363")
    names.heard([group])
    names.heard([group])
    await until(lambda: rig.reader.chats()[0].name == "Família")
    names.heard(rig.reader.chats())
    await a_while()
    assert rig.gateway.calls == [("subject", SHOP, "120363@g.us")]


async def test_people_are_not_asked_about(rig: Rig, names: GroupNames) -> None:
    await rig.chat()
    names.heard(rig.reader.chats())
    await a_while()
    assert not rig.gateway.calls


async def test_a_group_that_has_no_subject_stays_without(rig: Rig, names: GroupNames) -> None:
    names.heard([await _group(rig, "120363")])
    await until(lambda: rig.gateway.calls)
    await a_while()
    assert not rig.reader.chats()[0].name


async def test_a_failed_question_does_not_end_the_asking(rig: Rig, names: GroupNames) -> None:
    rig.gateway.subjects |= {"1@g.us": LostAnswerError("no-answer"), "2@g.us": "Dois", "3@g.us": "Três"}
    groups = [await _group(rig, number) for number in "123"]
    rig.replies.failing = {steps.NameGroup: 1}
    rig.replies.error = StoreFullError("disk is full")
    names.heard(groups)
    await until(lambda: any(chat.name == "Três" for chat in rig.reader.chats()))
    assert [chat.name for chat in rig.reader.chats() if chat.name] == ["Três"]


async def test_without_a_token_nobody_is_asked(rig: Rig, names: GroupNames) -> None:
    await rig.credentials.forget(SHOP)
    names.heard([await _group(rig, "1")])
    await a_while()
    assert not rig.gateway.calls
