"""The agent's intents about what goes out: what has no effect, what is refused, and how customers are treated."""

import asyncio
from collections.abc import AsyncIterator
from concurrent.futures import ThreadPoolExecutor

import pytest
from desk_rig import DeskRig, desk_on
from outbox_rig import ANA, NOON, SHOP, Rig, a_while, until

from multichat_desktop.domain.content import Content, Kind, LocationCard, Media, MediaState
from multichat_desktop.domain.message import Message
from multichat_desktop.domain.outgoing import (
    NumberCheck,
    OutgoingFile,
    forwarded,
    may_delete,
    may_edit,
    may_forward,
)
from multichat_desktop.domain.preferences import SEND_PACE, SEND_READ, SEND_TYPING, SHOW_TYPING
from multichat_desktop.domain.status import DeliveryStatus, OutboxState
from multichat_desktop.services.intents import NotWritten
from multichat_desktop.services.manner import Manner, SetManner
from multichat_desktop.services.preferences import Preferences
from multichat_desktop.store.outbox_rows import Pending
from multichat_desktop.wapi.errors import LostAnswerError, NotTakenError, RefusedError

QUARTER, TWO_DAYS = 15 * 60, 48 * 3600


@pytest.fixture
async def made(rig: Rig) -> AsyncIterator[DeskRig]:
    lost: list[NotWritten] = []
    rig.start()
    pool = ThreadPoolExecutor(1)
    it = desk_on(rig, pool, lost.append)
    running = asyncio.get_running_loop().create_task(it.errands.run())
    yield it
    await it.intents.finish()
    await it.courtesy.close()
    running.cancel()
    await asyncio.gather(running, return_exceptions=True)
    pool.shutdown(wait=False)
    assert not lost


def last(rig: Rig, chat: str) -> Message:
    return rig.reader.page_before(chat, None, 1)[0]


async def sent(rig: Rig, made: DeskRig, text: str = "Oi") -> Message:
    chat = await rig.chat()
    made.desk.send_text(chat, text)
    await until(lambda: last(rig, chat).from_me and last(rig, chat).message_id is not None)
    await rig.echo(ANA, text, f"ID-{text}")
    return last(rig, chat)


async def test_a_text_that_waits_is_rewritten_and_one_that_went_is_edited(rig: Rig, made: DeskRig) -> None:
    message = await sent(rig, made)
    made.desk.edit_text(message.seq, "Olá")
    await until(lambda: ("edit", ANA, "ID-Oi", "Olá") in rig.gateway.calls)
    await until(lambda: (a := last(rig, message.chat_id).amending) is not None and not a.waiting)
    made.desk.send_text(message.chat_id, "depois", send_at=NOON + 3_600_000)
    await until(lambda: last(rig, message.chat_id).outbox is OutboxState.LATER)
    later = last(rig, message.chat_id)
    made.desk.edit_text(later.seq, "mais tarde")
    await until(lambda: last(rig, message.chat_id).text == "mais tarde")
    made.desk.reschedule(later.seq, NOON + 60_000)
    await until(lambda: last(rig, message.chat_id).send_at == NOON + 60_000)
    made.desk.send_now(later.seq)
    await until(lambda: "mais tarde" in rig.gateway.texts())
    made.desk.send_now(999_999)


async def test_what_comes_too_late_or_says_nothing_has_no_effect(rig: Rig, made: DeskRig) -> None:
    message = await sent(rig, made)
    made.desk.edit_text(message.seq, " \n")
    made.desk.edit_text(999_999, "x")
    rig.clock.pass_by(QUARTER)
    made.desk.edit_text(message.seq, "x")
    rig.clock.pass_by(TWO_DAYS)
    made.desk.delete_for_all(message.seq)
    made.desk.delete_for_all(999_999)
    made.desk.forget_change(999_999)
    made.desk.forget_change(message.seq)
    made.desk.mark_paid(999_999, paid=True)
    await made.intents.finish()
    await a_while()
    assert not [call for call in rig.gateway.calls if call[0] in ("edit", "delete")]


