"""Votes of polls: kept sealed under the poll's id, whether it has come or not, and opened once both are there.

With whose name a vote is sealed is not said: a phone or a hidden number, with or without the ninth digit. All forms
that are known are tried, again whenever another one becomes known.
"""

from multichat_desktop.domain.address import without_ninth_digit
from multichat_desktop.domain.content import Kind, PollCard
from multichat_desktop.domain.events import VoteEvent
from multichat_desktop.domain.polls import open_vote
from multichat_desktop.store import chats
from multichat_desktop.store.packing import unpack_card
from multichat_desktop.store.unit import Unit

OWN, OTHER = "", "*"
# Whoever sends votes for polls that do not exist must not make every new number slow.
_MOST_AGAIN = 500
_PHONE_SERVER, _LID_SERVER = "s.whatsapp.net", "lid"


def vote(unit: Unit, event: VoteEvent, author: str, at: int) -> None:
    """Keep an author's newest vote on a poll; `author` as in the table."""
    taken = unit.execute(
        "INSERT INTO vote (instance_id, target, author, at, event_id, payload, iv) VALUES (?, ?, ?, ?, ?, ?, ?)"
        " ON CONFLICT DO UPDATE SET at = excluded.at, event_id = excluded.event_id, payload = excluded.payload,"
        " iv = excluded.iv, choices = NULL WHERE (excluded.at, excluded.event_id) > (at, event_id)",
        (event.instance_id, event.target, author, at, event.message_id, event.payload, event.iv),
    ).rowcount
    if taken:
        chats.touch_by_id(unit, event.instance_id, event.target)
        open_of(unit, event.instance_id, event.target)


def open_of(unit: Unit, instance_id: str, poll_id: str) -> None:
    """Open what can be opened of a poll's votes, if the poll is there."""
    closed = unit.execute(
        "SELECT author, iv, payload FROM vote WHERE instance_id = ? AND target = ? AND choices IS NULL",
        (instance_id, poll_id),
    ).fetchall()
    if not closed:
        return
    row = unit.execute(
        "SELECT m.seq, m.kind, m.from_me, m.author_id, m.card, c.person_id, c.id FROM message m"
        " JOIN chat c ON c.id = m.chat_id WHERE m.instance_id = ? AND m.message_id = ?",
        (instance_id, poll_id),
    ).fetchone()
    if row is None or row[1] != Kind.POLL:
        return
    seq, _, from_me, author_id, packed, person_id, chat_id = row
    unit.touch_message(seq)
    unit.touch_chat(chat_id)
    card = unpack_card(packed)
    if not isinstance(card, PollCard) or not card.secret:
        return
    own = _own_forms(unit, instance_id)
    creators = own if from_me else _forms(unit, author_id or person_id)
    for author, iv, payload in closed:
        voters = own if author == OWN else _forms(unit, person_id if author == OTHER else author)
        choices = open_vote(card.secret, poll_id, creators, voters, iv, payload)
        if choices is not None:
            unit.execute(
                "UPDATE vote SET choices = ? WHERE instance_id = ? AND target = ? AND author = ?",
                (" ".join(choice.hex() for choice in choices), instance_id, poll_id, author),
            )


def known_better(unit: Unit) -> None:
    """Note that somebody, or the shop itself, has become known by another form."""
    unit.votes_may_open = True


def try_again(unit: Unit) -> None:
    """Try those that are still closed, once for all who became known better by one job: a group may have a thousand."""
    if not unit.votes_may_open:
        return
    unit.votes_may_open = False
    sql = f"SELECT DISTINCT instance_id, target FROM vote WHERE choices IS NULL LIMIT {_MOST_AGAIN}"
    for instance_id, target in unit.execute(sql).fetchall():
        open_of(unit, instance_id, target)


def of_merged(unit: Unit, keep: str, drop: str) -> None:
    """Give one person the votes of another; of two on one poll the newest stands."""
    unit.execute(
        "INSERT INTO vote SELECT instance_id, target, ?, at, event_id, payload, iv, choices FROM vote"
        " WHERE author = ? AND author NOT IN ('', '*')"  # as the index says it
        " ON CONFLICT DO UPDATE SET at = excluded.at, event_id = excluded.event_id, payload = excluded.payload,"
        " iv = excluded.iv, choices = excluded.choices WHERE (excluded.at, excluded.event_id) > (at, event_id)",
        (keep, drop),
    )
    for instance_id, target in unit.execute(
        "SELECT instance_id, target FROM vote WHERE author = ? AND author NOT IN ('', '*')", (drop,)
    ).fetchall():
        chats.touch_by_id(unit, instance_id, target)
    unit.execute("DELETE FROM vote WHERE author = ? AND author NOT IN ('', '*')", (drop,))
    known_better(unit)


def _own_forms(unit: Unit, instance_id: str) -> list[str]:
    row = unit.execute("SELECT phone, lid FROM instance WHERE id = ?", (instance_id,)).fetchone()
    phone, lid = row or (None, None)
    return _written(phone.partition("@")[0] if phone else None, lid.partition("@")[0] if lid else None)


def _forms(unit: Unit, person_id: str | None) -> list[str]:
    found: list[str] = []
    for key, raw in unit.execute("SELECT key, raw FROM alias WHERE person_id = ? ORDER BY key", (person_id,)):
        kind, _, value = key.partition(":")
        if kind == "lid":
            found += _written(None, value)
        elif kind == "phone":
            found += _written(raw, None) + _written(value, None)
    return list(dict.fromkeys(found))


def _written(phone: str | None, lid: str | None) -> list[str]:
    made = [f"{digits}@{_PHONE_SERVER}" for digits in (phone, without_ninth_digit(phone or "")) if digits]
    return [*dict.fromkeys(made), *([f"{lid}@{_LID_SERVER}"] if lid else [])]
