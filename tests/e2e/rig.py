"""Real consoles for tests: started as processes, spoken to over HTTP and the command line, listened to until they end.

Nothing here sleeps for a fixed time: everything waits for a line, an answer or a condition, each with a ceiling.
"""

import asyncio
import http.client
import json
import os
import re
import signal
import socket
import subprocess
import sys
import threading
import time
from collections.abc import Callable, Coroutine, Iterable, Mapping
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, TypeVar

from multichat_desktop.services import export as exporting
from multichat_desktop.simulator import SimInstance, Simulator
from multichat_desktop.store.reader import Reader

T = TypeVar("T")

PAYLOADS = Path(__file__).parents[1] / "payloads"
START_SECONDS = 30.0
STOP_CEILING = 20.0
"""Ten times the goal of two seconds."""
INSTANCE, TOKEN = "SHOP-1", "a-token"
SHOP_PHONE = "5511900000142"

_READY = re.compile(r"ready local=http://127\.0\.0\.1:(\d+) public=(\S+)")
_EXPECTED = (
    _READY,
    re.compile(r"public \S+"),
    # What the offscreen platform cannot do; no plugin of Qt's can be asked to be quiet about it.
    re.compile(r"This plugin does not support (propagateSizeHints|raise)\(\)"),
)
_FIELDS_OF_ARRIVAL = ("received_at", "timestamp", "status_history")


def until(
    condition: Callable[[], T], what: str, seconds: float = 20.0, pulse: Callable[[], None] | None = None
) -> T:
    """Wait until a condition holds and return what it gave."""
    end = time.monotonic() + seconds
    while True:
        found = condition()
        if found:
            return found
        if pulse is not None:
            pulse()
        assert time.monotonic() < end, f"never came about: {what}"
        time.sleep(0.01)


def environment(home: Path, **more: str) -> dict[str, str]:
    """The environment of a person who has nothing: no settings, no keyring, no display."""
    kept = {name: value for name, value in os.environ.items() if not name.startswith(("QT_", "XDG_", "LC_"))}
    kept.pop("LANGUAGE", None)
    return {
        **kept,
        "HOME": str(home),
        "XDG_DATA_HOME": str(home / "data"),
        "XDG_CONFIG_HOME": str(home / "config"),
        "XDG_CACHE_HOME": str(home / "cache"),
        "XDG_RUNTIME_DIR": str(home),
        "LANG": "pt_BR.UTF-8",
        "QT_QPA_PLATFORM": "offscreen",
        "PYTHON_KEYRING_BACKEND": "keyring.backends.fail.Keyring",
        "PYTHONUNBUFFERED": "1",
        "PYTHONWARNINGS": "default",
        **more,
    }


@dataclass(frozen=True)
class Answer:
    """What a door answered."""

    status: int
    body: Any
    headers: Mapping[str, str]
    seconds: float

    @property
    def outcome(self) -> str:
        """The word for what became of the event."""
        return str(self.body.get("status"))


@dataclass(frozen=True)
class Ran:
    """A command that has ended."""

    code: int
    out: str
    err: str
    seconds: float

    def lines(self) -> list[Any]:
        """The output as lines of JSON."""
        return [json.loads(line) for line in self.out.splitlines()]

    def sentence(self) -> str:
        """The one sentence on stderr."""
        said = unexpected(self.err.splitlines())
        assert len(said) == 1, f"not one sentence: {self.err!r}"
        assert "Traceback" not in self.err
        assert said[0].endswith("."), said
        return said[0]


def unexpected(lines: Iterable[str], allowed: Iterable[re.Pattern[str]] = ()) -> list[str]:
    """The lines on stderr that should not be there."""
    patterns = (*_EXPECTED, *allowed)
    return [line for line in lines if line.strip() and not any(p.fullmatch(line) for p in patterns)]


