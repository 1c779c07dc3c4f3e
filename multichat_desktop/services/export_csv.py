"""Conversations as a table for spreadsheets (contract, `export`): RFC 4180, UTF-8, one message a row, a header.

A cell that a spreadsheet would take for a formula gets an apostrophe before it, which spreadsheets take for *this is
text*: also behind signs that are not seen, and in every column, since names and ids are customers' words as well.
"""

import csv
import io
import re
from collections.abc import Iterator
from typing import Any

from multichat_desktop.domain.safe import safe
from multichat_desktop.services.export import rows
from multichat_desktop.store.reader import Reader

_LISTS = {
    "reactions": lambda one: f"{one['emoji']} {one['author_id'] or ''} {one['at']}",
    "status_history": lambda one: f"{one['status']} {one['at']}",
}
_MEDIA = ("mime", "name", "size", "sha256", "path", "state")
_COLUMNS = (
    "instance_id", "chat_id", "chat_name", "message_id", "direction", "from_me", "author_id", "author_name", "kind", "text",
    "caption", "quoted_message_id", "reactions", "edited", "deleted", "view_once", "status", "status_history", "timestamp",
    "received_at", *(f"media_{name}" for name in _MEDIA),
)  # fmt: skip
# What begins a formula in one of the usual programs, in letters of both widths; a cell may not begin with a tab either.
_FORMULA = re.compile(
    r"[\s\u00ad\u200b-\u200f\u2028-\u202e\u2060-\u2069\ufeff\ufffd'\"]*[=+\-@|\uff1d\uff0b\uff0d\uff20\u2212]|\t|\r"
)


def lines(reader: Reader, *, chat_id: str | None = None, since: int | None = None) -> Iterator[bytes]:
    """Give the table line by line (a line of the file; a message whose text has several is still one row)."""
    yield _line(_COLUMNS)
    for row in rows(reader, chat_id=chat_id, since=since):
        media = row["media"] or {}
        flat = row | {f"media_{name}": media.get(name) for name in _MEDIA}
        yield _line(tuple(cell(column, flat.get(column)) for column in _COLUMNS))


def cell(column: str, value: Any) -> str:
    """Return what stands in a cell."""
    if value is None:
        return ""
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, list):
        return inert("; ".join(map(_LISTS[column], value)))
    return inert(str(value))


def inert(text: str) -> str:
    """Return a text that no spreadsheet computes, and in which nothing hides."""
    shown = safe(text)
    return f"'{shown}" if _FORMULA.match(text) or _FORMULA.match(shown) else shown


def _line(cells: tuple[str, ...]) -> bytes:
    out = io.StringIO()
    csv.writer(out, quoting=csv.QUOTE_ALL, lineterminator="\r").writerow(cells)
    # The line's end is the file's: what writes lines puts it behind each.
    return out.getvalue().encode("utf-8", "replace")
