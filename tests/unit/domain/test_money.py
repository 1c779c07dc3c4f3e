"""Amounts as people type them."""

import pytest

from multichat_desktop.domain.money import read_centavos


@pytest.mark.parametrize(
    "typed, centavos",
    [
        ("180", 18000),
        ("180,00", 18000),
        ("180,5", 18050),
        ("0,01", 1),
        ("12.50", 1250),
        ("1.234", 123400),
        ("1.234,56", 123456),
        ("1.234.567,89", 123456789),
        ("R$ 60,50", 6050),
        ("  R$60 ", 6000),
    ],
)
def test_an_amount_is_read(typed: str, centavos: int) -> None:
    assert read_centavos(typed) == centavos


@pytest.mark.parametrize("typed", ["", "abc", "1,234", "12,", "-5", "1.23.4", "1e3", "٣", "10 reais", ",50"])
def test_what_is_no_amount_is_none(typed: str) -> None:
    assert read_centavos(typed) is None
