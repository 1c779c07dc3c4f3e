"""Messages whose answer was lost: what is looked at, what is found, and when the agent is asked."""

import json

import pytest
from outbox_rig import ANA, BIA, NOON, SHOP, Rig, a_while, until

from multichat_desktop.domain.message import CHECKING, Message
from multichat_desktop.domain.status import DeliveryStatus, OutboxState
from multichat_desktop.services import outbox_lost
from multichat_desktop.store import steps
from multichat_desktop.wapi.errors import LostAnswerError, NotTakenError
from multichat_desktop.wapi.looking import read_queue


@pytest.fixture(autouse=True)
def _soon(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(outbox_lost, "_LOOK_AFTER", (0.02, 0.02))


def told(text: str, message_id: str, *, at: int = NOON, phone: str = ANA, **changed: object) -> bytes:
    """A webhook's body as the gateway's log keeps it: all keys in lower case."""
    body = {
        "event": "webhookDelivery",
        "instanceid": SHOP,
        "messageid": message_id,
        "fromme": True,
        "fromapi": True,
        "chat": {"id": phone},
        "sender": {"id": "5511900000142"},
        "moment": at // 1000,
        "msgcontent": {"conversation": text},
    }
    return json.dumps(body | changed).encode()


async def lose(rig: Rig, text: str = "lost") -> str:
    """A text whose answer is lost, under its local id."""
    rig.gateway.outcomes[text] = [LostAnswerError("no-answer")]
    rig.start()
    chat = await rig.chat()
    return await rig.put(chat, text)


def asks(rig: Rig, local_id: str):
    return lambda: rig.message(local_id).asks


def row(text: str, message_id: str, phone: str = ANA, **changed: object) -> dict[str, object]:
    return {"messageId": message_id, "phone": phone, "msgContent": {"conversation": text}} | changed


def queue(*rows: dict[str, object]):
    return read_queue({"messages": [*rows]}, SHOP)


def look(message: Message) -> tuple[OutboxState | None, str | None]:
    return message.outbox, message.error


async def test_the_agent_is_asked_only_after_the_gateway_was_looked_at(rig: Rig) -> None:
    mine = await lose(rig)
    await until(lambda: look(rig.message(mine)) == (OutboxState.UNSETTLED, CHECKING))
    assert not rig.message(mine).asks
    await until(asks(rig, mine))
    assert rig.message(mine).error == "no-answer"
    assert rig.gateway.calls.count(("queued",)) == rig.gateway.calls.count(("told",)) == 2
    assert rig.gateway.texts() == ["lost"]


async def test_it_is_found_in_the_gateways_queue(rig: Rig) -> None:
    rig.gateway.queue = queue(
        row("lost", "ELSEWHERE", BIA), row("another", "OTHER"), row(" lost ", "ID-1"), row("lost", "ID-2")
    )
    mine = await lose(rig)
    behind = await rig.put(rig.message(mine).chat_id, "behind it")
    await until(rig.is_(behind, OutboxState.TAKEN))
    message = rig.message(mine)
    assert (message.message_id, message.outbox, message.status) == (
        "ID-1",
        OutboxState.TAKEN,
        DeliveryStatus.PENDING,
    )
    assert rig.gateway.texts() == ["lost", "behind it"]


async def test_what_the_queue_holds_of_another_message_with_the_same_words_is_not_it(rig: Rig) -> None:
    rig.start()
    chat = await rig.chat()
    first = await rig.put(chat, "ok")
    await until(rig.is_(first, OutboxState.TAKEN))
    rig.gateway.queue = queue(row("ok", "ID-ok"))
    rig.gateway.outcomes["ok"] = [LostAnswerError("no-answer")]
    second = await rig.put(chat, "ok")
    await until(asks(rig, second))
    assert rig.message(second).message_id is None


async def test_it_is_found_in_the_log_of_webhooks(rig: Rig) -> None:
    rig.gateway.log = [
        told("lost", "OLD", at=NOON - 600_000),
        told("lost", "PHONE", fromapi=False),
        told("lost", "OTHER", instanceid="SHOP-2"),
        told("another", "ANOTHER"),
        b"nothing of the kind",
        told("lost", "ID-1"),
    ]
    mine = await lose(rig)
    await until(rig.is_(mine, OutboxState.TAKEN))
    assert (rig.message(mine).message_id, rig.message(mine).status) == ("ID-1", DeliveryStatus.SENT)
    texts = [m.text for m in rig.reader.page_before(rig.message(mine).chat_id, None, 9)]
    assert texts == ["Oi!", "lost"]


@pytest.mark.allows_log
async def test_a_gateway_that_is_away_is_looked_at_again_and_then_the_agent_is_asked(
    rig: Rig, caplog: pytest.LogCaptureFixture
) -> None:
    rig.gateway.failures = {"queued": [NotTakenError("offline"), ZeroDivisionError()]}
    mine = await lose(rig)
    await until(asks(rig, mine))
    assert rig.gateway.calls.count(("queued",)) == 2
    assert "could not be looked for" in caplog.text


@pytest.mark.parametrize("word", [steps.Retry, steps.Settle, steps.Discard])
async def test_the_agents_word_comes_before_the_look(
    rig: Rig, word: type[steps.Settle], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(outbox_lost, "_LOOK_AFTER", (0.1,))
    mine = await lose(rig)
    await until(lambda: look(rig.message(mine)) == (OutboxState.UNSETTLED, CHECKING))
    await rig.do(word(mine))
    await a_while()
    await a_while()
    await a_while()
    assert ("queued",) not in rig.gateway.calls


async def test_a_word_that_comes_during_the_last_look_is_not_asked_for_again(
    rig: Rig, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(outbox_lost, "_LOOK_AFTER", (0.01,))
    mine = await lose(rig)

    async def meanwhile() -> list[bytes]:
        await rig.do(steps.Discard(mine))
        return []

    monkeypatch.setattr(rig.gateway, "told", lambda _: meanwhile())
    await until(lambda: rig.reader.by_local_id(mine) is None)
    await a_while()
    assert "Ask" not in rig.replies.tried


async def test_one_that_is_given_up_between_two_reads_is_not_looked_for(
    rig: Rig, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(rig.reader.sending, "letter", lambda _: None)
    rig.start()
    mine = await rig.put(await rig.chat(), "Oi")
    await until(rig.is_(mine, OutboxState.WAITING))
    await until(lambda: rig.message(mine).outbox is OutboxState.SENDING)
    await a_while()
    assert rig.gateway.asked == []
    await rig.do(steps.Unsettled(mine, checking=True))
    await rig.stop()
    rig.start()
    await until(asks(rig, mine))
    assert ("queued",) not in rig.gateway.calls


async def test_after_a_restart_it_is_looked_for_again(rig: Rig, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(outbox_lost, "_LOOK_AFTER", (30.0,))
    mine = await lose(rig)
    await until(lambda: look(rig.message(mine)) == (OutboxState.UNSETTLED, CHECKING))
    await rig.crash()
    monkeypatch.setattr(outbox_lost, "_LOOK_AFTER", (0.01,))
    rig.gateway.queue = queue(row("lost", "ID-1"))
    rig.start()
    await until(rig.is_(mine, OutboxState.TAKEN))
    assert rig.gateway.texts() == ["lost"]


async def test_what_the_agent_was_asked_about_is_not_looked_for_again(rig: Rig) -> None:
    mine = await lose(rig)
    await until(asks(rig, mine))
    await rig.stop()
    looked = len(rig.gateway.calls)
    rig.start()
    await a_while()
    assert len(rig.gateway.calls) == looked


@pytest.mark.allows_log
async def test_a_look_that_breaks_is_no_end(
    rig: Rig, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    rig.replies.error = ZeroDivisionError()
    rig.replies.failing = {steps.Ask: 1}
    mine = await lose(rig)
    await until(lambda: "ended unexpectedly" in caplog.text)
    assert look(rig.message(mine)) == (OutboxState.UNSETTLED, CHECKING)
