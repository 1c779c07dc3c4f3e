"""How loud a recording is, drawn: while it is made the newest moments, afterwards all of it and how far it was heard."""

from PySide6.QtCore import QRectF, QSize, Qt, Signal
from PySide6.QtGui import QMouseEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from multichat_desktop.ui.conversation.style import faded
from multichat_desktop.ui.conversation.voice import bars
from multichat_desktop.ui.theme import Theme

_BAR, _GAP, _HEIGHT = 3, 2, 40


class Wave(QWidget):
    """Draws levels. Signal: `sought(float)`: a place from 0 to 1 was clicked, once all of it is shown."""

    sought = Signal(float)

    def __init__(self, theme: Theme, parent: QWidget) -> None:
        super().__init__(parent)
        self._theme = theme
        self._levels: list[float] = []
        self._whole: bytes | None = None
        self._share = 0.0
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def sizeHint(self) -> QSize:
        """Return a line's height."""
        return QSize(self._theme.px(200), self._theme.px(_HEIGHT))

    def show_levels(self, levels: list[float]) -> None:
        """Show the newest of what is being recorded."""
        self._levels, self._whole = levels, None
        self.update()

    def show_whole(self, waveform: bytes, share: float) -> None:
        """Show a finished recording, of which a share was heard."""
        self._whole, self._share = waveform, share
        self.update()

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Go to a place."""
        if self._whole is not None and self.width() > 0:
            self.sought.emit(min(max(event.position().x() / self.width(), 0.0), 1.0))

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the bars."""
        del event
        px, tokens = self._theme.px, self._theme.tokens
        step, width, most = px(_BAR + _GAP), px(_BAR), px(28)
        count = max(self.width() // step, 1)
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        middle = self.height() / 2
        if self._whole is not None:
            heights = bars(self._whole, count)
            heard = round(self._share * count)
        else:
            newest = self._levels[-count:]
            heights = [0.0] * (count - len(newest)) + newest
            heard = count
        for i, loud in enumerate(heights):
            tall = max(round(loud * most), width)
            painter.setBrush(tokens.accent if i < heard and loud else faded(tokens.muted, 0.45))
            painter.drawRoundedRect(QRectF(i * step, middle - tall / 2, width, tall), width / 2, width / 2)
        painter.end()
