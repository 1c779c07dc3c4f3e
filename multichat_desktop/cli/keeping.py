"""`backup` and `restore`: a whole profile in one file, and back."""

import argparse

from multichat_desktop.app.options import Options
from multichat_desktop.cli.commands import existing
from multichat_desktop.cli.errors import CommandError
from multichat_desktop.domain.clock import SystemClock
from multichat_desktop.store import archive
from multichat_desktop.store.profile import Profile


def backup(arguments: argparse.Namespace, options: Options) -> int:
    """Write the profile into one file; a console may be open."""
    profile = existing(options)
    if not arguments.file.absolute().parent.is_dir():
        raise CommandError(f"There is no folder {arguments.file.absolute().parent}.")
    counts = archive.write(profile, arguments.file, SystemClock().now())
    print(
        f"{counts.messages} messages and {counts.events} journal rows are in {arguments.file}, proved by a restore."
    )
    return 0


def restore(arguments: argparse.Namespace, options: Options) -> int:
    """Put a backup in the profile's place; what was there is kept."""
    if not arguments.file.is_file():
        raise CommandError(f"There is no file {arguments.file}.")
    profile = Profile(options.data_dir)
    lock = profile.lock()
    try:
        counts, kept = archive.read(profile, arguments.file, SystemClock().now())
    except archive.NoBackupError as error:
        raise CommandError(f"{arguments.file} is no backup of MultiChat, or a damaged one.") from error
    finally:
        lock.release()
    print(f"{counts.messages} messages and {counts.events} journal rows are restored.")
    if kept is not None:
        print(f"What was there before is kept in {kept}.")
    print("Add the tokens of your instances again, and write the webhooks to the gateway.")
    return 0
