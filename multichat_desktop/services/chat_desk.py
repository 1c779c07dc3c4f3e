"""The agent's intents about the list of conversations (`ui.ports.Actions`)."""

from collections.abc import Callable

from multichat_desktop.services.intents import Intents
from multichat_desktop.store import steps


class ChatDesk:
    """Arranges the list; the part of the desk that speaks of whole conversations."""

    _intents: Intents
    wake_clearing: Callable[[], None] | None = None
    """Called once something was cleared; set by whoever puts the parts together."""

    def arrange(self, chat_id: str, what: str, on: bool) -> None:
        """Pin (`pin`), archive (`archive`) or mute (`mute`) a conversation, or take that back."""
        self._intents.step(steps.Arrange(chat_id, what, on))

    def clear_chat(self, chat_id: str, remove: bool) -> None:
        """Take the messages of a conversation away, and with `remove` the conversation from the list."""
        self._intents.step(steps.Clear(chat_id, remove), None, self.wake_clearing)

    def nothing_to_answer(self, chat_id: str, up_to: tuple[int, int]) -> None:
        """Let nobody wait for what stands up to and including a place; (0, 0) takes that back."""
        self._intents.step(steps.Answered(chat_id, *up_to))
