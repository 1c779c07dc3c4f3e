"""The demo's life: a shop's morning so far, and then customers who write, record, read and answer for ever."""

import asyncio
from collections.abc import Awaitable, Callable

from multichat_desktop.simulator import samples, scenario_history
from multichat_desktop.simulator.customers import Customer, Group
from multichat_desktop.simulator.instance import SimInstance
from multichat_desktop.simulator.scenario_cast import Cast, assemble, called
from multichat_desktop.simulator.scenario_kinds import Parade
from multichat_desktop.simulator.scenario_replies import reply_to
from multichat_desktop.simulator.server import Simulator

Narrate = Callable[[str], None]
# However fast the pace is, an endless story must leave the loop some air.
_SHORTEST_PAUSE = 0.02
_SCAN_SECONDS = 6.0


async def run(sim: Simulator, instance: SimInstance, *, narrate: Narrate | None = None) -> None:
    """Tells the past at once and then goes on; returns when the simulator stops, or may be cancelled.

    The instance's webhooks should be registered before. `narrate` gets one sentence in Brazilian Portuguese
    for each thing that happens.
    """
    task = sim.world.spawn(_live(sim, instance, narrate or _say_nothing), "the demo's life")
    if task is None:
        return
    try:
        await asyncio.wait({task})
    finally:
        task.cancel()


async def _live(sim: Simulator, instance: SimInstance, narrate: Narrate) -> None:
    cast = assemble(instance)
    await scenario_history.tell(instance, cast)
    await instance.settled()
    instance.scans_after = _SCAN_SECONDS
    life = _Life(sim, instance, cast, narrate)
    life.listen()
    parade = Parade(instance, cast.julia, cast.deliveries, life.pause)
    sim.world.spawn(parade.run(), "everything that can come")
    await life.opening()
    while True:
        await life.next_episode()


