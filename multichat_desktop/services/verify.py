"""The proof that the journal is the truth: the state rebuilt from it is the state there is."""

from contextlib import ExitStack, closing
from itertools import takewhile
from typing import Any

import msgspec
from msgspec import Struct

from multichat_desktop.services.rereading import has_effect, job_of
from multichat_desktop.store.journal import Entry, Journal
from multichat_desktop.store.ledger import CONSOLE
from multichat_desktop.store.profile import Profile
from multichat_desktop.store.reader import Reader
from multichat_desktop.store.replay import Replay

_NOWHERE = "accepted, and neither placed, ignored with a reason, stored nor quarantined"


class Report(Struct, frozen=True):
    """What `verify` found; `not_covered` counts rows whose body retention took away."""

    events: int
    messages: int
    not_covered: int
    differences: list[dict[str, Any]]


def verify(profile: Profile) -> Report:
    """Rebuild the state from the journal and compare.

    Raises:
        StoreError: the database cannot be read.
    """
    events = not_covered = 0
    with ExitStack() as opened:
        journal = opened.enter_context(closing(Journal(profile.database)))
        reader = opened.enter_context(closing(Reader(profile.database)))
        replay = opened.enter_context(Replay(profile.database))
        found = [_difference(entry, _NOWHERE) for entry in journal.unaccounted(replay.last)]
        for entry in takewhile(lambda entry: entry.id <= replay.last, journal.whole()):
            events += entry.door != CONSOLE
            if not has_effect(entry):
                continue
            if entry.body is None:
                not_covered += 1
                continue
            found += _again(replay, entry, entry.body)
        found += [msgspec.to_builtins(d) for d in replay.differences()]
        messages = sum(1 for _ in reader.export())
    return Report(events, messages, not_covered, found)


def _again(replay: Replay, entry: Entry, body: bytes) -> list[dict[str, Any]]:
    try:
        receipt = replay.apply(entry.id, job_of(entry, body))
    except Exception as error:  # whatever it is: a row that cannot be applied is a finding, not the end
        return [_difference(entry, f"cannot be applied again: {type(error).__name__}")]
    if receipt.outcome != entry.outcome:
        return [_difference(entry, f"was {entry.outcome}, would be {receipt.outcome}")]
    return []


def _difference(entry: Entry, what: str) -> dict[str, Any]:
    return {"table": "journal", "key": str(entry.id), "real": what, "rebuilt": None}
