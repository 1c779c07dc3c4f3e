"""`check`: one customer message the whole way in and one reply the whole way out, in the real window, offscreen."""

import asyncio
import time
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

import msgspec

from multichat_desktop.app.options import Options
from multichat_desktop.app.playground import Playground
from multichat_desktop.domain.message import Message
from multichat_desktop.domain.status import DeliveryStatus

if TYPE_CHECKING:
    from PySide6.QtGui import QColor, QImage

    from multichat_desktop.app.desktop import Desktop

_SECONDS = 30.0
_SIZE = (1280, 800)
_LOOK_AGAIN = 0.01
_GREETING = "Bom dia! Vocês fazem bolo de cenoura para sábado? 🥕"
_MORE = "É para *20 pessoas*, com cobertura de chocolate"
_REPLY = "Bom dia, Mariana! Fazemos sim 😊 Fica em R$ 180,00, com entrega no centro."
_CUSTOMER, _PHONE = "Mariana Alves", "5511988776655"


class StepFailedError(Exception):
    """A step did not come about in time; the text names it."""


class _Steps:
    """Prints one line a step, with its time in milliseconds."""

    def __init__(self) -> None:
        self._last = time.monotonic()
        self._until = self._last + _SECONDS

    def done(self, name: str) -> None:
        now = time.monotonic()
        print(f"ok  {name:<58} {(now - self._last) * 1000:8.1f} ms", flush=True)
        self._last = now

    async def until(self, name: str, condition: Callable[[], bool]) -> None:
        while not condition():
            if time.monotonic() >= self._until:
                raise StepFailedError(name)
            await asyncio.sleep(_LOOK_AGAIN)
        self.done(name)


def run(options: Options, screenshot: Path | None) -> int:
    """Run the check and return the exit code."""
    steps = _Steps()
    ground = Playground(pace=0.2)
    try:
        steps.done("gateway simulated")
        options = msgspec.structs.replace(
            options, data_dir=ground.folder, wapi_url=ground.simulator.base_url, keyring=False, pace=0.0
        )
        from multichat_desktop.app import desktop

        async def life(shown: "Desktop") -> int:
            try:
                await _exchange(shown, ground, steps)
                if screenshot is not None:
                    await _picture(shown, screenshot, steps)
            except StepFailedError as error:
                print(f"failed  {error}", flush=True)
                return 1
            return 0

        return desktop.run(options, life)
    finally:
        ground.close()


async def _exchange(shown: "Desktop", ground: Playground, steps: _Steps) -> None:
    window, core = shown.window, shown.core
    window.resize(*_SIZE)
    steps.done("console ready")
    await ground.connect(core)
    steps.done("webhooks written to the gateway and read back")
    customer = ground.instance.customer(_PHONE, _CUSTOMER)
    await ground.ask(customer.say(_GREETING))
    await steps.until("in: HTTP → database", lambda: any(m.text == _GREETING for m in core.reader.export()))
    await steps.until("in: on the conversation list", lambda: window.model.total == 1)
    window.open_chat(core.reader.chats()[0].id)
    await steps.until("in: bubble painted", lambda: _is_painted(shown, _GREETING))
    await ground.ask(customer.say(_MORE))
    await steps.until("in: second bubble painted in the open conversation", lambda: _is_painted(shown, _MORE))
    window.conversation.composer.type(_REPLY)
    window.conversation.composer.submit()
    await steps.until("out: composer → bubble with its clock", lambda: _is_painted(shown, _REPLY))
    await steps.until("out: taken by the gateway", lambda: _reply(shown).message_id is not None)
    for status in (DeliveryStatus.SENT, DeliveryStatus.DELIVERED, DeliveryStatus.READ):
        await steps.until(f"out: {status.word}", lambda wanted=status: (_reply(shown).status or 0) >= wanted)  # type: ignore[misc]
    await steps.until("out: ticks painted blue", lambda: _paints_blue(shown))
    seen = [text for _, text in customer.inbox]
    await steps.until("out: the customer has it once", lambda: seen == [_REPLY])


async def _picture(shown: "Desktop", file: Path, steps: _Steps) -> None:
    await asyncio.sleep(0.3)  # the last animation is over after 120 ms
    if not shown.window.grab().save(str(file)):
        raise StepFailedError(f"screenshot written to {file}")
    steps.done("screenshot written")


def _shown(desktop: "Desktop") -> list[Message]:
    model = desktop.window.conversation.model
    return [model.message(i) for i in range(model.rowCount())]


def _reply(desktop: "Desktop") -> Message:
    return next(m for m in _shown(desktop) if m.from_me)


def _is_painted(desktop: "Desktop", text: str) -> bool:
    """Whether a message's bubble is really among the pixels of the window, where its row stands."""
    from PySide6.QtCore import QRect

    view, tokens = desktop.window.conversation.view, desktop.theme.tokens
    messages = _shown(desktop)
    for row, top in view.strip.visible:
        if row < len(messages) and messages[row].text == text:
            ground = tokens.bubble_out if messages[row].from_me else tokens.bubble_in
            band = QRect(0, round(top), view.viewport().width(), view.strip.row(row).height)
            return _has_colour(view.viewport().grab(band).toImage(), ground)
    return False


def _paints_blue(desktop: "Desktop") -> bool:
    """Whether the colour of read ticks is among the pixels of the messages."""
    return _has_colour(
        desktop.window.conversation.view.viewport().grab().toImage(), desktop.theme.tokens.read
    )


def _has_colour(image: "QImage", colour: "QColor") -> bool:
    wanted = colour.rgb()
    return any(image.pixel(x, y) == wanted for y in range(image.height()) for x in range(image.width()))
