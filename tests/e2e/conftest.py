"""What every test with a whole console stands on."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from rig import Consoles, Gateway, Profile


@pytest.fixture
def profile(tmp_path: Path) -> Profile:
    return Profile(tmp_path / "one")


@pytest.fixture
def other_profile(tmp_path: Path) -> Profile:
    return Profile(tmp_path / "two")


@pytest.fixture
def consoles() -> Iterator[Consoles]:
    started = Consoles()
    yield started
    started.close()


@pytest.fixture
def gateway() -> Iterator[Gateway]:
    made = Gateway()
    yield made
    made.close()
