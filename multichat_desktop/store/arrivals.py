"""What an event does to the database: the place where each kind of event has its effect."""

from msgspec import Struct

from multichat_desktop.domain.changes import PresenceNotice
from multichat_desktop.domain.events import (
    ConnectionEvent,
    DeletionEvent,
    EditEvent,
    Event,
    IgnoredEvent,
    MessageEvent,
    Party,
    PresenceEvent,
    ReactionEvent,
    StatusEvent,
    UnknownEvent,
    VoteEvent,
)
from multichat_desktop.domain.presence import Presence
from multichat_desktop.domain.status import DeliveryStatus
from multichat_desktop.store import (
    chats,
    corrections,
    echoes,
    errands,
    groups,
    messages,
    origins,
    people,
    votes,
)
from multichat_desktop.store.unit import Unit


class Effect(Struct, frozen=True):
    """What became of an event: `ok`, `ignored` or `stored`, where it was put, and why not."""

    outcome: str
    place: str | None = None
    reason: str | None = None


def apply(unit: Unit, event: Event) -> Effect:
    """Give an event its effect; called once for each event that is no repeat."""
    if isinstance(event, UnknownEvent):
        return Effect("stored", place="journal")
    _adopt(unit, event)
    if isinstance(event, IgnoredEvent):
        return Effect("ignored", reason=event.reason)
    if groups.are_off_for(unit, event):
        return Effect("ignored", reason="groups-off")
    if isinstance(event, MessageEvent):
        return _message(unit, event)
    if isinstance(event, StatusEvent):
        return _status(unit, event)
    if isinstance(event, PresenceEvent):
        return _presence(unit, event)
    if isinstance(event, ConnectionEvent):
        return _connection(unit, event)
    return _change(unit, event)


def _adopt(unit: Unit, event: Event) -> None:
    """Make an instance never seen before, and keep the shop's own phone as the newest event names it."""
    row = unit.execute("SELECT phone, lid FROM instance WHERE id = ?", (event.instance_id,)).fetchone()
    phone, lid = event.own.phone, event.own.lid
    if row is None:
        unit.execute(
            "INSERT INTO instance (id, phone, lid, added_at) VALUES (?, ?, ?, ?)",
            (event.instance_id, phone, lid, unit.now),
        )
    elif (phone and phone != row[0]) or (lid and lid != row[1]):
        unit.execute(
            "UPDATE instance SET phone = ifnull(?, phone), lid = ifnull(?, lid) WHERE id = ?",
            (phone, lid, event.instance_id),
        )
    else:
        return
    votes.known_better(unit)
    unit.touched.instances[event.instance_id] = None


def _message(unit: Unit, event: MessageEvent) -> Effect:
    at = unit.when(event.at)
    if event.chat.is_person:
        person = people.resolve(unit, event.party, at, echoes.receiver(unit, event))
        if event.chat_name:
            people.name_from_chat(unit, person, event.party, event.chat_name, at)
        chat_id, author = chats.with_person(unit, event.instance_id, person), None
    else:
        chat_id = chats.with_group(unit, event.instance_id, event.chat, event.chat_name, at)
        author = people.resolve(unit, event.party, at) if event.party.aliases else None
    seq = messages.receive(unit, event, chat_id, author, people.via(unit, event.party), at)
    if seq is None:
        return Effect("ignored", reason="already-known")
    return Effect("ok", place=f"message:{seq}")


def _status(unit: Unit, event: StatusEvent) -> Effect:
    messages.note_status(unit, event.instance_id, event.message_id, event.status, unit.when(event.at))
    row = unit.execute(
        "SELECT seq, from_me, chat_id, at FROM message WHERE instance_id = ? AND message_id = ?",
        (event.instance_id, event.message_id),
    ).fetchone()
    if row is None:
        return Effect("ok", place="waiting")
    if row[1]:
        messages.refresh_status(unit, row[0])
    elif event.status >= DeliveryStatus.READ:
        chats.read_on_phone(unit, row[2], row[3], row[0])
    return Effect("ok", place=f"message:{row[0]}")


def _presence(unit: Unit, event: PresenceEvent) -> Effect:
    if event.chat.is_person:
        person = people.find(unit, event.chat)
        chat_id = chats.of_person(unit, event.instance_id, person) if person else None
    else:
        chat_id = chats.of_group(unit, event.instance_id, event.chat)
    if chat_id is None:
        return Effect("ignored", reason="unknown-chat")
    if event.presence is Presence.UNAVAILABLE:
        unit.execute(
            "UPDATE chat SET last_seen = max(ifnull(last_seen, 0), ?) WHERE id = ?",
            (unit.when(event.at), chat_id),
        )
        if event.chat.is_person and (via := people.via(unit, Party((event.chat,)))):
            origins.seen(unit, event.instance_id, via, unit.when(event.at))
        unit.touch_chat(chat_id)
    if unit.live:
        unit.touched.presences.append(PresenceNotice(chat_id, event.presence))
    return Effect("ok", place=f"chat:{chat_id}")


def _connection(unit: Unit, event: ConnectionEvent) -> Effect:
    """Set an instance's state, unless this event says itself that it is older than what stands."""
    (stands_since,) = unit.execute(
        "SELECT changed_own_at FROM instance WHERE id = ?", (event.instance_id,)
    ).fetchone()
    at = unit.when(event.at)
    own = event.at if event.at == at else None
    if own is not None and stands_since is not None and own < stands_since:
        return Effect("ignored", reason="outdated")
    unit.execute(
        "UPDATE instance SET connected = ?, changed_at = ?, changed_own_at = ? WHERE id = ?",
        (int(event.connected), at, own, event.instance_id),
    )
    unit.touched.instances[event.instance_id] = None
    if not event.connected:
        unit.touched.offline.append(event.instance_id)
    return Effect("ok", place=f"instance:{event.instance_id}")


def _change(unit: Unit, event: EditEvent | ReactionEvent | DeletionEvent | VoteEvent) -> Effect:
    at = unit.when(event.at)
    author: str | None = corrections.OWN
    if not event.from_me:
        author = people.resolve(unit, event.party, at) if event.party.aliases else None
    via = people.via(unit, event.party) if author else None
    if isinstance(event, EditEvent):
        corrections.edit(unit, event, author, via, at)
    elif isinstance(event, DeletionEvent):
        corrections.delete(unit, event, author, via, at)
    elif isinstance(event, VoteEvent):
        origins.voted(unit, event, via, at)
        votes.vote(unit, event, "*" if author and event.chat.is_person else author or "", at)
    else:
        origins.reacted(unit, event, via, at)
        messages.react(unit, event, "*" if author and event.chat.is_person else author or "", at)
        if event.from_me:
            errands.echoed(unit, event, at)
    if event.from_me and isinstance(event, EditEvent | DeletionEvent):
        errands.amended(unit, event, at)
    row = unit.execute(
        "SELECT seq FROM message WHERE instance_id = ? AND message_id = ?", (event.instance_id, event.target)
    ).fetchone()
    return Effect("ok", place="waiting" if row is None else f"message:{row[0]}")
