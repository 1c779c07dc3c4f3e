"""Everything that must be read has a contrast of 4.5 : 1 on every ground where it stands."""

import pytest
from PySide6.QtGui import QColor

from multichat_desktop.ui.theme import AUTHORS_DARK, AUTHORS_LIGHT, AVATARS, DARK, LIGHT, Tokens

ENOUGH = 4.5
GROUNDS = {
    "text": ("bg", "surface", "sunken", "selection", "hover", "bubble_in", "bubble_out"),
    "muted": ("bg", "surface", "sunken", "selection", "hover", "bubble_in", "bubble_out"),
    "accent": ("surface", "sunken", "selection", "hover", "accent_soft", "bubble_in", "bubble_out"),
    "danger": ("surface", "selection", "hover", "bubble_in", "bubble_out"),
    "warn": ("surface", "sunken", "bubble_in"),
    "read": ("surface", "selection", "hover", "bubble_in", "bubble_out"),
    "on_accent": ("accent",),
    "on_rail": ("rail",),
    "bg": ("text",),
    "accent_soft": ("text",),
}


def luminance(colour: QColor) -> float:
    def linear(part: float) -> float:
        return part / 12.92 if part <= 0.03928 else ((part + 0.055) / 1.055) ** 2.4

    red, green, blue = (linear(part) for part in (colour.redF(), colour.greenF(), colour.blueF()))
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def contrast(one: QColor, other: QColor) -> float:
    light, dark = sorted((luminance(one), luminance(other)), reverse=True)
    return (light + 0.05) / (dark + 0.05)


@pytest.mark.parametrize("tokens", [LIGHT, DARK], ids=["light", "dark"])
@pytest.mark.parametrize(
    "ink, ground", [(ink, ground) for ink, grounds in GROUNDS.items() for ground in grounds]
)
def test_words_can_be_read(tokens: Tokens, ink: str, ground: str) -> None:
    found = contrast(getattr(tokens, ink), getattr(tokens, ground))
    assert found >= ENOUGH, f"{ink} on {ground}: {found:.2f}"


@pytest.mark.parametrize("ground", AVATARS)
def test_initials_can_be_read(ground: str) -> None:
    found = contrast(QColor("white"), QColor(ground))
    assert found >= ENOUGH, f"{found:.2f}"


@pytest.mark.parametrize(
    "colours, tokens", [(AUTHORS_LIGHT, LIGHT), (AUTHORS_DARK, DARK)], ids=["light", "dark"]
)
def test_authors_can_be_read(colours: tuple[str, ...], tokens: Tokens) -> None:
    for colour in colours:
        for ground in (tokens.bubble_in, tokens.bg):
            assert contrast(QColor(colour), ground) >= ENOUGH, colour
