"""The schema from version to version: made, raised after a copy, refused when newer, numbered without gaps."""

import sqlite3
from contextlib import closing
from pathlib import Path
from shutil import copy

import pytest
from store_rig import Store, received

from multichat_desktop.domain.content import MediaState
from multichat_desktop.domain.status import DeliveryStatus, OutboxState
from multichat_desktop.store import database, migrations
from multichat_desktop.store.database import open_writer
from multichat_desktop.store.errors import StoreBrokenError, StoreFullError, StoreNewerError
from multichat_desktop.store.migrations import Migration

STORED = Path(__file__).with_name("data") / "v1.sqlite3"
KNOWN = len(migrations.all_migrations())
NEXT = Migration(KNOWN + 1, "ALTER TABLE chat ADD COLUMN colour TEXT;\nUPDATE chat SET colour = 'green';")


def look(path: Path, sql: str) -> list[tuple]:
    with closing(sqlite3.connect(path)) as connection:
        return connection.execute(sql).fetchall()


def test_an_empty_file_gets_the_newest_schema(tmp_path: Path) -> None:
    file = tmp_path / "new.sqlite3"
    open_writer(file).close()
    assert look(file, "PRAGMA user_version") == [(len(migrations.all_migrations()),)]
    assert ("message",) in look(file, "SELECT name FROM sqlite_master")
    assert file.stat().st_mode & 0o777 == 0o600
    assert list(tmp_path.iterdir()) == [file], "nothing was there to be copied"


def test_the_database_is_tuned_to_lose_nothing(tmp_path: Path) -> None:
    opened = open_writer(tmp_path / "new.sqlite3")
    ask = opened.connection().execute
    assert ask("PRAGMA journal_mode").fetchone() == ("wal",)
    assert ask("PRAGMA synchronous").fetchone() == (2,)
    assert ask("PRAGMA wal_autocheckpoint").fetchone() == (0,)
    opened.close()


