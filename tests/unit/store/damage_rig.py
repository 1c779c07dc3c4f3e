"""A shop with a history, backups of it, and places where its database can be damaged."""

import random
from collections.abc import Callable
from datetime import date
from pathlib import Path
from typing import Any

from store_rig import (
    ANA,
    GROUP,
    SHOP,
    Store,
    deletes,
    edits,
    presence,
    reacts,
    received,
    sent,
    status,
)

from multichat_desktop.domain.keeping import Recovery
from multichat_desktop.domain.quick_reply import QuickReply
from multichat_desktop.services.recovery import recover
from multichat_desktop.store import backup, chores, quick_replies, recovery, steps
from multichat_desktop.store.condition import Condition
from multichat_desktop.store.health import Halt
from multichat_desktop.store.journal import Entry, Journal
from multichat_desktop.store.profile import Profile

PAGE = 4096
DAY = date(2026, 11, 24)
NOTICED = 1_795_260_000_000


class NoticedClock:
    def now(self) -> int:
        return NOTICED

    def monotonic(self) -> float:
        return 0.0


def live(store: Store, first: int, count: int) -> None:
    """Something of everything, from a number on."""
    jobs = []
    for n in range(first, first + count):
        phone = f"55119000{n % 9:05}"
        jobs.append(
            store.arrival(received(f"M{n}", f"texto {n} " * (1 + n % 40), n, phone, name=f"Cliente {n % 9}"))
        )
        if n % 3 == 0:
            jobs += [
                store.arrival(sent(f"E{n}", f"resposta {n}", n, phone)),
                store.arrival(status(f"E{n}", "READ", n, phone)),
            ]
        if n % 5 == 0:
            jobs += [
                store.arrival(received(f"R{n}", reacts(f"M{n}", "👍"), n, phone)),
                store.arrival(received(f"X{n}", edits(f"M{n}", f"melhor {n}"), n, phone)),
                store.arrival(received(f"G{n}", f"no grupo {n}", n, GROUP, ANA)),
                store.arrival(
                    received(f"M{n}", f"texto {n} " * (1 + n % 40), n, phone, name=f"Cliente {n % 9}")
                ),
            ]
        if n % 7 == 0:
            jobs += [
                store.arrival(received(f"D{n}", deletes(f"M{n - 1}"), n, f"55119000{(n - 1) % 9:05}")),
                store.arrival(presence("unavailable", n, phone)),
                store.arrival({"event": "somethingNew", "instanceId": SHOP, "n": n}),
                store.arrival(received(f"L{n}", f"longo {n} " * 900, n, phone)),
            ]
    store.all(jobs)
    chat = store.message(f"M{first}").chat_id
    for n in range(first, first + 6):
        store.step(
            steps.Queue(f"q{n}", chat, f"pergunta {n}"), steps.Sending(f"q{n}"), steps.Taken(f"q{n}", f"T{n}")
        )
    store.step(steps.MarkRead(chat, store.message(f"M{first}").at, 100))
    store.chore(chores.add_instance(SHOP, f"Loja {first}", 1))
    store.chore(chores.save_draft(chat, f"rascunho {first}"))
    store.chore(chores.set_setting("window.width", str(first)))
    store.chore(quick_replies.keep([QuickReply(id="q", shortcut="pix", text=f"chave {first}")]))


def back_up(profile: Profile, day: date = DAY, now: int = NOTICED - 3_600_000) -> backup.Counts:
    return backup.make(profile.database, profile.backups, day, now, Halt())


def mend(profile: Profile) -> Recovery | None:
    """What the opening of a console does with a database, before it opens it."""
    condition = Condition(profile)
    return recover(profile, condition, NoticedClock()) if recovery.is_needed(profile, condition) else None


def journal(profile: Profile) -> dict[int, Entry]:
    """All rows as the database has them; the id is theirs for ever."""
    opened = Journal(profile.database)
    try:
        return {entry.id: entry for entry in opened.whole()}
    finally:
        opened.close()


def told(entries: dict[int, Entry]) -> dict[int, tuple[Any, ...]]:
    """What of the journal must come back as it was."""
    return {
        e.id: (e.received_at, e.door, e.endpoint, e.kind, e.size, e.body, e.duration_us)
        for e in entries.values()
    }


def overwrite(file: Path, at: int, garbage: bytes) -> None:
    with file.open("rb+") as opened:
        opened.seek(at)
        opened.write(garbage)


Damage = Callable[[Path, random.Random], None]


def a_page(file: Path, chance: random.Random) -> None:
    page = chance.randrange(1, file.stat().st_size // PAGE)
    overwrite(file, page * PAGE, chance.randbytes(PAGE))


def three_pages(file: Path, chance: random.Random) -> None:
    for _ in range(3):
        a_page(file, chance)


def the_header(file: Path, chance: random.Random) -> None:
    overwrite(file, 0, chance.randbytes(100))


def the_first_page(file: Path, chance: random.Random) -> None:
    overwrite(file, 0, chance.randbytes(PAGE))


def zeroes(file: Path, chance: random.Random) -> None:
    page = chance.randrange(0, file.stat().st_size // PAGE - 4)
    overwrite(file, page * PAGE, bytes(4 * PAGE))


def cut_short(file: Path, chance: random.Random) -> None:
    size = file.stat().st_size
    with file.open("rb+") as opened:
        opened.truncate(chance.randrange(size // 3, size - 1))


KINDS: tuple[Damage, ...] = (a_page, three_pages, the_header, the_first_page, zeroes, cut_short)
