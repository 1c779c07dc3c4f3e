"""Questions are answered on a thread of their own, the newest of each asker alone, in lines with what was looked for."""

import threading
from collections.abc import Callable, Iterator
from contextlib import closing
from pathlib import Path
from queue import SimpleQueue

import pytest

from multichat_desktop.domain.finding import Found, Question, terms
from multichat_desktop.services import search as searching
from multichat_desktop.services.search import Search, answer, snippet
from multichat_desktop.store.database import executor, open_writer
from multichat_desktop.store.search import Finder
from multichat_desktop.store.search_index import SearchIndex


@pytest.fixture
def profile(tmp_path: Path) -> Path:
    path = tmp_path / "multichat.sqlite3"
    with closing(open_writer(path)) as database:
        execute = executor(database)
        execute("INSERT INTO instance (id, added_at) VALUES ('I', 0)")
        execute("INSERT INTO person (id, push_name) VALUES ('p1', 'Ana')")
        execute("INSERT INTO chat (id, instance_id, person_id, sort_at) VALUES ('c1', 'I', 'p1', 0)")
        execute(
            "INSERT INTO chat (id, instance_id, group_key, subject, sort_at) VALUES ('c2', 'I', '1', 'Turma', 0)"
        )
        for n in range(120):
            execute(
                "INSERT INTO message (chat_id, instance_id, from_me, author_id, kind, text, at, received_at)"
                " VALUES (?, 'I', ?, ?, 'text', ?, ?, 0)",
                ("c2" if n % 2 else "c1", n % 3 == 0, "p1" if n % 2 else None, f"pedido {n}", n),
            )
        index = SearchIndex(execute)
        while index.advance():
            pass
    return path


class Loop:
    """Brings answers to the thread that waits for them, as an event loop does."""

    def __init__(self) -> None:
        self.calls: SimpleQueue[Callable[[], None]] = SimpleQueue()

    def run(self) -> None:
        self.calls.get(timeout=10)()


@pytest.fixture
def rig(profile: Path) -> Iterator[tuple[Search, Loop]]:
    loop = Loop()
    search = Search(profile, loop.calls.put)
    yield search, loop
    search.close()


def test_a_page_of_hits(rig: tuple[Search, Loop]) -> None:
    search, loop = rig
    answers: list[tuple[Found, str]] = []
    search.find("a", Question(text="PEDIDO"), lambda f: answers.append((f, threading.current_thread().name)))
    loop.run()
    ((found, thread),) = answers
    assert thread == threading.current_thread().name
    assert len(found.hits) == 50
    assert found.built is None
    first, second = found.hits[:2]
    assert (first.title, first.is_group, first.author, first.from_me) == ("Turma", True, "Ana", False)
    assert (second.title, second.is_group, second.author) == ("Ana", False, None)
    assert first.text == "pedido 119"
    assert first.marks == ((0, 6),)
    seen = [hit.key for hit in found.hits]
    while found.more is not None:
        search.find("a", Question(text="PEDIDO", before=found.more), lambda f: answers.append((f, "")))
        loop.run()
        found = answers[-1][0]
        seen += [hit.key for hit in found.hits]
    assert len(seen) == len(set(seen)) == 120
    assert seen == sorted(seen, reverse=True)


def test_only_the_newest_question_is_answered(
    rig: tuple[Search, Loop], monkeypatch: pytest.MonkeyPatch
) -> None:
    search, loop = rig
    begun, go_on = threading.Event(), threading.Event()
    real = searching.answer

    def held(finder: Finder, question: Question) -> Found:
        if question.text == "p":
            begun.set()
            assert go_on.wait(10)
        return real(finder, question)

    monkeypatch.setattr(searching, "answer", held)
    answered: list[str] = []
    search.find("a", Question(text="p"), lambda f: answered.append(f.question.text))
    assert begun.wait(10)
    search.find("a", Question(text="pe"), lambda f: answered.append(f.question.text))
    search.find("b", Question(text="other"), lambda f: answered.append(f.question.text))
    search.find("a", Question(text="ped"), lambda f: answered.append(f.question.text))
    search.find("c", Question(text="forgotten"), lambda f: answered.append(f.question.text))
    search.forget("c")
    go_on.set()
    for _ in range(3):
        loop.run()
    assert sorted(answered) == ["other", "ped"]


