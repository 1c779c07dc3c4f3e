"""Which message is being answered, above the field."""

from PySide6.QtCore import QEvent, QPointF, QRectF, Qt, Signal
from PySide6.QtGui import QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QAbstractButton, QWidget

from multichat_desktop.domain.message import Message
from multichat_desktop.ui.conversation import words
from multichat_desktop.ui.conversation.block import plate
from multichat_desktop.ui.conversation.style import Label, Style, faded
from multichat_desktop.ui.icons import Icons
from multichat_desktop.ui.theme import Role, Theme

_CROSS = 5.0


class CloseButton(QAbstractButton):
    """A small cross."""

    def __init__(self, theme: Theme, parent: QWidget) -> None:
        super().__init__(parent)
        self._theme = theme
        self.setFixedSize(theme.px(32), theme.px(32))
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the cross, on a disc while the pointer is here."""
        del event
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        tokens = self._theme.tokens
        if self.underMouse() or self.hasFocus():
            plate(painter, QRectF(self.rect()), self.height() / 2, faded(tokens.muted, 0.15))
        middle, reach = QPointF(self.rect().center()) + QPointF(0.5, 0.5), self._theme.px(_CROSS)
        pen = painter.pen()
        pen.setColor(tokens.muted)
        pen.setWidthF(1.8)
        pen.setCapStyle(Qt.PenCapStyle.RoundCap)
        painter.setPen(pen)
        painter.drawLine(middle + QPointF(-reach, -reach), middle + QPointF(reach, reach))
        painter.drawLine(middle + QPointF(-reach, reach), middle + QPointF(reach, -reach))


class ReplyBar(QWidget):
    """Accent bar, author and one line; closed with its cross or Escape. Emits `closed()` when somebody closes it."""

    closed = Signal()
    icon = "reply"

    def __init__(self, theme: Theme, parent: QWidget) -> None:
        super().__init__(parent)
        self._theme, self._icons = theme, Icons()
        self._message: Message | None = None
        self._close = CloseButton(theme, self)
        self._close.clicked.connect(self._on_cross)
        self._translate()
        self._restyle()
        theme.changed.connect(self._restyle)
        self.hide()

    @property
    def message_id(self) -> str | None:
        """Return the id of the message that is answered."""
        return self._message.message_id if self._message else None

    @property
    def seq(self) -> int | None:
        """Return the number of the message that is answered."""
        return self._message.seq if self._message else None

    def show_message(self, message: Message) -> None:
        """Answer a message."""
        self._message = message
        self.setAccessibleName(words.sentence(message))
        self.show()
        self.update()

    def close_bar(self) -> None:
        """Answer nothing."""
        self._message = None
        self.hide()

    def _on_cross(self) -> None:
        self.close_bar()
        self.closed.emit()

    def _head(self, message: Message) -> str:
        """Return what stands above the line."""
        return words.author(message)

    def _translate(self) -> None:
        self._close.setAccessibleName(self.tr("Do not reply"))
        self._close.setToolTip(self.tr("Do not reply (Esc)"))

    def _restyle(self) -> None:
        self._style = Style(self._theme)
        self.setFixedHeight(self._theme.px(46))
        self.update()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Keep the cross at the right, over the send button's middle."""
        super().resizeEvent(event)
        side = self._close.width()
        self._close.move(self.width() - side - self._theme.px(4), (self.height() - side) // 2)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw whom and what is answered."""
        del event
        if self._message is None:
            return
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        tokens, px, style = self._theme.tokens, self._style.px, self._style
        icon = self._icons.pixmap(self.icon, px(20), tokens.accent, self.devicePixelRatioF())
        painter.drawPixmap(QPointF(px(12), (self.height() - px(20)) / 2), icon)
        left = px(44)
        rect = QRectF(left, 0, self._close.x() - left - px(22), self.height())
        plate(painter, rect, px(6), faded(tokens.accent, 0.08))
        painter.save()
        painter.setClipRect(QRectF(left, 0, px(3), self.height()))
        plate(painter, rect, px(6), tokens.accent)
        painter.restore()
        room = rect.width() - px(22)
        author = Label(self._head(self._message), style, Role.META_STRONG, room)
        author.draw(painter, left + px(11), px(6), tokens.accent)
        line = Label(words.line(self._message), style, Role.META, room)
        line.draw(painter, left + px(11), px(25), tokens.muted)

    def changeEvent(self, event: QEvent) -> None:
        """Say everything again when the language changes."""
        if event.type() == QEvent.Type.LanguageChange:
            self._translate()
        super().changeEvent(event)


class EditBar(ReplyBar):
    """Says that a message is being changed, and how it reads now."""

    icon = "pencil"

    def _head(self, message: Message) -> str:
        del message
        return self.tr("Change the message")

    def _translate(self) -> None:
        self._close.setAccessibleName(self.tr("Leave it as it is"))
        self._close.setToolTip(self.tr("Leave it as it is (Esc)"))
