"""`--demo`: the console on a throw-away profile against the built-in gateway, with customers who live."""

import asyncio
import itertools
from pathlib import Path
from typing import TYPE_CHECKING

import msgspec

from multichat_desktop.app.options import Options
from multichat_desktop.app.playground import Playground

if TYPE_CHECKING:
    from multichat_desktop.app.desktop import Desktop

_UNTIL_FILLED, _FIRST_PICTURE, _BETWEEN_PICTURES = 3.0, 2.0, 12.0
_FOLDER = Path("screenshots")
_OPENS = "Mariana Alves"


def narrate(sentence: str) -> None:
    """Tell on the terminal what happens."""
    print(f"· {sentence}", flush=True)


def run(options: Options, *, headless: bool) -> int:
    """Run the demo until told to stop; headless it narrates and writes screenshots."""
    ground = Playground()
    try:
        options = msgspec.structs.replace(
            options,
            data_dir=ground.folder,
            wapi_url=ground.simulator.base_url,
            keyring=False,
        )
        from multichat_desktop.app import desktop

        async def live(shown: "Desktop") -> None:
            await ground.connect(shown.core)
            ground.start_life(narrate)
            await asyncio.sleep(_UNTIL_FILLED)
            _open_first(shown)
            if headless:
                await _take_pictures(shown)
            await asyncio.Event().wait()

        return desktop.run(options, live)
    finally:
        ground.close()


def _open_first(shown: "Desktop") -> None:
    """Open the conversation that the drawing shows, unless the person has opened one."""
    if shown.window.open_id is not None:
        return
    chat = next((c for c in shown.core.reader.chats() if c.title == _OPENS), None)
    if chat is not None:
        shown.window.open_chat(chat.id)


async def _take_pictures(shown: "Desktop") -> None:
    """Write what the window shows, again and again."""
    _FOLDER.mkdir(exist_ok=True)
    for count in itertools.count(1):
        await asyncio.sleep(_FIRST_PICTURE if count == 1 else _BETWEEN_PICTURES)
        file = _FOLDER / f"demo-{count:02}.png"
        shown.window.grab().save(str(file))
        print(f"  → {file}", flush=True)
