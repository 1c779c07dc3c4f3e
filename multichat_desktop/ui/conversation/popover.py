"""Small sheets beside what was clicked: where a link really leads, how far a message has come."""

import shiboken6
from PySide6.QtCore import QEvent, QObject, QPoint, QRectF, Qt, QUrl, Signal
from PySide6.QtGui import (
    QCloseEvent,
    QColor,
    QGuiApplication,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QPen,
)
from PySide6.QtWidgets import (
    QAbstractButton,
    QApplication,
    QGridLayout,
    QHBoxLayout,
    QLabel,
    QVBoxLayout,
    QWidget,
)

from multichat_desktop.domain.message import Message
from multichat_desktop.ui.conversation import troubles, words
from multichat_desktop.ui.conversation.pointer import real_address
from multichat_desktop.ui.conversation.style import faded
from multichat_desktop.ui.theme import Role, Theme
from multichat_desktop.ui.times import clock_time, list_time
from multichat_desktop.ui.widgets.buttons import PushButton

_EDGE = 8


class Popover(QWidget):
    """A rounded sheet over the pane; a click beside it or Escape closes it.

    It is no window of its own: those cannot be placed everywhere, and not every system lets them take the keyboard.
    """

    def __init__(self, theme: Theme, parent: QWidget) -> None:
        super().__init__(parent)
        self.theme, self._pane = theme, parent
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.sheet = QWidget(self)
        self.sheet.setCursor(Qt.CursorShape.ArrowCursor)
        self._before = QApplication.focusWidget()
        parent.installEventFilter(self)

    def show_at(self, point: QPoint) -> None:
        """Show the sheet above a point of the screen, wholly inside the pane."""
        parent = self._pane
        self.setGeometry(parent.rect())
        self.sheet.adjustSize()
        size, at = self.sheet.size(), parent.mapFromGlobal(point)
        x = min(max(at.x() - size.width() // 2, _EDGE), max(self.width() - size.width() - _EDGE, _EDGE))
        above, below = at.y() - size.height() - _EDGE, at.y() + _EDGE
        y = above if above > _EDGE else min(below, max(self.height() - size.height() - _EDGE, _EDGE))
        self.sheet.move(x, y)
        self.show()
        self.raise_()
        focused = QApplication.focusWidget()
        if focused is None or not self.isAncestorOf(focused):
            self.setFocus(Qt.FocusReason.PopupFocusReason)

    def label(self, text: str, role: Role, colour: QColor) -> QLabel:
        """Return a line of plain text."""
        made = QLabel(self.sheet)
        made.setTextFormat(Qt.TextFormat.PlainText)
        made.setText(text)
        made.setFont(self.theme.font(role))
        palette = made.palette()
        palette.setColor(made.foregroundRole(), colour)
        made.setPalette(palette)
        return made

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Close with Escape; no key goes through to what lies below."""
        if event.key() == Qt.Key.Key_Escape:
            self.close()
        elif event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            focused = QApplication.focusWidget()
            if isinstance(focused, QAbstractButton) and self.isAncestorOf(focused):
                focused.click()

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Close with a click beside the sheet."""
        if not self.sheet.geometry().contains(event.position().toPoint()):
            self.close()

    def closeEvent(self, event: QCloseEvent) -> None:
        """Give the keyboard back."""
        if self._before is not None and shiboken6.isValid(self._before):
            self._before.setFocus(Qt.FocusReason.PopupFocusReason)
        super().closeEvent(event)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Go when what lies below changes its size."""
        if event.type() == QEvent.Type.Resize:
            self.close()
        return super().eventFilter(watched, event)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the sheet with a soft edge."""
        del event
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        tokens = self.theme.tokens
        rect = QRectF(self.sheet.geometry())
        painter.setPen(Qt.PenStyle.NoPen)
        for reach in range(5, 0, -1):
            painter.setBrush(faded(tokens.text if not tokens.dark else tokens.rail, 0.025))
            painter.drawRoundedRect(
                rect.adjusted(-reach, 1 - reach, reach, reach + 1), 10 + reach, 10 + reach
            )
        painter.setPen(QPen(tokens.line, 1))
        painter.setBrush(tokens.surface)
        painter.drawRoundedRect(rect.adjusted(0.5, 0.5, -0.5, -0.5), 10, 10)


class LinkPopover(Popover):
    """Shows the real address before it is opened. Signal: `confirmed(str)`."""

    confirmed = Signal(str)

    def __init__(self, address: str, theme: Theme, parent: QWidget) -> None:
        super().__init__(theme, parent)
        self._address = real_address(address)
        tokens = theme.tokens
        column = QVBoxLayout(self.sheet)
        column.setContentsMargins(16, 14, 16, 14)
        column.setSpacing(4)
        column.addWidget(self.label(self.tr("This link leads to"), Role.META, tokens.muted))
        host = QUrl(self._address).host(QUrl.ComponentFormattingOption.FullyEncoded)
        if host:
            column.addWidget(self.label(host, Role.BODY_STRONG, tokens.text))
        whole = self.label(self._address[:400], Role.META, tokens.muted if host else tokens.text)
        whole.setWordWrap(True)
        whole.setFixedWidth(theme.px(320))
        # Addresses have no spaces to break at.
        whole.setText("\u200b".join(self._address[:400]))
        column.addWidget(whole)
        row = QHBoxLayout()
        row.setContentsMargins(0, 10, 0, 0)
        row.addStretch(1)
        copy = PushButton(theme, self.tr("Copy"), self.sheet, primary=False)
        copy.clicked.connect(self._copy)
        self.open_button = PushButton(theme, self.tr("Open"), self.sheet)
        self.open_button.clicked.connect(self._confirm)
        row.addWidget(copy)
        row.addWidget(self.open_button)
        column.addLayout(row)
        self.setAccessibleName(self.tr("This link leads to"))
        self.setFocusProxy(self.open_button)

    @property
    def address(self) -> str:
        """Return the address as it is shown and opened."""
        return self._address

    def _copy(self) -> None:
        QGuiApplication.clipboard().setText(self._address)
        self.close()

    def _confirm(self) -> None:
        self.confirmed.emit(self._address)
        self.close()


class StatusPopover(Popover):
    """The steps of a message, each with its time."""

    def __init__(self, message: Message, now: int, theme: Theme, parent: QWidget) -> None:
        super().__init__(theme, parent)
        tokens = theme.tokens
        grid = self.steps = QGridLayout(self.sheet)
        grid.setContentsMargins(16, 12, 16, 12)
        grid.setHorizontalSpacing(24)
        grid.setVerticalSpacing(6)
        steps = [(words.status(entry.status), entry.at) for entry in message.history]
        if not steps:
            steps = [(words.status_now(message), message.at)]
        for i, (said, at) in enumerate(steps):
            last = i == len(steps) - 1
            grid.addWidget(self.label(said, Role.META_STRONG if last else Role.META, tokens.text), i, 0)
            day = list_time(at, now)
            when = clock_time(at) if day == clock_time(at) else f"{day} {clock_time(at)}"
            grid.addWidget(self.label(when, Role.META, tokens.muted), i, 1, Qt.AlignmentFlag.AlignRight)
        if reason := troubles.of(message):
            grid.addWidget(self.label(reason, Role.META, tokens.danger), len(steps), 0, 1, 2)
        self.setAccessibleName(words.sentence(message))
