"""What the window opens over itself: the palette, the sheet of keys, a new conversation, forwarding, a chat's menu."""

from collections.abc import Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QPoint, Qt

from multichat_desktop.domain.message import Message
from multichat_desktop.ui.chats.menu import ChatMenu
from multichat_desktop.ui.conversation.words import line
from multichat_desktop.ui.icons import Icons
from multichat_desktop.ui.ports import Actions
from multichat_desktop.ui.theme import Theme

if TYPE_CHECKING:
    from multichat_desktop.ui.forward import ForwardDialog
    from multichat_desktop.ui.main_window import MainWindow
    from multichat_desktop.ui.new_chat import NewChatDialog
    from multichat_desktop.ui.palette.sheet import Palette
    from multichat_desktop.ui.shortcuts import ShortcutSheet


class Sheets(QObject):
    """Makes and opens them; each closes and deletes itself.

    Their modules are loaded when they are first wanted: the window's first paint waits for none of them.
    """

    def __init__(self, window: "MainWindow", theme: Theme, icons: Icons, actions: Actions) -> None:
        super().__init__(window)
        self._window, self._theme, self._icons, self._actions = window, theme, icons, actions
        self._menu = ChatMenu(window.deeds, self)

    def palette(self) -> "Palette":
        """Offer every conversation and every command."""
        from multichat_desktop.ui.palette.entries import Entries
        from multichat_desktop.ui.palette.sheet import Palette

        window = self._window
        entries = Entries(window.model.everybody(), window.commands.offered(), window.open_chat)
        palette = Palette(self._theme, self._icons, entries, window.body)
        palette.show_over()
        return palette

    def shortcuts(self) -> "ShortcutSheet":
        """Tell the keys."""
        from multichat_desktop.ui.shortcuts import ShortcutSheet

        sheet = ShortcutSheet(self._theme, self._window.commands, self._window)
        sheet.open()
        return sheet

    def forward(self, messages: Sequence[Message]) -> "ForwardDialog":
        """Ask to which conversations messages are sent on."""
        from multichat_desktop.ui.forward import ForwardDialog

        said = " · ".join(line(message) for message in messages)
        dialog = ForwardDialog(self._theme, self._icons, self._window.model.everybody(), said, self._window)
        seqs = [message.seq for message in messages]
        dialog.sent.connect(lambda chat_ids: self._actions.forward(seqs, chat_ids))
        dialog.open()
        return dialog

    def contact(self) -> None:
        """Ask whose card is sent to whom one writes to."""
        from multichat_desktop.ui.attach.contact import ContactDialog

        window, chat = self._window, self._window.open_chat_now
        if chat is not None:
            dialog = ContactDialog(self._theme, self._icons, window.model.everybody(), window)
            dialog.sent.connect(lambda cards: self._actions.send_contacts(chat.id, cards))
            dialog.open()

    def begin_chat(self) -> "NewChatDialog":
        """Ask for the number of somebody to write to, on the line of the conversation that is open."""
        from multichat_desktop.ui.new_chat import NewChatDialog

        window = self._window
        chat = window.open_chat_now
        chosen = chat.instance_id if chat else None
        dialog = NewChatDialog(self._theme, self._actions, window.instances, chosen, window)
        dialog.opened.connect(window.open_chat)
        dialog.open()
        return dialog

    def chat_menu(self, chat_id: str, place: QPoint) -> None:
        """Show what can be done with a conversation, at a place of the screen."""
        chat = self._window.model.chat(chat_id)
        if chat is not None:
            menu = self._menu.of(chat, self._window)
            menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
            menu.popup(place)
