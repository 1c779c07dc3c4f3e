"""Where the next message is written."""

from PySide6.QtCore import QEvent, QPointF, QRectF, QSize, Qt, QTimer, Signal
from PySide6.QtGui import QColor, QPainter, QPaintEvent
from PySide6.QtWidgets import (
    QAbstractButton,
    QHBoxLayout,
    QSizePolicy,
    QVBoxLayout,
    QWidget,
)

from multichat_desktop.domain.message import Message
from multichat_desktop.ui.conversation.field import Field
from multichat_desktop.ui.conversation.replybar import ReplyBar
from multichat_desktop.ui.icons import Icons
from multichat_desktop.ui.theme import Metrics, Theme

DRAFT_DELAY = 400


def joined(text: str, draft: str) -> str:
    """Return a text that came back together with what was written since."""
    return f"{text}\n{draft}" if draft.strip() else text


class SendButton(QAbstractButton):
    """The one thing to do next."""

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme, self._icons = theme, Icons()
        self.setFixedSize(theme.px(40), theme.px(40))
        self.setCursor(Qt.CursorShape.PointingHandCursor)

    def sizeHint(self) -> QSize:
        """Return its size."""
        return QSize(self._theme.px(40), self._theme.px(40))

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw it; quiet while there is nothing to send."""
        del event
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        tokens, px = self._theme.tokens, self._theme.px
        ground = QColor(tokens.accent if self.isEnabled() else tokens.line)
        if self.isDown():
            ground.setAlphaF(0.85)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(ground)
        painter.drawRoundedRect(QRectF(self.rect()), px(12), px(12))
        colour = tokens.on_accent if self.isEnabled() else tokens.muted
        side = px(20)
        icon = self._icons.pixmap("send", side, colour, self.devicePixelRatioF())
        # The paper plane's weight lies at its upper right: half a pixel brings it to the middle.
        at = QPointF((self.width() - side) / 2 - 1, (self.height() - side) / 2 + 1)
        painter.drawPixmap(at, icon)
        if self.hasFocus():
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.setPen(tokens.on_accent)
            painter.drawRoundedRect(QRectF(self.rect()).adjusted(2.5, 2.5, -2.5, -2.5), px(10), px(10))


class Composer(QWidget):
    """Field, reply bar and send button.

    Signals: `sendRequested(str, object)` with the text and the id of the message that it answers, or None;
    `draftChanged(str)` a moment after the last stroke.
    """

    sendRequested = Signal(str, object)
    draftChanged = Signal(str)

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._loading = False
        self.field = Field(theme, self)
        self.send_button = SendButton(theme, self)
        self.reply_bar = ReplyBar(theme, self)
        self._draft = QTimer(self, singleShot=True, interval=DRAFT_DELAY)
        self._draft.timeout.connect(self._save)
        self._lay_out()
        self._connect()
        self._translate()
        self._on_text()

    def _lay_out(self) -> None:
        self.setAttribute(Qt.WidgetAttribute.WA_OpaquePaintEvent)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self._column = QVBoxLayout(self)
        self._column.addWidget(self.reply_bar)
        row = self._row = QHBoxLayout()
        self._field_box = QVBoxLayout()
        self._field_box.addWidget(self.field)
        row.addLayout(self._field_box, 1)
        row.addWidget(self.send_button, 0, Qt.AlignmentFlag.AlignBottom)
        self._column.addLayout(row)
        self._pad()
        self.setFocusProxy(self.field)

    def _pad(self) -> None:
        px = self._theme.px
        self._column.setContentsMargins(px(16), px(10) + 1, px(14), px(10))
        self._column.setSpacing(px(8))
        self._row.setSpacing(px(16) + px(10))
        line = self.field.fontMetrics().lineSpacing() + 2
        spare = max(px(40) - line, 2)
        self._field_box.setContentsMargins(px(14), spare // 2, 0, spare - spare // 2)
        self.send_button.setFixedSize(px(40), px(40))

    def _connect(self) -> None:
        self.field.textChanged.connect(self._on_text)
        self.field.submitted.connect(self.submit)
        self.field.cancelled.connect(self.reply_bar.close_bar)
        self.send_button.clicked.connect(self.submit)
        self._theme.changed.connect(self._restyle)

    def _translate(self) -> None:
        self.field.setPlaceholderText(self.tr("Message"))
        self.field.setAccessibleName(self.tr("Message"))
        self.send_button.setAccessibleName(self.tr("Send"))
        self.send_button.setToolTip(self.tr("Send (Enter)"))

    # ------------------------------------------------------------ what is written

    def text(self) -> str:
        """Return what is written."""
        return self.field.toPlainText()

    @property
    def answered(self) -> int | None:
        """Return the number of the message that is answered."""
        return self.reply_bar.seq

    def load(self, text: str) -> None:
        """Show a draft; nothing is announced."""
        self._draft.stop()
        self._loading = True
        self.field.setPlainText(text)
        self.field.moveCursor(self.field.textCursor().MoveOperation.End)
        self._loading = False
        self.reply_bar.close_bar()

    def give_back(self, text: str) -> None:
        """Put a text before what is being written."""
        self.field.setPlainText(joined(text, self.text()))
        self.field.moveCursor(self.field.textCursor().MoveOperation.End)

    def type(self, text: str) -> None:
        """Take letters that were typed elsewhere."""
        self.field.setFocus(Qt.FocusReason.OtherFocusReason)
        self.field.insertPlainText(text)

    def reply_to(self, message: Message) -> None:
        """Answer a message."""
        self.reply_bar.show_message(message)
        self.field.setFocus(Qt.FocusReason.OtherFocusReason)

    def flush(self) -> None:
        """Announce a draft that is still waiting, before another conversation is shown."""
        if self._draft.isActive():
            self._draft.stop()
            self._save()

    def submit(self) -> None:
        """Hand over what is written, if it is anything."""
        text = self.text().strip()
        if not text:
            return
        quoted = self.reply_bar.message_id
        self.load("")
        self.sendRequested.emit(text, quoted)
        self._save()
        self.field.setFocus(Qt.FocusReason.OtherFocusReason)

    def _save(self) -> None:
        self.draftChanged.emit(self.text())

    def _on_text(self) -> None:
        self.send_button.setEnabled(bool(self.text().strip()))
        self.update()
        if not self._loading:
            self._draft.start()

    # ------------------------------------------------------------ looks

    def _restyle(self) -> None:
        self.field.restyle()
        self._pad()
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the ground and the field's sunken box."""
        del event
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        tokens, px = self._theme.tokens, self._theme.px
        painter.fillRect(self.rect(), tokens.surface)
        painter.fillRect(0, 0, self.width(), 1, tokens.line)
        margins = self._field_box.contentsMargins()
        field = QRectF(self.field.geometry())
        right = self.send_button.x() - px(16)
        box = QRectF(
            px(16),
            field.y() - margins.top(),
            right - px(16),
            field.height() + margins.top() + margins.bottom(),
        )
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(tokens.sunken)
        painter.drawRoundedRect(box, px(Metrics.CORNER), px(Metrics.CORNER))

    def changeEvent(self, event: QEvent) -> None:
        """Say everything again when the language changes."""
        if event.type() == QEvent.Type.LanguageChange:
            self._translate()
        super().changeEvent(event)
