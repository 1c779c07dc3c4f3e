"""The messages as a screen reader finds them: a list with one item for each row that is seen."""

import weakref

from PySide6.QtCore import QObject, QPoint, QRect
from PySide6.QtGui import QAccessible, QAccessibleInterface, QColor, QWindow
from PySide6.QtWidgets import QAccessibleWidget, QWidget

from multichat_desktop.domain.changes import Progress
from multichat_desktop.domain.message import Message
from multichat_desktop.ui.conversation import words
from multichat_desktop.ui.conversation.view import ConversationView
from multichat_desktop.ui.media import phases

# Interfaces that a client has been given must outlive every call of its: Qt holds no reference to them.
_interfaces: list["ViewInterface"] = []
_installed: list[bool] = []


class RowInterface(QAccessibleInterface):
    """The row at one place of those seen; the place stays, what stands there changes as the view scrolls."""

    def __init__(self, owner: "ViewInterface", place: int) -> None:
        super().__init__()
        self._owner, self._place = owner, place

    def isValid(self) -> bool:
        """Return whether the view is there: a place where no row stands now may have one again."""
        return self._owner.isValid()

    def object(self) -> QObject | None:  # type: ignore[override]
        """Return nothing: rows are no objects."""
        return None

    def window(self) -> QWindow | None:  # type: ignore[override]
        """Return the view's window."""
        return self._owner.window()

    def parent(self) -> QAccessibleInterface:
        """Return the list."""
        return self._owner

    def child(self, index: int) -> QAccessibleInterface | None:  # type: ignore[override]
        """Return nothing: a row is one sentence."""
        del index
        return None

    def childAt(self, x: int, y: int) -> QAccessibleInterface | None:  # type: ignore[override]
        """Return nothing."""
        del x, y
        return None

    def childCount(self) -> int:
        """Return that there are no parts."""
        return 0

    def indexOfChild(self, child: QAccessibleInterface) -> int:
        """Return that it is no part of this."""
        del child
        return -1

    def text(self, kind: QAccessible.Text) -> str:
        """Return author, content, time and status."""
        message = self._owner.message(self._place)
        if message is None or kind != QAccessible.Text.Name:
            return ""
        file = phases.said(message, self._owner.progress(message.seq))
        return f"{words.sentence(message)}, {file}" if file else words.sentence(message)

    def setText(self, kind: QAccessible.Text, text: str) -> None:
        """Do nothing: messages are not written here."""

    def rect(self) -> QRect:
        """Return where the row is on the screen."""
        return self._owner.place(self._place)

    def role(self) -> QAccessible.Role:
        """Return that it is an item of a list."""
        return QAccessible.Role.ListItem

    def state(self) -> QAccessible.State:
        """Return that it can be read, as long as a row stands there."""
        state = QAccessible.State()
        if self._place >= self._owner.childCount():
            state.invisible = True
        state.readOnly = True
        return state

    def foregroundColor(self) -> QColor:
        """Return no colour of its own."""
        return QColor()

    def backgroundColor(self) -> QColor:
        """Return no colour of its own."""
        return QColor()


class ViewInterface(QAccessibleWidget):
    """The list itself."""

    def __init__(self, view: ConversationView) -> None:
        super().__init__(view, QAccessible.Role.List, view.accessibleName())
        self._view = weakref.ref(view)
        self._rows: list[RowInterface] = []

    def _visible(self) -> list[tuple[int, float]]:
        view = self._view()
        if view is None:
            return []
        view.settle()
        return view.strip.visible

    def message(self, place: int) -> Message | None:
        """Return the message at a place of those seen."""
        view, visible = self._view(), self._visible()
        return view.model.message(visible[place][0]) if view is not None and place < len(visible) else None

    def progress(self, seq: int) -> Progress | None:
        """Return how far a message's file has come."""
        view = self._view()
        return view.live.progress.get(seq) if view is not None else None

    def place(self, place: int) -> QRect:
        """Return where on the screen it is."""
        view, visible = self._view(), self._visible()
        if view is None or place >= len(visible):
            return QRect()
        row, top = visible[place]
        corner = view.viewport().mapToGlobal(QPoint(0, round(top)))
        return QRect(corner.x(), corner.y(), view.viewport().width(), view.strip.row(row).height)

    def childCount(self) -> int:
        """Return how many rows are seen."""
        return len(self._visible())

    def child(self, index: int) -> QAccessibleInterface | None:  # type: ignore[override]
        """Return the row at a place; made once and kept."""
        if not 0 <= index < self.childCount():
            return None
        while len(self._rows) <= index:
            self._rows.append(RowInterface(self, len(self._rows)))
        return self._rows[index]

    def indexOfChild(self, child: QAccessibleInterface) -> int:
        """Return a row's place."""
        return next((i for i, row in enumerate(self._rows) if row is child), -1)

    def text(self, kind: QAccessible.Text) -> str:
        """Return what the list is called."""
        view = self._view()
        return view.accessibleName() if view is not None and kind == QAccessible.Text.Name else ""


def _make(name: str, target: QObject) -> QAccessibleInterface | None:
    del name
    if not isinstance(target, ConversationView):
        return None
    made = ViewInterface(target)
    _interfaces.append(made)
    return made


def make_accessible(view: ConversationView) -> None:
    """Let screen readers find a view's rows."""
    del view
    if not _installed:
        _installed.append(True)
        QAccessible.installFactory(_make)


def announce(view: ConversationView, message: Message) -> None:
    """Have a message read that just came."""
    announce_words(view, words.sentence(message))


def announce_words(widget: QWidget, text: str) -> None:
    """Have a sentence read."""
    if QAccessible.isActive():
        from PySide6.QtGui import QAccessibleAnnouncementEvent

        QAccessible.updateAccessibility(QAccessibleAnnouncementEvent(widget, text))
