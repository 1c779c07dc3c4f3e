"""Opaque ids that come out the same whenever the journal is replayed."""

import hashlib

_BYTES = 9


class IdMaker:
    """Makes the ids of what one journal row creates: nobody can read anything out of them."""

    def __init__(self, salt: bytes) -> None:
        self._salt = salt
        self._row, self._count = 0, 0

    def begin(self, journal_id: int) -> None:
        """Start with the ids of one journal row."""
        self._row, self._count = journal_id, 0

    def make(self, prefix: str) -> str:
        """Return the next id."""
        self._count += 1
        seed = f"{prefix}:{self._row}:{self._count}".encode()
        return prefix + hashlib.blake2b(seed, key=self._salt, digest_size=_BYTES).hexdigest()
