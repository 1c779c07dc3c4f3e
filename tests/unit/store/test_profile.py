"""The profile folder: private, with an id of its own, and one console's at a time."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

from multichat_desktop.store import profile as profiles
from multichat_desktop.store.errors import StoreFullError
from multichat_desktop.store.profile import Profile, ProfileBusyError, default_folder, write_private


def mode(path: Path) -> int:
    return path.stat().st_mode & 0o777


def test_the_folder_is_made_private(tmp_path: Path) -> None:
    profile = Profile(tmp_path / "a" / "b")
    assert mode(profile.folder) == 0o700
    old = tmp_path / "old"
    old.mkdir(mode=0o755)
    assert mode(Profile(old).folder) == 0o700
    for place in (profile.database, profile.secrets, profile.control):
        assert place.parent == profile.folder


def test_a_folder_that_cannot_be_made(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("")
    with pytest.raises(StoreFullError):
        Profile(tmp_path / "file" / "profile")


def test_the_id_is_made_once(tmp_path: Path) -> None:
    made = Profile(tmp_path).id()
    assert len(made) == 16
    assert Profile(tmp_path).id() == made
    assert mode(tmp_path / "profile-id") == 0o600
    (tmp_path / "profile-id").write_text("\n")
    assert Profile(tmp_path).id() != made, "an empty file names nobody"


def test_one_console_a_profile(tmp_path: Path) -> None:
    lock = Profile(tmp_path).lock()
    code = (
        "import sys; from pathlib import Path\n"
        "from multichat_desktop.store.profile import Profile, ProfileBusyError\n"
        "try: Profile(Path(sys.argv[1])).lock()\n"
        "except ProfileBusyError: sys.exit(7)\n"
    )
    command = [sys.executable, "-c", code, str(tmp_path)]
    assert subprocess.run(command, check=False).returncode == 7
    lock.release()
    assert subprocess.run(command, check=False).returncode == 0


def test_a_lock_is_refused_within_one_process_too(tmp_path: Path) -> None:
    lock = Profile(tmp_path).lock()
    with pytest.raises(ProfileBusyError):
        Profile(tmp_path).lock()
    lock.release()
    Profile(tmp_path).lock().release()


def test_a_private_file_is_replaced_whole(tmp_path: Path) -> None:
    file = tmp_path / "secrets.json"
    file.write_text("old")
    file.chmod(0o644)
    write_private(file, "ção")
    assert file.read_text(encoding="utf-8") == "ção"
    assert mode(file) == 0o600


def test_when_it_cannot_be_written_the_old_file_stands(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    file = tmp_path / "secrets.json"
    write_private(file, "old")

    def full(_: int) -> None:
        raise OSError(28, os.strerror(28))

    monkeypatch.setattr(profiles.os, "fsync", full)
    with pytest.raises(StoreFullError):
        write_private(file, "new")
    assert file.read_text() == "old"
    assert list(tmp_path.iterdir()) == [file], "nothing is left beside it"


def test_the_default_lies_in_the_users_own_data(tmp_path: Path) -> None:
    assert default_folder().name == "MultiChat Desktop"
    assert default_folder().is_absolute()
