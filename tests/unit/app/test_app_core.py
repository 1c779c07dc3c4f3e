"""The console without its window: how it starts, what holds its parts together, and that it ends without a trace."""

import asyncio
import http.client
import json
import os
import signal
import socket
import sqlite3
import threading
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

import pytest
from console_rig import NOWHERE, SHOP, TOKEN, console, options_for, post, running_console, until

from multichat_desktop.app import ground, headless, without_console
from multichat_desktop.app.core import Core
from multichat_desktop.app.lifetime import Lifetime
from multichat_desktop.app.options import Options
from multichat_desktop.domain.clock import SystemClock
from multichat_desktop.services.groups import Groups
from multichat_desktop.services.intents import NotWritten
from multichat_desktop.services.vault import VaultError
from multichat_desktop.store.errors import StoreFullError, StoreNewerError
from multichat_desktop.store.profile import Profile, ProfileBusyError
from multichat_desktop.webhook.errors import PortTakenError


@pytest.fixture
def taken() -> Iterator[int]:
    with socket.create_server(("127.0.0.1", 0)) as somebody:
        yield somebody.getsockname()[1]


@pytest.fixture(autouse=True)
def no_thread_is_left() -> Iterator[None]:
    before = set(threading.enumerate())
    yield
    for thread in set(threading.enumerate()) - before:
        thread.join(
            5
        )  # nobody waits for the pool's own, which may hang in a keyring's prompt: they end by themselves
        assert not thread.is_alive(), thread


def _is_free(folder: Path) -> bool:
    try:
        Profile(folder).lock().release()
    except ProfileBusyError:
        return False
    return True


def _core(folder: Path, **more: object) -> Core:
    return Core(options_for(folder, **more), Profile(folder), SystemClock())


def _health(port: int) -> dict[str, object]:
    with closing(http.client.HTTPConnection("127.0.0.1", port, timeout=10)) as line:
        line.request("GET", "/healthz")
        told = json.loads(line.getresponse().read())
        assert isinstance(told, dict)
        return told


@pytest.mark.parametrize("door", ["local_port", "public_port"])
async def test_a_taken_port_keeps_it_from_starting_and_leaves_nothing(
    tmp_path: Path, taken: int, door: str
) -> None:
    core = Core(
        Options(
            data_dir=tmp_path,
            wapi_url=NOWHERE,
            keyring=False,
            **{"local_port": 0, "public_port": 0, door: taken},
        ),
        Profile(tmp_path),
        SystemClock(),
    )
    with pytest.raises(PortTakenError) as refused:
        await core.start(lambda _: None)
    assert refused.value.port == taken
    await core.stop()
    assert _is_free(tmp_path)
    async with console(tmp_path) as it:
        assert it.core.services.client is not None
        assert not _is_free(tmp_path)
    assert _is_free(tmp_path)


async def test_a_start_that_fails_early_can_be_stopped_too(tmp_path: Path) -> None:
    core = _core(tmp_path)
    core.profile.secrets.write_text("{", encoding="utf-8")
    with pytest.raises(VaultError):
        await core.start(lambda _: None)
    with pytest.raises(AssertionError):
        _ = core.services.client
    await core.stop()
    assert _is_free(tmp_path)


def test_a_profile_belongs_to_one_console(tmp_path: Path) -> None:
    first = _core(tmp_path)
    with pytest.raises(ProfileBusyError):
        _core(tmp_path)
    first.close_store()
    _core(tmp_path).close_store()


def test_a_newer_database_leaves_the_profile_free(tmp_path: Path) -> None:
    _core(tmp_path).close_store()
    with closing(sqlite3.connect(Profile(tmp_path).database)) as connection:
        connection.execute("PRAGMA user_version = 99")
    with pytest.raises(StoreNewerError):
        _core(tmp_path)
    assert _is_free(tmp_path)


