"""The gateway's own queue: what was taken through the API and is still to be sent, one after the other."""

import asyncio
from dataclasses import dataclass

from multichat_desktop.simulator import progress
from multichat_desktop.simulator.line import Line
from multichat_desktop.simulator.party import Party
from multichat_desktop.simulator.spelling import Json
from multichat_desktop.simulator.webhooks import LogEntry

# A second of `delayMessage` lasts so long here; nobody wants to wait for the real ones.
_SECOND_OF_DELAY = 0.2


@dataclass(eq=False)
class Queued:
    """A message (or, if not `message`, a reaction, edit or deletion) that was taken.

    Attributes:
        released: False until its REST call was answered, so that the webhook never comes before the answer.
    """

    inserted_id: str
    message_id: str
    party: Party
    content: Json
    delay: float
    message: bool
    created_at: float
    released: bool = False

    def as_json(self) -> Json:
        """The row as `/quere/quere` tells it."""
        return {
            "insertedId": self.inserted_id,
            "messageId": self.message_id,
            "phone": self.party.chat_id,
            "msgContent": self.content,
            "delayMessage": self.delay,
            "createdAt": int(self.created_at),
        }


class Queue:
    """Sends what it holds in order while the instance is connected.

    Attributes:
        items: what is still to be sent, oldest first.
    """

    def __init__(self, line: Line) -> None:
        self.items: list[Queued] = []
        self._line = line
        self._task: asyncio.Task[None] | None = None

    def take(self, party: Party, content: Json, *, delay: float = 1.0, message: bool = True) -> Queued:
        """Puts something into the queue; it stays there until it is released."""
        world = self._line.world
        queued = Queued(
            inserted_id=world.ids.row(),
            message_id=world.ids.from_api(),
            party=party,
            content=content,
            delay=delay,
            message=message,
            created_at=world.clock(),
        )
        self.items.append(queued)
        return queued

    def release(self, queued: Queued) -> None:
        """Its call was answered: it may be sent from now on."""
        queued.released = True
        self.wake()

    def wake(self) -> None:
        """Goes on sending if there is something to send."""
        if self._next() is not None and (self._task is None or self._task.done()):
            self._task = self._line.world.spawn(self._work(), f"queue of {self._line.instance_id}")

    def send(self, queued: Queued) -> LogEntry | None:
        """Sends one item now."""
        self.items.remove(queued)
        line = self._line
        entry = line.delivered(
            queued.party, queued.message_id, queued.content, from_api=True, message=queued.message
        )
        if queued.message:
            line.world.spawn(progress.follow(line, queued.message_id), f"progress of {queued.message_id}")
        return entry

    def remove(self, inserted_id: str) -> bool:
        """Takes one item out unsent; False if there is none of that id."""
        left = [queued for queued in self.items if queued.inserted_id != inserted_id]
        found = len(left) < len(self.items)
        self.items[:] = left
        return found

    def _next(self) -> Queued | None:
        if not self._line.connected:
            return None
        return next((queued for queued in self.items if queued.released), None)

    async def _work(self) -> None:
        """Ends when nothing may be sent, so that an idle simulator has no tasks."""
        while (queued := self._next()) is not None:
            await self._line.world.pause(queued.delay * _SECOND_OF_DELAY)
            # Meanwhile the phone may have gone, or someone may have deleted it from the queue.
            if self._line.connected and queued in self.items:
                self.send(queued)
