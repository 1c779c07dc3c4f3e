"""What the bodies behind one door may hold together, from their first byte to their answer."""

from types import TracebackType

SMALL = 64 * 1024
_SPARED = 4
"""One part in so many is kept for small bodies: events go on being taken while large ones fill the rest."""


class NoRoomError(Exception):
    """One more body does not fit right now."""


class Memory:
    """Counts the bytes that are really there: one who announces much and sends nothing takes no room."""

    def __init__(self, most: int) -> None:
        self._most, self._most_of_large = most, most - most // _SPARED
        self.held = 0

    def share(self) -> "Share":
        """Return one body's part, given back at its end (`with`)."""
        return Share(self)

    def fits(self, more: int, size: int) -> bool:
        """Whether so much more fits, for a body that is then of this size."""
        return self.held + more <= (self._most if size <= SMALL else self._most_of_large)


class Share:
    """What one body holds."""

    def __init__(self, memory: Memory) -> None:
        self._memory = memory
        self.size = 0

    def announce(self, size: int) -> None:
        """See that a body of this size would fit, before any of it is read.

        Raises:
            NoRoomError: it would not.
        """
        if not self._memory.fits(size, size):
            raise NoRoomError

    def grow(self, more: int) -> None:
        """Take room for what has just come.

        Raises:
            NoRoomError: there is none.
        """
        if not self._memory.fits(more, self.size + more):
            raise NoRoomError
        self.size += more
        self._memory.held += more

    def __enter__(self) -> "Share":
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._memory.held -= self.size
        self.size = 0
