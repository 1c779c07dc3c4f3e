"""What hangs below a bubble: reactions on its edge, and what can be done when a message did not get through."""

from collections import Counter

from PySide6.QtCore import QCoreApplication, QRectF, Qt
from PySide6.QtGui import QPen

from multichat_desktop.domain.message import CHECKING, Message
from multichat_desktop.domain.status import DeliveryStatus, OutboxState
from multichat_desktop.ui.conversation import troubles
from multichat_desktop.ui.conversation.safe import safe
from multichat_desktop.ui.conversation.style import NOTHING, Hit, Label, Paint, Style, What
from multichat_desktop.ui.theme import Role

_MOST_KINDS = 6
_PATIENT = frozenset({OutboxState.WAITING, OutboxState.LATER, OutboxState.TAKEN})
"""States in which nothing is expected of the agent."""


class Reactions:
    """Emoji with their numbers, as a pill."""

    overlap = 9

    def __init__(self, message: Message, style: Style) -> None:
        self._style = style
        shown = [] if message.deleted else message.shown_reactions
        counted = Counter(safe(reaction.emoji)[:16] for reaction in shown if reaction.emoji)
        own = message.reacting
        self._pending = safe(own.emoji)[:16] if own is not None and own.waiting else None
        self._labels: list[Label] = []
        self._emoji: list[str] = []
        for emoji, count in counted.most_common(_MOST_KINDS):
            self._labels.append(Label(f"{emoji} {count}" if count > 1 else emoji, style, Role.META))
            self._emoji.append(emoji)
        gaps = style.px(5) * max(len(self._labels) - 1, 0)
        self.width = sum(label.width for label in self._labels) + gaps + style.px(14)
        self.height = float(style.px(22))

    def __bool__(self) -> bool:
        return bool(self._labels)

    def draw(self, paint: Paint, x: float, y: float) -> None:
        """Draw the pill with its top left at a point."""
        painter, tokens = paint.painter, paint.tokens
        rect = QRectF(x + 0.5, y + 0.5, self.width - 1, self.height - 1)
        # The ring is of the ground's colour: it cuts the pill out of the bubble.
        painter.setPen(QPen(tokens.bg, 2.0))
        painter.setBrush(tokens.bubble_out if paint.out else tokens.bubble_in)
        painter.drawRoundedRect(rect, rect.height() / 2, rect.height() / 2)
        left = x + self._style.px(7)
        for emoji, label in zip(self._emoji, self._labels, strict=True):
            # On its way out: there already, and not quite.
            painter.setOpacity(0.45 if emoji == self._pending else 1.0)
            label.draw(painter, left, y + (self.height - label.height) / 2, tokens.text)
            painter.setOpacity(1.0)
            left += label.width + self._style.px(5)

    def hit(self, x: float, y: float) -> Hit:
        """Return the way to who reacted."""
        inside = -2 <= x <= self.width + 2 and 0 <= y <= self.height
        return Hit(What.REACTIONS) if inside and self._labels else NOTHING


def offered(message: Message) -> list[tuple[What, str]]:
    """Return what can be done about a message, or a reaction to it, that did not get through."""
    if troubles.of_reaction(message) and not (message.from_me and troubles.of(message)):
        return [
            (What.REACT_RETRY, QCoreApplication.translate("Conversation", "Try again")),
            (What.REACT_FORGET, QCoreApplication.translate("Conversation", "Leave it")),
        ]
    if troubles.of_change(message) and not troubles.of(message):
        return [
            (What.CHANGE_RETRY, QCoreApplication.translate("Conversation", "Try again")),
            (What.CHANGE_FORGET, QCoreApplication.translate("Conversation", "Leave it")),
        ]
    if not message.from_me or message.outbox is None:
        return []
    if message.outbox in (OutboxState.LATER, OutboxState.ASKING) and troubles.of(message):
        return [
            (What.SEND_NOW, QCoreApplication.translate("Conversation", "Send now")),
            (What.RESCHEDULE, QCoreApplication.translate("Conversation", "Another time")),
            (What.CANCEL, QCoreApplication.translate("Conversation", "Discard")),
        ]
    discard = (What.DISCARD, QCoreApplication.translate("Conversation", "Discard"))
    if message.shown_status is DeliveryStatus.FAILED:
        if message.outbox is not OutboxState.FAILED:
            return []
        return [(What.RETRY, QCoreApplication.translate("Conversation", "Try again")), discard]
    if message.asks and troubles.of(message):
        return [
            (What.RETRY, QCoreApplication.translate("Conversation", "Send again")),
            (What.SETTLE, QCoreApplication.translate("Conversation", "It arrived")),
            discard,
        ]
    return []


class Trouble:
    """Why a message is not on its way, and what can be done about it, in one or two lines."""

    def __init__(self, message: Message, style: Style, limit: float, now: int | None = None) -> None:
        self._style = style
        self._waiting = message.outbox in _PATIENT or message.error == CHECKING
        said = troubles.of(message, now) if message.from_me and not message.deleted else ""
        self._failed = message.shown_status is DeliveryStatus.FAILED or not said
        self._right = message.from_me
        if not said and not message.deleted:
            said = troubles.of_reaction(message) or troubles.of_change(message)
        self._said = Label(said, style, Role.META, limit) if said else None
        self._links = (
            [(what, Label(text, style, Role.META_STRONG)) for what, text in offered(message)] if said else []
        )
        gap = style.px(14)
        self._links_width = sum(label.width for _, label in self._links) + gap * max(len(self._links) - 1, 0)
        said_width = self._said.width if self._said else 0.0
        self._one_line = said_width + gap + self._links_width <= limit
        self.width = (
            said_width + gap + self._links_width if self._one_line else max(said_width, self._links_width)
        )
        self.height = 0.0
        if self._said:
            self.height = float(style.px(20 if self._one_line or not self._links else 40))

    def __bool__(self) -> bool:
        return self._said is not None

    def _places(self) -> list[tuple[What, Label, QRectF]]:
        """Return the links with their places; the whole stands flush right."""
        x = self.width - self._links_width if self._right or self._one_line else 0.0
        y = 0.0 if self._one_line else float(self._style.px(20))
        places = []
        for what, label in self._links:
            places.append((what, label, QRectF(x, y, label.width, self._style.px(20))))
            x += label.width + self._style.px(14)
        return places

    def draw(self, paint: Paint, x: float, y: float) -> None:
        """Draw it with its top left at a point."""
        tokens = paint.tokens
        if self._said is not None:
            colour = tokens.danger if self._failed else tokens.muted if self._waiting else tokens.warn
            flush_left = not self._right or (self._one_line and self._links)
            left = x if flush_left else x + self.width - self._said.width
            self._said.draw(paint.painter, left, y + self._style.px(3), colour)
        for what, label, place in self._places():
            label.draw(paint.painter, x + place.x(), y + place.y() + self._style.px(3), tokens.accent)
            if paint.hover.what is what:
                paint.painter.setPen(QPen(tokens.accent, 1, Qt.PenStyle.SolidLine))
                line = y + place.y() + self._style.px(4) + label.height
                paint.painter.drawLine(int(x + place.x()), int(line), int(x + place.right()), int(line))

    def hit(self, x: float, y: float) -> Hit:
        """Return what is offered at a point."""
        for what, _, place in self._places():
            if place.adjusted(-6, -2, 6, 2).contains(x, y):
                return Hit(what)
        return NOTHING
