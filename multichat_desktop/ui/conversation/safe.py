"""Other people's text, made harmless for painting: nothing in it can reorder, hide or spill over what stands beside it."""

import re
import unicodedata
from functools import lru_cache

from multichat_desktop.domain.safe import MOST_MARKS, safe

__all__ = ["MOST_MARKS", "emoji_alone", "has_heaps", "safe"]

_PICTOGRAM = (
    "[\U0001f000-\U0001f0ff\U0001f200-\U0001faff\u231a\u231b\u23e9-\u23f3\u25fd\u25fe\u2600-\u27bf\u2b1b\u2b1c\u2b50\u2b55]"
    "|[\u00a9\u00ae\u203c\u2049\u2122\u2139\u2190-\u21ff\u2300-\u23ff\u25a0-\u25ff\u2900-\u297f\u2b00-\u2bff\u3030"
    "\u303d\u3297\u3299]\ufe0f"
)
_PART = f"(?:{_PICTOGRAM})\ufe0f?[\U0001f3fb-\U0001f3ff]?[\U000e0020-\U000e007f]*"
_EMOJI = re.compile(f"[\U0001f1e6-\U0001f1ff]{{2}}|[0-9#*]\ufe0f?\u20e3|{_PART}(?:\u200d{_PART})*")
_LONGEST_EMOJI_TEXT = 80


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
