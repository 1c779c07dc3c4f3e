"""Phones, hidden numbers, groups: many writings, one form."""

import pytest

from multichat_desktop.domain.address import (
    AddressKind,
    format_phone,
    from_typed,
    is_possible_phone,
    lid,
    parse,
    with_ninth_digit,
)

PHONE, LID = AddressKind.PHONE, AddressKind.LID


# ---------------------------------------------------------------- the ninth digit


@pytest.mark.parametrize("area", ["11", "21", "28", "31", "48", "61", "99"])
@pytest.mark.parametrize("first", "6789")
def test_a_mobile_has_its_ninth_digit(area, first):
    short, full = f"55{area}{first}1234567", f"55{area}9{first}1234567"
    assert with_ninth_digit(short) == full == with_ninth_digit(full)
    assert parse(short).key == parse(f"{full}@c.us").key == f"phone:{full}"
    assert (parse(short).raw, parse(full).raw) == (short, full)


@pytest.mark.parametrize(
    "digits",
    [
        "551133334444",  # landlines begin with 2–5
        "556121234567",
        "551140041234",
        "5511512345678",
        "5511912345678",
        "54911123456",  # others have other rules
        "351912345678",
        "12025550100",
        "55119876543",
        "55",
        "",
    ],
)
def test_everything_else_stays(digits):
    assert with_ninth_digit(digits) == digits


# ---------------------------------------------------------------- what can be a phone


@pytest.mark.parametrize(
    "digits",
    [
        "5511988776655",
        "551188776655",
        "551133334444",
        "12025550100",
        "351912345678",
        "5491112345678",
        "525512345678",
        "5215512345678",
        "393331234567",
        "390612345678",
        "4915112345678",
        "258841234567",
    ],
)
def test_these_can_be_phones(digits):
    assert is_possible_phone(digits)
    assert parse(digits).kind is PHONE


@pytest.mark.parametrize(
    "digits",
    ["118273645509142", "70613300458812", "180034417729005", "120363300000000777", "1", "999999", "5" * 40],
)
def test_these_cannot(digits):
    assert not is_possible_phone(digits)
    found = parse(digits)
    assert (found.kind, found.raw, found.sendable) == (LID, f"{digits}@lid", f"{digits}@lid")


def test_nothing_is_no_phone():
    assert not is_possible_phone("")


# ---------------------------------------------------------------- reading ids


@pytest.mark.parametrize(
    "text,kind,value,sendable",
    [
        ("5511988776655", PHONE, "5511988776655", "5511988776655"),
        ("+5511988776655", PHONE, "5511988776655", "5511988776655"),
        ("5511988776655@c.us", PHONE, "5511988776655", "5511988776655"),
        ("551188776655@S.WHATSAPP.NET", PHONE, "5511988776655", "551188776655"),
        ("5511988776655:21@s.whatsapp.net", PHONE, "5511988776655", "5511988776655"),
        ("5511988776655@hosted", PHONE, "5511988776655", "5511988776655"),
        (" 5511988776655 ", PHONE, "5511988776655", "5511988776655"),
        ("70613300458812@lid", LID, "70613300458812", "70613300458812@lid"),
        ("70613300458812:3@lid", LID, "70613300458812", "70613300458812@lid"),
        ("5511988776655@LID", LID, "5511988776655", "5511988776655@lid"),
        ("70613300458812@hosted.lid", LID, "70613300458812", "70613300458812@lid"),
        ("120363300000000777@g.us", AddressKind.GROUP, "120363300000000777", "120363300000000777@g.us"),
        ("551198-1500000000@g.us", AddressKind.GROUP, "551198-1500000000", "551198-1500000000@g.us"),
        ("551198-1500000000", AddressKind.GROUP, "551198-1500000000", "551198-1500000000@g.us"),
        ("Ana.Beatriz", AddressKind.USERNAME, "ana.beatriz", "Ana.Beatriz"),
        ("ana-2", AddressKind.USERNAME, "ana-2", "ana-2"),
        ("ana@c.us", AddressKind.USERNAME, "ana", "ana"),
        ("status", AddressKind.STORY, "status", "status"),
        ("status@broadcast", AddressKind.STORY, "status", "status@broadcast"),
        ("1500000000@broadcast", AddressKind.STORY, "status", "1500000000@broadcast"),
        ("1203@newsletter", AddressKind.CHANNEL, "1203", "1203@newsletter"),
    ],
)
def test_ids(text, kind, value, sendable):
    found = parse(text)
    assert (found.kind, found.value, found.sendable) == (kind, value, sendable)
    assert found.key == f"{kind.value}:{value}"
    assert found.is_person is (kind in (PHONE, LID, AddressKind.USERNAME))


