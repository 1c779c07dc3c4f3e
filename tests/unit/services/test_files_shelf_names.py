"""The names of what lies on the shelf are on the disk before anybody is told that it lies there."""

from pathlib import Path

import pytest

from multichat_desktop.services.files import shelf
from multichat_desktop.services.files.shelf import Shelf


def test_a_folder_that_was_made_is_synced_where_it_is_named(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    synced: list[Path] = []
    monkeypatch.setattr(shelf, "sync_names", synced.append)
    made = Shelf(tmp_path)
    for data in (b"one", b"one"):
        part = made.begin(None)
        part.write(data)
        part.finish()
        path = made.keep(part, "bin")
    folder = tmp_path / "media" / path.split("/")[1]
    assert synced == [tmp_path, folder.parent, folder, folder]