class Doors:
    """Posts to one console over connections that stay open."""

    def __init__(self, local: int) -> None:
        self.local = local
        self.public: int | None = None
        self.key = ""
        self._open: dict[int, http.client.HTTPConnection] = {}

    def close(self) -> None:
        """End the connections."""
        for connection in self._open.values():
            connection.close()
        self._open.clear()

    def post(
        self,
        path: str,
        body: bytes | str | Mapping[str, Any],
        *,
        public: bool = False,
        key: str | None = None,
        headers: Mapping[str, str] | None = None,
    ) -> Answer:
        """Post to the local door, or with the key to the public one."""
        if isinstance(body, Mapping):
            body = json.dumps(body)
        raw = body.encode() if isinstance(body, str) else body
        port = self.local
        if public:
            assert self.public is not None, "ask for the public door first (Console.open_public)"
            port = self.public
            path = f"{path}?key={self.key if key is None else key}"
        started = time.monotonic()
        status, got, answered = self._send(
            port, path, raw, {"Content-Type": "application/json", **(headers or {})}
        )
        return Answer(status, json.loads(answered), got, time.monotonic() - started)

    def get(self, path: str) -> Answer:
        """Ask the local door."""
        started = time.monotonic()
        connection = http.client.HTTPConnection("127.0.0.1", self.local, timeout=30)
        try:
            connection.request("GET", path)
            response = connection.getresponse()
            return Answer(
                response.status,
                json.loads(response.read()),
                dict(response.headers),
                time.monotonic() - started,
            )
        finally:
            connection.close()

    def _send(
        self, port: int, path: str, raw: bytes, headers: Mapping[str, str]
    ) -> tuple[int, dict[str, str], bytes]:
        connection = self._open.get(port)
        if connection is None:
            connection = self._open[port] = http.client.HTTPConnection("127.0.0.1", port, timeout=30)
        try:
            connection.request("POST", path, raw, dict(headers))
            response = connection.getresponse()
            return response.status, dict(response.headers), response.read()
        except BaseException:
            connection.close()
            del self._open[port]
            raise


class Profile:
    """A profile folder with a home around it, and the commands that work on it."""

    def __init__(self, folder: Path) -> None:
        self.home = folder
        self.folder = folder / "profile"
        self.home.mkdir(parents=True, exist_ok=True)
        self.env = environment(self.home)

    @property
    def database(self) -> Path:
        """Where the conversations lie."""
        return self.folder / "multichat.sqlite3"

    def run(
        self,
        *arguments: str,
        stdin: str | None = None,
        data_dir: bool = True,
        cwd: Path | None = None,
        seconds: float = 60.0,
        env: Mapping[str, str] | None = None,
    ) -> Ran:
        """Run a command to its end."""
        command = [sys.executable, "-m", "multichat_desktop"]
        command += ["--data-dir", str(self.folder)] if data_dir else []
        started = time.monotonic()
        done = subprocess.run(
            [*command, *arguments],
            input=stdin,
            env={**self.env, **(env or {})},
            cwd=cwd or self.home,
            capture_output=True,
            text=True,
            encoding="utf-8",
            timeout=seconds,
            check=False,
        )
        return Ran(done.returncode, done.stdout, done.stderr, time.monotonic() - started)

    def run_all(self, *commands: tuple[str, ...]) -> dict[tuple[str, ...], Ran]:
        """Run commands that have nothing to do with each other, side by side."""
        with ThreadPoolExecutor(3) as some:
            return dict(zip(commands, some.map(lambda command: self.run(*command), commands), strict=True))

    def command(self, *arguments: str, stdin: str | None = None) -> Ran:
        """Run a command that must succeed quietly."""
        ran = self.run(*arguments, stdin=stdin)
        assert ran.code == 0, f"{arguments} exited {ran.code}: {ran.err}"
        assert not unexpected(ran.err.splitlines()), ran.err
        return ran

    def export(self, *arguments: str) -> list[dict[str, Any]]:
        """All messages, by the command."""
        return self.command("export", "--format", "jsonl", *arguments).lines()

    def events(self, *arguments: str) -> list[dict[str, Any]]:
        """The journal, by the command."""
        return self.command("events", "--json", *arguments).lines()

    def verify(self) -> dict[str, Any]:
        """What `verify` says, which must be that nothing differs."""
        report = self.command("verify", "--json").lines()[0]
        assert report["differences"] == [], report
        return report

    def webhook_urls(self) -> dict[str, Any]:
        """The addresses, by the command."""
        return self.command("webhook-urls", "--json").lines()[0]

    def add_instance(self, instance_id: str = INSTANCE, token: str = TOKEN, name: str | None = None) -> None:
        """Add an instance with its token."""
        named = ("--name", name) if name else ()
        self.command("instances", "add", "--id", instance_id, *named, "--token-stdin", stdin=f"{token}\n")

    def snapshot(self) -> list[dict[str, Any]]:
        """All messages as the export shows them, read from this process: quick enough for each post."""
        reader = Reader(self.database)
        try:
            return [json.loads(line) for line in exporting.jsonl(reader)]
        finally:
            reader.close()


