"""People as they are shown: the best name and the best address of each, read a handful at a time."""

from collections.abc import Iterable, Sequence
from typing import TypeVar

from multichat_desktop.domain.message import Person
from multichat_desktop.store.database import Execute

_IN_ONE = 500
_T = TypeVar("_T", str, int)


def in_slices(values: Iterable[_T]) -> Iterable[Sequence[_T]]:
    """Cut values into slices that fit into one `IN (…)`."""
    found = list(dict.fromkeys(values))
    for start in range(0, len(found), _IN_ONE):
        yield found[start : start + _IN_ONE]


def marks(values: Sequence[object]) -> str:
    """Return as many question marks as there are values."""
    return ",".join("?" * len(values))


def best_name(given: str | None, verified: str | None, push: str | None, chat: str | None) -> str | None:
    """Return the name that counts: the agent's, the business's verified one, the person's own, the chat's."""
    return given or verified or push or chat


class Addresses:
    """The best address of each of some people: phone, else hidden number, else username."""

    def __init__(self, rows: Iterable[tuple[str, str, str, int]]) -> None:
        self._best: dict[str, tuple[int, int, str, str, str]] = {}
        for person, key, raw, seen_at in rows:
            kind, _, value = key.partition(":")
            rank = ("username", "lid", "phone").index(kind)
            candidate = (rank, seen_at, value, raw, kind)
            if person not in self._best or candidate > self._best[person]:
                self._best[person] = candidate

    def shown(self, person: str) -> str | None:
        """Return the address to show and export."""
        found = self._best.get(person)
        if found is None:
            return None
        return f"{found[2]}@lid" if found[4] == "lid" else found[2]

    def phone(self, person: str) -> str | None:
        """Return the phone's digits, if one is known."""
        found = self._best.get(person)
        return found[2] if found is not None and found[4] == "phone" else None

    def key(self, person: str) -> str | None:
        """Return the alias that it is."""
        found = self._best.get(person)
        return f"{found[4]}:{found[2]}" if found is not None else None

    def sendable(self, person: str) -> str | None:
        """Return what the gateway takes."""
        found = self._best.get(person)
        return found[3] if found is not None else None


def addresses_of(execute: Execute, people: Iterable[str]) -> Addresses:
    """Read the addresses of some people."""
    rows: list[tuple[str, str, str, int]] = []
    for some in in_slices(people):
        sql = f"SELECT person_id, key, raw, seen_at FROM alias WHERE person_id IN ({marks(some)})"
        rows += execute(sql, some).fetchall()
    return Addresses(rows)


def persons(execute: Execute, people: Iterable[str]) -> dict[str, Person]:
    """Read some people by their ids."""
    wanted = list(dict.fromkeys(people))
    if not wanted:
        return {}
    addresses = addresses_of(execute, wanted)
    found: dict[str, Person] = {}
    for some in in_slices(wanted):
        sql = (
            "SELECT id, given_name, verified_name, push_name, chat_name FROM person"
            f" WHERE id IN ({marks(some)})"
        )
        for person, *names in execute(sql, some):
            found[person] = Person(person, best_name(*names), addresses.shown(person))
    return found


def by_alias(execute: Execute, keys: Iterable[str]) -> dict[str, str]:
    """Return the person behind each alias that is known."""
    found: dict[str, str] = {}
    for some in in_slices(keys):
        sql = f"SELECT key, person_id FROM alias WHERE key IN ({marks(some)})"
        found.update(execute(sql, some).fetchall())
    return found


def stranger(key: str) -> Person:
    """Return somebody of whom no more than an alias is known."""
    kind, _, value = key.partition(":")
    return Person(key, None, f"{value}@lid" if kind == "lid" else value)
