"""How much of the disk files take, and making room: never a file that a message still has."""

import asyncio
import os
import time
from collections.abc import AsyncIterator
from contextlib import closing
from pathlib import Path

import pytest
from files_rig import FilesRig, files_rigged
from outbox_rig import a_while, until
from store_at_hand import deletes, received

from multichat_desktop.domain.content import Content, Kind, Media, MediaState
from multichat_desktop.domain.preferences import KEEP_DAYS, KEEP_SIZE
from multichat_desktop.domain.quick_reply import Attachment, QuickReply
from multichat_desktop.services.files import cleanup
from multichat_desktop.services.files.cleanup import Room
from multichat_desktop.store import quick_replies, steps
from multichat_desktop.store.errors import NotThereError, StoreFullError
from multichat_desktop.store.reader import Reader

READY, FAILED = MediaState.READY, MediaState.FAILED
DAY = 86_400


@pytest.fixture
async def rig(tmp_path: Path) -> AsyncIterator[FilesRig]:
    async with files_rigged(tmp_path) as rig:
        yield rig


async def three(rig: FilesRig) -> list[str]:
    """Files of 1,000, 2,000 and 3,000 bytes, ten days apart, the newest of today."""
    ids = []
    for number in (1, 2, 3):
        message_id = await rig.arrives(bytes([number]) * (1000 * number), Kind.DOCUMENT)
        await rig.until(message_id, READY)
        ids.append(message_id)
        rig.clock.pass_by(10 * DAY if number < 3 else 0)
    return ids


async def test_what_is_there(rig: FilesRig) -> None:
    await three(rig)
    await rig.until(await rig.arrives(bytes([3]) * 3000, Kind.DOCUMENT), READY)
    await rig.until(await rig.arrives(b"x" * 50), READY)
    use = rig.cleaner.use()
    assert (use.files, use.size) == (4, 6050), "what two messages have is there once"
    assert [(k.kind, k.files, k.size) for k in use.kinds] == [(Kind.DOCUMENT, 3, 6000), (Kind.IMAGE, 1, 50)]
    assert dict(use.older)[7] == 3000
    assert dict(use.older)[30] == 0


async def test_by_age(rig: FilesRig) -> None:
    ids = await three(rig)
    assert await rig.cleaner.make_room(days=15) == Room(1, 1000)
    media = rig.media(ids[0])
    assert (media.state, media.error, media.path) == (FAILED, "removed", None)
    assert len(rig.all_files()) == 2
    assert rig.store.verify().differences == []


async def test_by_size_the_oldest_go_first(rig: FilesRig) -> None:
    ids = await three(rig)
    assert await rig.cleaner.make_room(size=3500) == Room(2, 3000)
    assert [rig.media(i).state for i in ids] == [FAILED, FAILED, READY]
    assert await rig.cleaner.make_room(size=3500) == Room(0, 0)


async def test_nothing_is_taken_away_unless_it_was_asked(rig: FilesRig) -> None:
    await three(rig)
    rig.clock.pass_by(4000 * DAY)
    assert await rig.cleaner.make_room() == Room(0, 0)
    assert len(rig.all_files()) == 3


async def test_what_a_newer_message_has_stays(rig: FilesRig) -> None:
    first = await rig.arrives(b"same" * 99)
    await rig.until(first, READY)
    rig.clock.pass_by(20 * DAY)
    await rig.until(await rig.arrives(b"same" * 99), READY)
    assert await rig.cleaner.make_room(days=15) == Room(0, 0)
    assert rig.media(first).state is READY


async def test_it_can_be_fetched_again(rig: FilesRig) -> None:
    first, *_ = await three(rig)
    await rig.cleaner.make_room(size=0)
    assert rig.all_files() == []
    rig.downloads.look_again()
    await a_while()
    assert rig.media(first).state is FAILED, "not by itself"
    rig.downloads.download(rig.stored(first).seq)
    await rig.until(first, READY)


async def test_what_no_message_has_goes_when_it_is_old(rig: FilesRig) -> None:
    await three(rig)
    held = set(rig.all_files())
    folder = rig.store.profile.folder / "media" / "ab"
    folder.mkdir(exist_ok=True)
    old, new, other = (folder / f"{'ab' + c * 62}.jpg" for c in "123")
    for file in (old, new):
        file.write_bytes(b"x")
    other = folder / "notes.txt"
    other.write_bytes(b"not ours")
    past = time.time() - 40 * DAY
    for file in (old, other, *held):
        os.utime(file, (past, past))
    await rig.cleaner.drop_orphans()
    assert set(rig.all_files()) == held | {new, other}


