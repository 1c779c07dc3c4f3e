"""Where the next message is written."""

from collections.abc import Callable

from PySide6.QtCore import QEvent, QPoint, QPointF, QRectF, QSize, Qt, QTimer, Signal
from PySide6.QtGui import QColor, QContextMenuEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import (
    QAbstractButton,
    QHBoxLayout,
    QSizePolicy,
    QVBoxLayout,
    QWidget,
)

from multichat_desktop.domain.message import Message
from multichat_desktop.ui.conversation.field import Field
from multichat_desktop.ui.conversation.replybar import EditBar, ReplyBar
from multichat_desktop.ui.icons import Icons
from multichat_desktop.ui.theme import Metrics, Theme
from multichat_desktop.ui.widgets.buttons import IconButton

DRAFT_DELAY = 400
_TOOL = 40


def joined(text: str, draft: str) -> str:
    """Return a text that came back together with what was written since."""
    return f"{text}\n{draft}" if draft.strip() else text


class SendButton(QAbstractButton):
    """The one thing to do next. Signal: `menuAsked(QPoint)`, a place on the screen: it may be done at another time."""

    menuAsked = Signal(QPoint)

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme, self._icons = theme, Icons()
        self.setFixedSize(theme.px(40), theme.px(40))
        self.setCursor(Qt.CursorShape.PointingHandCursor)

    def sizeHint(self) -> QSize:
        """Return its size."""
        return QSize(self._theme.px(40), self._theme.px(40))

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        """Ask for the choices, with the right button, a long press or the menu key."""
        self.ask_for_menu()
        event.accept()

    def ask_for_menu(self) -> None:
        """Ask for the choices, if there is anything to send."""
        if self.isEnabled():
            self.menuAsked.emit(self.mapToGlobal(QPoint(self.width(), -6)))

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
    `editRequested(int, str)` with the number of a message and its new text; `draftChanged(str)` a moment after the last
    stroke; `typed()` with each stroke that writes something to the customer.
    """

    sendRequested = Signal(str, object)
    editRequested = Signal(int, str)
    draftChanged = Signal(str)
    typed = Signal()

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._loading = False
        self.field = Field(theme, self)
        self.attach_button = IconButton(theme, Icons(), "paperclip", self.tr("Attach"), self, side=_TOOL)
        self.mic_button = IconButton(
            theme, Icons(), "mic", self.tr("Record a voice message"), self, side=_TOOL
        )
        self._instead: QWidget | None = None
        self.emoji_button = IconButton(theme, Icons(), "smile", self.tr("Emoji"), self, side=_TOOL)
        self.send_button = SendButton(theme, self)
        self.reply_bar = ReplyBar(theme, self)
        self.edit_bar = EditBar(theme, self)
        self._before_edit = ""
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
        self._column.addWidget(self.edit_bar)
        row = self._row = QHBoxLayout()
        self._tools = QHBoxLayout()
        self._tools.addWidget(self.attach_button, 0, Qt.AlignmentFlag.AlignBottom)
        self._tools.addWidget(self.emoji_button, 0, Qt.AlignmentFlag.AlignBottom)
        self._field_box = QVBoxLayout()
        self._field_box.addWidget(self.field)
        self._left = QHBoxLayout()
        self._left.addLayout(self._tools)
        self._left.addLayout(self._field_box, 1)
        row.addLayout(self._left, 1)
        self._right = QHBoxLayout()
        self._keep_place(kept=True)
        self._right.addWidget(self.mic_button, 0, Qt.AlignmentFlag.AlignBottom)
        self._right.addWidget(self.send_button, 0, Qt.AlignmentFlag.AlignBottom)
        row.addLayout(self._right)
        self._column.addLayout(row)
        self._pad()
        self.setFocusProxy(self.field)

    def _keep_place(self, *, kept: bool) -> None:
        """Keep the microphone's place when it goes: the words in the field do not move."""
        policy = self.mic_button.sizePolicy()
        policy.setRetainSizeWhenHidden(kept)
        self.mic_button.setSizePolicy(policy)

    def _pad(self) -> None:
        px = self._theme.px
        self._column.setContentsMargins(px(12), px(10) + 1, px(14), px(10))
        self._column.setSpacing(px(8))
        self._row.setSpacing(px(8) + px(10) if self._instead is None else 0)
        self._right.setSpacing(px(8))
        self._left.setSpacing(px(10))
        self._tools.setSpacing(px(4))
        line = self.field.fontMetrics().lineSpacing() + 2
        spare = max(px(40) - line, 2)
        self._field_box.setContentsMargins(
            px(14) if self._instead is None else 0, spare // 2, 0, spare - spare // 2
        )
        self.send_button.setFixedSize(px(40), px(40))

    def _connect(self) -> None:
        self.field.textChanged.connect(self._on_text)
        self.field.submitted.connect(self.submit)
        self.field.cancelled.connect(self.cancel)
        self.edit_bar.closed.connect(self._put_back)
        self.send_button.clicked.connect(self.submit)
        self._theme.changed.connect(self._restyle)

    def _translate(self) -> None:
        self.field.setPlaceholderText(self.tr("Message"))
        self.field.setAccessibleName(self.tr("Message"))
        self.emoji_button.setAccessibleName(self.tr("Emoji"))
        self.emoji_button.setToolTip(self.tr("Emoji (Ctrl+E)"))
        self.attach_button.setAccessibleName(self.tr("Attach"))
        self.attach_button.setToolTip(self.tr("Attach a file, contact, location or PIX charge (Ctrl+U)"))
        self.mic_button.setAccessibleName(self.tr("Record a voice message"))
        self.mic_button.setToolTip(self.tr("Record a voice message (Ctrl+Shift+G)"))
        self.send_button.setAccessibleName(self.tr("Send"))
        self.send_button.setToolTip(self.tr("Send (Enter). Right click: send later"))

    # ------------------------------------------------------------ what is written

    def text(self) -> str:
        """Return what is written."""
        return self.field.toPlainText()

    @property
    def answered(self) -> int | None:
        """Return the number of the message that is answered."""
        return self.reply_bar.seq

    def take_answered(self) -> str | None:
        """Return the id of the message that is answered, which it is then no longer."""
        quoted = self.reply_bar.message_id
        self.reply_bar.close_bar()
        return quoted

    def load(self, text: str) -> None:
        """Show a draft; nothing is announced."""
        self._draft.stop()
        self._loading = True
        self.field.setPlainText(text)
        self.field.moveCursor(self.field.textCursor().MoveOperation.End)
        self._loading = False
        self.reply_bar.close_bar()
        self.edit_bar.close_bar()

    def edit(self, message: Message) -> None:
        """Change a text that was written before; what is being written now comes back afterwards."""
        draft = self.text() if self.edit_bar.isHidden() else self._before_edit
        self.flush()
        self.load(message.text or "")
        self._before_edit = draft
        self.edit_bar.show_message(message)
        self.field.setFocus(Qt.FocusReason.OtherFocusReason)

    def cancel(self) -> bool:
        """Stop changing a message, else answering one; whether there was any."""
        if not self.edit_bar.isHidden():
            self._put_back()
            return True
        if self.reply_bar.isHidden():
            return False
        self.reply_bar.close_bar()
        return True

    def _put_back(self) -> None:
        draft, self._before_edit = self._before_edit, ""
        self.load(draft)

    def give_back(self, text: str) -> None:
        """Put a text before what is being written."""
        self.field.setPlainText(joined(text, self.text()))
        self.field.moveCursor(self.field.textCursor().MoveOperation.End)

    def type(self, text: str) -> None:
        """Take letters that were typed elsewhere."""
        self.field.setFocus(Qt.FocusReason.OtherFocusReason)
        self.field.insertPlainText(text)

    def paste(self) -> None:
        """Take what lies on the clipboard, copied to be put here."""
        self.field.setFocus(Qt.FocusReason.OtherFocusReason)
        self.field.paste()

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
        edited, text = self.edit_bar.seq, self.text().strip()
        if edited is None:
            self.hand_over(self.sendRequested.emit)
        elif text:
            self._put_back()
            self.editRequested.emit(edited, text)

    def hand_over(self, take: Callable[[str, str | None], object]) -> None:
        """Give away what is written, with the id of what it answers, if it is anything; the field is empty then."""
        text = self.text().strip()
        if not text:
            return
        quoted = self.reply_bar.message_id
        self.load("")
        take(text, quoted)
        self._save()
        self.field.setFocus(Qt.FocusReason.OtherFocusReason)

    def _save(self) -> None:
        self.draftChanged.emit(self.text())

    def _on_text(self) -> None:
        written = bool(self.text().strip())
        self.send_button.setEnabled(written)
        self.mic_button.setVisible(not written and self._instead is None)
        self.update()
        if not self._loading and self.edit_bar.isHidden():
            self._draft.start()
            if written:
                self.typed.emit()

    def show_instead(self, instead: QWidget | None) -> None:
        """Let something else stand in the field's place; None brings the field back."""
        if instead is self._instead:
            return
        if self._instead is not None:
            self._row.removeWidget(self._instead)
            self._instead.hide()
        self._instead = instead
        for widget in (self.attach_button, self.emoji_button, self.field, self.send_button):
            widget.setVisible(instead is None)
        if instead is not None:
            self._row.insertWidget(0, instead, 1)
            instead.show()
        self._row.setStretchFactor(self._left, int(instead is None))
        self._pad()
        self._keep_place(kept=instead is None)
        self.setFocusProxy(instead or self.field)
        self.mic_button.setVisible(instead is None and not self.text().strip())
        self.update()

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
        if self._instead is not None:
            return
        margins = self._field_box.contentsMargins()
        field = QRectF(self.field.geometry())
        right = self.mic_button.x() - px(8) if self.mic_button.isVisible() else self.send_button.x() - px(16)
        left = field.x() - margins.left()
        box = QRectF(
            left,
            field.y() - margins.top(),
            right - left,
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
