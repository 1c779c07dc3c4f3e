"""How the outbox ends, and how it begins again: nothing under way is forgotten, and nothing sent twice."""

import asyncio

import pytest
from outbox_rig import ANA, BIA, Rig, a_while, until

from multichat_desktop.domain.status import DeliveryStatus, OutboxState
from multichat_desktop.services import outbox as module
from multichat_desktop.services import outbox_notes
from multichat_desktop.store import steps

pytestmark = [pytest.mark.asyncio]


def _later() -> "asyncio.Future[str]":
    return asyncio.get_running_loop().create_future()


async def test_a_clean_stop_waits_a_moment_for_what_is_under_way(rig: Rig) -> None:
    rig.gateway.outcomes["Oi"] = [answer := _later()]
    rig.start()
    mine = await rig.put(await rig.chat(), "Oi")
    await until(rig.is_(mine, OutboxState.SENDING))
    asyncio.get_running_loop().call_later(0.1, answer.set_result, "ID-Oi")
    await rig.stop()
    assert rig.state(mine) is OutboxState.TAKEN


async def test_an_answer_that_does_not_come_in_time_is_asked_about_after_the_restart(rig: Rig) -> None:
    rig.gateway.outcomes["Oi"] = [_later()]
    rig.start()
    mine = await rig.put(await rig.chat(), "Oi")
    behind = await rig.put(rig.message(mine).chat_id, "behind it")
    await until(rig.is_(mine, OutboxState.SENDING))
    loop = asyncio.get_running_loop()
    before = loop.time()
    await rig.stop()
    assert 0.6 < loop.time() - before < 3
    assert rig.state(mine) is OutboxState.SENDING
    rig.start()
    await until(rig.is_(mine, OutboxState.UNSETTLED))
    await a_while()
    assert rig.gateway.texts() == ["Oi"]
    assert rig.state(behind) is OutboxState.WAITING


async def test_a_crash_between_sending_and_the_answer_leaves_a_question(rig: Rig) -> None:
    rig.gateway.outcomes["Oi"] = [_later()]
    rig.start()
    mine = await rig.put(await rig.chat(), "Oi")
    await until(rig.is_(mine, OutboxState.SENDING))
    await rig.crash()
    rig.start()
    await until(rig.is_(mine, OutboxState.UNSETTLED))
    assert rig.message(mine).status is DeliveryStatus.PENDING
    await rig.echo(ANA, "Oi", "ID-Oi")
    assert rig.state(mine) is OutboxState.TAKEN
    assert rig.message(mine).message_id == "ID-Oi"
    assert rig.gateway.texts() == ["Oi"]


async def test_an_echo_that_comes_while_the_console_is_down_settles_it_too(rig: Rig) -> None:
    """By catch-up the echo may be read before the outbox has looked at its rows."""
    rig.gateway.outcomes["Oi"] = [_later()]
    rig.start()
    mine = await rig.put(await rig.chat(), "Oi")
    await until(rig.is_(mine, OutboxState.SENDING))
    await rig.crash()
    await rig.echo(ANA, "Oi", "ID-Oi")
    rig.start()
    await a_while()
    assert rig.state(mine) is OutboxState.TAKEN
    assert rig.gateway.texts() == ["Oi"]


async def test_a_stop_while_waiting_for_a_slot_leaves_it_waiting(
    rig: Rig, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(module, "_GRACE_SECONDS", 0.05)
    rig.pace = 30
    with_ana, with_bia = await rig.chat(ANA), await rig.chat(BIA)
    first, second = await rig.put(with_ana, "1"), await rig.put(with_bia, "2")
    rig.start()
    await until(rig.is_(first, OutboxState.TAKEN))
    await rig.stop()
    assert rig.state(second) is OutboxState.WAITING
    rig.pace = 0
    rig.start()
    await until(rig.is_(second, OutboxState.TAKEN))
    assert rig.gateway.texts() == ["1", "2"]


async def test_a_slot_that_comes_up_during_the_stop_is_not_taken(rig: Rig) -> None:
    rig.pace = 0.3
    with_ana, with_bia = await rig.chat(ANA), await rig.chat(BIA)
    first, second = await rig.put(with_ana, "1"), await rig.put(with_bia, "2")
    rig.start()
    await until(rig.is_(first, OutboxState.TAKEN))
    await rig.stop()
    assert rig.state(second) is OutboxState.WAITING
    assert rig.gateway.texts() == ["1"]


@pytest.mark.allows_log
async def test_an_answer_that_cannot_be_noted_before_the_end_is_asked_about(
    rig: Rig, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(module, "_GRACE_SECONDS", 0.05)
    rig.replies.failing = {steps.Taken: 1}
    rig.start()
    mine = await rig.put(await rig.chat(), "Oi")
    await until(lambda: "Taken" in rig.replies.tried)
    await rig.stop()
    assert rig.state(mine) is OutboxState.SENDING
    rig.start()
    await until(rig.is_(mine, OutboxState.UNSETTLED))
    assert rig.gateway.texts() == ["Oi"]


@pytest.mark.allows_log
async def test_the_question_after_a_restart_waits_until_it_can_be_written(
    rig: Rig, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(outbox_notes, "_STORE_RETRY", 0.01)
    rig.gateway.outcomes["Oi"] = [_later()]
    rig.start()
    mine = await rig.put(await rig.chat(ANA), "Oi")
    await until(rig.is_(mine, OutboxState.SENDING))
    await rig.crash()
    other = await rig.put(await rig.chat(BIA), "Olá")
    rig.replies.failing = {steps.Unsettled: 2}
    rig.start()
    await until(rig.is_(other, OutboxState.TAKEN))
    assert rig.state(mine) is OutboxState.UNSETTLED
    assert rig.gateway.texts() == ["Oi", "Olá"]


async def test_an_idle_outbox_stops_at_once(rig: Rig) -> None:
    rig.start()
    await asyncio.sleep(0)
    before = asyncio.get_running_loop().time()
    await rig.stop()
    assert asyncio.get_running_loop().time() - before < 0.3
