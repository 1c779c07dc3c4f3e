"""What the outbox does when the gateway says no, says later, or says nothing."""

import asyncio
import math

import pytest
from hypothesis import given
from hypothesis import strategies as st
from outbox_rig import ANA, BIA, SHOP, Rig, a_while, until

from multichat_desktop.domain.status import DeliveryStatus, OutboxState
from multichat_desktop.services import outbox, outbox_notes
from multichat_desktop.services.backoff import backoff
from multichat_desktop.services.vault import VaultError
from multichat_desktop.store import steps
from multichat_desktop.store.outbox_rows import Pending
from multichat_desktop.wapi.errors import LostAnswerError, NotTakenError, RefusedError


@given(attempts=st.integers(1, 10_000), jitter=st.floats(0, 1))
def test_backoff_doubles_up_to_a_minute_and_is_spread(attempts: int, jitter: float) -> None:
    wait = backoff(attempts, jitter)
    bare = min(60.0, math.ldexp(1.0, min(attempts - 1, 20)))
    assert bare <= wait <= 2 * bare
    assert backoff(attempts + 1, jitter) >= wait
    assert backoff(attempts, 0.0) == bare


async def test_what_was_not_taken_is_tried_again_later_each_time(rig: Rig) -> None:
    rig.jitter = 0.5
    rig.gateway.outcomes["Oi"] = [NotTakenError("offline"), NotTakenError("gateway-down")]
    rig.start()
    mine = await rig.put(await rig.chat(), "Oi")
    await until(lambda: rig.message(mine).error == "offline")
    assert rig.state(mine) is OutboxState.WAITING
    rig.pass_by(1.4)
    await a_while()
    assert len(rig.gateway.asked) == 1
    rig.pass_by(0.2)
    await until(lambda: rig.message(mine).error == "gateway-down")
    rig.pass_by(2.9)
    await a_while()
    assert len(rig.gateway.asked) == 2
    rig.pass_by(0.2)
    await until(rig.is_(mine, OutboxState.TAKEN))
    assert rig.message(mine).error is None
    assert rig.gateway.taken == ["Oi"]


async def test_retry_after_counts_where_it_is_longer(rig: Rig) -> None:
    rig.gateway.outcomes["Oi"] = [NotTakenError("busy", None, 30.0), NotTakenError("busy", None, 0.5)]
    rig.start()
    mine = await rig.put(await rig.chat(), "Oi")
    await until(lambda: rig.message(mine).error == "busy")
    rig.pass_by(29)
    await a_while()
    assert len(rig.gateway.asked) == 1
    rig.pass_by(1)
    await until(lambda: len(rig.gateway.asked) == 2 and rig.state(mine) is OutboxState.WAITING)
    rig.pass_by(1.9)  # 0.5 is shorter than the second wait of 2
    await a_while()
    assert len(rig.gateway.asked) == 2
    rig.pass_by(0.1)
    await until(rig.is_(mine, OutboxState.TAKEN))


async def test_a_retry_after_of_ages_is_an_hour(rig: Rig) -> None:
    rig.gateway.outcomes["Oi"] = [NotTakenError("busy", None, 1e300)]
    rig.start()
    mine = await rig.put(await rig.chat(), "Oi")
    await until(lambda: rig.message(mine).error == "busy")
    rig.pass_by(3599)
    await a_while()
    assert len(rig.gateway.asked) == 1
    rig.pass_by(1)
    await until(rig.is_(mine, OutboxState.TAKEN))


async def test_a_clock_that_is_set_back_holds_nothing_for_ever(rig: Rig) -> None:
    rig.gateway.outcomes["Oi"] = [NotTakenError("offline")]
    rig.start()
    mine = await rig.put(await rig.chat(), "Oi")
    await until(lambda: rig.message(mine).error == "offline")
    rig.clock.at -= 86_400_000
    rig.outbox.wake()
    await until(rig.is_(mine, OutboxState.TAKEN))


