"""Bytes to a JSON object whose keys are all in lower case.

The gateway writes the same key in three spellings (`fileSha256`, `fileSHA256`, `filesha256`), so keys are
compared without regard to case: once, here.
"""

import json
import math
from typing import Any

import msgspec

MAX_DEPTH = 64
_LONGEST_INTEGER = 1000
_REPLACEMENT = "\ufffd"
_LAST_BEFORE_SURROGATES, _FIRST_AFTER_SURROGATES = "\ud7ff", "\ue000"


class NotAnEventError(ValueError):
    """The body is not a JSON object that can be looked into; the text says why in one sentence."""


def decode(raw: bytes) -> dict[str, Any]:
    """Return the body's JSON object with keys in lower case.

    Lone surrogates and NUL become U+FFFD, since neither can be shown or stored as text.

    Raises:
        NotAnEventError: not UTF-8, not JSON, not an object, or nested deeper than `MAX_DEPTH`.
    """
    try:
        value = msgspec.json.decode(raw)
    except RecursionError as error:
        raise NotAnEventError(_too_deep()) from error
    except (msgspec.DecodeError, UnicodeDecodeError):
        value = _decode_leniently(raw)
    if not isinstance(value, dict):
        raise NotAnEventError("The body is JSON, but not an object.")
    folded: dict[str, Any] = _fold(value, MAX_DEPTH)
    return folded


def _decode_leniently(raw: bytes) -> Any:
    """Decode what the strict decoder refuses but JSON allows: lone surrogates as escapes, huge numbers."""
    try:
        return json.loads(raw.decode("utf-8"), parse_int=_integer, parse_constant=_refuse_constant)
    except UnicodeDecodeError as error:
        raise NotAnEventError("The body is not UTF-8.") from error
    except RecursionError as error:
        raise NotAnEventError(_too_deep()) from error
    except ValueError as error:
        raise NotAnEventError("The body is not JSON.") from error


def _integer(digits: str) -> int | float:
    """Python reads no whole number longer than some thousand digits; none that long means anything here."""
    return int(digits) if len(digits) <= _LONGEST_INTEGER else math.inf


def _refuse_constant(name: str) -> Any:
    raise ValueError(name)


def _too_deep() -> str:
    return f"The body is nested deeper than {MAX_DEPTH}."


def _fold(value: Any, depth: int) -> Any:
    if isinstance(value, str):
        return _clean(value)
    if isinstance(value, dict):
        if not depth:
            raise NotAnEventError(_too_deep())
        folded: dict[str, Any] = {}
        for key, item in value.items():
            folded.setdefault(_clean(key).lower(), _fold(item, depth - 1))
        return folded
    if isinstance(value, list):
        if not depth:
            raise NotAnEventError(_too_deep())
        return [_fold(item, depth - 1) for item in value]
    return value


def _clean(text: str) -> str:
    if text.isascii():
        return text.replace("\0", _REPLACEMENT) if "\0" in text else text
    try:
        text.encode("utf-8")
    except UnicodeEncodeError:
        text = "".join(
            _REPLACEMENT if _LAST_BEFORE_SURROGATES < c < _FIRST_AFTER_SURROGATES else c for c in text
        )
    return text.replace("\0", _REPLACEMENT)
