"""One quick reply: its shortcut, its text, the variables, and how it will read for a customer."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeySequence, QPalette, QShortcut
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QPlainTextEdit, QVBoxLayout, QWidget

from multichat_desktop.domain.chat import Chat
from multichat_desktop.domain.clock import Clock
from multichat_desktop.domain.quick_reply import (
    LONGEST_SHORTCUT,
    NAMES,
    QuickReply,
    fill,
    unknown_variables,
    values_for,
)
from multichat_desktop.services.quick_replies import QuickReplies, QuickReplyError
from multichat_desktop.ui.quick_replies.preview import Preview
from multichat_desktop.ui.quick_replies.words import Words
from multichat_desktop.ui.theme import Role, Theme
from multichat_desktop.ui.times import local
from multichat_desktop.ui.widgets.box import Box
from multichat_desktop.ui.widgets.buttons import Chip, PushButton
from multichat_desktop.ui.widgets.labels import Label

_WIDEST = 640
_EXAMPLE = Chat(
    id="", instance_id="", is_group=False, name="Mariana Alves", address=None, phone="5511988776655"
)


class Editor(QWidget):
    """Signals: `saved(reply)`, `removed(reply, place)`, and `said(text)` with why something cannot be kept."""

    saved = Signal(object)
    removed = Signal(object, int)
    said = Signal(str)

    def __init__(
        self, theme: Theme, clock: Clock, replies: QuickReplies, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._theme, self._clock, self._replies = theme, clock, replies
        self._reply: QuickReply | None = None
        self._words = Words(self)
        self.shortcut = QLineEdit(self)
        self.shortcut.setMaxLength(LONGEST_SHORTCUT + 1)
        self.shortcut.setFrame(False)
        self.text = QPlainTextEdit(self)
        self.text.setTabChangesFocus(True)
        self.text.setFrameShape(QPlainTextEdit.Shape.NoFrame)
        self.text.document().setDocumentMargin(0)
        self.preview = Preview(theme, self)
        self.wrong = Label(theme, "", Role.META, "danger", self, wrap=True)
        self.save = PushButton(theme, self.tr("Save"), self)
        self.save.setToolTip(self.tr("Save (Ctrl+S)"))
        QShortcut(QKeySequence.StandardKey.Save, self, self.save.click)
        self.remove = PushButton(theme, self.tr("Delete"), self, primary=False)
        self.variables = [self._variable(name) for name in NAMES]
        self._lay_out()
        self._connect()
        self._restyle()
        self.show_reply(None)

    def _variable(self, name: str) -> Chip:
        chip = Chip(self._theme, f"{{{name}}}", self)
        chip.setCheckable(False)
        chip.setToolTip(self.tr("Put {variable} into the text").format(variable=chip.text()))
        chip.clicked.connect(lambda _=False: self.text.insertPlainText(chip.text()))
        return chip

    def _lay_out(self) -> None:
        label = [
            Label(self._theme, text, Role.META_MEDIUM, "muted", self)
            for text in (self.tr("Shortcut"), self.tr("Text"), self.tr("Variables"), self.tr("How it reads"))
        ]
        label[0].setBuddy(self.shortcut)
        label[1].setBuddy(self.text)
        self.shortcut.setAccessibleName(label[0].text())
        self.text.setAccessibleName(label[1].text())
        self._fields = QVBoxLayout()
        self._fields.addWidget(label[0])
        self._fields.addWidget(Box(self._theme, self.shortcut, self))
        self._fields.addWidget(label[1])
        self._fields.addWidget(Box(self._theme, self.text, self))
        self._fields.addWidget(label[2])
        self._chips = QHBoxLayout()
        for chip in self.variables:
            self._chips.addWidget(chip)
        self._chips.addStretch(1)
        self._fields.addLayout(self._chips)
        self._fields.addWidget(label[3])
        self._fields.addWidget(self.preview)
        self._fields.addWidget(self.wrong)
        buttons = QHBoxLayout()
        buttons.addWidget(self.remove)
        buttons.addStretch(1)
        buttons.addWidget(self.save)
        self._fields.addLayout(buttons)
        self._fields.addStretch(1)
        self._inside = QWidget(self)
        self._inside.setLayout(self._fields)
        row = QHBoxLayout(self)
        row.addStretch(1)
        row.addWidget(self._inside, 100)
        row.addStretch(1)

    def _connect(self) -> None:
        self._theme.changed.connect(self._restyle)
        self.shortcut.textChanged.connect(self._on_edit)
        self.shortcut.returnPressed.connect(lambda: self.text.setFocus(Qt.FocusReason.OtherFocusReason))
        self.text.textChanged.connect(self._on_edit)
        self.save.clicked.connect(self._save)
        self.remove.clicked.connect(self._remove)

    @property
    def reply_id(self) -> str | None:
        """Return which one is shown; None for a new one."""
        return self._reply.id if self._reply else None

    @property
    def is_changed(self) -> bool:
        """Whether something is written that is not kept."""
        kept = (self._reply.shortcut, self._reply.text) if self._reply else ("", "")
        return (self.shortcut.text().removeprefix("/"), self.text.toPlainText()) != kept

    def show_reply(self, reply: QuickReply | None) -> None:
        """Show one; None for a new one. The one that is shown already keeps what is being written."""
        if reply is not None and reply.id == self.reply_id and self.is_changed:
            return
        self._reply = reply
        self.shortcut.setText(reply.shortcut if reply else "")
        self.text.setPlainText(reply.text if reply else "")
        self.remove.setVisible(reply is not None)
        self._on_edit()

    def _on_edit(self) -> None:
        now = local(self._clock.now())
        self.preview.show_text(fill(self.text.toPlainText(), values_for(_EXAMPLE, self.tr("Your shop"), now)))
        unknown = unknown_variables(self.text.toPlainText())
        self.wrong.setText(
            self.tr("{names}: no variable is called that; it will be sent as it stands.").format(
                names=", ".join(f"{{{name}}}" for name in unknown)
            )
            if unknown
            else ""
        )
        self.wrong.setVisible(bool(unknown))
        self.save.setEnabled(self.is_changed)

    def _save(self) -> None:
        try:
            reply = self._replies.save(self.shortcut.text(), self.text.toPlainText(), self.reply_id)
        except QuickReplyError as error:
            self._complain(self._words.wrong(error.reason, error.shortcut))
            field = self.text if error.reason in {"no-text", "long-text"} else self.shortcut
            field.setFocus(Qt.FocusReason.OtherFocusReason)
            return
        self._reply = None
        self.show_reply(reply)
        self.saved.emit(reply)

    def _complain(self, text: str) -> None:
        self.wrong.setText(text)
        self.wrong.setVisible(True)
        self.said.emit(text)

    def _remove(self) -> None:
        reply = self._reply
        if reply is None:
            return
        place = next(at for at, one in enumerate(self._replies.all()) if one.id == reply.id)
        self._reply = None
        self.show_reply(None)
        self._replies.remove(reply.id)
        self.removed.emit(reply, place)

    def _restyle(self) -> None:
        px, tokens = self._theme.px, self._theme.tokens
        self._inside.setMaximumWidth(px(_WIDEST))
        self._fields.setContentsMargins(px(24), px(20), px(24), px(20))
        self._fields.setSpacing(px(8))
        self._chips.setSpacing(px(6))
        for field in (self.shortcut, self.text):
            field.setFont(self._theme.font(Role.BODY))
            palette = field.palette()
            palette.setColor(QPalette.ColorRole.Base, Qt.GlobalColor.transparent)
            palette.setColor(QPalette.ColorRole.Text, tokens.text)
            palette.setColor(QPalette.ColorRole.PlaceholderText, tokens.muted)
            field.setPalette(palette)
        self.text.viewport().setAutoFillBackground(False)
        self.text.setFixedHeight(px(168))
        self.shortcut.setPlaceholderText(self.tr("hours, price, pix…"))
        self.text.setPlaceholderText(self.tr("{saudacao}, {nome}! We are open until 6 pm."))
