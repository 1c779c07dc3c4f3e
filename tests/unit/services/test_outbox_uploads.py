"""Files on their way out: what waits behind them, what stops them, and what becomes of them then."""

import asyncio
import hashlib
import threading
from collections.abc import AsyncIterator
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest
from desk_rig import DeskRig, desk_on
from outbox_rig import ANA, BIA, Rig, a_while, until

from multichat_desktop.domain.changes import Progress
from multichat_desktop.domain.content import Content, Kind, MediaState
from multichat_desktop.domain.message import Message
from multichat_desktop.domain.outgoing import Letter, OutgoingFile
from multichat_desktop.domain.status import OutboxState
from multichat_desktop.services.intents import NotWritten
from multichat_desktop.services.preparing import Preparation, UnsendableError
from multichat_desktop.services.writing import HELD_MS
from multichat_desktop.store import steps
from multichat_desktop.wapi.credentials import Credentials
from multichat_desktop.wapi.errors import LostAnswerError, RefusedError
from multichat_desktop.wapi.upload import Upload


class SlowGateway:
    """Writes an upload's body as the client does, one piece whenever it is let; the end only when `finish` is set."""

    def __init__(self, rig: Rig) -> None:
        self._rig, self.finish, self.begun = rig, asyncio.Event(), asyncio.Event()
        self._plain = rig.gateway.send

    async def send(
        self, credentials: Credentials, phone: str, letter: Letter, upload: Upload | None = None
    ) -> str:
        if upload is None:
            return await self._plain(credentials, phone, letter)
        body = upload.body(b"{", b"}", lambda: None)
        async for piece in body:
            if piece != b"{":
                self.begun.set()
                await self.finish.wait()
        return await self._plain(credentials, phone, letter, upload)


@pytest.fixture
def slow(rig: Rig, monkeypatch: pytest.MonkeyPatch) -> SlowGateway:
    gateway = SlowGateway(rig)
    monkeypatch.setattr(rig.gateway, "send", gateway.send)
    return gateway


@pytest.fixture
def lost() -> list[NotWritten]:
    return []


@pytest.fixture
async def desk(rig: Rig, lost: list[NotWritten]) -> AsyncIterator[DeskRig]:
    rig.start()
    pool = ThreadPoolExecutor(1)
    made = desk_on(rig, pool, lost.append)
    yield made
    await made.intents.finish()
    pool.shutdown(wait=False)


def mine(rig: Rig, chat: str) -> list[Message]:
    return [m for m in rig.reader.page_before(chat, None, 50) if m.from_me]


def states(rig: Rig, chat: str) -> list[OutboxState | None]:
    return [m.outbox for m in mine(rig, chat)]


def film(caption: str = "film") -> OutgoingFile:
    return OutgoingFile(source=b"%PDF-1.4 " + b"x" * 900_000, name=f"{caption}.pdf", caption=caption)


async def test_a_text_behind_a_slow_file_waits_and_elsewhere_it_goes_on(
    rig: Rig, desk: DeskRig, slow: SlowGateway
) -> None:
    with_ana, with_bia = await rig.chat(ANA), await rig.chat(BIA)
    desk.desk.send_files(with_ana, [film("a"), film("b")])
    desk.desk.send_text(with_ana, "c")
    await slow.begun.wait()
    desk.desk.send_text(with_bia, "elsewhere")
    await until(lambda: rig.gateway.texts() == ["elsewhere"])
    assert states(rig, with_ana) == [OutboxState.SENDING, OutboxState.WAITING, OutboxState.WAITING]
    slow.finish.set()
    await until(lambda: rig.gateway.texts() == ["elsewhere", "a", "b", "c"])
    first = mine(rig, with_ana)[0]
    said = [p for p in rig.progress if p.seq == first.seq]
    assert said[-1] == Progress(first.seq, None)
    assert first.media is not None
    assert said[-2] == Progress(first.seq, first.media.size, first.media.size)
    assert 0 < (said[0].done or 0) < (said[-2].done or 0)


