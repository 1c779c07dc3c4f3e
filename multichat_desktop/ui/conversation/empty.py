"""What stands where a conversation will be."""

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QPainter, QPainterPath, QPaintEvent, QPen
from PySide6.QtWidgets import QSizePolicy, QWidget

from multichat_desktop.ui.theme import Role, Theme


class NothingOpen(QWidget):
    """Two bubbles, and how a conversation comes here."""

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self.setAttribute(Qt.WidgetAttribute.WA_OpaquePaintEvent)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)
        self.setAccessibleName(self.tr("Choose a conversation"))
        theme.changed.connect(self.update)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw it in the middle."""
        del event
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        tokens = self._theme.tokens
        painter.fillRect(self.rect(), tokens.bg)
        middle = QPointF(self.width() / 2, self.height() / 2 - 40)
        self._draw_bubbles(painter, middle)
        painter.setPen(tokens.text)
        painter.setFont(self._theme.font(Role.HEADING))
        top = middle.y() + 78
        box = QRectF(24, top, self.width() - 48, self._theme.px(24))
        painter.drawText(box, Qt.AlignmentFlag.AlignCenter, self.tr("Choose a conversation"))
        painter.setPen(tokens.muted)
        painter.setFont(self._theme.font(Role.BODY))
        said = self.tr("It opens here, with everything that was written. New messages appear by themselves.")
        width = min(self.width() - 48, self._theme.px(360))
        below = QRectF((self.width() - width) / 2, box.bottom() + 8, width, self._theme.px(66))
        flags = Qt.AlignmentFlag.AlignHCenter | Qt.AlignmentFlag.AlignTop | Qt.TextFlag.TextWordWrap
        painter.drawText(below, int(flags), said)

    def _draw_bubbles(self, painter: QPainter, middle: QPointF) -> None:
        tokens = self._theme.tokens
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(tokens.accent_soft)
        painter.drawEllipse(middle, 62, 62)
        incoming = QRectF(middle.x() - 42, middle.y() - 30, 60, 30)
        outgoing = QRectF(middle.x() - 14, middle.y() + 8, 56, 26)
        for rect, ground, lines in (
            (incoming, tokens.surface, (40, 26)),
            (outgoing, tokens.accent, (34,)),
        ):
            path = QPainterPath()
            path.addRoundedRect(rect, 10, 10)
            painter.fillPath(path, ground)
            ink = tokens.line if ground == tokens.surface else tokens.on_accent
            painter.setPen(QPen(ink, 4, Qt.PenStyle.SolidLine, Qt.PenCapStyle.RoundCap))
            gap = rect.height() / (len(lines) + 1)
            for i, length in enumerate(lines):
                y = rect.y() + gap * (i + 1)
                painter.drawLine(QPointF(rect.x() + 10, y), QPointF(rect.x() + 10 + length, y))
            painter.setPen(Qt.PenStyle.NoPen)
