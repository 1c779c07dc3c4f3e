"""What the agent does to messages: deletes them for themselves, reacts, looks up what was, begins conversations."""

from pathlib import Path

import pytest
from store_rig import ANA, BIA, SHOP, Store, edits, reacts, received, sent

from multichat_desktop.domain import address
from multichat_desktop.domain.message import Message
from multichat_desktop.store import steps
from multichat_desktop.store.errors import NotThereError


def react(local_id: str, emoji: str, message_id: str = "M") -> steps.Errand:
    return steps.Errand(local_id, "react", SHOP, message_id, emoji)


def shown(message: Message) -> list[tuple[str, bool]]:
    own = message.reacting
    return [(r.emoji, own is not None and own.waiting and r.author is None) for r in message.shown_reactions]


def test_a_deleted_message_is_gone_and_stays_gone(tmp_path: Path) -> None:
    with Store(tmp_path) as store:
        first = received("A", "um", 1)
        store.take(first, received("B", "dois", 2))
        hidden = store.message("B")
        store.step(steps.Hide(SHOP, "B", None))
        assert [m.message_id for m in store.messages()] == ["A"]
        assert store.ask_reader(lambda r: r.message(hidden.seq)) is None
        chat = store.chat()
        assert chat.unread == 1
        assert chat.preview is not None
        assert chat.preview.text == "um"
        assert any(hidden.seq in c.removed for c in store.heard)
        told = len(store.heard)
        store.take(
            received("B", "dois", 2),
            received("E", edits("B", "três"), 3),
            received("R", reacts("B", "👍"), 4),
        )
        assert [m.message_id for m in store.messages()] == ["A"]
        assert not any(m.message_id == "B" for c in store.heard[told:] for m in c.messages)
        assert store.verify().differences == []
        store.step(steps.Hide(SHOP, "B", None, hidden=False))
        back = store.message("B")
        assert (back.text, back.edited, back.seq) == ("três", True, hidden.seq)
        assert store.verify().differences == []


def test_an_answer_to_a_deleted_message_leads_nowhere(tmp_path: Path) -> None:
    with Store(tmp_path) as store:
        quoting = {
            "extendedTextMessage": {
                "text": "sim",
                "contextInfo": {"stanzaId": "A", "quotedMessage": {"conversation": "um"}},
            }
        }
        store.take(received("A", "um", 1), received("B", quoting, 2))
        assert store.message("B").quote.seq is not None  # type: ignore[union-attr]
        store.step(steps.Hide(SHOP, "A", None))
        quote = store.message("B").quote
        assert quote is not None
        assert (quote.seq, quote.text) == (None, "um")


def test_what_was_written_here_is_deleted_by_its_own_id(tmp_path: Path) -> None:
    with Store(tmp_path) as store:
        store.take(received("A", "um", 1))
        store.step(steps.Queue("L", store.chat().id, "oi"), steps.Sending("L"), steps.Refused("L", "plan"))
        store.step(steps.Hide(SHOP, None, "L"))
        assert [m.message_id for m in store.messages()] == ["A"]
        assert isinstance(store.try_step(steps.Hide(SHOP, "no", None)), NotThereError)


def test_a_reaction_is_shown_at_once_and_its_echo_changes_nothing_twice(tmp_path: Path) -> None:
    with Store(tmp_path) as store:
        store.take(received("M", "oi", 1))
        store.step(react("L", "👍"))
        assert shown(store.message("M")) == [("👍", True)]
        assert store.message("M").reactions == (), "what did not go out is no reaction yet"
        store.step(steps.ErrandTaken("L"))
        assert shown(store.message("M")) == [("👍", False)]
        store.take(sent("R", reacts("M", "👍"), 20_000))
        assert shown(store.message("M")) == [("👍", False)]
        assert store.message("M").reacting is None
        assert len(store.message("M").reactions) == 1
        assert store.verify().differences == []


def test_an_echo_quicker_than_the_answer(tmp_path: Path) -> None:
    with Store(tmp_path) as store:
        store.take(received("M", "oi", 1))
        store.step(react("L", "👍"))
        store.take(sent("R", reacts("M", "👍"), 20_000))
        store.step(steps.ErrandTaken("L"))
        assert store.message("M").reacting is None
        assert shown(store.message("M")) == [("👍", False)]


def test_changing_ones_mind_before_it_went_out(tmp_path: Path) -> None:
    with Store(tmp_path) as store:
        store.take(received("M", "oi", 1))
        store.step(react("L1", "👍"), react("L2", ""))
        assert shown(store.message("M")) == []
        assert isinstance(store.try_step(steps.ErrandTaken("L1")), NotThereError)
        assert [e.body for e in store.ask_reader(lambda r: r.details.errands())] == [""]
        assert store.verify().differences == []


