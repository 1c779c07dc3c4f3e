"""A voice note made of what a microphone heard: Opus in OGG, as WhatsApp's own are."""

import io
import itertools

from msgspec import Struct

RATE = 48_000
"""Samples a second, of one channel, 16 bits each."""
BYTES_A_SECOND = RATE * 2
BARS, _LOUDEST = 64, 99
_COMPRESSION = 0.9
"""libsndfile's word for about 33 kbit/s, at which speech is clear."""
_LOOKED_AT_A_BAR = 2_000
_QUIET = 600
"""A peak below which a bar is not drawn taller than what it is: silence is not blown up to speech."""


class VoiceNote(Struct, frozen=True):
    """A recording, ready to be sent: the file, how long it lasts, and 64 bars from 0 to 99."""

    data: bytes
    seconds: int
    waveform: bytes


def encode(pcm: bytes) -> VoiceNote:
    """Return a recording (16 bits, one channel, `RATE`) as a voice note. It takes a while: not for the Qt thread."""
    # Imported here: it loads a native library that a run without voice notes has no need of.
    import soundfile

    out = io.BytesIO()
    with soundfile.SoundFile(
        out, "w", RATE, 1, format="OGG", subtype="OPUS", compression_level=_COMPRESSION
    ) as sound:
        sound.buffer_write(pcm, "int16")
    return VoiceNote(out.getvalue(), max(round(len(pcm) / BYTES_A_SECOND), 1), waveform(pcm))


def waveform(pcm: bytes) -> bytes:
    """Return how loud each sixty-fourth of a recording is, the loudest one being 99."""
    levels = memoryview(pcm).cast("h")
    edges = [len(levels) * bar // BARS for bar in range(BARS + 1)]
    bars = [peak(levels[start:end]) for start, end in itertools.pairwise(edges)]
    top = max(*bars, _QUIET)
    return bytes(bar * _LOUDEST // top for bar in bars)


def peak(levels: memoryview) -> int:
    """Return the loudest of some samples (0 to 32768); of many only some are looked at."""
    some = levels[:: max(1, len(levels) // _LOOKED_AT_A_BAR)]
    return max(max(some, default=0), -min(some, default=0))
