"""The page of quick replies as a page of the window."""

from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication

from multichat_desktop.domain.clock import Clock
from multichat_desktop.services.quick_replies import QuickReplies
from multichat_desktop.ui.icons import Icons
from multichat_desktop.ui.main_window import MainWindow
from multichat_desktop.ui.pages import QUICK_REPLIES
from multichat_desktop.ui.ports import QuickReplyActions
from multichat_desktop.ui.theme import Theme

if TYPE_CHECKING:
    from multichat_desktop.ui.quick_replies.page import QuickReplyPage


def add_quick_replies(
    window: MainWindow,
    theme: Theme,
    icons: Icons,
    clock: Clock,
    replies: QuickReplies,
    desk: QuickReplyActions,
) -> None:
    """Give the window the page, with its button on the rail."""

    def make() -> "QuickReplyPage":
        # Not before it is wanted: the window's first paint does not wait for its pages.
        from multichat_desktop.ui.quick_replies.page import QuickReplyPage

        page = QuickReplyPage(theme, icons, clock, replies, desk)
        page.said.connect(window.show_message)
        page.undo_offered.connect(window.offer_undo)
        return page

    window.add_page(QUICK_REPLIES, "zap", QCoreApplication.translate("QuickReplyPage", "Quick replies"), make)
