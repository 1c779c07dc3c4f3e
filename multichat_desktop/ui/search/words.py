"""What a row of found messages says."""

import unicodedata

from PySide6.QtCore import QCoreApplication

from multichat_desktop.domain.content import Kind
from multichat_desktop.domain.finding import Hit
from multichat_desktop.domain.message import Message
from multichat_desktop.ui import texts
from multichat_desktop.ui.conversation import words

Marks = tuple[tuple[int, int], ...]
_TURNING = frozenset({"LRE", "RLE", "LRO", "RLO", "PDF", "LRI", "RLI", "FSI", "PDI", "B", "S"})


def title(hit: Hit) -> str:
    """Return with whom a message was exchanged."""
    return texts.one_line(hit.title) or words.person(None)


def said(hit: Hit) -> tuple[str, Marks]:
    """Return who says what, and which parts of it were looked for."""
    ahead = ""
    if hit.from_me:
        ahead = QCoreApplication.translate("Search", "You: ")
    elif hit.is_group and hit.author:
        ahead = f"{texts.one_line(hit.author)}: "
    if not hit.text:
        return ahead + texts.kind_line(hit.kind), ()
    return ahead + "".join(map(_harmless, hit.text)), tuple(
        (start + len(ahead), end + len(ahead)) for start, end in hit.marks
    )


def _harmless(letter: str) -> str:
    """Return a letter, or as many in the place of one that would turn the line around."""
    return " " if unicodedata.bidirectional(letter) in _TURNING else letter


def as_hit(message: Message, chat_title: str, *, is_group: bool) -> Hit:
    """Return a message as such a row."""
    plain = message.kind is Kind.TEXT and message.text
    return Hit(
        key=message.key,
        chat_id=message.chat_id,
        title=chat_title,
        is_group=is_group,
        author=words.person(message.author) if is_group and not message.from_me else None,
        from_me=message.from_me,
        kind=message.kind,
        text=words.unmarked(" ".join((message.text or "").split())) or "" if plain else words.line(message),
    )
