"""The program as a process: how it starts, stops, dies and is told apart from a second one."""

import contextlib
import http.client
import json
import signal
import socket
import sqlite3
import struct
import threading
import time
from collections.abc import Iterator
from concurrent.futures import Future, ThreadPoolExecutor
from pathlib import Path

import pytest
from rig import (
    INSTANCE,
    STOP_CEILING,
    Console,
    Consoles,
    Gateway,
    Profile,
    Ran,
    free_port,
    message,
    unexpected,
    until,
)

pytestmark = pytest.mark.e2e

RECEIVE = "/webhook/receive-message/"


def wal(profile: Profile) -> list[str]:
    return [path.name for path in profile.folder.glob("*-wal")] + [
        path.name for path in profile.folder.glob("*-shm")
    ]


# ---------------------------------------------------------------- stopping


@pytest.mark.parametrize("window", [False, True], ids=["headless", "window"])
@pytest.mark.parametrize("sent", [signal.SIGTERM, signal.SIGINT])
def test_signals_stop_cleanly(
    window: bool, sent: signal.Signals, profile: Profile, consoles: Consoles, record_property
) -> None:
    console = consoles.start(profile, window=window)
    for number in range(20):
        assert console.post(RECEIVE, message(number)).outcome == "ok"
    seconds = console.stop(sent)
    print(f"stop ({sent.name}, {'window' if window else 'headless'}): {seconds:.3f} s (goal 2 s)")
    record_property("stop_seconds", seconds)
    assert seconds < STOP_CEILING
    assert wal(profile) == []
    assert len(profile.export()) == 20
    assert profile.verify()["messages"] == 20


@pytest.mark.parametrize("window", [False, True], ids=["headless", "window"])
def test_run_for_ends_by_itself(window: bool, profile: Profile, consoles: Consoles) -> None:
    started = time.monotonic()
    console = consoles.start(profile, "--run-for", "1", window=window)
    assert console.post(RECEIVE, message(1)).outcome == "ok"
    console.wait()
    print(f"--run-for 1 ended after {time.monotonic() - started:.2f} s with its start")
    assert time.monotonic() - started >= 1
    assert wal(profile) == []
    profile.verify()


def test_stops_while_a_request_hangs(profile: Profile, consoles: Consoles) -> None:
    """A sender that keeps its connection and never finishes does not keep the console."""
    console = consoles.start(profile)
    with socket.create_connection(("127.0.0.1", console.doors.local)) as half:
        half.sendall(
            b"POST /webhook/receive-message/ HTTP/1.1\r\nHost: localhost\r\n"
            b"Content-Type: application/json\r\nContent-Length: 100\r\n\r\n{"
        )
        assert console.post(RECEIVE, message(1)).outcome == "ok"
        seconds = console.stop()
    print(f"stop with a hanging request: {seconds:.3f} s (goal 2 s)")
    assert seconds < STOP_CEILING
    assert wal(profile) == []


# ---------------------------------------------------------------- dying


def load(console: Console, numbers: "range", kept: list[str], over: threading.Event) -> None:
    """Post until the console dies; keep the ids that were acknowledged."""
    connection = http.client.HTTPConnection("127.0.0.1", console.doors.local, timeout=10)
    with contextlib.suppress(OSError, http.client.HTTPException):
        for number in numbers:
            if over.is_set():
                break
            body = message(number)
            connection.request("POST", RECEIVE, json.dumps(body), {"Content-Type": "application/json"})
            response = connection.getresponse()
            told = json.loads(response.read())
            if response.status == 200 and told["status"] in ("ok", "duplicate"):
                kept.append(body["messageId"])
    connection.close()


def test_kill_under_load_loses_nothing(profile: Profile, consoles: Consoles) -> None:
    acknowledged: list[str] = []
    for round_ in range(3):
        console = consoles.start(profile)
        kept: list[list[str]] = [[] for _ in range(4)]
        over = threading.Event()
        threads = []
        for sender in range(4):
            first = round_ * 1_000_000 + sender * 100_000
            numbers = range(first, first + 100_000)
            threads.append(threading.Thread(target=load, args=(console, numbers, kept[sender], over)))
        for thread in threads:
            thread.start()
        until(lambda found=kept: sum(map(len, found)) > 150, "enough under load")
        console.kill()
        over.set()
        for thread in threads:
            thread.join()
        acknowledged += [one for some in kept for one in some]
    assert len(acknowledged) > 450
    assert len(set(acknowledged)) == len(acknowledged)

    console = consoles.start(profile)
    exported = [row["message_id"] for row in profile.export()]
    assert len(exported) == len(set(exported))
    missing = set(acknowledged) - set(exported)
    assert not missing, f"{len(missing)} acknowledged messages are gone"
    # And what the gateway sends again after the crash is known.
    again = console.post(RECEIVE, message(int(acknowledged[0].removeprefix("e2e_"))))
    assert again.outcome == "duplicate"
    console.stop()
    assert wal(profile) == []
    print(f"3 kills: {len(acknowledged)} acknowledged, {len(exported)} stored")
    profile.verify()


