"""From a message to its file on the disk: really locked files, a host that misbehaves, and what becomes of it."""

import asyncio
import hashlib
import time
from collections.abc import AsyncIterator
from pathlib import Path

import pytest
from aiohttp import web
from files_rig import FilesRig, files_rigged, sample
from outbox_rig import a_while, until
from store_at_hand import deletes, received

from multichat_desktop.domain.content import Kind, MediaState
from multichat_desktop.domain.message import Message
from multichat_desktop.domain.preferences import DOWNLOAD_LARGEST, DOWNLOADS
from multichat_desktop.services.files import attempts, downloads
from multichat_desktop.store.errors import StoreFullError
from multichat_desktop.wapi.errors import LostAnswerError, NotTakenError, RefusedError
from multichat_desktop.wapi.files import Link

READY, EXPIRED, FAILED, WAITING = (
    MediaState.READY,
    MediaState.EXPIRED,
    MediaState.FAILED,
    MediaState.WAITING,
)
PICTURE = sample("cake.jpg")


@pytest.fixture
async def open_rig(tmp_path: Path) -> AsyncIterator[FilesRig]:
    async with files_rigged(tmp_path) as rig:
        yield rig


@pytest.fixture
def rig(open_rig: FilesRig, blocking_calls_forbidden: object) -> FilesRig:
    """Whatever blocks the loop of files raises."""
    return open_rig


@pytest.mark.parametrize(
    "name, kind, ending, mime",
    [
        ("cake.jpg", Kind.IMAGE, "jpg", "image/jpeg"),
        ("gift.mp4", Kind.VIDEO, "mp4", "video/mp4"),
        ("voice-6.ogg", Kind.VOICE, "ogg", "audio/ogg; codecs=opus"),
        ("sunflower.webp", Kind.STICKER, "webp", "image/webp"),
        ("sunflower-turning.webp", Kind.STICKER, "webp", "image/webp"),
        ("quote.pdf", Kind.DOCUMENT, "pdf", "application/pdf"),
    ],
)
async def test_every_kind_is_opened_and_kept(
    rig: FilesRig, name: str, kind: Kind, ending: str, mime: str
) -> None:
    plain = sample(name)
    media = await rig.until(await rig.arrives(plain, kind), READY)
    digest = hashlib.sha256(plain).hexdigest()
    assert media.path == f"media/{digest[:2]}/{digest}.{ending}"
    assert (media.sha256, media.size, media.mime, media.error) == (digest, len(plain), mime, None)
    assert rig.gateway.asked == [], "where the message says how, the gateway is not troubled"


async def test_what_lies_on_the_disk(open_rig: FilesRig) -> None:
    media = await open_rig.until(await open_rig.arrives(PICTURE), READY)
    assert open_rig.on_disk(media) == PICTURE
    (file,) = open_rig.all_files()
    assert file.stat().st_mode & 0o777 == 0o600
    assert {p.stat().st_mode & 0o777 for p in (file.parent, file.parent.parent)} == {0o700}
    assert list((open_rig.store.profile.folder / ".coming").iterdir()) == []


async def test_a_voice_note_without_a_waveform_gets_one(rig: FilesRig) -> None:
    media = await rig.until(await rig.arrives(sample("voice-6.ogg"), Kind.VOICE), READY)
    assert media.waveform is not None
    assert len(media.waveform) == 64
    assert max(media.waveform) == 99
    assert len(set(media.waveform)) > 10


async def test_its_own_waveform_stands(rig: FilesRig) -> None:
    own = "AAECAwQFBgcICQ=="
    media = await rig.until(await rig.arrives(sample("voice-6.ogg"), Kind.VOICE, waveform=own), READY)
    assert media.waveform == bytes(range(10))


async def test_the_journal_makes_the_same(open_rig: FilesRig) -> None:
    rig = open_rig
    await rig.until(await rig.arrives(PICTURE), READY)
    lost = await rig.arrives(b"x" * 99, host=False)
    await rig.until(lost, EXPIRED)
    rig.downloads.download(rig.stored(lost).seq)
    await until(lambda: len(rig.gateway.asked) == 2)
    await rig.until(lost, EXPIRED)
    report = await asyncio.to_thread(rig.store.verify)
    assert report.differences == []


