"""The console with its window: Qt and asyncio joined by qasync on the main thread.

The program ends by the lifetime's event alone. `QApplication.quit()` would stop the loop under the coroutines that
still have to clean up, so nobody calls it.
"""

import asyncio
import sys
import time
from collections.abc import Callable, Coroutine
from typing import TYPE_CHECKING, Any

import qasync
from PySide6.QtCore import QLoggingCategory, QTimer
from PySide6.QtWidgets import QApplication, QMessageBox

from multichat_desktop.app.commands import Commands
from multichat_desktop.app.core import Core
from multichat_desktop.app.garbage import Garbage
from multichat_desktop.app.headless import announce
from multichat_desktop.app.late import Late
from multichat_desktop.app.lifetime import Lifetime
from multichat_desktop.app.options import Options
from multichat_desktop.control import ControlServer, NoConsoleError, ask
from multichat_desktop.domain.chat import Chat
from multichat_desktop.domain.clock import SystemClock
from multichat_desktop.domain.preferences import WAIT_LATE, WAIT_WARN
from multichat_desktop.services.intents import NotWritten
from multichat_desktop.services.quick_reply_desk import QuickReplyDesk
from multichat_desktop.services.safekeeping import last_proof
from multichat_desktop.services.search import Search
from multichat_desktop.store.errors import StoreError, of_the_world
from multichat_desktop.store.profile import Profile, ProfileBusyError
from multichat_desktop.store.reader import Reader
from multichat_desktop.ui import i18n
from multichat_desktop.ui.contact.beside import Beside
from multichat_desktop.ui.conversation.pane import ConversationPane
from multichat_desktop.ui.conversation.presence import PresenceTracker
from multichat_desktop.ui.emoji_picker.habits import EmojiHabits
from multichat_desktop.ui.failures import Failures
from multichat_desktop.ui.icons import Icons
from multichat_desktop.ui.keeping import KeepingWords
from multichat_desktop.ui.main_window import MainWindow
from multichat_desktop.ui.media.centre import MediaCentre
from multichat_desktop.ui.notices import Notices
from multichat_desktop.ui.portraits import Portraits
from multichat_desktop.ui.quick_replies.joining import add_quick_replies
from multichat_desktop.ui.settings.joining import add_settings
from multichat_desktop.ui.theme import Theme, load_fonts
from multichat_desktop.webhook.errors import PortTakenError

if TYPE_CHECKING:
    from multichat_desktop.ui.contact.panel import ContactPanel

Life = Callable[["Desktop"], Coroutine[Any, Any, int | None]]

_FIRST_STARTS_SECONDS, _ASK_AGAIN_SECONDS = 5.0, 0.1


