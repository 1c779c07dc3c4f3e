"""A console without a window, inside the test, against a simulated gateway."""

import asyncio
import http.client
import json
import threading
from collections.abc import AsyncIterator, Callable, Iterator
from contextlib import asynccontextmanager, closing, contextmanager
from dataclasses import dataclass, field
from pathlib import Path

from multichat_desktop.app.commands import Commands
from multichat_desktop.app.core import Core
from multichat_desktop.app.options import Options
from multichat_desktop.control import ControlServer
from multichat_desktop.domain.changes import Changes
from multichat_desktop.domain.clock import SystemClock
from multichat_desktop.services.intents import NotWritten
from multichat_desktop.simulator import SimInstance, Simulator
from multichat_desktop.store.profile import Profile

SHOP, TOKEN = "SHOP-1", "a-token"
NOWHERE = "http://127.0.0.1:9"


def options_for(folder: Path, wapi_url: str = NOWHERE, **more: object) -> Options:
    return Options(
        data_dir=folder, local_port=0, public_port=0, wapi_url=wapi_url, keyring=False, pace=0.0, **more
    )  # type: ignore[arg-type]


async def until(condition: Callable[[], object], seconds: float = 10) -> None:
    """Waits until the condition holds."""
    async with asyncio.timeout(seconds):
        while not condition():  # noqa: ASYNC110
            await asyncio.sleep(0.002)


@dataclass
class Console:
    core: Core
    simulator: Simulator
    shop: SimInstance
    commands: Commands
    lost: list[NotWritten] = field(default_factory=list)
    changes: list[Changes] = field(default_factory=list)
    shown: list[None] = field(default_factory=list)


@asynccontextmanager
async def console(folder: Path, *, window: bool = False) -> AsyncIterator[Console]:
    """A started core whose gateway is simulated; without any instance."""
    simulator = Simulator(pace=0)
    base = await simulator.start()
    shop = simulator.add_instance(SHOP, TOKEN, phone="5511900000142", name="Loja Paulista")
    changes: list[Changes] = []
    core = Core(options_for(folder, base), Profile(folder), SystemClock(), changes.append)
    lost: list[NotWritten] = []
    shown: list[None] = []
    try:
        await core.start(lost.append)
        show = (lambda: shown.append(None)) if window else None
        yield Console(core, simulator, shop, Commands(core, show), lost, changes, shown)
        await shop.settled()
    finally:
        await core.stop()
        await simulator.stop()


@contextmanager
def running_console(options: Options) -> Iterator[Core]:
    """A console with its control socket on a thread of its own, as another process would be."""
    up, made = threading.Event(), []
    loop = asyncio.new_event_loop()
    end = asyncio.Event()

    async def live() -> None:
        core = Core(options, Profile(options.data_dir), SystemClock())
        control = ControlServer(core.profile, Commands(core).table())
        try:
            await core.start(lambda _: None)
            await control.start()
            made.append(core)
            up.set()
            await end.wait()
        finally:
            up.set()
            await control.stop()
            await core.stop()

    thread = threading.Thread(target=loop.run_until_complete, args=(live(),), name="console")
    thread.start()
    up.wait(20)
    try:
        yield made[0]
    finally:
        loop.call_soon_threadsafe(end.set)
        thread.join()
        loop.close()


def post(port: int, body: object, path: str = "/webhook/") -> int:
    with closing(http.client.HTTPConnection("127.0.0.1", port, timeout=10)) as line:
        line.request("POST", path, json.dumps(body), {"Content-Type": "application/json"})
        return line.getresponse().status
