"""The long form: `make torture CUTS=1000 KILLS=1000 REPLIES=200 FUZZ=1000000`, and what it prints is the report.

What is posted, when the end comes and what a torn cut leaves all follow from the seed (`ARGS="--seed 7"`); how far
the console has got by then does not. A profile lives for some rounds, then the next one begins. Exit code 0 only if
nothing was lost and nothing counts twice, and the same power cuts do tell a console that syncs less.
"""

import argparse
import contextlib
import logging
import os
import platform
import random
import secrets
import shutil
import sqlite3
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parents[1] / "e2e"))
sys.path.insert(0, str(Path(__file__).parents[1] / "fuzz"))

from long_fuzz import fuzz
from replies import Replies, ReplyReport
from rig import Gateway
from rounds import Intake, Report
from shadow import NoShimError, build_shim

ROUNDS_OF_A_LIFE = 10
_TORN, _AT_START, _SMALL_WAL = 0.3, 0.2, 0.5
_SMALL_WAL_BYTES = 64 * 1024
_NORMAL_ROUNDS = 8


class Torture:
    """One run."""

    def __init__(self, folder: Path, seed: str) -> None:
        self._folder, self._seed = folder, seed
        self._lives = 0
        self.shim = build_shim(folder)

    def cuts(self, rounds: int) -> Report:
        """Power cuts: all that was not synced is gone, or only some of it."""
        total = Report()
        for life, home, rng in self._each_life("cuts", rounds):
            changed = {"wal_limit": _SMALL_WAL_BYTES} if rng.random() < _SMALL_WAL else {}
            intake = Intake(home, f"{self._seed}/{home.name}", shim=self.shim, **changed)
            self._live(intake, total, life, rng, torn=_TORN)
        return total

    def kills(self, rounds: int) -> Report:
        """Plain `kill -9`."""
        total = Report()
        for life, home, rng in self._each_life("kills", rounds):
            self._live(Intake(home, f"{self._seed}/{home.name}"), total, life, rng, torn=0)
        return total

    def replies(self, rounds: int) -> Report:
        """Ends while replies go out: one half power cuts, one half kills."""
        total: Report = ReplyReport()
        for life, home, rng in self._each_life("replies", rounds):
            shim = self.shim if self._lives % 2 else None
            with contextlib.closing(Gateway()) as gateway:
                replies = Replies(home, f"{self._seed}/{home.name}", gateway, shim=shim)
                self._live(replies, total, life, rng, torn=_TORN if shim else 0)
        return total

    def normal(self) -> Report:
        """Show that the cuts tell the difference."""
        home = self._home("normal")
        intake = Intake(home, f"{self._seed}/{home.name}", shim=self.shim, synchronous="normal")
        for _ in range(_NORMAL_ROUNDS):
            intake.round()
            intake.compare_after_the_end()
            if intake.report.lost:
                break
        shutil.rmtree(home)
        return intake.report

    def _home(self, what: str) -> Path:
        self._lives += 1
        return self._folder / f"{what}-{self._lives}"

    def _each_life(self, what: str, rounds: int) -> Iterator[tuple[int, Path, random.Random]]:
        for done in range(0, rounds, ROUNDS_OF_A_LIFE):
            home = self._home(what)
            yield min(ROUNDS_OF_A_LIFE, rounds - done), home, random.Random(f"{self._seed}/{home.name}/plan")

    @staticmethod
    def _live(life: Intake | Replies, total: Report, rounds: int, rng: random.Random, *, torn: float) -> None:
        """Let a profile live; one in which something was found is kept to be looked at."""
        try:
            life.begin()
            for _ in range(rounds):
                if isinstance(life, Intake) and rng.random() < _AT_START:
                    life.end_while_starting(torn=rng.random() < torn)
                life.round(torn=rng.random() < torn)
            life.finish()
        except (AssertionError, OSError, TimeoutError) as error:
            life.report.wrong.append(f"{type(error).__name__}: {error}")
        if life.report.holds:
            shutil.rmtree(life.home)
        else:
            life.report.wrong.append(f"kept: {life.home}")
            print(life.report.lines("!! one life"), flush=True)
        total.add(life.report)
        print(f"  … {total.ends} ends, lost {total.lost}, twice {total.twice}", flush=True)


def inject_faults(held: int) -> "subprocess.CompletedProcess[str]":
    """Ill disks, a locked database, a clock that jumps, a process that is held for so many seconds (test_faults.py)."""
    command = [
        sys.executable,
        "-m",
        "pytest",
        "-q",
        "-rs",
        "-s",
        str(Path(__file__).with_name("test_faults.py")),
    ]
    env = {**os.environ, "MULTICHAT_HELD": str(held)}
    return subprocess.run(command, env=env, capture_output=True, text=True, check=False)


def main() -> int:
    """Run all of it and print the report."""
    parser = argparse.ArgumentParser(description=__doc__)
    for name, default in (("cuts", 50), ("kills", 50), ("replies", 20), ("fuzz", 50_000)):
        parser.add_argument(f"--{name}", type=int, default=default, metavar="N")
    parser.add_argument("--held", type=int, default=120, metavar="SECONDS", help="how long it is stopped")
    parser.add_argument("--seed", default=secrets.token_hex(4))
    asked = parser.parse_args()
    # The simulator is hung up on all the time; aiohttp tells of each with a traceback.
    logging.getLogger("aiohttp.server").setLevel(logging.CRITICAL)
    folder = Path(tempfile.mkdtemp(prefix="multichat-torture-"))
    print(f"seed {asked.seed}; Python {platform.python_version()}, SQLite {sqlite3.sqlite_version}")
    print(f"{platform.platform()}; {folder}", flush=True)
    try:
        torture = Torture(folder, asked.seed)
    except NoShimError as error:
        print(error, file=sys.stderr)
        return 1
    started = time.monotonic()
    plan: tuple[tuple[str, Callable[[], Report]], ...] = (
        ("power cuts", lambda: torture.cuts(asked.cuts)),
        ("kill -9", lambda: torture.kills(asked.kills)),
        ("replies", lambda: torture.replies(asked.replies)),
    )
    reports = {}
    for what, run in plan:
        print(f"{what} …", flush=True)
        reports[what] = run()
    normal = torture.normal()
    print("fuzzing …", flush=True)
    fuzzed = fuzz(folder, asked.seed, asked.fuzz)
    print("faults …", flush=True)
    faults = inject_faults(asked.held)

    print(f"\nReport ({(time.monotonic() - started) / 60:.1f} minutes, seed {asked.seed})")
    for what, report in reports.items():
        print(report.lines(what))
    print(normal.lines("power cuts with synchronous=NORMAL, which must lose some"))
    print(fuzzed.lines())
    print(faults.stdout.strip())
    good = all(report.holds for report in reports.values()) and normal.lost > 0 and fuzzed.holds
    good = good and faults.returncode == 0
    print("holds" if good else "DOES NOT HOLD")
    if good:
        shutil.rmtree(folder)
    return 0 if good else 1


if __name__ == "__main__":
    sys.exit(main())
