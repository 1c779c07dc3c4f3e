"""Journal rows read out of the bare pages of a database, where SQLite itself finds no way to them any more.

A damaged header, schema or inner page hides rows whose own pages are whole. The leaf pages of the file and of its WAL
are looked through for what has the shape of a journal row (sqlite.org/fileformat2.html). Rows of the journal are
written once, so that an old copy of a page is as good as the newest.
"""

import re
import struct
from collections import defaultdict
from contextlib import ExitStack
from pathlib import Path
from typing import IO, Any

from multichat_desktop.store import wal as wal_format

_LEAF = 0x0D
_COLUMNS = 13
_USUAL_PAGE = 4096
_INTEGERS = {1: 1, 2: 2, 3: 3, 4: 4, 5: 6, 6: 8}
_FLOAT, _ZERO, _ONE, _FIRST_BLOB = 7, 8, 9, 12
_LONGEST = 256 * 1024 * 1024
# Two records that all depends on, as they stand on a page: what ids are made with, and the newest id of the journal.
_SALT = re.compile(rb"\x03\x15\x4dsalt([0-9a-f]{32})")
_SEQUENCE = re.compile(rb"\x03\x1b([\x01-\x06])journal(.{1,8})", re.DOTALL)

Place = tuple[int, int]
"""Where a cell begins: the page's number among all that were looked through, and the offset in it."""


class _NoRowError(Exception):
    """What looked like a row is none."""


