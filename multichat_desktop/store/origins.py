"""Under which alias things came: what makes two who were taken for one part again, each with what is theirs."""

from collections.abc import Iterable

from multichat_desktop.domain.events import ReactionEvent, VoteEvent
from multichat_desktop.store import names
from multichat_desktop.store.unit import Unit

_COLUMNS = {
    "push": ("push_name", "push_at"),
    "verified": ("verified_name", "verified_at"),
    "chat": ("chat_name", "chat_name_at"),
    "picture": ("picture", "picture_at"),
}


def to_person(unit: Unit, person_id: str | None) -> str | None:
    """Return the alias that a person is written to by now."""
    if person_id is None:
        return None
    return names.addresses_of(unit.execute, [person_id]).key(person_id)


def name(unit: Unit, key: str, person_id: str, what: str, value: str, at: int) -> bool:
    """Keep what somebody is called, or their picture's link; return whether the person shows another one now."""
    unit.execute(
        "INSERT INTO naming (key, what, value, at) VALUES (?, ?, ?, ?)"
        " ON CONFLICT DO UPDATE SET value = excluded.value, at = excluded.at"
        " WHERE (excluded.at, excluded.value) > (at, value)",
        (key, what, value, at),
    )
    return newer(unit, person_id, what, value, at)


def newer(unit: Unit, person_id: str, what: str, value: str, at: int) -> bool:
    """Let the newest of a person's names stand, of two of one moment the greater; return whether that changed it."""
    column, at_column = _COLUMNS[what]
    stands, since = unit.execute(
        f"SELECT ifnull({column}, ''), {at_column} FROM person WHERE id = ?", (person_id,)
    ).fetchone()
    if (at, value) <= (since, stands):
        return False
    unit.execute(f"UPDATE person SET {column} = ?, {at_column} = ? WHERE id = ?", (value, at, person_id))
    return bool(value != stands)


def join_names(unit: Unit, keep: str, drop: str) -> None:
    """Let the newest names of two people stand with the one who stays."""
    for what, (column, at_column) in _COLUMNS.items():
        value, at = unit.execute(f"SELECT {column}, {at_column} FROM person WHERE id = ?", (drop,)).fetchone()
        if value:
            newer(unit, keep, what, value, at)


def names_anew(unit: Unit, person_id: str) -> None:
    """Work a person's names out of those of their aliases."""
    for what, (column, at_column) in _COLUMNS.items():
        row = unit.execute(
            "SELECT n.value, n.at FROM alias a JOIN naming n ON n.key = a.key AND n.what = ?"
            " WHERE a.person_id = ? ORDER BY n.at DESC, n.value DESC LIMIT 1",
            (what, person_id),
        ).fetchone()
        unit.execute(
            f"UPDATE person SET {column} = ?, {at_column} = ? WHERE id = ?", (*(row or (None, 0)), person_id)
        )


def reacted(unit: Unit, event: ReactionEvent, via: str | None, at: int) -> None:
    """Keep by which alias somebody of a group reacted."""
    if via is not None and not event.chat.is_person:
        unit.execute(
            "INSERT INTO reaction_by (instance_id, target, via, emoji, at) VALUES (?, ?, ?, ?, ?)"
            " ON CONFLICT DO UPDATE SET emoji = excluded.emoji, at = excluded.at"
            " WHERE (excluded.at, excluded.emoji) > (at, emoji)",
            (event.instance_id, event.target, via, event.emoji, at),
        )


def voted(unit: Unit, event: VoteEvent, via: str | None, at: int) -> None:
    """Keep by which alias somebody of a group voted."""
    if via is not None and not event.chat.is_person:
        unit.execute(
            "INSERT INTO vote_by (instance_id, target, via, at, event_id, payload, iv) VALUES (?, ?, ?, ?, ?, ?, ?)"
            " ON CONFLICT DO UPDATE SET at = excluded.at, event_id = excluded.event_id, payload = excluded.payload,"
            " iv = excluded.iv WHERE (excluded.at, excluded.event_id) > (at, event_id)",
            (event.instance_id, event.target, via, at, event.message_id, event.payload, event.iv),
        )


def seen(unit: Unit, instance_id: str, via: str, at: int) -> None:
    """Keep when somebody was last online, by the alias that said so."""
    unit.execute(
        "INSERT INTO seen_by (via, instance_id, at) VALUES (?, ?, ?)"
        " ON CONFLICT DO UPDATE SET at = max(at, excluded.at)",
        (via, instance_id, at),
    )


def stamp(unit: Unit, person_id: str) -> None:
    """Give what came before aliases were kept one of its person's: they are still all one's own."""
    (key,) = unit.execute("SELECT min(key) FROM alias WHERE person_id = ?", (person_id,)).fetchone()
    unit.execute("UPDATE message SET via = ? WHERE author_id = ? AND via IS NULL", (key, person_id))
    for (chat_id,) in unit.execute("SELECT id FROM chat WHERE person_id = ?", (person_id,)).fetchall():
        unit.execute("UPDATE message SET via = ? WHERE chat_id = ? AND via IS NULL", (key, chat_id))
    for table in ("edit", "deletion"):
        unit.execute(
            f"UPDATE {table} SET via = ? WHERE author = ? AND author <> '' AND via IS NULL", (key, person_id)
        )


def aliases(unit: Unit, person_id: str) -> dict[str, str | None]:
    """Return a person's aliases, each with the one in whose company it was first seen."""
    rows = unit.execute("SELECT key, beside FROM alias WHERE person_id = ? ORDER BY key", (person_id,))
    return dict(rows.fetchall())


def following(known: dict[str, str | None], first: Iterable[str]) -> list[str]:
    """Return those of some aliases that are `first`, or came in the company of one that is."""
    found = set(first) & known.keys()
    for key in known:
        chain = [key]
        while (beside := known.get(chain[-1])) is not None and chain[-1] not in found and beside not in chain:
            chain.append(beside)
        if chain[-1] in found:
            found.update(chain)
    return [key for key in known if key in found]
