"""The file that is looked at before it goes: as large as there is room, or what it is called and how large it is."""

from PySide6.QtCore import QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QPainter, QPainterPath, QPaintEvent, QPolygonF
from PySide6.QtWidgets import QSizePolicy, QWidget

from multichat_desktop.domain.content import Kind
from multichat_desktop.ui.attach.chosen import Chosen
from multichat_desktop.ui.attach.words import facts, kind_icon, name_of, said_of, trouble
from multichat_desktop.ui.icons import Icons
from multichat_desktop.ui.theme import ON_SCRIM, SCRIM, Metrics, Role, Theme

_CARD = 300


class Stage(QWidget):
    """Draws one file."""

    def __init__(self, theme: Theme, icons: Icons, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme, self._icons = theme, icons
        self._file: Chosen | None = None
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)
        self.setMinimumHeight(theme.px(120))

    def show_file(self, file: Chosen) -> None:
        """Show a file."""
        self._file = file
        self.setAccessibleName(said_of(file))
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw it in the middle."""
        del event
        file = self._file
        if file is None:
            return
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
        if file.image is not None and not file.error and not file.untouched:
            self._draw_picture(painter, file)
        else:
            self._draw_card(painter, file)
        painter.end()

    def _draw_picture(self, painter: QPainter, file: Chosen) -> None:
        px, image = self._theme.px, file.image
        assert image is not None
        room = QSize(self.width() - 2 * px(24), self.height() - 2 * px(12) - px(24))
        size = image.size()
        if size.width() > room.width() or size.height() > room.height():
            size = size.scaled(room, Qt.AspectRatioMode.KeepAspectRatio)
        rect = QRectF(QPointF(0, 0), size.toSizeF())
        rect.moveCenter(QPointF(self.width() / 2, (self.height() - px(24)) / 2))
        path = QPainterPath()
        path.addRoundedRect(rect, px(8), px(8))
        painter.save()
        painter.setClipPath(path)
        painter.drawImage(rect, image)
        painter.restore()
        if file.kind is Kind.VIDEO:
            self._draw_play(painter, rect.center())
        tokens = self._theme.tokens
        painter.setPen(tokens.muted)
        painter.setFont(self._theme.font(Role.META))
        line = QRectF(px(24), rect.bottom() + px(8), self.width() - 2 * px(24), px(20))
        said = painter.fontMetrics().elidedText(
            f"{name_of(file)} · {facts(file)}", Qt.TextElideMode.ElideMiddle, int(line.width())
        )
        painter.drawText(line, Qt.AlignmentFlag.AlignCenter, said)

    def _draw_play(self, painter: QPainter, middle: QPointF) -> None:
        side = self._theme.px(52)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(QColor(SCRIM))
        painter.drawEllipse(middle, side / 2, side / 2)
        painter.setBrush(QColor(ON_SCRIM))
        reach = side * 0.2
        painter.drawPolygon(
            QPolygonF(
                [
                    middle + QPointF(-reach * 0.7, -reach),
                    middle + QPointF(reach, 0),
                    middle + QPointF(-reach * 0.7, reach),
                ]
            )
        )

    def _draw_card(self, painter: QPainter, file: Chosen) -> None:
        px, tokens = self._theme.px, self._theme.tokens
        width = min(px(_CARD), self.width() - px(24))
        rect = QRectF(0, 0, width, px(188))
        rect.moveCenter(QRectF(self.rect()).center())
        painter.setPen(tokens.line)
        painter.setBrush(tokens.surface)
        painter.drawRoundedRect(rect, px(Metrics.CORNER), px(Metrics.CORNER))
        side = px(44)
        colour = tokens.danger if file.error else tokens.muted
        icon = self._icons.pixmap(kind_icon(file), side, colour, self.devicePixelRatioF())
        painter.drawPixmap(QPointF(rect.center().x() - side / 2, rect.top() + px(24)), icon)
        room = rect.adjusted(px(16), px(80), -px(16), -px(12))
        painter.setPen(tokens.text)
        painter.setFont(self._theme.font(Role.BODY_STRONG))
        name = painter.fontMetrics().elidedText(
            name_of(file), Qt.TextElideMode.ElideMiddle, int(room.width())
        )
        painter.drawText(room, Qt.AlignmentFlag.AlignHCenter | Qt.AlignmentFlag.AlignTop, name)
        painter.setFont(self._theme.font(Role.META))
        painter.setPen(tokens.danger if file.error else tokens.muted)
        said = trouble(file.error) if file.error else facts(file)
        below = room.adjusted(0, px(26), 0, 0)
        flags = Qt.AlignmentFlag.AlignHCenter | Qt.AlignmentFlag.AlignTop | Qt.TextFlag.TextWordWrap
        painter.drawText(below, int(flags), said)