@pytest.mark.parametrize("first", [NotTakenError("busy"), LostAnswerError("no-answer")])
async def test_a_deletion_is_done_again_until_it_is_taken(rig: Rig, made: DeskRig, first: Exception) -> None:
    rig.gateway.failures["delete"] = [first]
    message = await sent(rig, made)
    made.desk.delete_for_all(message.seq)
    await until(lambda: rig.gateway.calls.count(("delete", ANA, "ID-Oi")) == 1)
    await until(lambda: (e := rig.reader.details.errands()) and e[0].attempts == 1)
    rig.clock.pass_by(5)
    made.errands.wake()
    await until(lambda: rig.gateway.calls.count(("delete", ANA, "ID-Oi")) == 2)
    await until(lambda: (a := last(rig, message.chat_id).amending) is not None and not a.waiting)
    assert last(rig, message.chat_id).amending == type(last(rig, message.chat_id).amending)(None, NOON, False)


async def test_the_customer_need_not_see_what_was_seen(rig: Rig, made: DeskRig) -> None:
    chat = await rig.chat()
    made.preferences.set(SEND_READ, False)
    made.desk.mark_read(chat, last(rig, chat).key)
    await until(lambda: rig.reader.chats()[0].unread == 0)
    await a_while()
    assert not rig.gateway.calls


async def test_typing_is_shown_if_that_is_wanted(rig: Rig, made: DeskRig) -> None:
    chat = await rig.chat()
    rig.gateway.failures["typing"] = [NotTakenError("offline")]
    made.desk.show_typing(chat, "composing")
    made.desk.show_typing(chat, "composing")
    made.desk.show_typing("no such conversation", "composing")
    await until(lambda: rig.gateway.calls == [("typing", ANA, "composing", "10")])
    rig.clock.pass_by(8)
    made.desk.show_typing(chat, "composing")
    await until(lambda: len(rig.gateway.calls) == 2)
    made.preferences.set(SHOW_TYPING, False)
    rig.clock.pass_by(8)
    made.desk.show_typing(chat, "composing")
    await a_while()
    assert len(rig.gateway.calls) == 2


async def test_a_number_that_cannot_be_asked_about(rig: Rig, made: DeskRig) -> None:
    told: list[NumberCheck] = []
    rig.gateway.failures["check"] = [NotTakenError("offline")]
    made.desk.check_number(SHOP, "11 98877-6655", told.append)
    await until(lambda: told)
    assert told == [NumberCheck("5511988776655", None, "offline")]
    made.desk.check_number(SHOP, "11 98877-6655", told.append)
    await until(lambda: len(told) == 2)
    assert told[1].exists


async def test_the_end_does_not_wait_for_courtesies(
    rig: Rig, made: DeskRig, monkeypatch: pytest.MonkeyPatch
) -> None:
    async def never(*_: object) -> NumberCheck:
        return await asyncio.get_running_loop().create_future()

    monkeypatch.setattr(rig.gateway, "check_number", never)
    made.desk.check_number(SHOP, "11 98877-6655", lambda _: None)
    await asyncio.sleep(0)
    await made.courtesy.close()


async def test_what_was_refused_for_the_plan_keeps_the_gateways_words(rig: Rig, made: DeskRig) -> None:
    rig.gateway.outcomes["Oi"] = [RefusedError("plan", "Somente no plano PRO")]
    chat = await rig.chat()
    made.desk.send_text(chat, "Oi")
    await until(lambda: last(rig, chat).outbox is OutboxState.FAILED)
    assert last(rig, chat).detail == "Somente no plano PRO"
    made.desk.edit_text(last(rig, chat).seq, "Olá")
    await until(lambda: last(rig, chat).text == "Olá")
    made.desk.retry(last(rig, chat).seq)
    await until(lambda: rig.gateway.texts() == ["Oi", "Olá"])
    assert last(rig, chat).detail is None


