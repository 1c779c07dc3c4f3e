"""A store for each test; at the end its journal must make the very state it has."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from store_rig import Store


@pytest.fixture
def store(tmp_path: Path) -> Iterator[Store]:
    with Store(tmp_path / "profile") as made:
        yield made
    assert made.verify().differences == []
