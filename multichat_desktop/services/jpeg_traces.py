"""A JPEG without what it tells beside its picture: the place, the camera, the editor, a second picture behind the first.

Kept is what makes the picture look as it does: its size, tables and scans, the colours (JFIF, Adobe, ICC profile), and
which way up it is. The scans themselves are copied byte by byte: nothing is compressed anew.
"""

import re
from collections.abc import Iterator

from msgspec import Struct

BEGINNING = b"\xff\xd8\xff"
_END = b"\xff\xd9"
# Behind an FF in a scan: 00 is an FF that belongs to the picture, D0 to D7 restart it; FF fills.
_MARKER = re.compile(rb"\xff+([^\x00\xd0-\xd7\xff])")
_SOS, _EOI, _COMMENT, _EXIF_MARKER = 0xDA, 0xD9, 0xFE, 0xE1
_APPLICATION = range(0xE0, 0xF0)
_ALONE = frozenset({0x01, 0xD8})
_COLOURS = {0xE0: b"JFIF\x00", 0xE2: b"ICC_PROFILE\x00", 0xEE: b"Adobe"}
_EXIF = b"Exif\x00\x00"
_ORIENTATION, _SHORT = 0x0112, 3
_UPRIGHT, _ORIENTATIONS = 1, range(1, 9)
_ENTRY_BYTES = 12


class _Segment(Struct, frozen=True):
    """One marker with all that belongs to it: `content` behind its length, `whole` with marker, length and scan."""

    marker: int
    content: bytes
    whole: bytes


def without_traces(data: bytes) -> bytes:
    """Return a JPEG that shows the same and tells nothing else; as it is if there is no picture in it."""
    kept, orientation, shows = [], _UPRIGHT, False
    for segment in _segments(data):
        shows = shows or segment.marker == _SOS
        if segment.marker == _EXIF_MARKER and orientation == _UPRIGHT:
            orientation = _orientation(segment.content)
        if _is_of_the_picture(segment):
            kept.append(segment.whole)
    if not shows:
        return data
    turned = b"" if orientation == _UPRIGHT else _turned(orientation)
    # JFIF wants to be the first of all.
    first = 1 if kept and kept[0].startswith(b"\xff\xe0") else 0
    return b"".join((BEGINNING[:2], *kept[:first], turned, *kept[first:], _END))


def _is_of_the_picture(segment: _Segment) -> bool:
    if segment.marker == _COMMENT:
        return False
    if segment.marker in _APPLICATION:
        name = _COLOURS.get(segment.marker)
        return name is not None and segment.content.startswith(name)
    return True


def _segments(data: bytes) -> Iterator[_Segment]:
    """Give what the picture is made of, up to its end; what stands between segments is skipped, as decoders do."""
    at = 2
    while (found := _MARKER.search(data, at)) is not None:
        marker, at = found[1][0], found.end()
        if marker == _EOI:
            return
        if marker in _ALONE:
            continue
        length = int.from_bytes(data[at : at + 2])
        end = at + length
        if length < 2 or end > len(data):
            return
        content = data[at + 2 : end]
        if marker == _SOS:
            after = _MARKER.search(data, end)
            end = len(data) if after is None else after.start()
        yield _Segment(marker, content, b"\xff" + data[at - 1 : end])
        at = end


def _orientation(content: bytes) -> int:
    """Return which way up a picture is, as its Exif segment says; upright if that is none."""
    tiff = content[len(_EXIF) :]
    if not content.startswith(_EXIF) or tiff[:4] not in (b"II*\x00", b"MM\x00*"):
        return _UPRIGHT
    order = "little" if tiff.startswith(b"II") else "big"

    def number(at: int, size: int) -> int:
        return int.from_bytes(tiff[at : at + size], order)  # type: ignore[arg-type]

    entries = number(4, 4)
    for index in range(number(entries, 2)):
        at = entries + 2 + index * _ENTRY_BYTES
        if at + _ENTRY_BYTES > len(tiff):
            break
        if number(at, 2) == _ORIENTATION and number(at + 2, 2) == _SHORT:
            said = number(at + 8, 2)
            return said if said in _ORIENTATIONS else _UPRIGHT
    return _UPRIGHT


def _turned(orientation: int) -> bytes:
    """Return an Exif segment that says which way up, and nothing else."""
    entry = b"".join(
        (number.to_bytes(size) for number, size in ((1, 2), (_ORIENTATION, 2), (_SHORT, 2), (1, 4)))
    )
    tiff = b"MM\x00*\x00\x00\x00\x08" + entry + orientation.to_bytes(2) + b"\x00\x00" + bytes(4)
    content = _EXIF + tiff
    return b"\xff\xe1" + (len(content) + 2).to_bytes(2) + content
