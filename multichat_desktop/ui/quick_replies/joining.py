"""The page of quick replies as a page of the window."""

from PySide6.QtCore import QCoreApplication

from multichat_desktop.domain.clock import Clock
from multichat_desktop.services.quick_replies import QuickReplies
from multichat_desktop.ui.icons import Icons
from multichat_desktop.ui.main_window import MainWindow
from multichat_desktop.ui.pages import QUICK_REPLIES
from multichat_desktop.ui.quick_replies.page import QuickReplyPage
from multichat_desktop.ui.theme import Theme


def add_quick_replies(
    window: MainWindow, theme: Theme, icons: Icons, clock: Clock, replies: QuickReplies
) -> None:
    """Give the window the page, with its button on the rail."""

    def make() -> QuickReplyPage:
        page = QuickReplyPage(theme, icons, clock, replies)
        page.said.connect(window.show_message)
        page.undo_offered.connect(window.offer_undo)
        return page

    window.add_page(QUICK_REPLIES, "zap", QCoreApplication.translate("QuickReplyPage", "Quick replies"), make)