class Console:
    """A running console. `window` shows one, offscreen; `script` runs a driver of the tests' in its place."""

    def __init__(
        self,
        profile: Profile,
        *arguments: str,
        window: bool = False,
        script: Path | None = None,
        allowed: Iterable[str] = (),
        cwd: Path | None = None,
        ports: tuple[int, int] = (0, 0),
    ) -> None:
        self.profile = profile
        self._allowed = [re.compile(pattern) for pattern in allowed]
        program = [str(script)] if script else ["-m", "multichat_desktop"]
        mode = () if window or script else ("--headless",)
        doors = ("--port", str(ports[0]), "--public-port", str(ports[1]), "--no-tunnel")
        command = [sys.executable, *program, "--data-dir", str(profile.folder), *doors, *mode, *arguments]
        self.process = subprocess.Popen(
            command,
            env=profile.env,
            cwd=cwd or profile.home,
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
            text=True,
            encoding="utf-8",
            bufsize=1,
        )
        self.err: list[str] = []
        self.out: list[str] = []
        self._threads = [
            threading.Thread(target=self._listen, args=(stream, kept))
            for stream, kept in ((self.process.stderr, self.err), (self.process.stdout, self.out))
        ]
        for thread in self._threads:
            thread.start()
        self.doors: Doors
        self.ready_seconds = 0.0

    @staticmethod
    def _listen(stream: Any, kept: list[str]) -> None:
        with stream:
            for line in stream:
                kept.append(line.rstrip("\n"))

    def ready(self) -> "Console":
        """Wait until webhooks are taken."""
        started = time.monotonic()
        found = until(self._told_ready, f"the ready line; stderr: {self.err}", START_SECONDS)
        assert found[2] == "none"
        self.ready_seconds = time.monotonic() - started
        self.doors = Doors(int(found[1]))
        return self

    def _told_ready(self) -> re.Match[str] | None:
        for line in list(self.err):
            match = _READY.fullmatch(line)
            if match:
                return match
        if self.process.poll() is not None:
            self.hear_out()
            raise AssertionError(f"ended with {self.process.returncode} before it was ready: {self.err}")
        return None

    def open_public(self) -> "Console":
        """Learn where the public door is, and the key."""
        told = self.profile.webhook_urls()
        self.doors.public = int(told["public_door"].rpartition(":")[2])
        self.doors.key = told["key"]
        assert len(self.doors.key) * 6 >= 128
        return self

    def post(self, path: str, body: bytes | str | Mapping[str, Any], **more: Any) -> Answer:
        """Post to a door."""
        return self.doors.post(path, body, **more)

    @property
    def running(self) -> bool:
        """Whether it has not ended."""
        return self.process.poll() is None

    def wait(self, seconds: float = STOP_CEILING) -> float:
        """Wait for its end, check that it was clean, and return how long it took."""
        started = time.monotonic()
        try:
            code = self.process.wait(seconds)
        except subprocess.TimeoutExpired:
            self.kill()
            raise AssertionError(f"did not stop within {seconds} s; stderr: {self.err}") from None
        took = time.monotonic() - started
        self.hear_out()
        assert code == 0, f"exited {code}; stderr: {self.err}"
        self.check_quiet()
        return took

    def stop(self, sent: signal.Signals = signal.SIGTERM) -> float:
        """Stop it as the system would, and return how long that took."""
        self.process.send_signal(sent)
        return self.wait()

    def kill(self) -> None:
        """End it as a power cut would."""
        self.process.kill()
        self.process.wait()
        self.hear_out()

    def check_quiet(self) -> None:
        """See that it said nothing that nobody expected."""
        said = unexpected(self.err, self._allowed)
        assert not said, "stderr:\n" + "\n".join(said)

    def hear_out(self) -> None:
        """Wait until all that it said has been read, and let go of it."""
        if self.process.stdin is not None and not self.process.stdin.closed:
            self.process.stdin.close()
        for thread in self._threads:
            thread.join()
        if hasattr(self, "doors"):
            self.doors.close()


