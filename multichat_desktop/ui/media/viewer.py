"""Pictures and films over the whole window, one after the other."""

from PySide6.QtCore import QDate, QElapsedTimer, QEvent, QLocale, QObject, QSize, Qt, Signal
from PySide6.QtGui import (
    QAccessible,
    QAccessibleAnnouncementEvent,
    QImage,
    QKeyEvent,
    QPainter,
    QPaintEvent,
    QResizeEvent,
)
from PySide6.QtWidgets import QApplication, QWidget
from shiboken6 import isValid

from multichat_desktop.domain.changes import Changes, Progress
from multichat_desktop.domain.content import Kind
from multichat_desktop.domain.message import Message
from multichat_desktop.ui import texts
from multichat_desktop.ui.conversation import words
from multichat_desktop.ui.conversation.safe import safe
from multichat_desktop.ui.icons import Icons
from multichat_desktop.ui.media.canvas import STEP, Canvas
from multichat_desktop.ui.media.frame import Frame
from multichat_desktop.ui.media.loader import Loader
from multichat_desktop.ui.media.multimedia import cannot_play
from multichat_desktop.ui.media.opening import Files
from multichat_desktop.ui.media.phases import FILMS, Phase, is_ready, phase, said
from multichat_desktop.ui.media.playback import Playback
from multichat_desktop.ui.media.refusal import refuse
from multichat_desktop.ui.media.viewer_keys import press
from multichat_desktop.ui.ports import FileActions, Reads
from multichat_desktop.ui.theme import DARK, Theme
from multichat_desktop.ui.times import clock_time, local
from multichat_desktop.ui.widgets.toast import Toast

_LOOKED_AT = 20
"""Messages among which the next one to show is looked for."""


