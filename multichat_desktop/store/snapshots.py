"""Rows to domain values: messages with all that belongs to them, in a fixed number of statements a page."""

from collections import defaultdict
from collections.abc import Iterable
from typing import Any

from msgspec import Struct

from multichat_desktop.domain import address
from multichat_desktop.domain.content import Card, Kind, PollCard
from multichat_desktop.domain.message import Amending, Message, Person, QuoteLine, Reacting, Reaction, Vote
from multichat_desktop.domain.polls import option_hash
from multichat_desktop.domain.status import DeliveryStatus, OutboxState, StatusEntry
from multichat_desktop.store import names
from multichat_desktop.store.database import Execute
from multichat_desktop.store.file_rows import Files
from multichat_desktop.store.packing import unpack_card, unpack_media

COLUMNS = (
    "seq, chat_id, instance_id, message_id, from_me, author_id, kind, text, caption, at, received_at, status,"
    " outbox, error, quote_id, quote_author, quote_kind, quote_text, media, card, mentions, view_once, edited,"
    " deleted, starred, unread, error_detail, send_at, paid"
)
_QUOTED = "message_id, seq, from_me, author_id, kind, text, caption, deleted"


class _Row(Struct, frozen=True):
    """One row of `message`, in the order of `COLUMNS`."""

    seq: int
    chat_id: str
    instance_id: str
    message_id: str | None
    from_me: int
    author_id: str | None
    kind: str
    text: str | None
    caption: str | None
    at: int
    received_at: int
    status: int | None
    outbox: str | None
    error: str | None
    quote_id: str | None
    quote_author: str | None
    quote_kind: str | None
    quote_text: str | None
    media: bytes | None
    card: bytes | None
    mentions: str | None
    view_once: int
    edited: int
    deleted: int
    starred: int
    unread: int
    detail: str | None
    send_at: int | None
    paid: int


class Snapshots:
    """Builds messages from rows on one connection."""

    def __init__(self, execute: Execute) -> None:
        self._execute = execute

    def messages(self, where: str, parameters: Iterable[Any]) -> list[Message]:
        """Return the messages that a condition (with its ORDER BY and LIMIT) selects, in its order."""
        found = self._execute(f"SELECT {COLUMNS} FROM message WHERE {where}", tuple(parameters)).fetchall()
        return self._build([_Row(*row) for row in found])

    def by_seq(self, seqs: Iterable[int]) -> list[Message]:
        """Return the messages of these numbers that exist, in conversation order."""
        built: list[Message] = []
        for some in names.in_slices(seqs):
            built += self.messages(f"seq IN ({names.marks(some)}) AND hidden = 0 ORDER BY at, seq", some)
        return built

    def _build(self, rows: list[_Row]) -> list[Message]:
        if not rows:
            return []
        page = _Page(self._execute, rows)
        return [page.message(row) for row in rows]


