"""The desk: each intent becomes a durable step, and what cannot be written comes back."""

from collections.abc import AsyncIterator, Callable
from concurrent.futures import ThreadPoolExecutor

import pytest
from desk_rig import DeskRig, desk_on
from outbox_rig import Rig, a_while, until

from multichat_desktop.domain.status import OutboxState
from multichat_desktop.services.desk import Desk
from multichat_desktop.services.intents import Intents, NotWritten
from multichat_desktop.services.writing import new_local_id
from multichat_desktop.store import steps
from multichat_desktop.store.errors import StoreFullError
from multichat_desktop.store.jobs import Chore
from multichat_desktop.wapi.errors import LostAnswerError, RefusedError


@pytest.fixture
def lost() -> list[NotWritten]:
    return []


@pytest.fixture
async def made(rig: Rig, lost: list[NotWritten]) -> AsyncIterator[DeskRig]:
    rig.start()
    with ThreadPoolExecutor(1) as pool:
        yield desk_on(rig, pool, lost.append)


@pytest.fixture
def intents(made: DeskRig) -> Intents:
    return made.intents


@pytest.fixture
def desk(made: DeskRig) -> Desk:
    return made.desk


def test_ids_are_never_the_same() -> None:
    made = {new_local_id() for _ in range(1000)}
    assert len(made) == 1000
    assert all(len(one) == 24 for one in made)


async def test_a_text_is_written_and_sent(rig: Rig, desk: Desk, intents: Intents) -> None:
    chat = await rig.chat()
    desk.send_text(chat, "Bom dia!", "AC12")
    await intents.finish()
    (message,) = [m for m in rig.reader.page_before(chat, None, 50) if m.from_me]
    assert message.text == "Bom dia!"
    await until(lambda: rig.gateway.texts() == ["Bom dia!"])
    assert rig.gateway.asked[0].quote == "AC12"


async def test_texts_are_written_in_the_order_in_which_they_were_typed(rig: Rig, desk: Desk) -> None:
    chat = await rig.chat()
    for number in range(20):
        desk.send_text(chat, str(number))
    await until(lambda: len(rig.gateway.asked) == 20)
    assert rig.gateway.texts() == [str(number) for number in range(20)]


def _one(rig: Rig, chat: str, state: OutboxState) -> Callable[[], bool]:
    return lambda: any(m.outbox is state for m in rig.reader.page_before(chat, None, 50))


@pytest.mark.parametrize("first", [RefusedError("plan"), LostAnswerError("no-answer")])
async def test_what_did_not_go_can_be_sent_again(rig: Rig, desk: Desk, first: Exception) -> None:
    chat = await rig.chat()
    rig.gateway.outcomes["Oi"] = [first]
    desk.send_text(chat, "Oi")
    await until(lambda: _one(rig, chat, OutboxState.FAILED)() or _one(rig, chat, OutboxState.UNSETTLED)())
    seq = rig.reader.page_before(chat, None, 1)[0].seq
    desk.retry(seq)
    await until(_one(rig, chat, OutboxState.TAKEN))
    assert rig.gateway.texts() == ["Oi", "Oi"]


async def test_what_is_unsettled_can_be_settled_or_given_up(rig: Rig, desk: Desk) -> None:
    chat = await rig.chat()
    rig.gateway.outcomes |= {text: [LostAnswerError("no-answer")] for text in "12"}
    desk.send_text(chat, "1")
    await until(_one(rig, chat, OutboxState.UNSETTLED))
    desk.settle(rig.reader.page_before(chat, None, 1)[0].seq)
    await until(_one(rig, chat, OutboxState.TAKEN))
    desk.send_text(chat, "2")
    await until(_one(rig, chat, OutboxState.UNSETTLED))
    desk.send_text(chat, "3")
    desk.discard(next(m.seq for m in rig.reader.page_before(chat, None, 9) if m.text == "2"))
    await until(lambda: rig.gateway.texts() == ["1", "2", "3"])
    assert sorted(m.text or "" for m in rig.reader.page_before(chat, None, 9)) == ["1", "3", "Oi!"]


