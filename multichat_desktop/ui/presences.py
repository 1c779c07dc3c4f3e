"""What the notices of a commit say about who is typing."""

from multichat_desktop.domain.changes import Changes
from multichat_desktop.domain.presence import Presence
from multichat_desktop.ui.chats.model import ChatListModel
from multichat_desktop.ui.conversation.presence import PresenceTracker

_JUST_NOW = 10_000
_BUSY = frozenset({Presence.COMPOSING, Presence.RECORDING})


class PresenceListener:
    """Tells the tracker what came, and what ended: a line's connection, or the writing when the message is here."""

    def __init__(self, tracker: PresenceTracker, chats: ChatListModel) -> None:
        self._tracker, self._chats = tracker, chats
        self._newest = 0

    def hear(self, changes: Changes, now: int) -> None:
        """Take in what a commit changed."""
        tracker = self._tracker
        for instance_id in changes.offline:
            tracker.clear(self._chats.ids_on(instance_id))
        # Only a message nobody has seen yet ends the writing: one that was just read or reacted to tells nothing.
        written = {
            message.chat_id
            for message in changes.messages
            if not message.from_me and message.seq > self._newest and now - message.received_at < _JUST_NOW
        }
        self._newest = max([self._newest, *(message.seq for message in changes.messages)])
        tracker.clear([chat_id for chat_id in written if tracker.presence(chat_id) in _BUSY])
        for notice in changes.presences:
            tracker.heard(notice.chat_id, notice.presence)
