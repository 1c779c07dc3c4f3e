"""Where the emoji stand in a text: they are drawn somewhat larger than letters, as messengers do."""

import re
from functools import lru_cache

SCALE = 1.22
"""How much larger than letters; emoji fonts fill less of their square than letters seem to."""

_RUN = re.compile(
    "(?:[\U0001f000-\U0001faff\u2600-\u27bf\u2b00-\u2bff\u231a-\u23ff\u260e]"
    "|[\U0001f1e6-\U0001f1ff]{2}|[0-9#*]\ufe0f?\u20e3)"
    "[\ufe0f\u200d\U0001f3fb-\U0001f3ff\U000e0020-\U000e007f]*"
)


@lru_cache(maxsize=4096)
def spans(text: str) -> tuple[tuple[int, int], ...]:
    """Return start and length of the emoji in a text, in UTF-16 units as Qt counts."""
    if text.isascii():
        return ()
    found: list[tuple[int, int]] = []
    at = units = 0
    for match in _RUN.finditer(text):
        units += _units(text[at : match.start()])
        length = _units(match.group())
        if found and sum(found[-1]) == units:
            found[-1] = (found[-1][0], found[-1][1] + length)
        else:
            found.append((units, length))
        at, units = match.end(), units + length
    return tuple(found)


def _units(text: str) -> int:
    return len(text.encode("utf-16-le", "surrogatepass")) // 2
