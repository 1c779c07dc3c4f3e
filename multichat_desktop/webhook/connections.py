"""The connections of one door: how many there may be, and how long each may keep us waiting.

aiohttp knows no limit for either, except between two requests. So each connection knows what is being waited for and
since when. Past its time it is dropped; and where a new one would be too many, the one that has kept us waiting longest
makes room: heads that do not end, then slow bodies and readers, then who is between two requests. Only where all are
being answered the new one is turned away: a door full of slow strangers stays open to whoever says at once what they want.
"""

import asyncio
import logging
from collections.abc import Awaitable, Callable
from enum import Enum, auto
from typing import Any, cast

from aiohttp import web

from multichat_desktop.webhook.limits import Limits

Handles = Callable[[web.BaseRequest], Awaitable[web.StreamResponse]]

_READ_AHEAD = 64 * 1024
_GRACE_SECONDS = 1.0
_AFTER_IDLE_SECONDS = 5.0
_TOO_LONG = b"HTTP/1.1 431 Request Header Fields Too Large\r\nContent-Length: 0\r\nConnection: close\r\n\r\n"


class Phase(Enum):
    """What a connection is about."""

    HEAD = auto()
    ANSWERING = auto()
    WRITING = auto()
    IDLE = auto()
    LINGERING = auto()


class Connection(web.RequestHandler):
    """One connection, with its times."""

    __slots__ = ("_door", "_hasty", "_head", "_line", "_phase", "_request", "_since", "_timer")

    def __init__(self, door: "GuardedServer", loop: asyncio.AbstractEventLoop) -> None:
        limits = door.limits
        nowhere: Any = None
        super().__init__(
            door,
            loop=loop,
            access_log=nowhere,
            logger=_silence(),
            keepalive_timeout=limits.idle_seconds,
            lingering_time=limits.lingering_seconds,
            max_line_size=limits.line_bytes,
            max_field_size=limits.line_bytes,
            read_bufsize=_READ_AHEAD,
        )
        self._door = door
        self._phase, self._since, self._head = Phase.HEAD, loop.time(), 0
        self._hasty = False
        self._line: asyncio.Transport
        self._timer: asyncio.TimerHandle | None = None
        self._request: web.BaseRequest | None = None

    def connection_made(self, transport: asyncio.BaseTransport) -> None:
        """Come in, if there is room."""
        self._line = cast(asyncio.Transport, transport)
        if not self._door.admit(self):
            self._line.abort()
            return
        super().connection_made(transport)
        self._turn(Phase.HEAD, self._door.limits.head_seconds)

    def connection_lost(self, exc: BaseException | None) -> None:
        """Make room for another."""
        self._door.forget(self)
        self._stop_waiting()
        self._request = None
        super().connection_lost(exc)

    def data_received(self, data: bytes) -> None:
        """Watch over the head; the rest is the parser's."""
        if data and self._phase is Phase.IDLE:
            self._turn(Phase.HEAD, self._door.limits.head_seconds)
        if self._phase is Phase.HEAD:
            self._head += len(data)
        super().data_received(data)
        if self._phase is Phase.HEAD and self._messages:
            # The head is whole. Its handler is entered a few turns of the loop later (more of them on Python 3.11),
            # and what comes in between is the body's.
            self._turn(Phase.ANSWERING)
        elif self._phase is Phase.HEAD and self._head > self._door.limits.head_bytes:
            self._end_long_head()

    def answer(self, request: web.BaseRequest) -> None:
        """Begin to answer: the head has come, the body is the handler's to wait for."""
        self._request = request
        self._turn(Phase.ANSWERING)

    def hurry(self) -> None:
        """Let an answer that ends the connection do so without waiting for the rest of the request."""
        self._hasty = True

    async def finish_response(
        self, request: web.BaseRequest, resp: web.StreamResponse, start_time: float | None
    ) -> tuple[web.StreamResponse, bool]:
        """Write an answer, which may not take long; what of the request is unread by then ends the connection."""
        limits = self._door.limits
        if not request.content.is_eof():
            resp.force_close()
        self._request = None
        self._turn(Phase.WRITING, limits.answer_seconds)
        done = await super().finish_response(request, resp, start_time)
        if self.transport is None:
            return done
        if resp.keep_alive:
            idle = (Phase.IDLE, limits.idle_seconds + _AFTER_IDLE_SECONDS)
            self._turn(*((Phase.ANSWERING, None) if self._messages else idle))
        else:
            self._turn(Phase.LINGERING, limits.lingering_seconds + _GRACE_SECONDS)
            if self._hasty:
                self.force_close()
        return done

    def urgency(self, now: float) -> tuple[int, float] | None:
        """Return how soon this one has to make room for another, the lowest first; None: not at all."""
        if self._phase in (Phase.HEAD, Phase.LINGERING):
            return 0, self._since
        if self._phase is Phase.IDLE:  # at the public door only who has the key comes to this
            return 2, self._since
        waits = self._phase is Phase.WRITING or (
            self._request is not None and not self._request.content.is_eof()
        )
        return (1, self._since) if waits and now - self._since > _GRACE_SECONDS else None

    def drop(self) -> None:
        """End it, whatever it was about."""
        self._line.abort()

    def _turn(self, phase: Phase, seconds: float | None = None) -> None:
        self._stop_waiting()
        self._phase, self._since, self._head = phase, self._loop.time(), 0
        if seconds is not None:
            self._timer = self._loop.call_later(seconds, self.drop)

    def _stop_waiting(self) -> None:
        if self._timer is not None:
            self._timer.cancel()
            self._timer = None

    def _end_long_head(self) -> None:
        self._line.write(_TOO_LONG)
        self.force_close()


class GuardedServer(web.Server):
    """The server of one door: what comes from its connections goes to `handles`."""

    def __init__(self, handles: Handles, limits: Limits) -> None:
        super().__init__(self._answer)
        self._handles = handles
        self.limits = limits
        self._inside: set[Connection] = set()

    def __call__(self) -> Connection:
        """Make what listens to a new connection."""
        return Connection(self, asyncio.get_running_loop())

    def admit(self, connection: Connection) -> bool:
        """Let a connection in, in the place of one that keeps us waiting if need be."""
        if len(self._inside) >= self.limits.connections and not self._make_room():
            return False
        self._inside.add(connection)
        return True

    def forget(self, connection: Connection) -> None:
        """Count a connection no longer."""
        self._inside.discard(connection)

    def _make_room(self) -> bool:
        now = asyncio.get_running_loop().time()
        urgent = [(urgency, one) for one in self._inside if (urgency := one.urgency(now)) is not None]
        if not urgent:
            return False
        _, slowest = min(urgent, key=lambda pair: pair[0])
        self.forget(slowest)
        slowest.drop()
        return True

    async def _answer(self, request: web.BaseRequest) -> web.StreamResponse:
        _connection(request).answer(request)
        return await self._handles(request)


def hurry(request: web.BaseRequest) -> None:
    """End the connection behind the answer to a request, without waiting for the rest of that."""
    _connection(request).hurry()


def _connection(request: web.BaseRequest) -> Connection:
    connection = request.protocol
    assert isinstance(connection, Connection)
    return connection


def _silence() -> logging.Logger:
    """Return where aiohttp's word on broken requests goes: it quotes them, and they may hold the key."""
    logger = logging.getLogger(f"{__name__}.http")
    logger.disabled = True
    return logger
