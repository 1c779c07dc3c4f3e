"""The world's faults: the disk, other programs, broken files. Told by their family, and the writer goes on."""

import os
import sqlite3
from contextlib import closing
from pathlib import Path

import peewee
import pytest
from store_rig import Answers, Store, received, until

from multichat_desktop.store import database, migrations
from multichat_desktop.store import writer as writing
from multichat_desktop.store.errors import (
    StoreBrokenError,
    StoreError,
    StoreFullError,
    StoreLockedError,
    StoreNewerError,
    in_our_words,
    of_the_world,
)
from multichat_desktop.store.journal import Journal
from multichat_desktop.store.reader import Reader
from multichat_desktop.store.writer import Writer

pytestmark = pytest.mark.allows_log
FILE = database.FILE_NAME
LONG = "x" * 60_000


def pragma(store: Store, sql: str) -> None:
    store.writer._database.connection().execute(f"PRAGMA {sql}").fetchall()


def fill(store: Store) -> None:
    """Let the database have no page more than it has."""
    store.chore(lambda execute: pragma_in(execute, "max_page_count = 1"))


def pragma_in(execute, sql: str):
    from multichat_desktop.store.jobs import ChoreTouched

    execute(f"PRAGMA {sql}").fetchall()
    return ChoreTouched()


def test_a_full_disk(store: Store) -> None:
    store.take(received("M1", "antes"))
    fill(store)
    tokens = store.ask(*(store.arrival(received(f"F{n}", LONG, n)) for n in range(5)))
    answers = store.answers.until(tokens)
    assert all(type(a) is StoreFullError for a in answers)
    assert [m.text for m in store.messages()] == ["antes"]
    store.chore(lambda execute: pragma_in(execute, "max_page_count = 1000000"))
    receipt = store.take(received("M2", "depois", 1))
    assert receipt.journal_id == 2, "ids go on without a gap"
    assert store.take(received("F0", LONG)).outcome == "ok", "what was not stored is no repeat"


