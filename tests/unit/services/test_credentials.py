"""Tokens, fetched where nobody waits for a keyring."""

import threading
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor

import pytest

from multichat_desktop.services.credentials import CredentialStore
from multichat_desktop.services.vault import VaultError
from multichat_desktop.wapi.credentials import Credentials
from multichat_desktop.wapi.errors import RefusedError

HERE = threading.get_ident


class Keyring:
    """Keeps secrets in memory, and where it was asked from."""

    def __init__(self) -> None:
        self.kept: dict[str, str] = {}
        self.asked_from: set[int] = set()
        self.locked = False

    def _note(self) -> None:
        self.asked_from.add(threading.get_ident())
        if self.locked:
            raise VaultError("keyring: KeyringLocked")

    def get(self, name: str) -> str | None:
        self._note()
        return self.kept.get(name)

    def put(self, name: str, value: str) -> None:
        self._note()
        self.kept[name] = value

    def drop(self, name: str) -> None:
        self._note()
        self.kept.pop(name, None)


@pytest.fixture
def keyring() -> Keyring:
    return Keyring()


@pytest.fixture
def store(keyring: Keyring) -> Iterator[CredentialStore]:
    with ThreadPoolExecutor(1) as pool:
        yield CredentialStore(keyring, pool)


async def test_a_token_is_kept_given_and_forgotten_away_from_the_loop(
    store: CredentialStore, keyring: Keyring
) -> None:
    await store.keep("SHOP-1", "a-token")
    assert await store.of("SHOP-1") == Credentials("SHOP-1", "a-token")
    await store.forget("SHOP-1")
    assert keyring.kept == {}
    assert HERE() not in keyring.asked_from


@pytest.mark.parametrize("token", [None, ""])
async def test_no_token_is_a_refusal(store: CredentialStore, keyring: Keyring, token: str | None) -> None:
    if token is not None:
        keyring.kept["token:SHOP-1"] = token
    with pytest.raises(RefusedError) as refused:
        await store.of("SHOP-1")
    assert refused.value.code == "no-token"


async def test_a_locked_keyring_is_a_refusal_to_read_and_an_error_to_write(
    store: CredentialStore, keyring: Keyring
) -> None:
    keyring.locked = True
    with pytest.raises(RefusedError) as refused:
        await store.of("SHOP-1")
    assert refused.value.code == "locked-vault"
    with pytest.raises(VaultError):
        await store.keep("SHOP-1", "a-token")


def test_a_token_is_never_shown() -> None:
    assert "a-token" not in repr(Credentials("SHOP-1", "a-token"))
