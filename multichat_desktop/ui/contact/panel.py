"""The panel itself: name, numbers, notes, files and members of whom the open conversation is with."""

from PySide6.QtCore import QRectF, QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent, QPainter, QPaintEvent, QPalette
from PySide6.QtWidgets import QFrame, QHBoxLayout, QScrollArea, QSizePolicy, QVBoxLayout, QWidget

from multichat_desktop.domain.changes import Changes
from multichat_desktop.domain.chat import Chat
from multichat_desktop.domain.clock import Clock
from multichat_desktop.domain.contact import Contact
from multichat_desktop.domain.message import Message
from multichat_desktop.ui import texts
from multichat_desktop.ui.avatars import paint_avatar
from multichat_desktop.ui.contact.fields import NameField, NotesField
from multichat_desktop.ui.contact.sections import Documents, Members, MergeNote, Numbers, Pictures, Section
from multichat_desktop.ui.contact.words import shown_address
from multichat_desktop.ui.conversation.thumbnails import Thumbnails
from multichat_desktop.ui.icons import Icons
from multichat_desktop.ui.portraits import Portraits
from multichat_desktop.ui.ports import Key, PeopleActions, PeopleReads, Reads
from multichat_desktop.ui.theme import Metrics, Role, Theme
from multichat_desktop.ui.widgets.buttons import IconButton
from multichat_desktop.ui.widgets.labels import Label
from multichat_desktop.ui.widgets.scroll import OverlayScrollBar

_AVATAR, _PADDING, _GAP = 88, 20, 16


