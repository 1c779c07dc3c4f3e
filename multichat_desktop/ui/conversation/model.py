"""A window onto one conversation: pages of it, in order, kept true by the notices that come."""

from bisect import bisect_left
from collections.abc import Sequence
from typing import Any

from PySide6.QtCore import (
    QAbstractListModel,
    QByteArray,
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    Qt,
    Signal,
)

from multichat_desktop.domain.changes import Changes
from multichat_desktop.domain.message import Message
from multichat_desktop.ui.conversation import words
from multichat_desktop.ui.conversation.rows import Place, place
from multichat_desktop.ui.ports import Key, Reads

PAGE = 50
MOST = 6 * PAGE
"""Rows kept at once: further pages are let go at the other end."""

_Index = QModelIndex | QPersistentModelIndex
_NOWHERE = QModelIndex()


class MessageModel(QAbstractListModel):
    """Rows of `Message` ordered by (at, seq).

    Signals: `arrived(Message)` for each message that a notice brought and the model had not seen, whether its place
    is loaded or not; `movedTo(str)` when the conversation became part of another one.
    """

    arrived = Signal(object)
    movedTo = Signal(str)

    MessageRole = Qt.ItemDataRole.UserRole + 1
    PlaceRole = Qt.ItemDataRole.UserRole + 2
    SeqRole = Qt.ItemDataRole.UserRole + 3

    def __init__(self, reads: Reads, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._reads = reads
        self._chat_id: str | None = None
        self._rows: list[Message] = []
        self._places: list[Place] = []
        self._keys: dict[int, Key] = {}
        self._unread_from: Key | None = None
        self._unread_count = 0
        self.at_start = True
        self.at_end = True

    @property
    def chat_id(self) -> str | None:
        """Return which conversation is open."""
        return self._chat_id

    # ------------------------------------------------------------ rows

    def message(self, row: int) -> Message:
        """Return the message of a row."""
        return self._rows[row]

    def place(self, row: int) -> Place:
        """Return how a row stands among the others."""
        return self._places[row]

    def row_of(self, seq: int) -> int | None:
        """Return the row of a message, None while it is not loaded."""
        key = self._keys.get(seq)
        return None if key is None else self._row_at(key)

    def find(self, seq: int) -> Key | None:
        """Return where in this conversation a message is that may not be loaded."""
        if seq in self._keys:
            return self._keys[seq]
        message = self._reads.message(seq)
        return message.key if message is not None and message.chat_id == self._chat_id else None

    @property
    def unread_row(self) -> int | None:
        """Return the row below the line of unread messages."""
        if self._unread_from is None:
            return None
        row = self._row_at(self._unread_from)
        return row if row < len(self._rows) and self._places[row].unread else None

    def rowCount(self, parent: _Index = _NOWHERE) -> int:
        """Return how many messages are loaded."""
        return 0 if parent.isValid() else len(self._rows)

    def data(self, index: _Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        """Return a message, its place, or what is said of it."""
        if not index.isValid() or index.row() >= len(self._rows):
            return None
        message = self._rows[index.row()]
        if role == self.MessageRole:
            return message
        if role == self.PlaceRole:
            return self._places[index.row()]
        if role == self.SeqRole:
            return message.seq
        if role == Qt.ItemDataRole.DisplayRole:
            return words.line(message)
        if role == Qt.ItemDataRole.AccessibleTextRole:
            return words.sentence(message)
        return None

    def roleNames(self) -> dict[int, QByteArray]:
        """Return the roles' names."""
        return {
            int(Qt.ItemDataRole.DisplayRole): QByteArray(b"line"),
            int(Qt.ItemDataRole.AccessibleTextRole): QByteArray(b"sentence"),
            int(self.MessageRole): QByteArray(b"message"),
            int(self.PlaceRole): QByteArray(b"place"),
            int(self.SeqRole): QByteArray(b"seq"),
        }

    # ------------------------------------------------------------ loading

    def open(self, chat_id: str | None, around: Key | None = None) -> None:
        """Show a conversation, at its first unread message, else around a place, else at its end."""
        self.beginResetModel()
        self._chat_id = chat_id
        self._unread_from, self._unread_count = None, 0
        if chat_id is not None:
            chat = self._reads.chat(chat_id)
            first = self._reads.first_unread(chat_id)
            if first is not None and chat is not None and chat.unread:
                self._unread_from, self._unread_count = first, chat.unread
        self._load(around or self._unread_from)
        self.endResetModel()

    def jump(self, around: Key | None) -> None:
        """Show another part of the same conversation (None: its end); the unread line stays where it is."""
        self.beginResetModel()
        self._load(around)
        self.endResetModel()

    def load_older(self) -> int:
        """Load one more page at the top; return how many rows came."""
        if self.at_start or self._chat_id is None or not self._rows:
            return 0
        page = self._reads.page_before(self._chat_id, self._rows[0].key, PAGE)
        self.at_start = len(page) < PAGE
        if page:
            self.beginInsertRows(QModelIndex(), 0, len(page) - 1)
            self._put(0, page)
            self.endInsertRows()
        # Also when nothing came: the first row now knows that it begins the conversation.
        self._settle(len(page) - 1 if page else 0, len(page))
        self._trim(at_top=False)
        return len(page)

    def load_newer(self) -> int:
        """Load one more page at the bottom; return how many rows came."""
        if self.at_end or self._chat_id is None or not self._rows:
            return 0
        page = self._reads.page_after(self._chat_id, self._rows[-1].key, PAGE)
        self.at_end = len(page) < PAGE
        if page:
            first = len(self._rows)
            self.beginInsertRows(QModelIndex(), first, first + len(page) - 1)
            self._put(first, page)
            self.endInsertRows()
            self._settle(first - 1, first)
            self._trim(at_top=True)
        return len(page)

    def _load(self, around: Key | None) -> None:
        self._rows, self._places, self._keys = [], [], {}
        self.at_start = self.at_end = True
        if self._chat_id is None:
            return
        if around is None:
            rows = self._reads.page_before(self._chat_id, None, PAGE)
            self.at_start = len(rows) < PAGE
        else:
            # A place is exclusive on both sides; one number higher takes the message itself with the older ones.
            before = self._reads.page_before(self._chat_id, (around[0], around[1] + 1), PAGE)
            after = self._reads.page_after(self._chat_id, around, PAGE)
            rows = [*before, *after]
            self.at_start, self.at_end = len(before) < PAGE, len(after) < PAGE
        self._put(0, rows)

    def _put(self, row: int, messages: Sequence[Message]) -> None:
        self._rows[row:row] = messages
        self._keys.update((m.seq, m.key) for m in messages)
        self._places[row:row] = [self._place(at) for at in range(row, row + len(messages))]

    def _trim(self, *, at_top: bool) -> None:
        extra = len(self._rows) - MOST
        if extra <= 0:
            return
        first = 0 if at_top else MOST
        self._take(first, first + extra - 1)
        if at_top:
            self.at_start = False
        else:
            self.at_end = False

    def _take(self, first: int, last: int) -> None:
        self.beginRemoveRows(QModelIndex(), first, last)
        for message in self._rows[first : last + 1]:
            self._keys.pop(message.seq, None)
        del self._rows[first : last + 1]
        del self._places[first : last + 1]
        self.endRemoveRows()

    # ------------------------------------------------------------ notices

    def apply(self, changes: Changes) -> None:
        """Take in what a commit changed, touching exactly the rows concerned."""
        if self._chat_id is None:
            return
        for old, new in changes.gone:
            if self._chat_id in (old, new):
                self._merge(new)
        for seq in changes.removed:
            self._remove(seq)
        for message in changes.messages:
            if message.chat_id == self._chat_id:
                self._take_in(message)

    def _merge(self, into: str) -> None:
        # Two conversations became one: which of the other one's messages stand where, only the store knows.
        middle = self._rows[len(self._rows) // 2].key if self._rows and not self.at_end else None
        moved, self._chat_id = into != self._chat_id, into
        self.jump(middle)
        if moved:
            self.movedTo.emit(into)

    def _remove(self, seq: int) -> None:
        row = self.row_of(seq)
        if row is not None:
            self._take(row, row)
            self._settle(row - 1, row)

    def _take_in(self, message: Message) -> None:
        row = self.row_of(message.seq)
        if row is not None and self._rows[row].key == message.key:
            old, self._rows[row] = self._rows[row], message
            if old != message:
                self._changed(row)
                self._settle(row - 1, row + 1)
            return
        new = row is None
        if row is not None:
            self._take(row, row)
            self._settle(row - 1, row)
        self._insert(message)
        if new:
            self.arrived.emit(message)

    def _insert(self, message: Message) -> None:
        row = self._row_at(message.key)
        if (row == 0 and not self.at_start) or (row == len(self._rows) and not self.at_end):
            return
        self.beginInsertRows(QModelIndex(), row, row)
        self._put(row, [message])
        self.endInsertRows()
        self._settle(row - 1, row + 1)
        self._trim(at_top=True)

    # ------------------------------------------------------------ places

    def _row_at(self, key: Key) -> int:
        return bisect_left(self._rows, key, key=lambda message: message.key)

    def _place(self, row: int) -> Place:
        rows = self._rows
        message = rows[row]
        return place(
            rows[row - 1] if row else None,
            message,
            rows[row + 1] if row + 1 < len(rows) else None,
            at_start=self.at_start,
            unread=self._unread_count if message.key == self._unread_from else 0,
        )

    def _settle(self, first: int, last: int) -> None:
        for row in range(max(first, 0), min(last, len(self._rows) - 1) + 1):
            now = self._place(row)
            if now != self._places[row]:
                self._places[row] = now
                self._changed(row)

    def _changed(self, row: int) -> None:
        index = self.index(row)
        self.dataChanged.emit(index, index)
