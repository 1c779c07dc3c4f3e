"""The waveform of a voice note that came without one: 64 bars, as loud as the loudest moment in each."""

import itertools
from pathlib import Path
from typing import Any

BARS, _LOUDEST = 64, 99
_MOST_FRAMES, _MOST_CHANNELS = 48_000 * 3_600, 2
"""An hour in stereo: what a file of a few bytes says it holds of silence must not be taken into memory."""
_LOOKED_AT_A_BAR = 2_000


def waveform(file: Path) -> bytes | None:
    """Return 64 bars from 0 to 99 of a sound file; None if it cannot be read. It takes some time: not for a loop."""
    # Imported here: it loads a native library that a run without voice notes has no need of.
    import soundfile

    try:
        with soundfile.SoundFile(file) as sound:
            frames, channels = sound.frames, sound.channels
            if not 0 < frames <= _MOST_FRAMES or channels > _MOST_CHANNELS:
                return None
            bars = [_peak(sound, end - start, channels) for start, end in _spans(frames)]
    except (soundfile.SoundFileError, OSError, ValueError):
        return None
    top = max(bars) or 1
    return bytes(bar * _LOUDEST // top for bar in bars)


def _spans(frames: int) -> list[tuple[int, int]]:
    edges = [frames * bar // BARS for bar in range(BARS + 1)]
    return list(itertools.pairwise(edges))


def _peak(sound: Any, frames: int, channels: int) -> int:
    if frames == 0:
        return 0
    levels = memoryview(sound.buffer_read(frames, dtype="int16")).cast("B").cast("h")
    some = levels[:: max(1, len(levels) // _LOOKED_AT_A_BAR | channels % 2)]
    loudest, lowest = max(some, default=0), min(some, default=0)
    return max(loudest, -lowest)
