"""The intake's own thread and loop: both doors listen here and nothing else runs here.

So an acknowledgement never waits for a paint, a modal dialog or a window that is being dragged.
"""

import asyncio
import errno
import threading
from collections.abc import Callable
from typing import Any

from aiohttp import web
from msgspec import Struct
from msgspec.structs import replace

from multichat_desktop.webhook.connections import GuardedServer, Handles
from multichat_desktop.webhook.doors import Door
from multichat_desktop.webhook.errors import PortTakenError
from multichat_desktop.webhook.limits import USUAL, Limits, that_fit

HOST = "127.0.0.1"
# A full queue of the kernel's makes a caller try again after a whole second.
_BACKLOG = 1024
_SHUTDOWN_SECONDS = 0.5
_START_SECONDS = 30

__all__ = ["HOST", "Handles", "Intake", "MakeHandlers", "Ports"]

MakeHandlers = Callable[[asyncio.AbstractEventLoop], dict[Door, Handles]]


class Ports(Struct, frozen=True):
    """Where the doors really listen."""

    local: int
    public: int


class Intake:
    """Runs the two doors, each within the limits: neither can take the other's room.

    `make_handlers` is called on the new loop, and gives each door its handler.
    """

    def __init__(self, make_handlers: MakeHandlers, limits: Limits = USUAL) -> None:
        self._make_handlers = make_handlers
        self._limits = replace(limits, connections=that_fit(limits.connections, len(Door)))
        self._loop: asyncio.AbstractEventLoop | None = None
        self._stop: asyncio.Event | None = None
        self._thread: threading.Thread | None = None
        self._started = threading.Event()
        self._ports: Ports | None = None
        self._failure: BaseException | None = None

    def start(self, local: int, public: int) -> Ports:
        """Listen on the two ports (0: any free one) and return where.

        Raises:
            PortTakenError: one of them is taken.
            OSError: the system refuses for another reason.
        """
        self._thread = threading.Thread(target=self._run, args=(local, public), name="intake")
        self._thread.start()
        self._started.wait(_START_SECONDS)
        if self._failure is not None:
            self._thread.join()
            raise self._failure
        assert self._ports is not None
        return self._ports

    def stop(self) -> None:
        """Close both doors, let what is being answered end, and end the thread."""
        if self._loop is not None and self._stop is not None and not self._loop.is_closed():
            self._loop.call_soon_threadsafe(self._stop.set)
        if self._thread is not None:
            self._thread.join()

    def _run(self, local: int, public: int) -> None:
        asyncio.run(self._serve(local, public))

    async def _serve(self, local: int, public: int) -> None:
        self._loop, self._stop = asyncio.get_running_loop(), asyncio.Event()
        runners: list[web.ServerRunner] = []
        try:
            handlers = self._make_handlers(self._loop)
            found = [
                await self._open(handlers[door], port, runners)
                for door, port in ((Door.LOCAL, local), (Door.PUBLIC, public))
            ]
            self._ports = Ports(*found)
        except BaseException as error:
            self._failure = error
        finally:
            self._started.set()
        try:
            if self._failure is None:
                await self._stop.wait()
        finally:
            for runner in reversed(runners):
                await runner.cleanup()

    async def _open(self, handler: Handles, port: int, runners: list[web.ServerRunner]) -> int:
        server = GuardedServer(handler, self._limits)
        runner = web.ServerRunner(server, shutdown_timeout=_SHUTDOWN_SECONDS)
        await runner.setup()
        runners.append(runner)
        try:
            await web.TCPSite(runner, HOST, port, backlog=_BACKLOG).start()
        except OSError as error:
            if error.errno in (errno.EADDRINUSE, errno.EACCES):
                raise PortTakenError(port) from error
            raise
        address: tuple[Any, ...] = runner.addresses[0]
        return int(address[1])
