"""The outbox's rig, made before blocking calls are forbidden and taken apart after."""

from collections.abc import AsyncIterator
from pathlib import Path

import pytest
from outbox_rig import Rig, rigged


@pytest.fixture
async def open_rig(tmp_path: Path) -> AsyncIterator[Rig]:
    async with rigged(tmp_path) as rig:
        yield rig


@pytest.fixture
def rig(open_rig: Rig, blocking_calls_forbidden: object) -> Rig:
    return open_rig
