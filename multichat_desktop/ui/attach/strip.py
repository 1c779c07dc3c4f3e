"""The chosen files side by side: small pictures to go between, put in order and take away."""

from PySide6.QtCore import QPoint, QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QColor, QKeyEvent, QMouseEvent, QPainter, QPainterPath, QPaintEvent, QPen
from PySide6.QtWidgets import QApplication, QSizePolicy, QWidget

from multichat_desktop.ui.attach.chosen import Chosen
from multichat_desktop.ui.attach.words import kind_icon, said_of
from multichat_desktop.ui.icons import Icons
from multichat_desktop.ui.theme import ON_SCRIM, SCRIM, Theme

_SIDE, _GAP, _CROSS = 56, 8, 18


class Strip(QWidget):
    """Draws the files.

    Signals: `current_changed(int)`, `removed(int)`, `moved(int, int)`: one was put from a place to another.
    Left and right go along, with Ctrl they move the file, Del takes it away.
    """

    current_changed = Signal(int)
    removed = Signal(int)
    moved = Signal(int, int)

    def __init__(self, theme: Theme, icons: Icons, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme, self._icons = theme, icons
        self._files: list[Chosen] = []
        self._current = 0
        self._first = 0
        self._pressed: tuple[int, QPointF] | None = None
        self._dragging = False
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setMouseTracking(True)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self._hover = -1

    def sizeHint(self) -> QSize:
        """Return room for all of them."""
        px = self._theme.px
        return QSize(len(self._files) * px(_SIDE + _GAP), px(_SIDE) + 8)

    def show_files(self, files: list[Chosen], current: int) -> None:
        """Show files, one of them being the one that is looked at."""
        self._files, self._current = files, current
        self._keep_in_sight()
        if 0 <= current < len(files):
            place = self.tr("File {n} of {all}").format(n=current + 1, all=len(files))
            self.setAccessibleName(f"{place}: {said_of(files[current])}")
        self.updateGeometry()
        self.update()

    # ------------------------------------------------------------ places

    def _fits(self) -> int:
        return max(self.width() // self._theme.px(_SIDE + _GAP), 1)

    def _keep_in_sight(self) -> None:
        """Let the strip begin where the current one is seen."""
        last = max(len(self._files) - self._fits(), 0)
        lowest = max(self._current - self._fits() + 1, 0)
        self._first = min(max(min(self._first, self._current), lowest), last)

    def rect_of(self, place: int) -> QRectF:
        """Return where a file's picture is drawn."""
        px = self._theme.px
        shown = min(len(self._files) - self._first, self._fits())
        left = (self.width() - shown * px(_SIDE + _GAP) + px(_GAP)) / 2
        return QRectF(round(left + (place - self._first) * px(_SIDE + _GAP)), 4, px(_SIDE), px(_SIDE))

    def cross_of(self, place: int) -> QRectF:
        """Return where one takes a file away."""
        rect, side = self.rect_of(place), self._theme.px(_CROSS)
        return QRectF(rect.right() - side - 2, rect.top() + 2, side, side)

    def _at(self, point: QPointF) -> int:
        shown = range(self._first, min(self._first + self._fits(), len(self._files)))
        return next((i for i in shown if self.rect_of(i).contains(point)), -1)

    # ------------------------------------------------------------ hands

    def _go(self, place: int) -> None:
        if 0 <= place < len(self._files) and place != self._current:
            self.current_changed.emit(place)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Go along, move, take away."""
        step = {Qt.Key.Key_Left: -1, Qt.Key.Key_Right: 1}.get(Qt.Key(event.key()))
        if step is not None and event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            if 0 <= self._current + step < len(self._files):
                self.moved.emit(self._current, self._current + step)
        elif step is not None:
            self._go(self._current + step)
        elif event.key() == Qt.Key.Key_Home:
            self._go(0)
        elif event.key() == Qt.Key.Key_End:
            self._go(len(self._files) - 1)
        elif event.key() in (Qt.Key.Key_Delete, Qt.Key.Key_Backspace):
            self.removed.emit(self._current)
        else:
            super().keyPressEvent(event)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Look at a file, or begin to carry it."""
        place = self._at(event.position())
        if place < 0 or event.button() != Qt.MouseButton.LeftButton:
            return
        if self.cross_of(place).contains(event.position()):
            self.removed.emit(place)
            return
        self._pressed, self._dragging = (place, event.position()), False
        self._go(place)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """Carry a file to another place."""
        over = self._at(event.position())
        if over != self._hover:
            self._hover = over
            self.update()
        if self._pressed is None:
            return
        place, began = self._pressed
        far = (event.position() - began).manhattanLength() >= QApplication.startDragDistance()
        self._dragging = self._dragging or far
        if self._dragging and over >= 0 and over != place:
            self._pressed = (over, event.position())
            self.moved.emit(place, over)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """Put it down."""
        del event
        self._pressed, self._dragging = None, False

    def leaveEvent(self, event: object) -> None:
        """Forget the pointer."""
        del event
        self._hover = -1
        self.update()

    # ------------------------------------------------------------ looks

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw them."""
        del event
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
        for place in range(self._first, min(self._first + self._fits(), len(self._files))):
            self._draw(painter, place)
        painter.end()

    def _draw(self, painter: QPainter, place: int) -> None:
        tokens, px = self._theme.tokens, self._theme.px
        rect, file = self.rect_of(place), self._files[place]
        corner = px(8)
        path = QPainterPath()
        path.addRoundedRect(rect, corner, corner)
        painter.fillPath(path, tokens.sunken)
        if file.image is not None and not file.untouched:
            painter.save()
            painter.setClipPath(path)
            size = QSize(file.image.size()).scaled(
                rect.size().toSize(), Qt.AspectRatioMode.KeepAspectRatioByExpanding
            )
            middle = rect.center() - QPointF(size.width() / 2, size.height() / 2)
            painter.drawImage(QRectF(middle, size.toSizeF()), file.image)
            painter.restore()
        else:
            side = px(22)
            colour = tokens.danger if file.error else tokens.muted
            icon = self._icons.pixmap(kind_icon(file), side, colour, self.devicePixelRatioF())
            painter.drawPixmap(rect.center() - QPointF(side / 2, side / 2), icon)
        painter.setBrush(Qt.BrushStyle.NoBrush)
        if place == self._current:
            painter.setPen(QPen(tokens.accent, 2))
            painter.drawRoundedRect(rect.adjusted(-2, -2, 2, 2), corner + 2, corner + 2)
            if self.hasFocus():
                painter.setPen(QPen(tokens.accent, 1, Qt.PenStyle.DotLine))
                painter.drawRoundedRect(rect.adjusted(2, 2, -2, -2), corner - 2, corner - 2)
        else:
            painter.setPen(QPen(tokens.danger if file.error else tokens.line, 1))
            painter.drawRoundedRect(rect.adjusted(0.5, 0.5, -0.5, -0.5), corner, corner)
        if place in (self._hover, self._current):
            cross = self.cross_of(place)
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(QColor(SCRIM))
            painter.drawEllipse(cross)
            side = px(11)
            icon = self._icons.pixmap("x", side, QColor(ON_SCRIM), self.devicePixelRatioF())
            painter.drawPixmap(cross.center() - QPointF(side / 2, side / 2), icon)

    def spot(self, place: int) -> QPoint:
        """Return the middle of a file's picture, for tests and for what points at it."""
        return self.rect_of(place).center().toPoint()

    def resizeEvent(self, event: object) -> None:
        """Keep the current one in sight."""
        del event
        self._keep_in_sight()
