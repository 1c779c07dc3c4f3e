"""Garbage of Qt's is thrown away on Qt's thread, whoever makes the garbage."""

import gc
import threading
from typing import ClassVar

import pytest
from PySide6.QtCore import QObject

from multichat_desktop.app.garbage import Garbage, collect_due


class Ring(QObject):
    """Something of Qt's in a cycle, which only the collector can throw away."""

    gone_on: ClassVar[list[int]] = []

    def __init__(self) -> None:
        super().__init__()
        self.me = self

    def __del__(self) -> None:
        self.gone_on.append(threading.get_ident())


@pytest.fixture
def garbage(qapp):
    made = Garbage()
    yield made
    made.stop()
    assert gc.isenabled()
    gc.disable()


def allocate() -> None:
    """Make enough for the collector to run many times, were it on."""
    for _ in range(200):
        kept = [[] for _ in range(1000)]
        del kept


def test_another_threads_allocations_throw_nothing_of_qts_away(garbage, qtbot) -> None:
    Ring.gone_on.clear()
    Ring()
    busy = threading.Thread(target=allocate)
    busy.start()
    busy.join()
    assert Ring.gone_on == []
    kept = [[] for _ in range(gc.get_threshold()[0] + 100)]
    qtbot.waitUntil(lambda: bool(Ring.gone_on), timeout=5000)
    assert Ring.gone_on == [threading.get_ident()]
    del kept


def test_nothing_is_collected_before_it_is_due(garbage) -> None:
    gc.collect()
    Ring.gone_on.clear()
    Ring()
    collect_due()
    assert Ring.gone_on == []
    gc.collect()
    assert len(Ring.gone_on) == 1