def keeps(rig: FilesRig, sha256: str, path: str) -> None:
    """Let a quick reply have a file, and nothing else."""
    file = Attachment(sha256=sha256, path=path, name="bolo.jpg", mime="image/jpeg", size=1)
    reply = QuickReply(id="a", shortcut="bolo", text="", attachment=file)
    rig.store.chore(quick_replies.keep([reply]))


async def test_what_goes_with_a_quick_reply_is_never_taken(rig: FilesRig) -> None:
    ids = await three(rig)
    media = rig.media(ids[0])
    assert media.sha256 is not None
    assert media.path is not None
    keeps(rig, media.sha256, media.path)
    assert await rig.cleaner.make_room(size=0) == Room(2, 5000)
    assert rig.media(ids[0]).state is READY, "its message keeps what stays anyhow"
    rig.store.step(steps.Clear(rig.stored(ids[0]).chat_id, remove=False))
    past = time.time() - 40 * DAY
    (left,) = rig.all_files()
    os.utime(left, (past, past))
    await rig.cleaner.drop_orphans()
    assert rig.all_files() == [left]
    with closing(Reader(rig.store.profile.database)) as reader:
        assert reader.is_held(media.path), "clearing a conversation leaves it, too"
        rig.store.chore(quick_replies.keep([]))
        assert not reader.is_held(media.path)
    await rig.cleaner.drop_orphans()
    assert rig.all_files() == []


async def test_it_keeps_to_what_was_set(rig: FilesRig, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(cleanup, "_FIRST_SECONDS", 0)
    ids = await three(rig)
    rig.preferences.set(KEEP_DAYS, 15)
    task = asyncio.create_task(rig.cleaner.run())
    await until(lambda: rig.media(ids[0]).state is FAILED)
    task.cancel()
    await asyncio.gather(task, return_exceptions=True)


@pytest.mark.allows_log
@pytest.mark.parametrize("error", [StoreFullError("full"), RuntimeError("never thought of")], ids=repr)
async def test_a_failure_does_not_end_it(
    rig: FilesRig, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture, error: Exception
) -> None:
    monkeypatch.setattr(cleanup, "_FIRST_SECONDS", 0)
    monkeypatch.setattr(cleanup, "_EVERY_SECONDS", 0)
    ids = await three(rig)
    rig.preferences.set(KEEP_SIZE, 1)
    real, failed = rig.cleaner.make_room, []

    async def once(**given: int | None) -> Room:
        if not failed:
            failed.append(1)
            raise error
        return await real(days=15, **{k: v for k, v in given.items() if k != "days"})

    monkeypatch.setattr(rig.cleaner, "make_room", once)
    task = asyncio.create_task(rig.cleaner.run())
    await until(lambda: rig.media(ids[0]).state is FAILED)
    task.cancel()
    await asyncio.gather(task, return_exceptions=True)
    assert str(error) in caplog.text


async def test_a_deleted_message_is_not_waited_for(rig: FilesRig) -> None:
    message_id = rig.message(b"x" * 10)
    assert len(rig.reader.files.waiting(None, 9)) == 1
    rig.store.take(received("D", deletes(message_id), 50))
    assert rig.reader.files.waiting(None, 9) == []


async def test_what_is_still_to_be_sent_stays(rig: FilesRig) -> None:
    """Whatever its age: without its file the message could not be sent."""
    question = await rig.arrives(b"question")
    await rig.until(question, READY)
    chat = rig.stored(question).chat_id
    sha256 = "ab" * 32
    path = f"media/ab/{sha256}.pdf"
    media = Media(mime="application/pdf", size=9, sha256=sha256, path=path, state=READY)
    content = Content(kind=Kind.DOCUMENT, media=media)
    rig.store.step(steps.Queue("L1", chat, "", content=content))
    rig.clock.pass_by(90 * DAY)
    assert (await rig.cleaner.make_room(days=1, size=0)).size == len(b"question")
    written = rig.store.written("L1")
    assert written.media is not None
    assert written.media.state is READY
    assert isinstance(rig.store.try_step(steps.FileRemoved(written.seq, None)), NotThereError)
    rig.store.step(steps.Sending("L1"), steps.Taken("L1", "ID"))
    assert (await rig.cleaner.make_room(days=1, size=0)) == Room(1, 9)
