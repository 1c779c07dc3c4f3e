"""The parts of the panel, each of which can be empty and is then not there: numbers, files, members, a merge."""

from collections.abc import Callable, Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QGuiApplication, QResizeEvent
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QVBoxLayout, QWidget

from multichat_desktop.domain.contact import Contact, Merge
from multichat_desktop.domain.message import Message
from multichat_desktop.ui import texts
from multichat_desktop.ui.contact.rows import COLUMNS, IconLine, PersonLine, Thumb
from multichat_desktop.ui.contact.words import Words, shown_address
from multichat_desktop.ui.conversation.thumbnails import Thumbnails
from multichat_desktop.ui.conversation.words import file_size
from multichat_desktop.ui.icons import Icons
from multichat_desktop.ui.lines import Lines
from multichat_desktop.ui.theme import Role, Theme
from multichat_desktop.ui.times import list_time
from multichat_desktop.ui.widgets.buttons import PushButton
from multichat_desktop.ui.widgets.labels import Label

PAGE = 12
_GAP, _MOST_SIDE = 6, 128


class Section(QWidget):
    """A heading with what belongs under it; hidden while that is nothing."""

    def __init__(self, theme: Theme, icons: Icons, title: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.theme, self.icons, self.lines = theme, icons, Lines(theme)
        self.heading = Label(theme, title, Role.META_STRONG, "muted", self)
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(theme.px(_GAP))
        self._column.addWidget(self.heading)
        self._shown: list[QWidget] = []

    def put(self, widgets: Sequence[QWidget]) -> None:
        """Show these, and nothing else, under the heading."""
        self.clear()
        self.append(widgets)

    def append(self, widgets: Sequence[QWidget]) -> None:
        """Show these as well."""
        for widget in widgets:
            self._column.addWidget(widget)
            self._shown.append(widget)
            # By itself Qt would show it a turn later, and the keyboard could not go there yet.
            widget.show()
        self.setVisible(bool(self._shown))

    def clear(self) -> None:
        """Show nothing."""
        for widget in self._shown:
            self._column.removeWidget(widget)
            widget.hide()
            widget.deleteLater()
        self._shown = []
        self.hide()


class Numbers(Section):
    """Phones, hidden numbers and user names. Emits `copied(text)` after one was put on the clipboard."""

    copied = Signal(str)

    def show_contact(self, contact: Contact) -> None:
        """Show them."""
        rows: list[QWidget] = []
        for phone in contact.phones:
            rows.append(self._line("phone", shown_address(phone), self.tr("Phone"), f"+{phone}"))
        for hidden in contact.hidden:
            digits = hidden.partition("@")[0]
            rows.append(self._line("eye-off", digits, self.tr("Hidden number at WhatsApp"), digits))
        for name in contact.usernames:
            rows.append(self._line("user-round", f"@{name}", self.tr("User name"), f"@{name}"))
        self.put(rows)

    def _line(self, icon: str, text: str, below: str, copied: str) -> IconLine:
        line = IconLine(self.theme, self.icons, icon, self.lines, text, below, self)
        line.setToolTip(self.tr("Copy {text}").format(text=text))
        line.clicked.connect(lambda: self._copy(copied, text))
        return line

    def _copy(self, copied: str, text: str) -> None:
        QGuiApplication.clipboard().setText(copied)
        self.copied.emit(text)


class Files(Section):
    """Some of a conversation's files, and more of them a page at a time. Emits `opened(seq)`.

    `read` gives up to so many messages before a place, newest first.
    """

    opened = Signal(int)

    def __init__(self, theme: Theme, icons: Icons, title: str, parent: QWidget | None = None) -> None:
        super().__init__(theme, icons, title, parent)
        self._last: tuple[int, int] | None = None
        self._read: Callable[[tuple[int, int] | None, int], list[Message]] = lambda *_: []
        self.more = PushButton(theme, self.tr("Show more"), self, primary=False)
        self.more.clicked.connect(self._next)

    def show_from(self, read: Callable[[tuple[int, int] | None, int], list[Message]]) -> None:
        """Begin with the newest."""
        self._read, self._last = read, None
        self.clear()
        self._next()

    def add(self, messages: list[Message]) -> None:
        """Show one page more."""
        raise NotImplementedError

    def _next(self) -> None:
        found = self._read(self._last, PAGE + 1)
        if found:
            self._last = found[:PAGE][-1].key
            self.add(found[:PAGE])
        self._column.removeWidget(self.more)
        self._column.addWidget(self.more)
        self.more.setVisible(len(found) > PAGE)


class Pictures(Files):
    """Small pictures, three in a row."""

    def __init__(
        self,
        theme: Theme,
        icons: Icons,
        pictures: Thumbnails,
        now: Callable[[], int],
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(theme, icons, self.tr("Pictures and videos"), parent)
        self._pictures, self._now, self._words = pictures, now, Words(self)

    def add(self, messages: list[Message]) -> None:
        """Show one page more."""
        sheet = _Sheet(self.theme, self)
        for message in messages:
            words = self._words.picture(message, self._now())
            thumb = Thumb(self.theme, self.icons, self._pictures, message, words, sheet)
            thumb.clicked.connect(lambda _=False, seq=message.seq: self.opened.emit(seq))
            sheet.put(thumb)
        self.append([sheet])


class Documents(Files):
    """Documents by name."""

    def __init__(
        self, theme: Theme, icons: Icons, now: Callable[[], int], parent: QWidget | None = None
    ) -> None:
        super().__init__(theme, icons, self.tr("Documents"), parent)
        self._now, self._words = now, Words(self)

    def add(self, messages: list[Message]) -> None:
        """Show one page more."""
        rows: list[QWidget] = []
        for message in messages:
            size = file_size(message.media.size) if message.media and message.media.size else ""
            below = " · ".join(part for part in (size, list_time(message.at, self._now())) if part)
            line = IconLine(
                self.theme, self.icons, "file-text", self.lines, self._words.document(message), below, self
            )
            line.clicked.connect(lambda _=False, seq=message.seq: self.opened.emit(seq))
            rows.append(line)
        self.append(rows)


class Members(Section):
    """Who is in a group. Emits `wanted(chat_id)` for somebody with whom there is a conversation."""

    wanted = Signal(str)

    def __init__(self, theme: Theme, icons: Icons, parent: QWidget | None = None) -> None:
        super().__init__(theme, icons, "", parent)
        self._words = Words(self)

    def show_contact(self, contact: Contact) -> None:
        """Show them; those who lead the group first."""
        self.heading.setText(self._words.members(len(contact.members)))
        rows: list[QWidget] = []
        for member in contact.members:
            name, number = self._words.person(member.person)
            tag = self.tr("Admin") if member.admin else ""
            line = PersonLine(self.theme, self.lines, name, number, member.person.id, tag, self)
            line.setEnabled(member.chat_id is not None)
            if member.chat_id is not None:
                line.setToolTip(self.tr("Open the conversation"))
                line.clicked.connect(lambda _=False, chat=member.chat_id: self.wanted.emit(chat))
            else:
                line.unsetCursor()
            rows.append(line)
        self.put(rows)


class MergeNote(Section):
    """That two were taken for one, and how to undo it, asked once more. Emits `parted(gone)`."""

    parted = Signal(str)

    def __init__(self, theme: Theme, icons: Icons, parent: QWidget | None = None) -> None:
        super().__init__(theme, icons, self.tr("Two contacts in one"), parent)
        self._merge: Merge | None = None

    def show_merge(self, merge: Merge | None) -> None:
        """Show the newest merge; nothing for None."""
        if merge == self._merge and self._shown:
            return
        self._merge = merge
        if merge is None:
            self.clear()
            return
        names = ", ".join(texts.isolated(shown_address(alias)) for alias in merge.aliases)
        said = self.tr("{number} was recognised as the same person, and both conversations became one.")
        ask = PushButton(self.theme, self.tr("These are two people…"), self, primary=False)
        ask.clicked.connect(self._ask)
        self.put([self._label(said.format(number=names)), ask])

    def _ask(self) -> None:
        said = self.tr(
            "Each will have their own conversation again, with their own messages. "
            "They will not be taken for one person any more."
        )
        buttons = QWidget(self)
        row = QHBoxLayout(buttons)
        row.setContentsMargins(0, 0, 0, 0)
        yes = PushButton(self.theme, self.tr("Separate"), buttons)
        no = PushButton(self.theme, self.tr("Cancel"), buttons, primary=False)
        row.addWidget(yes)
        row.addWidget(no)
        row.addStretch(1)
        yes.clicked.connect(self._part)
        no.clicked.connect(self._forget)
        self.put([self._label(said), buttons])
        no.setFocus(Qt.FocusReason.OtherFocusReason)

    def _forget(self) -> None:
        merge, self._merge = self._merge, None
        self.show_merge(merge)

    def _part(self) -> None:
        if self._merge is not None:
            gone, self._merge = self._merge.gone, None
            self.clear()
            self.parted.emit(gone)

    def _label(self, text: str) -> Label:
        return Label(self.theme, text, Role.SMALL, "text", self, wrap=True)


class _Sheet(QWidget):
    """Squares in rows, as large as the width allows."""

    def __init__(self, theme: Theme, parent: QWidget) -> None:
        super().__init__(parent)
        self._gap = theme.px(_GAP)
        self._grid = QGridLayout(self)
        self._grid.setContentsMargins(0, 0, 0, 0)
        self._grid.setSpacing(self._gap)
        self._grid.setColumnStretch(COLUMNS, 1)
        self._thumbs: list[Thumb] = []

    def put(self, thumb: Thumb) -> None:
        """Add one."""
        at = len(self._thumbs)
        self._thumbs.append(thumb)
        self._grid.addWidget(thumb, at // COLUMNS, at % COLUMNS)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Give all of them the side that fits."""
        super().resizeEvent(event)
        side = min(max((self.width() - self._gap * (COLUMNS - 1)) // COLUMNS, 24), _MOST_SIDE)
        for thumb in self._thumbs:
            thumb.set_side(side)