@dataclass
class Consoles:
    """Starts consoles; what a failed test left running is ended, and what it said is shown."""

    started: list[Console] = field(default_factory=list)

    def start(self, profile: Profile, *arguments: str, **more: Any) -> Console:
        """Start a console and wait until it is ready."""
        return self.launch(profile, *arguments, **more).ready()

    def launch(self, profile: Profile, *arguments: str, **more: Any) -> Console:
        """Start a console."""
        console = Console(profile, *arguments, **more)
        self.started.append(console)
        return console

    def close(self) -> None:
        """Stop all that still run and hear what they said."""
        loud = []
        for console in self.started:
            try:
                if console.running:
                    console.stop()
                else:
                    console.hear_out()
                    console.check_quiet()
            except AssertionError as error:
                loud.append(str(error))
        assert not loud, "\n".join(loud)


class Gateway:
    """A simulated W-API on a thread of its own, with one instance whose token the console may be given."""

    def __init__(self, pace: float = 0.0, port: int = 0, instance: str = INSTANCE) -> None:
        self._loop = asyncio.new_event_loop()
        self._thread = threading.Thread(target=self._loop.run_forever, name="gateway")
        self._thread.start()
        self.sim: Simulator = self.call(self._make(pace, port))
        self.shop: SimInstance = self.run(
            lambda: self.sim.add_instance(instance, TOKEN, phone=SHOP_PHONE, name="Papelaria Girassol")
        )

    @staticmethod
    async def _make(pace: float, port: int) -> Simulator:
        sim = Simulator(pace=pace)
        await sim.start(port=port)
        return sim

    @property
    def url(self) -> str:
        """Where it listens."""
        return self.sim.base_url

    def call(self, work: Coroutine[Any, Any, T]) -> T:
        """Run a coroutine on its loop and return what it gives."""
        return asyncio.run_coroutine_threadsafe(work, self._loop).result(30)

    def run(self, work: Callable[[], T]) -> T:
        """Run something on its loop and return what it gives."""

        async def inside() -> T:
            return work()

        return self.call(inside())

    def point_to(self, console: Console) -> None:
        """Write the console's local addresses into the instance, as an agent would."""
        base = f"http://127.0.0.1:{console.doors.local}/webhook"
        self.run(
            lambda: self.shop.webhooks.update(
                connected=f"{base}/connect/",
                disconnected=f"{base}/disconnect/",
                delivery=f"{base}/send-message/",
                received=f"{base}/receive-message/",
                presence=f"{base}/chat-presence/",
                status=f"{base}/message-status/",
            )
        )

    def sent(self) -> list[dict[str, Any]]:
        """The bodies of all texts that were handed in."""
        return self.run(
            lambda: [c.body for c in self.sim.requests if c.path == "/v1/message/send-text"]  # type: ignore[misc]
        )

    def close(self) -> None:
        """End it."""
        self.call(self.sim.stop())
        self._loop.call_soon_threadsafe(self._loop.stop)
        self._thread.join()
        self._loop.close()


def free_port() -> int:
    """A port that nobody listens on right now."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


def message(
    number: int, *, phone: str = "5511988880001", name: str = "Mariana Alves", **more: Any
) -> dict[str, Any]:
    """A received text, in the documented form."""
    who = {"id": f"{phone}@c.us", "name": name}
    return {
        "instanceId": INSTANCE,
        "event": "message",
        "fromMe": False,
        "messageId": f"e2e_{number}",
        "sender": who,
        "chat": who,
        "msgContent": {"type": "text", "text": f"Mensagem {number}"},
        **more,
    }


def timeless(rows: Iterable[dict[str, Any]]) -> dict[str, dict[str, Any]]:
    """Exported messages by their id, without what depends on when they came."""
    found: dict[str, dict[str, Any]] = {}
    for row in rows:
        assert row["message_id"] not in found, f"twice: {row['message_id']}"
        kept = {name: value for name, value in row.items() if name not in _FIELDS_OF_ARRIVAL}
        kept["reactions"] = sorted((r["emoji"], r["author_id"]) for r in row["reactions"])
        found[row["message_id"]] = kept
    return found


def percentile(values: list[float], share: float) -> float:
    """The value below which that share lies."""
    ordered = sorted(values)
    return ordered[min(int(len(ordered) * share), len(ordered) - 1)]
