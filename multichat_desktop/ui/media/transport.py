"""What a film is played with: play, place, time, loudness. Drawn on the dark ground in both themes."""

from PySide6.QtCore import QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import (
    QAccessible,
    QAccessibleValueChangeEvent,
    QColor,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QPaintEvent,
)
from PySide6.QtWidgets import QHBoxLayout, QLabel, QSizePolicy, QWidget

from multichat_desktop.ui import texts
from multichat_desktop.ui.conversation.style import faded
from multichat_desktop.ui.icons import Icons
from multichat_desktop.ui.media.playback import Playback
from multichat_desktop.ui.theme import DARK, SCRIM, Role, Theme
from multichat_desktop.ui.widgets.buttons import PaintedButton

JUMP = 5000
"""Milliseconds of a jump by key."""


class StageButton(PaintedButton):
    """An icon on the dark ground; its name for tooltips and screen readers is the text."""

    def __init__(
        self, theme: Theme, icons: Icons, icon: str, text: str, parent: QWidget, side: int = 36
    ) -> None:
        super().__init__(theme, text, parent)
        self._icons, self._icon, self._side = icons, icon, side
        self.over_picture = False
        self.name(text)

    def name(self, text: str, keys: str = "") -> None:
        """Say what it does."""
        self.setText(text)
        self.setAccessibleName(text)
        self.setToolTip(f"{text} ({keys})" if keys else text)

    def set_icon(self, icon: str) -> None:
        """Show another icon."""
        if icon != self._icon:
            self._icon = icon
            self.update()

    def sizeHint(self) -> QSize:
        """Return the square that can be hit."""
        return QSize(self.theme.px(self._side), self.theme.px(self._side))

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw it."""
        del event
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        rect, px = QRectF(self.rect()), self.theme.px
        strong = 0.28 if self.isDown() else 0.16 if self.underMouse() else 0.0
        painter.setPen(Qt.PenStyle.NoPen)
        if self.over_picture:
            painter.setBrush(QColor(SCRIM))
            painter.drawRoundedRect(rect, px(10), px(10))
        painter.setBrush(faded(DARK.text, strong))
        painter.drawRoundedRect(rect, px(10), px(10))
        self.paint_ring(painter, rect, px(10), DARK.accent)
        size = px(20)
        colour = DARK.text if self.isEnabled() else DARK.faint
        pixmap = self._icons.pixmap(self._icon, size, colour, self.devicePixelRatioF())
        painter.drawPixmap(QPointF((self.width() - size) / 2, (self.height() - size) / 2), pixmap)
        painter.end()


class Slider(QWidget):
    """A line with a dot on it. Signal: `moved(float)` to a share, 0 to 1, by mouse or arrow keys."""

    moved = Signal(float)

    def __init__(self, theme: Theme, name: str, parent: QWidget, step: float = 0.05) -> None:
        super().__init__(parent)
        self._theme, self._step = theme, step
        self.share = 0.0
        self.spoken = ""
        self.setAccessibleName(name)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setFixedHeight(theme.px(28))

    def set_share(self, share: float, spoken: str = "") -> None:
        """Show a share; `spoken` is it in words."""
        if (share, spoken) != (self.share, self.spoken):
            self.share, self.spoken = share, spoken
            self.setAccessibleDescription(spoken)
            if self.hasFocus():
                QAccessible.updateAccessibility(QAccessibleValueChangeEvent(self, spoken))
            self.update()

    def _inset(self) -> float:
        return float(self._theme.px(7))

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw it."""
        del event
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        px, inset = self._theme.px, self._inset()
        thick = px(4)
        line = QRectF(inset, (self.height() - thick) / 2, self.width() - 2 * inset, thick)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(faded(DARK.text, 0.3))
        painter.drawRoundedRect(line, thick / 2, thick / 2)
        done = QRectF(line.x(), line.y(), line.width() * self.share, thick)
        painter.setBrush(DARK.accent)
        painter.drawRoundedRect(done, thick / 2, thick / 2)
        dot = px(14 if self.underMouse() or self.hasFocus() else 11)
        painter.drawEllipse(QPointF(done.right(), line.center().y()), dot / 2, dot / 2)
        painter.end()

    def _go(self, x: float) -> None:
        inset = self._inset()
        self.moved.emit(min(max((x - inset) / max(self.width() - 2 * inset, 1.0), 0.0), 1.0))

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Go there."""
        self._go(event.position().x())

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """Follow the pointer."""
        if event.buttons() & Qt.MouseButton.LeftButton:
            self._go(event.position().x())

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Go a step."""
        steps = {Qt.Key.Key_Left: -1, Qt.Key.Key_Down: -1, Qt.Key.Key_Right: 1, Qt.Key.Key_Up: 1}
        step = steps.get(Qt.Key(event.key()))
        if step is None:
            super().keyPressEvent(event)
        else:
            self.moved.emit(min(max(self.share + step * self._step, 0.0), 1.0))


class Transport(QWidget):
    """Plays, moves and mutes a `Playback`."""

    def __init__(self, theme: Theme, icons: Icons, playback: Playback, parent: QWidget) -> None:
        super().__init__(parent)
        self._theme, self._playback = theme, playback
        self.play = StageButton(theme, icons, "play", self.tr("Play"), self)
        self.place = Slider(theme, self.tr("Place in the video"), self)
        self.time = QLabel(self)
        self.time.setTextFormat(Qt.TextFormat.PlainText)
        self.mute = StageButton(theme, icons, "volume-2", self.tr("Mute"), self)
        self.loud = Slider(theme, self.tr("Loudness"), self, 0.1)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(theme.px(8))
        for widget in (self.play, self.place, self.time, self.mute, self.loud):
            row.addWidget(widget, 1 if widget is self.place else 0)
        self.loud.setFixedWidth(theme.px(92))
        self.place.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.play.clicked.connect(playback.toggle)
        self.mute.clicked.connect(self.toggle_mute)
        self.place.moved.connect(lambda share: playback.seek(round(share * playback.duration)))
        self.loud.moved.connect(playback.set_volume)
        playback.changed.connect(self._show)
        theme.changed.connect(self._restyle)
        self._restyle()

    def _restyle(self) -> None:
        self.time.setFont(self._theme.font(Role.META))
        palette = self.time.palette()
        palette.setColor(palette.ColorRole.WindowText, DARK.text)
        self.time.setPalette(palette)
        self._show()

    def jump(self, milliseconds: int) -> None:
        """Go forth or back."""
        self._playback.seek(self._playback.position + milliseconds)

    def louder(self, by: float) -> None:
        """Play louder or quieter."""
        self._playback.set_volume(self._playback.volume + by)

    def toggle_mute(self) -> None:
        """Play silently, or not."""
        self._playback.set_volume(self._playback.volume, muted=not self._playback.muted)

    def _show(self) -> None:
        playback = self._playback
        whole, at = playback.duration, playback.position
        said = f"{texts.length(at // 1000)} / {texts.length(round(whole / 1000))}"
        self.place.set_share(at / whole if whole else 0.0, said)
        if said != self.time.text():
            self.time.setText(said)
        self.play.set_icon("pause" if playback.playing else "play")
        self.play.name(self.tr("Pause") if playback.playing else self.tr("Play"), self.tr("space"))
        silent = playback.muted or not playback.volume
        self.mute.set_icon("volume-x" if silent else "volume-2")
        self.mute.name(self.tr("Unmute") if silent else self.tr("Mute"), "M")
        percent = 0 if playback.muted else round(playback.volume * 100)
        self.loud.set_share(percent / 100, f"{percent} %")
