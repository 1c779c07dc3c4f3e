"""Rows to domain values: whom a conversation is with, who is in a group, and profile pictures."""

from collections import defaultdict

from msgspec import Struct

from multichat_desktop.domain.chat import GroupMode
from multichat_desktop.domain.contact import Contact, Member, Merge
from multichat_desktop.store import names
from multichat_desktop.store.database import Execute


class PortraitWanted(Struct, frozen=True):
    """Somebody's picture that is to be fetched; `old_path` is where the one before lies."""

    person_id: str
    url: str
    old_path: str | None


class ContactRows:
    """Answers for people and groups on one reading connection; everything is short and indexed."""

    def __init__(self, execute: Execute) -> None:
        self._execute = execute

    def contact(self, chat_id: str) -> Contact | None:
        """Return whom a conversation is with; None when it is not stored."""
        row = self._execute(
            "SELECT c.person_id, c.notes, c.members_at, c.instance_id, p.given_name, p.verified_name, p.push_name,"
            " p.notes FROM chat c LEFT JOIN person p ON p.id = c.person_id WHERE c.id = ?",
            (chat_id,),
        ).fetchone()
        if row is None:
            return None
        person, group_notes, members_at, instance_id, given, verified, push, notes = row
        if person is None:
            members = self._members(chat_id, instance_id)
            return Contact(
                chat_id=chat_id, is_group=True, notes=group_notes, members=members, members_at=members_at
            )
        shown = self._aliases(person)
        return Contact(
            chat_id=chat_id,
            is_group=False,
            given_name=given,
            verified_name=verified,
            push_name=push,
            phones=tuple(shown["phone"]),
            hidden=tuple(shown["lid"]),
            usernames=tuple(shown["username"]),
            notes=notes,
            merge=self._merge(person),
        )

    def group_modes(self) -> dict[str, GroupMode]:
        """Return how the instances treat their groups, where it is not as usual."""
        rows = self._execute("SELECT instance_id, mode FROM group_mode")
        return {instance: GroupMode(mode) for instance, mode in rows}

    def portrait_wanted(self, chat_id: str) -> PortraitWanted | None:
        """Return whose profile picture a conversation lacks, if it does."""
        row = self._execute(
            "SELECT p.id, p.picture, t.path FROM chat c JOIN person p ON p.id = c.person_id"
            " LEFT JOIN portrait t ON t.person_id = p.id WHERE c.id = ? AND p.picture <> '' AND t.url IS NOT p.picture",
            (chat_id,),
        ).fetchone()
        return None if row is None else PortraitWanted(*row)

    def _aliases(self, person: str) -> dict[str, list[str]]:
        found: dict[str, list[str]] = defaultdict(list)
        rows = self._execute(
            "SELECT key FROM alias WHERE person_id = ? ORDER BY seen_at DESC, key", (person,)
        )
        for (key,) in rows:
            kind, _, value = key.partition(":")
            found[kind].append(_shown(key, value))
        return found

    def _merge(self, person: str) -> Merge | None:
        row = self._execute(
            "SELECT gone, at, aliases FROM merged WHERE kept = ? ORDER BY number DESC LIMIT 1", (person,)
        ).fetchone()
        if row is None:
            return None
        return Merge(row[0], row[1], tuple(_shown(k, k.partition(":")[2]) for k in row[2].split(" ")))

    def _members(self, chat_id: str, instance_id: str) -> tuple[Member, ...]:
        rows = self._execute(
            "SELECT a.person_id, m.admin, c.id FROM member m JOIN alias a ON a.key = m.key"
            " LEFT JOIN chat c ON c.instance_id = ? AND c.person_id = a.person_id WHERE m.chat_id = ?",
            (instance_id, chat_id),
        ).fetchall()
        people = names.persons(self._execute, [row[0] for row in rows])
        found = [
            Member(people[person], bool(admin), chat) for person, admin, chat in rows if person in people
        ]
        return tuple(sorted(found, key=_in_order))


def _in_order(member: Member) -> tuple[bool, bool, str]:
    name = member.person.name or ""
    return not member.admin, not name, name.casefold() or member.person.address or ""


def _shown(key: str, value: str) -> str:
    return f"{value}@lid" if key.startswith("lid:") else value
