"""`verify`: silent on a true state, and telling on what was tampered with."""

from collections.abc import Iterator
from contextlib import closing
from pathlib import Path
from sqlite3 import connect

import msgspec
import pytest
from store_at_hand import GROUP, SHOP, Store, edits, presence, reacts, received, sent, status

from multichat_desktop.domain.address import parse
from multichat_desktop.services import verify as verifying
from multichat_desktop.services.verify import Report, verify
from multichat_desktop.store import chores, steps
from multichat_desktop.store.errors import StoreBrokenError
from multichat_desktop.store.jobs import Arrival
from multichat_desktop.store.replay import Replay

SECRET = "O segredo da Ana"


@pytest.fixture
def told(tmp_path: Path) -> Iterator[Store]:
    """A store with something of everything, stopped."""
    with Store(tmp_path) as store:
        to = parse("5511900009999")
        assert to is not None
        store.take(
            received("M1", SECRET, 1, name="Ana"),
            received("M1", SECRET, 1, name="Ana"),
            received("M2", "dois", 2, "70613300458812@lid"),
            received("M3", "três", 3, lid="70613300458812"),
            received("G1", "oi", 4, GROUP, "5511900008101"),
            received("R1", reacts("G1", "👍"), 5, GROUP, "5511900008101"),
            sent("E1", "olá", 6),
            status("E1", "READ", 7),
            status("WAITS", "READ", 7),
            received("X1", edits("M2", f"{SECRET}!"), 8),
            presence("unavailable", 9),
            {"event": "somethingNew", "instanceId": SHOP},
        )
        chat = store.message("M1").chat_id
        store.step(steps.Queue("L1", chat, "um"), steps.Sending("L1"), steps.Taken("L1", "E2"))
        store.step(steps.QueueTo("L2", SHOP, to, "dois"), steps.Sending("L2"), steps.Unsettled("L2"))
        store.step(steps.QueueTo("L3", SHOP, to, "três"), steps.Refused("L3", "no"), steps.Discard("L3"))
        store.step(steps.MarkRead(chat, store.message("M2").at, 100), steps.NameGroup("c?", "x", 1))
        store.try_step(steps.Sending("nobody"))
        store.chore(chores.set_setting("a", "b"))
        store.all(
            [
                Arrival(
                    door="local", endpoint="/", received_at=1, raw=b"[]", verdict="refused", error="no object"
                ),
                Arrival(
                    door="local",
                    endpoint="/",
                    received_at=1,
                    raw=b"{}",
                    verdict="quarantined",
                    error="broken",
                ),
                Arrival(
                    door="local", endpoint="/", received_at=1, raw=b"{}", verdict="ignored", error="test"
                ),
            ]
        )
        yield store


def tamper(store: Store, sql: str) -> Report:
    store.writer.stop()
    with closing(connect(store.profile.database)) as connection, connection:
        assert connection.execute(sql).rowcount == 1
    return store.verify()


def test_a_true_state(told: Store) -> None:
    report = told.verify()
    assert report == Report(events=15, messages=7, not_covered=0, differences=[])


