"""The contact panel beside the conversation of the window: opened and closed on demand, and following what is open."""

from collections.abc import Callable
from functools import cached_property
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication, QObject

from multichat_desktop.domain.changes import Changes
from multichat_desktop.ui.icons import Icons
from multichat_desktop.ui.portraits import Portraits
from multichat_desktop.ui.theme import Theme
from multichat_desktop.ui.widgets.buttons import IconButton

if TYPE_CHECKING:
    from multichat_desktop.ui.contact.panel import ContactPanel
    from multichat_desktop.ui.main_window import MainWindow


class Beside(QObject):
    """Joins the panel to a window; lives as long as it does. `make` is asked for the panel when it is first wanted."""

    def __init__(
        self,
        window: "MainWindow",
        theme: Theme,
        icons: Icons,
        make: "Callable[[], ContactPanel]",
        portraits: Portraits,
    ) -> None:
        super().__init__(window)
        self._window, self._make = window, make
        header = window.conversation.header
        self.button = IconButton(
            theme, icons, "info", QCoreApplication.translate("ContactPanel", "Contact (Ctrl+I)"), header
        )
        header.add_button(self.button, outermost=True)
        header.show_portraits(portraits)
        window.panel.view.show_portraits(portraits)
        header.contactAsked.connect(self.toggle)
        self.button.clicked.connect(self.toggle)
        window.conversation.opened.connect(self._follow)
        window.join(self)

    @cached_property
    def panel(self) -> "ContactPanel":
        """Return the panel."""
        panel = self._make()
        self._window.workspace.set_aside(panel)
        panel.closed.connect(self.close)
        panel.chat_wanted.connect(self._window.open_chat)
        panel.said.connect(self._window.show_message)
        return panel

    @property
    def is_open(self) -> bool:
        """Whether the panel is there."""
        return self._window.workspace.shows_aside

    def toggle(self) -> None:
        """Show whom the open conversation is with, or put the panel away."""
        if self.is_open:
            self.close()
            return
        chat = self._window.conversation.chat
        if chat is not None:
            self.panel.open(chat)
            self._window.workspace.show_aside(True)
            self.panel.focus()

    def close(self) -> bool:
        """Put the panel away; whether it was there."""
        if not self.is_open:
            return False
        self.panel.flush()
        focus = self._window.focusWidget()
        within = focus is not None and self.panel.isAncestorOf(focus)
        self._window.workspace.show_aside(False)
        if within:
            self._window.conversation.composer.setFocus()
        return True

    def apply(self, changes: Changes) -> None:
        """Take in what a commit changed."""
        if self.is_open:
            self.panel.apply(changes)

    def flush(self) -> None:
        """Keep what is being written."""
        if "panel" in self.__dict__ and self.panel.chat is not None:
            self.panel.flush()

    def _follow(self, _: str) -> None:
        """Show whom the conversation that was opened is with; where there is no room for both, it is that one's turn."""
        chat = self._window.conversation.chat
        if not self.is_open or chat is None:
            return
        if self._window.workspace.aside_covers:
            self.close()
        else:
            self.panel.open(chat)
