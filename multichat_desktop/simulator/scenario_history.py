"""What was said before the demo was opened: this morning, yesterday and last Saturday."""

from datetime import datetime, time, timedelta

from multichat_desktop.simulator import samples
from multichat_desktop.simulator.customers import Customer
from multichat_desktop.simulator.instance import SimInstance
from multichat_desktop.simulator.owner import Owner
from multichat_desktop.simulator.scenario_cast import Cast

_SATURDAY = 5


class Calendar:
    """Turns the times of the story into moments: its morning ends at 10:42, which is a minute ago."""

    def __init__(self, now: float) -> None:
        # The local zone is meant: the demo shows clock times as the person at the counter reads them.
        self._now = datetime.fromtimestamp(now).astimezone()

    def today(self, hour: int, minute: int, second: int = 0) -> float:
        """A moment of the story's morning, moved so that 10:42 was a minute ago."""
        back = timedelta(hours=10 - hour, minutes=43 - minute, seconds=-second)
        return (self._now - back).timestamp()

    def yesterday(self, hour: int, minute: int) -> float:
        """A moment of yesterday."""
        return self._days_ago(1, hour, minute)

    def saturday(self, hour: int, minute: int) -> float:
        """A moment of last Saturday, which is neither today nor yesterday."""
        days = (self._now.weekday() - _SATURDAY) % 7
        return self._days_ago(days if days > 1 else days + 7, hour, minute)

    def _days_ago(self, days: int, hour: int, minute: int) -> float:
        day = self._now.date() - timedelta(days=days)
        return datetime.combine(day, time(hour, minute)).astimezone().timestamp()


async def tell(instance: SimInstance, cast: Cast) -> None:
    """Sends all of the past at once, oldest conversations first."""
    calendar = Calendar(instance.world.clock())
    owner = instance.owner
    await _other_days(owner, cast, calendar)
    await _early_morning(owner, cast, calendar)
    await _deliveries(owner, cast, calendar)
    await _joao_and_bakery(owner, cast, calendar)
    await _mariana(owner, cast.mariana, calendar)


async def _other_days(owner: Owner, cast: Cast, calendar: Calendar) -> None:
    centro, ana, henrique = cast.centro, cast.ana, cast.henrique
    await centro.say("Consegue separar duas caixas pra segunda?", moment=calendar.saturday(11, 20))
    centro.receives_after = None
    await owner.say(centro, "Pode deixar 👍", moment=calendar.saturday(11, 26))
    centro.receives_after = 0.2

    await ana.say("Oi! Ainda tem bolo de milho hoje?", moment=calendar.yesterday(15, 2))
    await owner.say(
        ana, "Oi, Ana! O último acabou de sair. Amanhã cedo tem de novo!", moment=calendar.yesterday(15, 5)
    )
    await ana.say("Ah, que pena! Amanhã eu passo aí então", moment=calendar.yesterday(15, 6))
    wrong = await owner.say(ana, "Dr. Henrique, segue o orçamento", moment=calendar.yesterday(16, 40))
    await owner.delete(wrong, moment=calendar.yesterday(16, 41))

    await henrique.say(
        "Boa tarde. Preciso de um orçamento de coffee break para 15 pessoas.",
        moment=calendar.yesterday(16, 12),
    )
    await owner.say(henrique, "Boa tarde, doutor! Já preparo e envio.", moment=calendar.yesterday(16, 15))
    henrique.reads_after = None
    await owner.document(
        henrique, "Orçamento_2041.pdf", samples.read("quote.pdf"), 1, moment=calendar.yesterday(16, 43)
    )
    henrique.reads_after = 2.0


async def _early_morning(owner: Owner, cast: Cast, calendar: Calendar) -> None:
    await cast.carla.say("Bom dia! Deixei um áudio explicando", moment=calendar.today(9, 39))
    voice = await cast.carla.voice(14, moment=calendar.today(9, 40))
    await owner.read(voice, moment=calendar.today(9, 44))
    question = await cast.nobody.say("Vocês abrem no feriado?", moment=calendar.today(9, 58))
    await owner.read(question, moment=calendar.today(10, 1))


async def _deliveries(owner: Owner, cast: Cast, calendar: Calendar) -> None:
    group, rafa, bia = cast.deliveries, cast.rafa, cast.deliveries.members[1]
    await owner.say(
        group, "Bom dia! Hoje são *seis* entregas, a primeira às 9h.", moment=calendar.today(8, 5)
    )
    await group.say(bia, "Fico com as três da Vila Mariana", moment=calendar.today(8, 11))
    route = await group.say(rafa, "Beleza, faço as do centro", moment=calendar.today(8, 12))
    await owner.react(route, "👍", moment=calendar.today(8, 13))
    await owner.say(group, "Combinado!", moment=calendar.today(8, 14))
    await group.say(bia, "Entreguei a primeira, cliente adorou", moment=calendar.today(9, 52))
    await group.say(rafa, "Trânsito parado na Consolação", moment=calendar.today(10, 4))
    await group.say(bia, "Aqui também, Rafa 😩", moment=calendar.today(10, 6))
    await group.say(rafa, "chego em 10 min", moment=calendar.today(10, 12))


async def _joao_and_bakery(owner: Owner, cast: Cast, calendar: Calendar) -> None:
    joao, bakery = cast.joao, cast.bakery
    await joao.say("Bom dia! O pagamento do bolo já caiu aí?", moment=calendar.today(10, 18))
    await owner.say(
        joao, "Bom dia, João! Caiu sim. Retirada amanhã às 10h, certo?", moment=calendar.today(10, 25)
    )
    await joao.say("Isso! Eu mesmo busco", moment=calendar.today(10, 30))
    await owner.say(joao, "Perfeito, obrigado!", moment=calendar.today(10, 31))

    await bakery.say("Bom dia! Consegue me mandar 40 pães de mel pra sexta?", moment=calendar.today(9, 5))
    await owner.say(
        bakery, "Bom dia! Consigo sim. Mesma embalagem da última vez?", moment=calendar.today(9, 12)
    )
    await bakery.image(
        samples.read("bread.jpg"),
        thumbnail=samples.read("bread-small.jpg"),
        width=1200,
        height=1200,
        moment=calendar.today(10, 38),
    )


async def _mariana(owner: Owner, mariana: Customer, calendar: Calendar) -> None:
    await mariana.say(
        "Oi! Vi no Instagram que vocês fazem bolo de encomenda 😊", moment=calendar.today(10, 21, 5)
    )
    await mariana.say("Queria um de cenoura com chocolate pra sábado", moment=calendar.today(10, 21, 31))
    await owner.say(
        mariana, "Bom dia, Mariana! Fazemos sim. Para quantas pessoas seria?", moment=calendar.today(10, 24)
    )
    wish = await mariana.image(
        samples.read("cake.jpg"),
        thumbnail=samples.read("cake-small.jpg"),
        caption="Algo assim, pra umas 20 pessoas",
        width=1408,
        height=800,
        moment=calendar.today(10, 26),
    )
    await owner.react(wish, "❤️", moment=calendar.today(10, 28))
    await owner.say(
        mariana,
        "Lindo! Esse fica em *R$ 180,00*, com entrega no centro inclusa.",
        quote=wish,
        moment=calendar.today(10, 29),
    )
    mariana.reads_after = None
    await owner.document(
        mariana, "Orçamento_2042.pdf", samples.read("quote.pdf"), 1, moment=calendar.today(10, 30)
    )
    mariana.reads_after = 1.5
    await mariana.voice(14, moment=calendar.today(10, 41))
    await mariana.say("Pode ser retirada às 15h?", moment=calendar.today(10, 42))