def test_a_refused_reaction_says_so_and_is_given_up(tmp_path: Path) -> None:
    with Store(tmp_path) as store:
        store.take(received("M", "oi", 1), sent("R", reacts("M", "❤️"), 2))
        store.step(react("L", "👍"), steps.ErrandRefused("L", "plan"))
        message = store.message("M")
        assert shown(message) == [("❤️", False)], "what stands at WhatsApp is shown again"
        assert message.reacting is not None
        assert message.reacting.error == "plan"
        assert store.ask_reader(lambda r: r.details.errands()) == []
        store.step(steps.ErrandForgotten("L"))
        assert store.message("M").reacting is None
        assert store.verify().differences == []


def test_a_postponed_reaction_waits_for_its_time(tmp_path: Path) -> None:
    with Store(tmp_path) as store:
        store.take(received("M", "oi", 1))
        store.step(react("L", "👍"), steps.ErrandPostponed("L", "offline", 99))
        (errand,) = store.ask_reader(lambda r: r.details.errands())
        assert (errand.next_try_at, errand.attempts, errand.address) == (99, 1, ANA)
        assert shown(store.message("M")) == [("👍", True)]


def test_a_newer_reaction_from_the_phone_counts(tmp_path: Path) -> None:
    with Store(tmp_path) as store:
        store.take(received("M", "oi", 1))
        store.step(react("L", "👍"), steps.ErrandTaken("L"))
        store.take(sent("R", reacts("M", "😂"), 30_000))
        assert shown(store.message("M")) == [("😂", False)]


def test_nothing_is_done_to_what_is_not_there(tmp_path: Path) -> None:
    with Store(tmp_path) as store:
        assert isinstance(store.try_step(react("L", "👍")), NotThereError)


def test_earlier_texts_are_the_writers_own(tmp_path: Path) -> None:
    with Store(tmp_path) as store:
        store.take(
            received("A", "um", 1),
            received("E2", edits("A", "três"), 30),
            received("E1", edits("A", "dois"), 20),
            sent("X", edits("A", "mentira"), 40),
        )
        seq = store.message("A").seq
        found = store.ask_reader(lambda r: r.details.editions(seq))
        assert [e.text for e in found] == ["um", "dois", "três"]
        assert store.ask_reader(lambda r: r.details.editions(99)) == []


@pytest.mark.parametrize(
    "content", [{"futureMessage": {"a": 1}}, "oi", {"imageMessage": {"caption": "x", "fileLength": "5"}}]
)
def test_the_body_that_brought_a_message(tmp_path: Path, content: object) -> None:
    with Store(tmp_path) as store:
        store.take(received("A", content, 1), received("E", edits("A", "outro"), 2))  # type: ignore[arg-type]
        seq = store.message("A").seq
        body = store.ask_reader(lambda r: r.details.raw_body(seq))
        assert b'"messageId": "A"' in body
        assert store.ask_reader(lambda r: r.details.raw_body(99)) is None


def test_a_conversation_is_begun_or_found(tmp_path: Path) -> None:
    with Store(tmp_path) as store:
        store.take(received("A", "um", 1))
        ana, bia = address.parse(ANA), address.parse(BIA)
        assert ana is not None
        assert bia is not None
        store.step(steps.OpenChat(SHOP, ana))
        assert len(store.chats()) == 1
        store.step(steps.OpenChat(SHOP, bia))
        begun = next(chat for chat in store.chats() if chat.phone == BIA)
        assert (begun.preview, begun.unread, begun.address) == (None, 0, BIA)
        assert store.ask_reader(lambda r: r.details.chat_with(SHOP, bia)) == begun.id
        assert any(chat.id == begun.id for c in store.heard for chat in c.chats)
        store.take(received("B", "oi", 5, BIA, name="Bia"))
        assert {chat.id for chat in store.chats()} >= {begun.id}
        assert len(store.chats()) == 2
        assert store.verify().differences == []


def test_a_customer_who_cannot_be_shown_what_was_seen_leaves_nothing_behind(tmp_path: Path) -> None:
    with Store(tmp_path) as store:
        store.take(received("A", "oi", 1))
        store.step(steps.Errand("E1", "seen", SHOP, "A", ""), steps.ErrandRefused("E1", "plan"))
        store.step(steps.Errand("E2", "react", SHOP, "A", "👍"), steps.ErrandRefused("E2", "plan"))
        assert store.rows("SELECT kind, state FROM errand") == [("react", "failed")]
        assert store.verify().differences == []
