"""The page on which quick replies are written: their list at the left, one of them with its preview at the right."""

from pathlib import Path

from PySide6.QtCore import QModelIndex, Qt, Signal
from PySide6.QtGui import QKeyEvent, QKeySequence, QPainter, QPaintEvent
from PySide6.QtWidgets import QFileDialog, QHBoxLayout, QStackedWidget, QVBoxLayout, QWidget

from multichat_desktop.domain.clock import Clock
from multichat_desktop.domain.quick_reply import QuickReply
from multichat_desktop.services.quick_replies import QuickReplies
from multichat_desktop.services.quick_reply_files import UnreadableError, UnwritableError
from multichat_desktop.ui.fuzzy import Finder
from multichat_desktop.ui.icons import Icons
from multichat_desktop.ui.ports import QuickReplyActions
from multichat_desktop.ui.quick_replies.editor import Editor
from multichat_desktop.ui.quick_replies.rows import ROW, ReplyModel, ReplyRow, found_by
from multichat_desktop.ui.quick_replies.words import Words
from multichat_desktop.ui.theme import Metrics, Role, Theme
from multichat_desktop.ui.widgets.buttons import IconButton, PushButton
from multichat_desktop.ui.widgets.labels import Label
from multichat_desktop.ui.widgets.row_list import RowListView
from multichat_desktop.ui.widgets.scroll import OverlayScrollBar
from multichat_desktop.ui.widgets.search_field import SearchField
from multichat_desktop.ui.widgets.states import EmptyState

_ALL = 1_000_000