class Desktop:
    """The parts of one window. Made after the application; `core` lives as long as it does."""

    def __init__(self, options: Options) -> None:
        self.notices = Notices()
        self.core = Core(options, Profile(options.data_dir), SystemClock(), self.notices.post)
        try:
            self._make_window(options)
        except BaseException:
            self.core.close_store()
            raise

    def _make_window(self, options: Options) -> None:
        core = self.core
        self.actions, self.downloads, self.searches = Late(), Late(), Late()
        self.people, self.room, self.quick_reply_desk = Late(), Late(), Late()
        self._search: Search | None = None
        self.theme = Theme(options.theme)
        self.presence = PresenceTracker(core.clock)
        self.failures, self.keeping = Failures(), KeepingWords()
        folder, remembered = core.profile.folder, core.settings()
        self.media = MediaCentre(self.theme, folder, self.downloads, core.reader, self.actions, remembered)
        pane = ConversationPane(
            self.theme,
            core.reader,
            self.actions,
            core.clock,
            self.presence,
            searches=self.searches,
            habits=EmojiHabits(core.settings(), self.actions.remember),
            replies=core.quick_replies,
            preferences=core.preferences,
            known=remembered,
            media=self.media,
        )
        self.window = MainWindow(
            self.theme,
            Icons(),
            core.reader,
            self.actions,
            self.presence,
            core.clock,
            pane,
            core.settings(),
            _address(options.public_port),
            searches=self.searches,
        )
        self.window.panel.view.show_limits(
            lambda: (core.preferences.number(WAIT_WARN), core.preferences.number(WAIT_LATE))
        )
        add_quick_replies(
            self.window, self.theme, Icons(), core.clock, core.quick_replies, self.quick_reply_desk
        )
        self._add_contact(pane)
        add_settings(
            self.window,
            self.theme,
            Icons(),
            core.preferences,
            core.reader,
            core.reader.people,
            self.people,
            self.room,
        )
        self.window.rail.kept = self._kept
        pane.deeds.contactNamed.connect(self.people.name_person)
        self.notices.changed.connect(self.window.apply)
        self.media.said.connect(self.window.show_message)

    def _kept(self) -> str:
        return self.keeping.proved(last_proof(self.core.reader.settings()), self.core.clock.now())

    def _add_contact(self, pane: ConversationPane) -> None:
        """Put the contact beside the conversation."""
        core, portraits = self.core, Portraits(self.core.profile.folder, self.window)

        def make() -> "ContactPanel":
            from multichat_desktop.ui.contact.panel import ContactPanel

            panel = ContactPanel(
                self.theme,
                Icons(),
                core.reader,
                core.reader.people,
                self.people,
                portraits,
                pane.view.thumbnails,
                core.clock,
            )
            panel.media_opened.connect(self._open_media)
            return panel

        Beside(self.window, self.theme, Icons(), make, portraits)

    def _open_media(self, seq: int) -> None:
        message = self.core.reader.message(seq)
        if message is not None:
            self.media.activate(message, self.window)

    async def start(self) -> None:
        """Start everything behind the window, then fill it."""
        self.core.alarm.on_damage(lambda: self.window.warn(self.keeping.damaged()))
        await self.core.start(self._not_written)
        self.actions.ready(self.core.services.desk)
        self.downloads.ready(self.core.services.files)
        self.people.ready(self.core.services.people)
        self.room.ready(self.core.services.room)
        self.quick_reply_desk.ready(
            QuickReplyDesk(
                self.core.services.intents,
                self.core.quick_replies,
                self.core.services.preparation,
                self.core.pool,
            )
        )
        loop = asyncio.get_running_loop()
        self._search = Search(self.core.profile.database, loop.call_soon_threadsafe)
        self.searches.ready(self._search)
        self.window.show_public_door(_address(self.core.ports.public))
        self.window.load(await asyncio.get_running_loop().run_in_executor(self.core.pool, self._read_chats))
        done = self.core.untold_recovery()
        if done is not None:
            self.window.warn(self.keeping.recovered(done, self.core.clock.now()))
            await self.core.told(done)

    async def stop(self) -> None:
        """Take the window away and stop what is behind it."""
        self.window.flush()
        self.window.hide()
        # What is still written from here on is shown by the next start; nothing is left to read it with.
        self.notices.changed.disconnect(self.window.apply)
        if self._search is not None:
            self._search.close()
        await self.core.stop()
        self.window.deleteLater()

    def _read_chats(self) -> list[Chat]:
        reader = Reader(self.core.profile.database)
        try:
            return reader.chats()
        finally:
            reader.close()

    def _not_written(self, lost: NotWritten) -> None:
        if lost.chat_id is not None and lost.text:
            self.window.conversation.give_back(lost.chat_id, lost.text)
        self.window.show_message(self.failures.not_written())


def _address(port: int) -> str:
    return f"http://127.0.0.1:{port}"


