"""The proof itself: load, the end at a random moment, a restart on what is left, and a comparison; again and again."""

import asyncio
import contextlib
import random
import sqlite3
import time
from collections.abc import Iterator
from dataclasses import dataclass, field, fields
from pathlib import Path
from typing import ClassVar

from rig import Console, Profile
from senders import Acknowledged, Found, post_until_dead, senders
from shadow import Shadow

from multichat_desktop.services.verify import verify
from multichat_desktop.store.journal import Entry, Journal
from multichat_desktop.store.profile import Profile as OpenedProfile

DRIVER = Path(__file__).parent / "driver.py"
SHORTEST, LONGEST = 0.2, 0.8
"""Seconds of load."""
MOST_TOLD = 10
_AT_START_SECONDS = 0.7


@dataclass
class Report:
    """What became of it; everything below the line must be nothing."""

    words: ClassVar = ("events posted", "answered 200", "messages")

    ends: int = 0
    ends_at_start: int = 0
    torn: int = 0
    posted: int = 0
    acknowledged: int = 0
    messages: int = 0
    unsynced_bytes: int = 0
    seconds: list[float] = field(default_factory=list)

    lost: int = 0
    twice: int = 0
    invented: int = 0
    receipts_lost: int = 0
    broken: int = 0
    differences: int = 0
    wrong: list[str] = field(default_factory=list)

    @property
    def holds(self) -> bool:
        """Whether nothing at all was found."""
        found = (self.lost, self.twice, self.invented, self.receipts_lost, self.broken, self.differences)
        return not any(found) and not self.wrong

    def add(self, other: "Report") -> None:
        """Count another life in."""
        for each in fields(self):
            setattr(self, each.name, getattr(self, each.name) + getattr(other, each.name))

    def lines(self, what: str) -> str:
        """All of it to read."""
        mean = sum(self.seconds) / len(self.seconds) if self.seconds else 0.0
        posted, acknowledged, messages = self.words
        told = [
            f"{what}: {self.ends} under load, {self.ends_at_start} while starting ({self.torn} of both torn),"
            f" {mean:.2f} s a round, the longest {max(self.seconds, default=0.0):.2f} s",
            f"{self.posted} {posted}, {self.acknowledged} {acknowledged}, {self.messages} {messages},"
            f" {self.unsynced_bytes / 1024:.0f} KiB not synced at the end",
            f"lost {self.lost}, twice {self.twice}, out of nowhere {self.invented}, journal rows lost"
            f" {self.receipts_lost}, integrity broken {self.broken}, verify {self.differences},"
            f" otherwise wrong {len(self.wrong)}",
            *self.wrong[:MOST_TOLD],
        ]
        return "\n  ".join(told)


class Ending:
    """A profile whose console is ended at random moments: with a shim by a power cut, without one by `kill -9`.

    `changed` says what the driver changes of the console (see there); without it the program itself runs.
    """

    def __init__(
        self,
        home: Path,
        seed: str,
        *arguments: str,
        shim: Path | None = None,
        changed: dict[str, object] | None = None,
    ) -> None:
        self.profile = Profile(home)
        self._arguments = arguments
        self._script = DRIVER if changed else None
        self._shadow = None if shim is None else Shadow(shim, self.profile.folder, home / "durable")
        self._of_console = Profile(home)
        env = self._of_console.env
        # Nothing that is killed tells what it has covered; measuring it would only slow it down.
        for name in [name for name in env if name.startswith("COVERAGE")]:
            del env[name]
        env |= {f"TORTURE_{name.upper()}": str(value) for name, value in (changed or {}).items()}
        env |= {} if self._shadow is None else self._shadow.env
        self.rng = random.Random(seed)
        self.report = Report()

    def launch(self, ports: tuple[int, int] = (0, 0)) -> Console:
        """Start a console."""
        return Console(self._of_console, *self._arguments, script=self._script, ports=ports)

    @contextlib.contextmanager
    def running(self, ports: tuple[int, int] = (0, 0)) -> Iterator[Console]:
        """Have a console that takes webhooks, and which is dead afterwards whatever happens."""
        console = self.launch(ports)
        try:
            yield console.ready()
        finally:
            console.kill()
        console.check_quiet()

    def moment(self, longest: float = LONGEST) -> float:
        """Draw after how many seconds of load the end comes."""
        return self.rng.uniform(SHORTEST, longest)

    @staticmethod
    def end(console: Console) -> None:
        """End it as the current's end would: nothing of it runs any more."""
        assert console.running, f"ended by itself: {console.err}"
        console.process.kill()
        console.process.wait()

    def after_the_end(self, *, torn: bool, cut: bool = True) -> None:
        """Leave of the profile what is left: all of it if it was no cut."""
        if self._shadow is not None and not cut:
            self._shadow.survive()
        elif self._shadow is not None:
            self.report.unsynced_bytes += self._shadow.cut(self.rng if torn else None)
            self.report.torn += torn

    def look(self) -> None:
        """See that the database is whole and is what its journal makes; it may be in use."""
        uri = f"{self.profile.database.as_uri()}?mode=ro"
        with contextlib.closing(sqlite3.connect(uri, uri=True)) as database:
            self.report.broken += database.execute("PRAGMA integrity_check").fetchall() != [("ok",)]
        differences = verify(OpenedProfile(self.profile.folder)).differences
        self.report.differences += len(differences)
        self.report.wrong += [str(one) for one in differences[:MOST_TOLD]]

    def stop_well(self, console: Console) -> None:
        """Stop as one should, which leaves the database alone in its folder."""
        console.stop()
        if list(self.profile.folder.glob("*-wal")):
            self.report.wrong.append("a WAL is left after a clean stop")


