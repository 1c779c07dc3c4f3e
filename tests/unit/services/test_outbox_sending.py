"""What the outbox sends, in which order and how fast."""

import asyncio

import pytest
from outbox_rig import ANA, BIA, OTHER_SHOP, SHOP, TOKEN, Asked, Rig, a_while, until

from multichat_desktop.domain.status import DeliveryStatus, OutboxState
from multichat_desktop.store import steps
from multichat_desktop.store.outbox_rows import Pending

pytestmark = [pytest.mark.asyncio]


async def test_a_text_goes_to_its_customer_with_its_quote_and_is_taken(rig: Rig) -> None:
    rig.start()
    chat = await rig.chat()
    mine = await rig.put(chat, "Bom dia!", "AC12")
    await until(rig.is_(mine, OutboxState.TAKEN))
    assert rig.gateway.asked == [Asked(SHOP, TOKEN, ANA, "Bom dia!", "AC12")]
    message = rig.message(mine)
    assert message.message_id == "ID-Bom dia!"
    assert message.status is DeliveryStatus.PENDING  # taken is not yet sent
    assert (await rig.echo(ANA, "Bom dia!", "ID-Bom dia!")).outcome == "ok"
    assert rig.message(mine).status is DeliveryStatus.SENT


async def test_a_conversation_is_sent_in_order_one_at_a_time(rig: Rig) -> None:
    first: asyncio.Future[str] = asyncio.get_running_loop().create_future()
    rig.gateway.outcomes["1"] = [first]
    rig.start()
    chat = await rig.chat()
    mine = [await rig.put(chat, text) for text in "123"]
    await until(lambda: rig.gateway.asked)
    await a_while()
    assert rig.gateway.texts() == ["1"]
    assert [rig.state(one) for one in mine] == [
        OutboxState.SENDING,
        OutboxState.WAITING,
        OutboxState.WAITING,
    ]
    first.set_result("ID-1")
    await until(rig.is_(mine[2], OutboxState.TAKEN))
    assert rig.gateway.texts() == ["1", "2", "3"]


async def test_the_echo_of_the_first_does_not_let_the_second_overtake_its_answer(rig: Rig) -> None:
    answer: asyncio.Future[str] = asyncio.get_running_loop().create_future()
    rig.gateway.outcomes["1"] = [answer]
    rig.start()
    chat = await rig.chat()
    one = await rig.put(chat, "1")
    await until(rig.is_(one, OutboxState.SENDING))
    two = await rig.put(chat, "2")
    await rig.echo(ANA, "1", "ID-1")
    assert rig.state(one) is OutboxState.TAKEN
    rig.outbox.wake()
    await a_while()
    assert rig.gateway.texts() == ["1"]
    answer.set_result("ID-1")
    await until(rig.is_(two, OutboxState.TAKEN))
    assert len(rig.reader.page_before(chat, None, 50)) == 3  # the customer's own and these two


async def test_conversations_do_not_wait_for_each_other(rig: Rig) -> None:
    never: asyncio.Future[str] = asyncio.get_running_loop().create_future()
    rig.gateway.outcomes["to Ana"] = [never]
    rig.start()
    with_ana, with_bia = await rig.chat(ANA), await rig.chat(BIA)
    await rig.put(with_ana, "to Ana")
    await until(lambda: rig.gateway.asked)
    to_bia = [await rig.put(with_bia, text) for text in ("to Bia", "and again")]
    await until(rig.is_(to_bia[1], OutboxState.TAKEN))
    never.set_result("ID-to Ana")
    await until(lambda: "to Ana" in rig.gateway.taken)


