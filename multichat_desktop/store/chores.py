"""Writes that are no events: settings, drafts, instances named by the agent."""

from collections.abc import Callable

from multichat_desktop.store.database import Execute
from multichat_desktop.store.errors import NotThereError
from multichat_desktop.store.jobs import ChoreTouched

Run = Callable[[Execute], ChoreTouched]


def set_setting(key: str, value: str) -> Run:
    """Return the write that keeps a setting."""

    def run(execute: Execute) -> ChoreTouched:
        execute(
            "INSERT INTO setting (key, value) VALUES (?, ?) ON CONFLICT DO UPDATE SET value = excluded.value",
            (key, value),
        )
        return ChoreTouched()

    return run


def save_draft(chat_id: str, text: str) -> Run:
    """Return the write that keeps a draft, in whatever conversation the id stands for today."""

    def run(execute: Execute) -> ChoreTouched:
        moved = execute("SELECT new FROM chat_moved WHERE old = ?", (chat_id,)).fetchone()
        current = moved[0] if moved else chat_id
        execute("UPDATE chat SET draft = ? WHERE id = ?", (text, current))
        return ChoreTouched(chats=(current,))

    return run


def add_instance(instance_id: str, name: str | None, now: int) -> Run:
    """Return the write that adds an instance, or names one that is there already."""

    def run(execute: Execute) -> ChoreTouched:
        execute(
            "INSERT INTO instance (id, name, added_at) VALUES (?, ?, ?)"
            " ON CONFLICT DO UPDATE SET name = ifnull(excluded.name, name)",
            (instance_id, name, now),
        )
        return ChoreTouched(instances=(instance_id,))

    return run


def remove_instance(instance_id: str) -> Run:
    """Return the write that removes an instance; its conversations stay.

    Raises (when run):
        NotThereError: there is no such instance.
    """

    def run(execute: Execute) -> ChoreTouched:
        if not execute("DELETE FROM instance WHERE id = ?", (instance_id,)).rowcount:
            raise NotThereError("There is no such instance.")
        return ChoreTouched()

    return run


def postpone_file(seq: int, attempts: int, next_try_at: int, error: str) -> Run:
    """Return the write that notes when a file is tried for again (milliseconds UTC), and why it did not come."""

    def run(execute: Execute) -> ChoreTouched:
        execute(
            "UPDATE file SET attempts = ?, next_try_at = ?, last_error = ? WHERE seq = ? AND state = 'waiting'",
            (attempts, next_try_at, error, seq),
        )
        return ChoreTouched(messages=(seq,))

    return run


def set_portrait(person_id: str, url: str, path: str) -> Run:
    """Return the write that notes where somebody's profile picture lies, and from which link it came."""

    def run(execute: Execute) -> ChoreTouched:
        execute(
            "INSERT INTO portrait (person_id, url, path) VALUES (?, ?, ?)"
            " ON CONFLICT DO UPDATE SET url = excluded.url, path = excluded.path",
            (person_id, url, path),
        )
        chats = execute("SELECT id FROM chat WHERE person_id = ?", (person_id,)).fetchall()
        return ChoreTouched(chats=tuple(chat_id for (chat_id,) in chats))

    return run
