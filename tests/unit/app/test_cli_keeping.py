"""`backup` and `restore` as commands, the last proof that `verify` tells, and what a terminal is told of damage."""

import json
import sqlite3
import sys
import time
from collections.abc import Callable
from contextlib import closing
from pathlib import Path

import pytest
from console_rig import options_for, running_console

from multichat_desktop.app import telling
from multichat_desktop.cli.main import main
from multichat_desktop.domain.keeping import Recovery
from multichat_desktop.services import safekeeping
from multichat_desktop.store.chores import set_setting
from multichat_desktop.store.profile import Profile, ProfileBusyError

Run = Callable[..., tuple[str, str]]


@pytest.fixture
def run(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> Run:
    def told(*line: str, code: int = 0) -> tuple[str, str]:
        ended = main(["--data-dir", str(tmp_path / "profile"), "--port", "0", "--public-port", "0", *line])
        said = capsys.readouterr()
        assert ended == code, said
        return said.out, said.err

    return told


def add(run: Run) -> None:
    run("instances", "add", "--id", "SHOP-1")


def test_there_and_back(run: Run, tmp_path: Path) -> None:
    file = tmp_path / "a.backup"
    add(run)
    out, _ = run("backup", str(file))
    assert out == f"0 messages and 0 journal rows are in {file}, proved by a restore.\n"
    run("instances", "add", "--id", "LATER")
    out, _ = run("restore", str(file))
    assert out.startswith("0 messages and 0 journal rows are restored.\nWhat was there before is kept in ")
    assert "LATER" not in run("instances", "list")[0]
    Profile(tmp_path / "profile").lock().release()


def test_a_console_that_is_open_is_left_alone(run: Run, tmp_path: Path) -> None:
    file = tmp_path / "a.backup"
    add(run)
    with running_console(options_for(tmp_path / "profile")):
        run("backup", str(file))
        _, err = run("restore", str(file), code=1)
    assert "MultiChat" in err
    assert not (tmp_path / "profile" / "before-restore").exists()


def test_what_cannot_be_done_is_said_in_a_sentence(run: Run, tmp_path: Path) -> None:
    letter = tmp_path / "letter.txt"
    letter.write_text("hello")
    assert "There is no profile" in run("backup", str(tmp_path / "a"), code=1)[1]
    assert "There is no file" in run("restore", str(tmp_path / "a"), code=1)[1]
    add(run)
    assert (
        run("restore", str(letter), code=1)[1] == f"{letter} is no backup of MultiChat, or a damaged one.\n"
    )
    assert "There is no folder" in run("backup", str(tmp_path / "none" / "a"), code=1)[1]
    try:
        Profile(tmp_path / "profile").lock().release()
    except ProfileBusyError:
        pytest.fail("the profile is still held")


def test_verify_tells_the_last_proof(run: Run, tmp_path: Path) -> None:
    add(run)
    assert "no automatic backup has been proved yet" in run("verify")[0]
    with closing(sqlite3.connect(tmp_path / "profile" / "multichat.sqlite3", isolation_level=None)) as opened:
        for key, value in (
            (safekeeping.PROVED_AT, 1_795_521_600_000),
            (safekeeping.PROVED_MESSAGES, 7),
            (safekeeping.PROVED_EVENTS, 9),
        ):
            set_setting(key, str(value))(opened.execute)
    line = "last proven restore of a backup: 2026-11-24T12:00:00Z (7 messages, 9 journal rows)"
    assert line in run("verify")[0].splitlines()
    assert json.loads(run("verify", "--json")[0])["differences"] == []


@pytest.mark.parametrize("qt", [True, False])
def test_a_terminal_is_told(
    qt: bool, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    now = time.time_ns() // 1_000_000
    if not qt:
        monkeypatch.setitem(sys.modules, "multichat_desktop.ui.keeping", None)
    telling.tell_recovered(Recovery(now, None, 0, None, now, "damaged/x"), now, "en")
    telling.tell_damaged("en")
    first, second = capsys.readouterr().err.splitlines()
    assert first.startswith("The database was damaged and")
    assert "damaged/x" in first
    assert second.startswith("The database is damaged.")
