"""The few real widgets on the view: a thin scroll bar and the button to the end."""

from PySide6.QtCore import QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QAbstractButton, QScrollBar, QStyle, QStyleOptionSlider, QWidget

from multichat_desktop.ui.conversation import words
from multichat_desktop.ui.conversation.row import BAR
from multichat_desktop.ui.conversation.style import faded
from multichat_desktop.ui.icons import Icons
from multichat_desktop.ui.theme import Role, Theme

_BUTTON = 42


class ThinBar(QScrollBar):
    """A scroll bar that is only its slider, painted in a few microseconds."""

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(Qt.Orientation.Vertical, parent)
        self._theme = theme
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)

    def sizeHint(self) -> QSize:
        """Return a thin size."""
        return QSize(BAR, 64)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the slider where the style says it can be grasped."""
        del event
        painter = QPainter(self)
        tokens = self._theme.tokens
        painter.fillRect(self.rect(), tokens.bg)
        if self.maximum() <= self.minimum():
            return
        option = QStyleOptionSlider()
        self.initStyleOption(option)
        slider = self.style().subControlRect(
            QStyle.ComplexControl.CC_ScrollBar, option, QStyle.SubControl.SC_ScrollBarSlider, self
        )
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(faded(tokens.muted, 0.55 if self.underMouse() or self.isSliderDown() else 0.3))
        wide = 6.0 if self.underMouse() or self.isSliderDown() else 4.0
        rect = QRectF(self.width() - wide - 2, slider.y() + 2, wide, slider.height() - 4)
        painter.drawRoundedRect(rect, wide / 2, wide / 2)


class EndButton(QAbstractButton):
    """The round button that leads to the newest message, with the number of what came meanwhile."""

    def __init__(self, theme: Theme, parent: QWidget) -> None:
        super().__init__(parent)
        self._theme = theme
        self._came: set[int] = set()
        self._icons, self._counts = Icons(), words.Counts(self)
        self.setFixedSize(_BUTTON + 6, _BUTTON + 12)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)
        self._say()
        self.hide()

    @property
    def count(self) -> int:
        """Return how many messages came."""
        return len(self._came)

    def note(self, seq: int) -> None:
        """Count a message that came while the end was out of sight."""
        self._came.add(seq)
        self._say()

    def forget(self) -> None:
        """Count anew: the end was seen."""
        if self._came:
            self._came.clear()
            self._say()

    def _say(self) -> None:
        count = self.count
        self.setAccessibleName(self._counts.new_below(count) if count else self.tr("Go to the end"))
        self.setToolTip(self.accessibleName())
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw a disc with an arrow, and the number on its edge."""
        del event
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        tokens = self._theme.tokens
        disc = QRectF(3, 8, _BUTTON, _BUTTON).adjusted(1, 1, -1, -1)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(tokens.shadow)
        painter.drawEllipse(disc.translated(0, 1.5))
        painter.setPen(QPen(tokens.accent if self.hasFocus() else tokens.line, 1))
        painter.setBrush(tokens.selection if self.underMouse() else tokens.surface)
        painter.drawEllipse(disc)
        icon = self._icons.pixmap("chevron-down", 22, tokens.muted, self.devicePixelRatioF())
        painter.drawPixmap(QPointF(disc.center().x() - 11, disc.center().y() - 10), icon)
        if self.count:
            said = str(self.count) if self.count < 1000 else "999+"
            painter.setFont(self._theme.font(Role.TINY_STRONG))
            width = max(painter.fontMetrics().horizontalAdvance(said) + 10, 19)
            pill = QRectF(disc.center().x() - width / 2, 0.5, width, 19)
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(tokens.accent)
            painter.drawRoundedRect(pill, 9.5, 9.5)
            painter.setPen(QColor(tokens.on_accent))
            painter.drawText(pill, Qt.AlignmentFlag.AlignCenter, said)
