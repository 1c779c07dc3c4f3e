"""What the agent does at the desk: each intent becomes a durable step, and nothing waits for it."""

import secrets
from collections.abc import Callable

from multichat_desktop.services.intents import Intents, NotWritten
from multichat_desktop.services.outbox import Outbox
from multichat_desktop.store import chores, steps
from multichat_desktop.store.reader import Reader

_LOCAL_ID_BYTES = 12


def new_local_id() -> str:
    """Return the id under which a message is known here until the gateway names it."""
    return secrets.token_hex(_LOCAL_ID_BYTES)


class Desk:
    """The window's intents (`ui.ports.Actions`)."""

    def __init__(self, intents: Intents, reader: Reader, outbox: Outbox) -> None:
        self._intents, self._reader, self._outbox = intents, reader, outbox

    def send_text(self, chat_id: str, text: str, quote: str | None = None) -> None:
        """Put a text into the outbox."""
        step = steps.Queue(new_local_id(), chat_id, text, quote)
        self._intents.step(step, NotWritten(chat_id, text), self._outbox.wake)

    def retry(self, seq: int) -> None:
        """Send a failed or unsettled message again."""
        self._with_local_id(seq, steps.Retry)

    def discard(self, seq: int) -> None:
        """Give a failed or unsettled message up."""
        self._with_local_id(seq, steps.Discard)

    def settle(self, seq: int) -> None:
        """Take an unsettled message as arrived."""
        self._with_local_id(seq, steps.Settle)

    def mark_read(self, chat_id: str, up_to: tuple[int, int]) -> None:
        """Mark a conversation as read up to and including a place."""
        self._intents.step(steps.MarkRead(chat_id, *up_to))

    def save_draft(self, chat_id: str, text: str) -> None:
        """Keep what is being written."""
        self._intents.chore(chores.save_draft(chat_id, text), NotWritten(chat_id, text))

    def remember(self, key: str, value: str) -> None:
        """Keep a setting of the window."""
        self._intents.chore(chores.set_setting(f"window.{key}", value))

    def _with_local_id(self, seq: int, make: Callable[[str], steps.OutboxStep]) -> None:
        local_id = self._reader.local_id(seq)
        if local_id is not None:
            self._intents.step(make(local_id), None, self._outbox.wake)
