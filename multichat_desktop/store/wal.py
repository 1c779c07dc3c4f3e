"""The write-ahead log as it lies on the disk (sqlite.org/walformat.html): what is in it, whatever SQLite takes of it."""

import struct
from collections.abc import Iterator
from pathlib import Path
from typing import IO

from msgspec import Struct

HEADER, FRAME_HEADER = 32, 24
_MAGICS = {0x377F0682: "<", 0x377F0683: ">"}
_MOST_FRAME_AT = 16
_ONE_COMMIT = 1
"""What a power cut may leave behind a gap: the transaction that was being written, which nobody was told of."""


class Frame(Struct, frozen=True):
    """One page in the log; `at` is where its bytes begin, `ends` tells whether it is the last of a transaction."""

    page: int
    ends: bool
    at: int


def frames(file: IO[bytes] | None, page_size: int) -> Iterator[Frame]:
    """Give all frames of the log's last round, also those behind a damaged one, which SQLite does not take."""
    if file is None:
        return
    length, step = file.seek(0, 2), FRAME_HEADER + page_size
    salt = _salt(file)
    for at in range(HEADER, length - step + 1, step):
        header = _read(file, at, FRAME_HEADER)
        if header[8:16] == salt:
            page, ends = struct.unpack_from(">II", header)
            yield Frame(page, bool(ends), at + FRAME_HEADER)


def told_page_size(file: IO[bytes] | None) -> int:
    """Return the size of pages as the log tells it; 0 where it does not."""
    return int(struct.unpack(">I", _read(file, 8, 4).rjust(4, b"\0"))[0]) if file else 0


def is_cut_off(wal: Path, index: Path, page_size: int) -> bool:
    """Whether SQLite, which has the log open, takes less of it than was once written and acknowledged.

    It stops without a word at the first frame that is damaged. How far it came stands in the index beside the log.
    """
    try:
        with wal.open("rb") as file, index.open("rb") as of_index:
            taken = struct.unpack("=I", _read(of_index, _MOST_FRAME_AT, 4))[0]
            behind = HEADER + taken * (FRAME_HEADER + page_size)
            return sum(frame.ends for frame in frames(file, page_size) if frame.at > behind) > _ONE_COMMIT
    except (OSError, struct.error):
        return False


def _salt(file: IO[bytes]) -> bytes:
    """Return what marks the frames of the last round; where the header is damaged, the first frame tells it."""
    header = _read(file, 0, HEADER)
    if len(header) == HEADER:
        order = _MAGICS.get(struct.unpack_from(">I", header)[0])
        if order is not None and _checksum(order, header[:24]) == struct.unpack_from(">II", header, 24):
            return header[16:24]
    return _read(file, HEADER + 8, 8)


def _checksum(order: str, data: bytes) -> tuple[int, int]:
    first = second = 0
    for one, other in struct.iter_unpack(f"{order}II", data):
        first = (first + one + second) & 0xFFFFFFFF
        second = (second + other + first) & 0xFFFFFFFF
    return first, second


def _read(file: IO[bytes], at: int, length: int) -> bytes:
    file.seek(at)
    return file.read(length)