async def test_an_instance_keeps_a_pace_of_its_own(rig: Rig, monkeypatch: pytest.MonkeyPatch) -> None:
    """Slots stand one pace apart, whatever conversation they are for; another instance has its own."""
    slept: list[float] = []

    rig.pace = 1.5
    sleep = asyncio.sleep

    async def note(seconds: float) -> None:
        if seconds > 0.1:
            slept.append(round(seconds, 3))
            seconds = 0
        await sleep(seconds)

    chats = [await rig.chat(phone) for phone in (ANA, BIA, "5511900001003")]
    elsewhere = await rig.chat("5511900001004", instance=OTHER_SHOP)
    mine = [await rig.put(chat, f"to {number}") for number, chat in enumerate([*chats, elsewhere])]
    monkeypatch.setattr(asyncio, "sleep", note)
    rig.start()
    await until(lambda: all(rig.state(one) is OutboxState.TAKEN for one in mine))
    assert slept == [1.5, 3.0]
    rig.clock.pass_by(2)
    again = await rig.put(chats[0], "later")  # the next slot is 2.5 away
    await until(rig.is_(again, OutboxState.TAKEN))
    assert slept == [1.5, 3.0, 2.5]
    rig.clock.pass_by(60)
    after_long = await rig.put(chats[0], "much later")
    await until(rig.is_(after_long, OutboxState.TAKEN))
    assert slept == [1.5, 3.0, 2.5]


async def test_real_time_passes_between_two_sends(rig: Rig) -> None:
    rig.pace = 0.1
    rig.start()
    loop = asyncio.get_running_loop()
    chats = [await rig.chat(phone) for phone in (ANA, BIA)]
    before = loop.time()
    mine = [await rig.put(chat, "Oi") for chat in chats]
    await until(rig.is_(mine[1], OutboxState.TAKEN))
    assert loop.time() - before >= 0.1


async def test_one_given_up_while_it_waits_for_its_slot_is_never_sent(rig: Rig) -> None:
    rig.pace = 0.15
    with_ana, with_bia = await rig.chat(ANA), await rig.chat(BIA)
    await rig.put(with_ana, "first")
    rig.start()
    await until(lambda: rig.gateway.asked)
    given_up = await rig.put(with_bia, "second")
    behind = await rig.put(with_bia, "third")
    await asyncio.sleep(0.02)
    await rig.do(steps.Discard(given_up))
    await until(rig.is_(behind, OutboxState.TAKEN))
    assert rig.gateway.texts() == ["first", "third"]
    assert rig.reader.by_local_id(given_up) is None


async def test_two_that_become_one_while_a_text_waits_for_its_slot_get_it_once(rig: Rig) -> None:
    """A hidden number and a phone turn out to be one person: the text's conversation changes under it."""
    lid = "118273645509999@lid"
    rig.pace = 0.2
    with_bia, with_ana, hidden = await rig.chat(BIA), await rig.chat(ANA), await rig.chat(lid)
    assert with_ana != hidden
    await rig.put(with_bia, "takes the first slot")
    mine = await rig.put(hidden, "once")
    rig.start()
    await until(lambda: rig.gateway.asked)
    assert await rig.chat(ANA, lid=lid) == with_ana
    assert rig.message(mine).chat_id == with_ana
    behind = await rig.put(with_ana, "behind it")
    await until(rig.is_(behind, OutboxState.TAKEN))
    await a_while()
    assert rig.gateway.texts() == ["takes the first slot", "once", "behind it"]


async def test_what_waited_over_a_restart_is_sent(rig: Rig) -> None:
    chat = await rig.chat()
    mine = [await rig.put(chat, text) for text in "12"]
    await a_while()
    assert not rig.gateway.asked
    rig.start()
    await until(rig.is_(mine[1], OutboxState.TAKEN))
    assert rig.gateway.texts() == ["1", "2"]


async def test_a_conversation_without_an_address_is_refused(
    rig: Rig, monkeypatch: pytest.MonkeyPatch
) -> None:
    chat = await rig.chat()
    read = rig.reader.outbox
    monkeypatch.setattr(
        rig.reader,
        "outbox",
        lambda: [Pending(**{**_fields(row), "address": None}) for row in read()],
    )
    rig.start()
    mine = await rig.put(chat, "Oi")
    await until(rig.is_(mine, OutboxState.FAILED))
    assert rig.message(mine).error == "no-address"
    assert not rig.gateway.asked


def _fields(row: Pending) -> dict[str, object]:
    return {name: getattr(row, name) for name in row.__struct_fields__}
