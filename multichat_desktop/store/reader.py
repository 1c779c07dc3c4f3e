"""Everything the window, the services and the commands read: short, indexed, on a connection that cannot write."""

from collections.abc import Iterator
from pathlib import Path

from msgspec import Struct

from multichat_desktop.domain.chat import Chat, Instance
from multichat_desktop.domain.message import Message
from multichat_desktop.domain.status import OutboxState
from multichat_desktop.store import chat_rows
from multichat_desktop.store.database import executor, open_reader
from multichat_desktop.store.snapshots import Snapshots

_EXPORT_PAGE = 500


class Pending(Struct, frozen=True):
    """One message of the outbox; `address` is what the gateway takes, `next_try_at` in milliseconds UTC."""

    seq: int
    local_id: str
    chat_id: str
    instance_id: str
    address: str | None
    text: str
    quote: str | None
    state: OutboxState
    attempts: int
    next_try_at: int | None
    error: str | None


class Reader:
    """One reading connection; it belongs to the thread that made it.

    Raises:
        StoreError: the database cannot be opened.
    """

    def __init__(self, path: Path) -> None:
        self._database = open_reader(path)
        self._execute = executor(self._database)
        self._snapshots = Snapshots(self._execute)

    def close(self) -> None:
        """Close the connection."""
        self._database.close()

    def chats(self) -> list[Chat]:
        """Return all conversations, newest first."""
        return chat_rows.all_chats(self._execute)

    def chat(self, chat_id: str) -> Chat | None:
        """Return one conversation, also by an id that became part of another one."""
        row = self._execute("SELECT new FROM chat_moved WHERE old = ?", (chat_id,)).fetchone()
        found = chat_rows.some_chats(self._execute, (row[0] if row else chat_id,))
        return found[0] if found else None

    def instances(self) -> list[Instance]:
        """Return all instances, oldest first."""
        return chat_rows.all_instances(self._execute)

    def page_before(self, chat_id: str, before: tuple[int, int] | None, limit: int) -> list[Message]:
        """Return up to `limit` messages before a place (None: the end), oldest first."""
        condition, place = ("", ()) if before is None else (" AND (at, seq) < (?, ?)", before)
        where = f"chat_id = ?{condition} ORDER BY at DESC, seq DESC LIMIT ?"
        return self._snapshots.messages(where, (chat_id, *place, limit))[::-1]

    def page_after(self, chat_id: str, after: tuple[int, int] | None, limit: int) -> list[Message]:
        """Return up to `limit` messages after a place (None: the beginning), oldest first."""
        condition, place = ("", ()) if after is None else (" AND (at, seq) > (?, ?)", after)
        where = f"chat_id = ?{condition} ORDER BY at, seq LIMIT ?"
        return self._snapshots.messages(where, (chat_id, *place, limit))

    def message(self, seq: int) -> Message | None:
        """Return one message."""
        found = self._snapshots.by_seq((seq,))
        return found[0] if found else None

    def by_local_id(self, local_id: str) -> Message | None:
        """Return a message of the outbox by the id it was given here."""
        found = self._snapshots.messages("local_id = ?", (local_id,))
        return found[0] if found else None

    def local_id(self, seq: int) -> str | None:
        """Return the id a message was given here, if it was written here."""
        row = self._execute("SELECT local_id FROM message WHERE seq = ?", (seq,)).fetchone()
        return None if row is None else row[0]

    def first_unread(self, chat_id: str) -> tuple[int, int] | None:
        """Return the place of the oldest unread message."""
        sql = "SELECT at, seq FROM message WHERE chat_id = ? AND unread = 1 ORDER BY at, seq LIMIT 1"
        row = self._execute(sql, (chat_id,)).fetchone()
        return None if row is None else (row[0], row[1])

    def draft(self, chat_id: str) -> str:
        """Return what was being written."""
        row = self._execute("SELECT draft FROM chat WHERE id = ?", (chat_id,)).fetchone()
        return "" if row is None else row[0]

    def settings(self) -> dict[str, str]:
        """Return everything that is remembered."""
        return dict(self._execute("SELECT key, value FROM setting").fetchall())

    def export(self, *, chat_id: str | None = None, since: int | None = None) -> Iterator[Message]:
        """Give every message, oldest first, in a stable order."""
        at, seq = (since or 0, -1)
        chat = self.chat(chat_id) if chat_id else None
        condition, extra = (
            ("", ()) if chat_id is None else ("chat_id = ? AND ", (chat.id if chat else chat_id,))
        )
        while True:
            where = f"{condition}(at, seq) > (?, ?) ORDER BY at, seq LIMIT ?"
            page = self._snapshots.messages(where, (*extra, at, seq, _EXPORT_PAGE))
            yield from page
            if len(page) < _EXPORT_PAGE:
                return
            at, seq = page[-1].key

    def outbox(self) -> list[Pending]:
        """Return all that waits, is being sent or is unsettled, in the order it is shown."""
        sql = (
            "SELECT seq, local_id, chat_id, instance_id, text, quote_id, outbox, attempts, next_try_at, error"
            ", at FROM message WHERE outbox IN ('waiting', 'sending', 'unsettled') ORDER BY seq"  # as the index says it
        )
        # As they are shown: one that is sent again after a refusal stands behind what was written since.
        rows = [row[:-1] for row in sorted(self._execute(sql), key=lambda row: (row[-1], row[0]))]
        addresses = {c.id: c.address for c in chat_rows.some_chats(self._execute, {row[2] for row in rows})}
        return [
            Pending(
                seq=seq,
                local_id=local_id,
                chat_id=chat_id,
                instance_id=instance_id,
                address=addresses.get(chat_id),
                text=text or "",
                quote=quote,
                state=OutboxState(state),
                attempts=attempts,
                next_try_at=next_try_at,
                error=error,
            )
            for seq, local_id, chat_id, instance_id, text, quote, state, attempts, next_try_at, error in rows
        ]
