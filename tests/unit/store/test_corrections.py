"""Who may edit and delete: whoever wrote the message, and in a group everybody may delete."""

import itertools

import pytest
from store_rig import ANA, GROUP, Store, deletes, edits, received, sent

from multichat_desktop.domain.status import OutboxState
from multichat_desktop.store import steps
from multichat_desktop.store.errors import NotThereError

BRUNO = "5521900002002"
LID = "70613300458812@lid"


def test_a_stranger_who_knows_the_id_changes_nothing(store: Store) -> None:
    store.take(received("M1", "Queria 2", 1))
    store.take(received("X1", edits("M1", "Queria 200"), 2, BRUNO), received("X2", deletes("M1"), 3, BRUNO))
    message = store.message("M1")
    assert (message.text, message.edited, message.deleted) == ("Queria 2", False, False)


def test_a_customer_cannot_change_the_shops_words(store: Store) -> None:
    store.take(sent("S1", "R$ 29,90", 1))
    store.take(received("X1", edits("S1", "R$ 0,10"), 2), received("X2", deletes("S1"), 3))
    message = store.message("S1")
    assert (message.text, message.edited, message.deleted) == ("R$ 29,90", False, False)


def test_the_shop_changes_its_own_and_not_a_customers(store: Store) -> None:
    store.take(received("M1", "oi", 1), sent("S1", "bom dia", 2))
    store.take(sent("X1", edits("S1", "boa tarde"), 3), sent("X2", edits("M1", "tchau"), 4))
    assert store.message("S1").text == "boa tarde"
    assert store.message("M1").text == "oi"


def test_in_a_group_others_may_delete_and_not_edit(store: Store) -> None:
    store.take(received("G1", "Saí com 4", 1, GROUP, ANA), received("G2", "Ok", 2, GROUP, ANA))
    store.take(received("X1", edits("G1", "Saí com 40"), 3, GROUP, BRUNO))
    store.take(received("X2", deletes("G2"), 4, GROUP, BRUNO))
    assert store.message("G1").text == "Saí com 4"
    assert store.message("G2").deleted


@pytest.mark.parametrize("order", list(itertools.permutations(range(3))))
def test_the_right_to_it_may_show_only_when_two_turn_out_to_be_one(
    store: Store, order: tuple[int, ...]
) -> None:
    link = received("M2", "sou eu", 3, LID)
    link["sender"] = {"id": ANA, "senderLid": LID}
    events = (received("M1", "Queria 2", 1), received("X1", edits("M1", "Queria 3"), 2, LID), link)
    store.take(*(events[i] for i in order))
    assert store.message("M1").text == "Queria 3"


def test_a_late_echo_of_the_first_try_keeps_the_second_from_being_sent(store: Store) -> None:
    store.take(received("M1", "oi", 1))
    store.step(steps.Queue("L1", store.chat().id, "Separo!"), steps.Sending("L1"), steps.Unsettled("L1"))
    store.step(steps.Retry("L1"))
    assert store.written("L1").outbox is OutboxState.WAITING
    store.take(sent("E1", "Separo!", 5))
    settled = store.written("L1")
    assert (settled.outbox, settled.message_id) == (OutboxState.TAKEN, "E1")
    assert store.ask_reader(lambda r: r.outbox()) == []
    assert [m.text for m in store.messages()] == ["oi", "Separo!"]


def test_an_echo_settles_what_waits_to_be_tried_again(store: Store) -> None:
    """A proxy's 503 may lie: the gateway had taken it after all."""
    store.take(received("M1", "oi", 1))
    later = steps.Postponed("L1", "gateway-down", 10**13)
    store.step(steps.Queue("L1", store.chat().id, "Separo!"), steps.Sending("L1"), later)
    store.take(sent("E1", "Separo!", 5))
    assert store.written("L1").message_id == "E1"
    assert isinstance(store.try_step(steps.Sending("L1")), NotThereError)
