"""What is asked about messages on their way out: what waits, what is to go later, what nobody has confirmed."""

from pathlib import Path

import msgspec
from msgspec import Struct

from multichat_desktop.domain.content import Content, Kind, MediaState
from multichat_desktop.domain.outgoing import Letter
from multichat_desktop.domain.status import OutboxState
from multichat_desktop.store import chat_rows, names
from multichat_desktop.store.database import Execute
from multichat_desktop.store.packing import unpack_card, unpack_media


class Pending(Struct, frozen=True):
    """One message of the outbox; `address` is what the gateway takes, times in milliseconds UTC."""

    seq: int
    local_id: str
    chat_id: str
    instance_id: str
    address: str | None
    kind: Kind
    text: str
    quote: str | None
    state: OutboxState
    attempts: int
    next_try_at: int | None
    error: str | None
    at: int


class Scheduled(Struct, frozen=True):
    """A message that is to go out later, at `send_at` (milliseconds UTC)."""

    local_id: str
    send_at: int


class OutboxRows:
    """Short, indexed reads on one connection. `profile` is where the paths of files begin."""

    def __init__(self, execute: Execute, profile: Path) -> None:
        self._execute, self._profile = execute, profile

    def pending(self) -> list[Pending]:
        """Return all that waits, is being sent or is unsettled, in the order it is shown."""
        sql = (
            "SELECT seq, local_id, chat_id, instance_id, kind, text, quote_id, outbox, attempts, next_try_at, error, at"
            " FROM message WHERE outbox IN ('waiting', 'sending', 'unsettled') ORDER BY seq"  # as the index says it
        )
        # As they are shown: one that is sent again after a refusal stands behind what was written since.
        rows = sorted(self._execute(sql), key=lambda row: (row[-1], row[0]))
        addresses = {c.id: c.address for c in chat_rows.some_chats(self._execute, {row[2] for row in rows})}
        return [
            Pending(
                seq=seq,
                local_id=local_id,
                chat_id=chat_id,
                instance_id=instance_id,
                address=addresses.get(chat_id),
                kind=Kind(kind),
                text=text or "",
                quote=quote,
                state=OutboxState(state),
                attempts=attempts,
                next_try_at=next_try_at,
                error=error,
                at=at,
            )
            for (
                seq,
                local_id,
                chat_id,
                instance_id,
                kind,
                text,
                quote,
                state,
                attempts,
                next_try_at,
                error,
                at,
            ) in rows
        ]

    def letter(self, local_id: str) -> Letter | None:
        """Return what a message says, as it is to be handed to the gateway."""
        row = self._execute(
            "SELECT m.kind, m.text, m.caption, m.media, m.card, m.quote_id, f.state, f.path, f.size, f.mime"
            " FROM message m LEFT JOIN file f ON f.seq = m.seq WHERE m.local_id = ?",
            (local_id,),
        ).fetchone()
        if row is None:
            return None
        kind, text, caption, media, card, quote, state, path, size, mime = row
        described = unpack_media(media)
        here = state == MediaState.READY and path is not None
        if described is not None and here:
            described = msgspec.structs.replace(described, size=size, mime=mime or described.mime, path=path)
        content = Content(
            kind=Kind(kind), text=text, caption=caption, media=described, card=unpack_card(card)
        )
        return Letter(content, quote, self._profile / path if here else None)

    def scheduled(self) -> list[Scheduled]:
        """Return what is to go out later, the soonest first."""
        sql = "SELECT local_id, send_at FROM message WHERE outbox = 'later' ORDER BY send_at"
        return [Scheduled(*row) for row in self._execute(sql)]

    def unconfirmed(self) -> list[tuple[str, int]]:
        """Return what the gateway took and WhatsApp has said nothing of: local id and since when, the oldest first."""
        sql = (
            "SELECT local_id, taken_at FROM message WHERE outbox = 'taken' AND status = 0 AND error IS NULL"
            " AND taken_at IS NOT NULL ORDER BY taken_at"
        )
        return [(row[0], row[1]) for row in self._execute(sql)]

    def known(self, instance_id: str, message_ids: list[str]) -> set[str]:
        """Return which of these ids messages have already."""
        found: set[str] = set()
        for some in names.in_slices(message_ids):
            sql = f"SELECT message_id FROM message WHERE instance_id = ? AND message_id IN ({names.marks(some)})"
            found.update(row[0] for row in self._execute(sql, (instance_id, *some)))
        return found

    def newest_unread(self, chat_id: str, up_to: tuple[int, int]) -> tuple[str, str] | None:
        """Return instance and id of the newest unread message up to a place."""
        row = self._execute(
            "SELECT instance_id, message_id FROM message WHERE chat_id = ? AND unread = 1 AND (at, seq) <= (?, ?)"
            " ORDER BY at DESC, seq DESC LIMIT 1",
            (chat_id, *up_to),
        ).fetchone()
        return None if row is None or row[1] is None else (row[0], row[1])
