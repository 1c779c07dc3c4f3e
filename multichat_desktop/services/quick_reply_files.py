"""Quick replies as a file: JSON (`[{"shortcut", "text", "attachment": {"name", "base64"}}]`) or CSV (two columns)."""

import base64
import binascii
import csv
import io
import json
from collections.abc import Callable, Iterable, Iterator
from pathlib import Path
from typing import Any, BinaryIO

from msgspec import Struct

from multichat_desktop.domain.quick_reply import LARGEST_ATTACHMENT, Attachment, QuickReply
from multichat_desktop.services.quick_replies import QuickReplyError, checked

MOST_BYTES = 4 * 2**20
"""The largest table; and with attachments in it, the largest file of all."""
MOST_WITH_FILES = 128 * 2**20
_SHORTCUTS = frozenset({"shortcut", "atalho"})
_TEXTS = frozenset({"text", "texto", "mensagem", "message"})
_FILES = frozenset({"attachment", "anexo"})
# One call of the decoder keeps the interpreter from every other thread: a large file is taken in such pieces.
_PIECE = 3 * 2**18
_LONGEST_NAME = 200


class UnreadableError(ValueError):
    """A file cannot be taken in, and nothing of it was; `line` is where (a row of a table, an entry of a list).

    `reason`: `too-large`, `letters` (no text), `shape` (no list of shortcuts and texts), `empty`, `twice`, `away` (it
    cannot be opened), `no-room` (the disk is full), of attachments `attachment` (no file in it), `large-attachment`,
    `empty-attachment`, or one of `QuickReplyError`'s.
    """

    def __init__(self, reason: str, line: int | None = None, shortcut: str = "") -> None:
        super().__init__(reason)
        self.reason, self.line, self.shortcut = reason, line, shortcut


class UnwritableError(Exception):
    """They cannot be written into a file; `reason`: `place`, `too-large`, `gone` (the attachment of `shortcut`)."""

    def __init__(self, reason: str, shortcut: str = "") -> None:
        super().__init__(reason)
        self.reason, self.shortcut = reason, shortcut


class Enclosed(Struct, frozen=True):
    """An attachment as it stands in a file."""

    name: str
    data: bytes


class Entry(Struct, frozen=True):
    """One quick reply as it stands in a file, its words as they are kept; `line` is where."""

    line: int
    shortcut: str
    text: str
    file: Enclosed | None = None


def write_json(replies: Iterable[QuickReply], place_of: Callable[[Attachment], Path], out: BinaryIO) -> None:
    """Write them as JSON, their attachments as Base64.

    Raises:
        UnwritableError: an attachment is gone, or all of them together are more than can be taken in again.
        OSError: the file cannot be written.
    """
    some = list(replies)
    if sum(one.attachment.size for one in some if one.attachment) * 4 // 3 > MOST_WITH_FILES - MOST_BYTES:
        raise UnwritableError("too-large")
    for place, reply in enumerate(some):
        out.write(b",\n  " if place else b"[\n  ")
        plain: dict[str, Any] = {"shortcut": reply.shortcut, "text": reply.text}
        if reply.attachment is not None:
            plain["attachment"] = {"name": reply.attachment.name, "base64": ""}
        words = json.dumps(plain, ensure_ascii=False, indent=2).replace("\n", "\n  ")
        if reply.attachment is None:
            out.write(words.encode())
            continue
        before, _, behind = words.rpartition('""')
        out.write(before.encode() + b'"')
        _write_file(reply, place_of(reply.attachment), out)
        out.write(b'"' + behind.encode())
    out.write(b"\n]\n" if some else b"[]\n")


def _write_file(reply: QuickReply, place: Path, out: BinaryIO) -> None:
    try:
        file = place.open("rb")
    except OSError as error:
        raise UnwritableError("gone", reply.shortcut) from error
    with file:
        while piece := file.read(_PIECE):
            out.write(base64.b64encode(piece))


def to_csv(replies: Iterable[QuickReply]) -> bytes:
    """Return them as a table that Excel opens in Brazil: semicolons, and the mark of UTF-8.

    A table carries no attachments: of what has no text beside its attachment nothing stands in it.
    """
    out = io.StringIO()
    writer = csv.writer(out, delimiter=";")
    writer.writerow(["atalho", "texto"])
    writer.writerows([one.shortcut, one.text] for one in replies if one.text)
    return out.getvalue().encode("utf-8-sig")


