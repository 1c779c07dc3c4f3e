"""The intake's own thread and loop: both doors listen here and nothing else runs here.

So an acknowledgement never waits for a paint, a modal dialog or a window that is being dragged.
"""

import asyncio
import errno
import logging
import threading
from collections.abc import Awaitable, Callable
from typing import Any

from aiohttp import web
from msgspec import Struct

from multichat_desktop.webhook.doors import Door
from multichat_desktop.webhook.errors import PortTakenError

HOST = "127.0.0.1"
_SHUTDOWN_SECONDS = 0.5
_KEEP_ALIVE_SECONDS = 75
_START_SECONDS = 30

Handles = Callable[[web.BaseRequest], Awaitable[web.StreamResponse]]
MakeHandlers = Callable[[asyncio.AbstractEventLoop], dict[Door, Handles]]


class Ports(Struct, frozen=True):
    """Where the doors really listen."""

    local: int
    public: int


class Intake:
    """Runs the two doors. `make_handlers` is called on the new loop, and gives each door its handler."""

    def __init__(self, make_handlers: MakeHandlers) -> None:
        self._make_handlers = make_handlers
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

    @staticmethod
    async def _open(handler: Handles, port: int, runners: list[web.ServerRunner]) -> int:
        server = web.Server(
            handler, access_log=None, logger=_silence(), keepalive_timeout=_KEEP_ALIVE_SECONDS
        )
        runner = web.ServerRunner(server, shutdown_timeout=_SHUTDOWN_SECONDS)
        await runner.setup()
        runners.append(runner)
        try:
            await web.TCPSite(runner, HOST, port).start()
        except OSError as error:
            if error.errno in (errno.EADDRINUSE, errno.EACCES):
                raise PortTakenError(port) from error
            raise
        address: tuple[Any, ...] = runner.addresses[0]
        return int(address[1])


def _silence() -> logging.Logger:
    """Return where aiohttp's word on broken requests goes: it quotes them, and they may hold the key."""
    logger = logging.getLogger(f"{__name__}.http")
    logger.disabled = True
    return logger
