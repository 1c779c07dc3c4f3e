"""Every statement that the console makes while it works finds its rows by an index."""

import re
import sqlite3
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

import pytest
from store_rig import ANA, GROUP, NOW, Store, deletes, edits, presence, reacts, received, sent, status

from multichat_desktop.store import chores, steps
from multichat_desktop.store.journal import Journal
from multichat_desktop.store.reader import Reader

# What may be read from end to end: small tables, and the few rows of an index made for it.
MAY_SCAN = re.compile(
    r"SCAN (message USING INDEX message_outbox|c|chat|setting|instance|alias|chat_moved)\b|SCAN CONSTANT ROW"
)


@pytest.fixture
def filled(tmp_path: Path) -> Iterator[Store]:
    with Store(tmp_path) as store:
        jobs = [store.arrival(received(f"M{n}", f"texto {n}", n, f"55119000{n % 7:05}")) for n in range(60)]
        jobs += [store.arrival(sent(f"E{n}", f"resposta {n}", n, f"55119000{n % 7:05}")) for n in range(20)]
        store.all(jobs)
        yield store


class Plans:
    """Asks a second connection for the plan of all that a connection runs."""

    def __init__(self, file: Path, heard: sqlite3.Connection) -> None:
        self.heard, self._file = heard, file
        self.said: dict[str, None] = {}

    def __enter__(self) -> "Plans":
        self.heard.set_trace_callback(self.said.setdefault)
        return self

    def __exit__(self, *_: object) -> None:
        self.heard.set_trace_callback(None)

    def scans(self) -> list[tuple[str, str]]:
        found = []
        with closing(sqlite3.connect(self._file)) as connection:
            for sql in self.said:
                if not sql.startswith(("SELECT", "UPDATE", "DELETE", "INSERT", "\nINSERT", "\nSELECT")):
                    continue
                for *_, line in connection.execute(f"EXPLAIN QUERY PLAN {sql}"):
                    if "SCAN" in line and not MAY_SCAN.search(line):
                        found.append((sql, line))
        return found

    def plan(self, part: str) -> str:
        """The plan of the one statement that ends in a text, or else contains it."""
        (sql,) = [s for s in self.said if s.endswith(part)] or [s for s in self.said if part in s]
        with closing(sqlite3.connect(self._file)) as connection:
            return " | ".join(line for *_, line in connection.execute(f"EXPLAIN QUERY PLAN {sql}"))


def test_reading(filled: Store) -> None:
    chat = filled.chats()[0].id
    with closing(Reader(filled.profile.database)) as reader:
        connection = reader._database.connection()
        with Plans(filled.profile.database, connection) as plans:
            (*_, last) = reader.page_before(chat, None, 5)
            reader.page_before(chat, last.key, 6)
            reader.page_after(chat, last.key, 7)
            reader.first_unread(chat)
            reader.message(last.seq)
            reader.by_local_id("L1")
            reader.local_id(last.seq)
            reader.outbox()
            reader.chat(chat)
            reader.chats()
            list(reader.export(since=NOW))
            list(reader.export(chat_id=chat))
    assert plans.scans() == []
    assert "message_place (chat_id=?)" in plans.plan("LIMIT 5")
    assert "message_place (chat_id=? AND at<?)" in plans.plan("LIMIT 6")
    assert "message_place (chat_id=? AND at>?)" in plans.plan("LIMIT 7")
    assert "message_unread" in plans.plan("unread = 1")
    assert "message_outbox" in plans.plan("outbox IN ('waiting'")
    assert "message_local" in plans.plan("local_id = 'L1'")
    for page in ("LIMIT 5", "LIMIT 6", "LIMIT 7", "unread = 1", "outbox IN ('waiting'"):
        assert "TEMP B-TREE" not in plans.plan(page), "rows come in their order, nothing is sorted"


def test_what_belongs_to_a_page(filled: Store) -> None:
    filled.take(received("Q", {"extendedTextMessage": {"text": "@a", "contextInfo": {"stanzaId": "E1"}}}, 99))
    with closing(Reader(filled.profile.database)) as reader:
        connection = reader._database.connection()
        with Plans(filled.profile.database, connection) as plans:
            reader.page_before(filled.message("Q").chat_id, None, 50)
            reader.page_before(filled.message("E1").chat_id, None, 50)
    assert plans.scans() == []
    statuses = [s for s in plans.said if "FROM status" in s]
    assert len(statuses) == 1, "one statement a page, not one a message"


def test_the_journal(filled: Store) -> None:
    with closing(Journal(filled.profile.database)) as journal:
        connection = journal._database.connection()
        with Plans(filled.profile.database, connection) as plans:
            journal.events(failed=True)
            journal.events(limit=10, after=5)
            list(journal.whole())
    assert plans.scans() == []
    assert "journal_outcome" in plans.plan("'refused'")
    assert "PRIMARY KEY" in plans.plan("LIMIT 10")


def test_writing(filled: Store) -> None:
    """All kinds of events and steps, and two people who become one."""
    connection = filled.writer._database.connection()
    with Plans(filled.profile.database, connection) as plans:
        filled.take(
            received("A", "oi", 1, ANA, name="Ana"),
            received("B", "oi", 2, "70613300458812@lid"),
            received("G", "oi", 3, GROUP, "70613300458812@lid"),
            received("GR", reacts("G", "👍"), 4, GROUP, "70613300458812@lid"),
            received("C", "oi", 5, ANA, lid="70613300458812"),
            received("D", edits("A", "olá"), 6),
            received("E", deletes("B"), 7),
            received("F", reacts("C", "👍"), 8),
            status("A", "READ", 9),
            presence("unavailable", 10),
            sent("H", "do telefone", 11, api=False),
        )
        chat = filled.message("A").chat_id
        filled.step(steps.Queue("L1", chat, "um"), steps.Sending("L1"), steps.Postponed("L1", "busy", 1))
        filled.step(steps.Sending("L1"), steps.Unsettled("L1"))
        filled.take(sent("I", "um", 12), status("I", "READ", 13))
        filled.step(steps.Queue("L2", chat, "dois"), steps.Sending("L2"), steps.Refused("L2", "no"))
        filled.step(steps.Retry("L2"), steps.Discard("L2"), steps.Taken("L1", "J"))
        filled.step(steps.MarkRead(chat, NOW, 10_000))
        filled.chore(chores.save_draft(chat, "e"))
        assert filled.heard
    assert plans.scans() == []
    assert "message_unnamed" in plans.plan("ORDER BY 3, seq")
    assert len(plans.said) > 100
