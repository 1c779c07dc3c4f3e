"""Commands where no console runs: the parts they need are brought up, used once, and stopped."""

from typing import Any

import msgspec

from multichat_desktop.app.commands import Commands
from multichat_desktop.app.core import Core
from multichat_desktop.app.options import Options
from multichat_desktop.domain.clock import SystemClock
from multichat_desktop.services.intents import NotWritten
from multichat_desktop.store.profile import Profile


async def run(options: Options, command: str, asked: dict[str, Any]) -> dict[str, Any]:
    """Do what a running console would do, and return its answer.

    Raises:
        ProfileBusyError, StoreError: the profile cannot be opened.
    """
    # Any free ports: nobody is told of them, and another profile's console may have the usual ones.
    options = msgspec.structs.replace(options, local_port=0, public_port=0)
    core = Core(options, Profile(options.data_dir), SystemClock())
    try:
        await core.start(_nobody_to_tell)
        return await Commands(core).table()[command](asked)
    finally:
        await core.stop()


def _nobody_to_tell(lost: NotWritten) -> None:
    """A command's own answer tells whether it was written."""
