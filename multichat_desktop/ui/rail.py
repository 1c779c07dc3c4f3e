"""The dark strip at the left: where one is, and at the foot the WhatsApp lines with their connection."""

from collections.abc import Callable
from html import escape

from PySide6.QtCore import QEvent, QRect, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QColor, QFont, QFontMetricsF, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QToolTip, QVBoxLayout, QWidget

from multichat_desktop.domain.address import format_phone
from multichat_desktop.domain.chat import Instance
from multichat_desktop.ui.avatars import paint_avatar
from multichat_desktop.ui.icons import Icons
from multichat_desktop.ui.texts import Texts, one_line
from multichat_desktop.ui.theme import Metrics, Role, Theme
from multichat_desktop.ui.widgets.buttons import PaintedButton

_BUTTON = 44
_ICON = 20
_AVATAR = 34
_DOT = 10
_MOST = 99


class Rail(QWidget):
    """Emits `conversations()`, `search()` and `starred()` when their buttons are pressed, `turned(name)` when that of
    one of the window's other pages is.

    `kept` gives what the lines' marks say of the backups below their own words; it is asked each time somebody looks.
    """

    conversations = Signal()
    search = Signal()
    starred = Signal()
    turned = Signal(str)

    def __init__(self, theme: Theme, icons: Icons, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme, self._icons = theme, icons
        self._lines: dict[str, InstanceMark] = {}
        self._pages: dict[str, RailButton] = {}
        self.kept: Callable[[], str] = str
        self.inbox = RailButton(theme, icons, "message-square", self.tr("Conversations"), self)
        self.inbox.clicked.connect(self.conversations)
        self.finding = RailButton(theme, icons, "search", self.tr("Search messages"), self)
        self.finding.clicked.connect(self.search)
        self.stars = RailButton(theme, icons, "star", self.tr("Starred messages"), self)
        self.stars.clicked.connect(self.starred)
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 14, 0, 18)
        self._column.setSpacing(10)
        for button in (self.inbox, self.finding, self.stars):
            self._column.addWidget(button, 0, Qt.AlignmentFlag.AlignHCenter)
        self.show_place(self.inbox)
        self._column.addStretch(1)
        theme.changed.connect(self._restyle)
        self._restyle()

    def add_page(self, name: str, icon: str, text: str, *, at_foot: bool = False) -> None:
        """Add the button of one more page, below the others or at the foot."""
        button = self._pages[name] = RailButton(self._theme, self._icons, icon, text, self)
        button.clicked.connect(lambda: self.turned.emit(name))
        # The stretch stands between what is above and the foot, where the lines are.
        items = (self._column.itemAt(at) for at in range(self._column.count()))
        stretch = next(at for at, item in enumerate(items) if item is not None and item.spacerItem())
        self._column.insertWidget(stretch + at_foot, button, 0, Qt.AlignmentFlag.AlignHCenter)

    def show_place(self, place: "RailButton") -> None:
        """Mark where one is."""
        if place not in self._pages.values():
            self._place = place
        for button in (self.inbox, self.finding, self.stars, *self._pages.values()):
            button.set_here(button is place)

    def show_page(self, name: str) -> None:
        """Mark a page of the window, or where one was before it."""
        self.show_place(self._pages.get(name, self._place))

    def button(self, name: str) -> "RailButton":
        """Return the button of a page."""
        return self._pages[name]

    def set_unread(self, total: int) -> None:
        """Show how many messages are unread."""
        self.inbox.set_count(total)

    def set_instances(self, instances: list[Instance]) -> None:
        """Show these lines."""
        for gone in self._lines.keys() - {instance.id for instance in instances}:
            mark = self._lines.pop(gone)
            self._column.removeWidget(mark)
            mark.deleteLater()
        for instance in instances:
            if instance.id not in self._lines:
                mark = self._lines[instance.id] = InstanceMark(self._theme, self._said_of_backups, self)
                self._column.addWidget(mark, 0, Qt.AlignmentFlag.AlignHCenter)
            self._lines[instance.id].show_instance(instance)

    def _said_of_backups(self) -> str:
        return self.kept()

    def mark(self, instance_id: str) -> "InstanceMark | None":
        """Return the mark of a line."""
        return self._lines.get(instance_id)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the ground."""
        painter = QPainter(self)
        painter.fillRect(self.rect(), self._theme.tokens.rail)
        painter.end()

    def _restyle(self) -> None:
        self.setFixedWidth(Metrics.RAIL)
        self.update()


class RailButton(PaintedButton):
    """A place to be, with a number on it."""

    def __init__(
        self, theme: Theme, icons: Icons, icon: str, text: str, parent: QWidget | None = None
    ) -> None:
        super().__init__(theme, text, parent)
        self._icons, self._icon, self._count = icons, icon, 0
        self._here = False
        self._words = Texts(self)
        self.setAccessibleName(text)
        self.setToolTip(text)

    def set_here(self, here: bool) -> None:
        """Show whether one is here."""
        if here is not self._here:
            self._here = here
            self.update()

    def set_count(self, count: int) -> None:
        """Show a number; none for zero."""
        if count != self._count:
            self._count = count
            self.setAccessibleDescription(self._words.unread(count) if count else "")
            self.setToolTip(f"{self.text()} · {self._words.unread(count)}" if count else self.text())
            self.update()

    @property
    def badge(self) -> str:
        """Return the number as it is drawn."""
        return "" if not self._count else str(self._count) if self._count <= _MOST else f"{_MOST}+"

    def sizeHint(self) -> QSize:
        """Return the square that can be hit; the rail keeps its width when type grows."""
        return QSize(_BUTTON, _BUTTON)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the icon on the ground that says "here", and the number."""
        t = self.theme.tokens
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        rect = QRectF(self.rect())
        painter.setPen(Qt.PenStyle.NoPen)
        ground = QColor(t.on_rail)
        ground.setAlphaF(0.11 * self._here + 0.06 * self.underMouse())
        painter.setBrush(ground)
        painter.drawRoundedRect(rect, Metrics.CORNER, Metrics.CORNER)
        self.paint_ring(painter, rect, Metrics.CORNER - 1, t.on_rail)
        pixmap = self._icons.pixmap(self._icon, _ICON, t.on_rail, self.devicePixelRatioF())
        at = (_BUTTON - _ICON) // 2
        painter.drawPixmap(at, at, pixmap)
        if self.badge:
            self._paint_badge(painter)
        painter.end()

    def _paint_badge(self, painter: QPainter) -> None:
        t = self.theme.tokens
        font = QFont(self.theme.font(Role.TINY_STRONG))
        font.setPixelSize(10)
        width = max(16.0, QFontMetricsF(font).horizontalAdvance(self.badge) + 8)
        pill = QRectF(min(26.0, _BUTTON - width), 3, width, 16)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(t.accent)
        painter.drawRoundedRect(pill, 8, 8)
        painter.setPen(t.on_accent)
        painter.setFont(font)
        painter.drawText(pill, Qt.AlignmentFlag.AlignCenter, self.badge)


