"""A document's card: type, name, pages and size; a click opens it or fetches it."""

from pathlib import PurePath

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QPen

from multichat_desktop.domain.content import Media
from multichat_desktop.domain.message import Message
from multichat_desktop.domain.status import OutboxState
from multichat_desktop.ui import texts
from multichat_desktop.ui.conversation import words
from multichat_desktop.ui.conversation.ask_again import may_ask_again
from multichat_desktop.ui.conversation.cards import Badge, CardBlock
from multichat_desktop.ui.conversation.fetching import CENTRE, ICONS, Said, ask_words, draw_disc, short_words
from multichat_desktop.ui.conversation.safe import safe
from multichat_desktop.ui.conversation.style import NOTHING, Hit, Paint, Style, What, faded
from multichat_desktop.ui.media.phases import Phase, amount, phase
from multichat_desktop.ui.theme import Role

_FAMILIES = {
    "pdf": ("pdf",),
    "text": ("doc", "docx", "odt", "rtf", "txt", "md", "pages"),
    "sheet": ("xls", "xlsx", "ods", "csv", "numbers"),
    "slides": ("ppt", "pptx", "odp", "key"),
    "archive": ("zip", "rar", "7z", "gz", "tar"),
}
_BY_ENDING = {ending: family for family, endings in _FAMILIES.items() for ending in endings}
_DISC = 32


class DocumentBlock:
    """The card, with a round button at its right while the file is not there."""

    def __init__(self, message: Message, style: Style) -> None:
        self._style, self._seq, self._media = style, message.seq, message.media
        self._id = f"document {message.seq}"
        self._stored = phase(message.media)
        self._may_ask = may_ask_again(message)
        self._uploads = message.outbox is OutboxState.SENDING
        self._said = Said(style, Role.META)
        self._facts = _facts(self._media or Media())
        # The second line is kept free: what stands there moves.
        self._card = CardBlock(style, _badge(message), _name(message), " ")
        self._width = self._height = 0.0

    def size(self, limit: float) -> tuple[float, float]:
        """Return the size: the card's, with room for the button."""
        self._width, self._height = self._card.size(limit - self._spare())
        self._width += self._spare()
        return self._width, self._height

    def _spare(self) -> float:
        return float(self._style.px(_DISC + 6))

    def widen(self, width: float) -> None:
        """Reach across the bubble."""
        self._width = width
        self._card.widen(width, spare=self._spare())

    def draw(self, paint: Paint, x: float, y: float) -> None:
        """Draw it."""
        tokens, px = paint.tokens, self._style.px
        progress = paint.live.progress.get(self._seq)
        now = phase(self._media, progress)
        self._card.draw(paint, x, y)
        asks = now is Phase.EXPIRED and self._may_ask
        said = ask_words() if asks else self._facts
        if now is not Phase.READY and not asks:
            said = short_words(self._media, now, progress) or said
        if self._uploads and progress is not None and progress.done is not None:
            said = amount(progress, self._media.size if self._media else None)
        at = self._card.second_line()
        colour = tokens.accent if asks else tokens.muted
        self._said.label(said).draw(paint.painter, x + at.x(), y + at.y(), colour)
        side = px(_DISC)
        disc = QRectF(x + self._width - side - px(8), y + (self._height - side) / 2, side, side)
        if now in ICONS:
            draw_disc(paint, disc, ICONS[now], faded(tokens.accent, 0.14), tokens.accent, progress)
        elif progress is not None and progress.done is not None:
            icon = "x" if self._uploads else "clock"
            draw_disc(paint, disc, icon, faded(tokens.accent, 0.14), tokens.accent, progress)
        if now is Phase.READY and paint.hover.what is What.MEDIA and paint.hover.value == self._id:
            paint.painter.setBrush(Qt.BrushStyle.NoBrush)
            paint.painter.setPen(QPen(faded(tokens.accent, 0.5), 1))
            frame = QRectF(x + 0.5, y + 0.5, self._width - 1, self._height - 1)
            paint.painter.drawRoundedRect(frame, px(8), px(8))

    def hit(self, x: float, y: float) -> Hit:
        """Return that it is opened, fetched or asked for."""
        if not (0 <= x <= self._width and 0 <= y <= self._height):
            return NOTHING
        if self._stored is Phase.EXPIRED:
            return Hit(What.ASK_AGAIN) if self._may_ask else NOTHING
        if (self._uploads or self._stored is not Phase.READY) and x >= self._width - self._spare():
            return Hit(What.MEDIA, CENTRE)
        return Hit(What.MEDIA, self._id)


def _facts(media: Media) -> str:
    counts = words.Counts()
    said = [
        counts.pages(media.pages) if media.pages else "",
        words.file_size(media.size) if media.size else "",
    ]
    return " · ".join(part for part in said if part)


def _name(message: Message) -> str:
    media = message.media or Media()
    return texts.one_line(safe(media.name or "")) or texts.kind_line(message.kind).partition(" ")[2]


def _badge(message: Message) -> Badge:
    media = message.media or Media()
    ending = (
        PurePath(_name(message)).suffix.lstrip(".").lower() or (media.mime or "").rpartition("/")[2].lower()
    )
    family = _BY_ENDING.get(ending, "other")
    letters = ending.upper() if ending.isascii() and ending.isalnum() and len(ending) <= 4 else "DOC"
    return Badge(letters=letters, colour=family)
