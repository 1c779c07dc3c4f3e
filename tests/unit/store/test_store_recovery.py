"""A database damaged anywhere: it opens again, with all that was backed up and all that can still be read."""

import errno
import random
import shutil
import sqlite3
from collections.abc import Iterator
from contextlib import closing
from datetime import timedelta
from pathlib import Path

import pytest
from damage_rig import (
    DAY,
    KINDS,
    NOTICED,
    PAGE,
    NoticedClock,
    back_up,
    journal,
    live,
    mend,
    overwrite,
    the_first_page,
    the_header,
    told,
)
from store_rig import SHOP, Store, received

from multichat_desktop.domain.message import Message
from multichat_desktop.domain.status import OutboxState
from multichat_desktop.services.recovery import recover, untold
from multichat_desktop.services.verify import verify
from multichat_desktop.store import backup, recovery, replacing, salvage, steps
from multichat_desktop.store.condition import Condition
from multichat_desktop.store.errors import StoreFullError
from multichat_desktop.store.health import damage, glance
from multichat_desktop.store.journal import Entry
from multichat_desktop.store.profile import Profile
from multichat_desktop.store.reader import Reader

pytestmark = pytest.mark.allows_log


class Shop:
    """A profile with a backup and a day more, as it was before anything happened to it."""

    def __init__(self, folder: Path) -> None:
        with Store(folder) as store:
            live(store, 0, 60)
            self.counts = back_up(store.profile)
            live(store, 100, 60)
            self.messages = store.messages()
            self.unclean = folder.with_name("unclean")
            shutil.copytree(folder, self.unclean)  # with its WAL, as a power cut leaves it
        self.folder = folder
        self.journal = journal(Profile(folder))

    def copy(self, to: Path, *, unclean: bool = False) -> Profile:
        shutil.copytree(self.unclean if unclean else self.folder, to)
        return Profile(to)


@pytest.fixture(scope="module")
def shop(tmp_path_factory: pytest.TempPathFactory) -> Shop:
    return Shop(tmp_path_factory.mktemp("shop") / "clean")


@pytest.fixture
def profile(shop: Shop, tmp_path: Path) -> Profile:
    return shop.copy(tmp_path / "profile")


def exported(profile: Profile) -> list[Message]:
    with closing(Reader(profile.database)) as reader:
        return list(reader.export())


def settings(profile: Profile) -> dict[str, str]:
    with closing(Reader(profile.database)) as reader:
        return reader.settings()


def readable(file: Path, of: dict[int, Entry]) -> Iterator[int]:
    """The rows that SQLite finds one by one, by their ids, in a damaged file."""
    with closing(sqlite3.connect(f"{file.as_uri()}?mode=ro&immutable=1", uri=True)) as opened:
        for row_id, entry in of.items():
            try:
                row = opened.execute("SELECT body FROM journal WHERE id = ?", (row_id,)).fetchone()
            except sqlite3.Error:
                continue
            if row is not None and row[0] == entry.body:
                yield row_id


@pytest.mark.parametrize("seed", range(20))
def test_damage_anywhere(shop: Shop, tmp_path: Path, seed: int) -> None:
    profile, chance = shop.copy(tmp_path / "profile"), random.Random(seed)
    if seed % 4 == 3:
        shutil.rmtree(profile.backups)
    KINDS[seed % len(KINDS)](profile.database, chance)
    broken = profile.database.read_bytes()
    expected = set(readable(profile.database, shop.journal))
    if glance(profile.database) is None:  # as the look behind the window finds it
        assert damage(profile.database) is not None, "a place where it shows"
        Condition(profile).suspect("found by quick_check")
    done = mend(profile)
    assert done is not None

    assert (profile.folder / done.kept / profile.database.name).read_bytes() == broken
    if seed % 4 != 3:
        expected |= set(range(1, shop.counts.last_id + 1))
        assert done.backup_at == NOTICED - 3_600_000
    now = journal(profile)
    before, after = told(shop.journal), told(now)
    assert expected <= set(now)
    assert {n: after[n] for n in expected} == {n: before[n] for n in expected}
    if set(now) == set(shop.journal) and not any(
        (e.error or "").startswith("recovery") for e in now.values()
    ):
        assert exported(profile) == shop.messages
    else:
        assert done.gap_until == NOTICED
        came = {(m.instance_id, m.message_id) for m in exported(profile)}
        texts = {e.message_id for n in expected if (e := now[n]).kind == "message" and e.outcome == "ok"}
        assert {(SHOP, message_id) for message_id in texts} <= came
    assert verify(profile).differences == []
    assert damage(profile.database) is None
    assert not Condition(profile).suspected
    assert mend(profile) is None
    print(f"{KINDS[seed % len(KINDS)].__name__}: {len(now)} of {len(shop.journal)} rows")


