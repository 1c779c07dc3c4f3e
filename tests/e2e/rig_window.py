"""The other end of `window_driver.py`: a console with a window that can be asked what it shows."""

import json
from pathlib import Path
from typing import Any

from rig import INSTANCE, SHOP_PHONE, Console, Consoles, Profile, until

DRIVER = Path(__file__).parent / "window_driver.py"
SCREEN = {
    "name": "desk", "x": 0, "y": 0, "width": 1920, "height": 1080,
    "logicalDpi": 96, "logicalBaseDpi": 96, "dpr": 1,
}  # fmt: skip
SHOP_LID = "118273645509142@lid"


class Window:
    """A console with its window, run by the driver."""

    def __init__(self, consoles: Consoles, profile: Profile, *arguments: str, **more: Any) -> None:
        # Offscreen's own screen is smaller than the window.
        screen = profile.home / "screen.json"
        screen.write_text(json.dumps({"screens": [SCREEN]}), encoding="utf-8")
        profile.env["QT_QPA_PLATFORM"] = f"offscreen:configfile={screen}"
        self.console: Console = consoles.start(profile, *arguments, script=DRIVER, **more)
        self.profile = profile
        self._heard = 0

    def post(self, path: str, body: Any, outcome: str = "ok") -> None:
        """Post to the local door, and see that it was taken."""
        answer = self.console.post(path, body)
        assert (answer.status, answer.outcome) == (200, outcome), answer

    def say(self, do: str, *told: Any) -> None:
        """Tell it to do something and wait for nothing."""
        stdin = self.console.process.stdin
        assert stdin is not None
        stdin.write(json.dumps({"do": do, "with": told}) + "\n")
        stdin.flush()

    def hear(self, seconds: float = 20.0) -> dict[str, Any]:
        """The next line it tells."""
        until(self._has_more, f"an answer; stderr: {self.console.err}", seconds)
        line = self.console.out[self._heard]
        self._heard += 1
        return json.loads(line)

    def _has_more(self) -> bool:
        assert self.console.running or len(self.console.out) > self._heard, self.console.err
        return len(self.console.out) > self._heard

    def ask(self, do: str, *told: Any, seconds: float = 20.0) -> Any:
        """Ask something and return what it tells."""
        self.say(do, *told)
        return self.hear(seconds)["told"]

    def facts(self) -> dict[str, Any]:
        """What stands around the messages."""
        return self.ask("facts")

    def rows(self) -> list[dict[str, Any]]:
        """The rows of the list."""
        return self.ask("rows")

    def row(self, title: str) -> dict[str, Any]:
        """One row of the list."""
        return next(row for row in self.rows() if row["title"] == title)

    def bubbles(self) -> list[dict[str, Any]]:
        """The messages of the open conversation."""
        return self.ask("bubbles")

    def until_fact(self, name: str, wanted: Any) -> dict[str, Any]:
        """Wait until a fact is so."""
        found: dict[str, Any] = {}

        def so() -> bool:
            found.update(self.facts())
            return found[name] == wanted

        try:
            until(so, f"{name} is {wanted!r}")
        except AssertionError as error:
            raise AssertionError(f"{error}, but {found[name]!r}") from None
        return found

    def until_row(self, title: str, **wanted: Any) -> dict[str, Any]:
        """Wait until a row says something."""

        def found() -> dict[str, Any] | None:
            for row in self.rows():
                if row["title"] == title and all(row[name] == value for name, value in wanted.items()):
                    return row
            return None

        try:
            row = until(found, f"the row of {title} with {wanted}")
        except AssertionError as error:
            raise AssertionError(f"{error}; rows: {self.rows()}") from None
        assert row is not None
        return row

    def open(self, title: str) -> str:
        """Open a conversation and return its id."""
        chat_id = self.until_row(title)["id"]
        self.ask("open", chat_id)
        return str(chat_id)

    def stop(self) -> float:
        """Stop it as the system would."""
        return self.console.stop()


def envelope(event: str, chat: str, **more: Any) -> dict[str, Any]:
    """A body of the gateway's own form."""
    return {
        "event": event,
        "instanceId": INSTANCE,
        "connectedPhone": SHOP_PHONE,
        "connectedLid": SHOP_LID,
        "isGroup": False,
        "chat": {"id": chat},
        **more,
    }


def received(
    number: int, chat: str, sender: str, name: str, *, lid: str | None = None, **more: Any
) -> dict[str, Any]:
    """A received text of the gateway's own form."""
    who = {"id": sender, "pushName": name, "verifiedBizName": ""} | ({"senderLid": lid} if lid else {})
    return envelope(
        "webhookReceived",
        chat,
        messageId=f"AC{number:030X}",
        fromMe=False,
        sender=who,
        moment=1_795_176_000 + number,
        msgContent={"conversation": f"Mensagem {number}"},
        **more,
    )
