"""Looks into the bytes of a file as somebody who has to show or play it would: the structure must hold to its end."""

import base64
import binascii
import re
import struct
import zlib
from collections.abc import Callable
from dataclasses import dataclass

_DATA = re.compile(r"data:([a-z0-9.+-]+/[a-z0-9.+-]+)((?:;[a-z]+=[a-z0-9]+)*);base64,")
_LINK = re.compile(r"https?://[^\s/]+/\S*\.[A-Za-z0-9]{1,5}(\?\S*)?")
_OPUS_HERTZ = 48_000
_NO_SIZE_MARKERS = frozenset({0x01, *range(0xD0, 0xD9)})
_FRAME_MARKERS = frozenset({*range(0xC0, 0xD0)} - {0xC4, 0xC8, 0xCC})


class NotAFileError(ValueError):
    """The field does not hold what it should."""


@dataclass(frozen=True)
class Looked:
    """What is in a file: its type, and as far as it tells by itself pixels and seconds."""

    mime: str
    width: int | None = None
    height: int | None = None
    seconds: int | None = None


@dataclass(frozen=True)
class Sent:
    """A file as it was sent: None for `data` if it was a link."""

    declared: str
    data: bytes | None


Reader = Callable[[bytes], Looked]


def read_field(value: str) -> Sent:
    """The file in a field: a link that ends in an extension, or a data URI with its type."""
    if _LINK.fullmatch(value):
        return Sent("", None)
    head = _DATA.match(value[:200])
    if head is None:
        raise NotAFileError("deve ser um link com extensão ou um data URI em base64")
    try:
        return Sent(head[1] + head[2], base64.b64decode(value[head.end() :], validate=True))
    except (binascii.Error, ValueError) as error:
        raise NotAFileError("não é um base64 válido") from error


def look(data: bytes) -> Looked:
    """What a file is, by its structure; raises NotAFileError for what nobody could show."""
    for beginning, reader in _READERS:
        if data.startswith(beginning):
            return reader(data)
    if data[:4] == b"RIFF" and data[8:12] == b"WEBP":
        return _webp(data)
    if data[4:8] == b"ftyp":
        return _boxes(data)
    raise NotAFileError("é de um formato desconhecido")


def _png(data: bytes) -> Looked:
    place, kinds, pixels = 8, [], b""
    while place < len(data):
        (length,) = struct.unpack(">I", _take(data, place, 4))
        kind = _take(data, place + 4, 4)
        body = _take(data, place + 8, length)
        (crc,) = struct.unpack(">I", _take(data, place + 8 + length, 4))
        if zlib.crc32(kind + body) != crc:
            raise NotAFileError("é um PNG com soma errada")
        kinds.append(kind)
        pixels += body if kind == b"IDAT" else b""
        place += 12 + length
    if kinds[:1] != [b"IHDR"] or kinds[-1:] != [b"IEND"]:
        raise NotAFileError("é um PNG incompleto")
    try:
        zlib.decompress(pixels)
    except zlib.error as error:
        raise NotAFileError("é um PNG ilegível") from error
    width, height = struct.unpack(">II", data[16:24])
    return Looked("image/png", width, height)


def _jpeg(data: bytes) -> Looked:
    place, size = 2, None
    while True:
        marker = _take(data, place, 2)
        if marker[0] != 0xFF:
            raise NotAFileError("é um JPEG quebrado")
        if marker[1] in _NO_SIZE_MARKERS or marker[1] == 0xFF:
            place += 1 if marker[1] == 0xFF else 2
            continue
        (length,) = struct.unpack(">H", _take(data, place + 2, 2))
        if marker[1] in _FRAME_MARKERS:
            size = struct.unpack(">HH", _take(data, place + 5, 4))
        if marker[1] == 0xDA:
            break
        place += 2 + length
    if size is None or not data.rstrip(b"\0").endswith(b"\xff\xd9"):
        raise NotAFileError("é um JPEG incompleto")
    return Looked("image/jpeg", size[1], size[0])


def _webp(data: bytes) -> Looked:
    (length,) = struct.unpack("<I", data[4:8])
    if length + 8 > len(data) or data[12:16] not in (b"VP8 ", b"VP8L", b"VP8X"):
        raise NotAFileError("é um WebP incompleto")
    return Looked("image/webp")


def _boxes(data: bytes) -> Looked:
    """MP4, M4A, 3GP: boxes one behind the other, one of which says how it is played."""
    place, names = 0, []
    while place < len(data):
        length, name = struct.unpack(">I4s", _take(data, place, 8))
        if length == 1:
            (length,) = struct.unpack(">Q", _take(data, place + 8, 8))
        if length == 0:
            length = len(data) - place
        if length < 8:
            raise NotAFileError("é um MP4 quebrado")
        _take(data, place, length)
        names.append(name)
        place += length
    if b"moov" not in names:
        raise NotAFileError("é um MP4 incompleto")
    brand = data[8:12]
    return Looked("audio/mp4" if brand == b"M4A " else "video/3gpp" if brand[:2] == b"3g" else "video/mp4")


def _ogg(data: bytes) -> Looked:
    """A voice note: Opus in OGG, page after page."""
    place, pages, granule = 0, 0, 0
    while place < len(data):
        head = _take(data, place, 27)
        if head[:4] != b"OggS" or head[4] != 0:
            raise NotAFileError("é um OGG quebrado")
        segments = _take(data, place + 27, head[26])
        body = place + 27 + head[26]
        _take(data, body, sum(segments))
        if pages == 0 and data[body : body + 8] != b"OpusHead":
            raise NotAFileError("não é Opus em OGG")
        (position,) = struct.unpack("<q", head[6:14])
        granule = max(granule, position)
        place, pages = body + sum(segments), pages + 1
    if not head[5] & 4:
        raise NotAFileError("é um OGG incompleto")
    return Looked("audio/ogg", seconds=max(1, round(granule / _OPUS_HERTZ)))


def _pdf(data: bytes) -> Looked:
    if b"%%EOF" not in data[-1024:]:
        raise NotAFileError("é um PDF incompleto")
    return Looked("application/pdf")


def _as(mime: str) -> Reader:
    return lambda data: Looked(mime)


def _take(data: bytes, place: int, count: int) -> bytes:
    some = data[place : place + count]
    if len(some) < count:
        raise NotAFileError("está incompleto")
    return some


_READERS: tuple[tuple[bytes, Reader], ...] = (
    (b"\x89PNG\r\n\x1a\n", _png),
    (b"\xff\xd8\xff", _jpeg),
    (b"OggS", _ogg),
    (b"%PDF-", _pdf),
    (b"GIF8", _as("image/gif")),
    (b"ID3", _as("audio/mpeg")),
    (b"\xff\xfb", _as("audio/mpeg")),
    (b"\xff\xf3", _as("audio/mpeg")),
    (b"\xff\xf1", _as("audio/aac")),
    (b"#!AMR", _as("audio/amr")),
)
