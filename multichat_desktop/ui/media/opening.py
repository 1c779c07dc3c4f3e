"""What can be done with a file outside the window: open it, show where it lies, save a copy of it."""

import contextlib
import os
import shutil
import sys
from collections.abc import Callable, Sequence
from pathlib import Path, PurePosixPath

from PySide6.QtCore import (
    QCoreApplication,
    QObject,
    QProcess,
    QRunnable,
    QStandardPaths,
    Qt,
    QThreadPool,
    QUrl,
    Signal,
)
from PySide6.QtGui import QDesktopServices, QGuiApplication, QImage
from PySide6.QtWidgets import QFileDialog, QWidget

from multichat_desktop.domain.message import Message
from multichat_desktop.services.files.names import may_open, safe_name
from multichat_desktop.ui.media.decoding import read_picture

_MOST_COPIED = 24_000_000
"""Pixels of a picture on the clipboard."""


def suggested_name(message: Message) -> str:
    """Return under which name a message's file is offered to be saved: one that can do no harm."""
    media = message.media
    ending = PurePosixPath(media.path).suffix.lstrip(".") if media and media.path else ""
    name = media.name if media else None
    if not name:
        name = f"{message.kind.value}-{message.at}"
    return safe_name(name, ending)


class Files(QObject):
    """Does it. Signal: `said(str)`: how it went, where that isn't seen anyway.

    `start` opens an address with the system's program, `run` starts a program with its arguments, `ask` asks Linux's
    file manager to show a file (given by tests).
    """

    said = Signal(str)
    _copied = Signal(str, bool)
    _read = Signal(object)
    _not_shown = Signal(object)

    def __init__(
        self,
        root: Path,
        parent: QObject | None = None,
        *,
        start: Callable[[QUrl], bool] = QDesktopServices.openUrl,
        run: Callable[[str, Sequence[str]], bool] | None = None,
        ask: Callable[[Path], bool] | None = None,
    ) -> None:
        super().__init__(parent)
        self.root = root
        self._start = start
        self._run, self._ask = run or _run, ask or _ask_file_manager
        self._pool = QThreadPool.globalInstance()
        self._copied.connect(self._on_copied, Qt.ConnectionType.QueuedConnection)
        self._read.connect(self._on_read, Qt.ConnectionType.QueuedConnection)
        self._not_shown.connect(self._open_folder, Qt.ConnectionType.QueuedConnection)

    def path_of(self, message: Message) -> Path | None:
        """Return where a message's file lies, None while it isn't there."""
        media = message.media
        return self.root / media.path if media is not None and media.path else None

    def open(self, message: Message) -> bool:
        """Open a file with the system's program for it; False where it might be a program itself: that never."""
        media, path = message.media, self.path_of(message)
        if media is None or media.path is None or path is None:
            return True
        if not may_open(media.path, media.name, media.mime):
            return False
        if not self._start(QUrl.fromLocalFile(str(path))):
            self.said.emit(
                QCoreApplication.translate(
                    "Media",
                    "No program was found for this kind of file. Save it, or install a program for it.",
                )
            )
        return True

    def show_in_folder(self, message: Message) -> None:
        """Show where the file lies, marked if the system can do that."""
        path = self.path_of(message)
        if path is None:
            return
        if sys.platform == "win32":
            self._show_by("explorer", [f"/select,{os.path.normpath(path)}"], path)
        elif sys.platform == "darwin":
            self._show_by("open", ["-R", str(path)], path)
        else:
            # Asked beside the window's thread: who answers is another program.
            self._pool.start(_Job(lambda: None if self._ask(path) else self._tell(self._not_shown, path)))

    def _show_by(self, program: str, arguments: Sequence[str], path: Path) -> None:
        if not self._run(program, arguments):
            self._open_folder(path)

    def _open_folder(self, path: Path) -> None:
        self._start(QUrl.fromLocalFile(str(path.parent)))

    def save_as(self, message: Message, parent: QWidget) -> QFileDialog | None:
        """Ask where to, and put a copy there."""
        path = self.path_of(message)
        if path is None:
            return None
        folder = QStandardPaths.writableLocation(QStandardPaths.StandardLocation.DownloadLocation)
        title = QCoreApplication.translate("Media", "Save file")
        dialog = QFileDialog(parent, title, str(Path(folder) / suggested_name(message)))
        dialog.setAcceptMode(QFileDialog.AcceptMode.AcceptSave)
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.fileSelected.connect(lambda chosen: self.copy_to(path, Path(chosen)))
        dialog.open()
        return dialog

    def copy_to(self, path: Path, target: Path) -> None:
        """Copy a file beside the window's thread, and say how it went."""
        self._pool.start(_Job(lambda: self._tell(self._copied, target.name, _copy(path, target))))

    def copy_picture(self, message: Message) -> None:
        """Put a picture on the clipboard as it is shown."""
        path = self.path_of(message)
        if path is not None:
            self._pool.start(_Job(lambda: self._tell(self._read, read_picture(path, most=_MOST_COPIED))))

    @staticmethod
    def _tell(signal: object, *what: object) -> None:
        # The window may have gone meanwhile.
        with contextlib.suppress(RuntimeError):
            signal.emit(*what)  # type: ignore[attr-defined]

    def _on_copied(self, name: str, done: bool) -> None:
        if done:
            self.said.emit(QCoreApplication.translate("Media", "Saved: {name}").format(name=name))
        else:
            self.said.emit(
                QCoreApplication.translate(
                    "Media",
                    "The file could not be saved there. Choose another folder, or make room on the disk.",
                )
            )

    def _on_read(self, image: QImage | None) -> None:
        if image is None:
            self.said.emit(
                QCoreApplication.translate("Media", "This picture can't be copied. Save it instead.")
            )
            return
        QGuiApplication.clipboard().setImage(image)
        self.said.emit(QCoreApplication.translate("Media", "Picture copied."))


class _Job(QRunnable):
    """A function that runs in the pool."""

    def __init__(self, what: Callable[[], None]) -> None:
        super().__init__()
        self._what = what

    def run(self) -> None:
        """Do it."""
        self._what()


def _copy(path: Path, target: Path) -> bool:
    """Copy beside the target, then put it in its place: nothing half-written ever bears the name."""
    beside = target.with_name(f".{target.name}.part")
    try:
        shutil.copyfile(path, beside)
        beside.replace(target)
    except OSError:
        with contextlib.suppress(OSError):
            beside.unlink()
        return False
    return True


def _run(program: str, arguments: Sequence[str]) -> bool:
    started = QProcess.startDetached(program, list(arguments))
    return bool(started[0] if isinstance(started, tuple) else started)


def _ask_file_manager(path: Path) -> bool:
    """Ask Linux's file manager to show a file; False where none answers to that."""
    try:
        from PySide6.QtDBus import QDBusConnection, QDBusMessage
    except ImportError:
        return False
    bus = QDBusConnection.sessionBus()
    if not bus.isConnected():
        return False
    name = "org.freedesktop.FileManager1"
    registered = bus.interface().isServiceRegistered(name).value()
    if not registered and name not in (bus.interface().activatableServiceNames().value() or ()):
        return False
    asked = QDBusMessage.createMethodCall(name, "/org/freedesktop/FileManager1", name, "ShowItems")
    asked.setArguments([[QUrl.fromLocalFile(str(path)).toString()], ""])
    return bool(bus.send(asked))
