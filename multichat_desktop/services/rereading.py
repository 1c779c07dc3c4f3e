"""A row of the journal read again: what the writer is to do so that it has its effect once more."""

from multichat_desktop.store.jobs import Arrival, Doing
from multichat_desktop.store.journal import Entry
from multichat_desktop.store.ledger import CONSOLE, decode_step
from multichat_desktop.wapi.payloads import decode, read

WITHOUT_EFFECT = frozenset({"duplicate", "quarantined", "refused"})
# Votes that came before the console could read them had none, and have none now.
_WITHOUT_EFFECT_FOR = frozenset({"test", "poll-vote"})


def has_effect(entry: Entry) -> bool:
    """Whether a row changed anything but the journal, or may have."""
    return entry.outcome not in WITHOUT_EFFECT and entry.error not in _WITHOUT_EFFECT_FOR


def job_of(entry: Entry, body: bytes) -> Arrival | Doing:
    """Return what the writer is to do with a row that has an effect.

    Raises:
        ValueError, msgspec.MsgspecError: its body is not what it was.
    """
    if entry.door == CONSOLE:
        return Doing(decode_step(body), entry.received_at)
    return Arrival(
        door=entry.door,
        endpoint=entry.endpoint,
        received_at=entry.received_at,
        raw=body,
        event=read(decode(body)),
        size=entry.size,
        elapsed_us=lambda: entry.duration_us,
    )
