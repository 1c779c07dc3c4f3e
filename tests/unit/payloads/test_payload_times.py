"""The time an event carries: in milliseconds UTC, or none."""

from datetime import UTC, datetime

import pytest
from payload_parts import received, tell


def at(value: object, name: str = "timestamp") -> int | None:
    return tell(received(**{"moment": None, name: value})).at


def ms(*parts: int) -> int:
    return round(datetime(*parts, tzinfo=UTC).timestamp() * 1000)


NOON = ms(2026, 11, 20, 12)


@pytest.mark.parametrize(
    "text,expected",
    [
        ("2026-11-20T12:00:00Z", NOON),
        ("2026-11-20T12:00:00z", NOON),
        ("2026-11-20T12:00:00", NOON),
        ("2026-11-20 12:00:00", NOON),
        ("2026-11-20T09:00:00-03:00", NOON),
        ("2026-11-20T09:00:00-0300", NOON),
        (" 2026-11-20T12:00:00+00:00 ", NOON),
        ("2026-11-20T12:00:00.123Z", NOON + 123),
        ("2026-11-20T12:00:00.123456789Z", NOON + 123),
        ("2026-11-20", ms(2026, 11, 20)),
    ],
)
def test_iso(text, expected):
    assert at(text) == expected


@pytest.mark.parametrize("name", ["timestamp", "moment"])
@pytest.mark.parametrize(
    "value",
    [NOON, NOON // 1000, float(NOON), NOON / 1000, str(NOON), str(NOON // 1000), f"{NOON // 1000}.0"],
)
def test_seconds_and_milliseconds(name, value):
    assert at(value, name) == NOON


def test_fractions_of_a_second():
    assert at(NOON // 1000 + 0.25) == NOON + 250
    assert at(f"{NOON // 1000}.25") == NOON + 250


@pytest.mark.parametrize(
    "nonsense",
    [
        None, "", " ", "yesterday", "20/11/2026", "2026-13-01T00:00:00Z", "12:00", True, False, [], {},
        0, -1, -NOON, 1, 20261120, "20261120", 10**30, 1e300, "9" * 400, "nan", "inf", "-inf", "１２３",
        "1999-12-31T23:59:59Z", "2100-01-01T00:00:00Z", "0001-01-01T00:00:00+23:59", "9999-12-31T23:59:59-23:59",
        ms(1999, 12, 31), ms(2100, 1, 1), ms(2100, 1, 1) // 1000,
    ],
)  # fmt: skip
def test_nonsense_and_other_centuries_are_no_time(nonsense):
    assert at(nonsense) is None


def test_the_ends_of_the_century():
    assert at(ms(2000, 1, 1)) == at("2000-01-01") == at(ms(2000, 1, 1) // 1000) == ms(2000, 1, 1)
    assert at(ms(2100, 1, 1) - 1) == at("2099-12-31T23:59:59.999Z") == ms(2100, 1, 1) - 1


@pytest.mark.parametrize("digits", ["1" + "0" * 400, "1" + "0" * 5000, "1e999"])
def test_numbers_beyond_all_bounds_are_no_time(digits):
    from multichat_desktop.wapi.payloads import decode, read

    raw = (
        f'{{"instanceId": "i", "event": "message_status", "messageId": "M", "status": 3, "moment": {digits}}}'
    )
    assert read(decode(raw.encode())).at is None


def test_nonsense_in_one_member_leaves_the_other():
    assert tell(received(timestamp="x", moment=NOON)).at == NOON
