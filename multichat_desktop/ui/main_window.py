"""The window: puts rail, list and conversation side by side, and hands on what happens between them."""

from collections.abc import Callable, Mapping

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtGui import QCloseEvent, QIcon, QKeyEvent, QMoveEvent, QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QMainWindow, QWidget

from multichat_desktop import assets
from multichat_desktop.domain.changes import Changes
from multichat_desktop.domain.chat import Chat, Instance
from multichat_desktop.domain.clock import Clock
from multichat_desktop.domain.finding import Hit
from multichat_desktop.ui import memory
from multichat_desktop.ui.chats.deeds import ChatDeeds
from multichat_desktop.ui.chats.model import ChatListModel
from multichat_desktop.ui.chats.panel import ChatPanel
from multichat_desktop.ui.contact.beside import Beside
from multichat_desktop.ui.conversation.pane import ConversationPane
from multichat_desktop.ui.conversation.presence import PresenceTracker
from multichat_desktop.ui.icons import Icons
from multichat_desktop.ui.offline import offline_words
from multichat_desktop.ui.pages import CONVERSATIONS, Pages
from multichat_desktop.ui.ports import Actions, Key, Reads, Searches
from multichat_desktop.ui.presences import PresenceListener
from multichat_desktop.ui.rail import Rail
from multichat_desktop.ui.search.side import Side
from multichat_desktop.ui.sheets import Sheets
from multichat_desktop.ui.shortcuts import Shortcuts
from multichat_desktop.ui.theme import Metrics, Theme
from multichat_desktop.ui.times import local
from multichat_desktop.ui.way_back import BackButton
from multichat_desktop.ui.welcome import Welcome
from multichat_desktop.ui.widgets.bar import WarningBar
from multichat_desktop.ui.widgets.toast import Toast
from multichat_desktop.ui.window_commands import window_commands
from multichat_desktop.ui.workspace import Workspace

NAME = "MultiChat"
_SIZE = (1280, 800)
_SMALLEST = (400, 480)
_MINUTE = 60_000