def test_on_a_mac_the_disk_itself_is_asked(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(database.sys, "platform", "darwin")
    opened = open_writer(tmp_path / "new.sqlite3")
    assert opened.connection().execute("PRAGMA fullfsync").fetchone() == (1,)
    opened.close()


def test_a_newer_database_is_refused_and_not_touched(tmp_path: Path) -> None:
    with Store(tmp_path) as store:
        store.take(received("M1", "oi"))
    file = store.profile.database
    with closing(sqlite3.connect(file)) as connection:
        connection.execute("PRAGMA user_version = 99")
    before = file.read_bytes()
    with pytest.raises(StoreNewerError) as caught:
        Store(tmp_path)
    assert (caught.value.found, caught.value.known) == (99, KNOWN)
    assert file.read_bytes() == before
    assert sorted(p.name for p in tmp_path.iterdir()) == [file.name]


def test_an_older_database_is_raised_after_a_copy(tmp_path: Path) -> None:
    store = Store(tmp_path)
    store.take(received("M1", "oi"))
    file = store.profile.database
    assert (tmp_path / f"{file.name}-wal").stat().st_size > 0, "the message is in the WAL only"
    left = tmp_path / "left"
    left.mkdir()
    for name in (file.name, f"{file.name}-wal"):
        copy(tmp_path / name, left / name)  # as a crash leaves it
    store.writer.stop()

    opened = open_writer(left / file.name, [*migrations.all_migrations(), NEXT])
    assert opened.connection().execute("SELECT colour FROM chat").fetchall() == [("green",)]
    opened.close()
    assert look(left / file.name, "PRAGMA user_version") == [(KNOWN + 1,)]
    kept = left / f"multichat-v{KNOWN}-before-upgrade.sqlite3"
    assert look(kept, "PRAGMA user_version") == [(KNOWN,)]
    assert look(kept, "SELECT text FROM message") == [("oi",)]
    assert look(kept, "PRAGMA integrity_check") == [("ok",)]
    assert kept.stat().st_mode & 0o777 == 0o600
    open_writer(left / file.name, [*migrations.all_migrations(), NEXT]).close()
    assert look(kept, "PRAGMA user_version") == [(KNOWN,)], "raised once, copied once"


def test_a_step_that_fails_changes_nothing(tmp_path: Path) -> None:
    with Store(tmp_path) as store:
        store.take(received("M1", "oi"))
    bad = Migration(KNOWN + 1, "ALTER TABLE chat ADD COLUMN colour TEXT;\nUPDATE nowhere SET a = 1;")
    with pytest.raises(StoreBrokenError):
        open_writer(store.profile.database, [*migrations.all_migrations(), bad])
    assert look(store.profile.database, "PRAGMA user_version") == [(KNOWN,)]
    assert not any("colour" in row for row in look(store.profile.database, "PRAGMA table_info(chat)"))
    with Store(tmp_path) as again:
        assert [m.text for m in again.messages()] == ["oi"]


def test_without_room_for_the_copy_nothing_is_raised(tmp_path: Path) -> None:
    with Store(tmp_path) as store:
        store.take(received("M1", "oi"))
    (tmp_path / f"multichat-v{KNOWN}-before-upgrade.sqlite3").mkdir()
    with pytest.raises(StoreFullError):
        open_writer(store.profile.database, [*migrations.all_migrations(), NEXT])
    assert look(store.profile.database, "PRAGMA user_version") == [(KNOWN,)]


def test_the_steps_are_numbered_without_gaps(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    versions = [step.version for step in migrations.all_migrations()]
    assert versions == list(range(1, len(versions) + 1))
    monkeypatch.setattr(migrations.resources, "files", lambda _: tmp_path)
    (tmp_path / "0001_first.sql").write_text("CREATE TABLE a (b);")
    (tmp_path / "readme.txt").write_text("no step")
    assert [step.version for step in migrations.all_migrations()] == [1]
    (tmp_path / "0003_third.sql").write_text("CREATE TABLE c (d);")
    with pytest.raises(ValueError, match="numbered"):
        migrations.all_migrations()


def test_a_stored_file_of_version_1_opens(tmp_path: Path) -> None:
    """`data/make_v1.py` made it; it must open for ever."""
    copy(STORED, tmp_path / database.FILE_NAME)
    assert look(tmp_path / database.FILE_NAME, "PRAGMA user_version") == [(1,)]
    with Store(tmp_path) as store:
        by_title = {chat.title: chat for chat in store.chats()}
        assert {title: chat.unread for title, chat in by_title.items()} == {"Ana Beatriz": 1, "Entregas": 1}
        assert by_title["Ana Beatriz"].draft == "Já já "
        found = {m.message_id: m for m in store.messages()}
        assert found["M1"].text == "Queria 3"
        assert found["M1"].edited
        assert [r.emoji for r in found["M1"].reactions] == ["👍"]
        assert found["M2"].deleted
        assert found["M2"].text is None
        assert found["E1"].status is DeliveryStatus.READ
        assert found["E1"].quote.message_id == "M1"
        assert found["V1"].media.seconds == 3
        assert found[None].outbox is OutboxState.UNSETTLED
        assert [p.text for p in store.ask_reader(lambda r: r.outbox())] == ["Chegou?"]
        assert store.ask_reader(lambda r: r.instances())[0].title == "Loja"
        assert store.verify().differences == []
        assert store.take(received("M9", "ainda aí?", 90)).outcome == "ok"


def test_a_stored_file_of_version_2_opens(tmp_path: Path) -> None:
    """`data/make_v2.py` made it; it must open for ever."""
    copy(STORED.with_name("v2.sqlite3"), tmp_path / database.FILE_NAME)
    assert look(tmp_path / database.FILE_NAME, "PRAGMA user_version") == [(2,)]
    with Store(tmp_path) as store:
        ana = next(chat for chat in store.chats() if chat.title == "Ana da escola")
        assert ana.pinned
        found = {m.message_id: m for m in store.messages()}
        assert found["M1"].starred
        assert [r.emoji for r in found["M1"].shown_reactions] == ["❤️"]
        assert found["P1"].media.state is MediaState.READY
        assert found["P1"].media.path.startswith("media/ab/")
        assert found["M2"].media.state is MediaState.EXPIRED
        assert "M3" not in found, "the agent took it away"
        assert found["E1"].status is DeliveryStatus.READ
        waiting = {m.text: m.outbox for m in store.messages() if m.message_id is None}
        assert waiting == {"Bom dia!": OutboxState.LATER, "com *marcas*": OutboxState.WAITING}
        assert store.ask_reader(lambda r: r.people.contact(ana.id)).notes == "gosta de girassóis"
        assert next(chat for chat in store.chats() if chat.is_group).quiet
        assert store.verify().differences == []
        assert store.take(received("M9", "ainda aí?", 90)).outcome == "ok"
