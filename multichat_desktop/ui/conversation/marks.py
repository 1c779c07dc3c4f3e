"""WhatsApp's marks read from a text: what is bold, a list, a link. Pure, without Qt; the text is never HTML."""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from enum import Enum, Flag, auto

from multichat_desktop.ui.conversation.links import find_links


class Mark(Flag):
    """How a stretch of text is set."""

    NONE = 0
    BOLD = auto()
    ITALIC = auto()
    STRIKE = auto()
    MONO = auto()
    LINK = auto()
    MENTION = auto()


class Shape(Enum):
    """What a line is."""

    PLAIN = "plain"
    QUOTE = "quote"
    BULLET = "bullet"


@dataclass(frozen=True, slots=True)
class Span:
    """A stretch of a line, in characters; `link` is the address it leads to."""

    start: int
    end: int
    mark: Mark
    link: str | None = None


@dataclass(frozen=True, slots=True)
class Line:
    """One line of a message, without the characters that marked it."""

    text: str
    shape: Shape = Shape.PLAIN
    spans: tuple[Span, ...] = ()


_Fixed = list[tuple[int, int, Mark]]
_DELIMITERS = {"*": Mark.BOLD, "_": Mark.ITALIC, "~": Mark.STRIKE}
_SPECIAL = frozenset("*_~`@:.")
_FENCE = re.compile(r"```(?=[^`])(.*?[^\s`].*?)```", re.DOTALL)
_TICK = re.compile(r"`([^`\n]*[^`\s][^`\n]*)`")
_NAMED = re.compile(r"@(\d{5,20})(?!\d)")


def parse(text: str, names: Mapping[str, str] | None = None) -> tuple[Line, ...]:
    """Read a message's text. `names` gives the name for the digits of each `@mention`."""
    text, fixed = _take_fixed(text, names or {})
    lines: list[Line] = []
    start = 0
    for raw in text.split("\n"):
        end = start + len(raw)
        inside = [
            (max(a, start) - start, min(b, end) - start, m) for a, b, m in fixed if a < end and b > start
        ]
        lines.append(_line(raw, inside))
        start = end + 1
    return tuple(lines)


def plain(lines: tuple[Line, ...]) -> str:
    """Return the text as it is read and copied."""
    return "\n".join(line.text for line in lines)


def _take_fixed(text: str, names: Mapping[str, str]) -> tuple[str, _Fixed]:
    """Take out what is not looked into any further: fenced stretches and names."""
    if "`" not in text and not names:
        return text, []
    parts: list[str] = []
    fixed: _Fixed = []
    at = length = 0

    def keep(part: str, mark: Mark = Mark.NONE) -> None:
        nonlocal length
        parts.append(part)
        if mark and part:
            fixed.append((length, length + len(part), mark))
        length += len(part)

    def keep_named(part: str) -> None:
        done = 0
        for found in _NAMED.finditer(part):
            if name := names.get(found[1]):
                keep(part[done : found.start()])
                keep(f"@{name}", Mark.MENTION)
                done = found.end()
        keep(part[done:])

    for found in _FENCE.finditer(text):
        keep_named(text[at : found.start()])
        keep(found[1].strip("\n"), Mark.MONO)
        at = found.end()
    keep_named(text[at:])
    return "".join(parts), fixed


def _line(raw: str, fixed: _Fixed) -> Line:
    shape, cut = Shape.PLAIN, 0
    if not (fixed and fixed[0][0] == 0):
        if raw.startswith("> ") and len(raw) > 2:
            shape, cut = Shape.QUOTE, 2
        elif raw.startswith(("- ", "* ")) and len(raw) > 2:
            shape, cut = Shape.BULLET, 2
    text = raw[cut:]
    if not fixed and _SPECIAL.isdisjoint(text):
        return Line(text, shape)
    return _marked(text, shape, [(max(a - cut, 0), b - cut, m) for a, b, m in fixed])


def _marked(text: str, shape: Shape, fixed: _Fixed) -> Line:
    marks = [Mark.NONE] * len(text)
    links: list[str | None] = [None] * len(text)
    opaque = bytearray(len(text))
    gone = bytearray(len(text))
    for start, end, mark in fixed:
        for at in range(start, end):
            marks[at] |= mark
            opaque[at] = 1
    for found in _TICK.finditer(text):
        if any(opaque[found.start() : found.end()]):
            continue
        gone[found.start()] = gone[found.end() - 1] = 1
        for at in range(found.start(), found.end()):
            marks[at] |= Mark.MONO
            opaque[at] = 1
    for start, end, address in find_links(text):
        if any(opaque[start:end]):
            continue
        for at in range(start, end):
            marks[at] |= Mark.LINK
            links[at] = address
            opaque[at] = 1
    for start, end, mark in _pairs(text, opaque):
        gone[start] = gone[end] = 1
        for at in range(start + 1, end):
            marks[at] |= mark
    return _gathered(text, shape, marks, links, gone)


def _pairs(text: str, opaque: bytearray) -> list[tuple[int, int, Mark]]:
    """Return which delimiters belong together: they hug their words and stand at the words' outer edge."""
    pairs: list[tuple[int, int, Mark]] = []
    open_at: list[int] = []
    for at, char in enumerate(text):
        if char not in _DELIMITERS or opaque[at]:
            continue
        before, after = text[at - 1 : at] if at else "", text[at + 1 : at + 2]
        if before and not before.isspace() and not after.isalnum():
            match = next((i for i in reversed(open_at) if text[i] == char), None)
            if match is not None and text[match + 1 : at].strip(char):
                pairs.append((match, at, _DELIMITERS[char]))
                del open_at[open_at.index(match) :]
                continue
        if after and not after.isspace() and not before.isalnum():
            open_at.append(at)
    return pairs


def _gathered(text: str, shape: Shape, marks: list[Mark], links: list[str | None], gone: bytearray) -> Line:
    kept: list[str] = []
    spans: list[Span] = []
    start = 0
    current: tuple[Mark, str | None] = (Mark.NONE, None)

    def close() -> None:
        if current[0] and len(kept) > start:
            spans.append(Span(start, len(kept), current[0], current[1]))

    for at, char in enumerate(text):
        if gone[at]:
            continue
        state = (marks[at], links[at])
        if state != current:
            close()
            start, current = len(kept), state
        kept.append(char)
    close()
    return Line("".join(kept), shape, tuple(spans))
