"""Other people's text, made harmless for showing: nothing in it can reorder, hide or spill over what stands beside it."""

import unicodedata

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
