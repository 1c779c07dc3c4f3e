"""Finding words in the conversation that is open: a slim bar below its header."""

from bisect import bisect_left

from PySide6.QtCore import QEvent, Qt, QTimer, Signal
from PySide6.QtGui import (
    QAccessible,
    QAccessibleAnnouncementEvent,
    QKeyEvent,
    QKeySequence,
    QPainter,
    QPaintEvent,
)
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QWidget

from multichat_desktop.domain.finding import Found, Question, terms
from multichat_desktop.ui.conversation.seen import seen
from multichat_desktop.ui.conversation.view import ConversationView
from multichat_desktop.ui.icons import Icons
from multichat_desktop.ui.ports import Key, Searches
from multichat_desktop.ui.theme import Role, Theme
from multichat_desktop.ui.widgets.buttons import IconButton
from multichat_desktop.ui.widgets.labels import Label
from multichat_desktop.ui.widgets.search_field import SearchField

MOST = 1000
_ASKER = "conversation"
_PATIENCE_MS = 150


class FindBar(QWidget):
    """Marks what is looked for in the bubbles and steps from one message to the next, from the newest to older ones.

    Signals: `closed()` after it was closed, so that the keyboard can go back to where it was.
    """

    closed = Signal()

    def __init__(
        self,
        theme: Theme,
        icons: Icons,
        view: ConversationView,
        searches: Searches,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._theme, self._view, self._searches = theme, view, searches
        self._keys: list[Key] = []
        self._at = -1
        self._from: Key | None = None
        self._asked = ""
        self._chat_id: str | None = None
        self._more = self._failed = False
        keys = QKeySequence(Qt.Modifier.CTRL | Qt.Key.Key_F)
        self.field = SearchField(theme, icons, self.tr("Search in this conversation"), keys, self)
        self.count = Label(theme, "", Role.META, "muted", self)
        self.older = IconButton(theme, icons, "chevron-up", self.tr("Older result (Enter)"), self)
        self.newer = IconButton(theme, icons, "chevron-down", self.tr("Newer result (Shift+Enter)"), self)
        self.close_button = IconButton(theme, icons, "x", self.tr("Close search (Esc)"), self)
        self._row = QHBoxLayout(self)
        self._row.addWidget(self.field, 1)
        self._row.addSpacing(6)
        self._row.addWidget(self.count)
        self._row.addSpacing(2)
        for button in (self.older, self.newer, self.close_button):
            self._row.addWidget(button)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        self.setAccessibleName(self.tr("Search in this conversation"))
        self._patience = QTimer(self, singleShot=True, interval=_PATIENCE_MS)
        self._patience.timeout.connect(self._say)
        self.field.changed.connect(self._ask)
        self.field.field.installEventFilter(self)
        self.older.clicked.connect(lambda: self.step(1))
        self.newer.clicked.connect(lambda: self.step(-1))
        self.close_button.clicked.connect(self.close_bar)
        view.model.modelReset.connect(self._follow)
        theme.changed.connect(self._restyle)
        self._restyle()
        self._say()
        self.hide()

    def open_bar(self, text: str = "") -> None:
        """Show it with the keyboard in its field; `text` is looked for at once."""
        self._chat_id, self._from = self._view.model.chat_id, None
        if found := seen(self._view):
            self._from = found[-1].key
        hidden = self.isHidden()
        self.show()
        if text and text != self.field.text():
            self.field.field.setText(text)
        elif hidden:
            self._ask()
        self.field.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self.field.field.selectAll()

    def close_bar(self) -> None:
        """Hide it; nothing is marked any more."""
        if self.isHidden():
            return
        self.hide()
        self._forget()
        self.closed.emit()

    def step(self, by: int) -> None:
        """Go to the result so many places further back (negative: towards the newest), round at the ends."""
        if not self._keys:
            return
        self._at = (self._at + by) % len(self._keys)
        self._from = self._keys[self._at]
        self._show()

    # ---- inside

    def _ask(self) -> None:
        text, chat_id = self.field.text(), self._view.model.chat_id
        self._asked = text
        if chat_id is None or not terms(text):
            self._forget()
            return
        self._view.mark(terms(text))
        self._patience.start()
        question = Question(text=text, chat_id=chat_id, limit=MOST)
        self._searches.find(_ASKER, question, self._answered)

    def _answered(self, found: Found) -> None:
        if self.isHidden() or found.question.text != self.field.text():
            return
        self._patience.stop()
        self._failed, self._more = found.failed, found.more is not None
        self._keys = [hit.key for hit in found.hits]
        self._at = self._nearest()
        self._show()

    def _nearest(self) -> int:
        """Return the newest result that is not below what was being read when the search began."""
        if not self._keys:
            return -1
        if self._from is None:
            return 0
        ascending = [(-at, -seq) for at, seq in self._keys]
        return min(bisect_left(ascending, (-self._from[0], -self._from[1])), len(self._keys) - 1)

    def _show(self) -> None:
        self._say()
        if 0 <= self._at < len(self._keys):
            self._view.show_message(self._keys[self._at][1], only_if_hidden=True)

    def _forget(self) -> None:
        self._patience.stop()
        self._searches.forget(_ASKER)
        self._keys, self._at, self._failed = [], -1, False
        self._view.mark(())
        self._say()

    def _follow(self) -> None:
        """Be done when another conversation is opened: the words were meant for this one."""
        if self._view.model.chat_id != self._chat_id:
            self.close_bar()

    def _say(self) -> None:
        if self._failed:
            said = self.tr("Could not search. Try again.")
        elif self._keys:
            total = f"{MOST}+" if self._more else str(len(self._keys))
            said = self.tr("{n} of {total}").format(n=self._at + 1, total=total)
        elif self._patience.isActive() or not terms(self._asked):
            said = ""
        else:
            said = self.tr("Nothing found")
        if said != self.count.text():
            self.count.setText(said)
            if said and self.isVisible():
                QAccessible.updateAccessibility(QAccessibleAnnouncementEvent(self.count, said))
        for button in (self.older, self.newer):
            button.setEnabled(bool(self._keys))

    def eventFilter(self, watched: object, event: QEvent) -> bool:
        """Step with Enter, close with Escape."""
        if event.type() == QEvent.Type.KeyPress and isinstance(event, QKeyEvent):
            back = bool(event.modifiers() & Qt.KeyboardModifier.ShiftModifier)
            if event.key() in {Qt.Key.Key_Return, Qt.Key.Key_Enter}:
                self.step(-1 if back else 1)
                return True
            if event.key() in {Qt.Key.Key_Down, Qt.Key.Key_Up}:
                self.step(1 if event.key() == Qt.Key.Key_Up else -1)
                return True
        return super().eventFilter(watched, event)  # type: ignore[arg-type]

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Close with Escape."""
        if event.key() == Qt.Key.Key_Escape:
            self.close_bar()
            return
        super().keyPressEvent(event)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the ground and the hairline below."""
        del event
        painter = QPainter(self)
        tokens = self._theme.tokens
        painter.fillRect(self.rect(), tokens.surface)
        painter.fillRect(0, self.height() - 1, self.width(), 1, tokens.line)
        painter.end()

    def _restyle(self) -> None:
        px = self._theme.px
        self._row.setContentsMargins(px(16), px(7), px(12), px(8))
        self._row.setSpacing(px(4))
        self.update()
