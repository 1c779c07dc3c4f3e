"""One quick reply: its shortcut, its text, the variables, its file, and how it will read for a customer."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeySequence, QPalette, QShortcut
from PySide6.QtWidgets import (
    QFrame,
    QHBoxLayout,
    QLineEdit,
    QPlainTextEdit,
    QScrollArea,
    QVBoxLayout,
    QWidget,
)

from multichat_desktop.domain.chat import Chat
from multichat_desktop.domain.clock import Clock
from multichat_desktop.domain.quick_reply import (
    LONGEST_SHORTCUT,
    NAMES,
    Attachment,
    QuickReply,
    fill,
    unknown_variables,
    values_for,
)
from multichat_desktop.services.quick_replies import QuickReplies, QuickReplyError
from multichat_desktop.ui.attach.words import trouble
from multichat_desktop.ui.icons import Icons
from multichat_desktop.ui.ports import QuickReplyActions
from multichat_desktop.ui.quick_replies.attached import AttachedFile
from multichat_desktop.ui.quick_replies.preview import Preview
from multichat_desktop.ui.quick_replies.words import Words
from multichat_desktop.ui.theme import Role, Theme
from multichat_desktop.ui.times import local
from multichat_desktop.ui.widgets.box import Box
from multichat_desktop.ui.widgets.buttons import Chip, PushButton
from multichat_desktop.ui.widgets.flow import FlowLayout
from multichat_desktop.ui.widgets.labels import Label
from multichat_desktop.ui.widgets.scroll import OverlayScrollBar

_WIDEST, _NARROWEST = 640, 340
_EXAMPLE = Chat(
    id="", instance_id="", is_group=False, name="Mariana Alves", address=None, phone="5511988776655"
)


class Editor(QWidget):
    """Signals: `saved(reply)`, `removed(reply, place)`, and `said(text)` with why something cannot be kept."""

    saved = Signal(object)
    removed = Signal(object, int)
    said = Signal(str)

    def __init__(
        self,
        theme: Theme,
        icons: Icons,
        clock: Clock,
        replies: QuickReplies,
        desk: QuickReplyActions,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._theme, self._clock, self._replies, self._desk = theme, clock, replies, desk
        self._reply: QuickReply | None = None
        self._saving = self._save_once_read = False
        self._words = Words(self)
        self.shortcut = QLineEdit(self)
        self.shortcut.setMaxLength(LONGEST_SHORTCUT + 1)
        self.shortcut.setFrame(False)
        self.text = QPlainTextEdit(self)
        self.text.setTabChangesFocus(True)
        self.text.setFrameShape(QPlainTextEdit.Shape.NoFrame)
        self.text.document().setDocumentMargin(0)
        self.attached = AttachedFile(theme, icons, self)
        self.preview = Preview(theme, icons, self)
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
            for text in (
                self.tr("Shortcut"),
                self.tr("Text"),
                self.tr("Variables"),
                self.tr("Attachment"),
                self.tr("How it reads"),
            )
        ]
        self._reads = label[-1]
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
        self._chips = FlowLayout()
        for chip in self.variables:
            self._chips.addWidget(chip)
        self._fields.addLayout(self._chips)
        self._fields.addWidget(label[3])
        self._fields.addWidget(self.attached)
        self._fields.addWidget(label[4])
        self._fields.addWidget(self.preview)
        self._fields.addWidget(self.wrong)
        buttons = QHBoxLayout()
        buttons.addWidget(self.remove)
        buttons.addStretch(1)
        buttons.addWidget(self.save)
        self._fields.addLayout(buttons)
        self._fields.addStretch(1)
        sheet = QWidget(self)
        self._inside = QWidget(sheet)
        self._inside.setLayout(self._fields)
        row = QHBoxLayout(sheet)
        row.setContentsMargins(0, 0, 0, 0)
        row.addStretch(1)
        row.addWidget(self._inside, 100)
        row.addStretch(1)
        self._area = QScrollArea(self)
        self._area.setWidget(sheet)
        self._area.setWidgetResizable(True)
        self._area.setFrameShape(QFrame.Shape.NoFrame)
        self._area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._bar = OverlayScrollBar(self._area, self._theme)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self._area)

    def _connect(self) -> None:
        self._theme.changed.connect(self._restyle)
        self.shortcut.textChanged.connect(self._on_edit)
        self.shortcut.returnPressed.connect(lambda: self.text.setFocus(Qt.FocusReason.OtherFocusReason))
        self.text.textChanged.connect(self._on_edit)
        self.attached.changed.connect(self._on_file)
        self.save.clicked.connect(self._save)
        self.remove.clicked.connect(self._remove)

    @property
    def reply_id(self) -> str | None:
        """Return which one is shown; None for a new one."""
        return self._reply.id if self._reply else None

    @property
    def is_changed(self) -> bool:
        """Whether something is written that is not kept."""
        reply = self._reply
        kept = (reply.shortcut, reply.text, reply.attachment) if reply else ("", "", None)
        return self.attached.is_new or (*self._written(), self.attached.kept) != kept

    def _written(self) -> tuple[str, str]:
        return self.shortcut.text().removeprefix("/"), self.text.toPlainText()

    def show_reply(self, reply: QuickReply | None) -> None:
        """Show one; None for a new one. The one that is shown already keeps what is being written."""
        if reply is not None and reply.id == self.reply_id and self.is_changed:
            return
        self._reply, self._save_once_read = reply, False
        file = reply.attachment if reply else None
        self.attached.show_kept(file, self._replies.place_of(file) if file else None)
        self.shortcut.setText(reply.shortcut if reply else "")
        self.text.setPlainText(reply.text if reply else "")
        self.remove.setVisible(reply is not None)
        self._on_edit()

    def _on_edit(self) -> None:
        now = local(self._clock.now())
        file = None if self.attached.error else self.attached.file
        self.preview.show_file(file)
        for widget in (self._reads, self.preview):
            widget.setVisible(file is not None or bool(self.text.toPlainText().strip()))
        self.text.setPlaceholderText(
            self.tr("{saudacao}, {nome}! We are open until 6 pm.")
            if self.attached.file is None
            else self.tr("What stands below the file; it may stay empty")
        )
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
        self.save.setEnabled(self.is_changed and not self._saving and not self.attached.error)

    def _on_file(self) -> None:
        self._on_edit()
        if self._save_once_read and self.attached.is_read:
            self._save_once_read = False
            self.save.click()

    def _save(self) -> None:
        file = self.attached
        if not file.is_new:
            self._keep(self._reply, *self._written(), file.kept)
            return
        try:
            # What is wrong is said before a file is copied.
            self._replies.check(*self._written(), self.reply_id, attached=True)
        except QuickReplyError as error:
            self._refuse(error)
            return
        if not file.is_read:
            self._save_once_read = True
            return
        before, written = self._reply, self._written()
        self._set_saving(on=True)
        self._desk.attach(
            file.outgoing(), lambda made: self._on_shelf(before, *written, made), self._not_on_shelf
        )

    def _on_shelf(self, before: QuickReply | None, shortcut: str, text: str, made: Attachment) -> None:
        self._set_saving(on=False)
        gone = before is not None and all(one.id != before.id for one in self._replies.all())
        if not gone:
            self._keep(before, shortcut, text, made)

    def _not_on_shelf(self, code: str) -> None:
        self._set_saving(on=False)
        self._complain(trouble(code))

    def _set_saving(self, *, on: bool) -> None:
        self._saving = on
        self.attached.setEnabled(not on)
        self.remove.setEnabled(not on)
        self._on_edit()

    def _keep(
        self, before: QuickReply | None, shortcut: str, text: str, attachment: Attachment | None
    ) -> None:
        """Keep what was written in the place of `before`, which may not be the one that is shown any more."""
        shown = self.reply_id == (before.id if before else None)
        untouched = shown and self._written() == (shortcut, text)
        try:
            reply = self._replies.save(shortcut, text, before.id if before else None, attachment)
        except QuickReplyError as error:
            self._refuse(error)
            return
        if untouched:
            self._reply = None
            self.show_reply(reply)
        elif shown:
            self._reply = reply
            self.attached.show_kept(attachment, self._replies.place_of(attachment) if attachment else None)
            self._on_edit()
        if shown:
            self.saved.emit(reply)

    def _refuse(self, error: QuickReplyError) -> None:
        self._complain(self._words.wrong(error.reason, error.shortcut))
        field = self.text if error.reason in {"no-text", "long-text"} else self.shortcut
        field.setFocus(Qt.FocusReason.OtherFocusReason)

    def _complain(self, text: str) -> None:
        self.wrong.setText(text)
        self.wrong.setVisible(True)
        self._area.ensureWidgetVisible(self.wrong)
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
        self._area.setMinimumWidth(px(_NARROWEST))
        ground = self._area.palette()
        ground.setColor(QPalette.ColorRole.Window, tokens.bg)
        self._area.setPalette(ground)
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
