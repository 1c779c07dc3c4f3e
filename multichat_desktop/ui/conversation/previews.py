"""Previews of what lies elsewhere: a web page, a place on the map."""

from PySide6.QtCore import QCoreApplication, QPointF, QRectF, QSize, QUrl
from PySide6.QtGui import QPen

from multichat_desktop.domain.content import LinkCard, LocationCard
from multichat_desktop.ui import texts
from multichat_desktop.ui.conversation.block import plate
from multichat_desktop.ui.conversation.links import find_links
from multichat_desktop.ui.conversation.style import (
    NOTHING,
    Hit,
    Label,
    Paint,
    Shot,
    Style,
    What,
    faded,
    plate_tint,
)
from multichat_desktop.ui.theme import Role


def map_address(card: LocationCard) -> str:
    """Return the way to a place on the map, by an address every browser knows."""
    at = f"{card.latitude}/{card.longitude}"
    return f"https://www.openstreetmap.org/?mlat={card.latitude}&mlon={card.longitude}#map=17/{at}"


class LinkBlock:
    """Accent bar, title, description, the host; a click leads to the page after its address was shown."""

    def __init__(self, card: LinkCard, key: str, style: Style) -> None:
        self._card, self._key, self._style = card, key, style
        # A card's address is only followed if it would be a link in a text, too.
        self._address = next((address for _, _, address in find_links(card.url)), "")
        self._labels: list[tuple[Label, bool]] = []
        self._width = self._height = 0.0

    def size(self, limit: float) -> tuple[float, float]:
        """Return the size."""
        self._fit(min(limit, self._style.px(380)))
        lines = max((label.width for label, _ in self._labels), default=0.0)
        width = self._style.px(11) + lines + self._style.px(12) + self._thumb()
        self._height = max(len(self._labels) * self._style.px(18) + self._style.px(12), self._thumb_height())
        return min(max(width, self._style.px(220)), limit), float(self._height)

    def widen(self, width: float) -> None:
        """Reach across the bubble."""
        self._fit(width)
        self._width = width

    def _thumb(self) -> int:
        return self._style.px(64) if self._card.thumbnail else 0

    def _thumb_height(self) -> int:
        return self._style.px(68) if self._card.thumbnail else 0

    def _fit(self, width: float) -> None:
        style, card = self._style, self._card
        room = width - style.px(23) - self._thumb()
        host = texts.one_line(QUrl(self._address or card.url).host())
        said = [
            (card.title, Role.META_STRONG, True),
            (card.description, Role.META, False),
            (host, Role.META, False),
        ]
        self._labels = [
            (Label(texts.one_line(text), style, role, room), strong) for text, role, strong in said if text
        ]

    def draw(self, paint: Paint, x: float, y: float) -> None:
        """Draw it."""
        style, tokens, painter = self._style, paint.tokens, paint.painter
        rect = QRectF(x, y, self._width, self._height)
        plate(painter, rect, style.px(6), plate_tint(tokens, accent=True))
        painter.save()
        painter.setClipRect(QRectF(x, y, style.px(3), self._height))
        plate(painter, rect, style.px(6), tokens.accent)
        painter.restore()
        top = y + (self._height - len(self._labels) * style.px(18)) / 2 + style.px(1)
        for label, strong in self._labels:
            label.draw(painter, x + style.px(11), top, tokens.text if strong else tokens.muted)
            top += style.px(18)
        if self._card.thumbnail:
            side = style.px(56)
            place = QRectF(x + self._width - side - style.px(6), y + style.px(6), side, side)
            shot = Shot(f"{self._key}l", self._card.thumbnail, QSize(side, side), style.px(5))
            image = paint.picture(shot, paint.dpr)
            if image is not None:
                painter.drawImage(place, image)

    def hit(self, x: float, y: float) -> Hit:
        """Return the way to the page."""
        del x, y
        return Hit(What.LINK, self._address) if self._address else NOTHING


class PlaceBlock:
    """A place: its map's thumbnail or a drawn one with a pin, name and address below."""

    def __init__(self, card: LocationCard, key: str, style: Style) -> None:
        self._card, self._key, self._style = card, key, style
        self._name = self._address = Label("", style, Role.META)
        self._width = 0.0

    def size(self, limit: float) -> tuple[float, float]:
        """Return the size."""
        style = self._style
        self._width = min(limit, style.px(280))
        self._fit(self._width)
        lines = (style.px(22) if self._name.text else 0) + (style.px(17) if self._address.text else 0)
        return self._width, float(style.px(132) + (style.px(4) + lines if lines else 0))

    def widen(self, width: float) -> None:
        """Reach across the bubble."""
        self._fit(width)
        self._width = width

    def _fit(self, width: float) -> None:
        card, room = self._card, width - self._style.px(12)
        degrees = f"{card.latitude:.5f}, {card.longitude:.5f}"
        name = texts.one_line(card.name or "")
        address = texts.one_line(card.address or "") or degrees
        if card.live:
            # Where it moves to is not told by the gateway.
            name = name or QCoreApplication.translate("Conversation", "Live location")
            address = QCoreApplication.translate("Conversation", "Follow it on the phone")
        self._name = Label(name or address, self._style, Role.BODY, room)
        self._address = Label(address if name else "", self._style, Role.META, room)

    def draw(self, paint: Paint, x: float, y: float) -> None:
        """Draw it."""
        style, tokens, painter = self._style, paint.tokens, paint.painter
        rect = QRectF(x, y, self._width, style.px(132))
        image = None
        if self._card.thumbnail:
            shot = Shot(f"{self._key}m", self._card.thumbnail, rect.size().toSize(), style.px(9))
            image = paint.picture(shot, paint.dpr)
        if image is not None:
            painter.drawImage(rect, image)
        else:
            self._draw_map(paint, rect)
        side = style.px(26)
        middle = rect.center()
        plate(
            painter,
            QRectF(middle.x() - side * 0.8, middle.y() - side * 0.8, side * 1.6, side * 1.6),
            side * 0.8,
            tokens.surface,
        )
        pin = QRectF(round(middle.x() - side / 2), round(middle.y() - side / 2), side, side)
        paint.icon("map-pin", pin, tokens.danger)
        left, top = x + style.px(6), rect.bottom() + style.px(4)
        self._name.draw(painter, left, top + (style.px(22) - self._name.height) / 2, tokens.text)
        self._address.draw(painter, left, top + style.px(22), tokens.muted)

    def _draw_map(self, paint: Paint, rect: QRectF) -> None:
        """Draw the streets of no town in particular."""
        painter, tokens = paint.painter, paint.tokens
        plate(painter, rect, self._style.px(9), faded(tokens.accent, 0.12))
        painter.save()
        painter.setClipRect(rect.adjusted(1, 1, -1, -1))
        painter.setPen(QPen(faded(tokens.surface, 0.75), self._style.px(5)))
        for share in (0.18, 0.55, 0.86):
            at = rect.x() + rect.width() * share
            painter.drawLine(QPointF(at, rect.y()), QPointF(at + rect.height() * 0.2, rect.bottom()))
        for share in (0.28, 0.72):
            at = rect.y() + rect.height() * share
            painter.drawLine(QPointF(rect.x(), at + rect.width() * 0.08), QPointF(rect.right(), at))
        painter.restore()

    def hit(self, x: float, y: float) -> Hit:
        """Return the way to the map, by an address every browser knows."""
        del x, y
        return Hit(What.LINK, map_address(self._card))
