"""What counts as unread, and what takes the mark away."""

from store_rig import GROUP, NOTICE, STUB, Store, deletes, edits, reacts, received, sent, status

from multichat_desktop.domain.message import Message
from multichat_desktop.store import steps


def unread(store: Store) -> list[str | None]:
    found = [m.message_id for m in store.messages() if m.unread]
    assert store.chat().unread == len(found), "the count is that of the marks"
    return found


def mark(store: Store, message: Message) -> None:
    store.step(steps.MarkRead(message.chat_id, *message.key))


def test_received_messages_count_until_they_are_read(store: Store) -> None:
    store.take(*(received(f"M{n}", "oi", n) for n in range(4)))
    assert unread(store) == ["M0", "M1", "M2", "M3"]
    assert store.ask_reader(lambda r: r.first_unread(store.chat().id)) == store.message("M0").key
    mark(store, store.message("M1"))
    assert unread(store) == ["M2", "M3"]
    heard = store.heard[-1]
    assert [(m.message_id, m.unread) for m in heard.messages] == [("M0", False), ("M1", False)]
    assert heard.chats[0].unread == 2
    assert store.ask_reader(lambda r: r.first_unread(store.chat().id)) == store.message("M2").key
    mark(store, store.message("M3"))
    mark(store, store.message("M3"))
    assert unread(store) == []
    assert store.ask_reader(lambda r: r.first_unread(store.chat().id)) is None


def test_messages_of_one_second_are_marked_one_by_one(store: Store) -> None:
    store.take(*(received(f"M{n}", "oi", 5) for n in range(3)))
    mark(store, store.message("M1"))
    assert unread(store) == ["M2"]


def test_what_does_not_count(store: Store) -> None:
    store.take(received("N1", NOTICE, 1, GROUP, "5511900006006"))
    store.take(sent("E1", "oi", 2, GROUP), received("N2", reacts("N1", "👍"), 3, GROUP, "5511900006006"))
    store.take(received("N3", edits("E1", "x"), 4, GROUP, "5511900006006"), status("E1", "READ", 5, GROUP))
    assert unread(store) == []


def test_a_repeat_counts_once(store: Store) -> None:
    store.take(received("M1", "oi", 1), received("M1", "oi", 1), received("M1", "outra coisa", 1))
    assert unread(store) == ["M1"]
    assert store.rows("SELECT outcome, error FROM journal ORDER BY id") == [
        ("ok", None),
        ("duplicate", None),
        ("ignored", "already-known"),
    ]


def test_a_received_message_read_on_the_phone_clears_up_to_it(store: Store) -> None:
    store.take(*(received(f"M{n}", "oi", n) for n in range(4)), status("M2", "READ", 9))
    assert unread(store) == ["M3"]
    assert store.message("M2").status is None, "no ticks on what was received"
    store.take(received("OLD", "atrasada", 1))
    assert unread(store) == ["M3"], "a late message from before is read too"
    store.take(received("NEW", "nova", 3))
    assert unread(store) == ["M3", "NEW"]


def test_delivered_is_not_read(store: Store) -> None:
    store.take(received("M1", "oi", 1), status("M1", "DELIVERY_ACK", 2))
    assert unread(store) == ["M1"]


def test_the_phones_word_may_come_before_the_message(store: Store) -> None:
    store.take(received("M1", "oi", 1), status("M3", "READ", 9), received("M2", "oi", 2))
    assert unread(store) == ["M1", "M2"]
    store.take(received("M3", "oi", 3))
    assert unread(store) == []


def test_an_answer_from_the_phone_clears_up_to_it(store: Store) -> None:
    store.take(received("M1", "oi", 1), received("M2", "oi", 2), sent("P1", "olá", 3, api=False))
    assert unread(store) == []
    store.take(received("OLD", "atrasada", 2))
    assert unread(store) == []
    store.take(received("M4", "oi", 4))
    assert unread(store) == ["M4"]


def test_a_late_answer_from_the_phone_leaves_what_came_after(store: Store) -> None:
    store.take(received("M1", "oi", 1), received("M5", "oi", 5), sent("P1", "olá", 3, api=False))
    assert unread(store) == ["M5"]
    store.take(sent("P0", "antes", 2, api=False))
    assert unread(store) == ["M5"], "an older answer takes nothing back"
    store.take(received("M4", "oi", 2))
    assert unread(store) == ["M5"]


def test_an_answer_that_may_be_from_the_phone_clears_too(store: Store) -> None:
    """The documented simple events never say where it was typed."""
    store.take(received("M1", "oi", 1), sent("P1", "olá", 3, api=None))
    assert unread(store) == []


def test_an_answer_of_another_program_clears_nothing(store: Store) -> None:
    store.take(received("M1", "oi", 1), sent("A1", "resposta automática", 2, api=True))
    assert unread(store) == ["M1"]


def test_a_deleted_message_is_not_unread(store: Store) -> None:
    store.take(received("M1", "oi", 1), received("M2", "oi", 2), received("D", deletes("M1"), 3))
    assert unread(store) == ["M2"]
    assert store.heard[-1].chats[0].unread == 1
    store.take(received("D2", deletes("M3"), 4), received("M3", "oi", 5))
    assert unread(store) == ["M2"]


def test_a_message_that_comes_in_two_parts_counts_once(store: Store) -> None:
    store.take(received("M1", STUB, 1))
    assert unread(store) == ["M1"]
    mark(store, store.message("M1"))
    store.take(received("M1", "agora sim", 1))
    assert unread(store) == []
    assert store.message("M1").text == "agora sim"


def test_an_edit_of_what_has_not_come_in_clear_waits(store: Store) -> None:
    store.take(received("M1", STUB, 1), received("X", edits("M1", "depois"), 2))
    assert not store.message("M1").edited
    store.take(received("M1", "antes", 1))
    assert (store.message("M1").text, store.message("M1").edited) == ("depois", True)


def test_reading_one_conversation_leaves_the_others(store: Store) -> None:
    store.take(received("M1", "oi", 1), received("M2", "oi", 2, "5511900008101"))
    mark(store, store.message("M2"))
    assert {c.phone: c.unread for c in store.chats()} == {"5511900001001": 1, "5511900008101": 0}
