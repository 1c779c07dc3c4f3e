"""What blocks need in order to measure and to paint: fonts, lengths and colours, gathered once for a theme."""

from collections.abc import Callable
from dataclasses import dataclass, field
from enum import Enum

from PySide6.QtCore import QPointF, QRectF, QSize, Qt
from PySide6.QtGui import (
    QColor,
    QFont,
    QFontDatabase,
    QFontMetricsF,
    QImage,
    QPainter,
    QTextCharFormat,
    QTextFormat,
    QTextLayout,
    QTextOption,
)

from multichat_desktop.domain.finding import Term
from multichat_desktop.ui import emoji
from multichat_desktop.ui.icons import Icons
from multichat_desktop.ui.media.live import Live
from multichat_desktop.ui.theme import Role, Theme, Tokens


def faded(colour: QColor, alpha: float) -> QColor:
    """Return a colour of the theme as a tint."""
    tint = QColor(colour)
    tint.setAlphaF(colour.alphaF() * alpha)
    return tint


def over(ground: QColor, tint: QColor) -> QColor:
    """Return what a tint looks like on a ground: one solid colour."""
    share = tint.alphaF()
    mixed = [round(a + (b - a) * share) for a, b in zip(ground.getRgb()[:3], tint.getRgb()[:3], strict=True)]  # type: ignore[index]
    return QColor(*mixed)


def plate_tint(tokens: Tokens, *, accent: bool = False) -> QColor:
    """Return the tint of a plate inside a bubble: text on it must stay as readable as on the bubble itself."""
    if tokens.dark:
        return faded(tokens.bg, 0.34)
    return faded(tokens.accent, 0.06) if accent else faded(tokens.text, 0.04)


class Style:
    """Fonts, metrics and lengths at the zoom in force. Made anew when the theme changes."""

    def __init__(self, theme: Theme) -> None:
        self.theme = theme
        self.tokens: Tokens = theme.tokens
        self.icons = Icons()
        self.px = theme.px
        self.mono = QFontDatabase.systemFont(QFontDatabase.SystemFont.FixedFont).family()
        self._metrics: dict[Role, QFontMetricsF] = {}

    def font(self, role: Role) -> QFont:
        """Return a role's font."""
        return self.theme.font(role)

    def metrics(self, role: Role) -> QFontMetricsF:
        """Return a role's font metrics."""
        found = self._metrics.get(role)
        if found is None:
            found = self._metrics[role] = QFontMetricsF(self.font(role))
        return found


class What(Enum):
    """What lies under the pointer."""

    NOTHING = "nothing"
    TEXT = "text"
    LINK = "link"
    QUOTE = "quote"
    TICKS = "ticks"
    RETRY = "retry"
    SETTLE = "settle"
    DISCARD = "discard"
    MORE = "more"
    EDITED = "edited"
    REACTIONS = "reactions"
    VOTES = "votes"
    RAW = "raw"
    ASK_AGAIN = "ask-again"
    SAVE_CONTACT = "save-contact"
    CHAT_WITH = "chat-with"
    REACT_RETRY = "react-retry"
    REACT_FORGET = "react-forget"
    REACT = "react"
    REACT_MORE = "react-more"
    FORWARD = "forward"
    STAR = "star"
    DETAILS = "details"
    HIDE = "hide"
    CHEVRON = "chevron"
    DAY = "day"
    MEDIA = "media"
    SEEK = "seek"
    SPEED = "speed"
    PICK = "pick"
    SEND_NOW = "send-now"
    RESCHEDULE = "reschedule"
    CANCEL = "cancel"
    CHANGE_RETRY = "change-retry"
    CHANGE_FORGET = "change-forget"
    EDIT = "edit"
    DELETE_ALL = "delete-all"
    PAID = "paid"
    COPY = "copy"


