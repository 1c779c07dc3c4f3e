"""Bytes that are JSON, bytes that nearly are, and bytes that are nothing."""

import time

import pytest
from payload_parts import raw

from multichat_desktop.wapi.payloads import MAX_DEPTH, NotAnEventError, decode


def refusal(body: bytes) -> str:
    with pytest.raises(NotAnEventError) as caught:
        decode(body)
    return str(caught.value)


def nested(depth: int, opening: bytes, closing: bytes) -> bytes:
    """Return an object that is `depth` levels deep in all."""
    return b'{"a":' + opening * (depth - 1) + b"1" + closing * (depth - 1) + b"}"


def test_keys_are_the_same_in_every_spelling():
    for spelling in ("fileSha256", "fileSHA256", "filesha256", "FILESHA256"):
        assert decode(raw({"a": [{spelling: 1}]})) == {"a": [{"filesha256": 1}]}


def test_of_two_spellings_of_one_key_the_first_stands():
    assert decode(b'{"chatId": "1", "chatid": "2", "CHATID": "3"}') == {"chatid": "1"}


def test_a_key_given_twice_is_no_error():
    assert decode(b'{"a": 1, "a": 2}') == {"a": 2}


@pytest.mark.parametrize(
    "body",
    [
        b"",
        b" ",
        b"{",
        b'{"a": 1',
        b'{"a": 1} x',
        b'{"a": 1}{"a": 1}',
        b"{'a': 1}",
        b'{"a": NaN}',
        b'{"a": Infinity}',
        b'{"a": -Infinity}',
        b'{"a": 01}',
        b'{"a": 1,}',
        b'{"a": "\n"}',
        b'{"a": "\\x"}',
        b"a=1&b=2",
        b"\xef\xbb\xbf{}",
        b"\0",
    ],
)
def test_what_is_not_json(body):
    assert refusal(body) == "The body is not JSON."


@pytest.mark.parametrize(
    "body",
    [
        b"\xff",
        b'{"a": "\xff"}',
        b'{"\xff": 1}',
        b'{"a": "\xe2\x82"}',
        b'{"a": "\xc0\x80"}',
        b'{"a": "\xed\xa0\x80"}',
        '{"a": "ção"}'.encode("latin-1"),
        '{"a": 1}'.encode("utf-16"),
    ],
)
def test_what_is_not_utf8(body):
    assert refusal(body) == "The body is not UTF-8."


@pytest.mark.parametrize("body", [b"[]", b'[{"a": 1}]', b'"text"', b"1", b"null", b"true", b'"\\ud800"'])
def test_what_is_no_object(body):
    assert refusal(body) == "The body is JSON, but not an object."


@pytest.mark.parametrize("opening,closing", [(b'{"a":', b"}"), (b"[", b"]")])
def test_depth(opening, closing):
    assert decode(nested(MAX_DEPTH, opening, closing))
    assert refusal(nested(MAX_DEPTH + 1, opening, closing)) == "The body is nested deeper than 64."


@pytest.mark.parametrize("opening", [b"[", b'{"a":'])
@pytest.mark.parametrize("before", [b"", b'{"a":', b'{"lone":"\\ud800","a":'])
def test_a_hundred_thousand_brackets_are_answered_at_once(opening, before):
    started = time.monotonic()
    assert refusal(before + opening * 100_000) == "The body is nested deeper than 64."
    assert time.monotonic() - started < 1


def test_deep_in_the_middle_is_deep_too():
    assert "64" in refusal(b'{"lone":"\\ud800","a":' + b"[" * 500 + b"]" * 500 + b"}")


@pytest.mark.parametrize(
    "text,shown",
    [
        ("a\0b", "a\ufffdb"),
        ("\ud83d", "\ufffd"),
        ("\ude00x", "\ufffdx"),
        ("á\ud83d!\0", "á\ufffd!\ufffd"),
        ("\ud7ff\ue000", "\ud7ff\ue000"),
        ("😀", "😀"),
        ("á\0", "á\ufffd"),
    ],
)
def test_what_no_text_can_hold_is_replaced(text, shown):
    assert decode(raw({"a": [text], f"k{text}": {"b": text}})) == {"a": [shown], f"k{shown}": {"b": shown}}


@pytest.mark.parametrize("digits", ["9" * 20, "9" * 400, "9" * 4301, "-" + "9" * 100_000])
def test_no_number_is_too_long_to_be_json(digits):
    started = time.monotonic()
    assert decode(f'{{"a": {digits}, "b": "x"}}'.encode())["b"] == "x"
    assert time.monotonic() - started < 1


def test_numbers_beyond_all_bounds_are_json():
    assert decode(b'{"a": 1e999, "b": -1e999, "c": 1e-999}').keys() == {"a", "b", "c"}


def test_the_values_are_left_alone():
    body = {"a": [1, 2.5, True, None, "x", [], {}]}
    assert decode(raw(body)) == body
