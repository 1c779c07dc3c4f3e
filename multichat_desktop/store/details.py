"""What is asked about one message at a time: its earlier texts, the body that brought it, what is still to be done to it."""

from msgspec import Struct

from multichat_desktop.domain.address import Address, AddressKind
from multichat_desktop.domain.content import Content, Kind
from multichat_desktop.domain.events import MessageEvent
from multichat_desktop.domain.message import Edition
from multichat_desktop.store import chat_rows
from multichat_desktop.store.database import Execute
from multichat_desktop.store.fingerprint import fingerprint
from multichat_desktop.store.packing import unpack_media

_NOWHERE = Address(AddressKind.PHONE, "", "")


class WaitingErrand(Struct, frozen=True):
    """Something to be done to a message at the gateway; `address` is what the gateway takes for its conversation."""

    local_id: str
    kind: str
    instance_id: str
    target: str
    body: str
    address: str | None
    attempts: int
    next_try_at: int | None


class Details:
    """Short, indexed reads on one connection."""

    def __init__(self, execute: Execute) -> None:
        self._execute = execute

    def editions(self, seq: int) -> list[Edition]:
        """Return the texts that a message had and has, oldest first: as its writer changed them, and nobody else."""
        row = self._execute(
            "SELECT m.instance_id, m.message_id, m.first_text, m.first_caption, m.at, m.from_me, m.author_id,"
            " c.person_id FROM message m JOIN chat c ON c.id = m.chat_id WHERE m.seq = ? AND m.deleted = 0",
            (seq,),
        ).fetchone()
        if row is None:
            return []
        instance_id, message_id, text, caption, at, from_me, author, person = row
        writer = "" if from_me else author or person
        found = [Edition(text or caption or "", at)]
        sql = (
            "SELECT text, caption, at FROM edit WHERE instance_id = ? AND target = ? AND author = ?"
            " ORDER BY at, event_id"
        )
        for text, caption, at in self._execute(sql, (instance_id, message_id, writer)):
            found.append(Edition((caption if text is None else text) or "", at))
        return found

    def raw_body(self, seq: int) -> bytes | None:
        """Return the body of the webhook that brought a message, as long as the journal keeps it.

        It is found by what repeats are recognised by: no index of the journal has to be kept for this.
        """
        row = self._execute(
            "SELECT instance_id, message_id, from_me, kind, first_text, first_caption, media FROM message"
            " WHERE seq = ?",
            (seq,),
        ).fetchone()
        if row is None or row[1] is None:
            return None
        instance_id, message_id, from_me, kind, text, caption, media = row
        content = Content(kind=Kind(kind), text=text, caption=caption, media=unpack_media(media))
        event = MessageEvent(
            instance_id=instance_id,
            message_id=message_id,
            from_me=bool(from_me),
            chat=_NOWHERE,
            content=content,
        )
        found = self._execute(
            "SELECT j.body FROM identity i JOIN journal j ON j.id = i.journal_id WHERE i.key = ?",
            (fingerprint(event, b""),),
        ).fetchone()
        return None if found is None or found[0] is None else bytes(found[0])

    def chat_with(self, instance_id: str, address: Address) -> str | None:
        """Return the conversation with somebody on an instance, if there is one."""
        row = self._execute(
            "SELECT c.id FROM alias a JOIN chat c ON c.instance_id = ? AND c.person_id = a.person_id"
            " WHERE a.key = ?",
            (instance_id, address.key),
        ).fetchone()
        return None if row is None else str(row[0])

    def named(self, seq: int) -> tuple[str, str | None, str | None] | None:
        """Return by what a message is known, also one that is out of sight: instance, its id, the id it has here."""
        row = self._execute(
            "SELECT instance_id, message_id, local_id FROM message WHERE seq = ?", (seq,)
        ).fetchone()
        return None if row is None else (row[0], row[1], row[2])

    def errand_of(self, instance_id: str, message_id: str, kind: str) -> str | None:
        """Return the id under which something is to be done to a message."""
        row = self._execute(
            "SELECT local_id FROM errand WHERE instance_id = ? AND target = ? AND kind = ?",
            (instance_id, message_id, kind),
        ).fetchone()
        return None if row is None else str(row[0])

    def errands(self) -> list[WaitingErrand]:
        """Return what waits to be done to messages at the gateway, oldest first."""
        sql = (
            "SELECT local_id, kind, instance_id, target, body, attempts, next_try_at FROM errand"
            " WHERE state = 'waiting' ORDER BY at"  # as the index says it
        )
        made = []
        for local_id, kind, instance_id, target, body, attempts, next_try_at in self._execute(sql).fetchall():
            row = self._execute(
                "SELECT chat_id FROM message WHERE instance_id = ? AND message_id = ?", (instance_id, target)
            ).fetchone()
            chats = chat_rows.some_chats(self._execute, (row[0],)) if row else []
            address = chats[0].address if chats else None
            made.append(
                WaitingErrand(local_id, kind, instance_id, target, body, address, attempts, next_try_at)
            )
        return made