class _Page:
    """All that the rows of one page need from other tables, read once."""

    def __init__(self, execute: Execute, rows: list[_Row]) -> None:
        self._execute = execute
        by_instance: dict[str, list[_Row]] = defaultdict(list)
        for row in rows:
            by_instance[row.instance_id].append(row)
        self._statuses: dict[tuple[str, str], list[StatusEntry]] = defaultdict(list)
        self._reactions: dict[tuple[str, str], list[tuple[str, str, int]]] = defaultdict(list)
        self._quoted: dict[tuple[str, str], tuple[Any, ...]] = {}
        self._votes: dict[tuple[str, str], list[tuple[str, int, str | None]]] = defaultdict(list)
        self._reacting: dict[tuple[str, str], Reacting] = {}
        self._own: dict[str, frozenset[str]] = {}
        self._amending: dict[tuple[str, str], Amending] = {}
        for instance_id, of_one in by_instance.items():
            self._read_instance(instance_id, of_one)
        self._chat_person = self._read_chats({row.chat_id for row in rows})
        self._aliases = names.by_alias(execute, self._alias_keys(rows))
        self._people = names.persons(execute, self._person_ids(rows))
        self._files = Files(execute, (row.seq for row in rows if row.media))

    def _read_instance(self, instance_id: str, rows: list[_Row]) -> None:
        ids = [row.message_id for row in rows if row.message_id]
        own = [row.message_id for row in rows if row.message_id and row.from_me]
        for some in names.in_slices(own):
            sql = f"SELECT message_id, status, at FROM status WHERE instance_id = ? AND message_id IN ({names.marks(some)})"
            for message_id, status, at in self._execute(sql, (instance_id, *some)):
                self._statuses[instance_id, message_id].append(StatusEntry(DeliveryStatus(status), at))
        for some in names.in_slices(ids):
            sql = (
                "SELECT target, author, emoji, at FROM reaction WHERE emoji <> '' AND instance_id = ?"
                f" AND target IN ({names.marks(some)})"
            )
            for target, *rest in self._execute(sql, (instance_id, *some)):
                self._reactions[instance_id, target].append(tuple(rest))
            sql = (
                "SELECT target, kind, body, at, state, error FROM errand WHERE kind IN ('react', 'edit', 'delete')"
                f" AND instance_id = ? AND target IN ({names.marks(some)}) ORDER BY at"
            )
            for target, kind, body, at, state, error in self._execute(sql, (instance_id, *some)):
                refused = (error or "refused") if state == "failed" else None
                if kind == "react":
                    self._reacting[instance_id, target] = Reacting(body, at, state == "waiting", refused)
                else:
                    text = body if kind == "edit" else None
                    self._amending[instance_id, target] = Amending(text, at, state == "waiting", refused)
        for some in names.in_slices(r.message_id for r in rows if r.message_id and r.kind == Kind.POLL):
            sql = f"SELECT target, author, at, choices FROM vote WHERE instance_id = ? AND target IN ({names.marks(some)})"
            for target, *rest in self._execute(sql, (instance_id, *some)):
                self._votes[instance_id, target].append(tuple(rest))
        for some in names.in_slices(row.quote_id for row in rows if row.quote_id):
            sql = (
                f"SELECT {_QUOTED} FROM message WHERE instance_id = ? AND message_id IN ({names.marks(some)})"
                " AND hidden = 0"
            )
            for message_id, *rest in self._execute(sql, (instance_id, *some)):
                self._quoted[instance_id, message_id] = tuple(rest)

    def _read_chats(self, chats: set[str]) -> dict[str, str | None]:
        found: dict[str, str | None] = {}
        for some in names.in_slices(chats):
            sql = f"SELECT id, person_id FROM chat WHERE id IN ({names.marks(some)})"
            found.update(self._execute(sql, some).fetchall())
        return found

    @staticmethod
    def _alias_keys(rows: list[_Row]) -> list[str]:
        keys = [key for row in rows if row.mentions for key in row.mentions.split(" ")]
        return keys + [row.quote_author for row in rows if row.quote_author]

    def _person_ids(self, rows: list[_Row]) -> list[str]:
        ids = [p for p in self._chat_person.values() if p]
        ids += [row.author_id for row in rows if row.author_id]
        ids += self._aliases.values()
        ids += [
            author for found in self._reactions.values() for author, *_ in found if author not in ("", "*")
        ]
        ids += [author for found in self._votes.values() for author, *_ in found if author not in ("", "*")]
        ids += [quoted[2] for quoted in self._quoted.values() if quoted[2]]
        return ids

    def _person(self, person_id: str | None) -> Person | None:
        return None if person_id is None else self._people.get(person_id)

    def _by_alias(self, key: str) -> Person:
        return self._person(self._aliases.get(key)) or names.stranger(key)

    def message(self, row: _Row) -> Message:
        """Return one row as a message."""
        key = (row.instance_id, row.message_id or "")
        other = self._person(self._chat_person.get(row.chat_id))
        history: list[StatusEntry] = self._statuses.get(key, [])
        if row.kind != Kind.VOICE:
            history = [entry for entry in history if entry.status is not DeliveryStatus.PLAYED]
        deleted = bool(row.deleted)
        card = None if deleted else unpack_card(row.card)
        return Message(
            seq=row.seq,
            chat_id=row.chat_id,
            instance_id=row.instance_id,
            message_id=row.message_id,
            from_me=bool(row.from_me),
            author=None if row.from_me else self._person(row.author_id) or other,
            kind=Kind(row.kind),
            text=None if deleted else row.text,
            caption=None if deleted else row.caption,
            at=row.at,
            received_at=row.received_at,
            status=None if row.status is None or not row.from_me else DeliveryStatus(row.status),
            history=tuple(sorted(history, key=lambda entry: (entry.at, entry.status))),
            outbox=None if row.outbox is None else OutboxState(row.outbox),
            error=row.error,
            detail=row.detail,
            send_at=row.send_at,
            paid=bool(row.paid),
            amending=None if deleted else self._amending.get(key),
            quote=self._quote(row, other),
            reactions=self._reactions_of(key, other),
            reacting=None if deleted else self._reacting.get(key),
            votes=() if deleted else self._votes_of(key, card, other),
            media=None if deleted else self._files.laid_over(row.seq, unpack_media(row.media)),
            card=card,
            mentions=tuple(self._by_alias(k) for k in (row.mentions or "").split(" ") if k),
            view_once=bool(row.view_once),
            edited=bool(row.edited),
            deleted=deleted,
            starred=bool(row.starred),
            unread=bool(row.unread),
        )

    def _reactions_of(self, key: tuple[str, str], other: Person | None) -> tuple[Reaction, ...]:
        made = []
        for author, emoji, at in self._reactions.get(key, ()):
            person = None if author == "" else other if author == "*" else self._person(author)
            made.append(Reaction(emoji, person, at))
        return tuple(sorted(made, key=lambda r: (r.at, r.emoji)))

    def _votes_of(self, key: tuple[str, str], card: Card | None, other: Person | None) -> tuple[Vote, ...]:
        found = self._votes.get(key)
        if not found or not isinstance(card, PollCard):
            return ()
        places = {option_hash(option).hex(): i for i, option in reversed(list(enumerate(card.options)))}
        made = []
        for author, at, choices in found:
            person = None if author == "" else other if author == "*" else self._person(author)
            chosen = None if choices is None else tuple(places[c] for c in choices.split() if c in places)
            made.append(Vote(person, chosen, at))
        return tuple(sorted(made, key=lambda vote: (vote.at, vote.author.id if vote.author else "")))

    def _own_keys(self, instance_id: str) -> frozenset[str]:
        """Return the aliases of the shop itself on an instance."""
        if instance_id not in self._own:
            found = self._execute("SELECT phone, lid FROM instance WHERE id = ?", (instance_id,)).fetchone()
            named = [address.parse(text) for text in found or () if text]
            self._own[instance_id] = frozenset(one.key for one in named if one is not None)
        return self._own[instance_id]

    def _quote(self, row: _Row, other: Person | None) -> QuoteLine | None:
        if row.quote_id is None:
            return None
        stored = self._quoted.get((row.instance_id, row.quote_id))
        if stored is not None:
            seq, from_me, author, kind, text, caption, deleted = stored
            return QuoteLine(
                message_id=row.quote_id,
                seq=seq,
                from_me=bool(from_me),
                author=None if from_me else self._person(author) or other,
                kind=Kind(kind),
                text=None if deleted else text or caption,
                deleted=bool(deleted),
            )
        own = row.quote_author is not None and row.quote_author in self._own_keys(row.instance_id)
        author_ = self._by_alias(row.quote_author) if row.quote_author and not own else None
        return QuoteLine(
            message_id=row.quote_id,
            seq=None,
            from_me=own,
            author=author_,
            kind=Kind(row.quote_kind) if row.quote_kind else None,
            text=row.quote_text,
        )
