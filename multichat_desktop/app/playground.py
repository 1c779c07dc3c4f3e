"""The simulator on a thread of its own, and a throw-away profile that talks to it: for the demo and `check`."""

import asyncio
import contextlib
import shutil
import tempfile
import threading
from collections.abc import Callable, Coroutine
from pathlib import Path
from typing import Any, TypeVar

from multichat_desktop.app.core import Core
from multichat_desktop.services import provisioning
from multichat_desktop.simulator import SimInstance, Simulator
from multichat_desktop.store import chores
from multichat_desktop.store.jobs import Chore
from multichat_desktop.wapi.credentials import Credentials
from multichat_desktop.webhook import endpoints

T = TypeVar("T")

INSTANCE, TOKEN = "LOJA-PAULISTA-001", "demonstracao"
SHOP_PHONE, SHOP_LID, SHOP_NAME = "5511900000142", "118273645509142@lid", "Loja Paulista"


class Playground:
    """A simulated gateway with one instance, and an empty folder for a profile."""

    def __init__(self, pace: float = 1.0) -> None:
        self.folder = Path(tempfile.mkdtemp(prefix="multichat-"))
        self._loop = asyncio.new_event_loop()
        self._thread = threading.Thread(target=self._loop.run_forever, name="simulator")
        self._thread.start()
        self.simulator: Simulator = self.call(self._make(pace))
        self.instance: SimInstance = self.simulator.instance(INSTANCE)
        self._life: asyncio.Future[Any] | None = None

    @staticmethod
    async def _make(pace: float) -> Simulator:
        simulator = Simulator(pace=pace)
        await simulator.start()
        simulator.add_instance(INSTANCE, TOKEN, phone=SHOP_PHONE, lid=SHOP_LID, name=SHOP_NAME)
        return simulator

    def call(self, work: Coroutine[Any, Any, T]) -> T:
        """Run something on the simulator's loop and wait for it."""
        return asyncio.run_coroutine_threadsafe(work, self._loop).result()

    async def ask(self, work: Coroutine[Any, Any, T]) -> T:
        """Run something on the simulator's loop and await it on this one."""
        return await asyncio.wrap_future(asyncio.run_coroutine_threadsafe(work, self._loop))

    async def connect(self, core: Core) -> None:
        """Set the console up as an agent would: instance, token, and the webhooks written to the gateway."""
        await core.services.credentials.keep(INSTANCE, TOKEN)
        await core.services.replies.do(Chore(chores.add_instance(INSTANCE, SHOP_NAME, core.clock.now())))
        urls = endpoints.urls(f"http://127.0.0.1:{core.ports.public}", core.key)
        differences = await provisioning.push(core.services.client, Credentials(INSTANCE, TOKEN), urls)
        assert not differences, differences
        await self.ask(self.instance.connect())

    def start_life(self, narrate: Callable[[str], None]) -> None:
        """Let the demo's customers live."""
        from multichat_desktop.simulator import scenario

        work = scenario.run(self.simulator, self.instance, narrate=narrate)
        self._life = asyncio.run_coroutine_threadsafe(work, self._loop)  # type: ignore[assignment]

    @staticmethod
    async def _end_the_rest() -> None:
        """End what would have answered later."""
        rest = asyncio.all_tasks() - {asyncio.current_task()}
        for task in rest:
            task.cancel()
        await asyncio.gather(*rest, return_exceptions=True)

    def close(self) -> None:
        """End the simulator and throw the profile away."""
        if self._life is not None:
            self._life.cancel()
        with contextlib.suppress(Exception):
            self.call(self.simulator.stop())
            self.call(self._end_the_rest())
        self._loop.call_soon_threadsafe(self._loop.stop)
        self._thread.join()
        self._loop.close()
        shutil.rmtree(self.folder, ignore_errors=True)
