"""Files that are carried over the conversation: what will happen is said, and they are taken where they are dropped."""

from PySide6.QtCore import QEvent, QMimeData, QObject, QRectF, Qt, Signal
from PySide6.QtGui import QDragEnterEvent, QDragLeaveEvent, QDropEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QWidget

from multichat_desktop.ui.attach.mime import holds_files
from multichat_desktop.ui.conversation.style import over
from multichat_desktop.ui.icons import Icons
from multichat_desktop.ui.theme import Metrics, Role, Theme


class DropArea(QWidget):
    """Lies over a whole pane while files are carried over it. Signal: `dropped(QMimeData)`.

    `whom` is asked for the name of whom they would go to; None takes nothing.
    """

    dropped = Signal(QMimeData)

    def __init__(self, theme: Theme, icons: Icons, pane: QWidget) -> None:
        super().__init__(pane)
        self._theme, self._icons, self._pane = theme, icons, pane
        self.whom: str | None = None
        self.setAcceptDrops(True)
        pane.setAcceptDrops(True)
        pane.installEventFilter(self)
        self.hide()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Come up when files are carried in."""
        if watched is self._pane and isinstance(event, QDragEnterEvent):
            self._enter(event)
            return event.isAccepted()
        return False

    def _enter(self, event: QDragEnterEvent) -> None:
        if self.whom is None or not holds_files(event.mimeData()):
            event.ignore()
            return
        self.setGeometry(self._pane.rect())
        self.show()
        self.raise_()
        event.setDropAction(Qt.DropAction.CopyAction)
        event.accept()

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        """Go on taking them."""
        self._enter(event)

    def dragLeaveEvent(self, event: QDragLeaveEvent) -> None:
        """Go when they are carried away."""
        del event
        self.hide()

    def dropEvent(self, event: QDropEvent) -> None:
        """Take them."""
        self.hide()
        event.setDropAction(Qt.DropAction.CopyAction)
        event.accept()
        self.dropped.emit(event.mimeData())

    def said(self) -> tuple[str, str]:
        """Return what will happen, in two lines."""
        head = self.tr("Drop here to send to {name}").format(name=self.whom or "")
        return head, self.tr("You see everything once more before it goes.")

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw a frame that says so."""
        del event
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        tokens, px = self._theme.tokens, self._theme.px
        ground = over(tokens.bg, tokens.accent_soft)
        painter.fillRect(self.rect(), tokens.bg)
        frame = QRectF(self.rect()).adjusted(px(20), px(20), -px(20), -px(20))
        painter.setPen(QPen(tokens.accent, 2, Qt.PenStyle.DashLine))
        painter.setBrush(ground)
        painter.drawRoundedRect(frame, px(Metrics.CORNER), px(Metrics.CORNER))
        side = px(40)
        middle = frame.center()
        icon = self._icons.pixmap("paperclip", side, tokens.accent, self.devicePixelRatioF())
        painter.drawPixmap(round(middle.x() - side / 2), round(middle.y() - px(64)), icon)
        head, line = self.said()
        painter.setPen(tokens.text)
        painter.setFont(self._theme.font(Role.HEADING))
        box = QRectF(frame.x() + px(16), middle.y() - px(8), frame.width() - px(32), px(26))
        shown = painter.fontMetrics().elidedText(head, Qt.TextElideMode.ElideRight, int(box.width()))
        painter.drawText(box, Qt.AlignmentFlag.AlignCenter, shown)
        painter.setPen(tokens.muted)
        painter.setFont(self._theme.font(Role.BODY))
        painter.drawText(box.translated(0, px(28)), Qt.AlignmentFlag.AlignCenter, line)
        painter.end()
