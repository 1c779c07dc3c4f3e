"""The ways in which one Brazilian phone is written: with and without the ninth digit."""

import re

_BRAZILIAN_WITH_NINTH = re.compile(r"55\d{2}9[6-9]\d{7}")
_BRAZILIAN_WITHOUT = re.compile(r"55\d{2}[6-9]\d{7}")


def with_ninth_digit(phone: str) -> str:
    """The full form of a phone; what is no Brazilian mobile stays as it is."""
    if _BRAZILIAN_WITHOUT.fullmatch(phone):
        return f"{phone[:4]}9{phone[4:]}"
    return phone


def without_ninth_digit(phone: str) -> str:
    """The short form of a phone; what is no Brazilian mobile stays as it is."""
    if _BRAZILIAN_WITH_NINTH.fullmatch(phone):
        return phone[:4] + phone[5:]
    return phone