async def test_it_wakes_by_itself_when_the_soonest_is_due(rig: Rig) -> None:
    rig.gateway.outcomes |= {"Oi": [NotTakenError("offline")], "Olá": [NotTakenError("busy", None, 50)]}
    rig.start()
    with_ana, with_bia = await rig.chat(ANA), await rig.chat(BIA)
    later = await rig.put(with_bia, "Olá")
    await until(lambda: rig.message(later).error == "busy")
    soon = await rig.put(with_ana, "Oi")
    await until(lambda: rig.message(soon).error == "offline")
    rig.pass_by(0.97)  # the rest passes for real, and nobody wakes it: the clock is moved meanwhile
    await a_while()
    rig.clock.pass_by(0.03)
    await until(rig.is_(soon, OutboxState.TAKEN), 3)
    assert rig.state(later) is OutboxState.WAITING


async def test_what_is_tried_again_keeps_its_place_in_the_conversation(rig: Rig) -> None:
    rig.gateway.outcomes["1"] = [NotTakenError("offline")]
    rig.start()
    chat = await rig.chat()
    mine = [await rig.put(chat, text) for text in "12"]
    await until(lambda: rig.message(mine[0]).error == "offline")
    await a_while()
    assert rig.gateway.texts() == ["1"]
    rig.pass_by(1)
    await until(rig.is_(mine[1], OutboxState.TAKEN))
    assert rig.gateway.texts() == ["1", "1", "2"]


@pytest.mark.parametrize(
    "error",
    [
        RefusedError("unauthorized", "Token inválido"),
        RefusedError("forbidden", "Acesso negado"),
        RefusedError("plan", "Disponível apenas no plano PRO"),
        RefusedError("bad-number"),
    ],
    ids=lambda error: error.code,
)
async def test_a_refusal_stops_and_says_why_and_the_next_goes_on(rig: Rig, error: RefusedError) -> None:
    rig.gateway.outcomes["no"] = [error]
    rig.start()
    chat = await rig.chat()
    refused, next_one = await rig.put(chat, "no"), await rig.put(chat, "yes")
    await until(rig.is_(next_one, OutboxState.TAKEN))
    message = rig.message(refused)
    assert (message.outbox, message.error) == (OutboxState.FAILED, error.code)
    assert message.shown_status is DeliveryStatus.FAILED
    rig.pass_by(3600)
    await a_while()
    assert rig.gateway.texts() == ["no", "yes"]
    await rig.do(steps.Retry(refused))
    await until(rig.is_(refused, OutboxState.TAKEN))
    assert rig.message(refused).error is None


async def test_without_a_token_nothing_is_asked_until_there_is_one(rig: Rig) -> None:
    await rig.credentials.forget(SHOP)
    rig.start()
    mine = await rig.put(await rig.chat(), "Oi")
    await until(rig.is_(mine, OutboxState.FAILED))
    assert rig.message(mine).error == "no-token"
    assert not rig.gateway.asked
    await rig.credentials.keep(SHOP, "new")
    await rig.do(steps.Retry(mine))
    await until(rig.is_(mine, OutboxState.TAKEN))
    assert rig.gateway.asked[0].token == "new"


async def test_a_locked_keyring_is_a_reason_too(rig: Rig, monkeypatch: pytest.MonkeyPatch) -> None:
    def locked(_: str) -> str:
        raise VaultError("keyring: KeyringLocked")

    rig.start()
    chat = await rig.chat()
    with monkeypatch.context() as for_now:
        for_now.setattr(rig.vault, "get", locked)
        mine = await rig.put(chat, "Oi")
        await until(rig.is_(mine, OutboxState.FAILED))
    assert rig.message(mine).error == "locked-vault"
    assert not rig.gateway.asked
    await rig.do(steps.Retry(mine))
    await until(rig.is_(mine, OutboxState.TAKEN))


