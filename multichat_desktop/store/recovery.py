"""Making a damaged database good: it is kept, the newest sound backup restored, and what can be read of it replayed.

The new database is built beside the damaged one, which stands until the new one is whole and on the disk.
"""

import re
import secrets
import shutil
import sqlite3
from collections.abc import Iterator
from contextlib import ExitStack
from pathlib import Path
from typing import Any

import msgspec

from multichat_desktop.domain.keeping import Recovery
from multichat_desktop.store import backup, chores, quick_replies, replacing, steps
from multichat_desktop.store.condition import Condition
from multichat_desktop.store.database import executor, open_writer
from multichat_desktop.store.errors import StoreBrokenError, StoreNewerError, in_our_words, of_the_world
from multichat_desktop.store.health import Halt, damage, faults, findings, glance, quick_check
from multichat_desktop.store.jobs import Arrival, Doing
from multichat_desktop.store.journal import COLUMNS, Entry
from multichat_desktop.store.ledger import Ledger
from multichat_desktop.store.profile import Profile
from multichat_desktop.store.salvage import Wreck
from multichat_desktop.store.unit import nothing_touched

RECOVERY, TOLD = "recovery", "recovery.told"
_WORK = ".recovering"
_ROWS_A_COMMIT = 1000
SALT_BYTES = 16
_HEX = re.compile(rf"[0-9a-f]{{{2 * SALT_BYTES}}}")
_COPY = f"INSERT INTO journal ({COLUMNS}, body) VALUES ({', '.join('?' * 13)})"


def is_needed(profile: Profile, condition: Condition) -> bool:
    """Whether a database is damaged, as far as a short look tells; all of it is looked through where it is suspected."""
    replacing.put_in_place(profile)
    file = profile.database
    if not file.exists() or not file.stat().st_size:
        wal = replacing.beside(file, "-wal")
        return bool(backup.days(profile.backups)) or (wal.exists() and wal.stat().st_size > 0)
    if not condition.suspected:
        return glance(file) is not None
    if damage(file) is not None:
        return True
    condition.repaired()
    return False


def is_damaged(profile: Profile) -> bool:
    """Whether a database that would not open is really damaged, and the fault is not the program's."""
    return profile.database.exists() and damage(profile.database) is not None


