"""Text in one of the theme's roles and colours."""

from PySide6.QtCore import Qt
from PySide6.QtGui import QPalette
from PySide6.QtWidgets import QLabel, QSizePolicy, QWidget

from multichat_desktop.ui.theme import Role, Theme


class Label(QLabel):
    """A label that follows the theme; always plain text, since names come from strangers."""

    def __init__(
        self,
        theme: Theme,
        text: str = "",
        role: Role = Role.BODY,
        colour: str = "text",
        parent: QWidget | None = None,
        *,
        wrap: bool = False,
        centred: bool = False,
    ) -> None:
        super().__init__(text, parent)
        self._theme, self._role, self._colour = theme, role, colour
        self.setTextFormat(Qt.TextFormat.PlainText)
        self.setWordWrap(wrap)
        if wrap:
            policy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Minimum)
            policy.setHeightForWidth(True)
            self.setSizePolicy(policy)
        if centred:
            self.setAlignment(Qt.AlignmentFlag.AlignCenter)
        theme.changed.connect(self._restyle)
        self._restyle()

    def _restyle(self) -> None:
        self.setFont(self._theme.font(self._role))
        palette = self.palette()
        palette.setColor(QPalette.ColorRole.WindowText, getattr(self._theme.tokens, self._colour))
        self.setPalette(palette)
