"""Edits and deletions: kept under the id of the message they speak of, and given effect where they have the right.

An edit counts when it comes from whoever wrote the message; a deletion too, and in a group from anybody, since the
gateway does not say who leads it. Whoever merely knows the id of somebody else's message changes nothing.
"""

from multichat_desktop.domain.content import Kind
from multichat_desktop.domain.events import DeletionEvent, EditEvent
from multichat_desktop.store import chats
from multichat_desktop.store.unit import Unit

OWN = ""
_FILES = frozenset({"image", "video", "gif", "voice", "audio", "document", "sticker", "location"})


def edit(unit: Unit, event: EditEvent, author: str | None, via: str | None, at: int) -> None:
    """Keep one of the texts a message was changed to; `author` is a person who came by the alias `via`, or `OWN`."""
    unit.execute(
        "INSERT OR IGNORE INTO edit (instance_id, target, event_id, author, at, text, caption, via)"
        " VALUES (?, ?, ?, ?, ?, ?, ?, ?)",
        (event.instance_id, event.target, event.message_id, author, at, event.text, event.caption, via),
    )
    _apply_if_stored(unit, event.instance_id, event.target)


def delete(unit: Unit, event: DeletionEvent, author: str | None, via: str | None, at: int) -> None:
    """Note that a message was deleted for everybody; `author` is a person who came by the alias `via`, or `OWN`."""
    unit.execute(
        "INSERT OR IGNORE INTO deletion (instance_id, target, event_id, author, at, via) VALUES (?, ?, ?, ?, ?, ?)",
        (event.instance_id, event.target, event.message_id, author, at, via),
    )
    _apply_if_stored(unit, event.instance_id, event.target)


def of_merged(unit: Unit, keep: str, drop: str) -> None:
    """Give one person the edits and deletions of another; what the two did to each other's messages now counts."""
    for table in ("edit", "deletion"):
        unit.execute(f"UPDATE {table} SET author = ? WHERE author = ? AND author <> ''", (keep, drop))
        targets = unit.execute(
            f"SELECT DISTINCT instance_id, target FROM {table} WHERE author = ? AND author <> ''", (keep,)
        ).fetchall()
        for instance_id, target in targets:
            _apply_if_stored(unit, instance_id, target)


def apply(unit: Unit, instance_id: str, message_id: str, seq: int) -> None:
    """Bring a message in step with the edits and deletions known under its id."""
    kind, from_me, author, chat_id, person, group = unit.execute(
        "SELECT m.kind, m.from_me, m.author_id, m.chat_id, c.person_id, c.group_key FROM message m"
        " JOIN chat c ON c.id = m.chat_id WHERE m.seq = ?",
        (seq,),
    ).fetchone()
    writer = OWN if from_me else author or person
    row = unit.execute(
        "SELECT text, caption FROM edit WHERE instance_id = ? AND target = ? AND author = ?"
        " ORDER BY at DESC, event_id DESC LIMIT 1",
        (instance_id, message_id, writer),
    ).fetchone()
    if row is not None and kind != Kind.UNAVAILABLE:
        column = "caption" if kind in _FILES else "text"
        words = row[1] if row[0] is None else row[0]
        unit.execute(f"UPDATE message SET {column} = ?, edited = 1 WHERE seq = ?", (words, seq))
    deleted = unit.execute(
        "SELECT 1 FROM deletion WHERE instance_id = ? AND target = ? AND (author = ? OR ?)",
        (instance_id, message_id, writer, group is not None),
    ).fetchone()
    if deleted is not None:
        unit.execute(
            "UPDATE message SET deleted = 1, unseen = max(unseen, unread), unread = 0 WHERE seq = ?", (seq,)
        )
        chats.refresh(unit, chat_id)


def anew(unit: Unit, instance_id: str, message_id: str) -> None:
    """Bring a message in step again after the right of some edit or deletion has changed."""
    seq = chats.touch_by_id(unit, instance_id, message_id)
    if seq is not None:
        unit.execute(
            "UPDATE message SET text = first_text, caption = first_caption, edited = 0, deleted = 0 WHERE seq = ?",
            (seq,),
        )
        apply(unit, instance_id, message_id, seq)


def _apply_if_stored(unit: Unit, instance_id: str, message_id: str) -> None:
    seq = chats.touch_by_id(unit, instance_id, message_id)
    if seq is not None:
        apply(unit, instance_id, message_id, seq)
