"""Groups: what the gateway says of them when asked, and how much of them an instance wants."""

from multichat_desktop.domain.address import AddressKind
from multichat_desktop.domain.chat import GroupMode
from multichat_desktop.domain.events import Event, Party
from multichat_desktop.store import chats, people, steps
from multichat_desktop.store.errors import NotThereError
from multichat_desktop.store.unit import Unit


def are_off_for(unit: Unit, event: Event) -> bool:
    """Whether an event is a group's, on an instance whose groups are switched off."""
    chat = getattr(event, "chat", None)
    if chat is None or chat.kind is not AddressKind.GROUP:
        return False
    row = unit.execute("SELECT mode FROM group_mode WHERE instance_id = ?", (event.instance_id,)).fetchone()
    return row is not None and row[0] == GroupMode.OFF


def set_mode(unit: Unit, step: steps.SetGroups) -> str:
    """Treat an instance's groups otherwise from now on."""
    unit.execute(
        "INSERT INTO group_mode (instance_id, mode) VALUES (?, ?) ON CONFLICT DO UPDATE SET mode = excluded.mode",
        (step.instance_id, GroupMode(step.mode)),
    )
    for (chat_id,) in unit.execute(
        "SELECT id FROM chat WHERE instance_id = ? AND group_key IS NOT NULL", (step.instance_id,)
    ).fetchall():
        unit.touch_chat(chat_id)
    unit.touched.instances[step.instance_id] = None
    return f"instance:{step.instance_id}"


def describe(unit: Unit, step: steps.DescribeGroup) -> str:
    """Take in a group's subject and who is in it; what its members' aliases tell of who is who counts for ever.

    Raises:
        NotThereError: the conversation is not stored.
    """
    row = unit.execute("SELECT members_at FROM chat WHERE id = ?", (step.chat_id,)).fetchone()
    if row is None:
        raise NotThereError("The conversation does not exist.")
    if step.subject:
        chats.name_group(unit, step.chat_id, step.subject, step.asked_at)
    newest = step.asked_at >= row[0]
    if newest:
        unit.execute("UPDATE chat SET members_at = ? WHERE id = ?", (step.asked_at, step.chat_id))
        unit.execute("DELETE FROM member WHERE chat_id = ?", (step.chat_id,))
    for member in step.members:
        if not member.aliases:
            continue
        party = Party(member.aliases)
        person = people.resolve(unit, party, step.asked_at)
        if member.name:
            people.name_from_chat(unit, person, party, member.name, step.asked_at)
        if newest:
            unit.execute(
                "INSERT OR REPLACE INTO member (chat_id, key, name, admin) VALUES (?, ?, ?, ?)",
                (step.chat_id, people.via(unit, party), member.name, int(member.admin)),
            )
    unit.touch_chat(step.chat_id)
    return f"chat:{step.chat_id}"
