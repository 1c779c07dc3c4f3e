"""The schema, version by version: files of plain SQL, named `NNNN_what.sql`, each applied once and in order.

The version stands in `PRAGMA user_version`. Before an existing database is raised, a copy is made beside it.
"""

import re
import sqlite3
from importlib import resources

from msgspec import Struct

_NAME = re.compile(r"(\d{4})_[a-z_]+\.sql")


class Migration(Struct, frozen=True):
    """One step of the schema."""

    version: int
    sql: str


def all_migrations() -> list[Migration]:
    """Return the steps in ascending order.

    Raises:
        ValueError: the numbers do not ascend by one from 1.
    """
    found = []
    for file in resources.files(__name__).iterdir():
        match = _NAME.fullmatch(file.name)
        if match:
            found.append(Migration(int(match[1]), file.read_text(encoding="utf-8")))
    found.sort(key=lambda m: m.version)
    if [m.version for m in found] != list(range(1, len(found) + 1)):
        raise ValueError("migrations must be numbered 1, 2, 3, …")
    return found


def version_of(connection: sqlite3.Connection) -> int:
    """Return the schema version of an open database (0: an empty one)."""
    return int(connection.execute("PRAGMA user_version").fetchone()[0])


def raise_to(connection: sqlite3.Connection, steps: list[Migration]) -> None:
    """Apply the steps a database does not have yet, each in a transaction of its own."""
    for step in steps:
        if step.version > version_of(connection):
            connection.executescript(
                f"BEGIN IMMEDIATE;\n{step.sql}\nPRAGMA user_version = {step.version};\nCOMMIT;"
            )