def test_what_no_journal_tells_is_back_too(shop: Shop, profile: Profile) -> None:
    the_header(profile.database, random.Random(1))
    overwrite(
        profile.database, 0, b"SQLite format 3\0"
    )  # refused by our own look, readable for SQLite or not
    assert mend(profile) is not None
    assert "window.width" in settings(profile)


def test_settings_names_replies_and_drafts_of_after_the_backup_are_back(shop: Shop, profile: Profile) -> None:
    Condition(profile).suspect("x")
    last = profile.database.stat().st_size // PAGE - 1
    overwrite(profile.database, last * PAGE, b"\xa5" * PAGE)
    assert mend(profile) is not None
    assert settings(profile)["window.width"] == "100"
    with closing(Reader(profile.database)) as reader:
        assert [i.name for i in reader.instances()] == ["Loja 100"]
        assert "rascunho 100" in {reader.draft(chat.id) for chat in reader.chats()}
        assert [one.text for one in reader.quick_replies()] == ["chave 100"]


@pytest.mark.parametrize("harm", [the_header, the_first_page], ids=lambda harm: harm.__name__)
def test_without_a_backup_all_comes_out_of_the_bare_pages(shop: Shop, profile: Profile, harm) -> None:
    shutil.rmtree(profile.backups)
    harm(profile.database, random.Random(3))
    done = mend(profile)
    assert done is not None
    assert (done.backup_at, done.events, done.gap_until) == (None, len(shop.journal), None)
    assert exported(profile) == shop.messages, "with the same ids: what they are made of was found too"


def test_an_empty_or_missing_file_beside_backups_is_damage(shop: Shop, tmp_path: Path) -> None:
    for name in ("empty", "missing"):
        profile = shop.copy(tmp_path / name)
        profile.database.unlink()
        if name == "empty":
            profile.database.touch()
        done = mend(profile)
        assert done is not None
        assert (done.events, done.gap_until) == (0, NOTICED)
        assert len(exported(profile)) == shop.counts.messages
        assert verify(profile).differences == []


def test_nothing_at_all_is_no_damage(tmp_path: Path) -> None:
    profile = Profile(tmp_path)
    assert mend(profile) is None
    profile.database.touch()
    assert mend(profile) is None
    assert not profile.damaged.exists()


def test_where_nothing_can_be_restored_it_starts_empty_and_keeps_the_file(tmp_path: Path) -> None:
    profile = Profile(tmp_path)
    profile.database.write_bytes(b"no database at all" * 1000)
    done = mend(profile)
    assert done is not None
    assert (done.backup_at, done.events, done.gap_from, done.gap_until) == (None, 0, None, NOTICED)
    assert exported(profile) == []
    assert (tmp_path / done.kept / profile.database.name).read_bytes() == b"no database at all" * 1000


def test_a_backup_that_is_damaged_itself_is_passed_over(shop: Shop, profile: Profile) -> None:
    older = backup.file_of(profile.backups, DAY - timedelta(days=3))
    newer = [backup.file_of(profile.backups, DAY + timedelta(days=n)) for n in (1, 2, 3)]
    newest = backup.file_of(profile.backups, DAY)
    shutil.copy(newest, older)
    shutil.copy(newest, newer[0])
    overwrite(newer[0], 5 * PAGE, b"\xa5" * 3 * PAGE)
    newer[1].write_bytes(b"")
    shutil.copy(newest, newer[2])
    with closing(sqlite3.connect(newer[2], isolation_level=None)) as opened:
        opened.execute("PRAGMA user_version = 99")
    newest.unlink()
    the_header(profile.database, random.Random(0))
    done = mend(profile)
    assert done is not None
    assert done.backup_at is not None
    assert exported(profile) == shop.messages


# ---------------------------------------------------------------- with a WAL


