"""A whole profile in one file, and back: the database and the media, and neither a token nor a key."""

import contextlib
import shutil
import tempfile
import zipfile
import zlib
from pathlib import Path

import msgspec
from msgspec import Struct

from multichat_desktop import __version__
from multichat_desktop.store import backup, replacing
from multichat_desktop.store.backup import Counts
from multichat_desktop.store.condition import Condition
from multichat_desktop.store.database import FILE_NAME, executor, open_writer
from multichat_desktop.store.errors import StoreBrokenError
from multichat_desktop.store.health import Halt, faults, findings
from multichat_desktop.store.ledger import Ledger
from multichat_desktop.store.profile import Profile, sync_names
from multichat_desktop.store.recovery import unsettle

_ABOUT = "about.json"
_KEPT = ("media", "pictures")
"""What lies beside the database and belongs to it."""
_WORK = ".archive-"
_UNREADABLE = (zipfile.BadZipFile, zlib.error, KeyError, NotImplementedError, RuntimeError, EOFError)


class NoBackupError(Exception):
    """The file is no backup of a profile, or a damaged one."""


class About(Struct, frozen=True):
    """What an archive tells of itself; `made_at` in milliseconds UTC."""

    version: str
    made_at: int
    counts: Counts


def write(profile: Profile, file: Path, now: int) -> Counts:
    """Write a profile as it is at this moment into one file; a console may go on writing.

    Raises:
        StoreError: it cannot be read, or the file not be written.
    """
    with faults(), tempfile.TemporaryDirectory(dir=file.absolute().parent, prefix=_WORK) as inside:
        copied, packed = Path(inside) / FILE_NAME, Path(inside) / "packed.zip"
        counts = backup.copy(profile.database, copied, now, Halt())
        backup.prove(copied, counts, Halt())
        with zipfile.ZipFile(packed, "x", zipfile.ZIP_DEFLATED) as archive:
            archive.writestr(_ABOUT, msgspec.json.encode(About(__version__, now, counts)))
            archive.write(copied, FILE_NAME)
            for folder in _KEPT:
                _add_folder(archive, profile, folder)
        packed.chmod(0o600)
        backup.sync(packed)
        packed.replace(file)
        sync_names(file.absolute().parent)
    return counts


def _add_folder(archive: zipfile.ZipFile, profile: Profile, folder: str) -> None:
    for one in sorted((profile.folder / folder).rglob("*")):
        # What is being fetched is not there yet; what was cleaned up meanwhile, not any more.
        if one.suffix != ".part" and one.is_file():
            with contextlib.suppress(FileNotFoundError):
                archive.write(one, one.relative_to(profile.folder).as_posix(), zipfile.ZIP_STORED)


def read(profile: Profile, file: Path, now: int) -> tuple[Counts, Path | None]:
    """Put what a file holds in the place of a profile whose lock this process has.

    Returns what it held, and where that which it replaced is kept (None: there was nothing).

    Raises:
        NoBackupError: it is no such file.
        StoreError: it cannot be done; what was there stands.
    """
    with faults(), tempfile.TemporaryDirectory(dir=profile.folder, prefix=_WORK) as inside:
        try:
            with zipfile.ZipFile(file) as archive:
                about = msgspec.json.decode(archive.read(_ABOUT), type=About)
                archive.extract(FILE_NAME, inside)
                # Their names are made harmless by zipfile: none leads out of the folder.
                archive.extractall(inside, [n for n in archive.namelist() if n.split("/")[0] in _KEPT])
        except (*_UNREADABLE, msgspec.MsgspecError) as error:
            raise NoBackupError from error
        _make_ready(Path(inside) / FILE_NAME, about.counts, now)
        replaced = _set_aside(profile, now)
        for folder in _KEPT:
            if (Path(inside) / folder).is_dir():
                (Path(inside) / folder).replace(profile.folder / folder)
        replacing.finish(profile, Path(inside) / FILE_NAME)
    replacing.put_in_place(profile)
    condition = Condition(profile)
    condition.repaired()
    condition.end()
    return about.counts, replaced


def _make_ready(file: Path, counts: Counts, now: int) -> None:
    """Look through the database that came, and let nothing be sent again that was sent since it was made."""
    try:
        database = open_writer(file)
    except StoreBrokenError as error:
        raise NoBackupError from error
    try:
        connection, execute = database.connection(), executor(database)
        if findings(connection, Halt()) or backup.count(connection, Halt()) != counts:
            raise NoBackupError
        (salt,) = execute("SELECT value FROM setting WHERE key = 'salt'").fetchone()
        ledger = Ledger(execute, bytes.fromhex(salt))
        ledger.start_at(counts.last_id + 1)
        execute("BEGIN")
        unsettle(execute, ledger, now)
        execute("COMMIT")
        execute("PRAGMA wal_checkpoint(TRUNCATE)")
    finally:
        database.close()


def _set_aside(profile: Profile, now: int) -> Path | None:
    """Keep what is replaced. The automatic backups go with it: they continue what was there, not what comes."""
    if not profile.database.exists():
        return None
    kept = replacing.keep_files(profile, profile.folder / "before-restore", now)
    for folder in (profile.backups, *(profile.folder / name for name in _KEPT)):
        if folder.exists():
            shutil.move(folder, kept / folder.name)
    return kept
