"""Who is who: aliases in, one person out; and two that turn out to be one become one.

Nothing else in the program compares phones or hidden numbers.
"""

from multichat_desktop.domain.address import Address, AddressKind
from multichat_desktop.domain.events import Party
from multichat_desktop.store import chats, corrections
from multichat_desktop.store.unit import Unit


def find(unit: Unit, address: Address) -> str | None:
    """Return the person behind an address, if anybody is known by it."""
    row = unit.execute("SELECT person_id FROM alias WHERE key = ?", (address.key,)).fetchone()
    if row is None and address.kind is AddressKind.PHONE:
        row = unit.execute("SELECT person_id FROM alias WHERE key = ?", (f"lid:{address.raw}",)).fetchone()
    return None if row is None else str(row[0])


def resolve(unit: Unit, party: Party, at: int, also: str | None = None) -> str:
    """Return the person an event names, made or merged as the aliases demand, with the newest names.

    `also` is somebody of whom is known from elsewhere that the event speaks of them.
    """
    known: dict[str, None] = {} if also is None else {also: None}
    missing: list[Address] = []
    for address in party.aliases:
        row = unit.execute("SELECT person_id, raw FROM alias WHERE key = ?", (address.key,)).fetchone()
        if row is None:
            person = find(unit, address)
            if person is None:
                missing.append(address)
                continue
            known[person] = None
            continue
        known[str(row[0])] = None
        if row[1] != address.raw:
            unit.execute(
                "UPDATE alias SET raw = ?, seen_at = ? WHERE key = ? AND seen_at <= ?",
                (address.raw, at, address.key, at),
            )
    people = list(known)
    person_id = _merge_all(unit, people) if people else _make(unit)
    for address in missing:
        unit.execute(
            "INSERT INTO alias (key, person_id, raw, seen_at) VALUES (?, ?, ?, ?)",
            (address.key, person_id, address.raw, at),
        )
        if people:
            _touch_chats(unit, person_id)
    _name(unit, person_id, party, at)
    return person_id


def unite(unit: Unit, one_chat: str, other_chat: str) -> None:
    """Note that two private conversations are with one person."""
    rows = unit.execute(
        "SELECT DISTINCT person_id FROM chat WHERE id IN (?, ?) AND person_id IS NOT NULL",
        (one_chat, other_chat),
    ).fetchall()
    if rows:
        _merge_all(unit, [str(row[0]) for row in rows])


def name_from_chat(unit: Unit, person_id: str, name: str, at: int) -> None:
    """Keep a name that came with a conversation; it stands until the person's own push name is known."""
    _newer(unit, person_id, "chat_name", "chat_name_at", name, at)


def _make(unit: Unit) -> str:
    person_id = unit.ids.make("p")
    unit.execute("INSERT INTO person (id) VALUES (?)", (person_id,))
    return person_id


def _name(unit: Unit, person_id: str, party: Party, at: int) -> None:
    if party.push_name:
        _newer(unit, person_id, "push_name", "push_at", party.push_name, at)
    if party.verified_name:
        _newer(unit, person_id, "verified_name", "verified_at", party.verified_name, at)
    if party.picture:
        _newer(unit, person_id, "picture", "picture_at", party.picture, at)


def _newer(unit: Unit, person_id: str, column: str, at_column: str, value: str, at: int) -> None:
    """Let the newest value stand, whatever order they come in; of two of the same moment the greater."""
    changed = unit.execute(
        f"UPDATE person SET {column} = ?, {at_column} = ? WHERE id = ? AND {column} IS NOT ?"
        f" AND ({at_column}, ifnull({column}, '')) < (?, ?)",
        (value, at, person_id, value, at, value),
    ).rowcount
    if changed:
        _touch_chats(unit, person_id)


def _touch_chats(unit: Unit, person_id: str) -> None:
    for (chat_id,) in unit.execute("SELECT id FROM chat WHERE person_id = ?", (person_id,)).fetchall():
        unit.touch_chat(chat_id)


def _merge_all(unit: Unit, people: list[str]) -> str:
    if len(people) == 1:
        return people[0]
    marks = ",".join("?" * len(people))
    ordered = unit.execute(f"SELECT id FROM person WHERE id IN ({marks}) ORDER BY seq", people).fetchall()
    keep = str(ordered[0][0])
    for (drop,) in ordered[1:]:
        _merge(unit, keep, str(drop))
    return keep


def _merge(unit: Unit, keep: str, drop: str) -> None:
    """Make one person of two: aliases, names, what was written and reacted in groups, and the conversations."""
    unit.execute("UPDATE alias SET person_id = ? WHERE person_id = ?", (keep, drop))
    other = unit.execute(
        "SELECT given_name, verified_name, verified_at, push_name, push_at, chat_name, chat_name_at, picture,"
        " picture_at FROM person WHERE id = ?",
        (drop,),
    ).fetchone()
    if other[0]:
        unit.execute("UPDATE person SET given_name = ifnull(given_name, ?) WHERE id = ?", (other[0], keep))
    for column, at_column, place in (
        ("verified_name", "verified_at", 1),
        ("push_name", "push_at", 3),
        ("chat_name", "chat_name_at", 5),
        ("picture", "picture_at", 7),
    ):
        if other[place]:
            _newer(unit, keep, column, at_column, other[place], other[place + 1])
    for (seq,) in unit.execute("SELECT seq FROM message WHERE author_id = ?", (drop,)).fetchall():
        unit.touch_message(seq)
    unit.execute("UPDATE message SET author_id = ? WHERE author_id = ?", (keep, drop))
    unit.execute(
        "INSERT INTO reaction SELECT instance_id, target, ?, emoji, at FROM reaction"
        " WHERE author = ? AND author NOT IN ('', '*')"  # as the index says it
        " ON CONFLICT DO UPDATE SET emoji = excluded.emoji, at = excluded.at"
        " WHERE (excluded.at, excluded.emoji) > (at, emoji)",
        (keep, drop),
    )
    unit.execute("DELETE FROM reaction WHERE author = ? AND author NOT IN ('', '*')", (drop,))
    chats.merge_of_people(unit, keep, drop)
    corrections.of_merged(unit, keep, drop)
    unit.execute("DELETE FROM person WHERE id = ?", (drop,))
