"""Automatic backups: whole whatever is written meanwhile, proved, private, rotated, and no burden to anybody."""

import resource
import shutil
import sqlite3
import threading
import time
from collections.abc import Iterator
from contextlib import closing, contextmanager
from datetime import date, timedelta
from itertools import pairwise
from pathlib import Path

import pytest
from damage_rig import DAY, back_up, live, overwrite
from store_rig import Store, received

from multichat_desktop.store import backup
from multichat_desktop.store.errors import StoreBrokenError, StoreFullError
from multichat_desktop.store.health import Halt, HaltedError, quick_check


@contextmanager
def no_file_above(size: int) -> Iterator[None]:
    """As on a disk that is full: what grows above a size cannot be written."""
    soft, hard = resource.getrlimit(resource.RLIMIT_FSIZE)
    resource.setrlimit(resource.RLIMIT_FSIZE, (size, hard))
    try:
        yield
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, (soft, hard))


def test_a_backup_holds_all_and_is_one_private_file(store: Store) -> None:
    live(store, 0, 30)
    counts = back_up(store.profile)
    file = backup.file_of(store.profile.backups, DAY)
    assert file.name == "multichat-2026-11-24.sqlite3"
    assert [*store.profile.backups.iterdir()] == [file]
    assert file.stat().st_mode & 0o777 == 0o600
    assert store.profile.backups.stat().st_mode & 0o777 == 0o700
    assert counts.messages == len(store.messages())
    assert counts.events == counts.last_id == store.rows("SELECT max(id) FROM journal")[0][0]
    with closing(sqlite3.connect(file)) as opened:
        for table in ("message", "journal", "identity", "chat", "alias"):
            of_backup = opened.execute(f"SELECT * FROM {table}").fetchall()
            assert of_backup == store.rows(f"SELECT * FROM {table}")
        assert opened.execute("PRAGMA journal_mode").fetchone() == ("delete",)


