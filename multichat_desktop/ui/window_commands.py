"""The commands of the main window: what each is called, by which keys it is done, and what it does."""

from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication

from multichat_desktop.domain.chat import Chat
from multichat_desktop.ui.commands import NEXT, PREVIOUS, Command, Commands
from multichat_desktop.ui.pages import QUICK_REPLIES, SETTINGS

if TYPE_CHECKING:
    from multichat_desktop.ui.main_window import MainWindow


def window_commands(window: "MainWindow") -> Commands:
    """Return all that can be done in the window, in the order in which the sheet tells it."""
    return Commands((*_places(window), *_writing(window), *_conversation(window), *_looks(window)))


def _places(window: "MainWindow") -> tuple[Command, ...]:
    return (
        Command(
            "palette",
            QCoreApplication.translate("Commands", "Go to a conversation or do something"),
            ("Ctrl+K",),
            window.sheets.palette,
            offered=False,
        ),
        Command(
            "new-chat",
            QCoreApplication.translate("Commands", "New conversation"),
            ("Ctrl+N",),
            window.sheets.begin_chat,
        ),
        Command(
            "search-list",
            QCoreApplication.translate("Commands", "Search the list of conversations"),
            ("Ctrl+L",),
            window.search,
        ),
        Command(
            "search-messages",
            QCoreApplication.translate("Commands", "Search all messages"),
            ("Ctrl+Shift+F",),
            window.search_messages,
        ),
        Command(
            "search-here",
            QCoreApplication.translate("Commands", "Search in this conversation"),
            ("Ctrl+F",),
            window.conversation.looking.find,
            when=lambda: window.open_id is not None,
        ),
        Command(
            "next-result",
            QCoreApplication.translate("Commands", "Next result"),
            ("F3",),
            lambda: window.conversation.looking.bar.step(1),
            offered=False,
        ),
        Command(
            "previous-result",
            QCoreApplication.translate("Commands", "Previous result"),
            ("Shift+F3",),
            lambda: window.conversation.looking.bar.step(-1),
            offered=False,
        ),
        Command(
            "go-to-day",
            QCoreApplication.translate("Commands", "Go to a day"),
            ("Ctrl+G",),
            window.conversation.looking.choose_day,
            when=lambda: window.open_id is not None,
        ),
        Command(
            "starred",
            QCoreApplication.translate("Commands", "Starred messages"),
            ("Ctrl+Shift+S",),
            window.show_starred,
        ),
        Command(
            "quick-replies",
            QCoreApplication.translate("Commands", "Edit quick replies"),
            ("Ctrl+Shift+R",),
            lambda: window.pages.turn_to(QUICK_REPLIES),
            when=lambda: window.pages.has(QUICK_REPLIES),
        ),
        Command(
            "contact",
            QCoreApplication.translate("Commands", "Show or close the contact"),
            ("Ctrl+I",),
            window.toggle_contact,
            when=lambda: window.open_id is not None,
        ),
        Command(
            "settings",
            QCoreApplication.translate("Commands", "Settings"),
            ("Ctrl+,",),
            lambda: window.pages.turn_to(SETTINGS),
            when=lambda: window.pages.has(SETTINGS),
        ),
        Command(
            "next",
            QCoreApplication.translate("Commands", "Next conversation"),
            NEXT,
            lambda: window.step(1),
        ),
        Command(
            "previous",
            QCoreApplication.translate("Commands", "Previous conversation"),
            PREVIOUS,
            lambda: window.step(-1),
        ),
        Command(
            "escape",
            QCoreApplication.translate(
                "Commands", "Close what is open: the search, the answer, the conversation"
            ),
            ("Esc",),
        ),
    )


