"""A photo goes out without what it tells beside its picture: the place above all."""

from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest

from multichat_desktop.domain.content import Kind
from multichat_desktop.domain.outgoing import OutgoingFile
from multichat_desktop.services.files.shelf import Shelf
from multichat_desktop.services.jpeg_traces import without_traces
from multichat_desktop.services.preparing import Preparation

BREAD = (Path(__file__).parents[3] / "resources" / "samples" / "bread.jpg").read_bytes()
PLACE, CAMERA = b"\x00\x00\x00\x17\x00\x00\x00\x01\x00\x00\x00\x20\x00\x00\x00\x01", b"Padaria Fone 7\x00"


def segment(marker: int, content: bytes) -> bytes:
    return bytes((0xFF, marker)) + (len(content) + 2).to_bytes(2) + content


def exif(orientation: int, order: str = "big") -> bytes:
    """An Exif segment as a phone writes it: make, orientation, and a GPS directory with a latitude."""

    def number(value: int, size: int) -> bytes:
        return value.to_bytes(size, order)  # type: ignore[arg-type]

    def entry(tag: int, kind: int, count: int, value: bytes) -> bytes:
        return number(tag, 2) + number(kind, 2) + number(count, 4) + value.ljust(4, b"\x00")

    first = 8 + 2 + 3 * 12 + 4
    gps = first + len(CAMERA)
    tiff = (b"MM" if order == "big" else b"II") + number(42, 2) + number(8, 4) + number(3, 2)
    tiff += entry(0x010F, 2, len(CAMERA), number(first, 4))
    tiff += entry(0x0112, 3, 1, number(orientation, 2))
    tiff += entry(0x8825, 4, 1, number(gps, 4)) + number(0, 4) + CAMERA
    tiff += number(1, 2) + entry(0x0002, 5, 2, number(gps + 18, 4)) + number(0, 4) + PLACE
    return segment(0xE1, b"Exif\x00\x00" + tiff)


def photo(*segments: bytes, behind: bytes = b"") -> bytes:
    """The bread as a phone would have taken it."""
    assert BREAD[2:4] == b"\xff\xe0"
    jfif = 4 + int.from_bytes(BREAD[4:6])
    return BREAD[:jfif] + b"".join(segments) + BREAD[jfif:] + behind


def oriented(data: bytes) -> int:
    """Which way up a picture is, as WhatsApp's own readers find it: in the Exif segment behind JFIF."""
    at = data.index(b"Exif\x00\x00MM\x00*") + 6
    assert data[at + 8 : at + 10] == b"\x00\x01"
    assert data[at + 10 : at + 12] == b"\x01\x12"
    return int.from_bytes(data[at + 18 : at + 20])


@pytest.mark.parametrize("order", ["big", "little"])
def test_place_and_camera_go_and_the_orientation_stays(order: str) -> None:
    taken = photo(exif(6, order))
    assert CAMERA in taken
    assert PLACE in taken
    sent = without_traces(taken)
    assert CAMERA not in sent
    assert PLACE not in sent
    assert oriented(sent) == 6
    # All else is the very same picture, whose scan was not touched.
    assert sent.replace(segment(0xE1, sent[sent.index(b"Exif") : sent.index(b"Exif") + 32]), b"") == BREAD


def test_an_upright_photo_needs_no_exif_at_all() -> None:
    assert without_traces(photo(exif(1))) == BREAD
    assert without_traces(BREAD) == BREAD


@pytest.mark.parametrize("orientation", [0, 9, 65535])
def test_an_orientation_that_there_is_not_is_upright(orientation: int) -> None:
    assert without_traces(photo(exif(orientation))) == BREAD


def test_only_what_makes_the_picture_look_so_is_kept() -> None:
    colours = (
        segment(0xE2, b"ICC_PROFILE\x00\x01\x01" + b"c" * 90),
        segment(0xEE, b"Adobe\x00\x64" + bytes(5)),
    )
    traces = (
        segment(0xE1, b"http://ns.adobe.com/xap/1.0/\x00<x:xmpmeta>Rua das Flores</x:xmpmeta>"),
        segment(0xED, b"Photoshop 3.0\x008BIM Rua das Flores"),
        segment(0xE2, b"MPF\x00 second picture"),
        segment(0xE0, b"JFXX\x00 small picture"),
        segment(0xFE, b"Rua das Flores"),
    )
    taken = photo(*traces, *colours, behind=BREAD + b"film Rua das Flores")
    assert without_traces(taken) == photo(*colours)


def test_traces_between_the_scans_of_a_progressive_picture_go_too() -> None:
    scan = segment(0xDA, b"\x01\x01\x00\x00\x3f\x00") + b"\x12\xff\x00\x34\xff\xd0\x56"
    tables = segment(0xC4, b"\x00" * 17)
    head = b"\xff\xd8" + segment(0xDB, b"\x00" * 65) + segment(0xC2, bytes(15))
    taken = head + tables + scan + segment(0xFE, b"Rua das Flores") + tables + scan + b"\xff\xd9"
    assert without_traces(taken) == head + tables + scan + tables + scan + b"\xff\xd9"


def test_a_photo_that_is_cut_short_is_sent_as_far_as_it_goes() -> None:
    taken = photo(exif(8))
    sent = without_traces(taken[:-2000])
    assert PLACE not in sent
    assert oriented(sent) == 8
    assert sent.endswith(taken[-2100:-2000] + b"\xff\xd9")


@pytest.mark.parametrize(
    "data",
    [b"\xff\xd8\xff", b"\xff\xd8\xff\xe1\xff\xffExif", b"\xff\xd8\xff\xe1\x00\x01", b"\xff\xd8\xff....", b""],
)
def test_what_is_no_picture_is_left_as_it_is(data: bytes) -> None:
    assert without_traces(data) == data


@pytest.mark.parametrize("cut", range(0, 120, 7))
def test_an_exif_segment_that_lies_about_itself_does_no_harm(cut: int) -> None:
    whole = exif(3)
    lying = whole[: 10 + cut] + bytes(b ^ 0xFF for b in whole[10 + cut : 40 + cut]) + whole[40 + cut :]
    assert PLACE not in without_traces(photo(lying[: len(whole)]))


@pytest.mark.parametrize("kind, goes", [(None, True), (Kind.IMAGE, True), (Kind.DOCUMENT, False)])
def test_a_photo_is_prepared_without_its_place_and_a_document_as_it_is(
    tmp_path: Path, kind: Kind | None, goes: bool
) -> None:
    taken = photo(exif(6))
    file = tmp_path / "foto.jpg"
    file.write_bytes(taken)
    (tmp_path / "profile").mkdir()
    with ThreadPoolExecutor(1) as pool:
        content = Preparation(Shelf(tmp_path / "profile"), pool).prepare(OutgoingFile(source=file, kind=kind))
    assert content.media is not None
    kept = (tmp_path / "profile" / (content.media.path or "")).read_bytes()
    assert (PLACE in kept) is not goes
    assert content.media.size == len(kept)
    assert kept == (without_traces(taken) if goes else taken)
