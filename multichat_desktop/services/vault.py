"""Secrets: the gateway's tokens and the key of the public door. Never in the database, never in a log.

They lie in the system's keyring. A keyring that does not give back what it was given counts as none; then they
lie in a file that only the user can read.
"""

import contextlib
import json
import secrets
import threading
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Protocol

from multichat_desktop.store.errors import StoreError
from multichat_desktop.store.profile import Profile, write_private

_SERVICE = "MultiChat Desktop"
_KEY_BYTES = 24
DOOR_KEY = "webhook-key"
OLD_DOOR_KEY, WAITING_FOR_KEY = "webhook-key-old", "webhook-key-waiting"
"""While a renewal is pending (`services.keys`): the key before, and the instances that may still hold it."""


class VaultError(StoreError):
    """The secrets cannot be read or kept right now: the keyring is locked, or the file is damaged."""


class Vault(Protocol):
    """Keeps small secrets by name. Every call raises `VaultError` when the place cannot be used."""

    def get(self, name: str) -> str | None:
        """Return a secret; None when there is none of that name."""
        ...

    def put(self, name: str, value: str) -> None:
        """Keep a secret."""
        ...

    def drop(self, name: str) -> None:
        """Forget a secret."""
        ...


class FileVault:
    """Secrets in a file that only the user can read."""

    def __init__(self, file: Path) -> None:
        self._file = file
        self._changing = threading.Lock()

    def get(self, name: str) -> str | None:
        """Return a secret; None when there is none of that name."""
        return self._read().get(name)

    def put(self, name: str, value: str) -> None:
        """Keep a secret."""
        with self._changing:
            write_private(self._file, json.dumps({**self._read(), name: value}, indent=1))

    def drop(self, name: str) -> None:
        """Forget a secret."""
        with self._changing:
            rest = {key: value for key, value in self._read().items() if key != name}
            write_private(self._file, json.dumps(rest, indent=1))

    def _read(self) -> dict[str, str]:
        try:
            found = json.loads(self._file.read_text(encoding="utf-8"))
        except FileNotFoundError:
            return {}
        except (OSError, ValueError) as error:
            raise VaultError(f"{self._file}: {type(error).__name__}") from error
        if not isinstance(found, dict):
            raise VaultError(f"{self._file}: not an object")
        return {str(key): str(value) for key, value in found.items()}


class KeyringVault:
    """Secrets in the system's keyring, under the profile's own id."""

    def __init__(self, profile_id: str) -> None:
        import keyring

        self._keyring = keyring
        self._profile = profile_id

    def get(self, name: str) -> str | None:
        """Return a secret; None when there is none of that name."""
        with self._in_our_words():
            return self._keyring.get_password(_SERVICE, f"{self._profile}:{name}")

    def put(self, name: str, value: str) -> None:
        """Keep a secret."""
        with self._in_our_words():
            self._keyring.set_password(_SERVICE, f"{self._profile}:{name}", value)

    def drop(self, name: str) -> None:
        """Forget a secret."""
        with self._in_our_words(), contextlib.suppress(self._keyring.errors.PasswordDeleteError):
            self._keyring.delete_password(_SERVICE, f"{self._profile}:{name}")

    def works(self) -> bool:
        """Whether the keyring gives back what it is given."""
        probe = secrets.token_hex(8)
        try:
            if self._keyring.get_keyring().priority <= 0:
                return False
            self.put("probe", probe)
            given_back = self.get("probe")
            self.drop("probe")
        except (VaultError, self._keyring.errors.KeyringError, RuntimeError, OSError):
            return False
        return given_back == probe

    @contextlib.contextmanager
    def _in_our_words(self) -> Iterator[None]:
        try:
            yield
        except (self._keyring.errors.KeyringError, RuntimeError, OSError) as error:
            raise VaultError(f"keyring: {type(error).__name__}") from error


class HidingVault:
    """Tells every secret that goes in or out to whoever keeps secrets out of the logs."""

    def __init__(self, vault: Vault, hide: Callable[[str], None]) -> None:
        self._vault, self._hide = vault, hide

    def get(self, name: str) -> str | None:
        """Return a secret; None when there is none of that name."""
        found = self._vault.get(name)
        if found:
            self._hide(found)
        return found

    def put(self, name: str, value: str) -> None:
        """Keep a secret."""
        self._hide(value)
        self._vault.put(name, value)

    def drop(self, name: str) -> None:
        """Forget a secret."""
        self._vault.drop(name)


def open_vault(profile: Profile, *, keyring: bool = True, hide: Callable[[str], None] | None = None) -> Vault:
    """Return where this profile's secrets lie; `hide` is told each of them.

    A profile that once had to use a file stays with it, so that a keyring that comes and goes hides nothing.
    """
    place = _place(profile, keyring=keyring)
    return place if hide is None else HidingVault(place, hide)


def _place(profile: Profile, *, keyring: bool) -> Vault:
    if keyring and not profile.secrets.exists():
        vault = KeyringVault(profile.id())
        if vault.works():
            return vault
    return FileVault(profile.secrets)


def token_name(instance_id: str) -> str:
    """Return the name under which an instance's token is kept."""
    return f"token:{instance_id}"


def make_key() -> str:
    """Return a new key for the public door (192 random bits)."""
    return secrets.token_urlsafe(_KEY_BYTES)


def door_key(vault: Vault) -> str:
    """Return the key of the public door, made once."""
    key = vault.get(DOOR_KEY)
    if not key:
        key = make_key()
        vault.put(DOOR_KEY, key)
    return key
