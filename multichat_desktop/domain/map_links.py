"""Places as people paste them: coordinates, or the link that a map's share button gives."""

import re
from urllib.parse import parse_qs, unquote_plus, urlsplit

from msgspec import Struct

_NUMBER = r"[-+]?\d{1,3}(?:[.,]\d+)?"
_PAIR = re.compile(rf"\s*(?P<lat>{_NUMBER})\s*°?\s*(?:;|,\s|\s|,)\s*(?P<lon>{_NUMBER})\s*°?\s*")
_DOTTED = re.compile(r"(?P<lat>[-+]?\d{1,2}(?:\.\d+)?),\s*(?P<lon>[-+]?\d{1,3}(?:\.\d+)?)")
_AT = re.compile(r"@(?P<lat>[-+]?\d{1,2}\.\d+),(?P<lon>[-+]?\d{1,3}\.\d+)")
_PIN = re.compile(r"!3d(?P<lat>[-+]?\d{1,2}\.\d+)!4d(?P<lon>[-+]?\d{1,3}\.\d+)")
_OSM = re.compile(r"map=\d+(?:\.\d+)?/(?P<lat>[-+]?\d{1,2}\.\d+)/(?P<lon>[-+]?\d{1,3}\.\d+)")
_NAMED = re.compile(r"/maps/place/(?P<name>[^/@]+)")
_WORDS = ("q", "query", "ll", "sll", "center", "daddr", "destination", "mlat")


class Spot(Struct, frozen=True):
    """A point on the earth, degrees as WGS 84, and what the link called it."""

    latitude: float
    longitude: float
    name: str = ""


def read_spot(text: str) -> Spot | None:
    """Read coordinates or a link of Google Maps, OpenStreetMap, Apple Maps, Waze or `geo:`; None when there are none.

    Short links (`maps.app.goo.gl`) hold no coordinates: they would have to be followed.
    """
    plain = text.strip()
    if "://" not in plain and not plain.lower().startswith("geo:"):
        return _of(_DOTTED.fullmatch(plain) or _PAIR.fullmatch(plain))
    if plain.lower().startswith("geo:"):
        return _of(_DOTTED.match(plain[4:]))
    address = unquote_plus(plain)
    # The pin says more exactly than the middle of the map what was meant.
    found = _of(_PIN.search(address))
    asked = parse_qs(urlsplit(plain).query)
    if found is None and "mlat" in asked and "mlon" in asked:
        found = _of(_DOTTED.fullmatch(f"{asked['mlat'][0]},{asked['mlon'][0]}"))
    for word in _WORDS:
        if found is None and word in asked:
            found = _of(_DOTTED.fullmatch(asked[word][0].removeprefix("loc:").strip()))
    found = found or _of(_AT.search(address)) or _of(_OSM.search(address))
    named = _NAMED.search(plain)
    if found is None or named is None:
        return found
    name = unquote_plus(named["name"])
    return Spot(found.latitude, found.longitude, "" if _DOTTED.fullmatch(name) else name)


def _of(found: re.Match[str] | None) -> Spot | None:
    if found is None:
        return None
    latitude, longitude = (float(found[part].replace(",", ".")) for part in ("lat", "lon"))
    if not (-90 <= latitude <= 90 and -180 <= longitude <= 180):
        return None
    return Spot(latitude, longitude)