class _Life:
    """What happens by itself, one episode after the other, and what is answered to the agent."""

    def __init__(self, sim: Simulator, instance: SimInstance, cast: Cast, narrate: Narrate) -> None:
        self._sim = sim
        self._instance = instance
        self._cast = cast
        self._narrate = narrate
        self._rng = sim.world.rng
        self._to_come: list[Callable[[], Awaitable[None]]] = []

    def listen(self) -> None:
        """From now on everyone answers to what the shop writes."""
        for customer in self._cast.customers:
            customer.on_message = self._answer
            customer.reads_after = self._rng.uniform(0.8, 2.5)
        self._cast.deliveries.reads_after = 3.0
        self._cast.deliveries.on_message = self._answer_in_group

    async def opening(self) -> None:
        """Mariana is typing when the console is opened, and then asks on."""
        mariana = self._cast.mariana
        await mariana.online()
        await self._type(mariana, 6)
        await self._say(mariana, "Se não der, às 16h também serve 😊")

    async def next_episode(self) -> None:
        """Waits a little and lets the next thing happen; while the phone is unlinked, nothing does."""
        await self.pause(self._rng.uniform(4, 9))
        if not self._instance.connected:
            return
        if not self._to_come:
            self._to_come = self._episodes()
            self._rng.shuffle(self._to_come)
        await self._to_come.pop()()

    def _episodes(self) -> list[Callable[[], Awaitable[None]]]:
        return [
            self._bakery_orders,
            self._joao_changes_his_mind,
            self._carla_records,
            self._ana_sends_a_picture,
            self._henrique_sends_a_file,
            self._joao_films,
            self._ana_sends_stickers,
            self._centro_asks,
            self._nobody_insists,
            self._mariana_hesitates,
            self._rafa_reports,
            self._somebody_reacts,
            self._somebody_takes_it_back,
        ]

    async def _bakery_orders(self) -> None:
        bakery = self._cast.bakery
        await bakery.online()
        await self._type(bakery, 2)
        await self._say(bakery, "A embalagem é essa da foto, pode ser?")
        await self._type(bakery, 2)
        await self._say(bakery, "E manda junto 20 brigadeiros, por favor")
        await bakery.offline()

    async def _joao_changes_his_mind(self) -> None:
        joao = self._cast.joao
        await self._type(joao, 2)
        message_id = await self._say(joao, "Esqueci de perguntar: tem vela de aniversario?")
        await self.pause(2)
        await joao.edit(message_id, "Esqueci de perguntar: tem vela de aniversário de número 7?")
        self._narrate("João Pedro corrigiu a mensagem.")

    async def _carla_records(self) -> None:
        carla = self._cast.carla
        await carla.online()
        await carla.recording()
        self._narrate("Carla Souza está gravando um áudio.")
        await self.pause(4)
        await carla.voice(self._rng.choice(samples.VOICE_SECONDS))
        self._narrate("Carla Souza enviou um áudio.")

    async def _ana_sends_a_picture(self) -> None:
        ana = self._cast.ana
        await self._type(ana, 2)
        await ana.image(
            samples.read("gift.jpg"),
            thumbnail=samples.read("gift-small.jpg"),
            caption="Dá pra embrulhar pra presente assim?",
        )
        self._narrate("Ana Beatriz enviou uma foto.")

    async def _henrique_sends_a_file(self) -> None:
        henrique = self._cast.henrique
        await henrique.document(
            "Lista de convidados.pdf", samples.read("guests.pdf"), 2, caption="Segue a lista atualizada"
        )
        self._narrate("Dr. Henrique enviou um documento.")
        await self._type(henrique, 3)
        await self._say(henrique, "Precisamos de duas opções sem glúten.")

    async def _joao_films(self) -> None:
        joao = self._cast.joao
        await joao.video(samples.read("gift-small.jpg"), caption="O presente ficou assim, ó")
        self._narrate("João Pedro enviou um vídeo.")
        await self.pause(2)
        await joao.video(samples.read("cake-small.jpg"), seconds=2, width=528, height=300, gif=True)
        self._narrate("João Pedro enviou um GIF.")

    async def _ana_sends_stickers(self) -> None:
        ana = self._cast.ana
        await ana.sticker()
        await self.pause(1)
        await ana.sticker(animated=True)
        self._narrate("Ana Beatriz enviou figurinhas.")

    async def _centro_asks(self) -> None:
        centro = self._cast.centro
        await centro.online()
        await self._type(centro, 2)
        await self._say(centro, "Chegou tudo certinho, obrigado!")
        await centro.location(
            -23.5456, -46.6344, name="Loja Centro", address="Rua Direita, 90 - Sé, São Paulo - SP"
        )
        self._narrate("Loja Centro enviou a localização.")

    async def _nobody_insists(self) -> None:
        nobody = self._cast.nobody
        await self._type(nobody, 1)
        await self._say(
            nobody, self._rng.choice(("Oi?", "Alguém aí? 🙂", "É que eu queria passar aí na segunda"))
        )

    async def _mariana_hesitates(self) -> None:
        mariana = self._cast.mariana
        await self._type(mariana, 3)
        await mariana.paused()
        await self.pause(2)
        await self._type(mariana, 2)
        quoted = mariana.inbox[-1][0] if mariana.inbox else None
        await mariana.say("Fechado então! Como faço pra pagar?", quote=quoted)
        self._narrate("Mariana Alves respondeu a uma mensagem da loja.")

    async def _rafa_reports(self) -> None:
        group, rafa = self._cast.deliveries, self._cast.rafa
        text = self._rng.choice(("Entregue!", "Cliente não atende o interfone", "Saindo pra próxima 🏍️"))
        await group.say(rafa, text)
        self._narrate(f"Rafa escreveu no Grupo Entregas: {text}")

    async def _somebody_reacts(self) -> None:
        customer = self._rng.choice([one for one in self._cast.customers if one.inbox])
        emoji = self._rng.choice(("❤️", "👍", "🙏", "😂"))
        await customer.react(customer.inbox[-1][0], emoji)
        self._narrate(f"{called(customer)} reagiu com {emoji}.")

    async def _somebody_takes_it_back(self) -> None:
        customer = self._rng.choice((self._cast.ana, self._cast.bakery))
        message_id = await self._say(customer, "Ops, mensagem errada")
        await self.pause(2)
        await customer.delete(message_id)
        self._narrate(f"{called(customer)} apagou uma mensagem.")

    async def _answer(self, customer: Customer, message_id: str, text: str) -> None:
        self._narrate(f"{called(customer)} recebeu: {text}")
        await self.pause((customer.reads_after or 0) + self._rng.uniform(0.3, 1))
        await self._type(customer, self._rng.uniform(1, 2))
        # Who gets three messages in a row answers once.
        if customer.inbox[-1][0] == message_id:
            await self._say(customer, reply_to(text, self._rng))

    async def _answer_in_group(self, group: Group, message_id: str, text: str) -> None:
        self._narrate(f"O {group.name} recebeu: {text}")
        await self.pause(self._rng.uniform(2, 4))
        if group.inbox[-1][0] == message_id:
            await group.say(self._cast.rafa, self._rng.choice(("Beleza!", "Ok 👍", "Deixa comigo")))
            self._narrate(f"Rafa respondeu no {group.name}.")

    async def _type(self, customer: Customer, seconds: float) -> None:
        await customer.typing()
        self._narrate(f"{called(customer)} está digitando.")
        await self.pause(seconds)

    async def _say(self, customer: Customer, text: str) -> str:
        message_id = await customer.say(text)
        self._narrate(f"{called(customer)} escreveu: {text}")
        return message_id

    async def pause(self, seconds: float) -> None:
        """Waits so long at pace 1."""
        await asyncio.sleep(max(_SHORTEST_PAUSE, seconds * self._sim.world.pace))


def _say_nothing(sentence: str) -> None:
    """Where nobody wants to hear the story."""
