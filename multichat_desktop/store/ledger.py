"""The journal's side of a transaction: every job leaves its row, with what became of it."""

import msgspec

from multichat_desktop.domain.events import Event, kind_of, message_id_of
from multichat_desktop.domain.intake import Receipt
from multichat_desktop.store import arrivals, doings, votes
from multichat_desktop.store.database import Execute
from multichat_desktop.store.fingerprint import fingerprint
from multichat_desktop.store.ids import IdMaker
from multichat_desktop.store.jobs import Arrival, Doing
from multichat_desktop.store.steps import Step
from multichat_desktop.store.unit import Touched, Unit

CONSOLE = "console"
CATCH_UP = "catch-up"

_INSERT = """
INSERT INTO journal (id, received_at, door, endpoint, kind, outcome, instance_id, message_id, place, error,
 duration_us, size, body) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
"""
_encoder = msgspec.json.Encoder()
_decoder: msgspec.json.Decoder[Step] = msgspec.json.Decoder(Step)


def decode_step(body: bytes) -> Step:
    """Return a step as the journal keeps it."""
    return _decoder.decode(body)


def encode_step(step: Step) -> bytes:
    """Return a step as the journal keeps it."""
    return _encoder.encode(step)


class Ledger:
    """Applies jobs one after the other and writes the journal; ids are handed out in memory.

    `start_at` must be called after opening and after every rollback.
    """

    def __init__(self, execute: Execute, salt: bytes) -> None:
        self._execute = execute
        self._ids = IdMaker(salt)
        self._next = 1

    def start_at(self, journal_id: int) -> None:
        """Set the id of the next row."""
        self._next = journal_id

    def write(self, job: Arrival | Doing, touched: Touched) -> Receipt:
        """Apply one job inside the open transaction.

        Raises:
            NotThereError: a step speaks of something that is not stored; nothing was written.
        """
        unit = Unit(self._execute, self._ids, touched)
        if isinstance(job, Doing):
            return self._step(job, unit)
        if job.event is None:
            return self._verdict(job)
        return self._event(job, job.event, unit)

    def quarantine(self, job: Arrival, error: str) -> Receipt:
        """Keep an event that could not be given its effect."""
        kind = job.kind if job.event is None else kind_of(job.event)
        broken = msgspec.structs.replace(job, event=None, verdict="quarantined", error=error, kind=kind)
        return self._verdict(broken)

    def _take_id(self) -> int:
        self._next += 1
        return self._next - 1

    def _step(self, job: Doing, unit: Unit) -> Receipt:
        unit.begin(self._next, job.at, live=True)
        place = doings.apply(unit, job.step)
        votes.try_again(unit)
        journal_id = self._take_id()
        kind = type(job.step).__name__
        body = encode_step(job.step)
        self._execute(
            _INSERT,
            (journal_id, job.at, CONSOLE, "", kind, "ok", None, None, place, None, 0, len(body), body),
        )
        return Receipt("ok", journal_id, kind, place)

    def _verdict(self, job: Arrival) -> Receipt:
        journal_id = self._take_id()
        outcome = job.verdict or "quarantined"
        self._row(
            journal_id,
            job,
            job.kind.value,
            outcome,
            job.instance_id,
            job.message_id,
            None,
            job.error,
            job.raw,
        )
        return Receipt(outcome, journal_id, job.kind.value, None, job.error)

    def _event(self, job: Arrival, event: Event, unit: Unit) -> Receipt:
        kind, message_id = kind_of(event).value, message_id_of(event)
        instance_id = event.instance_id or None
        key = fingerprint(event, job.raw)
        if key is not None:
            known = self._execute("SELECT journal_id FROM identity WHERE key = ?", (key,)).fetchone()
            if known is not None:
                journal_id = self._take_id()
                place = f"journal:{known[0]}"
                self._row(journal_id, job, kind, "duplicate", instance_id, message_id, place, None, None)
                return Receipt("duplicate", journal_id, kind, place)
        unit.begin(self._next, job.received_at, live=job.door != CATCH_UP)
        effect = arrivals.apply(unit, event)
        votes.try_again(unit)
        journal_id = self._take_id()
        if key is not None:
            self._execute("INSERT INTO identity (key, journal_id) VALUES (?, ?)", (key, journal_id))
        self._row(
            journal_id,
            job,
            kind,
            effect.outcome,
            instance_id,
            message_id,
            effect.place,
            effect.reason,
            job.raw,
        )
        return Receipt(effect.outcome, journal_id, kind, effect.place, effect.reason)

    def _row(
        self,
        journal_id: int,
        job: Arrival,
        kind: str,
        outcome: str,
        instance_id: str | None,
        message_id: str | None,
        place: str | None,
        error: str | None,
        body: bytes | None,
    ) -> None:
        size = len(job.raw) if job.size is None else job.size
        self._execute(
            _INSERT,
            (
                journal_id,
                job.received_at,
                job.door,
                job.endpoint,
                kind,
                outcome,
                instance_id,
                message_id,
                place,
                error,
                job.elapsed_us(),
                size,
                body,
            ),
        )
