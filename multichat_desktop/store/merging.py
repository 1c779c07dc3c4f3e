"""Two who turn out to be one: what each had is joined, and kept as it was, so that they can part again."""

from collections.abc import Sequence

from multichat_desktop.store import chat_merging, corrections, origins, votes
from multichat_desktop.store.unit import Unit


def merge_all(unit: Unit, people: Sequence[str]) -> str:
    """Make one of all who may be, and return who the first of them is now."""
    first, *others = people
    for other in others:
        if not _are_apart(unit, first, other):
            first = _merge_two(unit, first, other)
    return first


def _are_apart(unit: Unit, one: str, other: str) -> bool:
    """Whether the agent said that these two are not one."""
    row = unit.execute(
        "SELECT 1 FROM alias a JOIN apart p ON p.one = a.key JOIN alias b ON b.key = p.other"
        " WHERE a.person_id = ? AND b.person_id = ? LIMIT 1",
        (one, other),
    ).fetchone()
    return row is not None


def _merge_two(unit: Unit, one: str, other: str) -> str:
    rows = unit.execute("SELECT id FROM person WHERE id IN (?, ?) ORDER BY seq", (one, other)).fetchall()
    keep, drop = str(rows[0][0]), str(rows[1][0])
    _merge(unit, keep, drop)
    return keep


def _merge(unit: Unit, keep: str, drop: str) -> None:
    """Make one person of two: aliases, names, what was written and reacted in groups, and the conversations."""
    for person in (keep, drop):
        origins.stamp(unit, person)
    _note(unit, keep, drop)
    unit.execute("UPDATE alias SET person_id = ? WHERE person_id = ?", (keep, drop))
    origins.join_names(unit, keep, drop)
    for (seq,) in unit.execute("SELECT seq FROM message WHERE author_id = ?", (drop,)).fetchall():
        unit.touch_message(seq)
    unit.execute("UPDATE message SET author_id = ? WHERE author_id = ?", (keep, drop))
    unit.execute(
        "INSERT INTO reaction SELECT instance_id, target, ?, emoji, at FROM reaction"
        " WHERE author = ? AND author NOT IN ('', '*')"  # as the index says it
        " ON CONFLICT DO UPDATE SET emoji = excluded.emoji, at = excluded.at"
        " WHERE (excluded.at, excluded.emoji) > (at, emoji)",
        (keep, drop),
    )
    unit.execute("DELETE FROM reaction WHERE author = ? AND author NOT IN ('', '*')", (drop,))
    chat_merging.merge_of_people(unit, keep, drop)
    corrections.of_merged(unit, keep, drop)
    votes.of_merged(unit, keep, drop)
    unit.execute("DELETE FROM person WHERE id = ?", (drop,))


def _note(unit: Unit, keep: str, drop: str) -> None:
    """Keep what two were before they became one, and join what the agent said of them: the newer name, all notes."""
    sql = "SELECT seq, given_name, given_at, notes FROM person WHERE id = ?"
    seq, gone_given, gone_given_at, gone_notes = unit.execute(sql, (drop,)).fetchone()
    _, kept_given, kept_given_at, kept_notes = unit.execute(sql, (keep,)).fetchone()
    unit.execute(
        "INSERT INTO merged (gone, kept, at, seq, aliases, gone_given, gone_given_at, gone_notes, kept_given,"
        " kept_given_at, kept_notes) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
        (
            drop,
            keep,
            unit.now,
            seq,
            " ".join(origins.aliases(unit, drop)),
            gone_given,
            gone_given_at,
            gone_notes,
            kept_given,
            kept_given_at,
            kept_notes,
        ),
    )
    unit.execute(
        "INSERT INTO merged_chat (gone, chat_id, instance_id, owner, seq, sort_at, draft, last_seen, phone_read_at,"
        " phone_read_seq, pinned, muted, answered_at, answered_seq) SELECT ?, id, instance_id, person_id, seq, sort_at, draft, last_seen, phone_read_at,"
        " phone_read_seq, pinned, muted, answered_at, answered_seq FROM chat WHERE person_id IN (?, ?)",
        (drop, keep, drop),
    )
    given, given_at = newest_name((kept_given, kept_given_at), (gone_given, gone_given_at))
    unit.execute(
        "UPDATE person SET given_name = ?, given_at = ?, notes = ? WHERE id = ?",
        (given, given_at, joined_notes(kept_notes, gone_notes), keep),
    )


def newest_name(one: tuple[str | None, int], other: tuple[str | None, int]) -> tuple[str | None, int]:
    """Return the name that counts for two who became one: the last that the agent gave to either."""
    return max(one, other, key=lambda said: (said[1], said[0] or ""))


def joined_notes(one: str, other: str) -> str:
    """Return all that the agent wrote down of two who became one."""
    return "\n".join(text for text in dict.fromkeys((one, other)) if text)