def test_what_only_stands_in_the_wal_comes_back(shop: Shop, tmp_path: Path) -> None:
    profile = shop.copy(tmp_path / "profile", unclean=True)
    wal = replacing.beside(profile.database, "-wal")
    kept_wal, kept_main = wal.read_bytes(), profile.database.read_bytes()
    assert len(kept_wal) > 50 * PAGE
    shutil.rmtree(profile.backups)
    Condition(profile).suspect("x")
    overwrite(profile.database, 0, b"\xa5" * len(kept_main))
    done = mend(profile)
    assert done is not None
    assert (profile.folder / done.kept / wal.name).read_bytes() == kept_wal
    assert set(journal(profile)) == set(shop.journal)
    assert done.gap_until == NOTICED, "nobody can tell whether the WAL was whole"
    assert exported(profile) == shop.messages


FRAME = 24 + PAGE


@pytest.mark.parametrize(
    "at", [0, 32 + 20 * FRAME, 32 + 20 * FRAME + 100], ids=["header", "frame", "content"]
)
def test_a_damaged_frame_does_not_hide_what_comes_behind_it(shop: Shop, tmp_path: Path, at: int) -> None:
    """SQLite takes the log as it was before that frame, without a word."""
    profile = shop.copy(tmp_path / "profile", unclean=True)
    shutil.rmtree(profile.backups)
    overwrite(replacing.beside(profile.database, "-wal"), at, b"\xa5" * (24 if at == 0 else 2000))
    done = mend(profile)
    assert done is not None
    assert done.gap_until == NOTICED
    assert len(set(journal(profile)) & set(shop.journal)) > 0.9 * len(shop.journal)
    assert verify(profile).differences == []


def test_what_a_power_cut_leaves_of_the_last_transaction_is_no_damage(shop: Shop, tmp_path: Path) -> None:
    profile = shop.copy(tmp_path / "profile", unclean=True)
    wal = replacing.beside(profile.database, "-wal")
    frames = (wal.stat().st_size - 32) // FRAME
    overwrite(wal, 32 + (frames - 1) * FRAME + 50, b"\xa5" * 500)
    assert mend(profile) is None
    with wal.open("rb+") as opened:
        opened.truncate(32 + (frames - 3) * FRAME + 1000)
    assert mend(profile) is None


