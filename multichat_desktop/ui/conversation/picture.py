"""Pictures, films and stickers: their place is known before anything is decoded, so that nothing jumps."""

from PySide6.QtCore import QBuffer, QByteArray, QCoreApplication, QIODevice, QPointF, QRectF, QSize
from PySide6.QtGui import QColor, QImageReader, QPolygonF

from multichat_desktop.domain.content import Kind, Media
from multichat_desktop.domain.message import Message
from multichat_desktop.ui import texts
from multichat_desktop.ui.conversation import words
from multichat_desktop.ui.conversation.block import plate
from multichat_desktop.ui.conversation.style import NOTHING, Hit, Label, Paint, Shot, Style, faded
from multichat_desktop.ui.conversation.thumbnails import image_format
from multichat_desktop.ui.theme import ON_SCRIM, SCRIM, Metrics, Role

_SMALLEST = 96
_STICKER = 160
_ROUND = 240
_ICONS = {Kind.VIDEO: "video", Kind.STICKER: "sticker"}


def picture_size(media: Media | None, most: float, *, sticker: bool = False) -> tuple[float, float]:
    """Return how large a picture is drawn: its own shape, within a square, never a sliver."""
    width, height = (media.width or 0, media.height or 0) if media else (0, 0)
    if (width <= 0 or height <= 0) and media and media.thumbnail:
        width, height = _header_size(media.thumbnail)
    if width <= 0 or height <= 0:
        width, height = (1, 1) if sticker else (4, 3)
    # Small ones are shown larger, as on the phone: what is known is only their shape.
    scale = most / max(width, height)
    smallest = most * _SMALLEST / Metrics.PICTURE
    return max(width * scale, smallest), max(height * scale, smallest)


def _header_size(data: bytes) -> tuple[int, int]:
    kind = image_format(data)
    if kind is None:
        return 0, 0
    buffer = QBuffer()
    buffer.setData(QByteArray(data[:65536]))
    buffer.open(QIODevice.OpenModeFlag.ReadOnly)
    size = QImageReader(buffer, QByteArray(kind)).size()
    return size.width(), size.height()


class PictureBlock:
    """A picture, film, GIF or sticker, by its thumbnail; says quietly what it is."""

    def __init__(self, message: Message, style: Style, *, radius: float) -> None:
        self._kind, self._media, self._style = message.kind, message.media, style
        self._seq = message.seq
        self._radius = radius
        self._size = (0.0, 0.0)
        self._width = 0.0
        self._shot: Shot | None = None
        self._tag = Label(self._words(message), style, Role.TINY)

    def _words(self, message: Message) -> str:
        media = message.media
        if message.kind is Kind.GIF:
            return "GIF"
        if message.kind is Kind.VIDEO and media and media.seconds:
            return texts.length(media.seconds)
        name = texts.kind_line(message.kind).partition(" ")[2]
        return f"{name} · {words.file_size(media.size)}" if media and media.size else name

    def size(self, limit: float) -> tuple[float, float]:
        """Return the picture's size, at most 320 × 320."""
        sticker = self._kind is Kind.STICKER
        round_film = self._media is not None and self._media.round
        most = min(limit, self._style.px(_STICKER if sticker else _ROUND if round_film else Metrics.PICTURE))
        width, height = picture_size(self._media, most, sticker=sticker)
        self._size = (round(width), round(height))
        self._width = self._size[0]
        media = self._media
        if media and media.round:
            side = min(self._size)
            self._size = (side, side)
            self._radius = side / 2
        if media and media.thumbnail:
            self._shot = Shot(
                f"{self._seq}", media.thumbnail, QSize(int(self._size[0]), int(self._size[1])), self._radius
            )
        return self._size[0], self._size[1]

    def widen(self, width: float) -> None:
        """Stand in the middle of a bubble that is wider."""
        self._width = width

    def frame(self, x: float, y: float) -> QRectF:
        """Return where the picture lies."""
        return QRectF(x + round((self._width - self._size[0]) / 2), y, *self._size)

    def draw(self, paint: Paint, x: float, y: float) -> None:
        """Draw the thumbnail, or the place where it will be."""
        style, tokens, painter = self._style, paint.tokens, paint.painter
        rect = self.frame(x, y)
        image = paint.picture(self._shot, paint.dpr) if self._shot else None
        if image is not None:
            painter.drawImage(rect, image)
        else:
            plate(painter, rect, self._radius, faded(tokens.muted, 0.18))
            side = style.px(28)
            middle = rect.center()
            icon = QRectF(middle.x() - side / 2, middle.y() - side / 2, side, side)
            paint.icon(_ICONS.get(self._kind, "image"), icon, tokens.muted)
        if self._kind is Kind.STICKER:
            return
        self._draw_tag(paint, rect)

    def _draw_tag(self, paint: Paint, rect: QRectF) -> None:
        style, painter = self._style, paint.painter
        film = self._kind is Kind.VIDEO
        pad, height = style.px(7), style.px(19)
        mark = style.px(13) if film else 0
        inset = style.px(6)
        top = rect.y() + inset
        left = rect.x() + inset
        if self._media and self._media.round:
            left = rect.center().x() - (self._tag.width + 2 * pad + mark) / 2
            top = rect.bottom() - height - style.px(12)
        pill = QRectF(left, top, self._tag.width + 2 * pad + mark, height)
        plate(painter, pill, height / 2, QColor(SCRIM))
        white = QColor(ON_SCRIM)
        if film:
            x, y, side = pill.x() + pad, pill.center().y(), style.px(8)
            painter.setBrush(white)
            painter.drawPolygon(
                QPolygonF([QPointF(x, y - side / 2), QPointF(x + side * 0.85, y), QPointF(x, y + side / 2)])
            )
        self._tag.draw(painter, pill.x() + pad + mark, pill.y() + (height - self._tag.height) / 2, white)

    def hit(self, x: float, y: float) -> Hit:
        """Return nothing: pictures cannot be opened yet."""
        del x, y
        return NOTHING


def view_once_words(kind: Kind) -> str:
    """Return what is said of a message that may be seen once, on the phone."""
    if kind is Kind.VIDEO:
        return QCoreApplication.translate("Conversation", "Video to be seen once")
    if kind in (Kind.VOICE, Kind.AUDIO):
        return QCoreApplication.translate("Conversation", "Voice message to be heard once")
    return QCoreApplication.translate("Conversation", "Photo to be seen once")
