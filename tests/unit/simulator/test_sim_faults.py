"""The simulator's bad days, and that it ends without leaving anything behind."""

import asyncio
import random
import time

import aiohttp
import pytest
from sim_rig import MARIANA, PATHS, rigged

from multichat_desktop.simulator import Fail, Simulator
from multichat_desktop.simulator.scenario import run
from multichat_desktop.simulator.scenario_replies import reply_to

pytestmark = pytest.mark.asyncio


@pytest.mark.parametrize("status", [401, 403, 429, 500, 502, 503])
async def test_a_failure_is_used_up_by_one_send(status: int) -> None:
    async with rigged() as rig:
        mariana = rig.shop.customer(MARIANA, "Mariana")
        rig.sim.faults.rest_fail.append(Fail(status=status))
        assert (await rig.call("GET", "/instance/status-instance"))[0] == 200
        answered, body = await rig.send("1")
        assert (answered, body["error"]) == (status, True)
        assert (await rig.send("2"))[0] == 200
        await rig.sink.until(lambda: bool(mariana.inbox))
        await rig.shop.settled()
        assert [text for _, text in mariana.inbox] == ["2"]


async def test_too_many_requests_say_when_to_come_back() -> None:
    async with rigged() as rig:
        rig.sim.faults.rest_fail.append(Fail(status=429, retry_after=2))
        url = f"{rig.sim.base_url}/v1/message/send-text?instanceId=SHOP-1"
        headers = {"Authorization": "Bearer token"}
        async with rig.session.post(url, json={"phone": MARIANA, "message": "x"}, headers=headers) as answer:
            assert (answer.status, answer.headers["Retry-After"]) == (429, "2")


async def test_a_connection_may_break_before_or_after_the_message_is_taken() -> None:
    async with rigged() as rig:
        mariana = rig.shop.customer(MARIANA, "Mariana")
        rig.sim.faults.rest_fail.extend([Fail(drop="before"), Fail(drop="after")])
        for text in ("before", "after"):
            with pytest.raises(aiohttp.ClientConnectionError):
                await rig.send(text)
        await rig.sink.until(lambda: bool(mariana.inbox))
        await rig.shop.settled()
        await asyncio.sleep(0.02)
        assert [text for _, text in mariana.inbox] == ["after"]


async def test_a_bad_answer_may_hide_a_taken_message() -> None:
    async with rigged() as rig:
        mariana = rig.shop.customer(MARIANA, "Mariana")
        rig.sim.faults.rest_fail.extend([Fail(status=504, taken=True), Fail(ok_with_error="Não agora")])
        assert (await rig.send("1"))[0] == 504
        assert await rig.send("2") == (200, {"error": True, "message": "Não agora"})
        await rig.sink.until(lambda: bool(mariana.inbox))
        await rig.shop.settled()
        assert [text for _, text in mariana.inbox] == ["1"]


async def test_a_failure_may_wait_for_another_call() -> None:
    async with rigged() as rig:
        rig.sim.faults.rest_fail.append(Fail(status=503, path="/instance/fetch"))
        assert (await rig.send())[0] == 200
        assert (await rig.call("GET", "/instance/fetch-instance"))[0] == 503
        assert (await rig.call("GET", "/instance/fetch-instance"))[0] == 200


async def test_the_echo_comes_after_the_answer_or_before_it() -> None:
    async with rigged() as rig:
        _, first = await rig.send("1")
        assert not [body for body in rig.sink.bodies("delivery") if body["messageId"] == first["messageId"]]
        await rig.sink.until(lambda: len(rig.sink.bodies("delivery")) == 1)
        rig.sim.faults.echo_before_answer = True
        _, second = await rig.send("2")
        assert rig.sink.bodies("delivery")[1]["messageId"] == second["messageId"]


async def test_webhooks_may_come_twice() -> None:
    async with rigged() as rig:
        rig.sim.faults.duplicate_webhooks = 2
        await rig.shop.customer(MARIANA, "Mariana").say("Oi")
        await rig.shop.settled()
        assert len(rig.sink.came) == 3
        assert len(rig.shop.log) == 1


