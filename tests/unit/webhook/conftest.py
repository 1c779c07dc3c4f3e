"""The doors, opened before blocking calls are forbidden on the intake's loop and closed after."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from doors_rig import Doors, opened


@pytest.fixture
def open_doors(tmp_path: Path) -> Iterator[Doors]:
    with opened(tmp_path) as doors:
        yield doors


@pytest.fixture
def doors(open_doors: Doors, blocking_calls_forbidden: object) -> Doors:
    return open_doors
