"""The full-text index follows what happens to messages, by itself, and whatever interrupts it."""

import sqlite3
import time
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path
from shutil import copytree

import pytest
from store_rig import ANA, ANA_LID, BIA, GROUP, STUB, Store, deletes, edits, received, sent, until

from multichat_desktop.domain.finding import Question, What
from multichat_desktop.store import chores, search_index, steps
from multichat_desktop.store.search import Finder
from multichat_desktop.store.search_index import SearchIndex, first_place, place_of

DOCUMENT = {
    "documentMessage": {"fileName": "Orçamento março.pdf", "mimetype": "application/pdf", "caption": "segue"}
}
POLL = {
    "pollCreationMessage": {
        "name": "Qual cor?",
        "options": [{"optionName": "Turquesa"}, {"optionName": "Lilás"}],
    }
}
PLACE = {"locationMessage": {"degreesLatitude": 1.0, "degreesLongitude": 2.0, "name": "Praça da Sé"}}


def settled(store: Store) -> None:
    """Wait until the index has caught up."""
    rows = (
        "SELECT (SELECT count(*) FROM search_todo) + (SELECT count(*) FROM message, search_state WHERE seq > newest)"
        " + (SELECT max(oldest - 1, 0) FROM search_state)"
    )
    until(lambda: store.rows(rows) == [(0,)])


def found(store: Store, text: str = "", **more: object) -> list[str | None]:
    """The ids of the messages that are found, newest first."""
    settled(store)
    with closing(Finder(store.profile.database)) as finder:
        rows = finder.page(Question(text=text, **more))
    ids = {m.seq: m.message_id or m.text for m in store.messages()}
    return [ids[row.seq] for row in rows]


def test_words_of_every_kind(store: Store) -> None:
    store.take(
        received("M1", "Chegou o CADERNO de ação?", 1),
        received("M2", DOCUMENT, 2),
        received("M3", POLL, 3),
        received("M4", PLACE, 4),
        received("M5", {"imageMessage": {"caption": "olha o caderno", "mimetype": "image/jpeg"}}, 5),
        sent("M6", "chegou sim: https://loja.example/cadernos", 6),
    )
    assert found(store, "caderno ") == ["M5", "M1"]
    assert found(store, "cadern") == ["M6", "M5", "M1"]
    assert found(store, "acao ") == ["M1"]
    assert found(store, "orcamento ") == found(store, "segue ") == ["M2"]
    assert found(store, "lilas ") == found(store, "qual turquesa ") == ["M3"]
    assert found(store, '"praça da sé"') == ["M4"]
    assert found(store, "chegou", from_me=True) == ["M6"]
    assert found(store, "chegou", from_me=False) == ["M1"]
    assert found(store, "", what=What.DOCUMENTS) == ["M2"]
    assert found(store, "cad", what=What.PICTURES) == ["M5"]
    assert found(store, "", what=What.LINKS) == ["M6"]
    assert found(store, "caneta ") == []


@pytest.mark.parametrize(
    "typed", ['"', "'", "*", "AND", "NEAR(", "words:x", "a OR", '"a" *', "{", "x\0y", "-", "^oi"]
)
def test_whatever_is_typed_is_only_looked_for(store: Store, typed: str) -> None:
    store.take(received("M1", "oi"))
    assert found(store, f"{typed} zebra") == []


def test_a_conversation_a_date_and_pages(store: Store) -> None:
    store.take(*(received(f"A{n}", f"item {n}", n, ANA) for n in range(7)))
    store.take(*(received(f"B{n}", f"item {n}", n, BIA) for n in range(3)))
    chats = {m.message_id: m.chat_id for m in store.messages()}
    at = {m.message_id: m.at for m in store.messages()}
    assert found(store, "item ", chat_id=chats["B0"]) == ["B2", "B1", "B0"]
    assert found(store, "item ", chat_id=chats["A0"], since=at["A2"], until=at["A5"]) == ["A4", "A3", "A2"]
    with closing(Finder(store.profile.database)) as finder:
        first = finder.page(Question(text="item ", limit=4))
        second = finder.page(Question(text="item ", limit=4, before=first[-1].place))
        third = finder.page(Question(text="item ", limit=4, before=second[-1].place))
    seqs = [row.seq for page in (first, second, third) for row in page]
    assert len(seqs) == len(set(seqs)) == 10
    keys = [(row.at, row.seq) for page in (first, second, third) for row in page]
    assert keys == sorted(keys, reverse=True)


