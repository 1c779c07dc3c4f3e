"""What takes time with quick replies: files put on the shelf, and whole lists out and in, attachments and all."""

import json
import os
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest
from outbox_rig import HandClock

from multichat_desktop import assets
from multichat_desktop.domain.outgoing import OutgoingFile
from multichat_desktop.domain.quick_reply import LARGEST_ATTACHMENT, Attachment
from multichat_desktop.services.files.shelf import Shelf
from multichat_desktop.services.intents import Intents
from multichat_desktop.services.preparing import Preparation
from multichat_desktop.services.quick_replies import QuickReplies
from multichat_desktop.services.quick_reply_desk import QuickReplyDesk
from multichat_desktop.services.quick_reply_files import MOST_WITH_FILES

PICTURE = next(file for file in sorted(assets.path("samples").iterdir()) if file.suffix == ".jpg")


class Desk:
    """A desk on a profile of its own, and what it answered."""

    def __init__(self, folder: Path, pool: ThreadPoolExecutor) -> None:
        self.folder = folder / "profile"
        self.folder.mkdir()
        self.replies = QuickReplies((), lambda _: None, self.folder)
        self.intents = Intents(None, HandClock(), lambda _: None)  # type: ignore[arg-type]
        self.desk = QuickReplyDesk(self.intents, self.replies, Preparation(Shelf(self.folder), pool), pool)

    async def attach(self, source: Path | bytes, name: str | None = None) -> Attachment | str:
        answers: list[Attachment | str] = []
        self.desk.attach(OutgoingFile(source=source, name=name), answers.append, answers.append)
        await self.intents.finish()
        (answer,) = answers
        return answer

    async def kept(self, shortcut: str, source: Path | bytes, name: str) -> Attachment:
        made = await self.attach(source, name)
        assert isinstance(made, Attachment)
        self.replies.save(shortcut, "", attachment=made)
        return made

    async def give_out(self, place: Path) -> object:
        answers: list[object] = []
        self.desk.give_out(
            place, answers.append, lambda error: answers.append((error.reason, error.shortcut))
        )
        await self.intents.finish()
        (answer,) = answers
        return answer

    async def bring_in(self, place: Path) -> object:
        answers: list[object] = []
        self.desk.bring_in(
            place,
            lambda added, replaced: answers.append((added, replaced)),
            lambda error: answers.append((error.reason, error.line, error.shortcut)),
        )
        await self.intents.finish()
        (answer,) = answers
        return answer

    def shelf(self) -> list[Path]:
        return sorted(self.folder.glob("media/*/*"))


@pytest.fixture
def pool() -> Iterator[ThreadPoolExecutor]:
    with ThreadPoolExecutor(1) as made:
        yield made


@pytest.fixture
def desk(tmp_path: Path, pool: ThreadPoolExecutor) -> Desk:
    return Desk(tmp_path, pool)


async def test_a_file_is_put_on_the_shelf(desk: Desk) -> None:
    made = await desk.attach(PICTURE, "bolo de cenoura.jpg")
    assert isinstance(made, Attachment)
    assert (made.name, made.mime, made.size) == ("bolo de cenoura.jpg", "image/jpeg", PICTURE.stat().st_size)
    assert desk.replies.place_of(made).read_bytes() == PICTURE.read_bytes()
    assert desk.shelf() == [desk.replies.place_of(made)]
    assert made.sha256 == desk.shelf()[0].stem


async def test_what_cannot_go_is_said_and_leaves_nothing(desk: Desk, tmp_path: Path) -> None:
    assert await desk.attach(b"", "a.txt") == "empty"
    assert await desk.attach(b"x" * (LARGEST_ATTACHMENT + 1), "a.bin") == "too-large"
    assert await desk.attach(tmp_path / "none.jpg") == "unreadable"
    assert desk.shelf() == []


async def test_a_file_that_lay_there_unused_counts_as_new(desk: Desk) -> None:
    await desk.attach(b"%PDF-1.4 tabela", "tabela.pdf")
    (file,) = desk.shelf()
    os.utime(file, (1, 1))
    await desk.attach(b"%PDF-1.4 tabela", "tabela.pdf")
    assert desk.shelf() == [file]
    assert file.stat().st_mtime > 1, "else the next clean-up could take it before it is written down"


async def test_from_one_profile_to_another(desk: Desk, tmp_path: Path, pool: ThreadPoolExecutor) -> None:
    made = await desk.kept("bolo", PICTURE, "bolo.jpg")
    desk.replies.save("oi", "Olá")
    place = tmp_path / "todas.json"
    assert await desk.give_out(place) == 0
    (tmp_path / "b").mkdir()
    other = Desk(tmp_path / "b", pool)
    assert await other.bring_in(place) == (2, 0)
    first, second = other.replies.all()
    assert first.attachment == made
    assert other.replies.place_of(made).read_bytes() == PICTURE.read_bytes()
    assert (second.text, second.attachment) == ("Olá", None)
    assert await other.bring_in(place) == (0, 0)


async def test_a_table_says_what_is_left_out(desk: Desk, tmp_path: Path) -> None:
    await desk.kept("bolo", PICTURE, "bolo.jpg")
    assert await desk.give_out(tmp_path / "todas.csv") == 1
    assert await desk.give_out(tmp_path / "todas.JSON") == 0


async def test_an_export_that_breaks_off_leaves_the_older_file(desk: Desk, tmp_path: Path) -> None:
    place = tmp_path / "out" / "todas.json"
    assert await desk.give_out(place) == ("place", "")
    place.parent.mkdir()
    place.write_text("[]")
    desk.replies.save("oi", "Olá")
    await desk.kept("bolo", PICTURE, "bolo.jpg")
    desk.shelf()[0].unlink()
    assert await desk.give_out(place) == ("gone", "bolo")
    assert [file.name for file in place.parent.iterdir()] == ["todas.json"]
    assert place.read_text() == "[]"


async def test_nothing_is_taken_in_of_a_file_that_is_wrong(desk: Desk, tmp_path: Path) -> None:
    place = tmp_path / "some.json"
    assert await desk.bring_in(place) == ("away", None, "")
    good = {"shortcut": "oi", "text": "Olá"}
    place.write_text(
        json.dumps([good, {"shortcut": "x", "text": "", "attachment": {"name": "a", "base64": "!"}}])
    )
    assert await desk.bring_in(place) == ("attachment", 2, "x")
    assert desk.replies.all() == []


async def test_a_full_disk_is_said(desk: Desk, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    entry = {"shortcut": "x", "text": "", "attachment": {"name": "a.txt", "base64": "eA=="}}
    (tmp_path / "some.json").write_text(json.dumps([entry]))
    monkeypatch.setattr("multichat_desktop.services.files.shelf._SPARE_BYTES", 2**62)
    assert await desk.attach(b"x") == "no-room"
    assert await desk.bring_in(tmp_path / "some.json") == ("no-room", 1, "x")


async def test_more_than_can_be_taken_in_again_does_not_go_out(desk: Desk, tmp_path: Path) -> None:
    large = Attachment(sha256="a", path="x", name="x", mime="", size=MOST_WITH_FILES)
    desk.replies.save("x", "", attachment=large)
    assert await desk.give_out(tmp_path / "a.json") == ("too-large", "")