class Rebuilding:
    """Builds the new database; a context manager, inside which the salvaged rows are given to `replay` or `keep`.

    Raises:
        StoreError: there is no room, or the folder may not be written to; the damaged database stands.
    """

    def __init__(self, profile: Profile, now: int) -> None:
        self._profile, self._now = profile, now
        self._work = profile.folder / _WORK
        self._events, self._missing = 0, False
        self._gap_from: int | None = None

    def __enter__(self) -> "Rebuilding":
        with faults(), ExitStack() as opened:
            shutil.rmtree(self._work, ignore_errors=True)
            self._work.mkdir(mode=0o700)
            opened.callback(shutil.rmtree, self._work, ignore_errors=True)
            kept = self._kept = replacing.keep_files(self._profile, self._profile.damaged, self._now)
            opened.callback(self._drop_unless_done, kept)
            self.wreck = Wreck(kept / self._profile.database.name, self._work)
            opened.callback(self.wreck.close)
            self._done = False
            self._database, self._backup_at = self._base()
            opened.callback(self._database.close)
            self._execute = executor(self._database)
            self._execute("PRAGMA synchronous = OFF")  # the whole file is brought to the disk at the end
            self._execute("BEGIN")
            self._ledger = Ledger(self._execute, self._salt())
            self.last_id, self._last_at = self._newest()
            self._opened = opened.pop_all()
        return self

    def __exit__(self, _: object, error: BaseException | None, __: object) -> None:
        self._opened.close()
        if isinstance(error, sqlite3.Error):
            raise in_our_words(error) from error

    def entries(self) -> Iterator[Entry]:
        """Give what can be read of the damaged journal and is not in the restored state, oldest first."""
        for entry in self.wreck.entries(self.last_id):
            if entry.id > self.last_id + 1:
                self._note_gap()
            yield entry
            self.last_id, self._last_at = entry.id, entry.received_at
            self._events += 1
            if self._events % _ROWS_A_COMMIT == 0:
                self._execute("COMMIT")
                self._execute("BEGIN")

    def replay(self, entry: Entry, job: Arrival | Doing) -> None:
        """Give a row its effect again; one that has none any more is kept as it came, with the reason."""
        self._execute("SAVEPOINT one")
        try:
            self._ledger.start_at(entry.id)
            self._ledger.write(job, nothing_touched())
        except Exception as error:
            if isinstance(error, sqlite3.Error) and of_the_world(error) is not None:
                raise
            self._execute("ROLLBACK TO one")
            self.set_aside(entry, type(error).__name__)
        self._execute("RELEASE one")

    def set_aside(self, entry: Entry, why: str) -> None:
        """Keep a row that can be given no effect."""
        self._note_gap()
        self.keep(msgspec.structs.replace(entry, outcome="quarantined", place=None, error=f"recovery: {why}"))

    def keep(self, entry: Entry) -> None:
        """Keep a row as it is."""
        self._execute(_COPY, msgspec.structs.astuple(entry))

    def finish(self) -> Recovery:
        """Put the new database in the damaged one's place, and return what was done.

        Raises:
            StoreError: it cannot be finished; the damaged database stands.
        """
        with faults():
            known = self.wreck.last_known(self.last_id)
            if known != self.last_id or self.wreck.has_wal:
                self._note_gap()
            self._keep_the_rest()
            self._go_on_after(max(self.last_id, known or 0))
            if self._missing:
                unsettle(self._execute, self._ledger, self._now)
            done = Recovery(
                at=self._now,
                backup_at=self._backup_at,
                events=self._events,
                gap_from=self._gap_from,
                gap_until=self._now if self._missing else None,
                kept=self._kept.relative_to(self._profile.folder).as_posix(),
            )
            self._set(RECOVERY, msgspec.json.encode(done).decode())
            self._execute("COMMIT")
            wrong = findings(self._database.connection(), Halt())
            if wrong:
                raise StoreBrokenError(wrong[0])
            self._execute("PRAGMA wal_checkpoint(TRUNCATE)")
            self._database.close()

            replacing.finish(self._profile, self._file)
            self._done = True
        replacing.put_in_place(self._profile)
        return done

    # ---- inside

    @property
    def _file(self) -> Path:
        return self._work / "new.sqlite3"

    def _drop_unless_done(self, kept: Path) -> None:
        """Take the second names away when nothing came of it: the damaged files themselves still stand."""
        if not self._done:
            shutil.rmtree(kept, ignore_errors=True)

    def _base(self) -> tuple[Any, int | None]:
        """Open the newest backup that is sound, raised to today's schema; else a database with nothing in it."""
        for day in backup.days(self._profile.backups):
            file = backup.file_of(self._profile.backups, day)
            try:
                if glance(file) is not None or quick_check(file, Halt(), sealed=True):
                    continue
                shutil.copyfile(file, self._file)
                database = open_writer(self._file)
            except (StoreBrokenError, StoreNewerError):
                continue
            try:
                (made_at,) = executor(database)(
                    "SELECT value FROM setting WHERE key = ?", (backup.MADE_AT,)
                ).fetchone()
                return database, int(made_at)
            except (sqlite3.Error, TypeError, ValueError):
                database.close()
        self._file.unlink(missing_ok=True)
        return open_writer(self._file), None

    def _salt(self) -> bytes:
        """Return what the ids are made with: the same as before, where that can be read, so that they stay."""
        row = self._execute("SELECT value FROM setting WHERE key = 'salt'").fetchone()
        known = row[0] if row else self.wreck.salt() or ""
        salt = bytes.fromhex(known) if _HEX.fullmatch(known) else secrets.token_bytes(SALT_BYTES)
        self._set("salt", salt.hex())
        return salt

    def _newest(self) -> tuple[int, int | None]:
        row = self._execute("SELECT id, received_at FROM journal ORDER BY id DESC LIMIT 1").fetchone()
        return (0, None) if row is None else (row[0], row[1])

    def _note_gap(self) -> None:
        if not self._missing:
            self._missing, self._gap_from = True, self._last_at

    def _keep_the_rest(self) -> None:
        """Bring back what no journal row tells: settings, names of instances, quick replies, what was being written."""
        for key, value in self.wreck.settings().items():
            if key not in ("salt", RECOVERY, TOLD):
                self._set(key, value)
        for instance_id, name, added_at in self.wreck.instances():
            chores.add_instance(instance_id, name, added_at)(self._execute)
        if replies := self.wreck.quick_replies():
            quick_replies.keep(replies)(self._execute)
        for chat_id, text in self.wreck.drafts():
            chores.save_draft(chat_id, text)(self._execute)

    def _go_on_after(self, last: int) -> None:
        """Never give the id of a row that is lost to another one."""
        if not self._execute("UPDATE sqlite_sequence SET seq = ? WHERE name = 'journal'", (last,)).rowcount:
            self._execute("INSERT INTO sqlite_sequence (name, seq) VALUES ('journal', ?)", (last,))
        self._ledger.start_at(last + 1)

    def _set(self, key: str, value: str) -> None:
        chores.set_setting(key, value)(self._execute)


def unsettle(execute: Any, ledger: Ledger, now: int) -> None:
    """Let nothing be sent by itself that may have been sent already, after what is stored: the agent decides."""
    waiting = execute("SELECT local_id FROM message WHERE outbox IN ('waiting', 'sending') ORDER BY seq")
    for (local_id,) in waiting.fetchall():
        ledger.write(Doing(steps.Unsettled(local_id), now), nothing_touched())