class InstanceMark(PaintedButton):
    """A WhatsApp line: initials and a dot for its connection. Pressing it shows in words what the dot says."""

    def __init__(self, theme: Theme, kept: Callable[[], str], parent: QWidget | None = None) -> None:
        super().__init__(theme, "", parent)
        self._instance, self._kept = Instance(id=""), kept
        self.clicked.connect(self._tell)

    def show_instance(self, instance: Instance) -> None:
        """Show another line, or the same one in another state."""
        if instance == self._instance:
            return
        self._instance = instance
        self.setAccessibleName(self.words().replace("\n", ", "))
        self.update()

    def words(self) -> str:
        """Return name, phone and state."""
        lines = [one_line(self._instance.title)]
        if self._instance.phone:
            lines.append(format_phone(self._instance.phone))
        if self._instance.connected:
            lines.append(self.tr("Connected to WhatsApp"))
        elif self._instance.connected is None:
            lines.append(self.tr("Nobody has said yet whether it is connected to WhatsApp"))
        else:
            lines.append(self.tr("Disconnected from WhatsApp: reconnect it at the W-API's panel"))
        return "\n".join(lines)

    def event(self, event: QEvent) -> bool:
        """Say the words of this moment when somebody rests upon it."""
        if event.type() == QEvent.Type.ToolTip:
            self._tell()
            return True
        return super().event(event)

    def dot_colour(self) -> QColor:
        """Return the colour of the connection."""
        t = self.theme.tokens
        if self._instance.connected is None:
            return t.faint
        return t.connected if self._instance.connected else t.disconnected

    def sizeHint(self) -> QSize:
        """Return the avatar's size and the dot's overhang."""
        return QSize(_AVATAR + 6, _AVATAR + 4)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw avatar and dot."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        avatar = QRectF(3, 2, _AVATAR, _AVATAR)
        paint_avatar(painter, avatar, self._instance.title, self._instance.id, self.theme)
        if self.shows_focus():
            painter.setPen(QPen(self.theme.tokens.on_rail, 1.5))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawEllipse(avatar.adjusted(-1, -1, 1, 1))
        dot = QRectF(avatar.right() - _DOT + 2, avatar.bottom() - _DOT + 1, _DOT, _DOT)
        painter.setPen(QPen(self.theme.tokens.rail, 2))
        painter.setBrush(self.dot_colour())
        painter.drawEllipse(dot)
        painter.end()

    def _tell(self) -> None:
        words = "\n".join(filter(None, (self.words(), self._kept())))
        self.setAccessibleDescription(self._kept())
        QToolTip.showText(self.mapToGlobal(self.rect().topRight()), _plain(words), self, QRect(), 8000)


def _plain(text: str) -> str:
    """Return a text for a tooltip, which would otherwise read a name with angle brackets as markup."""
    return "<qt>{}</qt>".format(escape(text).replace("\n", "<br>"))
