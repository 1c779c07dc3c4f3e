"""WhatsApp's lock undone in pieces, and the gateway's answers to *download-media* in all their shapes."""

import base64
import sys
from pathlib import Path
from typing import Any

import pytest

sys.path.insert(0, str(Path(__file__).parents[1] / "services"))
sys.path.insert(0, str(Path(__file__).parents[1] / "store"))

from files_rig import locked

from multichat_desktop.domain.content import Kind, Media, MediaSource
from multichat_desktop.wapi.errors import LostAnswerError, RefusedError
from multichat_desktop.wapi.files import Link, question, read_file
from multichat_desktop.wapi.media_cipher import NotOpenedError, Opener

KEY = bytes(range(32))
KEY64 = base64.b64encode(KEY).decode()
WORDS = {
    Kind.IMAGE: b"Image",
    Kind.STICKER: b"Image",
    Kind.VIDEO: b"Video",
    Kind.GIF: b"Video",
    Kind.VOICE: b"Audio",
    Kind.AUDIO: b"Audio",
    Kind.DOCUMENT: b"Document",
}


def opened(
    data: bytes, piece: int, kind: Kind = Kind.IMAGE, key: str = KEY64, enc: str | None = None
) -> bytes:
    opener = Opener(key, kind, enc)
    plain = b"".join(opener.update(data[at : at + piece]) for at in range(0, len(data), piece))
    return plain + opener.finish()


@pytest.mark.parametrize("kind", WORDS)
def test_each_kind_has_a_word_of_its_own(kind: Kind) -> None:
    assert opened(locked(b"hello", KEY, WORDS[kind]), 7, kind) == b"hello"


@pytest.mark.parametrize("size", [0, 1, 15, 16, 17, 31, 32, 1000])
@pytest.mark.parametrize("piece", [1, 3, 10, 16, 17, 4096])
def test_whatever_the_pieces(size: int, piece: int) -> None:
    plain = bytes(n % 251 for n in range(size))
    assert opened(locked(plain, KEY, b"Image"), piece) == plain


def test_keys_come_in_either_alphabet_and_without_their_end() -> None:
    key = bytes([251, 255, 254] * 10 + [1, 2])
    data = locked(b"hello", key, b"Image")
    written = base64.urlsafe_b64encode(key).decode()
    assert opened(data, 99, key=written) == opened(data, 99, key=written.rstrip("=")) == b"hello"


def test_a_forged_byte_anywhere_is_noticed() -> None:
    data = locked(b"0123456789abcdef" * 3, KEY, b"Image")
    for place in range(len(data)):
        with pytest.raises(NotOpenedError):
            opened(data[:place] + bytes([data[place] ^ 1]) + data[place + 1 :], 20)


def test_an_early_end_anywhere_is_noticed() -> None:
    data = locked(b"0123456789abcdef" * 3, KEY, b"Image")
    for place in range(len(data)):
        with pytest.raises(NotOpenedError):
            opened(data[:place], 20)


def test_the_hash_of_the_locked_file_counts() -> None:
    data = locked(b"hello", KEY, b"Image")
    with pytest.raises(NotOpenedError):
        opened(data, 99, enc=base64.b64encode(bytes(32)).decode())


@pytest.mark.parametrize("key", ["", "short", "@@@@", base64.b64encode(bytes(31)).decode()])
def test_no_key(key: str) -> None:
    with pytest.raises(NotOpenedError):
        Opener(key, Kind.IMAGE)


def test_a_kind_without_files() -> None:
    with pytest.raises(NotOpenedError):
        Opener(KEY64, Kind.TEXT)


SOURCE = MediaSource(url="https://mmg.whatsapp.net/x", direct_path="/x", media_key=KEY64)


@pytest.mark.parametrize(
    "kind, type_",
    [(Kind.STICKER, "image"), (Kind.GIF, "video"), (Kind.VOICE, "audio"), (Kind.DOCUMENT, "document")],
)
def test_the_question(kind: Kind, type_: str) -> None:
    asked = question(kind, Media(mime="a/b", source=SOURCE))
    assert asked == {"mediaKey": KEY64, "directPath": "/x", "type": type_, "mimetype": "a/b"}


@pytest.mark.parametrize("source", [None, MediaSource(media_key=KEY64), MediaSource(direct_path="/x")])
def test_no_question_without_what_it_needs(source: MediaSource | None) -> None:
    with pytest.raises(RefusedError) as caught:
        question(Kind.IMAGE, Media(source=source))
    assert caught.value.code == "no-source"


HELLO = base64.b64encode(b"hello").decode()


@pytest.mark.parametrize(
    "answer, read",
    [
        ({"error": False, "fileLink": "https://x/1", "expires": 1}, Link("https://x/1")),
        ({"FILELINK": "http://1.2.3.4:8080/1"}, Link("http://1.2.3.4:8080/1")),
        ({"data": {"fileLink": "https://x/1"}}, Link("https://x/1")),
        ({"data": HELLO}, b"hello"),
        ({"media": f"data:image/jpeg;base64,{HELLO}"}, b"hello"),
        ({"base64": HELLO[:4] + "\n" + HELLO[4:]}, b"hello"),
    ],
)
def test_answers(answer: dict[str, Any], read: Link | bytes) -> None:
    assert read_file(answer) == read


@pytest.mark.parametrize(
    "answer", [{}, {"fileLink": ""}, {"fileLink": "file:///x"}, {"data": "@@"}, {"data": 1}]
)
def test_answers_with_nothing_in_them(answer: dict[str, Any]) -> None:
    with pytest.raises(LostAnswerError):
        read_file(answer)
