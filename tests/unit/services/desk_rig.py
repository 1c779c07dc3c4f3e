"""A desk on a rig, with all that it hands its intents to."""

from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass

from outbox_rig import Rig

from multichat_desktop.services.courtesy import Courtesy
from multichat_desktop.services.desk import Desk
from multichat_desktop.services.errands import Errands
from multichat_desktop.services.files.shelf import Shelf
from multichat_desktop.services.intents import Intents, NotWritten
from multichat_desktop.services.preferences import Preferences
from multichat_desktop.services.preparing import Preparation
from multichat_desktop.services.writing import Writing


@dataclass
class DeskRig:
    desk: Desk
    intents: Intents
    errands: Errands
    courtesy: Courtesy
    preferences: Preferences


def desk_on(rig: Rig, pool: ThreadPoolExecutor, on_failure: Callable[[NotWritten], None]) -> DeskRig:
    """A desk whose outbox has been started; its errands wait until somebody runs them."""
    intents = Intents(rig.replies, rig.clock, on_failure)
    preferences = Preferences({}, lambda key, value: None)
    errands = Errands(rig.replies, rig.reader, rig.gateway, rig.credentials, rig.clock, lambda: 0.0)
    writing = Writing(intents, Preparation(Shelf(rig.folder), pool), rig.outbox.wake)
    courtesy = Courtesy(rig.reader, rig.gateway, rig.credentials, preferences, rig.clock)
    desk = Desk(intents, rig.reader, rig.outbox, errands, writing, courtesy, preferences, rig.clock)
    return DeskRig(desk, intents, errands, courtesy, preferences)
