"""A sentence that appears at the lower edge, is read aloud, and goes by itself."""

from collections.abc import Callable

from PySide6.QtCore import QEvent, QObject, QPoint, QRect, QRectF, QSize, Qt, QTimer
from PySide6.QtGui import QAccessible, QAccessibleAnnouncementEvent, QMouseEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QHBoxLayout, QWidget

from multichat_desktop.domain.safe import safe
from multichat_desktop.ui.theme import Role, Theme
from multichat_desktop.ui.widgets.buttons import PaintedButton
from multichat_desktop.ui.widgets.labels import Label

SHORTEST, A_CHARACTER = 4000, 60
"""Milliseconds that a message stands at least, and for each of its characters."""
_WIDEST = 480


class ToastButton(PaintedButton):
    """A caption in the accent's colour as it is on the toast's ground."""

    def sizeHint(self) -> QSize:
        """Return the size of the caption."""
        return QSize(round(self.text_width(Role.META_STRONG)) + 12, self.theme.px(20))

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw it, underlined where the pointer or the keyboard is."""
        del event
        painter = QPainter(self)
        font = self.theme.font(Role.META_STRONG)
        font.setUnderline(self.underMouse() or self.hasFocus())
        painter.setFont(font)
        painter.setPen(self.theme.tokens.accent_soft)
        painter.drawText(self.rect(), Qt.AlignmentFlag.AlignCenter, self.text())
        painter.end()


class Toast(QWidget):
    """Lies over its parent, at the lower edge of the part that `over` gives. A click sends it away."""

    def __init__(self, theme: Theme, parent: QWidget, over: Callable[[], QWidget]) -> None:
        super().__init__(parent)
        self._theme, self._over, self._area = theme, over, parent
        self._label = Label(theme, "", Role.SMALL, "bg", self, wrap=True)
        self._row = QHBoxLayout(self)
        self._row.setContentsMargins(16, 11, 16, 11)
        self._row.addWidget(self._label)
        self.button = ToastButton(theme, "", self)
        self.button.clicked.connect(self._act)
        self.button.hide()
        self._row.setSpacing(14)
        self._row.addWidget(self.button)
        self._deed: Callable[[], object] | None = None
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.timeout.connect(self.hide)
        self.setAccessibleName("")
        parent.installEventFilter(self)
        theme.changed.connect(self.update)
        self.hide()

    @property
    def text(self) -> str:
        """Return what is said, empty when nothing is."""
        return self._label.text() if self.isVisible() else ""

    def say(self, text: str, action: str = "", deed: Callable[[], object] | None = None) -> None:
        """Show a sentence for as long as it takes to read, and with it a button that does something about it."""
        text = safe(text)  # a name may stand in it
        self._label.setText(text)
        self._deed = deed
        self.button.setText(action)
        self.button.setVisible(bool(action))
        self.setAccessibleName(text)
        self._timer.start(max(SHORTEST, A_CHARACTER * len(text)))
        self._place()
        self.show()
        self.raise_()
        QAccessible.updateAccessibility(QAccessibleAnnouncementEvent(self, text))

    def _act(self) -> None:
        deed, self._deed = self._deed, None
        self.hide()
        if deed is not None:
            deed()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Stay at the lower edge when the parent changes its size."""
        if event.type() == QEvent.Type.Resize and self.isVisible():
            self._place()
        return False

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Go when clicked."""
        self.hide()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the ground: the theme's colours turned round, so that it stands out on every one of them."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(self._theme.tokens.text)
        painter.drawRoundedRect(QRectF(self.rect()), 10, 10)
        painter.end()

    def _place(self) -> None:
        below = self._over()
        area = QRect(below.mapTo(self._area, QPoint(0, 0)), below.size())
        margins = self._row.contentsMargins()
        room = min(_WIDEST, area.width() - 32)
        self._label.setWordWrap(False)
        wanted = self._label.sizeHint().width() + margins.left() + margins.right()
        if self.button.isVisibleTo(self):
            wanted += self.button.sizeHint().width() + self._row.spacing()
        self._label.setWordWrap(True)
        width = min(room, wanted)
        height = self._row.totalHeightForWidth(width)
        left = area.left() + (area.width() - width) // 2
        self.setGeometry(left, area.bottom() - height - 88, width, height)
