"""The outbox against the simulated gateway over HTTP, on its bad days, with its webhooks coming in."""

import asyncio
from collections import Counter
from pathlib import Path

import pytest
from gateway_rig import PHONES, TEXTS, world
from outbox_rig import until

from multichat_desktop.domain.status import DeliveryStatus, OutboxState
from multichat_desktop.services import backoff as backoff_module
from multichat_desktop.simulator import Fail
from multichat_desktop.store import steps


def _texts(number: int) -> list[str]:
    """Twelve texts, of which two are the same words again."""
    texts = [f"Cliente {number}, texto {count}" for count in range(TEXTS)]
    texts[5] = texts[9] = "Obrigado!"
    return texts


def _bad_days() -> list[Fail]:
    kinds = [
        Fail(status=503),
        Fail(drop="before"),
        Fail(drop="after"),
        Fail(status=504, taken=True),
        Fail(status=502),
        Fail(status=429),
    ]
    return [Fail(status=429, retry_after=1), *kinds * 3]


@pytest.mark.parametrize("echo_first", [False, True], ids=["answer first", "echo first"])
async def test_sixty_texts_on_bad_days_reach_their_customers_once_and_in_order(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, echo_first: bool
) -> None:
    monkeypatch.setattr(backoff_module, "_FIRST_RETRY", 0.01)
    async with world(tmp_path) as it:
        it.simulator.faults.echo_before_answer = echo_first
        it.simulator.faults.duplicate_webhooks = 1
        it.simulator.faults.rest_fail = _bad_days()
        written = {number: _texts(number) for number in range(len(PHONES))}
        mine = [await it.put(number, text) for number, texts in written.items() for text in texts]

        def heard(number: int) -> list[str]:
            return [text for _, text in it.customers[number].inbox]

        def at_rest() -> bool:
            """What is not taken is unsettled, or stands behind one that is."""
            first = {row.chat_id: row.state for row in reversed(it.reader.outbox())}
            return set(first.values()) <= {OutboxState.UNSETTLED}

        async def quiet() -> None:
            for _ in range(3):  # an unsettled one may be settled by an echo that is still on its way
                await until(at_rest)
                await it.shop.settled()
                await asyncio.sleep(0.03)

        rounds = 0
        await quiet()
        while it.reader.outbox():
            for number, texts in written.items():
                assert not Counter(heard(number)) - Counter(texts)
                assert heard(number) == texts[: len(heard(number))]
            # Nothing repeats these by itself, and no echo came: they did not arrive, as the agent finds out by phone.
            for row in it.reader.outbox():
                if row.state is OutboxState.UNSETTLED:
                    await it.do(steps.Retry(row.local_id))
            rounds += 1
            await quiet()
        await until(lambda: all(heard(number) == texts for number, texts in written.items()))
        assert not it.simulator.faults.rest_fail
        assert rounds > 1

        def read() -> bool:
            return all((it.message(one).status or 0) >= DeliveryStatus.READ for one in mine)

        await until(read)
        for chat in it.reader.chats():
            shown = it.reader.page_before(chat.id, None, 100)
            number = PHONES.index(chat.phone or "")
            # What the agent sent again stands at the time of that word.
            assert sorted(m.text or "" for m in shown if m.from_me) == sorted(written[number])
            ids = [m.message_id for m in shown]
            assert len(ids) == len(set(ids)) == TEXTS + 1


async def test_a_plan_that_does_not_allow_it_is_a_reason_and_a_wrong_token_too(tmp_path: Path) -> None:
    async with world(tmp_path) as it:
        it.simulator.faults.rest_fail = [
            Fail(ok_with_error="Recurso disponível apenas no plano PRO"),
            Fail(status=401),
            Fail(status=403),
        ]
        mine = [await it.put(0, text) for text in ("plan", "token", "forbidden", "well")]
        await until(lambda: it.message(mine[-1]).outbox is OutboxState.TAKEN)
        assert [it.message(one).error for one in mine] == ["plan", "unauthorized", "forbidden", None]
        await until(lambda: it.message(mine[-1]).status is DeliveryStatus.READ)
        assert [text for _, text in it.customers[0].inbox] == ["well"]


async def test_a_gateway_that_is_away_takes_it_when_it_is_back(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(backoff_module, "_FIRST_RETRY", 0.02)
    async with world(tmp_path) as it:
        port = int(it.simulator.base_url.rpartition(":")[2])
        await it.simulator.stop()
        mine = await it.put(0, "Oi")
        await until(lambda: it.message(mine).error == "offline")
        await it.simulator.start(port=port)
        await until(lambda: it.message(mine).status is DeliveryStatus.READ)
