"""Resources are found in a checkout, in an installed wheel and in a bundle."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from multichat_desktop import assets


@pytest.fixture(autouse=True)
def forget_the_root() -> Iterator[None]:
    assets._root.cache_clear()
    yield
    assets._root.cache_clear()


@pytest.fixture
def package(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Pretend that the package is installed somewhere without resources."""
    package = tmp_path / "site-packages" / "multichat_desktop"
    package.mkdir(parents=True)
    monkeypatch.setattr(assets, "__file__", str(package / "assets.py"))
    return package


@pytest.mark.parametrize("parts", [("icons", "app.svg"), ("icons", "app.ico"), ("fonts",)])
def test_finds_what_the_program_ships(parts: tuple[str, ...]) -> None:
    assert assets.path(*parts).exists()


def test_the_installed_wheel_has_them_inside_the_package(package: Path) -> None:
    (package / "resources").mkdir()
    assert assets.path("icons", "app.svg") == package / "resources" / "icons" / "app.svg"


def test_the_checkout_has_them_beside_the_package(package: Path) -> None:
    (package.parent / "resources").mkdir()
    assert assets.path("fonts") == package.parent / "resources" / "fonts"


def test_a_bundle_comes_first(package: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    inside = tmp_path / "bundle" / "multichat_desktop" / "resources"
    for folder in (inside, package / "resources"):
        folder.mkdir(parents=True)
    monkeypatch.setattr(sys, "_MEIPASS", str(tmp_path / "bundle"), raising=False)
    assert assets.path() == inside


def test_says_where_it_looked_when_there_are_none(package: Path) -> None:
    with pytest.raises(FileNotFoundError, match="resources are missing"):
        assets.path("icons", "app.svg")
