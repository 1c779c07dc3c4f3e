"""What the mouse does on the messages: selecting, following, asking for what can be done."""

from PySide6.QtCore import QEvent, QObject, QPoint, QPointF, Qt, QTimer, QUrl
from PySide6.QtGui import QAction, QContextMenuEvent, QHelpEvent, QMouseEvent
from PySide6.QtWidgets import QApplication, QMenu, QToolTip

from multichat_desktop.domain.content import Kind
from multichat_desktop.domain.message import Message
from multichat_desktop.ui.conversation.footer import offered
from multichat_desktop.ui.conversation.selection import Spot
from multichat_desktop.ui.conversation.style import NOTHING, Hit, What
from multichat_desktop.ui.conversation.view import ConversationView

_AUTOSCROLL = 25


def real_address(address: str) -> str:
    """Return an address as it really is: look-alike letters of a host shown by their code."""
    return QUrl(address).toString(QUrl.ComponentFormattingOption.FullyEncoded)


class Pointer(QObject):
    """Listens to the viewport of a view and turns what happens there into the view's signals."""

    def __init__(self, view: ConversationView) -> None:
        super().__init__(view)
        self._view = view
        self._pressed: tuple[QPointF, Hit, Message | None] | None = None
        self._dragging = False
        self._at = QPointF()
        self._autoscroll = QTimer(self, interval=_AUTOSCROLL)
        self._autoscroll.timeout.connect(self._on_autoscroll)
        view.viewport().installEventFilter(self)
        view.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Take the mouse's events; all others go their way."""
        kind = event.type()
        if watched is self._view:
            if isinstance(event, QContextMenuEvent) and event.reason() == QContextMenuEvent.Reason.Keyboard:
                self._menu(event)
                return True
            return False
        if isinstance(event, QMouseEvent):
            if kind == QEvent.Type.MouseButtonPress and event.button() == Qt.MouseButton.LeftButton:
                self._press(event.position())
                return True
            if kind == QEvent.Type.MouseMove:
                self._move(event.position(), down=bool(event.buttons() & Qt.MouseButton.LeftButton))
                return True
            if kind == QEvent.Type.MouseButtonRelease and event.button() == Qt.MouseButton.LeftButton:
                self._release(event.globalPosition())
                return True
            if kind == QEvent.Type.MouseButtonDblClick and event.button() == Qt.MouseButton.LeftButton:
                self._double(event.position())
                return True
        elif kind == QEvent.Type.Leave:
            self._set_hover(NOTHING)
        elif isinstance(event, QContextMenuEvent):
            self._menu(event)
            return True
        elif isinstance(event, QHelpEvent):
            return self._tip(event)
        return False

    # ------------------------------------------------------------ selecting

    def _spot(self, point: QPointF) -> Spot | None:
        under = self._view.row_under(point.y())
        if under is None:
            return None
        message, row, top = under
        return message.key, row.position(point.x(), point.y() - top)

    def _press(self, point: QPointF) -> None:
        view = self._view
        view.setFocus(Qt.FocusReason.MouseFocusReason)
        if view.selection.clear():
            view.viewport().update()
        hit, message = view.hit(point)
        self._pressed, self._dragging = (point, hit, message), False
        spot = self._spot(point)
        if spot is not None:
            view.selection.begin(spot)

    def _move(self, point: QPointF, *, down: bool) -> None:
        self._at = point
        if not down or self._pressed is None:
            self._set_hover(self._view.hit(point)[0])
            return
        if not self._dragging:
            way = (point - self._pressed[0]).manhattanLength()
            self._dragging = way >= QApplication.startDragDistance()
        if self._dragging:
            self._extend()
            outside = not 0 <= point.y() < self._view.viewport().height()
            if outside and not self._autoscroll.isActive():
                self._autoscroll.start()
            elif not outside:
                self._autoscroll.stop()

    def _extend(self) -> None:
        spot = self._spot(self._at)
        if spot is not None:
            self._view.selection.extend(spot)
            self._view.viewport().update()

    def _on_autoscroll(self) -> None:
        height = self._view.viewport().height()
        beyond = self._at.y() if self._at.y() < 0 else self._at.y() - height
        self._view.scroll_by(max(min(beyond, 40), -40))
        self._extend()

    def _double(self, point: QPointF) -> None:
        hit, message = self._view.hit(point)
        if message is None:
            return
        under = self._view.row_under(point.y())
        text = under[1].bubble.text if under and under[1].bubble else None
        if hit.what in (What.TEXT, What.LINK) and text is not None:
            self._view.selection.select(message.key, *text.word(hit.position))
            self._view.viewport().update()
        elif hit is NOTHING and answerable(message):
            self._view.replyRequested.emit(message)

    # ------------------------------------------------------------ following

    def _release(self, screen: QPointF) -> None:
        self._autoscroll.stop()
        pressed, dragged = self._pressed, self._dragging
        self._pressed, self._dragging = None, False
        if dragged:
            self._offer_selection()
        if dragged or pressed is None or pressed[2] is None:
            return
        if not self._view.selection:
            self._view.selection.clear()
        self.follow(pressed[1], pressed[2], screen)

    def follow(self, hit: Hit, message: Message, screen: QPointF) -> None:
        """Do what a click on a thing does."""
        view = self._view
        if hit.what is What.LINK:
            view.linkActivated.emit(hit.value)
        elif hit.what is What.QUOTE and message.quote is not None and message.quote.seq is not None:
            view.show_message(message.quote.seq)
        elif hit.what is What.TICKS:
            view.statusAsked.emit(message, screen)
        elif hit.what is What.RETRY:
            view.retryRequested.emit(message.seq)
        elif hit.what is What.DISCARD:
            view.discardRequested.emit(message.seq)
        elif hit.what is What.SETTLE:
            view.settleRequested.emit(message.seq)
        elif hit.what is What.MORE:
            view.unfold(message.seq)

    def _offer_selection(self) -> None:
        """Let the middle mouse button paste what is selected, where the system does that."""
        clipboard = QApplication.clipboard()
        if self._view.selection and clipboard.supportsSelection():
            clipboard.setText(self._view.selected_text(), clipboard.Mode.Selection)

    def _set_hover(self, hit: Hit) -> None:
        view = self._view
        if hit.what is not view.hover.what or hit.value != view.hover.value:
            view.hover = hit
            view.viewport().update()
        shape = hit.cursor
        if view.viewport().cursor().shape() != shape:
            view.viewport().setCursor(shape)

    def _tip(self, event: QHelpEvent) -> bool:
        hit, _ = self._view.hit(QPointF(event.pos()))
        if hit.what is What.LINK:
            # An encoded address holds no "<": the tip cannot take it for HTML.
            QToolTip.showText(event.globalPos(), real_address(hit.value), self._view.viewport())
        else:
            QToolTip.hideText()
        return True

    # ------------------------------------------------------------ what can be done

    def _menu(self, event: QContextMenuEvent) -> None:
        hit, message = self._view.hit(QPointF(event.pos()))
        if event.reason() == QContextMenuEvent.Reason.Keyboard and self._view.strip.visible:
            # By keyboard it is about the newest message that is seen.
            hit, message = NOTHING, self._view.model.message(self._view.strip.visible[-1][0])
        menu = self.menu_for(hit, message)
        if menu is not None:
            menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
            menu.popup(QPoint(event.globalPos()))

    def menu_for(self, hit: Hit, message: Message | None) -> QMenu | None:
        """Return what can be done here; None when nothing can."""
        view = self._view
        menu = QMenu(view)
        if view.selection:
            menu.addAction(self.tr("Copy selected text")).triggered.connect(view.copy)
        if message is not None:
            if hit.what is What.LINK:
                menu.addAction(self.tr("Copy address")).triggered.connect(lambda: _to_clipboard(hit.value))
            said = (message.text or message.caption) if not message.deleted else None
            if said:
                menu.addAction(self.tr("Copy text")).triggered.connect(lambda: _to_clipboard(said))
            if answerable(message):
                reply = menu.addAction(self.tr("Reply"))
                reply.triggered.connect(lambda: view.replyRequested.emit(message))
            if message.from_me and message.history:
                about = menu.addAction(self.tr("When it was sent and read"))
                about.triggered.connect(lambda: view.statusAsked.emit(message, QPointF(menu.pos())))
            self._add_trouble(menu, message)
        return menu if menu.actions() else None

    def _add_trouble(self, menu: QMenu, message: Message) -> None:
        choices = offered(message)
        if choices and menu.actions():
            menu.addSeparator()
        for what, words in choices:
            action = QAction(words, menu)
            action.triggered.connect(lambda _=False, w=what: self.follow(Hit(w), message, QPointF()))
            menu.addAction(action)


def answerable(message: Message) -> bool:
    """Whether one can reply to a message."""
    return message.message_id is not None and not message.deleted and message.kind is not Kind.SYSTEM


def _to_clipboard(text: str) -> None:
    QApplication.clipboard().setText(text)
