"""The arrow in a conversation's header that leads back to the list, where the window has no room for both."""

from multichat_desktop.ui.conversation.header import Header
from multichat_desktop.ui.icons import Icons
from multichat_desktop.ui.theme import Metrics, Theme
from multichat_desktop.ui.widgets.buttons import IconButton

_LEFT = 6
_SIDE = 36


class BackButton(IconButton):
    """Stands at the left of the header, which makes room for it."""

    def __init__(self, theme: Theme, icons: Icons, header: Header) -> None:
        super().__init__(theme, icons, "arrow-left", "", header, side=_SIDE)
        self._header = header
        words = self.tr("Back to the conversations")
        self.setToolTip(words)
        self.setAccessibleName(words)
        theme.changed.connect(self._place)
        self.show_if(False)

    def show_if(self, narrow: bool) -> None:
        """Be there in a narrow window only."""
        self.setVisible(narrow)
        self._place()

    def _place(self) -> None:
        px = self.theme.px
        side = px(_SIDE)
        self.setGeometry(px(_LEFT), (px(Metrics.HEADER) - side) // 2, side, side)
        self._header.set_inset(px(_LEFT + _SIDE - 10) if not self.isHidden() else 0)
