"""Whether every accepted event is accounted for: placed, ignored with a reason, stored, quarantined or refused.

Counted from an index that holds nothing but the rows of which none of this is true (`0002`, *Accounts*), so asking
costs nothing as long as all is well, and the answer is the database's own, not a number kept beside it.
"""

from multichat_desktop.store.database import Execute

UNACCOUNTED = (
    "journal INDEXED BY journal_unaccounted WHERE"
    " CASE outcome WHEN 'ok' THEN place IS NULL WHEN 'duplicate' THEN place IS NULL WHEN 'stored' THEN place IS NULL"
    " WHEN 'ignored' THEN error IS NULL WHEN 'quarantined' THEN error IS NULL WHEN 'refused' THEN error IS NULL"
    " ELSE 1 END"
)
"""What follows a FROM; the condition is the index's own, word for word, or SQLite could not use it."""


def count_unaccounted(execute: Execute) -> int:
    """Return how many rows of the journal say neither where their event went nor why it went nowhere."""
    (count,) = execute(f"SELECT count(*) FROM {UNACCOUNTED} AND id > 0").fetchone()
    return int(count)
