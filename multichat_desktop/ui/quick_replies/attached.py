"""The file that goes with a quick reply: chosen, looked into, shown, taken away again."""

from pathlib import Path

from PySide6.QtCore import QSize, QStandardPaths, Qt, Signal
from PySide6.QtGui import QHideEvent, QResizeEvent
from PySide6.QtWidgets import QFileDialog, QHBoxLayout, QSizePolicy, QVBoxLayout, QWidget

from multichat_desktop.domain.content import Kind
from multichat_desktop.domain.outgoing import OutgoingFile
from multichat_desktop.domain.quick_reply import LARGEST_ATTACHMENT, Attachment
from multichat_desktop.ui.attach.chosen import Chosen
from multichat_desktop.ui.attach.films import FilmLook
from multichat_desktop.ui.attach.reading import Reading
from multichat_desktop.ui.attach.words import facts, name_of, trouble
from multichat_desktop.ui.conversation.accessible import announce_words
from multichat_desktop.ui.conversation.words import file_size
from multichat_desktop.ui.icons import Icons
from multichat_desktop.ui.quick_replies.picture import FilePicture
from multichat_desktop.ui.theme import Role, Theme
from multichat_desktop.ui.widgets.buttons import IconButton, PushButton
from multichat_desktop.ui.widgets.labels import Label

_SIDE = 56


class AttachedFile(QWidget):
    """Shows one file with a button to take it away, or a button to choose one.

    Signal: `changed()`: another file, none, or more is known of it. `kept` is what the quick reply has already.
    """

    changed = Signal()

    def __init__(self, theme: Theme, icons: Icons, parent: QWidget) -> None:
        super().__init__(parent)
        self._theme = theme
        self.file: Chosen | None = None
        self.kept: Attachment | None = None
        self._folder = QStandardPaths.writableLocation(QStandardPaths.StandardLocation.PicturesLocation)
        self._reading, self._films = Reading(self), FilmLook(self)
        self.choose = PushButton(theme, self.tr("Attach a file…"), self, primary=False)
        self.picture = FilePicture(theme, icons, QSize(_SIDE, _SIDE), self)
        self.name = Label(theme, "", Role.BODY, "text", self)
        self.name.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)
        self.facts = Label(theme, "", Role.META, "muted", self, wrap=True)
        self.remove = IconButton(theme, icons, "x", self.tr("Take the file away"), self)
        self._lay_out()
        self.choose.clicked.connect(self._ask)
        self.remove.clicked.connect(self._remove)
        self._reading.read.connect(self._on_read)
        self._films.looked.connect(self._on_looked)
        self._show()

    def _lay_out(self) -> None:
        px = self._theme.px
        words = QVBoxLayout()
        words.setSpacing(px(2))
        words.addStretch(1)
        words.addWidget(self.name)
        words.addWidget(self.facts)
        words.addStretch(1)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(px(12))
        row.addWidget(self.choose)
        row.addWidget(self.picture)
        row.addLayout(words, 1)
        row.addWidget(self.remove)

    @property
    def is_new(self) -> bool:
        """Whether the file is still to be put on the shelf."""
        return self.file is not None and self.kept is None

    @property
    def is_read(self) -> bool:
        """Whether the file was looked into, or there is none."""
        return self.file is None or self.file.kind is not None

    @property
    def error(self) -> str:
        """Return why the file cannot go; empty if it can."""
        file = self.file
        if file is None:
            return ""
        if file.bytes > LARGEST_ATTACHMENT or file.error == "too-large":
            return self.tr("It is larger than {most}: too large for a quick reply.").format(
                most=file_size(LARGEST_ATTACHMENT)
            )
        if file.error == "unreadable" and self.kept is not None:
            return self.tr("It is no longer on this computer. Take it away and attach it again.")
        return trouble(file.error) if file.error else ""

    def outgoing(self) -> OutgoingFile:
        """Return a new file as it is put on the shelf."""
        assert self.file is not None
        return self.file.outgoing()

    def show_kept(self, attachment: Attachment | None, place: Path | None) -> None:
        """Show what a quick reply has, and where that lies."""
        self.kept = attachment
        self._look(Chosen(place, attachment.name) if attachment and place else None)

    def take(self, place: Path) -> None:
        """Take a file in the place of the one that is shown."""
        self.kept = None
        self._look(Chosen(place, place.name))
        self.changed.emit()

    def _look(self, chosen: Chosen | None) -> None:
        self._films.close()
        self.file = chosen
        if chosen is not None:
            self._reading.look(chosen)
        self._show()

    def _ask(self) -> None:
        dialog = QFileDialog(self, self.tr("Attach a file"), self._folder, self.tr("All files (*)"))
        dialog.setFileMode(QFileDialog.FileMode.ExistingFile)
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.fileSelected.connect(self._on_selected)
        dialog.open()

    def _on_selected(self, name: str) -> None:
        self._folder = str(Path(name).parent)
        self.take(Path(name))
        self.remove.setFocus(Qt.FocusReason.OtherFocusReason)

    def _remove(self) -> None:
        self.kept = None
        self._look(None)
        self.choose.setFocus(Qt.FocusReason.OtherFocusReason)
        self.changed.emit()

    def _on_read(self, chosen: Chosen) -> None:
        if chosen is not self.file:
            return
        if chosen.kind is Kind.VIDEO and not chosen.error:
            self._films.look(chosen)
        self._show()
        announce_words(self, self.accessibleName())
        self.changed.emit()

    def _on_looked(self, chosen: Chosen) -> None:
        if chosen is self.file:
            self._show()
            self.changed.emit()

    def _show(self) -> None:
        file = self.file
        self.choose.setVisible(file is None)
        for widget in (self.picture, self.name, self.facts, self.remove):
            widget.setVisible(file is not None)
        self.picture.show_file(file)
        if file is None:
            self.setAccessibleName("")
            return
        said = self.error or (facts(file) if file.kind is not None else "")
        self.facts.set_colour("danger" if self.error else "muted")
        self._fit_name()
        self.name.setToolTip(name_of(file))
        self.facts.setText(said)
        kind = self.tr("Attachment")
        self.setAccessibleName(f"{kind}: {name_of(file)}. {said}")

    def hideEvent(self, event: QHideEvent) -> None:
        """Look at no film any more."""
        self._films.close()
        super().hideEvent(event)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Show as much of the name as fits."""
        super().resizeEvent(event)
        self._fit_name()

    def _fit_name(self) -> None:
        if self.file is not None:
            most = self.width() - self.picture.width() - self.remove.width() - 2 * self._theme.px(12)
            metrics = self.name.fontMetrics()
            self.name.setText(metrics.elidedText(name_of(self.file), Qt.TextElideMode.ElideMiddle, most))