async def test_webhooks_may_come_in_another_order() -> None:
    async with rigged() as rig:
        rig.sim.faults.reorder_webhooks = True
        mariana = rig.shop.customer(MARIANA, "Mariana")
        texts = [str(number) for number in range(12)]
        for text in texts:
            await mariana.say(text)
        await rig.shop.settled()
        came = [body["msgContent"]["conversation"] for body in rig.sink.bodies("received")]
        assert came != texts
        assert sorted(came) == sorted(texts)


async def test_webhooks_may_get_lost() -> None:
    async with rigged() as rig:
        mariana = rig.shop.customer(MARIANA, "Mariana")
        rig.sim.faults.drop_webhooks = {"presence"}
        await mariana.typing()
        await mariana.say("1")
        rig.sim.faults.drop_webhooks = lambda kind, body: "2" in str(body.get("msgContent"))
        await mariana.say("2")
        await mariana.say("3")
        await rig.shop.settled()
        assert [body["msgContent"]["conversation"] for body in rig.sink.bodies("received")] == ["1", "3"]
        assert [entry.status_code for entry in rig.shop.log] == [None, 200, None, 200]


async def test_an_answer_may_be_slow_and_stop_does_not_wait_for_it() -> None:
    before = asyncio.all_tasks()
    async with rigged(pace=50) as rig:
        await rig.send("under way")
        await rig.shop.send_from_phone(rig.shop.customer(MARIANA, "Mariana"), "under way too")
        rig.sim.faults.rest_delay = 30
        slow = asyncio.create_task(rig.send("slow"))
        await rig.sink.until(lambda: len(rig.sim.requests) == 2)
        began = time.monotonic()
        await rig.sim.stop()
        assert time.monotonic() - began < 1
        with pytest.raises(aiohttp.ClientError):
            await slow
        await rig.shop.customer(MARIANA).say("nobody listens any more")
        await rig.shop.send_from_phone(rig.shop.customer(MARIANA), "nor does anything go on")
    assert asyncio.all_tasks() == before


async def test_it_can_be_started_again() -> None:
    sim = Simulator()
    first = await sim.start()
    await sim.stop()
    assert not sim.running
    port = int(first.rsplit(":", 1)[1])
    assert await sim.start(port=port) == first
    await sim.stop()


async def test_the_demo_tells_its_past_and_goes_on() -> None:
    async with rigged() as rig:
        told: list[str] = []
        life = asyncio.create_task(run(rig.sim, rig.shop, narrate=told.append))
        await rig.sink.until(lambda: len(told) > 60)
        assert {path for path, _ in rig.sink.came} == {
            PATHS[kind] for kind in ("received", "delivery", "status", "presence")
        }
        assert {"Mariana Alves está digitando.", "Carla Souza enviou um áudio."} <= set(told)
        await rig.send("Bom dia! Qual o horário?", phone="5511900004201")
        await rig.sink.until(lambda: "Mariana Alves recebeu: Bom dia! Qual o horário?" in told)
        replies = ("Perfeito, passo nesse horário", "Pode ser meia hora mais tarde?", "Combinado!")
        await rig.sink.until(lambda: any(f"Mariana Alves escreveu: {reply}" in told for reply in replies))
        assert not life.done()
        await rig.sim.stop()
        await asyncio.wait_for(life, 1)


@pytest.mark.parametrize(
    "text, replies",
    [
        (
            "Fica em *R$ 180,00*",
            {"Fechado! Pode fazer", "Consegue um descontinho? 😅", "Ótimo preço, quero sim"},
        ),
        ("Não temos", {"Ah, que pena", "Sem problema, fica pra próxima", "E amanhã, será que tem?"}),
        ("Xyz", {"Certo!", "Entendi, valeu!", "Beleza 👍", "Ótimo!", "Ok, fico no aguardo"}),
    ],
)
async def test_customers_answer_what_fits(text: str, replies: set[str]) -> None:
    assert {reply_to(text, random.Random(seed)) for seed in range(40)} == replies


async def test_the_same_seed_tells_the_same_story() -> None:
    ids = []
    for _ in range(2):
        async with rigged() as rig:
            ids.append([await rig.shop.customer(MARIANA, "Mariana").say("Oi") for _ in range(3)])
    assert ids[0] == ids[1]


async def test_a_taken_port_is_said_and_leaves_nothing() -> None:
    async with rigged() as rig:
        other = Simulator()
        with pytest.raises(OSError, match="address already in use"):
            await other.start(port=int(rig.sim.base_url.rsplit(":", 1)[1]))
        assert not other.running
