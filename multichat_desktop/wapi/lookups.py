"""Names looked up on threads that nobody waits for at the end: where there is no network, a lookup takes half a minute."""

import asyncio
import contextlib
import socket
import threading

from aiohttp.abc import AbstractResolver, ResolveResult

_NUMERIC = socket.AI_NUMERICHOST | socket.AI_NUMERICSERV


class Lookups(AbstractResolver):
    """Asks the system, each time on a thread of its own that ends with the program."""

    async def resolve(
        self, host: str, port: int = 0, family: socket.AddressFamily = socket.AF_UNSPEC
    ) -> list[ResolveResult]:
        """Return the addresses of a host.

        Raises:
            OSError: it has none, or nobody could be asked.
            ValueError: it is no name.
        """
        loop = asyncio.get_running_loop()
        answer: asyncio.Future[list[ResolveResult]] = loop.create_future()

        def ask() -> None:
            found: list[ResolveResult] | Exception
            try:
                found = _look_up(host, port, family)
            except Exception as error:  # a name that is none is a ValueError
                found = error
            with contextlib.suppress(RuntimeError):  # the loop has ended meanwhile
                loop.call_soon_threadsafe(_tell, answer, found)

        threading.Thread(target=ask, name="lookup", daemon=True).start()
        return await answer

    async def close(self) -> None:
        """Let what is under way go on; nobody waits for it."""


def _look_up(host: str, port: int, family: socket.AddressFamily) -> list[ResolveResult]:
    infos = socket.getaddrinfo(host, port, family, socket.SOCK_STREAM, flags=socket.AI_ADDRCONFIG)
    return [
        ResolveResult(
            hostname=host,
            host=str(address[0]),
            port=int(address[1]),
            family=found,
            proto=proto,
            flags=_NUMERIC,
        )
        for found, _, proto, _, address in infos
    ]


def _tell(answer: "asyncio.Future[list[ResolveResult]]", found: list[ResolveResult] | Exception) -> None:
    if answer.done():
        return
    if isinstance(found, Exception):
        answer.set_exception(found)
    else:
        answer.set_result(found)
