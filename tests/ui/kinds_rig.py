"""The real console with its window inside the test: bodies are posted to its door, what is painted is looked at."""

import asyncio
import http.client
import json
from collections.abc import AsyncIterator, Callable, Coroutine
from contextlib import asynccontextmanager
from pathlib import Path
from typing import Any

import qasync
from PySide6.QtGui import QColor, QImage
from PySide6.QtWidgets import QApplication

from multichat_desktop.app.desktop import Desktop
from multichat_desktop.app.options import Options
from multichat_desktop.domain.message import Message
from multichat_desktop.ui.conversation import words
from multichat_desktop.ui.conversation.row import Row

PAYLOADS = Path(__file__).parents[1] / "payloads" / "gateway"
NOWHERE = "http://127.0.0.1:9"


def play(scene: Coroutine[Any, Any, None]) -> None:
    """Run a scene on Qt's own loop, as the program does."""
    app = QApplication.instance()
    with asyncio.Runner(loop_factory=lambda: qasync.QEventLoop(app)) as runner:
        runner.run(scene)


async def until(condition: Callable[[], object], what: str, seconds: float = 10) -> Any:
    """Wait until the condition holds, letting Qt and the writer go on, and return what it gave."""
    try:
        async with asyncio.timeout(seconds):
            while not (found := condition()):  # noqa: ASYNC110
                await asyncio.sleep(0.005)
    except TimeoutError:
        raise AssertionError(f"never came: {what}") from None
    return found


def body(number: int) -> dict[str, Any]:
    """Return a sample by its number."""
    (file,) = PAYLOADS.glob(f"{number:02}-*.json")
    found: dict[str, Any] = json.loads(file.read_bytes())
    for who in (found.get("chat"), found.get("sender")):
        if isinstance(who, dict):
            who.pop("profilePicture", None)  # it lies outside this machine
    return found


class Whole:
    """A running console; everything is asked of what its window shows."""

    def __init__(self, desktop: Desktop) -> None:
        self.desktop, self.window = desktop, desktop.window
        self.pane, self.view = desktop.window.conversation, desktop.window.conversation.view

    async def post(self, *bodies: dict[str, Any]) -> list[dict[str, Any]]:
        """Post bodies to the local door, one after the other, as the gateway does."""
        port = self.desktop.core.ports.local

        def send(one: dict[str, Any]) -> dict[str, Any]:
            connection = http.client.HTTPConnection("127.0.0.1", port, timeout=10)
            try:
                raw = json.dumps(one).encode()
                connection.request("POST", "/webhook/", raw, {"Content-Type": "application/json"})
                answer: dict[str, Any] = json.loads(connection.getresponse().read())
                return answer
            finally:
                connection.close()

        loop = asyncio.get_running_loop()
        return [await loop.run_in_executor(self.desktop.core.pool, send, one) for one in bodies]

    async def open(self, index: int = 0) -> None:
        """Bring a conversation of the list to the front."""
        await until(lambda: self.window.model.rowCount() > index, "a conversation in the list")
        chat_id = self.window.model.id_at(index)
        assert chat_id is not None
        self.window.open_chat(chat_id)

    def message(self, message_id: str) -> Message | None:
        """Return a message as the open conversation's model has it."""
        model = self.pane.model
        rows = (model.message(i) for i in range(model.rowCount()))
        return next((m for m in rows if m.message_id == message_id), None)

    def row(self, message_id: str) -> Row | None:
        """Return a message's row as it is laid out, if it is seen."""
        self.view.settle()
        for i, _ in self.view.strip.visible:
            if self.pane.model.message(i).message_id == message_id:
                return self.view.strip.row(i)
        return None

    def blocks(self, message_id: str) -> list[str]:
        """Return of which blocks a message's bubble consists."""
        row = self.row(message_id)
        assert row is not None
        assert row.bubble is not None
        return [type(piece.block).__name__ for piece in row.bubble._pieces]

    def sentence(self, message_id: str) -> str:
        """Return what a screen reader says of a message."""
        message = self.message(message_id)
        return words.sentence(message) if message else ""

    def picture(self, message_id: str) -> QImage:
        """Return the painted row of a message."""
        self.view.settle()
        image = self.view.viewport().grab().toImage()
        for i, top in self.view.strip.visible:
            if self.pane.model.message(i).message_id == message_id:
                row = self.view.strip.row(i)
                box = row.box.translated(0, top).toRect()
                return image.copy(box)
        raise AssertionError("the row is not seen")

    async def painted(self, message_id: str) -> None:
        """Wait until a message's bubble stands in the window in more than its ground's colour."""
        row = await until(lambda: self.row(message_id), f"the row of {message_id}")
        tokens = self.desktop.theme.tokens
        image = self.picture(message_id)
        if row.bubble is None:
            ground = tokens.surface
        elif row.bubble.bare:
            assert len(colours(image)) > 3
            return
        else:
            ground = tokens.bubble_out if row.message.from_me else tokens.bubble_in
        found = colours(image)
        # A picture may fill its bubble but for the edge.
        assert ground.rgb() in found, "the bubble's own ground"
        assert len(found) > 3, "something is drawn on it"


def colours(image: QImage) -> set[int]:
    """Return the colours of a picture, of every second pixel."""
    return {
        QColor(image.pixel(x, y)).rgb()
        for x in range(0, image.width(), 2)
        for y in range(0, image.height(), 2)
    }


@asynccontextmanager
async def console(folder: Path, theme: str = "light", wapi_url: str = NOWHERE) -> AsyncIterator[Whole]:
    """Start the whole console with an empty profile."""
    options = Options(
        data_dir=folder, local_port=0, public_port=0, wapi_url=wapi_url, keyring=False, pace=0.0, theme=theme
    )
    desktop = Desktop(options)
    desktop.window.resize(1100, 900)
    desktop.window.show()
    try:
        await desktop.start()
        # Not processEvents: what it calls into would be lost for whatever task it belongs to (qasync).
        await asyncio.sleep(0)
        yield Whole(desktop)
    finally:
        await desktop.stop()
