"""A file inside a JSON body, as Base64: read and written piece by piece, so that the memory it takes does not grow with it."""

import asyncio
import base64
from collections.abc import AsyncIterator, Callable
from pathlib import Path
from typing import BinaryIO

# A multiple of three: pieces of Base64 can then be put one behind the other.
_PIECE_BYTES = 3 * 128 * 1024


class StoppedError(Exception):
    """The upload was given up, or its file is not what it was: the request was never written to its end."""


class Upload:
    """One way of one file to the gateway. `heard` is told how many of its bytes have been handed over.

    Attributes:
        size: the file's length in bytes.
        written: the last byte of the body was handed over: from here on the gateway may have taken it.
        broken: the file cannot be read, or is not as long as it was.
    """

    def __init__(self, file: Path, size: int, heard: Callable[[int], None] | None = None) -> None:
        self._file, self._heard = file, heard
        self.size = size
        self.written = self.broken = False
        self._stopped = False

    def stop(self) -> bool:
        """Give it up; False when that is too late. After True the body is never written to its end."""
        if not self.written:
            self._stopped = True
        return self._stopped

    @property
    def stopped(self) -> bool:
        """Whether it was given up."""
        return self._stopped

    def length(self, head: bytes, tail: bytes) -> int:
        """Return how long a body is that has the file's Base64 between two parts."""
        return len(head) + (self.size + 2) // 3 * 4 + len(tail)

    async def body(self, head: bytes, tail: bytes, alive: Callable[[], None]) -> AsyncIterator[bytes]:
        """Give the body in pieces; `alive` is called whenever one was taken.

        Raises:
            StoppedError: it was given up, or the file cannot be read or has become shorter or longer.
        """
        yield head
        async for done, piece in self._pieces():
            if self._stopped:
                raise StoppedError
            yield piece
            alive()
            if self._heard is not None:
                self._heard(done)
        if self._stopped:
            raise StoppedError
        self.written = True
        alive()
        yield tail

    async def _pieces(self) -> AsyncIterator[tuple[int, bytes]]:
        """Give the file as Base64, each piece with how much of it has been read."""
        loop = asyncio.get_running_loop()
        done = 0
        try:
            file = await loop.run_in_executor(None, self._file.open, "rb")
            try:
                while done < self.size:
                    count, piece = await loop.run_in_executor(None, _read, file)
                    done += count
                    if not count or done > self.size:
                        raise EOFError
                    yield done, piece
            finally:
                file.close()
        except (OSError, EOFError) as error:
            self.broken = True
            raise StoppedError from error


def _read(file: BinaryIO) -> tuple[int, bytes]:
    data = file.read(_PIECE_BYTES)
    return len(data), base64.b64encode(data)
