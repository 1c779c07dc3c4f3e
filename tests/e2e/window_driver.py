"""Runs the real console with its window, does what it is told on standard input, and tells what the window shows.

One JSON line asks (`{"do": name, "with": [...]}`), one answers. `rig_window.py` is the other end.
"""

import asyncio
import json
import os
import sys
import time
from typing import Any

from PySide6.QtCore import QPoint, QRect, Qt
from PySide6.QtGui import QColor, QImage
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QSplitter, QWidget

from multichat_desktop.app import desktop as desktops
from multichat_desktop.cli.parser import make_parser, options_of
from multichat_desktop.domain import presence
from multichat_desktop.domain.clock import SystemClock
from multichat_desktop.domain.message import Message

STDIN = 0
KEYS = {"+": Qt.Key.Key_Plus, "-": Qt.Key.Key_Minus, "0": Qt.Key.Key_0}


class ShiftedClock(SystemClock):
    """The machine's clock, which a test may put forward."""

    shift = 0.0

    def now(self) -> int:
        return super().now() + round(self.shift * 1000)

    def monotonic(self) -> float:
        return super().monotonic() + self.shift


class Driver:
    """What can be asked. Each method is one question or deed."""

    def __init__(self, shown: desktops.Desktop) -> None:
        self.desktop, self.window = shown, shown.window
        self.pane = shown.window.conversation
        self.other: QWidget | None = None
        self.states: list[list[Any]] = []

    # ---- what is shown

    def rows(self) -> list[dict[str, Any]]:
        model = self.window.model
        found = []
        for row in range(model.rowCount()):
            chat_id = model.id_at(row)
            assert chat_id is not None
            index = model.index(row)
            chat = model.chat(chat_id)
            assert chat is not None
            text = index.data(Qt.ItemDataRole.UserRole + 3)
            found.append(
                {
                    "id": chat_id,
                    "title": text.title,
                    "line": text.line,
                    "presence": text.presence,
                    "draft": text.draft,
                    "unread": chat.unread,
                    "badge": text.unread,
                    "ticked": text.ticked,
                    "spoken": text.spoken,
                }
            )
        return found

    def bubbles(self) -> list[dict[str, Any]]:
        return [_bubble(self.pane.model.message(row)) for row in range(self.pane.model.rowCount())]

    def facts(self) -> dict[str, Any]:
        """All that stands around the messages."""
        window, tokens = self.window, self.desktop.theme.tokens
        dots = {}
        for instance in self.desktop.core.reader.instances():
            mark = window.rail.mark(instance.id)
            if mark is not None:
                named = {tokens.connected.rgb(): "connected", tokens.disconnected.rgb(): "disconnected"}
                dot = named.get(mark.dot_colour().rgb(), "unknown")
                dots[instance.id] = [dot, _has(mark.grab().toImage(), mark.dot_colour())]
        return {
            "title": window.windowTitle(),
            "badge": window.rail.inbox.badge,
            "open": window.open_id,
            "header": [self.pane.header.title(), self.pane.header.subtitle()],
            "offline": window.offline.text if window.offline.isVisible() else "",
            "dots": dots,
            "field": self.pane.composer.text(),
            "active": window.isActiveWindow(),
            "size": [window.width(), window.height()],
            "list": window.panel.width(),
            "zoom": self.desktop.theme.zoom,
            "body_px": window.panel.search.field.font().pixelSize(),
            "end_visible": self.pane.view.end_visible,
            "unread_line": self.pane.model.unread_row is not None,
        }

    def painted(self, text: str) -> dict[str, Any] | None:
        """What colours are among the pixels where a message's bubble stands; None while it isn't seen."""
        view, tokens = self.pane.view, self.desktop.theme.tokens
        view.settle()
        for row, top in view.strip.visible:
            message = self.pane.model.message(row)
            if message.text == text:
                band = QRect(0, round(top), view.viewport().width(), round(view.strip.row(row).height))
                image = view.viewport().grab(band).toImage()
                half = image.width() // 2
                ground = tokens.bubble_out if message.from_me else tokens.bubble_in
                return {
                    "ground": _has(image, ground),
                    "left": _has(image.copy(0, 0, half // 4, image.height()), ground),
                    "right": _has(
                        image.copy(image.width() - half // 4, 0, half // 4, image.height()), ground
                    ),
                    "read": _has(image, tokens.read),
                    "text": _has(image, tokens.text),
                }
        return None

    def row_colours(self, chat_id: str) -> dict[str, bool]:
        """What colours are among the pixels of a row of the list."""
        view, tokens = self.window.panel.view, self.desktop.theme.tokens
        rect = view.visualRect(self.window.model.index_of(chat_id))
        image = view.viewport().grab(rect).toImage()
        return {
            "text": _has(image, tokens.text),
            "accent": _has(image, tokens.accent),
            "selection": _has(image, tokens.selection),
        }

    def header_accent(self) -> bool:
        return _has(self.pane.header.grab().toImage(), self.desktop.theme.tokens.accent)

    # ---- what is done

    def open(self, chat_id: str) -> None:
        self.window.open_chat(chat_id)

    def activate(self, active: bool) -> None:
        """Give the window the focus, or another window of the person's."""
        if self.other is None:
            self.other = QWidget()
            self.other.resize(100, 100)
        if active:
            self.other.hide()
            self.window.raise_window()
        else:
            self.other.show()
            self.other.activateWindow()

    def type(self, text: str) -> None:
        self.pane.composer.type(text)

    def write(self, text: str) -> None:
        """Type with the keyboard, and Enter."""
        field = self.pane.composer.field
        field.setFocus()
        field.insertPlainText(text)
        QTest.keyClick(field, Qt.Key.Key_Return)

    def press(self, key: str) -> None:
        """Press Ctrl and a key, wherever the keyboard is."""
        QTest.keyClick(
            self.window.focusWidget() or self.window, KEYS[key], Qt.KeyboardModifier.ControlModifier
        )

    def resize(self, width: int, height: int) -> None:
        self.window.resize(width, height)

    def drag_border(self, by: int) -> None:
        """Drag the border between list and conversation with the mouse."""
        splitter = self.window.findChild(QSplitter)
        handle = splitter.handle(1)
        at = handle.rect().center()
        QTest.mousePress(handle, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier, at)
        QTest.mouseMove(handle, at + QPoint(by, 0))
        QTest.mouseRelease(
            handle, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier, at + QPoint(by, 0)
        )

    def advance(self, seconds: float) -> None:
        """Put the clock forward, and have presence looked at."""
        ShiftedClock.shift += seconds
        self.desktop.presence.expire()

    def shorten_presence(self, seconds: float) -> dict[str, float]:
        """Let typing be believed for so long only; answers for how long it was believed."""
        before = {word.value: lasts for word, lasts in presence._LASTS.items()}
        presence._LASTS[presence.Presence.COMPOSING] = seconds
        return before

    def watch(self) -> None:
        """Write down every state that own messages go through."""
        model = self.pane.model
        model.rowsInserted.connect(self._look)
        model.rowsRemoved.connect(self._look)
        model.dataChanged.connect(self._look)
        model.modelReset.connect(self._look)

    def seen(self) -> list[list[Any]]:
        return self.states

    def _look(self, *_: object) -> None:
        own = [[b["text"], b["status"], b["outbox"]] for b in self.bubbles() if b["from_me"]]
        if not self.states or self.states[-1] != own:
            self.states.append(own)

    def close(self) -> None:
        self.window.close()

    def block(self, how: str, seconds: float, interval: float | None = None) -> dict[str, float]:
        """Keep the Qt thread from everything else; `interval` tries another switch interval of the interpreter."""
        if interval is not None:
            sys.setswitchinterval(interval)
        print(json.dumps({"blocking": time.monotonic()}), flush=True)
        started = time.monotonic()
        if how == "sleep":
            time.sleep(seconds)
        else:
            count = 0
            while time.monotonic() - started < seconds:
                count += 1
        return {"from": started, "to": time.monotonic(), "interval": sys.getswitchinterval()}

    def picture(self, file: str) -> None:
        self.window.grab().save(file)


def _bubble(message: Message) -> dict[str, Any]:
    shown = message.shown_status
    return {
        "id": message.message_id,
        "text": message.text,
        "from_me": message.from_me,
        "status": None if shown is None else shown.word,
        "outbox": message.outbox,
        "unread": message.unread,
    }


def _has(image: QImage, colour: QColor) -> bool:
    """Whether any pixel has exactly this colour."""
    image = image.convertToFormat(QImage.Format.Format_RGB32)
    pixels, wanted = bytes(image.constBits()), colour.rgb().to_bytes(4, sys.byteorder)
    at = pixels.find(wanted)
    while at > 0 and at % 4:
        at = pixels.find(wanted, at + 1)
    return at >= 0


async def _live(shown: desktops.Desktop) -> None:
    loop, driver = asyncio.get_running_loop(), Driver(shown)
    asked: asyncio.Queue[bytes] = asyncio.Queue()
    rest = b""

    def readable() -> None:
        nonlocal rest
        data = os.read(STDIN, 65536)
        if not data:
            loop.remove_reader(STDIN)
        *lines, rest = (rest + data).split(b"\n")
        for line in lines:
            asked.put_nowait(line)

    loop.add_reader(STDIN, readable)
    try:
        while True:
            order = json.loads(await asked.get())
            told = getattr(driver, order["do"])(*order["with"])
            print(json.dumps({"told": told}), flush=True)
    finally:
        loop.remove_reader(STDIN)


def main() -> int:
    """Run the console until it is told to end."""
    desktops.SystemClock = ShiftedClock  # type: ignore[misc]
    QApplication.setCursorFlashTime(0)
    return desktops.run(options_of(make_parser().parse_args()), _live)


if __name__ == "__main__":
    sys.exit(main())