def read(data: bytes) -> list[Entry]:
    """Return what stands in a file, whichever of both it is.

    Raises:
        UnreadableError: something in it is wrong.
    """
    is_json = data[:64].removeprefix(b"\xef\xbb\xbf").lstrip().startswith((b"[", b"{"))
    if len(data) > (MOST_WITH_FILES if is_json else MOST_BYTES):
        raise UnreadableError("too-large")
    text = _decoded(data)
    rows = list(_of_json(text) if is_json else _of_csv(text))
    if not rows:
        raise UnreadableError("empty")
    found: list[Entry] = []
    seen: set[str] = set()
    for row in rows:
        try:
            shortcut, words = checked(row.shortcut, row.text, attached=row.file is not None)
        except QuickReplyError as error:
            raise UnreadableError(error.reason, row.line, error.shortcut) from error
        if shortcut.casefold() in seen:
            raise UnreadableError("twice", row.line, shortcut)
        seen.add(shortcut.casefold())
        found.append(Entry(row.line, shortcut, words, row.file))
    return found


def _decoded(data: bytes) -> str:
    try:
        text = data.decode("utf-8-sig")
    except UnicodeDecodeError:
        # What Excel saves as CSV on a Brazilian Windows.
        text = data.decode("cp1252", "replace")
    if "\0" in text or "\ufffd" in text:
        raise UnreadableError("letters")
    return text


def _of_json(text: str) -> Iterator[Entry]:
    try:
        entries = json.loads(text)
    except ValueError as error:
        raise UnreadableError("shape", getattr(error, "lineno", None)) from error
    if not isinstance(entries, list):
        raise UnreadableError("shape")
    for line, entry in enumerate(entries, 1):
        if not isinstance(entry, dict):
            raise UnreadableError("shape", line)
        shortcut = _field(entry, _SHORTCUTS, line)
        yield Entry(line, shortcut, _field(entry, _TEXTS, line), _enclosed(entry, shortcut, line))


def _enclosed(entry: dict[str, Any], shortcut: str, line: int) -> Enclosed | None:
    """Return the attachment of an entry."""
    found = next((value for key, value in entry.items() if key.strip().lower() in _FILES), None)
    if found is None:
        return None
    name, packed = (found.get("name"), found.get("base64")) if isinstance(found, dict) else (None, None)
    if not isinstance(name, str) or not isinstance(packed, str) or not name.strip():
        raise UnreadableError("attachment", line, shortcut)
    if len(packed) > LARGEST_ATTACHMENT * 4 // 3 + 4:
        raise UnreadableError("large-attachment", line, shortcut)
    try:
        pieces = (packed[at : at + 4 * _PIECE // 3] for at in range(0, len(packed), 4 * _PIECE // 3))
        data = b"".join(base64.b64decode(piece, validate=True) for piece in pieces)
    except (binascii.Error, ValueError) as error:
        raise UnreadableError("attachment", line, shortcut) from error
    if not data:
        raise UnreadableError("empty-attachment", line, shortcut)
    if len(data) > LARGEST_ATTACHMENT:
        raise UnreadableError("large-attachment", line, shortcut)
    return Enclosed(_plain_name(name), data)


def _plain_name(name: str) -> str:
    """Return the last part of what a file is called: it leads out of no folder."""
    return name.replace("\\", "/").rpartition("/")[2].strip()[-_LONGEST_NAME:] or "file"


def _field(entry: dict[str, Any], names: frozenset[str], line: int) -> str:
    value = next((value for key, value in entry.items() if key.strip().lower() in names), "")
    if not isinstance(value, str):
        raise UnreadableError("shape", line)
    return value


def _of_csv(text: str) -> Iterator[Entry]:
    first = text.partition("\n")[0]
    delimiter = max(";,\t", key=first.count)
    try:
        rows = list(csv.reader(io.StringIO(text, newline=""), delimiter=delimiter, strict=True))
    except csv.Error as error:
        raise UnreadableError("shape") from error
    head = [cell.strip().lower() for cell in rows[0]] if rows else []
    named = bool(_SHORTCUTS.intersection(head)) and bool(_TEXTS.intersection(head))
    one = next((i for i, cell in enumerate(head) if cell in _SHORTCUTS), 0) if named else 0
    other = next((i for i, cell in enumerate(head) if cell in _TEXTS), 1) if named else 1
    for line, row in enumerate(rows, 1):
        if (named and line == 1) or not any(cell.strip() for cell in row):
            continue
        if len(row) <= max(one, other):
            raise UnreadableError("shape", line)
        yield Entry(line, row[one], row[other])
