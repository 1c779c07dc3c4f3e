"""What the keys do while the messages have the keyboard."""

from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtGui import QGuiApplication, QKeyEvent, QKeySequence

from multichat_desktop.ui.conversation.view import LINE, ConversationView

_OVERLAP = 48
_HARMLESS = Qt.KeyboardModifier.KeypadModifier | Qt.KeyboardModifier.ShiftModifier


class Keys(QObject):
    """Listens to a view: scrolls, copies, and hands letters to the composer."""

    def __init__(self, view: ConversationView) -> None:
        super().__init__(view)
        self._view = view
        view.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Take the keys that mean something here."""
        del watched
        return isinstance(event, QKeyEvent) and event.type() == QEvent.Type.KeyPress and self._press(event)

    def _press(self, event: QKeyEvent) -> bool:
        view = self._view
        page = view.viewport().height() - view.theme.px(_OVERLAP)
        steps = {
            Qt.Key.Key_Up: -LINE,
            Qt.Key.Key_Down: LINE,
            Qt.Key.Key_PageUp: -page,
            Qt.Key.Key_PageDown: page,
        }
        key = Qt.Key(event.key())
        plain = not event.modifiers() & ~_HARMLESS
        if event.matches(QKeySequence.StandardKey.Copy):
            view.copy()
        elif event.matches(QKeySequence.StandardKey.Paste):
            view.typed.emit(QGuiApplication.clipboard().text())
        elif key in steps and plain:
            view.scroll_by(steps[key], glide=True)
        elif key == Qt.Key.Key_Home:
            view.go_to_start()
        elif key == Qt.Key.Key_End:
            view.go_to_end()
        elif key == Qt.Key.Key_Escape and view.selection.clear():
            view.viewport().update()
        elif plain and event.text() and event.text().isprintable():
            view.typed.emit(event.text())
        else:
            return False
        return True