async def test_a_file_is_kept_once(open_rig: FilesRig) -> None:
    rig = open_rig
    first = await rig.until(await rig.arrives(PICTURE), READY)
    second = await rig.until(await rig.arrives(PICTURE), READY)
    unannounced = await rig.until(await rig.arrives(PICTURE, fileSha256=None), READY)
    assert first.path == second.path == unannounced.path
    assert len(rig.all_files()) == 1
    assert len(rig.host.asked) == 2, "the second was known by its hash and not fetched again"


# -------------------------------------------------------------- when our own way fails


async def misbehaves(kind: str, whole: bytes, request: web.Request) -> web.StreamResponse:
    if kind.isdigit():
        return web.Response(status=int(kind))
    if kind == "forged":
        middle = len(whole) // 2
        return web.Response(body=whole[:middle] + bytes([whole[middle] ^ 1]) + whole[middle + 1 :])
    if kind == "empty":
        return web.Response(body=b"")
    response = web.StreamResponse()
    if kind == "broken off":
        response.content_length = len(whole)
    await response.prepare(request)
    await response.write(whole[: len(whole) // 2])
    if kind == "broken off" and request.transport is not None:
        request.transport.abort()
    return response  # "ended early": as if that were all


BAD = ["403", "404", "410", "500", "forged", "empty", "broken off", "ended early"]


def misbehave(rig: FilesRig, message_id: str, kind: str) -> None:
    path = rig.path(message_id)
    whole = rig.host.files[path]
    rig.host.handlers[path] = lambda request: misbehaves(kind, whole, request)


async def prepared(rig: FilesRig, plain: bytes, kind: str, **more: object) -> str:
    message_id = await asyncio.to_thread(lambda: rig.message(plain, **more))  # type: ignore[arg-type]
    misbehave(rig, message_id, kind)
    return message_id


@pytest.mark.parametrize("kind", BAD)
async def test_then_the_gateway_is_asked(rig: FilesRig, kind: str) -> None:
    message_id = await prepared(rig, PICTURE, kind)
    rig.host.files["/link"] = PICTURE
    rig.gateway.answers[rig.path(message_id)] = [Link(f"{rig.host.url}/link")]
    rig.downloads.heard([rig.stored(message_id)])
    media = await rig.until(message_id, READY)
    assert media.sha256 == hashlib.sha256(PICTURE).hexdigest()
    assert rig.gateway.asked == [rig.path(message_id)]


@pytest.mark.parametrize("kind", BAD)
async def test_expired_is_what_both_say(rig: FilesRig, kind: str) -> None:
    message_id = await prepared(rig, PICTURE, kind)
    rig.downloads.heard([rig.stored(message_id)])
    if kind in ("403", "404", "410"):
        assert (await rig.until(message_id, EXPIRED)).error == "gone"
    else:
        media = await rig.until_tried(message_id)
        assert media.state is WAITING
        assert media.error in ("broken-off", "broken-file", "status-500", "wrong-hash", "empty")
    assert await asyncio.to_thread(rig.all_files) == []


@pytest.mark.parametrize(
    "answer",
    [
        LostAnswerError("no-answer"),
        NotTakenError("busy"),
        RefusedError("no-token"),
        RefusedError("unauthorized"),
        RefusedError("plan"),
        RefusedError("bad-request", "Instância não conectada"),
        Link("http://127.0.0.1:1/nobody"),
        b"",
        PICTURE[:-1],
        PICTURE[:-1] + b"?",
    ],
    ids=lambda answer: type(answer).__name__,
)
async def test_what_the_gateway_says_of_itself_does_not_make_it_gone(
    rig: FilesRig, answer: Exception | Link | bytes
) -> None:
    message_id = await prepared(rig, PICTURE, "410")
    rig.gateway.answers[rig.path(message_id)] = [answer]
    rig.downloads.heard([rig.stored(message_id)])
    media = await rig.until_tried(message_id)
    assert media.state is WAITING
    assert media.error
    assert await asyncio.to_thread(rig.all_files) == []


@pytest.mark.parametrize("missing", ["mediaKey", "both links"])
async def test_a_message_that_says_nothing_of_where(rig: FilesRig, missing: str) -> None:
    without = {"mediaKey": None} if missing == "mediaKey" else {"url": None, "directPath": None}
    message_id = await asyncio.to_thread(lambda: rig.message(PICTURE, **without))
    rig.gateway.answers[rig.path(message_id)] = [RefusedError("no-source")]
    rig.gateway.download_media = lambda *_: _refuse()  # type: ignore[method-assign]
    rig.downloads.heard([rig.stored(message_id)])
    assert (await rig.until(message_id, EXPIRED)).error == "no-source"


async def _refuse() -> Link:
    raise RefusedError("no-source")


async def test_the_gateway_gives_the_file_itself(rig: FilesRig) -> None:
    message_id = await prepared(rig, PICTURE, "403")
    rig.gateway.answers[rig.path(message_id)] = [PICTURE]
    rig.downloads.heard([rig.stored(message_id)])
    await rig.until(message_id, READY)


async def test_without_a_hash_its_size_must_be_right(rig: FilesRig) -> None:
    message_id = await prepared(rig, PICTURE, "403", fileSha256=None)
    rig.gateway.answers[rig.path(message_id)] = [PICTURE[:-1], PICTURE]
    rig.downloads.heard([rig.stored(message_id)])
    assert (await rig.until_tried(message_id)).error == "wrong-size"
    rig.clock.pass_by(10)
    rig.downloads.download(rig.stored(message_id).seq)
    await rig.until(message_id, READY)


async def test_the_token_goes_to_the_gateway_alone(rig: FilesRig) -> None:
    """A link of the gateway's own gets it; so does its back door, but at the gateway's own address."""
    own, door = await prepared(rig, PICTURE, "403"), await prepared(rig, b"2" * 999, "403")
    rig.host.files |= {"/own": PICTURE, "/files/two": b"2" * 999}
    rig.gateway.answers[rig.path(own)] = [Link(f"{rig.host.url}/own")]
    rig.gateway.answers[rig.path(door)] = [Link("http://203.0.113.7:8080/files/two")]
    rig.downloads.heard([rig.stored(own), rig.stored(door)])
    await rig.until(own, READY)
    await rig.until(door, READY)
    seen = dict(zip(rig.host.asked, rig.host.tokens, strict=True))
    assert seen["/own"] == seen["/files/two"] == "Bearer a-token"
    assert seen[rig.path(own)] is None


async def test_a_link_elsewhere_never_gets_it(rig: FilesRig) -> None:
    """Another port is another host."""
    message_id = await prepared(rig, PICTURE, "403")
    came = asyncio.get_running_loop().create_future()

    async def other(request: web.Request) -> web.Response:
        came.set_result(request.headers.get("Authorization"))
        return web.Response(body=PICTURE)

    app = web.Application()
    app.router.add_get("/x", other)
    runner = web.AppRunner(app, shutdown_timeout=0.1)
    await runner.setup()
    await web.TCPSite(runner, "127.0.0.1", 0).start()
    rig.host.handlers["/redirect"] = lambda _: _redirect(f"http://127.0.0.1:{runner.addresses[0][1]}/x")
    rig.gateway.answers[rig.path(message_id)] = [Link(f"{rig.host.url}/redirect")]
    rig.downloads.heard([rig.stored(message_id)])
    await rig.until(message_id, READY)
    assert await came is None
    await runner.cleanup()


async def _redirect(to: str) -> web.Response:
    return web.Response(status=302, headers={"Location": to})


# -------------------------------------------------------------- again, and again


async def test_it_is_tried_again_when_its_time_has_come(rig: FilesRig) -> None:
    message_id = await prepared(rig, PICTURE, "500")
    rig.downloads.heard([rig.stored(message_id)])
    await rig.until_tried(message_id)
    del rig.host.handlers[rig.path(message_id)]
    asked = len(rig.host.asked)
    rig.downloads.look_again()
    await a_while()
    assert len(rig.host.asked) == asked, "not before"
    rig.clock.pass_by(downloads.PAUSES[0] * 1.3)
    rig.downloads.look_again()
    await rig.until(message_id, READY)


async def test_a_clock_that_is_set_back_puts_nothing_off(rig: FilesRig) -> None:
    message_id = await prepared(rig, PICTURE, "500")
    rig.downloads.heard([rig.stored(message_id)])
    await rig.until_tried(message_id)
    rig.host.handlers.clear()
    rig.clock.pass_by(-86_400)
    rig.downloads.look_again()
    await rig.until(message_id, READY)


async def test_it_is_given_up_in_the_end_and_can_be_wanted_again(
    rig: FilesRig, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(downloads, "PAUSES", (0, 0, 0))
    message_id = await prepared(rig, PICTURE, "forged")
    rig.gateway.answers[rig.path(message_id)] = [b"something else"]
    rig.downloads.heard([rig.stored(message_id)])
    media = await rig.until(message_id, FAILED)
    assert media.error == "broken-file"
    assert rig.gateway.asked.count(rig.path(message_id)) == 4
    del rig.host.handlers[rig.path(message_id)]
    rig.downloads.download(rig.stored(message_id).seq)
    await rig.until(message_id, READY)


async def test_a_console_without_a_network_gives_nothing_up(
    rig: FilesRig, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(downloads, "PAUSES", (0, 0))
    message_id = await asyncio.to_thread(lambda: rig.message(PICTURE, url="http://127.0.0.1:1/x.enc"))
    rig.gateway.answers[rig.path(message_id)] = [NotTakenError("offline")]
    rig.downloads.heard([rig.stored(message_id)])
    media = await rig.until_tried(message_id, 6)
    assert (media.state, media.error) == (WAITING, "offline")


async def test_nor_does_one_without_a_token(rig: FilesRig, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(downloads, "PAUSES", (0, 0))
    message_id = await prepared(rig, PICTURE, "403")
    rig.gateway.answers[rig.path(message_id)] = [RefusedError("no-token")]
    rig.downloads.heard([rig.stored(message_id)])
    media = await rig.until_tried(message_id, 6)
    assert (media.state, media.error) == (WAITING, "no-token")


async def test_after_a_restart_it_goes_on(open_rig: FilesRig) -> None:
    rig = open_rig
    held = asyncio.Event()
    message_id = await prepared(rig, PICTURE, "500")

    async def in_the_middle(request: web.Request) -> web.StreamResponse:
        response = web.StreamResponse()
        response.content_length = len(rig.host.files[request.path])
        await response.prepare(request)
        await response.write(rig.host.files[request.path][:1000])
        held.set()
        await asyncio.sleep(60)
        return response

    rig.host.handlers[rig.path(message_id)] = in_the_middle
    rig.downloads.heard([rig.stored(message_id)])
    await held.wait()
    (part,) = (rig.store.profile.folder / ".coming").iterdir()
    await rig.stop()
    assert not part.exists(), "an orderly end leaves nothing half"
    part.write_bytes(b"as after kill -9")
    rig.host.handlers.clear()
    await rig.run(rig.shelf.clear_up)
    rig.start()
    await rig.until(message_id, READY)
    assert list((rig.store.profile.folder / ".coming").iterdir()) == []


async def test_what_was_asked_for_is_still_wanted_after_a_restart(rig: FilesRig) -> None:
    rig.preferences.set(DOWNLOADS[Kind.IMAGE], False)
    message_id = await prepared(rig, PICTURE, "500")
    rig.downloads.download(rig.stored(message_id).seq)
    await rig.until_tried(message_id)
    await rig.stop()
    rig.host.handlers.clear()
    rig.clock.pass_by(60)
    rig.start()
    await rig.until(message_id, READY)


async def test_90_seconds_at_the_gateway_hold_nothing_up(rig: FilesRig) -> None:
    """As long as it asks, all turns are free for the others."""
    answers = []
    for number in range(5):
        message_id = await prepared(rig, bytes([number]) * 500, "403")
        answer: asyncio.Future[bytes] = asyncio.get_running_loop().create_future()
        answers.append((message_id, answer, bytes([number]) * 500))
        rig.gateway.answers[rig.path(message_id)] = [answer]
        rig.downloads.heard([rig.stored(message_id)])
    await until(lambda: len(rig.gateway.asked) == attempts.ASKED_AT_ONCE)
    others = [await rig.arrives(bytes([40 + number]) * 800) for number in range(6)]
    for message_id in others:
        await rig.until(message_id, READY)
    for _, answer, plain in answers:
        answer.set_result(plain)
    for message_id, _, _ in answers:
        await rig.until(message_id, READY)


# -------------------------------------------------------------- which, when, how many


async def test_three_at_a_time_asked_for_first_then_small_then_new(rig: FilesRig) -> None:
    running, most, order = 0, 0, []
    free = asyncio.Semaphore(0)

    def slow(message_id: str) -> None:
        async def give(request: web.Request) -> web.Response:
            nonlocal running, most
            running += 1
            most = max(most, running)
            order.append(message_id)
            await free.acquire()
            running -= 1
            return web.Response(body=rig.host.files[request.path])

        rig.host.handlers[rig.path(message_id)] = give

    ids = []
    for number in range(8):
        size = 2 * 2**20 if number == 7 else 100
        message_id = await asyncio.to_thread(lambda s=size, n=number: rig.message(bytes([n]) * s))
        slow(message_id)
        ids.append(message_id)
    rig.downloads.heard([rig.stored(message_id) for message_id in ids])
    await until(lambda: len(order) == 3)
    rig.downloads.download(rig.stored(ids[3]).seq)
    await a_while()
    for come in range(4, 9):
        free.release()
        await until(lambda come=come: len(order) == come)
    for _ in range(3):
        free.release()
    for message_id in ids:
        await rig.until(message_id, READY)
    assert most == 3
    assert set(order[:3]) == set(ids[:3])
    assert order[3:] == [ids[3], ids[6], ids[5], ids[4], ids[7]]


async def test_a_burst_is_on_the_disk_within_a_minute(rig: FilesRig) -> None:
    """60 files of 20 MB in all, as the contract's minute allows; here it takes a second or two."""
    started = time.monotonic()
    ids = [await rig.arrives(bytes([n]) * (333 * 1024)) for n in range(60)]
    for message_id in ids:
        await rig.until(message_id, READY)
    assert time.monotonic() - started < 60


async def test_what_is_off_or_too_large_waits_to_be_asked_for(rig: FilesRig) -> None:
    rig.preferences.set(DOWNLOADS[Kind.VIDEO], False)
    rig.preferences.set(DOWNLOAD_LARGEST, 1)
    film = await rig.arrives(sample("gift.mp4"), Kind.VIDEO)
    large = await rig.arrives(b"0" * (2**20 + 1))
    await rig.until(await rig.arrives(PICTURE), READY)
    assert (rig.media(film).state, rig.media(large).state) == (WAITING, WAITING)
    rig.downloads.download(rig.stored(large).seq)
    await rig.until(large, READY)
    rig.preferences.set(DOWNLOADS[Kind.VIDEO], True)
    rig.downloads.look_again()
    await rig.until(film, READY)


async def test_who_says_small_and_sends_more_is_stopped(rig: FilesRig) -> None:
    rig.preferences.set(DOWNLOAD_LARGEST, 1)
    message_id = await rig.arrives(b"0" * (2**20 + 4096), fileLength="10")
    assert (await rig.until_tried(message_id)).error == "too-large"


async def test_what_is_older_than_any_link_waits_to_be_asked_for(rig: FilesRig) -> None:
    """After an update over years of messages the gateway must not be asked for all of them."""
    await rig.stop()
    message_id = await asyncio.to_thread(lambda: rig.message(PICTURE))
    rig.clock.at = rig.stored(message_id).received_at + 31 * 86_400_000
    rig.start()
    await a_while()
    assert rig.host.asked == []
    rig.downloads.download(rig.stored(message_id).seq)
    await rig.until(message_id, READY)


async def test_view_once_and_deleted_are_never_fetched(rig: FilesRig) -> None:
    once = await rig.arrives(PICTURE, viewOnce=True)
    rig.downloads.download(rig.stored(once).seq)
    await a_while()
    assert rig.host.asked == []
    assert rig.reader.files.waiting(None, 9) == []


async def test_it_can_be_stopped(rig: FilesRig) -> None:
    begun = asyncio.Event()
    message_id = await prepared(rig, PICTURE, "500")

    async def never(_: web.Request) -> web.Response:
        begun.set()
        await asyncio.sleep(60)
        raise AssertionError

    rig.host.handlers[rig.path(message_id)] = never
    rig.downloads.heard([rig.stored(message_id)])
    await begun.wait()
    rig.downloads.cancel_download(rig.stored(message_id).seq)
    assert (await rig.until(message_id, FAILED)).error == "cancelled"
    del rig.host.handlers[rig.path(message_id)]
    rig.downloads.look_again()
    await a_while()
    assert rig.media(message_id).state is FAILED, "not by itself"
    rig.downloads.download(rig.stored(message_id).seq)
    await rig.until(message_id, READY)


async def test_progress_is_told_and_ends(rig: FilesRig) -> None:
    plain = bytes(3 * 2**20)
    seq = rig.stored(await rig.arrives(plain)).seq
    await until(lambda: rig.told and rig.told[-1].progress[0].done is None)
    told = [p for changes in rig.told for p in changes.progress]
    assert {p.seq for p in told} == {seq}
    assert told[0].done == 0
    assert told[0].total == len(plain)
    # The clock stands still: what came within a tenth of a second is told once.
    assert len(told) <= 3


async def test_a_file_that_somebody_took_away_is_fetched_again(open_rig: FilesRig) -> None:
    rig = open_rig
    message_id = await rig.arrives(PICTURE)
    media = await rig.until(message_id, READY)
    rig.downloads.download(rig.stored(message_id).seq)
    await a_while()
    assert len(rig.host.asked) == 1, "it lies where it should"
    (rig.store.profile.folder / str(media.path)).unlink()
    rig.downloads.download(rig.stored(message_id).seq)
    await until(lambda: len(rig.host.asked) == 2)
    assert rig.on_disk(await rig.until(message_id, READY)) == PICTURE


async def test_a_full_disk_is_a_reason_to_try_again(rig: FilesRig, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("multichat_desktop.services.files.shelf._SPARE_BYTES", 2**62)
    message_id = await rig.arrives(PICTURE)
    media = await rig.until_tried(message_id)
    assert (media.state, media.error) == (WAITING, "disk-full")


@pytest.mark.allows_log
async def test_a_database_that_cannot_be_written_loses_no_file(
    rig: FilesRig, monkeypatch: pytest.MonkeyPatch
) -> None:
    replies = rig.downloads._keeper._replies
    real, failed = replies.do, []

    async def once(job: object) -> object:
        if not failed:
            failed.append(job)
            raise StoreFullError("full")
        return await real(job)  # type: ignore[arg-type]

    monkeypatch.setattr(replies, "do", once)
    message_id = await rig.arrives(PICTURE)
    await until(lambda: failed)
    await a_while()
    assert rig.media(message_id).state is WAITING
    rig.clock.pass_by(60)
    rig.downloads.look_again()
    await rig.until(message_id, READY)


async def test_nothing_is_no_file(rig: FilesRig) -> None:
    """Also where the message says neither its size nor its hash."""
    message_id = await prepared(rig, PICTURE, "403", fileSha256=None, fileLength=None)
    rig.gateway.answers[rig.path(message_id)] = [b""]
    rig.downloads.heard([rig.stored(message_id)])
    assert (await rig.until_tried(message_id)).error == "empty"


def holds(rig: FilesRig, message_id: str) -> asyncio.Event:
    """Let the host keep a file waiting; the event tells that it was asked."""
    begun = asyncio.Event()

    async def never(_: web.Request) -> web.Response:
        begun.set()
        await asyncio.sleep(60)
        raise AssertionError

    rig.host.handlers[rig.path(message_id)] = never
    return begun


async def test_a_message_that_is_deleted_meanwhile(rig: FilesRig) -> None:
    message_id = await prepared(rig, PICTURE, "500")
    begun = holds(rig, message_id)
    rig.downloads.heard([rig.stored(message_id)])
    await begun.wait()
    await asyncio.to_thread(rig.store.take, received("D", deletes(message_id), 50))
    rig.downloads.heard([rig.stored(message_id)])
    await until(lambda: rig.told[-1].progress[0].done is None)
    await a_while()
    assert len(rig.host.asked) == 1
    assert await asyncio.to_thread(rig.all_files) == []


async def test_one_that_became_part_of_another(rig: FilesRig) -> None:
    message_id = await prepared(rig, PICTURE, "500")
    begun = holds(rig, message_id)
    message: Message = rig.stored(message_id)
    rig.downloads.heard([message])
    await begun.wait()
    rig.downloads.heard([], removed=[message.seq, 999])
    await until(lambda: rig.told[-1].progress[0].done is None)


async def test_stopping_one_that_waits_for_its_turn_holds_nobody_up(rig: FilesRig) -> None:
    ids = [await prepared(rig, bytes([n]) * 99, "500") for n in range(5)]
    begun = [holds(rig, message_id) for message_id in ids[:3]]
    rig.host.handlers.pop(rig.path(ids[3]))
    rig.host.handlers.pop(rig.path(ids[4]))
    rig.downloads.heard([rig.stored(message_id) for message_id in ids])
    for event in begun:
        await event.wait()
    rig.downloads.cancel_download(rig.stored(ids[4]).seq)
    await rig.until(ids[4], FAILED)
    rig.downloads.cancel_download(rig.stored(ids[0]).seq)
    await rig.until(ids[3], READY)
    assert rig.path(ids[4]) not in rig.host.asked


async def test_what_is_asked_for_twice_or_too_late(rig: FilesRig) -> None:
    rig.downloads.download(999)
    rig.downloads.cancel_download(999)
    message_id = await prepared(rig, PICTURE, "500")
    seq = rig.stored(message_id).seq
    rig.downloads.download(seq)
    rig.downloads.download(seq)
    await rig.until_tried(message_id)
    rig.host.handlers.clear()
    rig.downloads.download(seq)
    await rig.until(message_id, READY)


@pytest.mark.allows_log
async def test_what_nobody_expected_is_a_failure_too(
    open_rig: FilesRig, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    rig = open_rig

    def broken(*_: object) -> None:
        raise RuntimeError("never thought of")

    monkeypatch.setattr("multichat_desktop.services.files.keeping.kinds.look", broken)
    media = await rig.until_tried(await rig.arrives(PICTURE))
    assert (media.state, media.error) == (WAITING, "internal")
    assert "never thought of" in caplog.text
    assert list((rig.store.profile.folder / ".coming").iterdir()) == []


@pytest.mark.allows_log
async def test_a_database_that_cannot_be_read_for_a_moment_ends_nothing(
    rig: FilesRig, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    await rig.stop()
    message_id = await asyncio.to_thread(lambda: rig.message(PICTURE))
    real, failed = rig.reader.files.waiting, []

    def once(*given: int) -> object:
        if not failed:
            failed.append(1)
            raise RuntimeError("database is locked")
        return real(*given)

    monkeypatch.setattr(rig.reader.files, "waiting", once)
    rig.start()
    await until(lambda: "database is locked" in caplog.text)
    rig.downloads.look_again()
    await rig.until(message_id, READY)
