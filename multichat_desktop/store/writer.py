"""The one thread that writes: it takes all that is waiting, commits it together, and answers after the commit."""

import contextlib
import logging
import os
import queue
import secrets
import sqlite3
import threading
from collections import defaultdict
from collections.abc import Callable
from pathlib import Path

from multichat_desktop.domain.changes import Changes
from multichat_desktop.domain.intake import Receipt
from multichat_desktop.store import chat_rows
from multichat_desktop.store.accounts import count_unaccounted
from multichat_desktop.store.database import executor, open_writer
from multichat_desktop.store.errors import (
    NotThereError,
    StoreBrokenError,
    StoreBusyError,
    StoreClosedError,
    StoreError,
    in_our_words,
    of_the_world,
)
from multichat_desktop.store.jobs import Answer, Arrival, Chore, Job, Sink
from multichat_desktop.store.ledger import Ledger
from multichat_desktop.store.pastime import Pastime
from multichat_desktop.store.search_index import SearchIndex
from multichat_desktop.store.snapshots import Snapshots
from multichat_desktop.store.unit import Touched, nothing_touched

_log = logging.getLogger(__name__)

MOST_WAITING = 4096
MOST_BYTES_WAITING = 64 * 1024 * 1024
_MOST_AT_ONCE = 256
_WAL_LIMIT = 8 * 1024 * 1024
_SALT_BYTES = 16

Asked = tuple[Job, Sink, object]


