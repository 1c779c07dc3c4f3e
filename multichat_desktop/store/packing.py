"""Media and cards as the database keeps them: one JSON text a column, read by nobody else."""

import msgspec

from multichat_desktop.domain.content import Card, Media

_encoder = msgspec.json.Encoder()
_media = msgspec.json.Decoder(Media)
_card: msgspec.json.Decoder[Card] = msgspec.json.Decoder(Card)


def pack(value: Media | Card | None) -> bytes | None:
    """Return the value as it is stored."""
    return None if value is None else _encoder.encode(value)


def unpack_media(data: bytes | None) -> Media | None:
    """Return a stored file description."""
    return None if data is None else _media.decode(data)


def unpack_card(data: bytes | None) -> Card | None:
    """Return a stored card."""
    return None if data is None else _card.decode(data)
