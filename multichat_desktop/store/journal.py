"""The journal as it is read: for the command line, the monitor and the replay."""

from collections.abc import Iterator
from pathlib import Path
from typing import Any

from msgspec import Struct

from multichat_desktop.store.accounts import UNACCOUNTED
from multichat_desktop.store.database import executor, open_reader
from multichat_desktop.store.ledger import CONSOLE

COLUMNS = (
    "id, received_at, door, endpoint, kind, outcome, instance_id, message_id, place, error, duration_us, size"
)
_PAGE = 1000


class Entry(Struct, frozen=True):
    """One row of the journal. `received_at` in milliseconds UTC, `duration_us` in microseconds, `size` in bytes."""

    id: int
    received_at: int
    door: str
    endpoint: str
    kind: str
    outcome: str
    instance_id: str | None
    message_id: str | None
    place: str | None
    error: str | None
    duration_us: int
    size: int
    body: bytes | None = None


class Journal:
    """Reads the journal on a connection of its own; it belongs to the thread that made it."""

    def __init__(self, path: Path) -> None:
        self._database = open_reader(path)
        self._execute = executor(self._database)

    def close(self) -> None:
        """Close the connection."""
        self._database.close()

    def events(
        self, *, kind: str | None = None, failed: bool = False, limit: int | None = None, after: int = 0
    ) -> list[Entry]:
        """Return the webhooks that came, oldest first; with a limit the newest ones of them."""
        where, parameters = ["id > ?", "door <> ?"], [after, CONSOLE]
        if kind is not None:
            where.append("kind = ?")
            parameters.append(kind)
        if failed:
            where.append("outcome IN ('quarantined', 'refused')")  # as the index says it
        sql = f"SELECT {COLUMNS} FROM journal WHERE {' AND '.join(where)} ORDER BY id DESC"
        if limit is not None:
            sql += " LIMIT ?"
            parameters.append(limit)
        return [Entry(*row) for row in self._execute(sql, parameters)][::-1]

    def unaccounted(self, last: int) -> list[Entry]:
        """Return the rows, up to a certain one, that say neither where their event went nor why not."""
        sql = f"SELECT {COLUMNS} FROM {UNACCOUNTED} AND id <= ? ORDER BY id"
        return [Entry(*row) for row in self._execute(sql, (last,))]

    def whole(self, after: int = 0) -> Iterator[Entry]:
        """Give every row (behind a number) with its body, in the order in which they were written."""
        last = after
        while True:
            sql = f"SELECT {COLUMNS}, body FROM journal WHERE id > ? ORDER BY id LIMIT ?"
            rows: list[tuple[Any, ...]] = self._execute(sql, (last, _PAGE)).fetchall()
            yield from (Entry(*row) for row in rows)
            if len(rows) < _PAGE:
                return
            last = rows[-1][0]