class Writer:
    """Owns the writing connection.

    `listener` hears of every commit's changes, on the writer thread, after the answers have gone out; `on_answered`
    hears there of the jobs with their answers, `on_broken` that the database was found damaged.

    Raises:
        StoreError: the database cannot be opened, or is newer than this program.
    """

    def __init__(
        self,
        path: Path,
        listener: Callable[[Changes], None] | None = None,
        on_broken: Callable[[StoreBrokenError], None] = lambda _: None,
        on_answered: Callable[[list[tuple[Job, Answer]]], None] = lambda _: None,
    ) -> None:
        self._path = path
        self._listener, self._on_broken, self._on_answered = listener, on_broken, on_answered
        self._database = open_writer(path)
        self._execute = executor(self._database)
        self._snapshots = Snapshots(self._execute)
        try:
            self._ledger = Ledger(self._execute, self._salt())
            self._ledger.start_at(self._next_journal_id())
            self._unaccounted = count_unaccounted(self._execute)
        except sqlite3.Error as error:
            self._database.close()
            raise in_our_words(error) from error
        self._pastime = Pastime(
            SearchIndex(self._execute).advance, self._keep_wal_short, self._on_index_failure
        )
        self._waiting: queue.SimpleQueue[Asked | None] = queue.SimpleQueue()
        self._open, self._bytes_waiting = True, 0
        self._gate = threading.Lock()
        self._thread = threading.Thread(target=self._run, name="writer", daemon=True)

    def start(self) -> None:
        """Start the thread."""
        self._thread.start()

    def drain(self) -> None:
        """Write all that is waiting, take nothing more, and bring the WAL back into the database."""
        with self._gate:
            if not self._open:
                return
            self._open = False
            self._waiting.put(None)
        if self._thread.is_alive():
            self._thread.join()
        self._checkpoint("TRUNCATE")

    def stop(self) -> None:
        """Drain, and close. Whoever closes the database last takes its WAL away, so readers close before."""
        self.drain()
        self._database.close()

    @property
    def depth(self) -> int:
        """Return how many jobs are waiting."""
        return self._waiting.qsize()

    @property
    def unaccounted(self) -> int:
        """Return how many events say neither where they went nor why not, as of the last commit: none, always."""
        return self._unaccounted

    def submit(self, job: Job, sink: Sink, token: object = None) -> None:
        """Ask for a job; its answer goes to `sink` under `token` once it is durable. Callable from any thread.

        Raises:
            StoreBusyError: too much is waiting already.
            StoreClosedError: the writer has stopped.
        """
        size = _size(job)
        with self._gate:
            if not self._open:
                raise StoreClosedError("The console is closing.")
            if isinstance(job, Arrival) and (
                self._waiting.qsize() >= MOST_WAITING or self._bytes_waiting + size > MOST_BYTES_WAITING
            ):
                raise StoreBusyError("Too many events are waiting to be written.")
            self._bytes_waiting += size
            self._waiting.put((job, sink, token))

    def _run(self) -> None:
        running = True
        while running:
            first = self._pastime.until(self._waiting)
            batch: list[Asked] = []
            while first is not None:
                batch.append(first)
                if len(batch) >= _MOST_AT_ONCE or self._waiting.empty():
                    break
                first = self._waiting.get()
            running = first is not None
            if batch:
                self._commit(batch)
                with self._gate:
                    self._bytes_waiting -= sum(_size(job) for job, _, _ in batch)

    def _commit(self, batch: list[Asked]) -> None:
        touched = nothing_touched()
        try:
            answers = self._transaction(batch, touched)
        except Exception as error:
            fault = of_the_world(error)
            if fault is not None:
                _log.error("cannot write: %s", fault)
                self._answer([(asked, fault) for asked in batch])
                if isinstance(fault, StoreBrokenError):
                    self._on_broken(fault)
                return
            touched = nothing_touched()
            answers = self._one_by_one(batch, touched)
        self._count()
        self._answer(answers)
        self._tell(touched)
        self._keep_wal_short()
        if touched.messages or touched.removed:
            self._pastime.more()

    def _transaction(self, batch: list[Asked], touched: Touched) -> list[tuple[Asked, Answer]]:
        self._execute("BEGIN IMMEDIATE")
        try:
            answers = [(asked, self._do(asked[0], touched)) for asked in batch]
            self._execute("COMMIT")
        except BaseException:
            self._roll_back()
            raise
        return answers

    def _do(self, job: Job, touched: Touched) -> Answer:
        try:
            if isinstance(job, Chore):
                changed = job.run(self._execute)
                touched.chats.update(dict.fromkeys(changed.chats))
                touched.instances.update(dict.fromkeys(changed.instances))
                touched.messages.update(dict.fromkeys(changed.messages))
                return Receipt("ok")
            return self._ledger.write(job, touched)
        except NotThereError as error:
            return error

    def _one_by_one(self, batch: list[Asked], touched: Touched) -> list[tuple[Asked, Answer]]:
        """Find the job that breaks a batch: the others are written, the event among them is quarantined."""
        answers: list[tuple[Asked, Answer]] = []
        for asked in batch:
            alone = nothing_touched()
            try:
                answers += self._transaction([asked], alone)
            except Exception as error:
                _log.exception("a job could not be written")
                answers.append((asked, self._failed(asked[0], error)))
                continue
            _add(touched, alone)
        return answers

    def _failed(self, job: Job, error: Exception) -> Answer:
        fault = of_the_world(error)
        if fault is not None or not isinstance(job, Arrival):
            return fault or error
        try:
            self._execute("BEGIN IMMEDIATE")
            receipt = self._ledger.quarantine(job, f"internal: {type(error).__name__}")
            self._execute("COMMIT")
        except Exception as second:
            self._roll_back()
            return of_the_world(second) or StoreError(str(second))
        return receipt

    def _on_index_failure(self, error: sqlite3.Error) -> None:
        fault = of_the_world(error)
        if isinstance(fault, StoreBrokenError):
            self._on_broken(fault)

    def _roll_back(self) -> None:
        with contextlib.suppress(sqlite3.Error):
            self._execute("ROLLBACK")
        with contextlib.suppress(sqlite3.Error):
            self._ledger.start_at(self._next_journal_id())

    def _answer(self, answers: list[tuple[Asked, Answer]]) -> None:
        by_sink: dict[int, list[tuple[object, Answer]]] = defaultdict(list)
        sinks: dict[int, Sink] = {}
        for (_, sink, token), answer in answers:
            sinks[id(sink)] = sink
            by_sink[id(sink)].append((token, answer))
        for key, some in by_sink.items():
            try:
                sinks[key].deliver(some)
            except Exception:
                _log.exception("answers could not be delivered")
        try:
            self._on_answered([(job, answer) for (job, _, _), answer in answers])
        except Exception:
            _log.exception("answers could not be told")

    def _tell(self, touched: Touched) -> None:
        if self._listener is None:
            return
        try:
            changes = Changes(
                messages=tuple(self._snapshots.by_seq(touched.messages)),
                chats=tuple(chat_rows.some_chats(self._execute, touched.chats)),
                instances=tuple(chat_rows.some_instances(self._execute, touched.instances)),
                presences=tuple(touched.presences),
                gone=tuple(touched.gone),
                removed=tuple(touched.removed),
                offline=tuple(touched.offline),
                reread=tuple(dict.fromkeys(touched.reread)),
            )
            if changes:
                self._listener(changes)
        except Exception as error:
            _log.exception("a commit could not be told")
            fault = of_the_world(error)
            if isinstance(fault, StoreBrokenError):
                self._on_broken(fault)

    def _count(self) -> None:
        with contextlib.suppress(sqlite3.Error):  # the next commit counts again
            self._unaccounted = count_unaccounted(self._execute)
        if self._unaccounted:
            _log.error("%d events are unaccounted for", self._unaccounted)

    def _keep_wal_short(self) -> None:
        if self._waiting.empty():
            with contextlib.suppress(OSError):
                if os.stat(f"{self._path}-wal").st_size > _WAL_LIMIT:  # noqa: PTH116 - twice as quick as Path
                    self._checkpoint("PASSIVE")

    def _checkpoint(self, mode: str) -> None:
        with contextlib.suppress(sqlite3.Error):
            self._execute(f"PRAGMA wal_checkpoint({mode})")

    def _next_journal_id(self) -> int:
        row = self._execute("SELECT seq FROM sqlite_sequence WHERE name = 'journal'").fetchone()
        return 1 if row is None else int(row[0]) + 1

    def _salt(self) -> bytes:
        """Return what makes this profile's ids its own, made once."""
        row = self._execute("SELECT value FROM setting WHERE key = 'salt'").fetchone()
        if row is not None:
            return bytes.fromhex(row[0])
        salt = secrets.token_bytes(_SALT_BYTES)
        self._execute("INSERT INTO setting (key, value) VALUES ('salt', ?)", (salt.hex(),))
        return salt


def _size(job: Job) -> int:
    return len(job.raw) if isinstance(job, Arrival) else 0


def _add(total: Touched, more: Touched) -> None:
    total.messages.update(more.messages)
    total.chats.update(more.chats)
    total.instances.update(more.instances)
    total.presences += more.presences
    total.gone += more.gone
    total.removed += more.removed
    total.offline += more.offline
    total.reread += more.reread
