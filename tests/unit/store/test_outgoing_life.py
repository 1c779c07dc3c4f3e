"""A message of the console's own, from Enter to the last tick: one row, whatever comes first."""

import pytest
from store_rig import ANA, NOW, SHOP, T0, VOICE, Store, deletes, edits, received, sent, status

from multichat_desktop.domain.message import Message
from multichat_desktop.domain.status import DeliveryStatus, OutboxState
from multichat_desktop.store import steps
from multichat_desktop.store.errors import NotThereError
from multichat_desktop.store.reader import Pending

MINE = "Temos sim!"


@pytest.fixture
def chat(store: Store) -> str:
    store.take(received("M1", "Vocês têm?", 1))
    return store.chat().id


def queue(store: Store, chat: str, local_id: str = "L1", text: str = MINE, quote: str | None = None) -> None:
    store.step(steps.Queue(local_id, chat, text, quote))


def outbox(store: Store) -> list[Pending]:
    return store.ask_reader(lambda r: r.outbox())


def mine(store: Store) -> list[Message]:
    return [m for m in store.messages() if m.from_me]


def the_one(store: Store) -> Message:
    (message,) = mine(store)
    return message


def test_from_enter_to_blue_ticks(store: Store, chat: str) -> None:
    queue(store, chat)
    first = the_one(store)
    assert (first.status, first.outbox, first.message_id) == (
        DeliveryStatus.PENDING,
        OutboxState.WAITING,
        None,
    )
    assert store.ask_reader(lambda r: r.local_id(first.seq)) == "L1"
    assert store.chat().preview.outbox is OutboxState.WAITING
    (pending,) = outbox(store)
    assert (pending.address, pending.text, pending.attempts, pending.next_try_at) == (ANA, MINE, 0, None)
    store.step(steps.Sending("L1"))
    assert the_one(store).outbox is OutboxState.SENDING
    assert outbox(store)[0].attempts == 1
    store.step(steps.Taken("L1", "E1"))
    taken = the_one(store)
    assert (taken.seq, taken.message_id, taken.outbox) == (first.seq, "E1", OutboxState.TAKEN)
    assert taken.status is DeliveryStatus.PENDING, "the gateway has it, WhatsApp not yet"
    assert outbox(store) == []
    store.take(sent("E1", MINE, 20))
    assert the_one(store).status is DeliveryStatus.SENT
    for word in ("SERVER", "DELIVERY_ACK", "READ"):
        store.take(status("E1", word, 30))
    assert the_one(store).status is DeliveryStatus.READ
    assert [e.status.word for e in the_one(store).history] == ["sent", "delivered", "read"]
    assert store.chat().preview.status is DeliveryStatus.READ


def test_the_echo_before_the_answer(store: Store, chat: str) -> None:
    queue(store, chat)
    store.step(steps.Sending("L1"))
    store.take(sent("E1", f" {MINE}\n", 20))
    assert (the_one(store).message_id, the_one(store).outbox) == ("E1", OutboxState.TAKEN)
    assert the_one(store).status is DeliveryStatus.SENT
    store.step(steps.Taken("L1", "E1"))
    assert the_one(store).text == MINE
    store.take(sent("E1", MINE, 20))
    assert len(mine(store)) == 1


def test_after_the_echo_a_lost_or_refused_answer_says_nothing(store: Store, chat: str) -> None:
    queue(store, chat)
    store.step(steps.Sending("L1"))
    store.take(sent("E1", MINE, 20))
    for step in (steps.Unsettled("L1"), steps.Refused("L1", "x"), steps.Postponed("L1", "x", 1)):
        store.step(step)
        assert the_one(store).outbox is OutboxState.TAKEN
    assert isinstance(store.try_step(steps.Sending("L1")), NotThereError), "nothing that is settled is sent"
    assert the_one(store).error is None


def test_the_echo_settles_what_nobody_knew(store: Store, chat: str) -> None:
    queue(store, chat)
    store.step(steps.Sending("L1"), steps.Unsettled("L1"))
    assert (the_one(store).outbox, the_one(store).error) == (OutboxState.UNSETTLED, "no-answer")
    assert [p.state for p in outbox(store)] == [OutboxState.UNSETTLED]
    store.take(sent("E1", MINE, 20))
    assert (the_one(store).message_id, the_one(store).error) == ("E1", None)