class MainWindow(QMainWindow):
    """The console's only window.

    Signals: `closed()` when the person closes it (the window never ends the program itself); `opened(chat_id)`
    after a conversation came to the front.
    """

    closed = Signal()
    opened = Signal(str)

    def __init__(
        self,
        theme: Theme,
        icons: Icons,
        reads: Reads,
        actions: Actions,
        presence: PresenceTracker,
        clock: Clock,
        conversation: ConversationPane,
        settings: Mapping[str, str],
        public_door: str,
        *,
        searches: Searches,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._theme, self._reads, self._clock, self._presence = theme, reads, clock, presence
        self._icons, self._actions = icons, actions
        self._instances: dict[str, Instance] = {}
        self._open: str | None = None
        self._loaded = False
        self._joined: list[Beside] = []
        self._memory = memory.WindowMemory(settings, actions, self)
        theme.zoom_to(self._memory.number(memory.ZOOM, theme.zoom))
        self.model = ChatListModel(clock, presence.presence, self)
        self._presences = PresenceListener(presence, self.model)
        self.rail = Rail(theme, icons, self)
        self.panel = ChatPanel(theme, icons, self.model, self)
        self.deeds = ChatDeeds(actions, self)
        self.sheets = Sheets(self, theme, icons, actions)
        self.side = Side(theme, icons, self.panel, reads, searches, clock, self)
        self.conversation = conversation
        self.offline = WarningBar(theme, icons, "wifi-off", self)
        self.warning = WarningBar(theme, icons, "database", self)
        self.welcome = Welcome(theme, icons, public_door, self)
        self.workspace = Workspace(theme, self.side, self.offline, self.welcome, conversation, self)
        self.workspace.add_bar(self.warning)
        body = self.body = QWidget(self)
        row = QHBoxLayout(body)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(0)
        row.addWidget(self.rail)
        self.pages = Pages(self.workspace, self)
        row.addWidget(self.pages, 1)
        self.setCentralWidget(body)
        self.back_button = BackButton(theme, icons, conversation.header)
        self.toast = Toast(
            theme, body, lambda: self.workspace.stage if self.workspace.isVisible() else self.pages
        )
        # Asked each minute rather than once at midnight: a laptop that slept through it would be hours late.
        self._today = local(clock.now()).date()
        self._day = QTimer(self)
        self._day.setInterval(_MINUTE)
        self._connect()
        self.commands = window_commands(self)
        self._keys = Shortcuts(self)
        self._keys.add_all(self.commands)
        self._entitle(0)
        self.setWindowIcon(QIcon(str(assets.path("icons", "app.png"))))
        if not self._memory.restore_place(self):
            self.resize(*_SIZE)
        self._fit()
        self.workspace.set_list_width(round(self._memory.number(memory.LIST_WIDTH, Metrics.LIST)))

    # ---- what the application says

    def load(self, chats: list[Chat]) -> None:
        """Show the conversations that were read, and open the one that was open last."""
        self._loaded = True
        self._instances = {instance.id: instance for instance in self._reads.instances()}
        self.panel.load(chats)
        self._show_instances()
        last = self._memory.text(memory.OPEN_CHAT)
        if self._open is None and last and not self.workspace.is_narrow:
            chat = self._reads.chat(last)
            if chat is not None and not chat.removed:
                self._show(chat, focus=False)
        if self.focusWidget() is None or self.focusWidget() is self.rail.inbox:
            self.panel.view.setFocus()

    def apply(self, changes: Changes) -> None:
        """Take in what a commit changed."""
        self._instances.update((instance.id, instance) for instance in changes.instances)
        self._presences.hear(changes, self._clock.now())
        self.panel.apply(changes)
        self.conversation.apply(changes)
        self.side.apply(changes)
        for part in self._joined:
            part.apply(changes)
        for old, new in changes.gone:
            if old == self._open:
                self._now_open(new)
        if self._loaded and (changes.instances or changes.chats):
            self._show_instances()

    def join(self, part: Beside) -> None:
        """Take what stands beside the conversation: it hears of changes, and Esc closes it."""
        self._joined.append(part)

    def toggle_contact(self) -> None:
        """Show whom the open conversation is with, or put that away."""
        for part in self._joined:
            part.toggle()

    def add_page(
        self, name: str, icon: str, text: str, make: Callable[[], QWidget], *, at_foot: bool = False
    ) -> None:
        """Give the window one more page with a button on the rail."""
        self.rail.add_page(name, icon, text, at_foot=at_foot)
        self.pages.add(name, make)

    def open_chat(self, chat_id: str) -> None:
        """Bring a conversation to the front, the keyboard in its field."""
        chat = self.model.chat(chat_id) or self._reads.chat(chat_id)
        if chat is not None:
            self._show(chat, focus=True)

    def show_public_door(self, address: str) -> None:
        """Say where a tunnel has to lead, once it is known."""
        self.welcome.first.door.show_text(address)

    def show_message(self, text: str) -> None:
        """Say a sentence that goes by itself."""
        self.toast.say(text)

    def offer_undo(self, text: str, deed: Callable[[], object]) -> None:
        """Say a sentence with the way back."""
        self.toast.say(text, self.tr("Undo"), deed)

    def warn(self, text: str) -> None:
        """Say a sentence that stays until the window is closed."""
        self.warning.say(text)

    def raise_window(self) -> None:
        """Bring the window before all others."""
        if self.isMinimized():
            self.showNormal()
        else:
            self.show()
        self.raise_()
        self.activateWindow()

    def flush(self) -> None:
        """Keep what is being written and how the window stands, at the end: nothing waits for its moment any more."""
        self.conversation.flush()
        for part in self._joined:
            part.flush()
        self._memory.keep_place(self)
        self._memory.flush()

    @property
    def open_id(self) -> str | None:
        """Return the conversation that is open."""
        return self._open

    @property
    def instances(self) -> list[Instance]:
        """Return the lines, as they stand."""
        return list(self._instances.values())

    @property
    def open_chat_now(self) -> Chat | None:
        """Return the conversation that is open, as it stands."""
        return self.model.chat(self._open) if self._open else None

    # ---- what the person does

    def step(self, by: int) -> None:
        """Open the conversation so many rows below the open one."""
        chat_id = self.panel.neighbour(by)
        if chat_id is not None:
            self.open_chat(chat_id)

    def search(self) -> None:
        """Bring the keyboard into the search field."""
        self.workspace.show_list()
        self.side.show_chats()
        self.panel.focus_search()

    def search_messages(self, text: str = "") -> None:
        """Find messages everywhere."""
        self.workspace.show_list()
        self.side.show_search(text, self._open)

    def show_starred(self) -> None:
        """Show the starred messages."""
        self.workspace.show_list()
        self.side.show_starred()

    def open_at(self, hit: Hit) -> None:
        """Show a message that was found in its conversation, and point it out."""
        chat = self.model.chat(hit.chat_id) or self._reads.chat(hit.chat_id)
        if chat is not None:
            self._show(chat, focus=False, around=hit.key)
            self.conversation.show_message(hit.key[1])
            if not self.workspace.shows_list:
                # What had the keyboard has gone; Qt would hand it to some button of the rail.
                self.conversation.view.setFocus(Qt.FocusReason.OtherFocusReason)

    def back(self) -> None:
        """Go to the list; in a narrow window it takes the conversation's place."""
        self.workspace.show_list()
        self.side.show_chats()
        self.panel.focus_list()

    def zoom(self, steps: int) -> None:
        """Make type larger, smaller or normal."""
        self._theme.zoom_by(steps)
        self._memory.keep(memory.ZOOM, str(self._theme.zoom))

    def escape(self) -> bool:
        """Close the innermost thing that nobody further inside has closed; whether there was any."""
        if any(part.close() for part in self._joined):
            return True
        if self.workspace.shows_list and self.side.close_page():
            return True
        if self.workspace.shows_list and self.panel.clear_search():
            return True
        if self.panel.search.field.hasFocus() and self._open is not None:
            self.open_chat(self._open)
            return True
        if not self.workspace.shows_list:
            if not self.conversation.close_innermost():
                self._leave_conversation()
            return True
        return self.conversation.close_innermost()

    # ---- Qt's own

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Take the Esc that nobody further inside wanted."""
        if event.key() == Qt.Key.Key_Escape and self.escape():
            event.accept()
            return
        super().keyPressEvent(event)

    def closeEvent(self, event: QCloseEvent) -> None:
        """Remember how the window stood, and tell who decides what closing means."""
        self.flush()
        self.closed.emit()
        event.accept()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Let list and conversation take turns when there is no room for both."""
        super().resizeEvent(event)
        self._fit()
        self._memory.keep_place(self)

    def moveEvent(self, event: QMoveEvent) -> None:
        """Remember the place."""
        super().moveEvent(event)
        self._memory.keep_place(self)

    # ---- inside

    def _connect(self) -> None:
        self.rail.conversations.connect(self.back)
        self.rail.turned.connect(self.pages.turn_to)
        self.pages.turned.connect(self.rail.show_page)
        self.workspace.wanted.connect(lambda: self.pages.turn_to(CONVERSATIONS))
        self.rail.search.connect(self.search_messages)
        self.rail.starred.connect(self.show_starred)
        self.side.wanted.connect(self.open_at)
        self.side.left.connect(self.back)
        self.side.currentChanged.connect(
            lambda at: self.rail.show_place((self.rail.inbox, self.rail.finding, self.rail.stars)[at])
        )
        self.panel.messages_wanted.connect(self.search_messages)
        self.panel.opened.connect(self.open_chat)
        self.panel.add.clicked.connect(self.sheets.begin_chat)
        self.panel.view.menu_asked.connect(self.sheets.chat_menu)
        self.deeds.undo_offered.connect(self.offer_undo)
        self.back_button.clicked.connect(self._leave_conversation)
        self.workspace.narrow_changed.connect(self.back_button.show_if)
        self.model.unread_changed.connect(self._entitle)
        self.model.unread_changed.connect(self.rail.set_unread)
        self._presence.changed.connect(self.model.presence_changed)
        self.workspace.list_width_changed.connect(
            lambda width: self._memory.keep(memory.LIST_WIDTH, str(width))
        )
        self._theme.changed.connect(self._fit)
        self.conversation.undo_offered.connect(self.offer_undo)
        self.conversation.forward_asked.connect(self.sheets.forward)
        self.conversation.contact_asked.connect(self.sheets.contact)
        self.conversation.said.connect(self.show_message)
        self.conversation.chat_wanted.connect(self.open_chat)
        self._day.timeout.connect(self._look_at_the_day)
        self._day.start()

    def _show(self, chat: Chat, *, focus: bool, around: Key | None = None) -> None:
        # In this order: what becomes visible is laid out once, for its real size, and may then count as read.
        self.workspace.show_conversation()
        self._now_open(chat.id)
        self.conversation.open(chat, around=around, focus=focus)
        self.panel.show_open(chat.id, follow=True)
        self._show_offline()
        self.opened.emit(chat.id)

    def _leave_conversation(self) -> None:
        """Go back to what the conversation took the place of: the list, or what was found."""
        self.workspace.show_list()
        if not self.side.focus_page():
            self.panel.focus_list()

    def _now_open(self, chat_id: str) -> None:
        self._open = chat_id
        self._memory.keep(memory.OPEN_CHAT, chat_id)

    def _fit(self) -> None:
        """Take turns where there is no room for both; larger type needs more of it."""
        px = self._theme.px
        self.setMinimumSize(px(_SMALLEST[0]), _SMALLEST[1])
        self.workspace.set_narrow(self.width() <= px(Metrics.NARROW))

    def _show_instances(self) -> None:
        self.rail.set_instances(list(self._instances.values()))
        self.welcome.show_for(lines=bool(self._instances), chats=bool(self.model.total))
        self._show_offline()

    def _show_offline(self) -> None:
        chat = self.model.chat(self._open) if self._open else None
        self.offline.say(offline_words(self._instances.values(), chat.instance_id if chat else None))

    def _look_at_the_day(self) -> None:
        today = local(self._clock.now()).date()
        if today != self._today:
            self._today = today
            self.model.day_changed()

    def _entitle(self, unread: int) -> None:
        self.setWindowTitle(f"({unread}) {NAME}" if unread else NAME)
