"""A QR code drawn as large as there is room, black on white in every theme: phones read nothing else."""

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QColor, QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from multichat_desktop.services.charges import qr_modules
from multichat_desktop.ui.icons import Icons
from multichat_desktop.ui.theme import Theme

_SIDE, _BORDER = 184, 3


class QrView(QWidget):
    """Shows a text as a QR code, or an empty place for one."""

    def __init__(self, theme: Theme, parent: QWidget) -> None:
        super().__init__(parent)
        self._theme = theme
        self._modules: list[list[bool]] = []
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)

    def sizeHint(self) -> QSize:
        """Return a square."""
        return QSize(self._theme.px(_SIDE), self._theme.px(_SIDE))

    def show_text(self, text: str) -> None:
        """Show a text; an empty one shows that none is there yet."""
        self._modules = qr_modules(text) if text else []
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw it, each module a whole number of pixels wide."""
        del event
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        tokens, rect = self._theme.tokens, QRectF(self.rect())
        if not self._modules:
            painter.setPen(tokens.line)
            painter.setBrush(tokens.sunken)
            painter.drawRoundedRect(rect.adjusted(0.5, 0.5, -0.5, -0.5), 10, 10)
            side = self._theme.px(40)
            icon = Icons().pixmap("qr-code", side, tokens.muted, self.devicePixelRatioF())
            painter.drawPixmap(round((self.width() - side) / 2), round((self.height() - side) / 2), icon)
            painter.end()
            return
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(QColor(Qt.GlobalColor.white))
        painter.drawRoundedRect(rect, 10, 10)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing, on=False)
        painter.setBrush(QColor(Qt.GlobalColor.black))
        count = len(self._modules)
        module = max(int(self.width() // (count + 2 * _BORDER)), 1)
        inset = (self.width() - module * count) // 2
        for y, line in enumerate(self._modules):
            for x, dark in enumerate(line):
                if dark:
                    painter.drawRect(inset + x * module, inset + y * module, module, module)
        painter.end()
