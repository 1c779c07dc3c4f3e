"""The life of a message's file in the journal: made with its message, led by steps, the same after a replay."""

import sqlite3
from contextlib import closing
from pathlib import Path
from shutil import copy

import pytest
from store_rig import IMAGE, STUB, VOICE, Store, received

from multichat_desktop.domain.content import Media, MediaState
from multichat_desktop.store import chores, steps
from multichat_desktop.store.database import open_writer
from multichat_desktop.store.errors import NotThereError

SHA = "ab" * 32
STORED = Path(__file__).with_name("data") / "v1.sqlite3"


@pytest.fixture
def store(tmp_path: Path) -> Store:
    with Store(tmp_path) as store:
        store.take(received("M1", IMAGE, 1))
        yield store
        assert store.verify().differences == []


def here(seq: int, message_id: str | None = "M1", waveform: bytes | None = None) -> steps.FileHere:
    return steps.FileHere(seq, message_id, SHA, f"media/ab/{SHA}.jpg", 7, "image/jpeg", waveform)


def seq(store: Store, message_id: str = "M1") -> int:
    return store.message(message_id).seq


def media(store: Store, message_id: str = "M1") -> Media:
    found = store.message(message_id).media
    assert found is not None
    return found


def test_it_waits_from_the_first_moment(store: Store) -> None:
    assert media(store).state is MediaState.WAITING
    (waiting,) = store.ask_reader(lambda r: r.files.waiting(None, 9))
    assert (waiting.seq, waiting.message_id, waiting.attempts) == (seq(store), "M1", 0)
    assert store.ask_reader(lambda r: r.files.waiting(waiting.seq, 9)) == []


def test_it_is_here(store: Store) -> None:
    store.step(here(seq(store)))
    found = media(store)
    assert (found.state, found.sha256, found.size) == (MediaState.READY, SHA, 7)
    assert found.path == f"media/ab/{SHA}.jpg"
    assert store.ask_reader(lambda r: r.files.waiting(None, 9)) == []
    assert store.heard[-1].messages[0].media == found, "whoever shows it hears of it"


def test_a_waveform_that_was_reckoned_here(store: Store) -> None:
    store.take(received("V", VOICE, 2))
    store.step(here(seq(store, "V"), "V", b"\x01\x02"))
    assert media(store, "V").waveform == b"\x01\x02"


def test_lost_wanted_here_removed_wanted(store: Store) -> None:
    number = seq(store)
    store.step(steps.FileLost(number, "M1", "expired", "gone"))
    assert (media(store).state, media(store).error) == (MediaState.EXPIRED, "gone")
    store.step(steps.FileWanted(number, "M1"))
    assert (media(store).state, media(store).error) == (MediaState.WAITING, None)
    assert store.ask_reader(lambda r: r.files.waiting_one(number)).wanted
    store.step(here(number))
    store.step(steps.FileRemoved(number, "M1"))
    assert (media(store).state, media(store).error) == (MediaState.FAILED, "removed")
    assert media(store).path is None
    store.step(steps.FileWanted(number, None))


@pytest.mark.parametrize(
    "late",
    [
        steps.FileLost(1, "M1", "failed", "x"),
        steps.FileRemoved(99, None),
        steps.FileRemoved(1, "another"),
        here(1, "another"),
        here(99),
    ],
    ids=lambda step: f"{type(step).__name__} {step.seq} {step.message_id}",
)
def test_a_step_that_comes_too_late_or_means_another_message(store: Store, late: steps.FileStep) -> None:
    store.step(here(1))
    before = media(store)
    assert isinstance(store.try_step(late), NotThereError)
    assert media(store) == before


def test_it_cannot_be_removed_before_it_is_here(store: Store) -> None:
    assert isinstance(store.try_step(steps.FileRemoved(1, "M1")), NotThereError)


def test_why_it_is_not_here_yet(store: Store) -> None:
    store.chore(chores.postpone_file(1, 3, 123, "offline"))
    assert (media(store).state, media(store).error) == (MediaState.WAITING, "offline")
    waiting = store.ask_reader(lambda r: r.files.waiting_one(1))
    assert (waiting.attempts, waiting.next_try_at) == (3, 123)
    store.step(here(1))
    store.chore(chores.postpone_file(1, 4, 456, "offline"))
    assert media(store).error is None, "a note that comes too late changes nothing"


def test_no_message_without_media_and_none_that_may_be_seen_once_has_a_file(store: Store) -> None:
    once = {"imageMessage": IMAGE["imageMessage"] | {"viewOnce": True}}
    store.take(received("T", "oi", 2), received("O", once, 3))
    assert store.rows("SELECT count(*) FROM file") == [(1,)]
    assert media(store, "O").state is MediaState.WAITING


def test_a_message_that_is_decrypted_later(store: Store) -> None:
    store.take(received("L", STUB, 2))
    assert store.rows("SELECT count(*) FROM file") == [(1,)]
    store.take(received("L", IMAGE, 2))
    assert store.rows("SELECT count(*) FROM file") == [(2,)]


def test_which_hashes_are_held_and_by_whom(store: Store) -> None:
    store.take(received("M2", IMAGE, 2))
    store.step(here(1), here(2, "M2"))
    assert store.ask_reader(lambda r: r.files.held([SHA, "cd" * 32])) == {SHA}
    (held,) = store.ask_reader(lambda r: r.files.oldest(9))
    assert (held.sha256, held.size) == (SHA, 7)
    assert [h.seq for h in store.ask_reader(lambda r: r.files.holders(SHA))] == [1, 2]
    (use,) = store.ask_reader(lambda r: r.files.use())
    assert (use.files, use.size) == (1, 7)


def test_the_migration_makes_a_row_for_what_is_stored(tmp_path: Path) -> None:
    file = tmp_path / "old.sqlite3"
    copy(STORED, file)
    with closing(sqlite3.connect(file)) as old:
        wanted = old.execute("SELECT seq FROM message WHERE media IS NOT NULL AND view_once = 0").fetchall()
    assert wanted, "the stored database has messages with files"
    open_writer(file).close()
    with closing(sqlite3.connect(file)) as new:
        assert new.execute("SELECT seq FROM file WHERE state = 'waiting'").fetchall() == wanted
