"""Pictures, films and stickers: their place is known before anything is decoded, so that nothing jumps."""

from PySide6.QtCore import QCoreApplication, QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QBrush, QColor, QImage, QPolygonF, QTransform

from multichat_desktop.domain.changes import Progress
from multichat_desktop.domain.content import Kind, Media
from multichat_desktop.domain.message import Message
from multichat_desktop.domain.status import OutboxState
from multichat_desktop.ui import texts
from multichat_desktop.ui.conversation.ask_again import may_ask_again
from multichat_desktop.ui.conversation.block import plate
from multichat_desktop.ui.conversation.fetching import CENTRE, ICONS, Said, ask_words, draw_disc, short_words
from multichat_desktop.ui.conversation.style import NOTHING, Hit, Label, Paint, Shot, Style, What, faded
from multichat_desktop.ui.media.decoding import picture_size as size_of
from multichat_desktop.ui.media.phases import Phase, amount, phase
from multichat_desktop.ui.theme import ON_SCRIM, SCRIM, Metrics, Role

_SMALLEST = 96
_STICKER = 160
_ROUND = 240
_DISC = 48
_ICONS = {Kind.VIDEO: "video", Kind.STICKER: "sticker"}
_DECODED = (Kind.IMAGE, Kind.STICKER)


def picture_size(media: Media | None, most: float, *, sticker: bool = False) -> tuple[float, float]:
    """Return how large a picture is drawn: its own shape, within a square, never a sliver."""
    width, height = (media.width or 0, media.height or 0) if media else (0, 0)
    if (width <= 0 or height <= 0) and media and media.thumbnail:
        known = size_of(media.thumbnail[:65536])
        width, height = known.width(), known.height()
    if width <= 0 or height <= 0:
        width, height = (1, 1) if sticker else (4, 3)
    # Small ones are shown larger, as on the phone: what is known is only their shape.
    scale = most / max(width, height)
    smallest = most * _SMALLEST / Metrics.PICTURE
    return max(width * scale, smallest), max(height * scale, smallest)


def draw_cover(paint: Paint, rect: QRectF, image: QImage, radius: float) -> None:
    """Fill a rounded rectangle with a picture, its middle in the middle."""
    factor = max(rect.width() / image.width(), rect.height() / image.height())
    brush = QBrush(image)
    left = rect.center().x() - image.width() * factor / 2
    top = rect.center().y() - image.height() * factor / 2
    brush.setTransform(QTransform().translate(left, top).scale(factor, factor))
    paint.painter.setPen(Qt.PenStyle.NoPen)
    paint.painter.setBrush(brush)
    paint.painter.drawRoundedRect(rect, radius, radius)


