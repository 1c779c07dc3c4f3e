"""How much of the machine a door may take, and what is done so that it fits."""

import contextlib

from msgspec import Struct

_OTHER_FILES = 200
"""What else the console holds open: database, window, calls to the gateway, pictures."""
_FEWEST = 8


class Limits(Struct, frozen=True):
    """The limits of one door. Seconds, bytes, and how many.

    `idle` is how long a connection is kept between two requests, `lingering` how long what nobody will read is still
    thrown away, so that the sender hears the answer instead of a reset.
    """

    connections: int = 200
    head_seconds: float = 10
    body_seconds: float = 30
    answer_seconds: float = 10
    idle_seconds: float = 75
    lingering_seconds: float = 10
    head_bytes: int = 64 * 1024
    line_bytes: int = 8190
    memory: int = 64 * 1024 * 1024
    wrong_keys: int = 10


USUAL = Limits()


def that_fit(connections: int, doors: int) -> int:
    """Return how many connections a door can have, after raising the soft limit of open files where that is needed."""
    try:
        import resource
    except ImportError:  # Windows has no such limit
        return connections
    needed = connections * doors + _OTHER_FILES
    soft, hard = resource.getrlimit(resource.RLIMIT_NOFILE)
    if soft == resource.RLIM_INFINITY or soft >= needed:
        return connections
    goal = needed if hard == resource.RLIM_INFINITY else min(needed, hard)
    with contextlib.suppress(OSError, ValueError):
        resource.setrlimit(resource.RLIMIT_NOFILE, (goal, hard))
        soft = goal
    return max(min(connections, (soft - _OTHER_FILES) // doors), _FEWEST)
