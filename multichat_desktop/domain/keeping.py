"""What is known of backups and of the last recovery, as it is remembered and told."""

from msgspec import Struct


class Proof(Struct, frozen=True):
    """A backup that was really restored to a temporary file and counted, at `at` (milliseconds UTC)."""

    at: int
    messages: int
    events: int


class Recovery(Struct, frozen=True):
    """How a damaged database was replaced; times in milliseconds UTC.

    Attributes:
        at: when that was done.
        backup_at: when the backup was made that was restored; None: there was none that could be.
        events: how many events of the damaged file came after it and were brought back.
        gap_from: the newest event known before the first one that may be missing; None: no event is known.
        gap_until: until when something may be missing; None: nothing is missing.
        kept: where in the profile the damaged file is kept.
    """

    at: int
    backup_at: int | None
    events: int
    gap_from: int | None
    gap_until: int | None
    kept: str
