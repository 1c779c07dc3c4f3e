"""Who a conversation is with, what they are doing, and on which line."""

from PySide6.QtCore import QEvent, QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QFontMetricsF, QMouseEvent, QPainter, QPaintEvent, QPen, QResizeEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from multichat_desktop.domain.address import format_phone
from multichat_desktop.domain.chat import Chat, Instance
from multichat_desktop.domain.clock import Clock
from multichat_desktop.domain.presence import Presence
from multichat_desktop.ui import texts
from multichat_desktop.ui.avatars import paint_avatar
from multichat_desktop.ui.conversation.presence import PresenceTracker
from multichat_desktop.ui.conversation.style import Label, Style
from multichat_desktop.ui.portraits import Portraits
from multichat_desktop.ui.theme import Metrics, Role, Theme
from multichat_desktop.ui.times import clock_time, list_time, local

_AVATAR = 40


class Header(QWidget):
    """The bar above the messages; painted, not made of parts.

    Signal: `contactAsked()` when name or picture are clicked. `portraits` gives people's pictures, where there are any.
    """

    contactAsked = Signal()

    def __init__(
        self, theme: Theme, tracker: PresenceTracker, clock: Clock, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._theme, self._tracker, self._clock = theme, tracker, clock
        self._chat: Chat | None = None
        self._instances: tuple[Instance, ...] = ()
        self._inset = 0
        self._buttons: list[QWidget] = []
        self._portraits: Portraits | None = None
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setAttribute(Qt.WidgetAttribute.WA_OpaquePaintEvent)
        self.setMouseTracking(True)
        theme.changed.connect(self._restyle)
        tracker.changed.connect(self._on_presence)
        self._restyle()

    def show_chat(self, chat: Chat | None, instances: tuple[Instance, ...]) -> None:
        """Show whose conversation it is."""
        self._chat, self._instances = chat, instances
        self._say()

    def set_inset(self, pixels: int) -> None:
        """Leave room at the left, for the way back that a narrow window needs."""
        self._inset = pixels
        self.update()

    def show_portraits(self, portraits: Portraits) -> None:
        """Show people's pictures from now on."""
        self._portraits = portraits
        portraits.ready.connect(self.update)

    def add_button(self, button: QWidget, *, outermost: bool = False) -> None:
        """Put a button at the right: to the left of those that are there, or at the very edge."""
        button.setParent(self)
        self._buttons.insert(0 if outermost else len(self._buttons), button)
        self._place_buttons()

    def title(self) -> str:
        """Return the conversation's name."""
        return texts.chat_title(self._chat) if self._chat else ""

    def subtitle(self) -> str:
        """Return presence, else when they were last seen, else the number."""
        chat = self._chat
        if chat is None:
            return ""
        if doing := texts.presence_line(self._tracker.presence(chat.id)):
            return doing
        if chat.is_group:
            return self.tr("Group")
        if chat.last_seen:
            return self._last_seen(chat.last_seen)
        phone = format_phone(chat.phone) if chat.phone else ""
        return phone if phone and phone != self.title() else ""

    def instance_words(self) -> str:
        """Return which line the conversation is on; empty when there is only one."""
        if self._chat is None or len(self._instances) < 2:
            return ""
        found = next((i for i in self._instances if i.id == self._chat.instance_id), None)
        return texts.one_line(found.title if found else self._chat.instance_id)

    def _last_seen(self, at: int) -> str:
        now = self._clock.now()
        days = (local(now).date() - local(at).date()).days
        if days == 0:
            return self.tr("last seen today at {time}").format(time=clock_time(at))
        if days == 1:
            return self.tr("last seen yesterday at {time}").format(time=clock_time(at))
        return self.tr("last seen {day} at {time}").format(day=list_time(at, now), time=clock_time(at))

    def _on_presence(self, chat_id: str) -> None:
        if self._chat is not None and chat_id == self._chat.id:
            self._say()

    def _say(self) -> None:
        self.setAccessibleName(self.title())
        self.setAccessibleDescription(self.subtitle())
        # A name that doesn't fit can still be read whole.
        self.setToolTip("" if "<" in self.title() else self.title())
        self.update()

    def _restyle(self) -> None:
        self._style = Style(self._theme)
        self.setFixedHeight(self._theme.px(Metrics.HEADER))
        self._place_buttons()

    def sizeHint(self) -> QSize:
        """Return the height of all headers."""
        return QSize(400, self._theme.px(Metrics.HEADER))

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw avatar, name, what they are doing, and the line's chip."""
        del event
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        tokens, px = self._theme.tokens, self._style.px
        painter.fillRect(self.rect(), tokens.surface)
        painter.fillRect(0, self.height() - 1, self.width(), 1, tokens.line)
        if self._chat is None:
            return
        side = px(_AVATAR)
        avatar = QRectF(px(16) + self._inset, (self.height() - 1 - side) / 2, side, side)
        picture = None
        if self._portraits is not None:
            picture = self._portraits.of(self._chat.portrait, side, self.devicePixelRatioF())
        paint_avatar(painter, avatar, self.title(), self._chat.id, self._theme, picture)
        right = self._draw_chip(painter)
        left = avatar.right() + px(12)
        room = max(right - left, px(40))
        name = Label(self.title(), self._style, Role.BODY_STRONG, room)
        said = self.subtitle()
        if not said:
            name.draw(painter, left, (self.height() - 1 - name.height) / 2, tokens.text)
            return
        busy = self._tracker.presence(self._chat.id) in (
            Presence.COMPOSING,
            Presence.RECORDING,
            Presence.AVAILABLE,
        )
        below = Label(said, self._style, Role.META, room)
        top = (self.height() - 1 - name.height - below.height - px(1)) / 2
        name.draw(painter, left, top, tokens.text)
        below.draw(painter, left, top + name.height + px(1), tokens.accent if busy else tokens.muted)

    def _draw_chip(self, painter: QPainter) -> float:
        px, tokens = self._style.px, self._theme.tokens
        right = float(self._right())
        said = self.instance_words()
        if not said:
            return right
        label = Label(said, self._style, Role.META, self.width() / 3)
        width, height = label.width + px(22), px(26)
        chip = QRectF(right - width, (self.height() - 1 - height) / 2, width, height)
        painter.setPen(QPen(tokens.line, 1))
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.drawRoundedRect(chip.adjusted(0.5, 0.5, -0.5, -0.5), height / 2, height / 2)
        label.draw(painter, chip.x() + px(11), chip.y() + (height - label.height) / 2, tokens.muted)
        return chip.x() - px(12)

    def _right(self) -> int:
        """Return where the room for words ends."""
        return min([self.width() - self._style.px(16), *(b.x() - self._style.px(8) for b in self._buttons)])

    def _place_buttons(self) -> None:
        right = self.width() - self._style.px(16)
        for button in self._buttons:
            size = button.sizeHint()
            right -= size.width()
            button.setGeometry(right, (self.height() - 1 - size.height()) // 2, size.width(), size.height())
            right -= self._style.px(4)
        self.update()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Keep the buttons at the right."""
        super().resizeEvent(event)
        self._place_buttons()

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """Ask for the contact where picture or name are clicked."""
        if event.button() is Qt.MouseButton.LeftButton and self._on_name(event.position()):
            self.contactAsked.emit()

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """Show that picture and name can be clicked."""
        if self._on_name(event.position()):
            self.setCursor(Qt.CursorShape.PointingHandCursor)
        else:
            self.unsetCursor()

    def _on_name(self, at: QPointF) -> bool:
        """Whether a point is on the picture, the name or the line below it."""
        px = self._style.px
        words = max(
            QFontMetricsF(self._theme.font(role)).horizontalAdvance(text) for text, role in self._words()
        )
        begins = px(16) + self._inset
        return self._chat is not None and begins <= at.x() <= begins + px(_AVATAR + 12) + words

    def _words(self) -> tuple[tuple[str, Role], ...]:
        return (self.title(), Role.BODY_STRONG), (self.subtitle(), Role.META)

    def changeEvent(self, event: QEvent) -> None:
        """Say everything again when the language changes."""
        if event.type() == QEvent.Type.LanguageChange:
            self._say()
        super().changeEvent(event)
