"""One who turns out to be two: the agent's word undoes a merge, and the two are never merged again.

Everything goes back to whom its alias belongs to, also what came after the merge: what each of the two said, reacted,
voted, edited or deleted, and their names. Only the newest merge of a person can be undone; before it the next is.
"""

from collections.abc import Sequence
from typing import Any

from multichat_desktop.store import chat_merging, corrections, names, origins, steps, votes
from multichat_desktop.store.errors import NotThereError
from multichat_desktop.store.merging import joined_notes, newest_name
from multichat_desktop.store.unit import Unit


def part(unit: Unit, step: steps.Part) -> str:
    """Undo the merge in which somebody went.

    Raises:
        NotThereError: there was none, or a newer one has to be undone first.
    """
    row = unit.execute(
        "SELECT kept, seq, aliases, gone_given, gone_given_at, gone_notes, kept_given, kept_given_at, kept_notes"
        " FROM merged m WHERE gone = ? AND number = (SELECT max(number) FROM merged WHERE kept = m.kept)"
        " AND NOT EXISTS (SELECT 1 FROM merged WHERE gone = m.kept)",
        (step.gone,),
    ).fetchone()
    if row is None:
        raise NotThereError("There is no such merge, or it is not the newest.")
    kept, gone = str(row[0]), step.gone
    all_aliases = origins.aliases(unit, kept)
    theirs = origins.following(all_aliases, row[2].split(" "))
    ours = [key for key in all_aliases if key not in theirs]
    unit.execute("INSERT INTO person (seq, id) VALUES (?, ?)", (row[1], gone))
    unit.execute(f"UPDATE alias SET person_id = ? WHERE key IN ({names.marks(theirs)})", (gone, *theirs))
    for one in ours:
        for other in theirs:
            for pair in ((one, other), (other, one)):
                unit.execute("INSERT OR IGNORE INTO apart (one, other) VALUES (?, ?)", pair)
    for person in (kept, gone):
        origins.names_anew(unit, person)
    _divide_what_the_agent_said(unit, kept, gone, row[3:])
    _divide_groups(unit, kept, gone, {kept: ours, gone: theirs})
    chat_merging.part_of_people(unit, kept, gone, {kept: ours, gone: theirs})
    _divide_changes(unit, kept, gone, theirs)
    votes.known_better(unit)
    for person, keys in ((kept, ours), (gone, theirs)):
        chat_merging.bring_in_step(unit, person, gone, keys)
    unit.execute("DELETE FROM merged WHERE gone = ?", (gone,))
    unit.execute("DELETE FROM merged_chat WHERE gone = ?", (gone,))
    return f"person:{gone}"


def _divide_what_the_agent_said(unit: Unit, kept: str, gone: str, before: tuple[Any, ...]) -> None:
    """Give both their names and notes back; what the agent wrote since the merge stays with the one who stays."""
    gone_given, gone_given_at, gone_notes, kept_given, kept_given_at, kept_notes = before
    given, given_at, notes = unit.execute(
        "SELECT given_name, given_at, notes FROM person WHERE id = ?", (kept,)
    ).fetchone()
    if (given, given_at) == newest_name((kept_given, kept_given_at), (gone_given, gone_given_at)):
        given, given_at = kept_given, kept_given_at
    if notes == joined_notes(kept_notes, gone_notes):
        notes = kept_notes
    sql = "UPDATE person SET given_name = ?, given_at = ?, notes = ? WHERE id = ?"
    unit.execute(sql, (given, given_at, notes, kept))
    unit.execute(sql, (gone_given, gone_given_at, gone_notes, gone))


def _divide_groups(unit: Unit, kept: str, gone: str, aliases: dict[str, list[str]]) -> None:
    theirs = aliases[gone]
    moved = unit.execute(
        f"UPDATE message SET author_id = ? WHERE author_id = ? AND via IN ({names.marks(theirs)}) RETURNING seq",
        (gone, kept, *theirs),
    ).fetchall()
    for (seq,) in moved:
        unit.touch_message(seq)
    for table, columns, order in (
        ("reaction", "emoji, at", "at, emoji"),
        ("vote", "at, event_id, payload, iv", "at, event_id"),
    ):
        targets = unit.execute(
            f"DELETE FROM {table} WHERE author = ? AND author NOT IN ('', '*') RETURNING instance_id, target",
            (kept,),
        ).fetchall()
        for person, keys in aliases.items():
            # Ascending, so that the newest is what stays.
            unit.execute(
                f"INSERT OR REPLACE INTO {table} (instance_id, target, author, {columns})"
                f" SELECT instance_id, target, ?, {columns} FROM {table}_by WHERE via IN ({names.marks(keys)})"
                f" ORDER BY {order}",
                (person, *keys),
            )
        for instance_id, target in targets:
            _touch(unit, instance_id, target)


def _divide_changes(unit: Unit, kept: str, gone: str, theirs: Sequence[str]) -> None:
    """Let edits and deletions count only for the messages of the one who made them."""
    for table in ("edit", "deletion"):
        targets = unit.execute(
            f"SELECT DISTINCT instance_id, target FROM {table} WHERE author = ? AND author <> ''", (kept,)
        ).fetchall()
        unit.execute(
            f"UPDATE {table} SET author = ? WHERE author = ? AND author <> '' AND via IN ({names.marks(theirs)})",
            (gone, kept, *theirs),
        )
        for instance_id, target in targets:
            corrections.anew(unit, instance_id, target)


def _touch(unit: Unit, instance_id: str, target: str) -> None:
    row = unit.execute(
        "SELECT seq FROM message WHERE instance_id = ? AND message_id = ?", (instance_id, target)
    ).fetchone()
    if row is not None:
        unit.touch_message(row[0])
