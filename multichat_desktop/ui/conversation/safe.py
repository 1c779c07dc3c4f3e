"""Other people's text, made harmless for painting: nothing in it can reorder, hide or spill over what stands beside it."""

import re
import unicodedata
from functools import lru_cache

MOST_MARKS = 20
"""Combining marks on one letter that are painted; more of them only serve to spill over other lines."""

_SHOWN = "\ufffd"
# Overrides make a text read as something that it is not (a file `…fdp.exe`): shown. Embeddings and isolates are
# also used in good faith, around names: left out, which leaves the text in its natural order.
_TABLE: dict[int, str | None] = dict.fromkeys(
    (*range(0x20), *range(0x7F, 0xA0), 0x202D, 0x202E, 0xFFFC), _SHOWN
)
_TABLE.update(dict.fromkeys(range(0xD800, 0xE000), _SHOWN))
_TABLE.update(dict.fromkeys((0x202A, 0x202B, 0x202C, 0x2066, 0x2067, 0x2068, 0x2069, 0xFEFF, 0x00AD)))
_TABLE.update(dict.fromkeys((0x0A, 0x0B, 0x0C, 0x0D, 0x85, 0x2028, 0x2029), "\n"))
_TABLE[0x09] = "    "

_PICTOGRAM = (
    "[\U0001f000-\U0001f0ff\U0001f200-\U0001faff\u231a\u231b\u23e9-\u23f3\u25fd\u25fe\u2600-\u27bf\u2b1b\u2b1c\u2b50\u2b55]"
    "|[\u00a9\u00ae\u203c\u2049\u2122\u2139\u2190-\u21ff\u2300-\u23ff\u25a0-\u25ff\u2900-\u297f\u2b00-\u2bff\u3030"
    "\u303d\u3297\u3299]\ufe0f"
)
_PART = f"(?:{_PICTOGRAM})\ufe0f?[\U0001f3fb-\U0001f3ff]?[\U000e0020-\U000e007f]*"
_EMOJI = re.compile(f"[\U0001f1e6-\U0001f1ff]{{2}}|[0-9#*]\ufe0f?\u20e3|{_PART}(?:\u200d{_PART})*")
_LONGEST_EMOJI_TEXT = 80


def safe(text: str) -> str:
    """Return a text with control characters shown, directions natural and heaps of combining marks cut."""
    text = text.replace("\r\n", "\n")
    if text.isascii() and text.isprintable():
        return text
    text = text.translate(_TABLE)
    return text if text.isascii() else _without_heaps(text)


def _without_heaps(text: str) -> str:
    run, kept, cut = 0, [], False
    for char in text:
        # Mn and Me only: spacing marks (Mc) take room of their own.
        run = run + 1 if ord(char) > 0x2FF and unicodedata.category(char) in {"Mn", "Me"} else 0
        if run <= MOST_MARKS:
            kept.append(char)
        else:
            cut = True
    return "".join(kept) if cut else text


def has_heaps(text: str) -> bool:
    """Whether letters carry so many marks that they reach out of their line."""
    run = 0
    for char in text:
        run = run + 1 if unicodedata.combining(char) else 0
        if run > 3:
            return True
    return False


@lru_cache(maxsize=1024)
def emoji_alone(text: str) -> int:
    """Return of how many emoji a text consists; 0 when there is anything else in it."""
    if not text or len(text) > _LONGEST_EMOJI_TEXT or text.isascii():
        return 0
    count, at = 0, 0
    while at < len(text):
        if text[at].isspace():
            at += 1
            continue
        found = _EMOJI.match(text, at)
        if found is None:
            return 0
        count, at = count + 1, found.end()
    return count
