"""Nothing that was answered 200 is lost, nothing counts twice: the short form of `make torture` (run.py).

A `kill -9` alone would pass a console that never syncs, so most ends here are power cuts (powercut/shim.c).
"""

from pathlib import Path

import pytest
from replies import Replies
from rig import Gateway
from rounds import Intake, Report

pytestmark = [pytest.mark.e2e, pytest.mark.timeout(180)]

CUTS, TORN, KILLS, MOST_UNTIL_LOSS = 5, 2, 10, 8
SHORT_LOAD = 0.3


def proved(report: Report, what: str) -> None:
    told = report.lines(what)
    print(told)
    assert report.acknowledged > 20 * report.ends, told
    assert report.holds, told


def test_power_cuts_lose_nothing(shim: Path, tmp_path: Path) -> None:
    life = Intake(tmp_path, "cuts", shim=shim)
    life.end_while_starting()
    for _ in range(CUTS):
        life.round()
    report = life.finish()
    assert report.ends == CUTS
    proved(report, "power cuts")


def test_power_cuts_may_leave_some_of_what_was_not_synced(shim: Path, tmp_path: Path) -> None:
    """Sectors reach the disk in any order: here half of the ends also fall into a checkpoint."""
    life = Intake(tmp_path, "torn", shim=shim, wal_limit=64 * 1024)
    for _ in range(TORN):
        life.round(torn=True)
    life.end_while_starting(torn=True)
    proved(life.finish(), "torn power cuts")


def test_without_a_sync_at_each_commit_power_cuts_lose_messages(shim: Path, tmp_path: Path) -> None:
    """The proof of the proof: it must tell FULL from NORMAL."""
    life = Intake(tmp_path, "normal", shim=shim, synchronous="normal")
    for _ in range(MOST_UNTIL_LOSS):
        life.round()
        life.compare_after_the_end()
        if life.report.lost:
            break
    print(life.report.lines("power cuts with synchronous=NORMAL"))
    assert life.report.lost > 0
    assert life.report.broken == 0


def test_kills_lose_nothing(tmp_path: Path) -> None:
    life = Intake(tmp_path, "kills", longest=SHORT_LOAD, thorough=False)
    for _ in range(KILLS):
        life.round()
    report = life.finish()
    assert report.ends == KILLS
    proved(report, "kill -9")


def test_no_reply_goes_out_twice_or_is_dropped(shim_if_any: Path | None, tmp_path: Path) -> None:
    gateway = Gateway()
    try:
        life = Replies(tmp_path, "replies", gateway, shim=shim_if_any)
        life.begin()
        for cut in (True, False, True):
            life.round(cut=cut)
        proved(life.finish(), "replies")
    finally:
        gateway.close()
