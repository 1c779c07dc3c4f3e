"""Who is who: aliases in, one person out; and two that turn out to be one become one.

Nothing else in the program compares phones or hidden numbers.
"""

from multichat_desktop.domain.address import Address, AddressKind
from multichat_desktop.domain.events import Party
from multichat_desktop.store import chats, echoes, merging, origins, steps, votes
from multichat_desktop.store.errors import NotThereError
from multichat_desktop.store.unit import Unit


def find(unit: Unit, address: Address) -> str | None:
    """Return the person behind an address, if anybody is known by it."""
    row = unit.execute("SELECT person_id FROM alias WHERE key = ?", (address.key,)).fetchone()
    if row is None and address.kind is AddressKind.PHONE:
        row = unit.execute("SELECT person_id FROM alias WHERE key = ?", (f"lid:{address.raw}",)).fetchone()
    return None if row is None else str(row[0])


def resolve(unit: Unit, party: Party, at: int, also: echoes.Receiver | None = None) -> str:
    """Return the person an event names, made or merged as the aliases demand, with the newest names.

    `also` is somebody of whom is known from elsewhere that the event speaks of them. Two of whom the agent said that
    they are not one are never merged again: the event is then of the one whom it names first.
    """
    known: dict[str, str] = (
        {} if also is None else {also.person_id: also.via or _any_alias(unit, also.person_id)}
    )
    missing: list[Address] = []
    for address in party.aliases:
        row = unit.execute("SELECT person_id, raw FROM alias WHERE key = ?", (address.key,)).fetchone()
        if row is None:
            person = find(unit, address)
            if person is None:
                missing.append(address)
                continue
            known.setdefault(person, _hidden(address))
            continue
        known.setdefault(str(row[0]), address.key)
        if row[1] != address.raw:
            unit.execute(
                "UPDATE alias SET raw = ?, seen_at = ? WHERE key = ? AND seen_at <= ?",
                (address.raw, at, address.key, at),
            )
    person_id = merging.merge_all(unit, list(known)) if known else _make(unit)
    beside = next(iter(known.values()), None)
    for address in missing:
        unit.execute(
            "INSERT INTO alias (key, person_id, raw, seen_at, beside) VALUES (?, ?, ?, ?, ?)",
            (address.key, person_id, address.raw, at, beside),
        )
        beside = beside or address.key
        if known:
            _touch_chats(unit, person_id)
            votes.known_better(unit)
    _name(unit, person_id, party, at)
    return person_id


def via(unit: Unit, party: Party) -> str | None:
    """Return the alias that an event came by: the one it names first, as it is stored."""
    if not party.aliases:
        return None
    first = party.aliases[0]
    if first.kind is AddressKind.PHONE:
        row = unit.execute("SELECT 1 FROM alias WHERE key = ?", (first.key,)).fetchone()
        return first.key if row else _hidden(first)
    return first.key


def unite(unit: Unit, one_chat: str, other_chat: str) -> None:
    """Note that two private conversations are with one person."""
    rows = unit.execute(
        "SELECT DISTINCT person_id FROM chat WHERE id IN (?, ?) AND person_id IS NOT NULL",
        (one_chat, other_chat),
    ).fetchall()
    if rows:
        merging.merge_all(unit, [str(row[0]) for row in rows])


def name_from_chat(unit: Unit, person_id: str, party: Party, name: str, at: int) -> None:
    """Keep a name that came with a conversation; it stands until the person's own push name is known."""
    key = via(unit, party)
    if key is not None and origins.name(unit, key, person_id, "chat", name, at):
        _touch_chats(unit, person_id)


def name_person(unit: Unit, step: steps.NamePerson) -> str:
    """Take in what the agent calls somebody.

    Raises:
        NotThereError: the conversation is not stored, or a group's.
    """
    chat_id, person_id = _person_of(unit, step.chat_id)
    if person_id is None:
        raise NotThereError("Only people are named.")
    name = step.name.strip() or None
    unit.execute("UPDATE person SET given_name = ?, given_at = ? WHERE id = ?", (name, unit.now, person_id))
    _touch_chats(unit, person_id)
    return f"chat:{chat_id}"


def write_notes(unit: Unit, step: steps.WriteNotes) -> str:
    """Take in the agent's notes on somebody, or on a group.

    Raises:
        NotThereError: the conversation is not stored.
    """
    chat_id, person_id = _person_of(unit, step.chat_id)
    if person_id is None:
        unit.execute("UPDATE chat SET notes = ? WHERE id = ?", (step.text, chat_id))
    else:
        unit.execute("UPDATE person SET notes = ? WHERE id = ?", (step.text, person_id))
    unit.touch_chat(chat_id)
    return f"chat:{chat_id}"


def _person_of(unit: Unit, chat_id: str) -> tuple[str, str | None]:
    now = chats.current(unit, chat_id)
    row = unit.execute("SELECT person_id FROM chat WHERE id = ?", (now,)).fetchone()
    if row is None:
        raise NotThereError("The conversation does not exist.")
    return now, row[0]


def _hidden(address: Address) -> str:
    return f"lid:{address.raw}"


def _any_alias(unit: Unit, person_id: str) -> str:
    (key,) = unit.execute("SELECT min(key) FROM alias WHERE person_id = ?", (person_id,)).fetchone()
    return str(key)


def _make(unit: Unit) -> str:
    person_id = unit.ids.make("p")
    unit.execute("INSERT INTO person (id) VALUES (?)", (person_id,))
    return person_id


def _name(unit: Unit, person_id: str, party: Party, at: int) -> None:
    said = (("push", party.push_name), ("verified", party.verified_name), ("picture", party.picture))
    key = via(unit, party) if any(value for _, value in said) else None
    if key is None:
        return
    changed = [origins.name(unit, key, person_id, what, value, at) for what, value in said if value]
    if any(changed):
        _touch_chats(unit, person_id)


def _touch_chats(unit: Unit, person_id: str) -> None:
    for (chat_id,) in unit.execute("SELECT id FROM chat WHERE person_id = ?", (person_id,)).fetchall():
        unit.touch_chat(chat_id)
