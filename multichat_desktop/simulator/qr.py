"""A picture that looks like a QR code, as PNG, without any picture library."""

import random
import struct
import zlib

_MODULES = 33
_SCALE = 8
_QUIET = 4
_FINDER = 7


def picture(rng: random.Random) -> bytes:
    """A square of chance with three corner marks; no phone reads it, and none has to."""
    dark = [[_is_dark(x, y, rng) for x in range(_MODULES)] for y in range(_MODULES)]
    side = (_MODULES + 2 * _QUIET) * _SCALE
    blank = b"\0" + b"\xff" * side
    rows = [blank] * (_QUIET * _SCALE)
    margin = b"\xff" * (_QUIET * _SCALE)
    for modules in dark:
        line = b"".join((b"\0" if module else b"\xff") * _SCALE for module in modules)
        rows += [b"\0" + margin + line + margin] * _SCALE
    rows += [blank] * (_QUIET * _SCALE)
    header = struct.pack(">IIBBBBB", side, side, 8, 0, 0, 0, 0)
    return (
        b"\x89PNG\r\n\x1a\n"
        + _chunk(b"IHDR", header)
        + _chunk(b"IDAT", zlib.compress(b"".join(rows)))
        + _chunk(b"IEND", b"")
    )


def _is_dark(x: int, y: int, rng: random.Random) -> bool:
    for left, top in ((0, 0), (_MODULES - _FINDER, 0), (0, _MODULES - _FINDER)):
        from_middle = max(abs(x - left - 3), abs(y - top - 3))
        if from_middle <= 4:
            return from_middle in (0, 1, 3)
    return rng.random() < 0.5


def _chunk(name: bytes, data: bytes) -> bytes:
    return struct.pack(">I", len(data)) + name + data + struct.pack(">I", zlib.crc32(name + data))
