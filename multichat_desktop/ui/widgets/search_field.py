"""A field to search in, with its shortcut at the right while it is empty."""

from PySide6.QtCore import QEvent, QObject, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent, QKeySequence, QPainter, QPaintEvent, QPalette, QPen
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QSizePolicy, QWidget

from multichat_desktop.ui.icons import Icons
from multichat_desktop.ui.theme import Role, Theme
from multichat_desktop.ui.widgets.buttons import IconButton
from multichat_desktop.ui.widgets.labels import Label

_HEIGHT = 36
_CORNER = 10
_ICON = 16


class SearchField(QWidget):
    """Emits `changed(text)` at each keystroke, `entered()` with Enter and `left_down()` with the arrow down."""

    changed = Signal(str)
    entered = Signal()
    left_down = Signal()

    def __init__(
        self,
        theme: Theme,
        icons: Icons,
        placeholder: str,
        shortcut: QKeySequence,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._theme, self._icons = theme, icons
        self.field = QLineEdit(self)
        self.field.setFrame(False)
        self.field.setPlaceholderText(placeholder)
        self.field.setAccessibleName(placeholder)
        self.field.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)
        self.field.installEventFilter(self)
        self.field.textChanged.connect(self._edited)
        keys = shortcut.toString(QKeySequence.SequenceFormat.NativeText).replace("+", " ")
        self._hint = Label(theme, keys, Role.TINY, "muted", self)
        self._clear = IconButton(theme, icons, "x", self.tr("Clear search"), self, side=24)
        self._clear.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._clear.clicked.connect(self.clear)
        self._clear.hide()
        self._row = QHBoxLayout(self)
        self._row.addWidget(self.field, 1)
        self._row.addWidget(self._hint)
        self._row.addWidget(self._clear)
        self.setFocusProxy(self.field)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        theme.changed.connect(self._restyle)
        self._restyle()

    def text(self) -> str:
        """Return what was typed."""
        return self.field.text()

    def clear(self) -> None:
        """Empty the field and stay in it."""
        self.field.clear()
        self.field.setFocus()

    def sizeHint(self) -> QSize:
        """Return the height of the design."""
        return QSize(200, self._theme.px(_HEIGHT))

    def minimumSizeHint(self) -> QSize:
        """Return how far it may be squeezed."""
        return QSize(120, self._theme.px(_HEIGHT))

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Hand the keys on that mean the list below, and follow the focus."""
        if event.type() in {QEvent.Type.FocusIn, QEvent.Type.FocusOut}:
            self.update()
        if event.type() == QEvent.Type.KeyPress and isinstance(event, QKeyEvent):
            if event.key() in {Qt.Key.Key_Return, Qt.Key.Key_Enter}:
                self.entered.emit()
                return True
            if event.key() == Qt.Key.Key_Down and not event.modifiers() & Qt.KeyboardModifier.AltModifier:
                self.left_down.emit()
                return True
        return super().eventFilter(watched, event)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the ground and the icon."""
        t, px = self._theme.tokens, self._theme.px
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        focused = self.field.hasFocus()
        painter.setPen(QPen(t.accent, 1.5) if focused else Qt.PenStyle.NoPen)
        painter.setBrush(t.surface if focused else t.sunken)
        inset = 0.75 if focused else 0.0
        painter.drawRoundedRect(
            QRectF(self.rect()).adjusted(inset, inset, -inset, -inset), px(_CORNER), px(_CORNER)
        )
        size = px(_ICON)
        pixmap = self._icons.pixmap("search", size, t.muted, self.devicePixelRatioF())
        painter.drawPixmap(px(12), round((self.height() - size) / 2), pixmap)
        painter.end()

    def _edited(self, text: str) -> None:
        self._hint.setVisible(not text)
        self._clear.setVisible(bool(text))
        self.changed.emit(text)

    def _restyle(self) -> None:
        t, px = self._theme.tokens, self._theme.px
        self._row.setContentsMargins(px(34), 2, px(10), 2)
        self._row.setSpacing(px(8))
        self.field.setFont(self._theme.font(Role.BODY))
        palette = self.field.palette()
        palette.setColor(QPalette.ColorRole.Base, Qt.GlobalColor.transparent)
        palette.setColor(QPalette.ColorRole.Text, t.text)
        palette.setColor(QPalette.ColorRole.PlaceholderText, t.muted)
        self.field.setPalette(palette)
        self.updateGeometry()
        self.update()
