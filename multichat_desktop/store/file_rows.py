"""What is asked about files: which are waited for, what lies on the disk, and how much of it there is."""

from collections.abc import Iterable

from msgspec import Struct

from multichat_desktop.domain.content import Kind, Media, MediaState
from multichat_desktop.store import names, quick_replies
from multichat_desktop.store.database import Execute
from multichat_desktop.store.files import LEAVING
from multichat_desktop.store.packing import unpack_media


class Waiting(Struct, frozen=True):
    """One file that is to be fetched; times in milliseconds UTC.

    `next_try_at` None: at once; `wanted`: the agent asked for it.
    """

    seq: int
    instance_id: str
    message_id: str | None
    kind: Kind
    media: Media
    received_at: int
    attempts: int = 0
    next_try_at: int | None = None
    wanted: bool = False


class Held(Struct, frozen=True):
    """One file on the disk: its hash, when the newest message got it (milliseconds UTC), its size in bytes."""

    sha256: str
    at: int
    size: int


class Holder(Struct, frozen=True):
    """A message that has a file on the disk, where it lies in the profile, and whether it is still to be sent."""

    seq: int
    message_id: str | None
    path: str
    leaving: bool


class KindUse(Struct, frozen=True):
    """What the files of one kind take on the disk, each counted once."""

    kind: Kind
    files: int
    size: int


_WAITING = (
    "SELECT f.seq, m.instance_id, m.message_id, m.kind, m.media, m.received_at, f.attempts, f.next_try_at, f.wanted FROM file f"
    " CROSS JOIN message m ON m.seq = f.seq WHERE f.state = 'waiting' AND m.deleted = 0 AND m.media IS NOT NULL"
)


class FileRows:
    """Questions about files, on one connection."""

    def __init__(self, execute: Execute) -> None:
        self._execute = execute

    def waiting(self, below: int | None, limit: int) -> list[Waiting]:
        """Return up to `limit` files that are waited for, the newest message first, from below a number."""
        sql = f"{_WAITING} AND f.seq < ? ORDER BY f.seq DESC LIMIT ?"
        return self._waiting(sql, (2**62 if below is None else below, limit))

    def waiting_one(self, seq: int) -> Waiting | None:
        """Return one message's file if it is waited for."""
        found = self._waiting(f"{_WAITING} AND f.seq = ?", (seq,))
        return found[0] if found else None

    def _waiting(self, sql: str, parameters: tuple[int, ...]) -> list[Waiting]:
        found = []
        for seq, instance_id, message_id, kind, packed, *rest in self._execute(sql, parameters):
            media = unpack_media(packed)
            assert media is not None
            came, attempts, at, wanted = rest
            file = Waiting(seq, instance_id, message_id, Kind(kind), media, came, attempts, at, bool(wanted))
            found.append(file)
        return found

    def oldest(self, limit: int) -> list[Held]:
        """Return up to `limit` files on the disk, those first whose newest message is oldest. Not for Qt's thread."""
        sql = (
            "SELECT sha256, max(at) AS newest, max(size) FROM file WHERE state = 'ready' AND sha256 IS NOT NULL"
            " GROUP BY sha256 ORDER BY newest, sha256 LIMIT ?"
        )
        return [Held(*row) for row in self._execute(sql, (limit,))]

    def holders(self, sha256: str) -> list[Holder]:
        """Return all messages that have this file on the disk."""
        sql = (
            f"SELECT f.seq, m.message_id, f.path, {LEAVING} FROM file f CROSS JOIN message m ON m.seq = f.seq"
            " WHERE f.state = 'ready' AND f.sha256 = ? ORDER BY f.seq"
        )
        rows = self._execute(sql, (sha256,))
        return [Holder(seq, message_id, path, bool(leaving)) for seq, message_id, path, leaving in rows]

    def held(self, hashes: Iterable[str]) -> set[str]:
        """Return which of these hashes a message's file on the disk has, or what goes with a quick reply."""
        asked = list(hashes)
        found = self.attached(asked)
        for some in names.in_slices(asked):
            sql = f"SELECT sha256 FROM file WHERE state = 'ready' AND sha256 IN ({names.marks(some)})"
            found.update(row[0] for row in self._execute(sql, some))
        return found

    def attached(self, hashes: Iterable[str]) -> set[str]:
        """Return which of these hashes goes with a quick reply: such a file stays, whatever room is wanted."""
        return quick_replies.held(self._execute, hashes)

    def use(self) -> list[KindUse]:
        """Return what is on the disk by kind, each file once, largest first. It looks at every file: not for Qt."""
        sql = (
            "SELECT m.kind, count(*), sum(f.size) FROM (SELECT min(seq) AS seq, max(size) AS size FROM file"
            " WHERE state = 'ready' AND sha256 IS NOT NULL GROUP BY sha256) f CROSS JOIN message m ON m.seq = f.seq"
            " GROUP BY m.kind ORDER BY 3 DESC, 1"
        )
        return [KindUse(Kind(kind), files, size) for kind, files, size in self._execute(sql)]


class _Row(Struct, frozen=True):
    seq: int
    state: str
    error: str | None
    sha256: str | None
    path: str | None
    size: int | None
    mime: str | None
    waveform: bytes | None


class Files:
    """The files of one page of messages, read once, and laid over what their messages say of them."""

    def __init__(self, execute: Execute, seqs: Iterable[int]) -> None:
        self._rows: dict[int, _Row] = {}
        for some in names.in_slices(seqs):
            sql = (
                "SELECT seq, state, ifnull(error, last_error), sha256, path, size, mime, waveform FROM file"
                f" WHERE seq IN ({names.marks(some)})"
            )
            self._rows.update((row[0], _Row(*row)) for row in execute(sql, some))

    def laid_over(self, seq: int, media: Media | None) -> Media | None:
        """Return a message's file as it stands; what is on the disk is truer than what was announced."""
        row = self._rows.get(seq)
        if media is None or row is None:
            return media
        fields = {name: getattr(media, name) for name in Media.__struct_fields__}
        fields |= {"state": MediaState(row.state), "error": row.error, "path": row.path}
        known = {"sha256": row.sha256, "size": row.size, "mime": row.mime}
        fields |= {name: value for name, value in known.items() if value is not None}
        if media.waveform is None:
            fields["waveform"] = row.waveform
        return Media(**fields)
