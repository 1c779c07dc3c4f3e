"""What the agent does at the desk: each intent becomes a durable step, and nothing waits for it."""

from collections.abc import Callable

from multichat_desktop.domain.address import parse
from multichat_desktop.services.chat_desk import ChatDesk
from multichat_desktop.services.intents import NotWritten
from multichat_desktop.services.sending_desk import SendingDesk
from multichat_desktop.services.writing import new_local_id
from multichat_desktop.store import chores, steps
from multichat_desktop.store.errands import REACT


class Desk(SendingDesk, ChatDesk):
    """The window's intents (`ui.ports.Actions`)."""

    def retry(self, seq: int) -> None:
        """Send a failed or unsettled message again."""
        self._with_local_id(seq, steps.Retry)

    def discard(self, seq: int) -> None:
        """Give a failed or unsettled message up."""
        self._with_local_id(seq, steps.Discard)

    def settle(self, seq: int) -> None:
        """Take an unsettled message as arrived."""
        self._with_local_id(seq, steps.Settle)

    def save_draft(self, chat_id: str, text: str) -> None:
        """Keep what is being written."""
        self._intents.chore(chores.save_draft(chat_id, text), NotWritten(chat_id, text))

    def remember(self, key: str, value: str) -> None:
        """Keep a setting of the window."""
        self._intents.chore(chores.set_setting(f"window.{key}", value))

    def react(self, seq: int, emoji: str) -> None:
        """React to a message; an empty emoji takes the shop's reaction away."""
        named = self._reader.details.named(seq)
        if named is not None and named[1] is not None:
            step = steps.Errand(new_local_id(), REACT, named[0], named[1], emoji)
            self._intents.step(step, None, self._errands.wake)

    def forget_reaction(self, seq: int) -> None:
        """Give up a reaction that was refused."""
        named = self._reader.details.named(seq)
        if named is not None and named[1] is not None:
            local_id = self._reader.details.errand_of(named[0], named[1], REACT)
            if local_id is not None:
                self._intents.step(steps.ErrandForgotten(local_id))

    def star(self, seq: int, on: bool) -> None:
        """Put a star on a message, or take it off."""
        named = self._reader.details.named(seq)
        if named is not None:
            self._intents.step(steps.Star(*named, on=on))

    def hide(self, seq: int) -> None:
        """Delete a message for the agent."""
        self._hide(seq, hidden=True)

    def unhide(self, seq: int) -> None:
        """Take back that a message was deleted for the agent."""
        self._hide(seq, hidden=False)

    def start_chat(self, instance_id: str, phone: str, then: Callable[[str], None]) -> None:
        """Begin a conversation with a number (digits), or find it; `then` gets its id once it is there."""
        address = parse(phone.removeprefix("+"))
        if address is None or not address.is_person:
            return

        def tell() -> None:
            chat_id = self._reader.details.chat_with(instance_id, address)
            if chat_id is not None:
                then(chat_id)

        self._intents.step(steps.OpenChat(instance_id, address), None, tell)

    def _hide(self, seq: int, *, hidden: bool) -> None:
        named = self._reader.details.named(seq)
        if named is not None:
            self._intents.step(steps.Hide(*named, hidden=hidden))

    def _with_local_id(self, seq: int, make: Callable[[str], steps.OutboxStep]) -> None:
        local_id = self._reader.local_id(seq)
        if local_id is not None:
            self._intents.step(make(local_id), None, self._outbox.wake)
