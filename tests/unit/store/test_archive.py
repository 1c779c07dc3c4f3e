"""A whole profile in one file: complete, without secrets, and not to be confused with anything else."""

import random
import zipfile
from contextlib import closing
from pathlib import Path

import pytest
from damage_rig import NOTICED, live, overwrite
from store_rig import Store, received

from multichat_desktop.domain.status import OutboxState
from multichat_desktop.services.verify import verify
from multichat_desktop.store import archive, backup, steps
from multichat_desktop.store.condition import Condition
from multichat_desktop.store.errors import StoreFullError
from multichat_desktop.store.health import damage
from multichat_desktop.store.profile import Profile
from multichat_desktop.store.reader import Reader


@pytest.fixture
def packed(store: Store, tmp_path: Path) -> Path:
    live(store, 0, 20)
    store.step(steps.Queue("w", store.message("M0").chat_id, "espera"))
    media = store.profile.folder / "media" / "2026"
    media.mkdir(parents=True)
    (media / "a.jpg").write_bytes(b"\xff\xd8picture")
    (media / "b.part").write_bytes(b"half of it")
    (store.profile.folder / "pictures").mkdir()
    (store.profile.folder / "pictures" / "p.jpg").write_bytes(b"\xff\xd8face")
    store.profile.secrets.write_text('{"token": "very-secret"}')
    file = tmp_path / "shop.backup"
    archive.write(store.profile, file, NOTICED)
    return file


def test_it_holds_all_but_the_secrets(store: Store, packed: Path) -> None:
    assert packed.stat().st_mode & 0o777 == 0o600
    with zipfile.ZipFile(packed) as opened:
        assert opened.namelist() == [
            "about.json",
            "multichat.sqlite3",
            "media/2026/a.jpg",
            "pictures/p.jpg",
        ], "all but what is still being fetched"
        assert all(b"very-secret" not in opened.read(name) for name in opened.namelist())
    assert sorted(f.name for f in packed.parent.iterdir()) == ["profile", "shop.backup"]


def test_it_comes_back_elsewhere(store: Store, packed: Path, tmp_path: Path) -> None:
    other = Profile(tmp_path / "other")
    counts, kept = archive.read(other, packed, NOTICED)
    assert kept is None
    assert counts.messages == len(store.messages())
    with closing(Reader(other.database)) as reader:
        came = {m.seq: m for m in reader.export()}
        (waiting,) = reader.outbox()
    assert waiting.state is OutboxState.UNSETTLED, "it may have been sent since"
    here = {m.seq: m for m in store.messages()}
    assert {s: m for s, m in came.items() if s != waiting.seq} == {
        s: m for s, m in here.items() if s != waiting.seq
    }
    assert (other.folder / "media" / "2026" / "a.jpg").read_bytes() == b"\xff\xd8picture"
    assert (other.folder / "pictures" / "p.jpg").read_bytes() == b"\xff\xd8face"
    assert damage(other.database) is None
    assert verify(other).differences == []
    assert not Condition(other).unclean


def test_what_it_replaces_is_kept_with_its_backups(packed: Path, tmp_path: Path) -> None:
    with Store(tmp_path / "other") as other:
        other.take(received("OLD", "antes"))
        backup.make(other.profile.database, other.profile.backups, backup.date(2026, 1, 1), 0, backup.Halt())
    for folder in ("media", "pictures"):
        (tmp_path / "other" / folder).mkdir()
    _, kept = archive.read(other.profile, packed, NOTICED)
    assert kept is not None
    assert sorted(f.name for f in kept.iterdir()) == [
        "backups",
        "media",
        "multichat.sqlite3",
        "pictures",
    ]
    assert not other.profile.backups.exists(), "they are no backups of what is there now"
    with closing(Reader(kept / "multichat.sqlite3")) as reader:
        assert [m.message_id for m in reader.export()] == ["OLD"]


@pytest.mark.parametrize(
    "harm", ["no archive", "cut short", "other content", "fewer rows", "no database", "damaged"]
)
def test_what_is_no_backup_changes_nothing(packed: Path, tmp_path: Path, harm: str) -> None:
    with Store(tmp_path / "other") as other:
        other.take(received("OLD", "antes"))
    with zipfile.ZipFile(packed) as opened:
        parts = {name: opened.read(name) for name in opened.namelist()}
    if harm == "no archive":
        packed.write_bytes(b"a letter")
    elif harm == "cut short":
        packed.write_bytes(packed.read_bytes()[:-500])
    elif harm == "damaged":
        overwrite(packed, 2000, random.Random(0).randbytes(500))
    else:
        if harm == "other content":
            parts = {"readme.txt": b"hello"}
        elif harm == "fewer rows":
            parts["about.json"] = parts["about.json"].replace(b'"messages":', b'"messages":9')
        else:
            parts["multichat.sqlite3"] = b"\xa5" * 50_000
        with zipfile.ZipFile(packed, "w") as made:
            for name, content in parts.items():
                made.writestr(name, content)
    before = other.profile.database.read_bytes()
    with pytest.raises(archive.NoBackupError):
        archive.read(other.profile, packed, NOTICED)
    assert other.profile.database.read_bytes() == before
    assert not any(f.name.startswith((".archive", "before")) for f in other.profile.folder.iterdir())


def test_no_name_leads_out_of_the_folder(packed: Path, tmp_path: Path) -> None:
    with zipfile.ZipFile(packed, "a") as made:
        made.writestr("media/../../../../evil.txt", b"!")
    archive.read(Profile(tmp_path / "other"), packed, NOTICED)
    assert [f.parent.parent.name for f in tmp_path.rglob("evil.txt")] in ([], ["other"])
    assert not (tmp_path / "evil.txt").exists()


def test_a_folder_that_cannot_be_written(store: Store, tmp_path: Path) -> None:
    store.take(received("M1", "oi"))
    with pytest.raises(StoreFullError):
        archive.write(store.profile, tmp_path / "nowhere" / "shop.backup", NOTICED)