# ---------------------------------------------------------------- a second one


def test_second_headless_is_refused(profile: Profile, consoles: Consoles) -> None:
    console = consoles.start(profile)
    second = profile.run("--headless", "--port", "0", "--public-port", "0")
    assert second.code == 1
    assert "aberto" in second.sentence()
    assert console.post(RECEIVE, message(1)).outcome == "ok"


def test_second_window_beside_a_headless_is_refused(profile: Profile, consoles: Consoles) -> None:
    console = consoles.start(profile)
    second = profile.run("--port", "0", "--public-port", "0")
    assert second.code == 1
    assert "aberto" in second.sentence()
    assert console.running


def test_second_window_raises_the_first(profile: Profile, consoles: Consoles) -> None:
    console = consoles.start(profile, window=True)
    second = profile.run("--port", "0", "--public-port", "0")
    assert (second.code, second.err) == (0, "")
    assert console.running
    assert profile.run("--headless", "--port", "0", "--public-port", "0").code == 1


def test_two_windows_started_at_once(profile: Profile, consoles: Consoles) -> None:
    """A double click starts two: one stays, the other ends well, whichever of them it is."""
    pair = [consoles.launch(profile, window=True) for _ in range(2)]
    until(lambda: sum(one.running for one in pair) == 1, "one of two goes", 30)
    stays = next(one for one in pair if one.running)
    goes = next(one for one in pair if not one.running)
    assert goes.process.returncode == 0, goes.err
    assert stays.ready().post(RECEIVE, message(1)).outcome == "ok"


@pytest.mark.parametrize("mode", [("--headless",), ()], ids=["headless", "window"])
def test_taken_port_is_told(mode: tuple[str, ...], profile: Profile) -> None:
    with socket.create_server(("127.0.0.1", 0)) as taken:
        port = taken.getsockname()[1]
        for ports in (
            ("--port", str(port), "--public-port", "0"),
            ("--port", "0", "--public-port", str(port)),
        ):
            ran = profile.run(*mode, *ports)
            assert ran.code == 1
            assert str(port) in ran.sentence()
    assert wal(profile) == []
    # What failed to start holds nothing back.
    assert profile.run("--headless", "--port", "0", "--public-port", "0", "--run-for", "0").code == 0


def test_lock_left_by_a_crash_is_no_lock(profile: Profile, consoles: Consoles) -> None:
    consoles.start(profile).kill()
    assert (profile.folder / "control.json").exists()
    console = consoles.start(profile)
    assert profile.run("--headless", "--port", "0", "--public-port", "0").code == 1
    console.stop()
    assert not (profile.folder / "control.json").exists()


# ---------------------------------------------------------------- what stays


def test_restart_shows_the_same(profile: Profile, consoles: Consoles) -> None:
    console = consoles.start(profile)
    for number in range(12):
        console.post(
            RECEIVE, message(number, phone=f"551198888{number % 4:04}", name=f"Cliente {number % 4}")
        )
    before = profile.export()
    key = profile.webhook_urls()["key"]
    console.stop()
    console = consoles.start(profile)
    assert profile.export() == before
    assert profile.webhook_urls()["key"] == key
    assert console.post(RECEIVE, message(3, phone="5511988880003", name="Cliente 3")).outcome == "duplicate"


def test_reply_waits_for_the_gateway_over_a_restart(profile: Profile, consoles: Consoles) -> None:
    port = free_port()
    url = f"http://127.0.0.1:{port}"
    profile.add_instance()
    console = consoles.start(profile, "--wapi-url", url)
    ran = profile.run(
        "--wapi-url", url, "send", "--to", "11 98877-6655", "--timeout", "0.5", "Já está pronto"
    )
    assert ran.code == 1
    assert ran.lines()[0]["state"] in ("waiting", "sending")
    console.stop()

    def exported() -> tuple[str | None, str]:
        (row,) = profile.snapshot()
        return row["message_id"], row["status"]

    assert exported() == (None, "pending")
    console = consoles.start(profile, "--wapi-url", url)
    assert exported() == (None, "pending")
    gateway = Gateway(port=port)
    try:
        gateway.point_to(console)
        until(lambda: exported()[1] == "read", "sent once the gateway is there")
        assert [body["message"] for body in gateway.sent()] == ["Já está pronto"]
        assert len(profile.export()) == 1
        console.stop()
    finally:
        gateway.close()
    profile.verify()