async def test_an_upload_is_cancelled_and_sent_again(rig: Rig, desk: DeskRig, slow: SlowGateway) -> None:
    chat = await rig.chat()
    desk.desk.send_files(chat, [film("a")])
    await slow.begun.wait()
    one = mine(rig, chat)[0]
    desk.desk.cancel_send(one.seq)
    await until(lambda: states(rig, chat) == [OutboxState.FAILED])
    assert mine(rig, chat)[0].error == "cancelled"
    assert rig.gateway.asked == []
    slow.finish.set()
    desk.desk.retry(one.seq)
    await until(lambda: rig.gateway.texts() == ["a"])
    desk.desk.cancel_send(one.seq)  # too late, and no harm
    desk.desk.cancel_send(999_999)
    await desk.intents.finish()
    await until(lambda: states(rig, chat) == [OutboxState.TAKEN])


async def test_what_the_gateway_may_have_cannot_be_cancelled(rig: Rig, desk: DeskRig) -> None:
    answer: asyncio.Future[str] = asyncio.get_running_loop().create_future()
    rig.gateway.outcomes["a"] = [answer]
    chat = await rig.chat()
    desk.desk.send_files(chat, [film("a")])
    await until(lambda: rig.gateway.uploads)
    rig.gateway.uploads[0].written = True
    desk.desk.cancel_send(mine(rig, chat)[0].seq)
    await a_while()
    assert states(rig, chat) == [OutboxState.SENDING]
    answer.set_result("ID-a")
    await until(lambda: states(rig, chat) == [OutboxState.TAKEN])


async def test_what_waits_is_taken_out(rig: Rig, desk: DeskRig, slow: SlowGateway) -> None:
    chat = await rig.chat()
    desk.desk.send_files(chat, [film("a"), film("b")])
    await slow.begun.wait()
    await until(lambda: len(mine(rig, chat)) == 2)
    desk.desk.cancel_send(mine(rig, chat)[1].seq)
    await until(lambda: len(mine(rig, chat)) == 1)
    slow.finish.set()
    await until(lambda: rig.gateway.texts() == ["a"])


async def test_the_end_interrupts_an_upload_and_the_next_start_sends_it(
    rig: Rig, desk: DeskRig, slow: SlowGateway
) -> None:
    chat = await rig.chat()
    desk.desk.send_files(chat, [film("a")])
    await slow.begun.wait()
    await rig.stop()
    (one,) = mine(rig, chat)
    assert (one.outbox, one.error) == (OutboxState.WAITING, "interrupted")
    slow.finish.set()
    rig.start()
    await until(lambda: rig.gateway.texts() == ["a"])


async def test_the_end_while_the_answer_is_awaited_leaves_a_question(rig: Rig, desk: DeskRig) -> None:
    rig.gateway.outcomes["a"] = [asyncio.get_running_loop().create_future()]
    chat = await rig.chat()
    desk.desk.send_files(chat, [film("a")])
    await until(lambda: rig.gateway.uploads)
    rig.gateway.uploads[0].written = True
    await rig.stop()
    assert states(rig, chat) == [OutboxState.SENDING]


@pytest.mark.parametrize("gone", ["file", "row"])
async def test_a_file_that_is_no_more_is_a_reason(rig: Rig, desk: DeskRig, gone: str) -> None:
    rig.gateway.outcomes["a"] = [RefusedError("file-gone")] if gone == "file" else []
    chat = await rig.chat()
    await rig.stop()
    desk.desk.send_files(chat, [film("a")])
    await desk.intents.finish()
    (one,) = mine(rig, chat)
    if gone == "row":
        await rig.do(steps.FileWanted(one.seq))
    rig.start()
    await until(lambda: states(rig, chat) == [OutboxState.FAILED])
    assert mine(rig, chat)[0].error == "file-gone"


async def test_an_upload_whose_answer_is_lost_is_looked_for(rig: Rig, desk: DeskRig) -> None:
    rig.gateway.outcomes["a"] = [LostAnswerError("no-answer")]
    chat = await rig.chat()
    desk.desk.send_files(chat, [film("a")])
    await until(lambda: states(rig, chat) == [OutboxState.UNSETTLED])
    assert mine(rig, chat)[0].error == "checking"