def test_edits_and_deletions(store: Store) -> None:
    store.take(received("M1", "azul", 1), received("M2", "azul", 2), sent("M3", "azul", 3))
    assert found(store, "azul ") == ["M3", "M2", "M1"]
    store.take(received("E", edits("M1", "verde"), 4), received("D", deletes("M2"), 5))
    assert found(store, "azul ") == ["M3"]
    assert found(store, "verde ") == ["M1"]
    named = store.ask_reader(lambda reader: reader.details.named(store.message("M3").seq))
    store.step(steps.Hide(*named))
    assert found(store, "azul ") == []
    store.step(steps.Hide(*named, hidden=False))
    assert found(store, "azul ") == ["M3"]


def test_a_deletion_counts_before_the_index_knows(store: Store) -> None:
    store.take(received("M1", "azul", 1))
    assert found(store, "azul ") == ["M1"]
    store.take(received("D", deletes("M1"), 2))
    with closing(Finder(store.profile.database)) as finder:
        assert finder.page(Question(text="azul ")) == []


def test_a_message_that_is_decrypted_later(store: Store) -> None:
    store.take(received("M1", STUB, 1))
    assert found(store, "segredo ") == []
    store.take(received("M1", "o segredo", 2))
    assert found(store, "segredo ") == ["M1"]


def test_conversations_that_become_one(store: Store) -> None:
    store.take(received("M1", "pelo número", 1, ANA), received("M2", "pelo lid", 2, f"{ANA_LID}@lid"))
    old = [m.chat_id for m in store.messages()]
    assert old[0] != old[1]
    settled(store)
    store.take(received("M3", "pelo mesmo", 3, ANA, lid=ANA_LID))
    (chat,) = {m.chat_id for m in store.messages()}
    assert found(store, "pelo ", chat_id=chat) == ["M3", "M2", "M1"]
    for id_ in old:
        assert found(store, "pelo ", chat_id=id_) == ["M3", "M2", "M1"], "an old id is good for ever"


def test_what_was_written_here(store: Store) -> None:
    store.take(received("M1", "oi", 1))
    chat = store.chat().id
    store.step(steps.Queue("L1", chat, "rascunho enviado"), steps.Queue("L2", chat, "rascunho errado"))
    assert found(store, "rascunho ") == ["rascunho errado", "rascunho enviado"]
    store.step(steps.Sending("L2"), steps.Refused("L2", "no"), steps.Discard("L2"))
    assert found(store, "rascunho ") == ["rascunho enviado"]


def test_messages_of_the_same_second_keep_their_order(store: Store) -> None:
    store.take(*(received(f"M{n}", "igual", 5, GROUP, ANA) for n in range(5)))
    assert found(store, "igual ") == ["M4", "M3", "M2", "M1", "M0"]