@pytest.mark.parametrize(
    "text", ["", " ", "@", "@c.us", "@lid", "@g.us", "null@lid", "a b", "x@example.com", "1@x@lid"]
)
def test_nobody(text):
    assert parse(text) is None


def test_reading_what_is_stored_gives_the_same_again():
    for text in ("5511988776655:2@c.us", "551188776655", "70613300458812", "551198-1500000000", "Ana"):
        found = parse(text)
        assert parse(found.sendable).key == found.key


def test_the_address_of_a_hidden_number():
    assert lid("123") == parse("123@lid")


# ---------------------------------------------------------------- what a person types


@pytest.mark.parametrize(
    "text",
    [
        "(11) 98877-6655",
        "11 98877 6655",
        "11988776655",
        "011 98877-6655",
        "0 15 11 98877-6655",
        "+55 (11) 98877-6655",
        "55 11 98877-6655",
        "5511988776655",
        "+5511988776655",
        "11.98877.6655",
        # Below 31 a mobile always has its ninth digit.
        "(11) 8877-6655",
        "+55 11 8877-6655",
    ],
)
def test_typed_numbers(text):
    found = from_typed(text)
    assert (found.kind, found.value, found.sendable) == (PHONE, "5511988776655", "5511988776655")


def test_above_area_code_30_a_typed_mobile_may_lack_its_ninth_digit():
    found = from_typed("(61) 9000-4321")
    assert (found.value, found.sendable) == ("5561990004321", "556190004321")
    assert from_typed("(61) 99000-4321").key == found.key


@pytest.mark.parametrize(
    "text,value",
    [
        ("(11) 3333-4444", "551133334444"),
        ("(55) 99999-1234", "5555999991234"),
        ("55 99999-1234", "5555999991234"),
        ("+1 (202) 555-0100", "12025550100"),
        ("+39 06 1234 5678", "390612345678"),
        ("+351 912 345 678", "351912345678"),
        ("+54 9 11 1234-5678", "5491112345678"),
    ],
)
def test_typed_landlines_and_foreign_numbers(text, value):
    assert from_typed(text).value == value


def test_a_region_may_be_given():
    assert from_typed("912 345 678", "PT").value == "351912345678"


@pytest.mark.parametrize(
    "text",
    [
        "",
        " ",
        "abc",
        "+",
        "+55",
        "190",
        "12",
        "98877-6655",
        "8877-6655",
        "1" * 30,
        "+999 123",
        "11 98877-66556",
        "@",
    ],
)
def test_typed_nonsense_and_numbers_without_area_code(text):
    assert from_typed(text) is None


# ---------------------------------------------------------------- showing


@pytest.mark.parametrize(
    "digits,shown",
    [
        ("5511988776655", "+55 11 98877-6655"),
        ("551133334444", "+55 11 3333-4444"),
        ("12025550100", "+1 202-555-0100"),
        ("999", "+999"),
        ("", "+"),
    ],
)
def test_phones_as_people_write_them(digits, shown):
    assert format_phone(digits) == shown


@pytest.mark.parametrize("word", ["null", "NULL", "undefined", "None"])
def test_words_that_say_nobody_are_nobody(word: str) -> None:
    assert parse(word) is None


def test_a_suffix_that_says_phone_is_believed() -> None:
    odd = "70613300458812"
    assert parse(odd).kind is AddressKind.LID
    assert parse(f"{odd}@c.us").kind is AddressKind.PHONE


def test_what_is_too_long_to_be_an_id_names_nobody() -> None:
    assert parse("5" * 200) is None
