"""What the agent wants done to a message at the gateway: kept until its echo tells that it is so.

One of a kind for each message: a newer wish takes the place of an older one, whatever became of that. All of them
may be done twice without harm, so one whose answer was lost is simply done again.
"""

from typing import Any

from multichat_desktop.domain.events import DeletionEvent, EditEvent, ReactionEvent
from multichat_desktop.store import chats, steps
from multichat_desktop.store.errors import NotThereError
from multichat_desktop.store.unit import Unit

REACT, EDIT, DELETE, SEEN = "react", "edit", "delete", "seen"
WAITING, TAKEN, FAILED = "waiting", "taken", "failed"


def want(unit: Unit, step: steps.Errand) -> str:
    """Put an errand in, in the place of an earlier one of its kind.

    Raises:
        NotThereError: the message is not stored.
    """
    seq = chats.touch_by_id(unit, step.instance_id, step.message_id)
    if seq is None:
        raise NotThereError("The message does not exist.")
    unit.execute(
        "INSERT INTO errand (instance_id, target, kind, local_id, body, at, state) VALUES (?, ?, ?, ?, ?, ?, ?)"
        " ON CONFLICT (instance_id, target, kind) DO UPDATE SET local_id = excluded.local_id, body = excluded.body,"
        " at = excluded.at, state = excluded.state, attempts = 0, next_try_at = NULL, error = NULL",
        (step.instance_id, step.message_id, step.kind, step.local_id, step.body, unit.now, WAITING),
    )
    return f"message:{seq}"


def go_on(unit: Unit, step: steps.ErrandStep) -> str:
    """Let an errand go on in its life.

    Raises:
        NotThereError: it was done, given up, or another one stands in its place.
    """
    row = unit.execute(
        "SELECT instance_id, target, kind, body, at FROM errand WHERE local_id = ?", (step.local_id,)
    ).fetchone()
    if row is None:
        raise NotThereError("There is no such errand any more.")
    instance_id, target, kind, body, at = row
    # That nobody can show the customer what was seen is of no matter: a plan without it would leave one for each message.
    if isinstance(step, steps.ErrandForgotten) or (kind == SEEN and isinstance(step, steps.ErrandRefused)):
        _drop(unit, step.local_id)
    elif isinstance(step, steps.ErrandPostponed):
        _set(unit, step.local_id, WAITING, step.error, step.until)
    elif isinstance(step, steps.ErrandRefused):
        _set(unit, step.local_id, FAILED, step.error, None)
    elif _is_done(unit, instance_id, target, kind, body, at):
        _drop(unit, step.local_id)  # its echo was quicker than the answer, or there is none
    else:
        _set(unit, step.local_id, TAKEN, None, None)
    seq = chats.touch_by_id(unit, instance_id, target)
    return "waiting" if seq is None else f"message:{seq}"


def echoed(unit: Unit, event: ReactionEvent, at: int) -> None:
    """Take in a reaction of the shop's own: it is the echo of what was taken, or newer than it (from the phone).

    What still waits goes out all the same: the agent wanted it after all that WhatsApp has told so far.
    """
    unit.execute(
        "DELETE FROM errand WHERE instance_id = ? AND target = ? AND kind = ? AND state <> ? AND (body = ? OR at < ?)",
        (event.instance_id, event.target, REACT, WAITING, event.emoji, at),
    )


def amended(unit: Unit, event: EditEvent | DeletionEvent, at: int) -> None:
    """Take in a change of the shop's own to its message: the echo of what was taken, or newer than it (from the phone)."""
    if isinstance(event, DeletionEvent):
        sql = "DELETE FROM errand WHERE instance_id = ? AND target = ? AND kind IN (?, ?)"
        unit.execute(sql, (event.instance_id, event.target, EDIT, DELETE))
        return
    unit.execute(
        "DELETE FROM errand WHERE instance_id = ? AND target = ? AND kind = ? AND state <> ? AND (body = ? OR at < ?)",
        (event.instance_id, event.target, EDIT, WAITING, event.text or event.caption or "", at),
    )


def _is_done(unit: Unit, instance_id: str, target: str, kind: str, body: str, at: int) -> bool:
    """Whether nothing more is to come of an errand that was taken."""
    if kind == REACT:
        return _stands(unit, instance_id, target, body, at)
    if kind == SEEN:
        return True
    table, condition = ("deletion", "") if kind == DELETE else ("edit", " AND ifnull(text, caption) = :body")
    row = unit.execute(
        f"SELECT 1 FROM {table} WHERE instance_id = :instance AND target = :target AND author = '' AND at >= :at{condition}",
        {"instance": instance_id, "target": target, "at": at - 1000, "body": body},
    ).fetchone()
    return row is not None


def _stands(unit: Unit, instance_id: str, target: str, emoji: str, at: int) -> bool:
    row: tuple[Any, ...] | None = unit.execute(
        "SELECT emoji, at FROM reaction WHERE instance_id = ? AND target = ? AND author = ''",
        (instance_id, target),
    ).fetchone()
    # WhatsApp tells whole seconds.
    return row is not None and row[0] == emoji and row[1] >= at - 1000


def _set(unit: Unit, local_id: str, state: str, error: str | None, until: int | None) -> None:
    unit.execute(
        "UPDATE errand SET state = ?, error = ?, next_try_at = ?, attempts = attempts + 1 WHERE local_id = ?",
        (state, error, until, local_id),
    )


def _drop(unit: Unit, local_id: str) -> None:
    unit.execute("DELETE FROM errand WHERE local_id = ?", (local_id,))
