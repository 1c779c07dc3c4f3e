"""A chosen file as a small picture: what is seen in it, or the icon of its kind."""

from PySide6.QtCore import QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QPainter, QPainterPath, QPaintEvent, QPen
from PySide6.QtWidgets import QSizePolicy, QWidget

from multichat_desktop.ui.attach.chosen import Chosen
from multichat_desktop.ui.attach.words import kind_icon
from multichat_desktop.ui.icons import Icons
from multichat_desktop.ui.theme import Theme


class FilePicture(QWidget):
    """Draws one file into a frame of a fixed size; says nothing to a screen reader, since words stand beside it."""

    def __init__(self, theme: Theme, icons: Icons, size: QSize, parent: QWidget) -> None:
        super().__init__(parent)
        self._theme, self._icons, self._size = theme, icons, size
        self._file: Chosen | None = None
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        theme.changed.connect(self.updateGeometry)

    def show_file(self, file: Chosen | None) -> None:
        """Show a file."""
        self._file = file
        self.update()

    def sizeHint(self) -> QSize:
        """Return the frame's size."""
        return QSize(self._theme.px(self._size.width()), self._theme.px(self._size.height()))

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw it."""
        del event
        file = self._file
        if file is None:
            return
        tokens, px = self._theme.tokens, self._theme.px
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
        rect, path = QRectF(self.rect()), QPainterPath()
        path.addRoundedRect(rect, px(8), px(8))
        if file.image is not None and not file.error:
            painter.setClipPath(path)
            size = file.image.size().scaled(self.size(), Qt.AspectRatioMode.KeepAspectRatioByExpanding)
            corner = rect.center() - QPointF(size.width() / 2, size.height() / 2)
            painter.drawImage(QRectF(corner, size.toSizeF()), file.image)
        else:
            painter.setPen(QPen(tokens.line, 1))
            painter.setBrush(tokens.surface)
            painter.drawRoundedRect(rect.adjusted(0.5, 0.5, -0.5, -0.5), px(8), px(8))
            side = px(22)
            colour = tokens.danger if file.error else tokens.muted
            icon = self._icons.pixmap(kind_icon(file), side, colour, self.devicePixelRatioF())
            painter.drawPixmap(rect.center() - QPointF(side / 2, side / 2), icon)
        painter.end()
