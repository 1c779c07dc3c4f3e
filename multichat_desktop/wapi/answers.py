"""What an answer of the gateway means: success, refusal, or nobody knows.

Source: `docs/protocol.md`, *Answers of the REST API*. A 200 with an error inside is common.
"""

import re
from typing import Any

import msgspec

from multichat_desktop.wapi.errors import LostAnswerError, NotTakenError, RefusedError

_LONGEST_DETAIL = 300
# Whatever the header says (a date's number, or more than any clock holds): an hour is long enough for any of them.
_LONGEST_WAIT = 3600.0
_LIMIT = "new-contacts-limit"
"""WhatsApp lets a line write to so many new people only: waiting helps, connecting anew makes it worse."""
_REFUSALS = {400: "bad-request", 401: "unauthorized", 403: "forbidden", 404: "not-found", 463: _LIMIT}
_NOT_TAKEN = {429: "busy", 503: "gateway-down"}
_REDIRECT, _CLIENT_ERROR, _SERVER_ERROR = 300, 400, 500
# Not the name of an instance (`LITE-…`), nor digits in the middle of a phone.
_PLAN_WORDS = re.compile(r"\b(?:planos?|plans?|lite(?!-)|upgrade)\b", re.IGNORECASE)
_BAD_NUMBER = re.compile(
    r"n[uú]mero (?:de telefone )?(?:é )?inv[aá]lido|invalid (?:phone )?number|not (?:registered )?on whatsapp"
    r"|n[aã]o (?:existe|est[aá]|possui|tem)(?: \w+){0,2} whatsapp",
    re.IGNORECASE,
)
_NEW_CONTACTS = re.compile(r"\b463\b")


def read_answer(status: int, body: bytes, retry_after: str | None = None) -> dict[str, Any]:
    """Return the JSON object of a successful answer.

    Raises:
        NotTakenError: 429 or 503.
        RefusedError: any other 3xx or 4xx, or a 200 with an error inside.
        LostAnswerError: any other 5xx, or an answer that cannot be read.
    """
    answer = _object(body)
    detail = _detail(answer)
    if status in _NOT_TAKEN:
        raise NotTakenError(_NOT_TAKEN[status], detail, _seconds(retry_after))
    if _REDIRECT <= status < _CLIENT_ERROR:
        raise RefusedError("bad-address", detail)
    if _CLIENT_ERROR <= status < _SERVER_ERROR:
        raise RefusedError(_code(_REFUSALS.get(status, "refused"), detail), detail)
    if status >= _SERVER_ERROR or answer is None:
        raise LostAnswerError("no-answer", detail)
    if _says_error(answer):
        raise RefusedError(_code("refused", detail), detail)
    return answer


def _object(body: bytes) -> dict[str, Any] | None:
    try:
        value = msgspec.json.decode(body)
    except (msgspec.DecodeError, UnicodeDecodeError, RecursionError):
        return None
    return value if isinstance(value, dict) else None


def _says_error(answer: dict[str, Any]) -> bool:
    """Whether a 200 tells of an error: `error: false` is success, a text or `true` is not."""
    error = answer.get("error")
    failed = bool(error) and str(error).lower() != "false"
    return failed or answer.get("success") is False or str(answer.get("status", "")).lower() == "error"


def _detail(answer: dict[str, Any] | None) -> str | None:
    for name in ("message", "error", "msg", "detail"):
        value = (answer or {}).get(name)
        if isinstance(value, str) and value.strip():
            return " ".join(value.split())[:_LONGEST_DETAIL]
    return None


def _code(code: str, detail: str | None) -> str:
    said = detail or ""
    if code in ("not-found", "refused", "bad-request") and _BAD_NUMBER.search(said):
        return "bad-number"
    if code in ("forbidden", "refused", "bad-request") and _PLAN_WORDS.search(said):
        return "plan"
    return _LIMIT if _NEW_CONTACTS.search(said) else code


def _seconds(retry_after: str | None) -> float | None:
    try:
        seconds = float(retry_after or "")
    except ValueError:
        return None
    return min(seconds, _LONGEST_WAIT) if 0 <= seconds < float("inf") else None
