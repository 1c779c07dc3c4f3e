"""How the outbox behaves towards people."""

from multichat_desktop.domain.content import Kind
from multichat_desktop.domain.preferences import SEND_PACE, SEND_TYPING
from multichat_desktop.services.preferences import Preferences
from multichat_desktop.store.outbox_rows import Pending

_LONGEST, _SHORTEST = 2.0, 0.4
_LETTERS_A_SECOND = 40
_TYPED = frozenset({Kind.TEXT})


class Manner:
    """How the outbox behaves towards people. Times in seconds; asked before each message, so that settings count at once."""

    def pace(self) -> float:
        """Return what lies between two messages of an instance."""
        return 1.0

    def typing(self, pending: Pending) -> float:
        """Return how long the customer sees somebody typing before a message."""
        return 0.0


class SetManner(Manner):
    """As the agent has set it. `factor` multiplies all of it: 1 for people, less for machines."""

    def __init__(self, preferences: Preferences, factor: float) -> None:
        self._preferences, self._factor = preferences, factor

    def pace(self) -> float:
        """Return what lies between two messages of an instance."""
        return self._preferences.number(SEND_PACE) * self._factor

    def typing(self, pending: Pending) -> float:
        """Return how long the customer sees somebody typing: longer for longer words, two seconds at most."""
        if not self._preferences.flag(SEND_TYPING) or pending.attempts:
            return 0.0
        letters = len(pending.text) if pending.kind in _TYPED else 0
        return min(_LONGEST, max(_SHORTEST, letters / _LETTERS_A_SECOND)) * self._factor
