"""What is in a file is told by its bytes: a stranger's word only chooses among what looks alike."""

import io
import struct
import tracemalloc
import wave
import zipfile
from pathlib import Path

import pytest
from files_rig import SAMPLES

from multichat_desktop.services.files.kinds import look
from multichat_desktop.services.files.waveform import waveform


def packed(*names: str, mimetype: str | None = None) -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as archive:
        if mimetype:
            archive.writestr("mimetype", mimetype)
        for name in names:
            archive.writestr(name, "x")
    return out.getvalue()


OLD_OFFICE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(99)
ODT = packed("content.xml", mimetype="application/vnd.oasis.opendocument.text")


@pytest.mark.parametrize(
    "data, name, ending",
    [
        (SAMPLES["cake.jpg"], "cake.exe", "jpg"),
        (SAMPLES["sunflower.webp"], None, "webp"),
        (SAMPLES["gift.mp4"], "x.pdf", "mp4"),
        (SAMPLES["voice-6.ogg"], None, "ogg"),
        (SAMPLES["quote.pdf"], "x.jpg", "pdf"),
        (packed("[Content_Types].xml", "word/document.xml"), "a.docx", "docx"),
        (packed("[Content_Types].xml", "xl/workbook.xml"), "a.exe", "xlsx"),
        (packed("[Content_Types].xml", "word/vbaProject.bin"), "a.docx", "zip"),
        (ODT, None, "odt"),
        (packed("a.txt"), "a.docx", "zip"),
        (packed("META-INF/MANIFEST.MF"), "a.zip", "bin"),
        (packed("AndroidManifest.xml"), "a.zip", "bin"),
        (b"PK\x03\x04 cut short", "a.docx", "bin"),
        (OLD_OFFICE, "a.doc", "doc"),
        (OLD_OFFICE, "a.msi", "bin"),
        (b"MZ" + bytes(99), "a.pdf", "bin"),
        (b"\x7fELF" + bytes(99), "a.jpg", "bin"),
        (b"#!/bin/sh\nrm -rf /", "a.txt", "bin"),
        (b"<html><script>", "a.txt", "bin"),
        (b'<?xml version="1.0"?><nfeProc/>', "nota.xml", "xml"),
        (b'<?xml version="1.0"?><svg onload="x"/>', "a.xml", "bin"),
        (b"nome;pre\xc3\xa7o\n", "a.csv", "csv"),
        (b"nome;pre\xe7o\n", "a.csv", "csv"),
        (b"BEGIN:VCARD", "a.vcf", "vcf"),
        (b"oi", "a.bat", "txt"),
        ("ç".encode() * 2048 + b"x", None, "txt"),
        (b"x" + "ç".encode() * 2048, None, "txt"),
        (b"", "a.pdf", "bin"),
        (b"\x00\x01\x02", "a.pdf", "bin"),
    ],
)
def test_endings(tmp_path: Path, data: bytes, name: str | None, ending: str) -> None:
    file = tmp_path / "x"
    file.write_bytes(data)
    assert look(file, data[:4096], name).extension == ending


def test_the_type_that_was_announced_stands_where_it_says_more(tmp_path: Path) -> None:
    file = tmp_path / "x"
    file.write_bytes(SAMPLES["voice-6.ogg"])
    head = SAMPLES["voice-6.ogg"][:4096]
    assert look(file, head, None, "audio/ogg; codecs=opus").mime == "audio/ogg; codecs=opus"
    assert look(file, head, None, "text/html").mime == "audio/ogg"


def test_sound_in_a_film_s_box(tmp_path: Path) -> None:
    assert look(tmp_path, SAMPLES["gift.mp4"][:4096], None, "audio/mp4").extension == "m4a"


def test_no_waveform_of_what_is_no_sound(tmp_path: Path) -> None:
    file = tmp_path / "x"
    for data in (b"", b"OggS nothing", SAMPLES["cake.jpg"]):
        file.write_bytes(data)
        assert waveform(file) is None


@pytest.mark.parametrize("channels, known", [(1, True), (2, True), (3, False), (255, False)])
def test_a_waveform_of_a_voice_and_not_of_a_choir(tmp_path: Path, channels: int, known: bool) -> None:
    """A few bytes can say that they are an hour of silence in 255 channels."""
    file = tmp_path / "a.wav"
    with wave.open(str(file), "wb") as sound:
        sound.setnchannels(channels)
        sound.setsampwidth(2)
        sound.setframerate(8000)
        sound.writeframes(bytes(800 * channels * 2))
    assert (waveform(file) is not None) is known


def test_a_list_of_names_without_end_is_not_read(tmp_path: Path) -> None:
    """What a customer sends must not take the memory that it takes to list it."""
    local = b"PK\x03\x04" + struct.pack("<5H3L2H", 20, 0, 0, 0, 0, 0, 0, 0, 1, 0) + b"a"
    entry = b"PK\x01\x02" + struct.pack("<6H3L5H2L", 20, 20, *[0] * 7, 1, *[0] * 6) + b"a"
    names = entry * 60_000
    count = struct.pack("<4H2LH", 0, 0, 60_000, 60_000, len(names), len(local), 0)
    file = tmp_path / "a.zip"
    file.write_bytes(local + names + b"PK\x05\x06" + count)
    tracemalloc.start()
    try:
        assert look(file, file.read_bytes()[:4096], "a.zip").extension == "zip"
        _, most = tracemalloc.get_traced_memory()
    finally:
        tracemalloc.stop()
    assert most < 8 * 2**20


def test_a_remark_at_the_end_of_an_archive_hides_nothing(tmp_path: Path) -> None:
    out = io.BytesIO(packed("[Content_Types].xml", "word/document.xml"))
    with zipfile.ZipFile(out, "a") as archive:
        archive.comment = b"x" * 60_000
    file = tmp_path / "a.docx"
    file.write_bytes(out.getvalue())
    assert look(file, out.getvalue()[:4096], "a.docx").extension == "docx"
