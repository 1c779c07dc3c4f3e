"""The private way by which commands and second starts reach a running console.

A TCP socket on loopback, the same on all three systems; its port and a random token stand in a file of the profile
that only the user can read. One JSON line asks, one answers.
"""

import asyncio
import contextlib
import hmac
import json
import logging
import secrets
import socket
from collections.abc import Awaitable, Callable, Mapping
from typing import Any

from multichat_desktop.store.profile import Profile, write_private

_log = logging.getLogger(__name__)

_TOKEN_BYTES = 24
_LONGEST_LINE = 1024 * 1024
_CONNECT_SECONDS = 2.0

Command = Callable[[dict[str, Any]], Awaitable[dict[str, Any]]]


class NoConsoleError(Exception):
    """No console runs on this profile, or it does not answer."""


class ControlServer:
    """Answers commands on the loop that starts it."""

    def __init__(self, profile: Profile, commands: Mapping[str, Command]) -> None:
        self._profile, self._commands = profile, commands
        self._token = secrets.token_urlsafe(_TOKEN_BYTES)
        self._server: asyncio.Server | None = None
        self._connections: set[asyncio.Task[None]] = set()

    async def start(self) -> None:
        """Listen, and tell where in the profile."""
        self._server = await asyncio.start_server(self._serve, "127.0.0.1", 0, limit=_LONGEST_LINE)
        port = self._server.sockets[0].getsockname()[1]
        write_private(self._profile.control, json.dumps({"port": port, "token": self._token}))

    async def stop(self) -> None:
        """Stop listening and forget who is connected."""
        with contextlib.suppress(OSError):
            self._profile.control.unlink()
        if self._server is not None:
            self._server.close()
        for task in list(self._connections):
            task.cancel()
        await asyncio.gather(*self._connections, return_exceptions=True)

    async def _serve(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        task = asyncio.current_task()
        assert task is not None
        self._connections.add(task)
        try:
            line = await reader.readline()
            writer.write(json.dumps(await self._answer(line)).encode() + b"\n")
            await writer.drain()
        except (ConnectionError, ValueError):
            _log.debug("a command went away")
        except asyncio.CancelledError:
            _log.debug("a command was given up")  # by stop(); asyncio's streams would log it as a failure
        finally:
            self._connections.discard(task)
            writer.close()

    async def _answer(self, line: bytes) -> dict[str, Any]:
        try:
            asked = json.loads(line)
        except ValueError:
            return {"error": "not understood"}
        if not isinstance(asked, dict):
            return {"error": "not understood"}
        if not hmac.compare_digest(str(asked.get("token")).encode(), self._token.encode()):
            return {"error": "not allowed"}
        command = self._commands.get(str(asked.get("command")))
        if command is None:
            return {"error": "not understood"}
        try:
            return await command(asked)
        except Exception:
            _log.exception("a command failed")
            return {"error": "failed"}


def ask(profile: Profile, command: str, seconds: float = _CONNECT_SECONDS, **more: Any) -> dict[str, Any]:
    """Ask the running console and return its answer.

    Raises:
        NoConsoleError: none runs, or none answers in time.
    """
    try:
        told = json.loads(profile.control.read_text(encoding="utf-8"))
        line = json.dumps({"token": told["token"], "command": command, **more}).encode() + b"\n"
        with socket.create_connection(("127.0.0.1", told["port"]), _CONNECT_SECONDS) as connection:
            connection.settimeout(seconds)
            connection.sendall(line)
            with connection.makefile("rb") as stream:
                answer = json.loads(stream.readline())
    except (OSError, ValueError, KeyError, TypeError) as error:
        raise NoConsoleError from error
    if not isinstance(answer, dict):
        raise NoConsoleError
    return answer