def test_the_echo_as_a_row_of_its_own_and_then_the_answer(store: Store, chat: str) -> None:
    """The gateway changed the words on the way: known as one only by the id."""
    queue(store, chat)
    store.step(steps.Sending("L1"))
    store.take(sent("E1", "Temos sim! *", 10_100), status("E1", "READ", 10_101))
    assert len(mine(store)) == 2
    store.step(steps.Taken("L1", "E1"))
    assert (the_one(store).text, the_one(store).status) == (MINE, DeliveryStatus.READ)
    assert store.chat().preview.text == MINE


def test_the_same_words_typed_on_the_phone(store: Store, chat: str) -> None:
    queue(store, chat)
    store.step(steps.Sending("L1"))
    store.take(sent("P1", MINE, 20, api=False))
    assert {m.message_id for m in mine(store)} == {None, "P1"}
    store.step(steps.Taken("L1", "E1"))
    store.take(sent("E1", MINE, 21))
    assert {m.message_id for m in mine(store)} == {"E1", "P1"}


def test_the_same_words_from_who_knows_where_part_again(store: Store, chat: str) -> None:
    """The event does not say that it was typed on the phone: taken for the echo until the answer names another id."""
    queue(store, chat)
    store.step(steps.Sending("L1"))
    store.take(sent("P1", MINE, 20, api=None), status("P1", "READ", 22))
    assert the_one(store).message_id == "P1"
    store.step(steps.Taken("L1", "E1"))
    assert {m.message_id: m.status for m in mine(store)} == {
        "E1": DeliveryStatus.PENDING,
        "P1": DeliveryStatus.READ,
    }
    assert store.written("L1").message_id == "E1"
    store.take(sent("E1", MINE, 23), sent("P1", MINE, 20, api=None))
    assert len(mine(store)) == 2


def test_what_happened_to_the_other_goes_with_it(store: Store, chat: str) -> None:
    queue(store, chat)
    store.step(steps.Sending("L1"))
    store.take(sent("P1", MINE, 20, api=None), sent("X1", edits("P1", "Temos!"), 21))
    store.take(sent("X2", deletes("P1"), 22))
    store.step(steps.Taken("L1", "E1"))
    own, other = store.message("E1"), store.message("P1")
    assert (own.text, own.edited, own.deleted) == (MINE, False, False)
    assert (other.edited, other.deleted) == (True, True)


def test_the_answers_id_may_stand_already(store: Store, chat: str) -> None:
    """Taken for the wrong echo, while the right one stands as a message of its own."""
    queue(store, chat)
    store.step(steps.Sending("L1"))
    store.take(sent("P1", MINE, 20, api=None), sent("E1", "Temos sim! *", 21))
    store.step(steps.Taken("L1", "E1"))
    assert sorted(m.message_id for m in mine(store)) == ["E1", "P1"]
    assert store.written("L1").message_id == "E1"


def test_an_id_given_twice_loses_no_words(store: Store, chat: str) -> None:
    """A gateway that answers with an old id: the older message keeps its words, without the id."""
    for local_id, text in (("L1", "um"), ("L2", "dois")):
        queue(store, chat, local_id, text)
        store.step(steps.Sending(local_id), steps.Taken(local_id, "E1"))
    assert [(m.text, m.message_id) for m in mine(store)] == [("um", None), ("dois", "E1")]


def test_refused(store: Store, chat: str) -> None:
    queue(store, chat)
    store.step(steps.Sending("L1"), steps.Refused("L1", "plan", "Upgrade your plan"))
    message = the_one(store)
    assert (message.outbox, message.error) == (OutboxState.FAILED, "plan")
    assert message.shown_status is DeliveryStatus.FAILED
    assert outbox(store) == []
    store.step(steps.Retry("L1"))
    assert (the_one(store).outbox, the_one(store).error) == (OutboxState.WAITING, None)
    assert outbox(store)[0].attempts == 0


