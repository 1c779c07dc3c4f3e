"""How the settings come into the window: a page, and its button at the rail's foot."""

from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication

from multichat_desktop.services.preferences import Preferences
from multichat_desktop.ui.icons import Icons
from multichat_desktop.ui.main_window import MainWindow
from multichat_desktop.ui.pages import SETTINGS
from multichat_desktop.ui.ports import PeopleActions, PeopleReads, Reads, RoomActions
from multichat_desktop.ui.theme import Theme

if TYPE_CHECKING:
    from multichat_desktop.ui.settings.page import SettingsPage


def add_settings(
    window: MainWindow,
    theme: Theme,
    icons: Icons,
    preferences: Preferences,
    reads: Reads,
    people: PeopleReads,
    actions: PeopleActions,
    room: RoomActions,
) -> None:
    """Give the window the page."""

    def make() -> "SettingsPage":
        # Not before it is wanted: the window's first paint does not wait for its pages.
        from multichat_desktop.ui.settings.page import SettingsPage

        page = SettingsPage(theme, icons, preferences, reads, people, actions, room)
        page.left.connect(window.back)
        page.said.connect(window.show_message)
        return page

    text = QCoreApplication.translate("SettingsPage", "Settings")
    window.add_page(SETTINGS, "settings", text, make, at_foot=True)
