"""The message that is answered, above the answer."""

from PySide6.QtCore import QCoreApplication, QRectF

from multichat_desktop.domain.message import QuoteLine
from multichat_desktop.ui import texts
from multichat_desktop.ui.conversation import words
from multichat_desktop.ui.conversation.block import plate
from multichat_desktop.ui.conversation.style import NOTHING, Hit, Label, Paint, Style, What, plate_tint
from multichat_desktop.ui.theme import Role


def quote_author(quote: QuoteLine) -> str:
    """Return who wrote what is quoted."""
    if quote.from_me:
        return QCoreApplication.translate("Conversation", "You")
    return words.person(quote.author)


def quote_line(quote: QuoteLine) -> str:
    """Return what is quoted, in one line with its kind's symbol."""
    if quote.deleted:
        return texts.deleted_line(from_me=quote.from_me)
    return texts.kind_line(quote.kind, words.unmarked(quote.text)) or QCoreApplication.translate(
        "Conversation", "Message"
    )


class QuoteBlock:
    """Accent bar, author, one line; a click leads to the original."""

    def __init__(self, quote: QuoteLine, style: Style, *, group: bool) -> None:
        self._quote, self._style, self._group = quote, style, group
        self._author = self._line = Label("", style, Role.META)
        self._width = 0.0

    def size(self, limit: float) -> tuple[float, float]:
        """Return the size: no wider than the words."""
        style, quote = self._style, self._quote
        pad = style.px(11) + style.px(12)
        self._author = Label(quote_author(quote), style, Role.META_STRONG, limit - pad)
        self._line = Label(quote_line(quote), style, Role.META, min(limit, style.px(360)) - pad)
        wanted = max(self._author.width, self._line.width) + pad
        return min(max(wanted, style.px(120)), limit), float(style.px(44))

    def widen(self, width: float) -> None:
        """Reach across the bubble."""
        self._width = width
        pad = self._style.px(11) + self._style.px(12)
        self._line = Label(quote_line(self._quote), self._style, Role.META, width - pad)

    def draw(self, paint: Paint, x: float, y: float) -> None:
        """Draw it."""
        style, tokens, painter = self._style, paint.tokens, paint.painter
        colour = tokens.accent
        if self._group and self._quote.author is not None and not self._quote.from_me:
            colour = style.theme.author_colour(self._quote.author.id)
        rect = QRectF(x, y, self._width, style.px(44))
        plate(painter, rect, style.px(6), plate_tint(tokens, accent=True))
        painter.save()
        painter.setClipRect(QRectF(x, y, style.px(3), rect.height()))
        plate(painter, rect, style.px(6), colour)
        painter.restore()
        left = x + style.px(11)
        self._author.draw(painter, left, y + style.px(5), colour)
        self._line.draw(painter, left, y + style.px(24), tokens.muted)

    def hit(self, x: float, y: float) -> Hit:
        """Return the way to the original, if it is there."""
        del x, y
        return NOTHING if self._quote.seq is None else Hit(What.QUOTE, self._quote.message_id)