async def test_an_unsent_file_is_told_only_to_who_wants_to_know(rig: Rig, made: DeskRig) -> None:
    chat = await rig.chat()
    made.desk.send_files(chat, [OutgoingFile(source=b"")])
    await made.intents.finish()
    assert last(rig, chat).text == "Oi!"


# ---------------------------------------------------------------- rules


def _message(**changed: object) -> Message:
    fields: dict[str, object] = {
        "seq": 1,
        "chat_id": "c",
        "instance_id": SHOP,
        "message_id": "M",
        "from_me": True,
        "author": None,
        "kind": Kind.TEXT,
        "text": "Oi",
        "caption": None,
        "at": NOON,
        "received_at": NOON,
        "status": DeliveryStatus.SENT,
        "outbox": OutboxState.TAKEN,
    }
    return Message(**fields | changed)  # type: ignore[arg-type]


@pytest.mark.parametrize(
    "changed, after, edit, delete",
    [
        ({}, 0, True, True),
        ({}, QUARTER - 1, True, True),
        ({}, QUARTER, False, True),
        ({}, TWO_DAYS, False, False),
        ({"from_me": False}, 0, False, False),
        ({"deleted": True}, 0, False, False),
        ({"kind": Kind.IMAGE}, 0, False, True),
        ({"status": DeliveryStatus.FAILED}, 0, False, False),
        ({"message_id": None, "outbox": OutboxState.WAITING}, TWO_DAYS, True, False),
        ({"message_id": None, "outbox": OutboxState.LATER}, 0, True, False),
        ({"message_id": None, "outbox": OutboxState.SENDING}, 0, False, False),
        ({"message_id": None, "outbox": OutboxState.UNSETTLED}, 0, False, False),
    ],
)
def test_what_may_be_changed(changed: dict[str, object], after: float, edit: bool, delete: bool) -> None:
    now = NOON + round(after * 1000)
    assert may_edit(_message(**changed), now) is edit
    assert may_delete(_message(**changed), now) is delete


def test_what_is_sent_on() -> None:
    ready = Media(state=MediaState.READY, path="media/x", error="e")
    place = LocationCard(1.0, 2.0)
    assert forwarded(_message()) == Content(kind=Kind.TEXT, text="Oi")
    assert forwarded(_message(kind=Kind.LOCATION, card=place)) == Content(kind=Kind.LOCATION, card=place)
    sent_on = forwarded(_message(kind=Kind.IMAGE, media=ready, caption="c"))
    assert sent_on is not None
    assert sent_on.media == Media(state=MediaState.READY, path="media/x")
    for changed in (
        {"deleted": True},
        {"view_once": True},
        {"text": None},
        {"kind": Kind.IMAGE, "media": Media()},
        {"kind": Kind.IMAGE, "media": None},
        {"kind": Kind.POLL},
    ):
        assert not may_forward(_message(**changed))


def _pending(text: str, kind: Kind = Kind.TEXT, attempts: int = 0) -> Pending:
    state = OutboxState.WAITING
    return Pending(1, "l", "c", SHOP, ANA, kind, text, None, state, attempts, None, None, NOON)


def test_how_long_somebody_types() -> None:
    preferences = Preferences({}, lambda key, value: None)
    manner = SetManner(preferences, 1.0)
    assert manner.typing(_pending("Oi")) == 0.4
    assert manner.typing(_pending("x" * 60)) == 1.5
    assert manner.typing(_pending("x" * 4000)) == 2.0
    assert manner.typing(_pending("x" * 4000, Kind.IMAGE)) == 0.4
    assert manner.typing(_pending("Oi", attempts=1)) == 0.0
    assert manner.pace() == 1.0
    preferences.set(SEND_TYPING, False)
    preferences.set(SEND_PACE, 3)
    assert (manner.typing(_pending("Oi")), manner.pace()) == (0.0, 3.0)
    assert SetManner(preferences, 0.01).pace() == 0.03
    assert (Manner().pace(), Manner().typing(_pending("Oi"))) == (1.0, 0.0)