def test_a_running_question_is_given_up_for_a_newer_one(
    rig: tuple[Search, Loop], monkeypatch: pytest.MonkeyPatch
) -> None:
    """Not only its answer is dropped: the work itself ends."""
    search, loop = rig
    begun = threading.Event()
    real = Finder.page
    given_up: list[BaseException] = []

    def endless(self: Finder, question: Question) -> list[object]:
        if question.text == "slow":
            begun.set()
            try:
                self._execute(
                    "WITH RECURSIVE n(x) AS (SELECT 1 UNION ALL SELECT x FROM n) SELECT max(x) FROM n"
                ).fetchone()
            except BaseException as error:
                given_up.append(error)
                raise
        return real(self, question)  # type: ignore[return-value]

    monkeypatch.setattr(Finder, "page", endless)
    answered: list[Found] = []
    search.find("a", Question(text="slow"), answered.append)
    assert begun.wait(10)
    while not given_up:
        search.find("a", Question(text="pedido 7"), answered.append)
    while not answered:
        loop.run()
    assert [f.question.text for f in answered] == ["pedido 7"]
    assert not answered[0].failed


@pytest.mark.allows_log
def test_an_answer_that_cannot_be_given_says_so(tmp_path: Path) -> None:
    loop = Loop()
    search = Search(tmp_path / "nothing.sqlite3", loop.calls.put)
    answered: list[Found] = []
    search.find("a", Question(text="x"), answered.append)
    loop.run()
    search.close()
    assert answered[0].failed
    search.find("a", Question(text="x"), answered.append)
    assert len(answered) == 1, "nothing is answered after the end"


@pytest.mark.allows_log
def test_a_broken_index_is_a_failed_answer(rig: tuple[Search, Loop], profile: Path) -> None:
    search, loop = rig
    with closing(open_writer(profile)) as database:
        executor(database)("DROP TABLE search")
    answered: list[Found] = []
    search.find("a", Question(text="x"), answered.append)
    loop.run()
    assert answered[0].failed


def test_an_author_without_a_name_is_a_number(profile: Path) -> None:
    with closing(open_writer(profile)) as database:
        execute = executor(database)
        execute("UPDATE person SET push_name = NULL")
        execute(
            "INSERT INTO alias (key, person_id, raw, seen_at) VALUES ('phone:5511987654321', 'p1', 'x', 0)"
        )
    with closing(Finder(profile)) as finder:
        found = answer(finder, Question(text="pedido "))
    assert found.hits[0].author == "+55 11 98765-4321"
    with closing(open_writer(profile)) as database:
        executor(database)("DELETE FROM person")
    with closing(Finder(profile)) as finder:
        assert answer(finder, Question(text="pedido ")).hits[0].author is None


@pytest.mark.parametrize(
    "words, asked, expected",
    [
        ("um\ndois", "dois ", ("um dois", ["dois"])),
        ("a " * 300 + "agulha" + " b" * 300, "agulha ", None),
        ("agulha " + "b " * 300, "agulha ", None),
        ("x" * 400 + "agulha", "agulha ", None),
    ],
)
def test_a_line_around_what_was_looked_for(
    words: str, asked: str, expected: tuple[str, list[str]] | None
) -> None:
    text, marks = snippet(words, terms(asked))
    shown = [text[a:b] for a, b in marks]
    assert len(text) <= 162
    if expected is not None:
        assert (text, shown) == expected
    elif not words.startswith("x"):
        assert shown == ["agulha"]