def test_two_that_fall_on_one_place_are_both_kept(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(search_index, "place_of", lambda at, _: at << 20)
    with Store(tmp_path) as store:
        store.take(received("M1", "igual", 5), received("M2", "igual", 5))
        assert sorted(found(store, "igual ")) == ["M1", "M2"]
        store.take(received("D", deletes("M1"), 6))
        assert found(store, "igual ") == ["M2"]


def test_places_are_in_the_order_of_time() -> None:
    keys = [
        (1_795_176_000_000, 5),
        (1_795_176_000_000, 6),
        (1_795_176_000_001, 1),
        (2_500_000_000_000, 2),
        (2**61, 3),
    ]
    places = [place_of(*key) for key in keys]
    assert places == sorted(set(places))
    assert places[-1] < 2**63
    assert first_place(keys[2][0]) <= places[2]
    assert places[1] < first_place(keys[2][0])


@pytest.fixture
def unindexed(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Path]:
    """A profile with 60 messages of which none is in the index, as an upgrade finds it; slices are small."""
    monkeypatch.setattr(search_index, "_FEWEST", 8)
    with Store(tmp_path / "old") as store:
        store.take(*(received(f"M{n}", f"palavra número {n}", n) for n in range(60)))
        settled(store)
    with closing(sqlite3.connect(store.profile.database)) as connection, connection:
        connection.execute("DELETE FROM search")
        connection.execute("DELETE FROM search_place")
        connection.execute("UPDATE search_state SET oldest = 61, newest = 60")
    return tmp_path / "old"


def test_a_profile_from_before_is_indexed_newest_first(unindexed: Path) -> None:
    with Store(unindexed, start=False) as store:
        execute = store.writer._execute
        index = SearchIndex(execute)
        with closing(Finder(store.profile.database)) as finder:
            assert finder.built() == 0
            assert index.advance()
            rows = finder.page(Question(text="palavra "))
            assert [row.seq for row in rows] == list(range(60, 60 - len(rows), -1))
            assert 0 < len(rows) < 60
            assert 0 < finder.built() < 1
            while index.advance():
                pass
            assert finder.built() is None
            assert len(finder.page(Question(text="palavra ", limit=100))) == 60


def test_a_stop_in_the_middle_costs_nothing(unindexed: Path, tmp_path: Path) -> None:
    """Killed after some slices: the next start goes on, with what happened in between, and nothing is there twice."""
    with Store(unindexed, start=False) as store:
        SearchIndex(store.writer._execute).advance()
        copytree(unindexed, tmp_path / "killed")
    with Store(tmp_path / "killed") as store:
        store.take(received("E", edits("M3", "outra coisa"), 90), received("N", "palavra nova", 91))
        assert len(found(store, "palavra ", limit=200)) == 60
        assert found(store, "coisa ") == ["M3"]
        assert store.rows("SELECT count(*), count(DISTINCT seq) FROM search_place") == [(61, 61)]
        assert store.rows("SELECT count(*) FROM search") == [(61,)]


@pytest.mark.allows_log
def test_an_index_that_contradicts_itself_is_made_anew(
    tmp_path: Path, caplog: pytest.LogCaptureFixture
) -> None:
    with Store(tmp_path) as store:
        store.take(*(received(f"M{n}", "palavra", n) for n in range(5)))
        settled(store)
    with closing(sqlite3.connect(store.profile.database)) as connection, connection:
        connection.execute("UPDATE search_data SET block = x'00' WHERE id = 10")
    with Store(tmp_path) as store:
        store.take(received("E", edits("M1", "outra"), 9))
        until(lambda: "made anew" in caplog.text)
        assert len(found(store, "palavra ")) == 4
        assert found(store, "outra ") == ["M1"]


def test_events_are_answered_while_the_index_is_built(
    unindexed: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A job that waits is taken before the next slice, however much is left."""
    slices = 0
    real = SearchIndex.advance

    def slow(self: SearchIndex) -> bool:
        nonlocal slices
        slices += 1
        time.sleep(0.02)
        return real(self)

    monkeypatch.setattr(SearchIndex, "advance", slow)
    monkeypatch.setattr(search_index, "_MOST", 1)
    monkeypatch.setattr(search_index, "_FEWEST", 1)
    with Store(unindexed) as store:
        store.take(*(received(f"N{n}", "nova", 100 + n) for n in range(5)))
        assert slices <= 12, (
            "at most one slice stands before each of the six answers, however far the index is"
        )
        assert store.rows("SELECT oldest > 1 FROM search_state") == [(1,)]
        store.chore(chores.set_setting("a", "b"))


def test_stars(store: Store) -> None:
    store.take(*(received(f"M{n}", f"oi {n}", n) for n in range(4)), received("D", deletes("M2"), 9))
    for id_ in ("M0", "M2", "M3"):
        store.step(steps.Star("SHOP-1", id_, None))
    assert [m.message_id for m in store.ask_reader(lambda r: r.starred(None, 10))] == ["M3", "M0"]
    newest = store.message("M3")
    assert newest.starred
    assert [m.message_id for m in store.ask_reader(lambda r: r.starred(newest.key, 10))] == ["M0"]
    store.step(steps.Star("SHOP-1", "M3", None, on=False))
    assert [m.message_id for m in store.ask_reader(lambda r: r.starred(None, 10))] == ["M0"]
    told = [message for change in store.heard for message in change.messages if message.seq == newest.seq]
    assert [message.starred for message in told[-2:]] == [True, False], "the window hears of it"
