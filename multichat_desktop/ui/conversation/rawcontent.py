"""What the gateway sent, as it came: for content that this version does not know, and for whoever is to help."""

import json
from typing import Any

from PySide6.QtCore import Qt
from PySide6.QtGui import QFontDatabase, QGuiApplication, QPainter, QPaintEvent
from PySide6.QtWidgets import QDialog, QHBoxLayout, QPlainTextEdit, QVBoxLayout, QWidget

from multichat_desktop.ui.theme import Role, Theme
from multichat_desktop.ui.widgets.buttons import PushButton
from multichat_desktop.ui.widgets.labels import Label
from multichat_desktop.ui.widgets.scroll import OverlayScrollBar

MASK = "•••"
_SECRETS = frozenset(
    {"mediakey", "messagesecret", "token", "authorization", "enckey", "streamingsidecar", "key"}
)
"""Members whose text opens something: in lower case, since the gateway's letters vary."""
_LONG = 400
_MOST = 200_000


def readable(body: bytes) -> str:
    """Return a body as indented JSON with its secrets masked; what is no JSON is shown by its size alone."""
    try:
        value = json.loads(body)
    except ValueError:
        return f"({len(body)} bytes)"
    return json.dumps(_masked(value), ensure_ascii=False, indent=2)[:_MOST]


def _masked(value: Any, name: str = "") -> Any:
    if isinstance(value, dict):
        return {key: _masked(member, str(key)) for key, member in value.items()}
    if isinstance(value, list):
        return [_masked(member, name) for member in value]
    if isinstance(value, str):
        if name.lower() in _SECRETS:
            return MASK
        # Pictures stand there as text: nobody reads those.
        return value if len(value) <= _LONG else f"{value[:60]}… ({len(value)})"
    return value


class RawDialog(QDialog):
    """Shows it read-only, and copies it."""

    def __init__(self, body: bytes | None, theme: Theme, parent: QWidget) -> None:
        super().__init__(parent)
        self._theme = theme
        self.setWindowTitle(self.tr("What came"))
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.text = QPlainTextEdit(self)
        self.text.setReadOnly(True)
        self.text.setFont(QFontDatabase.systemFont(QFontDatabase.SystemFont.FixedFont))
        self.text.setLineWrapMode(QPlainTextEdit.LineWrapMode.WidgetWidth)
        gone = self.tr("The journal does not keep this event any more.")
        self.text.setPlainText(gone if body is None else readable(body))
        self.text.setAccessibleName(self.windowTitle())
        palette = self.text.palette()
        palette.setColor(palette.ColorRole.Base, theme.tokens.sunken)
        palette.setColor(palette.ColorRole.Text, theme.tokens.text)
        self.text.setPalette(palette)
        self.text.setFrameShape(QPlainTextEdit.Shape.NoFrame)
        self._bar = OverlayScrollBar(self.text, theme)
        said = self.tr(
            "This is the message as the gateway sent it, with keys masked. A newer version may be able to show it."
        )
        copy = PushButton(theme, self.tr("Copy"), self, primary=False)
        copy.setEnabled(body is not None)
        copy.clicked.connect(lambda: QGuiApplication.clipboard().setText(self.text.toPlainText()))
        close = PushButton(theme, self.tr("Close"), self)
        close.clicked.connect(self.accept)
        row = QHBoxLayout()
        row.addStretch(1)
        row.addWidget(copy)
        row.addWidget(close)
        column = QVBoxLayout(self)
        column.setContentsMargins(24, 20, 24, 20)
        column.setSpacing(12)
        column.addWidget(Label(theme, self.windowTitle(), Role.TITLE, "text", self))
        column.addWidget(Label(theme, said, Role.META, "muted", self, wrap=True))
        column.addWidget(self.text, 1)
        column.addLayout(row)
        self.resize(theme.px(620), theme.px(520))
        close.setFocus()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the ground."""
        del event
        painter = QPainter(self)
        painter.fillRect(self.rect(), self._theme.tokens.surface)
        painter.end()