@dataclass(frozen=True, slots=True)
class Hit:
    """The one answer to "what is here": a thing, its value (an address, a message id) and a place in the text."""

    what: What = What.NOTHING
    value: str = ""
    position: int = -1

    @property
    def cursor(self) -> Qt.CursorShape:
        """Return the pointer's shape here."""
        if self.what is What.TEXT:
            return Qt.CursorShape.IBeamCursor
        if self.what is What.NOTHING:
            return Qt.CursorShape.ArrowCursor
        return Qt.CursorShape.PointingHandCursor


NOTHING = Hit()


@dataclass(frozen=True, slots=True)
class Shot:
    """A picture that is wanted: from where, how large it will be drawn, and how its corners are rounded.

    `file` is relative to the profile; without one `data` is the picture. `soft`: blurred, as what stands in for another.
    """

    key: str
    data: bytes = field(default=b"", repr=False)
    size: QSize = field(default_factory=QSize)
    radius: float = 0.0
    file: str = ""
    soft: bool = False


def _no_picture(_: Shot, __: float) -> QImage | None:
    return None


def _never(_: Shot, __: float) -> bool:
    return False


@dataclass(slots=True)
class Paint:
    """All that travels with a painter: no block asks a widget, a model or a store while it draws."""

    painter: QPainter
    style: Style
    out: bool = False
    selected: tuple[int, int] | None = None
    hover: Hit = NOTHING
    dpr: float = 1.0
    picture: Callable[[Shot, float], QImage | None] = _no_picture
    broken: Callable[[Shot, float], bool] = _never
    live: Live = field(default_factory=Live)
    wanted: tuple[Term, ...] = ()

    @property
    def tokens(self) -> Tokens:
        """Return the colours in force."""
        return self.style.tokens

    @property
    def ground(self) -> QColor:
        """Return the bubble's colour."""
        return self.tokens.bubble_out if self.out else self.tokens.bubble_in

    def icon(self, name: str, rect: QRectF, colour: QColor) -> None:
        """Draw an icon."""
        pixmap = self.style.icons.pixmap(name, round(rect.width()), colour, self.dpr)
        self.painter.drawPixmap(rect.topLeft(), pixmap)


def emoji_ranges(text: str, font: QFont) -> list[QTextLayout.FormatRange]:
    """Return the formats that draw a text's emoji somewhat larger than its letters."""
    made = []
    for start, length in emoji.spans(text):
        found = QTextLayout.FormatRange()
        larger = QTextCharFormat()
        larger.setProperty(QTextFormat.Property.FontPixelSize, round(font.pixelSize() * emoji.SCALE))
        found.start, found.length, found.format = start, length, larger
        made.append(found)
    return made


class Label:
    """One line of text, cut with an ellipsis where it doesn't fit; shaped once."""

    def __init__(
        self, text: str, style: Style, role: Role, limit: float = 1e6, *, keep_end: bool = False
    ) -> None:
        metrics = style.metrics(role)
        mode = Qt.TextElideMode.ElideMiddle if keep_end else Qt.TextElideMode.ElideRight
        shown = metrics.elidedText(text, mode, limit)
        self.text = shown
        self.layout = QTextLayout(shown, style.font(role))
        self.layout.setCacheEnabled(True)
        option = QTextOption()
        option.setWrapMode(QTextOption.WrapMode.NoWrap)
        # Names are set from the left in every script: what stands beside them keeps its place.
        option.setAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignAbsolute)
        self.layout.setTextOption(option)
        self.layout.setFormats(emoji_ranges(shown, style.font(role)))
        self.layout.beginLayout()
        line = self.layout.createLine()
        if line.isValid():
            line.setLineWidth(1e6)
        self.layout.endLayout()
        self.width = line.naturalTextWidth() if line.isValid() else 0.0
        self.ascent = line.ascent() if line.isValid() else metrics.ascent()
        self.height = metrics.ascent() + metrics.descent()
        self._own_ascent = metrics.ascent()

    def draw(self, painter: QPainter, x: float, top: float, colour: QColor) -> None:
        """Draw it with its box's top left at a point (an emoji in it doesn't shift the line)."""
        painter.setPen(colour)
        self.layout.draw(painter, QPointF(x, top + self._own_ascent - self.ascent))
