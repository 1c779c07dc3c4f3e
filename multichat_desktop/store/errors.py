"""What can go wrong with the database, by what can be done about it."""

import sqlite3

import peewee


class StoreError(Exception):
    """The root of all failures of the store."""


class StoreFullError(StoreError):
    """The disk is full, or may not be written to."""


class StoreLockedError(StoreError):
    """Another program holds the database."""


class StoreBrokenError(StoreError):
    """The file is no database, or a damaged one."""


class StoreNewerError(StoreError):
    """A newer version of the program wrote this database."""

    def __init__(self, found: int, known: int) -> None:
        super().__init__(f"The database has version {found}, this program knows versions up to {known}.")
        self.found, self.known = found, known


class StoreBusyError(StoreError):
    """More is waiting to be written than is allowed to wait."""


class StoreClosedError(StoreError):
    """The writer has stopped."""


class NotThereError(StoreError):
    """What a step speaks of is not stored (any more)."""


_WORDS = (
    ("disk is full", StoreFullError),
    ("disk i/o", StoreFullError),
    ("readonly", StoreFullError),
    ("read-only", StoreFullError),
    ("unable to open", StoreFullError),
    ("locked", StoreLockedError),
    ("malformed", StoreBrokenError),
    ("not a database", StoreBrokenError),
)


def of_the_world(error: Exception) -> StoreError | None:
    """Return the world's fault behind a database error; None when it is a fault of the program's own."""
    if isinstance(error, sqlite3.IntegrityError | sqlite3.ProgrammingError | peewee.IntegrityError):
        return None
    if not isinstance(error, sqlite3.DatabaseError | peewee.DatabaseError):
        return None
    text = str(error).lower()
    return next((family(str(error)) for words, family in _WORDS if words in text), None)


def in_our_words(error: Exception) -> StoreError:
    """Return what keeps a database from being opened: the world's fault, or a broken file."""
    return of_the_world(error) or StoreBrokenError(str(error))
