"""What holds for every test: nothing of the machine's own is touched, and nothing goes wrong unheard.

- HOME, the XDG folders and their likes on the other systems lie in a folder of this run, and there is no keyring.
- A record of level WARNING or above of ours, of asyncio or of qasync fails the test. That includes what a task or a
  callback died of while nobody awaited it, which asyncio only logs. A test that causes such records on purpose
  (a store that cannot write, a send that fails unexpectedly) is marked `@pytest.mark.allows_log`; it should look at
  what was logged itself (`caplog`).
- `blocking_calls_forbidden` makes every blocking call on a running loop raise, wherever the call comes from; short
  indexed reads of SQLite may stay.
"""

import gc
import inspect
import logging
import os
import shutil
import tempfile
from collections.abc import Iterator
from pathlib import Path

import pytest
from blockbuster import BlockBuster, blockbuster_ctx

HEARD = ("multichat_desktop", "asyncio", "qasync")
OWN_FOLDERS = {
    "HOME": "",
    "USERPROFILE": "",
    "APPDATA": "appdata",
    "LOCALAPPDATA": "localappdata",
    "XDG_DATA_HOME": "share",
    "XDG_CONFIG_HOME": "config",
    "XDG_CACHE_HOME": "cache",
    "XDG_STATE_HOME": "state",
    "XDG_RUNTIME_DIR": "run",
}
HOME = pytest.StashKey[Path]()
COLLECT_EVERY = 25
COLLECTED = {"ago": 0}


def pytest_configure(config: pytest.Config) -> None:
    gc.disable()
    home = config.stash[HOME] = Path(tempfile.mkdtemp(prefix="multichat-tests-"))
    for name, folder in OWN_FOLDERS.items():
        (home / folder).mkdir(mode=0o700, exist_ok=True)
        os.environ[name] = str(home / folder)
    os.environ["PYTHON_KEYRING_BACKEND"] = "keyring.backends.fail.Keyring"
    os.environ.pop("DBUS_SESSION_BUS_ADDRESS", None)


def pytest_unconfigure(config: pytest.Config) -> None:
    shutil.rmtree(config.stash[HOME], ignore_errors=True)


def pytest_runtest_teardown(item: pytest.Item, nextitem: pytest.Item | None) -> None:
    """Collect garbage here and nowhere else: on a console's own threads it would destroy what is left of windows.

    Qt answers that with a crash some time later, in a test that has nothing to do with it (`app/garbage.py`).
    """
    COLLECTED["ago"] += 1
    if COLLECTED["ago"] >= COLLECT_EVERY or nextitem is None or nextitem.path != item.path:
        COLLECTED["ago"] = 0
        gc.collect()


class Ear(logging.Handler):
    """Keeps what should not have been said."""

    def __init__(self) -> None:
        super().__init__(logging.WARNING)
        self.setFormatter(logging.Formatter("%(levelname)s %(name)s: %(message)s"))
        self.heard: list[str] = []

    def emit(self, record: logging.LogRecord) -> None:
        self.heard.append(self.format(record))


@pytest.fixture(autouse=True)
def nothing_goes_wrong_unheard(request: pytest.FixtureRequest) -> Iterator[None]:
    ear = Ear()
    for name in HEARD:
        logging.getLogger(name).addHandler(ear)
    is_async = inspect.iscoroutinefunction(getattr(request, "function", None))
    if is_async:
        gc.freeze()  # so that the collection below looks at this test's own objects only: it is 30 times as quick
    yield
    if is_async:
        gc.collect()  # a task that died unseen is only spoken of when it is thrown away
        gc.unfreeze()
    for name in HEARD:
        logging.getLogger(name).removeHandler(ear)
    if ear.heard and request.node.get_closest_marker("allows_log") is None:
        pytest.fail("this was logged:\n" + "\n".join(ear.heard), pytrace=False)


@pytest.fixture
def blocking_calls_forbidden() -> Iterator[BlockBuster]:
    with blockbuster_ctx() as buster:
        for name, function in buster.functions.items():
            if name.startswith("sqlite3."):
                function.deactivate()
            # Coverage has a lock of its own, which it takes in the middle of whatever it measures.
            function.can_block_in("coverage/collector.py", "lock_data")
        yield buster
