"""How a conversation's row is painted."""

from collections.abc import Callable

from PySide6.QtCore import QObject, QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QFontMetricsF, QPainter, QPen
from PySide6.QtWidgets import QStyle, QStyledItemDelegate, QStyleOptionViewItem

from multichat_desktop.domain.chat import Chat
from multichat_desktop.ui.avatars import paint_avatar
from multichat_desktop.ui.chats.model import AnyIndex, ChatRole
from multichat_desktop.ui.chats.row import RowText, draft_label
from multichat_desktop.ui.chats.waiting import Limits, Urgency, short, urgency, usual_limits
from multichat_desktop.ui.icons import Icons
from multichat_desktop.ui.lines import Lines
from multichat_desktop.ui.portraits import Portraits
from multichat_desktop.ui.theme import Metrics, Role, Theme
from multichat_desktop.ui.ticks import TICKS_HEIGHT, TICKS_WIDTH, paint_ticks

AVATAR = 46
MARGIN = 6
CORNER = 10
_PADDING = 12
_GAP = 12
_LINE = 20
_BADGE = 20
_TICKS_GAP = 5
_ICON = 14


class ChatDelegate(QStyledItemDelegate):
    """Paints rows of `Metrics.ROW` pixels out of what the model has ready."""

    def __init__(
        self, theme: Theme, now: Callable[[], int] = lambda: 0, parent: QObject | None = None
    ) -> None:
        super().__init__(parent)
        self._theme, self._now, self._icons = theme, now, Icons()
        self._lines = Lines(theme)
        self.limits: Limits = usual_limits
        self.portraits: Portraits | None = None

    def sizeHint(self, option: QStyleOptionViewItem, index: AnyIndex) -> QSize:
        """Return the height that all rows have."""
        return QSize(0, self._theme.px(Metrics.ROW))

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: AnyIndex) -> None:
        """Draw one row."""
        text: RowText | None = index.data(ChatRole.TEXT)
        chat: Chat | None = index.data(ChatRole.CHAT)
        if text is None or chat is None:
            return
        state: QStyle.StateFlag = option.state
        row = QRectF(option.rect)
        selected = bool(state & QStyle.StateFlag.State_Selected)
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        self._paint_ground(painter, row, state)
        px = self._theme.px
        inner = row.adjusted(px(MARGIN + _PADDING), 0, -px(MARGIN + _PADDING), 0)
        size = px(AVATAR)
        avatar = QRectF(inner.left(), row.center().y() - size / 2, size, size)
        picture = None
        if self.portraits is not None:
            picture = self.portraits.of(chat.portrait, size, painter.device().devicePixelRatioF())
        paint_avatar(painter, avatar, text.title, chat.id, self._theme, picture)
        inner.setLeft(avatar.right() + px(_GAP))
        upper = QRectF(inner.left(), row.center().y() - px(_LINE) - 0.5, inner.width(), px(_LINE))
        self._paint_upper(painter, upper, text)
        lower = self._paint_marks(painter, upper.translated(0, px(_LINE) + 1), text)
        if chat.waiting_since is not None:
            lower = self._paint_waiting(painter, lower, chat.waiting_since)
        self._paint_lower(painter, lower, text, selected)
        painter.restore()

    def _paint_ground(self, painter: QPainter, row: QRectF, state: QStyle.StateFlag) -> None:
        t = self._theme.tokens
        ground: QColor | None = None
        if state & QStyle.StateFlag.State_Selected:
            ground = t.selection
        elif state & QStyle.StateFlag.State_MouseOver:
            ground = t.hover
        corner = self._theme.px(CORNER)
        card = row.adjusted(MARGIN, 0, -MARGIN, 0)
        if ground is not None:
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(ground)
            painter.drawRoundedRect(card, corner, corner)
        if state & QStyle.StateFlag.State_HasFocus and state & QStyle.StateFlag.State_KeyboardFocusChange:
            painter.setPen(QPen(t.accent, 1.5))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawRoundedRect(card.adjusted(1, 1, -1, -1), corner, corner)

    def _paint_upper(self, painter: QPainter, line: QRectF, text: RowText) -> None:
        t = self._theme.tokens
        calls = bool(text.unread) and not text.quiet
        time = self._lines.get(text.time, Role.META_STRONG if calls else Role.META, int(line.width()))
        place = QRectF(line.right() - time.width, line.top(), time.width, line.height())
        time.draw(painter, place, t.accent if calls else t.muted)
        room = int(line.width() - time.width) - self._theme.px(8)
        self._lines.get(text.title, Role.BODY_STRONG, room).draw(painter, line, t.text)

    def _paint_marks(self, painter: QPainter, line: QRectF, text: RowText) -> QRectF:
        """Draw what stands at the right of the lower line, badge and icons; return what is left of it."""
        px, room = self._theme.px, QRectF(line)
        if text.unread:
            room.setRight(self._paint_badge(painter, line, text.unread, quiet=text.quiet) - px(8))
        size, dpr = px(_ICON), painter.device().devicePixelRatioF()
        for icon, shown in (("pin", text.pinned), ("bell-off", text.muted)):
            if shown:
                room.setRight(room.right() - size)
                at = QPointF(room.right(), line.center().y() - size / 2)
                painter.drawPixmap(at, self._icons.pixmap(icon, size, self._theme.tokens.muted, dpr))
                room.setRight(room.right() - px(6))
        return room

    def _paint_waiting(self, painter: QPainter, line: QRectF, since: int) -> QRectF:
        """Draw how long somebody has been waiting, in the colour of its urgency; return what is left of the line."""
        t, now = self._theme.tokens, self._now()
        colour = {Urgency.CALM: t.muted, Urgency.WARN: t.warn, Urgency.LATE: t.danger}
        how = urgency(since, now, self.limits())
        role = Role.META if how is Urgency.CALM else Role.META_STRONG
        said = self._lines.get(short(since, now), role, int(line.width()))
        room = QRectF(line)
        room.setRight(line.right() - said.width)
        said.draw(painter, QRectF(room.right(), line.top(), said.width, line.height()), colour[how])
        room.setRight(room.right() - self._theme.px(8))
        return room

    def _paint_lower(self, painter: QPainter, line: QRectF, text: RowText, selected: bool) -> None:
        t, px = self._theme.tokens, self._theme.px
        room = QRectF(line)
        if text.presence:
            self._paint_text(painter, room, text.presence, t.accent)
            return
        # What is being written stands in the conversation itself while that is open.
        if text.draft and not selected:
            width = self._paint_text(painter, room, draft_label(), t.danger)
            room.setLeft(room.left() + width + px(4))
            self._paint_text(painter, room, text.draft, t.muted)
            return
        if text.ticked:
            width = px(TICKS_WIDTH)
            ticks = QRectF(room.left(), room.center().y() - px(TICKS_HEIGHT) / 2, width, px(TICKS_HEIGHT))
            paint_ticks(painter, ticks, text.status, text.outbox, t.muted, t.read, t.danger)
            room.setLeft(ticks.right() + px(_TICKS_GAP))
        self._paint_text(painter, room, text.line, t.muted)

    def _paint_badge(self, painter: QPainter, line: QRectF, unread: str, *, quiet: bool) -> float:
        """Draw the number of unread messages, in grey where nothing asks for attention; return where it begins."""
        t, height = self._theme.tokens, self._theme.px(_BADGE)
        font = self._theme.font(Role.TINY_STRONG)
        width = max(float(height), QFontMetricsF(font).horizontalAdvance(unread) + self._theme.px(12))
        pill = QRectF(line.right() - width, line.center().y() - height / 2, width, height)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(t.line if quiet else t.accent)
        painter.drawRoundedRect(pill, height / 2, height / 2)
        painter.setPen(t.muted if quiet else t.on_accent)
        painter.setFont(font)
        painter.drawText(pill, Qt.AlignmentFlag.AlignCenter, unread)
        return pill.left()

    def _paint_text(self, painter: QPainter, rect: QRectF, text: str, colour: QColor) -> float:
        """Draw as much of a text as fits; return its width."""
        if not text or rect.width() < 1:
            return 0.0
        line = self._lines.get(text, Role.SMALL, int(rect.width()))
        line.draw(painter, rect, colour)
        return line.width
