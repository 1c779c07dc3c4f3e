"""What the agent does to whole conversations, each with its way back, or a question before."""

from PySide6.QtCore import QObject, Qt, Signal
from PySide6.QtWidgets import QMessageBox, QWidget

from multichat_desktop.domain.chat import Chat
from multichat_desktop.ui.ports import Actions
from multichat_desktop.ui.texts import chat_title


class ChatDeeds(QObject):
    """Signal: `undo_offered(text, deed)` after something was done, with what takes it back."""

    undo_offered = Signal(str, object)

    def __init__(self, actions: Actions, window: QWidget) -> None:
        super().__init__(window)
        self._actions, self._window = actions, window

    def pin(self, chat: Chat) -> None:
        """Pin a conversation to the top, or take it off."""
        self._arrange(
            chat,
            "pin",
            self.tr("{name} is no longer pinned.") if chat.pinned else self.tr("{name} stays at the top."),
            on=not chat.pinned,
        )

    def archive(self, chat: Chat) -> None:
        """Put a conversation into the archive, or bring it back."""
        self._arrange(
            chat,
            "archive",
            self.tr("{name} is back in the list.")
            if chat.archived
            else self.tr("{name} was archived; a new message brings it back."),
            on=not chat.archived,
        )

    def mute(self, chat: Chat) -> None:
        """Let a conversation ask for no attention, or again for it."""
        self._arrange(
            chat,
            "mute",
            self.tr("{name} can be heard again.") if chat.muted else self.tr("{name} was muted."),
            on=not chat.muted,
        )

    def clear(self, chat: Chat, *, remove: bool) -> QMessageBox:
        """Ask whether the messages of a conversation are to go, with `remove` the conversation too; nothing brings them back."""
        box = QMessageBox(QMessageBox.Icon.NoIcon, "MultiChat", "", parent=self._window)
        box.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        box.setTextFormat(Qt.TextFormat.PlainText)
        if remove:
            box.setText(self.tr("Delete the conversation with {name}?").format(name=chat_title(chat)))
            deed = self.tr("Delete the conversation")
        else:
            box.setText(self.tr("Delete all messages with {name}?").format(name=chat_title(chat)))
            deed = self.tr("Delete the messages")
        box.setInformativeText(
            self.tr(
                "They go from this computer, with their pictures and files, and cannot be brought back. What is still"
                " to be sent stays. On the phone and at the customer's nothing changes."
            )
        )
        go = box.addButton(deed, QMessageBox.ButtonRole.DestructiveRole)
        keep = box.addButton(self.tr("Keep them"), QMessageBox.ButtonRole.RejectRole)
        box.setDefaultButton(keep)
        box.setEscapeButton(keep)
        go.clicked.connect(lambda: self._actions.clear_chat(chat.id, remove))
        box.open()
        return box

    def need_no_answer(self, chat: Chat) -> None:
        """Let nobody wait for what stands in a conversation now."""
        if chat.preview is None:
            return
        self._actions.nothing_to_answer(chat.id, (chat.preview.at, chat.preview.seq))
        said = self.tr("{name} waits for no answer.").format(name=chat_title(chat))
        self.undo_offered.emit(said, lambda: self._actions.nothing_to_answer(chat.id, (0, 0)))

    def _arrange(self, chat: Chat, what: str, said: str, *, on: bool) -> None:
        self._actions.arrange(chat.id, what, on)
        self.undo_offered.emit(
            said.format(name=chat_title(chat)), lambda: self._actions.arrange(chat.id, what, not on)
        )
