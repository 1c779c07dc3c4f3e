"""What the load showed: a WAL that once grew past its limit was brought back at every commit from then on."""

import threading
from pathlib import Path

import pytest

from multichat_desktop.store import chores, writer
from multichat_desktop.store.jobs import Chore

LIMIT = 256 * 1024
COMMITS = 400


class Answered:
    def __init__(self) -> None:
        self.came = threading.Event()

    def deliver(self, _: object) -> None:
        self.came.set()


def test_the_wal_is_brought_back_now_and_then_only(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    checkpoints: list[str] = []
    checkpoint = writer.Writer._checkpoint

    def counted(self: writer.Writer, mode: str) -> None:
        checkpoints.append(mode)
        checkpoint(self, mode)

    monkeypatch.setattr(writer, "_WAL_LIMIT", LIMIT)
    monkeypatch.setattr(writer.Writer, "_checkpoint", counted)
    writes = writer.Writer(tmp_path / "multichat.sqlite3")
    writes.start()
    try:
        sizes = []
        for number in range(COMMITS):
            sink = Answered()
            writes.submit(Chore(chores.set_setting("key", str(number) * 1000)), sink)
            assert sink.came.wait(10)
            sizes.append((tmp_path / "multichat.sqlite3-wal").stat().st_size)
        assert 1 <= len(checkpoints) <= COMMITS / 10, len(checkpoints)
        assert max(sizes) < 2 * LIMIT
    finally:
        writes.stop()
