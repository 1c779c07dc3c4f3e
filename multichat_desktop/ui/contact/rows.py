"""The panel's lines: a number that can be copied, a member of a group, a document, a picture."""

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QColor, QImage, QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from multichat_desktop.domain.content import Kind
from multichat_desktop.domain.message import Message
from multichat_desktop.ui import texts
from multichat_desktop.ui.avatars import paint_avatar
from multichat_desktop.ui.conversation.style import Shot
from multichat_desktop.ui.conversation.thumbnails import Thumbnails
from multichat_desktop.ui.icons import Icons
from multichat_desktop.ui.lines import Lines
from multichat_desktop.ui.theme import ON_SCRIM, SCRIM, Role, Theme
from multichat_desktop.ui.widgets.buttons import PaintedButton

COLUMNS = 3
_LINE, _ICON, _AVATAR, _CORNER = 44, 18, 32, 8


class PanelLine(PaintedButton):
    """A line with a caption, a smaller one below or at the right, and something at the left; pressing it does something."""

    def __init__(
        self,
        theme: Theme,
        lines: Lines,
        text: str,
        below: str,
        parent: QWidget | None = None,
        *,
        tag: str = "",
    ) -> None:
        super().__init__(theme, texts.one_line(text), parent)
        self._lines, self._below, self._tag = lines, below, tag
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setAccessibleName(", ".join(part for part in (self.text(), below, tag) if part))

    def sizeHint(self) -> QSize:
        """Return the height of all lines."""
        return QSize(100, self.theme.px(_LINE))

    def minimumSizeHint(self) -> QSize:
        """Be squeezed in width: what doesn't fit is cut."""
        return QSize(60, self.theme.px(_LINE))

    def paint_left(self, painter: QPainter, rect: QRectF) -> None:
        """Draw what stands at the left."""

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw it."""
        t, px = self.theme.tokens, self.theme.px
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        rect = QRectF(self.rect())
        if self.underMouse() and self.isEnabled():
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(t.hover)
            painter.drawRoundedRect(rect, px(_CORNER), px(_CORNER))
        self.paint_ring(painter, rect, px(_CORNER))
        side = px(_AVATAR)
        self.paint_left(painter, QRectF(px(8), (rect.height() - side) / 2, side, side))
        room = rect.adjusted(px(8 + _AVATAR + 10), 0, -px(8), 0)
        if self._tag:
            tag = self._lines.get(self._tag, Role.TINY, int(room.width() / 2))
            tag.draw(painter, QRectF(room.right() - tag.width, 0, tag.width, rect.height()), t.muted)
            room.setRight(room.right() - tag.width - px(8))
        name = self._lines.get(self.text(), Role.SMALL, int(room.width()))
        if not self._below:
            name.draw(painter, room, t.text)
        else:
            half = rect.height() / 2
            name.draw(painter, QRectF(room.left(), px(3), room.width(), half - px(2)), t.text)
            below = self._lines.get(self._below, Role.TINY, int(room.width()))
            below.draw(painter, QRectF(room.left(), half, room.width(), half - px(4)), t.muted)
        painter.end()


class IconLine(PanelLine):
    """A line with an icon before it."""

    def __init__(
        self, theme: Theme, icons: Icons, icon: str, lines: Lines, text: str, below: str, parent: QWidget
    ) -> None:
        super().__init__(theme, lines, text, below, parent)
        self._icons, self._icon = icons, icon

    def paint_left(self, painter: QPainter, rect: QRectF) -> None:
        """Draw the icon."""
        size = self.theme.px(_ICON)
        pixmap = self._icons.pixmap(self._icon, size, self.theme.tokens.muted, self.devicePixelRatioF())
        painter.drawPixmap(round(rect.center().x() - size / 2), round(rect.center().y() - size / 2), pixmap)


class PersonLine(PanelLine):
    """A line with somebody's initials before it; `identity` keeps their colour."""

    def __init__(
        self, theme: Theme, lines: Lines, text: str, below: str, identity: str, tag: str, parent: QWidget
    ) -> None:
        super().__init__(theme, lines, text, below, parent, tag=tag)
        self._identity = identity

    def paint_left(self, painter: QPainter, rect: QRectF) -> None:
        """Draw the initials."""
        paint_avatar(painter, rect, self.text(), self._identity, self.theme)


class Thumb(PaintedButton):
    """A small square picture of a message's picture or film."""

    def __init__(
        self,
        theme: Theme,
        icons: Icons,
        pictures: Thumbnails,
        message: Message,
        words: str,
        parent: QWidget,
    ) -> None:
        super().__init__(theme, words, parent)
        self._icons, self._pictures, self._message = icons, pictures, message
        self.setAccessibleName(words)
        self.setToolTip(words)
        pictures.ready.connect(self.update)

    def set_side(self, side: int) -> None:
        """Be so large."""
        self.setFixedSize(side, side)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the picture, or the kind's icon where there is none."""
        t, px = self.theme.tokens, self.theme.px
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        rect = QRectF(self.rect())
        picture = self._picture()
        film = self._message.kind is not Kind.IMAGE
        if picture is not None:
            painter.drawImage(rect.topLeft(), picture)
        else:
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(t.sunken)
            painter.drawRoundedRect(rect, px(_CORNER), px(_CORNER))
        if picture is None or film:
            size = px(20)
            icon = "play" if film else "image"
            colour = t.muted if picture is None else QColor(ON_SCRIM)
            if picture is not None:
                painter.setPen(Qt.PenStyle.NoPen)
                painter.setBrush(QColor(SCRIM))
                painter.drawEllipse(rect.center(), px(16), px(16))
            drawn = self._icons.pixmap(icon, size, colour, self.devicePixelRatioF())
            painter.drawPixmap(round((rect.width() - size) / 2), round((rect.height() - size) / 2), drawn)
        self.paint_ring(painter, rect, px(_CORNER))
        painter.end()

    def _picture(self) -> QImage | None:
        media, dpr = self._message.media, self.devicePixelRatioF()
        if media is None:
            return None
        size, radius, key = (
            QSize(self.width(), self.height()),
            self.theme.px(_CORNER),
            f"panel {self._message.seq}",
        )
        if media.path and self._message.kind is Kind.IMAGE:
            found = self._pictures.picture(Shot(key, size=size, radius=radius, file=media.path), dpr)
            if found is not None:
                return found
        if media.thumbnail:
            return self._pictures.picture(Shot(key, media.thumbnail, size, radius), dpr)
        return None
