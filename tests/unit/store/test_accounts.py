"""The counter of events that are unaccounted for: it stands at nothing, and at one as soon as there is one."""

from pathlib import Path

import pytest
from store_rig import Store, received

from multichat_desktop.store import arrivals
from multichat_desktop.store.arrivals import Effect


def test_it_stands_at_nothing(store: Store) -> None:
    store.take(received("M1", "oi"), received("M1", "oi"))
    assert store.writer.unaccounted == 0


@pytest.mark.allows_log
def test_it_counts_from_the_commit_on_and_after_a_restart(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    with Store(tmp_path) as store:
        store.take(received("M1", "oi"))
        with monkeypatch.context() as patched:
            patched.setattr(arrivals, "apply", lambda *_: Effect("ok"))
            store.take(received("M2", "oi"))
        store.take(received("M3", "oi"))
        assert store.writer.unaccounted == 1
        assert "1 events are unaccounted for" in caplog.text
    with Store(tmp_path) as store:
        assert store.writer.unaccounted == 1
        store.chore(_placed)
        assert store.writer.unaccounted == 0


def _placed(execute):
    from multichat_desktop.store.jobs import ChoreTouched

    execute("UPDATE journal SET place = 'message:1' WHERE place IS NULL")
    return ChoreTouched()