async def test_a_lost_answer_is_never_repeated_and_holds_back_only_its_conversation(rig: Rig) -> None:
    rig.gateway.outcomes["lost"] = [LostAnswerError("no-answer")]
    rig.start()
    with_ana, with_bia = await rig.chat(ANA), await rig.chat(BIA)
    lost, held = await rig.put(with_ana, "lost"), await rig.put(with_ana, "behind it")
    await until(rig.is_(lost, OutboxState.UNSETTLED))
    free = await rig.put(with_bia, "elsewhere")
    await until(rig.is_(free, OutboxState.TAKEN))
    rig.pass_by(86_400)
    await a_while()
    assert rig.gateway.texts() == ["lost", "elsewhere"]
    assert rig.state(held) is OutboxState.WAITING

    await rig.stop()
    rig.start()  # nor after a restart
    await a_while()
    assert rig.gateway.texts() == ["lost", "elsewhere"]

    await rig.echo(ANA, "lost", "ID-lost")
    rig.outbox.wake()
    await until(rig.is_(held, OutboxState.TAKEN))
    assert rig.message(lost).message_id == "ID-lost"
    assert rig.message(lost).status is DeliveryStatus.SENT
    assert rig.gateway.texts() == ["lost", "elsewhere", "behind it"]


@pytest.mark.parametrize("word", [steps.Retry, steps.Settle, steps.Discard])
async def test_the_agents_word_on_a_lost_one_sets_the_conversation_going(
    rig: Rig, word: type[steps.Retry] | type[steps.Settle] | type[steps.Discard]
) -> None:
    rig.gateway.outcomes["lost"] = [LostAnswerError("no-answer")]
    rig.start()
    chat = await rig.chat()
    lost, held = await rig.put(chat, "lost"), await rig.put(chat, "behind it")
    await until(rig.is_(lost, OutboxState.UNSETTLED))
    await rig.do(word(lost))
    await until(rig.is_(held, OutboxState.TAKEN))
    again = ["lost"] if word is steps.Retry else []
    assert rig.gateway.texts() == ["lost", *again, "behind it"]
    found = rig.reader.by_local_id(lost)
    if word is steps.Discard:
        assert found is None
    else:
        assert found is not None
        assert found.outbox is OutboxState.TAKEN
        assert found.status is (DeliveryStatus.PENDING if again else DeliveryStatus.SENT)


@pytest.mark.allows_log
async def test_a_failure_that_nobody_thought_of_is_asked_about(
    rig: Rig, caplog: pytest.LogCaptureFixture
) -> None:
    rig.gateway.outcomes["Oi"] = [ZeroDivisionError()]
    rig.start()
    mine = await rig.put(await rig.chat(), "Oi")
    await until(rig.is_(mine, OutboxState.UNSETTLED))
    await a_while()
    assert rig.gateway.texts() == ["Oi"]
    assert "a send ended unexpectedly" in caplog.text


@pytest.mark.allows_log
async def test_a_step_that_cannot_be_written_for_a_fault_of_our_own_sends_nothing_twice(
    rig: Rig, caplog: pytest.LogCaptureFixture
) -> None:
    rig.replies.error = ZeroDivisionError()
    rig.replies.failing = {steps.Taken: 1}
    rig.start()
    with_ana, with_bia = await rig.chat(ANA), await rig.chat(BIA)
    mine = await rig.put(with_ana, "Oi")
    await until(lambda: "a send ended unexpectedly" in caplog.text)
    assert rig.state(mine) is OutboxState.SENDING  # asked about after the next start
    other = await rig.put(with_bia, "Olá")
    await until(rig.is_(other, OutboxState.TAKEN))
    assert rig.gateway.texts() == ["Oi", "Olá"]
    await rig.stop()
    rig.start()
    await until(rig.is_(mine, OutboxState.UNSETTLED))


