"""What takes time with quick replies: an attachment put on the shelf, all of them written into a file, or read out of one.

None of it is done on the loop. The files are on the shelf before a quick reply names them.
"""

import asyncio
import os
import secrets
from collections.abc import Callable, Sequence
from concurrent.futures import Executor
from pathlib import Path

from multichat_desktop.domain.outgoing import OutgoingFile
from multichat_desktop.domain.quick_reply import LARGEST_ATTACHMENT, Attachment, QuickReply
from multichat_desktop.services import quick_reply_files as files
from multichat_desktop.services.intents import Intents
from multichat_desktop.services.preparing import Preparation, UnsendableError
from multichat_desktop.services.quick_replies import QuickReplies
from multichat_desktop.services.quick_reply_files import Entry, UnreadableError, UnwritableError

Taken = tuple[str, str, Attachment | None]
_SAID = {"no-room": "no-room", "too-large": "large-attachment", "empty": "empty-attachment"}


class QuickReplyDesk:
    """Answers `ui.ports.QuickReplyActions`, each time with one of the two things that are to be called."""

    def __init__(
        self, intents: Intents, replies: QuickReplies, preparation: Preparation, pool: Executor
    ) -> None:
        self._intents, self._replies, self._preparation, self._pool = intents, replies, preparation, pool

    def attach(
        self, file: OutgoingFile, done: Callable[[Attachment], None], failed: Callable[[str], None]
    ) -> None:
        """Put a file on the shelf; `failed` hears a word of `UnsendableError`."""

        async def put() -> None:
            try:
                made = await asyncio.get_running_loop().run_in_executor(self._pool, self._put, file)
            except UnsendableError as error:
                failed(error.code)
            else:
                done(made)

        self._intents.work(put())

    def bring_in(
        self,
        place: Path,
        done: Callable[[int, int], None],
        failed: Callable[[UnreadableError], None],
    ) -> None:
        """Take in all that a file holds, or nothing; `done` hears how many were added, and replaced."""

        async def bring() -> None:
            try:
                taken = await asyncio.get_running_loop().run_in_executor(self._pool, self._read, place)
            except UnreadableError as error:
                failed(error)
            else:
                done(*self._replies.take_in(taken))

        self._intents.work(bring())

    def give_out(
        self, place: Path, done: Callable[[int], None], failed: Callable[[UnwritableError], None]
    ) -> None:
        """Write all into a file, as its ending says; `done` hears how many attachments were left out."""
        replies = self._replies.all()

        async def give() -> None:
            try:
                left = await asyncio.get_running_loop().run_in_executor(
                    self._pool, self._write, place, replies
                )
            except UnwritableError as error:
                failed(error)
            else:
                done(left)

        self._intents.work(give())

    def _put(self, file: OutgoingFile) -> Attachment:
        if _size(file.source) > LARGEST_ATTACHMENT:
            raise UnsendableError("too-large")
        media = self._preparation.prepare(file).media
        assert media is not None
        assert media.sha256 is not None
        assert media.path is not None
        return Attachment(
            sha256=media.sha256,
            path=media.path,
            name=media.name or Path(media.path).name,
            mime=media.mime or "",
            size=media.size or 0,
        )

    def _read(self, place: Path) -> list[Taken]:
        try:
            with place.open("rb") as file:
                data = file.read(files.MOST_WITH_FILES + 1)
        except OSError as error:
            raise UnreadableError("away") from error
        return [(one.shortcut, one.text, self._shelve(one)) for one in files.read(data)]

    def _shelve(self, entry: Entry) -> Attachment | None:
        if entry.file is None:
            return None
        try:
            return self._put(OutgoingFile(source=entry.file.data, name=entry.file.name))
        except UnsendableError as error:
            raise UnreadableError(_SAID.get(error.code, "attachment"), entry.line, entry.shortcut) from error

    def _write(self, place: Path, replies: Sequence[QuickReply]) -> int:
        """Write beside the place and put it there at the end: what breaks off leaves the older file as it was."""
        is_json = place.suffix.lower() == ".json"
        coming = place.with_name(f".{secrets.token_hex(4)}.part")
        try:
            try:
                with coming.open("xb") as out:
                    if is_json:
                        files.write_json(replies, self._replies.place_of, out)
                    else:
                        out.write(files.to_csv(replies))
                    out.flush()
                    os.fsync(out.fileno())
                coming.replace(place)
            finally:
                coming.unlink(missing_ok=True)
        except OSError as error:
            raise UnwritableError("place") from error
        return 0 if is_json else sum(one.attachment is not None for one in replies)


def _size(source: Path | bytes) -> int:
    if isinstance(source, bytes):
        return len(source)
    try:
        return source.stat().st_size
    except OSError as error:
        raise UnsendableError("unreadable") from error
