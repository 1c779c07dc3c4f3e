"""What can be done in the window: one table, for the keys, the sheet that tells them (F1) and the palette (Ctrl+K)."""

import sys
from collections.abc import Callable, Iterable, Iterator

from msgspec import Struct

# On macOS Qt's "Ctrl" is the command key, whose Tab belongs to the system; "Meta" is the control key there.
_CONTROL = "Meta" if sys.platform == "darwin" else "Ctrl"
NEXT = (f"{_CONTROL}+Tab", "Alt+Down")
PREVIOUS = (f"{_CONTROL}+Shift+Tab", "Alt+Up")


class Command(Struct, frozen=True):
    """One thing that can be done, `text` in the words of the interface.

    Without `run` the keys do it where they belong (the field, the list) and are only told. `offered`: it stands in
    the palette, `told`: in the sheet; `when` says whether it can be done now.
    """

    id: str
    text: str
    keys: tuple[str, ...] = ()
    run: Callable[[], object] | None = None
    offered: bool = True
    told: bool = True
    when: Callable[[], bool] = lambda: True


class Commands:
    """The table of one window, in the order in which it is told."""

    def __init__(self, commands: Iterable[Command]) -> None:
        self._all = {command.id: command for command in commands}

    def __iter__(self) -> Iterator[Command]:
        """Give all of them."""
        return iter(self._all.values())

    def told(self) -> list[Command]:
        """Return those that have keys."""
        return [command for command in self._all.values() if command.keys and command.told]

    def offered(self) -> list[Command]:
        """Return those that can be done now."""
        return [one for one in self._all.values() if one.run is not None and one.offered and one.when()]

    def run(self, command_id: str) -> None:
        """Do one, if it can be done now."""
        command = self._all[command_id]
        if command.run is not None and command.when():
            command.run()
