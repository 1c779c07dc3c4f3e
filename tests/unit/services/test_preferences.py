"""What can be set: typed, within its range, kept, and heard of."""

import pytest

from multichat_desktop.domain.content import Kind
from multichat_desktop.domain.preferences import (
    ALL,
    DOWNLOAD_LARGEST,
    DOWNLOADS,
    KEEP_DAYS,
    Preference,
    Value,
)
from multichat_desktop.services.preferences import Preferences


@pytest.mark.parametrize("preference", ALL.values(), ids=list(ALL))
def test_every_default_is_allowed(preference: Preference) -> None:
    assert preference.allowed(preference.default)


def test_it_is_kept_and_read_back() -> None:
    settings: dict[str, str] = {}
    one = Preferences(settings, settings.__setitem__)
    one.set(DOWNLOADS[Kind.VIDEO], False)
    one.set(KEEP_DAYS, 90)
    assert settings == {"preference.media.download.video": "false", "preference.media.keep.days": "90"}
    other = Preferences(settings, settings.__setitem__)
    assert other.flag(DOWNLOADS[Kind.VIDEO]) is False
    assert other.number(KEEP_DAYS) == 90
    assert other.flag(DOWNLOADS[Kind.IMAGE]) is True


@pytest.mark.parametrize("value", [0, 2049, True, "64", -1])
def test_what_may_not_be(value: Value) -> None:
    settings: dict[str, str] = {}
    preferences = Preferences(settings, settings.__setitem__)
    with pytest.raises(ValueError, match=r"media\.download\.largest"):
        preferences.set(DOWNLOAD_LARGEST, value)
    assert settings == {}


@pytest.mark.parametrize("text", ["", "nonsense", "99999", "true", "null", "[1]", '"64"'])
def test_what_cannot_be_read_is_as_if_it_were_not_set(text: str) -> None:
    preferences = Preferences({"preference.media.download.largest": text}, lambda *_: None)
    assert preferences.number(DOWNLOAD_LARGEST) == DOWNLOAD_LARGEST.default


def test_a_choice() -> None:
    known = Preference("x", "a", choices=("a", "b"))
    assert known.allowed("b")
    assert not known.allowed("c")
    assert Preferences({}, lambda *_: None).choice(known) == "a"


def test_changes_are_heard_of_once() -> None:
    heard: list[Preference] = []
    preferences = Preferences({}, lambda *_: None)
    preferences.on_change(heard.append)
    preferences.set(KEEP_DAYS, 7)
    preferences.set(KEEP_DAYS, 7)
    assert heard == [KEEP_DAYS]
