"""The many ways in which the gateway writes who somebody is, brought to one form.

Source: the gateway's webhooks as described in `docs/protocol.md`, *Who*.
"""

from enum import StrEnum
from functools import lru_cache

import phonenumbers
from msgspec import Struct

_PERSON_SUFFIXES = frozenset({"c.us", "s.whatsapp.net", "hosted"})
_LID_SUFFIXES = frozenset({"lid", "hosted.lid"})
_BRAZIL = "55"
_BRAZIL_LONG, _BRAZIL_SHORT = 13, 12
_LONGEST_ID = 128
_NOBODY = frozenset({"null", "none", "undefined"})
_MOBILE_FIRST = "6789"
_ALWAYS_NINE_BELOW = "31"
# WhatsApp kept the 1 after the country code, which the numbering plan has dropped.
_MEXICAN_MOBILE, _MEXICAN_LONG = "521", 13


class AddressKind(StrEnum):
    """What an address names."""

    PHONE = "phone"
    LID = "lid"
    USERNAME = "username"
    GROUP = "group"
    STORY = "story"
    CHANNEL = "channel"


class Address(Struct, frozen=True):
    """One alias of a person, or the id of a group.

    `value` is the form by which equal addresses are recognised (a Brazilian mobile always with its ninth
    digit); `raw` is the form the gateway last used, which is the one to send to.
    """

    kind: AddressKind
    value: str
    raw: str

    @property
    def is_person(self) -> bool:
        """Whether it names one person."""
        return self.kind in (AddressKind.PHONE, AddressKind.LID, AddressKind.USERNAME)

    @property
    def key(self) -> str:
        """Return the form under which the store knows it."""
        return f"{self.kind.value}:{self.value}"

    @property
    def sendable(self) -> str:
        """Return what the gateway takes in its field `phone`."""
        return f"{self.value}@lid" if self.kind is AddressKind.LID else self.raw


def with_ninth_digit(digits: str) -> str:
    """Return a Brazilian mobile with its ninth digit; any other number unchanged.

    55 + area code + 8 digits that begin with 6–9 equals the same with a 9 before them.
    """
    if len(digits) == _BRAZIL_SHORT and digits.startswith(_BRAZIL) and digits[4] in _MOBILE_FIRST:
        return f"{digits[:4]}9{digits[4:]}"
    return digits


def without_ninth_digit(digits: str) -> str:
    """Return a Brazilian mobile as it was before the ninth digit; any other number unchanged."""
    if (
        len(digits) == _BRAZIL_LONG
        and digits.startswith(_BRAZIL)
        and digits[4] == "9"
        and digits[5] in _MOBILE_FIRST
    ):
        return f"{digits[:4]}{digits[5:]}"
    return digits


@lru_cache(maxsize=4096)
def is_possible_phone(digits: str) -> bool:
    """Whether digits with their country code can be a phone number at all."""
    if digits.startswith(_BRAZIL) and len(digits) in (_BRAZIL_SHORT, _BRAZIL_LONG):
        return True
    if digits.startswith(_MEXICAN_MOBILE) and len(digits) == _MEXICAN_LONG:
        return True
    try:
        return phonenumbers.is_possible_number(phonenumbers.parse(f"+{digits}"))
    except phonenumbers.NumberParseException:
        return False


def parse(text: str) -> Address | None:
    """Read an id as the gateway writes it; None when it names nobody.

    Bare digits that cannot be a phone are the digits of a `@lid`: the gateway writes them so at times.
    """
    # The cache must not be filled with what no gateway would ever call an id.
    return _parse(text) if len(text) <= _LONGEST_ID else None


@lru_cache(maxsize=8192)
def _parse(text: str) -> Address | None:
    text = text.strip()
    local, _, suffix = text.partition("@")
    suffix = suffix.lower()
    if local == "status" or suffix == "broadcast":
        return Address(AddressKind.STORY, "status", text)
    if suffix == "newsletter":
        return Address(AddressKind.CHANNEL, local, text)
    if suffix == "g.us":
        return Address(AddressKind.GROUP, local, text) if local else None
    number = local.partition(":")[0].partition(".")[0].removeprefix("+")
    if suffix in _LID_SUFFIXES:
        return lid(number) if _are_digits(number) else None
    if suffix in _PERSON_SUFFIXES or not suffix:
        return _person(number, local, certain=bool(suffix))
    return None


def _person(number: str, local: str, *, certain: bool) -> Address | None:
    if _are_digits(number):
        if certain or is_possible_phone(number):
            return Address(AddressKind.PHONE, with_ninth_digit(number), number)
        return lid(number)
    head, _, epoch = local.partition("-")
    if _are_digits(head) and _are_digits(epoch):
        return Address(AddressKind.GROUP, local, f"{local}@g.us")
    if local and local.lower() not in _NOBODY and not any(c.isspace() for c in local):
        return Address(AddressKind.USERNAME, local.lower(), local)
    return None


def _are_digits(text: str) -> bool:
    return text.isascii() and text.isdigit()


def lid(digits: str) -> Address:
    """Return the address of a hidden number."""
    return Address(AddressKind.LID, digits, f"{digits}@lid")


@lru_cache(maxsize=8192)
def format_phone(digits: str) -> str:
    """Return a phone as people write it (`+55 11 98877-6655`)."""
    try:
        number = phonenumbers.parse(f"+{digits}")
    except phonenumbers.NumberParseException:
        return f"+{digits}"
    return phonenumbers.format_number(number, phonenumbers.PhoneNumberFormat.INTERNATIONAL)


def from_typed(text: str, region: str = "BR") -> Address | None:
    """Read a number as a person types it (mask, spaces, with or without +55); None when it is none.

    A Brazilian one without its area code is none: it could be anybody's.
    """
    try:
        number = phonenumbers.parse(text, region)
    except phonenumbers.NumberParseException:
        return None
    if not phonenumbers.is_possible_number(number):
        return None
    digits = phonenumbers.format_number(number, phonenumbers.PhoneNumberFormat.E164).removeprefix("+")
    if digits.startswith(_BRAZIL):
        if len(digits) not in (_BRAZIL_SHORT, _BRAZIL_LONG):
            return None
        if digits[2:4] < _ALWAYS_NINE_BELOW:
            digits = with_ninth_digit(digits)
    return parse(digits)
