"""What can be done with a message: the menu of the right button, of the menu key and of the arrow beside a bubble."""

from collections.abc import Callable
from functools import partial

from PySide6.QtCore import QCoreApplication, QPoint, QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QAction, QKeyEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QApplication, QHBoxLayout, QMenu, QWidget, QWidgetAction

from multichat_desktop.domain.content import Kind
from multichat_desktop.domain.message import Message
from multichat_desktop.domain.outgoing import may_delete, may_edit, may_forward
from multichat_desktop.domain.status import OutboxState
from multichat_desktop.ui.conversation.ask_again import may_ask_again
from multichat_desktop.ui.conversation.fetching import ask_words
from multichat_desktop.ui.conversation.following import follow
from multichat_desktop.ui.conversation.footer import offered
from multichat_desktop.ui.conversation.pix import pix_offers
from multichat_desktop.ui.conversation.style import Hit, Style, What, faded
from multichat_desktop.ui.conversation.style import Label as Line
from multichat_desktop.ui.conversation.view import ConversationView
from multichat_desktop.ui.icons import Icons
from multichat_desktop.ui.theme import Role, Theme
from multichat_desktop.ui.widgets.buttons import PaintedButton

USUAL = ("👍", "❤️", "😂", "😮", "😢", "🙏")
"""The emoji that most people react with, in the order in which WhatsApp offers them."""
_ON_ITS_WAY = frozenset(
    {OutboxState.WAITING, OutboxState.LATER, OutboxState.ASKING, OutboxState.SENDING, OutboxState.UNSETTLED}
)


def answerable(message: Message) -> bool:
    """Whether one can reply to a message, or react to it."""
    return message.message_id is not None and not message.deleted and message.kind is not Kind.SYSTEM


def hideable(message: Message) -> bool:
    """Whether the agent can delete a message for themselves: nothing may go out that nobody sees."""
    return message.outbox not in _ON_ITS_WAY


class EmojiButton(PaintedButton):
    """One emoji, or the way to all of them."""

    def __init__(self, theme: Theme, emoji: str, name: str, parent: QWidget, *, chosen: bool = False) -> None:
        super().__init__(theme, emoji, parent)
        self._line = Line(emoji, Style(theme), Role.TITLE)
        self._chosen = chosen
        self.setCheckable(True)
        self.setChecked(chosen)
        self.setAccessibleName(name)
        self.setToolTip(name)

    def sizeHint(self) -> QSize:
        """Return a square."""
        return QSize(self.theme.px(38), self.theme.px(38))

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the emoji, on a disc where the pointer or the keyboard is or where it is chosen."""
        del event
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        rect, tokens = QRectF(self.rect()), self.theme.tokens
        if self.underMouse() or self.hasFocus() or self._chosen:
            painter.setPen(tokens.accent if self.hasFocus() else Qt.PenStyle.NoPen)
            painter.setBrush(tokens.accent_soft if self._chosen else faded(tokens.muted, 0.16))
            painter.drawEllipse(rect.adjusted(1, 1, -1, -1))
        if not self.text():
            side = self.theme.px(20)
            icon = Icons().pixmap("plus", side, tokens.muted, self.devicePixelRatioF())
            painter.drawPixmap(rect.center() - QPointF(side / 2, side / 2), icon)
        left, top = rect.center().x() - self._line.width / 2, rect.center().y() - self._line.height / 2
        self._line.draw(painter, left, top, tokens.text)
        painter.end()


class ReactionRow(QWidget):
    """The usual emoji in a row and the way to all others. Signal: `chosen(str)`, empty for all others.

    Left and right go from one to the next; up and down go on in the menu.
    """

    chosen = Signal(str)

    def __init__(self, theme: Theme, own: str, parent: QWidget) -> None:
        super().__init__(parent)
        row = QHBoxLayout(self)
        row.setContentsMargins(8, 4, 8, 4)
        row.setSpacing(2)
        self.buttons: list[EmojiButton] = []
        react = QCoreApplication.translate("MessageMenu", "React with {emoji}")
        for emoji in USUAL if own in ("", *USUAL) else (*USUAL[:-1], own):
            name = react.format(emoji=emoji)
            if emoji == own:
                name = QCoreApplication.translate("MessageMenu", "Take the reaction {emoji} back").format(
                    emoji=emoji
                )
            button = EmojiButton(theme, emoji, name, self, chosen=emoji == own)
            button.clicked.connect(lambda _=False, e=emoji: self.chosen.emit(e))
            self.buttons.append(button)
        more = EmojiButton(theme, "", QCoreApplication.translate("MessageMenu", "Another emoji"), self)
        more.clicked.connect(lambda: self.chosen.emit(""))
        self.buttons.append(more)
        for button in self.buttons:
            row.addWidget(button)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setFocusProxy(self.buttons[0])

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Go along the row; all other keys are the menu's."""
        step = {Qt.Key.Key_Left: -1, Qt.Key.Key_Right: 1}.get(Qt.Key(event.key()))
        at = next((i for i, button in enumerate(self.buttons) if button.hasFocus()), None)
        if step is not None and at is not None:
            self.buttons[(at + step) % len(self.buttons)].setFocus(Qt.FocusReason.TabFocusReason)
        elif event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and at is not None:
            self.buttons[at].click()
        else:
            event.ignore()