@pytest.mark.allows_log
@pytest.mark.parametrize(
    "step", [steps.Sending, steps.Taken, steps.Postponed, steps.Refused, steps.Unsettled]
)
async def test_a_full_disk_stops_the_sending_until_it_can_be_noted(
    rig: Rig,
    monkeypatch: pytest.MonkeyPatch,
    caplog: pytest.LogCaptureFixture,
    step: type[steps.OutboxStep],
) -> None:
    monkeypatch.setattr(outbox_notes, "_STORE_RETRY", 0.02)
    ends = {
        steps.Postponed: (NotTakenError("offline"), OutboxState.WAITING),
        steps.Refused: (RefusedError("plan"), OutboxState.FAILED),
        steps.Unsettled: (LostAnswerError("no-answer"), OutboxState.UNSETTLED),
    }
    outcome, end = ends.get(step, ("ID", OutboxState.TAKEN))
    rig.gateway.outcomes["Oi"] = [outcome]
    rig.replies.failing = {step: 3}
    rig.start()
    mine = await rig.put(await rig.chat(), "Oi")
    await until(lambda: rig.replies.tried.count(step.__name__) == 4 and rig.state(mine) is end)
    assert rig.gateway.texts() == ["Oi"]
    assert caplog.text.count("the outbox cannot be written: database or disk is full") == 3


@pytest.mark.allows_log
async def test_nothing_is_sent_while_the_sending_cannot_be_noted(
    rig: Rig, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(outbox_notes, "_STORE_RETRY", 0.01)
    rig.replies.failing = {steps.Sending: 1_000_000}
    rig.start()
    mine = await rig.put(await rig.chat(), "Oi")
    await until(lambda: rig.replies.tried.count("Sending") >= 3)
    assert not rig.gateway.asked
    assert rig.state(mine) is OutboxState.WAITING
    rig.replies.failing.clear()
    await until(rig.is_(mine, OutboxState.TAKEN))
    assert rig.gateway.texts() == ["Oi"]


@pytest.mark.allows_log
async def test_a_database_that_cannot_be_read_for_a_moment_is_asked_again(
    rig: Rig, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    monkeypatch.setattr(outbox_notes, "_STORE_RETRY", 0.01)
    mine = await rig.put(await rig.chat(), "Oi")
    read, failures = rig.reader.outbox, [OSError("disk I/O error")] * 2

    def sometimes() -> list[Pending]:
        if failures:
            raise failures.pop()
        return read()

    monkeypatch.setattr(rig.reader, "outbox", sometimes)
    rig.start()
    await until(rig.is_(mine, OutboxState.TAKEN))
    assert caplog.text.count("the outbox cannot be read") == 2


async def test_a_message_given_up_while_it_is_sent_is_not_an_error(rig: Rig) -> None:
    answer: asyncio.Future[str] = asyncio.get_running_loop().create_future()
    rig.gateway.outcomes["Oi"] = [answer]
    rig.start()
    chat = await rig.chat()
    mine = await rig.put(chat, "Oi")
    await until(rig.is_(mine, OutboxState.SENDING))
    await rig.do(steps.Discard(mine))
    answer.set_result("ID-Oi")
    behind = await rig.put(chat, "next")
    await until(rig.is_(behind, OutboxState.TAKEN))
    await rig.echo(ANA, "Oi", "ID-Oi")  # it was sent all the same, and shows as what it is
    texts = [m.text for m in rig.reader.page_before(chat, None, 50) if m.from_me]
    assert sorted(texts) == ["Oi", "next"]


async def test_what_was_put_off_goes_out_soon_after_the_laptop_wakes_up(
    rig: Rig, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The loop's timers stand still while the machine sleeps; the time does not."""
    monkeypatch.setattr(outbox, "LONGEST_SLEEP", 0.01)
    rig.gateway.outcomes["Oi"] = [NotTakenError("busy", None, 3600.0)]
    rig.start()
    mine = await rig.put(await rig.chat(), "Oi")
    await until(lambda: rig.message(mine).error == "busy")
    rig.clock.pass_by(3600)  # and nobody wakes the outbox
    await until(rig.is_(mine, OutboxState.TAKEN))
