"""The people and groups on the other side: they write, record, send, react, read and hear."""

from collections.abc import Awaitable, Callable

from multichat_desktop.simulator import content
from multichat_desktop.simulator.line import Line
from multichat_desktop.simulator.party import Party
from multichat_desktop.simulator.phones import with_ninth_digit, without_ninth_digit
from multichat_desktop.simulator.spelling import Json

OnMessage = Callable[["Customer", str, str], Awaitable[None]]
OnGroupMessage = Callable[["Group", str, str], Awaitable[None]]
ADDRESSES = ("phone", "lid", "ninth-less")


class Customer(Party):
    """A person who writes to the shop.

    Attributes:
        phone: digits with the ninth one; None if only the hidden number is known.
        lid: the hidden number, `…@lid`.
        address: how webhooks name this person: "phone", "lid" or "ninth-less"; may be changed at any time
            (one without a lid stays with the phone).
        on_message: called when a message of the shop has arrived.
    """

    def __init__(
        self,
        line: Line,
        phone: str | None,
        name: str,
        *,
        lid: str | None = None,
        address: str = "phone",
        picture: str | None = None,
    ) -> None:
        super().__init__(name, reads_after=1.0, picture=picture)
        self.phone = with_ninth_digit(phone) if phone else None
        self.lid = lid
        self.address = address
        self.on_message: OnMessage | None = None
        self._line = line

    @property
    def chat_id(self) -> str:
        """The hidden number or the phone, in the form of `address`."""
        if self.lid and (self.address == "lid" or self.phone is None):
            return self.lid
        return self._written_phone(self.phone or "")

    @property
    def jid(self) -> str:
        """The address with its server part."""
        return self.chat_id if self.chat_id.endswith("@lid") else f"{self.chat_id}@s.whatsapp.net"

    @property
    def sender(self) -> Json:
        """The `sender` of this person's webhooks: the phone, if it is known, even in a chat named by the lid."""
        who: Json = {"id": self._written_phone(self.phone) if self.phone else self.lid}
        if self.picture:
            who["profilePicture"] = self.picture
        if self.name:
            who["pushName"] = self.name
        who["verifiedBizName"] = ""
        if self.lid:
            who["senderLid"] = self.lid
        return who

    async def hear(self, message_id: str, text: str) -> None:
        """Calls `on_message`."""
        if self.on_message is not None:
            await self.on_message(self, message_id, text)

    async def say(self, text: str, *, quote: str | None = None, moment: float | None = None) -> str:
        """Writes a text, which may quote a message by its id; answers the new message's id."""
        return self.write(self, content.text(text, self._line.quote(quote)), moment)

    async def image(
        self,
        jpeg: bytes,
        *,
        caption: str | None = None,
        width: int = 1200,
        height: int = 1600,
        thumbnail: bytes | None = None,
        moment: float | None = None,
    ) -> str:
        """Sends a picture."""
        world = self._line.world
        body = content.image(world, jpeg, caption=caption, width=width, height=height, thumbnail=thumbnail)
        return self.write(self, body, moment)

    async def video(
        self,
        jpeg: bytes,
        *,
        seconds: int = 5,
        caption: str | None = None,
        width: int = 480,
        height: int = 640,
        mp4: bytes | None = None,
        gif: bool = False,
        moment: float | None = None,
    ) -> str:
        """Sends a video with this thumbnail, or a gif, which is one that plays by itself."""
        body = content.video(
            self._line.world,
            jpeg,
            seconds=seconds,
            caption=caption,
            width=width,
            height=height,
            mp4=mp4,
            gif=gif,
        )
        return self.write(self, body, moment)

    async def voice(
        self, seconds: int, *, ogg: bytes | None = None, waveform: bool = True, moment: float | None = None
    ) -> str:
        """Sends a voice note, with or without a waveform."""
        body = content.voice(self._line.world, seconds, ogg, waveform=waveform)
        return self.write(self, body, moment)

    async def document(
        self,
        file_name: str,
        data: bytes,
        pages: int | None = None,
        *,
        caption: str | None = None,
        moment: float | None = None,
    ) -> str:
        """Sends a file."""
        body = content.document(self._line.world, file_name, data, pages=pages, caption=caption)
        return self.write(self, body, moment)

    async def sticker(self, *, animated: bool = False, moment: float | None = None) -> str:
        """Sends a sticker, which may move."""
        return self.write(self, content.sticker(self._line.world, animated=animated), moment)

    async def location(
        self,
        latitude: float,
        longitude: float,
        *,
        name: str | None = None,
        address: str | None = None,
        moment: float | None = None,
    ) -> str:
        """Sends a place."""
        return self.write(self, content.location(latitude, longitude, name=name, address=address), moment)

    async def contact(self, name: str, phone: str, *, moment: float | None = None) -> str:
        """Sends a contact card."""
        return self.write(self, content.contact(name, phone), moment)

    async def order(self, message: str, *, items: int, total_cents: int, moment: float | None = None) -> str:
        """Sends a basket from the shop's catalogue."""
        line = self._line
        body = content.order(
            line.world,
            message=message,
            items=items,
            total_cents=total_cents,
            title=line.name,
            seller=line.jid,
        )
        return self.write(self, body, moment)

    async def react(self, message_id: str, emoji: str, *, moment: float | None = None) -> None:
        """Reacts to a message, or takes the reaction away with an empty text."""
        body = content.reaction(self._line.key(message_id), emoji, self._line.exactly(moment))
        self._change(message_id, body, moment)

    async def edit(self, message_id: str, text: str, *, moment: float | None = None) -> None:
        """Changes the text of an own message."""
        body = self._line.edited(message_id, text, content.wrapped_edit, moment)
        self._change(message_id, body, moment)

    async def delete(self, message_id: str, *, moment: float | None = None) -> None:
        """Deletes an own message for everyone."""
        self._change(message_id, content.revocation(self._line.key(message_id)), moment)

    async def read(self, message_id: str, *, moment: float | None = None) -> None:
        """Reads a message of the shop now, whatever `reads_after` says."""
        self._line.status(message_id, "READ", moment)

    async def play(self, message_id: str, *, moment: float | None = None) -> None:
        """Listens to a voice note of the shop."""
        self._line.status(message_id, "PLAYED", moment)

    async def typing(self) -> None:
        """Begins to type."""
        self._line.presence(self, "composing")

    async def recording(self) -> None:
        """Begins to record a voice note."""
        self._line.presence(self, "recording")

    async def paused(self) -> None:
        """Stops typing or recording without sending."""
        self._line.presence(self, "paused")

    async def online(self) -> None:
        """Opens WhatsApp."""
        self._line.presence(self, "available")

    async def offline(self) -> None:
        """Closes WhatsApp."""
        self._line.presence(self, "unavailable")

    def write(self, party: Party, body: Json, moment: float | None) -> str:
        """Puts content of this person into a conversation: the own one or a group's."""
        return self._line.received(party, self.sender, self.jid, body, moment)

    def _change(self, message_id: str, body: Json, moment: float | None) -> None:
        party = self._line.said[message_id].party
        self._line.received(party, self.sender, self.jid, body, moment, message=False)

    def _written_phone(self, phone: str) -> str:
        return without_ninth_digit(phone) if self.address == "ninth-less" else phone


class Group(Party):
    """A group that the shop is in.

    Attributes:
        id: `…@g.us`.
        on_message: called when a message of the shop has arrived.
    """

    is_group = True

    def __init__(self, line: Line, group_id: str, subject: str, members: list[Customer]) -> None:
        super().__init__(subject, reads_after=None, picture=None)
        self.id = group_id
        self.members = members
        self.on_message: OnGroupMessage | None = None
        self._line = line

    @property
    def chat_id(self) -> str:
        """The group's id."""
        return self.id

    @property
    def jid(self) -> str:
        """The group's id, which has its server part already."""
        return self.id

    async def hear(self, message_id: str, text: str) -> None:
        """Calls `on_message`."""
        if self.on_message is not None:
            await self.on_message(self, message_id, text)

    async def say(
        self, author: Customer, text: str, *, quote: str | None = None, moment: float | None = None
    ) -> str:
        """One of the members writes a text; answers its id."""
        return author.write(self, content.text(text, self._line.quote(quote)), moment)
