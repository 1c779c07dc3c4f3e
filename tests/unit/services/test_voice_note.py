"""A recording as a voice note: what WhatsApp takes, and how it is drawn."""

import array
import io
import math

import soundfile

from multichat_desktop.services.voice_note import BARS, RATE, encode, peak, waveform


def tone(seconds: float, loud: int) -> bytes:
    return array.array("h", (round(loud * math.sin(i / 20)) for i in range(round(RATE * seconds)))).tobytes()


def test_a_recording_becomes_opus_in_ogg() -> None:
    note = encode(tone(2.4, 9000))
    with soundfile.SoundFile(io.BytesIO(note.data)) as sound:
        assert (sound.format, sound.subtype, sound.channels, sound.samplerate) == ("OGG", "OPUS", 1, RATE)
        assert abs(sound.frames - 2.4 * RATE) < RATE // 10
    assert note.seconds == 2
    assert len(note.waveform) == BARS
    assert len(note.data) < 2.4 * 8000  # about 33 kbit/s, and far from twice that


def test_the_shortest_lasts_a_second() -> None:
    assert encode(tone(0.3, 9000)).seconds == 1


def test_bars_are_as_loud_as_what_was_heard() -> None:
    bars = waveform(tone(1, 20_000) + tone(1, 5_000))
    assert max(bars) == 99
    assert all(bar > 90 for bar in bars[:31])
    assert all(20 < bar < 30 for bar in bars[33:])


def test_silence_is_not_blown_up() -> None:
    assert max(waveform(tone(1, 30))) < 10
    assert waveform(b"") == bytes(BARS)


def test_a_peak_counts_both_ways() -> None:
    assert peak(memoryview(array.array("h", [3, -32768, 5]).tobytes()).cast("h")) == 32768
    assert peak(memoryview(b"").cast("b").cast("h")) == 0