async def test_somebody_is_seen_typing_before_a_message(rig: Rig, desk: DeskRig) -> None:
    rig.typing = 0.05
    chat = await rig.chat()
    desk.desk.send_text(chat, "Oi")
    desk.desk.send_files(chat, [OutgoingFile(source=b"ID3" + b"\0" * 20, name="a.mp3")])
    await until(lambda: rig.gateway.texts() == ["Oi", "audio"])
    typing = [call for call in rig.gateway.calls if call[0] == "typing"]
    assert typing == [("typing", ANA, "composing", "1"), ("typing", ANA, "recording", "1")]


async def test_that_nobody_sees_it_is_of_no_matter(rig: Rig, desk: DeskRig) -> None:
    rig.typing = 10
    rig.gateway.failures["typing"] = [RefusedError("plan")]
    chat = await rig.chat()
    desk.desk.send_text(chat, "Oi")
    await until(lambda: rig.gateway.texts() == ["Oi"])


# ---------------------------------------------------------------- files made ready


@pytest.mark.parametrize(
    "data, wanted, kind, mime",
    [
        (b"\x89PNG\r\n\x1a\n...", None, Kind.IMAGE, "image/png"),
        (b"\x89PNG\r\n\x1a\n...", Kind.DOCUMENT, Kind.DOCUMENT, "image/png"),
        (b"\0\0\0\x18ftypisom....", None, Kind.VIDEO, "video/mp4"),
        (b"\0\0\0\x18ftypisom....", Kind.GIF, Kind.GIF, "video/mp4"),
        (b"\0\0\0\x18ftypqt  ....", None, Kind.DOCUMENT, "video/quicktime"),
        (b"ID3....", None, Kind.AUDIO, "audio/mpeg"),
        (b"GIF89a....", None, Kind.DOCUMENT, "image/gif"),
        (b"no picture", Kind.IMAGE, Kind.DOCUMENT, "text/plain"),
        (b"\0\1\2\3", None, Kind.DOCUMENT, "application/octet-stream"),
    ],
)
def test_what_a_file_is_sent_as(
    tmp_path: Path, data: bytes, wanted: Kind | None, kind: Kind, mime: str
) -> None:
    from multichat_desktop.services.files.shelf import Shelf

    with ThreadPoolExecutor(1) as pool:
        made = Preparation(Shelf(tmp_path), pool)
        content = made.prepare(OutgoingFile(source=data, name="x", kind=wanted, caption="c"))
        again = made.prepare(OutgoingFile(source=data))
    sha256 = hashlib.sha256(data).hexdigest()
    media = content.media
    assert media is not None
    assert (content.kind, media.mime, media.sha256, media.size) == (kind, mime, sha256, len(data))
    assert (media.state, media.name) == (MediaState.READY, "x")
    assert (tmp_path / (media.path or "")).read_bytes() == data
    assert content.caption == (None if kind is Kind.AUDIO else "c")
    assert again.media is not None
    assert again.media.path == media.path
    assert not list((tmp_path / ".coming").iterdir())


@pytest.mark.parametrize("code", ["too-large", "no-room"])
def test_why_a_file_is_not_sent(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, code: str) -> None:
    from multichat_desktop.services import preparing
    from multichat_desktop.services.files import shelf

    if code == "too-large":
        monkeypatch.setattr(preparing, "LARGEST_BYTES", 10)
    else:
        monkeypatch.setattr(shelf, "_SPARE_BYTES", 2**62)
    with ThreadPoolExecutor(1) as pool, pytest.raises(UnsendableError) as caught:
        Preparation(shelf.Shelf(tmp_path), pool).prepare(OutgoingFile(source=b"x" * 11))
    assert caught.value.code == code
    assert not list(tmp_path.glob("*/*.part"))


