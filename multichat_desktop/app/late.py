"""Intents from the window's first moments: kept until whoever takes them is there.

The window is painted before aiohttp and what stands on it are imported; whoever types that early loses nothing.
"""

from collections.abc import Callable
from typing import Any


class Late:
    """Stands in for one of `ui.ports`' takers of intents until `ready` is called.

    Every name is a method that waits for nothing and returns nothing, as all intents do.
    """

    def __init__(self) -> None:
        self._taker: Any = None
        self._kept: list[tuple[str, tuple[Any, ...], dict[str, Any]]] = []

    def ready(self, taker: object) -> None:
        """Hand on what was kept, and everything from now on."""
        self._taker = taker
        kept, self._kept = self._kept, []
        for name, given, named in kept:
            getattr(taker, name)(*given, **named)

    def __getattr__(self, name: str) -> Callable[..., None]:
        """Return the intent of that name."""
        if name.startswith("_"):
            raise AttributeError(name)

        def intent(*given: Any, **named: Any) -> None:
            if self._taker is None:
                self._kept.append((name, given, named))
            else:
                getattr(self._taker, name)(*given, **named)

        return intent