class Viewer(QWidget):
    """Shows a message's picture or film, and those around it. Signal: `closed()`."""

    closed = Signal()

    def __init__(
        self,
        theme: Theme,
        reads: Reads,
        files: Files,
        downloads: FileActions,
        message: Message,
        window: QWidget,
    ) -> None:
        super().__init__(window)
        self._theme, self._reads, self._files, self._downloads = theme, reads, files, downloads
        self._covered = window
        self.message = message
        self._progress: Progress | None = None
        self._before: Message | None = None
        self._after: Message | None = None
        self._whole = True
        self._came_from: QWidget | None = None
        self._since = QElapsedTimer()
        self.playback = Playback(self, film=True)
        self.loader = Loader(self)
        self.canvas = Canvas(theme, self, self._is_quiet)
        self.frame = Frame(theme, Icons(), self.playback, self.canvas, self)
        self.toast = Toast(theme, self, lambda: self.canvas)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self._connect()
        window.installEventFilter(self)

    def _connect(self) -> None:
        frame, canvas = self.frame, self.canvas
        frame.close_button.clicked.connect(self.close_viewer)
        frame.previous.clicked.connect(lambda: self.step(-1))
        frame.next.clicked.connect(lambda: self.step(1))
        frame.zoom_in.clicked.connect(lambda: canvas.zoom_by(STEP))
        frame.zoom_out.clicked.connect(lambda: canvas.zoom_by(1 / STEP))
        frame.copy.clicked.connect(lambda: self._files.copy_picture(self.message))
        frame.save.clicked.connect(lambda: self._files.save_as(self.message, self))
        frame.folder.clicked.connect(lambda: self._files.show_in_folder(self.message))
        frame.outside.clicked.connect(self._open_outside)
        canvas.zoomed.connect(self._on_zoom)
        canvas.clicked.connect(self._on_click)
        self.loader.loaded.connect(self._on_loaded)
        self.playback.framed.connect(self._on_frame)
        self.playback.failed.connect(self._on_broken)
        app = QApplication.instance()
        if isinstance(app, QApplication):
            app.focusChanged.connect(self._on_focus)

    # ------------------------------------------------------------ what is shown

    def open(self) -> None:
        """Cover the window."""
        self._since.start()
        self._came_from = QApplication.focusWidget()
        self.setGeometry(self._covered.rect())
        self.show()
        self.raise_()
        self.setFocus(Qt.FocusReason.OtherFocusReason)
        self._show(self.message, play=True)

    def close_viewer(self) -> None:
        """Uncover it, and give the keyboard back."""
        app = QApplication.instance()
        if isinstance(app, QApplication):
            app.focusChanged.disconnect(self._on_focus)
        self.loader.forget()
        self.playback.close()
        focus = QApplication.focusWidget()
        had_keyboard = focus is not None and (focus is self or self.isAncestorOf(focus))
        self.hide()
        if had_keyboard and self._came_from is not None and isValid(self._came_from):
            self._came_from.setFocus(Qt.FocusReason.OtherFocusReason)
        self.closed.emit()
        self.deleteLater()

    def step(self, by: int) -> None:
        """Show the next one (1) or the one before (−1), if there is one."""
        target = self._after if by > 0 else self._before
        if target is not None:
            self._show(target, play=False)

    def apply(self, changes: Changes) -> None:
        """Take in what became of what is shown."""
        seq = self.message.seq
        for progress in changes.progress:
            if progress.seq == seq:
                self._progress = progress if progress.done is not None else None
                if not is_ready(self.message):
                    self.canvas.show_words(self._missing())
        now = next((m for m in changes.messages if m.seq == seq), None)
        if seq in changes.removed or (
            now is not None and (now.deleted or now.chat_id != self.message.chat_id)
        ):
            self.close_viewer()
        elif now is not None:
            came = is_ready(now) and not is_ready(self.message)
            self.message = now
            if came:
                self._show(now, play=False)

    @property
    def waits(self) -> bool:
        """Whether the file is not there yet."""
        return not is_ready(self.message)

    def fetch(self) -> None:
        """Fetch the file that is shown, if it can be."""
        if phase(self.message.media, self._progress) in (Phase.WAITING, Phase.FAILED):
            self._downloads.download(self.message.seq)

    def say(self, text: str) -> None:
        """Say a sentence that goes by itself."""
        self.toast.say(text)

    def _show(self, message: Message, *, play: bool) -> None:
        if message.seq != self.message.seq:
            self._progress = None
        self.message = message
        self.playback.close()
        self.loader.forget()
        self._find_neighbours()
        self._whole = True
        ready, film = is_ready(message), message.kind in FILMS
        self.frame.show_for(
            message, ready=ready, film=film, before=bool(self._before), after=bool(self._after)
        )
        self.frame.say(words.author(message), _when(message), safe(message.caption or ""))
        self._announce()
        path = self._files.path_of(message)
        if not ready or path is None:
            self.canvas.show_words(self._missing())
        elif film:
            self._show_film(message, play=play)
        else:
            self.canvas.show_words("")
            self.loader.load(path, self._room())

    def _show_film(self, message: Message, *, play: bool) -> None:
        path = self._files.path_of(message)
        self.canvas.show_words("")
        loops = message.kind is Kind.GIF
        if path is None or not self.playback.load(path, loops=loops):
            self.canvas.show_words(cannot_play())
        elif play or loops:
            self.playback.play()
        else:
            self.playback.pause()

    def _room(self) -> QSize:
        return self.canvas.size() * self.devicePixelRatioF()

    def _find_neighbours(self) -> None:
        chat, key = self.message.chat_id, self.message.key
        before = self._reads.media_before(chat, key, _LOOKED_AT)
        after = self._reads.media_after(chat, key, _LOOKED_AT)
        self._before = next((m for m in before if not m.view_once and m.media is not None), None)
        self._after = next((m for m in after if not m.view_once and m.media is not None), None)

    def _missing(self) -> str:
        """Return why there is nothing to see, and what to do."""
        now = phase(self.message.media, self._progress)
        if now is Phase.MOVING:
            return (
                f"{said(self.message, self._progress)[:1].upper()}{said(self.message, self._progress)[1:]}…"
            )
        if now is Phase.EXPIRED:
            return self.tr("This file is no longer available. Ask for it to be sent again.")
        return self.tr("This file is not here yet. Click or press Enter to download it.")

    def _announce(self) -> None:
        message = self.message
        name = texts.kind_line(message.kind, message.caption).partition(" ")[2]
        self.setAccessibleName(f"{name}, {words.author(message)}, {_when(message)}")
        QAccessible.updateAccessibility(QAccessibleAnnouncementEvent(self, self.accessibleName()))

    # ------------------------------------------------------------ what comes later

    def _on_loaded(self, image: QImage | None, size: QSize, whole: bool) -> None:
        if image is None:
            self._on_broken()
            return
        first = self.canvas.image is None
        self._whole = whole
        if first:
            self.canvas.show_image(image, size)
        else:
            self.canvas.sharpen(image)

    def _on_frame(self, image: QImage) -> None:
        if self.canvas.image is None:
            self.canvas.show_image(image, image.size(), grows=True)
        else:
            self.canvas.sharpen(image)

    def _on_broken(self) -> None:
        self.canvas.show_words(self.tr("This can't be shown here. Save it, or open it with another program."))

    def _on_zoom(self) -> None:
        self.frame.show_zoom(self.canvas.scale, fits=self.canvas.fits)
        path = self._files.path_of(self.message)
        if not self.canvas.fits and not self._whole and path is not None:
            self._whole = True
            self.loader.load(path, None)

    def _on_click(self) -> None:
        if self._is_quiet():
            return
        if self.waits:
            self.fetch()
        elif self.message.kind is Kind.VIDEO:
            self.playback.toggle()

    def _is_quiet(self) -> bool:
        """Return whether a second click may still belong to the one that opened this."""
        return self._since.elapsed() < QApplication.doubleClickInterval()

    def _open_outside(self) -> None:
        if not self._files.open(self.message):
            refuse(self.message, self._files, self)

    def _on_focus(self, old: QWidget | None, new: QWidget | None) -> None:
        del old
        inside = new is None or new is self or self.isAncestorOf(new)
        if not inside and new is not None and new.window() is self.window():
            self.close_viewer()  # a key of the window's leads elsewhere: what is there has to be seen

    # ------------------------------------------------------------ Qt's own

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Do everything by keyboard."""
        if not press(self, event):
            super().keyPressEvent(event)

    def focusNextPrevChild(self, forth: bool) -> bool:
        """Keep the keyboard within: what is covered cannot be used."""
        places: list[QWidget] = [self, *self.frame.places()]
        now = self.focusWidget()
        at = places.index(now) if now in places else 0
        places[(at + (1 if forth else -1)) % len(places)].setFocus(Qt.FocusReason.TabFocusReason)
        return True

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Cover the window whatever its size."""
        if event.type() == QEvent.Type.Resize and watched is self._covered:
            self.setGeometry(self._covered.rect())
        return False

    def paintEvent(self, event: QPaintEvent) -> None:
        """Cover what is below."""
        QPainter(self).fillRect(event.rect(), DARK.rail)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Lay out the stage and what stands around it."""
        super().resizeEvent(event)
        self.frame.place()


def _when(message: Message) -> str:
    day = local(message.at).date()
    date = QLocale().toString(QDate(day.year, day.month, day.day), QLocale.FormatType.ShortFormat)
    return f"{date} {clock_time(message.at)}"
