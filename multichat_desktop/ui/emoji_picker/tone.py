"""The button that shows and changes the skin of all hands and people."""

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QFont, QPainter, QPaintEvent
from PySide6.QtWidgets import QWidget

from multichat_desktop.ui.emoji_picker.table import TONES
from multichat_desktop.ui.theme import Role, Theme
from multichat_desktop.ui.widgets.buttons import PaintedButton

_SIDE = 36


class ToneButton(PaintedButton):
    """Shows a hand in the skin that is chosen."""

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(theme, "👋", parent)
        self.show_tone(0)

    def names(self) -> tuple[str, ...]:
        """Return what the skins are called, in the order of `TONES`."""
        return (
            self.tr("Yellow"),
            self.tr("Light skin"),
            self.tr("Medium-light skin"),
            self.tr("Medium skin"),
            self.tr("Medium-dark skin"),
            self.tr("Dark skin"),
        )

    def show_tone(self, tone: int) -> None:
        """Show another skin."""
        self.setText(f"👋{TONES[tone]}")
        said = self.tr("Skin: {skin}").format(skin=self.names()[tone])
        self.setAccessibleName(said)
        self.setToolTip(said)
        self.update()

    def sizeHint(self) -> QSize:
        """Return the square that can be hit."""
        return QSize(self.theme.px(_SIDE), self.theme.px(_SIDE))

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw it."""
        tokens, px = self.theme.tokens, self.theme.px
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        rect = QRectF(self.rect())
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(tokens.hover if self.underMouse() else tokens.sunken)
        painter.drawRoundedRect(rect, px(10), px(10))
        self.paint_ring(painter, rect, px(10))
        font = QFont(self.theme.font(Role.BODY))
        font.setPixelSize(px(18))
        painter.setFont(font)
        painter.setPen(tokens.text)
        painter.drawText(rect, Qt.AlignmentFlag.AlignCenter, self.text())
        painter.end()