# ---------------------------------------------------------------- commands


@pytest.mark.parametrize("running", [True, False], ids=["console", "alone"])
def test_send_command(running: bool, profile: Profile, consoles: Consoles, gateway: Gateway) -> None:
    profile.add_instance()
    url = ("--wapi-url", gateway.url)
    console = consoles.start(profile, *url) if running else None
    if console is not None:
        gateway.point_to(console)
    ran = profile.run(*url, "send", "--to", "(11) 98877-6655", "Olá, João! ção 😊")
    assert (ran.code, ran.err) == (0, "")
    told = ran.lines()[0]
    assert told.keys() == {"id", "message_id", "state"}
    assert told["state"] == "taken"
    assert [(body["phone"], body["message"]) for body in gateway.sent()] == [
        ("5511988776655", "Olá, João! ção 😊")
    ]
    if console is not None:
        until(lambda: profile.snapshot()[0]["status"] == "read", "ticks")
        console.stop()
    assert wal(profile) == []
    (row,) = profile.snapshot()
    assert row["message_id"] == told["message_id"]
    profile.verify()


def test_send_refusals(profile: Profile, consoles: Consoles) -> None:
    assert (
        str(profile.folder) in profile.run("send", "--to", "11988776655", "Oi").sentence()
    )  # no profile yet
    profile.add_instance()
    consoles.start(profile)
    bad, unknown, empty = profile.run_all(
        ("send", "--to", "12", "Oi"),
        ("send", "--to", "11988776655", "--instance", "NONE", "Oi"),
        ("send", "--to", "11988776655", "  "),
    ).values()
    assert "phone" in bad.sentence()
    assert "instances list" in unknown.sentence()
    assert "nothing" in empty.sentence()
    profile.add_instance("OTHER", "token")
    which = profile.run("send", "--to", "11988776655", "Oi")
    assert "--instance" in which.sentence()
    assert [ran.code for ran in (bad, unknown, empty, which)] == [1, 1, 1, 1]
    assert profile.snapshot() == []


@pytest.mark.parametrize("running", [True, False], ids=["console", "alone"])
def test_instances_command(running: bool, profile: Profile, consoles: Consoles) -> None:
    console = consoles.start(profile) if running else None
    profile.add_instance("LOJA-1", "s3cret", name="Loja da Praça")
    profile.add_instance("LOJA-2", "s3cret")
    assert profile.command("instances", "list").out.splitlines() == [
        "LOJA-1\tLoja da Praça\t\tunknown",
        "LOJA-2\t\t\tunknown",
    ]
    if console is not None:
        console.post(
            "/webhook/connect/", {"instanceId": "LOJA-1", "event": "connection", "status": "connected"}
        )
        assert profile.command("instances", "list").out.splitlines()[0].endswith("connected")
    profile.command("instances", "remove", "LOJA-2")
    assert [line[:6] for line in profile.command("instances", "list").out.splitlines()] == ["LOJA-1"]
    gone = profile.run("instances", "remove", "LOJA-2")
    assert gone.code == 1
    assert "LOJA-2" in gone.sentence()
    assert profile.run("instances", "add", "--id", "no spaces").code == 1
    for file in profile.folder.rglob("*"):
        if file.is_file() and file.name != "secrets.json":
            assert b"s3cret" not in file.read_bytes(), file.name
    assert profile.folder.stat().st_mode & 0o077 == 0
    assert (profile.folder / "secrets.json").stat().st_mode & 0o077 == 0


def test_newer_database_is_refused(profile: Profile) -> None:
    assert profile.run("--headless", "--port", "0", "--public-port", "0", "--run-for", "0").code == 0
    with contextlib.closing(sqlite3.connect(profile.database)) as database:
        database.execute("PRAGMA user_version = 999")
    before = profile.database.read_bytes()
    ports = ("--port", "0", "--public-port", "0")
    for arguments, ran in profile.run_all(
        ("export",), ("events",), ("verify",), ("instances", "list"), ports, (*ports, "--headless")
    ).items():
        assert ran.code == 1, arguments
        assert "mais novo" in ran.sentence() or "aberto" in ran.sentence(), ran.err
    assert "mais novo" in profile.run(*ports, "--headless").sentence()
    assert profile.database.read_bytes() == before


def test_damaged_database_is_told(profile: Profile) -> None:
    """By the commands that only read; a console makes it good (test_recovery)."""
    profile.folder.mkdir(parents=True)
    profile.database.write_bytes(b"this is no database at all" * 1000)
    for ran in profile.run_all(("export",), ("verify",), ("backup", "file")).values():
        assert ran.code == 1
        ran.sentence()


