"""A conversation cleared: its messages go, with all that hangs on them; the journal keeps the rows, without their words.

The rows have to stay: repeats are recognised by them, and ids are made from their numbers. So that the proof holds,
their bodies are rewritten, not taken away (`services.clearing`): what a body is about stays, what it says goes.
"""

from multichat_desktop.domain.status import OutboxState
from multichat_desktop.store import chats, names, quick_replies, steps
from multichat_desktop.store.chores import Run
from multichat_desktop.store.database import Execute
from multichat_desktop.store.errors import NotThereError
from multichat_desktop.store.jobs import ChoreTouched
from multichat_desktop.store.unit import Unit

_ON_ITS_WAY = (
    OutboxState.WAITING,
    OutboxState.SENDING,
    OutboxState.UNSETTLED,
    OutboxState.LATER,
    OutboxState.ASKING,
)
_BY_TARGET = ("reaction", "edit", "deletion", "vote", "errand")

FILE = ":file"
Name = tuple[str, str]
"""An instance and the id of one of its messages or edits; ('', local id) for what was written here, (`FILE`, path)."""


def clear(unit: Unit, step: steps.Clear) -> str:
    """Take the messages of a conversation away, but for those that are still to go out.

    Raises:
        NotThereError: it is not stored.
    """
    chat_id = chats.current(unit, step.chat_id)
    gone = unit.execute(
        "SELECT seq, instance_id, message_id, local_id FROM message WHERE chat_id = ?"
        f" AND ifnull(outbox, '') NOT IN ({names.marks(_ON_ITS_WAY)})",
        (chat_id, *_ON_ITS_WAY),
    ).fetchall()
    for seq, instance_id, message_id, local_id in gone:
        if local_id is not None:
            _note(unit, "", local_id)
        if message_id is not None:
            _forget_under(unit, instance_id, message_id)
        path = unit.execute("SELECT path FROM file WHERE seq = ?", (seq,)).fetchone()
        if path is not None and path[0] is not None:
            _note(unit, FILE, path[0])
        unit.execute("DELETE FROM file WHERE seq = ?", (seq,))
        unit.execute("DELETE FROM message WHERE seq = ?", (seq,))
        unit.touched.messages.pop(seq, None)
        unit.touched.removed.append(seq)
    found = unit.execute("UPDATE chat SET draft = '', removed = ? WHERE id = ?", (int(step.remove), chat_id))
    if not found.rowcount:
        raise NotThereError("The conversation does not exist.")
    chats.refresh(unit, chat_id)
    return f"chat:{chat_id}"


def _forget_under(unit: Unit, instance_id: str, message_id: str) -> None:
    """Take away what stands under a message's id; its own and its edits' words are still to be taken from the journal."""
    _note(unit, instance_id, message_id)
    edits = unit.execute(
        "SELECT event_id FROM edit WHERE instance_id = ? AND target = ?", (instance_id, message_id)
    ).fetchall()
    for (event_id,) in edits:
        _note(unit, instance_id, event_id)
    for table in _BY_TARGET:
        unit.execute(f"DELETE FROM {table} WHERE instance_id = ? AND target = ?", (instance_id, message_id))
    unit.execute("DELETE FROM status WHERE instance_id = ? AND message_id = ?", (instance_id, message_id))


def _note(unit: Unit, instance_id: str, name: str) -> None:
    unit.execute("INSERT OR IGNORE INTO cleared (instance_id, name) VALUES (?, ?)", (instance_id, name))


def still_named(execute: Execute) -> set[Name]:
    """Return whose words still stand in the journal."""
    return set(execute("SELECT instance_id, name FROM cleared").fetchall())


def is_held(execute: Execute, path: str) -> bool:
    """Whether some message or quick reply still has a file of the shelf, which is named by what is in it."""
    sha256 = path.rpartition("/")[2].partition(".")[0]
    sql = "SELECT 1 FROM file WHERE sha256 = ? AND state = 'ready' LIMIT 1"
    return execute(sql, (sha256,)).fetchone() is not None or bool(quick_replies.held(execute, [sha256]))


def rewrite(bodies: list[tuple[int, bytes]]) -> Run:
    """Return the write that gives rows of the journal other bodies."""

    def run(execute: Execute) -> ChoreTouched:
        for journal_id, body in bodies:
            execute("UPDATE journal SET body = ? WHERE id = ?", (body, journal_id))
        return ChoreTouched()

    return run


def forget(done: set[Name]) -> Run:
    """Return the write that notes whose words are gone."""

    def run(execute: Execute) -> ChoreTouched:
        for instance_id, name in done:
            execute("DELETE FROM cleared WHERE instance_id = ? AND name = ?", (instance_id, name))
        return ChoreTouched()

    return run
