"""What is about to be sent, to be looked at first: over the conversation, with a caption for each file."""

from collections.abc import Callable, Sequence
from pathlib import Path

from PySide6.QtCore import QEvent, QMimeData, QObject, QPoint, Qt, Signal
from PySide6.QtGui import QImage, QKeyEvent, QKeySequence, QPainter, QPaintEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from multichat_desktop.domain.content import Kind
from multichat_desktop.domain.outgoing import OutgoingFile
from multichat_desktop.ui.attach.chosen import PICTURED, Chosen
from multichat_desktop.ui.attach.films import FilmLook
from multichat_desktop.ui.attach.reading import Reading
from multichat_desktop.ui.attach.stage import Stage
from multichat_desktop.ui.attach.strip import Strip
from multichat_desktop.ui.attach.words import Counts, said_of
from multichat_desktop.ui.conversation.accessible import announce_words
from multichat_desktop.ui.conversation.composer import SendButton
from multichat_desktop.ui.conversation.field import Field
from multichat_desktop.ui.icons import Icons
from multichat_desktop.ui.theme import Role, Theme
from multichat_desktop.ui.widgets.box import Box
from multichat_desktop.ui.widgets.buttons import Chip, IconButton
from multichat_desktop.ui.widgets.labels import Label


class PreviewSheet(QWidget):
    """Covers the messages and the field of a pane below `under`.

    Signals: `sent(list)` of `OutgoingFile`; `later_asked(QPoint)`: it is to be sent later, and the choices may open
    there; `more_asked()`: one wants to add files; `pasted(QMimeData)`; `closed()` when it goes without sending.
    Enter sends, Escape leaves, Ctrl+Up and Ctrl+Down go from file to file.
    """

    sent = Signal(object)
    later_asked = Signal(QPoint)
    more_asked = Signal()
    pasted = Signal(QMimeData)
    closed = Signal()

    def __init__(self, theme: Theme, icons: Icons, whom: str, under: QWidget, pane: QWidget) -> None:
        super().__init__(pane)
        self._theme, self._under, self._pane = theme, under, pane
        self.files: list[Chosen] = []
        self.current = 0
        self.reading = Reading(self)
        self.films = FilmLook(self)
        self.stage, self.strip = Stage(theme, icons, self), Strip(theme, icons, self)
        self.caption = Field(theme, self)
        self.caption.setPlaceholderText(self.tr("Caption"))
        self.caption.setAccessibleName(self.tr("Caption"))
        self.leave = IconButton(theme, icons, "x", self.tr("Do not send (Esc)"), self)
        self.title = Label(theme, self.tr("Send to {name}").format(name=whom), Role.BODY_STRONG, "text", self)
        self.as_document = Chip(theme, self.tr("Send as document"), self)
        self.as_document.setToolTip(
            self.tr("The file arrives untouched, and nobody sees it before opening it")
        )
        self.add_button = IconButton(theme, icons, "plus", self.tr("Add files"), self, side=40)
        self.said = Label(theme, "", Role.META, "danger", self)
        self.send = SendButton(theme, self)
        self._loading = False
        self._deed: Callable[[list[OutgoingFile]], object] | None = None
        self._lay_out()
        self._connect()
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setFocusProxy(self.caption)

    def _lay_out(self) -> None:
        px = self._theme.px
        top = QHBoxLayout()
        top.setSpacing(px(10))
        top.addWidget(self.leave)
        top.addWidget(self.title, 1)
        top.addWidget(self.as_document)
        bottom = QHBoxLayout()
        bottom.setSpacing(px(12))
        bottom.addWidget(self.add_button)
        bottom.addWidget(Box(self._theme, self.caption, self), 1)
        bottom.addWidget(self.send, 0, Qt.AlignmentFlag.AlignBottom)
        column = QVBoxLayout(self)
        column.setContentsMargins(px(16), px(12), px(14), px(10))
        column.setSpacing(px(8))
        column.addLayout(top)
        column.addWidget(self.stage, 1)
        column.addWidget(self.strip)
        column.addWidget(self.said, 0, Qt.AlignmentFlag.AlignHCenter)
        column.addLayout(bottom)

    def _connect(self) -> None:
        self.leave.clicked.connect(self.give_up)
        self.add_button.clicked.connect(self.more_asked)
        self.send.clicked.connect(self.submit)
        self.send.menuAsked.connect(self.later_asked)
        self.as_document.toggled.connect(self._set_untouched)
        self.caption.textChanged.connect(self._write)
        self.caption.submitted.connect(self.submit)
        self.caption.answerMoved.connect(lambda step: self.go(self.current + step))
        self.caption.takes = lambda mime: mime.hasImage() or mime.hasUrls()
        self.caption.filesPasted.connect(self.pasted)
        self.strip.current_changed.connect(self.go)
        self.strip.removed.connect(self.remove)
        self.strip.moved.connect(self.move_file)
        self.reading.read.connect(self._on_read)
        self.films.looked.connect(lambda _: self._show())
        self._pane.installEventFilter(self)
        self._theme.changed.connect(self.update)

    # ------------------------------------------------------------ files

    def add(self, sources: Sequence[Path | QImage | Chosen]) -> None:
        """Take more files, and look at the first of them."""
        first = len(self.files)
        for source in sources:
            chosen = source if isinstance(source, Chosen) else Chosen(source, self._name_of(source))
            chosen.untouched = self.as_document.isChecked()
            self.files.append(chosen)
            self.reading.look(chosen)
        self.go(first)

    def _name_of(self, source: Path | QImage) -> str:
        return source.name if isinstance(source, Path) else self.tr("Picture") + ".png"

    def go(self, place: int) -> None:
        """Look at another file."""
        if not 0 <= place < len(self.files):
            return
        self.current = place
        self._loading = True
        self.caption.setPlainText(self.files[place].caption)
        self.caption.moveCursor(self.caption.textCursor().MoveOperation.End)
        self._loading = False
        self._show()
        if len(self.files) > 1:
            announce_words(self.strip, self.strip.accessibleName())

    def remove(self, place: int) -> None:
        """Leave a file out; without any there is nothing to send."""
        self.files.pop(place)
        if not self.files:
            self.give_up()
            return
        self.go(min(self.current - (place < self.current), len(self.files) - 1))

    def move_file(self, place: int, to: int) -> None:
        """Put a file elsewhere in the order."""
        self.files.insert(to, self.files.pop(place))
        self.go(to)

    def submit(self) -> None:
        """Send, as soon as all files were looked into."""
        self.submit_with(self.sent.emit)

    def submit_with(self, deed: Callable[[list[OutgoingFile]], object]) -> None:
        """Do something else with the files, as soon as all were looked into, and go."""
        self._deed = deed
        self._go_if_ready()

    def give_up(self) -> None:
        """Send nothing."""
        self.closed.emit()
        self.close()

    # ------------------------------------------------------------ inside

    def _go_if_ready(self) -> None:
        if self._deed is None or any(file.kind is None for file in self.files):
            return
        deed, self._deed = self._deed, None
        if any(file.error for file in self.files):
            # Nothing goes half: what cannot be sent is taken out by the agent, knowingly.
            self.go(next(i for i, file in enumerate(self.files) if file.error))
            announce_words(self, said_of(self.files[self.current]))
            return
        files = [file.outgoing() for file in self.files]
        self.close()
        deed(files)

    def _on_read(self, chosen: Chosen) -> None:
        if chosen.kind is Kind.VIDEO and not chosen.error:
            self.films.look(chosen)
        self._show()
        self._go_if_ready()

    def _set_untouched(self, on: bool) -> None:
        for file in self.files:
            file.untouched = on
        self._show()

    def _write(self) -> None:
        if not self._loading and self.files:
            self.files[self.current].caption = self.caption.toPlainText()

    def _show(self) -> None:
        if not self.files:
            return
        current = self.files[self.current]
        self.stage.show_file(current)
        self.strip.show_files(self.files, self.current)
        self.strip.setVisible(len(self.files) > 1)
        self.as_document.setVisible(any(file.kind in PICTURED for file in self.files))
        broken = sum(bool(file.error) for file in self.files)
        self.said.setText(self.tr("Take out what cannot be sent") if broken and len(self.files) > 1 else "")
        self.said.setVisible(bool(self.said.text()))
        self.send.setEnabled(not broken)
        count = Counts().send(len(self.files))
        self.send.setAccessibleName(count)
        self.send.setToolTip(f"{count} (Enter)")

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Cover the pane when it changes its size."""
        if watched is self._pane and event.type() == QEvent.Type.Resize:
            self.cover()
        return False

    def cover(self) -> None:
        """Lie over the messages and the field."""
        top = self._under.mapTo(self._pane, QPoint(0, self._under.height())).y()
        self.setGeometry(0, top, self._pane.width(), self._pane.height() - top)

    def open_over(self) -> None:
        """Show it, the keyboard in the caption."""
        self.cover()
        self.show()
        self.raise_()
        self.caption.setFocus(Qt.FocusReason.PopupFocusReason)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Leave with Escape, send with Enter; no other key goes through to what lies below."""
        if event.key() == Qt.Key.Key_Escape:
            self.give_up()
        elif event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.submit()
        elif event.matches(QKeySequence.StandardKey.Paste):
            self.caption.paste()

    def closeEvent(self, event: object) -> None:
        """Look at nothing any more."""
        del event
        self.films.close()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the ground."""
        del event
        painter = QPainter(self)
        painter.fillRect(self.rect(), self._theme.tokens.surface)
        painter.end()
