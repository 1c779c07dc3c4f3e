"""What moves on the messages that are seen: written by the media centre, read while they are painted."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field

from PySide6.QtGui import QImage

from multichat_desktop.domain.changes import Progress
from multichat_desktop.domain.message import Message

Action = tuple[str, str, Callable[[], object]]
"""Something that can be done with a file: a name for tests, the words, and what is done."""
FileOffers = Callable[[Message], Sequence[Action]]


@dataclass(frozen=True, slots=True)
class Sound:
    """The sound that is being played or stands: `share` of it that was heard (0 to 1), `at` in milliseconds."""

    playing: bool
    share: float
    at: int
    speed: float


@dataclass(slots=True)
class Live:
    """By message number: how far a file has come, the sound that is played, the frame of a film.

    None of it changes how tall a row is, so none of it is in the rows.
    """

    progress: dict[int, Progress] = field(default_factory=dict)
    sounds: dict[int, Sound] = field(default_factory=dict)
    frames: dict[int, QImage] = field(default_factory=dict)
