"""One instance's line to WhatsApp: what was said on it, and the webhooks that tell of it."""

from collections.abc import Callable
from dataclasses import dataclass

from multichat_desktop.simulator import content
from multichat_desktop.simulator.party import Party
from multichat_desktop.simulator.spelling import Json
from multichat_desktop.simulator.webhooks import Courier, LogEntry
from multichat_desktop.simulator.world import World


@dataclass
class Said:
    """A message that exists in WhatsApp.

    Attributes:
        author: address of who wrote it, with its server part.
    """

    message_id: str
    party: Party
    from_me: bool
    author: str
    content: Json


class Line:
    """What an instance's customers, its phone and its queue write to, each in their own way.

    Attributes:
        connected: whether the shop's phone is linked; while it is not, WhatsApp holds everything back.
        said: every message by its id.
        parties: everyone who took part, in the order of appearance.
    """

    def __init__(self, world: World, instance_id: str, *, phone: str, lid: str, name: str) -> None:
        self.world = world
        self.instance_id = instance_id
        self.phone = phone
        self.lid = lid
        self.name = name
        self.courier = Courier(world, instance_id)
        self.connected = True
        self.said: dict[str, Said] = {}
        self.parties: list[Party] = []
        self._held: list[tuple[str, Json]] = []

    @property
    def jid(self) -> str:
        """The shop's own address inside WhatsApp's objects."""
        return f"{self.phone}@s.whatsapp.net"

    def received(
        self,
        party: Party,
        sender: Json,
        author: str,
        content: Json,
        moment: float | None,
        *,
        message: bool = True,
        message_id: str | None = None,
    ) -> str:
        """A customer's message (or, if not `message`, a change to one); answers its id.

        `message_id` is given where content follows under the id of what could not be decrypted.
        """
        message_id = message_id or self.world.ids.from_android()
        if message:
            self._remember(Said(message_id, party, False, author, content), moment)
        self._emit(
            "received",
            {
                **self._head("webhookReceived", party),
                "messageId": message_id,
                "fromMe": False,
                "chat": party.chat,
                "sender": sender,
                "moment": self.moment(moment),
                "msgContent": content,
            },
        )
        return message_id

    def delivered(
        self,
        party: Party,
        message_id: str,
        content: Json,
        *,
        from_api: bool,
        moment: float | None = None,
        message: bool = True,
    ) -> LogEntry | None:
        """The shop's message (or a change to one) has gone out; answers the webhook, or None while it is held back."""
        if message:
            self._remember(Said(message_id, party, True, self.jid, content), moment)
        return self._emit(
            "delivery",
            {
                **self._head("webhookDelivery", party),
                "messageId": message_id,
                "fromMe": True,
                "chat": party.chat,
                "sender": {
                    "id": self.phone,
                    "pushName": self.name,
                    "verifiedBizName": "",
                    "senderLid": self.lid,
                },
                "moment": self.moment(moment),
                "fromApi": from_api,
                "msgContent": content,
            },
        )

    def status(self, message_id: str, status: str, moment: float | None = None) -> None:
        """A message has got one step further; those of customers have a status too (READ on the phone)."""
        said = self.said[message_id]
        self._emit(
            "status",
            {
                **self._head("webhookStatus", said.party),
                "messageId": message_id,
                "fromMe": said.from_me,
                "chat": {"id": said.party.chat_id},
                "status": status,
                "moment": self.moment(moment),
            },
        )

    def presence(self, party: Party, presence: str) -> None:
        """What the other side is doing; this one comes without an event name."""
        self._emit(
            "presence",
            {**self._identity(), "chat": {"id": party.chat_id}, "status": presence, "moment": self.moment()},
        )

    def connection(self, connected: bool) -> None:
        """The phone has come or gone; when it comes, what WhatsApp held back follows."""
        self.connected = connected
        kind, event = (
            ("connected", "webhookConnected") if connected else ("disconnected", "webhookDisconnected")
        )
        self.courier.emit(kind, {"event": event, **self._identity(), kind: True, "moment": self.moment()})
        if connected:
            held, self._held = self._held, []
            for held_kind, body in held:
                self.courier.emit(held_kind, body)

    def key(self, message_id: str) -> Json:
        """How WhatsApp's own objects name a message."""
        said = self.said[message_id]
        key: Json = {"remoteJid": said.party.jid, "fromMe": said.from_me, "id": message_id}
        return {**key, "participant": said.author} if said.party.is_group else key

    def quote(self, message_id: str | None) -> Json | None:
        """The context that quotes a message; None if there is nothing to quote."""
        said = self.said.get(message_id) if message_id else None
        return content.quote(said.message_id, said.author, said.content) if said else None

    def edited(
        self, message_id: str, words: str, form: Callable[[Json, Json, float], Json], moment: float | None
    ) -> Json:
        """Changes the text of a message and answers the content that tells of it, in the given form."""
        self.said[message_id].content = content.text(words)
        return form(self.key(message_id), content.text(words), self.exactly(moment))

    def moment(self, moment: float | None = None) -> int:
        """The given moment, or now, in the seconds that webhooks carry."""
        return int(self.world.clock() if moment is None else moment)

    def exactly(self, moment: float | None = None) -> float:
        """The given moment, or now, to the millisecond, as WhatsApp's own objects carry it."""
        return self.world.clock() if moment is None else moment

    def _remember(self, said: Said, moment: float | None) -> None:
        self.said[said.message_id] = said
        said.party.last_message_at = max(said.party.last_message_at, self.moment(moment))
        if said.party not in self.parties:
            self.parties.append(said.party)

    def _emit(self, kind: str, body: Json) -> LogEntry | None:
        if self.connected:
            return self.courier.emit(kind, body)
        if kind != "presence":
            self._held.append((kind, body))
        return None

    def _identity(self) -> Json:
        return {"instanceId": self.instance_id, "connectedPhone": self.phone, "connectedLid": self.lid}

    def _head(self, event: str, party: Party) -> Json:
        return {"event": event, **self._identity(), "isGroup": party.is_group}