def test_a_reader_that_does_not_open_leaves_the_profile_free(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def broken(_: Path) -> None:
        raise StoreFullError("unable to open")

    with monkeypatch.context() as for_now:
        for_now.setattr(ground, "Reader", broken)
        with pytest.raises(StoreFullError):
            _core(tmp_path)
    _core(tmp_path).close_store()


async def test_what_comes_in_is_told_and_counted(tmp_path: Path) -> None:
    async with console(tmp_path) as it:
        local, public = it.core.ports.local, it.core.ports.public
        before = await asyncio.to_thread(_health, local)
        assert (before["ready"], before["last_event_at"], before["wrong_keys"]) == (True, None, 0)
        assert await asyncio.to_thread(post, public, {}, "/webhook/?key=wrong") == 401
        ana = it.shop.customer("5511900001001", "Ana")
        it.shop.webhooks["received"] = f"http://127.0.0.1:{public}/webhook/receive-message/?key={it.core.key}"
        await ana.say("Oi!")
        await until(lambda: any(changes.messages for changes in it.changes))
        after = await asyncio.to_thread(_health, local)
        assert (after["wrong_keys"], after["queue_depth"]) == (1, 0)
        assert str(after["last_event_at"]).endswith("Z")


async def test_a_group_that_writes_gets_its_name(tmp_path: Path) -> None:
    async with console(tmp_path) as it:
        await it.commands.add_instance({"id": SHOP, "instance_token": TOKEN})
        ana = it.shop.customer("5511900001001", "Ana")
        group = it.shop.group("120363041234567890@g.us", "Família", [ana])
        it.shop.webhooks["received"] = f"http://127.0.0.1:{it.core.ports.local}/webhook/"
        await group.say(ana, "Oi!")
        await until(lambda: [chat.name for chat in it.core.reader.chats()] == ["Família"])


async def test_what_the_window_remembers_comes_back(tmp_path: Path) -> None:
    async with console(tmp_path) as it:
        it.core.services.desk.remember("width", "320")
        await it.core.services.intents.finish()
        assert it.core.settings() == {"width": "320"}


@pytest.mark.allows_log
async def test_a_task_that_ends_unexpectedly_is_seen(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    async def broken(_: Groups) -> None:
        raise ZeroDivisionError

    monkeypatch.setattr(Groups, "run", broken)
    async with console(tmp_path):
        await until(lambda: "groups ended unexpectedly" in caplog.text)


# ---------------------------------------------------------------- how long it lasts


async def test_a_lifetime_ends_when_told_after_its_seconds_or_by_a_signal() -> None:
    told = Lifetime(None)
    told.end()
    await told.wait()
    told.close()

    timed = Lifetime(0.02)
    await asyncio.wait_for(timed.wait(), 5)
    timed.close()

    for name in (signal.SIGTERM, signal.SIGINT):
        before = signal.getsignal(name)
        ended = Lifetime(60)
        os.kill(os.getpid(), name)
        await asyncio.wait_for(ended.wait(), 5)
        ended.close()
        assert signal.getsignal(name) in (before, signal.SIG_DFL, signal.default_int_handler)


async def test_where_the_loop_knows_no_signals_python_does(monkeypatch: pytest.MonkeyPatch) -> None:
    """As on Windows."""
    monkeypatch.setattr("multichat_desktop.app.lifetime._LOOP_KNOWS_SIGNALS", False)
    monkeypatch.setattr("multichat_desktop.app.lifetime._ASK_SECONDS", 0.01)
    before = signal.getsignal(signal.SIGTERM)
    ended = Lifetime(None)
    os.kill(os.getpid(), signal.SIGTERM)
    await asyncio.wait_for(ended.wait(), 5)
    await asyncio.sleep(0.03)
    ended.close()
    assert signal.getsignal(signal.SIGTERM) is before


# ---------------------------------------------------------------- headless, and without a console


def test_headless_says_where_it_is_ready_and_stops_by_itself(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert headless.run(options_for(tmp_path, run_for=0.05)) == 0
    said = capsys.readouterr().err.strip()
    assert said.startswith("ready local=http://127.0.0.1:")
    assert said.endswith(" public=none")
    assert _is_free(tmp_path)
    assert not Profile(tmp_path).control.exists()


def test_headless_ends_on_sigterm(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    Profile(tmp_path)
    watcher = threading.Thread(target=_terminate_once_ready, args=(tmp_path,))
    watcher.start()
    assert headless.run(options_for(tmp_path, run_for=30)) == 0
    watcher.join()
    assert "ready" in capsys.readouterr().err


def _terminate_once_ready(folder: Path) -> None:
    control = Profile(folder).control
    waited = threading.Event()
    for _ in range(3000):
        if control.exists():
            break
        waited.wait(0.005)
    os.kill(os.getpid(), signal.SIGTERM)


def test_headless_does_not_start_on_a_taken_port(tmp_path: Path, taken: int) -> None:
    options = Options(data_dir=tmp_path, local_port=taken, wapi_url=NOWHERE, keyring=False)
    with pytest.raises(PortTakenError):
        headless.run(options)
    assert _is_free(tmp_path)


def test_headless_does_not_start_twice(tmp_path: Path) -> None:
    with running_console(options_for(tmp_path)), pytest.raises(ProfileBusyError):
        headless.run(options_for(tmp_path))
    assert _is_free(tmp_path)


@pytest.mark.allows_log
def test_headless_says_what_could_not_be_written_but_not_what_it_was(
    caplog: pytest.LogCaptureFixture,
) -> None:
    headless._not_written(NotWritten("c1", "a secret"))
    headless._not_written(NotWritten(None, None))
    assert [record.getMessage() for record in caplog.records] == [
        "could not be written: a message",
        "could not be written: an intent",
    ]


async def test_without_a_console_a_command_is_done_here_on_any_port(tmp_path: Path, taken: int) -> None:
    options = Options(data_dir=tmp_path, local_port=taken, wapi_url=NOWHERE, keyring=False)
    assert await without_console.run(options, "add-instance", {"id": SHOP}) == {"added": SHOP}
    assert _is_free(tmp_path)
    without_console._nobody_to_tell(NotWritten("c1", "x"))
