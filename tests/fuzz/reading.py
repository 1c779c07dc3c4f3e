"""The payload reader alone, as quick as it goes: an event or a refusal comes of every body, and soon."""

import time

import msgspec

from multichat_desktop.domain.events import kind_of, message_id_of
from multichat_desktop.store.fingerprint import fingerprint
from multichat_desktop.wapi.payloads import BrokenContentError, NotAnEventError, decode, read

SLOWEST = 0.5
"""Seconds of the processor: ten times the goal; what is instrumented takes several times as long."""


class Reading:
    """Reads one body after the other, and counts."""

    def __init__(self) -> None:
        self.bodies = self.events = 0
        self.slowest = 0.0

    def one(self, raw: bytes) -> None:
        """Read a body; whatever else it raises is what is looked for."""
        started = time.thread_time()
        self.bodies += 1
        try:
            event = read(decode(raw))
            kind_of(event), message_id_of(event)
            msgspec.json.encode(event)
            fingerprint(event, raw)
            self.events += 1
        except (BrokenContentError, NotAnEventError):
            pass
        took = time.thread_time() - started
        self.slowest = max(self.slowest, took)
        assert took < SLOWEST, f"{took:.3f} s for {raw!r}"

    def lines(self) -> str:
        """Say it for a person."""
        return f"{self.bodies} bodies read, {self.events} of them events, {1000 * self.slowest:.1f} ms the slowest"
