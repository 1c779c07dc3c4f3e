"""What the guards count with, apart from any connection: files, memory, strangers."""

import resource
import sys

import pytest

from multichat_desktop.webhook.limits import that_fit
from multichat_desktop.webhook.memory import SMALL, Memory, NoRoomError
from multichat_desktop.webhook.strangers import Strangers, address_of

UNLIMITED = resource.RLIM_INFINITY


@pytest.fixture
def files(monkeypatch: pytest.MonkeyPatch) -> list[tuple[int, int]]:
    """The limits of open files: the last pair stands."""
    told: list[tuple[int, int]] = []
    monkeypatch.setattr(resource, "getrlimit", lambda _: told[-1])
    monkeypatch.setattr(resource, "setrlimit", lambda _, pair: told.append(pair))
    return told


@pytest.mark.parametrize(
    "soft, hard, fits, then",
    [
        (600, 600, 200, None),
        (UNLIMITED, UNLIMITED, 200, None),
        (256, UNLIMITED, 200, (600, UNLIMITED)),
        (256, 4096, 200, (600, 4096)),
        (256, 400, 100, (400, 400)),
        (256, 256, 28, (256, 256)),
        (64, 64, 8, (64, 64)),
    ],
)
def test_the_soft_limit_of_files_is_raised_or_fewer_connections_are_taken(
    files: list[tuple[int, int]], soft: int, hard: int, fits: int, then: tuple[int, int] | None
) -> None:
    files.append((soft, hard))
    assert that_fit(200, 2) == fits
    assert files[1:] == ([] if then is None else [then])


@pytest.mark.parametrize("refusal", [OSError, ValueError])
def test_a_system_that_does_not_let_it_be_raised(
    files: list[tuple[int, int]], monkeypatch: pytest.MonkeyPatch, refusal: type[Exception]
) -> None:
    def refuses(_: int, __: tuple[int, int]) -> None:
        raise refusal

    files.append((300, 4096))
    monkeypatch.setattr(resource, "setrlimit", refuses)
    assert that_fit(200, 2) == 50


def test_a_system_without_that_limit(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "resource", None)
    assert that_fit(200, 2) == 200


def test_large_bodies_leave_room_for_small_ones() -> None:
    memory = Memory(16 * SMALL)
    with memory.share() as large, memory.share() as small:
        large.grow(12 * SMALL)
        assert memory.held == 12 * SMALL
        with memory.share() as another, pytest.raises(NoRoomError):
            another.announce(SMALL + 1)
        small.announce(SMALL)
        small.grow(SMALL)
        with pytest.raises(NoRoomError):
            small.grow(1)  # it is a large one by now
        with pytest.raises(NoRoomError):
            large.grow(1)
        assert memory.held == 13 * SMALL
    assert memory.held == 0


def test_all_together_they_stay_below_the_limit() -> None:
    memory = Memory(4 * SMALL)
    shares = [memory.share() for _ in range(5)]
    for share in shares[:4]:
        share.grow(SMALL)
    with pytest.raises(NoRoomError):
        shares[4].announce(1)
    with shares[0]:
        pass
    shares[4].grow(SMALL)
    assert memory.held == 4 * SMALL


def test_what_a_failed_body_held_is_given_back() -> None:
    memory = Memory(4 * SMALL)
    with pytest.raises(NoRoomError), memory.share() as share:  # noqa: PT012 - the share ends within
        share.grow(100)
        share.grow(4 * SMALL)
    assert memory.held == 0


def test_announcing_takes_no_room() -> None:
    memory = Memory(4 * SMALL)
    with memory.share() as share:
        share.announce(2 * SMALL)
        assert memory.held == 0


class Hand:
    """A clock set by hand."""

    def __init__(self) -> None:
        self.time = 1000.0

    def __call__(self) -> float:
        return self.time


def test_strangers_overdo_it_when_they_come_too_often_within_a_minute() -> None:
    clock = Hand()
    strangers = Strangers(clock, 3)
    assert [strangers.overdo("a") for _ in range(5)] == [False, False, False, True, True]
    assert not strangers.overdo("b")
    clock.time += 59.9
    assert strangers.overdo("a"), "who goes on is not forgotten"
    clock.time += 60
    assert not strangers.overdo("a")


def test_a_slow_stranger_is_met_patiently_for_ever() -> None:
    clock = Hand()
    strangers = Strangers(clock, 3)
    for _ in range(20):
        assert not strangers.overdo("a")
        clock.time += 20


def test_the_strangers_that_came_longest_ago_are_forgotten() -> None:
    strangers = Strangers(Hand(), 1)
    assert not strangers.overdo("first")
    assert not strangers.overdo("second")
    for number in range(998):
        strangers.overdo(str(number))
    assert strangers.overdo("first")
    strangers.overdo("one more")
    assert len(strangers) == 1000
    assert strangers.overdo("first")
    assert not strangers.overdo("second"), "it was the one to go"
    assert len(strangers) == 1000


@pytest.mark.parametrize(
    "forwarded, peer, address",
    [
        ((), "127.0.0.1", "127.0.0.1"),
        ((), None, ""),
        (("1.2.3.4",), "127.0.0.1", "1.2.3.4"),
        (("9.9.9.9, 1.2.3.4",), "127.0.0.1", "1.2.3.4"),
        (("9.9.9.9", "8.8.8.8 ,  1.2.3.4 "), "127.0.0.1", "1.2.3.4"),
        (("9.9.9.9, ",), "127.0.0.1", "127.0.0.1"),
        (("x" * 5000,), None, "x" * 64),
    ],
)
def test_the_address_is_what_the_tunnel_adds(
    forwarded: tuple[str, ...], peer: str | None, address: str
) -> None:
    assert address_of(forwarded, peer) == address
