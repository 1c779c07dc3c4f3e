"""What time does to messages: those for later come up, ask when they are late, and the unconfirmed say so."""

import pytest
from outbox_rig import ANA, NOON, Rig, a_while, until

from multichat_desktop.domain.message import UNCONFIRMED
from multichat_desktop.domain.status import DeliveryStatus, OutboxState
from multichat_desktop.services import outbox_times
from multichat_desktop.store import steps

MINUTE = 60_000


@pytest.fixture(autouse=True)
def _attentive(monkeypatch: pytest.MonkeyPatch) -> None:
    """The hand clock is moved and nobody waits for real."""
    monkeypatch.setattr(outbox_times, "LONGEST_SLEEP", 0.01)


async def later(rig: Rig, chat: str, text: str, minutes: float) -> str:
    local_id = f"later-{text}"
    await rig.do(steps.Queue(local_id, chat, text, None, None, rig.clock.now() + round(minutes * MINUTE)))
    return local_id


async def test_it_waits_for_its_time_and_holds_nothing_back(rig: Rig) -> None:
    rig.start()
    chat = await rig.chat()
    mine = await later(rig, chat, "bom dia", 30)
    now = await rig.put(chat, "agora")
    await until(rig.is_(now, OutboxState.TAKEN))
    assert (rig.state(mine), rig.message(mine).send_at) == (OutboxState.LATER, NOON + 30 * MINUTE)
    assert [m.text for m in rig.reader.scheduled(chat)] == ["bom dia"]
    rig.pass_by(29 * 60)
    await a_while()
    assert rig.gateway.texts() == ["agora"]
    rig.pass_by(61)
    await until(rig.is_(mine, OutboxState.TAKEN))
    assert rig.gateway.texts() == ["agora", "bom dia"]
    assert rig.message(mine).send_at is None
    assert rig.reader.page_before(chat, None, 1)[0].text == "bom dia", "it is said when it goes"
    assert rig.reader.scheduled(chat) == []


async def test_the_soonest_comes_first(rig: Rig) -> None:
    rig.start()
    chat = await rig.chat()
    for text, minutes in (("3", 3), ("1", 1), ("2", 2)):
        await later(rig, chat, text, minutes)
    assert [m.text for m in rig.reader.scheduled(chat)] == ["1", "2", "3"]
    for _ in range(3):
        rig.pass_by(60)
        await a_while()
    await until(lambda: len(rig.gateway.asked) == 3)
    assert rig.gateway.texts() == ["1", "2", "3"]


async def test_what_missed_its_time_asks(rig: Rig) -> None:
    rig.start()
    chat = await rig.chat()
    mine = await later(rig, chat, "bom dia", 30)
    await rig.stop()
    rig.clock.pass_by(3 * 3600)
    rig.start()
    await until(rig.is_(mine, OutboxState.ASKING))
    await a_while()
    assert rig.gateway.texts() == []
    await rig.do(steps.Reschedule(mine, rig.clock.now() + MINUTE))
    assert rig.state(mine) is OutboxState.LATER
    rig.pass_by(60)
    await until(rig.is_(mine, OutboxState.TAKEN))


@pytest.mark.parametrize("late", [False, True], ids=["in time", "asking"])
async def test_it_can_be_sent_now_changed_or_given_up(rig: Rig, late: bool) -> None:
    rig.start()
    chat = await rig.chat()
    now, changed, gone = [await later(rig, chat, text, 30) for text in ("now", "chang", "gone")]
    if late:
        await rig.stop()
        rig.clock.pass_by(3600)
        rig.start()
        await until(rig.is_(gone, OutboxState.ASKING))
    await rig.do(steps.Rewrite(changed, "changed"))
    for one in (now, changed):
        await rig.do(steps.SendNow(one))
        await until(rig.is_(one, OutboxState.TAKEN))
    await rig.do(steps.Discard(gone))
    assert rig.gateway.texts() == ["now", "changed"]
    with pytest.raises(Exception, match="begun to go out"):
        await rig.do(steps.SendNow(now))


async def test_the_words_that_stand_when_it_goes_are_sent(rig: Rig) -> None:
    rig.pace = 0.15
    rig.start()
    chat = await rig.chat()
    first, second = await rig.put(chat, "1"), await rig.put(chat, "2")
    await until(rig.is_(first, OutboxState.TAKEN))
    await rig.do(steps.Rewrite(second, "two"))
    await until(rig.is_(second, OutboxState.TAKEN))
    assert rig.gateway.texts() == ["1", "two"]


async def test_one_given_up_at_that_moment_is_not_sent(rig: Rig) -> None:
    rig.start()
    mine = await later(rig, await rig.chat(), "x", 1)
    do = rig.replies.do

    async def give_up(job):  # type: ignore[no-untyped-def]
        if isinstance(getattr(job, "step", None), steps.Due):
            rig.replies.do = do  # type: ignore[method-assign]
            await rig.do(steps.Discard(mine))
        return await do(job)

    rig.replies.do = give_up  # type: ignore[method-assign]
    rig.pass_by(61)
    await until(lambda: rig.reader.by_local_id(mine) is None)
    await a_while()
    assert rig.gateway.texts() == []


async def test_taken_is_not_sent(rig: Rig) -> None:
    rig.start()
    chat = await rig.chat()
    mine, confirmed = await rig.put(chat, "Oi"), await rig.put(chat, "Olá")
    await until(rig.is_(confirmed, OutboxState.TAKEN))
    await rig.echo(ANA, "Olá", "ID-Olá")
    rig.pass_by(59)
    await a_while()
    assert rig.message(mine).error is None
    rig.pass_by(1)
    await until(lambda: rig.message(mine).error == UNCONFIRMED)
    assert (rig.state(mine), rig.message(mine).status) == (OutboxState.TAKEN, DeliveryStatus.PENDING)
    assert rig.message(confirmed).error is None
    await rig.echo(ANA, "Oi", "ID-Oi")
    assert (rig.message(mine).error, rig.message(mine).status) == (None, DeliveryStatus.SENT)


async def test_it_sleeps_no_longer_than_it_has_to(rig: Rig, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(outbox_times, "LONGEST_SLEEP", 20.0)
    rig.start()
    chat = await rig.chat()
    mine = await later(rig, chat, "já", 0.001)
    rig.clock.pass_by(0.06)
    await until(rig.is_(mine, OutboxState.TAKEN))
