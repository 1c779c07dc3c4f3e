"""Cards: a badge, a title, one or two lines below. Documents, contacts, orders, products, calls, what is unavailable."""

from dataclasses import dataclass

from PySide6.QtCore import QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QColor

from multichat_desktop.domain.address import format_phone
from multichat_desktop.domain.content import Contact, OrderCard, ProductCard
from multichat_desktop.domain.message import Message
from multichat_desktop.ui import texts
from multichat_desktop.ui.avatars import paint_avatar
from multichat_desktop.ui.conversation import words
from multichat_desktop.ui.conversation.block import plate
from multichat_desktop.ui.conversation.style import NOTHING, Hit, Label, Paint, Shot, Style, faded, plate_tint
from multichat_desktop.ui.theme import DOCUMENTS, ON_SCRIM, Role


@dataclass(frozen=True, slots=True)
class Badge:
    """What stands at a card's left: letters on a colour, an icon, somebody's initials or a picture."""

    letters: str = ""
    colour: str = ""
    icon: str = ""
    initials: str = ""
    identity: str = ""
    picture: bytes | None = None


class CardBlock:
    """One card on a tinted ground."""

    def __init__(
        self,
        style: Style,
        badge: Badge,
        title: str,
        *lines: str,
        key: str = "",
        strong: bool = False,
        least: float = 250,
        muted: bool = False,
    ) -> None:
        self._style, self._badge, self._key = style, badge, key
        self._title_text, self._lines_text = title, [line for line in lines if line]
        self._title_role = Role.BODY_STRONG if strong else Role.BODY
        self._muted = muted
        self._least = least
        self._title: Label | None = None
        self._lines: list[Label] = []
        self._letters = Label(badge.letters[:4], style, Role.TINY_STRONG) if badge.letters else None
        self._width = self._height = 0.0

    def size(self, limit: float) -> tuple[float, float]:
        """Return the size: as wide as the words, within bounds."""
        style = self._style
        self._fit(limit)
        assert self._title is not None
        words_width = max([self._title.width, *(line.width for line in self._lines)])
        wanted = self._left() + words_width + style.px(12)
        lines = style.px(20) + style.px(17) * len(self._lines)
        self._height = max(lines, self._badge_size().height()) + style.px(16)
        self._width = min(max(wanted, style.px(self._least)), limit)
        return self._width, self._height

    def widen(self, width: float, *, spare: float = 0.0) -> None:
        """Reach across the bubble; `spare` is kept free of words at the right."""
        if width - spare != self._width:
            self._fit(width - spare)
        self._width = width

    def second_line(self) -> QPointF:
        """Return where the line below the title begins, for who draws it anew when it changes."""
        px = self._style.px
        lines = px(20) + px(17) * len(self._lines)
        return QPointF(
            self._left(), round((self._height - lines) / 2) + (px(20) - self._title_height()) / 2 + px(20)
        )

    def _title_height(self) -> float:
        return self._title.height if self._title is not None else 0.0

    def _fit(self, width: float) -> None:
        room = width - self._left() - self._style.px(12)
        # A file's name is cut in the middle: its ending says what it is.
        keep_end = bool(self._badge.letters)
        self._title = Label(self._title_text, self._style, self._title_role, room, keep_end=keep_end)
        self._lines = [Label(line, self._style, Role.META, room) for line in self._lines_text]

    def _badge_size(self) -> QSize:
        px = self._style.px
        if self._badge.letters:
            return QSize(px(34), px(40))
        if self._badge.picture:
            return QSize(px(48), px(48))
        return QSize(px(38), px(38))

    def _left(self) -> float:
        return float(self._style.px(10) + self._badge_size().width() + self._style.px(10))

    def draw(self, paint: Paint, x: float, y: float) -> None:
        """Draw it."""
        style, tokens, painter = self._style, paint.tokens, paint.painter
        plate(painter, QRectF(x, y, self._width, self._height), style.px(8), plate_tint(tokens))
        size = self._badge_size()
        rect = QRectF(
            x + style.px(10), y + round((self._height - size.height()) / 2), size.width(), size.height()
        )
        self._draw_badge(paint, rect)
        assert self._title is not None
        lines = style.px(20) + style.px(17) * len(self._lines)
        top = y + round((self._height - lines) / 2) + (style.px(20) - self._title.height) / 2
        left = x + self._left()
        self._title.draw(painter, left, top, tokens.muted if self._muted else tokens.text)
        top += style.px(20)
        for line in self._lines:
            line.draw(painter, left, top, tokens.muted)
            top += style.px(17)

    def _draw_badge(self, paint: Paint, rect: QRectF) -> None:
        style, tokens, painter, badge = self._style, paint.tokens, paint.painter, self._badge
        if self._letters is not None:
            plate(painter, rect, style.px(5), QColor(DOCUMENTS[badge.colour]))
            letters = self._letters
            self._letters.draw(
                painter,
                rect.center().x() - letters.width / 2,
                rect.center().y() - letters.height / 2,
                QColor(ON_SCRIM),
            )
            return
        if badge.initials:
            paint_avatar(painter, rect, badge.initials, badge.identity, style.theme)
            return
        if badge.picture:
            shot = Shot(f"{self._key}b", badge.picture, rect.size().toSize(), style.px(6))
            image = paint.picture(shot, paint.dpr)
            if image is not None:
                painter.drawImage(rect, image)
                return
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(faded(tokens.accent, 0.14))
        painter.drawEllipse(rect)
        side = style.px(18)
        middle = rect.center()
        icon = QRectF(round(middle.x() - side / 2), round(middle.y() - side / 2), side, side)
        paint.icon(badge.icon or "info", icon, tokens.accent)

    def hit(self, x: float, y: float) -> Hit:
        """Return nothing: cards lead nowhere yet."""
        del x, y
        return NOTHING


def contact_card(contact: Contact, style: Style) -> CardBlock:
    """Return a visiting card."""
    digits = "".join(char for char in (contact.phones[0] if contact.phones else "") if char.isdigit())
    phone = format_phone(digits) if digits else ""
    name = texts.one_line(contact.name) or phone
    more = f" +{len(contact.phones) - 1}" if len(contact.phones) > 1 else ""
    badge = Badge(initials=name or "?", identity=digits or name)
    return CardBlock(style, badge, name, f"{phone}{more}", strong=True, least=220)


def order_card(card: OrderCard, message: Message, style: Style) -> CardBlock:
    """Return an order: what, how many, how much."""
    title = texts.one_line(card.title or "") or texts.kind_line(message.kind).partition(" ")[2]
    items = words.Counts().items(card.items) if card.items else ""
    total = words.money(card.total_1000, card.currency) if card.total_1000 is not None else ""
    badge = Badge(icon="shopping-bag", picture=card.thumbnail)
    return CardBlock(
        style, badge, title, " · ".join(p for p in (items, total) if p), key=str(message.seq), strong=True
    )


def product_card(card: ProductCard, message: Message, style: Style) -> CardBlock:
    """Return a product: its name, price and what is said of it."""
    title = texts.one_line(card.title or "") or texts.kind_line(message.kind).partition(" ")[2]
    price = words.money(card.price_1000, card.currency) if card.price_1000 is not None else ""
    badge = Badge(icon="tag", picture=card.thumbnail)
    said = texts.one_line(card.description or "")
    return CardBlock(style, badge, title, price, said, key=str(message.seq), strong=True)