class PictureBlock:
    """A picture, film, GIF or sticker; while its file is not there its thumbnail, and what can be done."""

    def __init__(self, message: Message, style: Style, *, radius: float) -> None:
        self._kind, self._media, self._style = message.kind, message.media, style
        self._seq = message.seq
        self._radius = radius
        self._size = (0.0, 0.0)
        self._width = 0.0
        self._real: Shot | None = None
        self._soft: Shot | None = None
        self._stored = phase(message.media)
        self._may_ask = may_ask_again(message)
        self._tag, self._offer = Said(style), Said(style, Role.META_STRONG)
        self._round = message.media is not None and message.media.round
        self._uploads = message.outbox is OutboxState.SENDING

    def size(self, limit: float) -> tuple[float, float]:
        """Return the picture's size, at most 320 × 320."""
        sticker = self._kind is Kind.STICKER
        most = min(limit, self._style.px(_STICKER if sticker else _ROUND if self._round else Metrics.PICTURE))
        width, height = picture_size(self._media, most, sticker=sticker)
        self._size = (round(width), round(height))
        self._width = self._size[0]
        media = self._media
        if self._round:
            side = min(self._size)
            self._size = (side, side)
            self._radius = side / 2
        size = QSize(int(self._size[0]), int(self._size[1]))
        ready = self._stored is Phase.READY
        if media and media.path and ready and self._kind in _DECODED:
            self._real = Shot(f"{self._seq}", size=size, radius=self._radius, file=media.path)
        if media and media.thumbnail:
            self._soft = Shot(f"{self._seq}", media.thumbnail, size, self._radius, soft=not ready)
        return self._size[0], self._size[1]

    def widen(self, width: float) -> None:
        """Stand in the middle of a bubble that is wider."""
        self._width = width

    def frame(self, x: float, y: float) -> QRectF:
        """Return where the picture lies."""
        return QRectF(x + round((self._width - self._size[0]) / 2), y, *self._size)

    # ------------------------------------------------------------ paint

    def draw(self, paint: Paint, x: float, y: float) -> None:
        """Draw the picture, or what stands in for it, and what can be done."""
        rect = self.frame(x, y)
        progress = paint.live.progress.get(self._seq)
        now = phase(self._media, progress)
        moving = paint.live.frames.get(self._seq)
        broken = self._real is not None and paint.broken(self._real, paint.dpr)
        if moving is not None:
            draw_cover(paint, rect, moving, self._radius)
        elif not self._draw_still(paint, rect):
            self._draw_place(paint, rect, now)
        if broken:
            draw_disc(paint, self._disc(rect), "image-off", QColor(SCRIM), QColor(ON_SCRIM))
            said = QCoreApplication.translate("Media", "Can't be shown here")
            self._draw_pill(paint, rect, self._offer.label(said), rect.center().y() + self._style.px(42))
        self._draw_centre(paint, rect, now, progress, plays=moving is not None)
        if self._kind is not Kind.STICKER and not broken:
            self._draw_tag(paint, rect, now, progress)

    def _draw_still(self, paint: Paint, rect: QRectF) -> bool:
        for shot in (self._real, self._soft):
            image = paint.picture(shot, paint.dpr) if shot is not None else None
            if image is not None:
                paint.painter.drawImage(rect, image)
                return True
        return False

    def _draw_place(self, paint: Paint, rect: QRectF, now: Phase) -> None:
        tokens = paint.tokens
        plate(paint.painter, rect, self._radius, faded(tokens.muted, 0.18))
        if self._kind is Kind.VIDEO or not (
            now is Phase.READY or (now is Phase.EXPIRED and not self._may_ask)
        ):
            return  # something else stands in the middle
        side = self._style.px(28)
        middle = rect.center()
        icon = QRectF(middle.x() - side / 2, middle.y() - side / 2, side, side)
        paint.icon(_ICONS.get(self._kind, "image"), icon, tokens.muted)

    def _disc(self, rect: QRectF) -> QRectF:
        side = min(self._style.px(_DISC), rect.width() * 0.5, rect.height() * 0.5)
        middle = rect.center()
        return QRectF(middle.x() - side / 2, middle.y() - side / 2, side, side)

    def _draw_centre(
        self, paint: Paint, rect: QRectF, now: Phase, progress: Progress | None, *, plays: bool
    ) -> None:
        scrim, white = QColor(SCRIM), QColor(ON_SCRIM)
        if now is Phase.EXPIRED:
            if self._may_ask:
                self._draw_pill(paint, rect, self._offer.label(ask_words()), rect.center().y())
            return
        if now is Phase.READY:
            if self._uploads and progress is not None and progress.done is not None:
                draw_disc(paint, self._disc(rect), "x", scrim, white, progress)
            elif self._kind is Kind.VIDEO or (self._kind is Kind.GIF and not plays):
                draw_disc(paint, self._disc(rect), "play", scrim, white, progress)
            elif progress is not None and progress.done is not None:
                draw_disc(paint, self._disc(rect), "clock", scrim, white, progress)
            return
        draw_disc(paint, self._disc(rect), ICONS[now], scrim, white, progress)

    def _draw_pill(self, paint: Paint, rect: QRectF, label: Label, middle: float) -> None:
        px = self._style.px
        width, height = label.width + px(24), label.height + px(12)
        pill = QRectF(rect.center().x() - width / 2, middle - height / 2, width, height)
        plate(paint.painter, pill, height / 2, QColor(SCRIM))
        label.draw(paint.painter, pill.x() + px(12), pill.y() + px(6), QColor(ON_SCRIM))

    def _words(self, now: Phase, progress: Progress | None) -> str:
        if now is not Phase.READY:
            return short_words(self._media, now, progress)
        if self._uploads and progress is not None and progress.done is not None:
            return amount(progress, self._media.size if self._media else None)
        if self._kind is Kind.GIF:
            return "GIF"
        if self._kind is Kind.VIDEO and self._media and self._media.seconds:
            return texts.length(self._media.seconds)
        return ""

    def _draw_tag(self, paint: Paint, rect: QRectF, now: Phase, progress: Progress | None) -> None:
        said = self._words(now, progress)
        if not said:
            return
        style, painter = self._style, paint.painter
        tag = self._tag.label(said)
        film = self._kind is Kind.VIDEO and now is Phase.READY
        pad, height = style.px(7), style.px(19)
        mark = style.px(13) if film else 0
        inset = style.px(6)
        top = rect.y() + inset
        left = rect.x() + inset
        if self._round:
            left = rect.center().x() - (tag.width + 2 * pad + mark) / 2
            top = rect.bottom() - height - style.px(12)
        pill = QRectF(left, top, tag.width + 2 * pad + mark, height)
        plate(painter, pill, height / 2, QColor(SCRIM))
        white = QColor(ON_SCRIM)
        if film:
            x, y, side = pill.x() + pad, pill.center().y(), style.px(8)
            painter.setBrush(white)
            painter.drawPolygon(
                QPolygonF([QPointF(x, y - side / 2), QPointF(x + side * 0.85, y), QPointF(x, y + side / 2)])
            )
        tag.draw(painter, pill.x() + pad + mark, pill.y() + (height - tag.height) / 2, white)

    # ------------------------------------------------------------ hit

    def hit(self, x: float, y: float) -> Hit:
        """Return that it is opened, fetched or asked for; in the middle is the round button."""
        rect = self.frame(0, 0)
        if not rect.contains(x, y):
            return NOTHING
        if self._stored is Phase.EXPIRED:
            return Hit(What.ASK_AGAIN) if self._may_ask else NOTHING
        if self._stored is Phase.READY and self._kind is Kind.STICKER:
            return NOTHING
        return Hit(What.MEDIA, CENTRE if self._disc(rect).contains(x, y) else "")


def view_once_words(kind: Kind) -> str:
    """Return what is said of a message that may be seen once, on the phone."""
    if kind is Kind.VIDEO:
        return QCoreApplication.translate("Conversation", "Video to be seen once")
    if kind in (Kind.VOICE, Kind.AUDIO):
        return QCoreApplication.translate("Conversation", "Voice message to be heard once")
    return QCoreApplication.translate("Conversation", "Photo to be seen once")
