"""The categories above the emoji, each shown by one of its own."""

from PySide6.QtCore import QCoreApplication, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QFont, QPainter, QPaintEvent
from PySide6.QtWidgets import QAbstractButton, QButtonGroup, QHBoxLayout, QWidget

from multichat_desktop.ui.emoji_picker.table import Group
from multichat_desktop.ui.theme import Role, Theme
from multichat_desktop.ui.widgets.buttons import PaintedButton

_SIDE = 34
Page = Group | None
"""What can be shown: a category, or (None) what was used last."""


def page_name(page: Page) -> str:
    """Return what a page is called."""
    if page is None:
        return QCoreApplication.translate("Emoji", "Recently used")
    names = {
        Group.SMILEYS: QCoreApplication.translate("Emoji", "Smileys and feelings"),
        Group.PEOPLE: QCoreApplication.translate("Emoji", "People and hands"),
        Group.NATURE: QCoreApplication.translate("Emoji", "Animals and nature"),
        Group.FOOD: QCoreApplication.translate("Emoji", "Food and drink"),
        Group.TRAVEL: QCoreApplication.translate("Emoji", "Travel and places"),
        Group.ACTIVITIES: QCoreApplication.translate("Emoji", "Activities and parties"),
        Group.OBJECTS: QCoreApplication.translate("Emoji", "Objects"),
        Group.SYMBOLS: QCoreApplication.translate("Emoji", "Symbols"),
        Group.FLAGS: QCoreApplication.translate("Emoji", "Flags"),
    }
    return names[page]


_SIGNS: dict[Page, str] = {
    None: "🕘",
    Group.SMILEYS: "😀",
    Group.PEOPLE: "👋",
    Group.NATURE: "🐶",
    Group.FOOD: "🍰",
    Group.TRAVEL: "🚗",
    Group.ACTIVITIES: "🎉",
    Group.OBJECTS: "💡",
    Group.SYMBOLS: "❤️",
    Group.FLAGS: "🏁",
}


class Tabs(QWidget):
    """Emits `chosen(page)` when another one is to be shown."""

    chosen = Signal(object)

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._buttons: dict[Page, QAbstractButton] = {}
        self._group = QButtonGroup(self)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(0)
        for page, sign in _SIGNS.items():
            button = self._buttons[page] = _Tab(theme, sign, page_name(page), self)
            self._group.addButton(button)
            row.addWidget(button)
        row.addStretch(1)
        self._group.buttonToggled.connect(self._toggled)

    def show_page(self, page: Page) -> None:
        """Mark a page as the one shown."""
        self._buttons[page].setChecked(True)

    def _toggled(self, button: QAbstractButton, checked: bool) -> None:
        if checked:
            self.chosen.emit(next(page for page, known in self._buttons.items() if known is button))


class _Tab(PaintedButton):
    def __init__(self, theme: Theme, sign: str, name: str, parent: QWidget) -> None:
        super().__init__(theme, sign, parent)
        self.setCheckable(True)
        self.setAccessibleName(name)
        self.setToolTip(name)

    def sizeHint(self) -> QSize:
        return QSize(self.theme.px(_SIDE), self.theme.px(_SIDE))

    def paintEvent(self, event: QPaintEvent) -> None:
        tokens, px = self.theme.tokens, self.theme.px
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        rect = QRectF(self.rect())
        if self.isChecked() or self.underMouse():
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(tokens.accent_soft if self.isChecked() else tokens.hover)
            painter.drawRoundedRect(rect.adjusted(1, 1, -1, -1), px(8), px(8))
        self.paint_ring(painter, rect, px(8))
        font = QFont(self.theme.font(Role.BODY))
        font.setPixelSize(px(17))
        painter.setFont(font)
        painter.setPen(tokens.text)
        painter.drawText(rect, Qt.AlignmentFlag.AlignCenter, self.text())
        painter.end()
