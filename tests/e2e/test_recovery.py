"""A console whose database was damaged: it starts, says so once in the agent's words, and nothing is lost."""

import re
import time
import zipfile
from datetime import date

import pytest
from rig import Consoles, Profile, message, timeless

from multichat_desktop.store import backup
from multichat_desktop.store.health import Halt

pytestmark = pytest.mark.e2e

RECEIVE = "/webhook/receive-message/"
RESTORED = (
    r"O banco de dados estava danificado\. Foi restaurado do backup de hoje \d\d:\d\d e 25 eventos foram recuperados\."
    r" De \d\d:\d\d a \d\d:\d\d pode faltar alguma mensagem\."
)
EMPTY = (
    r"O banco de dados estava danificado e nada dele pôde ser restaurado\. O arquivo danificado está guardado em"
    r" damaged/\S+\. Podem faltar mensagens anteriores a \d\d:\d\d\."
)


def back_up(profile: Profile) -> None:
    """As the console does by itself a minute after its start."""
    backup.make(
        profile.database, profile.folder / "backups", date(2026, 1, 1), time.time_ns() // 1_000_000, Halt()
    )


def damage(profile: Profile) -> bytes:
    before = profile.database.read_bytes()
    profile.database.write_bytes(b"\xa5" * 4096 + before[4096:])
    return profile.database.read_bytes()


@pytest.mark.parametrize("window", [False, True], ids=["headless", "window"])
def test_a_damaged_database_comes_back_after_a_kill(
    profile: Profile, consoles: Consoles, window: bool
) -> None:
    profile.add_instance(name="Loja Centro")
    console = consoles.start(profile)
    for number in range(20):
        assert console.post(RECEIVE, message(number)).outcome == "ok"
    back_up(profile)
    for number in range(20, 45):
        assert console.post(RECEIVE, message(number)).outcome == "ok"
    before = timeless(profile.snapshot())
    console.kill()
    broken = damage(profile)

    started = time.monotonic()
    console = consoles.start(profile, window=window, allowed=() if window else (RESTORED,))
    print(f"ready after {time.monotonic() - started:.2f} s with its recovery")
    assert console.post(RECEIVE, message(0)).outcome == "duplicate"
    assert console.post(RECEIVE, message(99)).outcome == "ok"
    console.stop()
    assert any(re.fullmatch(RESTORED, line) for line in console.err) is not window
    after = timeless(profile.export())
    assert {key: after[key] for key in before} == before
    assert len(after) == len(before) + 1
    profile.verify()
    (kept,) = profile.folder.joinpath("damaged").iterdir()
    assert (kept / profile.database.name).read_bytes() == broken

    consoles.start(profile).stop()  # and says nothing any more


def test_where_nothing_is_left_it_starts_empty_and_says_so(profile: Profile, consoles: Consoles) -> None:
    consoles.start(profile).stop()
    profile.database.write_bytes(b"\xa5" * 100_000)
    console = consoles.start(profile, allowed=(EMPTY,))
    assert console.post(RECEIVE, message(1)).outcome == "ok"
    console.stop()
    assert any(re.fullmatch(EMPTY, line) for line in console.err)
    assert len(profile.export()) == 1


def test_a_whole_profile_goes_into_one_file_and_back(
    profile: Profile, other_profile: Profile, consoles: Consoles
) -> None:
    profile.add_instance(token="a-secret-token")
    console = consoles.start(profile)
    for number in range(10):
        console.post(RECEIVE, message(number))
    file = profile.home / "loja.backup"
    told = profile.command("backup", str(file))
    assert told.out.startswith("10 messages and 10 journal rows are in ")
    before = profile.export()
    key = profile.webhook_urls()["key"]
    with zipfile.ZipFile(file) as archive:
        everything = b"".join(archive.read(name) for name in archive.namelist())
    assert b"a-secret-token" not in everything
    assert key.encode() not in everything

    refused = profile.run("restore", str(file))
    assert refused.code == 1
    assert "Feche-o" in refused.sentence() or "aberto" in refused.sentence()
    console.post(RECEIVE, message(77))
    console.stop()

    profile.command("restore", str(file))
    assert profile.export() == before
    (kept,) = profile.folder.joinpath("before-restore").iterdir()
    assert (kept / profile.database.name).exists()
    other_profile.command("restore", str(file))
    assert other_profile.export() == before
    profile.verify()
    console = consoles.start(other_profile)
    assert console.post(RECEIVE, message(3)).outcome == "duplicate"
    console.stop()
    assert other_profile.webhook_urls()["key"] != key
