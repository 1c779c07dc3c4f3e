"""The conversations of two who become one, and of one who turns out to be two."""

from collections.abc import Sequence
from typing import Any

from multichat_desktop.store import arranging, chats, clearing, names
from multichat_desktop.store.unit import Unit

_RECORD = "owner, into_id, seq, sort_at, draft, last_seen, phone_read_at, phone_read_seq"


def merge_of_people(unit: Unit, keep_person: str, drop_person: str) -> None:
    """Give one person the conversations of another; where both have one on an instance they become one."""
    rows = unit.execute(
        "SELECT id, instance_id, seq FROM chat WHERE person_id = ? ORDER BY seq", (drop_person,)
    ).fetchall()
    for chat_id, instance_id, seq in rows:
        other = unit.execute(
            "SELECT id, seq FROM chat WHERE instance_id = ? AND person_id = ?", (instance_id, keep_person)
        ).fetchone()
        if other is None:
            unit.execute("UPDATE chat SET person_id = ? WHERE id = ?", (keep_person, chat_id))
            unit.touch_chat(chat_id)
        elif other[1] < seq:
            _merge(unit, other[0], chat_id, drop_person)
        else:
            _merge(unit, chat_id, other[0], drop_person)
            unit.execute("UPDATE chat SET person_id = ? WHERE id = ?", (keep_person, chat_id))


def _merge(unit: Unit, keep: str, drop: str, drop_person: str) -> None:
    """Move everything of one conversation into another: messages, unread marks, draft, last seen."""
    unit.execute("UPDATE message SET chat_id = ? WHERE chat_id = ?", (keep, drop))
    columns = "SELECT draft, last_seen, phone_read_at, phone_read_seq FROM chat WHERE id = ?"
    draft, seen, *read = unit.execute(columns, (drop,)).fetchone()
    own_draft, _, *own_read = unit.execute(columns, (keep,)).fetchone()
    unit.execute(
        "UPDATE chat SET draft = ?, last_seen = max(ifnull(last_seen, 0), ?) WHERE id = ?",
        (_joined(own_draft, draft), seen or 0, keep),
    )
    unit.execute("UPDATE chat SET last_seen = NULL WHERE id = ? AND last_seen = 0", (keep,))
    arranging.merge(unit, keep, drop)
    clearing.stop(unit, keep, drop)
    unit.execute("DELETE FROM chat WHERE id = ?", (drop,))
    unit.execute("UPDATE chat_moved SET new = ? WHERE new = ?", (keep, drop))
    unit.execute("INSERT INTO chat_moved (old, new) VALUES (?, ?)", (drop, keep))
    unit.execute(
        "UPDATE merged_chat SET into_id = ? WHERE gone = ? AND chat_id = ?", (keep, drop_person, drop)
    )
    unit.touched.chats.pop(drop, None)
    unit.touched.gone.append((drop, keep))
    chats.phone_was_at(unit, keep, *max(read, own_read))
    chats.refresh(unit, keep)
    arranging.count_waiting(unit, keep)


def part_of_people(unit: Unit, kept: str, gone: str, aliases: dict[str, Sequence[str]]) -> None:
    """Give each of two people what came by their aliases, in the conversations that they had before."""
    rows = unit.execute(
        "SELECT id, instance_id, seq FROM chat WHERE person_id = ? ORDER BY seq", (kept,)
    ).fetchall()
    for chat_id, instance_id, _ in rows:
        record = unit.execute(
            f"SELECT {_RECORD} FROM merged_chat WHERE gone = ? AND chat_id = ?", (gone, chat_id)
        ).fetchone()
        vanished = unit.execute(
            f"SELECT chat_id, {_RECORD} FROM merged_chat WHERE gone = ? AND into_id = ?", (gone, chat_id)
        ).fetchone()
        owner = record[0] if record else kept
        other = kept if owner == gone else gone
        unit.execute("UPDATE chat SET person_id = ? WHERE id = ?", (owner, chat_id))
        if vanished is not None:
            new = _restore(unit, instance_id, chat_id, other, gone, vanished, record)
        elif _has_any(unit, chat_id, aliases[other]):
            new = chats.make(unit, instance_id, "person_id", other)
        else:
            continue
        unit.execute(
            f"UPDATE message SET chat_id = ? WHERE chat_id = ? AND via IN ({names.marks(aliases[other])})",
            (new, chat_id, *aliases[other]),
        )
        unit.touched.reread += (chat_id, new)


