"""Whoever holds the shop's phone and writes there, past the gateway's API."""

from multichat_desktop.simulator import content, progress
from multichat_desktop.simulator.line import Line
from multichat_desktop.simulator.party import Party
from multichat_desktop.simulator.spelling import Json


class Owner:
    """The shop's person with the phone in hand; all of it comes to the app as `fromApi: false`."""

    def __init__(self, line: Line) -> None:
        self._line = line

    async def say(
        self, to: Party, text: str, *, quote: str | None = None, moment: float | None = None
    ) -> str:
        """Types a text; a past moment makes it history, with all its statuses at once."""
        return self._send(to, content.text(text, self._line.quote(quote)), moment)

    async def image(
        self,
        to: Party,
        jpeg: bytes,
        *,
        caption: str | None = None,
        width: int = 1200,
        height: int = 1600,
        moment: float | None = None,
    ) -> str:
        """Sends a picture."""
        body = content.image(self._line.world, jpeg, caption=caption, width=width, height=height)
        return self._send(to, body, moment)

    async def voice(self, to: Party, seconds: int, *, moment: float | None = None) -> str:
        """Sends a voice note."""
        return self._send(to, content.voice(self._line.world, seconds), moment)

    async def document(
        self,
        to: Party,
        file_name: str,
        data: bytes,
        pages: int | None = None,
        *,
        caption: str | None = None,
        moment: float | None = None,
    ) -> str:
        """Sends a file."""
        body = content.document(self._line.world, file_name, data, pages=pages, caption=caption)
        return self._send(to, body, moment)

    async def react(self, message_id: str, emoji: str, *, moment: float | None = None) -> None:
        """Reacts to a message, or takes the reaction away with an empty text."""
        self._change(
            message_id,
            content.reaction(self._line.key(message_id), emoji, self._line.exactly(moment)),
            moment,
        )

    async def edit(self, message_id: str, text: str, *, moment: float | None = None) -> None:
        """Changes the text of an own message."""
        self._change(message_id, self._line.edited(message_id, text, content.edit, moment), moment)

    async def delete(self, message_id: str, *, moment: float | None = None) -> None:
        """Deletes a message for everyone."""
        self._change(message_id, content.revocation(self._line.key(message_id)), moment)

    async def read(self, message_id: str, *, moment: float | None = None) -> None:
        """Reads a customer's message on the phone."""
        self._line.status(message_id, "READ", moment)

    def send(self, to: Party, body: Json) -> str:
        """Sends content of any kind now; answers its id."""
        return self._send(to, body, None)

    def _send(self, to: Party, body: Json, moment: float | None) -> str:
        line = self._line
        message_id = line.world.ids.from_phone()
        line.delivered(to, message_id, body, from_api=False, moment=moment)
        if moment is None:
            line.world.spawn(progress.follow(line, message_id), f"progress of {message_id}")
        else:
            progress.recall(line, message_id, moment)
        return message_id

    def _change(self, message_id: str, body: Json, moment: float | None) -> None:
        line = self._line
        line.delivered(
            line.said[message_id].party,
            line.world.ids.from_phone(),
            body,
            from_api=False,
            moment=moment,
            message=False,
        )
