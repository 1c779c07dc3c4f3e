"""Files of messages as rows: made with their message, and led through their life by steps of the journal.

`waiting` → `ready` (here), `expired` (nobody has it any more) or `failed` (given up, stopped, or taken off the disk);
the agent can want any of them again. A file that may be seen but once is never fetched and has no row.
"""

from multichat_desktop.domain.content import Content, MediaState
from multichat_desktop.store import steps
from multichat_desktop.store.errors import NotThereError
from multichat_desktop.store.unit import Unit

LEAVING = "(m.outbox IS NOT NULL AND m.outbox <> 'taken')"
"""Whether a message `m` has not left yet, so that its file must stay."""
REMOVED = "removed"
"""The `error` of a file that was taken off the disk."""


def expect(unit: Unit, seq: int, content: Content) -> None:
    """Note that a message's file is to be fetched, if it has one that may be kept."""
    if content.media is not None and not content.view_once:
        unit.execute("INSERT OR IGNORE INTO file (seq) VALUES (?)", (seq,))


def inherit(unit: Unit, seq: int, other: int) -> None:
    """Give a message what is known of the file of another, which becomes part of it."""
    unit.execute("UPDATE OR IGNORE file SET seq = ? WHERE seq = ?", (seq, other))
    drop(unit, other)


def copy(unit: Unit, seq: int, other: int) -> None:
    """Let a message have the file of another one too."""
    columns = "state, error, sha256, path, size, mime, waveform, at"
    unit.execute(
        f"INSERT OR IGNORE INTO file (seq, {columns}) SELECT ?, {columns} FROM file WHERE seq = ?",
        (seq, other),
    )


def drop(unit: Unit, seq: int) -> None:
    """Forget the file of a message that is no more."""
    unit.execute("DELETE FROM file WHERE seq = ?", (seq,))


def apply(unit: Unit, step: steps.FileStep) -> str:
    """Let a file go on in its life.

    Raises:
        NotThereError: the message is gone, is another one than was meant, or has no such file.
    """
    row = unit.execute(
        f"SELECT m.message_id, f.state, {LEAVING} FROM message m JOIN file f ON f.seq = m.seq WHERE m.seq = ?",
        (step.seq,),
    ).fetchone()
    if row is None or (step.message_id is not None and step.message_id != row[0]):
        raise NotThereError("The file's message is gone.")
    if isinstance(step, steps.FileHere):
        _here(unit, step)
    elif isinstance(step, steps.FileWanted):
        _set(unit, step.seq, MediaState.WAITING, None)
        unit.execute("UPDATE file SET wanted = 1 WHERE seq = ?", (step.seq,))
    elif isinstance(step, steps.FileLost):
        if row[1] != MediaState.WAITING:
            raise NotThereError("The file is not waited for any more.")
        _set(unit, step.seq, MediaState(step.state), step.error)
    else:
        if row[1] != MediaState.READY or row[2]:
            raise NotThereError("The file is not on the disk, or is still to be sent.")
        _set(unit, step.seq, MediaState.FAILED, REMOVED)
    unit.touch_message(step.seq)
    return f"message:{step.seq}"


def _here(unit: Unit, step: steps.FileHere) -> None:
    unit.execute(
        "UPDATE file SET state = ?, error = NULL, sha256 = ?, path = ?, size = ?, mime = ?, waveform = ?, at = ?,"
        " wanted = 0, attempts = 0, next_try_at = NULL, last_error = NULL WHERE seq = ?",
        (
            MediaState.READY,
            step.sha256,
            step.path,
            step.size,
            step.mime,
            step.waveform,
            unit.now,
            step.seq,
        ),
    )


def _set(unit: Unit, seq: int, state: MediaState, error: str | None) -> None:
    unit.execute(
        "UPDATE file SET state = ?, error = ?, path = NULL, wanted = 0, attempts = 0, next_try_at = NULL, last_error = NULL"
        " WHERE seq = ?",
        (state, error, seq),
    )
