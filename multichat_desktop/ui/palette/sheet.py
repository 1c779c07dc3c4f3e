"""The palette's sheet over the window."""

from PySide6.QtCore import QEvent, QModelIndex, QObject, QPoint, Qt
from PySide6.QtGui import QKeyEvent, QKeySequence
from PySide6.QtWidgets import QVBoxLayout, QWidget

from multichat_desktop.ui.conversation.popover import Popover
from multichat_desktop.ui.icons import Icons
from multichat_desktop.ui.palette.entries import Entries
from multichat_desktop.ui.palette.rows import ROW, EntryList, EntryModel
from multichat_desktop.ui.theme import Role, Theme
from multichat_desktop.ui.widgets.labels import Label
from multichat_desktop.ui.widgets.search_field import SearchField

_WIDTH, _TOP, _ROWS = 560, 72, 9
_MOVES = {Qt.Key.Key_Down: 1, Qt.Key.Key_Up: -1, Qt.Key.Key_PageDown: _ROWS, Qt.Key.Key_PageUp: -_ROWS}


class Palette(Popover):
    """Opens a conversation or does a command: type, arrows, Enter; Escape closes it."""

    def __init__(self, theme: Theme, icons: Icons, entries: Entries, parent: QWidget) -> None:
        super().__init__(theme, parent)
        self._entries, self._window = entries, parent
        self.model = EntryModel(self)
        self.search = SearchField(
            theme, icons, self.tr("Go to a conversation, or do something"), QKeySequence(), self.sheet
        )
        self.list = EntryList(theme, self.model, self.sheet)
        self._nothing = Label(
            theme,
            self.tr("No conversation or command is called that. Try part of the name, or the last digits."),
            Role.SMALL,
            "muted",
            self.sheet,
            wrap=True,
            centred=True,
        )
        column = QVBoxLayout(self.sheet)
        column.setContentsMargins(0, 10, 0, 8)
        column.setSpacing(8)
        field = QVBoxLayout()
        field.setContentsMargins(10, 0, 10, 0)
        field.addWidget(self.search)
        column.addLayout(field)
        column.addWidget(self.list)
        column.addWidget(self._nothing)
        self.setAccessibleName(self.tr("Commands and conversations"))
        self.search.changed.connect(self._find)
        self.search.entered.connect(self.run)
        self.list.clicked.connect(self._clicked)
        self.search.field.installEventFilter(self)
        self._find("")

    def show_over(self) -> None:
        """Show it at the upper middle of the window, the keyboard in its field."""
        width = min(self.theme.px(_WIDTH), self._window.width() - 32)
        self.sheet.setFixedWidth(width)
        self.show_at(QPoint(0, 0))
        self._fit()
        self.search.field.setFocus(Qt.FocusReason.PopupFocusReason)

    def run(self) -> None:
        """Do what the current line says."""
        entry = self.model.entry(self.list.currentIndex().row())
        if entry is not None:
            self.close()
            entry.run()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Walk through the list while the keyboard is in the field."""
        if watched is not self.search.field:
            return super().eventFilter(watched, event)
        if event.type() == QEvent.Type.KeyPress and isinstance(event, QKeyEvent):
            step = _MOVES.get(Qt.Key(event.key()))
            if step is not None and not event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier:
                self.list.walk(step)
                return True
        return False

    def _fit(self) -> None:
        """Be as high as what was found, at the upper middle."""
        rows = max(min(self.model.rowCount(), _ROWS), 1)
        self.list.setFixedHeight(self.theme.px(ROW) * rows)
        self.sheet.adjustSize()
        self.sheet.move((self.width() - self.sheet.width()) // 2, self.theme.px(_TOP))
        self.update()

    def _find(self, typed: str) -> None:
        self.model.show_entries(self._entries.find(typed))
        some = bool(self.model.rowCount())
        self.list.setVisible(some)
        self._nothing.setVisible(not some)
        self.list.setCurrentIndex(self.model.index(0) if some else QModelIndex())
        self.list.scrollToTop()
        self._fit()

    def _clicked(self, index: QModelIndex) -> None:
        self.list.setCurrentIndex(index)
        self.run()
