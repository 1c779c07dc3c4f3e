"""Every statement that the console makes while it works finds its rows by an index."""

import re
import sqlite3
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

import pytest
from store_rig import (
    ANA,
    GROUP,
    IMAGE,
    NOW,
    SHOP,
    Store,
    deletes,
    edits,
    presence,
    reacts,
    received,
    sent,
    status,
)

from multichat_desktop.domain.address import Address, AddressKind
from multichat_desktop.domain.content import Content, Kind, Media
from multichat_desktop.domain.finding import Question, What
from multichat_desktop.domain.quick_reply import QuickReply
from multichat_desktop.store import chores, clearing, quick_replies, steps
from multichat_desktop.store.journal import Journal
from multichat_desktop.store.reader import Reader
from multichat_desktop.store.search import Finder
from multichat_desktop.store.search_index import SearchIndex

# What may be read from end to end: small tables, and the few rows of an index made for it.
MAY_SCAN = re.compile(
    r"SCAN (message USING INDEX message_(outbox|starred|later|unconfirmed)|search_todo|search_state|main.search_\w+|file USING (COVERING )?INDEX file_held|(vote|errand) USING INDEX (vote_closed|errand_open)|c|chat|setting|instance|alias|chat_moved|cleared|clearing|quick_reply)\b|SCAN CONSTANT ROW"
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
            reader.scheduled(chat)
            reader.sending.letter("L1")
            reader.sending.scheduled()
            reader.sending.unconfirmed()
            reader.sending.known("SHOP", ["A", "B"])
            reader.sending.newest_unread(chat, last.key)
            reader.chat(chat)
            reader.chats()
            list(reader.export(since=NOW))
            list(reader.export(chat_id=chat))
    assert plans.scans() == []
    assert "message_place (chat_id=?)" in plans.plan("LIMIT 5")
    assert "message_place (chat_id=? AND at<?)" in plans.plan("LIMIT 6")
    assert "message_place (chat_id=? AND at>?)" in plans.plan("LIMIT 7")
    assert "message_unread" in plans.plan("unread = 1 ORDER BY at, seq LIMIT 1")
    assert "message_outbox" in plans.plan("outbox IN ('waiting'")
    assert "message_local" in plans.plan("WHERE local_id = 'L1'")
    assert "message_local" in plans.plan("m.local_id = 'L1'")
    assert "message_scheduled" in plans.plan("IN ('later', 'asking') ORDER BY send_at")
    assert "message_later" in plans.plan("outbox = 'later' ORDER BY send_at")
    assert "message_unconfirmed" in plans.plan("taken_at IS NOT NULL ORDER BY taken_at")
    for page in (
        "LIMIT 5",
        "LIMIT 6",
        "LIMIT 7",
        "unread = 1 ORDER BY at, seq LIMIT 1",
        "outbox IN ('waiting'",
    ):
        assert "TEMP B-TREE" not in plans.plan(page), "rows come in their order, nothing is sorted"


@pytest.mark.parametrize("what", ["pictures", "documents"])
def test_stepping_through_media(filled: Store, what: str) -> None:
    chat = filled.chats()[0].id
    with closing(Reader(filled.profile.database)) as reader:
        connection = reader._database.connection()
        with Plans(filled.profile.database, connection) as plans:
            reader.media_before(chat, None, 5, what)
            reader.media_before(chat, (NOW, 9), 6, what)
            reader.media_after(chat, (NOW, 9), 7, what)
    assert plans.scans() == []
    for page in ("LIMIT 5", "LIMIT 6", "LIMIT 7"):
        assert f"message_{what} (chat_id=?" in plans.plan(page)
        assert "TEMP B-TREE" not in plans.plan(page)


def test_what_is_asked_of_one_message(filled: Store) -> None:
    filled.take(received("ED", edits("M1", "outro"), 98))
    filled.step(steps.Errand("R1", "react", SHOP, "M1", "👍"))
    seq = filled.message("M1").seq
    with closing(Reader(filled.profile.database)) as reader:
        connection = reader._database.connection()
        with Plans(filled.profile.database, connection) as plans:
            assert reader.details.editions(seq)
            assert reader.details.raw_body(seq)
            assert reader.details.named(seq)
            assert reader.details.errand_of(SHOP, "M1", "react") == "R1"
            assert len(reader.details.errands()) == 1
            assert reader.details.chat_with(SHOP, Address(AddressKind.PHONE, ANA, ANA)) is None
    assert plans.scans() == []
    assert "errand_open" in plans.plan("ORDER BY at")


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


def test_what_is_unaccounted_for(filled: Store) -> None:
    with closing(Journal(filled.profile.database)) as journal:
        connection = journal._database.connection()
        with Plans(filled.profile.database, connection) as plans:
            assert journal.unaccounted(7) == []
    assert "SEARCH journal USING INDEX journal_unaccounted (id<?)" in plans.plan("ELSE 1 END")


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
        picture = Content(kind=Kind.IMAGE, media=Media(path="media/ab/x.png", sha256="ab", size=1))
        filled.step(steps.Queue("L3", chat, "", None, picture, NOW + 1), steps.Reschedule("L3", NOW + 2))
        filled.step(steps.Due("L3", asks=True), steps.SendNow("L3"), steps.Rewrite("L3", "legenda"))
        filled.step(steps.Sending("L3"), steps.Unsettled("L3", checking=True), steps.Ask("L3"))
        filled.step(steps.Settle("L3"), steps.Unconfirmed("L3"), steps.MarkPaid("SHOP", None, "L3"))
        filled.step(steps.MarkRead(chat, NOW, 10_000))
        filled.chore(chores.save_draft(chat, "e"))
        assert filled.heard
    assert plans.scans() == []
    assert "message_unnamed" in plans.plan("ORDER BY 3, seq")
    assert len(plans.said) > 100


def test_files(filled: Store) -> None:
    """All questions about files; the two that look at each of them do so by an index of their own."""
    image = {"imageMessage": {"mimetype": "image/jpeg", "fileLength": "10"}}
    filled.take(received("I1", image, 100), received("I2", image, 101))
    numbers = [filled.message("I1").seq, filled.message("I2").seq]
    connection = filled.writer._database.connection()
    here = steps.FileHere(numbers[0], "I1", "ab" * 32, "media/ab/x.jpg", 10)
    with Plans(filled.profile.database, connection) as written:
        filled.step(here, steps.FileRemoved(numbers[0], "I1"), steps.FileWanted(numbers[0]), here)
        filled.step(steps.FileLost(numbers[1], "I2", "failed", "x"), steps.FileWanted(numbers[1]))
        filled.chore(chores.postpone_file(numbers[1], 1, NOW, "offline"))
        assert filled.heard
    assert written.scans() == []
    with closing(Reader(filled.profile.database)) as reader:
        with Plans(filled.profile.database, reader._database.connection()) as plans:
            reader.files.waiting(None, 5)
            reader.files.waiting_one(numbers[1])
            reader.files.held(["ab" * 32])
            reader.files.holders("ab" * 32)
        with Plans(filled.profile.database, reader._database.connection()) as whole:
            reader.files.oldest(5)
            reader.files.use()
    assert plans.scans() == []
    assert "file_open" in plans.plan("LIMIT 5")
    assert "TEMP B-TREE" not in plans.plan("LIMIT 5"), "the newest come first without sorting"
    assert all(
        "message USING INTEGER PRIMARY KEY" in line or "message" not in line for _, line in whole.scans()
    )
    assert "file_held" in whole.plan("LIMIT 5")


def test_starred(filled: Store) -> None:
    with (
        closing(Reader(filled.profile.database)) as reader,
        Plans(filled.profile.database, reader._database.connection()) as plans,
    ):
        reader.starred(None, 5)
        reader.starred((NOW, 1), 6)
    assert plans.scans() == []
    assert "message_starred" in plans.plan("LIMIT 5")
    assert "message_starred (at<?)" in plans.plan("LIMIT 6")
    for page in ("LIMIT 5", "LIMIT 6"):
        assert "TEMP B-TREE" not in plans.plan(page)


@pytest.mark.parametrize(
    "question",
    [
        Question(text="texto "),
        Question(text="tex"),
        Question(text='texto "resposta" 1234', from_me=True, what=What.LINKS, chat_id="c1"),
        Question(text="texto ", since=1, until=2, before=3),
        Question(what=What.PICTURES),
    ],
)
def test_finding(filled: Store, question: Question) -> None:
    """The index gives the rows in their order: nothing is read from end to end, nothing is sorted."""
    with (
        closing(Finder(filled.profile.database)) as finder,
        Plans(filled.profile.database, finder._database.connection()) as plans,
    ):
        finder.page(question)
        finder.titles(["c1", "c2"])
        finder.built()
    # SQLite says SCAN of every virtual table; `M` after its name is the index of the words, `>` and `<` of the places.
    (line,) = [line for _, line in plans.scans() if "search_" not in line]
    assert line.startswith("SCAN s VIRTUAL TABLE INDEX")
    assert "M" in line.rpartition(":")[2]
    if question.since is not None:
        assert {"<", ">"} <= set(line.rpartition(":")[2])
    plan = plans.plan("LIMIT 50")
    assert "SEARCH m USING INTEGER PRIMARY KEY" in plan
    assert "TEMP B-TREE" not in plan


def test_indexing(tmp_path: Path) -> None:
    with Store(tmp_path, start=False) as store:
        index = SearchIndex(store.writer._execute)
        with Plans(store.profile.database, store.writer._database.connection()) as plans:
            store.writer._execute("UPDATE search_state SET oldest = 9, newest = 9")
            store.writer._execute("INSERT INTO search_todo (seq) VALUES (9)")
            while index.advance():
                pass
    assert [line for _, line in plans.scans() if "search_" not in line] == []


def test_arranging_and_clearing(filled: Store, monkeypatch: pytest.MonkeyPatch) -> None:
    """The agent's hand on the list; and what is read of it."""
    filled.take(received("A", IMAGE, 100, ANA), received("X", edits("A", "olá"), 101))
    message = filled.message("A")
    chat = message.chat_id
    filled.step(steps.FileHere(message.seq, "A", "a" * 64, f"media/aa/{'a' * 64}.jpg", 1))
    with Plans(filled.profile.database, filled.writer._database.connection()) as plans:
        filled.step(steps.Arrange(chat, "pin", on=True), steps.Answered(chat, *message.key))
        monkeypatch.setattr(clearing, "MOST_AT_ONCE", 1)
        filled.step(steps.Clear(chat, remove=True), steps.ClearOn(chat))
        filled.chore(quick_replies.keep([QuickReply(id="a", shortcut="oi", text="olá")]))
        filled.chore(clearing.rewrite([(1, b"{}")]))
        filled.chore(clearing.forget([("SHOP-1", "A")]))
        assert filled.heard
    assert plans.scans() == []
    with closing(Reader(filled.profile.database)) as reader:
        with Plans(filled.profile.database, reader._database.connection()) as plans:
            assert reader.quick_replies()
            assert reader.files.attached(["ab"]) == set()
            assert reader.files.held(["ab"]) == set()
            reader.cleared()
            reader.being_cleared()
            reader.is_held("media/aa/a.jpg")
        assert plans.scans() == []
