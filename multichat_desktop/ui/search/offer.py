"""The way from the list's own search into the messages: a row below what was found."""

from PySide6.QtCore import QRectF, QSize
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from multichat_desktop.ui.icons import Icons
from multichat_desktop.ui.lines import Lines
from multichat_desktop.ui.theme import Role, Theme
from multichat_desktop.ui.widgets.buttons import PaintedButton

_HEIGHT, _ICON = 48, 18


class MessagesOffer(PaintedButton):
    """Hidden while nothing is typed."""

    def __init__(self, theme: Theme, icons: Icons, parent: QWidget | None = None) -> None:
        super().__init__(theme, "", parent)
        self._icons, self._lines = icons, Lines(theme, 8)
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)
        self.hide()

    def offer(self, text: str) -> None:
        """Offer to look for a text in the messages."""
        text = " ".join(text.split())
        self.setVisible(bool(text))
        said = self.tr("Search messages for “{text}”").format(text=text)
        self.setText(said)
        self.setAccessibleName(said)
        self.update()

    def sizeHint(self) -> QSize:
        """Return a row's height; its width is the list's."""
        return QSize(0, self.theme.px(_HEIGHT))

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw icon and words below a hairline."""
        del event
        tokens, px = self.theme.tokens, self.theme.px
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.fillRect(self.rect(), tokens.hover if self.underMouse() else tokens.surface)
        painter.fillRect(0, 0, self.width(), 1, tokens.line)
        side = px(_ICON)
        pixmap = self._icons.pixmap("search", side, tokens.accent, self.devicePixelRatioF())
        painter.drawPixmap(px(20), round((self.height() - side) / 2), pixmap)
        left = px(20) + side + px(12)
        rect = QRectF(left, 0, self.width() - left - px(14), self.height())
        self._lines.get(self.text(), Role.SMALL, int(rect.width())).draw(painter, rect, tokens.accent)
        self.paint_ring(painter, QRectF(self.rect()).adjusted(4, 4, -4, -4), px(8))
        painter.end()
