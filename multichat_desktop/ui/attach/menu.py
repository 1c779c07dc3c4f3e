"""What the paper clip offers."""

from collections.abc import Callable

from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QAction, QIcon
from PySide6.QtWidgets import QMenu, QWidget

from multichat_desktop.ui.icons import Icons
from multichat_desktop.ui.theme import Theme

_ICON = 18


class AttachMenu(QMenu):
    """One entry for each kind; the first is taken by Enter."""

    def __init__(self, theme: Theme, icons: Icons, parent: QWidget) -> None:
        super().__init__(parent)
        self._theme, self._icons = theme, icons
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setAccessibleName(self.tr("Attach"))

    def offer(self, icon: str, words: str, deed: Callable[[], object], key: str = "") -> None:
        """Add an entry; the key is only told."""
        size, tokens, dpr = self._theme.px(_ICON), self._theme.tokens, self.devicePixelRatioF()
        drawn = QIcon(self._icons.pixmap(icon, size, tokens.muted, dpr))
        for mode in (QIcon.Mode.Active, QIcon.Mode.Selected):
            drawn.addPixmap(self._icons.pixmap(icon, size, tokens.on_accent, dpr), mode)
        action = QAction(drawn, f"{words}\t{key}" if key else words, self)
        action.triggered.connect(lambda _=False: deed())
        self.addAction(action)

    def show_above(self, button: QWidget) -> None:
        """Open above a button."""
        corner = button.mapToGlobal(QPoint(0, 0))
        self.popup(QPoint(corner.x(), corner.y() - self.sizeHint().height() - 6))
        self.setActiveAction(self.actions()[0])