class QuickReplyPage(QWidget):
    """Signals: `said(text)` with a sentence for the agent; `undo_offered(text, deed)` after something was taken away."""

    said = Signal(str)
    undo_offered = Signal(str, object)

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
        self._theme, self._replies, self._desk = theme, replies, desk
        self._words = Words(self)
        self.model = ReplyModel(self)
        self.search = SearchField(theme, icons, self.tr("Search quick replies"), QKeySequence(), self)
        self.add = IconButton(theme, icons, "plus", self.tr("New quick reply"), self)
        self.list = RowListView(theme.px(ROW + 8), self)
        self.list.setModel(self.model)
        self.list.setItemDelegate(ReplyRow(theme, icons, self.list, ROW + 8))
        self.list.setAccessibleName(self.tr("Quick replies"))
        self._bar = OverlayScrollBar(self.list, theme)
        self.editor = Editor(theme, icons, clock, replies, desk, self)
        self.empty = EmptyState(theme, icons, self)
        self.bring_in = PushButton(theme, self.tr("Import…"), self, primary=False)
        self.give_out = PushButton(theme, self.tr("Export…"), self, primary=False)
        self._right = QStackedWidget(self)
        self._right.addWidget(self.empty)
        self._right.addWidget(self.editor)
        self._lay_out()
        self._connect()
        self._show_list()

    def _lay_out(self) -> None:
        head = QHBoxLayout()
        head.addWidget(Label(self._theme, self.tr("Quick replies"), Role.TITLE, "text", self), 1)
        head.addWidget(self.add)
        self._files = QHBoxLayout()
        self._files.addWidget(self.bring_in)
        self._files.addWidget(self.give_out)
        self._files.addStretch(1)
        self._left = QVBoxLayout()
        self._left.addLayout(head)
        self._left.addWidget(self.search)
        self._left.addWidget(self.list, 1)
        self._left.addLayout(self._files)
        self._side = QWidget(self)
        self._side.setLayout(self._left)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(0)
        row.addWidget(self._side)
        row.addWidget(self._right, 1)
        self._restyle()

    def _connect(self) -> None:
        self._theme.changed.connect(self._restyle)
        self._replies.on_change(self._show_list)
        self.search.changed.connect(self._show_list)
        self.search.left_down.connect(self.list.setFocus)
        self.search.entered.connect(self.list.setFocus)
        self.list.selectionModel().currentChanged.connect(self._chosen)
        self.add.clicked.connect(self.begin)
        self.editor.saved.connect(self._on_saved)
        self.editor.removed.connect(self._on_removed)
        self.editor.said.connect(self.said)
        self.empty.acted.connect(self.begin)
        self.bring_in.clicked.connect(self._ask_file)
        self.give_out.clicked.connect(self._ask_place)

    def arrive(self) -> None:
        """Bring the keyboard to the page."""
        self.search.field.setFocus(Qt.FocusReason.OtherFocusReason)

    # ---- one of them

    def begin(self) -> None:
        """Write a new one."""
        self.list.setCurrentIndex(QModelIndex())
        self.editor.show_reply(None)
        self._right.setCurrentWidget(self.editor)
        self.editor.shortcut.setFocus(Qt.FocusReason.OtherFocusReason)

    def show_reply(self, reply_id: str) -> None:
        """Show one in the editor."""
        row = self.model.row_of(reply_id)
        if row is not None:
            self.list.setCurrentIndex(self.model.index(row))

    def _chosen(self, now: QModelIndex) -> None:
        reply = self.model.reply(now.row())
        if reply is not None:
            self.editor.show_reply(reply)
            self._right.setCurrentWidget(self.editor)

    def _on_saved(self, reply: QuickReply) -> None:
        self.show_reply(reply.id)
        self.said.emit(self.tr("Saved. Type /{shortcut} in a message.").format(shortcut=reply.shortcut))

    def _on_removed(self, reply: QuickReply, place: int) -> None:
        said = self.tr("/{shortcut} was deleted.").format(shortcut=reply.shortcut)
        self.undo_offered.emit(said, lambda: self._replies.restore(reply, place))

    def _show_list(self) -> None:
        chosen = self.editor.reply_id
        every = self._replies.all()
        found = Finder(found_by(one) for one in every).find(self.search.text(), _ALL)
        self.model.show_replies([every[at] for at in found])
        self.give_out.setEnabled(bool(every))
        row = self.model.row_of(chosen) if chosen else None
        if row is not None:
            self.list.setCurrentIndex(self.model.index(row))
        elif chosen is not None or not self.editor.is_changed:
            self.editor.show_reply(None)
            self._say_empty(any_there=bool(every))
            self._right.setCurrentWidget(self.empty)

    def _say_empty(self, *, any_there: bool) -> None:
        title = self.tr("Choose a quick reply") if any_there else self.tr("No quick replies yet")
        said = self.tr(
            "Write here what you answer again and again: prices, opening hours, how to pay."
            " In a message, / and a few letters put it in, with the customer's name."
        )
        self.empty.say("zap", title, said, self.tr("New quick reply"))

    # ---- files

    def _ask_file(self) -> None:
        dialog = QFileDialog(self, self.tr("Import quick replies"))
        dialog.setFileMode(QFileDialog.FileMode.ExistingFile)
        dialog.setNameFilters([self.tr("Quick replies (*.json *.csv)"), self.tr("All files (*)")])
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.fileSelected.connect(self.read_file)
        dialog.open()

    def read_file(self, name: str) -> None:
        """Take in what a file holds, or say why not."""

        def done(added: int, replaced: int) -> None:
            self.said.emit(self._words.taken_in(added, replaced))

        def failed(error: UnreadableError) -> None:
            self.said.emit(self._words.unreadable(error))

        self._desk.bring_in(Path(name), done, failed)

    def _ask_place(self) -> None:
        dialog = QFileDialog(self, self.tr("Export quick replies"))
        dialog.setAcceptMode(QFileDialog.AcceptMode.AcceptSave)
        dialog.setNameFilters(
            [
                self.tr("Table for Excel, without attachments (*.csv)"),
                self.tr("JSON, with attachments (*.json)"),
            ]
        )
        dialog.setDefaultSuffix("csv")
        dialog.filterSelected.connect(
            lambda chosen: dialog.setDefaultSuffix("json" if "json" in chosen else "csv")
        )
        dialog.selectFile(self.tr("quick-replies"))
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.fileSelected.connect(self.write_file)
        dialog.open()

    def write_file(self, name: str) -> None:
        """Write all of them into a file, as its ending says."""

        def done(left_out: int) -> None:
            self.said.emit(self._words.given_out(Path(name).name, left_out))

        def failed(error: UnwritableError) -> None:
            self.said.emit(self._words.unwritable(error))

        self._desk.give_out(Path(name), done, failed)

    # ---- Qt's own

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Move the current one with Alt+Shift and the arrows."""
        steps = {Qt.Key.Key_Up: -1, Qt.Key.Key_Down: 1}
        held = Qt.KeyboardModifier.AltModifier | Qt.KeyboardModifier.ShiftModifier
        reply_id = self.editor.reply_id
        if event.modifiers() & held == held and event.key() in steps and reply_id and not self.search.text():
            self._replies.move(reply_id, steps[Qt.Key(event.key())])
            return
        super().keyPressEvent(event)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the grounds and the hairline between list and editor."""
        del event
        tokens, side = self._theme.tokens, self._side.width()
        painter = QPainter(self)
        painter.fillRect(self.rect(), tokens.bg)
        painter.fillRect(0, 0, side, self.height(), tokens.surface)
        painter.fillRect(side - 1, 0, 1, self.height(), tokens.line)
        painter.end()

    def _restyle(self) -> None:
        px = self._theme.px
        self._side.setFixedWidth(px(Metrics.LIST))
        self._left.setContentsMargins(px(12), px(17), px(13), px(12))
        self._left.setSpacing(px(10))
        self._files.setSpacing(px(8))
        self.list.set_row_height(px(ROW + 8))
        self.update()
