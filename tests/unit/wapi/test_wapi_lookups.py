"""Names are looked up, and nobody waits for a lookup that hangs when the program ends."""

import asyncio
import socket
import threading
from typing import Any

import pytest

from multichat_desktop.wapi.lookups import Lookups


async def test_a_name_and_a_number_are_looked_up() -> None:
    found = await Lookups().resolve("localhost", 80, socket.AF_INET)
    assert {(one["host"], one["port"], one["hostname"]) for one in found} == {("127.0.0.1", 80, "localhost")}


@pytest.mark.parametrize("name", ["a" * 64 + ".example", "\0"])
async def test_what_is_no_name_says_so(name: str) -> None:
    async with asyncio.timeout(5):
        with pytest.raises((ValueError, OSError)):
            await Lookups().resolve(name, 80)


def test_the_end_does_not_wait_for_a_lookup_that_hangs(monkeypatch: pytest.MonkeyPatch) -> None:
    begun, answered = threading.Event(), threading.Event()

    def hang(*_: Any, **__: Any) -> list[Any]:
        begun.set()
        assert answered.wait(30)
        return []

    monkeypatch.setattr(socket, "getaddrinfo", hang)

    async def give_up() -> None:
        task = asyncio.create_task(Lookups().resolve("example.org", 80))
        await asyncio.to_thread(begun.wait, 10)
        task.cancel()
        await asyncio.gather(task, return_exceptions=True)

    asyncio.run(give_up())
    assert not answered.is_set()
    (lookup,) = [thread for thread in threading.enumerate() if thread.name == "lookup"]
    assert lookup.daemon
    answered.set()
    lookup.join(10)
    assert not lookup.is_alive()
