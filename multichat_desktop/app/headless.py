"""The console without a window: no Qt is loaded, but for the words that tell of a damaged database."""

import asyncio
import logging
import sys

from multichat_desktop.app.commands import Commands
from multichat_desktop.app.core import Core
from multichat_desktop.app.lifetime import Lifetime
from multichat_desktop.app.options import Options
from multichat_desktop.app.telling import tell_damaged, tell_recovered
from multichat_desktop.control import ControlServer
from multichat_desktop.domain.clock import SystemClock
from multichat_desktop.services.intents import NotWritten
from multichat_desktop.store.profile import Profile

_log = logging.getLogger(__name__)


def run(options: Options) -> int:
    """Run until told to stop; return the exit code.

    Raises:
        ProfileBusyError, StoreError, PortTakenError: it cannot start.
    """
    return asyncio.run(_run(options))


async def _run(options: Options) -> int:
    core = Core(options, Profile(options.data_dir), SystemClock())
    control = ControlServer(core.profile, Commands(core).table())
    lifetime = Lifetime(options.run_for)
    try:
        core.alarm.on_damage(lambda: tell_damaged(options.language))
        await core.start(_not_written)
        await control.start()
        await _tell_recovery(core)
        announce(core)
        await lifetime.wait()
    finally:
        lifetime.close()
        await control.stop()
        await core.stop()
    return 0


async def _tell_recovery(core: Core) -> None:
    done = core.untold_recovery()
    if done is not None:
        tell_recovered(done, core.clock.now(), core.options.language)
        await core.told(done)


def _not_written(lost: NotWritten) -> None:
    _log.error("could not be written: %s", "a message" if lost.text else "an intent")


def announce(core: Core) -> None:
    """Say that webhooks are taken, and where (contract, *Command line*)."""
    print(f"ready local=http://127.0.0.1:{core.ports.local} public=none", file=sys.stderr, flush=True)
