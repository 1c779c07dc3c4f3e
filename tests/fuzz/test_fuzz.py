"""Whatever is posted: no 5xx, no traceback, no crash, no long wait; the short form (long: `make torture FUZZ=1000000`)."""

import json
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from mutator import Mutator
from payload_garbage import damages, garbage, mutations
from through_doors import CEILING, Report, live

pytestmark = [pytest.mark.slow]

BY_HYPOTHESIS, BY_MUTATOR = 800, 1500


def proved(report: Report) -> None:
    told = report.lines()
    assert not report.wrong, told
    assert max(report.seconds) < CEILING, told


written = st.builds(lambda body: json.dumps(body).encode(), st.one_of(garbage, mutations()))
bodies = st.one_of(written, written, damages(), st.binary(max_size=300))


def thought_of() -> list[bytes]:
    """What hypothesis thinks of, before a console runs: its threads draw numbers too, which hypothesis does not bear."""
    found: list[bytes] = []

    @settings(
        max_examples=BY_HYPOTHESIS,
        derandomize=True,
        deadline=None,
        database=None,
        suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large],
    )
    @given(bodies)
    def think(raw: bytes) -> None:
        found.append(raw)

    think()
    return found


def test_what_hypothesis_thinks_of(tmp_path: Path) -> None:
    found = thought_of()
    assert len(found) == BY_HYPOTHESIS
    report = live(tmp_path, iter(found).__next__, len(found))
    print(report.lines())
    proved(report)


def test_mutations_of_the_samples_and_noise(tmp_path: Path) -> None:
    report = live(tmp_path, Mutator("short").body, BY_MUTATOR)
    print(report.lines())
    proved(report)
    assert report.bodies == BY_MUTATOR
    assert {"ok", "duplicate", "ignored", "stored", "quarantined", "400"} <= set(report.answers), (
        report.lines()
    )
    assert report.answers["ok"] > BY_MUTATOR / 4, "most bodies reach the database"


@pytest.mark.allows_log
def test_a_fault_of_our_own_would_be_seen(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """The proof of the proof: one kind of event that breaks the store, and one that breaks the reader."""
    from multichat_desktop.services import inbox
    from multichat_desktop.store import arrivals

    def breaks(*_: object) -> None:
        raise KeyError("broken")

    with monkeypatch.context() as patched:
        patched.setattr(arrivals, "_status", breaks)
        report = live(tmp_path / "store", Mutator("short").body, 200)
        assert any("internal: KeyError" in one for one in report.wrong), report.lines()
    with monkeypatch.context() as patched:
        patched.setattr(inbox, "read", breaks)
        report = live(tmp_path / "reader", Mutator("short").body, 20)
        assert any(one.startswith("503") for one in report.wrong), report.lines()
        assert any("Traceback" in one for one in report.wrong), report.lines()
