"""Everything that is sent besides plain words: the paper clip, the microphone, what is pasted or dropped, and later."""

from collections.abc import Callable, Mapping, Sequence
from pathlib import Path

from PySide6.QtCore import QMimeData, QObject, QPoint, QStandardPaths, Qt, Signal
from PySide6.QtGui import QGuiApplication, QImage
from PySide6.QtWidgets import QFileDialog, QWidget

from multichat_desktop.domain.chat import Chat
from multichat_desktop.domain.clock import Clock
from multichat_desktop.domain.outgoing import OutgoingFile
from multichat_desktop.ui import texts
from multichat_desktop.ui.attach.chosen import Chosen
from multichat_desktop.ui.attach.dropping import DropArea
from multichat_desktop.ui.attach.later import LaterMenu
from multichat_desktop.ui.attach.menu import AttachMenu
from multichat_desktop.ui.attach.microphone import Microphone, SystemMicrophone
from multichat_desktop.ui.attach.mime import files_of, holds_files
from multichat_desktop.ui.attach.pix import PixDialog
from multichat_desktop.ui.attach.place import PlaceDialog
from multichat_desktop.ui.attach.remembered import Remembered
from multichat_desktop.ui.attach.sheet import PreviewSheet
from multichat_desktop.ui.attach.voice import Voice
from multichat_desktop.ui.attach.words import not_sent
from multichat_desktop.ui.conversation.composer import Composer
from multichat_desktop.ui.icons import Icons
from multichat_desktop.ui.ports import Actions
from multichat_desktop.ui.theme import Theme

_FOLDER = "attach.folder"
_PICTURES = "*.jpg *.jpeg *.png *.webp *.mp4 *.3gp"


