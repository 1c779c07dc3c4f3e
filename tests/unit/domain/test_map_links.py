"""Places as people paste them."""

import pytest

from multichat_desktop.domain.map_links import Spot, read_spot

MASP = (-23.561414, -46.655881)


@pytest.mark.parametrize(
    "pasted",
    [
        "-23.561414, -46.655881",
        " -23.561414,-46.655881 ",
        "-23,561414 -46,655881",
        "-23,561414; -46,655881",
        "-23.561414° -46.655881°",
        "geo:-23.561414,-46.655881?z=17",
        "https://maps.google.com/?q=-23.561414,-46.655881",
        "https://www.google.com/maps?q=loc:-23.561414,-46.655881",
        "https://www.google.com/maps/@-23.561414,-46.655881,17z",
        "https://www.google.com/maps/search/?api=1&query=-23.561414%2C-46.655881",
        "https://www.openstreetmap.org/?mlat=-23.561414&mlon=-46.655881#map=17/-23.5/-46.6",
        "https://www.openstreetmap.org/#map=17/-23.561414/-46.655881",
        "https://maps.apple.com/?ll=-23.561414,-46.655881",
        "https://waze.com/ul?ll=-23.561414%2C-46.655881&navigate=yes",
    ],
)
def test_coordinates_are_found(pasted: str) -> None:
    found = read_spot(pasted)
    assert found is not None
    assert (found.latitude, found.longitude) == MASP
    assert not found.name


def test_the_pin_counts_more_than_the_middle_of_the_map_and_brings_its_name() -> None:
    link = (
        "https://www.google.com/maps/place/MASP+-+Museu+de+Arte/@-23.5,-46.6,17z/"
        "data=!3m1!4b1!4m6!3m5!1s0x0!8m2!3d-23.561414!4d-46.655881"
    )
    assert read_spot(link) == Spot(*MASP, "MASP - Museu de Arte")


def test_coordinates_are_no_name() -> None:
    found = read_spot("https://www.google.com/maps/place/-23.561414,-46.655881/@-23.561414,-46.655881,17z")
    assert found == Spot(*MASP)


@pytest.mark.parametrize(
    "pasted",
    ["", "oi", "99.1, 10.0", "10, 181", "https://maps.app.goo.gl/abc", "https://example.com/", "geo:", "12"],
)
def test_what_holds_none_is_none(pasted: str) -> None:
    assert read_spot(pasted) is None
