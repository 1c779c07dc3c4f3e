"""What the notices of a commit say about who is typing."""

from multichat_desktop.domain.changes import Changes
from multichat_desktop.domain.presence import Presence
from multichat_desktop.ui.chats.model import ChatListModel
from multichat_desktop.ui.conversation.presence import PresenceTracker

_JUST_NOW = 10_000
_BUSY = frozenset({Presence.COMPOSING, Presence.RECORDING})


def hear(changes: Changes, tracker: PresenceTracker, chats: ChatListModel, now: int) -> None:
    """Tell the tracker what came, and what ended: a line's connection, or the writing when the message is here."""
    for instance_id in changes.offline:
        tracker.clear(chats.ids_on(instance_id))
    written = {
        message.chat_id
        for message in changes.messages
        if not message.from_me and now - message.received_at < _JUST_NOW
    }
    tracker.clear([chat_id for chat_id in written if tracker.presence(chat_id) in _BUSY])
    for notice in changes.presences:
        tracker.heard(notice.chat_id, notice.presence)
