"""Quick replies as rows: settings of the shop, in no journal but in every backup."""

from collections.abc import Iterable

from multichat_desktop.domain.quick_reply import Attachment, QuickReply
from multichat_desktop.store import names
from multichat_desktop.store.chores import Run
from multichat_desktop.store.database import Execute
from multichat_desktop.store.jobs import ChoreTouched


def all_replies(execute: Execute) -> list[QuickReply]:
    """Return them in the order of the page."""
    rows = execute(
        "SELECT id, shortcut, text, sha256, path, name, mime, size FROM quick_reply ORDER BY place, id"
    )
    return [
        QuickReply(id=id_, shortcut=shortcut, text=text, attachment=_attachment(*file))
        for id_, shortcut, text, *file in rows
    ]


def _attachment(
    sha256: str | None, path: str | None, name: str | None, mime: str | None, size: int | None
) -> Attachment | None:
    if sha256 is None or path is None or name is None or mime is None or size is None:
        return None
    return Attachment(sha256=sha256, path=path, name=name, mime=mime, size=size)


def held(execute: Execute, hashes: Iterable[str]) -> set[str]:
    """Return which of these hashes a quick reply's attachment has."""
    found: set[str] = set()
    for some in names.in_slices(hashes):
        sql = f"SELECT sha256 FROM quick_reply WHERE sha256 IN ({names.marks(some)})"
        found.update(row[0] for row in execute(sql, some))
    return found


def keep(replies: list[QuickReply]) -> Run:
    """Return the write that keeps all of them, in this order, and takes away all others."""

    def run(execute: Execute) -> ChoreTouched:
        execute("DELETE FROM quick_reply")
        for place, reply in enumerate(replies):
            file = reply.attachment
            execute(
                "INSERT INTO quick_reply (id, shortcut, text, place, sha256, path, name, mime, size)"
                " VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)",
                (
                    reply.id,
                    reply.shortcut,
                    reply.text,
                    place,
                    *((file.sha256, file.path, file.name, file.mime, file.size) if file else (None,) * 5),
                ),
            )
        return ChoreTouched()

    return run
