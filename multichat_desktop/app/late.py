"""Intents from the window's first moments: kept until the desk is there to take them.

The window is painted before aiohttp and what stands on it are imported; whoever types that early loses nothing.
"""

from collections.abc import Callable

from multichat_desktop.ui.ports import Actions, Key


class LateActions:
    """Stands in for the desk (`ui.ports.Actions`) until `ready` is called."""

    def __init__(self) -> None:
        self._desk: Actions | None = None
        self._kept: list[Callable[[Actions], None]] = []

    def ready(self, desk: Actions) -> None:
        """Hand on what was kept, and everything from now on."""
        self._desk = desk
        kept, self._kept = self._kept, []
        for intent in kept:
            intent(desk)

    def _hand_on(self, intent: Callable[[Actions], None]) -> None:
        if self._desk is None:
            self._kept.append(intent)
        else:
            intent(self._desk)

    def send_text(self, chat_id: str, text: str, quote: str | None = None) -> None:
        """Put a text into the outbox."""
        self._hand_on(lambda desk: desk.send_text(chat_id, text, quote))

    def retry(self, seq: int) -> None:
        """Send a failed or unsettled message again."""
        self._hand_on(lambda desk: desk.retry(seq))

    def discard(self, seq: int) -> None:
        """Give a failed or unsettled message up."""
        self._hand_on(lambda desk: desk.discard(seq))

    def settle(self, seq: int) -> None:
        """Take an unsettled message as arrived."""
        self._hand_on(lambda desk: desk.settle(seq))

    def mark_read(self, chat_id: str, up_to: Key) -> None:
        """Mark a conversation as read up to and including a place."""
        self._hand_on(lambda desk: desk.mark_read(chat_id, up_to))

    def save_draft(self, chat_id: str, text: str) -> None:
        """Keep what is being written."""
        self._hand_on(lambda desk: desk.save_draft(chat_id, text))

    def remember(self, key: str, value: str) -> None:
        """Keep a setting of the window."""
        self._hand_on(lambda desk: desk.remember(key, value))
