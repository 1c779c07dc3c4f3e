"""The private way to a running console."""

import asyncio
import json
import os
import socket
import stat
import threading
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from pathlib import Path
from typing import Any

import pytest

from multichat_desktop.control import ControlServer, NoConsoleError, ask
from multichat_desktop.store.profile import Profile


@pytest.fixture
def profile(tmp_path: Path) -> Profile:
    return Profile(tmp_path / "profile")


@asynccontextmanager
async def serving(profile: Profile) -> AsyncIterator[dict[str, Any]]:
    """A server that repeats what it is asked; gives its address."""

    async def repeat(asked: dict[str, Any]) -> dict[str, Any]:
        return {"asked": {name: value for name, value in asked.items() if name not in ("token", "command")}}

    async def fail(_: dict[str, Any]) -> dict[str, Any]:
        raise ZeroDivisionError

    async def hang(_: dict[str, Any]) -> dict[str, Any]:
        await asyncio.sleep(60)
        return {}

    server = ControlServer(profile, {"repeat": repeat, "fail": fail, "hang": hang})
    await server.start()
    try:
        yield json.loads(profile.control.read_text(encoding="utf-8"))
    finally:
        await server.stop()


async def _said(port: int, line: bytes) -> bytes:
    reader, writer = await asyncio.open_connection("127.0.0.1", port)
    writer.write(line)
    await writer.drain()
    try:
        answer = await reader.read()
    except ConnectionError:
        answer = b""
    writer.close()
    await asyncio.gather(writer.wait_closed(), return_exceptions=True)
    return answer


async def test_a_command_is_asked_and_answered(profile: Profile) -> None:
    async with serving(profile):
        answer = await asyncio.to_thread(ask, profile, "repeat", text="Olá 👋", number=3)
    assert answer == {"asked": {"text": "Olá 👋", "number": 3}}


@pytest.mark.skipif(os.name == "nt", reason="modes are Unix's")
async def test_only_the_user_can_read_where_it_listens(profile: Profile) -> None:
    async with serving(profile) as told:
        assert stat.S_IMODE(profile.control.stat().st_mode) == 0o600
        assert len(told["token"]) >= 24
    assert not profile.control.exists()


async def test_a_wrong_token_is_not_allowed_anything(profile: Profile) -> None:
    async with serving(profile) as told:
        for token in ("wrong", "", None, 5, told["token"] + "x", "é"):
            line = json.dumps({"token": token, "command": "repeat"}).encode() + b"\n"
            assert json.loads(await _said(told["port"], line)) == {"error": "not allowed"}
        line = json.dumps({"command": "repeat"}).encode() + b"\n"
        assert json.loads(await _said(told["port"], line)) == {"error": "not allowed"}


async def test_what_is_not_understood_is_said_so(profile: Profile) -> None:
    async with serving(profile) as told:
        for line in (b"hello\n", b"[]\n", b"\xff\xfe\n", b"\n", b'"x"\n'):
            assert json.loads(await _said(told["port"], line)) == {"error": "not understood"}
        unknown = json.dumps({"token": told["token"], "command": "format-disk"}).encode() + b"\n"
        assert json.loads(await _said(told["port"], unknown)) == {"error": "not understood"}
        assert await asyncio.to_thread(ask, profile, "repeat") == {"asked": {}}


async def test_a_line_without_an_end_is_cut_off(profile: Profile) -> None:
    async with serving(profile) as told:
        assert await _said(told["port"], b"x" * (3 * 2**20)) == b""
        assert await asyncio.to_thread(ask, profile, "repeat") == {"asked": {}}


async def test_somebody_who_goes_away_does_no_harm(profile: Profile) -> None:
    async with serving(profile) as told:
        _, writer = await asyncio.open_connection("127.0.0.1", told["port"])
        writer.transport.abort()
        assert await asyncio.to_thread(ask, profile, "repeat") == {"asked": {}}


@pytest.mark.allows_log
async def test_a_command_that_fails_is_answered(profile: Profile, caplog: pytest.LogCaptureFixture) -> None:
    async with serving(profile):
        assert await asyncio.to_thread(ask, profile, "fail") == {"error": "failed"}
    assert "a command failed" in caplog.text


async def test_it_ends_although_somebody_still_waits(profile: Profile) -> None:
    async with serving(profile) as told:
        reader, writer = await asyncio.open_connection("127.0.0.1", told["port"])
        line = json.dumps({"token": told["token"], "command": "hang"}).encode() + b"\n"
        writer.write(line)
        await asyncio.sleep(0.05)
    assert await reader.read() == b""
    writer.close()
    await writer.wait_closed()


async def test_an_answer_that_does_not_come_in_time_is_none(profile: Profile) -> None:
    async with serving(profile):
        with pytest.raises(NoConsoleError):
            await asyncio.to_thread(ask, profile, "hang", 0.1)


async def test_stopping_what_never_started_is_nothing(profile: Profile) -> None:
    await ControlServer(profile, {}).stop()


def test_without_a_console_there_is_nobody_to_ask(profile: Profile) -> None:
    with pytest.raises(NoConsoleError):
        ask(profile, "status")


@pytest.mark.parametrize("left", ["", "{", "[]", "{}", '{"port": "x", "token": "t"}', '{"port": 9}', "null"])
def test_a_file_that_says_nothing_useful_is_as_none(profile: Profile, left: str) -> None:
    profile.control.write_text(left, encoding="utf-8")
    with pytest.raises(NoConsoleError):
        ask(profile, "status")


def test_what_a_crash_left_is_as_none(profile: Profile) -> None:
    """Nobody listens at that port any more."""
    with socket.create_server(("127.0.0.1", 0)) as gone:
        port = gone.getsockname()[1]
    profile.control.write_text(json.dumps({"port": port, "token": "t"}), encoding="utf-8")
    with pytest.raises(NoConsoleError):
        ask(profile, "status")


@pytest.mark.parametrize("answer", [b"", b"HTTP/1.1 400 Bad Request\r\n\r\n", b"[]\n", b"\xff\n"])
def test_somebody_else_at_that_port_is_as_none(profile: Profile, answer: bytes) -> None:
    """After a crash another program may have got the port."""
    with socket.create_server(("127.0.0.1", 0)) as other:

        def serve() -> None:
            connection, _ = other.accept()
            with connection:
                connection.recv(1000)
                connection.sendall(answer)

        stranger = threading.Thread(target=serve)
        stranger.start()
        told = {"port": other.getsockname()[1], "token": "t"}
        profile.control.write_text(json.dumps(told), encoding="utf-8")
        with pytest.raises(NoConsoleError):
            ask(profile, "status")
        stranger.join()


async def test_a_new_console_takes_the_place_of_what_a_crash_left(profile: Profile) -> None:
    profile.control.write_text('{"port": 1, "token": "old"}', encoding="utf-8")
    async with serving(profile):
        assert await asyncio.to_thread(ask, profile, "repeat") == {"asked": {}}