def test_postponed(store: Store, chat: str) -> None:
    queue(store, chat)
    store.step(steps.Sending("L1"), steps.Postponed("L1", "offline", NOW + 5000))
    (pending,) = outbox(store)
    assert (pending.state, pending.error, pending.next_try_at) == (OutboxState.WAITING, "offline", NOW + 5000)
    store.step(steps.Sending("L1"))
    (pending,) = outbox(store)
    assert (pending.attempts, pending.error, pending.next_try_at) == (2, None, None)


def test_retry_of_what_nobody_knew(store: Store, chat: str) -> None:
    """Both may have arrived; then both stand, the late echo as a message of its own."""
    queue(store, chat)
    store.step(steps.Sending("L1"), steps.Unsettled("L1"), steps.Retry("L1"))
    assert the_one(store).outbox is OutboxState.WAITING
    store.step(steps.Sending("L1"))
    store.take(sent("E1", MINE, 20))
    store.step(steps.Taken("L1", "E2"))
    assert {m.message_id for m in mine(store)} == {"E1", "E2"}


def test_retry_after_whatsapp_said_no(store: Store, chat: str) -> None:
    queue(store, chat)
    store.step(steps.Sending("L1"), steps.Taken("L1", "E1"))
    store.take(sent("E1", MINE, 20), received("M2", "Alô?", 10_500), status("E1", "ERROR", 10_501))
    assert the_one(store).status is DeliveryStatus.FAILED
    store.now += 1_000_000
    store.step(steps.Retry("L1"))
    again = the_one(store)
    assert (again.message_id, again.status, again.outbox) == (
        None,
        DeliveryStatus.PENDING,
        OutboxState.WAITING,
    )
    assert again.history == ()
    assert store.messages()[-1].seq == again.seq, "it is said after what was said meanwhile"


@pytest.mark.parametrize("taken", [False, True])
def test_what_is_under_way_is_not_retried(store: Store, chat: str, taken: bool) -> None:
    queue(store, chat)
    store.step(steps.Sending("L1"))
    if taken:
        store.step(steps.Taken("L1", "E1"))
    before = the_one(store)
    store.step(steps.Retry("L1"))
    assert the_one(store) == before


def test_settled_by_the_agent(store: Store, chat: str) -> None:
    queue(store, chat)
    store.step(steps.Sending("L1"), steps.Unsettled("L1"), steps.Settle("L1"))
    message = the_one(store)
    assert (message.outbox, message.status, message.error) == (OutboxState.TAKEN, DeliveryStatus.SENT, None)
    assert outbox(store) == []


def test_a_late_echo_finds_what_the_agent_settled(store: Store, chat: str) -> None:
    queue(store, chat)
    store.step(steps.Sending("L1"), steps.Unsettled("L1"), steps.Settle("L1"))
    store.take(sent("E1", MINE, 10_000))
    assert the_one(store).message_id == "E1"


def test_days_later_the_same_words_are_a_new_message(store: Store, chat: str) -> None:
    queue(store, chat)
    store.step(steps.Sending("L1"), steps.Unsettled("L1"), steps.Settle("L1"))
    store.now += 100_000_000
    store.take(sent("E1", MINE, 100_000))
    assert {m.message_id for m in mine(store)} == {None, "E1"}


def test_an_echo_goes_first_to_what_nobody_has_settled(store: Store, chat: str) -> None:
    queue(store, chat)
    store.step(steps.Sending("L1"), steps.Unsettled("L1"), steps.Settle("L1"))
    queue(store, chat, "L2")
    store.step(steps.Sending("L2"))
    store.take(sent("E2", MINE, 10_000))
    assert store.written("L2").message_id == "E2"
    assert store.written("L1").message_id is None


def test_discarded(store: Store, chat: str) -> None:
    queue(store, chat)
    seq = the_one(store).seq
    store.step(steps.Sending("L1"), steps.Refused("L1", "number"), steps.Discard("L1"))
    assert mine(store) == []
    assert store.heard[-1].removed == (seq,)
    assert store.heard[-1].messages == ()
    assert store.chat().preview.text == "Vocês têm?"
    for step in (steps.Discard("L1"), steps.Taken("L1", "E1"), steps.Retry("L1")):
        assert isinstance(store.try_step(step), NotThereError)