def test_a_copy_that_cannot_be_made_leaves_the_bare_pages(
    shop: Shop, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    profile = shop.copy(tmp_path / "profile", unclean=True)
    shutil.rmtree(profile.backups)
    overwrite(profile.database, 0, b"\xa5" * PAGE)

    class Full:
        @staticmethod
        def copyfile(*_: object) -> None:
            raise OSError(errno.ENOSPC, "No space left on device")

    monkeypatch.setattr(salvage, "shutil", Full)
    assert mend(profile) is not None
    assert set(journal(profile)) == set(shop.journal)


# ---------------------------------------------------------------- the outbox


@pytest.mark.parametrize("sure", [True, False])
def test_nothing_is_sent_a_second_time(tmp_path: Path, sure: bool) -> None:
    with Store(tmp_path) as store:
        store.take(received("M1", "oi"))
        chat = store.chat().id
        store.step(steps.Queue("q1", chat, "olá"), steps.Queue("q2", chat, "tudo bem?"))
        back_up(store.profile)
        store.take(*(received(f"M{n}", "mais " * 700, n) for n in range(2, 40)))
        store.step(steps.Sending("q1"), steps.Taken("q1", "E1"))
    profile = store.profile
    the_header(profile.database, random.Random(0))
    if not sure:
        with profile.database.open("rb+") as opened:
            opened.truncate(profile.database.stat().st_size // 2)
    assert mend(profile) is not None
    with closing(Reader(profile.database)) as reader:
        states = {p.local_id: p.state for p in reader.outbox()}
    if sure:
        assert states == {"q2": OutboxState.WAITING}
    else:
        assert states == {"q1": OutboxState.UNSETTLED, "q2": OutboxState.UNSETTLED}
    assert verify(profile).differences == []


# ---------------------------------------------------------------- when it is cut short itself


def test_a_crash_before_the_last_step_is_finished_by_the_next_start(
    shop: Shop, profile: Profile, monkeypatch: pytest.MonkeyPatch
) -> None:
    the_header(profile.database, random.Random(0))
    broken = profile.database.read_bytes()

    class PowerCutError(Exception):
        pass

    def cut(_: Profile) -> None:
        raise PowerCutError

    with monkeypatch.context() as for_now:
        for_now.setattr(replacing, "put_in_place", cut)
        with pytest.raises(PowerCutError):
            recover(profile, Condition(profile), NoticedClock())
    assert profile.database.read_bytes() == broken
    replacing.beside(profile.database, "-wal").write_bytes(b"stale")
    assert mend(profile) is None
    assert exported(profile) == shop.messages
    (kept,) = profile.damaged.iterdir()
    assert (kept / profile.database.name).read_bytes() == broken


def test_a_full_disk_leaves_everything_as_it_was(
    shop: Shop, profile: Profile, monkeypatch: pytest.MonkeyPatch
) -> None:
    the_header(profile.database, random.Random(0))
    before = sorted(f.relative_to(profile.folder) for f in profile.folder.rglob("*"))

    def full(*_: object) -> None:
        raise OSError(errno.ENOSPC, "No space left on device", "new.sqlite3")

    with monkeypatch.context() as for_now:
        for_now.setattr(recovery.shutil, "copyfile", full)
        with pytest.raises(StoreFullError):
            mend(profile)
    after = sorted(f.relative_to(profile.folder) for f in profile.folder.rglob("*"))
    assert [f for f in after if f.name != "damaged"] == before
    assert mend(profile) is not None
    assert exported(profile) == shop.messages


def test_it_is_kept_by_copying_where_a_file_has_one_name_only(
    shop: Shop, profile: Profile, monkeypatch: pytest.MonkeyPatch
) -> None:
    def never(*_: object) -> None:
        raise PermissionError("no links here")

    monkeypatch.setattr(replacing.os, "link", never)
    the_header(profile.database, random.Random(0))
    broken = profile.database.read_bytes()
    done, again = mend(profile), None
    assert done is not None
    assert (profile.folder / done.kept / profile.database.name).read_bytes() == broken
    the_header(profile.database, random.Random(0))
    again = mend(profile)
    assert again is not None
    assert again.kept == f"{done.kept}-2", "found in the same second"


def test_a_suspicion_that_proves_wrong_changes_nothing(shop: Shop, profile: Profile) -> None:
    condition = Condition(profile)
    condition.suspect("a reader stumbled")
    before = profile.database.read_bytes()
    assert mend(profile) is None
    assert not condition.suspected
    assert profile.database.read_bytes() == before


def test_it_is_told_once(shop: Shop, profile: Profile) -> None:
    the_header(profile.database, random.Random(0))
    done = mend(profile)
    assert done == untold(settings(profile))
    assert untold({}) is None
    assert untold(settings(profile) | {recovery.TOLD: str(NOTICED)}) is None


def test_a_step_without_its_conversation_is_kept_and_told(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The message that made a conversation is lost; what the agent wrote there stays in the journal."""
    monkeypatch.setattr(recovery, "_ROWS_A_COMMIT", 2)
    with Store(tmp_path) as store:
        store.take(received("M1", "oi"))
        store.step(steps.Queue("q1", store.chat().id, "olá"))
        store.take(*(received(f"M{n}", "outra", n, "5511900000777") for n in range(2, 9)))
    profile = store.profile
    with closing(sqlite3.connect(profile.database, isolation_level=None)) as opened:
        opened.execute("DELETE FROM journal WHERE id = 1")
    the_header(profile.database, random.Random(0))
    done = mend(profile)
    assert done is not None
    assert (done.events, done.gap_from, done.gap_until) == (8, None, NOTICED)
    rows = journal(profile)
    assert (rows[2].outcome, rows[2].error) == ("quarantined", "recovery: NotThereError")
    assert b"ol\xc3\xa1" in (rows[2].body or b"")
    assert [m.message_id for m in exported(profile)] == [f"M{n}" for n in range(2, 9)]
    assert verify(profile).differences == []


def test_a_disk_that_fills_up_in_the_middle_is_not_taken_for_damage(
    shop: Shop, profile: Profile, monkeypatch: pytest.MonkeyPatch
) -> None:
    the_header(profile.database, random.Random(0))

    def full(*_: object) -> None:
        raise sqlite3.OperationalError("database or disk is full")

    with monkeypatch.context() as for_now:
        for_now.setattr(recovery.Ledger, "write", full)
        with pytest.raises(StoreFullError):
            mend(profile)
    assert not [*profile.damaged.iterdir()]
    assert mend(profile) is not None
    assert exported(profile) == shop.messages