def _writing(window: "MainWindow") -> tuple[Command, ...]:
    def is_open() -> bool:
        return window.open_id is not None

    return (
        Command("send", QCoreApplication.translate("Commands", "Send the message"), ("Return",)),
        Command(
            "quick-reply",
            QCoreApplication.translate("Commands", "Put in a quick reply"),
            ("/",),
        ),
        Command("new-line", QCoreApplication.translate("Commands", "New line"), ("Shift+Return",)),
        Command("reply", QCoreApplication.translate("Commands", "Reply to the chosen message"), ("Ctrl+R",)),
        Command("pick", QCoreApplication.translate("Commands", "Select several messages"), ("Shift+Up",)),
        Command("edit-last", QCoreApplication.translate("Commands", "Change the last message"), ("Up",)),
        Command(
            "undo-send",
            QCoreApplication.translate("Commands", "Take back what is being sent"),
            ("Ctrl+Shift+Z",),
            window.conversation.held.undo,
            when=lambda: is_open() and window.conversation.held.holds,
        ),
        Command(
            "emoji",
            QCoreApplication.translate("Commands", "Choose an emoji"),
            ("Ctrl+E",),
            window.conversation.choose_emoji,
            when=is_open,
        ),
        Command(
            "attach",
            QCoreApplication.translate("Commands", "Attach something"),
            ("Ctrl+U",),
            window.conversation.attaching.show_menu,
            when=is_open,
        ),
        Command(
            "send-files",
            QCoreApplication.translate("Commands", "Send files"),
            (),
            window.conversation.attaching.choose_files,
            when=is_open,
        ),
        Command(
            "record",
            QCoreApplication.translate("Commands", "Record a voice message"),
            ("Ctrl+Shift+G",),
            window.conversation.attaching.record,
            when=is_open,
        ),
        Command(
            "pix",
            QCoreApplication.translate("Commands", "Charge by PIX"),
            ("Ctrl+Shift+X",),
            window.conversation.attaching.send_pix,
            when=is_open,
        ),
        Command(
            "send-contact",
            QCoreApplication.translate("Commands", "Send a contact"),
            (),
            window.sheets.contact,
            when=is_open,
        ),
        Command(
            "send-location",
            QCoreApplication.translate("Commands", "Send a location"),
            (),
            window.conversation.attaching.send_place,
            when=is_open,
        ),
        Command(
            "send-later",
            QCoreApplication.translate("Commands", "Send later"),
            ("Ctrl+Shift+Return",),
            window.conversation.attaching.ask_when,
            when=is_open,
        ),
    )


def _conversation(window: "MainWindow") -> tuple[Command, ...]:
    def with_open(deed: Callable[[Chat], object]) -> Callable[[], None]:
        def run() -> None:
            chat = window.open_chat_now
            if chat is not None:
                deed(chat)

        return run

    def is_open() -> bool:
        return window.open_chat_now is not None

    return (
        Command(
            "archive",
            QCoreApplication.translate("Commands", "Archive the conversation, or bring it back"),
            ("Ctrl+Shift+A",),
            with_open(window.deeds.archive),
            when=is_open,
        ),
        Command(
            "pin",
            QCoreApplication.translate("Commands", "Pin the conversation to the top, or unpin it"),
            ("Ctrl+Shift+P",),
            with_open(window.deeds.pin),
            when=is_open,
        ),
        Command(
            "mute",
            QCoreApplication.translate("Commands", "Mute the conversation, or unmute it"),
            ("Ctrl+Shift+M",),
            with_open(window.deeds.mute),
            when=is_open,
        ),
        Command(
            "no-answer",
            QCoreApplication.translate("Commands", "The conversation needs no answer"),
            ("Ctrl+Shift+E",),
            with_open(window.deeds.need_no_answer),
            when=lambda: (chat := window.open_chat_now) is not None and chat.waiting_since is not None,
        ),
    )


def _looks(window: "MainWindow") -> tuple[Command, ...]:
    return (
        Command(
            "larger",
            QCoreApplication.translate("Commands", "Larger text"),
            ("Ctrl++",),
            lambda: window.zoom(1),
        ),
        # The same key on keyboards where the plus needs Shift.
        Command("larger-also", "", ("Ctrl+=",), lambda: window.zoom(1), offered=False, told=False),
        Command(
            "smaller",
            QCoreApplication.translate("Commands", "Smaller text"),
            ("Ctrl+-",),
            lambda: window.zoom(-1),
        ),
        Command(
            "normal-size",
            QCoreApplication.translate("Commands", "Normal text size"),
            ("Ctrl+0",),
            lambda: window.zoom(0),
        ),
        Command(
            "shortcuts",
            QCoreApplication.translate("Commands", "Keyboard shortcuts"),
            ("F1",),
            window.sheets.shortcuts,
        ),
    )