class Attaching(QObject):
    """Joins all of it to a pane. `known` is what was remembered before; `open_chat` says whom one writes to.

    Signals: `said(str)`: a sentence for the person; `later(int)`: what is written is to be sent at that moment;
    `contact_asked()`: somebody's card is to be sent, and the list knows them all.
    """

    said = Signal(str)
    later = Signal("qlonglong")  # type: ignore[arg-type]
    contact_asked = Signal()

    def __init__(
        self,
        theme: Theme,
        composer: Composer,
        header: QWidget,
        actions: Actions,
        clock: Clock,
        open_chat: Callable[[], Chat | None],
        known: Mapping[str, str],
        pane: QWidget,
        microphone: Microphone | None = None,
    ) -> None:
        super().__init__(pane)
        self._theme, self._composer, self._header, self._pane = theme, composer, header, pane
        self._actions, self._clock, self._open_chat = actions, clock, open_chat
        self._known = Remembered(known, actions.remember)
        self._icons = Icons()
        self.sheet: PreviewSheet | None = None
        self.drop_area = DropArea(theme, self._icons, pane)
        self.voice = Voice(theme, composer, microphone or SystemMicrophone(self), self._chat_id, self)
        self._connect()

    def _connect(self) -> None:
        composer = self._composer
        composer.attach_button.clicked.connect(self.show_menu)
        composer.mic_button.clicked.connect(self.voice.begin)
        composer.send_button.menuAsked.connect(self._offer_later)
        composer.field.takes = holds_files
        composer.field.filesPasted.connect(self.take)
        composer.typed.connect(self._show_typing)
        self.drop_area.dropped.connect(self.take)
        self.voice.sent.connect(self._send_voice)
        self.voice.recorded.connect(lambda chat_id: self._actions.show_typing(chat_id, "recording"))
        self.voice.said.connect(self.said)

    # ------------------------------------------------------------ what the pane says

    def look(self) -> None:
        """Take in that another conversation is open, or none."""
        chat = self._open_chat()
        self.drop_area.whom = texts.chat_title(chat) if chat else None
        if self.sheet is not None:
            self.sheet.close()
        self.voice.look()

    def close(self) -> bool:
        """Close what lies over the conversation; whether there was anything (for Escape)."""
        if self.sheet is None:
            return False
        self.sheet.give_up()
        return True

    # ------------------------------------------------------------ files

    def show_menu(self) -> None:
        """Offer what can be sent."""
        if self._open_chat() is None:
            return
        menu = AttachMenu(self._theme, self._icons, self._pane)
        menu.offer("image", self.tr("Picture or video…"), self.choose_pictures)
        menu.offer("file-text", self.tr("Document…"), self.choose_files)
        if holds_files(QGuiApplication.clipboard().mimeData()):
            menu.offer("copy", self.tr("What was copied"), self.paste, "Ctrl+V")
        menu.addSeparator()
        menu.offer("contact", self.tr("Contact…"), self.contact_asked.emit)
        menu.offer("map-pin", self.tr("Location…"), self.send_place)
        menu.offer("qr-code", self.tr("PIX charge…"), self.send_pix, "Ctrl+Shift+X")
        if self._composer.text().strip() and self._composer.edit_bar.isHidden():
            menu.addSeparator()
            menu.offer("clock", self.tr("Send later…"), self.ask_when)
        menu.show_above(self._composer.attach_button)

    def choose_pictures(self) -> None:
        """Ask for pictures and films."""
        title = self.tr("Pictures and videos")
        self._choose(title, f"{title} ({_PICTURES})")

    def choose_files(self) -> None:
        """Ask for files of any kind."""
        kinds = self.tr("All files")
        self._choose(self.tr("Files"), f"{kinds} (*)")

    def _choose(self, title: str, kinds: str) -> None:
        folder = self._known.text(_FOLDER) or QStandardPaths.writableLocation(
            QStandardPaths.StandardLocation.PicturesLocation
        )
        dialog = QFileDialog(self._pane, title, folder, kinds)
        dialog.setFileMode(QFileDialog.FileMode.ExistingFiles)
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.filesSelected.connect(lambda names: self._chosen([Path(name) for name in names]))
        dialog.open()

    def _chosen(self, paths: Sequence[Path]) -> None:
        if paths:
            self._known.keep(_FOLDER, str(paths[0].parent))
            self.add(paths)

    def paste(self) -> None:
        """Take what lies on the clipboard."""
        self.take(QGuiApplication.clipboard().mimeData())

    def take(self, mime: QMimeData) -> None:
        """Take what was pasted or dropped."""
        files = files_of(mime)
        if files:
            self.add(files)

    def add(self, sources: Sequence[Path | QImage | Chosen]) -> None:
        """Show files before they go, beside those that are shown already."""
        chat = self._open_chat()
        if chat is None:
            return
        if self.sheet is None:
            sheet = PreviewSheet(self._theme, self._icons, texts.chat_title(chat), self._header, self._pane)
            sheet.sent.connect(lambda files: self._send_files(chat.id, files))
            sheet.more_asked.connect(self.choose_files)
            sheet.pasted.connect(self.take)
            sheet.later_asked.connect(lambda at: self._files_later(chat.id, sheet, at))
            sheet.destroyed.connect(lambda: self._sheet_gone(sheet))
            sheet.closed.connect(self._composer.setFocus)
            self.sheet = sheet
            sheet.add(sources)
            sheet.open_over()
        else:
            self.sheet.add(sources)

    def _sheet_gone(self, sheet: PreviewSheet) -> None:
        if self.sheet is sheet:
            self.sheet = None

    def _send_files(self, chat_id: str, files: Sequence[OutgoingFile], send_at: int | None = None) -> None:
        quote = self._composer.take_answered()
        self._actions.send_files(chat_id, files, quote, send_at, self._tell_unsent)
        self._composer.setFocus()

    def _files_later(self, chat_id: str, sheet: PreviewSheet, at: QPoint) -> None:
        menu = LaterMenu(self._theme, self._clock.now, self._pane)
        menu.chosen.connect(lambda moment: sheet.submit_with(lambda f: self._send_files(chat_id, f, moment)))
        menu.show_before(at)

    def _tell_unsent(self, file: OutgoingFile, code: str) -> None:
        self.said.emit(not_sent(file.name or self.tr("The file"), code))

    # ------------------------------------------------------------ all else

    def record(self) -> None:
        """Record a voice message."""
        self.voice.begin()

    def _send_voice(self, chat_id: str, file: OutgoingFile) -> None:
        quote = self._composer.take_answered() if chat_id == self._chat_id() else None
        self._actions.send_files(chat_id, (file,), quote, None, self._tell_unsent)

    def send_pix(self) -> None:
        """Ask what is to be paid."""
        chat = self._open_chat()
        if chat is not None:
            dialog = PixDialog(self._theme, self._known, texts.chat_title(chat), self._pane)
            dialog.sent.connect(
                lambda charge, form, caption: self._actions.send_pix(chat.id, charge, form, caption)
            )
            dialog.open()

    def send_place(self) -> None:
        """Ask which place is sent."""
        chat = self._open_chat()
        if chat is not None:
            dialog = PlaceDialog(self._theme, self._known, self._pane)
            dialog.sent.connect(
                lambda place: self._actions.send_location(
                    chat.id, place.latitude, place.longitude, place.name or None, place.address or None
                )
            )
            dialog.open()

    def ask_when(self) -> None:
        """Offer other times for what is written."""
        if self.sheet is not None:
            self.sheet.send.ask_for_menu()
        else:
            self._composer.send_button.ask_for_menu()

    def _offer_later(self, at: QPoint) -> None:
        if self._composer.edit_bar.isHidden():
            menu = LaterMenu(self._theme, self._clock.now, self._pane)
            menu.chosen.connect(self.later)
            menu.show_before(at)

    def _show_typing(self) -> None:
        chat_id = self._chat_id()
        if chat_id is not None:
            self._actions.show_typing(chat_id, "composing")

    def _chat_id(self) -> str | None:
        chat = self._open_chat()
        return chat.id if chat else None