def test_a_busy_writer_and_a_backup_do_not_hold_each_other_up(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(backup, "_PAGES_A_STEP", 4)
    with Store(tmp_path) as store:
        store.all(store.arrival(received(f"M{n}", "texto " * 50, n)) for n in range(2000))
        over, took = threading.Event(), []

        def write() -> None:
            n = 10_000
            while not over.is_set():
                started = time.monotonic()
                store.take(received(f"M{n}", "agora", n))
                took.append(time.monotonic() - started)
                n += 1

        thread = threading.Thread(target=write)
        thread.start()
        counts = back_up(store.profile)
        over.set()
        thread.join()
        print(f"{len(took)} events while the backup ran; the slowest took {max(took) * 1000:.1f} ms")
        assert counts.messages == counts.events == counts.last_id >= 2000, "one moment, not a mixture"
        assert len(took) > 20
        assert max(took) < 1
        assert len(store.messages()) == 2000 + len(took)


@pytest.mark.parametrize("tampered", ["a row less", "a row more", "a page", "cut short", "no database"])
def test_the_proof_fails_when_the_copy_is_not_what_it_should_be(store: Store, tampered: str) -> None:
    live(store, 0, 60)
    counts = back_up(store.profile)
    file = backup.file_of(store.profile.backups, DAY)
    backup.prove(file, counts, Halt())
    if tampered == "a page":
        overwrite(file, 20 * 4096, b"\xa5" * 8192)
    elif tampered == "cut short":
        with file.open("rb+") as opened:
            opened.truncate(file.stat().st_size // 2)
    elif tampered == "no database":
        file.write_bytes(b"nothing" * 5000)
    else:
        with closing(sqlite3.connect(file, isolation_level=None)) as opened:
            if tampered == "a row less":
                opened.execute("DELETE FROM message WHERE seq = (SELECT max(seq) FROM message)")
            else:
                opened.execute(
                    "INSERT INTO journal SELECT id + 1, received_at, door, endpoint, kind, outcome, NULL,"
                    " NULL, place, error, 0, 0, NULL FROM journal ORDER BY id DESC LIMIT 1"
                )
    with pytest.raises(StoreBrokenError):
        backup.prove(file, counts, Halt())
    assert [*store.profile.backups.iterdir()] == [file], "nothing is left of the trial"


def test_a_damaged_database_is_never_backed_up(store: Store) -> None:
    live(store, 0, 60)
    store.writer._checkpoint("TRUNCATE")
    back_up(store.profile, DAY - timedelta(days=1))
    good = store.profile.database.read_bytes()
    overwrite(store.profile.database, 20 * 4096, b"\xa5" * 8192)
    with pytest.raises(StoreBrokenError):
        back_up(store.profile)
    assert backup.days(store.profile.backups) == [DAY - timedelta(days=1)]
    store.profile.database.write_bytes(good)


def test_without_room_none_is_begun(store: Store, monkeypatch: pytest.MonkeyPatch) -> None:
    store.take(received("M1", "oi"))
    tight = shutil._ntuple_diskusage(10**9, 10**9 - 10**6, 10**6)
    monkeypatch.setattr(backup.shutil, "disk_usage", lambda _: tight)
    with pytest.raises(StoreFullError, match="room"):
        back_up(store.profile)
    assert [*store.profile.backups.iterdir()] == []


def test_a_disk_that_fills_up_meanwhile_harms_nothing_else(store: Store) -> None:
    live(store, 0, 60)
    back_up(store.profile, DAY - timedelta(days=1))
    with no_file_above(200_000), pytest.raises(StoreFullError):
        back_up(store.profile)
    assert [*store.profile.backups.iterdir()] == [
        backup.file_of(store.profile.backups, DAY - timedelta(days=1))
    ]
    store.take(received("MX", "segue"))
    assert back_up(store.profile).messages == len(store.messages())


def test_it_is_given_up_when_the_console_closes(store: Store, monkeypatch: pytest.MonkeyPatch) -> None:
    live(store, 0, 30)
    monkeypatch.setattr(backup, "_PAGES_A_STEP", 1)
    halt, steps = Halt(), []

    def pause(_: float) -> None:
        steps.append(1)
        if len(steps) == 5:
            halt.now()

    monkeypatch.setattr(backup.time, "sleep", pause)
    with pytest.raises(HaltedError):
        backup.make(store.profile.database, store.profile.backups, DAY, 0, halt)
    assert len(steps) == 5
    assert [*store.profile.backups.iterdir()] == []
    with pytest.raises(HaltedError):
        quick_check(store.profile.database, halt)


def test_what_a_killed_run_left_is_swept_and_what_is_not_ours_stays(store: Store) -> None:
    store.take(received("M1", "oi"))
    folder = store.profile.backups
    (folder / ".making-old").mkdir(parents=True)
    (folder / ".making-old" / "made.sqlite3").write_bytes(b"half")
    for name in ("multichat-2026-99-99.sqlite3", "notes.txt"):
        (folder / name).write_text("mine")
    back_up(store.profile)
    assert sorted(f.name for f in folder.iterdir()) == [
        "multichat-2026-11-24.sqlite3",
        "multichat-2026-99-99.sqlite3",
        "notes.txt",
    ]
    assert backup.days(folder) == [DAY]


def test_seven_days_and_four_weeks_are_kept() -> None:
    there: set[date] = set()
    for n in range(100):
        there.add(DAY + timedelta(days=n))
        there = backup.kept(there)
    today = DAY + timedelta(days=99)
    daily = {today - timedelta(days=n) for n in range(7)}
    weekly = sorted(there - daily)
    assert daily <= there
    assert len(weekly) == 4
    assert {day.isoweekday() for day in weekly[:3]} == {7}, "the last day of each week"
    assert [b - a for a, b in pairwise(weekly)][:2] == [timedelta(days=7)] * 2


def test_a_console_that_runs_now_and_then_keeps_what_there_is() -> None:
    sparse = {DAY - timedelta(days=n) for n in (0, 1, 3, 10, 11, 12, 30, 50, 51, 90, 200, 300, 301)}
    newest = sorted(sparse, reverse=True)
    assert set(newest[:7]) <= backup.kept(sparse)
    assert len(backup.kept(sparse)) == 11


def test_rotation_takes_files_away_but_never_the_newest_made(store: Store) -> None:
    store.take(received("M1", "oi"))
    folder = store.profile.backups
    folder.mkdir()
    ahead = [DAY + timedelta(days=365 + n) for n in range(12)]
    for day in ahead:  # made while a clock was a year ahead
        backup.file_of(folder, day).write_bytes(b"")
    back_up(store.profile)
    assert DAY in backup.days(folder)
    assert len(backup.days(folder)) < len(ahead)