@pytest.mark.parametrize(
    "sql, table, column",
    [
        (f"UPDATE message SET text = '{SECRET}…' WHERE message_id = 'M1'", "message", "text"),
        ("UPDATE message SET status = 3 WHERE message_id = 'E1'", "message", "status"),
        ("UPDATE message SET unread = 1 WHERE message_id = 'M1'", "message", "unread"),
        ("UPDATE chat SET unread = 9 WHERE group_key IS NOT NULL", "chat", "unread"),
        ("UPDATE chat SET subject = 'x' WHERE group_key IS NOT NULL", "chat", "subject"),
        ("UPDATE status SET at = 1 WHERE message_id = 'WAITS'", "status", "at"),
        ("UPDATE reaction SET emoji = '👎'", "reaction", "emoji"),
        (f"UPDATE person SET push_name = '{SECRET}' WHERE push_name = 'Ana'", "person", "push_name"),
        ("UPDATE alias SET raw = 'x' WHERE key LIKE 'lid:%'", "alias", "raw"),
        ("DELETE FROM message WHERE message_id = 'M3'", "message", "present"),
        ("DELETE FROM status WHERE message_id = 'WAITS'", "status", "present"),
        (
            "INSERT INTO alias (key, person_id, raw, seen_at) VALUES ('phone:1', 'p', '1', 1)",
            "alias",
            "present",
        ),
    ],
)
def test_what_was_tampered_with_is_told(told: Store, sql: str, table: str, column: str) -> None:
    report = tamper(told, sql)
    (difference,) = report.differences
    assert difference["table"] == table
    sides = [side for side in (difference["real"], difference["rebuilt"]) if side is not None]
    assert all(column in side for side in sides)
    assert difference["key"]
    assert SECRET not in msgspec.json.encode(report).decode()


@pytest.mark.parametrize(
    "sql, words",
    [
        ("UPDATE journal SET place = NULL WHERE message_id = 'M3'", "neither placed"),
        ("UPDATE journal SET error = NULL WHERE outcome = 'quarantined'", "neither placed"),
        ("UPDATE journal SET error = NULL WHERE outcome = 'refused'", "neither placed"),
        ("UPDATE journal SET outcome = 'lost' WHERE message_id = 'WAITS'", "neither placed"),
        ("UPDATE journal SET outcome = 'stored' WHERE message_id = 'WAITS'", "was stored, would be ok"),
        ("UPDATE journal SET body = x'7B' WHERE message_id = 'WAITS'", "cannot be applied again"),
        ("UPDATE journal SET body = x'5B5D' WHERE kind = 'NameGroup'", "cannot be applied again"),
    ],
)
def test_an_unaccounted_row_of_the_journal_is_told(told: Store, sql: str, words: str) -> None:
    found = [d for d in tamper(told, sql).differences if d["table"] == "journal"]
    assert any(words in d["real"] for d in found)
    assert all(d["rebuilt"] is None for d in found)


def test_what_retention_took_away_is_counted(told: Store) -> None:
    told.writer.stop()
    with closing(connect(told.profile.database)) as connection, connection:
        connection.execute("UPDATE journal SET body = NULL WHERE door <> 'console' AND id <= 3")
    report = told.verify()
    assert report.not_covered == 2, "the repeat among the three needs none"
    assert (report.events, report.messages) == (15, 7)


def test_at_most_a_hundred_differences(tmp_path: Path) -> None:
    with Store(tmp_path) as store:
        store.all([store.arrival(received(f"M{n}", "oi", n)) for n in range(150)])
        store.writer.stop()
        with closing(connect(store.profile.database)) as connection, connection:
            connection.execute("UPDATE message SET text = 'x'")
        assert len(store.verify().differences) == 100


def test_a_console_may_go_on_writing_meanwhile(told: Store, monkeypatch: pytest.MonkeyPatch) -> None:
    class Slow(Replay):
        def __enter__(self):
            entered = super().__enter__()
            told.take(received("LATE", "meanwhile", 50), status("E1", "PLAYED", 51), sent("E9", "also", 52))
            return entered

    monkeypatch.setattr(verifying, "Replay", Slow)
    report = told.verify()
    assert report.differences == []
    assert report.events == 15, "what came later is not looked at"


def test_what_cannot_be_read_is_told_by_its_family(tmp_path: Path) -> None:
    with Store(tmp_path) as store:
        pass
    store.profile.database.write_bytes(b"no database" * 1000)
    with pytest.raises(StoreBrokenError):
        verify(store.profile)


def test_a_replay_that_cannot_begin_leaves_nothing_open(tmp_path: Path) -> None:
    with pytest.raises(Exception, match="unable to open"), Replay(tmp_path / "none"):
        pass
