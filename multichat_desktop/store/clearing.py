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
MOST_AT_ONCE = 1000
"""So many messages go at a time: some 50 ms, for which a webhook may have to wait."""
_ALL = 2**62
_BY_TARGET = ("reaction", "edit", "deletion", "vote", "errand")

FILE = ":file"
Name = tuple[str, str]
"""An instance and the id of one of its messages or edits; ('', local id) for what was written here, (`FILE`, path)."""


def clear(unit: Unit, step: steps.Clear) -> str:
    """Take the messages of a conversation away, but for those that are still to go out: the newest ones at once.

    What is left of a long one goes part by part (`clear_on`), so that no event has to wait for all of it.

    Raises:
        NotThereError: it is not stored.
    """
    chat_id = chats.current(unit, step.chat_id)
    found = unit.execute("UPDATE chat SET draft = '', removed = ? WHERE id = ?", (int(step.remove), chat_id))
    if not found.rowcount:
        raise NotThereError("The conversation does not exist.")
    (newest,) = unit.execute("SELECT ifnull(max(seq), 0) FROM message").fetchone()
    unit.execute("INSERT OR REPLACE INTO clearing VALUES (?, ?, ?, ?)", (chat_id, newest, _ALL, _ALL))
    _clear_some(unit, chat_id, newest, _ALL, _ALL)
    return f"chat:{chat_id}"


def clear_on(unit: Unit, step: steps.ClearOn) -> str:
    """Let a further part of a conversation go.

    Raises:
        NotThereError: there is nothing left of it to go.
    """
    row = unit.execute("SELECT up_to, at, seq FROM clearing WHERE chat_id = ?", (step.chat_id,)).fetchone()
    if row is None:
        raise NotThereError("The conversation is not being cleared.")
    _clear_some(unit, step.chat_id, *row)
    return f"chat:{step.chat_id}"


def stop(unit: Unit, *chat_ids: str) -> None:
    """Leave what is still there of conversations that become one: nobody cleared the other one."""
    unit.execute(f"DELETE FROM clearing WHERE chat_id IN ({names.marks(chat_ids)})", chat_ids)


def _clear_some(unit: Unit, chat_id: str, up_to: int, at: int, seq: int) -> None:
    """Let the newest messages before a place go; none that came after the agent's word."""
    rows = unit.execute(
        "SELECT at, seq, instance_id, message_id, local_id, ifnull(outbox, '') FROM message"
        " WHERE chat_id = ? AND (at, seq) < (?, ?) ORDER BY at DESC, seq DESC LIMIT ?",
        (chat_id, at, seq, MOST_AT_ONCE),
    ).fetchall()
    for _, found, instance_id, message_id, local_id, outbox in rows:
        if found <= up_to and outbox not in _ON_ITS_WAY:
            _clear_one(unit, found, instance_id, message_id, local_id)
    if len(rows) < MOST_AT_ONCE:
        stop(unit, chat_id)
    else:
        unit.execute("UPDATE clearing SET at = ?, seq = ? WHERE chat_id = ?", (*rows[-1][:2], chat_id))
    chats.refresh(unit, chat_id)


def _clear_one(unit: Unit, seq: int, instance_id: str, message_id: str | None, local_id: str | None) -> None:
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


def half_done(execute: Execute) -> list[str]:
    """Return the conversations of which a part has still to go."""
    return [chat_id for (chat_id,) in execute("SELECT chat_id FROM clearing ORDER BY chat_id")]


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
            # With its length: a row whose body is not as long as it says is none for `salvage`.
            execute("UPDATE journal SET body = ?, size = ? WHERE id = ?", (body, len(body), journal_id))
        return ChoreTouched()

    return run


def forget(done: list[Name]) -> Run:
    """Return the write that notes whose words are gone."""

    def run(execute: Execute) -> ChoreTouched:
        for instance_id, name in done:
            execute("DELETE FROM cleared WHERE instance_id = ? AND name = ?", (instance_id, name))
        return ChoreTouched()

    return run
