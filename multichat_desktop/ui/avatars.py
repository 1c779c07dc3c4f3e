"""The round initials that stand for a person, a group or an instance."""

from functools import lru_cache

from PySide6.QtCore import QRectF, Qt, QTextBoundaryFinder
from PySide6.QtGui import QColor, QFont, QGuiApplication, QImage, QPainter

from multichat_desktop.ui.texts import one_line
from multichat_desktop.ui.theme import Theme

_LETTER_SHARE = 0.37
_ON_AVATAR = QColor("white")


@lru_cache(maxsize=4096)
def initials(title: str) -> str:
    """Return one or two letters for a title: of its first and last word; of a phone its last two digits.

    The last digits, since the first ones are the same for every customer of a town. Words without any letter
    (an emoji after a name) count only when there are no others.
    """
    title = one_line(title)
    digits = [char for char in title if char.isdigit()]
    if len(digits) >= 4 and not any(char.isalpha() for char in title):
        return "".join(digits[-2:])
    words = title.split()
    named = [letters for word in words if (letters := _from_first_letter(word))]
    if not named:
        return first_grapheme(words[0]) if words else ""
    ends = named[:1] if len(named) == 1 else [named[0], named[-1]]
    return "".join(_capital(first_grapheme(word)) for word in ends)


def first_grapheme(text: str) -> str:
    """Return the first character as a person sees it, with all its marks and joined parts."""
    finder = QTextBoundaryFinder(QTextBoundaryFinder.BoundaryType.Grapheme, text)
    end = finder.toNextBoundary()
    # Qt counts in UTF-16 units.
    return text.encode("utf-16-le")[: 2 * end].decode("utf-16-le", "ignore") if end > 0 else ""


def paint_avatar(
    painter: QPainter, rect: QRectF, title: str, identity: str, theme: Theme, picture: QImage | None = None
) -> None:
    """Draw somebody's picture, or their initials on their own colour; `identity` keeps it when the name changes."""
    if picture is not None:
        painter.drawImage(rect.topLeft(), picture)
        return
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(theme.avatar_ground(identity))
    painter.drawEllipse(rect)
    if letters := initials(title):
        painter.setPen(_ON_AVATAR)
        painter.setFont(_font(round(rect.height() * _LETTER_SHARE)))
        painter.drawText(rect, Qt.AlignmentFlag.AlignCenter, letters)
    painter.restore()


@lru_cache(maxsize=16)
def _font(pixels: int) -> QFont:
    font = QFont(QGuiApplication.font())
    font.setPixelSize(max(pixels, 8))
    font.setWeight(QFont.Weight.DemiBold)
    return font


def _from_first_letter(word: str) -> str:
    for at, char in enumerate(word):
        if char.isalnum():
            return word[at:]
    return ""


def _capital(grapheme: str) -> str:
    # Some letters become two ("ß"); two is all there is room for.
    upper = grapheme.upper()
    return upper if len(upper) == len(grapheme) else grapheme