def test_what_was_sent_cannot_be_given_up(store: Store, chat: str) -> None:
    """The agent gives up what nobody knows of, and at that moment its echo comes."""
    queue(store, chat)
    store.step(steps.Sending("L1"), steps.Unsettled("L1"))
    store.take(sent("E1", MINE, 20))
    store.step(steps.Discard("L1"))
    assert the_one(store).message_id == "E1"
    store.take(status("E1", "ERROR", 30))
    store.step(steps.Discard("L1"))
    assert mine(store) == []


def test_an_answer_to_a_message(store: Store, chat: str) -> None:
    queue(store, chat, quote="M1")
    quote = the_one(store).quote
    assert (quote.message_id, quote.text, quote.from_me) == ("M1", "Vocês têm?", False)
    assert outbox(store)[0].quote == "M1"
    store.take(received("M2", {"extendedTextMessage": {"text": "?", "contextInfo": {"stanzaId": "NOT"}}}, 30))
    assert store.message("M2").quote.seq is None


def test_statuses_that_came_before_the_id(store: Store, chat: str) -> None:
    queue(store, chat)
    store.step(steps.Sending("L1"))
    receipt = store.take(status("E1", "READ", 25))
    assert receipt.place == "waiting"
    store.take(status("E1", "DELIVERY_ACK", 24), status("E1", "ERROR", 23))
    store.step(steps.Taken("L1", "E1"))
    assert the_one(store).status is DeliveryStatus.READ
    assert [(e.status.word, e.at) for e in the_one(store).history] == [
        ("failed", (T0 + 23) * 1000),
        ("delivered", (T0 + 24) * 1000),
        ("read", (T0 + 25) * 1000),
    ]


def test_a_status_is_as_old_as_its_earliest_word(store: Store) -> None:
    store.take(sent("E1", MINE, 1), status("E1", "READ", 9), status("E1", "READ", 5), status("E1", "READ", 7))
    assert store.message("E1").history[-1].at == (T0 + 5) * 1000


def test_only_a_voice_note_is_played(store: Store) -> None:
    store.take(
        sent("E1", MINE, 1), sent("V1", VOICE, 2), status("E1", "PLAYED", 3), status("V1", "PLAYED", 4)
    )
    assert store.message("E1").status is DeliveryStatus.READ
    assert [e.status.word for e in store.message("E1").history] == ["sent"]
    assert store.message("V1").status is DeliveryStatus.PLAYED
    assert store.chat().preview.seconds == 3


def test_two_that_read_alike_are_two(store: Store, chat: str) -> None:
    for local_id in ("L1", "L2"):
        queue(store, chat, local_id, "ok")
        store.step(steps.Sending(local_id), steps.Taken(local_id, f"E{local_id}"))
    store.take(sent("EL2", "ok", 21), sent("EL1", "ok", 20))
    assert [m.message_id for m in mine(store)] == ["EL1", "EL2"]


def test_the_echo_in_another_conversation_is_none(store: Store, chat: str) -> None:
    queue(store, chat)
    store.step(steps.Sending("L1"))
    store.take(sent("E1", MINE, 20, "5511900008101"), sent("E2", VOICE, 21))
    assert store.written("L1").message_id is None
    assert len(mine(store)) == 3


def test_the_second_copy_of_an_echo_with_other_words(store: Store, chat: str) -> None:
    queue(store, chat)
    store.step(steps.Sending("L1"), steps.Taken("L1", "E1"))
    store.take(sent("E1", MINE, 20), sent("E1", f"{MINE} ", 21))
    assert the_one(store).text == MINE


def test_what_waits_stands_below_a_customers_fast_clock(store: Store) -> None:
    store.take(received("M1", "do futuro", 10_000 + 3600))
    queue(store, store.chat().id)
    assert [m.from_me for m in store.messages()] == [False, True]
    store.take(received("M2", "de amanhã", 10_000 + 10 * 86_400))
    assert store.message("M2").at <= store.now, "a time that cannot be is replaced by that of arrival"


def test_the_order_of_the_outbox(store: Store, chat: str) -> None:
    for n in range(4):
        store.step(steps.QueueTo(f"L{n}", SHOP, store_address(n), f"texto {n}"))
    assert [p.local_id for p in outbox(store)] == ["L0", "L1", "L2", "L3"]


def store_address(n: int):
    from multichat_desktop.domain import address

    found = address.parse(f"551190000200{n % 2}")
    assert found is not None
    return found
