"""Finding one's way in the conversation that is open: by words (Ctrl+F) and by day."""

from PySide6.QtCore import QDate, QObject, QPoint, QPointF, Qt
from PySide6.QtWidgets import QWidget

from multichat_desktop.domain.clock import Clock
from multichat_desktop.domain.message import Message
from multichat_desktop.ui.conversation.find_bar import FindBar
from multichat_desktop.ui.conversation.jump import DayPopover, day_of, day_start
from multichat_desktop.ui.conversation.seen import seen
from multichat_desktop.ui.conversation.style import Hit, What
from multichat_desktop.ui.conversation.view import ConversationView
from multichat_desktop.ui.icons import Icons
from multichat_desktop.ui.ports import Reads, Searches
from multichat_desktop.ui.theme import Theme
from multichat_desktop.ui.widgets.buttons import IconButton


class Looking(QObject):
    """Owns the bar that stands below the header, and the header's button for it; the calendar opens over `pane`."""

    def __init__(
        self,
        theme: Theme,
        view: ConversationView,
        reads: Reads,
        searches: Searches,
        clock: Clock,
        pane: QWidget,
    ) -> None:
        super().__init__(pane)
        self._theme, self._view, self._reads, self._clock, self._pane = theme, view, reads, clock, pane
        self._icons = Icons()
        self.bar = FindBar(theme, self._icons, view, searches)
        self.button = IconButton(
            theme, self._icons, "search", self.tr("Search in this conversation (Ctrl+F)")
        )
        self.button.clicked.connect(lambda _: self.find())
        self.bar.closed.connect(lambda: view.setFocus(Qt.FocusReason.OtherFocusReason))
        view.asked.connect(self._asked)

    def find(self, text: str = "") -> None:
        """Look for words in the conversation."""
        if self._view.model.chat_id is not None:
            self.bar.open_bar(text)

    def close(self) -> bool:
        """Close the bar; whether it was open."""
        was_open = not self.bar.isHidden()
        self.bar.close_bar()
        return was_open

    def choose_day(self, at: QPoint | None = None) -> DayPopover | None:
        """Let a day be chosen to go to; beside a place of the screen, else below the header."""
        if self._view.model.chat_id is None:
            return None
        popover = DayPopover(
            self._theme,
            self._icons,
            self.tr("Go to a day"),
            self.tr("Go"),
            day_of(self._clock.now()),
            self._pane,
        )
        if shown := seen(self._view):
            popover.select(day_of(shown[0].at))
        popover.chosen.connect(self.go_to_day)
        popover.show_at(at or self._view.mapToGlobal(QPoint(self._view.width() // 2, 0)))
        return popover

    def go_to_day(self, day: QDate) -> bool:
        """Show the first message of a day, or of the next one that has any; else the newest."""
        chat_id = self._view.model.chat_id
        if chat_id is None:
            return False
        found = self._reads.page_after(chat_id, (day_start(day), -1), 1)
        if not found:
            self._view.go_to_end()
            return False
        return self._view.show_message(found[0].seq)

    def _asked(self, hit: Hit, message: Message, screen: QPointF) -> None:
        del message
        if hit.what is What.DAY:
            self.choose_day(screen.toPoint())