async def test_a_message_that_was_not_written_here_is_left_alone(
    rig: Rig, desk: Desk, intents: Intents
) -> None:
    chat = await rig.chat()
    theirs = rig.reader.page_before(chat, None, 1)[0]
    before = list(rig.replies.tried)
    for intent in (desk.retry, desk.settle, desk.discard):
        intent(theirs.seq)
        intent(999_999)
    await intents.finish()
    assert rig.replies.tried == before
    assert rig.reader.message(theirs.seq) == theirs


async def test_reading_drafts_and_settings_are_kept(rig: Rig, desk: Desk, intents: Intents) -> None:
    chat = await rig.chat()
    assert rig.reader.chats()[0].unread == 1
    desk.mark_read(chat, rig.reader.page_before(chat, None, 1)[0].key)
    desk.save_draft(chat, "Bom d")
    desk.remember("width", "320")
    await intents.finish()
    assert rig.reader.chats()[0].unread == 0
    assert rig.reader.draft(chat) == "Bom d"
    assert rig.reader.settings()["window.width"] == "320"


async def test_an_intent_that_comes_too_late_is_no_failure(
    rig: Rig, desk: Desk, intents: Intents, lost: list[NotWritten]
) -> None:
    desk.mark_read("no such conversation", (1, 1))
    chat = await rig.chat()
    rig.gateway.outcomes["Oi"] = [RefusedError("plan")]
    desk.send_text(chat, "Oi")
    await until(_one(rig, chat, OutboxState.FAILED))
    seq = rig.reader.page_before(chat, None, 1)[0].seq
    desk.discard(seq)
    desk.discard(seq)
    await intents.finish()
    assert lost == []


@pytest.mark.allows_log
@pytest.mark.parametrize(
    "error", [StoreFullError("disk is full"), UnicodeEncodeError("utf-8", "\ud800", 0, 1, "surrogates")]
)
async def test_what_cannot_be_written_comes_back_whatever_the_reason(
    rig: Rig, desk: Desk, intents: Intents, lost: list[NotWritten], error: Exception
) -> None:
    chat = await rig.chat()
    rig.replies.error = error
    rig.replies.failing = {steps.Queue: 1, steps.MarkRead: 1, Chore: 2}
    desk.send_text(chat, "a long text")
    desk.mark_read(chat, (1, 1))
    desk.save_draft(chat, "half a text")
    desk.remember("width", "320")
    await intents.finish()
    assert lost == [
        NotWritten(chat, "a long text"),
        NotWritten(None, None),
        NotWritten(chat, "half a text"),
        NotWritten(None, None),
    ]
    await a_while()
    assert not rig.gateway.asked


@pytest.mark.allows_log
async def test_a_text_that_no_database_takes_comes_back(
    rig: Rig, desk: Desk, intents: Intents, lost: list[NotWritten]
) -> None:
    """Half an emoji, as a clipboard may hold it."""
    chat = await rig.chat()
    desk.send_text(chat, "\ud83c")
    await intents.finish()
    assert lost == [NotWritten(chat, "\ud83c")]


async def test_the_list_is_arranged(rig: Rig, desk: Desk, intents: Intents) -> None:
    chat = await rig.chat()
    desk.arrange(chat, "pin", True)
    desk.arrange(chat, "mute", True)
    await intents.finish()
    found = rig.reader.chat(chat)
    assert found is not None
    assert (found.pinned, found.muted, found.archived) == (True, True, False)
    assert found.preview is not None
    assert found.waiting_since == found.preview.at
    desk.nothing_to_answer(chat, (found.preview.at, found.preview.seq))
    await intents.finish()
    assert rig.reader.chat(chat).waiting_since is None


async def test_clearing_wakes_who_takes_the_words_out_of_the_journal(
    rig: Rig, desk: Desk, intents: Intents
) -> None:
    chat = await rig.chat()
    woken: list[int] = []
    desk.wake_clearing = lambda: woken.append(len(rig.reader.page_before(chat, None, 50)))
    desk.clear_chat(chat, True)
    await intents.finish()
    assert woken == [0]
    assert rig.reader.chat(chat).removed