def test_wrong_use_exits_2(profile: Profile) -> None:
    for arguments, ran in profile.run_all(
        ("nonsense",),
        ("--nonsense",),
        ("--port", "70000"),
        ("--port", "x"),
        ("--run-for", "-1"),
        ("instances",),
        ("send",),
        ("export", "--format", "pdf"),
        ("events", "--kind", "nothing"),
    ).items():
        assert ran.code == 2, arguments
        assert "Traceback" not in ran.err
        assert ran.out == ""
    assert not profile.folder.exists()
    version = profile.run("--version")
    assert (version.code, version.err) == (0, "")
    assert version.out.startswith("multichat-desktop ")
    assert profile.run("--help").code == 0


def test_commands_without_a_profile_say_so(profile: Profile) -> None:
    for ran in profile.run_all(("export",), ("events",), ("verify",), ("instances", "list")).values():
        assert ran.code == 1
        assert str(profile.folder) in ran.sentence()


def test_journal_from_the_terminal(profile: Profile, consoles: Consoles) -> None:
    console = consoles.start(profile)
    for number in range(5):
        console.post(RECEIVE, message(number))
    console.post(RECEIVE, message(0))
    console.post(RECEIVE, b"no json")
    console.post("/webhook/", {"event": "something_new", "instanceId": INSTANCE})
    events = profile.events()
    assert [event["id"] for event in events] == list(range(1, 9))
    assert [event["outcome"] for event in events] == ["ok"] * 5 + ["duplicate", "refused", "stored"]
    assert [event["kind"] for event in events[-2:]] == ["invalid", "unknown"]
    assert set(events[0]) == {
        "id", "received_at", "door", "endpoint", "kind", "outcome",
        "instance_id", "message_id", "error", "duration_ms", "size",
    }  # fmt: skip
    some = [("--limit", "2"), ("--failed",), ("--kind", "message")]
    told = profile.run_all(*[("events", "--json", *which) for which in some]).values()
    assert [[event["id"] for event in ran.lines()] for ran in told] == [[7, 8], [7], [1, 2, 3, 4, 5, 6]]
    rows = profile.export()
    assert [row["message_id"] for row in rows] == [f"e2e_{number}" for number in range(5)]
    assert profile.export("--chat", rows[0]["chat_id"]) == rows
    assert profile.export("--since", "2999-01-01") == []
    refused = profile.run_all(("export", "--chat", "none"), ("export", "--since", "yesterday"))
    assert [ran.code for ran in refused.values()] == [1, 1]
    file = profile.home / "all.jsonl"
    assert profile.command("export", "-o", str(file)).out == ""
    assert len(file.read_bytes().splitlines()) == 5


# ---------------------------------------------------------------- the whole at once


def png_size(file: Path) -> tuple[int, int]:
    head = file.read_bytes()[:24]
    assert head[:8] == b"\x89PNG\r\n\x1a\n"
    width, height = struct.unpack(">II", head[16:])
    return width, height


def test_check_with_its_picture(profile: Profile) -> None:
    picture = profile.home / "shot.png"
    ran = profile.run("check", "--screenshot", str(picture), data_dir=False)
    assert ran.code == 0, ran.out + ran.err
    lines = ran.out.splitlines()
    assert len(lines) >= 10
    assert all(line.startswith("ok  ") and line.endswith(" ms") for line in lines)
    assert png_size(picture) == (1280, 800)
    assert "Traceback" not in ran.err
    print(f"check: {ran.seconds:.2f} s")
    assert ran.seconds < 30
    assert not (profile.home / "data").exists(), "it must work on a throw-away profile"


@pytest.fixture(scope="module", autouse=True)
def demo(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Future[tuple[Profile, Ran]]]:
    """The demo runs beside the other tests: its seconds are long."""
    profile = Profile(tmp_path_factory.mktemp("demo"))

    def run() -> tuple[Profile, Ran]:
        return profile, profile.run("--demo", "--headless", "--run-for", "8", data_dir=False)

    with ThreadPoolExecutor(1) as one:
        yield one.submit(run)


def test_demo_without_a_window(demo: Future[tuple[Profile, Ran]]) -> None:
    profile, ran = demo.result()
    assert ran.code == 0, ran.err
    told = [line for line in ran.out.splitlines() if line.startswith("· ")]
    assert any("Mariana" in line for line in told)
    pictures = sorted((profile.home / "screenshots").glob("*.png"))
    assert pictures
    assert all(png_size(picture)[0] >= 1280 for picture in pictures)
    assert unexpected(ran.err.splitlines()) == []
