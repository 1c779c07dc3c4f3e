"""What opens above the field when somebody types `/`: the quick replies that fit, to be put in with Enter."""

from PySide6.QtCore import QEvent, QObject, QRectF, Qt, Signal
from PySide6.QtGui import QKeyEvent, QPainter, QPaintEvent, QPen, QTextCursor
from PySide6.QtWidgets import QListView, QVBoxLayout, QWidget

from multichat_desktop.domain.quick_reply import LONGEST_SHORTCUT, QuickReply
from multichat_desktop.services.quick_replies import QuickReplies
from multichat_desktop.ui.conversation.field import Field
from multichat_desktop.ui.fuzzy import Finder
from multichat_desktop.ui.icons import Icons
from multichat_desktop.ui.quick_replies.rows import ROW, ReplyModel, ReplyRow, found_by
from multichat_desktop.ui.theme import Theme
from multichat_desktop.ui.widgets.row_list import RowListView
from multichat_desktop.ui.widgets.scroll import OverlayScrollBar

ROWS = 6
_MOST = 30
_TAKES = frozenset({Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Tab})
_MOVES = {Qt.Key.Key_Down: 1, Qt.Key.Key_Up: -1, Qt.Key.Key_PageDown: ROWS, Qt.Key.Key_PageUp: -ROWS}


def slash_word(text: str, at: int) -> str | None:
    """Return what stands between a `/` and the place of the cursor, None when that is no shortcut being typed.

    A shortcut stands at the beginning or behind a space, so that "e/ou" and addresses are left in peace.
    """
    begun = text.rfind("/", max(0, at - LONGEST_SHORTCUT), at)
    if begun < 0 or (begun > 0 and not text[begun - 1].isspace()):
        return None
    typed = text[begun + 1 : at]
    return None if typed[:1].isspace() or "\n" in typed else typed


class QuickPopup(QWidget):
    """Lies above a field and takes the keys that mean it; the keyboard stays in the field.

    Emits `chosen(reply, length)`: the last `length` characters before the cursor are the shortcut it replaces.
    """

    chosen = Signal(object, int)

    def __init__(
        self, theme: Theme, icons: Icons, field: Field, replies: QuickReplies, pane: QWidget
    ) -> None:
        super().__init__(pane)
        self._theme, self._field, self._replies, self._pane = theme, field, replies, pane
        self._refused: int | None = None
        self._finder: Finder | None = None
        self.model = ReplyModel(self)
        self.list = RowListView(theme.px(ROW), self)
        self.list.setModel(self.model)
        self.list.setItemDelegate(ReplyRow(theme, icons, self.list, ROW))
        self.list.setSelectionMode(QListView.SelectionMode.NoSelection)
        self.list.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.list.setAccessibleName(self.tr("Quick replies"))
        self.list.viewport().setAutoFillBackground(False)
        self.list.entered.connect(self.list.setCurrentIndex)
        self.list.clicked.connect(lambda index: self._take(index.row()))
        self._bar = OverlayScrollBar(self.list, theme)
        column = QVBoxLayout(self)
        column.setContentsMargins(6, 6, 6, 6)
        column.addWidget(self.list)
        self.setAccessibleName(self.tr("Quick replies"))
        self.hide()
        field.textChanged.connect(self._look)
        field.cursorPositionChanged.connect(self._look)
        field.installEventFilter(self)
        replies.on_change(self._forget)
        theme.changed.connect(lambda: self.list.set_row_height(theme.px(ROW)))

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Take arrows, Enter, Tab and Escape from the field while this is open, and go when the field loses the keyboard."""
        if self.isVisible():
            if event.type() == QEvent.Type.KeyPress and isinstance(event, QKeyEvent):
                return self._press(event)
            if event.type() == QEvent.Type.FocusOut:
                self.hide()
        return False

    def _press(self, event: QKeyEvent) -> bool:
        key = Qt.Key(event.key())
        if event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier:
            return False
        if key in _TAKES:
            self._take(self.list.currentIndex().row())
        elif key in _MOVES:
            row = (self.list.currentIndex().row() + _MOVES[key]) % self.model.rowCount()
            self.list.setCurrentIndex(self.model.index(row))
        elif key == Qt.Key.Key_Escape:
            self._refused = self._begin()
            self.hide()
        else:
            return False
        return True

    def _begin(self) -> int | None:
        """Return where the slash stands."""
        cursor = self._field.textCursor()
        typed = slash_word(self._field.toPlainText(), cursor.position())
        return None if typed is None else cursor.position() - len(typed) - 1

    def _look(self) -> None:
        """Open, change or close according to what stands before the cursor."""
        cursor: QTextCursor = self._field.textCursor()
        typed = None if cursor.hasSelection() else slash_word(self._field.toPlainText(), cursor.position())
        if typed is None or not self._field.hasFocus():
            self._refused = None if typed is None else self._refused
            self.hide()
            return
        if cursor.position() - len(typed) - 1 == self._refused:
            return
        found = self._find(typed)
        if not found:
            self.hide()
            return
        self.model.show_replies(found)
        self.list.setCurrentIndex(self.model.index(0))
        self._place(len(found))
        self.show()
        self.raise_()

    def _find(self, typed: str) -> list[QuickReply]:
        replies = self._replies.all()
        if self._finder is None:
            self._finder = Finder(found_by(one) for one in replies)
        return [replies[at] for at in self._finder.find(typed, _MOST)]

    def _forget(self) -> None:
        self._finder = None

    def _place(self, rows: int) -> None:
        pane, px = self._pane, self._theme.px
        height = px(ROW) * min(rows, ROWS) + 12
        top_left = self._field.mapTo(pane, self._field.rect().topLeft())
        width = max(self._field.width() + px(14), px(280))
        self.setGeometry(top_left.x() - px(14), top_left.y() - height - px(18), width, height)

    def _take(self, row: int) -> None:
        reply = self.model.reply(row)
        begin = self._begin()
        if reply is not None and begin is not None:
            self.hide()
            self.chosen.emit(reply, self._field.textCursor().position() - begin)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the sheet."""
        tokens = self._theme.tokens
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(QPen(tokens.line, 1))
        painter.setBrush(tokens.surface)
        painter.drawRoundedRect(QRectF(self.rect()).adjusted(0.5, 0.5, -0.5, -0.5), 10, 10)
        painter.end()
