"""A reaction the whole way: the agent's wish, the gateway's call, its echo; and what a plan without it answers."""

from pathlib import Path

import pytest
from console_rig import SHOP, TOKEN, Console, console, until

from multichat_desktop.domain.message import Message


async def connected(running: Console) -> tuple[int, str]:
    """A customer's message in a console whose webhooks arrive; its number and id."""
    url = f"http://127.0.0.1:{running.core.ports.local}/webhook/"
    for event in running.shop.webhooks:
        running.shop.webhooks[event] = url
    await running.core.services.credentials.keep(SHOP, TOKEN)
    message_id = await running.shop.customer("5511900004201", "Mariana").say("Oi")
    await running.shop.settled()
    await until(lambda: list(running.core.reader.export()))
    return next(iter(running.core.reader.export())).seq, message_id


def message(running: Console, seq: int) -> Message:
    found = running.core.reader.message(seq)
    assert found is not None
    return found


async def test_reacting_and_taking_it_back(tmp_path: Path) -> None:
    async with console(tmp_path) as running:
        seq, message_id = await connected(running)
        for emoji in ("👍", "❤️", ""):
            running.core.services.desk.react(seq, emoji)
            await until(lambda wanted=emoji: _stands(message(running, seq), wanted))
        calls = [call for call in running.simulator.requests if "reaction" in call.path]
        assert [(call.path.rpartition("/")[2], call.body) for call in calls] == [
            ("send-reaction", {"phone": "5511900004201", "messageId": message_id, "reaction": "👍"}),
            ("send-reaction", {"phone": "5511900004201", "messageId": message_id, "reaction": "❤️"}),
            ("remove-reaction", {"phone": "5511900004201", "messageId": message_id}),
        ]


def _stands(found: Message, emoji: str) -> bool:
    """Whether WhatsApp has told the shop's reaction, and nothing of it is on its way any more."""
    told = [r.emoji for r in found.reactions if r.author is None]
    return found.reacting is None and told == ([emoji] if emoji else [])


@pytest.mark.parametrize("emoji", ["👍"])
async def test_a_plan_without_reactions_says_so(tmp_path: Path, emoji: str) -> None:
    async with console(tmp_path) as running:
        seq, _ = await connected(running)
        running.shop.plan = "LITE"
        running.core.services.desk.react(seq, emoji)
        await until(lambda: (own := message(running, seq).reacting) is not None and own.error == "plan")
        assert message(running, seq).shown_reactions == ()