class ContactPanel(QWidget):
    """Shows one conversation's contact at a time.

    Signals: `closed()` by its button; `media_opened(seq)` for a picture or document; `chat_wanted(chat_id)` for a
    member's own conversation; `said(text)`: a sentence for the person.
    """

    closed = Signal()
    media_opened = Signal(int)
    chat_wanted = Signal(str)
    said = Signal(str)

    def __init__(
        self,
        theme: Theme,
        icons: Icons,
        reads: Reads,
        people: PeopleReads,
        actions: PeopleActions,
        portraits: Portraits,
        pictures: Thumbnails,
        clock: Clock,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._theme, self._reads, self._people, self._actions = theme, reads, people, actions
        self._chat: Chat | None = None
        self._seen: Contact | None = None
        self.title = Label(theme, "", Role.HEADING, "text", self)
        self.close_button = IconButton(theme, icons, "x", self.tr("Close (Esc)"), self)
        self.avatar = _Avatar(theme, portraits, self)
        self.name = NameField(theme, self)
        self.subject = Label(theme, "", Role.HEADING, "text", self, wrap=True, centred=True)
        self.others = Label(theme, "", Role.SMALL, "muted", self, wrap=True, centred=True)
        self.numbers = Numbers(theme, icons, self.tr("Numbers"), self)
        self.notes = NotesField(theme, self)
        self._noted = Section(theme, icons, self.tr("Notes"), self)
        self._noted.append([self.notes])
        self.merge = MergeNote(theme, icons, self)
        self.pictures = Pictures(theme, icons, pictures, clock.now, self)
        self.documents = Documents(theme, icons, clock.now, self)
        self.members = Members(theme, icons, self)
        self._lay_out()
        self._connect()
        self._restyle()

    # ---- what the window says

    @property
    def chat(self) -> Chat | None:
        """Return whose contact is shown."""
        return self._chat

    def open(self, chat: Chat) -> None:
        """Show another conversation's contact; what was being written for the last one is kept."""
        self.flush()
        self._chat, self._seen = chat, None
        self._read_contact()
        self._read_files()
        self._area.verticalScrollBar().setValue(0)
        if chat.is_group:
            self._actions.look_at_group(chat.id)

    def apply(self, changes: Changes) -> None:
        """Take in what a commit changed."""
        chat = self._chat
        if chat is None:
            return
        moved = dict(changes.gone)
        now = next((c for c in changes.chats if c.id == moved.get(chat.id, chat.id)), None)
        if now is not None:
            self._chat = now
            self._read_contact()
        files = any(m.chat_id == chat.id and m.media is not None for m in changes.messages)
        if files or changes.removed or chat.id in changes.reread or chat.id in moved:
            self._read_files()

    def flush(self) -> None:
        """Keep what is being written."""
        self.name.editingFinished.emit()
        self.notes.flush()

    def focus(self) -> None:
        """Bring the keyboard here."""
        self.close_button.setFocus(Qt.FocusReason.ShortcutFocusReason)

    # ---- inside

    def _read_contact(self) -> None:
        chat = self._chat
        contact = self._people.contact(chat.id) if chat else None
        if chat is None or contact is None:
            return
        self.avatar.show_chat(chat)
        if contact == self._seen:
            return
        self._seen = contact
        self.title.setText(self.tr("Group") if contact.is_group else self.tr("Contact"))
        self.name.setVisible(not contact.is_group)
        self.subject.setVisible(contact.is_group)
        self.subject.setText(texts.chat_title(chat))
        self.name.show_name(contact.given_name or "", _otherwise(contact, chat))
        self.others.setText("\n".join(self._other_names(contact)))
        self.others.setVisible(bool(self.others.text()))
        self.numbers.show_contact(contact)
        self.notes.show_notes(contact.notes)
        self.merge.show_merge(contact.merge)
        self.members.show_contact(contact)

    def _other_names(self, contact: Contact) -> list[str]:
        """Return by which names somebody goes besides the one that is shown."""
        said = []
        if contact.verified_name and contact.given_name:
            name = texts.one_line(contact.verified_name)
            said.append(self.tr("Verified business: {name}").format(name=name))
        elif contact.verified_name:
            said.append(self.tr("Verified business"))
        if contact.push_name and (contact.given_name or contact.verified_name):
            said.append(self.tr("On WhatsApp: {name}").format(name=texts.one_line(contact.push_name)))
        return said

    def _read_files(self) -> None:
        chat = self._chat
        if chat is None:
            return

        def read(what: str, before: Key | None, limit: int) -> list[Message]:
            return self._reads.media_before(chat.id, before, limit, what)

        self.pictures.show_from(lambda before, limit: read("pictures", before, limit))
        self.documents.show_from(lambda before, limit: read("documents", before, limit))

    def _lay_out(self) -> None:
        self._bar_above = QWidget(self)
        self._head = QHBoxLayout(self._bar_above)
        self._head.addWidget(self.title, 1)
        self._head.addWidget(self.close_button)
        self._inside = QWidget(self)
        self._column = QVBoxLayout(self._inside)
        self._column.addWidget(self.avatar, 0, Qt.AlignmentFlag.AlignHCenter)
        self._column.addWidget(self.name)
        self._column.addWidget(self.subject)
        self._column.addWidget(self.others)
        for part in (self._noted, self.numbers, self.merge, self.members, self.pictures, self.documents):
            self._column.addWidget(part)
        self._column.addStretch(1)
        self._area = QScrollArea(self)
        self._area.setWidget(self._inside)
        self._area.setWidgetResizable(True)
        self._area.setFrameShape(QFrame.Shape.NoFrame)
        self._area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._bar = OverlayScrollBar(self._area, self._theme)
        column = QVBoxLayout(self)
        column.setContentsMargins(1, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self._bar_above)
        column.addWidget(self._area, 1)

    def _connect(self) -> None:
        self.close_button.clicked.connect(self.closed)
        self.name.named.connect(self._name)
        self.notes.written.connect(self._note)
        self.numbers.copied.connect(
            lambda text: self.said.emit(self.tr("{text} was copied").format(text=text))
        )
        self.merge.parted.connect(self._part)
        self.members.wanted.connect(self.chat_wanted)
        self.pictures.opened.connect(self.media_opened)
        self.documents.opened.connect(self.media_opened)
        self._theme.changed.connect(self._restyle)

    def _name(self, name: str) -> None:
        if self._chat is not None:
            self._actions.name_person(self._chat.id, name)

    def _note(self, text: str) -> None:
        if self._chat is not None:
            self._actions.write_notes(self._chat.id, text)

    def _part(self, gone: str) -> None:
        self._actions.part(gone, lambda: self.said.emit(self.tr("They are two contacts again")))

    def _restyle(self) -> None:
        px = self._theme.px
        self._head.setContentsMargins(px(_PADDING), 0, px(12), 0)
        self._bar_above.setFixedHeight(px(Metrics.HEADER))
        self._column.setContentsMargins(px(_PADDING), px(12), px(_PADDING), px(_PADDING))
        self._column.setSpacing(px(_GAP))
        palette = self._area.palette()
        palette.setColor(QPalette.ColorRole.Window, self._theme.tokens.surface)
        self._area.setPalette(palette)
        self._area.viewport().setAutoFillBackground(True)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Expanding)
        self.update()

    def sizeHint(self) -> QSize:
        """Return the width of the design."""
        return QSize(self._theme.px(Metrics.ASIDE), 400)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Close with Esc."""
        if event.key() == Qt.Key.Key_Escape:
            self.closed.emit()
            event.accept()
            return
        super().keyPressEvent(event)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the ground and the hairlines to the conversation and below the heading."""
        t = self._theme.tokens
        painter = QPainter(self)
        painter.fillRect(self.rect(), t.surface)
        painter.fillRect(0, 0, 1, self.height(), t.line)
        painter.fillRect(0, self._theme.px(Metrics.HEADER) - 1, self.width(), 1, t.line)
        painter.end()


def _otherwise(contact: Contact, chat: Chat) -> str:
    """Return what somebody is called without the agent's name."""
    known = contact.verified_name or contact.push_name
    if known or not contact.given_name:
        return texts.one_line(known) if known else texts.chat_title(chat)
    return shown_address(contact.phones[0]) if contact.phones else ""


class _Avatar(QWidget):
    """The large picture, or the initials."""

    def __init__(self, theme: Theme, portraits: Portraits, parent: QWidget) -> None:
        super().__init__(parent)
        self._theme, self._portraits = theme, portraits
        self._chat: Chat | None = None
        portraits.ready.connect(self.update)
        theme.changed.connect(self.updateGeometry)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)

    def show_chat(self, chat: Chat) -> None:
        """Show somebody."""
        self._chat = chat
        self.update()

    def sizeHint(self) -> QSize:
        """Return the size of the design."""
        return QSize(self._theme.px(_AVATAR), self._theme.px(_AVATAR))

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw it."""
        if self._chat is None:
            return
        painter = QPainter(self)
        picture = self._portraits.of(self._chat.portrait, self.width(), self.devicePixelRatioF())
        title = texts.chat_title(self._chat)
        paint_avatar(painter, QRectF(self.rect()), title, self._chat.id, self._theme, picture)
        painter.end()
