"""The proofs stand on the same rig as the tests of whole consoles."""

import sys
from pathlib import Path

import pytest

sys.path.insert(0, str(Path(__file__).parents[1] / "e2e"))

from shadow import NoShimError, build_shim


@pytest.fixture(scope="session")
def shim_or_why_not(tmp_path_factory: pytest.TempPathFactory) -> Path | str:
    try:
        return build_shim(tmp_path_factory.mktemp("shim"))
    except NoShimError as error:
        return str(error)


@pytest.fixture
def shim(shim_or_why_not: Path | str) -> Path:
    """What makes an end a power cut."""
    if isinstance(shim_or_why_not, str):
        pytest.skip(shim_or_why_not)
    return shim_or_why_not


@pytest.fixture
def shim_if_any(shim_or_why_not: Path | str) -> Path | None:
    """The same where it can be built; elsewhere all ends are kills."""
    return None if isinstance(shim_or_why_not, str) else shim_or_why_not
