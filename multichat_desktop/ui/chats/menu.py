"""What can be done with a conversation: the menu of the right button and of the menu key."""

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QMenu, QWidget

from multichat_desktop.domain.chat import Chat
from multichat_desktop.ui.chats.deeds import ChatDeeds


class ChatMenu(QObject):
    """Makes the menu of one conversation."""

    def __init__(self, deeds: ChatDeeds, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._deeds = deeds

    def of(self, chat: Chat, parent: QWidget) -> QMenu:
        """Return what can be done with it now."""
        deeds = self._deeds
        menu = QMenu(parent)
        pin = self.tr("Unpin") if chat.pinned else self.tr("Pin to the top")
        menu.addAction(pin).triggered.connect(lambda: deeds.pin(chat))
        archive = self.tr("Bring back from the archive") if chat.archived else self.tr("Archive")
        menu.addAction(archive).triggered.connect(lambda: deeds.archive(chat))
        mute = self.tr("Unmute") if chat.muted else self.tr("Mute")
        menu.addAction(mute).triggered.connect(lambda: deeds.mute(chat))
        if chat.waiting_since is not None:
            menu.addSeparator()
            menu.addAction(self.tr("Needs no answer")).triggered.connect(lambda: deeds.need_no_answer(chat))
        menu.addSeparator()
        clear = menu.addAction(self.tr("Delete the messages…"))
        clear.triggered.connect(lambda: deeds.clear(chat, remove=False))
        remove = menu.addAction(self.tr("Delete the conversation…"))
        remove.triggered.connect(lambda: deeds.clear(chat, remove=True))
        return menu
