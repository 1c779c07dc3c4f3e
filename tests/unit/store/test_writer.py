"""The writer: group commit, answers after the commit, one bad job, and what the listener hears."""

import sqlite3
import threading
from contextlib import closing
from pathlib import Path

import pytest
from store_rig import (
    ANA,
    ANA_LID,
    GROUP,
    SHOP,
    T0,
    Answers,
    Store,
    connection,
    presence,
    received,
    sent,
    status,
    until,
)

from multichat_desktop.domain.changes import Changes, PresenceNotice
from multichat_desktop.domain.intake import Receipt
from multichat_desktop.domain.presence import Presence
from multichat_desktop.domain.status import DeliveryStatus
from multichat_desktop.store import chores, ledger, steps
from multichat_desktop.store import writer as writing
from multichat_desktop.store.errors import NotThereError, StoreBusyError, StoreClosedError, StoreError
from multichat_desktop.store.jobs import Arrival, Chore, Doing
from multichat_desktop.store.journal import Journal
from multichat_desktop.store.writer import Writer


def commits(store: Store) -> list[str]:
    """Listen to the statements of the writing connection."""
    said: list[str] = []
    store.writer._database.connection().set_trace_callback(said.append)
    return said


def written(said: list[str]) -> int:
    """How many commits held rows of the journal; the upkeep of the search index has its own."""
    count, holds = 0, False
    for statement in list(said):
        if "INSERT INTO journal" in statement:
            holds = True
        elif statement == "COMMIT":
            count, holds = count + holds, False
    return count


def test_what_waits_is_committed_together(tmp_path: Path) -> None:
    with Store(tmp_path, start=False) as store:
        tokens = store.ask(*(store.arrival(received(f"M{n}", "oi", n)) for n in range(600)))
        assert store.writer.depth == 600
        said = commits(store)
        store.writer.start()
        receipts = store.answers.until(tokens)
        assert [r.outcome for r in receipts] == ["ok"] * 600
        assert written(said) == 3
        assert [len(batch) for batch in store.answers.batches] == [256, 256, 88]
        assert [r.journal_id for r in receipts] == list(range(1, 601))
        assert store.writer.depth == 0


def test_answers_come_after_the_commit(store: Store) -> None:
    seen: list[int] = []

    class Looks(Answers):
        def deliver(self, answers):
            with closing(sqlite3.connect(store.profile.database)) as other:
                seen.append(other.execute("SELECT count(*) FROM message").fetchone()[0])
            super().deliver(answers)

    sink = Looks()
    store.writer.submit(store.arrival(received("M1", "oi")), sink, 1)
    sink.until([1])
    assert seen == [1]


def test_the_listener_hears_after_the_answers(store: Store) -> None:
    order: list[str] = []

    class Notes(Answers):
        def deliver(self, answers):
            order.append("answer")
            super().deliver(answers)

    store.writer._listener = lambda _: order.append("notice")
    store.writer.submit(store.arrival(received("M1", "oi")), Notes(), 1)
    until(lambda: len(order) == 2)
    assert order == ["answer", "notice"]


def test_each_sink_gets_its_own_answers_once_a_batch(tmp_path: Path) -> None:
    with Store(tmp_path, start=False) as store:
        one, other = Answers(), Answers()
        for n, sink in enumerate((one, other, one)):
            store.writer.submit(store.arrival(received(f"M{n}", "oi")), sink, n)
        store.writer.start()
        one.until([0, 2])
        other.until([1])
        assert [[t for t, _ in b] for b in one.batches] == [[0, 2]]
        assert [[t for t, _ in b] for b in other.batches] == [[1]]


@pytest.mark.allows_log
def test_a_sink_that_fails_harms_nobody(store: Store, caplog: pytest.LogCaptureFixture) -> None:
    class Broken:
        def deliver(self, answers):
            raise RuntimeError("loop is closed")

    store.writer.submit(store.arrival(received("M1", "oi")), Broken(), None)
    assert store.take(received("M2", "oi")).outcome == "ok"
    assert "answers could not be delivered" in caplog.text


