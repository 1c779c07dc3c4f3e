"""Where secrets lie: in a keyring that keeps its word, else in a file nobody else can read."""

from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import keyring
import pytest
from keyring.backend import KeyringBackend
from keyring.backends import fail, null
from keyring.errors import InitError, KeyringLocked, PasswordDeleteError

from multichat_desktop.services.vault import (
    DOOR_KEY,
    FileVault,
    KeyringVault,
    VaultError,
    door_key,
    open_vault,
    token_name,
)
from multichat_desktop.store.errors import StoreFullError
from multichat_desktop.store.profile import Profile


class Honest(KeyringBackend):
    """A keyring that gives back what it was given."""

    priority = 5

    def __init__(self) -> None:
        super().__init__()
        self.kept: dict[tuple[str, str], str] = {}

    def set_password(self, service: str, username: str, password: str) -> None:
        self.kept[service, username] = password

    def get_password(self, service: str, username: str) -> str | None:
        return self.kept.get((service, username))

    def delete_password(self, service: str, username: str) -> None:
        if self.kept.pop((service, username), None) is None:
            raise PasswordDeleteError("not there")


class Forgetful(Honest):
    """Takes everything and gives nothing back."""

    def get_password(self, service: str, username: str) -> str | None:
        return None


class Mixing(Honest):
    """Gives back something else."""

    def get_password(self, service: str, username: str) -> str | None:
        return "something else"


class Useless(Honest):
    """Says itself that it is none."""

    priority = 0


class Locked(Honest):
    """The person did not open it."""

    def set_password(self, service: str, username: str, password: str) -> None:
        raise KeyringLocked("locked")


class Broken(Honest):
    """Nobody answers on the bus."""

    def set_password(self, service: str, username: str, password: str) -> None:
        raise RuntimeError("no event loop on the bus")


class Unreachable(Honest):
    """Cannot even be begun."""

    def get_password(self, service: str, username: str) -> str | None:
        raise InitError("no bus")


@pytest.fixture(autouse=True)
def own_keyring() -> Iterator[None]:
    before = keyring.get_keyring()
    yield
    keyring.set_keyring(before)


@pytest.fixture
def profile(tmp_path: Path) -> Profile:
    return Profile(tmp_path)


def use(backend: KeyringBackend) -> KeyringBackend:
    keyring.set_keyring(backend)
    return backend


def test_an_honest_keyring_is_used(profile: Profile) -> None:
    backend = use(Honest())
    vault = open_vault(profile)
    assert isinstance(vault, KeyringVault)
    assert backend.kept == {}, "the probe is taken away again"
    vault.put("token:A", "t1")
    assert vault.get("token:A") == "t1"
    assert list(backend.kept) == [("MultiChat Desktop", f"{profile.id()}:token:A")]
    vault.drop("token:A")
    vault.drop("token:A")
    assert vault.get("token:A") is None
    assert not profile.secrets.exists()


def test_two_profiles_share_a_keyring_and_no_secret(tmp_path: Path) -> None:
    use(Honest())
    one, other = (open_vault(Profile(tmp_path / name)) for name in "ab")
    one.put("x", "1")
    assert other.get("x") is None


@pytest.mark.parametrize("backend", [Forgetful, Mixing, Useless, Locked, Broken, Unreachable])
def test_a_keyring_that_does_not_keep_its_word_counts_as_none(
    profile: Profile, backend: type[KeyringBackend]
) -> None:
    use(backend())
    vault = open_vault(profile)
    assert isinstance(vault, FileVault)
    vault.put("x", "1")
    assert vault.get("x") == "1"


def test_a_profile_stays_with_its_file(profile: Profile) -> None:
    use(Forgetful())
    open_vault(profile).put("x", "1")
    use(Honest())
    assert open_vault(profile).get("x") == "1"
    assert isinstance(open_vault(profile), FileVault)


def test_no_keyring_is_asked_where_none_is_wanted(profile: Profile) -> None:
    backend = use(Honest())
    open_vault(profile, keyring=False).put("x", "1")
    assert backend.kept == {}


def test_the_file_is_nobody_elses(profile: Profile) -> None:
    vault = FileVault(profile.secrets)
    assert vault.get("x") is None
    vault.put("x", "ção")
    assert profile.secrets.stat().st_mode & 0o777 == 0o600
    assert profile.secrets.parent.stat().st_mode & 0o777 == 0o700
    vault.put("y", "2")
    assert FileVault(profile.secrets).get("x") == "ção"
    vault.drop("x")
    vault.drop("x")
    assert (vault.get("x"), vault.get("y")) == (None, "2")
    assert profile.secrets.stat().st_mode & 0o777 == 0o600


def test_a_file_that_cannot_be_written(tmp_path: Path) -> None:
    vault = FileVault(tmp_path / "none" / "secrets.json")
    with pytest.raises(StoreFullError):
        vault.put("x", "1")


def test_the_doors_key_is_made_once(profile: Profile) -> None:
    vault = open_vault(profile, keyring=False)
    key = door_key(vault)
    assert door_key(vault) == key
    assert vault.get(DOOR_KEY) == key
    assert len(key) >= 32, "192 bits in URL-safe letters"
    assert key.replace("-", "").replace("_", "").isalnum()
    assert token_name("A") == "token:A"


@pytest.mark.parametrize("content", [b"{", b"[1]", b"\xff\xfe"])
def test_a_file_that_cannot_be_read_is_not_taken_for_an_empty_one(profile: Profile, content: bytes) -> None:
    """Else the next secret put in would throw the others away."""
    profile.secrets.write_bytes(content)
    with pytest.raises(VaultError):
        open_vault(profile).put("x", "1")
    assert profile.secrets.read_bytes() == content


@pytest.mark.parametrize("backend", [null.Keyring, fail.Keyring])
def test_the_backends_that_keep_nothing_count_as_none(
    profile: Profile, backend: type[KeyringBackend]
) -> None:
    use(backend())
    assert isinstance(open_vault(profile), FileVault)


def test_a_vault_tells_its_secrets_to_whoever_keeps_them_out_of_the_logs(profile: Profile) -> None:
    hidden: list[str] = []
    vault = open_vault(profile, keyring=False, hide=hidden.append)
    key = door_key(vault)
    vault.put("token:A", "a-token")
    open_vault(profile, keyring=False, hide=hidden.append).get("token:A")
    assert hidden == [key, "a-token", "a-token"]


def test_secrets_put_in_at_the_same_time_are_all_kept(profile: Profile) -> None:
    vault = FileVault(profile.secrets)
    with ThreadPoolExecutor(4) as pool:
        list(pool.map(lambda n: vault.put(f"{n}", f"secret {n}"), range(40)))
    assert [vault.get(f"{n}") for n in range(40)] == [f"secret {n}" for n in range(40)]
