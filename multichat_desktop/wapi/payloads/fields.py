"""Typed looks into a decoded body: what is of the wrong type counts as absent, never as an exception."""

import base64
import binascii
from datetime import UTC, datetime
from typing import Any

_MILLISECONDS_ABOVE = 1e11
_EARLIEST, _LATEST = 946_684_800_000, 4_102_444_800_000
_LONGEST_NUMBER = 20
_TOO_GREAT = 2**63

Object = dict[str, Any]


class BrokenContentError(ValueError):
    """A known kind of event whose content cannot be used; the text says what is wrong."""


def obj(parent: Object, *names: str) -> Object:
    """Return the first of the members that is an object; an empty one if none is."""
    for name in names:
        value = parent.get(name)
        if isinstance(value, dict):
            return value
    return {}


def text(parent: Object, *names: str) -> str | None:
    """Return the first of the members that is a non-empty text."""
    for name in names:
        value = parent.get(name)
        if isinstance(value, str) and value:
            return value
    return None


def ident(parent: Object, *names: str) -> str | None:
    """Return the first of the members that can be an id: a non-empty text, or an integer as text."""
    for name in names:
        value = parent.get(name)
        if isinstance(value, str) and value.strip():
            return value.strip()
        if isinstance(value, int) and not isinstance(value, bool):
            return str(value)
    return None


def number(parent: Object, *names: str) -> int | None:
    """Return the first of the members that is a whole number, also as text (64-bit numbers come so)."""
    found = decimal(parent, *names)
    return None if found is None else int(found)


def decimal(parent: Object, *names: str) -> float | int | None:
    """Return the first of the members that is a number of at most 64 bits, also as text."""
    for name in names:
        value = parent.get(name)
        if isinstance(value, str) and 0 < len(value) <= _LONGEST_NUMBER:
            try:
                value = int(value)
            except ValueError:
                try:
                    value = float(value)
                except ValueError:
                    continue
        if isinstance(value, int | float) and not isinstance(value, bool) and abs(value) < _TOO_GREAT:
            return value
    return None


def flag(parent: Object, *names: str) -> bool | None:
    """Return the first of the members that is true or false, also as text or 0/1."""
    for name in names:
        value = parent.get(name)
        if isinstance(value, str):
            value = {"true": True, "1": True, "false": False, "0": False}.get(value.strip().lower())
        if isinstance(value, bool):
            return value
        if isinstance(value, int) and value in (0, 1):
            return bool(value)
    return None


def items(parent: Object, name: str) -> list[Object]:
    """Return the objects of a list member."""
    value = parent.get(name)
    return [item for item in value if isinstance(item, dict)] if isinstance(value, list) else []


def texts(parent: Object, name: str) -> tuple[str, ...]:
    """Return the texts of a list member."""
    value = parent.get(name)
    return tuple(item for item in value if isinstance(item, str)) if isinstance(value, list) else ()


def blob(parent: Object, *names: str) -> bytes | None:
    """Return the first of the members that is base64, decoded."""
    for name in names:
        value = parent.get(name)
        if isinstance(value, str) and value:
            try:
                return base64.b64decode(value, validate=True)
            except (binascii.Error, ValueError):
                continue
    return None


def moment(parent: Object, *names: str) -> int | None:
    """Return the first of the members that is a time, in milliseconds UTC.

    Taken are ISO 8601 texts and numbers (or texts of digits) of seconds, above 1e11 of milliseconds. What lies
    outside the years 2000–2099 is no time.
    """
    for name in names:
        value: int | float | None = decimal(parent, name)
        if value is None:
            value = _iso(parent.get(name))
        elif value <= _MILLISECONDS_ABOVE:
            value = value * 1000
        if value is not None and _EARLIEST <= value < _LATEST:
            return int(value)
    return None


def _iso(value: object) -> int | None:
    if not isinstance(value, str):
        return None
    try:
        parsed = datetime.fromisoformat(value.strip().upper())
        stamp = (parsed if parsed.tzinfo else parsed.replace(tzinfo=UTC)).timestamp()
    except (ValueError, OverflowError):
        return None
    return round(stamp * 1000)
