"""What a profile knows of its database from outside of it: whether it was left cleanly, and whether it is suspected."""

import contextlib
import logging
from pathlib import Path

from multichat_desktop.store.errors import StoreError
from multichat_desktop.store.profile import Profile, sync_names, write_private

_log = logging.getLogger(__name__)

CLEAN, SUSPECT = "clean", "suspect"


class Condition:
    """Two small files of the profile. `unclean` tells whether the last run that wrote ended without its end."""

    def __init__(self, profile: Profile) -> None:
        self._clean = profile.folder / CLEAN
        self._suspect = profile.folder / SUSPECT
        self.unclean = profile.database.exists() and not self._clean.exists()

    def begin(self) -> None:
        """Take the mark of a clean end away: until the next one this run counts as broken off."""
        _remove(self._clean)

    def end(self) -> None:
        """Leave the mark of a clean end, unless nobody has looked at the database since it was left uncleanly."""
        if not self.unclean:
            _write(self._clean, "")

    def checked(self) -> None:
        """Note that the database was looked through and found sound."""
        self.unclean = False

    def suspect(self, why: str) -> None:
        """Have the database looked through, and repaired, before it is opened the next time."""
        _log.error("the database is damaged: %s", why)
        _write(self._suspect, why)

    @property
    def suspected(self) -> bool:
        """Whether the database is to be looked through before it is opened."""
        return self._suspect.exists()

    def repaired(self) -> None:
        """Note that the database is sound again."""
        _remove(self._suspect)
        self.checked()


def _write(file: Path, text: str) -> None:
    try:
        write_private(file, text)
    except StoreError as error:
        _log.warning("cannot write: %s", error)


def _remove(file: Path) -> None:
    with contextlib.suppress(OSError):
        file.unlink(missing_ok=True)
        sync_names(file.parent)
