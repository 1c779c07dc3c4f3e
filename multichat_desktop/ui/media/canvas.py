"""A picture on the stage: fitted or enlarged, moved about with the mouse or the keys."""

from collections.abc import Callable

from PySide6.QtCore import QPointF, QRectF, QSize, QSizeF, Qt, Signal
from PySide6.QtGui import QImage, QMouseEvent, QPainter, QPaintEvent, QResizeEvent, QWheelEvent
from PySide6.QtWidgets import QWidget

from multichat_desktop.ui.theme import DARK, Role, Theme

STEP = 1.25
_LARGEST = 8.0
_GROWN = 3.0


class Canvas(QWidget):
    """Shows one picture.

    Signals: `zoomed()`: it is shown larger or smaller; `clicked()`: a click that moved nothing.
    `quiet` says whether a double click means nothing yet (it may be the one that opened this).
    """

    zoomed = Signal()
    clicked = Signal()

    def __init__(self, theme: Theme, parent: QWidget, quiet: Callable[[], bool]) -> None:
        super().__init__(parent)
        self._theme, self._quiet = theme, quiet
        self._image: QImage | None = None
        self._size = QSizeF()
        self._words = ""
        self._grows = False
        self._scale: float | None = None
        self._middle = QPointF()
        self._held: QPointF | None = None
        self._moved = False
        self.setAttribute(Qt.WidgetAttribute.WA_OpaquePaintEvent)

    # ------------------------------------------------------------ what is shown

    @property
    def fits(self) -> bool:
        """Whether the whole picture is seen."""
        return self._scale is None

    @property
    def scale(self) -> float:
        """Return how many pixels of the screen a pixel of the picture takes."""
        return self._logical() * self.devicePixelRatioF()

    @property
    def image(self) -> QImage | None:
        """Return what is shown."""
        return self._image

    def show_words(self, text: str) -> None:
        """Show a sentence instead of a picture."""
        self._image, self._words, self._scale = None, text, None
        self.update()

    def show_image(self, image: QImage, size: QSize, *, grows: bool = False) -> None:
        """Show a picture whole; `size` is its real one, the image may be a smaller copy.

        `grows`: a small one is enlarged to fill the stage, as films are.
        """
        self._grows = grows
        self._image, self._size, self._words = image, QSizeF(size), ""
        self._scale, self._middle = None, QPointF(size.width() / 2, size.height() / 2)
        self.update()
        self.zoomed.emit()

    def sharpen(self, image: QImage) -> None:
        """Take a better copy, or the next frame, of what is shown; nothing moves."""
        self._image = image
        self.update()

    # ------------------------------------------------------------ zoom and place

    def fit_scale(self) -> float:
        """Return the scale at which all of it is seen; a picture never above its real size."""
        if self._size.isEmpty():
            return 1.0
        ratio = min(self.width() / self._size.width(), self.height() / self._size.height())
        return min(ratio, (_GROWN if self._grows else 1) / self.devicePixelRatioF())

    def _logical(self) -> float:
        return self.fit_scale() if self._scale is None else self._scale

    def zoom_by(self, factor: float, at: QPointF | None = None) -> None:
        """Show it larger or smaller, the point `at` of the stage staying where it is."""
        if self._image is None:
            return
        fit = self.fit_scale()
        most = max(_LARGEST / self.devicePixelRatioF(), fit)
        self._zoom_to(min(max(self._logical() * factor, fit), most), at)

    def show_real_size(self, at: QPointF | None = None) -> None:
        """Show one pixel as one pixel."""
        if self._image is not None:
            self._zoom_to(max(1 / self.devicePixelRatioF(), self.fit_scale()), at)

    def fit(self) -> None:
        """Show all of it."""
        self._scale = None
        self.update()
        self.zoomed.emit()

    def toggle(self, at: QPointF | None = None) -> None:
        """Show all of it, or its real size."""
        if self.fits:
            self.show_real_size(at)
        else:
            self.fit()

    def pan(self, by: QPointF) -> None:
        """Move the picture by so many pixels of the stage."""
        if not self.fits:
            self._middle -= by / self._logical()
            self._keep_inside()
            self.update()

    def _zoom_to(self, scale: float, at: QPointF | None) -> None:
        centre = QPointF(self.width() / 2, self.height() / 2)
        beside = (at or centre) - centre
        point = self._middle + beside / self._logical()
        if scale <= self.fit_scale() * 1.001:
            self.fit()
            return
        self._scale = scale
        self._middle = point - beside / scale
        self._keep_inside()
        self.update()
        self.zoomed.emit()

    def _keep_inside(self) -> None:
        scale = self._logical()
        seen_w, seen_h = self.width() / scale / 2, self.height() / scale / 2
        whole = self._size
        x = whole.width() / 2
        y = whole.height() / 2
        if seen_w < x:
            x = min(max(self._middle.x(), seen_w), whole.width() - seen_w)
        if seen_h < y:
            y = min(max(self._middle.y(), seen_h), whole.height() - seen_h)
        self._middle = QPointF(x, y)

    def _target(self) -> QRectF:
        scale = self._logical()
        size = self._size * scale
        centre = QPointF(self.width() / 2, self.height() / 2)
        middle = QPointF(self._size.width() / 2, self._size.height() / 2) if self.fits else self._middle
        return QRectF(centre - middle * scale, size)

    # ------------------------------------------------------------ Qt's own

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the picture on the dark ground."""
        painter = QPainter(self)
        painter.fillRect(event.rect(), DARK.rail)
        if self._image is not None:
            painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform, self._grows or self.scale < 3)
            painter.drawImage(self._target(), self._image)
        elif self._words:
            painter.setPen(DARK.muted)
            painter.setFont(self._theme.font(Role.BODY))
            area = QRectF(self.rect()).adjusted(*([self._theme.px(32)] * 2), *([-self._theme.px(32)] * 2))
            painter.drawText(area, int(Qt.AlignmentFlag.AlignCenter | Qt.TextFlag.TextWordWrap), self._words)
        painter.end()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Keep what is seen within the stage."""
        super().resizeEvent(event)
        if not self.fits:
            self._keep_inside()
        self.zoomed.emit()

    def wheelEvent(self, event: QWheelEvent) -> None:
        """Zoom where the pointer is."""
        self.zoom_by(STEP ** (event.angleDelta().y() / 120), event.position())
        event.accept()

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Take hold of the picture."""
        if event.button() == Qt.MouseButton.LeftButton:
            self._held, self._moved = event.position(), False

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """Move it."""
        if self._held is None:
            return
        way = event.position() - self._held
        if self._moved or way.manhattanLength() > 4:
            self._moved = True
            self._held = event.position()
            self.setCursor(Qt.CursorShape.ClosedHandCursor)
            self.pan(way)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """Let it go."""
        del event
        held, self._held = self._held, None
        self.unsetCursor()
        if held is not None and not self._moved:
            self.clicked.emit()

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        """Show its real size there, or all of it."""
        if event.button() == Qt.MouseButton.LeftButton and not self._quiet():
            self.toggle(event.position())
