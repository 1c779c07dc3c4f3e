"""One customer who sends everything there is: in the demo, every kind of message is seen within two minutes."""

from collections.abc import Awaitable, Callable

from multichat_desktop.simulator import ballots, cards, content, samples
from multichat_desktop.simulator.customers import Customer, Group
from multichat_desktop.simulator.instance import SimInstance
from multichat_desktop.simulator.spelling import Json

Pause = Callable[[float], Awaitable[None]]
_BETWEEN = 2.5
_OPTIONS = ("Retirar na loja", "Motoboy (R$ 12)", "Correios")


def _small(name: str) -> bytes:
    return samples.read(f"{name}-small.jpg")


class Parade:
    """Everything that can come, one after the other, in the order in which a long conversation would have it."""

    def __init__(self, instance: SimInstance, customer: Customer, group: Group, pause: Pause) -> None:
        self._line, self._owner = instance.line, instance.owner
        self._who, self._group, self._pause = customer, group, pause
        self._world = instance.world

    async def run(self) -> None:
        """Sends all of it; what WhatsApp holds back while the phone is unlinked follows later."""
        for part in (
            self._words,
            self._pictures,
            self._sounds_and_files,
            self._places_and_people,
            self._changes,
            self._poll,
            self._choices,
            self._shopping,
            self._not_here,
            self._in_the_group,
        ):
            await part()

    async def _put(self, body: Json) -> str:
        await self._pause(_BETWEEN)
        return self._who.write(self._who, body, None)

    async def _words(self) -> None:
        await self._who.say("Oi! Sou a Júlia, da *Festas & Cia*. Vou mandar _de tudo_ por aqui 😄")
        await self._put(
            content.text("Preciso de:\n- 40 brigadeiros\n- ~30~ 35 beijinhos\n> até sexta\n`pedido 88`")
        )
        asked = await self._owner.say(self._who, "Oi, Júlia! É para que dia?")
        await self._put(content.text("Pra sexta, às 15h", self._line.quote(asked)))
        site = "https://festasecia.example/temas/girassol"
        await self._put(
            cards.link(
                f"O tema é este: {site}", site, "Tema Girassol", "Mesa completa em amarelo", _small("cake")
            )
        )
        await self._put(cards.ephemeral("Essa some em 7 dias ⏳"))
        await self._put(content.text("🥳"))

    async def _pictures(self) -> None:
        await self._pause(_BETWEEN)
        await self._who.image(
            samples.read("cake.jpg"),
            thumbnail=_small("cake"),
            caption="A mesa do ano passado",
            width=1408,
            height=800,
        )
        await self._pause(_BETWEEN)
        await self._who.video(_small("gift"), caption="O embrulho que eu queria")
        gif = content.video(
            self._world, _small("cake"), seconds=3, caption=None, width=480, height=480, gif=True
        )
        await self._put(gif)
        film = content.video(self._world, _small("gift"), seconds=5, caption=None, width=480, height=480)
        await self._put({"ptvMessage": film["videoMessage"]})
        await self._put(content.sticker(self._world))
        await self._put(content.sticker(self._world, animated=True))
        once = content.image(self._world, _small("gift"), caption=None, width=900, height=1200)
        await self._put(cards.view_once(once))

    async def _sounds_and_files(self) -> None:
        await self._pause(_BETWEEN)
        await self._who.voice(14)
        song = content.voice(self._world, 31)
        await self._put({"audioMessage": song["audioMessage"] | {"ptt": False, "mimetype": "audio/ogg"}})
        await self._pause(_BETWEEN)
        await self._who.document("Lista de convidados.pdf", samples.read("guests.pdf"), 2)

    async def _places_and_people(self) -> None:
        await self._pause(_BETWEEN)
        await self._who.location(
            -23.5614, -46.6559, name="Festas & Cia", address="Alameda Santos, 1200 - São Paulo"
        )
        await self._put(cards.live_location(-23.5651, -46.6519, "Estou chegando"))
        await self._pause(_BETWEEN)
        await self._who.contact("Sônia Prado", "5511900004231")
        await self._put(
            cards.contacts(("Zeca Entregas", "5511900004232"), ("Lia Decoração", "5511900004233"))
        )

    async def _changes(self) -> None:
        said = await self._put(content.text("Fecha em 300 reais?"))
        await self._owner.react(said, "👍")
        await self._pause(_BETWEEN)
        await self._who.edit(said, "Fecha em 280 reais?")
        await self._pause(_BETWEEN)
        await self._who.edit(said, "Fecha em 290 reais?")
        ours = await self._owner.say(self._who, "Fechado! 🎉")
        for emoji in ("👍", "❤️", "", "😂"):
            await self._pause(_BETWEEN)
            await self._who.react(ours, emoji)
        wrong = await self._put(content.text("Isso era pra minha irmã, desculpa"))
        await self._pause(_BETWEEN)
        await self._who.delete(wrong)

    async def _poll(self) -> None:
        await self._pause(_BETWEEN)
        body = ballots.poll(self._world.ids, "Como prefere receber?", _OPTIONS)
        asked = self._owner.send(self._who, body)
        for chosen in ((_OPTIONS[0],), (_OPTIONS[1],)):
            await self._pause(_BETWEEN)
            self._vote(self._who, asked, body, self._line.jid, chosen)

    def _vote(self, voter: Customer, asked: str, body: Json, creator: str, chosen: tuple[str, ...]) -> None:
        moment = self._line.exactly()
        jid = f"{voter.phone}@s.whatsapp.net" if voter.phone else voter.jid
        vote = ballots.vote(self._world.ids, body, self._line.key(asked), creator, jid, moment, chosen)
        party = self._line.said[asked].party
        self._line.received(party, voter.sender, voter.jid, vote, None, message=False)

    async def _choices(self) -> None:
        asked = self._owner.send(
            self._who, cards.buttons("Confirma a retirada?", self._line.name, "Sim", "Outro dia")
        )
        await self._put(cards.button_answer("Sim", self._line.quote(asked)))
        await self._put(cards.list_answer("Kit festa 50 pessoas", "R$ 420,00"))
        self._owner.send(
            self._who, cards.template("Seu pedido está pronto!", self._line.name, "Vou buscar", "Ajuda")
        )

    async def _shopping(self) -> None:
        await self._pause(_BETWEEN)
        await self._who.order("Quero estes três 💛", items=3, total_cents=10_470)
        await self._put(
            cards.product("Caneca Girassol 325 ml", "Cerâmica pintada à mão", 2_990, _small("gift"))
        )

    async def _not_here(self) -> None:
        await self._put(cards.missed_call())
        await self._put(cards.missed_call(video=True))
        await self._put(cards.notice("E2E_IDENTITY_CHANGED"))
        await self._put(cards.of_tomorrow())
        late = await self._put(cards.undecrypted())
        await self._pause(2 * _BETWEEN)
        who = self._who
        self._line.received(
            who,
            who.sender,
            who.jid,
            content.text("Agora foi! Era só um oi 👋"),
            None,
            message=False,
            message_id=late,
        )
        await self._put(cards.undecrypted())

    async def _in_the_group(self) -> None:
        group, (one, other) = self._group, self._group.members[:2]
        await self._pause(_BETWEEN)
        jid = f"{one.phone}@s.whatsapp.net"
        other.write(group, cards.mentioning(f"@{one.phone} traz troco pra 50, por favor", jid), None)
        await self._pause(_BETWEEN)
        body = ballots.poll(self._world.ids, "Quem entrega no sábado?", (one.name, other.name), most=2)
        asked = self._owner.send(group, body)
        await self._pause(_BETWEEN)
        self._vote(one, asked, body, self._line.jid, (one.name,))
        self._vote(other, asked, body, self._line.jid, (one.name, other.name))
        for stub, parameters in (
            ("GROUP_PARTICIPANT_ADD", (self._who.jid,)),
            ("GROUP_PARTICIPANT_PROMOTE", (self._who.jid,)),
            ("GROUP_CHANGE_SUBJECT", ("Grupo Entregas 🚚",)),
            ("GROUP_CHANGE_ICON", ()),
            ("GROUP_PARTICIPANT_REMOVE", (self._who.jid,)),
        ):
            await self._pause(_BETWEEN)
            one.write(group, cards.notice(stub, *parameters), None)
