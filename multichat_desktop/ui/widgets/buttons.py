"""Buttons: the one thing to do next, a quiet one, an icon alone, and the chips above the list."""

from PySide6.QtCore import QEvent, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QColor, QFontMetricsF, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QAbstractButton, QSizePolicy, QWidget

from multichat_desktop.ui.icons import Icons
from multichat_desktop.ui.theme import Role, Theme

_CHIP_PADDING, _CHIP_ICON = 11, 14


class PaintedButton(QAbstractButton):
    """The common part: follows the theme, knows hovering, shows where the keyboard is."""

    def __init__(self, theme: Theme, text: str = "", parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.theme = theme
        self.setText(text)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        theme.changed.connect(self._rescale)

    def shows_focus(self) -> bool:
        """Whether to draw the ring: the keyboard is here, and it came here by keyboard."""
        return self.hasFocus() and self.window().testAttribute(Qt.WidgetAttribute.WA_KeyboardFocusChange)

    def text_width(self, role: Role) -> float:
        """Return how wide the caption is."""
        return QFontMetricsF(self.theme.font(role)).horizontalAdvance(self.text())

    def paint_ring(
        self, painter: QPainter, rect: QRectF, corner: float, colour: QColor | None = None
    ) -> None:
        """Draw the ring of the keyboard's place."""
        if self.shows_focus():
            painter.setPen(QPen(colour or self.theme.tokens.accent, 1.5))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawRoundedRect(rect.adjusted(1, 1, -1, -1), corner, corner)

    def minimumSizeHint(self) -> QSize:
        """Never be squeezed."""
        return self.sizeHint()

    def _rescale(self) -> None:
        self.updateGeometry()
        self.update()


class PushButton(PaintedButton):
    """A button with a caption; `primary` for the thing to do next."""

    def __init__(
        self, theme: Theme, text: str, parent: QWidget | None = None, *, primary: bool = True
    ) -> None:
        super().__init__(theme, text, parent)
        self._primary = primary

    def sizeHint(self) -> QSize:
        """Return the size of the caption with room around it."""
        px = self.theme.px
        return QSize(round(self.text_width(Role.META_STRONG)) + px(32), px(34))

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw it."""
        t, px = self.theme.tokens, self.theme.px
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        rect = QRectF(self.rect()).adjusted(0.5, 0.5, -0.5, -0.5)
        if self._primary:
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(t.accent)
        else:
            painter.setPen(QPen(t.line, 1))
            painter.setBrush(t.hover if self.underMouse() else t.surface)
        if self.isDown():
            painter.setOpacity(0.85)
        if not self.isEnabled():
            painter.setOpacity(0.45)
        painter.drawRoundedRect(rect, px(10), px(10))
        self.paint_ring(
            painter, rect.adjusted(2, 2, -2, -2), px(8), t.on_accent if self._primary else t.accent
        )
        painter.setPen(t.on_accent if self._primary else t.accent)
        painter.setFont(self.theme.font(Role.META_STRONG))
        painter.drawText(rect, Qt.AlignmentFlag.AlignCenter, self.text())
        painter.end()


class IconButton(PaintedButton):
    """An icon alone; its name for tooltips and screen readers is the text."""

    def __init__(
        self, theme: Theme, icons: Icons, icon: str, text: str, parent: QWidget | None = None, side: int = 32
    ) -> None:
        super().__init__(theme, text, parent)
        self._icons, self._icon, self._side = icons, icon, side
        self.setToolTip(text)
        self.setAccessibleName(text)

    def show_icon(self, icon: str) -> None:
        """Show another icon."""
        if icon != self._icon:
            self._icon = icon
            self.update()

    def name(self, text: str) -> None:
        """Say something else, to the pointer and to a screen reader."""
        if text != self.toolTip():
            self.setToolTip(text)
            self.setAccessibleName(text)

    def sizeHint(self) -> QSize:
        """Return the square that can be hit."""
        return QSize(self.theme.px(self._side), self.theme.px(self._side))

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw it."""
        t, px = self.theme.tokens, self.theme.px
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        rect = QRectF(self.rect())
        if self.underMouse():
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(t.hover)
            painter.drawRoundedRect(rect, px(8), px(8))
        self.paint_ring(painter, rect, px(8))
        size = px(18 if self._side >= 28 else 14)
        colour = t.muted if self.isEnabled() else t.line
        pixmap = self._icons.pixmap(self._icon, size, colour, self.devicePixelRatioF())
        painter.drawPixmap(round((self.width() - size) / 2), round((self.height() - size) / 2), pixmap)
        painter.end()


class Chip(PaintedButton):
    """One of several choices, of which one is on; `count` stands behind the caption when there is any.

    Signal: `changed()` when the caption did. `icon` may stand for the caption where there is no room for it.
    """

    changed = Signal()

    def __init__(
        self,
        theme: Theme,
        text: str,
        parent: QWidget | None = None,
        *,
        icons: Icons | None = None,
        icon: str = "",
    ) -> None:
        super().__init__(theme, text, parent)
        self._name = text
        self._icons, self._icon = icons, icon
        self._padding, self._as_icon = _CHIP_PADDING, False
        self.setCheckable(True)

    @property
    def is_icon(self) -> bool:
        """Whether the icon stands for the caption."""
        return self._as_icon

    def set_count(self, count: int) -> None:
        """Show how many there are; nothing for none."""
        text = f"{self._name} {count if count <= 999 else '999+'}" if count else self._name
        if text != self.text():
            self.setText(text)
            self.updateGeometry()
            self.changed.emit()

    def squeeze(self, padding: int, as_icon: bool) -> None:
        """Take so much room at either side, and the icon for the caption if there is one."""
        as_icon = as_icon and bool(self._icon)
        if (padding, as_icon) != (self._padding, self._as_icon):
            self._padding, self._as_icon = padding, as_icon
            self.setToolTip(self.text() if as_icon else "")
            self.updateGeometry()
            self.update()

    def sizeHint(self) -> QSize:
        """Return the size of the caption with room around it."""
        px = self.theme.px
        inner = px(_CHIP_ICON) if self._as_icon else round(self.text_width(Role.META_MEDIUM))
        return QSize(inner + px(2 * self._padding), px(26))

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw it."""
        t = self.theme.tokens
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        rect = QRectF(self.rect())
        corner = rect.height() / 2
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(t.accent_soft if self.isChecked() else t.line if self.underMouse() else t.sunken)
        painter.drawRoundedRect(rect, corner, corner)
        self.paint_ring(painter, rect, corner - 1)
        painter.setPen(t.accent if self.isChecked() else t.text if self.underMouse() else t.muted)
        if self._as_icon and self._icons is not None:
            size = self.theme.px(_CHIP_ICON)
            picture = self._icons.pixmap(self._icon, size, painter.pen().color(), self.devicePixelRatioF())
            painter.drawPixmap(round((self.width() - size) / 2), round((self.height() - size) / 2), picture)
        else:
            painter.setFont(self.theme.font(Role.META_MEDIUM))
            painter.drawText(rect, Qt.AlignmentFlag.AlignCenter, self.text())
        painter.end()

    def event(self, event: QEvent) -> bool:
        """Paint anew when the pointer comes or goes."""
        if event.type() in {QEvent.Type.HoverEnter, QEvent.Type.HoverLeave}:
            self.update()
        return super().event(event)
