"""The real files that the simulator's customers send (`resources/samples`, made by `scripts/make_samples.py`)."""

from functools import cache

from multichat_desktop import assets

_VOICES = {6: "voice-6.ogg", 14: "voice-14.ogg", 31: "voice-31.ogg"}
VOICE_SECONDS = tuple(_VOICES)
"""How long the voice notes are that there are."""


@cache
def read(name: str) -> bytes:
    """Returns a sample."""
    return assets.path("samples", name).read_bytes()


def voice(seconds: int) -> bytes:
    """Returns the voice note whose length is nearest."""
    return read(_VOICES[min(_VOICES, key=lambda known: abs(known - seconds))])
