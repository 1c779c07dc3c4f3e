"""What the gateway says of a group: its subject, and who is in it by every name that it has for them.

Source: `docs/protocol.md`, *Answers of the REST API*: `{group: {subject, participants: [{phone, lid, name, isAdmin}]}}`.
"""

from typing import Any

from multichat_desktop.domain import address
from multichat_desktop.domain.address import Address, AddressKind
from multichat_desktop.domain.contact import GroupFacts, GroupMember

_PHONES, _HIDDEN = ("phone", "phonenumber", "id", "jid"), ("lid", "id", "jid")
_ADMINS = frozenset({True, "true", "admin", "superadmin"})
_MOST = 2048


def read_group(answer: dict[str, Any]) -> GroupFacts:
    """Return what an answer says; what is not as expected in it says nothing."""
    group = answer.get("group")
    if not isinstance(group, dict):
        return GroupFacts(None)
    subject, found = group.get("subject"), group.get("participants")
    nodes = [node for node in found if isinstance(node, dict)] if isinstance(found, list) else []
    members = (_member({str(key).lower(): value for key, value in node.items()}) for node in nodes[:_MOST])
    return GroupFacts(
        subject if isinstance(subject, str) and subject else None,
        tuple(member for member in members if member.aliases),
    )


def _member(node: dict[str, Any]) -> GroupMember:
    aliases = [_first(node, _PHONES, AddressKind.PHONE), _first(node, _HIDDEN, AddressKind.LID)]
    name = node.get("name")
    return GroupMember(
        tuple(alias for alias in aliases if alias is not None),
        name.strip() or None if isinstance(name, str) else None,
        any(_is_admin(node.get(key)) for key in ("isadmin", "issuperadmin", "admin")),
    )


def _is_admin(said: Any) -> bool:
    return isinstance(said, bool | str) and said in _ADMINS


def _first(node: dict[str, Any], fields: tuple[str, ...], kind: AddressKind) -> Address | None:
    for field in fields:
        value = node.get(field)
        if isinstance(value, int):
            value = str(value)
        if not isinstance(value, str) or not value:
            continue
        hidden = kind is AddressKind.LID and field == "lid" and "@" not in value
        found = address.parse(f"{value}@lid" if hidden else value)
        if found is not None and found.kind is kind:
            return found
    return None
