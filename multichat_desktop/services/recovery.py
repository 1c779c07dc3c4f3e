"""A damaged database made good again: the newest backup, and on top of it every event that can still be read."""

import logging

import msgspec

from multichat_desktop.domain.clock import Clock
from multichat_desktop.domain.keeping import Recovery
from multichat_desktop.services.rereading import has_effect, job_of
from multichat_desktop.store.condition import Condition
from multichat_desktop.store.profile import Profile
from multichat_desktop.store.recovery import RECOVERY, TOLD, Rebuilding

_log = logging.getLogger(__name__)


def recover(profile: Profile, condition: Condition, clock: Clock) -> Recovery:
    """Replace the damaged database of a profile that this process holds the lock of.

    Raises:
        StoreError: there is no room for it; the damaged database stands.
    """
    with Rebuilding(profile, clock.now()) as building:
        for entry in building.entries():
            if entry.body is None or not has_effect(entry):
                building.keep(entry)
                continue
            try:
                job = job_of(entry, entry.body)
            except Exception as error:  # whatever damage made of it: the row stays, and is told as what it is
                building.set_aside(entry, type(error).__name__)
                continue
            building.replay(entry, job)
        done = building.finish()
    condition.repaired()
    _log.info("the database was damaged and has been replaced; the damaged one is in %s", done.kept)
    return done


def untold(settings: dict[str, str]) -> Recovery | None:
    """Return the recovery that nobody was told of yet."""
    kept = settings.get(RECOVERY)
    if kept is None:
        return None
    done = msgspec.json.decode(kept, type=Recovery)
    return None if settings.get(TOLD) == str(done.at) else done
