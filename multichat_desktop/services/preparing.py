"""A file made ready to be sent: looked into, copied onto the shelf, and described. None of it is done on the loop."""

import asyncio
import contextlib
import io
import itertools
from collections.abc import Iterable, Iterator
from concurrent.futures import Executor
from pathlib import Path
from typing import BinaryIO

from multichat_desktop.domain.content import Content, Kind, Media, MediaState
from multichat_desktop.domain.outgoing import LARGEST_BYTES, OutgoingFile
from multichat_desktop.services import jpeg_traces
from multichat_desktop.services.files import kinds
from multichat_desktop.services.files.shelf import NoRoomError, Shelf
from multichat_desktop.services.files.waveform import waveform

_CHUNK = 2**20
_LONGEST_NAME = 200
_CAPTIONED = frozenset({Kind.IMAGE, Kind.VIDEO, Kind.GIF, Kind.DOCUMENT})
# What WhatsApp shows as what it is; everything else goes as a document, untouched.
_FITTING = {
    Kind.IMAGE: frozenset({"jpg", "png"}),
    Kind.VIDEO: frozenset({"mp4", "3gp"}),
    Kind.GIF: frozenset({"mp4"}),
    Kind.VOICE: frozenset({"ogg"}),
    Kind.AUDIO: frozenset({"mp3", "m4a", "aac", "amr", "ogg"}),
    Kind.STICKER: frozenset({"webp"}),
}
_BY_ITSELF = (Kind.IMAGE, Kind.VIDEO, Kind.AUDIO)


class UnsendableError(Exception):
    """A file cannot be sent; `code` says why: `too-large`, `empty`, `unreadable`, `no-room`."""

    def __init__(self, code: str) -> None:
        super().__init__(code)
        self.code = code


class Preparation:
    """Prepares files for one profile, in a pool."""

    def __init__(self, shelf: Shelf, pool: Executor) -> None:
        self._shelf, self._pool = shelf, pool

    async def content(self, file: OutgoingFile) -> Content:
        """Return what is sent of a file that now lies on the shelf.

        Raises:
            UnsendableError: it cannot be sent.
        """
        return await asyncio.get_running_loop().run_in_executor(self._pool, self.prepare, file)

    def prepare(self, file: OutgoingFile) -> Content:
        """Do the work of `content`.

        Raises:
            UnsendableError: it cannot be sent.
        """
        try:
            return self._prepare(file)
        except NoRoomError as error:
            raise UnsendableError("no-room") from error
        except OSError as error:
            raise UnsendableError("unreadable") from error

    def _prepare(self, file: OutgoingFile) -> Content:
        name = _name(file)
        sha256, path, size, found = self._put(file, name)
        kind = fitting_kind(file.kind, found.extension)
        bars = file.waveform
        if kind is Kind.VOICE and bars is None:
            bars = waveform(self._shelf.absolute(path))
        media = Media(
            mime=found.mime or "application/octet-stream",
            name=name,
            size=size,
            sha256=sha256,
            width=file.width,
            height=file.height,
            seconds=file.seconds,
            waveform=bars,
            thumbnail=file.thumbnail,
            state=MediaState.READY,
            path=path,
        )
        caption = file.caption if file.caption and kind in _CAPTIONED else None
        return Content(kind=kind, caption=caption, media=media)

    def _put(self, file: OutgoingFile, name: str | None) -> tuple[str, str, int, kinds.Found]:
        """Copy a file onto the shelf, unless it is there; return hash, place, size and what is in it."""
        with _opened(file.source) as source:
            part = self._shelf.begin(None)
            try:
                for chunk in _as_it_goes_out(_chunks(source), file.kind):
                    part.write(chunk)
                if not part.size:
                    raise UnsendableError("empty")
                part.finish()
                found = kinds.look(part.path, part.head, name)
                there = self._shelf.find(part.sha256)
                # What lies there may have been cut short since.
                if there is not None and there[1] == part.size:
                    path = there[0]
                    self._shelf.renew(path)
                else:
                    path = self._shelf.keep(part, found.extension)
            finally:
                part.drop()
        return part.sha256, path, part.size, found


def _chunks(source: BinaryIO) -> Iterator[bytes]:
    size = 0
    while chunk := source.read(_CHUNK):
        size += len(chunk)
        if size > LARGEST_BYTES:
            raise UnsendableError("too-large")
        yield chunk


def _as_it_goes_out(chunks: Iterator[bytes], kind: Kind | None) -> Iterable[bytes]:
    """Return what is sent of a file: a photo goes without its place; a document is left as it is."""
    first = next(chunks, b"")
    if kind in (None, Kind.IMAGE) and first.startswith(jpeg_traces.BEGINNING):
        return [jpeg_traces.without_traces(b"".join((first, *chunks)))]
    return itertools.chain((first,), chunks)


@contextlib.contextmanager
def _opened(source: Path | bytes) -> Iterator[BinaryIO]:
    if isinstance(source, bytes):
        yield io.BytesIO(source)
        return
    # Neither a folder nor a pipe, which would be waited for without end.
    if not source.is_file():
        raise UnsendableError("unreadable")
    with source.open("rb") as file:
        yield file


def _name(file: OutgoingFile) -> str | None:
    name = file.name or (file.source.name if isinstance(file.source, Path) else None)
    return name[-_LONGEST_NAME:] if name else None


def fitting_kind(wanted: Kind | None, extension: str) -> Kind:
    """Return as what a file with such an ending is sent: as what was `wanted` (None: what it is), if WhatsApp takes that."""
    candidates = _BY_ITSELF if wanted is None else (wanted,)
    return next((kind for kind in candidates if extension in _FITTING.get(kind, ())), Kind.DOCUMENT)
