"""What the pages in the list's place have in common: the way back, a title, and one of several contents."""

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtGui import QKeyEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QHBoxLayout, QStackedWidget, QVBoxLayout, QWidget

from multichat_desktop.ui.icons import Icons
from multichat_desktop.ui.theme import Role, Theme
from multichat_desktop.ui.widgets.buttons import IconButton
from multichat_desktop.ui.widgets.labels import Label
from multichat_desktop.ui.widgets.search_field import SearchField
from multichat_desktop.ui.widgets.states import EmptyState, SkeletonRows

_AVATAR = 0


class Frame(QWidget):
    """Signal: `left()` when the list is to come back. `head` takes what stands above the content."""

    left = Signal()

    def __init__(self, theme: Theme, icons: Icons, title: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.theme = theme
        self.setAccessibleName(title)
        self.back = IconButton(theme, icons, "arrow-left", self.tr("Back to the conversations"), self)
        self.back.clicked.connect(self.left)
        self._title = Label(theme, title, Role.TITLE, "text", self)
        self.empty = EmptyState(theme, icons, self)
        self.waiting = SkeletonRows(theme, _AVATAR, self)
        self._blank = QWidget(self)
        self._stack = QStackedWidget(self)
        for page in (self._blank, self.empty, self.waiting):
            self._stack.addWidget(page)
        top = QHBoxLayout()
        top.setContentsMargins(0, 0, 0, 0)
        top.setSpacing(4)
        top.addWidget(self.back)
        top.addWidget(self._title, 1)
        self.head = QVBoxLayout()
        self.head.addLayout(top)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addLayout(self.head)
        column.addWidget(self._stack, 1)
        theme.changed.connect(self._restyle)
        self._restyle()

    def add_page(self, page: QWidget) -> None:
        """Take one more content."""
        self._stack.addWidget(page)

    def show_page(self, page: QWidget | None) -> None:
        """Show a content; None for nothing, as long as nobody needs to be told that something is on its way."""
        self._stack.setCurrentWidget(page or self._blank)

    @property
    def shown(self) -> QWidget | None:
        """Return the content that is seen."""
        return self._stack.currentWidget()

    @staticmethod
    def take_letters(event: QKeyEvent, search: SearchField) -> bool:
        """Bring typed letters into a field, as in the list of conversations; whether there were any."""
        held = event.modifiers() & ~(Qt.KeyboardModifier.ShiftModifier | Qt.KeyboardModifier.KeypadModifier)
        if not (event.text().isprintable() and event.text().strip()) or held:
            return False
        search.field.setFocus(Qt.FocusReason.ShortcutFocusReason)
        search.field.setText(search.text() + event.text())
        return True

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Go back with Escape."""
        if event.key() == Qt.Key.Key_Escape:
            self.left.emit()
            return
        super().keyPressEvent(event)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the ground."""
        del event
        painter = QPainter(self)
        painter.fillRect(self.rect(), self.theme.tokens.surface)
        painter.end()

    def changeEvent(self, event: QEvent) -> None:
        """Be as high as the words need."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.FontChange:
            self.updateGeometry()

    def _restyle(self) -> None:
        px = self.theme.px
        self.head.setContentsMargins(px(8), px(14), px(12), px(10))
        self.head.setSpacing(px(8))
        self.update()
