"""The page of starred messages, newest first."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from multichat_desktop.domain.changes import Changes
from multichat_desktop.domain.clock import Clock
from multichat_desktop.domain.finding import Hit
from multichat_desktop.domain.message import Message
from multichat_desktop.ui import texts
from multichat_desktop.ui.icons import Icons
from multichat_desktop.ui.ports import Key, Reads
from multichat_desktop.ui.search.frame import Frame
from multichat_desktop.ui.search.hits import HitModel, HitView
from multichat_desktop.ui.search.texts import SearchTexts
from multichat_desktop.ui.search.words import as_hit
from multichat_desktop.ui.theme import Theme

_PAGE = 50


class StarredPage(Frame):
    """Signals: `wanted(Hit)` when a message is to be shown, `left()` when the list is to come back."""

    wanted = Signal(object)

    def __init__(
        self, theme: Theme, icons: Icons, reads: Reads, clock: Clock, parent: QWidget | None = None
    ) -> None:
        super().__init__(theme, icons, self.tr("Starred messages"), parent)
        self._reads = reads
        self._before: Key | None = None
        self._seqs: set[int] = set()
        self.model = HitModel(clock, self)
        self.view = HitView(theme, clock, self.model, self.tr("Starred messages"), self)
        self.view.wanted.connect(self.wanted)
        self.view.ran_short.connect(self._go_on)
        self.add_page(self.view)
        self.empty.say(*SearchTexts(self).no_stars())

    def begin(self) -> None:
        """Come to the front with the keyboard in the list."""
        self._load()
        if self.model.rowCount():
            self.view.take_focus()
        else:
            self.back.setFocus()

    def apply(self, changes: Changes) -> None:
        """Take in that stars came and went."""
        known = any((m.seq in self._seqs) != (m.starred and not m.deleted) for m in changes.messages)
        if self.isVisible() and (known or self._seqs.intersection(changes.removed)):
            self._load()

    def _load(self) -> None:
        page = self._reads.starred(None, _PAGE)
        self._seqs = {message.seq for message in page}
        self._end(page)
        self.model.show_all(self._hits(page))
        self.show_page(self.view if page else self.empty)

    def _go_on(self) -> None:
        if self._before is not None:
            page = self._reads.starred(self._before, _PAGE)
            self._seqs.update(message.seq for message in page)
            self._end(page)
            self.model.add(self._hits(page))

    def _end(self, page: list[Message]) -> None:
        self._before = page[-1].key if len(page) == _PAGE else None

    def _hits(self, page: list[Message]) -> list[Hit]:
        chats = {id_: self._reads.chat(id_) for id_ in {message.chat_id for message in page}}
        return [
            as_hit(
                message,
                texts.chat_title(chat) if (chat := chats[message.chat_id]) else "",
                is_group=bool(chat and chat.is_group),
            )
            for message in page
        ]