@pytest.mark.allows_log
def test_whoever_cannot_hear_the_answers_does_not_stop_the_writer(
    store: Store, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    def deaf(_: object) -> None:
        raise RuntimeError

    monkeypatch.setattr(store.writer, "_on_answered", deaf)
    assert store.take(received("M1", "oi")).outcome == "ok"
    assert store.take(received("M2", "oi")).outcome == "ok"
    assert "answers could not be told" in caplog.text


def break_on(monkeypatch: pytest.MonkeyPatch, *bad: str) -> None:
    """Let a program's own fault lie in wait for some messages."""
    apply = ledger.arrivals.apply

    def breaks(unit, event):
        effect = apply(unit, event)
        if getattr(event, "message_id", None) in bad:
            raise ZeroDivisionError
        return effect

    monkeypatch.setattr(ledger.arrivals, "apply", breaks)


@pytest.mark.allows_log
def test_one_bad_event_is_quarantined_and_harms_no_other(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    with Store(tmp_path, start=False) as store:
        break_on(monkeypatch, "BAD")
        bad_one = received("BAD", "dois", chat="5511900009999")
        bodies = (received("M1", "um"), presence("composing", 1), bad_one, received("M3", "três"))
        tokens = store.ask(*(store.arrival(b) for b in bodies), Doing(steps.MarkRead("c?", 1, 1), store.now))
        tokens += store.ask(store.arrival(connection(False)))
        store.writer.start()
        one, typing, bad, three, step, gone = store.answers.until(tokens)
        assert [one.outcome, three.outcome, step.outcome] == ["ok"] * 3
        assert (bad.outcome, bad.kind, bad.error) == ("quarantined", "message", "internal: ZeroDivisionError")
        assert (typing.outcome, gone.outcome) == ("ok", "ok")
        assert [m.text for m in store.messages()] == ["um", "três"]
        assert len(store.chats()) == 1
        ids = [row for (row,) in store.rows("SELECT id FROM journal ORDER BY id")]
        assert ids == [1, 2, bad.journal_id, three.journal_id, 5, 6]
        (heard,) = store.heard
        assert [m.text for m in heard.messages] == ["um", "três"]
        assert heard.presences == (PresenceNotice(store.chat().id, Presence.COMPOSING),)
        assert heard.offline == (SHOP,)
        assert store.verify().differences == []
        with closing(Journal(store.profile.database)) as journal:
            (failed,) = journal.events(failed=True)
            assert failed.id == bad.journal_id
            assert next(e for e in journal.whole() if e.id == failed.id).body
    assert "a job could not be written" in caplog.text


@pytest.mark.allows_log
def test_a_verdict_that_cannot_be_written_is_quarantined_too(store: Store) -> None:
    """Its text cannot be bound; what replaces it can."""
    job = Arrival(door="local", endpoint="/", received_at=1, raw=b"x", verdict="refused", error="\udcff")
    (answer,) = store.all([job])
    assert answer.outcome == "quarantined"
    assert answer.error == "internal: UnicodeEncodeError"


@pytest.mark.allows_log
def test_an_event_that_cannot_even_be_quarantined_is_answered(store: Store) -> None:
    def no_time() -> int:
        raise ValueError("no clock")

    raw = b"{}"
    job = Arrival(
        door="local", endpoint="/", received_at=1, raw=raw, verdict="ignored", error="x", elapsed_us=no_time
    )
    (answer,) = store.all([job])
    assert isinstance(answer, StoreError)
    assert store.take(received("M1", "oi")).outcome == "ok"


@pytest.mark.allows_log
def test_a_bad_step_is_answered_with_its_own_exception(tmp_path: Path) -> None:
    with Store(tmp_path, start=False) as store:
        store.writer.start()
        store.take(received("M1", "oi"))
        queue = steps.Queue("L1", store.chat().id, "olá")
        store.step(queue)
        answer = store.try_step(queue)
        assert isinstance(answer, sqlite3.IntegrityError)
        assert [m.text for m in store.messages()] == ["oi", "olá"]
        assert store.verify().differences == []


def test_a_step_about_what_is_not_there(tmp_path: Path) -> None:
    with Store(tmp_path, start=False) as store:
        good = store.arrival(received("M1", "oi"))
        missing = [
            Doing(steps.Sending("nobody"), store.now),
            Doing(steps.Queue("L1", "cnowhere", "oi"), store.now),
            Chore(chores.remove_instance("NONE")),
        ]
        said = commits(store)
        tokens = store.ask(*missing, good)
        store.writer.start()
        *answers, receipt = store.answers.until(tokens)
        assert all(isinstance(a, NotThereError) for a in answers)
        assert receipt.outcome == "ok"
        assert receipt.journal_id == 1
        assert written(said) == 1


def test_too_much_waiting_is_refused_but_steps_are_not(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(writing, "MOST_WAITING", 2)
    with Store(tmp_path, start=False) as store:
        jobs = [store.arrival(received(f"M{n}", "oi")) for n in range(3)]
        store.ask(*jobs[:2])
        with pytest.raises(StoreBusyError):
            store.ask(jobs[2])
        store.ask(Doing(steps.MarkRead("c?", 1, 1), store.now))
        assert store.writer.depth == 3
        store.writer.start()


def test_too_many_bytes_waiting_are_refused_until_they_are_written(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    with Store(tmp_path, start=False) as store:
        one, two, three = (store.arrival(received(f"M{n}", "oi")) for n in range(3))
        monkeypatch.setattr(writing, "MOST_BYTES_WAITING", len(one.raw) + len(two.raw))
        tokens = store.ask(one, two)
        with pytest.raises(StoreBusyError):
            store.ask(three)
        tokens += store.ask(Doing(steps.MarkRead("c?", 1, 1), store.now))
        store.writer.start()
        store.answers.until(tokens)
        until(lambda: store.writer._bytes_waiting == 0)
        (receipt,) = store.all([three])
        assert isinstance(receipt, Receipt)
        assert receipt.outcome == "ok"


def test_stop_writes_what_waits_and_empties_the_wal(tmp_path: Path) -> None:
    store = Store(tmp_path, start=False)
    tokens = store.ask(*(store.arrival(received(f"M{n}", "oi", n)) for n in range(300)))
    store.writer.start()
    store.writer.stop()
    assert all(isinstance(a, Receipt) for a in store.answers.until(tokens, 0))
    wal = tmp_path / "multichat.sqlite3-wal"
    assert not wal.exists() or wal.stat().st_size == 0
    with pytest.raises(StoreClosedError):
        store.ask(store.arrival(received("M", "tarde demais")))
    store.writer.stop()
    assert len(store.messages()) == 300


def test_stop_brings_the_wal_back_while_a_reader_is_open(tmp_path: Path) -> None:
    store = Store(tmp_path)
    store.take(received("M1", "oi"))
    with closing(sqlite3.connect(store.profile.database)) as other:
        assert other.execute("SELECT count(*) FROM message").fetchone() == (1,)
        store.writer.stop()
        assert (tmp_path / "multichat.sqlite3-wal").stat().st_size == 0


def test_stop_before_the_start_closes(tmp_path: Path) -> None:
    store = Store(tmp_path, start=False)
    store.writer.stop()
    with pytest.raises(StoreClosedError):
        store.ask(store.arrival(received("M1", "oi")))


def test_a_long_wal_is_brought_back_meanwhile(store: Store, monkeypatch: pytest.MonkeyPatch) -> None:
    said = commits(store)
    store.take(received("M1", "oi"))
    assert not any("wal_checkpoint" in s for s in said)
    monkeypatch.setattr(writing, "_WAL_LIMIT", 0)
    store.take(received("M2", "oi"))
    until(lambda: "PRAGMA wal_checkpoint(PASSIVE)" in said)


def test_while_more_waits_no_checkpoint_holds_it_up(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(writing, "_WAL_LIMIT", 0)
    monkeypatch.setattr(writing, "_MOST_AT_ONCE", 1)
    with Store(tmp_path, start=False) as store:
        said = commits(store)
        tokens = store.ask(*(store.arrival(received(f"M{n}", "oi")) for n in range(5)))
        store.writer.start()
        store.answers.until(tokens)
        until(lambda: any("PASSIVE" in s for s in said))
    assert written(said) == 5
    assert sum("PASSIVE" in s for s in said) == 1


def test_the_writer_writes_on_one_thread_only(store: Store) -> None:
    threads: set[str] = set()
    store.chore(lambda execute: threads.add(threading.current_thread().name) or chores.ChoreTouched())
    assert threads == {"writer"}


def test_no_listener_no_notice(tmp_path: Path) -> None:
    writer = Writer(tmp_path / "multichat.sqlite3")
    writer.start()
    answers = Answers()
    writer.submit(Chore(chores.add_instance("A", None, 1)), answers, 1)
    answers.until([1])
    writer.stop()


def test_the_listener_hears_full_snapshots(store: Store) -> None:
    store.take(received("M1", "Oi!", name="Ana Beatriz"))
    (heard,) = store.heard
    assert heard.messages == tuple(store.messages())
    assert heard.chats == tuple(store.chats())
    assert [i.id for i in heard.instances] == [SHOP]
    assert heard.instances[0].phone == "5511900000142"
    store.take(status("X", "READ"))
    assert len(store.heard) == 1, "nothing to show, nothing told"


def test_the_listener_hears_of_presence_and_of_a_lost_connection(store: Store) -> None:
    store.take(
        received("M1", "Oi!"), presence("composing", 1), presence("unavailable", 2), connection(False, 3)
    )
    chat = store.chat().id
    assert [n.presences for n in store.heard[1:3]] == [
        (PresenceNotice(chat, Presence.COMPOSING),),
        (PresenceNotice(chat, Presence.UNAVAILABLE),),
    ]
    assert store.heard[2].chats[0].last_seen == (T0 + 2) * 1000
    assert store.heard[3].offline == (SHOP,)
    assert store.heard[3].instances[0].connected is False


def test_presence_of_catch_up_is_history(store: Store) -> None:
    store.take(received("M1", "Oi!"))
    store.take(presence("composing", 1), door="catch-up")
    store.take(presence("unavailable", 2), door="catch-up")
    assert all(n.presences == () for n in store.heard)
    assert store.chat().last_seen == (T0 + 2) * 1000


def test_presence_of_nobody_known_makes_no_conversation(store: Store) -> None:
    for chat in (ANA, GROUP, f"{ANA_LID}@lid"):
        receipt = store.take(presence("composing", 1, chat))
        assert (receipt.outcome, receipt.error) == ("ignored", "unknown-chat")
    assert store.chats() == []
    store.take(received("M1", "oi", chat=GROUP, sender=ANA))
    assert store.take(presence("composing", 2, GROUP)).outcome == "ok"


def test_an_older_word_on_the_connection_does_not_count(store: Store) -> None:
    store.take(connection(True, 10))
    receipt = store.take(connection(False, 5))
    assert (receipt.outcome, receipt.error) == ("ignored", "outdated")
    store.take(connection(False, None), connection(True, 20))
    assert store.ask_reader(lambda r: r.instances())[0].connected is True


def test_a_word_from_the_future_does_not_silence_the_later_ones(store: Store) -> None:
    store.take(connection(True, 10_000_000))
    assert store.take(connection(False, 20)).outcome == "ok"
    assert store.ask_reader(lambda r: r.instances())[0].connected is False


def test_two_conversations_that_become_one_are_told(store: Store) -> None:
    store.take(received("M1", "um", 1), received("M2", "dois", 2, chat=f"{ANA_LID}@lid"))
    kept, dropped = (c.id for c in sorted(store.chats(), key=lambda c: c.sort_at))
    store.take(received("M3", "três", 3, chat=ANA, lid=ANA_LID))
    heard = store.heard[-1]
    assert heard.gone == ((dropped, kept),)
    assert [c.id for c in heard.chats] == [kept]
    assert heard.chats[0].unread == 3


def test_what_became_part_of_another_message_is_told(store: Store) -> None:
    store.take(received("M1", "oi"))
    store.step(steps.Queue("L1", store.chat().id, "Olá!"), steps.Sending("L1"))
    store.take(sent("E1", "Olá, editado no caminho", 5))
    echo = store.message("E1")
    store.step(steps.Taken("L1", "E1"))
    heard = store.heard[-1]
    assert heard.removed == (echo.seq,)
    assert [(m.message_id, m.text) for m in heard.messages] == [("E1", "Olá!")]


@pytest.mark.allows_log
def test_a_listener_that_fails_does_not_end_the_thread(
    tmp_path: Path, caplog: pytest.LogCaptureFixture
) -> None:
    heard: list[Changes] = []

    def listener(changes: Changes) -> None:
        heard.append(changes)
        raise ValueError("no window")

    with Store(tmp_path) as store:
        store.writer._listener = listener
        store.take(received("M1", "oi"), received("M2", "oi"))
        assert len(store.messages()) == 2
    assert len(heard) == 2
    assert "a commit could not be told" in caplog.text


def test_a_status_is_told_with_its_message_and_conversation(store: Store) -> None:
    store.take(sent("E1", "Olá!"), status("E1", "READ", 3))
    heard = store.heard[-1]
    assert heard.messages[0].status is DeliveryStatus.READ
    assert heard.chats[0].preview.status is DeliveryStatus.READ


def test_chores(store: Store) -> None:
    store.chore(chores.set_setting("a", "1"))
    store.chore(chores.set_setting("a", "2"))
    assert store.ask_reader(lambda r: r.settings())["a"] == "2"
    store.chore(chores.add_instance("LOJA", "Loja", 1))
    store.chore(chores.add_instance("LOJA", None, 2))
    assert [(i.id, i.title) for i in store.heard[-1].instances] == [("LOJA", "Loja")]
    store.chore(chores.remove_instance("LOJA"))
    assert store.ask_reader(lambda r: r.instances()) == []
    store.take(received("M1", "oi"))
    store.chore(chores.save_draft(store.chat().id, "Bom d"))
    assert store.heard[-1].chats[0].draft == "Bom d"
    assert store.ask_reader(lambda r: r.draft(store.chat().id)) == "Bom d"
    assert store.ask_reader(lambda r: r.draft("c?")) == ""


def test_ids_go_on_where_they_stopped(tmp_path: Path) -> None:
    with Store(tmp_path) as store:
        first = store.take(received("M1", "oi")).journal_id
        chat = store.chat().id
    with Store(tmp_path) as again:
        assert again.take(received("M2", "oi", 1)).journal_id == first + 1
        assert again.chat().id == chat
        assert again.take(received("M1", "oi")).outcome == "duplicate"
    assert again.verify().differences == []
