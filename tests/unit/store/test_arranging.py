"""Who is waiting since when, and how the agent arranges the list: all of it follows from the journal."""

from itertools import permutations
from pathlib import Path

import pytest
from store_rig import ANA, ANA_LID, GROUP, NOTICE, T0, Store, deletes, reacts, received, sent, status

from multichat_desktop.store import steps


def since(store: Store) -> int | None:
    """Seconds after the rig's first moment."""
    found = store.chat().waiting_since
    return None if found is None else found // 1000 - T0


def test_it_is_the_first_word_behind_our_last_one(store: Store) -> None:
    store.take(received("A", "oi", 10), received("B", "alguém?", 20))
    assert since(store) == 10
    store.take(sent("C", "oi!", 30))
    assert since(store) is None
    store.take(received("D", "e o bolo?", 40), received("E", "??", 50))
    assert since(store) == 40
    assert store.heard[-1].chats[0].waiting_since == (T0 + 40) * 1000


def test_any_order_of_arrival_ends_the_same(tmp_path: Path) -> None:
    bodies = [
        received("A", "oi", 10),
        sent("B", "olá", 20),
        received("C", "preço?", 30),
        received("D", "?", 40),
    ]
    for at, order in enumerate(permutations(bodies)):
        with Store(tmp_path / str(at)) as store:
            store.all([store.arrival(body) for body in order])
            assert since(store) == 30
            assert store.verify().differences == []


def test_reactions_notices_and_receipts_are_no_words(store: Store) -> None:
    store.take(sent("A", "pronto", 10), received("R", reacts("A", "👍"), 20), status("A", "READ", 30))
    assert since(store) is None
    store.take(received("N", NOTICE, 40))
    assert since(store) is None


def test_a_word_taken_back_is_none(store: Store) -> None:
    store.take(sent("A", "oi", 10), received("B", "ops", 20), received("C", "preço?", 30))
    store.take(received("D", deletes("B"), 40))
    assert since(store) == 30
    chat = store.chat()
    store.step(steps.Hide(chat.instance_id, "C", None))
    assert since(store) is None
    store.step(steps.Hide(chat.instance_id, "C", None, hidden=False))
    assert since(store) == 30


def test_what_we_write_counts_at_once_and_what_was_refused_does_not(store: Store) -> None:
    store.take(received("A", "oi", 10))
    chat = store.chat()
    store.step(steps.Queue("L1", chat.id, "olá"))
    assert since(store) is None
    store.step(steps.Sending("L1"), steps.Refused("L1", "bad-number"))
    assert since(store) == 10
    store.step(steps.Retry("L1"))
    assert since(store) is None
    store.step(steps.Sending("L1"), steps.Refused("L1", "bad-number"), steps.Discard("L1"))
    assert since(store) == 10
    assert store.verify().differences == []


def test_the_agent_can_say_that_nothing_needs_an_answer(store: Store) -> None:
    store.take(received("A", "obrigada!", 10))
    chat = store.chat()
    store.step(steps.Answered(chat.id, *store.message("A").key))
    assert since(store) is None
    store.take(received("B", "mais uma coisa", 20))
    assert since(store) == 20
    store.step(steps.Answered(chat.id, 0, 0))
    assert since(store) == 10
    assert store.verify().differences == []


def test_groups_never_wait(store: Store) -> None:
    store.take(received("A", "chego em 10 min", 10, chat=GROUP))
    assert store.chat().waiting_since is None


@pytest.mark.parametrize("what, name", [("pin", "pinned"), ("archive", "archived"), ("mute", "muted")])
def test_the_list_is_arranged_and_told(store: Store, what: str, name: str) -> None:
    store.take(received("A", "oi", 10))
    chat = store.chat()
    store.step(steps.Arrange(chat.id, what, on=True))
    assert getattr(store.heard[-1].chats[0], name)
    assert getattr(store.chat(), name)
    assert store.verify().differences == []
    store.step(steps.Arrange(chat.id, what, on=False))
    assert not getattr(store.chat(), name)


def test_what_is_muted_asks_for_no_attention(store: Store) -> None:
    store.take(received("A", "oi", 10))
    store.step(steps.Arrange(store.chat().id, "mute", on=True))
    assert store.chat().quiet


def test_what_is_archived_comes_back_with_a_message_and_nothing_less(store: Store) -> None:
    store.take(received("A", "oi", 10))
    chat = store.chat()
    store.step(steps.Arrange(chat.id, "archive", on=True))
    store.take(received("R", reacts("A", "👍"), 20), status("A", "READ", 20))
    assert store.chat().archived
    store.take(received("B", "voltei", 30))
    assert not store.chat().archived
    assert store.verify().differences == []


def test_two_that_become_one_ask_for_the_most_attention(store: Store) -> None:
    store.take(received("A", "oi", 10, ANA), received("B", "eu", 20, f"{ANA_LID}@lid", lid=None))
    one, other = (chat.id for chat in sorted(store.chats(), key=lambda c: c.sort_at))
    store.step(steps.Arrange(one, "archive", on=True), steps.Arrange(one, "mute", on=True))
    store.step(steps.Arrange(other, "pin", on=True))
    store.take(received("C", "a mesma", 30, ANA, lid=ANA_LID))
    merged = store.chat()
    assert (merged.pinned, merged.archived, merged.muted) == (True, False, False)
    assert since(store) == 10
    assert store.verify().differences == []


def test_what_is_not_there_cannot_be_arranged(store: Store) -> None:
    for step in (steps.Arrange("none", "pin", on=True), steps.Answered("none", 1, 1)):
        assert "does not exist" in str(store.try_step(step))
