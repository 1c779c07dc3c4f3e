"""What a commit changed, told to whoever shows it: nothing needs to be read back."""

from msgspec import Struct

from multichat_desktop.domain.chat import Chat, Instance
from multichat_desktop.domain.message import Message
from multichat_desktop.domain.presence import Presence


class PresenceNotice(Struct, frozen=True):
    """A presence that just came for a conversation."""

    chat_id: str
    presence: Presence


class Progress(Struct, frozen=True):
    """How much of a message's file has come or gone out; `total` is None when nobody says, both in bytes.

    `done` None: nothing moves any more; how it ended stands in the message.
    """

    seq: int
    done: int | None
    total: int | None = None


class Changes(Struct, frozen=True, kw_only=True):
    """All that one or several commits changed, newest state of each thing once.

    `gone` maps a conversation that no longer exists to the one it became part of; `removed` names messages
    (`seq`) that became part of another one. `offline` are instances that just lost their connection. `reread` are
    conversations of which many messages came or went at once, so that none of them is told.
    """

    messages: tuple[Message, ...] = ()
    chats: tuple[Chat, ...] = ()
    instances: tuple[Instance, ...] = ()
    presences: tuple[PresenceNotice, ...] = ()
    gone: tuple[tuple[str, str], ...] = ()
    removed: tuple[int, ...] = ()
    offline: tuple[str, ...] = ()
    progress: tuple[Progress, ...] = ()
    reread: tuple[str, ...] = ()

    def __bool__(self) -> bool:
        """Whether there is anything to show."""
        told = (
            self.messages,
            self.chats,
            self.instances,
            self.presences,
            self.gone,
            self.removed,
            self.progress,
            self.reread,
        )
        return any(told)


def merged(notices: list[Changes]) -> Changes:
    """Return several notices as one: later states replace earlier ones, order of first mention is kept."""
    if len(notices) == 1:
        return notices[0]
    messages: dict[int, Message] = {}
    chats: dict[str, Chat] = {}
    instances: dict[str, Instance] = {}
    for notice in notices:
        messages.update((m.seq, m) for m in notice.messages)
        chats.update((c.id, c) for c in notice.chats)
        instances.update((i.id, i) for i in notice.instances)
        for seq in notice.removed:
            messages.pop(seq, None)
        for old, _ in notice.gone:
            chats.pop(old, None)
    return Changes(
        messages=tuple(messages.values()),
        chats=tuple(chats.values()),
        instances=tuple(instances.values()),
        presences=tuple(p for n in notices for p in n.presences),
        gone=tuple(g for n in notices for g in n.gone),
        removed=tuple(r for n in notices for r in n.removed),
        offline=tuple(o for n in notices for o in n.offline),
        progress=tuple({p.seq: p for n in notices for p in n.progress}.values()),
        reread=tuple(dict.fromkeys(r for n in notices for r in n.reread)),
    )
