"""Amounts of money as they are typed in Brazil, in centavos."""

import re

_AMOUNT = re.compile(r"(?P<whole>\d{1,3}(?:\.\d{3})+|\d{1,9})(?:[.,](?P<part>\d{1,2}))?", re.ASCII)


def read_centavos(text: str) -> int | None:
    """Read `180`, `180,5`, `1.234,56`, `R$ 12.50`; None when it is no amount.

    A point before three digits groups thousands; before one or two it is what a comma would be.
    """
    found = _AMOUNT.fullmatch(text.strip().removeprefix("R$").strip())
    if found is None:
        return None
    part = (found["part"] or "").ljust(2, "0")
    return int(found["whole"].replace(".", "")) * 100 + int(part)
