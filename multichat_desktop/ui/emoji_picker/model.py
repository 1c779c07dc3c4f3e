"""The emoji on one page of the picker."""

from typing import Any

from PySide6.QtCore import QAbstractListModel, QLocale, QModelIndex, QObject, QPersistentModelIndex, Qt

from multichat_desktop.ui.emoji_picker.table import Emoji

AnyIndex = QModelIndex | QPersistentModelIndex


class EmojiModel(QAbstractListModel):
    """A row an emoji, in the chosen skin; read aloud by its name."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._page: list[Emoji] = []
        self._tone = 0

    def show_page(self, page: list[Emoji], tone: int) -> None:
        """Show these."""
        self.beginResetModel()
        self._page, self._tone = page, tone
        self.endResetModel()

    def emoji(self, row: int) -> Emoji | None:
        """Return what stands in a row."""
        return self._page[row] if 0 <= row < len(self._page) else None

    @staticmethod
    def name(one: Emoji) -> str:
        """Return what an emoji is called, in the interface's language."""
        return one.english if QLocale().language() == QLocale.Language.English else one.portuguese

    def rowCount(self, parent: AnyIndex = QModelIndex()) -> int:  # noqa: B008 - Qt's own signature
        """Return how many there are."""
        return 0 if parent.isValid() else len(self._page)

    def data(self, index: AnyIndex, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        """Return the emoji, or its name."""
        one = self.emoji(index.row()) if index.isValid() else None
        if one is None:
            return None
        if role == Qt.ItemDataRole.DisplayRole:
            return one.in_tone(self._tone)
        if role in {Qt.ItemDataRole.AccessibleTextRole, Qt.ItemDataRole.ToolTipRole}:
            return self.name(one)
        return None