class Intake:
    """The life of one profile under load: it is started, loaded, ended and started again, and what it holds grows.

    A life that is not thorough asks for `integrity_check` and `verify` at its end only, not in every round.
    """

    def __init__(
        self,
        home: Path,
        seed: str,
        *,
        shim: Path | None = None,
        longest: float = LONGEST,
        thorough: bool = True,
        **changed: object,
    ) -> None:
        self.home = home
        self._ending = Ending(home, seed, shim=shim, changed=changed)
        self.report = self._ending.report
        self._longest, self._thorough = longest, thorough
        self.known = Acknowledged()
        self._senders = senders(seed, self.known)
        self._key: str | None = None
        self._told = 0

    def begin(self) -> None:
        """Nothing has to be there: the first webhook makes it."""

    def round(self, *, torn: bool = False) -> None:
        """Start on what the last end left, compare, load, and end it."""
        started = time.monotonic()
        with self._ending.running() as console:
            self._compare(thorough=self._thorough)
            asyncio.run(self._load(console))
        self._ending.after_the_end(torn=torn)
        self._count_up()
        self.report.ends += 1
        self.report.seconds.append(time.monotonic() - started)

    def end_while_starting(self, *, torn: bool = False) -> None:
        """End it somewhere between its first instruction and its first webhook."""
        console = self._ending.launch()
        time.sleep(self._ending.rng.uniform(0, _AT_START_SECONDS))
        console.kill()
        self._ending.after_the_end(torn=torn)
        self.report.ends_at_start += 1

    def compare_after_the_end(self) -> None:
        """Compare with what the last end left, and end it again."""
        with self._ending.running():
            self._compare()
        self._ending.after_the_end(torn=False)

    def finish(self) -> Report:
        """Start a last time, compare, and stop; then ask the program's own commands as well."""
        with self._ending.running() as console:
            self._compare()
            self._ending.stop_well(console)
        self._count(self.known.compare(self._ending.profile.export(), self._journal()))
        self.report.differences += self._ending.profile.run("verify").code
        return self.report

    def _count_up(self) -> None:
        self.report.posted, self.report.acknowledged = self.known.posted, self.known.answers
        self.report.messages = len(self.known.messages)
        self.report.wrong += self.known.wrong[self._told :]
        self._told = len(self.known.wrong)

    async def _load(self, console: Console) -> None:
        load = asyncio.create_task(post_until_dead(console.doors.local, self._senders, self.known))
        await asyncio.sleep(self._ending.moment(self._longest))
        self._ending.end(console)
        await load

    def _compare(self, *, thorough: bool = True) -> None:
        """Look at the profile while its console runs, which has brought back what it could."""
        if thorough:
            self._ending.look()
        self._count(self.known.compare(self._ending.profile.snapshot(), self._journal()))
        key = self._ending.profile.folder.joinpath("secrets.json").read_text()
        if self._key not in (None, key):
            self.report.wrong.append("the door's key is another one")
        self._key = key

    def _journal(self) -> list[Entry]:
        with contextlib.closing(Journal(self._ending.profile.database)) as journal:
            return journal.events()

    def _count(self, found: Found) -> None:
        """What is missing at two comparisons counts once."""
        self.report.lost = max(self.report.lost, found.lost)
        self.report.receipts_lost = max(self.report.receipts_lost, found.receipts_lost)
        self.report.twice = max(self.report.twice, found.twice)
        self.report.invented = max(self.report.invented, found.invented)
        self.report.wrong += [one for one in found.changed[:MOST_TOLD] if one not in self.report.wrong]
