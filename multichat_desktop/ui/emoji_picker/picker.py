"""The sheet on which an emoji is chosen: search, categories, skins; wholly by keyboard or by mouse."""

from PySide6.QtCore import QPoint, Qt, Signal
from PySide6.QtGui import QKeySequence
from PySide6.QtWidgets import QHBoxLayout, QMenu, QVBoxLayout, QWidget

from multichat_desktop.ui.conversation.popover import Popover
from multichat_desktop.ui.emoji_picker.grid import EmojiGrid
from multichat_desktop.ui.emoji_picker.habits import EmojiHabits
from multichat_desktop.ui.emoji_picker.model import EmojiModel
from multichat_desktop.ui.emoji_picker.table import TONES, all_emoji, find
from multichat_desktop.ui.emoji_picker.tabs import Page, Tabs, page_name
from multichat_desktop.ui.emoji_picker.tone import ToneButton
from multichat_desktop.ui.icons import Icons
from multichat_desktop.ui.theme import Role, Theme
from multichat_desktop.ui.widgets.labels import Label
from multichat_desktop.ui.widgets.search_field import SearchField


class EmojiPicker(QWidget):
    """Emits `chosen(text)` with the emoji in the agent's skin; what is chosen is remembered in `habits`."""

    chosen = Signal(str)

    def __init__(
        self, theme: Theme, icons: Icons, habits: EmojiHabits, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._theme, self._habits = theme, habits
        self._page: Page = None
        self.model = EmojiModel(self)
        self.search = SearchField(theme, icons, self.tr("Search emoji"), QKeySequence(), self)
        self.tone = ToneButton(theme, self)
        self.tabs = Tabs(theme, self)
        self.grid = EmojiGrid(theme, self.model, self)
        self._heading = Label(theme, "", Role.META_STRONG, "muted", self)
        self._name = Label(theme, "", Role.META, "muted", self)
        self._lay_out()
        self._connect()
        self.setFocusProxy(self.search)
        self.tabs.show_page(None)

    def _lay_out(self) -> None:
        top = QHBoxLayout()
        top.setSpacing(8)
        top.addWidget(self.search, 1)
        top.addWidget(self.tone)
        column = QVBoxLayout(self)
        column.setContentsMargins(12, 12, 12, 10)
        column.setSpacing(8)
        column.addLayout(top)
        column.addWidget(self.tabs)
        column.addWidget(self._heading)
        column.addWidget(self.grid)
        column.addWidget(self._name)
        self._name.setFixedWidth(self.grid.width())

    def _connect(self) -> None:
        self.search.changed.connect(self._show)
        self.search.entered.connect(self._pick_current)
        self.search.left_down.connect(lambda: self.grid.setFocus(Qt.FocusReason.OtherFocusReason))
        self.tabs.chosen.connect(self._turn_to)
        self.tone.clicked.connect(self._ask_tone)
        self.grid.picked.connect(self.pick)
        self.grid.left_up.connect(lambda: self.search.field.setFocus(Qt.FocusReason.OtherFocusReason))
        self.grid.typed.connect(self._type)
        self.grid.selectionModel().currentChanged.connect(lambda now: self._say_name(now.row()))

    def pick(self, row: int) -> None:
        """Choose what stands in a row of the page."""
        emoji = self.model.emoji(row)
        if emoji is not None:
            self._habits.used(emoji)
            self.chosen.emit(emoji.in_tone(self._habits.tone))

    def set_tone(self, tone: int) -> None:
        """Show all emoji in another skin."""
        self._habits.set_tone(tone)
        self._show()

    def _show(self) -> None:
        typed = self.search.text().strip()
        if typed:
            page = find(typed)
            self._heading.setText(self.tr("Found") if page else self.tr("No emoji has this name"))
        elif self._page is None:
            page = self._habits.recent()
            self._heading.setText(page_name(None))
        else:
            page = [one for one in all_emoji() if one.group is self._page]
            self._heading.setText(page_name(self._page))
        self.tone.show_tone(self._habits.tone)
        self.model.show_page(page, self._habits.tone)
        self.grid.setCurrentIndex(self.model.index(0))
        self._say_name(0)

    def _turn_to(self, page: Page) -> None:
        self._page = page
        if self.search.text():
            self.search.field.clear()
        else:
            self._show()

    def _type(self, text: str) -> None:
        self.search.field.setFocus(Qt.FocusReason.OtherFocusReason)
        self.search.field.insert(text)

    def _pick_current(self) -> None:
        self.pick(self.grid.currentIndex().row())

    def _say_name(self, row: int) -> None:
        emoji = self.model.emoji(row)
        self._name.setText(self.model.name(emoji) if emoji else "")

    def _ask_tone(self) -> None:
        menu = QMenu(self)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        for tone, name in enumerate(self.tone.names()):
            action = menu.addAction(f"👋{TONES[tone]}  {name}")
            action.setCheckable(True)
            action.setChecked(tone == self._habits.tone)
            action.triggered.connect(lambda _=False, t=tone: self.set_tone(t))
        menu.popup(self.tone.mapToGlobal(QPoint(0, self.tone.height() + 4)))


class EmojiPopover(Popover):
    """The picker over a pane: closes after a choice, with Escape, or by a click beside it. Emits `chosen(text)`."""

    chosen = Signal(str)

    def __init__(self, theme: Theme, icons: Icons, habits: EmojiHabits, parent: QWidget) -> None:
        super().__init__(theme, parent)
        self.picker = EmojiPicker(theme, icons, habits, self.sheet)
        column = QVBoxLayout(self.sheet)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self.picker)
        self.picker.chosen.connect(self._take)
        self.setAccessibleName(self.tr("Choose an emoji"))

    def show_at(self, point: QPoint) -> None:
        """Show it with the keyboard in its search."""
        super().show_at(point)
        self.picker.search.field.setFocus(Qt.FocusReason.PopupFocusReason)

    def _take(self, text: str) -> None:
        self.close()
        self.chosen.emit(text)
