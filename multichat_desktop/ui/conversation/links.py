"""Addresses found in a text. Only what leads to the web, a mailbox or a phone; pure, without Qt."""

import re
from collections.abc import Iterator

_ENDINGS = "com|com\\.br|net|net\\.br|org|org\\.br|app|io|me|link|ly|gg|co|dev|shop|store|site|online|gov\\.br|edu\\.br|br|pt|es"
_LINK = re.compile(
    r"(?P<url>https?://[^\s<>\"]+)"
    r"|(?P<other>(?:mailto|tel):[^\s<>\"]+)"
    r"|(?P<mail>[\w.+-]+@[\w-]+(?:\.[\w-]+)+)"
    rf"|(?P<bare>(?:www\.[^\s<>\"/]+|(?:[a-z0-9-]+\.)+(?:{_ENDINGS}))(?![\w@-])(?::\d+)?(?:[/?#][^\s<>\"]*)?)",
    re.IGNORECASE,
)
_TRAILING = ".,;:!?'*_~…»”’"
_CLOSING = {")": "(", "]": "[", "}": "{"}
_HIDDEN = re.compile("[\u200b-\u200f\u2060\ufffd]")


def find_links(text: str) -> Iterator[tuple[int, int, str]]:
    """Yield start, end and address of each link."""
    if "." not in text and ":" not in text:
        return
    for found in _LINK.finditer(text):
        start = found.start()
        if start and (text[start - 1].isalnum() or text[start - 1] in "@/"):
            continue
        shown = _trimmed(found[0])
        if not shown or _HIDDEN.search(shown):
            continue
        yield start, start + len(shown), _address(found, shown)


def _address(found: re.Match[str], shown: str) -> str:
    if found["mail"]:
        return f"mailto:{shown}"
    if found["bare"]:
        return f"https://{shown}"
    return shown


def _trimmed(shown: str) -> str:
    """Take off what belongs to the sentence: a full stop, a bracket that was opened before the link."""
    while shown:
        last = shown[-1]
        if last in _TRAILING or (last in _CLOSING and shown.count(last) > shown.count(_CLOSING[last])):
            shown = shown[:-1]
        else:
            break
    return shown