class MessageMenu(QMenu):
    """What can be done here. Empty when nothing can: then it is not to be shown."""

    def __init__(self, view: ConversationView, hit: Hit, message: Message | None, screen: QPointF) -> None:
        super().__init__(view)
        self._view, self._screen = view, screen
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        if message is not None and answerable(message):
            self._add_reactions(message)
        if view.selection:
            self._say(self.tr("Copy selected text"), view.copy)
        if message is None:
            return
        if hit.what is What.LINK:
            self._say(self.tr("Copy address"), lambda: _to_clipboard(hit.value))
        said = (message.text or message.caption) if not message.deleted else None
        if said:
            self._say(self.tr("Copy text"), lambda: _to_clipboard(said))
        if answerable(message):
            self._say(self.tr("Reply"), lambda: view.replyRequested.emit(message), "Ctrl+R")
        if may_edit(message, self._view.clock.now()) and message.amending is None:
            self._ask(self.tr("Change…"), What.EDIT, message, "↑")
        if may_forward(message):
            self._ask(self.tr("Forward…"), What.FORWARD, message)
        self._ask(self.tr("Select messages"), What.PICK, message)
        self._add_star(message)
        for _, words, deed in view.file_actions(message):
            self._say(words, deed)
        if (message.view_once or message.kind is Kind.UNAVAILABLE) and may_ask_again(message):
            self._ask(ask_words(), What.ASK_AGAIN, message)
        for charged, words in pix_offers(message):
            self._ask(words, charged.what, message, value=charged.value)
        if message.edited and not message.deleted:
            self._ask(self.tr("Earlier texts"), What.EDITED, message)
        if message.votes:
            self._ask(self.tr("Who voted"), What.VOTES, message)
        self._ask(self.tr("Details"), What.DETAILS, message)
        self._add_trouble(message)
        self._add_taking_back(message)

    def _add_taking_back(self, message: Message) -> None:
        """Offer to stop or delete a message, as far as that can still be done."""
        deletable = may_delete(message, self._view.clock.now()) and message.amending is None
        stoppable = message.outbox is OutboxState.WAITING or (
            message.outbox is OutboxState.SENDING and message.media is not None
        )
        if not (deletable or stoppable or hideable(message)):
            return
        self.addSeparator()
        if stoppable:
            self._ask(self.tr("Do not send"), What.CANCEL, message)
        if deletable:
            self._ask(self.tr("Delete for everybody…"), What.DELETE_ALL, message)
        if hideable(message):
            self._ask(self.tr("Delete for me"), What.HIDE, message, "Del")

    def _add_reactions(self, message: Message) -> None:
        row = ReactionRow(self._view.theme, message.own_reaction, self)
        row.chosen.connect(lambda emoji: self._react(message, emoji))
        action = QWidgetAction(self)
        action.setDefaultWidget(row)
        self.addAction(action)
        self.reactions = row
        self.addSeparator()

    def _react(self, message: Message, emoji: str) -> None:
        self.close()
        if not emoji:
            self._view.asked.emit(Hit(What.REACT_MORE), message, self._screen)
            return
        # The one that is chosen already is taken back.
        wanted = "" if emoji == message.own_reaction else emoji
        self._view.asked.emit(Hit(What.REACT, wanted), message, self._screen)

    def _add_star(self, message: Message) -> None:
        starred = message.starred
        words = self.tr("Take the star off") if starred else self.tr("Star")
        self._ask(words, What.STAR, message, value="" if starred else "on")

    def _add_trouble(self, message: Message) -> None:
        choices = offered(message)
        if choices and self.actions():
            self.addSeparator()
        for what, words in choices:
            self._say(words, partial(follow, self._view, Hit(what), message, self._screen))

    def _ask(self, words: str, what: What, message: Message, key: str = "", *, value: str = "") -> None:
        self._say(words, lambda: self._view.asked.emit(Hit(what, value), message, self._screen), key)

    def _say(self, words: str, deed: Callable[[], object], key: str = "") -> None:
        # The key is only told: it is the view's (`keys`), a menu that is not open hears none.
        action = QAction(f"{words}\t{key}" if key else words, self)
        action.triggered.connect(lambda _=False: deed())
        self.addAction(action)


def _to_clipboard(text: str) -> None:
    QApplication.clipboard().setText(text)


def place_of(view: ConversationView, message: Message) -> QPoint:
    """Return where on the screen a message's menu opens when no pointer says it: at its bubble's lower edge."""
    row = view.model.row_of(message.seq)
    found = next((top for i, top in view.strip.visible if i == row), None)
    if row is None or found is None:
        return view.viewport().mapToGlobal(view.viewport().rect().center())
    box = view.strip.row(row).box.translated(0, found)
    y = min(max(box.bottom(), 0), view.viewport().height() - 1)
    return view.viewport().mapToGlobal(QPointF(box.x() + min(box.width(), 40), y).toPoint())
