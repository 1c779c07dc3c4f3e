"""What the agent has set, with its types; read by anybody on any thread, kept among the settings of the profile."""

import json
from collections.abc import Callable, Mapping

from multichat_desktop.domain.preferences import ALL, Preference, Value

PREFIX = "preference."


class Preferences:
    """Gives and takes values. `keep` writes one down, as a setting's name and text."""

    def __init__(self, settings: Mapping[str, str], keep: Callable[[str, str], None]) -> None:
        self._keep = keep
        self._heard: list[Callable[[Preference], None]] = []
        self._set: dict[str, Value] = {}
        for key, preference in ALL.items():
            value = _read(settings.get(PREFIX + key))
            if value is not None and preference.allowed(value):
                self._set[key] = value

    def flag(self, preference: Preference) -> bool:
        """Return whether something is on."""
        value = self.get(preference)
        assert isinstance(value, bool)
        return value

    def number(self, preference: Preference) -> int:
        """Return a number that was set."""
        value = self.get(preference)
        assert isinstance(value, int)
        return value

    def choice(self, preference: Preference) -> str:
        """Return a text that was set."""
        value = self.get(preference)
        assert isinstance(value, str)
        return value

    def get(self, preference: Preference) -> Value:
        """Return what was set, or the default."""
        return self._set.get(preference.key, preference.default)

    def set(self, preference: Preference, value: Value) -> None:
        """Set something: it counts at once, is written down, and those who asked hear of it.

        Raises:
            ValueError: it may not have this value.
        """
        if not preference.allowed(value):
            raise ValueError(f"{preference.key} cannot be {value!r}")
        if value == self.get(preference):
            return
        self._set[preference.key] = value
        self._keep(PREFIX + preference.key, json.dumps(value))
        for hear in self._heard:
            hear(preference)

    def on_change(self, hear: Callable[[Preference], None]) -> None:
        """Let somebody hear of each change, on the thread that makes it."""
        self._heard.append(hear)


def _read(text: str | None) -> Value | None:
    if text is None:
        return None
    try:
        value = json.loads(text)
    except ValueError:
        return None
    return value if isinstance(value, bool | int | str) else None