def _restore(
    unit: Unit,
    instance_id: str,
    chat_id: str,
    person: str,
    gone: str,
    vanished: tuple[Any, ...],
    record: tuple[Any, ...] | None,
) -> str:
    """Put a conversation back that had become part of another one; a draft only if both still stand as joined."""
    new, _, _, seq, sort_at, draft, *_ = vanished
    (stands,) = unit.execute("SELECT draft FROM chat WHERE id = ?", (chat_id,)).fetchone()
    if record is None or stands != _joined(record[4], draft):
        draft = ""
    else:
        unit.execute("UPDATE chat SET draft = ? WHERE id = ?", (record[4], chat_id))
    unit.execute(
        "INSERT INTO chat (seq, id, instance_id, person_id, sort_at, draft, pinned, muted, answered_at, answered_seq)"
        " SELECT ?, ?, ?, ?, ?, ?, pinned, muted, answered_at, answered_seq FROM merged_chat"
        " WHERE gone = ? AND chat_id = ?",
        (seq, new, instance_id, person, sort_at, draft, gone, new),
    )
    unit.execute("DELETE FROM chat_moved WHERE old = ?", (new,))
    unit.execute(
        "WITH RECURSIVE under (id) AS (SELECT chat_id FROM merged_chat WHERE into_id = ? UNION"
        " SELECT c.chat_id FROM under JOIN merged_chat c ON c.into_id = under.id)"
        " UPDATE chat_moved SET new = ? WHERE old IN under",
        (new, new),
    )
    return str(new)


def _has_any(unit: Unit, chat_id: str, keys: Sequence[str]) -> bool:
    row = unit.execute(
        f"SELECT 1 FROM message WHERE chat_id = ? AND via IN ({names.marks(keys)}) LIMIT 1", (chat_id, *keys)
    ).fetchone()
    return row is not None


def bring_in_step(unit: Unit, person_id: str, gone: str, keys: Sequence[str]) -> None:
    """Work out anew what follows from somebody's messages and aliases: what is read, and when they were last online."""
    rows = unit.execute(
        "SELECT c.id, c.instance_id, m.last_seen, ifnull(m.phone_read_at, 0), ifnull(m.phone_read_seq, 0)"
        " FROM chat c LEFT JOIN merged_chat m ON m.gone = ? AND m.chat_id = c.id WHERE c.person_id = ?",
        (gone, person_id),
    ).fetchall()
    for chat_id, instance_id, last_seen, *place in rows:
        (online,) = unit.execute(
            f"SELECT max(at) FROM seen_by WHERE instance_id = ? AND via IN ({names.marks(keys)})",
            (instance_id, *keys),
        ).fetchone()
        unit.execute(
            "UPDATE chat SET last_seen = nullif(max(ifnull(?, 0), ifnull(?, 0)), 0), phone_read_at = 0,"
            " phone_read_seq = 0 WHERE id = ?",
            (last_seen, online, chat_id),
        )
        unit.execute(
            "UPDATE message SET unread = 1, unseen = 0 WHERE chat_id = ? AND unseen = 1 AND deleted = 0 AND hidden = 0",
            (chat_id,),
        )
        shown = unit.execute(
            "SELECT at, seq FROM message WHERE chat_id = ? AND phone_read = 1 ORDER BY at DESC, seq DESC LIMIT 1",
            (chat_id,),
        ).fetchone()
        chats.phone_was_at(unit, chat_id, *max(tuple(place), shown or (0, 0)))
        chats.refresh(unit, chat_id)
        arranging.count_waiting(unit, chat_id)


def _joined(own: str, other: str) -> str:
    """Return two drafts as one."""
    return "\n".join(draft for draft in dict.fromkeys((own, other)) if draft)