class Carver:
    """Looks through a database file and its WAL; neither is changed, and neither needs to be whole, or there."""

    def __init__(self, database: Path, wal: Path) -> None:
        self._opened = ExitStack()
        self._main = self._open(database)
        self._wal = self._open(wal)
        self._size = self._page_size()
        # A transaction without its end counts too: an event that was never acknowledged does no harm when it is there.
        self._frames = list(wal_format.frames(self._wal, self._size))
        self._newest = {frame.page: index for index, frame in enumerate(self._frames)}
        self._main_pages = self._length(self._main) // self._size
        self.salt: str | None = None
        self.last_known: int | None = None

    def close(self) -> None:
        """Close the files."""
        self._opened.close()

    def find(self, after: int, most: int) -> dict[int, list[Place]]:
        """Return where rows with an id above `after` (and not above `most`) lie, by id.

        Afterwards `salt` and `last_known` hold what was seen of them on the way.
        """
        found: dict[int, list[Place]] = defaultdict(list)
        for index in range(self._main_pages + len(self._frames)):
            page = self._page(index)
            self._look_for_records(page, most)
            if not page or page[0] != _LEAF:
                continue
            (cells,) = struct.unpack_from(">H", page, 3)
            for cell in range(min(cells, (self._size - 8) // 2)):
                (offset,) = struct.unpack_from(">H", page, 8 + 2 * cell)
                try:
                    _, at = _varint(page, offset)
                    row_id, at = _varint(page, at)
                    if after < row_id <= most and _begins_like_one(page, at):
                        found[row_id].append((index, offset))
                except _NoRowError:
                    continue
        return found

    def row(self, place: Place) -> tuple[Any, ...] | None:
        """Return the row at a place; None where it is none of the journal's."""
        index, offset = place
        page = self._page(index)
        try:
            length, at = _varint(page, offset)
            row_id, at = _varint(page, at)
            return _decoded(row_id, self._payload(page, at, length))
        except (_NoRowError, struct.error, UnicodeDecodeError):
            return None

    def _look_for_records(self, page: bytes, most: int) -> None:
        salt = _SALT.search(page)
        if salt is not None:
            self.salt = salt[1].decode()
        for kind, value in _SEQUENCE.findall(page):
            known = int.from_bytes(value[: _INTEGERS[kind[0]]], "big", signed=True)
            if known <= most:
                self.last_known = max(known, self.last_known or 0)

    def _payload(self, page: bytes, at: int, length: int) -> bytes:
        """Return a record whole, what spilled over into further pages included."""
        usable = self._size
        if length <= usable - 35:
            return page[at : at + length]
        if length > _LONGEST:
            raise _NoRowError
        least = (usable - 12) * 32 // 255 - 23
        here = least + (length - least) % (usable - 4)
        if here > usable - 35:
            here = least
        parts, left = [page[at : at + here]], length - here
        (following,) = struct.unpack_from(">I", page, at + here)
        while left > 0:
            further = self._numbered(following)
            (following,) = struct.unpack_from(">I", further, 0)
            parts.append(further[4 : 4 + left])
            left -= len(parts[-1])
        return b"".join(parts)

    def _numbered(self, number: int) -> bytes:
        """Return the newest state of a page by its number in the database."""
        index = self._newest.get(number)
        found = self._page(number - 1 if index is None else self._main_pages + index)
        if len(found) < self._size:
            raise _NoRowError
        return found

    def _page(self, index: int) -> bytes:
        if index < self._main_pages:
            return _read(self._main, index * self._size, self._size)
        if index - self._main_pages >= len(self._frames):
            return b""
        return _read(self._wal, self._frames[index - self._main_pages].at, self._size)

    def _open(self, file: Path) -> IO[bytes] | None:
        try:
            return self._opened.enter_context(file.open("rb"))
        except OSError:
            return None

    def _page_size(self) -> int:
        """Return the size of pages as either file tells it; the usual one where both are silent."""
        (size,) = struct.unpack(">H", _read(self._main, 16, 2).rjust(2, b"\0"))
        for told in (65536 if size == 1 else size, wal_format.told_page_size(self._wal)):
            if 512 <= told <= 65536 and told & (told - 1) == 0:
                return int(told)
        return _USUAL_PAGE

    @staticmethod
    def _length(file: IO[bytes] | None) -> int:
        return 0 if file is None else file.seek(0, 2)


def _read(file: IO[bytes] | None, at: int, length: int) -> bytes:
    if file is None:
        return b""
    try:
        file.seek(at)
        return file.read(length)
    except OSError:  # a sector that cannot be read
        return b""


def _varint(page: bytes, at: int) -> tuple[int, int]:
    value = 0
    for count, byte in enumerate(page[at : at + 9], 1):
        if count == 9:
            return (value << 8) | byte, at + count
        value = (value << 7) | (byte & 0x7F)
        if byte < 0x80:
            return value, at + count
    raise _NoRowError


def _begins_like_one(page: bytes, at: int) -> bool:
    """Whether a record begins as the journal's do: nothing, a number, a text."""
    _, at = _varint(page, at)
    first, at = _varint(page, at)
    second, at = _varint(page, at)
    third, _ = _varint(page, at)
    number = second in _INTEGERS or second in (_ZERO, _ONE)
    return first == 0 and number and third > _FIRST_BLOB and third % 2 == 1


def _decoded(row_id: int, record: bytes) -> tuple[Any, ...]:
    """Return a record's columns; the first stands for the row's id, which is kept outside of it."""
    header, at = _varint(record, 0)
    if not _COLUMNS < header <= len(record):
        raise _NoRowError
    kinds = []
    while at < header:
        kind, at = _varint(record, at)
        kinds.append(kind)
    if len(kinds) < _COLUMNS or kinds[0] != 0:
        raise _NoRowError
    row: list[Any] = []
    for kind in kinds[:_COLUMNS]:
        value, at = _value(record, at, kind)
        row.append(value)
    return (row_id, *row[1:])


def _value(record: bytes, at: int, kind: int) -> tuple[Any, int]:
    if kind == 0:
        return None, at
    if kind in (_ZERO, _ONE):
        return kind - _ZERO, at
    if kind in _INTEGERS or kind == _FLOAT:
        length = _INTEGERS.get(kind, 8)
    elif kind >= _FIRST_BLOB:
        length = (kind - _FIRST_BLOB) // 2
    else:
        raise _NoRowError
    part = record[at : at + length]
    if len(part) < length:
        raise _NoRowError
    if kind in _INTEGERS:
        return int.from_bytes(part, "big", signed=True), at + length
    if kind == _FLOAT:
        return struct.unpack(">d", part)[0], at + length
    return (part.decode() if kind % 2 else part), at + length