def make_application(options: Options) -> QApplication:
    """Make the application with its fonts and its language."""
    app = QApplication.instance()
    if not isinstance(app, QApplication):
        app = QApplication(sys.argv[:1])
    app.setQuitOnLastWindowClosed(False)
    app.setApplicationName("MultiChat Desktop")
    app.setDesktopFileName("multichat-desktop")
    # What a customer's broken picture makes Qt say is nobody's business: its place shows that it is broken.
    # QtMultimedia tells at length what it found and what it plays.
    QLoggingCategory.setFilterRules("qt.gui.imageio*=false\nqt.multimedia*=false")
    load_fonts()
    i18n.install(app, i18n.choose(options.language))
    return app


def run(options: Options, life: Life | None = None) -> int:
    """Open the window and run until it is closed, and return the exit code.

    `life` runs beside it once webhooks are taken (the demo, `check`); a number that it returns ends the run.
    """
    app = make_application(options)
    garbage = Garbage()
    try:
        return _run_in(app, options, life)
    except ProfileBusyError as error:
        return _raise_first(options, error)
    except StoreError as error:
        return _refuse(error)
    finally:
        garbage.stop()


def _run_in(app: QApplication, options: Options, life: Life | None) -> int:
    desktop = Desktop(options)
    desktop.window.show()
    # Not qasync.run: on Python 3.11 it makes Qt's loop the policy of all threads, the intake's among them.
    with asyncio.Runner(loop_factory=lambda: qasync.QEventLoop(app)) as runner:
        return runner.run(_run(desktop, life))


async def _run(desktop: Desktop, life: Life | None) -> int:
    core = desktop.core
    lifetime = Lifetime(core.options.run_for)
    desktop.window.closed.connect(lifetime.end)
    control = ControlServer(core.profile, Commands(core, desktop.window.raise_window).table())
    living: asyncio.Task[int | None] | None = None
    await _first_paint()
    try:
        try:
            await desktop.start()
        except Exception as error:
            core.alarm.note(error)
            fault = of_the_world(error) or error
            if not isinstance(fault, StoreError | OSError | PortTakenError):
                raise
            await _say(desktop, fault, lifetime)
            return 1
        await control.start()
        announce(core)
        if life is not None:
            living = asyncio.get_running_loop().create_task(life(desktop), name="life")
            living.add_done_callback(lambda _: lifetime.end())
        await lifetime.wait()
        return await _outcome(living)
    finally:
        lifetime.close()
        await control.stop()
        await desktop.stop()


async def _outcome(living: asyncio.Task[int | None] | None) -> int:
    """End what ran beside the window; its failure is the run's."""
    if living is None:
        return 0
    living.cancel()
    try:
        return await living or 0
    except asyncio.CancelledError:
        return 0


async def _first_paint() -> None:
    """Let the window be painted before anything else is done."""
    painted = asyncio.get_running_loop().create_future()
    QTimer.singleShot(0, lambda: painted.set_result(None))
    await painted


async def _say(desktop: Desktop, error: Exception, lifetime: Lifetime) -> None:
    """Tell in the window why the console cannot start, and wait until it was read or the run is to end."""
    words = desktop.failures.sentence(error)
    print(words, file=sys.stderr)
    if QApplication.platformName() == "offscreen":
        return
    box = QMessageBox(QMessageBox.Icon.Warning, "MultiChat", words, parent=desktop.window)
    box.finished.connect(lambda _: lifetime.end())
    box.open()
    await lifetime.wait()


def _raise_first(options: Options, error: ProfileBusyError) -> int:
    """Bring the first window to the front. It may be starting itself: a double click starts two at once."""
    until = time.monotonic() + _FIRST_STARTS_SECONDS
    while True:
        try:
            answer = ask(Profile(options.data_dir), "raise")
        except NoConsoleError:
            if time.monotonic() >= until:
                return _refuse(error)
            time.sleep(_ASK_AGAIN_SECONDS)
        else:
            return 0 if answer.get("shown") else _refuse(error)


def _refuse(error: Exception) -> int:
    words = Failures().sentence(error)
    print(words, file=sys.stderr)
    if QApplication.platformName() != "offscreen":
        QMessageBox(QMessageBox.Icon.Warning, "MultiChat", words).exec()
    return 1
