"""The one place that knows what the other sides are doing right now, and forgets it in time."""

from collections.abc import Iterable

from PySide6.QtCore import QObject, QTimer, Signal

from multichat_desktop.domain.clock import Clock
from multichat_desktop.domain.presence import Presence


class PresenceTracker(QObject):
    """Presence by conversation. Signal: `changed(str)` with a conversation's id."""

    changed = Signal(str)

    def __init__(self, clock: Clock, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._clock = clock
        self._known: dict[str, tuple[Presence, float]] = {}
        self._timer = QTimer(self, singleShot=True)
        self._timer.timeout.connect(self.expire)

    def presence(self, chat_id: str) -> Presence | None:
        """Return what is going on in a conversation; None when nothing is known or it is too old."""
        known = self._known.get(chat_id)
        return known[0] if known is not None and known[1] > self._clock.monotonic() else None

    def heard(self, chat_id: str, presence: Presence) -> None:
        """Take in a word about a conversation. What shows nothing (paused, away) ends what was shown."""
        before = self.presence(chat_id)
        lasts = presence.lasts
        if lasts is None:
            self._known.pop(chat_id, None)
        else:
            self._known[chat_id] = (presence, self._clock.monotonic() + lasts)
        self._plan()
        if self.presence(chat_id) is not before:
            self.changed.emit(chat_id)

    def clear(self, chat_ids: Iterable[str]) -> None:
        """Forget conversations, because their line lost its connection or a message came."""
        cleared = [chat_id for chat_id in chat_ids if self._known.pop(chat_id, None) is not None]
        self._plan()
        for chat_id in cleared:
            self.changed.emit(chat_id)

    def expire(self) -> None:
        """Forget what is too old."""
        now = self._clock.monotonic()
        self.clear([chat_id for chat_id, (_, until) in self._known.items() if until <= now])

    def _plan(self) -> None:
        if not self._known:
            self._timer.stop()
            return
        soonest = min(until for _, until in self._known.values())
        self._timer.start(max(int((soonest - self._clock.monotonic()) * 1000) + 1, 1))
