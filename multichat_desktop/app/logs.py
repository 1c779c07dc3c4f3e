"""What every log of the program goes through: no line can be forged, and no secret gets out.

A line is what one record says. Whatever stands in its arguments, in an exception's text or in a traceback: control and
direction characters are written as escapes, the lines of a traceback are indented, and secrets are taken out – those
that were told (`hide`, which the vault calls with everything it gives or takes) and whatever looks like one.
"""

import logging
import re
import sys
import threading
from collections.abc import Callable, Iterator
from datetime import datetime
from types import TracebackType
from typing import Any

HIDDEN = "[…]"
_SHORTEST_SECRET = 6
# Cc but for what no line holds anyway; line and paragraph separators; what turns the direction; halves of a pair.
_UNSAFE = re.compile("[\x00-\x1f\x7f-\x9f\u061c\u200e\u200f\u2028-\u202e\u2066-\u2069\ud800-\udfff]")
_SECRETS = re.compile(
    r"(?i)(?P<before>\bbearer\s+|[?&]key=|/k/|\bx-multichat-key\W+|\bauthorization\W+(?:bearer\s+)?"
    r"|[\"']?\b(?:access_|instance_)?token[\"']?\s*[:=]\s*[\"']?|\bmediakey[\"']?\s*[:=]\s*[\"']?)"
    r"(?P<secret>[^\s\"'&,;/}\]…]+)"
)


def one_line(text: str) -> str:
    """Return a text in which nothing can end the line, hide a part of it or turn its direction."""
    return _UNSAFE.sub(lambda found: _escape(found[0]), text)


def _escape(sign: str) -> str:
    code = ord(sign)
    return {"\n": "\\n", "\r": "\\r", "\t": "\\t"}.get(
        sign, f"\\x{code:02x}" if code < 0x100 else f"\\u{code:04x}"
    )


class Redaction:
    """Knows the secrets there are, and takes them out of texts. Callable from any thread."""

    def __init__(self) -> None:
        self._known: dict[str, None] = {}
        self._pattern: re.Pattern[str] | None = None
        self._changing = threading.Lock()

    def hide(self, secret: str) -> None:
        """Take this out of every text from now on; too short to be a secret is what would take words apart."""
        with self._changing:
            if len(secret) < _SHORTEST_SECRET or secret in self._known:
                return
            self._known[secret] = None
            longest_first = sorted(self._known, key=len, reverse=True)
            self._pattern = re.compile("|".join(map(re.escape, longest_first)))

    def clean(self, text: str) -> str:
        """Return a text without secrets."""
        pattern = self._pattern
        if pattern is not None:
            text = pattern.sub(HIDDEN, text)
        return _SECRETS.sub(rf"\g<before>{HIDDEN}", text)


class SafeFormatter(logging.Formatter):
    """Writes a record as one safe line, and a traceback as indented ones below it.

    `dated` begins the line with the time, ISO 8601 with the offset.
    """

    def __init__(self, redaction: Redaction, pattern: str, *, dated: bool = False) -> None:
        super().__init__(pattern)
        self.redaction, self._dated = redaction, dated

    def format(self, record: logging.LogRecord) -> str:
        """Return the whole entry."""
        trace = record.exc_text or (self.formatException(record.exc_info) if record.exc_info else "")
        trace += self.formatStack(record.stack_info) if record.stack_info else ""
        plain = logging.makeLogRecord(
            {**record.__dict__, "exc_info": None, "exc_text": None, "stack_info": None}
        )
        lines = [
            super().format(plain).replace("\n", "\\n"),
            *(f"    {line}" for line in trace.split("\n") if trace),
        ]
        if self._dated:
            at = datetime.fromtimestamp(record.created).astimezone().isoformat(timespec="milliseconds")
            lines[0] = f"{at} {lines[0]}"
        return "\n".join(one_line(self.redaction.clean(line)) for line in lines)


def start() -> None:
    """Send warnings and errors to stderr, each safe; also what a thread or the program itself dies of.

    Where somebody else has taken the logs already (a test), nothing is changed.
    """
    if logging.getLogger().handlers:
        return
    redaction = Redaction()
    handler = logging.StreamHandler(sys.stderr)
    handler.setFormatter(SafeFormatter(redaction, "%(levelname)s %(name)s: %(message)s"))
    logging.basicConfig(level=logging.WARNING, handlers=[handler])
    log = logging.getLogger(__name__)

    def died(kind: type[BaseException], error: BaseException, trace: TracebackType | None) -> None:
        log.critical("ended unexpectedly", exc_info=(kind, error, trace))

    def thread_died(told: threading.ExceptHookArgs) -> None:
        thread = told.thread.name if told.thread else "?"
        error = told.exc_value or told.exc_type()
        log.critical("%s ended unexpectedly", thread, exc_info=(told.exc_type, error, told.exc_traceback))

    sys.excepthook, threading.excepthook = died, thread_died
    sys.unraisablehook = _unraisable(log)


def _unraisable(log: logging.Logger) -> Callable[[Any], None]:
    def told(what: Any) -> None:
        log.error(
            "%s",
            what.err_msg or "could not be cleaned up",
            exc_info=(what.exc_type, what.exc_value, what.exc_traceback),
        )

    return told


def hide(secret: str) -> None:
    """Let a secret appear in none of the program's logs: every safe handler of the root's knows it from now on."""
    for redaction in _redactions():
        redaction.hide(secret)


def shared() -> Redaction:
    """Return the redaction of the program's own handler, for files beside it; a new one where nothing has been started."""
    return next(_redactions(), None) or Redaction()


def _redactions() -> Iterator[Redaction]:
    for handler in logging.getLogger().handlers:
        if isinstance(handler.formatter, SafeFormatter):
            yield handler.formatter.redaction
