"""What the keys do while the messages have the keyboard."""

from collections.abc import Callable

from PySide6.QtCore import QEvent, QKeyCombination, QObject, QPointF, Qt
from PySide6.QtGui import QGuiApplication, QKeyEvent, QKeySequence

from multichat_desktop.ui.conversation.menu import answerable, hideable
from multichat_desktop.ui.conversation.style import Hit, What
from multichat_desktop.ui.conversation.view import ConversationView
from multichat_desktop.ui.conversation.walking import current, open_current, walk

_OVERLAP = 48
_HARMLESS = Qt.KeyboardModifier.KeypadModifier | Qt.KeyboardModifier.ShiftModifier
_WALKS = {Qt.Key.Key_Up: -1, Qt.Key.Key_Down: 1}
_ENTERS = frozenset({Qt.Key.Key_Return, Qt.Key.Key_Enter})
_REPLY = QKeyCombination(Qt.KeyboardModifier.ControlModifier, Qt.Key.Key_R)


class Keys(QObject):
    """Listens to a view: goes from message to message, scrolls, copies, and hands letters to the composer.

    `pauses` lets a sound stand or go on when space is pressed, and says whether there is one; `undoes`
    takes back what was deleted last, `pastes` takes what lies on the clipboard.
    """

    def __init__(self, view: ConversationView) -> None:
        super().__init__(view)
        self._view = view
        self.pauses: Callable[[], bool] = lambda: False
        self.undoes: Callable[[], object] = lambda: None
        self.pastes: Callable[[], object] = lambda: view.typed.emit(QGuiApplication.clipboard().text())
        view.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Take the keys that mean something here."""
        del watched
        return isinstance(event, QKeyEvent) and event.type() == QEvent.Type.KeyPress and self._press(event)

    def _press(self, event: QKeyEvent) -> bool:
        view = self._view
        page = view.viewport().height() - view.theme.px(_OVERLAP)
        steps = {
            Qt.Key.Key_PageUp: -page,
            Qt.Key.Key_PageDown: page,
        }
        key = Qt.Key(event.key())
        plain = not event.modifiers() & ~_HARMLESS
        if event.matches(QKeySequence.StandardKey.Copy):
            view.copy()
        elif event.matches(QKeySequence.StandardKey.Paste):
            self.pastes()
        elif key in _WALKS and plain:
            walk(view, _WALKS[key])
        elif key in _ENTERS and plain and open_current(view):
            pass
        elif event.keyCombination() == _REPLY:
            self._reply()
        elif key == Qt.Key.Key_Delete and plain and view.cursor_row.current is not None:
            self._hide()
        elif event.matches(QKeySequence.StandardKey.Undo):
            self.undoes()
        elif key in steps and plain:
            view.scroll_by(steps[key], glide=True)
        elif key == Qt.Key.Key_Home:
            view.go_to_start()
        elif key == Qt.Key.Key_End:
            view.go_to_end()
        elif key == Qt.Key.Key_Escape and (view.selection.clear() or view.cursor_row.current is not None):
            view.cursor_row.current = None
            view.viewport().update()
        elif key == Qt.Key.Key_Space and plain and self.pauses():
            pass
        elif plain and event.text() and event.text().isprintable():
            view.typed.emit(event.text())
        else:
            return False
        return True

    def _reply(self) -> None:
        message = current(self._view)
        if message is not None and answerable(message):
            self._view.replyRequested.emit(message)

    def _hide(self) -> None:
        message = current(self._view)
        if message is not None and hideable(message):
            self._view.asked.emit(Hit(What.HIDE), message, QPointF())
