"""Find the files that ship with the program: fonts, icons, translations, sounds."""

from __future__ import annotations

import sys
from functools import cache
from pathlib import Path

__all__ = ["path"]


def path(*parts: str) -> Path:
    """Return where the resource `parts` (e.g. "icons", "app.svg") stands; it need not exist."""
    return _root().joinpath(*parts)


@cache
def _root() -> Path:
    """Return the first resources folder there is: of the bundle, of the installed wheel, of the checkout."""
    package = Path(__file__).resolve().parent
    candidates = [package / "resources", package.parent / "resources"]
    # PyInstaller says where it unpacked the program; the package itself may then exist only inside an archive.
    if bundle := getattr(sys, "_MEIPASS", None):
        candidates.insert(0, Path(bundle) / "multichat_desktop" / "resources")
    for candidate in candidates:
        if candidate.is_dir():
            return candidate
    looked = ", ".join(str(candidate) for candidate in candidates)
    raise FileNotFoundError(f"the program's resources are missing; looked in: {looked}")
