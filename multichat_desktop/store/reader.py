"""Everything the window, the services and the commands read: short, indexed, on a connection that cannot write."""

from collections.abc import Iterator
from pathlib import Path

from multichat_desktop.domain.chat import Chat, Instance
from multichat_desktop.domain.message import Message
from multichat_desktop.domain.quick_reply import QuickReply
from multichat_desktop.store import chat_rows
from multichat_desktop.store.clearing import Name, half_done, is_held, still_named
from multichat_desktop.store.contact_rows import ContactRows
from multichat_desktop.store.database import executor, open_reader
from multichat_desktop.store.details import Details
from multichat_desktop.store.file_rows import FileRows
from multichat_desktop.store.outbox_rows import OutboxRows, Pending
from multichat_desktop.store.quick_replies import all_replies
from multichat_desktop.store.snapshots import Snapshots

_EXPORT_PAGE = 500
# As the indexes message_pictures and message_documents say it.
_MEDIA = {
    "pictures": "kind IN ('image', 'video', 'gif') AND deleted = 0 AND hidden = 0",
    "documents": "kind IN ('document', 'audio') AND deleted = 0 AND hidden = 0",
}


class Reader:
    """One reading connection; it belongs to the thread that made it. `files` answers for the files of messages,
    `details` for what is asked of one at a time, `people` for people and groups, `sending` for those on their way out.

    Raises:
        StoreError: the database cannot be opened.
    """

    def __init__(self, path: Path) -> None:
        self._database = open_reader(path)
        self._execute = executor(self._database)
        self._snapshots = Snapshots(self._execute)
        self.files = FileRows(self._execute)
        self.details = Details(self._execute)
        self.people = ContactRows(self._execute)
        self.sending = OutboxRows(self._execute, path.parent)

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
        where = f"chat_id = ? AND hidden = 0{condition} ORDER BY at DESC, seq DESC LIMIT ?"
        return self._snapshots.messages(where, (chat_id, *place, limit))[::-1]

    def page_after(self, chat_id: str, after: tuple[int, int] | None, limit: int) -> list[Message]:
        """Return up to `limit` messages after a place (None: the beginning), oldest first."""
        condition, place = ("", ()) if after is None else (" AND (at, seq) > (?, ?)", after)
        where = f"chat_id = ? AND hidden = 0{condition} ORDER BY at, seq LIMIT ?"
        return self._snapshots.messages(where, (chat_id, *place, limit))

    def media_before(
        self, chat_id: str, before: tuple[int, int] | None, limit: int, what: str = "pictures"
    ) -> list[Message]:
        """Return up to `limit` pictures and films (or `documents`) before a place (None: the end), newest first."""
        condition, place = ("", ()) if before is None else (" AND (at, seq) < (?, ?)", before)
        where = f"chat_id = ? AND {_MEDIA[what]}{condition} ORDER BY at DESC, seq DESC LIMIT ?"
        return self._snapshots.messages(where, (chat_id, *place, limit))

    def media_after(
        self, chat_id: str, after: tuple[int, int], limit: int, what: str = "pictures"
    ) -> list[Message]:
        """Return up to `limit` pictures and films (or `documents`) after a place, oldest first."""
        where = f"chat_id = ? AND {_MEDIA[what]} AND (at, seq) > (?, ?) ORDER BY at, seq LIMIT ?"
        return self._snapshots.messages(where, (chat_id, *after, limit))

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

    def starred(self, before: tuple[int, int] | None, limit: int) -> list[Message]:
        """Return up to `limit` starred messages before a place (None: the end), newest first."""
        condition, place = ("", ()) if before is None else (" AND (at, seq) < (?, ?)", before)
        where = f"starred = 1 AND deleted = 0 AND hidden = 0{condition} ORDER BY at DESC, seq DESC LIMIT ?"
        return self._snapshots.messages(where, (*place, limit))

    def first_unread(self, chat_id: str) -> tuple[int, int] | None:
        """Return the place of the oldest unread message."""
        sql = "SELECT at, seq FROM message WHERE chat_id = ? AND unread = 1 ORDER BY at, seq LIMIT 1"
        row = self._execute(sql, (chat_id,)).fetchone()
        return None if row is None else (row[0], row[1])

    def draft(self, chat_id: str) -> str:
        """Return what was being written."""
        row = self._execute("SELECT draft FROM chat WHERE id = ?", (chat_id,)).fetchone()
        return "" if row is None else row[0]

    def cleared(self) -> set[Name]:
        """Return whose words still stand in the journal although they were cleared."""
        return still_named(self._execute)

    def being_cleared(self) -> list[str]:
        """Return the conversations of which a part has still to go."""
        return half_done(self._execute)

    def is_held(self, path: str) -> bool:
        """Whether some message or quick reply still has a file of the shelf."""
        return is_held(self._execute, path)

    def quick_replies(self) -> list[QuickReply]:
        """Return what the shop writes again and again, in the order of its page."""
        return all_replies(self._execute)

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
            where = f"{condition}hidden = 0 AND (at, seq) > (?, ?) ORDER BY at, seq LIMIT ?"
            page = self._snapshots.messages(where, (*extra, at, seq, _EXPORT_PAGE))
            yield from page
            if len(page) < _EXPORT_PAGE:
                return
            at, seq = page[-1].key

    def scheduled(self, chat_id: str) -> list[Message]:
        """Return what is to go out later in a conversation, or has missed its time, soonest first."""
        where = "chat_id = ? AND outbox IN ('later', 'asking') ORDER BY send_at"
        return self._snapshots.messages(where, (chat_id,))

    def outbox(self) -> list[Pending]:
        """Return all that waits, is being sent or is unsettled, in the order it is shown."""
        return self.sending.pending()
