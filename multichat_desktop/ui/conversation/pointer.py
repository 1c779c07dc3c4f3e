"""What the mouse does on the messages: selecting, following, asking for what can be done."""

from html import escape

from PySide6.QtCore import QEvent, QObject, QPoint, QPointF, Qt, QTimer, QUrl
from PySide6.QtGui import QContextMenuEvent, QHelpEvent, QMouseEvent
from PySide6.QtWidgets import QApplication, QMenu, QToolTip

from multichat_desktop.domain.message import Message
from multichat_desktop.ui.conversation import words
from multichat_desktop.ui.conversation.following import follow
from multichat_desktop.ui.conversation.menu import MessageMenu, answerable, place_of
from multichat_desktop.ui.conversation.selection import Spot
from multichat_desktop.ui.conversation.style import NOTHING, Hit, What
from multichat_desktop.ui.conversation.view import ConversationView
from multichat_desktop.ui.conversation.walking import current

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
        view.cursor_row.current = None
        self._pressed, self._dragging = (point, hit, message), False
        if hit.what is What.SEEK:
            view.mediaAsked.emit(hit, message)
            return
        spot = self._spot(point)
        if spot is not None:
            view.selection.begin(spot)

    def _move(self, point: QPointF, *, down: bool) -> None:
        self._at = point
        if not down or self._pressed is None:
            hit, message = self._view.hit(point)
            self._set_hover(hit, message)
            return
        if self._pressed[1].what is What.SEEK:
            self._drag_sound(point)
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

    def _drag_sound(self, point: QPointF) -> None:
        """Follow a drag along a waveform, however far the pointer strays from its line."""
        began, hit, message = self._pressed or (point, NOTHING, None)
        now = self._view.hit(QPointF(point.x(), began.y()))[0]
        if now.what is What.SEEK and now.value != hit.value and message is not None:
            self._pressed = (began, now, message)
            self._view.mediaAsked.emit(now, message)

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
        if hit.what is What.CHEVRON:
            self._pop_up(NOTHING, message, screen.toPoint())
        else:
            follow(self._view, hit, message, screen)

    def _offer_selection(self) -> None:
        """Let the middle mouse button paste what is selected, where the system does that."""
        clipboard = QApplication.clipboard()
        if self._view.selection and clipboard.supportsSelection():
            clipboard.setText(self._view.selected_text(), clipboard.Mode.Selection)

    def _set_hover(self, hit: Hit, message: Message | None = None) -> None:
        view, cursor = self._view, self._view.cursor_row
        seq = message.seq if message is not None else None
        if hit.what is not view.hover.what or hit.value != view.hover.value or seq != cursor.hovered:
            view.hover, cursor.hovered = hit, seq
            view.viewport().update()
        shape = hit.cursor
        if view.viewport().cursor().shape() != shape:
            view.viewport().setCursor(shape)

    def _tip(self, event: QHelpEvent) -> bool:
        hit, message = self._view.hit(QPointF(event.pos()))
        if hit.what is What.LINK:
            # An encoded address holds no "<": the tip cannot take it for HTML.
            QToolTip.showText(event.globalPos(), real_address(hit.value), self._view.viewport())
        elif hit.what is What.REACTIONS and message is not None:
            # Names come from outside: as HTML they would be looked into.
            QToolTip.showText(event.globalPos(), escape(words.who_reacted(message)), self._view.viewport())
        else:
            QToolTip.hideText()
        return True

    # ------------------------------------------------------------ what can be done

    def _menu(self, event: QContextMenuEvent) -> None:
        view = self._view
        if event.reason() == QContextMenuEvent.Reason.Keyboard:
            message = current(view)
            if message is not None:
                self._pop_up(NOTHING, message, place_of(view, message))
            return
        hit, under = view.hit(QPointF(event.pos()))
        self._pop_up(hit, under, event.globalPos())

    def _pop_up(self, hit: Hit, message: Message | None, screen: QPoint) -> None:
        menu = self.menu_for(hit, message, QPointF(screen))
        if menu is not None:
            menu.popup(screen)

    def menu_for(self, hit: Hit, message: Message | None, screen: QPointF | None = None) -> QMenu | None:
        """Return what can be done here; None when nothing can."""
        menu = MessageMenu(self._view, hit, message, screen or QPointF())
        return menu if menu.actions() else None