def test_a_disk_that_fills_up_while_a_batch_is_taken_apart(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """One job has a fault of its own; when the others are written alone there is no room any more."""
    with Store(tmp_path, start=False) as store:
        tokens = store.ask(*(store.arrival(received(f"M{n}", "oi", n)) for n in range(3)))
        wholes = []
        real = store.writer._transaction

        def transaction(batch, touched):
            wholes.append(len(batch))
            if len(batch) > 1:
                raise ZeroDivisionError
            if batch[0][2] == tokens[1]:
                raise sqlite3.OperationalError("database or disk is full")
            return real(batch, touched)

        monkeypatch.setattr(store.writer, "_transaction", transaction)
        store.writer.start()
        one, full, three = store.answers.until(tokens)
        assert wholes == [3, 1, 1, 1]
        assert (one.outcome, type(full), three.outcome) == ("ok", StoreFullError, "ok")


def test_a_quarantine_that_finds_no_room(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def full(*_: object) -> None:
        raise sqlite3.OperationalError("database or disk is full")

    def bad(*_: object) -> None:
        raise KeyError

    with Store(tmp_path) as store:
        monkeypatch.setattr(store.writer._ledger, "write", bad)
        monkeypatch.setattr(store.writer._ledger, "quarantine", full)
        (answer,) = store.all([store.arrival(received("M1", "oi"))])
        assert type(answer) is StoreFullError
        monkeypatch.undo()
        assert store.take(received("M1", "oi")).journal_id == 1


def test_another_program_holds_the_database(store: Store) -> None:
    pragma(store, "busy_timeout = 30")
    store.take(received("M1", "oi"))
    with closing(sqlite3.connect(store.profile.database, isolation_level=None)) as other:
        other.execute("BEGIN EXCLUSIVE")
        (answer,) = store.all([store.arrival(received("M2", "oi", 1))])
        assert type(answer) is StoreLockedError
        other.execute("ROLLBACK")
    assert store.take(received("M2", "oi", 1)).outcome == "ok"


def test_a_database_that_may_not_be_written(store: Store) -> None:
    pragma(store, "query_only = 1")
    (answer,) = store.all([store.arrival(received("M1", "oi"))])
    assert type(answer) is StoreFullError
    pragma(store, "query_only = 0")
    assert store.take(received("M1", "oi")).outcome == "ok"


def test_a_wal_that_is_gone_keeps_nobody_from_writing(store: Store, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(store.writer, "_path", Path("nowhere"))
    assert store.take(received("M1", "oi")).outcome == "ok"


def test_a_checkpoint_that_fails_is_no_fault(store: Store, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(writing, "_WAL_LIMIT", 0)
    tried = []
    real = store.writer._execute

    def execute(sql: str, *parameters: object):
        if "checkpoint" in sql:
            tried.append(sql)
            raise sqlite3.OperationalError("database table is locked")
        return real(sql, *parameters)

    monkeypatch.setattr(store.writer, "_execute", execute)
    store.take(received("M1", "oi"))
    until(lambda: bool(tried))
    assert store.take(received("M2", "oi")).outcome == "ok"


def opening(path: Path) -> StoreError:
    with pytest.raises(StoreError) as caught:
        Writer(path)
    return caught.value


def test_what_is_no_database_is_left_alone(tmp_path: Path) -> None:
    file = tmp_path / FILE
    text = b"These are my notes, not a database.\n" * 100
    file.write_bytes(text)
    assert type(opening(file)) is StoreBrokenError
    assert file.read_bytes() == text
    for reads in (Reader, Journal):
        with pytest.raises(StoreBrokenError):
            reads(file)


def test_a_truncated_database(tmp_path: Path) -> None:
    with Store(tmp_path) as store:
        for n in range(20):
            store.take(received(f"M{n}", "palavras " * 500, n))
    file = tmp_path / FILE
    whole = file.read_bytes()
    file.write_bytes(whole[: len(whole) // 3])
    try:
        with Store(tmp_path) as store:
            answers = store.all([store.arrival(received("N1", "oi", 99))])
            assert type(answers[0]) is StoreBrokenError
    except StoreBrokenError:
        pass  # noticed as soon as it is opened: as good
    file.write_bytes(whole[:50])
    assert type(opening(file)) is StoreBrokenError


def test_a_damaged_page_is_told_and_does_not_end_the_writer(tmp_path: Path) -> None:
    with Store(tmp_path) as store:
        store.take(received("M1", "oi"))
        (root,) = store.rows("SELECT rootpage FROM sqlite_master WHERE name = 'message'")[0]
        (size,) = store.rows("PRAGMA page_size")[0]
    file = tmp_path / FILE
    with file.open("r+b") as raw:
        raw.seek((root - 1) * size)
        raw.write(b"\xff" * size)
    with Store(tmp_path) as store:
        for n in range(2):
            (answer,) = store.all([store.arrival(received(f"N{n}", "oi"))])
            assert type(answer) is StoreBrokenError


def test_a_folder_that_is_not_there(tmp_path: Path) -> None:
    assert type(opening(tmp_path / "no" / FILE)) is StoreFullError
    with pytest.raises(StoreFullError):
        Reader(tmp_path / FILE)
    assert not (tmp_path / FILE).exists(), "reading makes nothing"


def test_a_folder_in_the_files_place(tmp_path: Path) -> None:
    (tmp_path / FILE).mkdir()
    assert type(opening(tmp_path / FILE)) is StoreFullError


@pytest.mark.skipif(not hasattr(os, "geteuid") or os.geteuid() == 0, reason="root may write everywhere")
def test_a_folder_that_may_not_be_written(tmp_path: Path) -> None:
    folder = tmp_path / "locked"
    folder.mkdir(mode=0o500)
    assert type(opening(folder / FILE)) is StoreFullError
    folder.chmod(0o700)
    Store(folder).writer.stop()
    (folder / FILE).chmod(0o400)
    folder.chmod(0o500)
    assert type(opening(folder / FILE)) is StoreFullError
    folder.chmod(0o700)


def test_opening_while_another_program_holds_it(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(database, "_BUSY_SECONDS", 0.05)
    file = tmp_path / FILE
    with closing(sqlite3.connect(file, isolation_level=None)) as other:
        other.execute("CREATE TABLE a (b)")
        other.execute("BEGIN EXCLUSIVE")
        assert type(opening(file)) is StoreLockedError


def test_the_salt_that_cannot_be_written(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """The schema was made, and then the program was killed: the next start finds the database held."""
    file = tmp_path / FILE
    database.open_writer(file).close()
    monkeypatch.setattr(database, "_BUSY_SECONDS", 0.05)
    with closing(sqlite3.connect(file, isolation_level=None)) as other:
        other.execute("BEGIN IMMEDIATE")
        assert type(opening(file)) is StoreLockedError
    Writer(file).stop()


def test_a_database_no_console_has_made_yet(tmp_path: Path) -> None:
    file = tmp_path / FILE
    sqlite3.connect(file).close()
    with pytest.raises(StoreError, match="version 0"):
        Reader(file)


def test_readers_refuse_a_newer_database(tmp_path: Path) -> None:
    file = tmp_path / FILE
    with closing(sqlite3.connect(file)) as other:
        other.execute(f"PRAGMA user_version = {len(migrations.all_migrations()) + 1}")
    with pytest.raises(StoreNewerError):
        Reader(file)


@pytest.mark.parametrize(
    "error, family",
    [
        (sqlite3.OperationalError("database or disk is full"), StoreFullError),
        (sqlite3.OperationalError("disk I/O error"), StoreFullError),
        (sqlite3.OperationalError("attempt to write a readonly database"), StoreFullError),
        (peewee.OperationalError("unable to open database file"), StoreFullError),
        (sqlite3.OperationalError("database is locked"), StoreLockedError),
        (sqlite3.OperationalError("database table is locked"), StoreLockedError),
        (sqlite3.DatabaseError("database disk image is malformed"), StoreBrokenError),
        (sqlite3.DatabaseError("file is not a database"), StoreBrokenError),
        (sqlite3.OperationalError("no such column: x"), None),
        (sqlite3.IntegrityError("UNIQUE constraint failed: is locked"), None),
        (sqlite3.ProgrammingError("Cannot operate on a closed database."), None),
        (ValueError("disk is full"), None),
    ],
)
def test_faults_of_the_world_are_known_by_their_words(error: Exception, family: type | None) -> None:
    found = of_the_world(error)
    assert type(found) is (family or type(None))
    assert type(in_our_words(error)) is (family or StoreBrokenError)


def test_answers_hold_even_when_no_answer_can_be_journalled(tmp_path: Path) -> None:
    with Store(tmp_path) as store:
        pragma(store, "query_only = 1")
        answers = Answers()
        for n in range(300):
            store.writer.submit(store.arrival(received(f"M{n}", "oi", n)), answers, n)
        found = answers.until(range(300))
        assert {type(a) for a in found} == {StoreFullError}
        pragma(store, "query_only = 0")
