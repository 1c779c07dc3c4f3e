"""What is done with messages of the shop's own: sent at another time, stopped, changed, deleted, marked as paid."""

from collections.abc import Callable

from PySide6.QtCore import QObject, QPointF, Signal
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from multichat_desktop.domain.clock import Clock
from multichat_desktop.domain.message import Message
from multichat_desktop.domain.outgoing import may_delete, may_edit
from multichat_desktop.ui.attach.later import LaterMenu
from multichat_desktop.ui.conversation.composer import Composer
from multichat_desktop.ui.conversation.popover import Popover
from multichat_desktop.ui.conversation.style import Hit, What
from multichat_desktop.ui.conversation.view import ConversationView
from multichat_desktop.ui.ports import Actions
from multichat_desktop.ui.theme import Role, Theme
from multichat_desktop.ui.widgets.buttons import PushButton


class DeletePopover(Popover):
    """Asks once more before a message is deleted for everybody. Signal: `confirmed()`."""

    confirmed = Signal()

    def __init__(self, theme: Theme, parent: QWidget) -> None:
        super().__init__(theme, parent)
        tokens = theme.tokens
        title = self.tr("Delete it for everybody?")
        column = QVBoxLayout(self.sheet)
        column.setContentsMargins(16, 14, 16, 14)
        column.setSpacing(4)
        column.addWidget(self.label(title, Role.BODY_STRONG, tokens.text))
        said = self.label(self.tr("The customer sees that a message was deleted."), Role.META, tokens.muted)
        column.addWidget(said)
        row = QHBoxLayout()
        row.setContentsMargins(0, 10, 0, 0)
        row.addStretch(1)
        keep = PushButton(theme, self.tr("Keep it"), self.sheet, primary=False)
        keep.clicked.connect(self.close)
        self.delete_button = PushButton(theme, self.tr("Delete"), self.sheet)
        self.delete_button.clicked.connect(self._confirm)
        row.addWidget(keep)
        row.addWidget(self.delete_button)
        column.addLayout(row)
        self.setAccessibleName(title)
        self.setFocusProxy(self.delete_button)

    def _confirm(self) -> None:
        self.close()
        self.confirmed.emit()


class OutgoingDeeds(QObject):
    """Listens to a view; its sheets open over `pane`."""

    def __init__(
        self,
        theme: Theme,
        view: ConversationView,
        composer: Composer,
        actions: Actions,
        clock: Clock,
        pane: QWidget,
    ) -> None:
        super().__init__(pane)
        self._theme, self._composer, self._actions = theme, composer, actions
        self._clock, self._pane = clock, pane
        self._does: dict[What, Callable[[Hit, Message, QPointF], object]] = {
            What.SEND_NOW: lambda hit, message, at: actions.send_now(message.seq),
            What.RESCHEDULE: self._reschedule,
            What.CANCEL: lambda hit, message, at: actions.cancel_send(message.seq),
            What.CHANGE_RETRY: self._change_again,
            What.CHANGE_FORGET: lambda hit, message, at: actions.forget_change(message.seq),
            What.EDIT: self._edit,
            What.DELETE_ALL: self._delete,
            What.PAID: lambda hit, message, at: actions.mark_paid(message.seq, bool(hit.value)),
            What.COPY: lambda hit, message, at: QGuiApplication.clipboard().setText(hit.value),
        }
        view.asked.connect(self.do)

    def do(self, hit: Hit, message: Message, at: QPointF) -> None:
        """Do what was asked; `at` is a place on the screen beside which a sheet may open."""
        deed = self._does.get(hit.what)
        if deed is not None:
            deed(hit, message, at)

    def _reschedule(self, hit: Hit, message: Message, at: QPointF) -> None:
        del hit
        menu = LaterMenu(self._theme, self._clock.now, self._pane)
        menu.chosen.connect(lambda moment: self._actions.reschedule(message.seq, moment))
        menu.show_before(at.toPoint())

    def _change_again(self, hit: Hit, message: Message, at: QPointF) -> None:
        del hit, at
        change = message.amending
        if change is None:
            return
        if change.text is None:
            self._actions.delete_for_all(message.seq)
        else:
            self._actions.edit_text(message.seq, change.text)

    def _edit(self, hit: Hit, message: Message, at: QPointF) -> None:
        del hit, at
        if may_edit(message, self._clock.now()):
            self._composer.edit(message)

    def _delete(self, hit: Hit, message: Message, at: QPointF) -> None:
        del hit
        if may_delete(message, self._clock.now()):
            sheet = DeletePopover(self._theme, self._pane)
            sheet.confirmed.connect(lambda: self._actions.delete_for_all(message.seq))
            sheet.show_at(at.toPoint())
