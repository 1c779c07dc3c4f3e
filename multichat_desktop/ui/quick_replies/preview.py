"""A quick reply as the customer will see it."""

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QVBoxLayout, QWidget

from multichat_desktop.ui.attach.chosen import Chosen
from multichat_desktop.ui.attach.words import name_of
from multichat_desktop.ui.icons import Icons
from multichat_desktop.ui.quick_replies.picture import FilePicture
from multichat_desktop.ui.theme import Metrics, Role, Theme
from multichat_desktop.ui.widgets.labels import Label

_MOST = 600
_PICTURE, _CARD = QSize(260, 156), QSize(36, 36)


class Preview(QWidget):
    """A sent bubble with plain words in it, below its picture or the name of its file."""

    def __init__(self, theme: Theme, icons: Icons, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._label = Label(theme, "", Role.BODY, "text", self, wrap=True)
        column = QVBoxLayout(self)
        column.setContentsMargins(14, 10, 14, 10)
        self._picture = FilePicture(theme, icons, _PICTURE, self)
        self._card = FilePicture(theme, icons, _CARD, self)
        self._name = Label(theme, "", Role.META_STRONG, "text", self)
        line = QHBoxLayout()
        line.addWidget(self._card)
        line.addWidget(self._name, 1)
        line.setSpacing(10)
        column.addWidget(self._picture)
        column.addLayout(line)
        column.addWidget(self._label)
        self.show_file(None)
        policy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Minimum)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)
        theme.changed.connect(self.update)

    @property
    def text(self) -> str:
        """Return what is shown."""
        return self._label.text()

    def show_text(self, text: str) -> None:
        """Show other words."""
        self._label.setText(text if len(text) <= _MOST else f"{text[:_MOST]}…")
        self._label.setVisible(bool(text))
        self.setAccessibleName(text)

    def show_file(self, file: Chosen | None) -> None:
        """Show a file above the words."""
        pictured = file is not None and file.image is not None
        for widget in (self._card, self._name):
            widget.setVisible(file is not None and not pictured)
        self._picture.setVisible(pictured)
        self._picture.show_file(file)
        self._card.show_file(file)
        if file is not None:
            name = self._name.fontMetrics().elidedText(
                name_of(file), Qt.TextElideMode.ElideMiddle, self._theme.px(_PICTURE.width())
            )
            self._name.setText(name)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the bubble."""
        del event
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(self._theme.tokens.bubble_out)
        painter.drawRoundedRect(QRectF(self.rect()), Metrics.CORNER, Metrics.CORNER)
        painter.end()
