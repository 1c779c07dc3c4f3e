"""What the agent gave before, so that it need not be given again."""

from collections.abc import Callable, Mapping

import msgspec
from msgspec import Struct

_PIX, _PLACES = "attach.pix", "attach.places"
MOST_PLACES = 8


class PixOf(Struct, frozen=True, omit_defaults=True):
    """Who is paid, and in which form it was asked for last."""

    key: str = ""
    key_type: str = ""
    merchant: str = ""
    city: str = ""
    form: str = ""


class Place(Struct, frozen=True, omit_defaults=True):
    """A place that was sent; degrees as WGS 84."""

    latitude: float
    longitude: float
    name: str = ""
    address: str = ""


class Remembered:
    """Remembers through `keep(key, value)`; `known` is what was remembered before."""

    def __init__(self, known: Mapping[str, str], keep: Callable[[str, str], None]) -> None:
        self._known, self._keep = dict(known), keep

    def text(self, key: str) -> str:
        """Return one thing as it was kept."""
        return self._known.get(key, "")

    def keep(self, key: str, value: str) -> None:
        """Keep one thing."""
        if self._known.get(key) != value:
            self._known[key] = value
            self._keep(key, value)

    def pix(self) -> PixOf:
        """Return who was paid last."""
        try:
            return msgspec.json.decode(self.text(_PIX), type=PixOf)
        except msgspec.DecodeError:
            return PixOf()

    def keep_pix(self, pix: PixOf) -> None:
        """Keep who is paid."""
        self.keep(_PIX, msgspec.json.encode(pix).decode())

    def places(self) -> list[Place]:
        """Return the places that were sent, the newest first."""
        try:
            return msgspec.json.decode(self.text(_PLACES), type=list[Place])
        except msgspec.DecodeError:
            return []

    def keep_place(self, place: Place) -> None:
        """Put a place before the others."""
        others = [
            one for one in self.places() if (one.latitude, one.longitude) != (place.latitude, place.longitude)
        ]
        kept = [place, *others][:MOST_PLACES]
        self.keep(_PLACES, msgspec.json.encode(kept).decode())
