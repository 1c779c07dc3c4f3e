"""The demo's customer who sends everything: every kind of the contract comes, and the journal proves it."""

import asyncio
from pathlib import Path

from console_rig import console, until

from multichat_desktop.domain.content import ContactsCard, Kind, LocationCard
from multichat_desktop.domain.message import Message
from multichat_desktop.services.verify import verify
from multichat_desktop.simulator.scenario_cast import assemble
from multichat_desktop.simulator.scenario_kinds import Parade


async def test_every_kind_comes_in_the_demo(tmp_path: Path) -> None:
    async with console(tmp_path) as running:
        shop, core = running.shop, running.core
        url = f"http://127.0.0.1:{core.ports.local}/webhook/"
        for event in shop.webhooks:
            shop.webhooks[event] = url
        cast = assemble(shop)
        await Parade(shop, cast.julia, cast.deliveries, lambda _: asyncio.sleep(0.002)).run()
        await shop.settled()

        def messages() -> list[Message]:
            return list(core.reader.export())

        await until(lambda: {m.kind for m in messages()} == set(Kind), 30)
        found = messages()
        assert any(m.view_once for m in found)
        assert any(m.edited and m.text == "Fecha em 290 reais?" for m in found), "the newest of two edits"
        assert any(m.deleted for m in found)
        assert any(m.mentions for m in found)
        assert any(m.quote is not None and m.quote.seq is not None for m in found)
        assert any(isinstance(m.card, LocationCard) and m.card.live for m in found)
        assert any(isinstance(m.card, ContactsCard) and len(m.card.contacts) == 2 for m in found)
        assert any(m.media is not None and m.media.round for m in found)
        assert any(m.media is not None and m.media.animated for m in found)
        assert {r.emoji for m in found for r in m.reactions} == {"👍", "😂"}, (
            "changed, taken back, given again"
        )
        polls = [m for m in found if m.kind is Kind.POLL]
        assert [sorted(v.choices or () for v in poll.votes) for poll in polls] == [[(1,)], [(0,), (0, 1)]]
        assert any(m.text == "Agora foi! Era só um oi 👋" for m in found), "decrypted later"
        await asyncio.get_running_loop().run_in_executor(core.pool, core.writer.drain)
        assert verify(core.profile).differences == []