async def test_a_text_behind_a_file_that_is_still_copied_is_written_down_at_once(
    rig: Rig, desk: DeskRig, monkeypatch: pytest.MonkeyPatch
) -> None:
    copied = threading.Event()
    prepare = Preparation.prepare

    def slowly(self: Preparation, file: OutgoingFile) -> Content:
        assert copied.wait(10)
        return prepare(self, file)

    monkeypatch.setattr(Preparation, "prepare", slowly)
    ana, bia = await rig.chat(ANA), await rig.chat(BIA)
    desk.desk.send_files(ana, [OutgoingFile(source=b"\x89PNG\r\n\x1a\n...", name="a.png")])
    desk.desk.send_text(ana, "e o preço")
    desk.desk.send_text(ana, "com frete")
    desk.desk.send_text(ana, "e em cinco segundos", send_at=rig.clock.now() + 5000)
    desk.desk.send_text(bia, "Oi")
    await until(lambda: rig.gateway.texts() == ["Oi"])
    # Were the program to die now, they would be asked about at the next start, or go by themselves.
    await until(lambda: len(mine(rig, ana)) == 3)
    assert states(rig, ana) == [OutboxState.LATER] * 3
    assert {m.send_at for m in mine(rig, ana)} == {rig.clock.now() + HELD_MS}
    copied.set()
    await until(lambda: len(rig.gateway.asked) == 4)
    await desk.intents.finish()
    rig.clock.pass_by(5)
    rig.outbox.wake()
    await until(lambda: len(rig.gateway.asked) == 5)
    said = ["e o preço", "com frete", "e em cinco segundos"]
    assert [m.text for m in mine(rig, ana)] == [None, *said]
    assert rig.gateway.texts()[-3:] == said


@pytest.mark.allows_log
async def test_a_file_that_cannot_be_prepared_for_whatever_reason_is_told_of(
    rig: Rig, desk: DeskRig, monkeypatch: pytest.MonkeyPatch
) -> None:
    def broken(self: Preparation, file: OutgoingFile) -> Content:
        raise RuntimeError("a bug")

    monkeypatch.setattr(Preparation, "prepare", broken)
    told: list[str] = []
    file = OutgoingFile(source=b"x")
    desk.desk.send_files(await rig.chat(ANA), [file], unsent=lambda _, code: told.append(code))
    await until(lambda: told)
    assert told == ["unreadable"]


def test_what_lies_on_the_shelf_and_was_cut_short_is_put_there_again(tmp_path: Path) -> None:
    from multichat_desktop.services.files.shelf import Shelf

    with ThreadPoolExecutor(1) as pool:
        made = Preparation(Shelf(tmp_path), pool)
        media = made.prepare(OutgoingFile(source=b"whole")).media
        assert media is not None
        place = tmp_path / (media.path or "")
        place.write_bytes(b"who")
        made.prepare(OutgoingFile(source=b"whole"))
    assert place.read_bytes() == b"whole"


def test_what_is_no_file_is_not_waited_for(tmp_path: Path) -> None:
    from multichat_desktop.services.files.shelf import Shelf

    with ThreadPoolExecutor(1) as pool:
        made = Preparation(Shelf(tmp_path), pool)
        for place in (tmp_path, tmp_path / "none"):
            with pytest.raises(UnsendableError, match="unreadable"):
                made.prepare(OutgoingFile(source=place))


async def test_words_under_a_sound_follow_it(rig: Rig, desk: DeskRig) -> None:
    """WhatsApp shows none under a sound, and what the agent wrote must not be lost."""
    chat = await rig.chat()
    files = [
        OutgoingFile(source=b"ID3....", caption="a nova propaganda"),
        OutgoingFile(source=b"%PDF-", caption="c"),
    ]
    desk.desk.send_files(chat, files)
    await until(lambda: len(rig.gateway.asked) == 3)
    assert [(m.kind, m.text, m.caption) for m in mine(rig, chat)] == [
        (Kind.AUDIO, None, None),
        (Kind.TEXT, "a nova propaganda", None),
        (Kind.DOCUMENT, None, "c"),
    ]
