"""The left part of the window: the list of conversations, or a page that finds messages in its place."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QStackedWidget, QWidget

from multichat_desktop.domain.changes import Changes
from multichat_desktop.domain.clock import Clock
from multichat_desktop.ui.icons import Icons
from multichat_desktop.ui.ports import Reads, Searches
from multichat_desktop.ui.search.page import SearchPage
from multichat_desktop.ui.search.starred import StarredPage
from multichat_desktop.ui.theme import Theme


class Side(QStackedWidget):
    """Signals: `wanted(Hit)` when a message is to be shown; `left()` after the list came back."""

    wanted = Signal(object)
    left = Signal()

    def __init__(
        self,
        theme: Theme,
        icons: Icons,
        chats: QWidget,
        reads: Reads,
        searches: Searches,
        clock: Clock,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._chats = chats
        self.search = SearchPage(theme, icons, searches, clock, self)
        self.starred = StarredPage(theme, icons, reads, clock, self)
        self.addWidget(chats)
        for page in (self.search, self.starred):
            self.addWidget(page)
            page.wanted.connect(self.wanted)
            page.left.connect(self.close_page)

    def show_search(self, text: str = "", chat_id: str | None = None) -> None:
        """Find messages everywhere; `chat_id` is the conversation that is open."""
        self.setCurrentWidget(self.search)
        self.search.begin(text, chat_id)

    def show_starred(self) -> None:
        """Show what was starred."""
        self.setCurrentWidget(self.starred)
        self.starred.begin()

    def show_chats(self) -> None:
        """Bring the list back, without taking the keyboard."""
        self.setCurrentWidget(self._chats)

    def focus_page(self) -> bool:
        """Bring the keyboard to what was found; whether such a page stands in the list's place."""
        page = self.currentWidget()
        if not isinstance(page, SearchPage | StarredPage):
            return False
        (page.view if page.view.isVisible() else page.back).setFocus(Qt.FocusReason.OtherFocusReason)
        return True

    def close_page(self) -> bool:
        """Bring the list back; whether something stood in its place."""
        if self.currentWidget() is self._chats:
            return False
        self.show_chats()
        self.left.emit()
        return True

    def apply(self, changes: Changes) -> None:
        """Take in what a commit changed."""
        self.starred.apply(changes)
